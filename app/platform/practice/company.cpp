// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/company.h"

#include "engine/records.h"
#include "practice/checklists.h"
#include "practice/practice.h"

#include <QtCore/QJsonDocument>

/// What has happened in the company so far.
namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace company;

namespace {

QString named(Location location)
{
    return QString(nameOf(location));
}

} // namespace

void Practice::fillCompany(const PracticeOptions &options)
{
    Database &db = m_state.database();
    const qint64 now = m_state.now().toMSecsSinceEpoch();
    const bool small = options.content == ContentSize::Small;

    for (const QString &name : {u"Acme SA"_s, u"Boreal"_s, u"Coopérative Lumen"_s})
        db.run(u"INSERT INTO customer(name) VALUES(?)"_s, {name});
    db.run(u"INSERT INTO datacenter(name, country) VALUES('Paris 1','FR'), ('Lyon 1','FR')"_s);

    qint64 id = 0;
    for (const CompanyServer &server : servers) {
        ++id;
        db.run(
            u"INSERT INTO server(id, name, customer, datacenter, role, plan, state, cores, memory, disk, architecture,"
            " addresses, price_cents, currency) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,'EUR')"_s,
            {id, QString(server.name), server.customer ? QVariant(server.customer) : QVariant(), server.datacenter,
             QString(server.role), QString(server.plan), QString(server.state), server.cores, server.memory,
             server.disk, QString(server.architecture), addressOf(id), server.price});
    }
    for (const qint64 server :
         {qint64(1), qint64(2), qint64(3), qint64(4), sharedServer, overrunServer, queuedServer}) {
        db.run(
            u"INSERT INTO migration(id, kind, name_en, name_fr, documentation_en, documentation_fr, from_architecture,"
            " to_architecture, server, announced_at, deadline, offers_test, customer) "
            "VALUES(?,'mandatory_private_cloud',"
            "'Software architecture 2024','Architecture logicielle "
            "2024','https://help.practice.example/en/migrations/2024/',"
            "'https://help.practice.example/fr/migrations/2024/',?,?,?,?,?,1,?)"_s,
            {migrationOf(server), QString(oldArchitecture), QString(newArchitecture), server, now - 30 * day,
             now
                 + (server == sharedServer   ? 3 * day + 5 * hour
                    : server == queuedServer ? 6 * day
                                             : 60 * day),
             servers[server - 1].customer});
    }
    db.run(u"INSERT INTO migration(id, kind, name_en, name_fr, documentation_en, documentation_fr, from_architecture,"
           " to_architecture, server, announced_at, deadline, offers_test, customer, account, destination) VALUES(?,"
           "'public_cloud','Software architecture 2024','Architecture logicielle 2024',"
           "'https://help.practice.example/en/migrations/2024-public/',"
           "'https://help.practice.example/fr/migrations/2024-public/',?,?,?,?,?,1,1,NULL,?)"_s,
           {publicMigration, QString(oldArchitecture), QString(newArchitecture), publicOld, now - 20 * day,
            now + 40 * day, publicNew});
    db.run(u"INSERT INTO migration(id, kind, name_en, name_fr, documentation_en, documentation_fr, from_architecture,"
           " to_architecture, server, announced_at, offers_test, customer, upgrade_service) VALUES(?,"
           "'optional_private_cloud','SQLite 3.46','SQLite 3.46',"
           "'https://help.practice.example/en/migrations/sqlite-3.46/',"
           "'https://help.practice.example/fr/migrations/sqlite-3.46/','3.40','3.46',?,?,0,3,'SQLite')"_s,
           {optionalMigration, optionalServer, now - 10 * day});

    id = 0;
    qint64 domain = 0;
    qint64 database = 0;
    for (const CompanyAccount &account : accounts) {
        ++id;
        const qint64 files = small ? std::min<qint64>(account.files, 100 * kib) : account.files;
        const int fileCount = small ? std::min(account.fileCount, 30) : account.fileCount;
        const int mails = small ? std::min(account.mails, 8) : account.mails;
        const qint64 databases = small ? std::min<qint64>(account.databases, 48 * kib) : account.databases;
        const qint64 transit = transitOf(account.server);
        const bool publicCloud = account.server == publicOld;
        const qint64 customer = publicCloud ? 1 : servers[account.server - 1].customer;
        const bool optional = account.server == optionalServer;
        db.run(u"INSERT INTO account(id, name, customer, home, served_by, product, period, files, file_count, mail, "
               u"databases,"
               " host) VALUES(?,?,?,?,?,?,'1mo',?,?,?,?,?)"_s,
               {id, QString(account.name), customer, account.server,
                account.location == Location::Transit ? transit : qint64(account.server),
                publicCloud ? u"public_cloud"_s : u"private_cloud"_s, files, fileCount, mails * mailBytes, databases,
                QString(account.domain)});
        if (publicCloud)
            db.run(u"UPDATE migration SET account=? WHERE id=?"_s, {id, publicMigration});
        db.run(u"INSERT INTO database(id, account, name, type, version, size) VALUES(?,?,?,'SQLITE',?,?)"_s,
               {++database, id, QString(account.name) + u"_main"_s, optional ? u"3.40"_s : u"3"_s, databases});
        db.run(u"INSERT INTO domain(id, account, name, is_internal, dns, ttl) VALUES(?,?,?,1,'internal',?)"_s,
               {++domain, id, QString(account.domain), publicCloud ? 3600 : 300});
        if (!account.otherDomain.isEmpty()) {
            db.run(u"INSERT INTO domain(id, account, name, is_internal, dns, ttl) VALUES(?,?,?,0,'external',3600)"_s,
                   {++domain, id, QString(account.otherDomain)});
        }
        db.run(
            u"INSERT INTO migration_account(account, migration, preparation, location, verified) VALUES(?,?,?,?,?)"_s,
            {id, migrationOf(account.server), account.ready ? u"ready"_s : u"todo"_s, named(account.location),
             account.verified});

        // What led to where the account is: an attempt for each leg, with the figures of its size.
        const double seconds = 2.0 + double(databases) / double(gib) * 60;
        const auto attempt = [&](int number, QLatin1StringView leg, qint64 started) {
            const qint64 down = qint64(seconds * 900);
            db.run(
                u"INSERT INTO attempt(account, number, migration, leg, started, ended, outcome, bytes, "
                u"downtime_started,"
                " downtime_ended, downtime_seconds, estimate_low, estimate_high) VALUES(?,?,?,?,?,?,'done',?,?,?,?,?,?)"_s,
                {id, number, migrationOf(account.server), QString(leg), started, started + 30'000 + down,
                 files + databases + mails * mailBytes, started + 20'000, started + 20'000 + down, double(down) / 1000,
                 seconds * 0.5, seconds * 1.5});
        };
        if (account.location != Location::ClientOld)
            attempt(1, "out"_L1,
                    now
                        - (account.server == 3               ? 2 * day
                           : account.server == sharedServer  ? day
                           : account.server == overrunServer ? 12 * day
                                                             : 9 * day)
                        + id * hour);
        if (account.location == Location::ClientNew)
            attempt(2, "back"_L1, now - 6 * hour + id * hour / 12);
    }

    for (const Kind kind : {Kind::MandatoryPrivateCloud, Kind::OptionalPrivateCloud, Kind::PublicCloud}) {
        db.run(u"UPDATE migration SET checklist=? WHERE kind=?"_s,
               {QString::fromUtf8(QJsonDocument(toRecord(practiceChecklist(kind))).toJson(QJsonDocument::Compact)),
                QString(nameOf(kind))});
    }
    // Who has left its server has done what was asked for before.
    db.run(u"INSERT INTO tick(account, migration, item, at, actor, role) SELECT ma.account, ma.migration,"
           " i.value->>'code', ?, p.name, 'customer' FROM migration_account ma JOIN migration m ON m.id=ma.migration"
           " JOIN json_each(m.checklist) i JOIN (SELECT 1 AS id, 'Camille' AS name UNION SELECT 2, 'Ingrid' UNION"
           " SELECT 3, 'Jules') p ON p.id=m.customer WHERE ma.location<>'client_old' AND i.value->>'when'='before'"_s,
           {now - 20 * day});
    const auto note = [&](const QString &account, qint64 at, const QString &actor, Party role, const QString &text) {
        db.run(u"INSERT INTO note(account, at, actor, role, text) SELECT id, ?, ?, ?, ? FROM account WHERE name=?"_s,
               {at, actor, QString(nameOf(role)), text, account});
    };
    note(u"shop"_s, now - 3 * day, u"Camille"_s, Party::Customer,
         u"Not on a Friday evening: the weekly newsletter goes out at 18:00."_s);
    note(u"catalog"_s, now - 2 * day, u"Ingrid"_s, Party::Customer,
         u"The import from the warehouse runs at 05:30; check it the morning after."_s);
    note(u"catalog"_s, now - 2 * day + 3 * hour, u"Sophie"_s, Party::Support,
         u"The import's partner has allowed the address of the transit server."_s);

    // vps-boreal waits for a server, with support's reason.
    db.run(
        u"UPDATE migration SET transit_state='waiting_for_stock', transit_requested_at=?, waiting_reason=? WHERE id=2"_s,
        {now - 5 * day, u"No transit server stands free in Lyon; one is expected on Thursday."_s});
    db.run(
        u"INSERT INTO support_request(migration, kind, state, transit_kind, reason, created) VALUES(2,'transit','waiting','dedicated',?,?)"_s,
        {u"No transit server stands free in Lyon; one is expected on Thursday."_s, now - 5 * day});
    db.run(u"INSERT INTO message(request, at, actor, role, text) VALUES(1,?,'Ingrid','customer',?)"_s,
           {now - 5 * day, u"All three accounts are ready. Please keep the server in Lyon."_s});

    // srv-boreal-db is in the middle of step 4.
    db.run(
        u"UPDATE migration SET transit_state='ready', transit_server=?, transit_requested_at=?, transit_ready_at=? WHERE id=3"_s,
        {borealTransit, now - 4 * day, now - 3 * day});
    db.run(u"UPDATE server SET lent_to=3 WHERE id=?"_s, {borealTransit});
    db.run(
        u"INSERT INTO support_request(migration, kind, state, transit_kind, created) VALUES(3,'transit','done','dedicated',?)"_s,
        {now - 4 * day});

    // srv-lumen is reinstalled; some of its accounts are back.
    db.run(u"UPDATE migration SET transit_state='ready', transit_server=?, transit_requested_at=?, transit_ready_at=?,"
           " reinstallation_state='done', reinstallation_requested_at=?, reinstallation_started_at=?,"
           " reinstallation_done_at=?, finalisation_by='customer' WHERE id=4"_s,
           {lumenTransit, now - 12 * day, now - 11 * day, now - 2 * day, now - day, now - day + 2 * hour});
    db.run(u"UPDATE server SET lent_to=4 WHERE id=?"_s, {lumenTransit});
    db.run(
        u"INSERT INTO support_request(migration, kind, state, transit_kind, created) VALUES(4,'transit','done','dedicated',?)"_s,
        {now - 12 * day});
    db.run(
        u"INSERT INTO support_request(migration, kind, state, finalisation_by, created) VALUES(4,'reinstallation','done','customer',?)"_s,
        {now - 2 * day});

    // vps-boreal-web is on the shared transit server: granted for one customer with two light accounts, without precopy.
    db.run(
        u"UPDATE migration SET transit_state='ready', transit_kind='shared', transit_server=?, transit_requested_at=?,"
        " transit_ready_at=? WHERE id=?"_s,
        {sharedTransit, now - 3 * day, now - 2 * day, sharedMigration});
    db.run(
        u"INSERT INTO support_request(migration, kind, state, transit_kind, created) VALUES(?,'transit','done','shared',?)"_s,
        {sharedMigration, now - 3 * day});
    const qint64 shared = db.lastInsertId();
    db.run(
        u"INSERT INTO message(request, at, actor, role, text, event) VALUES(?,?,'Ingrid','customer',?,'transit_request')"_s,
        {shared, now - 3 * day, u"Two light accounts: would the shared server do? We are in no hurry."_s});
    db.run(u"INSERT INTO message(request, at, actor, role, text) VALUES(?,?,'Sophie','support',?)"_s,
           {shared, now - 3 * day + 2 * hour, u"It would. Mind that your firewall rules do not apply there."_s});

    // srv-acme-02 has had its transit server for longer than the free time.
    db.run(
        u"UPDATE migration SET transit_state='ready', transit_server=?, transit_requested_at=?, transit_ready_at=? WHERE id=?"_s,
        {overrunTransit, now - 19 * day, now - 17 * day + 2 * hour, overrunMigration});
    db.run(u"UPDATE server SET lent_to=? WHERE id=?"_s, {overrunMigration, overrunTransit});
    db.run(
        u"INSERT INTO support_request(migration, kind, state, transit_kind, created) VALUES(?,'transit','done','dedicated',?)"_s,
        {overrunMigration, now - 19 * day});

    // vps-acme-03 waits behind vps-boreal.
    const QString reason = u"All servers of this size are lent; you are second in line."_s;
    db.run(
        u"UPDATE migration SET transit_state='waiting_for_stock', transit_requested_at=?, waiting_reason=? WHERE id=?"_s,
        {now - 2 * day, reason, queuedMigration});
    db.run(u"INSERT INTO support_request(migration, kind, state, transit_kind, reason, created, since)"
           " VALUES(?,'transit','waiting','dedicated',?,?,?)"_s,
           {queuedMigration, reason, now - 2 * day, now - day});
    const qint64 queued = db.lastInsertId();
    db.run(
        u"INSERT INTO message(request, at, actor, role, text, event) VALUES(?,?,'Camille','customer',?,'transit_request')"_s,
        {queued, now - 2 * day, u"Our deadline is next week; please tell us what we can expect."_s});
    db.run(u"INSERT INTO message(request, at, actor, role, text, event) VALUES(?,?,'Sophie','support',?,'wait')"_s,
           {queued, now - day, reason});
}

} // namespace escale::platform
