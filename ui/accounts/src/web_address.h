// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QUrl>

namespace escale::ui {

/// Whether an address that came from the platform is the web's: anything else could start another program.
[[nodiscard]] bool isWebAddress(const QUrl &url);
/// Hands a web address to the user's browser; does nothing with any other.
void openInBrowser(const QUrl &url);

} // namespace escale::ui
