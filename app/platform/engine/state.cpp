// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/state.h"

#include "engine/columns.h"
#include "engine/records.h"

#include <escale/migration/steps.h>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace columns;

State::State(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock) {}

Result<void> State::open(const QString &path)
{
    if (auto opened = m_database.open(path); !opened)
        return opened;
    reload();
    return {};
}

void State::close()
{
    m_database.close();
}

void State::reload()
{
    m_migrations.clear();
    m_policy = policyFromRecord(toObject(setting(u"policy"_s)));
    m_feedFloor = setting(u"feed_floor"_s).toLongLong();
    m_feedSeq = std::max(m_feedFloor, m_database.single(u"SELECT max(seq) FROM event"_s).toLongLong());
    m_announced = m_feedSeq;
    m_log.forget();
}

State::Change::Change(State &state, Database::Durability durability)
    : m_state(state)
    , m_transaction(state.m_database, durability)
{
    ++m_state.m_changing;
}

State::Change::~Change()
{
    if (m_committed)
        return;
    if (--m_state.m_changing == 0)
        m_state.m_before.clear();
    // What is in memory (the cache, the heads of feed and log) may have run ahead of a transaction that is given up.
    QMetaObject::invokeMethod(&m_state, &State::reload, Qt::QueuedConnection);
}

void State::Change::commit()
{
    if (m_state.m_changing == 1)
        m_state.countRevisions();
    m_transaction.commit();
    m_committed = true;
    --m_state.m_changing;
    if (m_state.m_feedSeq != m_state.m_announced) {
        m_state.m_announced = m_state.m_feedSeq;
        Q_EMIT m_state.changed();
    }
}

bool State::recordIfThereIsRoom(const std::function<void()> &write, Database::Durability durability)
{
    try {
        Change change(*this, durability);
        write();
        change.commit();
        return true;
    } catch (const DatabaseFull &) {
        return false;
    }
}

QVariant State::setting(const QString &name)
{
    return m_database.single(u"SELECT value FROM setting WHERE name=?"_s, {name});
}

void State::setSetting(const QString &name, const QVariant &value)
{
    m_database.run(u"INSERT OR REPLACE INTO setting(name, value) VALUES(?,?)"_s, {name, value});
}

void State::setPolicy(const QJsonObject &record)
{
    setSetting(u"policy"_s, compact(record));
    m_policy = policyFromRecord(record);
}

// --- inventory ---------------------------------------------------------------------------------------

std::optional<Server> State::server(ServerId id)
{
    QSqlQuery &row = m_database.run(
        u"SELECT id, name, customer, datacenter, role, plan, state, cores, memory, disk, architecture, addresses,"
        " price_cents, currency, lent_to FROM server WHERE id=?"_s,
        {id.value()});
    if (!row.next())
        return std::nullopt;
    Server server;
    server.id = ServerId(row.value(0).toLongLong());
    server.name = row.value(1).toString();
    server.customer = CustomerId(row.value(2).toLongLong());
    server.datacenter = DatacenterId(row.value(3).toLongLong());
    server.role = toWord<ServerRole>(row.value(4));
    server.plan = toWord<ServerPlan>(row.value(5));
    server.state = toWord<ServerState>(row.value(6));
    server.cores = row.value(7).toInt();
    server.memory = row.value(8).toLongLong();
    server.disk = row.value(9).toLongLong();
    server.architecture = row.value(10).toString();
    server.addresses = row.value(11).toString().split(u' ', Qt::SkipEmptyParts);
    server.monthlyPrice = Money(row.value(12).toLongLong(), row.value(13).toString());
    server.lentTo = MigrationId(row.value(14).toLongLong());
    row.finish();
    return server;
}

QString State::serverName(ServerId id)
{
    return m_database.single(u"SELECT name FROM server WHERE id=?"_s, {id.value()}).toString();
}

void State::saveServer(const Server &server)
{
    // Whoever could see it before and whoever can see it now both have to hear of it.
    const MigrationId lentBefore(
        m_database.single(u"SELECT lent_to FROM server WHERE id=?"_s, {server.id.value()}).toLongLong());
    m_database.run(u"UPDATE server SET state=?, architecture=?, addresses=?, lent_to=? WHERE id=?"_s,
                   {word(server.state), server.architecture, server.addresses.join(u' '), toColumn(server.lentTo),
                    server.id.value()});
    const MigrationId borrower = server.lentTo.isValid() ? server.lentTo : lentBefore;
    touch(u"server"_s, server.id.value(), borrower,
          server.customer.isValid() ? server.customer : (borrower.isValid() ? customerOf(borrower) : CustomerId()));
}

QString State::customerName(CustomerId id)
{
    return m_database.single(u"SELECT name FROM customer WHERE id=?"_s, {id.value()}).toString();
}

QString State::accountName(AccountId id)
{
    return m_database.single(u"SELECT name FROM account WHERE id=?"_s, {id.value()}).toString();
}

CustomerId State::ownerOf(AccountId id)
{
    return CustomerId(m_database.single(u"SELECT customer FROM account WHERE id=?"_s, {id.value()}).toLongLong());
}

void State::setServedBy(AccountId account, ServerId server, bool belongs)
{
    m_database.run(u"UPDATE account SET served_by=? WHERE id=?"_s, {server.value(), account.value()});
    if (belongs)
        m_database.run(u"UPDATE account SET home=? WHERE id=?"_s, {server.value(), account.value()});
    touch(u"account"_s, account.value(), {}, ownerOf(account));
}

void State::setDatabaseVersion(AccountId account, const QString &version)
{
    m_database.run(u"UPDATE database SET version=? WHERE account=?"_s, {version, account.value()});
    touch(u"account"_s, account.value(), {}, ownerOf(account));
}

void State::setUsage(AccountId account, const Weight &weight)
{
    m_database.run(u"UPDATE account SET files=?, file_count=?, mail=?, databases=?,"
                   " changed_per_day=coalesce(?, changed_per_day) WHERE id=?"_s,
                   {weight.files, weight.fileCount, weight.mail, weight.databases,
                    weight.changedPerDay ? QVariant(*weight.changedPerDay) : QVariant(), account.value()});
    touch(u"account"_s, account.value(), {}, ownerOf(account));
    m_migrations.remove(
        MigrationId(m_database.single(u"SELECT migration FROM migration_account WHERE account=?"_s, {account.value()})
                        .toLongLong()));
}

// --- records of changes ------------------------------------------------------------------------------

qint64 State::changedAt(const QString &type, qint64 object)
{
    return std::max(
        m_feedFloor,
        m_database.single(u"SELECT seq FROM event WHERE type=? AND object=?"_s, {type, object}).toLongLong());
}

void State::touch(const QString &type, qint64 object, MigrationId migration, CustomerId customer)
{
    m_database.run(u"INSERT OR REPLACE INTO event(at, type, object, migration, customer) VALUES(?,?,?,?,?)"_s,
                   {now().toMSecsSinceEpoch(), type, object, toColumn(migration), toColumn(customer)});
    m_feedSeq = m_database.lastInsertId();
}

void State::beginFeed()
{
    m_feedFloor = now().toMSecsSinceEpoch();
    setSetting(u"feed_floor"_s, m_feedFloor);
    m_database.run(u"DELETE FROM event"_s);
    m_database.run(u"DELETE FROM sqlite_sequence WHERE name='event'"_s);
    m_database.run(u"INSERT INTO sqlite_sequence(name, seq) VALUES('event', ?)"_s, {m_feedFloor});
    m_feedSeq = m_feedFloor;
    m_announced = m_feedFloor;
}

void State::log(const QString &code, const QJsonObject &params, const Subject &subject)
{
    logs::Entry entry = logs::makeEntry(code, params);
    entry.at = now();
    entry.migration = subject.migration.value();
    CustomerId customer;
    if (subject.migration.isValid()) {
        if (const auto facts = migration(subject.migration)) {
            entry.step = int(currentStep(*facts));
            entry.server = facts->serverName;
        }
        customer = customerOf(subject.migration);
    }
    if (!subject.server.isEmpty())
        entry.server = subject.server;
    if (subject.account.isValid())
        entry.account = accountName(subject.account);
    entry.task = subject.task.value();
    entry.actor = subject.actor;
    entry.onBehalfOf = subject.onBehalfOf;
    entry.attempt = subject.attempt;
    entry.bytes = subject.bytes;
    entry.duration = subject.duration;
    const qint64 seq = m_log.append(std::move(entry), subject.account, customer);
    // How far its log goes is part of a migration.
    if (subject.migration.isValid())
        touch(u"migration"_s, subject.migration.value(), subject.migration, customer);
    if (subject.task.isValid()) {
        m_database.run(u"UPDATE task SET log_first=coalesce(log_first, ?), log_last=? WHERE id=?"_s,
                       {seq, seq, subject.task.value()});
    }
}

} // namespace escale::platform
