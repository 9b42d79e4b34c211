// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "archive.h"

#include <escale/api/decode.h>

#include <QtCore/QJsonDocument>

#include <map>

namespace escale::archive {

using namespace Qt::StringLiterals;
using store::Kind;

namespace {

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

qint64 idOf(const QJsonObject &object)
{
    return object.value("id"_L1).toInteger();
}

std::optional<Kind> kindOf(api::EventType type)
{
    switch (type) {
    case api::EventType::Customer:
        return Kind::Customer;
    case api::EventType::Server:
        return Kind::Server;
    case api::EventType::Migration:
        return Kind::Migration;
    case api::EventType::MigrationAccount:
        return Kind::MigrationAccount;
    case api::EventType::Task:
        return Kind::Task;
    case api::EventType::SupportRequest:
        return Kind::SupportRequest;
    case api::EventType::Account:
    case api::EventType::Presence:
    case api::EventType::Unknown:
        break;
    }
    return std::nullopt;
}

template <typename T>
void take(Result<T> decoded, QList<T> &list)
{
    if (decoded)
        list.append(*std::move(decoded));
}

} // namespace

Me toMe(const api::Root &root)
{
    Me me;
    me.apiName = root.name;
    me.apiVersion = root.version;
    me.platform = root.platform;
    me.practice = root.practice;
    me.role = root.role;
    me.actor = root.actor;
    me.customer = root.customer;
    me.capabilities = root.capabilities;
    me.policy = root.policy;
    me.policySource = root.policySource;
    me.permission = root.permission;
    return me;
}

QByteArray identity(const api::Root &root)
{
    return QJsonDocument(QJsonObject{{u"platform"_s, root.platform},
                                     {u"role"_s, nameOf(root.role)},
                                     {u"actor"_s, root.actor},
                                     {u"customer"_s, root.customer.value()}})
        .toJson(QJsonDocument::Compact);
}

store::Object rootObject(const QByteArray &body, qint64 clockOffset)
{
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    return {{Kind::Me, 0, 1}, compact({{u"root"_s, root}, {u"clock_offset"_s, clockOffset}})};
}

store::Changes listed(Kind kind, const QByteArray &body)
{
    store::Changes changes;
    const auto array = api::parseArray(body);
    if (!array)
        return changes;
    changes.objects.reserve(array->size());
    for (const QJsonValueConstRef value : *array) {
        const QJsonObject object = value.toObject();
        changes.objects.append({{kind, 0, idOf(object)}, compact(object)});
    }
    return changes;
}

store::Changes migrationAccounts(MigrationId migration, const QByteArray &body)
{
    store::Changes changes = listed(Kind::MigrationAccount, body);
    for (store::Object &object : changes.objects)
        object.key.owner = migration.value();
    changes.completeMigrations.append(migration.value());
    return changes;
}

store::Changes followed(const QByteArray &body, MigrationId only)
{
    store::Changes changes;
    const auto page = api::parseObject(body);
    if (!page)
        return changes;
    for (const QJsonValueConstRef value : page->value("events"_L1).toArray()) {
        const QJsonObject source = value.toObject();
        const api::Event event = api::decodeEvent(source);
        if (only.isValid() && (event.type != api::EventType::MigrationAccount || event.migration != only))
            continue;
        const bool removed = event.action == api::EventAction::Removed;
        if (!removed && event.object.index() == 0)
            continue; // of a type that this version does not know, or not to be read
        if (event.type == api::EventType::Account) {
            if (removed)
                changes.removedAccounts.append(AccountId(event.id));
            else
                changes.accounts.append(std::get<Account>(event.object));
            continue;
        }
        const auto kind = kindOf(event.type);
        if (!kind)
            continue;
        const QJsonObject object = source.value("object"_L1).toObject();
        store::Key key{*kind, event.migration.value(), removed ? event.id : idOf(object)};
        if (!removed && *kind == Kind::MigrationAccount) {
            if (const auto &facts = std::get<api::MigrationAccountResource>(event.object); facts.migration.isValid())
                key.owner = facts.migration.value();
        }
        if (removed)
            changes.removed.append(key);
        else
            changes.objects.append({key, compact(object)});
    }
    return changes;
}

void asInventory(QList<Server> &servers)
{
    for (Server &server : servers) {
        if (server.role == ServerRole::Unknown)
            server.role = ServerRole::Client;
    }
}

namespace {

constexpr ServerId publicCloudId(0x7fffffff); // the fleet packs ids of servers into 32 bits

} // namespace

Server publicCloud(const QString &platform)
{
    Server server;
    server.id = publicCloudId;
    server.name = platform;
    server.role = ServerRole::Public;
    return server;
}

store::Object publicCloudObject(const QString &platform)
{
    return {
        {Kind::Server, 0, publicCloudId.value()},
        compact({{u"id"_s, publicCloudId.value()}, {u"name"_s, platform}, {u"role"_s, nameOf(ServerRole::Public)}})};
}

void house(QList<Account> &accounts)
{
    for (Account &account : accounts) {
        if (!account.home.isValid())
            account.home = account.servedBy.isValid() ? account.servedBy : publicCloudId;
        if (!account.servedBy.isValid())
            account.servedBy = account.home;
    }
}

FleetChanges toFleet(const store::Contents &contents)
{
    FleetChanges changes;
    changes.accounts = contents.accounts;
    QHash<ServerId, QString> names;
    std::map<qint64, MigrationAccounts> facts;
    for (const store::Object &object : contents.objects) {
        const QJsonObject json = QJsonDocument::fromJson(object.source).object();
        switch (object.key.kind) {
        case Kind::Me:
            if (const auto root = api::decodeRoot(json.value("root"_L1).toObject())) {
                changes.me = toMe(*root);
                changes.me->clockOffset = json.value("clock_offset"_L1).toInteger();
            }
            break;
        case Kind::Customer:
            take(api::decodeCustomer(json), changes.customers);
            break;
        case Kind::Server:
            take(api::decodeServer(json), changes.servers);
            if (!changes.servers.isEmpty())
                names.insert(changes.servers.last().id, changes.servers.last().name);
            break;
        case Kind::Migration:
            if (const auto migration = api::decodeMigration(json)) {
                MigrationSummary summary{migration->facts, migration->account, migration->step, migration->counts,
                                         migration->log};
                if (summary.facts.serverName.isEmpty())
                    summary.facts.serverName = names.value(summary.facts.server);
                changes.migrations.append(summary);
            }
            break;
        case Kind::MigrationAccount: {
            MigrationAccounts &all = facts[object.key.owner];
            all.migration = MigrationId(object.key.owner);
            all.complete = true;
            if (const auto account = api::decodeMigrationAccount(json); account && object.key.id != 0)
                all.accounts.append(account->facts);
            break;
        }
        case Kind::Task:
            take(api::decodeTask(json), changes.tasks);
            break;
        case Kind::SupportRequest:
            take(api::decodeSupportRequest(json), changes.requests);
            break;
        }
    }
    if (!changes.me)
        asInventory(changes.servers);
    for (const auto &[id, accounts] : facts)
        changes.migrationAccounts.append(accounts);
    return changes;
}

} // namespace escale::archive
