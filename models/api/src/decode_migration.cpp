// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include "decode_values.h"

#include <algorithm>

/// A migration, and the facts of its accounts.
namespace escale::api {

using namespace decoding;

namespace {

std::optional<migration::SiteCheck> siteCheck(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QJsonObject object = value.toObject();
    migration::SiteCheck check;
    check.at = time(object, "at"_L1);
    check.status = smallNumber(object, "status"_L1);
    check.title = text(object, "title"_L1);
    for (const QJsonValue &link : object.value("links"_L1).toArray())
        check.links.append({text(link.toObject(), "path"_L1), smallNumber(link.toObject(), "status"_L1)});
    check.tables = numbers(part(object, "tables"_L1));
    check.mailboxes = numbers(part(object, "mailboxes"_L1));
    return check;
}

migration::PlanFacts plan(const QJsonValue &value)
{
    migration::PlanFacts plan;
    if (!value.isObject())
        return plan;
    const QJsonObject object = value.toObject();
    plan.state = choice<migration::PlanState>(object, "state"_L1);
    for (const QJsonValue &item : object.value("moves"_L1).toArray()) {
        const QJsonObject move = item.toObject();
        migration::QueuedMove queued;
        queued.account = reference<AccountId>(move, "account"_L1);
        queued.leg = choice<migration::Leg>(move, "leg"_L1);
        queued.notBefore = time(move, "not_before"_L1);
        queued.notAfter = time(move, "not_after"_L1);
        queued.task = reference<TaskId>(move, "task"_L1);
        if (move.value("outcome"_L1).isString())
            queued.outcome = choice<migration::Outcome>(move, "outcome"_L1);
        plan.moves.append(queued);
    }
    plan.stopAtFailure = object.value("stop_at_failure"_L1).toBool(true);
    plan.by = text(object, "by"_L1);
    plan.at = time(object, "at"_L1);
    plan.stoppedAt = reference<AccountId>(object, "stopped_at"_L1);
    plan.stoppedBy = text(object, "stopped_by"_L1);
    return plan;
}

QList<migration::Note> notes(const QJsonValue &value)
{
    QList<migration::Note> list;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonObject note = item.toObject();
        list.append({NoteId(number(note, "id"_L1)), time(note, "at"_L1), text(note, "actor"_L1),
                     choice<migration::Party>(note, "role"_L1), text(note, "text"_L1)});
    }
    return list;
}

QList<migration::Tick> ticks(const QJsonValue &value)
{
    QList<migration::Tick> list;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonObject tick = item.toObject();
        list.append({text(tick, "item"_L1), time(tick, "at"_L1), text(tick, "actor"_L1),
                     choice<migration::Party>(tick, "role"_L1)});
    }
    return list;
}

QList<migration::ChecklistItem> checklist(const QJsonValue &value)
{
    QList<migration::ChecklistItem> list;
    for (const QJsonValue &entry : value.toArray()) {
        const QJsonObject item = entry.toObject();
        list.append({text(item, "code"_L1), choice<migration::ChecklistWhen>(item, "when"_L1),
                     localized(item, "title"_L1), localized(item, "text"_L1)});
    }
    return list;
}

migration::Attempt decodeAttempt(const QJsonObject &object)
{
    migration::Attempt attempt;
    attempt.leg = choice<migration::Leg>(object, "leg"_L1);
    attempt.number = smallNumber(object, "number"_L1);
    attempt.task = reference<TaskId>(object, "task"_L1);
    attempt.started = time(object, "started"_L1);
    attempt.ended = time(object, "ended"_L1);
    attempt.outcome = choice<migration::Outcome>(object, "outcome"_L1);
    attempt.bytes = number(object, "bytes"_L1);
    attempt.downtimeStarted = time(object, "downtime_started"_L1);
    attempt.downtimeEnded = time(object, "downtime_ended"_L1);
    if (const QJsonValue seconds = object.value("downtime_seconds"_L1); seconds.isDouble())
        attempt.downtimeSeconds = seconds.toDouble();
    attempt.estimate = estimate(part(object, "estimate"_L1));
    attempt.errorCode = text(object, "error_code"_L1);
    attempt.databaseBytes = optionalNumber(object, "database_bytes"_L1);
    attempt.differenceBytes = optionalNumber(object, "difference_bytes"_L1);
    attempt.before = siteCheck(part(object, "checks"_L1).value("before"_L1));
    attempt.after = siteCheck(part(object, "checks"_L1).value("after"_L1));
    return attempt;
}

migration::Counts decodeCounts(const QJsonObject &object)
{
    return {.total = smallNumber(object, "total"_L1),
            .ready = smallNumber(object, "ready"_L1),
            .onClientOld = smallNumber(object, "client_old"_L1),
            .onTransit = smallNumber(object, "transit"_L1),
            .onClientNew = smallNumber(object, "client_new"_L1),
            .verified = smallNumber(object, "verified"_L1),
            .failed = smallNumber(object, "failed"_L1),
            .busy = smallNumber(object, "busy"_L1)};
}

} // namespace

Result<MigrationResource> decodeMigration(const QJsonObject &object)
{
    if (auto error = missing(object, "migration"_L1, {"id"_L1, "kind"_L1}))
        return std::unexpected(*error);
    MigrationResource resource;
    migration::MigrationFacts &facts = resource.facts;
    facts.id = MigrationId(number(object, "id"_L1));
    facts.kind = choice<migration::Kind>(object, "kind"_L1);
    facts.name = localized(object, "name"_L1);
    facts.documentation = localized(object, "documentation"_L1);
    facts.from = text(object, "from"_L1);
    facts.to = text(object, "to"_L1);
    facts.server = reference<ServerId>(object, "server"_L1);
    facts.serverName = text(object, "server_name"_L1);
    resource.account = reference<AccountId>(object, "account"_L1);
    facts.announcedAt = time(object, "announced_at"_L1);
    facts.deadline = time(object, "deadline"_L1);
    facts.offersTest = object.value("offers_test"_L1).toBool();
    const QJsonObject transit = part(object, "transit"_L1);
    facts.transit = {.state = choiceOr(transit, "state"_L1, migration::TransitState::None),
                     .kind = choiceOr(transit, "kind"_L1, migration::TransitKind::Dedicated),
                     .server = reference<ServerId>(transit, "server"_L1),
                     .requestedAt = time(transit, "requested_at"_L1),
                     .readyAt = time(transit, "ready_at"_L1),
                     .releasedAt = time(transit, "released_at"_L1),
                     .waitingReason = text(transit, "waiting_reason"_L1)};
    const QJsonObject reinstallation = part(object, "reinstallation"_L1);
    facts.reinstallation = {.state = choiceOr(reinstallation, "state"_L1, migration::ReinstallationState::None),
                            .requestedAt = time(reinstallation, "requested_at"_L1),
                            .startedAt = time(reinstallation, "started_at"_L1),
                            .doneAt = time(reinstallation, "done_at"_L1)};
    facts.finalisationBy = party(part(object, "finalisation"_L1), "by"_L1);
    facts.completedAt = time(object, "completed_at"_L1);
    facts.destination = reference<ServerId>(object, "destination"_L1);
    facts.documentationReadAt = time(object, "documentation_read_at"_L1);
    facts.startedByDeadlineAt = time(object, "started_by_deadline_at"_L1);
    if (const QJsonValue value = object.value("upgrade"_L1); value.isObject()) {
        const QJsonObject upgrade = value.toObject();
        facts.upgrade = {.state = choice<migration::UpgradeState>(upgrade, "state"_L1),
                         .service = text(upgrade, "service"_L1),
                         .startedAt = time(upgrade, "started_at"_L1),
                         .doneAt = time(upgrade, "done_at"_L1)};
    }
    facts.plan = plan(object.value("plan"_L1));
    facts.checklist = checklist(object.value("checklist"_L1));
    facts.etag = etag(object);
    // A step that this program has no name for must not pass for a finished migration.
    const int step = smallNumber(object, "step"_L1);
    resource.step = step >= 1 && step <= 8 ? migration::Step(step) : migration::Step::Prepare;
    resource.counts = decodeCounts(part(object, "counts"_L1));
    const QJsonObject log = part(object, "log"_L1);
    resource.log = {.last = object.contains("log"_L1) ? std::max<qint64>(0, number(log, "last"_L1)) : -1,
                    .at = time(log, "at"_L1)};
    return resource;
}

Result<MigrationAccountResource> decodeMigrationAccount(const QJsonObject &object)
{
    if (auto error = missing(object, "migration_account"_L1, {"id"_L1, "location"_L1}))
        return std::unexpected(*error);
    MigrationAccountResource resource;
    resource.migration = reference<MigrationId>(object, "migration"_L1);
    migration::AccountFacts &facts = resource.facts;
    facts.id = AccountId(number(object, "id"_L1));
    facts.name = text(object, "name"_L1);
    facts.preparation = choice<migration::Preparation>(object, "preparation"_L1);
    facts.location = choice<migration::Location>(object, "location"_L1);
    facts.activity = choice<migration::Activity>(object, "activity"_L1);
    facts.verified = object.value("verified"_L1).toBool();
    facts.precopied = object.value("precopied"_L1).toBool();
    facts.precopiedAt = time(object, "precopied_at"_L1);
    const QJsonObject test = part(object, "test"_L1);
    facts.test = {.state = choiceOr(test, "state"_L1, migration::TestState::None),
                  .address = text(test, "address"_L1),
                  .copiedAt = time(test, "copied_at"_L1),
                  .expires = time(test, "expires"_L1)};
    const QJsonObject weight = part(object, "weight"_L1);
    facts.weight = {.files = number(weight, "files"_L1),
                    .fileCount = number(weight, "file_count"_L1),
                    .mail = number(weight, "mail"_L1),
                    .databases = number(weight, "databases"_L1),
                    .delta = number(weight, "delta"_L1),
                    .changedPerDay = optionalNumber(weight, "changed_per_day"_L1)};
    const QJsonObject domains = part(object, "domains"_L1);
    facts.internalDomains = smallNumber(domains, "internal"_L1);
    facts.externalDomains = smallNumber(domains, "external"_L1);
    for (const QJsonValue &attempt : object.value("attempts"_L1).toArray())
        facts.attempts.append(decodeAttempt(attempt.toObject()));
    facts.copyDiscardedAt = time(object, "copy_discarded_at"_L1);
    facts.notes = notes(object.value("notes"_L1));
    facts.ticks = ticks(object.value("ticks"_L1));
    facts.etag = etag(object);
    return resource;
}

} // namespace escale::api
