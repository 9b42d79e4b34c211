// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/text.h>
#include <escale/migration/actions.h>
#include <escale/migration/facts.h>

#include <QtCore/QString>

/// Words of the journey that depend on who reads them: the same fact is "your turn" to one side and "support's turn" to
/// the other. What does not depend on the reader is said by escale/items/text.h.
namespace escale::ui::words {

/// "Now: your turn"
[[nodiscard]] QString turnHeading(migration::Party turn, migration::Party viewer);
/// Who acts, for a fact in a list: "you", "support", "the customer".
[[nodiscard]] QString party(migration::Party party, migration::Party viewer);
/// The command with how many accounts it is about: "Migrate 5 accounts…".
[[nodiscard]] QString command(migration::Action action, int accounts, items::Form form = items::Form::Ellipsis);
/// "Next: request the reinstallation"
[[nodiscard]] QString following(migration::Action action);
/// "16 cores, 64 GiB, 2 TiB disk"
[[nodiscard]] QString configuration(const migration::Configuration &configuration);
/// Why a command cannot be used, one condition a line; empty where it can.
[[nodiscard]] QString why(const QList<migration::Gate> &gates, migration::Party viewer);
/// Why somebody may not write on an account just now; empty: they may. `live`: there is a connection, `mayWrite`: their side
/// may, `covered`: their token's permission covers the account.
[[nodiscard]] QString barrier(bool live, bool mayWrite, bool covered);

} // namespace escale::ui::words
