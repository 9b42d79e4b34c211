// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/bundle_export.h"

#include "http/members.h"

#include <escale/logs/bundle_state.h>
#include <escale/logs/bundle_writer.h>

#include <QtCore/QJsonDocument>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rawBlock = 1 << 20;

} // namespace

QByteArray BundleExport::stateOf(const Actor &actor, MigrationId migration, const QByteArray &object)
{
    const auto facts = m_state.migration(migration);
    JsonWriter json(1 << 16);
    json.beginObject();
    json.member("version"_L1, logs::bundleStateVersion);
    json.member("time"_L1, toWireTime(m_state.now()));
    members::policy(json, m_state.policy(), m_state.setting(u"policy_source"_s).toString());
    json.key("migration"_L1);
    json.raw(object);

    const auto list = [&](QLatin1StringView name, const auto &write) {
        json.key(name);
        json.beginArray();
        write();
        json.endArray();
    };
    list("customers"_L1, [&] { m_represent.customers(json, actor, {.id = m_state.customerOf(migration).value()}); });
    // Both ends: the transit server, or in the public cloud where the account goes.
    QList<ServerId> servers{facts->server};
    for (const ServerId other : {facts->transit.server, facts->destination}) {
        if (other.isValid() && !servers.contains(other))
            servers.append(other);
    }
    QList<DatacenterId> datacenters;
    for (const ServerId id : std::as_const(servers)) {
        const auto server = m_state.server(id);
        if (server && server->datacenter.isValid() && !datacenters.contains(server->datacenter))
            datacenters.append(server->datacenter);
    }
    list("datacenters"_L1, [&] {
        for (const DatacenterId id : std::as_const(datacenters))
            m_represent.datacenters(json, actor, {.id = id.value()});
    });
    list("servers"_L1, [&] {
        for (const ServerId id : std::as_const(servers))
            m_represent.servers(json, actor, {.id = id.value()});
    });
    list("accounts"_L1, [&] {
        for (const migration::AccountFacts &account : facts->accounts)
            m_represent.accounts(json, actor, {.id = account.id.value()});
    });
    const ListQuery ofMigration{.migration = migration.value()};
    list("migration_accounts"_L1, [&] { m_represent.migrationAccounts(json, actor, ofMigration); });
    list("tasks"_L1, [&] { m_represent.tasks(json, actor, ofMigration); });
    list("support_requests"_L1, [&] { m_represent.requests(json, actor, ofMigration); });
    for (const auto &[name, method] :
         {std::pair("databases"_L1, &Represent::databases), std::pair("domains"_L1, &Represent::domains)}) {
        list(name, [&] {
            for (const migration::AccountFacts &account : facts->accounts)
                (m_represent.*method)(json, actor, {.account = account.id.value()});
        });
    }
    json.endObject();
    return json.take();
}

Result<std::unique_ptr<QFile>> BundleExport::write(const Actor &actor, MigrationId migration)
{
    JsonWriter object(4096);
    if (m_represent.migrations(object, actor, {.id = migration.value()}) == 0)
        return nullptr;
    const QJsonObject described = QJsonDocument::fromJson(object.text()).object();
    const QJsonObject name = described.value("name"_L1).toObject();

    QList<TaskId> tasks;
    QSqlQuery &row =
        m_state.database().run(u"SELECT id FROM task WHERE migration=? ORDER BY id"_s, {migration.value()});
    while (row.next()) {
        const TaskId task(row.value(0).toLongLong());
        if (m_raw && !m_raw->pathOf(task).isEmpty())
            tasks.append(task);
    }
    row.finish();

    logs::Manifest about;
    about.created = m_state.now();
    about.program = u"escale-platform "_s + QStringLiteral(ESCALE_VERSION);
    about.platform = m_state.setting(u"platform"_s).toString();
    about.migration = migration;
    about.server = m_state.migration(migration)->serverName;
    about.name = {name.value("en"_L1).toString(), name.value("fr"_L1).toString()};
    const QString path = m_folder + u"/export-%1.escale"_s.arg(migration.value());
    auto writer = logs::BundleWriter::create(path, about, tasks.size());
    if (!writer)
        return std::unexpected(writer.error());
    auto reading = m_state.logStore().read({.migration = migration.value(), .customer = actor.customer});
    for (QByteArray page = reading.next(); !page.isEmpty(); page = reading.next()) {
        QByteArrayView rest(page);
        while (!rest.isEmpty()) {
            const qsizetype end = rest.indexOf('\n');
            if (const auto done = (*writer)->addLine(rest.first(end)); !done)
                return std::unexpected(done.error());
            rest = rest.sliced(end + 1);
        }
    }
    if (const auto done = (*writer)->addState(stateOf(actor, migration, object.text())); !done)
        return std::unexpected(done.error());
    for (const TaskId task : std::as_const(tasks)) {
        if (const auto done = (*writer)->beginRaw(task); !done)
            return std::unexpected(done.error());
        QFile raw(m_raw->pathOf(task));
        if (!raw.open(QIODevice::ReadOnly))
            continue;
        while (!raw.atEnd()) {
            if (const auto done = (*writer)->addRaw(raw.read(rawBlock)); !done)
                return std::unexpected(done.error());
        }
    }
    if (const auto done = (*writer)->finish(m_state.logStore().key()); !done)
        return std::unexpected(done.error());
    auto file = std::make_unique<QFile>(path);
    const bool opened = file->open(QIODevice::ReadOnly);
    // Open, it can be read to its end without a name, whatever becomes of this process.
    QFile::remove(path);
    if (!opened)
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file->errorString());
    return file;
}

} // namespace escale::platform
