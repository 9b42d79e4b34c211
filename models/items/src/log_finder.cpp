// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_finder.h>

#include "line_finder.h"

#include <algorithm>
#include <map>

namespace escale::items {

using namespace std::chrono_literals;
using logs::Index;
using logs::LineSet;
using logs::Query;
using logs::Source;

namespace {
// As a log grows: often enough to follow with the eye.
constexpr auto growthInterval = 250ms;
} // namespace

/// The finders with what they remember; touched by the pool's one thread only.
struct LogFinder::Worker {
    std::map<std::shared_ptr<const Source>, std::unique_ptr<LineFinder>> finders;
};

LogFinder::LogFinder(QObject *parent) : QObject(parent), m_worker(std::make_shared<Worker>())
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &LogFinder::run);
}

LogFinder::~LogFinder()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void LogFinder::setLogs(const QList<LogDocument *> &logs)
{
    for (const LogDocument *log : std::as_const(m_logs))
        log->disconnect(this);
    m_logs = logs;
    m_found.clear();
    for (LogDocument *log : std::as_const(m_logs)) {
        connect(log, &LogDocument::indexChanged, this, &LogFinder::runSoon);
        connect(log, &LogDocument::restarted, this, [this] {
            m_found.clear();
            run();
        });
    }
    run();
}

void LogFinder::setQuery(const std::optional<Query> &query)
{
    if (m_query == query)
        return;
    m_query = query;
    if (!m_query)
        m_found.clear();
    run();
}

void LogFinder::setShownIn(const std::optional<logs::Language> &language)
{
    if (m_shownIn == language)
        return;
    m_shownIn = language;
    if (m_query)
        run();
}

qint64 LogFinder::count() const
{
    qint64 count = 0;
    for (const LineSet &set : m_found)
        count += set.count();
    return count;
}

void LogFinder::runSoon()
{
    if (!m_query)
        return;
    if (m_running)
        m_again = true;
    else if (!m_soon.isActive())
        m_soon.start(std::ranges::all_of(m_found, [](const LineSet &set) { return set.size() == 0; }) ? 0ms
                                                                                                      : growthInterval);
}

void LogFinder::stop()
{
    m_soon.stop();
    m_again = false;
    m_stop.request_stop();
    m_stop = std::stop_source();
    ++m_number;
    if (m_running) {
        m_running = false;
        Q_EMIT changed();
    }
}

void LogFinder::run()
{
    m_soon.stop();
    m_stop.request_stop();
    m_stop = std::stop_source();
    const int number = ++m_number;
    m_again = false;
    m_problem.reset();
    m_linesDone = 0;
    m_matching = 0;
    m_running = m_query.has_value() && !m_logs.isEmpty();
    Q_EMIT changed();
    if (!m_running)
        return;

    struct Job {
        std::shared_ptr<Source> source;
        Index index;
        QTimeZone zone;
    };
    QList<Job> jobs;
    for (const LogDocument *log : std::as_const(m_logs))
        jobs.append({log->source(), log->index(), log->zone()});
    m_pool.start(
        [this, number, jobs, query = *m_query, shownIn = m_shownIn, worker = m_worker, stop = m_stop.get_token()] {
            std::erase_if(worker->finders, [&jobs](const auto &item) {
                return std::ranges::none_of(jobs, [&item](const Job &job) { return job.source == item.first; });
            });
            std::vector<LineSet> found;
            std::optional<Error> problem;
            for (const Job &job : jobs) {
                LineSet lines(job.index.lineCount());
                if (job.source && !problem) {
                    auto &finder = worker->finders[job.source];
                    if (!finder)
                        finder = std::make_unique<LineFinder>(job.source, job.zone);
                    const auto progress = [this, number](qint64 done, qint64 matching) {
                        QMetaObject::invokeMethod(this, [this, number, done, matching] {
                            if (number != m_number)
                                return;
                            m_linesDone = done;
                            m_matching = matching;
                            Q_EMIT progressed();
                        });
                    };
                    auto result = finder->apply(query, job.index, shownIn, stop, progress);
                    if (stop.stop_requested())
                        return;
                    if (result)
                        lines = std::move(result->lines);
                    else
                        problem = result.error();
                }
                if (!lines.sealed())
                    lines.seal();
                found.push_back(std::move(lines));
            }
            QMetaObject::invokeMethod(this, [this, number, found = std::move(found), problem] {
                if (number != m_number)
                    return;
                m_running = false;
                m_problem = problem;
                if (!problem)
                    m_found = found;
                Q_EMIT changed();
                if (m_again)
                    runSoon();
            });
        });
}

namespace {

/// How many of a log's matches stand, or would stand if they were shown, before a row.
qint64 matchesBefore(const LogRows &rows, int log, const LineSet &matches, qint64 row)
{
    qint64 low = 0;
    qint64 high = matches.count();
    while (low < high) {
        const qint64 middle = (low + high) / 2;
        const qint64 at = rows.rowOf({.log = log, .line = matches.at(middle)});
        if (at >= 0 && at < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace

bool LogFinder::contains(LogRows::Place place) const
{
    return size_t(place.log) < m_found.size() && m_found[size_t(place.log)].contains(place.line);
}

qint64 LogFinder::nextRow(const LogRows &rows, qint64 row) const
{
    if (m_found.empty() || rows.count() == 0)
        return -1;
    if (rows.logs().size() == 1 && m_found.size() == 1) {
        const LineSet &set = m_found.front();
        qint64 line = row < 0 ? 0 : row < rows.count() ? rows.place(row).line + 1 : set.size();
        while (line < set.size() && (line = set.next(line)) >= 0) {
            const qint64 at = rows.rowOf({.log = 0, .line = line});
            if (at < 0)
                return -1;
            const qint64 there = rows.place(at).line;
            if (there == line)
                return at;
            line = there; // the next shown one, which may match in its turn
        }
        return -1;
    }
    // Of each log, the first match that comes later; the nearest of them is next.
    qint64 best = -1;
    for (int log = 0; size_t(log) < m_found.size(); ++log) {
        const LineSet &set = m_found[size_t(log)];
        for (qint64 n = matchesBefore(rows, log, set, row + 1); n < set.count(); ++n) {
            const qint64 line = set.at(n);
            const qint64 at = rows.rowOf({.log = log, .line = line});
            if (at < 0)
                break;
            if (at > row && rows.place(at) == LogRows::Place{.log = log, .line = line}) {
                if (best < 0 || at < best)
                    best = at;
                break;
            }
        }
    }
    return best;
}

qint64 LogFinder::previousRow(const LogRows &rows, qint64 row) const
{
    if (m_found.empty() || rows.count() == 0)
        return -1;
    if (rows.logs().size() == 1 && m_found.size() == 1) {
        const LineSet &set = m_found.front();
        if (set.size() == 0)
            return -1;
        qint64 line = row >= rows.count() ? set.size() - 1 : rows.place(std::max<qint64>(row, 0)).line - 1;
        while (line >= 0 && (line = set.previous(std::min(line, set.size() - 1))) >= 0) {
            const qint64 at = rows.rowOf({.log = 0, .line = line});
            if (at >= 0 && rows.place(at).line == line)
                return at;
            // Hidden: go on from the shown row before it.
            const qint64 before = at < 0 ? rows.count() - 1 : at - 1;
            line = before < 0 ? -1 : rows.place(before).line;
        }
        return -1;
    }
    qint64 best = -1;
    for (int log = 0; size_t(log) < m_found.size(); ++log) {
        const LineSet &set = m_found[size_t(log)];
        for (qint64 n = matchesBefore(rows, log, set, row) - 1; n >= 0; --n) {
            const qint64 line = set.at(n);
            const qint64 at = rows.rowOf({.log = log, .line = line});
            if (at >= 0 && at < row && rows.place(at) == LogRows::Place{.log = log, .line = line}) {
                best = std::max(best, at);
                break;
            }
        }
    }
    return best;
}

} // namespace escale::items
