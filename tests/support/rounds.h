// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtGlobal>

#include <algorithm>

namespace escale::test {

/// How many rounds of something seeded are gone: what the environment's variable says, or so many. A sanitizer makes each
/// round several times as long and Qt Test's watchdog (five minutes) no more patient: there it is an eighth of them, though
/// never less than three.
inline int roundsToGo(const char *variable, int usually)
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue(variable, &given);
    if (given)
        return wanted;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return std::max(usually / 8, std::min(usually, 3));
#else
    return usually;
#endif
}

} // namespace escale::test
