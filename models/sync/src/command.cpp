// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/command.h>

namespace escale {

using namespace Qt::StringLiterals;
using migration::Action;

CommandRequest CommandRequest::onAccount(Action action, MigrationId migration, AccountId account)
{
    Q_ASSERT(migration::isAccountAction(action) && action != Action::Rollback);
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

CommandRequest CommandRequest::onTask(Action action, TaskId task)
{
    Q_ASSERT(action == Action::PauseTask || action == Action::ResumeTask || action == Action::CancelTask);
    return {.action = action, .task = task};
}

QJsonObject CommandRequest::toJson() const
{
    return {{u"action"_s, isMessage ? QString(u"message"_s) : QString(nameOf(action))},
            {u"migration"_s, migration.value()},
            {u"account"_s, account.value()},
            {u"request"_s, request.value()},
            {u"task"_s, task.value()},
            {u"server"_s, server.value()},
            {u"keep"_s, nameOf(keep)},
            {u"transit_kind"_s, nameOf(transitKind)},
            {u"finalisation_by"_s, nameOf(finalisationBy)},
            {u"override"_s, overrideConfiguration},
            {u"text"_s, text}};
}

std::optional<CommandRequest> CommandRequest::fromJson(const QJsonObject &object)
{
    const QString name = object.value("action"_L1).toString();
    const bool isMessage = name == "message"_L1;
    const Action action = isMessage ? Action::Unknown : fromName<Action>(name);
    if (!isMessage && action == Action::Unknown)
        return std::nullopt;
    const auto id = [&](QLatin1StringView key) { return object.value(key).toInteger(); };
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
                          .text = object.value("text"_L1).toString()};
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
