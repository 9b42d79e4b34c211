// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "own_clock.h"

#include <ctime>

#include <sys/syscall.h>
#include <unistd.h>

namespace escale::test {

std::atomic<qint64> ownClockAhead = 0;

} // namespace escale::test

/// In the place of the system's, for all of this program.
extern "C" int clock_gettime(clockid_t clock, timespec *time)
{
    const int result = int(::syscall(SYS_clock_gettime, clock, time));
    if (result == 0 && clock == CLOCK_REALTIME)
        time->tv_sec += escale::test::ownClockAhead;
    return result;
}
