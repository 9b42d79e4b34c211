// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_document.h>
#include <escale/items/log_rows.h>
#include <escale/logs/line_set.h>
#include <escale/logs/query.h>
#include <escale/logs/sentence.h>

#include <QtCore/QObject>

#include <memory>
#include <optional>
#include <vector>

namespace escale::items {

/// Which lines of the open logs a query finds: what a filter shows, what a search matches, where the errors are. Works on a
/// thread of its own, goes on by itself as the logs grow, and remembers what each condition found, so that switching one on
/// or off is instant. GUI thread; the documents outlive it or are taken away first.
class LogFinder final : public QObject {
    Q_OBJECT

public:
    explicit LogFinder(QObject *parent = nullptr);
    ~LogFinder() override;
    Q_DISABLE_COPY_MOVE(LogFinder)

    void setLogs(const QList<LogDocument *> &logs);
    /// None: finds nothing and costs nothing. An empty query finds every line.
    void setQuery(const std::optional<logs::Query> &query);
    /// Texts are looked for in entries as this language shows them; none: in the lines as they stand in the file. Regular
    /// expressions are always about the line in the file.
    void setShownIn(const std::optional<logs::Language> &language);
    [[nodiscard]] const std::optional<logs::Query> &query() const { return m_query; }

    /// One sealed set a log; empty while nothing has been found yet or nothing is looked for. While a new query is being
    /// worked on, what the one before found stays.
    [[nodiscard]] const std::vector<logs::LineSet> &found() const { return m_found; }
    [[nodiscard]] qint64 count() const;
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// Lines looked at so far, of the log being worked on, and how many of them match.
    [[nodiscard]] qint64 linesDone() const { return m_linesDone; }
    [[nodiscard]] qint64 matching() const { return m_matching; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

    /// The next place found after this one in the order of the rows, or the previous one before it. Rows that are not shown
    /// are passed over. -1 where there is none.
    [[nodiscard]] qint64 nextRow(const LogRows &rows, qint64 row) const;
    [[nodiscard]] qint64 previousRow(const LogRows &rows, qint64 row) const;
    [[nodiscard]] bool contains(LogRows::Place place) const;

    /// Ends what is going on; what was found stays.
    void stop();

Q_SIGNALS:
    /// found(), or that it is being worked on.
    void changed();
    void progressed();

private:
    struct Worker;

    void runSoon();
    void run();

    QList<LogDocument *> m_logs;
    std::optional<logs::Query> m_query;
    std::optional<logs::Language> m_shownIn;
    std::vector<logs::LineSet> m_found;
    std::optional<Error> m_problem;
    qint64 m_linesDone = 0;
    qint64 m_matching = 0;
    int m_number = 0;
    bool m_running = false;
    bool m_again = false;
    QTimer m_soon;
    std::stop_source m_stop;
    std::shared_ptr<Worker> m_worker;
    QThreadPool m_pool;
};

} // namespace escale::items
