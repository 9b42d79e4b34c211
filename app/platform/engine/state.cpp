// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/state.h"

#include "engine/records.h"

#include <escale/migration/steps.h>

#include <QtCore/QJsonDocument>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

QVariant toColumn(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime toTime(const QVariant &column)
{
    return column.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(column.toLongLong(), QTimeZone::UTC);
}

template <typename Tag>
QVariant toColumn(Id<Tag> id)
{
    return id.isValid() ? QVariant(id.value()) : QVariant();
}

template <typename E>
QVariant word(E value)
{
    return QString(nameOf(value));
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject toObject(const QVariant &column)
{
    return QJsonDocument::fromJson(column.toString().toUtf8()).object();
}

template <typename E>
E toWord(const QVariant &column)
{
    return fromName<E>(column.toString());
}

const QString migrationColumns =
    u"SELECT m.id, m.kind, m.server, s.name, m.name_en, m.name_fr, m.documentation_en, m.documentation_fr,"
    " m.from_architecture, m.to_architecture, m.announced_at, m.deadline, m.offers_test, m.transit_state, "
    "m.transit_kind,"
    " m.transit_server, m.transit_requested_at, m.transit_ready_at, m.transit_released_at, m.waiting_reason,"
    " m.reinstallation_state, m.reinstallation_requested_at, m.reinstallation_started_at, m.reinstallation_done_at,"
    " m.finalisation_by, m.completed_at, m.customer, m.destination, d.name, m.documentation_read_at,"
    " m.started_by_deadline_at, m.upgrade_state, m.upgrade_service, m.upgrade_started_at, m.upgrade_done_at, m.plan, "
    "m.checklist, m.charged_from, m.finalisation_over"
    " FROM migration m JOIN server s ON s.id=m.server LEFT JOIN server d ON d.id=m.destination"_s;

const QString taskColumns = u"SELECT id, type, state, migration, account, server, options, stage, bytes, bytes_total, "
                            u"estimate_low, estimate_high,"
                            " waiting_code, waiting_params, actor, role, on_behalf_of, created, started, ended, "
                            "heartbeat, attempt, cut_over_begun,"
                            " error_code, error_params, error_detail, log_first, log_last FROM task"_s;

} // namespace

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
}

State::Change::~Change()
{
    // What is in memory (the cache, the heads of feed and log) may have run ahead of a transaction that is given up.
    if (!m_committed)
        QMetaObject::invokeMethod(&m_state, &State::reload, Qt::QueuedConnection);
}

void State::Change::commit()
{
    m_committed = true;
    m_transaction.commit();
    if (m_state.m_feedSeq != m_state.m_announced) {
        m_state.m_announced = m_state.m_feedSeq;
        Q_EMIT m_state.changed();
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

// --- migrations --------------------------------------------------------------------------------------

std::shared_ptr<const MigrationFacts> State::migration(MigrationId id)
{
    if (!m_migrations.contains(id))
        preload(id, id);
    return m_migrations.value(id);
}

QHash<MigrationId, std::shared_ptr<MigrationFacts>> State::readMigrations(MigrationId firstId, MigrationId lastId)
{
    QHash<MigrationId, std::shared_ptr<MigrationFacts>> loaded;
    QSqlQuery &row =
        m_database.run(migrationColumns + u" WHERE m.id BETWEEN ? AND ?"_s, {firstId.value(), lastId.value()});
    while (row.next()) {
        const MigrationId id(row.value(0).toLongLong());
        auto facts = std::make_shared<MigrationFacts>();
        facts->id = id;
        facts->kind = toWord<Kind>(row.value(1));
        facts->server = ServerId(row.value(2).toLongLong());
        facts->serverName = row.value(3).toString();
        facts->name = {row.value(4).toString(), row.value(5).toString()};
        facts->documentation = {row.value(6).toString(), row.value(7).toString()};
        facts->from = row.value(8).toString();
        facts->to = row.value(9).toString();
        facts->announcedAt = toTime(row.value(10));
        facts->deadline = toTime(row.value(11));
        facts->offersTest = row.value(12).toBool();
        facts->transit = {.state = toWord<TransitState>(row.value(13)),
                          .kind = toWord<TransitKind>(row.value(14)),
                          .server = ServerId(row.value(15).toLongLong()),
                          .requestedAt = toTime(row.value(16)),
                          .readyAt = toTime(row.value(17)),
                          .releasedAt = toTime(row.value(18)),
                          .waitingReason = row.value(19).toString()};
        facts->reinstallation = {.state = toWord<ReinstallationState>(row.value(20)),
                                 .requestedAt = toTime(row.value(21)),
                                 .startedAt = toTime(row.value(22)),
                                 .doneAt = toTime(row.value(23))};
        if (!row.value(24).isNull())
            facts->finalisationBy = toWord<Party>(row.value(24));
        facts->completedAt = toTime(row.value(25));
        m_customers.insert(id, CustomerId(row.value(26).toLongLong()));
        facts->destination = ServerId(row.value(27).toLongLong());
        facts->destinationName = row.value(28).toString();
        facts->documentationReadAt = toTime(row.value(29));
        facts->startedByDeadlineAt = toTime(row.value(30));
        facts->upgrade = {.state = toWord<UpgradeState>(row.value(31)),
                          .service = row.value(32).toString(),
                          .startedAt = toTime(row.value(33)),
                          .doneAt = toTime(row.value(34))};
        facts->plan = planFromRecord(toObject(row.value(35)));
        facts->checklist = checklistFromRecord(QJsonDocument::fromJson(row.value(36).toString().toUtf8()).array());
        facts->chargedFrom = toTime(row.value(37));
        facts->finalisationOver = toTime(row.value(38));
        loaded.insert(id, facts);
    }
    row.finish();
    return loaded;
}

QHash<MigrationId, std::shared_ptr<const MigrationFacts>> State::outlines(MigrationId firstId, MigrationId lastId)
{
    const auto loaded = readMigrations(firstId, lastId);
    // One row for all accounts of a migration that are alike in what is counted: a hundred of them cost as much as one.
    QSqlQuery &row =
        m_database.run(u"SELECT migration, preparation, location, activity, verified, count(*), max(test_copied_at)"
                       " FROM migration_account WHERE migration BETWEEN ? AND ?"
                       " GROUP BY migration, preparation, location, activity, verified, test_copied_at IS NULL"_s,
                       {firstId.value(), lastId.value()});
    while (row.next()) {
        const auto facts = loaded.value(MigrationId(row.value(0).toLongLong()));
        if (!facts)
            continue;
        AccountFacts account;
        account.preparation = toWord<Preparation>(row.value(1));
        account.location = toWord<Location>(row.value(2));
        account.activity = toWord<Activity>(row.value(3));
        account.verified = row.value(4).toBool();
        account.test.copiedAt = toTime(row.value(6));
        facts->accounts.resize(facts->accounts.size() + row.value(5).toInt(), account);
    }
    row.finish();
    QHash<MigrationId, std::shared_ptr<const MigrationFacts>> outlines;
    for (const auto &facts : loaded)
        outlines.insert(facts->id, facts);
    return outlines;
}

void State::preload(MigrationId firstId, MigrationId lastId)
{
    const QVariantList range{firstId.value(), lastId.value()};
    auto loaded = readMigrations(firstId, lastId);
    loaded.removeIf([this](const auto &one) { return m_migrations.contains(one.key()); });
    if (loaded.isEmpty())
        return;

    QHash<AccountId, std::pair<MigrationFacts *, qsizetype>> places;
    QSqlQuery &accounts = m_database.run(
        u"SELECT ma.migration, ma.account, a.name, ma.preparation, ma.location, ma.activity, ma.verified, ma.precopied,"
        " ma.delta, ma.test_state, ma.test_address, ma.test_copied_at, ma.test_expires, a.files, a.file_count, a.mail,"
        " a.databases, a.changed_per_day, ma.precopied_at, ma.copy_discarded_at FROM migration_account ma JOIN account "
        "a ON a.id=ma.account "
        "WHERE ma.migration BETWEEN ? AND ?"
        " ORDER BY ma.migration, ma.account"_s,
        range);
    while (accounts.next()) {
        const auto facts = loaded.value(MigrationId(accounts.value(0).toLongLong()));
        if (!facts)
            continue;
        AccountFacts account;
        account.id = AccountId(accounts.value(1).toLongLong());
        account.name = accounts.value(2).toString();
        account.preparation = toWord<Preparation>(accounts.value(3));
        account.location = toWord<Location>(accounts.value(4));
        account.activity = toWord<Activity>(accounts.value(5));
        account.verified = accounts.value(6).toBool();
        account.precopied = accounts.value(7).toBool();
        account.weight = {.files = accounts.value(13).toLongLong(),
                          .fileCount = accounts.value(14).toLongLong(),
                          .mail = accounts.value(15).toLongLong(),
                          .databases = accounts.value(16).toLongLong()};
        // Nothing precopied: all files and mail are what is left for the downtime.
        account.weight.delta =
            accounts.value(8).isNull() ? account.weight.files + account.weight.mail : accounts.value(8).toLongLong();
        account.test = {.state = toWord<TestState>(accounts.value(9)),
                        .address = accounts.value(10).toString(),
                        .copiedAt = toTime(accounts.value(11)),
                        .expires = toTime(accounts.value(12))};
        if (!accounts.value(17).isNull())
            account.weight.changedPerDay = accounts.value(17).toLongLong();
        account.precopiedAt = toTime(accounts.value(18));
        account.copyDiscardedAt = toTime(accounts.value(19));
        places.insert(account.id, {facts.get(), facts->accounts.size()});
        facts->accounts.append(account);
    }
    accounts.finish();

    QSqlQuery &domains =
        m_database.run(u"SELECT d.account, sum(d.dns='internal'), sum(d.dns='external') FROM migration_account ma"
                       " JOIN domain d ON d.account=ma.account WHERE ma.migration BETWEEN ? AND ? GROUP BY d.account"_s,
                       range);
    while (domains.next()) {
        const auto place = places.constFind(AccountId(domains.value(0).toLongLong()));
        if (place == places.cend())
            continue;
        place->first->accounts[place->second].internalDomains = domains.value(1).toInt();
        place->first->accounts[place->second].externalDomains = domains.value(2).toInt();
    }
    domains.finish();

    QSqlQuery &attempts = m_database.run(
        u"SELECT account, leg, number, task, started, ended, outcome, bytes, downtime_started, downtime_ended,"
        " downtime_seconds, estimate_low, estimate_high, error_code, database_bytes, difference_bytes, check_before,"
        " check_after FROM attempt WHERE migration BETWEEN ? AND ?"
        " ORDER BY account, number"_s,
        range);
    while (attempts.next()) {
        const auto place = places.constFind(AccountId(attempts.value(0).toLongLong()));
        if (place == places.cend())
            continue;
        Attempt attempt;
        attempt.leg = toWord<Leg>(attempts.value(1));
        attempt.number = attempts.value(2).toInt();
        attempt.task = TaskId(attempts.value(3).toLongLong());
        attempt.started = toTime(attempts.value(4));
        attempt.ended = toTime(attempts.value(5));
        attempt.outcome = toWord<Outcome>(attempts.value(6));
        attempt.bytes = attempts.value(7).toLongLong();
        attempt.downtimeStarted = toTime(attempts.value(8));
        attempt.downtimeEnded = toTime(attempts.value(9));
        if (!attempts.value(10).isNull())
            attempt.downtimeSeconds = attempts.value(10).toDouble();
        attempt.estimate = {attempts.value(11).toDouble(), attempts.value(12).toDouble()};
        attempt.errorCode = attempts.value(13).toString();
        if (!attempts.value(14).isNull())
            attempt.databaseBytes = attempts.value(14).toLongLong();
        if (!attempts.value(15).isNull())
            attempt.differenceBytes = attempts.value(15).toLongLong();
        attempt.before = checkFromRecord(toObject(attempts.value(16)));
        attempt.after = checkFromRecord(toObject(attempts.value(17)));
        place->first->accounts[place->second].attempts.append(attempt);
    }
    attempts.finish();

    QSqlQuery &notes =
        m_database.run(u"SELECT n.account, n.id, n.at, n.actor, n.role, n.text FROM migration_account ma JOIN note n ON"
                       " n.account=ma.account WHERE ma.migration BETWEEN ? AND ? ORDER BY n.id"_s,
                       range);
    while (notes.next()) {
        const auto place = places.constFind(AccountId(notes.value(0).toLongLong()));
        if (place == places.cend())
            continue;
        place->first->accounts[place->second].notes.append({NoteId(notes.value(1).toLongLong()), toTime(notes.value(2)),
                                                            notes.value(3).toString(), toWord<Party>(notes.value(4)),
                                                            notes.value(5).toString()});
    }
    notes.finish();

    QSqlQuery &ticks = m_database.run(u"SELECT account, item, at, actor, role FROM tick WHERE migration BETWEEN ? AND ?"
                                      " ORDER BY migration, account, at, item"_s,
                                      range);
    while (ticks.next()) {
        const auto place = places.constFind(AccountId(ticks.value(0).toLongLong()));
        if (place == places.cend())
            continue;
        place->first->accounts[place->second].ticks.append({ticks.value(1).toString(), toTime(ticks.value(2)),
                                                            ticks.value(3).toString(), toWord<Party>(ticks.value(4))});
    }
    ticks.finish();
    for (const auto &facts : std::as_const(loaded))
        m_migrations.insert(facts->id, facts);
}

CustomerId State::customerOf(MigrationId id)
{
    const auto known = m_customers.constFind(id);
    if (known != m_customers.cend())
        return *known;
    const CustomerId customer(
        m_database.single(u"SELECT customer FROM migration WHERE id=?"_s, {id.value()}).toLongLong());
    m_customers.insert(id, customer);
    return customer;
}

AccountId State::onlyAccount(MigrationId id)
{
    return AccountId(m_database.single(u"SELECT account FROM migration WHERE id=?"_s, {id.value()}).toLongLong());
}

Money State::monthlyPrice(ServerId id)
{
    QSqlQuery &row = m_database.run(u"SELECT price_cents, currency FROM server WHERE id=?"_s, {id.value()});
    Money price;
    if (row.next())
        price = Money(row.value(0).toLongLong(), row.value(1).toString());
    row.finish();
    return price;
}

QList<MigrationId> State::pastDeadline(const QDateTime &now)
{
    QList<MigrationId> ids;
    QSqlQuery &row = m_database.run(
        u"SELECT id FROM migration WHERE deadline<? AND started_by_deadline_at IS NULL AND completed_at IS NULL"
        " AND transit_state='none' ORDER BY id"_s,
        {toColumn(now)});
    while (row.next())
        ids.append(MigrationId(row.value(0).toLongLong()));
    row.finish();
    return ids;
}

QList<MigrationId> State::idsOf(const QString &condition)
{
    QList<MigrationId> ids;
    QSqlQuery &row = m_database.run(u"SELECT id FROM migration WHERE %1 ORDER BY id"_s.arg(condition));
    while (row.next())
        ids.append(MigrationId(row.value(0).toLongLong()));
    row.finish();
    return ids;
}

QList<MigrationId> State::withQueue()
{
    return idsOf(u"plan IS NOT NULL"_s);
}

QList<MigrationId> State::withTransit()
{
    return idsOf(u"transit_state='ready'"_s);
}

QList<MigrationId> State::ofPublicCloud()
{
    return idsOf(u"kind='public_cloud'"_s);
}

bool State::hasTask(AccountId account, TaskType type, const QDateTime &since)
{
    return m_database
        .single(
            u"SELECT EXISTS(SELECT 1 FROM task WHERE account=? AND type=? AND (state IN ('queued','running','paused')"
            " OR ended>?))"_s,
            {account.value(), word(type), toColumn(since)})
        .toBool();
}

QList<std::pair<MigrationId, AccountId>> State::expiredTests(const QDateTime &now)
{
    QList<std::pair<MigrationId, AccountId>> expired;
    QSqlQuery &row = m_database.run(u"SELECT migration, account FROM migration_account WHERE test_expires<? AND"
                                    " test_state='available' AND activity IN ('idle','failed') ORDER BY account"_s,
                                    {toColumn(now)});
    while (row.next())
        expired.append({MigrationId(row.value(0).toLongLong()), AccountId(row.value(1).toLongLong())});
    row.finish();
    return expired;
}

void State::saveMigration(const MigrationFacts &facts)
{
    m_database.run(
        u"UPDATE migration SET transit_state=?, transit_kind=?, transit_server=?, transit_requested_at=?,"
        " transit_ready_at=?, transit_released_at=?, waiting_reason=?, reinstallation_state=?,"
        " reinstallation_requested_at=?, reinstallation_started_at=?, reinstallation_done_at=?, finalisation_by=?,"
        " completed_at=?, documentation_read_at=?, started_by_deadline_at=?, upgrade_state=?, upgrade_started_at=?,"
        " upgrade_done_at=?, plan=?, charged_from=?, finalisation_over=? WHERE id=?"_s,
        {word(facts.transit.state),
         word(facts.transit.kind),
         toColumn(facts.transit.server),
         toColumn(facts.transit.requestedAt),
         toColumn(facts.transit.readyAt),
         toColumn(facts.transit.releasedAt),
         facts.transit.waitingReason,
         word(facts.reinstallation.state),
         toColumn(facts.reinstallation.requestedAt),
         toColumn(facts.reinstallation.startedAt),
         toColumn(facts.reinstallation.doneAt),
         facts.finalisationBy ? word(*facts.finalisationBy) : QVariant(),
         toColumn(facts.completedAt),
         toColumn(facts.documentationReadAt),
         toColumn(facts.startedByDeadlineAt),
         word(facts.upgrade.state),
         toColumn(facts.upgrade.startedAt),
         toColumn(facts.upgrade.doneAt),
         facts.plan.state == PlanState::None ? QVariant() : compact(toRecord(facts.plan)),
         toColumn(facts.chargedFrom),
         toColumn(facts.finalisationOver),
         facts.id.value()});
    m_migrations.remove(facts.id);
    touch(u"migration"_s, facts.id.value(), facts.id, customerOf(facts.id));
}

void State::saveAccount(MigrationId migration, const AccountFacts &account)
{
    m_database.run(
        u"UPDATE migration_account SET preparation=?, location=?, activity=?, verified=?, precopied=?, delta=?,"
        " test_state=?, test_address=?, test_copied_at=?, test_expires=?, precopied_at=?, copy_discarded_at=? WHERE account=?"_s,
        {word(account.preparation), word(account.location), word(account.activity), account.verified, account.precopied,
         account.precopied ? QVariant(account.weight.delta) : QVariant(), word(account.test.state),
         account.test.address, toColumn(account.test.copiedAt), toColumn(account.test.expires),
         account.precopied ? toColumn(account.precopiedAt) : QVariant(), toColumn(account.copyDiscardedAt),
         account.id.value()});
    m_migrations.remove(migration);
    const CustomerId customer = customerOf(migration);
    touch(u"migration_account"_s, account.id.value(), migration, customer);
    touch(u"migration"_s, migration.value(), migration, customer); // its counts and its step follow from the accounts
}

void State::saveAttempt(MigrationId migration, AccountId account, const Attempt &attempt)
{
    m_database.run(
        u"INSERT OR REPLACE INTO attempt(account, number, migration, leg, task, started, ended, outcome, bytes,"
        " downtime_started, downtime_ended, downtime_seconds, estimate_low, estimate_high, error_code, database_bytes,"
        " difference_bytes, check_before, check_after) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
        {account.value(), attempt.number, migration.value(), word(attempt.leg), toColumn(attempt.task),
         toColumn(attempt.started), toColumn(attempt.ended), word(attempt.outcome), attempt.bytes,
         toColumn(attempt.downtimeStarted), toColumn(attempt.downtimeEnded),
         attempt.downtimeSeconds ? QVariant(*attempt.downtimeSeconds) : QVariant(), attempt.estimate.low,
         attempt.estimate.high, attempt.errorCode,
         attempt.databaseBytes ? QVariant(*attempt.databaseBytes) : QVariant(),
         attempt.differenceBytes ? QVariant(*attempt.differenceBytes) : QVariant(),
         attempt.before ? QVariant(compact(toRecord(*attempt.before))) : QVariant(),
         attempt.after ? QVariant(compact(toRecord(*attempt.after))) : QVariant()});
    m_migrations.remove(migration);
    touch(u"migration_account"_s, account.value(), migration, customerOf(migration));
}

void State::addNote(MigrationId migration, AccountId account, const Note &note)
{
    m_database.run(u"INSERT INTO note(account, at, actor, role, text) VALUES(?,?,?,?,?)"_s,
                   {account.value(), toColumn(note.at), note.actor, word(note.role), note.text});
    annotated(migration, account);
}

void State::removeNote(MigrationId migration, AccountId account, NoteId note)
{
    m_database.run(u"DELETE FROM note WHERE id=? AND account=?"_s, {note.value(), account.value()});
    annotated(migration, account);
}

void State::addTick(MigrationId migration, AccountId account, const Tick &tick)
{
    m_database.run(u"INSERT INTO tick(account, migration, item, at, actor, role) VALUES(?,?,?,?,?,?)"_s,
                   {account.value(), migration.value(), tick.item, toColumn(tick.at), tick.actor, word(tick.role)});
    annotated(migration, account);
}

void State::removeTick(MigrationId migration, AccountId account, const QString &item)
{
    m_database.run(u"DELETE FROM tick WHERE migration=? AND account=? AND item=?"_s,
                   {migration.value(), account.value(), item});
    annotated(migration, account);
}

void State::annotated(MigrationId migration, AccountId account)
{
    m_migrations.remove(migration);
    touch(u"migration_account"_s, account.value(), migration, customerOf(migration));
}

// --- support requests --------------------------------------------------------------------------------

std::optional<SupportRequest> State::request(SupportRequestId id)
{
    QSqlQuery &row = m_database.run(
        u"SELECT id, migration, kind, state, transit_kind, finalisation_by, reason, created, since FROM support_request WHERE id=?"_s,
        {id.value()});
    if (!row.next())
        return std::nullopt;
    SupportRequest request;
    request.id = id;
    request.migration = MigrationId(row.value(1).toLongLong());
    request.kind = toWord<RequestKind>(row.value(2));
    request.state = toWord<RequestState>(row.value(3));
    request.transitKind = toWord<TransitKind>(row.value(4));
    if (!row.value(5).isNull())
        request.finalisationBy = toWord<Party>(row.value(5));
    request.reason = row.value(6).toString();
    request.created = toTime(row.value(7));
    request.since = row.value(8).isNull() ? request.created : toTime(row.value(8));
    row.finish();
    QSqlQuery &messages =
        m_database.run(u"SELECT at, actor, role, text, event FROM message WHERE request=? ORDER BY id"_s, {id.value()});
    while (messages.next()) {
        request.messages.append({toTime(messages.value(0)), messages.value(1).toString(),
                                 toWord<Party>(messages.value(2)), messages.value(3).toString(),
                                 toWord<Action>(messages.value(4))});
    }
    messages.finish();
    return request;
}

std::optional<SupportRequest> State::openRequest(MigrationId migration, RequestKind kind)
{
    const QVariant id = m_database.single(
        u"SELECT id FROM support_request WHERE migration=? AND kind=? AND state IN ('open','accepted','waiting')"
        " ORDER BY id DESC LIMIT 1"_s,
        {migration.value(), word(kind)});
    return id.isNull() ? std::nullopt : request(SupportRequestId(id.toLongLong()));
}

SupportRequestId State::addRequest(const SupportRequest &request)
{
    m_database.run(
        u"INSERT INTO support_request(migration, kind, state, transit_kind, finalisation_by, reason, created, since)"
        " VALUES(?,?,?,?,?,?,?,?)"_s,
        {request.migration.value(), word(request.kind), word(request.state), word(request.transitKind),
         request.finalisationBy ? word(*request.finalisationBy) : QVariant(), request.reason, toColumn(request.created),
         toColumn(request.created)});
    const SupportRequestId id(m_database.lastInsertId());
    touch(u"support_request"_s, id.value(), request.migration, customerOf(request.migration));
    return id;
}

void State::saveRequest(const SupportRequest &request)
{
    m_database.run(
        u"UPDATE support_request SET state=?, reason=?, since=CASE state WHEN ? THEN since ELSE ? END WHERE id=?"_s,
        {word(request.state), request.reason, word(request.state), toColumn(now()), request.id.value()});
    touch(u"support_request"_s, request.id.value(), request.migration, customerOf(request.migration));
}

void State::addMessage(SupportRequestId request, const Message &message)
{
    m_database.run(u"INSERT INTO message(request, at, actor, role, text, event) VALUES(?,?,?,?,?,?)"_s,
                   {request.value(), toColumn(message.at), message.actor, word(message.role), message.text,
                    message.event == Action::Unknown ? QVariant() : word(message.event)});
    const MigrationId migration(
        m_database.single(u"SELECT migration FROM support_request WHERE id=?"_s, {request.value()}).toLongLong());
    touch(u"support_request"_s, request.value(), migration, customerOf(migration));
}

// --- tasks -------------------------------------------------------------------------------------------

TaskRecord State::readTask(const QSqlQuery &row) const
{
    TaskRecord record;
    Task &task = record.task;
    task.id = TaskId(row.value(0).toLongLong());
    task.type = toWord<TaskType>(row.value(1));
    task.state = toWord<TaskState>(row.value(2));
    task.migration = MigrationId(row.value(3).toLongLong());
    task.account = AccountId(row.value(4).toLongLong());
    task.server = ServerId(row.value(5).toLongLong());
    record.options = toObject(row.value(6));
    task.stage = row.value(7).toString();
    task.bytes = row.value(8).toLongLong();
    task.bytesTotal = row.value(9).toLongLong();
    if (!row.value(10).isNull())
        task.estimate = Estimate{row.value(10).toDouble(), row.value(11).toDouble()};
    task.waitingFor = row.value(12).toString();
    task.waitingParams = toObject(row.value(13));
    task.actor = row.value(14).toString();
    task.role = toWord<Party>(row.value(15));
    task.onBehalfOf = row.value(16).toString();
    task.created = toTime(row.value(17));
    task.started = toTime(row.value(18));
    task.ended = toTime(row.value(19));
    task.heartbeat = toTime(row.value(20));
    task.attempt = row.value(21).toInt();
    task.cutOverBegun = row.value(22).toBool();
    if (const QString code = row.value(23).toString(); !code.isEmpty())
        task.error = Error{code, toObject(row.value(24)), row.value(25).toString()};
    record.logFirst = row.value(26).toLongLong();
    record.logLast = row.value(27).toLongLong();
    return record;
}

std::optional<TaskRecord> State::task(TaskId id)
{
    QSqlQuery &row = m_database.run(taskColumns + u" WHERE id=?"_s, {id.value()});
    if (!row.next())
        return std::nullopt;
    TaskRecord record = readTask(row);
    row.finish();
    return record;
}

QList<TaskRecord> State::liveTasks()
{
    QList<TaskRecord> records;
    QSqlQuery &row = m_database.run(taskColumns + u" WHERE state IN ('queued','running','paused') ORDER BY id"_s);
    while (row.next())
        records.append(readTask(row));
    return records;
}

bool State::hasMovedByItself(MigrationId id)
{
    return m_database
        .single(u"SELECT EXISTS(SELECT 1 FROM task WHERE migration=? AND type=? AND role=?)"_s,
                {id.value(), word(TaskType::Migrate), word(Party::Time)})
        .toBool();
}

TaskId State::addTask(const TaskRecord &record)
{
    const Task &task = record.task;
    m_database.run(
        u"INSERT INTO task(type, state, migration, account, server, options, actor, role, on_behalf_of, created,"
        " estimate_low, estimate_high, attempt) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
        {word(task.type), word(task.state), task.migration.value(), toColumn(task.account), task.server.value(),
         compact(record.options), task.actor, word(task.role), task.onBehalfOf, toColumn(task.created),
         task.estimate ? QVariant(task.estimate->low) : QVariant(),
         task.estimate ? QVariant(task.estimate->high) : QVariant(), task.attempt});
    const TaskId id(m_database.lastInsertId());
    touch(u"task"_s, id.value(), task.migration, customerOf(task.migration));
    return id;
}

void State::saveTask(const TaskRecord &record)
{
    const Task &task = record.task;
    m_database.run(
        u"UPDATE task SET state=?, options=?, stage=?, bytes=?, bytes_total=?, waiting_code=?, waiting_params=?,"
        " started=?, ended=?, heartbeat=?, attempt=?, cut_over_begun=?, error_code=?, error_params=?, error_detail=? WHERE id=?"_s,
        {word(task.state), compact(record.options), task.stage, task.bytes, task.bytesTotal, task.waitingFor,
         compact(task.waitingParams), toColumn(task.started), toColumn(task.ended), toColumn(task.heartbeat),
         task.attempt, task.cutOverBegun, task.error ? task.error->code : u""_s,
         task.error ? compact(task.error->params) : u"{}"_s, task.error ? task.error->detail : u""_s, task.id.value()});
    touch(u"task"_s, task.id.value(), task.migration, customerOf(task.migration));
}

QList<JournalRow> State::journal(TaskId id)
{
    QList<JournalRow> rows;
    QSqlQuery &row = m_database.run(
        u"SELECT stage, started, ended, result FROM journal WHERE task=? ORDER BY ended, started"_s, {id.value()});
    while (row.next())
        rows.append({row.value(0).toString(), toTime(row.value(1)), toTime(row.value(2)), toObject(row.value(3))});
    return rows;
}

void State::addJournal(TaskId id, const JournalRow &row)
{
    m_database.run(u"INSERT INTO journal(task, stage, started, ended, result) VALUES(?,?,?,?,?)"_s,
                   {id.value(), row.stage, toColumn(row.started), toColumn(row.ended), compact(row.result)});
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
    if (subject.task.isValid()) {
        m_database.run(u"UPDATE task SET log_first=coalesce(log_first, ?), log_last=? WHERE id=?"_s,
                       {seq, seq, subject.task.value()});
    }
}

} // namespace escale::platform
