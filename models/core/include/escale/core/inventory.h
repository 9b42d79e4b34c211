// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/enum_names.h>
#include <escale/core/id.h>
#include <escale/core/money.h>

#include <QtCore/QDateTime>
#include <QtCore/QString>
#include <QtCore/QStringList>

/// What a platform hosts, in the shape of the provider's public API plus our own fields. Values, any thread.
namespace escale {

enum class ServerRole { Client, Transit, SharedTransit, Public, Unknown };
enum class ServerPlan { Dedicated, Vps, Unknown };
enum class ServerState { Running, Installing, Reinstalling, Free, Unknown };
enum class DnsHost { Internal, External, Unknown }; ///< the provider serves the zone, or somebody else

struct Customer {
    CustomerId id;
    QString name;

    friend bool operator==(const Customer &, const Customer &) = default;
};

struct Server {
    ServerId id;
    QString name;
    CustomerId customer; ///< none for the provider's own: transit and public
    DatacenterId datacenter;
    ServerRole role = ServerRole::Unknown;
    ServerPlan plan = ServerPlan::Unknown;
    ServerState state = ServerState::Unknown;
    int cores = 0;
    qint64 memory = 0; ///< bytes
    qint64 disk = 0;   ///< bytes
    QString architecture;
    QStringList addresses;
    Money monthlyPrice;
    MigrationId lentTo; ///< a transit server's borrower

    friend bool operator==(const Server &, const Server &) = default;
};

/// Kept small: a desktop holds hundreds of thousands.
struct Account {
    AccountId id;
    QString name;
    CustomerId customer;
    ServerId home;     ///< the server that it belongs to (location_object)
    ServerId servedBy; ///< where it is served from now (location)

    friend bool operator==(const Account &, const Account &) = default;
};

struct Domain {
    DomainId id;
    AccountId account;
    QString name;
    DnsHost dns = DnsHost::Unknown;
    int ttl = 0; ///< seconds
    QString resolvesTo;      ///< as a resolver says now
    QString expected; ///< where it should resolve to; differs from resolvesTo while caches or owners are behind
    int ttlBefore = 0; ///< seconds, before it was last changed; 0: it was not
    QDateTime ttlChangedAt; ///< caches may hold the old answer until ttlBefore later; invalid: it was not
    QDateTime resolvedAt; ///< when the resolver was asked

    friend bool operator==(const Domain &, const Domain &) = default;
};

/// Of a zone that the provider serves.
struct Record {
    RecordId id;
    DomainId domain;
    QString type; ///< "A", "AAAA", "MX"…
    QString name; ///< below the domain; empty: the domain itself
    QString value;
    int ttl = 0; ///< seconds

    friend bool operator==(const Record &, const Record &) = default;
};

struct Database {
    DatabaseId id;
    AccountId account;
    QString name;
    QString type;
    QString version;
    qint64 size = 0; ///< bytes

    friend bool operator==(const Database &, const Database &) = default;
};

using namespace Qt::StringLiterals;
template <>
inline constexpr auto enumNames<ServerRole> =
    std::to_array<QLatin1StringView>({"client"_L1, "transit"_L1, "shared_transit"_L1, "public"_L1});
template <>
inline constexpr auto enumNames<ServerPlan> = std::to_array<QLatin1StringView>({"dedicated"_L1, "vps"_L1});
template <>
inline constexpr auto enumNames<ServerState> =
    std::to_array<QLatin1StringView>({"running"_L1, "installing"_L1, "reinstalling"_L1, "free"_L1});
template <>
inline constexpr auto enumNames<DnsHost> = std::to_array<QLatin1StringView>({"internal"_L1, "external"_L1});

} // namespace escale
