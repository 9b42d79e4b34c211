// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_document.h>
#include <escale/logs/line_set.h>

#include <QtCore/QObject>

#include <vector>

namespace escale::items {

/// How many lines there are when: equal spans of time from the first line to the last.
struct LogHistogram {
    struct Bin {
        qint64 count = 0;
        qint64 warnings = 0;
        qint64 errors = 0;
        int step = 0; ///< the one that most of its lines belong to; that of the bin before where there is none

        friend bool operator==(const Bin &, const Bin &) = default;
    };

    qint64 first = logs::noTime; ///< milliseconds since 1970
    qint64 last = logs::noTime;
    QList<Bin> bins;

    [[nodiscard]] bool isEmpty() const { return bins.isEmpty(); }
    [[nodiscard]] qint64 timeOf(qsizetype bin) const;
    [[nodiscard]] qsizetype binOf(qint64 time) const;

    friend bool operator==(const LogHistogram &, const LogHistogram &) = default;
};

/// Counts the lines of logs, all or those of sets, one a log. Any thread.
[[nodiscard]] LogHistogram histogramOf(const std::vector<logs::Index> &logs, const std::vector<logs::LineSet> &shown,
                                       int bins, std::stop_token stop = {});

/// Keeps the histogram of the open logs up to date, on a thread of its own. GUI thread.
class LogTimeline final : public QObject {
    Q_OBJECT

public:
    explicit LogTimeline(QObject *parent = nullptr);
    ~LogTimeline() override;
    Q_DISABLE_COPY_MOVE(LogTimeline)

    void setLogs(const QList<LogDocument *> &logs);
    /// What the filter shows, one set a log; empty: everything.
    void setShown(const std::vector<logs::LineSet> &shown);
    void setBins(int bins);

    /// Of what is shown; its span and its steps are those of everything.
    [[nodiscard]] const LogHistogram &histogram() const { return m_histogram; }

Q_SIGNALS:
    void changed();

private:
    void run();

    QList<LogDocument *> m_logs;
    std::vector<logs::LineSet> m_shown;
    int m_bins = 120;
    int m_number = 0;
    LogHistogram m_histogram;
    QTimer m_soon;
    std::stop_source m_stop;
    QThreadPool m_pool;
};

} // namespace escale::items
