// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/loopback.h"
#include "practice/practice.h"

#include <QtCore/QSet>

namespace escale::platform {

/// Tells hosting what the inventory says: names, addresses, what accounts hold and where the facts say that they are.
/// Hosting keeps it in memory, so it is told again at each start. Owner's thread.
class Declarations {
public:
    Declarations(State &state, Practice &practice, LoopbackDriver &driver)
        : m_state(state)
        , m_practice(practice)
        , m_driver(driver)
    {
    }

    void servers();
    /// Those of one migration; at most once.
    void accounts(MigrationId migration);

private:
    State &m_state;
    Practice &m_practice;
    LoopbackDriver &m_driver;
    QSet<MigrationId> m_declared;
};

} // namespace escale::platform
