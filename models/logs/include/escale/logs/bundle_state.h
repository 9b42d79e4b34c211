// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle.h>

#include <QtCore/QJsonArray>

/// state.json of a bundle: the migration as it stood when the bundle was made, so that the tree, the picture and the
/// timeline can be drawn with nothing but the file. It is one object:
///
///   version            1; a newer one is refused, since it may mean something else
///   time               the platform's clock at that moment: the "as of" of everything in it
///   policy             the rules' figures, as GET /v1/ says them: clocks, costs and estimates follow from these
///   migration          as GET /v1/migration/ID/ says it, with step, counts, transit, reinstallation, costs and plan
///   customers          whose migration it is
///   datacenters        of the servers
///   servers            both ends: where the accounts come from (and return to) and the transit server, or in the public
///                      cloud the destination; a transit server also after it has been released
///   accounts           the inventory's view of the accounts that take part
///   migration_accounts their facts: preparation, location, activity, tests, estimates, every attempt with its downtime
///   tasks              all of them, ended ones too, with their stages
///   support_requests   with their messages
///   databases, domains of the accounts, domains with where they resolve to
///
/// Objects are those of the contract, unchanged: api::decodeSnapshot() makes values of them, and fleetOf() (escale/sync)
/// what a Fleet can apply. In a redacted bundle names are pseudonyms, everything else is as it was.
namespace escale::logs {

inline constexpr int bundleStateVersion = 1;

struct BundleState {
    QDateTime time; ///< UTC; invalid where it is not said
    MigrationId migration;
    QJsonObject object; ///< all of it

    /// The objects of one of the lists above; empty where there is none.
    [[nodiscard]] QJsonArray list(QLatin1StringView name) const { return object.value(name).toArray(); }
};

/// Reads and checks it; blocks its thread, any thread. "bundle_member_missing" where there is none, or nothing in it: a
/// bundle that was made of a log alone.
/// "bundle_damaged" where it does not unpack or is no JSON object, "bundle_version" where it is of a newer format,
/// "bundle_state_differs" where it is not about the migration that the bundle says it is of.
[[nodiscard]] Result<BundleState> readBundleState(const Bundle &bundle);
/// The same of an object that was read before (Bundle::readState()).
[[nodiscard]] Result<BundleState> bundleStateOf(const Bundle &bundle, const QJsonObject &object);

} // namespace escale::logs
