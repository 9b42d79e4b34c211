// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/fleet/fleet.h>
#include <escale/items/accounts_table_model.h>
#include <escale/items/roles.h>
#include <escale/migration/estimate.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QPointer>

#include <optional>

/// What AccountsTableModel is made of: rows that follow the fleet in one file, what they say in another.
namespace escale::items {

/// The context that the table's texts are translated in.
struct AccountsTable {
    Q_DECLARE_TR_FUNCTIONS(AccountsTable)
};

struct AccountsTableModel::Data {
    AccountsTableModel *q = nullptr;
    QPointer<const Fleet> fleet;
    MigrationId id;
    QList<AccountId> rows; ///< by name
    std::optional<migration::Pace> pace;

    [[nodiscard]] const migration::MigrationFacts *facts() const { return fleet ? fleet->migration(id) : nullptr; }
    [[nodiscard]] QList<AccountId> wanted() const;
    void learn();
    void update(const QList<AccountId> &changed);
    void announce(int firstColumn, int lastColumn);
    [[nodiscard]] migration::Estimate estimateOf(const migration::AccountFacts &account, migration::Leg leg) const;
    [[nodiscard]] QString measured(const migration::AccountFacts &account, migration::Leg leg) const;
    [[nodiscard]] QString note(const migration::AccountFacts &account) const;
    [[nodiscard]] QVariant sortKey(const migration::AccountFacts &account, int column) const;
    [[nodiscard]] QString text(const migration::AccountFacts &account, int column) const;
    [[nodiscard]] std::optional<double> progressOf(const migration::AccountFacts &account) const;
};

} // namespace escale::items
