// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

namespace escale::ui {

class CommandDialog;

/// Where commands of the journey are given: asks what has to be asked, sends them to the platform one after the other,
/// and says what came of them. Belongs to the page; opens dialogs on its window and never waits for them.
class CommandDesk final : public QObject {
    Q_OBJECT

public:
    explicit CommandDesk(QWidget *page);

    void setSession(Session *session) { m_session = session; }
    void setState(const JourneyState &state) { m_state = state; }
    [[nodiscard]] const JourneyState &state() const { return m_state; }

    /// Starts a command, on these accounts where it is one on accounts. Those on which it is not possible are left out.
    void run(migration::Action action, const QList<AccountId> &accounts = {});

    /// Why the command cannot be given just now, to be shown as it is; empty: it can.
    [[nodiscard]] QString why(migration::Action action, const QList<AccountId> &accounts = {}) const;

Q_SIGNALS:
    /// What has been asked for, in one sentence.
    void message(const QString &text);

private:
    [[nodiscard]] QString notCovered(migration::Action action, const QList<AccountId> &accounts) const;
    /// `seen` is what the person had before them when they decided.
    void send(QList<CommandRequest> requests, const JourneyState &seen);
    void sendNext(const std::shared_ptr<QList<CommandRequest>> &rest, int done);
    void report(const CommandRequest &request, const CommandResult &result, int done);
    void openAccountsDialog(migration::Action action, const QList<AccountId> &accounts);

    QWidget *m_page;
    QPointer<Session> m_session;
    JourneyState m_state;
};

} // namespace escale::ui
