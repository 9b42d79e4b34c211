// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/roles.h>
#include <escale/migration/facts.h>

namespace escale::items {

/// The sign of an account by its own facts alone: what it does, or else where it is served from.
[[nodiscard]] Mark markOf(const migration::AccountFacts &account);

} // namespace escale::items
