// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/catalogue.h>

/// The table itself, in three files by who writes: platform, desktop, and what is wrong with logs and bundles.
namespace escale::logs::detail {

[[nodiscard]] std::span<const Message> platformMessages() noexcept; ///< ESC-1001 to ESC-7999
[[nodiscard]] std::span<const Message> desktopMessages() noexcept;  ///< ESC-8001 to ESC-8499
[[nodiscard]] std::span<const Message> recordMessages() noexcept;   ///< ESC-8500 to ESC-9999

} // namespace escale::logs::detail
