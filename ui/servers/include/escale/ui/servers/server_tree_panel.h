// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/ui/servers/saved_view.h>
#include <escale/ui/servers/tree_connection.h>

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

class GroupButton;
class TreeBranches;
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
    ~ServerTreePanel() override;
    Q_DISABLE_COPY_MOVE(ServerTreePanel)

    /// Null lets go of it.
    void setFleet(const Fleet *fleet);

    /// Several platforms side by side: a row for each, with its tree below it. `front` is the one that the window shows,
    /// whose tree model() is and to which setCurrent() refers. One or none: its tree alone, as setFleet() shows it.
    void setConnections(const QList<TreeConnection> &connections, const QString &front);

    void setFilter(const QString &text);
    [[nodiscard]] QString filter() const;

    /// Marks the row of what the window shows, opening what is above it. Says nothing: no signal follows.
    void setCurrent(ServerId server);
    void setCurrent(AccountId account);
    [[nodiscard]] ServerId currentServer() const; ///< that of an account, too
    [[nodiscard]] AccountId currentAccount() const; ///< invalid where a server is current

    [[nodiscard]] items::FleetTreeModel *model() const;
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
    /// To be shown beside what is open: the middle button, Ctrl and a click, Ctrl+Enter, or the context menu. Empty: of
    /// the connection in front.
    void serverTabRequested(escale::ServerId server, const QString &connection);
    void accountTabRequested(escale::AccountId account, const QString &connection);
    /// A row of another connection than the one in front, told before what is below it.
    void connectionActivated(const QString &key);
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
    void openInTab(const QModelIndex &index);
    void openMenu(const QPoint &position);
    void activateFirst();
    void setCurrentIndex(const QModelIndex &index);
    void updateEmpty();
    void updateViewer();
    void saveView();

    ViewsList *m_views;
    GroupButton *m_group;
    QToolButton *m_save;
    const Fleet *m_fleet = nullptr;
    QLineEdit *m_filter;
    TreeView *m_tree;
    TreeBranches *m_trees; ///< what it shows
    QStackedLayout *m_stack;
    QLabel *m_message;
    QPushButton *m_clear;
    QTimer *m_clock;
};

} // namespace escale::ui
