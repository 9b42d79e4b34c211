// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaign.h"

#include <escale/migration/steps.h>

namespace invented {

using namespace escale;
using namespace escale::migration;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 gib = qint64(1) << 30;

class Company {
public:
    explicit Company(const QDateTime &now) : m_now(now)
    {
        Me me{.apiName = u"Escale Migration API"_s,
              .platform = u"practice.escale"_s,
              .practice = true,
              .role = Party::Support,
              .actor = u"Sophie"_s};
        me.capabilities = {u"inventory"_s, u"migration"_s};
        changes.me = me;
        changes.customers = {{CustomerId(1), u"Acme SA"_s},
                             {CustomerId(2), u"Boreal"_s},
                             {CustomerId(3), u"Coopérative Lumen"_s},
                             {CustomerId(4), u"Delta Presse"_s}};
        changes.asOf = now;
    }

    Server &server(qint64 id, const QString &name, ServerRole role, qint64 customer, int cores, MigrationId lentTo = {})
    {
        Server one{.id = ServerId(id),
                   .name = name,
                   .customer = CustomerId(customer),
                   .role = role,
                   .plan = cores <= 4 ? ServerPlan::Vps : ServerPlan::Dedicated,
                   .state = ServerState::Running,
                   .cores = cores,
                   .memory = cores * 4 * gib,
                   .disk = cores * 60 * gib,
                   .architecture = u"2020"_s};
        one.monthlyPrice = Money(29400, u"EUR"_s);
        one.lentTo = lentTo;
        if (role == ServerRole::Transit && !lentTo.isValid())
            one.state = ServerState::Free;
        changes.servers.append(one);
        return changes.servers.last();
    }

    /// A migration of the server of the same number, with so many accounts of so much data each, `moved` of them on
    /// transit and `back` of them relocated.
    MigrationSummary &migration(qint64 id, int accounts, qint64 databases, int moved, int back, int deadlineDays)
    {
        MigrationSummary one;
        MigrationFacts &facts = one.facts;
        facts.id = MigrationId(id);
        facts.server = ServerId(id);
        facts.serverName = std::ranges::find(changes.servers, ServerId(id), &Server::id)->name;
        facts.name = {u"Software architecture 2024"_s, u"Architecture logicielle 2024"_s};
        facts.from = u"2020"_s;
        facts.to = u"2024"_s;
        facts.announcedAt = m_now.addDays(-40);
        facts.deadline = m_now.addDays(deadlineDays).addSecs(3600);
        MigrationAccounts list{.migration = facts.id, .accounts = {}, .complete = true};
        for (int i = 0; i < accounts; ++i) {
            AccountFacts account;
            account.id = AccountId(id * 100 + i);
            account.name = u"compte-%1-%2"_s.arg(id).arg(i + 1);
            account.preparation = moved + back > 0 || deadlineDays > 20 ? Preparation::Ready : Preparation::Todo;
            account.location = i < back           ? Location::ClientNew
                               : i < back + moved ? Location::Transit
                                                  : Location::ClientOld;
            account.verified = account.location != Location::ClientOld;
            account.weight = {
                .files = 6 * gib, .fileCount = 40'000, .mail = gib, .databases = databases, .delta = gib / 8};
            account.internalDomains = 1;
            account.precopied = true;
            list.accounts.append(account);
            changes.accounts.append({account.id, account.name, {}, facts.server, facts.server});
        }
        changes.migrationAccounts.append(list);
        changes.migrations.append(one);
        return changes.migrations.last();
    }

    void request(qint64 id, qint64 migration, RequestKind kind, RequestState state, int hours,
                 TransitKind transit = TransitKind::Dedicated)
    {
        SupportRequest one{.id = SupportRequestId(id),
                           .migration = MigrationId(migration),
                           .kind = kind,
                           .state = state,
                           .transitKind = transit,
                           .finalisationBy = {},
                           .reason = {},
                           .created = m_now.addSecs(-3600LL * hours),
                           .messages = {}};
        if (kind == RequestKind::Reinstallation)
            one.finalisationBy = Party::Customer;
        changes.requests.append(one);
    }

    void count()
    {
        for (MigrationSummary &one : changes.migrations) {
            MigrationFacts whole = one.facts;
            for (const MigrationAccounts &list : std::as_const(changes.migrationAccounts)) {
                if (list.migration == whole.id)
                    whole.accounts = list.accounts;
            }
            one.step = currentStep(whole);
            one.counts = countAccounts(whole);
        }
    }

    FleetChanges changes;

private:
    QDateTime m_now;
};

} // namespace

FleetChanges campaign(const QDateTime &now)
{
    Company company(now);
    company.server(1, u"srv-acme-01"_s, ServerRole::Client, 1, 16);
    company.server(2, u"srv-boreal-db"_s, ServerRole::Client, 2, 16);
    company.server(3, u"srv-lumen-2"_s, ServerRole::Client, 3, 8);
    company.server(4, u"vps-boreal"_s, ServerRole::Client, 2, 16);
    company.server(5, u"srv-delta"_s, ServerRole::Client, 4, 4);
    company.server(6, u"srv-lumen-5"_s, ServerRole::Client, 3, 8);
    company.server(7, u"srv-lumen-1"_s, ServerRole::Client, 3, 8);
    company.server(8, u"srv-zeta"_s, ServerRole::Client, 4, 8);
    company.server(23, u"transit-03"_s, ServerRole::Transit, 0, 16, MigrationId(1));
    company.server(24, u"transit-04"_s, ServerRole::Transit, 0, 16, MigrationId(2));
    company.server(25, u"transit-05"_s, ServerRole::Transit, 0, 8);
    company.server(26, u"transit-06"_s, ServerRole::Transit, 0, 8, MigrationId(3));
    company.server(27, u"transit-07"_s, ServerRole::Transit, 0, 8, MigrationId(8));
    company.server(28, u"shared-transit"_s, ServerRole::SharedTransit, 0, 16);

    const auto lend = [&](MigrationSummary &one, qint64 server, int days) {
        one.facts.transit = {TransitState::Ready,
                             TransitKind::Dedicated,
                             ServerId(server),
                             now.addDays(-days - 1),
                             now.addDays(-days),
                             {},
                             {}};
    };
    lend(company.migration(1, 12, 2 * gib, 7, 0, 68), 23, 2);
    lend(company.migration(2, 9, gib, 0, 4, 40), 24, 9);
    company.changes.migrations.last().facts.finalisationBy = Party::Support;
    company.changes.migrations.last().facts.reinstallation = {ReinstallationState::Done, now.addDays(-2),
                                                              now.addDays(-1), now.addSecs(-18 * 3600)};
    // All on transit, so that what is not back is there.
    for (AccountFacts &account : company.changes.migrationAccounts.last().accounts) {
        if (account.location == Location::ClientOld)
            account.location = Location::Transit;
    }
    lend(company.migration(3, 9, gib / 2, 9, 0, 30), 26, 16);
    company.changes.migrations.last().facts.reinstallation = {ReinstallationState::Requested, now.addDays(-3), {}, {}};
    const QString waitsFor = u"No transit server of this size stands free in Lyon."_s;
    MigrationSummary &waiting = company.migration(4, 6, 3 * gib, 0, 0, 25);
    waiting.facts.transit.state = TransitState::WaitingForStock;
    waiting.facts.transit.requestedAt = now.addSecs(-26 * 3600);
    waiting.facts.transit.waitingReason = waitsFor;
    MigrationSummary &shared = company.migration(5, 1, 2 * gib, 0, 0, 60);
    shared.facts.transit.state = TransitState::Requested;
    shared.facts.transit.kind = TransitKind::Shared;
    shared.facts.transit.requestedAt = now.addSecs(-4 * 3600);
    company.migration(6, 14, gib, 0, 0, 3);
    company.migration(7, 5, gib, 0, 0, 11);
    lend(company.migration(8, 4, gib, 3, 0, -1), 27, 12);

    company.request(1, 3, RequestKind::Reinstallation, RequestState::Open, 74);
    company.request(2, 4, RequestKind::Transit, RequestState::Waiting, 26);
    company.changes.requests.last().reason = waitsFor;
    company.changes.requests.last().messages = {
        {now.addSecs(-26 * 3600), u"Ingrid"_s, Party::Customer,
         u"All six accounts are ready. Please keep the server in Lyon."_s},
        {now.addSecs(-25 * 3600), u"Sophie"_s, Party::Support,
         u"None of this size stands free there; one is expected on Thursday."_s},
        {now.addSecs(-24 * 3600), u"Ingrid"_s, Party::Customer,
         u"Thursday suits us. <b>Not before 18:00</b>, please."_s}};
    company.request(3, 5, RequestKind::Transit, RequestState::Open, 4, TransitKind::Shared);
    company.changes.requests.last().messages = {
        {now.addSecs(-4 * 3600), u"Dora"_s, Party::Customer, u"One small account; no firewall of ours."_s}};

    Task stalled{.id = TaskId(900),
                 .type = TaskType::Migrate,
                 .state = TaskState::Running,
                 .migration = MigrationId(8),
                 .account = AccountId(803),
                 .server = ServerId(8)};
    stalled.stage = u"databases"_s;
    stalled.created = now.addSecs(-3600);
    stalled.started = now.addSecs(-3500);
    stalled.heartbeat = now.addSecs(-41 * 60);
    stalled.actor = u"m.durand"_s;
    company.changes.tasks = {stalled};
    company.count();
    return company.changes;
}

} // namespace invented
