// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/connections_tree_model.h>

#include "fleet_tree_data.h"

#include <algorithm>

namespace escale::items {

// An index of ours below a connection holds what the tree's own index holds: a node of that tree, which leads to its root
// and so to the tree. The row of a connection holds nothing.

ConnectionsTreeModel::ConnectionsTreeModel(QObject *parent) : QAbstractItemModel(parent) {}

ConnectionsTreeModel::~ConnectionsTreeModel() = default;

QList<ConnectionsTreeModel::Connection> ConnectionsTreeModel::connections() const
{
    QList<Connection> list;
    for (const auto &row : m_rows)
        list.append(row->connection);
    return list;
}

void ConnectionsTreeModel::setConnections(const QList<Connection> &connections)
{
    const auto make = [this](const Connection &connection) {
        follow(connection.tree);
        auto row = std::make_unique<Row>();
        row->connection = connection;
        return row;
    };
    const auto isNamed = [](const auto &list, const QString &key) {
        return std::ranges::any_of(list, [&](const Connection &c) { return c.key == key; });
    };
    const bool wasFlat = !m_several;
    const bool same = wasFlat && connections.size() == 1 && m_rows.size() == 1
                      && connections.first().tree == m_rows.front()->connection.tree;
    if (same) {
        m_rows.front()->connection = connections.first();
        return;
    }
    if (wasFlat || connections.size() <= 1) {
        beginResetModel();
        for (const auto &row : m_rows)
            row->connection.tree->disconnect(this);
        m_rows.clear();
        m_several = connections.size() > 1;
        for (const Connection &connection : connections)
            m_rows.push_back(make(connection));
        endResetModel();
        return;
    }
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        const Connection &known = m_rows[std::size_t(i)]->connection;
        const auto again = std::ranges::find(connections, known.key, &Connection::key);
        if (again != connections.end() && again->tree == known.tree)
            continue;
        beginRemoveRows({}, i, i);
        known.tree->disconnect(this);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    const QList<Connection> known = this->connections();
    for (const Connection &connection : connections) {
        if (isNamed(known, connection.key)) {
            const auto at =
                std::ranges::find_if(m_rows, [&](const auto &row) { return row->connection.key == connection.key; });
            if ((*at)->connection != connection) {
                (*at)->connection = connection;
                const QModelIndex changed = index(int(at - m_rows.begin()), 0);
                Q_EMIT dataChanged(changed, changed);
            }
            continue;
        }
        const int end = int(m_rows.size());
        beginInsertRows({}, end, end);
        m_rows.push_back(make(connection));
        endInsertRows();
    }
}

int ConnectionsTreeModel::rowOf(const FleetTreeModel *tree) const
{
    const auto at = std::ranges::find_if(m_rows, [&](const auto &row) { return row->connection.tree == tree; });
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

QModelIndex ConnectionsTreeModel::rootOf(const FleetTreeModel *tree) const
{
    return hasConnectionRows() ? index(rowOf(tree), 0) : QModelIndex();
}

const ConnectionsTreeModel::Row *ConnectionsTreeModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return hasConnectionRows() || m_rows.empty() ? nullptr : m_rows.front().get();
    if (!index.internalPointer())
        return m_rows[std::size_t(index.row())].get();
    const FleetTreeModel::Node *node = static_cast<const FleetTreeModel::Node *>(index.internalPointer());
    while (node->parent)
        node = node->parent;
    const auto at =
        std::ranges::find_if(m_rows, [&](const auto &row) { return &row->connection.tree->d->root == node; });
    return at == m_rows.end() ? nullptr : at->get();
}

FleetTreeModel *ConnectionsTreeModel::treeOf(const QModelIndex &index) const
{
    const Row *row = index.isValid() ? rowAt(index) : nullptr;
    return row ? row->connection.tree : nullptr;
}

QString ConnectionsTreeModel::keyOf(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    return row ? row->connection.key : QString();
}

QModelIndex ConnectionsTreeModel::mapToTree(const QModelIndex &index) const
{
    const FleetTreeModel *tree = index.internalPointer() ? treeOf(index) : nullptr;
    return tree ? tree->createIndex(index.row(), index.column(), index.internalPointer()) : QModelIndex();
}

QModelIndex ConnectionsTreeModel::mapFromTree(const FleetTreeModel *tree, const QModelIndex &index) const
{
    const int row = rowOf(tree);
    if (row < 0 || m_rows[std::size_t(row)]->hidden)
        return {};
    return index.isValid() ? createIndex(index.row(), index.column(), index.internalPointer()) : rootOf(tree);
}

void ConnectionsTreeModel::follow(FleetTreeModel *tree)
{
    connect(tree, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this, tree](const QModelIndex &parent, int first, int last) {
                beginInsertRows(mapFromTree(tree, parent), first, last);
            });
    connect(tree, &QAbstractItemModel::rowsInserted, this, [this] { endInsertRows(); });
    connect(tree, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this, tree](const QModelIndex &parent, int first, int last) {
                beginRemoveRows(mapFromTree(tree, parent), first, last);
            });
    connect(tree, &QAbstractItemModel::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(tree, &QAbstractItemModel::rowsAboutToBeMoved, this,
            [this, tree](const QModelIndex &from, int first, int last, const QModelIndex &to, int row) {
                beginMoveRows(mapFromTree(tree, from), first, last, mapFromTree(tree, to), row);
            });
    connect(tree, &QAbstractItemModel::rowsMoved, this, [this] { endMoveRows(); });
    connect(tree, &QAbstractItemModel::dataChanged, this,
            [this, tree](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                Q_EMIT dataChanged(mapFromTree(tree, first), mapFromTree(tree, last), roles);
            });
    connect(tree, &QAbstractItemModel::layoutAboutToBeChanged, this, [this, tree] {
        Q_EMIT layoutAboutToBeChanged();
        Row &row = *m_rows[std::size_t(rowOf(tree))];
        const QModelIndexList held = persistentIndexList();
        for (const QModelIndex &index : held) {
            if (index.internalPointer() && treeOf(index) == tree) {
                m_held.append(index);
                row.moving.append(mapToTree(index));
            }
        }
    });
    connect(tree, &QAbstractItemModel::layoutChanged, this, [this, tree] {
        Row &row = *m_rows[std::size_t(rowOf(tree))];
        QModelIndexList now;
        for (const QPersistentModelIndex &index : std::as_const(row.moving))
            now.append(index.isValid() ? mapFromTree(tree, index) : QModelIndex());
        changePersistentIndexList(m_held, now);
        m_held.clear();
        row.moving.clear();
        Q_EMIT layoutChanged();
    });
    // With several, the others keep their rows: this one's go, and come again.
    connect(tree, &QAbstractItemModel::modelAboutToBeReset, this, [this, tree] {
        if (!hasConnectionRows()) {
            beginResetModel();
            return;
        }
        Row &row = *m_rows[std::size_t(rowOf(tree))];
        const int count = tree->rowCount();
        if (count > 0)
            beginRemoveRows(rootOf(tree), 0, count - 1);
        row.hidden = true;
        if (count > 0)
            endRemoveRows();
    });
    connect(tree, &QAbstractItemModel::modelReset, this, [this, tree] {
        if (!hasConnectionRows()) {
            endResetModel();
            return;
        }
        Row &row = *m_rows[std::size_t(rowOf(tree))];
        const int count = tree->rowCount();
        if (count > 0)
            beginInsertRows(rootOf(tree), 0, count - 1);
        row.hidden = false;
        if (count > 0)
            endInsertRows();
    });
    connect(tree, &QObject::destroyed, this, [this, tree] {
        // Whoever takes a tree away says so before; this is for the end of everything.
        const auto gone = std::ranges::find_if(m_rows, [&](const auto &row) { return row->connection.tree == tree; });
        if (gone == m_rows.end())
            return;
        beginResetModel();
        m_rows.erase(gone);
        endResetModel();
    });
}

QModelIndex ConnectionsTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0)
        return {};
    if (!parent.isValid() && hasConnectionRows())
        return std::size_t(row) < m_rows.size() ? createIndex(row, 0, nullptr) : QModelIndex();
    const Row *in = rowAt(parent);
    if (!in || in->hidden)
        return {};
    const QModelIndex found = in->connection.tree->index(row, column, mapToTree(parent));
    return found.isValid() ? createIndex(row, column, found.internalPointer()) : QModelIndex();
}

QModelIndex ConnectionsTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || !child.internalPointer())
        return {};
    const FleetTreeModel *tree = treeOf(child);
    return tree ? mapFromTree(tree, tree->parent(mapToTree(child))) : QModelIndex();
}

int ConnectionsTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid() && hasConnectionRows())
        return int(m_rows.size());
    const Row *in = parent.column() > 0 ? nullptr : rowAt(parent);
    return in && !in->hidden ? in->connection.tree->rowCount(mapToTree(parent)) : 0;
}

int ConnectionsTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool ConnectionsTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant ConnectionsTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalPointer()) {
        const FleetTreeModel *tree = treeOf(index);
        return tree ? tree->data(mapToTree(index), role) : QVariant();
    }
    const Connection &connection = m_rows[std::size_t(index.row())]->connection;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return connection.name;
    case Qt::AccessibleTextRole:
        return connection.remark.isEmpty() ? connection.name
                                           : connection.name + QStringLiteral(", ") + connection.remark;
    case SecondaryRole:
        return connection.remark.isEmpty() ? QVariant() : connection.remark;
    case KindRole:
        return int(RowKind::Connection);
    default:
        return {};
    }
}

Qt::ItemFlags ConnectionsTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (!index.internalPointer())
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    const FleetTreeModel *tree = treeOf(index);
    return tree ? tree->flags(mapToTree(index)) : Qt::NoItemFlags;
}

QHash<int, QByteArray> ConnectionsTreeModel::roleNames() const
{
    return m_rows.empty() ? QAbstractItemModel::roleNames() : m_rows.front()->connection.tree->roleNames();
}

} // namespace escale::items
