// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>

#include <atomic>

/// The wall clock of this machine, as this program sees it: a test that has own_clock.cpp among its sources can set it while
/// it runs. Other programs see the real one, and nobody sets the clock that only counts.
namespace escale::test {

/// By how many seconds it is wrong.
extern std::atomic<qint64> ownClockAhead;

/// What the right one says.
[[nodiscard]] inline QDateTime rightNow()
{
    return QDateTime::currentDateTimeUtc().addSecs(-ownClockAhead);
}

} // namespace escale::test
