// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/index.h>
#include <escale/logs/line_set.h>

#include <stop_token>
#include <vector>

/// Several logs as one, in the order of time.
namespace escale::logs {

/// Lines with the same time come in the order of their logs, and within a log never out of their order: a line whose clock
/// went back stays behind the one before it, and a line without a time with the one it belongs to. Takes a byte a line (two
/// from 256 logs on). Value type, any thread.
class Merge {
public:
    struct Place {
        int log = 0; ///< index into the logs given
        qint64 line = 0;

        friend bool operator==(const Place &, const Place &) = default;
    };

    Merge() = default;
    /// `shown`, if given, has one set a log: only those lines are merged. At most 65,535 logs. Stopped, the result is empty.
    [[nodiscard]] static Merge make(const std::vector<Index> &logs, const std::vector<LineSet> &shown = {},
                                    std::stop_token stop = {});

    [[nodiscard]] qint64 count() const noexcept { return m_count; }
    [[nodiscard]] Place at(qint64 row) const noexcept;
    /// `count` places from `row` on: for a page, much quicker than one by one.
    [[nodiscard]] std::vector<Place> page(qint64 row, qint64 count) const;
    /// The row of a line, or of the first line of that log after it that is shown; -1 if there is none.
    [[nodiscard]] qint64 rowOf(Place place) const noexcept;

private:
    [[nodiscard]] int logOf(qint64 row) const noexcept;
    /// The line in place `n` of what is shown of a log.
    [[nodiscard]] qint64 lineOf(int log, qint64 n) const noexcept;

    qint64 m_count = 0;
    int m_logs = 0;
    qint64 m_stride = 4096; // rows from one checkpoint to the next
    std::vector<quint8> m_order; // which log each row is of
    std::vector<quint16> m_wideOrder; // the same, of more than 255 logs
    std::vector<qint64> m_checkpoints; // for each stride, how many rows of each log came before
    std::vector<LineSet> m_shown;
};

} // namespace escale::logs
