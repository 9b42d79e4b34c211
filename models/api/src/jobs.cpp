// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/jobs.h>

#include <escale/core/clock.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace escale::api {

namespace {

Request get(const QString &path, Lane lane = Lane::Foreground)
{
    return {.method = "GET"_ba, .path = path, .lane = lane};
}

Request getPage(const QString &path, Page page)
{
    Request request = get(path, Lane::Background);
    if (page.limit <= 0)
        return request;
    request.query.addQueryItem(u"limit"_s, QString::number(page.limit));
    if (page.afterId > 0)
        request.query.addQueryItem(u"after_id"_s, QString::number(page.afterId));
    return request;
}

template <typename IdType>
void filter(Request &request, const QString &name, IdType id)
{
    if (id.isValid())
        request.query.addQueryItem(name, QString::number(id.value()));
}

template <typename T, Result<T> (*decode)(const QJsonObject &)>
Result<T> one(const Reply &reply)
{
    const Result<QJsonObject> object = parseObject(reply.body);
    return object ? decode(*object) : std::unexpected(object.error());
}

template <typename T, Result<T> (*decode)(const QJsonObject &)>
Result<QList<T>> list(const Reply &reply)
{
    return decodeList<T>(reply.body, decode);
}

Result<QByteArray> bytes(const Reply &reply)
{
    return reply.body;
}

/// A list, as it came.
Result<QByteArray> array(const Reply &reply)
{
    const Result<QJsonArray> read = parseArray(reply.body);
    return read ? Result<QByteArray>(reply.body) : std::unexpected(read.error());
}

Result<Accepted> accepted(const Reply &reply)
{
    if (reply.status == 202)
        return Accepted{TaskId(idFromHref(QString::fromUtf8(reply.location)))};
    return Accepted{};
}

QString accountPath(MigrationId migration, AccountId account, migration::Action action)
{
    return u"migration/%1/account/%2/%3/"_s.arg(migration.value()).arg(account.value()).arg(nameOf(action));
}

QString migrationPath(MigrationId migration, migration::Action action)
{
    return u"migration/%1/%2/"_s.arg(migration.value()).arg(nameOf(action));
}

QString requestPath(SupportRequestId request, QLatin1StringView action)
{
    return u"support_request/%1/%2/"_s.arg(request.value()).arg(action);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toWireTime(time)) : QJsonValue();
}

template <typename IdType>
QJsonArray numbersOf(const QList<IdType> &ids)
{
    QJsonArray array;
    for (const IdType id : ids)
        array.append(id.value());
    return array;
}

Request send(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    return {.method = method,
            .path = path,
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
            .lane = Lane::Command,
            .retries = noRetries};
}

} // namespace

RecordsJob::RecordsJob(DomainId domain)
    : TypedJob(
          [&] {
              Request request = get(u"record/"_s);
              filter(request, u"domain"_s, domain);
              return request;
          }(),
          list<Record, decodeRecord>)
{
}

ChangeTtlJob::ChangeTtlJob(DomainId domain, int seconds)
    : TypedJob(send("PATCH"_ba, u"domain/%1/"_s.arg(domain.value()), {{u"ttl"_s, seconds}}), accepted)
{
}

PresenceJob::PresenceJob(ServerId server)
    : TypedJob(get(u"server/%1/presence/"_s.arg(server.value())), one<PresenceOnServer, decodePresence>)
{
}

SetPresenceJob::SetPresenceJob(ServerId server, std::optional<migration::Doing> doing)
    : TypedJob(send("POST"_ba, u"server/%1/presence/"_s.arg(server.value()),
                    {{u"doing"_s, doing ? QString(nameOf(*doing)) : u"gone"_s}}),
               accepted)
{
}

TokensJob::TokensJob(Lane lane) : TypedJob(get(u"token/"_s, lane), list<migration::Token, decodeToken>) {}

CreateTokenJob::CreateTokenJob(const migration::Token &token)
    : TypedJob(send("POST"_ba, u"token/"_s,
                    {{u"name"_s, token.name},
                     {u"role"_s, QString(nameOf(token.role))},
                     {u"customer"_s, token.customer.isValid() ? QJsonValue(token.customer.value()) : QJsonValue()},
                     {u"expires"_s, timeOrNull(token.expires)},
                     {u"permission"_s, QJsonObject{{u"everything"_s, token.permission.everything},
                                                   {u"servers"_s, numbersOf(token.permission.servers)},
                                                   {u"accounts"_s, numbersOf(token.permission.accounts)}}}}),
               one<NewToken, decodeNewToken>)
{
}

RevokeTokenJob::RevokeTokenJob(TokenId token)
    : TypedJob({.method = "DELETE"_ba,
                .path = u"token/%1/"_s.arg(token.value()),
                .lane = Lane::Command,
                .retries = noRetries},
               accepted)
{
}

RootJob::RootJob()
    : TypedJob({.method = "GET"_ba, .path = QString(), .lane = Lane::Command, .retries = noRetries},
               one<Root, decodeRoot>)
{
}

CustomersJob::CustomersJob() : TypedJob(get(u"customer/"_s, Lane::Background), list<Customer, decodeCustomer>) {}

ServersJob::ServersJob(Page page) : TypedJob(getPage(u"server/"_s, page), list<Server, decodeServer>) {}

AccountsJob::AccountsJob(Page page, ServerId server)
    : TypedJob(
          [&] {
              Request request = getPage(u"account/"_s, page);
              filter(request, u"server"_s, server);
              return request;
          }(),
          list<Account, decodeAccount>)
{
}

AccountJob::AccountJob(AccountId account)
    : TypedJob(get(u"account/%1/"_s.arg(account.value())), one<AccountResource, decodeAccountResource>)
{
}

DatabasesJob::DatabasesJob(AccountId account)
    : TypedJob(
          [&] {
              Request request = get(u"database/"_s);
              filter(request, u"account"_s, account);
              return request;
          }(),
          list<Database, decodeDatabase>)
{
}

DomainsJob::DomainsJob(AccountId account)
    : TypedJob(
          [&] {
              Request request = get(u"domain/"_s);
              filter(request, u"account"_s, account);
              return request;
          }(),
          list<Domain, decodeDomain>)
{
}

MigrationsJob::MigrationsJob(Page page)
    : TypedJob(getPage(u"migration/"_s, page), list<MigrationResource, decodeMigration>)
{
}

InventoryListJob::InventoryListJob(const QString &path, ServerId server, AccountId account)
    : TypedJob(
          [&] {
              Request request = get(path, Lane::Spare);
              filter(request, u"server"_s, server);
              filter(request, u"account"_s, account);
              return request;
          }(),
          array)
{
}

MigrationAccountsJob::MigrationAccountsJob(MigrationId migration, Lane lane)
    : TypedJob(get(u"migration/%1/account/"_s.arg(migration.value()), lane),
               list<MigrationAccountResource, decodeMigrationAccount>)
{
}

TasksJob::TasksJob(Page page, bool liveOnly)
    : TypedJob(
          [&] {
              Request request = getPage(u"task/"_s, page);
              if (liveOnly)
                  request.query.addQueryItem(u"live"_s, u"1"_s);
              return request;
          }(),
          list<migration::Task, decodeTask>)
{
}

TaskJob::TaskJob(TaskId task) : TypedJob(get(u"task/%1/"_s.arg(task.value())), one<migration::Task, decodeTask>) {}

SupportRequestsJob::SupportRequestsJob()
    : TypedJob(get(u"support_request/"_s, Lane::Background), list<migration::SupportRequest, decodeSupportRequest>)
{
}

LoansJob::LoansJob() : TypedJob(get(u"transit/"_s, Lane::Background), list<Loan, decodeLoan>) {}

EventsJob::EventsJob(qint64 after, std::chrono::seconds wait)
    : TypedJob(
          [&] {
              Request request = get(u"event/"_s, Lane::Feed);
              request.query.addQueryItem(u"after"_s, QString::number(after));
              request.query.addQueryItem(u"wait"_s, QString::number(wait.count()));
              request.retries = noRetries;
              request.extraTime = wait;
              return request;
          }(),
          one<EventPage, decodeEventPage>)
{
}

LogJob::LogJob(const LogQuery &query)
    : TypedJob(
          [&] {
              Request request = get(u"log/"_s, query.lane);
              filter(request, u"migration"_s, query.migration);
              filter(request, u"account"_s, query.account);
              filter(request, u"task"_s, query.task);
              if (query.after > 0)
                  request.query.addQueryItem(u"after"_s, QString::number(query.after));
              if (!query.severity.isEmpty())
                  request.query.addQueryItem(u"severity"_s, query.severity);
              if (query.limit > 0)
                  request.query.addQueryItem(u"limit"_s, QString::number(query.limit));
              return request;
          }(),
          bytes)
{
}

RawOutputJob::RawOutputJob(TaskId task, Lane lane)
    : TypedJob(
          [&] {
              Request request = get(u"log/"_s, lane);
              filter(request, u"task"_s, task);
              request.query.addQueryItem(u"raw"_s, u"1"_s);
              return request;
          }(),
          bytes)
{
}

ActionJob::ActionJob(const QString &path, const QJsonObject &body, const QByteArray &idempotencyKey)
    : TypedJob({.method = "POST"_ba,
                .path = path,
                .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                .idempotencyKey = idempotencyKey,
                .lane = Lane::Command,
                .retries = commandRetries},
               accepted)
{
}

AccountActionJob::AccountActionJob(migration::Action action, MigrationId migration, AccountId account,
                                   const QByteArray &key)
    : ActionJob(accountPath(migration, account, action), {}, key)
{
}

RollbackJob::RollbackJob(MigrationId migration, AccountId account, migration::KeepData keep, const QByteArray &key)
    : ActionJob(accountPath(migration, account, migration::Action::Rollback), {{u"keep"_s, nameOf(keep)}}, key)
{
}

NoteJob::NoteJob(MigrationId migration, AccountId account, const QString &text, const QByteArray &key)
    : ActionJob(accountPath(migration, account, migration::Action::Note), {{u"text"_s, text}}, key)
{
}

RemoveNoteJob::RemoveNoteJob(MigrationId migration, AccountId account, NoteId note, const QByteArray &key)
    : ActionJob(accountPath(migration, account, migration::Action::RemoveNote), {{u"note"_s, note.value()}}, key)
{
}

TickJob::TickJob(migration::Action action, MigrationId migration, AccountId account, const QString &item,
                 const QByteArray &key)
    : ActionJob(accountPath(migration, account, action), {{u"item"_s, item}}, key)
{
}

TransitRequestJob::TransitRequestJob(MigrationId migration, migration::TransitKind kind, const QString &message,
                                     const QByteArray &key)
    : ActionJob(migrationPath(migration, migration::Action::TransitRequest),
                {{u"kind"_s, nameOf(kind)}, {u"message"_s, message}}, key)
{
}

ReinstallationRequestJob::ReinstallationRequestJob(MigrationId migration, migration::Party finalisationBy,
                                                   const QString &message, const QByteArray &key)
    : ActionJob(migrationPath(migration, migration::Action::ReinstallationRequest),
                {{u"finalisation_by"_s, nameOf(finalisationBy)}, {u"message"_s, message}}, key)
{
}

ReinstallJob::ReinstallJob(MigrationId migration, const QString &confirm, const QByteArray &key)
    : ActionJob(migrationPath(migration, migration::Action::Reinstall), {{u"confirm"_s, confirm}}, key)
{
}

UpgradeJob::UpgradeJob(MigrationId migration, const QString &confirm, const QByteArray &key)
    : ActionJob(migrationPath(migration, migration::Action::Upgrade), {{u"confirm"_s, confirm}}, key)
{
}

PlanJob::PlanJob(MigrationId migration, const QList<migration::QueuedMove> &moves, bool stopAtFailure,
                 const QByteArray &key)
    : ActionJob(
          migrationPath(migration, migration::Action::Plan),
          [&] {
              QJsonArray array;
              for (const migration::QueuedMove &move : moves) {
                  array.append(QJsonObject{{u"account"_s, move.account.value()},
                                           {u"leg"_s, QString(nameOf(move.leg))},
                                           {u"not_before"_s, timeOrNull(move.notBefore)},
                                           {u"not_after"_s, timeOrNull(move.notAfter)}});
              }
              return QJsonObject{{u"moves"_s, array}, {u"stop_at_failure"_s, stopAtFailure}};
          }(),
          key)
{
}

MigrationActionJob::MigrationActionJob(migration::Action action, MigrationId migration, const QByteArray &key)
    : ActionJob(migrationPath(migration, action), {}, key)
{
}

AcceptRequestJob::AcceptRequestJob(SupportRequestId request, const QByteArray &key)
    : ActionJob(requestPath(request, "accept"_L1), {}, key)
{
}

WaitRequestJob::WaitRequestJob(SupportRequestId request, const QString &reason, const QByteArray &key)
    : ActionJob(requestPath(request, "wait"_L1), {{u"reason"_s, reason}}, key)
{
}

DeclineRequestJob::DeclineRequestJob(SupportRequestId request, const QString &reason, const QByteArray &key)
    : ActionJob(requestPath(request, "decline"_L1), {{u"reason"_s, reason}}, key)
{
}

AllocateJob::AllocateJob(SupportRequestId request, ServerId server, bool overrideConfiguration, const QByteArray &key)
    : ActionJob(requestPath(request, "allocate"_L1),
                {{u"server"_s, server.value()}, {u"override"_s, overrideConfiguration}}, key)
{
}

MessageJob::MessageJob(SupportRequestId request, const QString &text, const QByteArray &key)
    : ActionJob(requestPath(request, "message"_L1), {{u"text"_s, text}}, key)
{
}

TaskActionJob::TaskActionJob(migration::Action action, TaskId task, const QByteArray &key)
    : ActionJob(u"task/%1/%2/"_s.arg(task.value()).arg(nameOf(action)), {}, key)
{
}

SettleCommandJob::SettleCommandJob(const QByteArray &idempotencyKey)
    : TypedJob({.method = "DELETE"_ba,
                .path = u"command/%1/"_s.arg(QLatin1StringView(idempotencyKey)),
                .lane = Lane::Command},
               one<Settled, decodeSettled>)
{
}

} // namespace escale::api
