// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "database.h"

namespace escale::store {

/// The number of the last step, which a file that is up to date carries as its user_version.
[[nodiscard]] int schemaVersion();

/// Takes the steps that the file has not taken yet, each with its number in one transaction. SQLite's code.
/// \pre its user_version is not above schemaVersion()
[[nodiscard]] int upgradeSchema(Database &database);

} // namespace escale::store
