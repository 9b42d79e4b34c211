// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include "decode_values.h"

#include <QtCore/QJsonDocument>

#include <algorithm>

/// An unsuccessful answer.
namespace escale::api {

using namespace decoding;

migration::Gate decodeGate(const QJsonObject &object)
{
    return {.code = choice<migration::GateCode>(object, "code"_L1),
            .met = false,
            .clearedBy = choice<migration::Party>(object, "cleared_by"_L1),
            .params = part(object, "params"_L1)};
}

Failure decodeFailure(int status, const QByteArray &body)
{
    Failure failure;
    failure.status = status;
    constexpr qsizetype longest = 16 * 1024;
    failure.error.detail = QString::fromUtf8(body.first(std::min(body.size(), longest)));
    const QJsonObject problem = QJsonDocument::fromJson(body).object();
    failure.error.code = text(problem, "code"_L1);
    failure.error.params = part(problem, "params"_L1);
    failure.current = part(problem, "current"_L1);
    for (const QJsonValue &gate : problem.value("gates"_L1).toArray()) {
        migration::Gate decoded = decodeGate(gate.toObject());
        // The name of a gate of a newer platform is all there is to show.
        if (decoded.code == migration::GateCode::Unknown)
            decoded.params.insert(u"code"_s, gate.toObject().value("code"_L1));
        failure.gates.append(std::move(decoded));
    }
    if (!failure.error.code.isEmpty())
        return failure;
    const auto byStatus = [](int code) {
        switch (code) {
        case 400:
            return u"bad_request"_s;
        case 401:
            return u"unauthenticated"_s;
        case 403:
            return u"forbidden"_s;
        case 404:
            return u"not_found"_s;
        case 405:
            return u"method_not_allowed"_s;
        case 409:
            return u"gates_unmet"_s;
        case 412:
            return u"stale"_s;
        case 429:
            return u"rate_limited"_s;
        case 502:
        case 503:
        case 504:
            return u"unavailable"_s;
        default:
            return u"http_error"_s;
        }
    };
    failure.error.code = byStatus(status);
    failure.error.params.insert(u"status"_s, status);
    return failure;
}

} // namespace escale::api
