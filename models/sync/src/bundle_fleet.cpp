// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/bundle_fleet.h>

#include <algorithm>

namespace escale {

using namespace Qt::StringLiterals;

FleetChanges fleetOf(const api::Snapshot &snapshot, const QString &platform)
{
    FleetChanges changes;
    Me me;
    me.platform = platform;
    me.role = migration::Party::Reviewer;
    me.capabilities = {u"inventory"_s, u"migration"_s};
    me.policy = snapshot.policy;
    me.policySource = snapshot.policySource;
    if (snapshot.time.isValid())
        me.clockOffset = QDateTime::currentDateTimeUtc().msecsTo(snapshot.time);
    changes.me = me;
    changes.asOf = snapshot.time;
    changes.customers = snapshot.customers;
    changes.servers = snapshot.servers;
    changes.accounts = snapshot.accounts;
    MigrationSummary summary{snapshot.migration.facts, snapshot.migration.account, snapshot.migration.step,
                             snapshot.migration.counts, snapshot.migration.log};
    if (summary.facts.serverName.isEmpty()) {
        const auto server = std::ranges::find(snapshot.servers, summary.facts.server, &Server::id);
        if (server != snapshot.servers.end())
            summary.facts.serverName = server->name;
    }
    changes.migrations.append(summary);
    changes.migrationAccounts.append({summary.facts.id, snapshot.migrationAccounts, true});
    changes.tasks = snapshot.tasks;
    changes.requests = snapshot.supportRequests;
    return changes;
}

Result<FleetChanges> fleetOf(const logs::Bundle &bundle, const logs::BundleState &state)
{
    const auto snapshot = api::decodeSnapshot(state.object);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    return fleetOf(*snapshot, bundle.manifest().platform);
}

} // namespace escale
