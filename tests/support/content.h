// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QMap>
#include <QtCore/QString>

namespace escale::test {

/// What an account's folder holds, so that two can be compared and the difference named: relative path → digest. A
/// database is digested by its rows, not by its bytes: two files with the same rows are equal.
using Content = QMap<QString, QByteArray>;

[[nodiscard]] Content contentOf(const QString &accountFolder);

/// The paths that differ, with how: "- gone", "+ new", "≠ changed".
[[nodiscard]] QStringList differences(const Content &before, const Content &after);

} // namespace escale::test
