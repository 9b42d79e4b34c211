// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/ui/servers/saved_view.h>

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTimer;
class QToolButton;

namespace escale {
class Fleet;
}

namespace escale::ui {

class TreeView;
class ViewsList;

/// The left side of the window: views, a filter line and a way of grouping above the tree of servers and accounts.
///
/// Reads a fleet that it does not own; commands nothing. What somebody has opened stays open by id, also while a filter
/// hides it. A filter that finds few accounts opens the servers that hold them, for as long as it stands.
class ServerTreePanel final : public QWidget {
    Q_OBJECT

public:
    explicit ServerTreePanel(QWidget *parent = nullptr);

    /// Null lets go of it.
    void setFleet(const Fleet *fleet);

    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const;

    /// Marks the row of what the window shows, opening what is above it. Says nothing: no signal follows.
    void setCurrent(ServerId server);
    void setCurrent(AccountId account);
    [[nodiscard]] ServerId currentServer() const; ///< that of an account, too
    [[nodiscard]] AccountId currentAccount() const; ///< invalid where a server is current

    [[nodiscard]] items::FleetTreeModel *model() const { return m_model; }
    void focusFilter();

    void setGrouping(items::FleetTreeModel::Grouping grouping);
    [[nodiscard]] items::FleetTreeModel::Grouping grouping() const;
    void setSavedViews(const QList<SavedView> &views);
    [[nodiscard]] QList<SavedView> savedViews() const;
    /// Marks the desk as what the window shows, and no row of the tree.
    void setDeskCurrent();

Q_SIGNALS:
    /// Clicked, or Enter: show it.
    void serverActivated(escale::ServerId server);
    void accountActivated(escale::AccountId account);
    void filterChanged(const QString &text);
    void deskActivated();
    void groupingChanged();
    void savedViewsChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void activate(const QModelIndex &index);
    void activateFirst();
    void applyExpansion();
    void expandInserted(const QModelIndex &parent, int first, int last);
    void setCurrentIndex(const QModelIndex &index);
    void updateEmpty();
    void updateViewer();
    void makeGroups();
    void saveView();

    items::FleetTreeModel *m_model;
    ViewsList *m_views;
    QToolButton *m_group;
    QToolButton *m_save;
    const Fleet *m_fleet = nullptr;
    QLineEdit *m_filter;
    TreeView *m_tree;
    QStackedLayout *m_stack;
    QLabel *m_message;
    QPushButton *m_clear;
    QTimer *m_clock;
    QSet<qint64> m_closedCustomers; ///< customers are open unless somebody closed them
    QSet<qint64> m_openServers; ///< servers are closed unless somebody opened them
    bool m_applying = false; ///< what opens and closes now is our doing
};

} // namespace escale::ui
