// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

namespace escale::test {

/// For QTemporaryDir: in memory where there is such a place; each command waits for the disk otherwise.
inline QString scratch()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/escale-XXXXXX");
}

} // namespace escale::test
