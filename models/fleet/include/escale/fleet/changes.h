// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/inventory.h>
#include <escale/fleet/me.h>
#include <escale/migration/facts.h>
#include <escale/migration/permission.h>
#include <escale/migration/steps.h>
#include <escale/migration/support_request.h>
#include <escale/migration/task.h>

#include <optional>

namespace escale {

/// A migration as lists and the feed carry it: its facts without the accounts, and what the platform derived from them.
struct MigrationSummary {
    migration::MigrationFacts facts; ///< facts.accounts is empty
    AccountId account; ///< public cloud: the one account that migrates
    migration::Step step = migration::Step::Prepare;
    migration::Counts counts;
    migration::LogEnd log = {};

    friend bool operator==(const MigrationSummary &, const MigrationSummary &) = default;
};

/// The facts of accounts of one migration. `complete`: these are all of them, and those not named are gone.
struct MigrationAccounts {
    MigrationId migration;
    QList<migration::AccountFacts> accounts;
    bool complete = false;

    friend bool operator==(const MigrationAccounts &, const MigrationAccounts &) = default;
};

/// Who looks at a server or acts on it at this moment: all of them, the reader as well.
struct ServerPresence {
    ServerId server;
    QList<migration::Presence> people;

    friend bool operator==(const ServerPresence &, const ServerPresence &) = default;
};

/// Facts that arrived together: a page of a list, or an answer of the feed. The only way into the fleet, whoever
/// brings them (the platform now, a local store at start). An object in a list is new or changed; ids are gone.
/// Value, any thread.
struct FleetChanges {
    std::optional<Me> me;
    QList<Customer> customers;
    QList<Server> servers;
    QList<Account> accounts;
    QList<MigrationSummary> migrations;
    QList<MigrationAccounts> migrationAccounts;
    QList<migration::Task> tasks;
    QList<migration::SupportRequest> requests;
    QList<ServerPresence> presences; ///< of this moment: never kept by a store
    bool forgetPresence = false; ///< nothing is heard any more, so nobody is said to be anywhere

    QList<CustomerId> removedCustomers;
    QList<ServerId> removedServers;
    QList<AccountId> removedAccounts;
    QList<MigrationId> removedMigrations;
    QList<std::pair<MigrationId, AccountId>> removedMigrationAccounts;
    QList<TaskId> removedTasks;
    QList<SupportRequestId> removedRequests;

    QDateTime asOf; ///< when the platform said so, by this machine's clock; invalid leaves it as it was
};

} // namespace escale
