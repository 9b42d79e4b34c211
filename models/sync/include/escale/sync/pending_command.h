// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/command.h>

#include <QtCore/QDateTime>

namespace escale {

/// How far a command has got, as far as this program knows, and never further.
enum class CommandStage {
    Writing,  ///< being written down, before anything is sent
    Sent,     ///< on its way, or sent again with the same key
    Unknown,  ///< no answer came; asked as soon as the platform can be
    Asking,   ///< the platform is being asked what became of it
    Accepted, ///< accepted is not done: its task will be in the fleet
    NotDone   ///< the platform never had it and does not take it any more: it may be given again
};

/// A command whose end has not been seen. Value, any thread.
struct PendingCommand {
    QByteArray key;
    CommandRequest request;
    CommandStage stage = CommandStage::Writing;
    QDateTime created; ///< UTC, by this machine's clock
    TaskId task;       ///< accepted: the task that does it, where there is one
    int attempts = 1;
    bool earlier = false;      ///< from before this start of the program
    bool canSendAgain = false; ///< this platform cannot be asked; a repetition with the same key has one effect

    friend bool operator==(const PendingCommand &, const PendingCommand &) = default;
};

} // namespace escale
