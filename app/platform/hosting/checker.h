// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

namespace escale::platform {

/// Looks at one site as a visitor would: its front page, and local links of it (always the same for the same page), then
/// `files` until there are enough. Blocks for some seconds at most; any thread. No answer is status 0.
[[nodiscard]] SiteReport visitSite(const QString &address, quint16 port, const QString &domain,
                                   const QStringList &files);

} // namespace escale::platform
