// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include "decode_values.h"

#include <algorithm>

/// What a platform says of itself and of whoever asks: its policy, tokens, who is there.
namespace escale::api {

using namespace decoding;

QTimeZone decodeTimeZone(const QJsonObject &policy)
{
    // Qt takes no name at all for this machine's zone.
    const QByteArray name = text(policy, "time_zone"_L1).toLatin1();
    return name.isEmpty() ? QTimeZone() : QTimeZone(name);
}

migration::Policy decodePolicy(const QJsonObject &object)
{
    migration::Policy policy;
    const auto days = [&](QLatin1StringView key, int &target) {
        if (object.value(key).isDouble())
            target = std::max(0, smallNumber(object, key));
    };
    days("transit_free_days"_L1, policy.transitFreeDays);
    days("finalisation_free_days"_L1, policy.finalisationFreeDays);
    days("rollback_days"_L1, policy.rollbackDays);
    days("test_days"_L1, policy.testDays);
    days("public_cloud_rollback_days"_L1, policy.publicCloudRollbackDays);
    days("ttl_before_move"_L1, policy.ttlBeforeMove);
    days("heartbeat_seconds"_L1, policy.heartbeatSeconds);
    const QJsonObject sources = part(object, "sources"_L1);
    for (auto it = sources.begin(); it != sources.end(); ++it)
        policy.sources.insert(it.key(), it.value().toString());
    if (const QJsonValue minutes = object.value("minutes_per_database_gib"_L1); minutes.isDouble())
        policy.minutesPerDatabaseGib = minutes.toDouble();
    if (const QString hours = text(object, "support_hours"_L1); !hours.isEmpty())
        policy.supportHours = hours;
    if (const QTimeZone zone = decodeTimeZone(object); zone.isValid())
        policy.timeZone = zone;
    return policy;
}

Result<Root> decodeRoot(const QJsonObject &object)
{
    if (auto error = missing(object, "root"_L1, {"version"_L1, "role"_L1}))
        return std::unexpected(*error);
    Root root;
    root.name = text(object, "name"_L1);
    root.version = text(object, "version"_L1);
    root.platform = text(object, "platform"_L1);
    root.practice = object.value("practice"_L1).toBool();
    root.role = choice<migration::Party>(object, "role"_L1);
    root.actor = text(object, "actor"_L1);
    root.customer = reference<CustomerId>(object, "customer"_L1);
    root.capabilities = texts(object.value("capabilities"_L1));
    root.policy = decodePolicy(part(object, "policy"_L1));
    root.permission = permission(object.value("permission"_L1));
    root.policySource = text(part(object, "policy"_L1), "source"_L1);
    root.time = time(object, "time"_L1);
    root.seq = number(object, "seq"_L1);
    root.logKey = QByteArray::fromHex(text(object, "log_key"_L1).toLatin1());
    return root;
}

Result<NewToken> decodeNewToken(const QJsonObject &object)
{
    auto token = decodeToken(object);
    if (!token)
        return std::unexpected(token.error());
    if (auto error = missing(object, "token"_L1, {"secret"_L1}))
        return std::unexpected(*error);
    return NewToken{std::move(*token), text(object, "secret"_L1)};
}

Result<migration::Token> decodeToken(const QJsonObject &object)
{
    if (auto error = missing(object, "token"_L1, {"id"_L1, "role"_L1}))
        return std::unexpected(*error);
    return migration::Token{.id = TokenId(number(object, "id"_L1)),
                            .name = text(object, "name"_L1),
                            .role = choice<migration::Party>(object, "role"_L1),
                            .customer = reference<CustomerId>(object, "customer"_L1),
                            .permission = permission(object.value("permission"_L1)),
                            .created = time(object, "created"_L1),
                            .expires = time(object, "expires"_L1),
                            .revoked = time(object, "revoked"_L1),
                            .lastUsed = time(object, "last_used"_L1)};
}

Result<PresenceOnServer> decodePresence(const QJsonObject &object)
{
    if (auto error = missing(object, "presence"_L1, {"server"_L1, "people"_L1}))
        return std::unexpected(*error);
    PresenceOnServer presence{.server = reference<ServerId>(object, "server"_L1), .people = {}};
    for (const QJsonValue &value : object.value("people"_L1).toArray()) {
        const QJsonObject person = value.toObject();
        presence.people.append({text(person, "actor"_L1), choice<migration::Party>(person, "role"_L1),
                                choice<migration::Doing>(person, "doing"_L1), time(person, "since"_L1),
                                time(person, "seen"_L1)});
    }
    return presence;
}

} // namespace escale::api
