// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "decode_values.h"

#include <escale/core/clock.h>

#include <algorithm>
#include <limits>

namespace escale::api::decoding {

std::optional<Error> missing(const QJsonObject &object, QLatin1StringView resource, Keys keys)
{
    for (const QLatin1StringView key : keys) {
        const QJsonValue value = object.value(key);
        if (value.isUndefined() || value.isNull())
            return Error{u"incorrect_response"_s, {{u"resource"_s, resource}, {u"key"_s, key}}, {}};
    }
    return std::nullopt;
}

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

qint64 number(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    // A platform may write a whole number as 1.0; what is beyond all whole numbers of ours is none.
    constexpr double beyond = 0x1p63;
    const double real = value.toDouble();
    return value.isDouble() && real >= -beyond && real < beyond ? value.toInteger(qint64(real)) : 0;
}

int smallNumber(const QJsonObject &object, QLatin1StringView key)
{
    return int(
        std::clamp<qint64>(number(object, key), std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

QDateTime time(const QJsonObject &object, QLatin1StringView key)
{
    const QString value = text(object, key);
    return value.isEmpty() ? QDateTime() : fromWireTime(value);
}

QByteArray etag(const QJsonObject &object)
{
    constexpr qsizetype longest = 200;
    const QByteArray tag = text(object, "etag"_L1).toLatin1();
    const bool quoted = tag.size() > 2 && tag.size() <= longest && tag.startsWith('"') && tag.endsWith('"');
    const auto plain = [](char c) { return c > ' ' && c < 0x7f && c != '"'; };
    return quoted && std::ranges::all_of(tag.sliced(1, tag.size() - 2), plain) ? tag : QByteArray();
}

QJsonObject part(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toObject();
}

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray())
        list.append(item.toString());
    return list;
}

LocalizedText localized(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (value.isString())
        return {value.toString(), value.toString()};
    const QJsonObject both = value.toObject();
    return {text(both, "en"_L1), text(both, "fr"_L1)};
}

migration::Estimate estimate(const QJsonObject &object)
{
    return {object.value("low"_L1).toDouble(), object.value("high"_L1).toDouble()};
}

Money money(const QJsonObject &object)
{
    const QJsonValue amount = object.value("amount"_L1);
    const QString decimal = amount.isString() ? amount.toString() : QString();
    return Money::fromDecimal(decimal, text(object, "currency"_L1)).value_or(Money());
}

std::optional<migration::Party> party(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    if (!value.isString())
        return std::nullopt;
    return fromName<migration::Party>(value.toString());
}

std::optional<qint64> optionalNumber(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).isDouble() ? std::optional(number(object, key)) : std::nullopt;
}

QMap<QString, qint64> numbers(const QJsonObject &object)
{
    QMap<QString, qint64> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map.insert(it.key(), it.value().toInteger());
    return map;
}

migration::Permission permission(const QJsonValue &value)
{
    migration::Permission permission;
    if (!value.isObject())
        return permission;
    const QJsonObject object = value.toObject();
    // What is not understood must not become everything.
    permission.everything = object.value("everything"_L1).toBool();
    for (const QJsonValue &server : object.value("servers"_L1).toArray())
        permission.servers.append(ServerId(foreignKey(server)));
    for (const QJsonValue &account : object.value("accounts"_L1).toArray())
        permission.accounts.append(AccountId(foreignKey(account)));
    return permission;
}

} // namespace escale::api::decoding
