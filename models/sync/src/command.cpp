// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/command.h>

#include <escale/core/clock.h>

#include <QtCore/QJsonArray>

namespace escale {

using namespace Qt::StringLiterals;
using migration::Action;

CommandRequest CommandRequest::onAccount(Action action, MigrationId migration, AccountId account)
{
    Q_ASSERT(migration::isAccountAction(action) && !migration::isAnnotation(action) && action != Action::Rollback);
    return {.action = action, .migration = migration, .account = account};
}

CommandRequest CommandRequest::rollback(MigrationId migration, AccountId account, migration::KeepData keep)
{
    return {.action = Action::Rollback, .migration = migration, .account = account, .keep = keep};
}

CommandRequest CommandRequest::requestTransit(MigrationId migration, migration::TransitKind kind,
                                              const QString &message)
{
    return {.action = Action::TransitRequest, .migration = migration, .transitKind = kind, .text = message};
}

CommandRequest CommandRequest::withdrawTransitRequest(MigrationId migration)
{
    return {.action = Action::WithdrawTransitRequest, .migration = migration};
}

CommandRequest CommandRequest::requestReinstallation(MigrationId migration, migration::Party finalisationBy,
                                                     const QString &message)
{
    return {.action = Action::ReinstallationRequest,
            .migration = migration,
            .finalisationBy = finalisationBy,
            .text = message};
}

CommandRequest CommandRequest::withdrawReinstallationRequest(MigrationId migration)
{
    return {.action = Action::WithdrawReinstallationRequest, .migration = migration};
}

CommandRequest CommandRequest::reinstall(MigrationId migration, const QString &typedServerName)
{
    return {.action = Action::Reinstall, .migration = migration, .text = typedServerName};
}

CommandRequest CommandRequest::releaseTransit(MigrationId migration)
{
    return {.action = Action::ReleaseTransit, .migration = migration};
}

CommandRequest CommandRequest::onMigration(Action action, MigrationId migration)
{
    Q_ASSERT(action == Action::ReadDocumentation || action == Action::PausePlan || action == Action::ResumePlan
             || action == Action::CancelPlan);
    return {.action = action, .migration = migration};
}

CommandRequest CommandRequest::upgrade(MigrationId migration, const QString &typedServerName)
{
    return {.action = Action::Upgrade, .migration = migration, .text = typedServerName};
}

CommandRequest CommandRequest::plan(MigrationId migration, const QList<migration::QueuedMove> &moves,
                                    bool stopAtFailure)
{
    return {.action = Action::Plan, .migration = migration, .moves = moves, .stopAtFailure = stopAtFailure};
}

CommandRequest CommandRequest::accept(SupportRequestId request)
{
    return {.action = Action::AcceptRequest, .request = request};
}

CommandRequest CommandRequest::wait(SupportRequestId request, const QString &reason)
{
    return {.action = Action::WaitRequest, .request = request, .text = reason};
}

CommandRequest CommandRequest::decline(SupportRequestId request, const QString &reason)
{
    return {.action = Action::DeclineRequest, .request = request, .text = reason};
}

CommandRequest CommandRequest::allocate(SupportRequestId request, ServerId transitServer, bool overrideConfiguration)
{
    return {.action = Action::AllocateTransit,
            .request = request,
            .server = transitServer,
            .overrideConfiguration = overrideConfiguration};
}

CommandRequest CommandRequest::message(SupportRequestId request, const QString &text)
{
    return {.isMessage = true, .request = request, .text = text};
}

CommandRequest CommandRequest::addNote(MigrationId migration, AccountId account, const QString &text)
{
    return {.action = Action::Note, .migration = migration, .account = account, .text = text};
}

CommandRequest CommandRequest::removeNote(MigrationId migration, AccountId account, NoteId note)
{
    return {.action = Action::RemoveNote, .migration = migration, .account = account, .note = note};
}

CommandRequest CommandRequest::tick(MigrationId migration, AccountId account, const QString &item)
{
    return {.action = Action::Tick, .migration = migration, .account = account, .text = item};
}

CommandRequest CommandRequest::untick(MigrationId migration, AccountId account, const QString &item)
{
    return {.action = Action::Untick, .migration = migration, .account = account, .text = item};
}

CommandRequest CommandRequest::onTask(Action action, TaskId task)
{
    Q_ASSERT(action == Action::PauseTask || action == Action::ResumeTask || action == Action::CancelTask);
    return {.action = action, .task = task};
}

QJsonObject CommandRequest::toJson() const
{
    QJsonArray queue;
    for (const migration::QueuedMove &move : moves) {
        queue.append(QJsonObject{{u"account"_s, move.account.value()},
                                 {u"leg"_s, nameOf(move.leg)},
                                 {u"not_before"_s, toWireTime(move.notBefore)},
                                 {u"not_after"_s, toWireTime(move.notAfter)}});
    }
    return {{u"moves"_s, queue},
            {u"stop_at_failure"_s, stopAtFailure},
            {u"action"_s, isMessage ? QString(u"message"_s) : QString(nameOf(action))},
            {u"migration"_s, migration.value()},
            {u"account"_s, account.value()},
            {u"request"_s, request.value()},
            {u"task"_s, task.value()},
            {u"server"_s, server.value()},
            {u"keep"_s, nameOf(keep)},
            {u"transit_kind"_s, nameOf(transitKind)},
            {u"finalisation_by"_s, nameOf(finalisationBy)},
            {u"override"_s, overrideConfiguration},
            {u"note"_s, note.value()},
            {u"text"_s, text},
            {u"seen"_s, QString::fromLatin1(seen)}};
}

bool CommandRequest::isSameWish(const CommandRequest &other) const
{
    CommandRequest same = other;
    same.seen = seen;
    return same == *this;
}

std::optional<CommandRequest> CommandRequest::fromJson(const QJsonObject &object)
{
    const QString name = object.value("action"_L1).toString();
    const bool isMessage = name == "message"_L1;
    const Action action = isMessage ? Action::Unknown : fromName<Action>(name);
    if (!isMessage && action == Action::Unknown)
        return std::nullopt;
    const auto id = [&](QLatin1StringView key) { return object.value(key).toInteger(); };
    QList<migration::QueuedMove> moves;
    for (const QJsonValue &value : object.value("moves"_L1).toArray()) {
        moves.append({.account = AccountId(value["account"_L1].toInteger()),
                      .leg = fromName<migration::Leg>(value["leg"_L1].toString()),
                      .notBefore = fromWireTime(value["not_before"_L1].toString()),
                      .notAfter = fromWireTime(value["not_after"_L1].toString()),
                      .task = {},
                      .outcome = std::nullopt});
    }
    return CommandRequest{.action = action,
                          .isMessage = isMessage,
                          .migration = MigrationId(id("migration"_L1)),
                          .account = AccountId(id("account"_L1)),
                          .request = SupportRequestId(id("request"_L1)),
                          .task = TaskId(id("task"_L1)),
                          .server = ServerId(id("server"_L1)),
                          .keep = fromName<migration::KeepData>(object.value("keep"_L1).toString()),
                          .transitKind = fromName<migration::TransitKind>(object.value("transit_kind"_L1).toString()),
                          .finalisationBy = fromName<migration::Party>(object.value("finalisation_by"_L1).toString()),
                          .overrideConfiguration = object.value("override"_L1).toBool(),
                          .moves = moves,
                          .stopAtFailure = object.value("stop_at_failure"_L1).toBool(true),
                          .note = NoteId(id("note"_L1)),
                          .text = object.value("text"_L1).toString(),
                          .seen = object.value("seen"_L1).toString().toLatin1()};
}

CommandHandle::CommandHandle(const CommandRequest &request, const QByteArray &key, QObject *parent)
    : QObject(parent)
    , m_request(request)
    , m_key(key)
{
}

void CommandHandle::finish(CommandResult result)
{
    m_result = std::move(result);
    m_finished = true;
    Q_EMIT finished(m_result);
}

} // namespace escale
