// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/clock.h>

#include <QtCore/QRegularExpression>

namespace escale {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

QString toWireTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime fromWireTime(const QString &text)
{
    // Qt reads more than RFC 3339 allows: a date alone, and a time without an offset, which it takes for local time.
    static const QRegularExpression rfc3339(
        QStringLiteral("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})$"));
    if (!rfc3339.matchView(text).hasMatch())
        return {};
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace escale
