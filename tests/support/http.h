// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QList>
#include <QtCore/QUrl>

namespace escale::test {

struct HttpReply {
    int status = 0; ///< 0: nothing answered
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonValue json() const;
};

struct HttpRequest {
    QByteArray method = "GET";
    QByteArray path = "/";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
};

/// One exchange over a connection of its own, blocking: for test programs only. Says exactly what it is told to say, so
/// that malformed requests can be sent too.
[[nodiscard]] HttpReply exchange(const QString &address, quint16 port, const HttpRequest &request,
                                 int timeoutMs = 30000);

} // namespace escale::test
