// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

#include <optional>

namespace escale::api {

/// One request and what came back, for "copy details" and for support. Never holds the token: it is recorded before
/// the Authorization header is added. Value, any thread.
struct Exchange {
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    QByteArray method;
    QString path; ///< with the query, without the host
    Headers requestHeaders;
    QByteArray requestBody;
    int status = 0; ///< 0: no answer came
    Headers responseHeaders;
    QByteArray responseBody;
    QString transportError; ///< the network library's words; empty where an answer came
    QDateTime started;      ///< UTC, of the last attempt
    qint64 milliseconds = 0;
    int attempts = 0;

    [[nodiscard]] QByteArray requestHeader(QByteArrayView name) const;
    [[nodiscard]] QByteArray responseHeader(QByteArrayView name) const;

    /// When the platform answered, by its own clock, to a second; none where the answer does not say.
    [[nodiscard]] std::optional<QDateTime> date() const;

    /// Plain English text to paste into a support request; long bodies are cut, and say so.
    [[nodiscard]] QString toText() const;
};

} // namespace escale::api
