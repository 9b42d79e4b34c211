// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>

#include <QtCore/QString>

/// The words of the journey, in the reader's language. Everything that varies goes through here, so that one thing is
/// said in one way everywhere on the page.
namespace escale::ui::words {

[[nodiscard]] QString stage(const QString &stage);

} // namespace escale::ui::words
