// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"
#include "http/message.h"

#include <escale/migration/actions.h>

#include <QtCore/QJsonObject>

#include <expected>

namespace escale::platform::answers {

/// What answers are made of, whichever route gives them.
inline constexpr QLatin1StringView json("application/json");
inline constexpr QLatin1StringView problemJson("application/problem+json");

/// Empty where it cannot be packed.
[[nodiscard]] QByteArray gzip(const QByteArray &body);
[[nodiscard]] bool acceptsGzip(const Request &request);

[[nodiscard]] Response ok(QByteArray body, const QString &etag);
/// As HTTP writes a time: "Sat, 21 Nov 2026 22:47:54 GMT".
[[nodiscard]] QByteArray httpDate(const QDateTime &time);
[[nodiscard]] Response invalidField(const QString &field);
[[nodiscard]] Response notFound();
[[nodiscard]] Response storageFull();
[[nodiscard]] Response forbidden(const QJsonObject &params);
[[nodiscard]] Response refusedBy(const QList<migration::Gate> &gates, const QJsonObject &params);

/// Whether a header names this entity tag, weakly compared.
[[nodiscard]] bool matches(const QHttpHeaders &headers, QHttpHeaders::WellKnownHeader name, const QByteArray &etag);
/// Whether a command that was decided on these facts may be carried out on those of this version.
[[nodiscard]] bool isMeant(const QList<QByteArray> &expected, const QByteArray &version);
/// Of a list: what one token sees does not change unless the feed does.
[[nodiscard]] QString listTag(const State &state, const Actor &actor);

/// The body as a JSON object, or the answer that says why it is none.
[[nodiscard]] std::expected<QJsonObject, Response> readBody(const Request &request);

} // namespace escale::platform::answers
