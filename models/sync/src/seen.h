// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>

namespace escale {

/// What the lists named while everything is read: the rest of the fleet is gone.
struct Session::Seen {
    QSet<CustomerId> customers;
    QSet<ServerId> servers;
    QSet<AccountId> accounts;
    QSet<MigrationId> migrations;
    QSet<TaskId> tasks;
    QSet<SupportRequestId> requests;
    QList<TaskId> ended; ///< in the order of their ids
};

} // namespace escale
