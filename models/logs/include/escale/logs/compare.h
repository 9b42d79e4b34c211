// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/index.h>
#include <escale/logs/line_set.h>
#include <escale/logs/source.h>

#include <QtCore/QString>

#include <memory>
#include <stop_token>
#include <vector>

/// Two runs, attempts or accounts side by side: which lines say the same, what differs, and where the time went.
namespace escale::logs {

/// One side: a log, or some of its lines.
struct CompareSide {
    std::shared_ptr<const Source> source;
    Index index;
    LineSet lines; ///< sealed; of size 0 for all
};

struct CompareOptions {
    bool sameAccount = true; ///< false: an account's name is no difference, for comparing two accounts
};

struct CompareRow {
    enum class Kind : quint8 {
        Same,
        Changed,  ///< the same code, stage and subject with other parameters; of raw output: other figures
        OnlyLeft, ///< nothing of the kind opposite
        OnlyRight
    };
    qint64 left = -1; ///< line of its log; -1 in OnlyRight
    qint64 right = -1;
    Kind kind = Kind::Same;
    bool isElsewhere = false; ///< of OnlyLeft and OnlyRight: the other side has it too, in another order

    friend bool operator==(const CompareRow &, const CompareRow &) = default;
};

/// A stage of a task, or a downtime, that one side or both went through.
struct CompareStage {
    QString account;
    QString stage;   ///< a word of the vocabulary; "downtime" for what event ESC-4202 or ESC-4203 measured
    QString subject; ///< of the stage, as it was written
    int step = 0;
    qint64 leftLine = -1; ///< where it ended; -1 where that side has none
    qint64 rightLine = -1;
    qint64 leftMs = -1; ///< milliseconds; -1 where that side has none
    qint64 rightMs = -1;
};

struct Comparison {
    std::vector<CompareRow> rows;     ///< in an order that is that of both sides
    std::vector<CompareStage> stages; ///< the largest difference first, at most 10,000
    qint64 same = 0;
    qint64 changed = 0;
    qint64 onlyLeft = 0;
    qint64 onlyRight = 0;
    bool isComplete = false; ///< false where it was stopped: then the rest is empty
};

/// Blocks its thread; works with two. Fails as Source::read does.
[[nodiscard]] Result<Comparison> compare(const CompareSide &left, const CompareSide &right,
                                         const CompareOptions &options = {}, std::stop_token stop = {});

} // namespace escale::logs
