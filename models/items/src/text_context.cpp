// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text_context.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::items {

QString unknownText()
{
    //: a value that a newer platform sent and this program does not know
    return Text::tr("unknown");
}

QString joinedText(QStringList parts)
{
    parts.removeAll(QString());
    //: %1 and %2 are remarks side by side, as in "databases · 38 MiB/s"
    const QString pattern = Text::tr("%1 · %2", "remarks side by side");
    QString text = parts.value(0);
    for (const QString &part : std::as_const(parts).sliced(std::min<qsizetype>(1, parts.size())))
        text = pattern.arg(text, part);
    return text;
}
} // namespace escale::items
