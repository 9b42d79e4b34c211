// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace escale {

/// Since when this process has been running, the loading of its libraries included.
[[nodiscard]] std::chrono::milliseconds processAge();

} // namespace escale
