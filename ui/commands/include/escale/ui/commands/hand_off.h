// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

namespace escale::ui {

/// A message for the other side on where the migration stands and what is asked of them, in French and in English,
/// whatever language the window speaks.
[[nodiscard]] QString handOffMessage(const JourneyState &state);

} // namespace escale::ui
