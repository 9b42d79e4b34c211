// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

#include <QtWidgets/QWidget>

class QAction;
class QSortFilterProxyModel;
class QToolButton;

namespace escale {
class Fleet;
namespace items {
class AccountsTableModel;
}
} // namespace escale

namespace escale::ui {

class AccountsTable;
class CommandDesk;
class FlowLayout;
class Label;

/// The accounts of the migration, both legs in a row, and the commands on those that are chosen. Chosen accounts keep
/// the order in which they were chosen: that is the order in which they queue.
class AccountsPanel final : public QWidget {
    Q_OBJECT

public:
    explicit AccountsPanel(CommandDesk &desk, QWidget *parent = nullptr);
    ~AccountsPanel() override;

    /// Before the first call the table is empty.
    void setFleet(const Fleet *fleet, MigrationId migration);
    void show(const JourneyState &state);
    void retranslate();
    void refreshClocks();
    /// Asks for fewer rows where there is little height.
    void setCompact(bool compact);

    void select(AccountId account);
    [[nodiscard]] QList<AccountId> selected() const { return m_selected; }
    /// Commands on the chosen accounts, in the order of the steps.
    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }

Q_SIGNALS:
    void accountActivated(escale::AccountId account);
    /// The middle button, Ctrl+Enter or the context menu.
    void accountTabRequested(escale::AccountId account);
    void selectionChanged(const QList<escale::AccountId> &accounts);

private:
    [[nodiscard]] AccountId accountAt(const QModelIndex &index) const;
    void followSelection();
    void updateActions();
    void openMenu(const QPoint &position);

    CommandDesk &m_desk;
    items::AccountsTableModel *m_model;
    QSortFilterProxyModel *m_sorted;
    AccountsTable *m_table;
    Label *m_title;
    Label *m_hint;
    QList<QAction *> m_actions;
    QToolButton *m_plan = nullptr;
    QList<QToolButton *> m_buttons;
    QList<AccountId> m_selected;
};

} // namespace escale::ui
