// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/snapshot.h>

#include <escale/core/clock.h>

namespace escale::api {

using namespace Qt::StringLiterals;

namespace {

template <typename T, typename Keep>
void readList(const QJsonObject &object, QLatin1StringView key, Result<T> (*decode)(const QJsonObject &), int &skipped,
              const Keep &keep)
{
    for (const QJsonValueConstRef value : object.value(key).toArray()) {
        Result<T> item = decode(value.toObject());
        if (item)
            keep(*std::move(item));
        else
            ++skipped;
    }
}

template <typename T>
QList<T> listOf(const QJsonObject &object, QLatin1StringView key, Result<T> (*decode)(const QJsonObject &),
                int &skipped)
{
    QList<T> list;
    readList(object, key, decode, skipped, [&list](T item) { list.append(std::move(item)); });
    return list;
}

} // namespace

Result<Snapshot> decodeSnapshot(const QJsonObject &object)
{
    auto migration = decodeMigration(object.value("migration"_L1).toObject());
    if (!migration)
        return std::unexpected(std::move(migration.error()));
    Snapshot snapshot;
    snapshot.time = fromWireTime(object.value("time"_L1).toString());
    const QJsonObject policy = object.value("policy"_L1).toObject();
    snapshot.policy = decodePolicy(policy);
    snapshot.hasPolicy = !policy.isEmpty();
    snapshot.zone = decodeTimeZone(policy);
    snapshot.policySource = policy.value("source"_L1).toString();
    snapshot.migration = *std::move(migration);
    int &skipped = snapshot.skipped;
    snapshot.customers = listOf(object, "customers"_L1, decodeCustomer, skipped);
    snapshot.servers = listOf(object, "servers"_L1, decodeServer, skipped);
    snapshot.accounts = listOf(object, "accounts"_L1, decodeAccount, skipped);
    snapshot.tasks = listOf(object, "tasks"_L1, decodeTask, skipped);
    snapshot.supportRequests = listOf(object, "support_requests"_L1, decodeSupportRequest, skipped);
    snapshot.databases = listOf(object, "databases"_L1, decodeDatabase, skipped);
    snapshot.domains = listOf(object, "domains"_L1, decodeDomain, skipped);
    readList(object, "migration_accounts"_L1, decodeMigrationAccount, skipped,
             [&](MigrationAccountResource item) { snapshot.migrationAccounts.append(std::move(item.facts)); });
    return snapshot;
}

} // namespace escale::api
