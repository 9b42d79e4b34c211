// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/vocabulary.h>

#include <QtCore/QList>
#include <QtCore/QObject>

class QAction;

namespace escale::ui {

class CommandDesk;

/// The commands of a migration as actions for menus, in the order of the steps: those on the whole of it, and between them
/// those on the chosen accounts, which are somebody else's. What cannot be done says why.
class MigrationMenu final : public QObject {
    Q_OBJECT

public:
    MigrationMenu(CommandDesk &desk, const QList<QAction *> &onAccounts, QObject *parent);

    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }
    /// As the desk's state is now, in the language of now.
    void update();

private:
    void add(migration::Action action);

    CommandDesk &m_desk;
    QList<QAction *> m_actions;
    QList<QAction *> m_onServer;
    QList<QAction *> m_onAccounts;
};

} // namespace escale::ui
