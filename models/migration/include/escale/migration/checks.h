// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>

namespace escale::migration {

/// What was different after a move.
struct CheckDifference {
    enum class What { Status, Title, Link, Table, Mailbox };
    What what = What::Status;
    QString name; ///< of the link, table or mailbox
    QString before;
    QString after;
    /// Something is less than it was: an error where there was none, rows or mail missing. More rows or mail are what
    /// visitors have written since.
    bool worse = false;

    friend bool operator==(const CheckDifference &, const CheckDifference &) = default;
};

/// What differs between the checks before and after a move, worse first. A table, mailbox or link that one side does not
/// have counts as 0.
[[nodiscard]] QList<CheckDifference> differences(const SiteCheck &before, const SiteCheck &after);

} // namespace escale::migration

namespace escale {

using namespace Qt::StringLiterals;
template <>
inline constexpr auto enumNames<migration::CheckDifference::What> =
    std::to_array<QLatin1StringView>({"status"_L1, "title"_L1, "link"_L1, "table"_L1, "mailbox"_L1});

} // namespace escale
