// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/records.h"

#include <escale/core/clock.h>
#include <escale/migration/policy.h>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

QJsonObject countsToRecord(const QMap<QString, qint64> &counts)
{
    QJsonObject object;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QMap<QString, qint64> countsFromRecord(const QJsonObject &object)
{
    QMap<QString, qint64> counts;
    for (auto it = object.begin(); it != object.end(); ++it)
        counts.insert(it.key(), it.value().toInteger());
    return counts;
}

template <typename IdType>
QJsonArray idsToRecord(const QList<IdType> &ids)
{
    QJsonArray array;
    for (const IdType id : ids)
        array.append(id.value());
    return array;
}

template <typename IdType>
QList<IdType> idsFromRecord(const QJsonValue &value)
{
    QList<IdType> ids;
    for (const QJsonValue &id : value.toArray())
        ids.append(IdType(id.toInteger()));
    return ids;
}

} // namespace

QJsonObject toRecord(const PlanFacts &plan)
{
    QJsonArray moves;
    for (const QueuedMove &move : plan.moves) {
        QJsonObject record{{u"account"_s, move.account.value()}, {u"leg"_s, QString(nameOf(move.leg))}};
        if (move.notBefore.isValid())
            record.insert(u"not_before"_s, toWireTime(move.notBefore));
        if (move.notAfter.isValid())
            record.insert(u"not_after"_s, toWireTime(move.notAfter));
        if (move.task.isValid())
            record.insert(u"task"_s, move.task.value());
        if (move.outcome)
            record.insert(u"outcome"_s, QString(nameOf(*move.outcome)));
        moves.append(record);
    }
    return {{u"state"_s, QString(nameOf(plan.state))},  {u"moves"_s, moves},
            {u"stop_at_failure"_s, plan.stopAtFailure}, {u"by"_s, plan.by},
            {u"role"_s, QString(nameOf(plan.role))},    {u"at"_s, toWireTime(plan.at)},
            {u"stopped_at"_s, plan.stoppedAt.value()},  {u"stopped_by"_s, plan.stoppedBy}};
}

PlanFacts planFromRecord(const QJsonObject &record)
{
    PlanFacts plan;
    if (record.isEmpty())
        return plan;
    plan.state = fromName<PlanState>(record.value("state"_L1).toString());
    for (const QJsonValue &value : record.value("moves"_L1).toArray()) {
        const QJsonObject object = value.toObject();
        QueuedMove move;
        move.account = AccountId(object.value("account"_L1).toInteger());
        move.leg = fromName<Leg>(object.value("leg"_L1).toString());
        move.notBefore = fromWireTime(object.value("not_before"_L1).toString());
        move.notAfter = fromWireTime(object.value("not_after"_L1).toString());
        move.task = TaskId(object.value("task"_L1).toInteger());
        if (object.contains("outcome"_L1))
            move.outcome = fromName<Outcome>(object.value("outcome"_L1).toString());
        plan.moves.append(move);
    }
    plan.stopAtFailure = record.value("stop_at_failure"_L1).toBool(true);
    plan.by = record.value("by"_L1).toString();
    plan.role = fromName<Party>(record.value("role"_L1).toString());
    plan.at = fromWireTime(record.value("at"_L1).toString());
    plan.stoppedAt = AccountId(record.value("stopped_at"_L1).toInteger());
    plan.stoppedBy = record.value("stopped_by"_L1).toString();
    return plan;
}

QJsonArray toRecord(const QList<ChecklistItem> &checklist)
{
    QJsonArray record;
    const auto both = [](const LocalizedText &text) { return QJsonObject{{u"en"_s, text.en}, {u"fr"_s, text.fr}}; };
    for (const ChecklistItem &item : checklist) {
        record.append(QJsonObject{{u"code"_s, item.code},
                                  {u"when"_s, QString(nameOf(item.when))},
                                  {u"title"_s, both(item.title)},
                                  {u"text"_s, both(item.text)}});
    }
    return record;
}

QList<ChecklistItem> checklistFromRecord(const QJsonArray &record)
{
    QList<ChecklistItem> checklist;
    const auto both = [](const QJsonValue &value) -> LocalizedText {
        return {value["en"_L1].toString(), value["fr"_L1].toString()};
    };
    for (const QJsonValue &item : record) {
        checklist.append({item["code"_L1].toString(), fromName<ChecklistWhen>(item["when"_L1].toString()),
                          both(item["title"_L1]), both(item["text"_L1])});
    }
    return checklist;
}

QJsonObject toRecord(const SiteCheck &check)
{
    QJsonArray links;
    for (const SiteCheck::Link &link : check.links)
        links.append(QJsonObject{{u"path"_s, link.path}, {u"status"_s, link.status}});
    return {{u"at"_s, toWireTime(check.at)},
            {u"status"_s, check.status},
            {u"title"_s, check.title},
            {u"links"_s, links},
            {u"tables"_s, countsToRecord(check.tables)},
            {u"mailboxes"_s, countsToRecord(check.mailboxes)}};
}

std::optional<SiteCheck> checkFromRecord(const QJsonObject &record)
{
    if (record.isEmpty())
        return std::nullopt;
    SiteCheck check;
    check.at = fromWireTime(record.value("at"_L1).toString());
    check.status = record.value("status"_L1).toInt();
    check.title = record.value("title"_L1).toString();
    for (const QJsonValue &link : record.value("links"_L1).toArray())
        check.links.append({link["path"_L1].toString(), link["status"_L1].toInt()});
    check.tables = countsFromRecord(record.value("tables"_L1).toObject());
    check.mailboxes = countsFromRecord(record.value("mailboxes"_L1).toObject());
    return check;
}

QJsonObject toRecord(const Permission &permission)
{
    if (permission.everything)
        return {};
    return {{u"everything"_s, false},
            {u"servers"_s, idsToRecord(permission.servers)},
            {u"accounts"_s, idsToRecord(permission.accounts)}};
}

Permission permissionFromRecord(const QJsonObject &record)
{
    if (record.isEmpty())
        return {};
    return {.everything = record.value("everything"_L1).toBool(),
            .servers = idsFromRecord<ServerId>(record.value("servers"_L1)),
            .accounts = idsFromRecord<AccountId>(record.value("accounts"_L1))};
}

QJsonValue policyValue(const QString &name, const QString &text)
{
    static const QStringList days{u"transit_free_days"_s, u"finalisation_free_days"_s,     u"rollback_days"_s,
                                  u"test_days"_s,         u"public_cloud_rollback_days"_s, u"ttl_before_move"_s,
                                  u"heartbeat_seconds"_s};
    bool valid = false;
    if (days.contains(name)) {
        const int number = text.toInt(&valid);
        return valid && number >= 0 ? QJsonValue(number) : QJsonValue();
    }
    if (name == "minutes_per_database_gib"_L1) {
        const double number = text.toDouble(&valid);
        return valid && number >= 0 ? QJsonValue(number) : QJsonValue();
    }
    if (name == "support_hours"_L1)
        return text;
    if (name == "time_zone"_L1)
        return QTimeZone(text.toLatin1()).isValid() ? QJsonValue(text) : QJsonValue();
    return {};
}

Policy policyFromRecord(const QJsonObject &record)
{
    Policy policy;
    const auto number = [&](QLatin1StringView name, int &target) { target = record.value(name).toInt(target); };
    number("transit_free_days"_L1, policy.transitFreeDays);
    number("finalisation_free_days"_L1, policy.finalisationFreeDays);
    number("rollback_days"_L1, policy.rollbackDays);
    number("test_days"_L1, policy.testDays);
    number("public_cloud_rollback_days"_L1, policy.publicCloudRollbackDays);
    number("ttl_before_move"_L1, policy.ttlBeforeMove);
    number("heartbeat_seconds"_L1, policy.heartbeatSeconds);
    policy.minutesPerDatabaseGib = record.value("minutes_per_database_gib"_L1).toDouble(policy.minutesPerDatabaseGib);
    policy.supportHours = record.value("support_hours"_L1).toString(policy.supportHours);
    if (const QTimeZone zone(record.value("time_zone"_L1).toString().toLatin1()); zone.isValid())
        policy.timeZone = zone;
    const QJsonObject sources = record.value("sources"_L1).toObject();
    for (auto it = sources.begin(); it != sources.end(); ++it)
        policy.sources.insert(it.key(), it.value().toString());
    return policy;
}

} // namespace escale::platform
