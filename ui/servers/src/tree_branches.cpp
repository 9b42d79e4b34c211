// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree_branches.h"

#include "tree_view.h"

#include <escale/items/connections_tree_model.h>
#include <escale/items/roles.h>

#include <QtCore/QItemSelectionModel>
#include <QtCore/QPointer>
#include <QtCore/QScopedValueRollback>

#include <algorithm>

namespace escale::ui {

using namespace items;

namespace {
// A filter that finds no more accounts than this opens their servers by itself.
constexpr qsizetype fewAccounts = 200;
} // namespace

TreeBranches::TreeBranches(TreeView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
    , m_model(new FleetTreeModel(this))
    , m_all(new ConnectionsTreeModel(this))
{
    m_branches[m_front].model = m_model;
    connect(m_model, &FleetTreeModel::shownChanged, this, &TreeBranches::shownChanged);
    connect(&m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) { noteExpansion(index, true); });
    connect(&m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) { noteExpansion(index, false); });
    showTrees(false);
}

TreeBranches::~TreeBranches()
{
    // The trees go one after another, and what follows them must not ask for one that is gone.
    for (const QMetaObject::Connection &connection : std::as_const(m_following))
        disconnect(connection);
    m_view.disconnect(this);
    for (auto &[key, branch] : m_branches)
        branch.model->disconnect(this);
}

TreeBranches::Branch *TreeBranches::branchOf(const QModelIndex &index)
{
    if (!m_several)
        return &m_branches[m_front];
    const auto at = m_branches.find(m_all->keyOf(index));
    return at == m_branches.end() ? nullptr : &at->second;
}

QModelIndex TreeBranches::toView(const FleetTreeModel *tree, const QModelIndex &index) const
{
    return m_several ? m_all->mapFromTree(tree, index) : index;
}

TreeBranches::Branch &TreeBranches::addBranch(const QString &key)
{
    Branch &branch = m_branches[key];
    branch.model = new FleetTreeModel(this);
    branch.model->setGrouping(m_model->grouping());
    branch.model->setFilter(m_model->filter());
    connect(branch.model, &FleetTreeModel::shownChanged, this, &TreeBranches::shownChanged);
    return branch;
}

void TreeBranches::showTrees(bool several)
{
    m_several = several;
    auto *model = several ? static_cast<QAbstractItemModel *>(m_all) : m_model;
    if (m_view.model() == model)
        return;
    for (const QMetaObject::Connection &connection : std::as_const(m_following))
        disconnect(connection);
    const QPointer<QItemSelectionModel> before = m_view.selectionModel();
    m_view.setModel(model);
    delete before;
    m_view.setRootIsDecorated(several); // a row that can be closed needs room for its sign
    m_following = {connect(model, &QAbstractItemModel::rowsInserted, this, &TreeBranches::expandInserted),
                   connect(model, &QAbstractItemModel::modelReset, this, [this] { applyExpansion(); })};
}

void TreeBranches::setConnections(const QList<TreeConnection> &connections, const QString &frontKey)
{
    if (connections.isEmpty() && !m_several)
        return;
    const auto isNamed = [&](const QString &key) {
        return std::ranges::any_of(connections, [&](const TreeConnection &c) { return c.key == key; });
    };
    const QString frontBefore = m_front;
    const qsizetype rowsBefore = m_all->connections().size();
    // The first of them takes over the tree that is there.
    if (!isNamed(m_front) && !connections.isEmpty() && m_branches.size() == 1) {
        const QString taken = isNamed(frontKey) ? frontKey : connections.first().key;
        Branch branch = std::move(m_branches.begin()->second);
        m_branches.clear();
        m_branches[taken] = std::move(branch);
        m_front = taken;
    }
    QList<ConnectionsTreeModel::Connection> rows;
    for (const TreeConnection &connection : connections) {
        const auto known = m_branches.find(connection.key);
        Branch &branch = known == m_branches.end() ? addBranch(connection.key) : known->second;
        branch.model->setFleet(connection.fleet);
        rows.append(
            {.key = connection.key, .name = connection.name, .remark = connection.remark, .tree = branch.model});
    }
    if (isNamed(frontKey))
        m_front = frontKey;
    m_model = m_branches[m_front].model;
    if (rows.size() > 1) {
        m_all->setConnections(rows);
        showTrees(true);
    } else {
        showTrees(false);
        m_all->setConnections({});
    }
    for (auto it = m_branches.begin(); it != m_branches.end();) {
        if (it->first != m_front && !isNamed(it->first)) {
            it->second.model->deleteLater();
            it = m_branches.erase(it);
        } else {
            ++it;
        }
    }
    // A change of a name or a state folds and unfolds nothing.
    if (m_front != frontBefore || rowsBefore != m_all->connections().size())
        applyExpansion();
}

QString TreeBranches::keyOf(const QModelIndex &shown) const
{
    return m_several ? m_all->keyOf(shown) : m_front;
}

QModelIndex TreeBranches::shown(const QModelIndex &ofFront) const
{
    return ofFront.isValid() ? toView(m_model, ofFront) : ofFront;
}

bool TreeBranches::isEmpty() const
{
    return std::ranges::all_of(m_branches, [](const auto &each) { return each.second.model->rowCount() == 0; });
}

void TreeBranches::setFilter(const QString &text)
{
    for (auto &[key, branch] : m_branches)
        branch.model->setFilter(text);
}

void TreeBranches::setGrouping(FleetTreeModel::Grouping grouping)
{
    for (auto &[key, branch] : m_branches) {
        branch.closedCustomers.clear(); // they were groups of another kind
        branch.model->setGrouping(grouping);
    }
}

void TreeBranches::refreshClocks()
{
    for (auto &[key, branch] : m_branches)
        branch.model->refreshClocks();
}

void TreeBranches::retranslate()
{
    for (auto &[key, branch] : m_branches)
        branch.model->retranslate();
}

QModelIndex TreeBranches::firstFound()
{
    QList<Branch *> branches{&m_branches[m_front]};
    for (auto &[key, branch] : m_branches) {
        if (&branch != branches.first())
            branches.append(&branch);
    }
    for (const Branch *branch : std::as_const(branches)) {
        const FleetTreeModel *tree = branch->model;
        QModelIndex index = tree->index(0, 0);
        while (index.isValid() && RowKind(index.data(KindRole).toInt()) != RowKind::Server)
            index = tree->index(0, 0, index);
        if (!index.isValid())
            continue;
        const bool accounts = m_view.isExpanded(toView(tree, index)) && tree->filterFindsAccounts()
                              && !branch->openServers.contains(index.data(IdRole).toLongLong());
        return toView(tree, accounts ? tree->index(0, 0, index) : index);
    }
    return {};
}

void TreeBranches::noteExpansion(const QModelIndex &index, bool open)
{
    Branch *branch = branchOf(index);
    if (m_applying || !branch)
        return;
    const qint64 id = index.data(IdRole).toLongLong();
    const auto note = [id](QSet<qint64> &set, bool in) {
        if (in)
            set.insert(id);
        else
            set.remove(id);
    };
    switch (RowKind(index.data(KindRole).toInt())) {
    case RowKind::Section:
        if (!open) { // headings stay open
            const QScopedValueRollback applying(m_applying, true);
            m_view.expand(index);
        }
        break;
    case RowKind::Connection:
        branch->closed = !open;
        break;
    case RowKind::Customer:
    case RowKind::Group:
        note(branch->closedCustomers, !open);
        break;
    default:
        note(branch->openServers, open);
    }
}

void TreeBranches::applyExpansion()
{
    const QScopedValueRollback applying(m_applying, true);
    m_view.beginExpanding();
    for (auto &[key, branch] : m_branches)
        applyExpansion(branch);
}

void TreeBranches::applyExpansion(Branch &branch)
{
    const FleetTreeModel *tree = branch.model;
    const bool openFound = tree->isFiltered() && tree->filterFindsAccounts() && tree->shownAccounts() <= fewAccounts;
    // The row that the window shows is not folded away.
    const QModelIndex holder = m_view.currentIndex().parent();
    const QModelIndex top = toView(tree, {});
    if (m_several && top.isValid())
        m_view.setExpanded(top, !branch.closed || tree->isFiltered());
    for (int s = 0; s < tree->rowCount(); ++s) {
        const QModelIndex section = tree->index(s, 0);
        m_view.setExpanded(toView(tree, section), true);
        const auto openServer = [&](const QModelIndex &server) {
            const QModelIndex shown = toView(tree, server);
            const bool open =
                openFound || shown == holder || branch.openServers.contains(server.data(IdRole).toLongLong());
            if (open != m_view.isExpanded(shown))
                m_view.setExpanded(shown, open);
        };
        for (int row = 0; row < tree->rowCount(section); ++row) {
            const QModelIndex child = tree->index(row, 0, section);
            if (RowKind(child.data(KindRole).toInt()) == RowKind::Server) {
                openServer(child);
                continue;
            }
            const QModelIndex shown = toView(tree, child);
            const bool open = tree->isFiltered() || !branch.closedCustomers.contains(child.data(IdRole).toLongLong());
            if (open != m_view.isExpanded(shown))
                m_view.setExpanded(shown, open);
            for (int i = 0; i < tree->rowCount(child); ++i)
                openServer(tree->index(i, 0, child));
        }
    }
}

void TreeBranches::expandInserted(const QModelIndex &parent, int first, int last)
{
    const QScopedValueRollback applying(m_applying, true);
    const QAbstractItemModel *model = m_view.model();
    const auto open = [this, model](const auto &self, const QModelIndex &index) -> void {
        const Branch *branch = branchOf(index);
        if (!branch)
            return;
        const qint64 id = index.data(IdRole).toLongLong();
        switch (RowKind(index.data(KindRole).toInt())) {
        case RowKind::Section:
        case RowKind::Connection:
            m_view.expand(index);
            break;
        case RowKind::Customer:
        case RowKind::Group:
            if (branch->model->isFiltered() || !branch->closedCustomers.contains(id))
                m_view.expand(index);
            break;
        case RowKind::Server:
            if (branch->openServers.contains(id))
                m_view.expand(index);
            return;
        default:
            return;
        }
        for (int row = 0; row < model->rowCount(index); ++row)
            self(self, model->index(row, 0, index));
    };
    // Accounts have nothing to open, and there may be very many of them.
    if (RowKind(parent.data(KindRole).toInt()) == RowKind::Server && parent.isValid())
        return;
    for (int row = first; row <= last; ++row)
        open(open, model->index(row, 0, parent));
}

} // namespace escale::ui
