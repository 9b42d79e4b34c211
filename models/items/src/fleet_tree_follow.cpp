// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_tree_data.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

void FleetTreeModel::Data::build()
{
    makeSections();
    if (!fleet)
        return;
    for (const ServerId id : fleet->servers()) {
        Match result = Match::None;
        Node *node = addServer(*fleet->server(id), result);
        if (result == Match::None)
            continue;
        place(node, true);
        if (node->accountCount > 0)
            toIndex.insert(node);
    }
    for (Node *section : sections) {
        if (!section->shown.empty())
            place(section, true);
    }
    if (!toIndex.isEmpty())
        idle.start();
}

FleetTreeModel::Node *FleetTreeModel::Data::addServer(const Server &server, Match &result)
{
    Node *parent = parentFor(readFacts(server));
    auto made = std::make_unique<Node>();
    Node *node = made.get();
    node->kind = RowKind::Server;
    node->id = server.id.value();
    node->parent = parent;
    parent->children.push_back(std::move(made));
    servers.insert(server.id, node);
    readServer(node);
    node->accountCount = fleet->accountCountOf(server.id);
    QList<AccountId> found;
    result = match(node, &found);
    node->shownCount = result == Match::None ? 0 : result == Match::All ? node->accountCount : found.size();
    return node;
}

void FleetTreeModel::Data::serversChanged(const QList<ServerId> &ids)
{
    for (const ServerId id : ids) {
        const Server *server = fleet->server(id);
        Node *node = servers.value(id);
        if (!server) {
            if (node)
                detach(node);
            continue;
        }
        if (node && parentFor(readFacts(*server)) != node->parent)
            detach(std::exchange(node, nullptr));
        if (node) {
            updateServer(node);
            continue;
        }
        Match result = Match::None;
        node = addServer(*server, result);
        if (result != Match::None) {
            const Node *parent = node->parent;
            const Node *section = parent->kind == RowKind::Section ? parent : parent->parent;
            place(node, section->row < 0);
        }
        if (node->accountCount > 0) {
            toIndex.insert(node);
            idle.start();
        }
    }
    announceHiddenSections();
    Q_EMIT q->shownChanged();
}

/// Reads a server again and shows what has changed: its cells, its place, whether the filter still wants it.
void FleetTreeModel::Data::updateServer(Node *node)
{
    // Customers are announced before servers: one that is gone already is taken away when its turn comes.
    if (!fleet->server(ServerId(node->id)))
        return;
    const QByteArray key = node->key;
    const bool differs = readServer(node);
    if (!differs)
        return;
    if (Node *parent = parentFor(node->facts); parent != node->parent)
        regroup(node, parent);
    if (filtered)
        updateAccounts(node, nullptr);
    if (key != node->key)
        resort(node);
    announceNode(node);
    if (node->parent->kind != RowKind::Section)
        announceNode(node->parent);
}

void FleetTreeModel::Data::announceNode(const Node *node)
{
    if (!isVisible(node))
        return;
    const QModelIndex index = indexOfNode(node);
    Q_EMIT q->dataChanged(index, index);
}

/// Brings the rows below a server in line with the fleet and the filter. `changed`: announced where they stay.
void FleetTreeModel::Data::updateAccounts(Node *node, const QSet<AccountId> *changed)
{
    QList<AccountId> found;
    const Match result = match(node, &found);
    if (result == Match::None) {
        take(node);
        node->shownCount = 0;
        node->shownAccounts.clear();
        node->listed = false;
        node->exposed = false;
        return;
    }
    const qsizetype wantedCount = result == Match::All ? node->accountCount : found.size();
    if (node->row < 0) {
        node->shownCount = wantedCount;
        node->listed = false;
        node->exposed = false;
        place(node, false);
        return;
    }
    const QModelIndex parent = indexOfNode(node);
    if (!node->exposed) {
        // Nobody holds a row of it, so only their number matters.
        node->listed = false;
        node->shownAccounts.clear();
        if (wantedCount > node->shownCount) {
            q->beginInsertRows(parent, int(node->shownCount), int(wantedCount) - 1);
            node->shownCount = wantedCount;
            q->endInsertRows();
        } else if (wantedCount < node->shownCount) {
            q->beginRemoveRows(parent, int(wantedCount), int(node->shownCount) - 1);
            node->shownCount = wantedCount;
            q->endRemoveRows();
        }
        return;
    }
    if (result == Match::All)
        ensureIndex(node);
    const QList<AccountId> wanted = result == Match::All ? node->accounts : found;
    QList<AccountId> &shown = node->shownAccounts;
    if (shown != wanted) {
        const QSet<AccountId> kept(wanted.cbegin(), wanted.cend());
        for (qsizetype last = shown.size() - 1; last >= 0; --last) {
            if (kept.contains(shown.at(last)))
                continue;
            qsizetype first = last;
            while (first > 0 && !kept.contains(shown.at(first - 1)))
                --first;
            q->beginRemoveRows(parent, int(first), int(last));
            shown.remove(first, last - first + 1);
            node->shownCount = shown.size();
            q->endRemoveRows();
            last = first;
        }
        QSet<AccountId> there(shown.cbegin(), shown.cend());
        for (qsizetype row = 0; row < wanted.size(); ++row) {
            if (row < shown.size() && shown.at(row) == wanted.at(row))
                continue;
            if (there.contains(wanted.at(row))) {
                const qsizetype from = shown.indexOf(wanted.at(row), row);
                q->beginMoveRows(parent, int(from), int(from), parent, int(row));
                shown.move(from, row);
                q->endMoveRows();
                continue;
            }
            qsizetype end = row + 1;
            while (end < wanted.size() && !there.contains(wanted.at(end)))
                ++end;
            q->beginInsertRows(parent, int(row), int(end) - 1);
            shown.insert(row, end - row, AccountId());
            std::copy(wanted.cbegin() + row, wanted.cbegin() + end, shown.begin() + row);
            node->shownCount = shown.size();
            q->endInsertRows();
            row = end - 1;
        }
    }
    if (!changed)
        return;
    for (qsizetype row = 0; row < shown.size(); ++row) {
        if (changed->contains(shown.at(row))) {
            const QModelIndex index = q->createIndex(int(row), 0, node);
            Q_EMIT q->dataChanged(index, index);
        }
    }
}

void FleetTreeModel::Data::accountsChanged(const QList<AccountId> &ids)
{
    QHash<Node *, QSet<AccountId>> changed;
    QSet<ServerId> served;
    for (const AccountId id : ids) {
        if (Node *node = servers.value(fleet->accountHome(id)))
            changed[node].insert(id);
        served.insert(fleet->accountServedBy(id));
    }
    // A server that has lost one and gained none is not named by any id.
    for (Node *node : std::as_const(servers)) {
        if (node->accountCount != fleet->accountCountOf(ServerId(node->id)))
            changed[node];
    }
    for (const auto &[node, accounts] : changed.asKeyValueRange()) {
        node->accountCount = fleet->accountCountOf(ServerId(node->id));
        node->indexed = false;
        node->names.clear();
        node->accounts.clear();
        if (node->accountCount > 0)
            toIndex.insert(node);
        updateAccounts(node, &accounts);
    }
    // Whether a shared transit server has guests shows in its row.
    for (const ServerId id : std::as_const(served)) {
        if (Node *node = servers.value(id); node && node->facts.role == ServerRole::SharedTransit)
            updateServer(node);
    }
    if (!toIndex.isEmpty())
        idle.start();
    Q_EMIT q->shownChanged();
}

void FleetTreeModel::Data::announceAccount(AccountId account)
{
    Node *node = servers.value(fleet->accountHome(account));
    if (!node || !node->exposed || !isVisible(node))
        return;
    ensureList(node);
    const qsizetype row = node->shownAccounts.indexOf(account);
    if (row < 0)
        return;
    const QModelIndex index = q->createIndex(int(row), 0, node);
    Q_EMIT q->dataChanged(index, index);
}

void FleetTreeModel::Data::customersChanged(const QList<CustomerId> &ids)
{
    for (const CustomerId id : ids) {
        if (Node *node = grouping == Grouping::Customer ? groups.value(id.value()) : nullptr) {
            const Customer *customer = fleet->customer(id);
            node->name = customer ? customer->name : QString();
            node->key = folded(QStringView(node->name));
            resort(node);
            announceNode(node);
        }
        for (Node *server : std::as_const(servers)) {
            if (server->facts.customer == id)
                updateServer(server);
        }
    }
}

void FleetTreeModel::Data::migrationsChanged(const QList<MigrationId> &ids)
{
    QSet<Node *> touched;
    for (const MigrationId id : ids) {
        const MigrationFacts *facts = fleet->migration(id);
        if (facts) {
            touched.insert(servers.value(facts->server));
            touched.insert(servers.value(facts->transit.server));
            if (const AccountId account = fleet->migratingAccount(id); account.isValid()) {
                Node *home = servers.value(fleet->accountHome(account));
                if (home && filtered)
                    updateAccounts(home, nullptr);
                announceAccount(account);
            }
            continue;
        }
        for (Node *node : std::as_const(servers)) {
            if (node->facts.migration == id)
                touched.insert(node);
        }
    }
    touched.remove(nullptr);
    for (Node *node : std::as_const(touched)) {
        updateServer(node);
        // What accounts say depends on the migration's state as well: back on the new server, ready or not.
        if (node->exposed && node->shownCount > 0 && isVisible(node))
            Q_EMIT q->dataChanged(q->createIndex(0, 0, node), q->createIndex(int(node->shownCount) - 1, 0, node));
    }
}

void FleetTreeModel::Data::connectFleet()
{
    const Fleet *f = fleet;
    connect(f, &Fleet::serversChanged, q, [this](const QList<ServerId> &ids) { serversChanged(ids); });
    connect(f, &Fleet::customersChanged, q, [this](const QList<CustomerId> &ids) { customersChanged(ids); });
    connect(f, &Fleet::accountsChanged, q, [this](const QList<AccountId> &ids) { accountsChanged(ids); });
    connect(f, &Fleet::migrationsChanged, q, [this](const QList<MigrationId> &ids) { migrationsChanged(ids); });
    connect(f, &Fleet::migrationAccountsChanged, q, [this](MigrationId, const QList<AccountId> &ids) {
        for (const AccountId id : ids)
            announceAccount(id);
    });
    connect(f, &Fleet::tasksChanged, q, [this](const QList<TaskId> &ids) {
        for (const TaskId id : ids) {
            const Task *task = fleet->task(id);
            if (!task || !task->account.isValid())
                continue;
            announceAccount(task->account);
            // Those that wait behind it have another place in the queue once it is no longer live.
            if (!task->isLive()) {
                for (const TaskId waiting : fleet->liveTasksOf(task->migration))
                    announceAccount(fleet->task(waiting)->account);
            }
        }
    });
    connect(f, &Fleet::meChanged, q, [this] { q->refreshClocks(); });
    connect(f, &Fleet::presenceChanged, q, [this](const QList<ServerId> &ids) {
        for (const ServerId id : ids) {
            if (const Node *node = servers.value(id))
                announceNode(node);
        }
    });
    connect(f, &QObject::destroyed, q, [this] {
        q->beginResetModel();
        fleet.clear();
        build();
        q->endResetModel();
    });
    connect(f, &Fleet::reset, q, [this] {
        q->beginResetModel();
        build();
        q->endResetModel();
        Q_EMIT q->shownChanged();
    });
}

} // namespace escale::items
