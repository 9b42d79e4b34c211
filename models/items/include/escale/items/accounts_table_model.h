// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>

#include <QtCore/QAbstractTableModel>

#include <memory>

namespace escale {
class Fleet;
}

namespace escale::items {

/// The accounts of one migration, both legs in the row, sorted by name.
///
/// GUI thread. Reads a fleet that it does not own; rows are updated by id and never reset while the migration stays the
/// same. Holds nothing but the order of the rows and the pace that estimates are made with. Each cell has a SortRole, so a
/// QSortFilterProxyModel can sort by any column.
class AccountsTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        AccountColumn,
        WhereColumn,
        TestColumn,
        OutEstimateColumn,
        OutMeasuredColumn,
        VerifiedColumn,
        BackEstimateColumn,
        BackMeasuredColumn,
        BothLegsColumn,
        DnsColumn,
        AttemptsColumn,
        NoteColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit AccountsTableModel(QObject *parent = nullptr);
    ~AccountsTableModel() override;
    Q_DISABLE_COPY_MOVE(AccountsTableModel)

    /// Another fleet or migration is a reset; the same again does nothing.
    void setMigration(const Fleet *fleet, MigrationId migration);
    [[nodiscard]] MigrationId migration() const;

    [[nodiscard]] AccountId accountAt(int row) const;
    [[nodiscard]] int rowOf(AccountId account) const; ///< -1: not there

    /// Texts are made anew, after a change of language.
    void retranslate();
    /// Time has passed: what counts from now is announced again (running downtimes, rollback clocks).
    void refreshClocks();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Data;
    std::unique_ptr<Data> d;
};

} // namespace escale::items
