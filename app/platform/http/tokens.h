// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"

#include <optional>

namespace escale::platform {

/// Who may speak to the platform. A token is 256 random bits; only its SHA-256 is stored (a token has no structure that
/// could be guessed, so a slow hash would protect nothing).
class Tokens {
public:
    explicit Tokens(State &state) : m_state(state) {}

    struct Made {
        qint64 id = 0;
        QString secret;
    };
    /// Part of the caller's Change.
    Made create(migration::Party role, CustomerId customer, const QString &actor, const QDateTime &expires = {},
                const migration::Permission &permission = {});
    bool revoke(qint64 id);

    /// Reads an Authorization header: Basic, the token as the user, optionally followed by a scope (`account=NAME`,
    /// `customer=NAME`). None where the token is unknown, expired, revoked, or the scope is not within it.
    [[nodiscard]] std::optional<Actor> authenticate(QByteArrayView authorization);

private:
    struct Known {
        Actor actor;
        QDateTime expires;
        qint64 usedMinute = 0;
    };
    State &m_state;
    QHash<QByteArray, Known> m_known; ///< by hash
};

} // namespace escale::platform
