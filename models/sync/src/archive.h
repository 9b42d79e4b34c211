// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/resources.h>
#include <escale/fleet/changes.h>
#include <escale/store/records.h>

/// Between the platform's answers, the store's records and the fleet's values. The store keeps the platform's own words,
/// so that the decoders of models/api are the only place that reads them. Pure functions, any thread; answers that came
/// through are known to be well-formed, and what is not is left out.
namespace escale::archive {

[[nodiscard]] Me toMe(const api::Root &root);
/// Whose feed, and as whom: a position is worth something for the same only.
[[nodiscard]] QByteArray identity(const api::Root &root);

[[nodiscard]] store::Object rootObject(const QByteArray &body, qint64 clockOffset);
/// A page of a list of customers, servers, migrations, tasks or requests.
[[nodiscard]] store::Changes listed(store::Kind kind, const QByteArray &body);
[[nodiscard]] store::Changes migrationAccounts(MigrationId migration, const QByteArray &body);
/// An answer of the feed. With `only`, nothing but the facts of that migration's accounts.
[[nodiscard]] store::Changes followed(const QByteArray &body, MigrationId only = {});

/// The public API says of a server what it is called; it lists the customer's own.
void asInventory(QList<Server> &servers);

/// The public API has accounts that are on no server of the customer's but in a datacenter. They are shown below one that
/// stands for the provider's public cloud, so that the tree has all of them. Its id is beyond every id of a platform.
[[nodiscard]] Server publicCloud(const QString &platform);
[[nodiscard]] store::Object publicCloudObject(const QString &platform);
void house(QList<Account> &accounts);

[[nodiscard]] FleetChanges toFleet(const store::Contents &contents);

} // namespace escale::archive
