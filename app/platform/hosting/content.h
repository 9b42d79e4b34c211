// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/loopback.h"

#include <functional>

namespace escale::platform {

/// Fills a folder with an account's content: the same bytes for the same seed. The folder must not exist. Calls `sign` for
/// each file and each megabyte.
[[nodiscard]] Result<void> generateContent(const QString &folder, const QString &account,
                                           const LoopbackContent &content, const std::function<void()> &sign);

} // namespace escale::platform
