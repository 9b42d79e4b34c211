// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_client.h>
#include <escale/store/store.h>
#include <escale/sync/pending_command.h>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QPointer>

class QTimer;

namespace escale {

class Fleet;

/// Sends commands, each at most once. What is sent has been written down before, with its idempotency key, and stays
/// written until the outcome is known. Where no answer came, the platform is asked what became of it (and withdraws what
/// has not arrived); nothing is sent anew by itself.
///
/// Owned by a session, GUI thread. Handles are the session's children.
class Outbox final : public QObject {
    Q_OBJECT

public:
    Outbox(api::ApiClient &api, const Fleet &fleet, QObject *parent);

    /// None: nothing is written down (a session without a store, in tests).
    void setStore(store::Store *store) { m_store = store; }
    /// Commands from before this start.
    void takeUp(const QList<store::Command> &commands);
    /// Whether the platform can be reached: commands are sent, and asked for, only then.
    void setLive(bool live);

    /// One object that commands act on.
    struct Target {
        MigrationId migration = {};
        AccountId account = {};
        SupportRequestId request = {};
        TaskId task = {};

        friend bool operator==(const Target &, const Target &) = default;
    };

    CommandHandle *perform(const CommandRequest &wish, QObject *handleParent);
    [[nodiscard]] bool isUnderWay(const CommandRequest &request) const;

    [[nodiscard]] const QList<PendingCommand> &pending() const { return m_pending; }
    void sendAgain(const QByteArray &key);
    /// Forgets one that is not on its way: the person has seen it.
    void dismiss(const QByteArray &key);

Q_SIGNALS:
    void changed();
    void started(escale::CommandHandle *handle);
    void finished(escale::CommandHandle *handle);

private:
    /// An object that a command of ours has changed, and what it was known by before.
    struct Own {
        Target target;
        QByteArray before;
        QDeadlineTimer until = {};
    };

    [[nodiscard]] CommandRequest asSeen(CommandRequest request) const;
    void rememberOwn(const QByteArray &key);
    [[nodiscard]] PendingCommand *find(const QByteArray &key);
    void send(const QByteArray &key);
    void receive(const QByteArray &key, const CommandResult &result);
    void setStage(const QByteArray &key, CommandStage stage);
    void forget(const QByteArray &key);
    void end(const QByteArray &key, CommandResult result);
    void askAll();
    void ask(const QByteArray &key);
    void dropSeen();

    api::ApiClient &m_api;
    const Fleet &m_fleet;
    QPointer<store::Store> m_store;
    QList<PendingCommand> m_pending;
    QHash<QByteArray, CommandHandle *> m_handles;
    QHash<QByteArray, QList<Own>> m_before; ///< by key, of commands under way
    QList<Own> m_own; ///< the fleet may not show it yet
    QTimer *m_again; ///< asks once more
    bool m_live = false;
};

} // namespace escale
