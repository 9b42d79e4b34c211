// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/actions.h>

namespace escale::migration {

/// Conditions of actions on an account, by the kind of migration, and of a queue of moves: parts of conditions().
[[nodiscard]] QList<Gate> publicCloudConditions(const Command &command, const MigrationFacts &facts,
                                                const AccountFacts &account, const Context &context);
[[nodiscard]] QList<Gate> planConditions(const Command &command, const MigrationFacts &facts);
[[nodiscard]] bool planIsThere(const MigrationFacts &facts);
[[nodiscard]] QList<Gate> accountConditions(const Command &command, const MigrationFacts &facts,
                                            const AccountFacts &account, const Context &context);
[[nodiscard]] QList<Gate> annotationConditions(const Command &command, const MigrationFacts &facts,
                                               const AccountFacts &account);

} // namespace escale::migration
