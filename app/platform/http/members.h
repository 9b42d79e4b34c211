// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/clock.h>
#include <escale/core/json_writer.h>
#include <escale/core/localized_text.h>
#include <escale/core/money.h>
#include <escale/migration/clocks.h>
#include <escale/migration/facts.h>
#include <escale/migration/permission.h>

#include <QtCore/QTimeZone>
#include <QtCore/QVariant>

/// Members of objects as the contract writes them: what every representation is made of.
namespace escale::platform::members {

using namespace Qt::StringLiterals;

inline QString path(QLatin1StringView type, qint64 id)
{
    return u"/v1/%1/%2/"_s.arg(type).arg(id);
}

inline void begin(JsonWriter &json, QLatin1StringView type, qint64 id)
{
    json.beginObject();
    json.member("id"_L1, id);
    json.member("href"_L1, path(type, id));
}

inline void reference(JsonWriter &json, QLatin1StringView key, QLatin1StringView type, qint64 id)
{
    json.key(key);
    if (id <= 0) {
        json.null();
        return;
    }
    json.beginObject();
    json.member("href"_L1, path(type, id));
    json.endObject();
}

inline void time(JsonWriter &json, QLatin1StringView key, const QDateTime &value)
{
    json.key(key);
    if (value.isValid())
        json.value(toWireTime(value));
    else
        json.null();
}

inline void time(JsonWriter &json, QLatin1StringView key, const QVariant &column)
{
    time(json, key,
         column.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(column.toLongLong(), QTimeZone::UTC));
}

inline void textOrNull(JsonWriter &json, QLatin1StringView key, const QString &text)
{
    json.key(key);
    if (text.isEmpty())
        json.null();
    else
        json.value(text);
}

inline void range(JsonWriter &json, QLatin1StringView key, const migration::Estimate &estimate)
{
    json.key(key);
    json.beginObject();
    json.member("low"_L1, estimate.low);
    json.member("high"_L1, estimate.high);
    json.endObject();
}

inline void localized(JsonWriter &json, QLatin1StringView key, const LocalizedText &text)
{
    json.key(key);
    json.beginObject();
    json.member("en"_L1, text.en);
    json.member("fr"_L1, text.fr);
    json.endObject();
}

inline void money(JsonWriter &json, QLatin1StringView key, const Money &amount)
{
    json.key(key);
    json.beginObject();
    json.member("amount"_L1, amount.toDecimal());
    json.member("currency"_L1, amount.currency());
    json.endObject();
}

inline void optionalNumber(JsonWriter &json, QLatin1StringView key, const std::optional<qint64> &number)
{
    json.key(key);
    if (number)
        json.value(*number);
    else
        json.null();
}

/// path, destination, upgrade, plan, costs, rollback_days and checklist of a migration.
void rules(JsonWriter &json, const migration::MigrationFacts &facts, const migration::Policy &policy,
           const Money &monthlyPrice, const QDateTime &now);
/// notes and ticks of an account.
void annotations(JsonWriter &json, const migration::AccountFacts &account);
/// checks of an attempt.
void checks(JsonWriter &json, const migration::Attempt &attempt);
void permission(JsonWriter &json, const migration::Permission &permission);
/// The rules' figures, and the page that they come from.
void policy(JsonWriter &json, const migration::Policy &policy, const QString &source);

} // namespace escale::platform::members
