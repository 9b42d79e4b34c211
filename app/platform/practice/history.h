// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"

namespace escale::platform {

/// The log of how a migration of the practice company came to where it stands: what its facts tell, with the times that they
/// have, in the words of any other log, chained like any other. Its first entry says that it was made up. No tasks: none ran.
///
/// Part of the caller's Change, once per migration, before anything else is logged of it.
void writeHistory(State &state, MigrationId migration);

} // namespace escale::platform
