// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_lines.h"

#include <escale/core/log_categories.h>
#include <escale/logs/entry.h>

namespace escale {

QList<store::LogLine> entriesIn(const QByteArray &body)
{
    QList<store::LogLine> entries;
    for (qsizetype at = 0; at < body.size();) {
        const qsizetype end = body.indexOf('\n', at);
        const QByteArray line = body.sliced(at, (end < 0 ? body.size() : end) - at);
        at = end < 0 ? body.size() : end + 1;
        if (line.trimmed().isEmpty())
            continue;
        if (const Result<logs::Entry> entry = logs::fromLine(line))
            entries.append({entry->migration, entry->seq, entry->task, line});
        else
            qCWarning(logSync) << "A line of the log is none:" << entry.error().code;
    }
    return entries;
}

} // namespace escale
