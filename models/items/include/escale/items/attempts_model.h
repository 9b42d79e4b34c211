// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/desk_table_model.h>

namespace escale::items {

/// All tries of one account, the latest first: which leg, when, how long, the estimate beside what was measured, and what
/// came of it. What is shared with the desk's tables is DeskTableModel's.
class AttemptsModel final : public DeskTableModel {
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        LegColumn,
        StartedColumn,
        TookColumn,
        EstimateColumn,
        MeasuredColumn,
        OutcomeColumn,
        ColumnCount
    };

    explicit AttemptsModel(QObject *parent = nullptr);

    void setAccount(MigrationId migration, AccountId account);

protected:
    [[nodiscard]] QList<DeskRow> read(const Fleet &fleet) const override;
    [[nodiscard]] QString header(int column) const override;
    [[nodiscard]] bool isNumber(int column) const override { return column == NumberColumn; }

private:
    MigrationId m_migration;
    AccountId m_account;
};

} // namespace escale::items
