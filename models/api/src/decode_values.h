// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/decode.h>
#include <escale/core/enum_names.h>

#include <initializer_list>

/// Single values out of a JSON object, as tolerant as decode.h says: what is missing or of another type is empty, zero or
/// invalid.
namespace escale::api::decoding {

using Keys = std::initializer_list<QLatin1StringView>;

/// What a resource cannot be without. Null counts as missing.
[[nodiscard]] std::optional<Error> missing(const QJsonObject &object, QLatin1StringView resource, Keys keys);

[[nodiscard]] QString text(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] qint64 number(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] int smallNumber(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] QDateTime time(const QJsonObject &object, QLatin1StringView key);

/// It goes back in a header: nothing but an entity tag passes.
[[nodiscard]] QByteArray etag(const QJsonObject &object);

[[nodiscard]] QJsonObject part(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] QStringList texts(const QJsonValue &value);

[[nodiscard]] LocalizedText localized(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] migration::Estimate estimate(const QJsonObject &object);

[[nodiscard]] Money money(const QJsonObject &object);

[[nodiscard]] std::optional<migration::Party> party(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] std::optional<qint64> optionalNumber(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] QMap<QString, qint64> numbers(const QJsonObject &object);

[[nodiscard]] migration::Permission permission(const QJsonValue &value);

template <typename E>
[[nodiscard]] E choice(const QJsonObject &object, QLatin1StringView key)
{
    return fromName<E>(text(object, key));
}

/// An absent value is the one that means "nothing yet"; a present one that is not known stays Unknown.
template <typename E>
[[nodiscard]] E choiceOr(const QJsonObject &object, QLatin1StringView key, E absent)
{
    const QJsonValue value = object.value(key);
    return value.isUndefined() || value.isNull() ? absent : fromName<E>(value.toString());
}

template <typename IdType>
[[nodiscard]] IdType reference(const QJsonObject &object, QLatin1StringView key)
{
    return IdType(foreignKey(object.value(key)));
}

} // namespace escale::api::decoding
