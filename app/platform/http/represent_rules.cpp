// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What follows from the rules (paths, queues, costs, checks), and the desk: the transit fleet, tokens, who is there.

#include "engine/records.h"
#include "http/members.h"
#include "http/represent.h"
#include "http/select.h"

#include <escale/migration/checks.h>
#include <escale/migration/steps.h>

#include <QtCore/QJsonDocument>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace members {

namespace {

void plan(JsonWriter &json, const PlanFacts &plan)
{
    json.key("plan"_L1);
    if (plan.state == PlanState::None) {
        json.null();
        return;
    }
    json.beginObject();
    json.member("state"_L1, nameOf(plan.state));
    json.key("moves"_L1);
    json.beginArray();
    for (const QueuedMove &move : plan.moves) {
        json.beginObject();
        reference(json, "account"_L1, "account"_L1, move.account.value());
        json.member("leg"_L1, nameOf(move.leg));
        time(json, "not_before"_L1, move.notBefore);
        time(json, "not_after"_L1, move.notAfter);
        reference(json, "task"_L1, "task"_L1, move.task.value());
        textOrNull(json, "outcome"_L1, move.outcome ? QString(nameOf(*move.outcome)) : QString());
        json.endObject();
    }
    json.endArray();
    json.member("stop_at_failure"_L1, plan.stopAtFailure);
    json.member("by"_L1, plan.by);
    time(json, "at"_L1, plan.at);
    reference(json, "stopped_at"_L1, "account"_L1, plan.stoppedAt.value());
    textOrNull(json, "stopped_by"_L1, plan.stoppedBy);
    json.endObject();
}

void costs(JsonWriter &json, const MigrationFacts &facts, const Policy &policy, const Money &price,
           const QDateTime &now)
{
    json.key("costs"_L1);
    const QDateTime freeUntil = freeTransitUntil(facts, policy);
    if (!freeUntil.isValid()) {
        json.null();
        return;
    }
    json.beginObject();
    time(json, "free_until"_L1, freeUntil);
    json.member("days_over"_L1, daysOver(facts, policy, now));
    money(json, "so_far"_L1, costSoFar(facts, price, policy, now));
    time(json, "finalisation_until"_L1, finalisationUntil(facts, policy));
    json.key("forecast"_L1);
    if (const auto expected = forecast(facts, price, policy, now)) {
        json.beginObject();
        time(json, "finishes"_L1, expected->finishes);
        json.member("legs_done"_L1, expected->legsDone);
        json.member("legs_left"_L1, expected->legsLeft);
        json.member("days_late"_L1, expected->daysLate);
        money(json, "amount"_L1, expected->amount);
        json.endObject();
    } else {
        json.null();
    }
    json.endObject();
}

QJsonObject counts(const QMap<QString, qint64> &numbers)
{
    QJsonObject object;
    for (auto it = numbers.cbegin(); it != numbers.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

void check(JsonWriter &json, QLatin1StringView key, const std::optional<SiteCheck> &check)
{
    json.key(key);
    if (!check) {
        json.null();
        return;
    }
    json.beginObject();
    time(json, "at"_L1, check->at);
    json.member("status"_L1, check->status);
    json.member("title"_L1, check->title);
    json.key("links"_L1);
    json.beginArray();
    for (const SiteCheck::Link &link : check->links) {
        json.beginObject();
        json.member("path"_L1, link.path);
        json.member("status"_L1, link.status);
        json.endObject();
    }
    json.endArray();
    json.member("tables"_L1, counts(check->tables));
    json.member("mailboxes"_L1, counts(check->mailboxes));
    json.endObject();
}

} // namespace

void rules(JsonWriter &json, const MigrationFacts &facts, const Policy &policy, const Money &monthlyPrice,
           const QDateTime &now)
{
    json.key("path"_L1);
    json.beginObject();
    json.key("steps"_L1);
    json.beginArray();
    for (const PathStep step : pathOf(facts.kind))
        json.value(nameOf(step));
    json.endArray();
    json.member("current"_L1, nameOf(currentPathStep(facts)));
    json.member("complete"_L1, isComplete(facts));
    json.endObject();
    reference(json, "destination"_L1, "server"_L1, facts.destination.value());
    time(json, "documentation_read_at"_L1, facts.documentationReadAt);
    time(json, "started_by_deadline_at"_L1, facts.startedByDeadlineAt);
    json.key("upgrade"_L1);
    if (facts.kind == Kind::OptionalPrivateCloud) {
        json.beginObject();
        json.member("state"_L1, nameOf(facts.upgrade.state));
        json.member("service"_L1, facts.upgrade.service);
        time(json, "started_at"_L1, facts.upgrade.startedAt);
        time(json, "done_at"_L1, facts.upgrade.doneAt);
        json.endObject();
    } else {
        json.null();
    }
    plan(json, facts.plan);
    costs(json, facts, policy, monthlyPrice, now);
    const int days = facts.kind == Kind::PublicCloud             ? policy.publicCloudRollbackDays
                     : facts.kind == Kind::MandatoryPrivateCloud ? policy.rollbackDays
                                                                 : 0;
    json.member("rollback_days"_L1, days);
    json.key("checklist"_L1);
    json.beginArray();
    for (const ChecklistItem &item : facts.checklist) {
        json.beginObject();
        json.member("code"_L1, item.code);
        json.member("when"_L1, nameOf(item.when));
        localized(json, "title"_L1, item.title);
        localized(json, "text"_L1, item.text);
        json.endObject();
    }
    json.endArray();
}

void annotations(JsonWriter &json, const AccountFacts &account)
{
    json.key("notes"_L1);
    json.beginArray();
    for (const Note &note : account.notes) {
        json.beginObject();
        json.member("id"_L1, note.id.value());
        time(json, "at"_L1, note.at);
        json.member("actor"_L1, note.actor);
        json.member("role"_L1, nameOf(note.role));
        json.member("text"_L1, note.text);
        json.endObject();
    }
    json.endArray();
    json.key("ticks"_L1);
    json.beginArray();
    for (const Tick &tick : account.ticks) {
        json.beginObject();
        json.member("item"_L1, tick.item);
        time(json, "at"_L1, tick.at);
        json.member("actor"_L1, tick.actor);
        json.member("role"_L1, nameOf(tick.role));
        json.endObject();
    }
    json.endArray();
}

void checks(JsonWriter &json, const Attempt &attempt)
{
    json.key("checks"_L1);
    json.beginObject();
    check(json, "before"_L1, attempt.before);
    check(json, "after"_L1, attempt.after);
    json.key("differences"_L1);
    json.beginArray();
    if (attempt.before && attempt.after) {
        for (const CheckDifference &difference : differences(*attempt.before, *attempt.after)) {
            json.beginObject();
            json.member("what"_L1, nameOf(difference.what));
            json.member("name"_L1, difference.name);
            json.member("before"_L1, difference.before);
            json.member("after"_L1, difference.after);
            json.member("worse"_L1, difference.worse);
            json.endObject();
        }
    }
    json.endArray();
    json.endObject();
}

void policy(JsonWriter &json, const Policy &policy, const QString &source)
{
    json.key("policy"_L1);
    json.beginObject();
    json.member("transit_free_days"_L1, policy.transitFreeDays);
    json.member("finalisation_free_days"_L1, policy.finalisationFreeDays);
    json.member("rollback_days"_L1, policy.rollbackDays);
    json.member("test_days"_L1, policy.testDays);
    json.member("minutes_per_database_gib"_L1, policy.minutesPerDatabaseGib);
    json.member("public_cloud_rollback_days"_L1, policy.publicCloudRollbackDays);
    json.member("ttl_before_move"_L1, policy.ttlBeforeMove);
    json.member("heartbeat_seconds"_L1, policy.heartbeatSeconds);
    json.key("sources"_L1);
    json.beginObject();
    for (auto it = policy.sources.cbegin(); it != policy.sources.cend(); ++it)
        json.member(QLatin1StringView(it.key().toLatin1()), it.value());
    json.endObject();
    json.member("support_hours"_L1, policy.supportHours);
    json.member("time_zone"_L1, QString::fromLatin1(policy.timeZone.id()));
    json.member("source"_L1, source);
    json.endObject();
}

void permission(JsonWriter &json, const Permission &permission)
{
    json.key("permission"_L1);
    json.beginObject();
    json.member("everything"_L1, permission.everything);
    const auto references = [&](QLatin1StringView key, QLatin1StringView type, const auto &ids) {
        json.key(key);
        json.beginArray();
        for (const auto id : ids) {
            json.beginObject();
            json.member("href"_L1, path(type, id.value()));
            json.endObject();
        }
        json.endArray();
    };
    references("servers"_L1, "server"_L1, permission.servers);
    references("accounts"_L1, "account"_L1, permission.accounts);
    json.endObject();
}

} // namespace members

using namespace members;

int Represent::transit(JsonWriter &json, const Actor &actor, const ListQuery &)
{
    struct Row {
        qint64 server;
        MigrationId migration;
        bool shared;
    };
    QList<Row> fleet;
    // The shared server has a row for each migration on it, or one without where it has none.
    Select select(
        u"SELECT s.id, coalesce(s.lent_to, m.id), s.role='shared_transit' FROM server s LEFT JOIN migration m"
        " ON s.role='shared_transit' AND m.transit_server=s.id AND m.transit_state NOT IN ('none','released')"_s);
    select.where(u"s.role IN ('transit','shared_transit')"_s);
    if (actor.customer.isValid()) {
        select.where(u"coalesce(s.lent_to, m.id) IN (SELECT o.id FROM migration o WHERE o.customer=?)"_s,
                     {actor.customer.value()});
    }
    QSqlQuery &row = select.page(u"s.id, m.id"_s, {}).run(m_state);
    while (row.next())
        fleet.append({row.value(0).toLongLong(), MigrationId(row.value(1).toLongLong()), row.value(2).toBool()});
    row.finish();
    for (const Row &loan : std::as_const(fleet)) {
        const auto facts = loan.migration.isValid() ? m_state.migration(loan.migration) : nullptr;
        json.beginObject();
        reference(json, "server"_L1, "server"_L1, loan.server);
        reference(json, "migration"_L1, "migration"_L1, loan.migration.value());
        time(json, "since"_L1,
             facts ? (facts->transit.readyAt.isValid() ? facts->transit.readyAt : facts->transit.requestedAt)
                   : QDateTime());
        time(json, "until"_L1, facts ? freeTransitUntil(*facts, m_state.policy()) : QDateTime());
        const auto expected =
            facts ? forecast(*facts, m_state.monthlyPrice(facts->server), m_state.policy(), m_state.now())
                  : std::nullopt;
        time(json, "expected_free"_L1, expected ? expected->finishes : QDateTime());
        json.member("kind"_L1, nameOf(loan.shared ? TransitKind::Shared : TransitKind::Dedicated));
        json.memberNull("waiting"_L1);
        json.endObject();
    }
    return int(fleet.size());
}

int Represent::tokens(JsonWriter &json, const Actor &, const ListQuery &query)
{
    int count = 0;
    QSqlQuery &row =
        Select(u"SELECT id, actor, role, customer, created, expires, revoked, last_used, permission FROM token"_s)
            .page(u"id"_s, query)
            .run(m_state);
    for (; row.next(); ++count) {
        begin(json, "token"_L1, row.value(0).toLongLong());
        json.member("name"_L1, row.value(1).toString());
        json.member("role"_L1, row.value(2).toString());
        reference(json, "customer"_L1, "customer"_L1, row.value(3).toLongLong());
        time(json, "created"_L1, row.value(4));
        time(json, "expires"_L1, row.value(5));
        time(json, "revoked"_L1, row.value(6));
        time(json, "last_used"_L1, row.value(7));
        permission(json, permissionFromRecord(QJsonDocument::fromJson(row.value(8).toString().toUtf8()).object()));
        json.endObject();
    }
    row.finish();
    return count;
}

int Represent::presence(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    JsonWriter visible;
    if (servers(visible, actor, {.id = query.id}) == 0)
        return 0;
    json.beginObject();
    reference(json, "server"_L1, "server"_L1, query.id);
    json.key("people"_L1);
    json.beginArray();
    const QList<migration::Presence> people = m_presence.on(ServerId(query.id), actor);
    for (const migration::Presence &person : people) {
        json.beginObject();
        json.member("actor"_L1, person.actor);
        json.member("role"_L1, nameOf(person.role));
        json.member("doing"_L1, nameOf(person.doing));
        time(json, "since"_L1, person.since);
        time(json, "seen"_L1, person.seen);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return 1;
}

} // namespace escale::platform
