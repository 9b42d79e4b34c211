// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/decode.h>

namespace escale::api {

/// A migration as of a moment: state.json of a bundle. Its objects are the contract's, read by the same decoders. Value,
/// any thread.
struct Snapshot {
    QDateTime time; ///< as of when
    migration::Policy policy; ///< the defaults where it was not said (bundles of before)
    bool hasPolicy = false; ///< whether it was said
    QTimeZone zone; ///< the platform's, as the policy names it; invalid where it does not
    QString policySource;
    MigrationResource migration;
    QList<Customer> customers;
    QList<Server> servers; ///< the client's and the transit server
    QList<Account> accounts;
    QList<migration::AccountFacts> migrationAccounts;
    QList<migration::Task> tasks;
    QList<migration::SupportRequest> supportRequests;
    QList<Database> databases;
    QList<Domain> domains;
    int skipped = 0; ///< objects that could not be read
};

/// Fails with "incorrect_response" where there is no migration in it. Everything else may be missing, and an object that
/// cannot be read is left out and counted: a bundle that is a little wrong still shows the rest.
[[nodiscard]] Result<Snapshot> decodeSnapshot(const QJsonObject &object);

} // namespace escale::api
