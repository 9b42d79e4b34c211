// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/practice.h"

#include "engine/records.h"
#include "hosting/disk.h"
#include "practice/checklists.h"
#include "practice/history.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

constexpr qint64 kib = 1024;
constexpr qint64 mib = 1024 * kib;
constexpr qint64 gib = 1024 * mib;
constexpr qint64 day = 24 * 3600 * 1000ll;
constexpr qint64 hour = 3600 * 1000ll;

constexpr auto oldArchitecture = "2020"_L1;
constexpr auto newArchitecture = "2024"_L1;

/// The address of a server: its own, and never that of the front door.
QString addressOf(qint64 server)
{
    return u"127.20.%1.%2"_s.arg(server / 250).arg(server % 250 + 1);
}

struct CompanyServer {
    QLatin1StringView name;
    int customer; ///< 0: the provider's own
    int datacenter;
    QLatin1StringView role;
    QLatin1StringView plan;
    QLatin1StringView state;
    int cores;
    qint64 memory;
    qint64 disk;
    QLatin1StringView architecture;
    int price; ///< cents a month
};

constexpr CompanyServer servers[] = {
    {"srv-acme-01"_L1, 1, 1, "client"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, oldArchitecture, 18900},
    {"vps-boreal"_L1, 2, 2, "client"_L1, "vps"_L1, "running"_L1, 4, 8 * gib, 160 * gib, oldArchitecture, 4900},
    {"srv-boreal-db"_L1, 2, 1, "client"_L1, "dedicated"_L1, "running"_L1, 16, 64 * gib, 1920 * gib, oldArchitecture,
     31900},
    {"srv-lumen"_L1, 3, 1, "client"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"transit-02"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"transit-03"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "free"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"transit-04"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "running"_L1, 16, 64 * gib, 1920 * gib, newArchitecture,
     31900},
    {"transit-05"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "free"_L1, 4, 16 * gib, 480 * gib, newArchitecture, 9900},
    // The other roads: the public cloud, an optional migration, the shared transit server, an overrun, a waiting line.
    {"public-07"_L1, 0, 1, "public"_L1, "dedicated"_L1, "running"_L1, 32, 128 * gib, 3840 * gib, oldArchitecture, 0},
    {"public-12"_L1, 0, 1, "public"_L1, "dedicated"_L1, "running"_L1, 32, 128 * gib, 3840 * gib, newArchitecture, 0},
    {"vps-lumen"_L1, 3, 2, "client"_L1, "vps"_L1, "running"_L1, 4, 8 * gib, 160 * gib, oldArchitecture, 4900},
    {"transit-shared"_L1, 0, 1, "shared_transit"_L1, "dedicated"_L1, "running"_L1, 16, 64 * gib, 1920 * gib,
     newArchitecture, 0},
    {"vps-boreal-web"_L1, 2, 2, "client"_L1, "vps"_L1, "running"_L1, 2, 4 * gib, 80 * gib, oldArchitecture, 2900},
    {"srv-acme-02"_L1, 1, 1, "client"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, oldArchitecture, 18900},
    {"transit-06"_L1, 0, 1, "transit"_L1, "dedicated"_L1, "running"_L1, 8, 32 * gib, 960 * gib, newArchitecture, 18900},
    {"vps-acme-03"_L1, 1, 2, "client"_L1, "vps"_L1, "running"_L1, 4, 8 * gib, 160 * gib, oldArchitecture, 4900},
};
constexpr qint64 lumenTransit = 5;
constexpr qint64 borealTransit = 7;
constexpr qint64 publicOld = 9;
constexpr qint64 publicNew = 10;
constexpr qint64 optionalServer = 11;
constexpr qint64 sharedTransit = 12;
constexpr qint64 sharedServer = 13;
constexpr qint64 overrunServer = 14;
constexpr qint64 overrunTransit = 15;
constexpr qint64 queuedServer = 16;

/// The migration of a server; those after the first four came later.
constexpr qint64 publicMigration = 5;
constexpr qint64 optionalMigration = 6;
constexpr qint64 sharedMigration = 7;
constexpr qint64 overrunMigration = 8;
constexpr qint64 queuedMigration = 9;

constexpr qint64 migrationOf(qint64 server)
{
    switch (server) {
    case publicOld:
        return publicMigration;
    case optionalServer:
        return optionalMigration;
    case sharedServer:
        return sharedMigration;
    case overrunServer:
        return overrunMigration;
    case queuedServer:
        return queuedMigration;
    default:
        return server;
    }
}

constexpr qint64 transitOf(qint64 server)
{
    switch (server) {
    case 3:
        return borealTransit;
    case sharedServer:
        return sharedTransit;
    case overrunServer:
        return overrunTransit;
    default:
        return lumenTransit;
    }
}

struct CompanyAccount {
    QLatin1StringView name;
    int server;
    QLatin1StringView domain;
    QLatin1StringView otherDomain; ///< on an external DNS; empty: none
    qint64 files;
    int fileCount;
    int mails;
    qint64 databases;
    bool ready;
    Location location = Location::ClientOld;
    bool verified = false;
};

constexpr CompanyAccount accounts[] = {
    {"shop"_L1, 1, "shop.acme.example"_L1, "acme-store.example"_L1, 18 * mib, 420, 900, 140 * mib, false},
    {"blog"_L1, 1, "blog.acme.example"_L1, {}, 2 * mib, 110, 40, 2 * mib, true},
    {"intranet"_L1, 1, "intranet.acme.example"_L1, {}, 6 * mib, 160, 600, 8 * mib, true},
    {"crm"_L1, 1, "crm.acme.example"_L1, {}, 3 * mib, 90, 200, 24 * mib, true},
    {"forum"_L1, 1, "forum.acme.example"_L1, "acme-talk.example"_L1, 4 * mib, 130, 60, 12 * mib, false},
    {"archive"_L1, 1, "archive.acme.example"_L1, {}, 100 * kib, 24, 12, 64 * kib, false},

    {"fjord"_L1, 2, "fjord.boreal.example"_L1, {}, 3 * mib, 80, 100, 4 * mib, true},
    {"atelier"_L1, 2, "atelier.boreal.example"_L1, "atelier-boreal.example"_L1, 1 * mib, 60, 30, 1 * mib, true},
    {"webmail"_L1, 2, "webmail.boreal.example"_L1, {}, 400 * kib, 40, 1500, 256 * kib, true},

    {"analytics"_L1, 3, "analytics.boreal.example"_L1, {}, 2 * mib, 70, 20, 110 * mib, true},
    {"billing"_L1, 3, "billing.boreal.example"_L1, {}, 3 * mib, 90, 300, 16 * mib, true, Location::Transit, true},
    {"catalog"_L1, 3, "catalog.boreal.example"_L1, "boreal-catalog.example"_L1, 5 * mib, 180, 50, 20 * mib, true,
     Location::Transit},
    {"dispatch"_L1, 3, "dispatch.boreal.example"_L1, {}, 1 * mib, 60, 120, 6 * mib, true, Location::Transit},
    {"export"_L1, 3, "export.boreal.example"_L1, {}, 700 * kib, 50, 10, 2 * mib, true},

    {"lumen"_L1, 4, "lumen.example"_L1, "cooperative-lumen.example"_L1, 4 * mib, 140, 300, 10 * mib, true,
     Location::ClientNew, true},
    {"ateliers"_L1, 4, "ateliers.lumen.example"_L1, {}, 1 * mib, 60, 40, 2 * mib, true, Location::ClientNew, true},
    {"jardin"_L1, 4, "jardin.lumen.example"_L1, {}, 900 * kib, 50, 30, 1 * mib, true, Location::Transit, true},
    {"mediatheque"_L1, 4, "mediatheque.lumen.example"_L1, "mediatheque-lumen.example"_L1, 3 * mib, 100, 80, 8 * mib,
     true, Location::Transit, true},

    {"carnet"_L1, 9, "carnet.acme.example"_L1, "carnet-acme.example"_L1, 2 * mib, 80, 60, 6 * mib, false},

    {"radio"_L1, 11, "radio.lumen.example"_L1, {}, 1 * mib, 60, 30, 12 * mib, false},
    {"agenda"_L1, 11, "agenda.lumen.example"_L1, {}, 600 * kib, 40, 10, 3 * mib, false},

    {"presse"_L1, 13, "presse.boreal.example"_L1, {}, 2 * mib, 90, 20, 2 * mib, true},
    {"vitrine"_L1, 13, "vitrine.boreal.example"_L1, "boreal-vitrine.example"_L1, 1 * mib, 70, 15, 1 * mib, true,
     Location::Transit},

    {"stock"_L1, 14, "stock.acme.example"_L1, {}, 2 * mib, 90, 40, 18 * mib, true, Location::Transit, true},
    {"ventes"_L1, 14, "ventes.acme.example"_L1, {}, 3 * mib, 110, 90, 30 * mib, true, Location::Transit},
    {"docs"_L1, 14, "docs.acme.example"_L1, "acme-docs.example"_L1, 5 * mib, 200, 10, 4 * mib, true},

    {"photos"_L1, 16, "photos.acme.example"_L1, {}, 8 * mib, 160, 10, 1 * mib, true},
    {"album"_L1, 16, "album.acme.example"_L1, {}, 4 * mib, 120, 5, 512 * kib, true},
};

QString named(Location location)
{
    return QString(nameOf(location));
}

} // namespace

namespace {

/// Where each figure comes from: the provider's public pages, by their titles.
QJsonObject withSources(QJsonObject policy)
{
    const QString steps = u"Provider's page on required migrations in the private cloud"_s;
    QJsonObject sources{{u"transit_free_days"_s, steps + u", notes (an older page says one week)"_s},
                        {u"finalisation_free_days"_s, steps + u", notes"_s},
                        {u"rollback_days"_s, u"Provider's page on performing a migration (current)"_s},
                        {u"public_cloud_rollback_days"_s,
                         u"Provider's page on performing a migration (current; older pages: no way back)"_s},
                        {u"test_days"_s, u"Provider's page on performing a migration (current)"_s},
                        {u"minutes_per_database_gib"_s, steps + u", step 4"_s},
                        {u"support_hours"_s, steps + u", step 7: working hours and days"_s},
                        {u"time_zone"_s, u"Where the provider is"_s},
                        {u"ttl_before_move"_s, u"Practice platform: the time to live of its own zones"_s},
                        {u"heartbeat_seconds"_s, u"This platform"_s}};
    for (auto it = policy.begin(); it != policy.end(); ++it)
        sources.insert(it.key(), u"Set when this platform was started"_s);
    policy.insert(u"sources"_s, sources);
    return policy;
}

} // namespace

void Practice::fill(const PracticeOptions &options)
{
    if (m_state.setting(u"practice"_s).toBool())
        return;
    State::Change change(m_state);
    fillCompany(options);
    if (options.scale > 0)
        fillScale(options);
    for (const auto &[server, seconds] : options.deadlines.asKeyValueRange()) {
        m_state.database().run(u"UPDATE migration SET deadline=? WHERE server=(SELECT id FROM server WHERE name=?)"_s,
                               {m_state.now().toMSecsSinceEpoch() + seconds * 1000, server});
    }
    m_state.database().run(
        u"UPDATE migration SET customer=(SELECT s.customer FROM server s WHERE s.id=migration.server)"
        " WHERE customer IS NULL"_s);
    m_state.setSetting(u"seed"_s, QString::number(options.seed));
    m_state.setSetting(u"platform"_s, u"practice.escale"_s);
    m_state.setSetting(u"policy_source"_s,
                       u"Practice platform; the figures of the provider's pages on required migrations"_s);
    m_state.setPolicy(withSources(options.policy));
    m_state.setSetting(u"practice"_s, true);
    for (const MigrationId migration : companyMigrations())
        writeHistory(m_state, migration);
    m_state.beginFeed();
    change.commit();
}

quint64 Practice::seedOf(const QString &account)
{
    const QByteArray hash = QCryptographicHash::hash(m_state.setting(u"seed"_s).toByteArray() + ':' + account.toUtf8(),
                                                     QCryptographicHash::Sha256);
    quint64 value = 0;
    for (int i = 0; i < 8; ++i)
        value = value << 8 | quint8(hash[i]);
    return value;
}

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

void Practice::fillScale(const PracticeOptions &options)
{
    // Made by the database itself, a statement a table: the only way to make a million rows in a second or two. What looks
    // random is a multiplication with a prime, so that the same seed gives the same company.
    Database &db = m_state.database();
    const qint64 now = m_state.now().toMSecsSinceEpoch();
    const qint64 count = options.scale;
    const qint64 serverCount = std::max<qint64>(1, count / 100);
    const qint64 customerCount = std::max<qint64>(1, serverCount / 8);
    constexpr qint64 firstCustomer = 4;
    constexpr qint64 firstServer = 101;
    constexpr qint64 firstMigration = 101;
    constexpr qint64 firstAccount = 1001;
    constexpr qint64 firstDomain = 10001;
    constexpr qint64 firstDatabase = 10001;
    const QString mix = u"((i * 7919 + %1) * 104729 & 0x7fffffff)"_s.arg(qint64(options.seed % 1'000'003));
    const qint64 sizes = options.content == ContentSize::Small ? 64 : 2048; // KiB
    const auto filled = [&](QString sql) {
        return sql.replace(u"FIRST_ACCOUNT"_s, QString::number(firstAccount))
            .replace(u"FIRST_SERVER"_s, QString::number(firstServer))
            .replace(u"FIRST_MIGRATION"_s, QString::number(firstMigration))
            .replace(u"FIRST_CUSTOMER"_s, QString::number(firstCustomer))
            .replace(u"FIRST_DOMAIN"_s, QString::number(firstDomain))
            .replace(u"FIRST_DATABASE"_s, QString::number(firstDatabase))
            .replace(u"SERVERS"_s, QString::number(serverCount))
            .replace(u"CUSTOMERS"_s, QString::number(customerCount))
            .replace(u"SIZES"_s, QString::number(sizes))
            .replace(u"MIX"_s, mix);
    };
    const auto make = [&](qint64 n, const QString &insert, const QString &select, const QVariantList &values = {}) {
        const QString series =
            u" WITH RECURSIVE series(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM series WHERE i+1 < %1) "_s.arg(n);
        db.run(insert + series + filled(select), values);
    };

    make(customerCount, u"INSERT INTO customer(id, name)"_s,
         u"SELECT FIRST_CUSTOMER+i, printf('Customer %05d', i+1) FROM series"_s);
    make(serverCount,
         u"INSERT INTO server(id, name, customer, datacenter, role, plan, state, cores, memory, disk, architecture, "
         u"addresses,"
         " price_cents, currency)"_s,
         u"SELECT FIRST_SERVER+i, printf('srv-%05d', i+1), FIRST_CUSTOMER+i%CUSTOMERS, 1+i%2, 'client',"
         " CASE WHEN MIX%5<2 THEN 'vps' ELSE 'dedicated' END, 'running', 4<<(MIX%3), 8589934592<<(MIX%3),"
         " 171798691840<<(MIX%3), '2020', printf('127.20.%d.%d', (FIRST_SERVER+i)/250, (FIRST_SERVER+i)%250+1),"
         " 4900+1000*(MIX%20), 'EUR' FROM series"_s);
    make(serverCount,
         u"INSERT INTO migration(id, kind, name_en, name_fr, documentation_en, documentation_fr, from_architecture,"
         " to_architecture, server, announced_at, deadline, offers_test)"_s,
         u"SELECT FIRST_MIGRATION+i, 'mandatory_private_cloud', 'Software architecture 2024', 'Architecture logicielle "
         u"2024',"
         " 'https://help.practice.example/en/migrations/2024/', 'https://help.practice.example/fr/migrations/2024/', "
         "'2020',"
         " '2024', FIRST_SERVER+i, ?, ?, 1 FROM series"_s,
         {now - 20 * day, now + 90 * day});

    db.run(u"CREATE TEMP TABLE word(n INTEGER PRIMARY KEY, text TEXT)"_s);
    const QStringList words =
        u"atlas aube bois cadre cargo cedre delta dune ecume fanal forge garde globe halte iris jonc"
        " lagon lande marge mistral nacre nord onde orge pavot phare pluie quai rade rive sable saule"_s.split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i)
        db.run(u"INSERT INTO word(n, text) VALUES(?,?)"_s, {i, words[i]});
    make(
        count,
        u"INSERT INTO account(id, name, customer, home, served_by, product, period, files, file_count, mail, databases, host)"_s,
        u"SELECT FIRST_ACCOUNT+i, w.text||'-'||(i+1), FIRST_CUSTOMER+(i/100%SERVERS)%CUSTOMERS, "
        u"FIRST_SERVER+i/100%SERVERS,"
        " FIRST_SERVER+i/100%SERVERS, 'private_cloud', '1mo', 102400+(MIX%SIZES)*1024, 20+MIX%60, 3000*(MIX%40),"
        " 32768+(MIX%SIZES)*1024, w.text||'-'||(i+1)||'.example' FROM series JOIN word w ON w.n=MIX%32"_s);
    make(count, u"INSERT INTO database(id, account, name, type, version, size)"_s,
         u"SELECT FIRST_DATABASE+i, FIRST_ACCOUNT+i, 'main', 'SQLITE', '3', 32768+(MIX%SIZES)*1024 FROM series"_s);
    make(
        count, u"INSERT INTO domain(id, account, name, is_internal, dns, ttl)"_s,
        u"SELECT FIRST_DOMAIN+i, FIRST_ACCOUNT+i, a.host, 1, CASE WHEN MIX%5=0 THEN 'external' ELSE 'internal' END, 300"
        " FROM series JOIN account a ON a.id=FIRST_ACCOUNT+i"_s);
    make(
        count, u"INSERT INTO migration_account(account, migration, preparation)"_s,
        u"SELECT FIRST_ACCOUNT+i, FIRST_MIGRATION+i/100%SERVERS, CASE WHEN (i/100)%7=0 OR MIX%3>0 THEN 'ready' ELSE 'todo' END FROM series"_s);
    db.run(u"DROP TABLE word"_s);
}

QList<MigrationId> Practice::companyMigrations()
{
    QList<MigrationId> all;
    for (qint64 id = 1; id <= queuedMigration; ++id)
        all.append(MigrationId(id));
    return all;
}

Result<QJsonObject> Practice::tokens(Tokens &tokens, const QString &path)
{
    if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        const QJsonObject known = QJsonDocument::fromJson(file.readAll()).object();
        if (known.contains("support"_L1))
            return known;
    }
    QJsonObject made;
    {
        State::Change change(m_state);
        made.insert(u"support"_s, tokens.create(Party::Support, {}, u"Sophie"_s).secret);
        QJsonObject customers;
        const QStringList people{u"Camille"_s, u"Ingrid"_s, u"Jules"_s};
        for (int i = 0; i < 3; ++i)
            customers.insert(m_state.customerName(CustomerId(i + 1)),
                             tokens.create(Party::Customer, CustomerId(i + 1), people[i]).secret);
        made.insert(u"customer"_s, customers);
        made.insert(u"reviewer"_s, tokens.create(Party::Reviewer, {}, u"Robin"_s).secret);
        change.commit();
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    file.write(QJsonDocument(made).toJson());
    return made;
}

} // namespace escale::platform
