// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/inventory.h>
#include <escale/fleet/fleet.h>
#include <escale/migration/support_request.h>

/// What several of the desk's tables ask of the fleet.
namespace escale::items {

/// Open, accepted or waiting: support has something to do with it.
[[nodiscard]] bool isOpen(const migration::SupportRequest &request);

[[nodiscard]] migration::Configuration configurationOf(const Server &server);

/// The name of the migration's customer; empty where it is not known.
[[nodiscard]] QString customerName(const Fleet &fleet, const migration::MigrationFacts &facts);

/// What one more day over the free time costs today.
[[nodiscard]] Money dayPrice(const Money &monthlyPrice, const migration::Policy &policy, const QDateTime &now);

/// When a lent transit server is expected to come back: at the end of the free time, or of the pace observed so far
/// where that is later. Invalid where nothing says so.
[[nodiscard]] QDateTime expectedReturn(const migration::MigrationFacts &facts, const Fleet &fleet);

/// All databases, files and mail of the migration's accounts, in bytes; 0 where they are not loaded.
[[nodiscard]] qint64 size(const migration::MigrationFacts &facts);

/// Downtime of one leg of all accounts that still have it before them, one after the other, with or without precopy.
[[nodiscard]] migration::Estimate remainingLeg(const migration::MigrationFacts &facts, const migration::Policy &policy,
                                               migration::Leg leg, bool withPrecopy);

} // namespace escale::items
