// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "process_age.h"

#include <QtCore/QFile>

#include <ctime>
#include <unistd.h>

namespace escale {

std::chrono::milliseconds processAge()
{
    // Field 22 of stat is the start, in clock ticks since the machine started; the name before it may hold spaces.
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readAll();
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr qsizetype startField = 22 - 3;
    if (fields.size() <= startField)
        return {};
    const double started = fields[startField].toDouble() / double(sysconf(_SC_CLK_TCK));
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double seconds = double(now.tv_sec) + double(now.tv_nsec) / 1e9 - started;
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

} // namespace escale
