// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QHttpHeaders>

#include <memory>

namespace escale::platform {

/// A request as the routes see it.
struct Request {
    QByteArray method; ///< upper case; empty for one that HTTP does not know
    QString path;
    QUrlQuery query;
    QHttpHeaders headers;
    QByteArray body;
};

struct Response {
    int status = 200;
    QByteArray type; ///< empty: no body
    QByteArray body;
    QHttpHeaders headers;
    std::unique_ptr<QIODevice> stream; ///< instead of a body: open, of known size, read as it is sent
};

/// RFC 9457 with our stable code. `title` is English, for whoever reads the raw answer.
[[nodiscard]] Response problem(int status, const QString &code, const QString &title, const QJsonObject &params = {});

} // namespace escale::platform
