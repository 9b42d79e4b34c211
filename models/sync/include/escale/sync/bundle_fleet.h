// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/snapshot.h>
#include <escale/fleet/changes.h>
#include <escale/logs/bundle_state.h>

namespace escale {

/// What a bundle holds, for an empty Fleet of its own: apply() it, and the models that show a platform show the bundle,
/// with the same rules. Pure functions, any thread.
///
/// Nothing can be commanded with it: the role is Reviewer, and there is no session. `asOf` is the moment of the bundle by
/// the platform's clock, for the watermark. Clocks are counted from that moment too: the fleet's platformNow() is the
/// bundle's time at the moment of this call, so apply it at once, or set me->clockOffset again before showing it later.
[[nodiscard]] FleetChanges fleetOf(const api::Snapshot &snapshot, const QString &platform);

/// The same from a bundle that readBundleState() has checked. Fails as decodeSnapshot does.
[[nodiscard]] Result<FleetChanges> fleetOf(const logs::Bundle &bundle, const logs::BundleState &state);

} // namespace escale
