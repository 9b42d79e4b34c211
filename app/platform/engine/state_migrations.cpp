// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/state.h"

#include "engine/columns.h"
#include "engine/records.h"

#include <QtCore/QJsonDocument>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace columns;

namespace {

const QString migrationColumns =
    u"SELECT m.id, m.kind, m.server, s.name, m.name_en, m.name_fr, m.documentation_en, m.documentation_fr,"
    " m.from_architecture, m.to_architecture, m.announced_at, m.deadline, m.offers_test, m.transit_state, "
    "m.transit_kind,"
    " m.transit_server, m.transit_requested_at, m.transit_ready_at, m.transit_released_at, m.waiting_reason,"
    " m.reinstallation_state, m.reinstallation_requested_at, m.reinstallation_started_at, m.reinstallation_done_at,"
    " m.finalisation_by, m.completed_at, m.customer, m.destination, d.name, m.documentation_read_at,"
    " m.started_by_deadline_at, m.upgrade_state, m.upgrade_service, m.upgrade_started_at, m.upgrade_done_at, m.plan, "
    "m.checklist, m.charged_from, m.finalisation_over, m.revision"
    " FROM migration m JOIN server s ON s.id=m.server LEFT JOIN server d ON d.id=m.destination"_s;

} // namespace

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
        facts->revision = row.value(39).toLongLong();
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
        " a.databases, a.changed_per_day, ma.precopied_at, ma.copy_discarded_at, ma.revision FROM migration_account ma "
        "JOIN account "
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
        account.revision = accounts.value(20).toLongLong();
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

} // namespace escale::platform
