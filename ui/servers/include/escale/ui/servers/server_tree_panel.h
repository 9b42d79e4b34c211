// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>

#include <QtCore/QSet>
#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace escale {
class Fleet;
namespace items {
class FleetTreeModel;
}
}

namespace escale::ui {

class TreeView;

/// The left side of the window: a filter line above the tree of servers and accounts.
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
    [[nodiscard]] ServerId currentServer() const;   ///< that of an account, too
    [[nodiscard]] AccountId currentAccount() const; ///< invalid where a server is current

    [[nodiscard]] items::FleetTreeModel *model() const { return m_model; }
    void focusFilter();

Q_SIGNALS:
    /// Clicked, or Enter: show it.
    void serverActivated(escale::ServerId server);
    void accountActivated(escale::AccountId account);
    void filterChanged(const QString &text);

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

    items::FleetTreeModel *m_model;
    QLineEdit *m_filter;
    TreeView *m_tree;
    QStackedLayout *m_stack;
    QLabel *m_message;
    QPushButton *m_clear;
    QTimer *m_clock;
    QSet<qint64> m_closedCustomers; ///< customers are open unless somebody closed them
    QSet<qint64> m_openServers;     ///< servers are closed unless somebody opened them
    bool m_applying = false;        ///< what opens and closes now is our doing
};

} // namespace escale::ui
