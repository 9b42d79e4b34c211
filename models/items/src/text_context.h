// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

namespace escale::items {

/// The context that the sentences on facts are translated in, whichever file says them.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ItemText)
};

/// A value that a newer platform sent and this program does not know.
[[nodiscard]] QString unknownText();
/// Parts of a line that stand side by side without being a sentence; empty ones are left out.
[[nodiscard]] QString joinedText(QStringList parts);

} // namespace escale::items
