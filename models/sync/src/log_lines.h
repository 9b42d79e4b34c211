// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/store/store.h>

namespace escale {

/// The entries in an answer of the platform's log, as the store keeps them. What is no entry is not among them.
[[nodiscard]] QList<store::LogLine> entriesIn(const QByteArray &body);

} // namespace escale
