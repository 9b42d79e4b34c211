// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/answers.h"

#include "engine/version.h"

#include <escale/core/json_writer.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

#include <zlib.h>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace answers {

QByteArray gzip(const QByteArray &body)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(body.size()))) + 32, Qt::Uninitialized);
    QByteArray in = body; // zlib takes no const
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return done ? out : QByteArray();
}

bool acceptsGzip(const Request &request)
{
    for (const QByteArray &value : request.headers.values(QHttpHeaders::WellKnownHeader::AcceptEncoding)) {
        for (const QByteArray &coding : value.split(',')) {
            QByteArray plain = coding.toLower();
            plain.replace(' ', "");
            if (plain.startsWith("gzip") && !plain.endsWith(";q=0"))
                return true;
        }
    }
    return false;
}

Response invalidField(const QString &field)
{
    return problem(400, u"invalid_field"_s, u"A field has no valid value"_s, {{u"field"_s, field}});
}

Response notFound()
{
    return problem(404, u"not_found"_s, u"There is no such object"_s);
}

Response forbidden(const QJsonObject &params)
{
    return problem(403, u"forbidden"_s, u"The role of this token may not do this"_s, params);
}

Response storageFull()
{
    return problem(503, u"storage_full"_s, u"The platform's disk is full; nothing was changed"_s);
}

bool matches(const QHttpHeaders &headers, QHttpHeaders::WellKnownHeader name, const QByteArray &etag)
{
    const auto opaque = [](QByteArray tag) {
        tag = tag.trimmed();
        return tag.startsWith("W/") ? tag.sliced(2) : tag;
    };
    for (const QByteArray &value : headers.values(name)) {
        for (const QByteArray &tag : value.split(',')) {
            if (tag.trimmed() == "*" || opaque(tag) == opaque(etag))
                return true;
        }
    }
    return false;
}

bool isMeant(const QList<QByteArray> &expected, const QByteArray &version)
{
    for (const QByteArray &value : expected) {
        for (const QByteArray &tag : value.split(',')) {
            if (tag.trimmed() == "*" || versionIn(tag) == version)
                return true;
        }
    }
    return false;
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

Response ok(QByteArray body, const QString &etag)
{
    Response response{200, QByteArray(json.data(), json.size()), std::move(body), {}};
    if (!etag.isEmpty())
        response.headers.append(QHttpHeaders::WellKnownHeader::ETag, etag.toLatin1());
    return response;
}

QString listTag(const State &state, const Actor &actor)
{
    return u"W/\"%1-%2-%3-%4\""_s.arg(state.feedSeq())
        .arg(actor.token)
        .arg(actor.customer.value())
        .arg(actor.account.value());
}

std::expected<QJsonObject, Response> readBody(const Request &request)
{
    const QByteArray type = request.headers.value(QHttpHeaders::WellKnownHeader::ContentType).toByteArray();
    if (type.split(';').first().trimmed().toLower() != json)
        return std::unexpected(problem(415, u"unsupported_media_type"_s, u"The body must be application/json"_s));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject())
        return std::unexpected(problem(400, u"malformed_json"_s, u"The body is not a JSON object"_s));
    return document.object();
}

Response refusedBy(const QList<Gate> &gates, const QJsonObject &params)
{
    JsonWriter writer(1024);
    writer.beginObject();
    writer.member("type"_L1, "about:blank"_L1);
    writer.member("title"_L1, "Gates are not met"_L1);
    writer.member("status"_L1, 409);
    writer.member("code"_L1, "gates_unmet"_L1);
    writer.member("params"_L1, params);
    writer.key("gates"_L1);
    writer.beginArray();
    for (const Gate &gate : gates) {
        writer.beginObject();
        writer.member("code"_L1, nameOf(gate.code));
        writer.member("params"_L1, gate.params);
        writer.member("cleared_by"_L1, nameOf(gate.clearedBy));
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
    return {409, QByteArray(problemJson.data(), problemJson.size()), writer.take(), {}};
}

} // namespace answers

Response problem(int status, const QString &code, const QString &title, const QJsonObject &params)
{
    JsonWriter writer;
    writer.beginObject();
    writer.member("type"_L1, "about:blank"_L1);
    writer.member("title"_L1, title);
    writer.member("status"_L1, status);
    writer.member("code"_L1, code);
    writer.member("params"_L1, params);
    writer.endObject();
    return {status, QByteArray(answers::problemJson.data(), answers::problemJson.size()), writer.take(), {}};
}

} // namespace escale::platform
