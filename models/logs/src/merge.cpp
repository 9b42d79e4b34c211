// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/merge.h>

#include "index_block.h"

#include <algorithm>
#include <bit>

namespace escale::logs {

namespace {

/// Goes through the lines of a log that are shown, with the time that each is put at.
class Cursor {
public:
    Cursor(const Index &index, const LineSet *shown) : m_data(*index.data()), m_shown(shown)
    {
        m_line = m_shown ? m_shown->next(0) : 0;
        load();
    }

    [[nodiscard]] bool isAtEnd() const { return m_line < 0 || m_line >= m_data.lines; }
    [[nodiscard]] qint64 key() const { return m_key; }
    void next()
    {
        m_line = m_shown ? m_shown->next(m_line + 1) : m_line + 1;
        load();
    }

private:
    void load()
    {
        if (isAtEnd())
            return;
        if (m_line >= m_blockEnd) {
            const Index::Data::Place place = m_data.place(m_line);
            m_blockBegin = m_line - place.line;
            m_blockEnd = m_blockBegin + place.block->lines;
            m_times.resize(place.block->lines);
            for (quint32 i = 0; i < place.block->lines; ++i)
                m_times[i] = place.block->value(TimeColumn, i);
        }
        // Never before the line before it.
        m_key = std::max(m_key, m_times[std::size_t(m_line - m_blockBegin)]);
    }

    const Index::Data &m_data;
    const LineSet *m_shown;
    std::vector<qint64> m_times;
    qint64 m_line = 0;
    qint64 m_blockBegin = 0;
    qint64 m_blockEnd = 0;
    qint64 m_key = noTime;
};

constexpr qint64 stopEvery = 1 << 16; // rows

} // namespace

Merge Merge::make(const std::vector<Index> &logs, const std::vector<LineSet> &shown, std::stop_token stop)
{
    Q_ASSERT(shown.empty() || shown.size() == logs.size());
    Q_ASSERT(logs.size() <= 65535);
    Merge merge;
    merge.m_logs = int(logs.size());
    merge.m_shown = shown;
    // So that the checkpoints of many logs take no more than a part of what the rows take.
    merge.m_stride = std::max<qint64>(merge.m_stride, qint64(std::bit_ceil(logs.size())) * 64);
    qint64 total = 0;
    std::vector<Cursor> cursors;
    cursors.reserve(logs.size());
    for (std::size_t i = 0; i < logs.size(); ++i) {
        LineSet *set = shown.empty() ? nullptr : &merge.m_shown[i];
        if (set)
            set->seal();
        cursors.emplace_back(logs[i], set);
        total += set ? set->count() : logs[i].lineCount();
    }
    const bool isWide = logs.size() > 255;
    if (isWide)
        merge.m_wideOrder.reserve(std::size_t(total));
    else
        merge.m_order.reserve(std::size_t(total));

    struct Head {
        qint64 key;
        int log;
        bool operator<(const Head &other) const { return key != other.key ? key < other.key : log < other.log; }
    };
    std::vector<Head> heap; // the least first
    for (int i = 0; i < merge.m_logs; ++i) {
        if (!cursors[std::size_t(i)].isAtEnd())
            heap.push_back({cursors[std::size_t(i)].key(), i});
    }
    std::sort(heap.begin(), heap.end());
    const auto sink = [&heap] {
        const Head head = heap.front();
        std::size_t hole = 0;
        for (std::size_t child = 1; child < heap.size(); child = 2 * hole + 1) {
            if (child + 1 < heap.size() && heap[child + 1] < heap[child])
                ++child;
            if (!(heap[child] < head))
                break;
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = head;
    };
    std::vector<qint64> counts(logs.size());
    while (!heap.empty()) {
        Head &first = heap.front();
        Cursor &cursor = cursors[std::size_t(first.log)];
        // Only its two children can be the next but this.
        Head second{std::numeric_limits<qint64>::max(), merge.m_logs};
        if (heap.size() > 1)
            second = heap.size() > 2 ? std::min(heap[1], heap[2]) : heap[1];
        do {
            if (merge.m_count % merge.m_stride == 0)
                merge.m_checkpoints.insert(merge.m_checkpoints.end(), counts.begin(), counts.end());
            if (merge.m_count % stopEvery == 0 && stop.stop_requested())
                return {};
            if (isWide)
                merge.m_wideOrder.push_back(quint16(first.log));
            else
                merge.m_order.push_back(quint8(first.log));
            ++counts[std::size_t(first.log)];
            ++merge.m_count;
            cursor.next();
            first.key = cursor.key();
        } while (!cursor.isAtEnd() && first < second);
        if (cursor.isAtEnd()) {
            heap.front() = heap.back();
            heap.pop_back();
        }
        if (!heap.empty())
            sink();
    }
    return merge;
}

int Merge::logOf(qint64 row) const noexcept
{
    return m_wideOrder.empty() ? m_order[std::size_t(row)] : m_wideOrder[std::size_t(row)];
}

qint64 Merge::lineOf(int log, qint64 n) const noexcept
{
    return m_shown.empty() ? n : m_shown[std::size_t(log)].at(n);
}

Merge::Place Merge::at(qint64 row) const noexcept
{
    Q_ASSERT(row >= 0 && row < m_count);
    const int log = logOf(row);
    const qint64 checkpoint = row / m_stride;
    qint64 n = m_checkpoints[std::size_t(checkpoint * m_logs + log)];
    for (qint64 i = checkpoint * m_stride; i < row; ++i)
        n += logOf(i) == log;
    return {log, lineOf(log, n)};
}

std::vector<Merge::Place> Merge::page(qint64 row, qint64 count) const
{
    std::vector<Place> places;
    const qint64 end = std::min(row + count, m_count);
    if (row < 0 || row >= end)
        return places;
    const qint64 checkpoint = row / m_stride;
    const auto counted = m_checkpoints.begin() + checkpoint * m_logs;
    std::vector<qint64> counts(counted, counted + m_logs);
    places.reserve(std::size_t(end - row));
    for (qint64 i = checkpoint * m_stride; i < end; ++i) {
        const int log = logOf(i);
        const qint64 n = counts[std::size_t(log)]++;
        if (i >= row)
            places.push_back({log, lineOf(log, n)});
    }
    return places;
}

qint64 Merge::rowOf(Place place) const noexcept
{
    if (place.log < 0 || place.log >= m_logs || m_count == 0)
        return -1;
    qint64 n = m_shown.empty() ? place.line : m_shown[std::size_t(place.log)].rank(place.line);
    // The last checkpoint that has not counted it yet.
    qint64 low = 0;
    for (qint64 size = qint64(m_checkpoints.size()) / m_logs; size > 1;) {
        const qint64 half = size / 2;
        if (m_checkpoints[std::size_t((low + half) * m_logs + place.log)] <= n)
            low += half;
        size -= half;
    }
    n -= m_checkpoints[std::size_t(low * m_logs + place.log)];
    for (qint64 row = low * m_stride; row < m_count; ++row) {
        if (logOf(row) == place.log && n-- == 0)
            return row;
    }
    return -1;
}

} // namespace escale::logs
