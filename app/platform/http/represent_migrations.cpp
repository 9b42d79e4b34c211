// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/represent.h"

#include "engine/stages.h"
#include "engine/version.h"
#include "http/members.h"
#include "http/select.h"

#include <escale/migration/clocks.h>
#include <escale/migration/estimate.h>
#include <escale/migration/steps.h>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace members;

int Represent::migrations(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    QList<MigrationId> ids;
    QSqlQuery &row = Select(u"SELECT m.id FROM migration m"_s)
                         .ifSet(actor.customer.value(), u"m.customer=?"_s)
                         .ifSet(query.server, u"m.server=?"_s)
                         .ifSet(query.customer, u"m.customer=?"_s)
                         .page(u"m.id"_s, query)
                         .run(m_state);
    while (row.next())
        ids.append(MigrationId(row.value(0).toLongLong()));
    row.finish();
    // Those of one customer may lie far apart: then each is read by itself.
    const bool dense = ids.size() > 1 && ids.last().value() - ids.first().value() < 4 * ids.size();
    QHash<MigrationId, std::shared_ptr<const MigrationFacts>> outlines;
    if (dense)
        outlines = m_state.outlines(ids.first(), ids.last());
    for (const MigrationId id : std::as_const(ids)) {
        const auto facts = dense ? outlines.value(id) : m_state.migration(id);
        begin(json, "migration"_L1, id.value());
        json.member("etag"_L1, versionOf(*facts));
        json.member("kind"_L1, nameOf(facts->kind));
        localized(json, "name"_L1, facts->name);
        localized(json, "documentation"_L1, facts->documentation);
        json.member("from"_L1, facts->from);
        json.member("to"_L1, facts->to);
        const bool publicCloud = facts->kind == Kind::PublicCloud;
        reference(json, "server"_L1, "server"_L1, publicCloud ? 0 : facts->server.value());
        reference(json, "account"_L1, "account"_L1, publicCloud ? m_state.onlyAccount(id).value() : 0);
        time(json, "announced_at"_L1, facts->announcedAt);
        time(json, "deadline"_L1, facts->deadline);
        json.member("offers_test"_L1, facts->offersTest);
        json.key("transit"_L1);
        json.beginObject();
        json.member("state"_L1, nameOf(facts->transit.state));
        json.member("kind"_L1, nameOf(facts->transit.kind));
        reference(json, "server"_L1, "server"_L1, facts->transit.server.value());
        time(json, "requested_at"_L1, facts->transit.requestedAt);
        time(json, "ready_at"_L1, facts->transit.readyAt);
        time(json, "released_at"_L1, facts->transit.releasedAt);
        textOrNull(json, "waiting_reason"_L1, facts->transit.waitingReason);
        json.endObject();
        json.key("reinstallation"_L1);
        json.beginObject();
        json.member("state"_L1, nameOf(facts->reinstallation.state));
        time(json, "requested_at"_L1, facts->reinstallation.requestedAt);
        time(json, "started_at"_L1, facts->reinstallation.startedAt);
        time(json, "done_at"_L1, facts->reinstallation.doneAt);
        json.endObject();
        json.key("finalisation"_L1);
        json.beginObject();
        textOrNull(json, "by"_L1, facts->finalisationBy ? QString(nameOf(*facts->finalisationBy)) : QString());
        time(json, "until"_L1, finalisationUntil(*facts, m_state.policy()));
        json.endObject();
        time(json, "completed_at"_L1, facts->completedAt);
        json.member("step"_L1, int(currentStep(*facts)));
        rules(json, *facts, m_state.policy(),
              facts->transit.readyAt.isValid() ? m_state.monthlyPrice(facts->server) : Money(), m_state.now());
        json.key("log"_L1);
        if (const LogStore::End end = m_state.logStore().endOf(id); end.seq > 0) {
            json.beginObject();
            json.member("last"_L1, end.seq);
            time(json, "at"_L1, end.at);
            json.endObject();
        } else {
            json.null();
        }
        const Counts counts = countAccounts(*facts);
        json.key("counts"_L1);
        json.beginObject();
        json.member("total"_L1, counts.total);
        json.member("ready"_L1, counts.ready);
        json.member("client_old"_L1, counts.onClientOld);
        json.member("transit"_L1, counts.onTransit);
        json.member("client_new"_L1, counts.onClientNew);
        json.member("verified"_L1, counts.verified);
        json.member("failed"_L1, counts.failed);
        json.member("busy"_L1, counts.busy);
        json.endObject();
        json.endObject();
    }
    return int(ids.size());
}

int Represent::migrationAccounts(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    const MigrationId migration(query.migration);
    const auto facts = m_state.migration(migration);
    if (!facts || (actor.customer.isValid() && m_state.customerOf(migration) != actor.customer))
        return 0;
    const Pace pace = observedPace(*facts, m_state.policy());
    int count = 0;
    for (const AccountFacts &account : facts->accounts) {
        const qint64 id = account.id.value();
        if ((query.id && id != query.id) || id <= query.afterId
            || (actor.account.isValid() && account.id != actor.account))
            continue;
        if (query.limit && count >= query.limit)
            break;
        ++count;
        json.beginObject();
        json.member("id"_L1, id);
        json.member("href"_L1, u"/v1/migration/%1/account/%2/"_s.arg(migration.value()).arg(id));
        json.member("etag"_L1, versionOf(account));
        reference(json, "migration"_L1, "migration"_L1, migration.value());
        reference(json, "account"_L1, "account"_L1, id);
        json.member("name"_L1, account.name);
        json.member("preparation"_L1, nameOf(account.preparation));
        json.member("location"_L1, nameOf(account.location));
        json.member("activity"_L1, nameOf(account.activity));
        json.member("verified"_L1, account.verified);
        json.member("precopied"_L1, account.precopied);
        time(json, "precopied_at"_L1, account.precopiedAt);
        time(json, "copy_discarded_at"_L1, account.copyDiscardedAt);
        json.key("test"_L1);
        json.beginObject();
        json.member("state"_L1, nameOf(account.test.state));
        textOrNull(json, "address"_L1, account.test.address);
        time(json, "copied_at"_L1, account.test.copiedAt);
        time(json, "expires"_L1, account.test.expires);
        json.endObject();
        json.key("weight"_L1);
        json.beginObject();
        json.member("files"_L1, account.weight.files);
        json.member("file_count"_L1, account.weight.fileCount);
        json.member("mail"_L1, account.weight.mail);
        json.member("databases"_L1, account.weight.databases);
        json.member("delta"_L1, account.weight.delta);
        optionalNumber(json, "changed_per_day"_L1, account.weight.changedPerDay);
        json.endObject();
        json.key("domains"_L1);
        json.beginObject();
        json.member("internal"_L1, account.internalDomains);
        json.member("external"_L1, account.externalDomains);
        json.endObject();
        const LegEstimates with = estimateLegs(pace, account, true);
        const LegEstimates without = estimateLegs(pace, account, false);
        const LegEstimates &legs = facts->transit.kind == TransitKind::Shared ? without : with;
        json.key("estimate"_L1);
        json.beginObject();
        range(json, "out"_L1, legs.out);
        range(json, "back"_L1, legs.back);
        range(json, "both"_L1, legs.both);
        range(json, "with_precopy"_L1, with.out);
        range(json, "without_precopy"_L1, without.out);
        json.endObject();
        json.key("attempts"_L1);
        json.beginArray();
        for (const Attempt &attempt : account.attempts) {
            json.beginObject();
            json.member("leg"_L1, nameOf(attempt.leg));
            json.member("number"_L1, attempt.number);
            reference(json, "task"_L1, "task"_L1, attempt.task.value());
            time(json, "started"_L1, attempt.started);
            time(json, "ended"_L1, attempt.ended);
            json.member("outcome"_L1, nameOf(attempt.outcome));
            json.member("bytes"_L1, attempt.bytes);
            time(json, "downtime_started"_L1, attempt.downtimeStarted);
            time(json, "downtime_ended"_L1, attempt.downtimeEnded);
            json.key("downtime_seconds"_L1);
            if (attempt.downtimeSeconds)
                json.value(*attempt.downtimeSeconds);
            else
                json.null();
            range(json, "estimate"_L1, attempt.estimate);
            textOrNull(json, "error_code"_L1, attempt.errorCode);
            optionalNumber(json, "database_bytes"_L1, attempt.databaseBytes);
            optionalNumber(json, "difference_bytes"_L1, attempt.differenceBytes);
            checks(json, attempt);
            json.endObject();
        }
        json.endArray();
        annotations(json, account);
        json.endObject();
    }
    return count;
}

int Represent::requests(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    QList<SupportRequestId> ids;
    Select select(u"SELECT r.id FROM support_request r JOIN migration m ON m.id=r.migration"_s);
    QSqlQuery &row = select.ifSet(actor.customer.value(), u"m.customer=?"_s)
                         .ifSet(query.migration, u"r.migration=?"_s)
                         .ifSet(query.state, u"r.state=?"_s)
                         .ifSet(query.kind, u"r.kind=?"_s)
                         .page(u"r.id"_s, query)
                         .run(m_state);
    while (row.next())
        ids.append(SupportRequestId(row.value(0).toLongLong()));
    row.finish();
    for (const SupportRequestId id : std::as_const(ids)) {
        const auto request = m_state.request(id);
        begin(json, "support_request"_L1, id.value());
        json.member("etag"_L1, versionOf(*request));
        reference(json, "migration"_L1, "migration"_L1, request->migration.value());
        json.member("kind"_L1, nameOf(request->kind));
        json.member("state"_L1, nameOf(request->state));
        const bool transit = request->kind == RequestKind::Transit;
        textOrNull(json, "transit_kind"_L1, transit ? QString(nameOf(request->transitKind)) : QString());
        textOrNull(json, "finalisation_by"_L1,
                   request->finalisationBy ? QString(nameOf(*request->finalisationBy)) : QString());
        textOrNull(json, "reason"_L1, request->reason);
        time(json, "created"_L1, request->created);
        time(json, "since"_L1, request->since);
        json.key("messages"_L1);
        json.beginArray();
        for (const Message &message : request->messages) {
            json.beginObject();
            time(json, "at"_L1, message.at);
            json.member("actor"_L1, message.actor);
            json.member("role"_L1, nameOf(message.role));
            json.member("text"_L1, message.text);
            textOrNull(json, "event"_L1, message.event == Action::Unknown ? QString() : QString(nameOf(message.event)));
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    return int(ids.size());
}

int Represent::tasks(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    QList<TaskId> ids;
    Select select(u"SELECT t.id FROM task t JOIN migration m ON m.id=t.migration"_s);
    if (query.live)
        select.where(u"t.state IN ('queued','running','paused')"_s);
    QSqlQuery &row = select.ifSet(actor.customer.value(), u"m.customer=?"_s)
                         .ifSet(actor.account.value(), u"t.account=?"_s)
                         .ifSet(query.migration, u"t.migration=?"_s)
                         .ifSet(query.account, u"t.account=?"_s)
                         .ifSet(query.state, u"t.state=?"_s)
                         .page(u"t.id"_s, query)
                         .run(m_state);
    while (row.next())
        ids.append(TaskId(row.value(0).toLongLong()));
    row.finish();
    for (const TaskId id : std::as_const(ids)) {
        const auto record = m_state.task(id);
        const Task &task = record->task;
        begin(json, "task"_L1, id.value());
        json.member("etag"_L1, versionOf(task));
        json.member("type"_L1, nameOf(task.type));
        reference(json, "migration"_L1, "migration"_L1, task.migration.value());
        reference(json, "account"_L1, "account"_L1, task.account.value());
        reference(json, "server"_L1, "server"_L1, task.server.value());
        json.member("state"_L1, nameOf(task.state));
        textOrNull(json, "stage"_L1, task.stage);
        json.key("stages"_L1);
        json.beginArray();
        for (const Stage *stage : stagesOf(task.type, courseOf(record->options)))
            json.value(stage->name);
        json.endArray();
        json.key("progress"_L1);
        json.beginObject();
        json.member("bytes"_L1, task.bytes);
        json.member("total"_L1, task.bytesTotal);
        json.endObject();
        if (task.estimate)
            range(json, "estimate"_L1, *task.estimate);
        else
            json.memberNull("estimate"_L1);
        const auto codeAndParams = [&json](QLatin1StringView key, const QString &code, const QJsonObject &params) {
            json.key(key);
            if (code.isEmpty()) {
                json.null();
                return;
            }
            json.beginObject();
            json.member("code"_L1, code);
            json.member("params"_L1, params);
            json.endObject();
        };
        codeAndParams("waiting_for"_L1, task.waitingFor, task.waitingParams);
        json.member("actor"_L1, task.actor);
        json.member("role"_L1, nameOf(task.role));
        textOrNull(json, "on_behalf_of"_L1, task.onBehalfOf);
        time(json, "created"_L1, task.created);
        time(json, "started"_L1, task.started);
        time(json, "ended"_L1, task.ended);
        time(json, "heartbeat"_L1, task.heartbeat);
        json.member("attempt"_L1, task.attempt);
        json.member("cut_over_begun"_L1, task.cutOverBegun);
        codeAndParams("error"_L1, task.error ? task.error->code : QString(),
                      task.error ? task.error->params : QJsonObject());
        json.key("log"_L1);
        if (record->logFirst) {
            json.beginObject();
            json.member("first"_L1, record->logFirst);
            json.member("last"_L1, record->logLast);
            json.endObject();
        } else {
            json.null();
        }
        json.member("raw_size"_L1, m_raw ? m_raw->sizeOf(id) : 0);
        json.endObject();
    }
    return int(ids.size());
}

} // namespace escale::platform
