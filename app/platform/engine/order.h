// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/state.h"

#include <escale/migration/actions.h>

#include <expected>

namespace escale::platform {

/// What somebody asks for, read from a request. Only the fields that the action uses are set.
struct Order {
    migration::Action action = migration::Action::Unknown;
    Actor actor;
    MigrationId migration;
    AccountId account;
    SupportRequestId request;
    TaskId task;
    migration::KeepData keep = migration::KeepData::Current;
    migration::TransitKind transitKind = migration::TransitKind::Dedicated;
    migration::Party finalisationBy = migration::Party::Support;
    QString text; ///< message, reason, note, item of the checklist or confirmation
    ServerId server;
    bool override = false;
    QList<migration::QueuedMove> moves; ///< plan
    bool stopAtFailure = true;          ///< plan
    NoteId note;                        ///< remove_note
};

/// The code under which the log keeps what was asked for; that of a message for Unknown.
[[nodiscard]] QString logCode(migration::Action action);

/// Accepted: a task that now has to be followed, or none where it is done already.
struct Receipt {
    TaskId task;
};

/// Not accepted: `forbidden` (the role may never do this here), `gates_unmet` with the gates, or `not_found`.
struct Refusal {
    QString code;
    QJsonObject params;
    QList<migration::Gate> gates;
};

using Answer = std::expected<Receipt, Refusal>;

} // namespace escale::platform
