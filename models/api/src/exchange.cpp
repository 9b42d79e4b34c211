// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/exchange.h>

#include <escale/api/retry.h>

#include <escale/core/clock.h>

namespace escale::api {

namespace {

QByteArray find(const Exchange::Headers &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

void append(QString &text, const Exchange::Headers &headers, const QByteArray &body)
{
    constexpr qsizetype longest = 4000;
    for (const auto &[key, value] : headers)
        text += QString::fromUtf8(key + ": " + value + '\n');
    if (body.isEmpty())
        return;
    text += u'\n';
    text += QString::fromUtf8(body.first(std::min(body.size(), longest)));
    if (body.size() > longest)
        text += QStringLiteral("\n[%1 more bytes]").arg(body.size() - longest);
    text += u'\n';
}

} // namespace

QByteArray Exchange::requestHeader(QByteArrayView name) const
{
    return find(requestHeaders, name);
}

QByteArray Exchange::responseHeader(QByteArrayView name) const
{
    return find(responseHeaders, name);
}

std::optional<QDateTime> Exchange::date() const
{
    return parseHttpDate(responseHeader("Date"));
}

QString Exchange::toText() const
{
    QString text = QStringLiteral("%1 %2\n").arg(QString::fromLatin1(method), path);
    append(text, requestHeaders, requestBody);
    text += QStringLiteral("\nStarted %1, took %2 ms, attempt %3\n")
                .arg(toWireTime(started), QString::number(milliseconds), QString::number(attempts));
    if (status == 0) {
        text += QStringLiteral("No answer: %1\n").arg(transportError);
        return text;
    }
    text += QStringLiteral("\nHTTP %1\n").arg(status);
    append(text, responseHeaders, responseBody);
    return text;
}

} // namespace escale::api
