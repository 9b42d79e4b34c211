// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/exchange.h>
#include <escale/core/error.h>
#include <escale/core/id.h>
#include <escale/migration/actions.h>

#include <QtCore/QJsonObject>
#include <QtCore/QObject>

#include <optional>

namespace escale {

/// Something that somebody asks the platform to do. Made by the functions below, one for each action of the contract;
/// only the fields that the action uses are set. Value, any thread.
struct CommandRequest {
    migration::Action action = migration::Action::Unknown; ///< Unknown only for a message
    bool isMessage = false;                                ///< a message to a support request, which is not an action
    MigrationId migration;
    AccountId account;
    SupportRequestId request;
    TaskId task;
    ServerId server;                                              ///< allocate: the transit server
    migration::KeepData keep = migration::KeepData::Current;      ///< rollback
    migration::TransitKind transitKind = migration::TransitKind::Dedicated;
    migration::Party finalisationBy = migration::Party::Support;  ///< reinstallation_request
    bool overrideConfiguration = false;                           ///< allocate: explicit, and logged
    QList<migration::QueuedMove> moves;                           ///< plan
    bool stopAtFailure = true;                                    ///< plan
    NoteId note;                                                  ///< remove_note
    QString text; ///< message, reason, note, item of the checklist or the server's name that was typed, whichever the
                  ///< action takes
    QByteArray
        seen; ///< etag of what it was decided on (a dialog's facts); empty: what the fleet shows when it is given

    /// ready, unready, test, test_cleanup, migrate, verify, unverify or relocate
    [[nodiscard]] static CommandRequest onAccount(migration::Action action, MigrationId migration, AccountId account);
    [[nodiscard]] static CommandRequest rollback(MigrationId migration, AccountId account, migration::KeepData keep);
    [[nodiscard]] static CommandRequest requestTransit(MigrationId migration, migration::TransitKind kind,
                                                       const QString &message);
    [[nodiscard]] static CommandRequest withdrawTransitRequest(MigrationId migration);
    [[nodiscard]] static CommandRequest requestReinstallation(MigrationId migration, migration::Party finalisationBy,
                                                              const QString &message);
    [[nodiscard]] static CommandRequest withdrawReinstallationRequest(MigrationId migration);
    [[nodiscard]] static CommandRequest reinstall(MigrationId migration, const QString &typedServerName);
    [[nodiscard]] static CommandRequest releaseTransit(MigrationId migration);
    /// read_documentation, pause_plan, resume_plan or cancel_plan
    [[nodiscard]] static CommandRequest onMigration(migration::Action action, MigrationId migration);
    [[nodiscard]] static CommandRequest upgrade(MigrationId migration, const QString &typedServerName);
    [[nodiscard]] static CommandRequest plan(MigrationId migration, const QList<migration::QueuedMove> &moves,
                                             bool stopAtFailure);
    [[nodiscard]] static CommandRequest accept(SupportRequestId request);
    [[nodiscard]] static CommandRequest wait(SupportRequestId request, const QString &reason);
    [[nodiscard]] static CommandRequest decline(SupportRequestId request, const QString &reason);
    [[nodiscard]] static CommandRequest allocate(SupportRequestId request, ServerId transitServer,
                                                 bool overrideConfiguration);
    [[nodiscard]] static CommandRequest message(SupportRequestId request, const QString &text);
    [[nodiscard]] static CommandRequest addNote(MigrationId migration, AccountId account, const QString &text);
    [[nodiscard]] static CommandRequest removeNote(MigrationId migration, AccountId account, NoteId note);
    /// `item` is the code of an item of the migration's checklist.
    [[nodiscard]] static CommandRequest tick(MigrationId migration, AccountId account, const QString &item);
    [[nodiscard]] static CommandRequest untick(MigrationId migration, AccountId account, const QString &item);
    /// pause_task, resume_task or cancel_task
    [[nodiscard]] static CommandRequest onTask(migration::Action action, TaskId task);

    /// To be written down. Every field, so that reading gives the same.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static std::optional<CommandRequest> fromJson(const QJsonObject &object);

    /// The same wish, whatever has been seen: two clicks on it are one.
    [[nodiscard]] bool isSameWish(const CommandRequest &other) const;

    friend bool operator==(const CommandRequest &, const CommandRequest &) = default;
};

/// What came of a command.
struct CommandResult {
    enum class Outcome {
        Accepted, ///< accepted is not done: follow the task, where there is one
        Refused,  ///< the platform said no, and why
        NoAnswer  ///< nobody knows whether it was carried out; facts will tell
    };
    Outcome outcome = Outcome::NoAnswer;
    TaskId task;                  ///< accepted: the task that does it; none where it was done at once
    Error error;                  ///< refused, no answer
    QList<migration::Gate> gates; ///< refused with 409
    api::Exchange exchange;       ///< for "copy details"
};

/// A command under way. Belongs to the session, which deletes it after finished() has been delivered.
class CommandHandle final : public QObject {
    Q_OBJECT

public:
    CommandHandle(const CommandRequest &request, const QByteArray &key, QObject *parent);

    [[nodiscard]] const CommandRequest &request() const { return m_request; }
    /// The same for each time that this command is sent; a repetition has one effect.
    [[nodiscard]] const QByteArray &idempotencyKey() const { return m_key; }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] const CommandResult &result() const { return m_result; } ///< \pre isFinished()

Q_SIGNALS:
    /// Exactly once, never from within Session::perform().
    void finished(const escale::CommandResult &result);
    /// The platform did not answer or asked for patience; the command is sent again with the same key.
    void retrying(int attempt);

private:
    friend class Outbox;
    void finish(CommandResult result);

    CommandRequest m_request;
    QByteArray m_key;
    CommandResult m_result;
    bool m_finished = false;
};

} // namespace escale
