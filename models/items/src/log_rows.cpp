// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_rows.h>

#include <QtCore/QPointer>

#include <algorithm>

namespace escale::items {

using logs::Index;
using logs::LineSet;
using logs::Merge;
using logs::Source;

namespace {

// Of a line of raw output, what fits on a screen several times over; the rest comes when one scrolls there.
constexpr qint64 partBytes = 64 * 1024;
// An entry is read whole to be understood; a larger one is shown as it is.
constexpr qint64 largestEntry = 1024 * 1024;
// Rows near what is looked at: some twenty pages.
constexpr qsizetype mostLines = 2000;
constexpr qint64 mostBytes = 32 * 1024 * 1024;

} // namespace

LogRows::LogRows(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

LogRows::~LogRows()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void LogRows::setLogs(const QList<LogDocument *> &logs)
{
    for (const LogDocument *log : std::as_const(m_logs))
        log->disconnect(this);
    m_logs = logs;
    m_shown.clear();
    for (LogDocument *log : std::as_const(m_logs)) {
        connect(log, &LogDocument::indexChanged, this, [this] { remake(false); });
        connect(log, &LogDocument::restarted, this, [this] {
            m_shown.clear();
            remake(true);
        });
    }
    remake(true);
}

void LogRows::setShown(const std::vector<LineSet> &shown)
{
    const bool same = std::ranges::equal(m_shown, shown, [](const LineSet &a, const LineSet &b) {
        return a.size() <= b.size() && a.count() == b.count();
    });
    m_shown = shown;
    remake(!same || m_shown.empty());
}

void LogRows::remake(bool others)
{
    if (others) {
        forget();
        if (m_logs.size() > 1)
            m_merge = {};
        Q_EMIT reset();
    }
    if (m_logs.size() < 2) {
        // What was the last line may have been cut, and goes on now; what is being read was asked for before it did.
        ++m_number;
        m_underway.clear();
        const qint64 known = std::exchange(m_known, m_logs.isEmpty() ? 0 : indexOf(0).lineCount());
        m_lines.removeIf([this, known](const auto &item) {
            const bool last = item.value().line >= known - 1;
            if (last)
                m_bytes -= item.value().bytes.size();
            return last;
        });
        Q_EMIT changed();
        return;
    }
    // The merge of many lines takes its time.
    std::vector<Index> indexes;
    for (const LogDocument *log : std::as_const(m_logs))
        indexes.push_back(log->index());
    std::vector<LineSet> shown = m_shown;
    for (size_t i = 0; i < shown.size(); ++i) {
        if (shown[i].size() != indexes[i].lineCount()) {
            shown[i].resize(indexes[i].lineCount());
            shown[i].seal();
        }
    }
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_pool.start([this, number = ++m_mergeNumber, indexes = std::move(indexes), shown = std::move(shown),
                  stop = m_stop.get_token()] {
        Merge merge = Merge::make(indexes, shown, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(this, [this, number, merge = std::move(merge)] {
            if (number != m_mergeNumber)
                return;
            // Lines of one log may have come between those of another.
            forget();
            m_merge = merge;
            Q_EMIT changed();
        });
    });
}

void LogRows::forget()
{
    ++m_number;
    m_lines.clear();
    m_wanted.clear();
    m_underway.clear();
    m_bytes = 0;
}

qint64 LogRows::count() const
{
    if (m_logs.isEmpty())
        return 0;
    if (m_logs.size() > 1)
        return m_merge.count();
    return m_shown.empty() ? indexOf(0).lineCount() : std::min(m_shown.front().count(), indexOf(0).lineCount());
}

LogRows::Place LogRows::place(qint64 row) const
{
    if (m_logs.size() > 1)
        return m_merge.at(row);
    return {.log = 0, .line = m_shown.empty() ? row : m_shown.front().at(row)};
}

qint64 LogRows::rowOf(Place place) const
{
    if (m_logs.isEmpty() || place.log < 0 || place.log >= m_logs.size())
        return -1;
    if (m_logs.size() > 1)
        return m_merge.count() > 0 ? m_merge.rowOf(place) : -1;
    if (m_shown.empty())
        return place.line < count() ? place.line : -1;
    const qint64 row = m_shown.front().rank(std::min(place.line, m_shown.front().size()));
    return row < count() ? row : -1;
}

const LogLine *LogRows::line(qint64 row, qint64 from)
{
    m_last = row;
    const auto found = m_lines.constFind(row);
    const bool whole =
        found != m_lines.cend() && (found->entry || found->problem || found->size <= found->bytes.size());
    const bool covers =
        whole
        || (found != m_lines.cend() && from >= found->from
            && (from < found->from + found->bytes.size() / 2 || found->from + found->bytes.size() >= found->size));
    if (!covers && !m_underway.contains(row)) {
        // Half a part ahead of what is asked for, so that scrolling to either side finds something.
        m_wanted.insert(row, {row, std::max<qint64>(0, from - partBytes / 4), place(row)});
        if (!m_fetching) {
            m_fetching = true;
            QMetaObject::invokeMethod(this, &LogRows::fetch, Qt::QueuedConnection);
        }
    }
    return found == m_lines.cend() ? nullptr : &*found;
}

QList<LogRows::Open> LogRows::openLogs() const
{
    QList<Open> logs;
    for (const LogDocument *log : m_logs)
        logs.append({log->source(), log->index(), log->zone()});
    return logs;
}

LogLine LogRows::read(const Open &log, Place place, qint64 from, qint64 limit)
{
    const Source &source = *log.source;
    const Index &index = log.index;
    LogLine line{.log = place.log,
                 .line = place.line,
                 .size = 0,
                 .from = from,
                 .bytes = {},
                 .entry = {},
                 .problem = {},
                 .zone = log.zone};
    if (place.line >= index.lineCount())
        return line;
    line.size = index.end(place.line) - index.offset(place.line);
    const bool isEntry = index.isEntry(place.line) && line.size <= largestEntry;
    if (isEntry || line.size <= limit)
        line.from = 0;
    const Result<QByteArray> bytes =
        line.from == 0 ? logs::lineBytes(source, index, place.line, isEntry ? largestEntry : limit)
                       : source.read(index.offset(place.line) + line.from, std::min(limit, line.size - line.from));
    if (!bytes) {
        line.problem = bytes.error();
        return line;
    }
    line.bytes = *bytes;
    if (line.from > 0 && line.from + line.bytes.size() >= line.size) {
        while (line.bytes.endsWith('\n') || line.bytes.endsWith('\r'))
            line.bytes.chop(1);
        line.size = line.from + line.bytes.size();
    }
    if (line.from == 0 && line.size <= std::max(limit, isEntry ? largestEntry : 0))
        line.size = line.bytes.size(); // without the line's end
    if (isEntry) {
        if (Result<logs::Entry> entry = logs::fromLine(line.bytes))
            line.entry = *std::move(entry);
    }
    return line;
}

void LogRows::fetch()
{
    m_fetching = false;
    if (m_wanted.isEmpty())
        return;
    QList<Wanted> wanted = m_wanted.values();
    std::ranges::sort(wanted, {}, &Wanted::row);
    m_wanted.clear();
    for (const Wanted &each : std::as_const(wanted))
        m_underway.insert(each.row);
    m_pool.start([this, number = m_number, logs = openLogs(), wanted] {
        QList<std::pair<qint64, LogLine>> lines;
        lines.reserve(wanted.size());
        for (const Wanted &each : wanted) {
            if (const Open &log = logs.at(each.place.log); log.source)
                lines.emplaceBack(each.row, read(log, each.place, each.from, partBytes));
        }
        QMetaObject::invokeMethod(this, [this, number, lines] {
            if (number != m_number)
                return;
            for (const auto &[row, line] : lines) {
                m_underway.remove(row);
                if (const auto old = m_lines.constFind(row); old != m_lines.cend())
                    m_bytes -= old->bytes.size();
                m_bytes += line.bytes.size();
                m_lines.insert(row, line);
            }
            if (m_lines.size() > mostLines || m_bytes > mostBytes) {
                m_lines.removeIf([this](const auto &item) {
                    const bool far = std::abs(item.key() - m_last) > mostLines / 8;
                    if (far)
                        m_bytes -= item.value().bytes.size();
                    return far;
                });
            }
            Q_EMIT arrived();
        });
    });
}

void LogRows::collect(qint64 first, qint64 count, qint64 limit, QObject *context,
                      std::function<void(QList<LogLine>)> done)
{
    QList<Place> places;
    const qint64 end = std::min(first + count, this->count());
    for (qint64 row = std::max<qint64>(0, first); row < end; ++row)
        places.append(place(row));
    m_pool.start(
        [this, context = QPointer<QObject>(context), logs = openLogs(), places, limit, done = std::move(done)] {
            QList<LogLine> lines;
            lines.reserve(places.size());
            for (const Place &each : places) {
                if (const Open &log = logs.at(each.log); log.source)
                    lines.append(read(log, each, 0, limit));
            }
            QMetaObject::invokeMethod(this, [context, done, lines = std::move(lines)]() mutable {
                if (context)
                    done(std::move(lines));
            });
        });
}

} // namespace escale::items
