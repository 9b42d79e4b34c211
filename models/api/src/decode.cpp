// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include <QtCore/QJsonDocument>

#include <algorithm>

namespace escale::api {

qint64 idFromHref(QStringView href)
{
    while (href.endsWith(u'/'))
        href.chop(1);
    bool isNumber = false;
    const qint64 id = href.sliced(href.lastIndexOf(u'/') + 1).toLongLong(&isNumber);
    return isNumber && id > 0 ? id : 0;
}

qint64 foreignKey(const QJsonValue &value)
{
    if (value.isDouble())
        return std::max<qint64>(value.toInteger(), 0);
    if (value.isObject())
        return idFromHref(value.toObject().value("href"_L1).toString());
    if (value.isString())
        return idFromHref(value.toString());
    return 0;
}

Result<QJsonObject> parseObject(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(u"not_json"_s, {}, error.errorString());
    if (!document.isObject())
        return failure(u"incorrect_response"_s, {{u"key"_s, u"object"_s}});
    return document.object();
}

Result<QJsonArray> parseArray(const QByteArray &body)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (error.error != QJsonParseError::NoError)
        return failure(u"not_json"_s, {}, error.errorString());
    if (!document.isArray())
        return failure(u"incorrect_response"_s, {{u"key"_s, u"array"_s}});
    return document.array();
}

} // namespace escale::api
