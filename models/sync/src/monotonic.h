// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QElapsedTimer>

namespace escale {

/// Milliseconds on a clock that nobody sets: since it was first asked for in this program.
[[nodiscard]] inline qint64 monotonic()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return timer.elapsed();
}

} // namespace escale
