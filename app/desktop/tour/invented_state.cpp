// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented_log.h"

#include <escale/core/clock.h>
#include <escale/logs/entry.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>

/// How the invented migration stood at its end, as its own log tells it, in the shapes of the API.
namespace escale::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int migrationId = 7;
constexpr int serverId = 11;
constexpr int transitId = 3;
constexpr int customerId = 5;

QJsonObject link(const QString &kind, int id)
{
    return {{u"href"_s, u"/v1/%1/%2/"_s.arg(kind).arg(id)}};
}

/// Attempts of each account, from the entries that begin and end them.
QMap<QString, QJsonArray> attemptsOf(const QList<logs::Entry> &entries)
{
    QMap<QString, QJsonArray> attempts;
    QMap<qint64, QJsonObject> running; // by task
    for (const logs::Entry &entry : entries) {
        const QString type = entry.params.value("type"_L1).toString();
        if (entry.code == "ESC-4002"_L1 && !entry.account.isEmpty()) {
            running[entry.task] = {{u"leg"_s, type == "relocate"_L1   ? u"back"_s
                                              : type == "rollback"_L1 ? u"rollback"_s
                                                                      : u"out"_s},
                                   {u"number"_s, attempts.value(entry.account).size() + 1},
                                   {u"task"_s, link(u"task"_s, int(entry.task))},
                                   {u"started"_s, toWireTime(entry.at)}};
        } else if (entry.code == "ESC-4202"_L1 || entry.code == "ESC-4203"_L1) {
            QJsonObject &attempt = running[entry.task];
            attempt.insert(u"downtime_seconds"_s, entry.params.value("seconds"_L1));
            attempt.insert(u"estimate"_s, QJsonObject{{u"low"_s, entry.params.value("low"_L1)},
                                                      {u"high"_s, entry.params.value("high"_L1)}});
        } else if ((entry.code == "ESC-4003"_L1 || entry.code == "ESC-4004"_L1) && running.contains(entry.task)) {
            QJsonObject attempt = running.take(entry.task);
            const bool failed = entry.code == "ESC-4004"_L1;
            attempt.insert(u"ended"_s, toWireTime(entry.at));
            attempt.insert(u"outcome"_s, failed ? u"failed"_s : u"done"_s);
            if (failed)
                attempt.insert(u"error_code"_s, entry.params.value("code"_L1));
            attempts[entry.account].append(attempt);
        }
    }
    return attempts;
}

} // namespace

QByteArray InventedMigration::state() const
{
    QList<logs::Entry> entries;
    const QList<QByteArray> all = lines();
    for (const QByteArray &line : all) {
        if (const auto entry = logs::fromLine(line))
            entries.append(*entry);
    }
    const auto timeOf = [&entries](QLatin1StringView code) {
        const auto found = std::ranges::find(entries, code, &logs::Entry::code);
        return found == entries.end() ? QJsonValue() : QJsonValue(toWireTime(found->at));
    };
    QJsonArray accounts;
    QJsonArray inventory;
    int id = 100;
    const QMap<QString, QJsonArray> attempts = attemptsOf(entries);
    for (auto it = attempts.cbegin(); it != attempts.cend(); ++it) {
        ++id;
        accounts.append(QJsonObject{
            {u"id"_s, id},
            {u"migration"_s, link(u"migration"_s, migrationId)},
            {u"name"_s, it.key()},
            {u"preparation"_s, u"ready"_s},
            {u"location"_s, u"client_new"_s},
            {u"activity"_s, u"idle"_s},
            {u"verified"_s, true},
            {u"attempts"_s, *it},
            {u"weight"_s, QJsonObject{{u"files"_s, qint64(id) << 24}, {u"databases"_s, qint64(id) << 22}}}});
        inventory.append(QJsonObject{{u"id"_s, id},
                                     {u"name"_s, it.key()},
                                     {u"customer"_s, link(u"customer"_s, customerId)},
                                     {u"location_type"_s, u"server"_s},
                                     {u"location_object"_s, serverId}});
    }
    const auto serverOf = [](int number, const QString &name, const QString &role, const QString &architecture) {
        return QJsonObject{{u"id"_s, number},
                           {u"name"_s, name},
                           {u"role"_s, role},
                           {u"plan"_s, u"dedicated"_s},
                           {u"state"_s, u"running"_s},
                           {u"architecture"_s, architecture},
                           {u"monthly_price"_s, QJsonObject{{u"amount"_s, u"189.00"_s}, {u"currency"_s, u"EUR"_s}}}};
    };
    const QJsonObject migration{{u"id"_s, migrationId},
                                {u"kind"_s, u"mandatory_private_cloud"_s},
                                {u"name"_s, QJsonObject{{u"en"_s, u"2020 to 2024"_s}, {u"fr"_s, u"2020 vers 2024"_s}}},
                                {u"from"_s, u"2020"_s},
                                {u"to"_s, u"2024"_s},
                                {u"server"_s, link(u"server"_s, serverId)},
                                {u"server_name"_s, server},
                                {u"announced_at"_s, toWireTime(start.addDays(-30))},
                                {u"deadline"_s, toWireTime(start.addDays(40))},
                                {u"offers_test"_s, true},
                                {u"transit"_s, QJsonObject{{u"state"_s, u"released"_s},
                                                           {u"kind"_s, u"dedicated"_s},
                                                           {u"server"_s, link(u"server"_s, transitId)},
                                                           {u"requested_at"_s, timeOf("ESC-2010"_L1)},
                                                           {u"ready_at"_s, timeOf("ESC-5001"_L1)},
                                                           {u"released_at"_s, timeOf("ESC-5002"_L1)}}},
                                {u"reinstallation"_s, QJsonObject{{u"state"_s, u"done"_s},
                                                                  {u"requested_at"_s, timeOf("ESC-2017"_L1)},
                                                                  {u"started_at"_s, timeOf("ESC-6001"_L1)},
                                                                  {u"done_at"_s, timeOf("ESC-6003"_L1)}}},
                                {u"finalisation"_s, QJsonObject{{u"by"_s, u"customer"_s}}},
                                {u"completed_at"_s, timeOf("ESC-7001"_L1)},
                                {u"step"_s, 8}};
    const QJsonObject whole{
        {u"version"_s, 1},
        {u"time"_s, toWireTime(entries.last().at.addSecs(3600))},
        // Of the provider's older page, which gives one week: not the figures of whoever reads this later.
        {u"policy"_s, QJsonObject{{u"transit_free_days"_s, 7},
                                  {u"finalisation_free_days"_s, 2},
                                  {u"time_zone"_s, u"Europe/Paris"_s},
                                  {u"source"_s, u"Invented, with the free week of the provider’s older page"_s}}},
        {u"migration"_s, migration},
        {u"customers"_s, QJsonArray{QJsonObject{{u"id"_s, customerId}, {u"name"_s, u"Gamma SARL"_s}}}},
        {u"servers"_s, QJsonArray{serverOf(serverId, server, u"client"_s, u"2024"_s),
                                  serverOf(transitId, transit, u"transit"_s, u"2024"_s)}},
        {u"accounts"_s, inventory},
        {u"migration_accounts"_s, accounts}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

} // namespace escale::desktop
