// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/id.h>
#include <escale/migration/facts.h>
#include <escale/migration/vocabulary.h>

#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QString>

namespace escale::migration {

/// The migration permission of a customer's token: which servers and accounts it may act on. What it may see is the
/// customer's scope and another matter. A server covers its accounts, as the provider's permissions do.
struct Permission {
    bool everything = true; ///< all that the token sees; the lists are not read
    QList<ServerId> servers;
    QList<AccountId> accounts;

    friend bool operator==(const Permission &, const Permission &) = default;
};

/// Whether the permission covers an action on this account of this server, or with no account on the server as a whole:
/// what concerns all accounts of a server takes the server's permission.
[[nodiscard]] bool covers(const Permission &permission, ServerId server, AccountId account = {});
/// Whether it covers an action in this migration, on this account or as a whole. An account of the public cloud shares its
/// server with others, so there only the account's own permission counts.
[[nodiscard]] bool covers(const Permission &permission, const MigrationFacts &facts, AccountId account = {});

/// A token as support sees it: never its secret.
struct Token {
    TokenId id;
    QString name; ///< whose it is, as the log names them
    Party role = Party::Unknown;
    CustomerId customer; ///< none: not limited to one
    Permission permission;
    QDateTime created;
    QDateTime expires; ///< invalid: never
    QDateTime revoked; ///< invalid: it is not
    QDateTime lastUsed; ///< invalid: never; to the minute

    friend bool operator==(const Token &, const Token &) = default;
};

/// Who looks at a server or acts on it at this moment.
struct Presence {
    QString actor;
    Party role = Party::Unknown;
    Doing doing = Doing::Unknown;
    QDateTime since;
    QDateTime seen; ///< last sign

    friend bool operator==(const Presence &, const Presence &) = default;
};

} // namespace escale::migration
