// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/fleet/changes.h>
#include <escale/migration/facts.h>
#include <escale/migration/task.h>

/// Facts made up for drawing and for tests of the window: one migration at each of its eight steps.
namespace invented {

struct Situation {
    escale::migration::MigrationFacts facts;
    QList<escale::migration::Task> tasks; ///< live ones
};

/// \param step 1 to 8
/// \param accounts how many
[[nodiscard]] Situation situation(int step, int accounts, const QDateTime &now);

/// The situation as a platform would have told it to somebody with this role.
[[nodiscard]] escale::FleetChanges fleetWith(const Situation &situation, escale::migration::Party role);

} // namespace invented
