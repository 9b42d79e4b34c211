// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/process_memory.h>

#include <QtCore/QtEnvironmentVariables>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace escale {

void keepMemoryPrivate()
{
    if (qEnvironmentVariableIntValue("ESCALE_CORE_DUMPS") == 1)
        return;
#ifdef Q_OS_UNIX
    rlimit size{};
    if (::getrlimit(RLIMIT_CORE, &size) == 0) {
        size.rlim_cur = 0;
        (void)::setrlimit(RLIMIT_CORE, &size);
    }
#endif
#ifdef Q_OS_LINUX
    // Also where a program takes the dumps, which no limit of size keeps from getting them (core(5)).
    (void)::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace escale
