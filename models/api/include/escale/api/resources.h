// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/inventory.h>
#include <escale/migration/actions.h>
#include <escale/migration/facts.h>
#include <escale/migration/permission.h>
#include <escale/migration/policy.h>
#include <escale/migration/steps.h>
#include <escale/migration/support_request.h>
#include <escale/migration/task.h>

#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <optional>
#include <variant>

/// What the contract's resources hold that the core values do not. Values, any thread.
namespace escale::api {

/// GET /v1/
struct Root {
    QString name;
    QString version;
    QString platform;
    bool practice = false;
    migration::Party role = migration::Party::Unknown;
    QString actor;
    CustomerId customer;
    QStringList capabilities;
    migration::Policy policy;
    QString policySource;
    migration::Permission permission; ///< what the token may act on
    QDateTime time; ///< the platform's, when it answered
    qint64 seq = 0; ///< position of the feed: what is listed after reading it, and followed from it, misses nothing
    QByteArray logKey; ///< public key with which the platform signs logs and bundles; empty: it signs none
};

/// Where an account's site is seen. Only http and https; anything else is an empty address.
struct Site {
    QUrl url;     ///< the address of the server that serves it now; the site answers there under `host`
    QString host;
    QUrl link;    ///< what a browser opens: it goes the way that everybody goes, wherever the account is

    friend bool operator==(const Site &, const Site &) = default;
};

/// One account with what lists of thousands are not kept with.
struct AccountResource {
    Account account;
    QString product;
    QString period;
    migration::Weight usage; ///< delta and changedPerDay are not part of it
    std::optional<Site> site;

    friend bool operator==(const AccountResource &, const AccountResource &) = default;
};

/// A migration without its accounts, and what the platform derived.
struct MigrationResource {
    migration::MigrationFacts facts;
    AccountId account; ///< public cloud
    migration::Step step = migration::Step::Prepare;
    migration::Counts counts;
    migration::LogEnd log;

    friend bool operator==(const MigrationResource &, const MigrationResource &) = default;
};

struct MigrationAccountResource {
    MigrationId migration;
    migration::AccountFacts facts;

    friend bool operator==(const MigrationAccountResource &, const MigrationAccountResource &) = default;
};

enum class EventType {
    Customer,
    Server,
    Account,
    Migration,
    MigrationAccount,
    Task,
    SupportRequest,
    Presence, ///< its id is the server's
    Unknown
};
enum class EventAction { Changed, Removed, Unknown };

/// Who looks at a server or acts on it.
struct PresenceOnServer {
    ServerId server;
    QList<migration::Presence> people;

    friend bool operator==(const PresenceOnServer &, const PresenceOnServer &) = default;
};

/// The only answer that ever holds a token's secret.
struct NewToken {
    migration::Token token;
    QString secret;
};

struct Event {
    qint64 seq = 0;
    QDateTime at;
    EventType type = EventType::Unknown;
    EventAction action = EventAction::Unknown;
    qint64 id = 0;       ///< of the object, from its address
    MigrationId migration; ///< of a migration's account
    /// The object as it is now; empty when it was removed or is of a type that this program does not know.
    std::variant<std::monostate, Customer, Server, Account, MigrationResource, MigrationAccountResource,
                 migration::Task, migration::SupportRequest, PresenceOnServer>
        object;
};

/// GET /v1/event/
struct EventPage {
    qint64 seq = 0;
    bool reset = false; ///< the position asked for is unknown to the platform: list everything again
    QList<Event> events;
    int skipped = 0; ///< events whose object could not be read
};

/// Who has a transit server.
struct Loan {
    ServerId server;
    MigrationId migration;
    QDateTime since;
    QDateTime until;
    QDateTime expectedFree; ///< by the observed pace; invalid: not known
    migration::TransitKind kind = migration::TransitKind::Dedicated;

    friend bool operator==(const Loan &, const Loan &) = default;
};

/// The answer to an action: accepted is not done.
struct Accepted {
    TaskId task; ///< none where it was done at once
};

/// What became of a command whose answer was lost.
struct Settled {
    bool carriedOut = false; ///< false: the platform never had it, and will not take it any more
    TaskId task;
};

/// Why a request did not succeed.
struct Failure {
    Error error;
    QList<migration::Gate> gates; ///< of a refused action (409)
    int status = 0;               ///< 0: no answer came
    QJsonObject current;          ///< of a stale If-Match (412): the object as it is

    /// Nobody could be asked: the network or the platform is away, which says nothing about the request.
    [[nodiscard]] bool isTransport() const { return status == 0 || status == 502 || status == 503 || status == 504; }
};

} // namespace escale::api

namespace escale {
using namespace Qt::StringLiterals;
template <>
inline constexpr auto enumNames<api::EventType> =
    std::to_array<QLatin1StringView>({"customer"_L1, "server"_L1, "account"_L1, "migration"_L1, "migration_account"_L1,
                                      "task"_L1, "support_request"_L1, "presence"_L1});
template <>
inline constexpr auto enumNames<api::EventAction> = std::to_array<QLatin1StringView>({"changed"_L1, "removed"_L1});
} // namespace escale
