// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/fleet_tree_model.h>
#include <escale/ui/servers/tree_connection.h>

#include <QtCore/QObject>
#include <QtCore/QSet>

#include <map>

namespace escale::items {
class ConnectionsTreeModel;
}

namespace escale::ui {

class TreeView;

/// The trees that a view shows: one, or one below the row of each connection; and what of each somebody has opened and
/// closed, by id, also while a filter hides it. There is always one in front. The view is not owned, and outlives this.
class TreeBranches final : public QObject {
    Q_OBJECT

public:
    TreeBranches(TreeView &view, QObject *parent);
    ~TreeBranches() override;
    Q_DISABLE_COPY_MOVE(TreeBranches)

    /// A branch for each; what was open of those that stay, stays so. One or none: the tree in front, alone.
    void setConnections(const QList<TreeConnection> &connections, const QString &frontKey);
    [[nodiscard]] bool areSeveral() const { return m_several; }
    [[nodiscard]] items::FleetTreeModel *front() const { return m_model; }
    [[nodiscard]] const QString &frontKey() const { return m_front; }
    /// Of the connection that a row of the view belongs to.
    [[nodiscard]] QString keyOf(const QModelIndex &shown) const;
    /// A row of the tree in front, as the view counts it; an invalid one stays so.
    [[nodiscard]] QModelIndex shown(const QModelIndex &ofFront) const;
    /// An account if the filter speaks of accounts, else a server. Of the connection in front, if it has any.
    [[nodiscard]] QModelIndex firstFound();
    [[nodiscard]] bool isEmpty() const;

    void setFilter(const QString &text);
    void setGrouping(items::FleetTreeModel::Grouping grouping);
    void refreshClocks();
    void retranslate();
    /// Opens what somebody has opened, and what a filter that finds few accounts has found.
    void applyExpansion();

Q_SIGNALS:
    /// Rows have come or gone.
    void shownChanged();

private:
    /// A tree, and what of it somebody has opened and closed: ids are a platform's own.
    struct Branch {
        items::FleetTreeModel *model = nullptr;
        QSet<qint64> closedCustomers; ///< customers are open unless somebody closed them
        QSet<qint64> openServers; ///< servers are closed unless somebody opened them
        bool closed = false; ///< where there are several: the connection's own row
    };

    void applyExpansion(Branch &branch);
    void expandInserted(const QModelIndex &parent, int first, int last);
    void noteExpansion(const QModelIndex &index, bool open);
    Branch &addBranch(const QString &key);
    void showTrees(bool several);
    [[nodiscard]] Branch *branchOf(const QModelIndex &index);
    [[nodiscard]] QModelIndex toView(const items::FleetTreeModel *tree, const QModelIndex &index) const;

    TreeView &m_view;
    std::map<QString, Branch> m_branches; ///< by the connection's key; an empty one before there are several
    QString m_front;
    items::FleetTreeModel *m_model; ///< of the branch in front
    items::ConnectionsTreeModel *m_all; ///< what the view shows where there are several
    bool m_several = false;
    QList<QMetaObject::Connection> m_following; ///< of the model that the view shows
    bool m_applying = false; ///< what opens and closes now is our doing
};

} // namespace escale::ui
