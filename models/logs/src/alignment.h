// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtTypes>

#include <stop_token>
#include <utility>
#include <vector>

namespace escale::logs {

/// Pairs of places in two sequences that hold the same key, ascending in both: what they have in common. Where few keys are left
/// out or put in between two stretches that are the same, the fewest are (after Eugene W. Myers, An O(ND) Difference Algorithm).
/// Where the sequences differ by more, what comes once on either side is taken first, for it can hardly be paired wrongly
/// (patience, by Bram Cohen), be it a key or else a stretch of keys, and between two such pairs the same again; where nothing
/// comes once, the n-th of a kind is paired with the n-th.
[[nodiscard]] std::vector<std::pair<quint32, quint32>> alignment(const std::vector<quint64> &left,
                                                                 const std::vector<quint64> &right,
                                                                 const std::stop_token &stop = {});

} // namespace escale::logs
