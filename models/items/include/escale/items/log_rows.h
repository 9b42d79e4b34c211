// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_document.h>
#include <escale/logs/entry.h>
#include <escale/logs/line_set.h>
#include <escale/logs/merge.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimeZone>

#include <functional>
#include <vector>

namespace escale::items {

/// A line as a view needs it. Of a long one only a part is held.
struct LogLine {
    int log = 0;
    qint64 line = 0;     ///< its number in its log, from 0
    qint64 size = 0;     ///< bytes of the whole line, without its end
    qint64 from = 0;     ///< where `bytes` begin in it
    QByteArray bytes;
    std::optional<logs::Entry> entry; ///< where the line is one and was read whole
    std::optional<Error> problem;     ///< why there are no bytes
    QTimeZone zone = QTimeZone(QTimeZone::UTC); ///< by whose clock its times are told: its log's
};

/// The rows of a view: the lines of a log, or of several merged by time, or those of them that a filter shows. Lines are read
/// on a thread of its own, a page at a time, and kept as long as they are near what is looked at; a view paints what there
/// is and is told when the rest has come. GUI thread; the documents outlive it or are taken away first.
class LogRows final : public QObject {
    Q_OBJECT

public:
    using Place = logs::Merge::Place;

    explicit LogRows(QObject *parent = nullptr);
    ~LogRows() override;
    Q_DISABLE_COPY_MOVE(LogRows)

    void setLogs(const QList<LogDocument *> &logs);
    [[nodiscard]] const QList<LogDocument *> &logs() const { return m_logs; }
    /// Only these lines, one sealed set a log; empty: all.
    void setShown(const std::vector<logs::LineSet> &shown);
    [[nodiscard]] bool isFiltered() const { return !m_shown.empty(); }

    [[nodiscard]] qint64 count() const;
    /// For a row from 0 to count() - 1.
    [[nodiscard]] Place place(qint64 row) const;
    /// The row of a place, or of the first one after it that is shown; -1 if there is none.
    [[nodiscard]] qint64 rowOf(Place place) const;
    [[nodiscard]] const logs::Index &indexOf(int log) const { return m_logs.at(log)->index(); }

    /// The line, if it is here with the bytes from `from` on. Otherwise it is fetched, and arrived() says when; what there
    /// is of it meanwhile is given all the same. The pointer is good until the next call.
    [[nodiscard]] const LogLine *line(qint64 row, qint64 from = 0);
    /// Reads rows for something else than a view, in order: a copy, an export. At most `limit` bytes are read of a line.
    void collect(qint64 first, qint64 count, qint64 limit, QObject *context, std::function<void(QList<LogLine>)> done);

Q_SIGNALS:
    /// There are more rows, fewer, or others.
    void changed();
    /// Other rows than before, not only more.
    void reset();
    void arrived();

private:
    struct Wanted {
        qint64 row;
        qint64 from;
        Place place;
    };
    /// What a line of a log is read from, on another thread.
    struct Open {
        std::shared_ptr<logs::Source> source;
        logs::Index index;
        QTimeZone zone;
    };

    [[nodiscard]] QList<Open> openLogs() const;
    void watch();
    void remake(bool others);
    void fetch();
    void forget();
    [[nodiscard]] static LogLine read(const Open &log, Place place, qint64 from, qint64 limit);

    QList<LogDocument *> m_logs;
    std::vector<logs::LineSet> m_shown;
    logs::Merge m_merge; ///< of several
    int m_mergeNumber = 0;
    QHash<qint64, LogLine> m_lines;
    qint64 m_bytes = 0;
    QHash<qint64, Wanted> m_wanted;
    QSet<qint64> m_underway;
    qint64 m_known = 0; ///< lines of a single log when it was last looked at
    qint64 m_last = 0; ///< the row last asked for
    int m_number = 0; ///< which rows these are: what was read for others is thrown away
    bool m_fetching = false;
    LogLine m_none;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace escale::items
