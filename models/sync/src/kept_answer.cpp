// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/kept_answer.h>

#include <escale/api/decode.h>
#include <escale/api/jobs.h>

namespace escale {

using namespace Qt::StringLiterals;
using store::AnswerKind;

namespace {

template <typename T>
using Decode = Result<T> (*)(const QByteArray &body);

template <typename T, Result<T> (*decode)(const QJsonObject &)>
Result<QList<T>> list(const QByteArray &body)
{
    return api::decodeList<T>(body, decode);
}

Result<api::AccountResource> account(const QByteArray &body)
{
    const Result<QJsonObject> object = api::parseObject(body);
    return object ? api::decodeAccountResource(*object) : std::unexpected(object.error());
}

template <typename T>
void fromStore(Session &session, AnswerKind kind, qint64 id, Decode<T> decode, const Error &otherwise, QObject *context,
               const Take<T> &take)
{
    if (!session.store()) {
        take(std::unexpected(otherwise));
        return;
    }
    session.store()->readAnswer(kind, id, context,
                                [decode, otherwise, take](const Result<std::optional<store::Answer>> &kept) {
                                    if (!kept || !*kept) {
                                        take(std::unexpected(otherwise));
                                        return;
                                    }
                                    Result<T> value = decode((*kept)->body);
                                    if (value)
                                        take(Answered<T>{*std::move(value), (*kept)->asOf});
                                    else
                                        take(std::unexpected(value.error()));
                                });
}

template <typename T, typename Job>
void read(Session &session, AnswerKind kind, qint64 id, std::unique_ptr<Job> job, Decode<T> decode, QObject *context,
          const Take<T> &take)
{
    if (session.state() != Session::State::Live) {
        fromStore<T>(session, kind, id, decode, {u"not_kept"_s, {}, {}}, context, take);
        return;
    }
    session.api().start(std::move(job), context,
                        [guard = QPointer(&session), kind, id, decode, context, take](Job *answered) {
                            if (answered->succeeded()) {
                                if (guard && guard->store()) {
                                    guard->store()->write([kind, id, body = answered->exchange().responseBody,
                                                           asOf = answered->exchange().started] {
                                        return store::Changes{.answers = {{kind, id, body, asOf}}};
                                    });
                                }
                                take(Answered<T>{answered->response(), {}});
                            } else if (guard && answered->failure().isTransport()) {
                                fromStore<T>(*guard, kind, id, decode, answered->failure().error, context, take);
                            } else {
                                take(std::unexpected(answered->failure().error));
                            }
                        });
}

void keptLog(Session &session, MigrationId migration, const Error &otherwise, QObject *context,
             const Take<QByteArray> &take)
{
    if (!session.store()) {
        take(std::unexpected(otherwise));
        return;
    }
    session.store()->readLog({migration.value(), 0}, context, [otherwise, take](const Result<store::KeptLog> &kept) {
        if (kept && kept->asOf.isValid())
            take(Answered<QByteArray>{kept->lines, kept->asOf});
        else
            take(std::unexpected(otherwise));
    });
}

} // namespace

void readLog(Session &session, MigrationId migration, QObject *context, const Take<QByteArray> &take)
{
    if (session.state() != Session::State::Live) {
        keptLog(session, migration, {u"not_kept"_s, {}, {}}, context, take);
        return;
    }
    session.api().start(std::make_unique<api::LogJob>(api::LogQuery{.migration = migration}), context,
                        [guard = QPointer(&session), migration, context, take](const api::LogJob *job) {
                            if (job->succeeded())
                                take(Answered<QByteArray>{job->response(), {}});
                            else if (guard && job->failure().isTransport())
                                keptLog(*guard, migration, job->failure().error, context, take);
                            else
                                take(std::unexpected(job->failure().error));
                        });
}

void readDatabases(Session &session, AccountId id, QObject *context, const Take<QList<Database>> &take)
{
    read<QList<Database>>(session, AnswerKind::Databases, id.value(), std::make_unique<api::DatabasesJob>(id),
                          &list<Database, api::decodeDatabase>, context, take);
}

void readDomains(Session &session, AccountId id, QObject *context, const Take<QList<Domain>> &take)
{
    read<QList<Domain>>(session, AnswerKind::Domains, id.value(), std::make_unique<api::DomainsJob>(id),
                        &list<Domain, api::decodeDomain>, context, take);
}

void readAccount(Session &session, AccountId id, QObject *context, const Take<api::AccountResource> &take)
{
    read<api::AccountResource>(session, AnswerKind::Account, id.value(), std::make_unique<api::AccountJob>(id),
                               &account, context, take);
}

void readTokens(Session &session, QObject *context, const Take<QList<migration::Token>> &take)
{
    read<QList<migration::Token>>(session, AnswerKind::Tokens, 0, std::make_unique<api::TokensJob>(),
                                  &list<migration::Token, api::decodeToken>, context, take);
}

} // namespace escale
