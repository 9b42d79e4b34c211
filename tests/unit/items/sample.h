// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// A small company, as facts: what the tests of models and panels look at.

#include <escale/fleet/fleet.h>

namespace sample {

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;

inline const CustomerId acme{1}, boreal{2}, lumen{3};
inline const ServerId srvAcme{1}, vpsBoreal{2}, srvLumen{3}, transit3{13}, transit4{14}, shared{20}, cloud{30};
inline const MigrationId ofAcme{1}, ofBoreal{2}, ofLumen{3}, ofAtelier{4};
inline const AccountId shop{1}, blog{2}, intranet{3}, crm{4}, forum{5}, archive{6}, atelier{40};

inline QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

inline Server server(ServerId id, const QString &name, ServerRole role, CustomerId customer = {},
                     MigrationId lentTo = {})
{
    Server s;
    s.id = id;
    s.name = name;
    s.role = role;
    s.customer = customer;
    s.lentTo = lentTo;
    s.state = role == ServerRole::Transit && !lentTo.isValid() ? ServerState::Free : ServerState::Running;
    return s;
}

inline Account account(AccountId id, const QString &name, ServerId home, ServerId servedBy = {})
{
    return {id, name, {}, home, servedBy.isValid() ? servedBy : home};
}

inline AccountFacts facts(AccountId id, const QString &name, Location location, Activity activity = Activity::Idle,
                          bool verified = false)
{
    AccountFacts a;
    a.id = id;
    a.name = name;
    a.preparation = Preparation::Ready;
    a.location = location;
    a.activity = activity;
    a.verified = verified;
    a.weight = {2LL << 30, 1000, 1LL << 28, 4LL << 30, 1LL << 20};
    a.precopied = true;
    a.internalDomains = 1;
    return a;
}

inline Attempt outward(double seconds, const QDateTime &started)
{
    Attempt a;
    a.leg = Leg::Out;
    a.number = 1;
    a.started = started;
    a.ended = started.addSecs(qint64(seconds) + 5);
    a.outcome = Outcome::Done;
    a.downtimeStarted = started.addSecs(2);
    a.downtimeEnded = a.downtimeStarted.addMSecs(qint64(seconds * 1000));
    a.downtimeSeconds = seconds;
    a.estimate = {180, 540};
    return a;
}

inline MigrationSummary migrationOn(MigrationId id, ServerId server, const QString &name, int deadlineDays)
{
    MigrationSummary m;
    m.facts.id = id;
    m.facts.server = server;
    m.facts.serverName = name;
    m.facts.name = {u"Software 2024"_s, u"Logiciels 2024"_s};
    m.facts.from = u"2020"_s;
    m.facts.to = u"2024"_s;
    m.facts.announcedAt = now().addDays(-30);
    m.facts.deadline = now().addDays(deadlineDays).addSecs(1830); // no badge changes while a test runs
    return m;
}

inline Task task(TaskId id, TaskType type, TaskState state, MigrationId migration, ServerId server,
                 AccountId account = {})
{
    Task t;
    t.id = id;
    t.type = type;
    t.state = state;
    t.migration = migration;
    t.server = server;
    t.account = account;
    t.actor = u"m.durand"_s;
    t.role = Party::Customer;
    t.created = now().addSecs(-60);
    if (state != TaskState::Queued)
        t.started = now().addSecs(-50);
    return t;
}

/// Acme in the middle of step 4 with a move, a queue and a failure; Boreal waits for stock; Lumen is late and has its
/// accounts uncounted; transit-03 is lent, transit-04 free; a public-cloud server with one account that migrates.
inline FleetChanges company()
{
    FleetChanges c;
    Me me;
    me.role = Party::Customer;
    me.actor = u"m.durand"_s;
    me.capabilities = {u"inventory"_s, u"migration"_s};
    c.me = me;
    c.customers = {{acme, u"Acme SA"_s}, {boreal, u"Boreal"_s}, {lumen, u"Coopérative Lumen"_s}};
    c.servers = {server(srvAcme, u"srv-acme-01"_s, ServerRole::Client, acme),
                 server(vpsBoreal, u"vps-boreal"_s, ServerRole::Client, boreal),
                 server(srvLumen, u"srv-lumen"_s, ServerRole::Client, lumen),
                 server(transit3, u"transit-03"_s, ServerRole::Transit, {}, ofAcme),
                 server(transit4, u"transit-04"_s, ServerRole::Transit),
                 server(cloud, u"web-12"_s, ServerRole::Public)};
    c.accounts = {account(shop, u"shop"_s, srvAcme, transit3),
                  account(blog, u"blog"_s, srvAcme, transit3),
                  account(intranet, u"intranet"_s, srvAcme),
                  account(crm, u"crm"_s, srvAcme),
                  account(forum, u"forum"_s, srvAcme),
                  account(archive, u"archive"_s, srvAcme),
                  account(AccountId(20), u"vitrine"_s, vpsBoreal),
                  account(AccountId(30), u"lumen-2"_s, srvLumen),
                  account(AccountId(31), u"lumen-10"_s, srvLumen),
                  account(atelier, u"atelier"_s, cloud),
                  account(AccountId(41), u"bidule"_s, cloud)};

    MigrationSummary a = migrationOn(ofAcme, srvAcme, u"srv-acme-01"_s, 68);
    a.step = Step::Migrate;
    a.counts = {6, 6, 4, 2, 0, 1, 1, 2};
    a.facts.transit = {
        TransitState::Ready, TransitKind::Dedicated, transit3, now().addDays(-3), now().addDays(-2), {}, {}};
    MigrationSummary b = migrationOn(ofBoreal, vpsBoreal, u"vps-boreal"_s, 20);
    b.step = Step::InstallTransit;
    b.counts = {1, 1, 1, 0, 0, 0, 0, 0};
    b.facts.transit.state = TransitState::WaitingForStock;
    b.facts.transit.requestedAt = now().addDays(-4);
    b.facts.transit.waitingReason = u"Next server of this size on Thursday"_s;
    MigrationSummary l = migrationOn(ofLumen, srvLumen, u"srv-lumen"_s, -2);
    l.facts.deadline = now().addDays(-1).addSecs(-3600);
    l.step = Step::Prepare;
    l.counts = {2, 1, 2, 0, 0, 0, 0, 0};
    MigrationSummary p = migrationOn(ofAtelier, {}, {}, 5);
    p.facts.kind = Kind::PublicCloud;
    p.facts.to = u"MariaDB 11.8"_s;
    p.account = atelier;
    p.step = Step::Prepare;
    p.counts = {1, 0, 1, 0, 0, 0, 0, 0};
    c.migrations = {a, b, l, p};

    MigrationAccounts accounts;
    accounts.migration = ofAcme;
    accounts.complete = true;
    accounts.accounts = {facts(shop, u"shop"_s, Location::Transit, Activity::Idle, true),
                         facts(blog, u"blog"_s, Location::Transit),
                         facts(intranet, u"intranet"_s, Location::ClientOld, Activity::Migrating),
                         facts(crm, u"crm"_s, Location::ClientOld, Activity::Queued),
                         facts(forum, u"forum"_s, Location::ClientOld),
                         facts(archive, u"archive"_s, Location::ClientOld, Activity::Failed)};
    accounts.accounts[0].attempts = {outward(432, now().addDays(-1).addSecs(-7260))};
    accounts.accounts[1].attempts = {outward(28, now().addDays(-1).addSecs(3600))};
    Attempt failed = outward(12, now().addSecs(-7200));
    failed.outcome = Outcome::Failed;
    failed.errorCode = u"engine_refused"_s;
    accounts.accounts[5].attempts = {failed};
    c.migrationAccounts = {accounts};

    Task moving = task(TaskId(102), TaskType::Migrate, TaskState::Running, ofAcme, srvAcme, intranet);
    moving.stage = u"databases"_s;
    moving.bytes = 2040109466;
    moving.bytesTotal = 3328599654;
    moving.cutOverBegun = true;
    Task queued = task(TaskId(103), TaskType::Migrate, TaskState::Queued, ofAcme, srvAcme, crm);
    queued.waitingFor = u"account_in_flight"_s;
    queued.waitingParams = {{u"account"_s, u"intranet"_s}, {u"task"_s, 102}};
    Task install = task(TaskId(100), TaskType::InstallTransit, TaskState::Done, ofAcme, transit3);
    install.actor = u"Sophie"_s;
    install.role = Party::Support;
    install.onBehalfOf = u"Acme SA"_s;
    install.bytes = 44238012416;
    install.bytesTotal = 44238012416;
    install.ended = install.started.addSecs(40);
    Task refused = task(TaskId(101), TaskType::Migrate, TaskState::Failed, ofAcme, srvAcme, archive);
    refused.error = Error{u"engine_refused"_s, {{u"database"_s, u"archive_main"_s}}, {}};
    refused.ended = refused.started.addSecs(12);
    c.tasks = {install, refused, moving, queued};
    return c;
}

} // namespace sample
