// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "give_way.h"

#include <QtCore/QtSystemDetection>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace escale {

void giveWay() noexcept
{
#ifdef Q_OS_LINUX
    // A step of nice(1) is a fifth of the processor: 0.8 to the fifth is a third. On Linux it is the thread's own.
    constexpr int niceness = 5;
    if (::getpriority(PRIO_PROCESS, 0) < niceness)
        ::setpriority(PRIO_PROCESS, 0, niceness);
#endif
}

} // namespace escale
