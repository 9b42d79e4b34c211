// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>

#include <QtCore/QAbstractItemModel>

#include <memory>

namespace escale {
class Fleet;
}

namespace escale::items {

/// The tree of the left side: sections, customers, servers, accounts, with a filter of its own.
///
/// GUI thread. Reads a fleet that it does not own and follows its signals. Holds a few hundred bytes a server; the rows of
/// accounts are made when somebody looks at them, so that a fleet of hundreds of thousands of accounts costs little.
/// An account has exactly one row, under the server that it belongs to, wherever it is served from. Rows are updated by id:
/// the model is reset only when the fleet is. A change of the filter keeps the persistent indexes of the rows that stay.
class FleetTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    /// What holds client servers together. Server: nothing, one list in the order of the names.
    enum class Grouping { Customer, Server, Step, Turn, Deadline };
    Q_ENUM(Grouping)

    explicit FleetTreeModel(QObject *parent = nullptr);
    ~FleetTreeModel() override;
    Q_DISABLE_COPY_MOVE(FleetTreeModel)

    /// Null lets go of it.
    void setFleet(const Fleet *fleet);
    [[nodiscard]] const Fleet *fleet() const;

    /// Another grouping makes the tree anew, with one reset.
    void setGrouping(Grouping grouping);
    [[nodiscard]] Grouping grouping() const;

    /// See FilterQuery for what it understands.
    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const;
    /// Whether the filter holds anything that can leave rows out.
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] int shownServers() const;
    [[nodiscard]] qsizetype shownAccounts() const;
    /// Whether the filter speaks of accounts, so that the servers shown are worth opening.
    [[nodiscard]] bool filterFindsAccounts() const;

    /// Invalid where the row is not there or is filtered out.
    [[nodiscard]] QModelIndex indexOf(ServerId server) const;
    [[nodiscard]] QModelIndex indexOf(AccountId account) const;
    [[nodiscard]] QModelIndex indexOf(CustomerId customer) const;

    /// Texts are made anew, after a change of language.
    void retranslate();
    /// Time has passed: clocks are counted again and rows whose badge says something else are announced.
    void refreshClocks();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// What is shown has changed in number: after a filter, or after rows came or went.
    void shownChanged();

private:
    friend class ConnectionsTreeModel; ///< finds the tree that an index belongs to by its node

    struct Node;
    struct Data;
    std::unique_ptr<Data> d;
};

} // namespace escale::items
