// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QAbstractItemModel>

#include <memory>
#include <vector>

namespace escale::items {

class FleetTreeModel;

/// The trees of several connections in one: a row for each connection, its fleet's tree below it. With a single connection
/// there is nothing to tell apart, and the model is that connection's tree as it is.
///
/// GUI thread. Owns no tree; follows each of them row by row, so that what is selected and open in one of them stays when
/// another changes. A tree that is reset is taken out and put in again, and the others stay.
class ConnectionsTreeModel final : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit ConnectionsTreeModel(QObject *parent = nullptr);
    ~ConnectionsTreeModel() override;
    Q_DISABLE_COPY_MOVE(ConnectionsTreeModel)

    struct Connection {
        QString key; ///< what the window calls it by
        QString name; ///< the platform's
        QString remark; ///< a word or two on its state; empty: all is well
        FleetTreeModel *tree = nullptr;

        friend bool operator==(const Connection &, const Connection &) = default;
    };
    /// Those that stay keep their rows. One becoming several, or the reverse, is a reset.
    void setConnections(const QList<Connection> &connections);
    [[nodiscard]] QList<Connection> connections() const;

    [[nodiscard]] QModelIndex mapFromTree(const FleetTreeModel *tree, const QModelIndex &index) const;
    /// Invalid for the row of a connection.
    [[nodiscard]] QModelIndex mapToTree(const QModelIndex &index) const;
    /// Null for an invalid index.
    [[nodiscard]] FleetTreeModel *treeOf(const QModelIndex &index) const;
    [[nodiscard]] QString keyOf(const QModelIndex &index) const;
    /// Whether there is a row for each connection.
    [[nodiscard]] bool hasConnectionRows() const { return m_several; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        Connection connection;
        bool hidden = false; ///< the tree is being made anew: it has no rows for us just now
        QList<QPersistentModelIndex> moving; ///< while the tree's order changes: its rows that somebody holds
    };

    void follow(FleetTreeModel *tree);
    [[nodiscard]] int rowOf(const FleetTreeModel *tree) const;
    [[nodiscard]] const Row *rowAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex rootOf(const FleetTreeModel *tree) const;

    std::vector<std::unique_ptr<Row>> m_rows;
    bool m_several = false;
    QModelIndexList m_held; ///< our indexes of Row::moving
};

} // namespace escale::items
