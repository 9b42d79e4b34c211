// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/roles.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <utility>

namespace escale::ui {

/// How the meanings of item models look in every tree: the sign before a name, the colour of a badge.
[[nodiscard]] std::pair<Symbol, Tone> signOf(items::Mark mark);
[[nodiscard]] Tone toneOf(items::BadgeKind kind);

} // namespace escale::ui
