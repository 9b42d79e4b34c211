// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/index.h>
#include <escale/logs/source.h>

#include <QtCore/QJsonObject>

#include <functional>
#include <stop_token>
#include <vector>

/// What somebody who reviews a migration would look for, found by reading its log once.
namespace escale::logs {

struct ReviewFinding {
    enum class Kind {
        EntriesMissing,         ///< params: from, to (seq)
        OrderBroken,            ///< seq goes back; params: before, after (seq)
        HashDiffers,            ///< the entry was changed; params: seq
        PreviousDiffers,        ///< it was written after another entry than the one before it; params: seq
        EntryMalformed,         ///< a line of a migration log that is no entry
        ClockBackwards,         ///< params: seconds
        TaskWithoutEnd,         ///< params: task, type; line: where it began
        DowntimeAboveEstimate,  ///< params: account, seconds, high
        RollbackAfterNoReturn, ///< a rollback of an account after the reinstallation began (process: possible up to step 5 only); other: where it began
        SlowStage ///< one of the slowest; params: account, stage, subject, seconds; line: its end, other: its beginning
    };
    Kind kind = Kind::EntryMalformed;
    Severity severity = Severity::Warning;
    qint64 line = 0;
    qint64 other = -1; ///< the line that it goes with, if any
    QJsonObject params;
};

struct ReviewOptions {
    bool checksHashes = true;
    int slowestStages = 10;
    int limit = 10000; ///< findings of one kind beyond this are counted only
    /// Called from the thread that called review(), a few times a second.
    std::function<void(qint64 linesDone)> progress;
};

struct Review {
    std::vector<ReviewFinding> findings; ///< in the order of their lines, the slowest stages last
    qint64 entries = 0; ///< lines that are entries
    qint64 leftOut = 0; ///< findings beyond the limit
    QByteArray head; ///< the last entry's hash, for a signature over head and count; empty if it has none
    bool isComplete = false; ///< false where it was stopped
};

/// Blocks its thread. Fails as Source::read does. Lines that are raw output are passed over in a log that has no entries.
[[nodiscard]] Result<Review> review(const Source &source, const Index &index, std::stop_token stop = {},
                                    const ReviewOptions &options = {});

} // namespace escale::logs
