// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/fleet_tree_model.h>

#include "fleet_tree_data.h"

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

FleetTreeModel::FleetTreeModel(QObject *parent) : QAbstractItemModel(parent), d(std::make_unique<Data>())
{
    d->q = this;
    d->makeSections();
    d->idle.setInterval(0);
    connect(&d->idle, &QTimer::timeout, this, [this] { d->indexSome(); });
}

FleetTreeModel::~FleetTreeModel() = default;

void FleetTreeModel::setFleet(const Fleet *fleet)
{
    if (d->fleet == fleet)
        return;
    beginResetModel();
    if (d->fleet)
        disconnect(d->fleet, nullptr, this, nullptr);
    d->fleet = fleet;
    d->build();
    if (fleet)
        d->connectFleet();
    endResetModel();
    Q_EMIT shownChanged();
}

const Fleet *FleetTreeModel::fleet() const
{
    return d->fleet;
}

void FleetTreeModel::setGrouping(Grouping grouping)
{
    if (d->grouping == grouping)
        return;
    beginResetModel();
    d->grouping = grouping;
    d->build();
    endResetModel();
    Q_EMIT shownChanged();
}

FleetTreeModel::Grouping FleetTreeModel::grouping() const
{
    return d->grouping;
}

void FleetTreeModel::setFilter(const QString &text)
{
    if (d->filterText == text)
        return;
    const bool was = d->filtered;
    d->setQuery(text);
    if (d->fleet && (was || d->filtered))
        d->refilter();
}

QString FleetTreeModel::filter() const
{
    return d->filterText;
}

bool FleetTreeModel::isFiltered() const
{
    return d->filtered;
}

int FleetTreeModel::shownServers() const
{
    int count = 0;
    for (const Node *node : std::as_const(d->servers))
        count += node->row >= 0;
    return count;
}

qsizetype FleetTreeModel::shownAccounts() const
{
    qsizetype count = 0;
    for (const Node *node : std::as_const(d->servers))
        count += node->row >= 0 ? node->shownCount : 0;
    return count;
}

bool FleetTreeModel::filterFindsAccounts() const
{
    return !d->query.words.isEmpty() || !d->query.accounts.isEmpty();
}

QModelIndex FleetTreeModel::indexOf(ServerId server) const
{
    const Node *node = d->servers.value(server);
    return node && d->isVisible(node) ? d->indexOfNode(node) : QModelIndex();
}

QModelIndex FleetTreeModel::indexOf(AccountId account) const
{
    if (!d->fleet)
        return {};
    Node *node = d->servers.value(d->fleet->accountHome(account));
    if (!node || !d->isVisible(node))
        return {};
    d->ensureList(node);
    const qsizetype row = node->shownAccounts.indexOf(account);
    return row < 0 ? QModelIndex() : index(int(row), 0, d->indexOfNode(node));
}

QModelIndex FleetTreeModel::indexOf(CustomerId customer) const
{
    const Node *node = d->grouping == Grouping::Customer ? d->groups.value(customer.value()) : nullptr;
    return node && d->isVisible(node) ? d->indexOfNode(node) : QModelIndex();
}

void FleetTreeModel::retranslate()
{
    for (Node *node : std::as_const(d->servers)) {
        if (d->fleet)
            node->clock = clockTextOf(node->facts.clock, d->now());
    }
    const auto announce = [this](const auto &self, Node *parent) -> void {
        if (!parent->shown.empty())
            Q_EMIT dataChanged(createIndex(0, 0, parent), createIndex(int(parent->shown.size()) - 1, 0, parent));
        if (parent->kind == RowKind::Server && parent->exposed && parent->shownCount > 0)
            Q_EMIT dataChanged(createIndex(0, 0, parent), createIndex(int(parent->shownCount) - 1, 0, parent));
        for (Node *child : parent->shown)
            self(self, child);
    };
    announce(announce, &d->root);
}

void FleetTreeModel::refreshClocks()
{
    if (!d->fleet)
        return;
    for (Node *node : std::as_const(d->servers)) {
        if (node->facts.clock.isValid() || node->facts.migration.isValid()) {
            // A deadline may have come nearer without any fact having changed.
            if (Node *parent = d->parentFor(node->facts); parent != node->parent)
                d->regroup(node, parent);
            d->updateServer(node);
        }
    }
}

QModelIndex FleetTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || (parent.isValid() && parent.column() != 0))
        return {};
    Node *in = &d->root;
    if (parent.isValid()) {
        Node *above = static_cast<Node *>(parent.internalPointer());
        if (above->kind == RowKind::Server) // accounts have nothing below them
            return {};
        in = above->shown.at(std::size_t(parent.row()));
    }
    if (in->kind == RowKind::Server) {
        if (row >= in->shownCount)
            return {};
        in->exposed = true;
        d->ensureList(in);
    } else if (std::size_t(row) >= in->shown.size()) {
        return {};
    }
    return createIndex(row, 0, in);
}

QModelIndex FleetTreeModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? d->indexOfNode(static_cast<const Node *>(child.internalPointer())) : QModelIndex();
}

int FleetTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(d->root.shown.size());
    const Node *above = static_cast<const Node *>(parent.internalPointer());
    if (above->kind == RowKind::Server || parent.column() != 0)
        return 0;
    const Node *node = above->shown.at(std::size_t(parent.row()));
    return node->kind == RowKind::Server ? int(node->shownCount) : int(node->shown.size());
}

int FleetTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

bool FleetTreeModel::hasChildren(const QModelIndex &parent) const
{
    return rowCount(parent) > 0;
}

QVariant FleetTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !d->fleet)
        return {};
    const Node *in = static_cast<const Node *>(index.internalPointer());
    if (in->kind == RowKind::Server)
        return d->accountData(in, in->shownAccounts.value(index.row()), role);
    return d->nodeData(in->shown.at(std::size_t(index.row())), role);
}

Qt::ItemFlags FleetTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Node *in = static_cast<const Node *>(index.internalPointer());
    if (in->kind == RowKind::Server)
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    // A section is a heading: the keyboard steps over it.
    return in == &d->root ? Qt::ItemIsEnabled : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QHash<int, QByteArray> FleetTreeModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractItemModel::roleNames();
    names.insert({{KindRole, "kind"_ba},
                  {IdRole, "id"_ba},
                  {NameRole, "name"_ba},
                  {SecondaryRole, "secondary"_ba},
                  {MarkRole, "mark"_ba},
                  {StepRole, "step"_ba},
                  {DoneRole, "done"_ba},
                  {TotalRole, "total"_ba},
                  {ProgressRole, "progress"_ba},
                  {BadgeRole, "badge"_ba},
                  {BadgeKindRole, "badgeKind"_ba},
                  {ClockRole, "clock"_ba},
                  {ClockKindRole, "clockKind"_ba},
                  {TurnRole, "turn"_ba},
                  {SeverityRole, "severity"_ba},
                  {ServerIdRole, "serverId"_ba},
                  {AccountIdRole, "accountId"_ba},
                  {MigrationIdRole, "migrationId"_ba}});
    return names;
}

} // namespace escale::items
