// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>

namespace escale::platform {

/// What the notes of the practice company's migrations ask for, by their kind.
[[nodiscard]] QList<migration::ChecklistItem> practiceChecklist(migration::Kind kind);

} // namespace escale::platform
