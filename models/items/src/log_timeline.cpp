// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_timeline.h>

#include <algorithm>
#include <array>

namespace escale::items {

using namespace std::chrono_literals;
using logs::Index;
using logs::LineSet;

qint64 LogHistogram::timeOf(qsizetype bin) const
{
    return bins.isEmpty() ? first : first + qint64(double(last - first) * double(bin) / double(bins.size()));
}

qsizetype LogHistogram::binOf(qint64 time) const
{
    if (bins.isEmpty() || last <= first)
        return 0;
    const double share = double(time - first) / double(last - first);
    return std::clamp<qsizetype>(qsizetype(share * double(bins.size())), 0, bins.size() - 1);
}

LogHistogram histogramOf(const std::vector<Index> &logs, const std::vector<LineSet> &shown, int bins,
                         std::stop_token stop)
{
    LogHistogram result;
    for (const Index &index : logs) {
        if (index.firstTime() == logs::noTime)
            continue;
        result.first = result.first == logs::noTime ? index.firstTime() : std::min(result.first, index.firstTime());
        result.last = std::max(result.last, index.lastTime());
    }
    if (result.first == logs::noTime || bins < 1)
        return result;
    result.bins.resize(bins);
    std::vector<std::array<qint64, 9>> steps(size_t(bins), std::array<qint64, 9>{});
    // One reciprocal instead of a division a line.
    const double scale = result.last > result.first ? double(bins) / double(result.last - result.first + 1) : 0;
    LogHistogram::Bin *const all = result.bins.data();
    for (size_t log = 0; log < logs.size(); ++log) {
        const Index &index = logs[log];
        const LineSet *only = log < shown.size() ? &shown[log] : nullptr;
        const qint64 lines = index.lineCount();
        for (qint64 line = 0; line < lines; ++line) {
            if ((line & 0xffff) == 0 && stop.stop_requested())
                return {};
            const qint64 time = index.time(line);
            if (time == logs::noTime)
                continue;
            const auto bin = std::min<size_t>(size_t(double(time - result.first) * scale), size_t(bins - 1));
            ++steps[bin][size_t(std::clamp(index.step(line), 0, 8))];
            if (only && !only->contains(line))
                continue;
            ++all[bin].count;
            const logs::Severity level = index.level(line);
            all[bin].errors += level == logs::Severity::Error;
            all[bin].warnings += level == logs::Severity::Warning;
        }
    }
    int step = 0;
    for (size_t bin = 0; bin < size_t(bins); ++bin) {
        const auto most = std::max_element(steps[bin].begin() + 1, steps[bin].end());
        if (*most > 0)
            step = int(most - steps[bin].begin());
        all[bin].step = step;
    }
    return result;
}

LogTimeline::LogTimeline(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(120ms);
    connect(&m_soon, &QTimer::timeout, this, &LogTimeline::run);
}

LogTimeline::~LogTimeline()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void LogTimeline::setLogs(const QList<LogDocument *> &logs)
{
    for (const LogDocument *log : std::as_const(m_logs))
        log->disconnect(this);
    m_logs = logs;
    m_shown.clear();
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    for (LogDocument *log : std::as_const(m_logs))
        connect(log, &LogDocument::indexChanged, this, soon);
    run();
}

void LogTimeline::setShown(const std::vector<LineSet> &shown)
{
    m_shown = shown;
    run();
}

void LogTimeline::setBins(int bins)
{
    if (bins == m_bins || bins < 1)
        return;
    m_bins = bins;
    run();
}

void LogTimeline::run()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    std::vector<Index> indexes;
    for (const LogDocument *log : std::as_const(m_logs))
        indexes.push_back(log->index());
    m_pool.start([this, number = ++m_number, indexes = std::move(indexes), shown = m_shown, bins = m_bins,
                  stop = m_stop.get_token()] {
        LogHistogram histogram = histogramOf(indexes, shown, bins, stop);
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(this, [this, number, histogram = std::move(histogram)] {
            if (number != m_number || histogram == m_histogram)
                return;
            m_histogram = histogram;
            Q_EMIT changed();
        });
    });
}

} // namespace escale::items
