// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"

#include <escale/migration/permission.h>

namespace escale::platform {

/// Who looks at which server, or acts on it. Kept in memory only: it holds for four minutes (a client need not say it more
/// often than every other one) and says nothing about facts. Every change goes into the feed. Owner's thread.
class Presence {
public:
    static constexpr int holdsSeconds = 240;

    explicit Presence(State &state) : m_state(state) {}

    /// Part of the caller's Change.
    void set(const Actor &actor, ServerId server, migration::Doing doing);
    void leave(const Actor &actor, ServerId server);
    /// Forgets those who have said nothing for so long.
    void expire();

    /// Those whom this actor may see: its own customer's people and support, or everybody.
    [[nodiscard]] QList<migration::Presence> on(ServerId server, const Actor &seenBy) const;

private:
    struct Entry {
        migration::Presence person;
        CustomerId customer;
    };
    void changed(ServerId server);

    State &m_state;
    QHash<ServerId, QMap<qint64, Entry>> m_entries; ///< by token
};

} // namespace escale::platform
