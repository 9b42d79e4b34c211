// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/fleet/changes.h>

/// A company in the middle of its campaign, made up for drawing and for tests of the desk: requests of each kind, loans,
/// a waiting line, overruns, deadlines, a stalled task.
namespace invented {

[[nodiscard]] escale::FleetChanges campaign(const QDateTime &now);

} // namespace invented
