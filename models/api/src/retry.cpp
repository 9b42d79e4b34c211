// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/retry.h>

#include <QtCore/QLocale>
#include <QtCore/QTimeZone>

#include <algorithm>

namespace escale::api {

std::chrono::milliseconds pauseAfterRefusals(int refusals)
{
    constexpr auto pauses = std::to_array<std::chrono::milliseconds>({1s, 2s, 4s, 8s, 15s, 30s});
    return pauses[std::size_t(std::clamp(refusals, 1, int(pauses.size())) - 1)];
}

std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now)
{
    constexpr std::chrono::milliseconds longest = 10min;
    const QByteArray trimmed = value.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 seconds = trimmed.toLongLong(&isNumber);
    if (isNumber) {
        if (seconds < 0)
            return std::nullopt;
        return seconds > 600 ? longest : std::chrono::milliseconds(seconds * 1000);
    }
    const std::optional<QDateTime> at = parseHttpDate(trimmed);
    if (!at)
        return std::nullopt;
    return std::clamp(std::chrono::milliseconds(now.msecsTo(*at)), std::chrono::milliseconds(0), longest);
}

std::optional<QDateTime> parseHttpDate(const QByteArray &value)
{
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()),
                                           QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    if (!at.isValid())
        return std::nullopt;
    at.setTimeZone(QTimeZone::UTC);
    return at;
}

} // namespace escale::api
