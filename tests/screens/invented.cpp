// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented.h"

#include <escale/migration/steps.h>

namespace invented {

using namespace escale;
using namespace escale::migration;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mib = 1024 * 1024;

Attempt attempt(Leg leg, int number, const QDateTime &started, Outcome outcome, double seconds)
{
    Attempt a{.leg = leg, .number = number, .task = TaskId(100 + number), .started = started, .outcome = outcome};
    a.estimate = {seconds * 0.7, seconds * 1.6};
    if (outcome != Outcome::Running) {
        a.ended = started.addSecs(90);
        a.downtimeStarted = started.addSecs(20);
        a.downtimeEnded = a.downtimeStarted.addMSecs(qint64(seconds * 1000));
        a.downtimeSeconds = seconds;
        a.bytes = 300 * mib;
    }
    if (outcome == Outcome::Failed)
        a.errorCode = u"contents_differ"_s;
    return a;
}

Task taskFor(const MigrationFacts &facts, const AccountFacts &account, TaskType type, TaskState state,
             const QDateTime &now)
{
    Task task{.id = TaskId(500 + account.id.value()),
              .type = type,
              .state = state,
              .migration = facts.id,
              .account = account.id,
              .server = facts.server};
    task.stages = {u"precopy"_s, u"freeze"_s, u"difference"_s, u"databases"_s, u"verify"_s, u"switch"_s, u"finish"_s};
    task.created = now.addSecs(-171 + account.id.value());
    task.actor = u"m.durand"_s;
    task.role = Party::Customer;
    task.estimate = Estimate{240, 360};
    if (state == TaskState::Running) {
        task.stage = u"databases"_s;
        task.started = now.addSecs(-171);
        task.bytes = 1945 * mib;
        task.bytesTotal = 3138 * mib;
    } else {
        task.waitingFor = u"another_account_in_flight"_s;
        task.waitingParams = {{u"account"_s, u"intranet"_s}};
    }
    return task;
}

} // namespace

Situation situation(int step, int accounts, const QDateTime &now)
{
    static const QStringList names{u"shop"_s,    u"blog"_s, u"intranet"_s, u"crm"_s,     u"forum"_s, u"archive"_s,
                                   u"webmail"_s, u"wiki"_s, u"api"_s,      u"billing"_s, u"media"_s, u"staging"_s};
    Situation result;
    MigrationFacts &facts = result.facts;
    facts.id = MigrationId(1);
    facts.server = ServerId(7);
    facts.serverName = u"srv-acme-01"_s;
    facts.name = {u"Software architecture 2024"_s, u"Architecture logicielle 2024"_s};
    facts.from = u"2020"_s;
    facts.to = u"2024"_s;
    facts.announcedAt = now.addDays(-20);
    facts.deadline = now.addDays(68);
    if (step >= 3) {
        facts.transit.state = step == 3 ? TransitState::Precopying : TransitState::Ready;
        facts.transit.requestedAt = now.addDays(-3);
        facts.transit.server = ServerId(21);
    }
    if (step >= 4)
        facts.transit.readyAt = now.addDays(-2);
    if (step >= 6) {
        facts.reinstallation.state = step == 6 ? ReinstallationState::Running : ReinstallationState::Done;
        facts.reinstallation.requestedAt = now.addSecs(-7200);
        facts.reinstallation.startedAt = now.addSecs(-3600);
        facts.finalisationBy = Party::Customer;
    }
    if (step >= 7)
        facts.reinstallation.doneAt = now.addSecs(-600);
    if (step == 8)
        facts.completedAt = now.addSecs(-60);

    for (int i = 0; i < accounts; ++i) {
        AccountFacts a;
        a.id = AccountId(i + 1);
        a.name = i < names.size() ? names.at(i) : names.at(i % names.size()) + u"-%1"_s.arg(i / names.size() + 1);
        a.preparation = step > 1 || i % 3 ? Preparation::Ready : Preparation::Todo;
        a.location = Location::ClientOld;
        a.weight = {.files = (200 + i * 37) * mib,
                    .fileCount = 1200 + i * 331,
                    .mail = (i % 4) * 180 * mib,
                    .databases = (20 + i % 5 * 700) * mib,
                    .delta = (2 + i % 3) * mib};
        a.precopied = step >= 4;
        a.internalDomains = 1 + i % 3;
        a.externalDomains = i % 2;
        if (step >= 2 && i % 4 != 3)
            a.test = {TestState::Available, u"http://127.0.0.1:18080/"_s, now.addDays(-3), now.addDays(11)};
        const QDateTime when = now.addSecs(-20 * 3600 + i * 600);
        const double seconds = 28 + i % 5 * 90;
        if (step == 4) {
            const int moved = accounts * 7 / 12;
            if (i < moved) {
                a.location = Location::Transit;
                a.verified = i < moved * 4 / 7;
                if (i == 1)
                    a.attempts.append(attempt(Leg::Out, 1, when.addSecs(-4000), Outcome::Failed, 12));
                a.attempts.append(attempt(Leg::Out, int(a.attempts.size()) + 1, when, Outcome::Done, seconds));
            } else if (i == moved) {
                a.activity = Activity::Migrating;
                a.attempts.append(attempt(Leg::Out, 1, now.addSecs(-171), Outcome::Running, 300));
            } else if (i == moved + 1) {
                a.activity = Activity::Queued;
            } else if (i == accounts - 1) {
                a.activity = Activity::Failed;
                a.attempts.append(attempt(Leg::Out, 1, when, Outcome::Failed, 14));
            }
        } else if (step >= 5) {
            a.location = Location::Transit;
            a.verified = step > 5 || i % 3 != 2;
            a.attempts.append(attempt(Leg::Out, 1, when, Outcome::Done, seconds));
            if (step == 5 && i == 2)
                a.activity = Activity::RollingBack;
            if (step == 8 || (step == 7 && i < accounts / 2)) {
                a.location = Location::ClientNew;
                a.attempts.append(attempt(Leg::Back, 2, now.addSecs(-500), Outcome::Done, seconds * 0.9));
            } else if (step == 7 && i == accounts / 2) {
                a.activity = Activity::Relocating;
            }
        }
        facts.accounts.append(a);
        switch (a.activity) {
        case Activity::Migrating:
            result.tasks.append(taskFor(facts, a, TaskType::Migrate, TaskState::Running, now));
            break;
        case Activity::Queued:
            result.tasks.append(taskFor(facts, a, TaskType::Migrate, TaskState::Queued, now));
            break;
        case Activity::RollingBack:
            result.tasks.append(taskFor(facts, a, TaskType::Rollback, TaskState::Running, now));
            break;
        case Activity::Relocating:
            result.tasks.append(taskFor(facts, a, TaskType::Relocate, TaskState::Running, now));
            break;
        default:
            break;
        }
    }
    return result;
}

FleetChanges fleetWith(const Situation &situation, Party role)
{
    constexpr qint64 gib = 1024 * mib;
    const MigrationFacts &facts = situation.facts;
    FleetChanges changes;
    changes.me =
        Me{.apiName = u"Escale Migration API"_s, .platform = u"practice.escale"_s, .practice = true, .role = role};
    changes.me->capabilities = {u"inventory"_s, u"migration"_s};
    changes.customers = {{CustomerId(1), u"Acme SA"_s}};
    Server client{.id = facts.server,
                  .name = facts.serverName,
                  .customer = CustomerId(1),
                  .role = ServerRole::Client,
                  .plan = ServerPlan::Dedicated,
                  .state = ServerState::Running,
                  .cores = 16,
                  .memory = 64 * gib,
                  .disk = 1024 * gib};
    client.monthlyPrice = Money(8900, u"EUR"_s);
    client.architecture = facts.from;
    changes.servers = {client};
    for (const auto &[id, name, free] :
         {std::tuple(21, u"transit-03"_s, false), std::tuple(22, u"transit-05"_s, true)}) {
        changes.servers.append(Server{.id = ServerId(id),
                                      .name = name,
                                      .role = ServerRole::Transit,
                                      .plan = ServerPlan::Dedicated,
                                      .state = free ? ServerState::Free : ServerState::Running,
                                      .cores = 16,
                                      .memory = 64 * gib,
                                      .disk = (free ? 512 : 1024) * gib});
    }
    MigrationSummary summary{.facts = facts, .step = currentStep(facts), .counts = countAccounts(facts)};
    summary.facts.accounts.clear();
    changes.migrations = {summary};
    changes.migrationAccounts = {{facts.id, facts.accounts, true}};
    for (const AccountFacts &account : facts.accounts) {
        changes.accounts.append({account.id, account.name, CustomerId(1), facts.server,
                                 account.location == Location::Transit ? ServerId(21) : facts.server});
    }
    changes.tasks = situation.tasks;
    if (facts.transit.state == TransitState::Requested || facts.transit.state == TransitState::WaitingForStock) {
        SupportRequest request{.id = SupportRequestId(1),
                               .migration = facts.id,
                               .kind = RequestKind::Transit,
                               .state = RequestState::Open};
        request.created = facts.transit.requestedAt;
        changes.requests = {request};
    }
    changes.asOf = QDateTime::currentDateTimeUtc();
    return changes;
}

} // namespace invented
