// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/index.h>

#include "bytes.h"
#include "index_block.h"
#include "line_fields.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <chrono>
#include <map>
#include <thread>

namespace escale::logs {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr auto progressEvery = std::chrono::milliseconds(50);
constexpr qint64 beyond = 8 << 10; // read past a block, for the end of the line that begins last in it
constexpr qint64 longestParsed = 64 << 10; // of a line: what its columns hold comes before that, or not at all

/// Finds a name's number without asking for the lock, where it was seen lately. Most names are short: those are hashed and
/// compared as one register. Needs slack behind the names.
class NameCache {
public:
    quint32 number(std::string_view escaped, Names &names)
    {
        if (escaped.empty())
            return 0;
        if (escaped.size() > longest)
            return names.add(escaped);
        const bool isShort = escaped.size() <= shortSize;
        Short bytes = Short::of(escaped.data(), isShort ? escaped.size() : shortSize);
        Slot &slot = m_slots[bytes.hash() + escaped.size() * (isShort ? 0 : 1)];
        if (slot.size == escaped.size() && bytes == slot.text
            && (isShort
                || std::memcmp(slot.text + shortSize, escaped.data() + shortSize, escaped.size() - shortSize) == 0))
            return slot.number;
        slot.number = names.add(escaped);
        slot.size = quint32(escaped.size());
        bytes.store(slot.text);
        if (!isShort)
            std::memcpy(slot.text + shortSize, escaped.data() + shortSize, escaped.size() - shortSize);
        return slot.number;
    }

private:
    static constexpr int slotBits = 11;
    static constexpr std::size_t shortSize = 16;
    static constexpr std::size_t longest = 56; // so that a slot is a cache line

    struct alignas(64) Slot {
        char text[longest] = {}; // the first 16 bytes end in zeros where the name does
        quint32 size = 0;
        quint32 number = 0;
    };

    /// The first 16 bytes of a name, with zeros behind its end.
    struct Short {
        quint64 low = 0;
        quint64 high = 0;

        static Short of(const char *text, std::size_t size)
        {
            static_assert(qsizetype(shortSize) <= slack);
            Short bytes;
            std::memcpy(&bytes.low, text, sizeof low);
            std::memcpy(&bytes.high, text + sizeof low, sizeof high);
            if constexpr (std::endian::native == std::endian::little) {
                const auto keep = [](std::size_t count) {
                    return count >= 8 ? ~quint64(0) : (quint64(1) << (8 * count)) - 1;
                };
                bytes.low &= keep(size);
                bytes.high &= size > 8 ? keep(size - 8) : 0;
            } else {
                char padded[shortSize] = {};
                std::memcpy(padded, text, size);
                std::memcpy(&bytes.low, padded, sizeof low);
                std::memcpy(&bytes.high, padded + sizeof low, sizeof high);
            }
            return bytes;
        }
        [[nodiscard]] std::size_t hash() const
        {
            constexpr quint64 odd = 0x9e3779b97f4a7c15; // 2^64 by the golden ratio
            return std::size_t(((low ^ (high * odd)) * odd) >> (64 - slotBits));
        }
        bool operator==(const char *text) const
        {
            quint64 first = 0;
            quint64 second = 0;
            std::memcpy(&first, text, sizeof first);
            std::memcpy(&second, text + sizeof first, sizeof second);
            return ((first ^ low) | (second ^ high)) == 0;
        }
        void store(char *text) const
        {
            std::memcpy(text, &low, sizeof low);
            std::memcpy(text + sizeof low, &high, sizeof high);
        }
    };

    std::vector<Slot> m_slots = std::vector<Slot>((std::size_t(1) << slotBits) + longest + 1);
};

/// What one stretch of the log gave.
struct Stretch {
    std::shared_ptr<IndexBlock> block;
    std::vector<std::byte> packed; // what becomes the block's data
    std::vector<qint64> times; // the column that needs the block before: lines without one have the last one's
    qint64 end = 0; // up to where lines are known
    bool isLast = false;
    bool isLastLineOpen = false;
    std::optional<Error> problem;
};

/// Reads stretches; one a thread.
class Reader {
public:
    Reader(const Source &source, std::array<Names, nameColumns> &names)
        : m_source(source)
        , m_names(names)
        , m_buffer(std::make_unique_for_overwrite<char[]>(std::size_t(1 + blockBytes + beyond + slack)))
    {
    }

    Stretch read(qint64 begin);

private:
    void setLine(std::size_t number, const char *begin, const char *end, qint64 offset, bool isCut);

    const Source &m_source;
    std::array<Names, nameColumns> &m_names;
    std::array<NameCache, nameColumns> m_caches;
    LineScanner m_scanner;
    std::unique_ptr<char[]> m_buffer;
    std::vector<quint32> m_starts;
    std::vector<quint8> m_flags;
    std::array<std::vector<quint32>, nameColumns> m_numbers;
    std::vector<qint64> m_times;
};

Stretch Reader::read(qint64 begin)
{
    Stretch stretch;
    // With the byte before it, which tells whether a line begins right here.
    const qint64 from = begin > 0 ? begin - 1 : 0;
    const qint64 wanted = begin - from + blockBytes + beyond;
    qint64 got = 0;
    bool isEnd = false;
    while (got < wanted && !isEnd) {
        const Result<qint64> more =
            m_source.read(from + got, std::span(m_buffer.get() + got, std::size_t(wanted - got)));
        if (!more) {
            stretch.problem = more.error();
            isEnd = true;
        } else {
            got += *more;
            isEnd = *more == 0;
        }
    }
    std::memset(m_buffer.get() + got, 0, slack);
    const char *const data = m_buffer.get();
    const qint64 have = from + got; // the bytes known end here
    const qint64 blockEnd = begin + blockBytes;
    stretch.end = std::min(have, blockEnd);
    // A problem, or the end, that lies behind this stretch is the next one's.
    stretch.isLast = isEnd && have <= blockEnd;
    if (!stretch.isLast)
        stretch.problem.reset();

    m_starts.clear();
    if (begin == 0 && have > 0)
        m_starts.push_back(0);
    appendLineStarts(data, std::min(got, blockEnd - from), 0, m_starts);
    // Offsets of lines that begin in [begin, blockEnd) and before the end of the log.
    while (!m_starts.empty() && (from + m_starts.back() >= blockEnd || from + m_starts.back() >= have))
        m_starts.pop_back();
    if (m_starts.empty()) {
        stretch.isLastLineOpen = got > 0 && data[got - 1] != '\n';
        return stretch;
    }

    m_flags.resize(m_starts.size());
    m_times.resize(m_starts.size());
    for (std::vector<quint32> &numbers : m_numbers)
        numbers.resize(m_starts.size());
    for (std::size_t i = 0; i + 1 < m_starts.size(); ++i)
        setLine(i, data + m_starts[i], data + m_starts[i + 1] - 1, from + m_starts[i], false);
    const qint64 last = m_starts.back();
    const auto *feed = static_cast<const char *>(std::memchr(data + last, '\n', std::size_t(got - last)));
    setLine(m_starts.size() - 1, data + last, feed ? feed : data + got, from + last, !feed && !isEnd);
    if (feed)
        stretch.end = from + (feed - data) + 1;
    else if (isEnd)
        stretch.end = have;
    stretch.isLastLineOpen = !feed;

    stretch.block = std::make_shared<IndexBlock>();
    stretch.block->begin = begin;
    stretch.block->lines = quint32(m_starts.size());
    for (quint32 &start : m_starts)
        start -= quint32(begin - from);
    stretch.packed.reserve(m_starts.size() * 4 * blockColumns);
    stretch.block->pack(OffsetColumn, m_starts, stretch.packed);
    stretch.block->pack(FlagsColumn, m_flags, stretch.packed);
    for (int i = 0; i < nameColumns; ++i)
        stretch.block->pack(FirstNameColumn + i, m_numbers[std::size_t(i)], stretch.packed);
    stretch.times = m_times;
    return stretch;
}

void Reader::setLine(std::size_t number, const char *begin, const char *end, qint64 offset, bool isCut)
{
    LineFields fields;
    QByteArray longer;
    if (isCut) {
        // It goes on past what was read here: a second look at it, alone.
        if (Result<QByteArray> bytes = m_source.read(offset, longestParsed); bytes && bytes->size() > end - begin) {
            longer = *bytes;
            const qsizetype feed = longer.indexOf('\n');
            const qsizetype size = feed >= 0 ? feed : longer.size();
            longer.append(slack, '\0');
            begin = longer.constData();
            end = begin + size;
        }
    }
    if (end > begin && end[-1] == '\r')
        --end;
    m_scanner.scan(begin, std::min(end, begin + longestParsed), fields);
    m_times[number] = fields.time;
    m_flags[number] = quint8(fields.step | int(fields.level) << flag::levelShift | (fields.isEntry ? flag::entry : 0)
                             | (fields.time != noTime ? flag::ownTime : 0));
    const std::string_view texts[nameColumns] = {fields.account, fields.task, fields.actor, fields.code};
    for (std::size_t i = 0; i < nameColumns; ++i)
        m_numbers[i][number] = m_caches[i].number(texts[i], m_names[i]);
}

/// Puts stretches, which several threads read, into their order.
class Builder {
public:
    Builder(const Source &source, std::stop_token stop, const IndexOptions &options, const Index &known);

    Index run();

private:
    void work(bool isCaller);
    /// With the lock held.
    void take(qint64 number, Stretch stretch);
    void publish(Stretch stretch);

    const Source &m_source;
    std::stop_token m_stop;
    const IndexOptions &m_options;
    Index::Data m_data;
    qint64 m_lastTime = noTime;

    std::mutex m_mutex;
    std::map<qint64, Stretch> m_waiting;
    std::atomic<qint64> m_next = 0;
    qint64 m_due = 0;
    std::atomic<bool> m_isDone = false;
    SteadyClock::time_point m_reported = SteadyClock::now();
};

Builder::Builder(const Source &source, std::stop_token stop, const IndexOptions &options, const Index &known)
    : m_source(source)
    , m_stop(std::move(stop))
    , m_options(options)
{
    const Index::Data &old = *known.data();
    m_data.names = old.names;
    if (old.lines == 0)
        return;
    // The last line may have been seen in part only: its stretch is read again, with the new ones.
    m_due = known.offset(old.lines - 1) / blockBytes;
    m_next = m_due;
    for (const auto &block : old.blocks) {
        if (block->begin >= m_due * blockBytes)
            break;
        m_lastTime = block->lastTime;
        m_data.add(block);
        m_data.bytes = m_due * blockBytes;
    }
}

Index Builder::run()
{
    {
        std::vector<std::jthread> others;
        if (m_source.hasRandomAccess()) {
            const qint64 stretches = m_source.size() / blockBytes - m_due;
            for (qint64 i = 1; i < std::min<qint64>(m_options.threads, stretches); ++i)
                others.emplace_back([this] { work(false); });
        }
        work(true);
    }
    m_data.blocks.shrink_to_fit();
    m_data.firstLines.shrink_to_fit();
    return Index(std::make_shared<const Index::Data>(std::move(m_data)));
}

void Builder::work(bool isCaller)
{
    Reader reader(m_source, *m_data.names);
    while (!m_isDone && !m_stop.stop_requested()) {
        const qint64 number = m_next++;
        Stretch stretch = reader.read(number * blockBytes);
        const std::scoped_lock lock(m_mutex);
        take(number, std::move(stretch));
        if (isCaller && m_options.progress && !m_isDone && SteadyClock::now() - m_reported >= progressEvery) {
            m_options.progress(Index(std::make_shared<const Index::Data>(m_data)));
            m_reported = SteadyClock::now();
        }
    }
}

void Builder::take(qint64 number, Stretch stretch)
{
    if (m_isDone)
        return;
    if (number != m_due) {
        m_waiting.emplace(number, std::move(stretch));
        return;
    }
    publish(std::move(stretch));
    ++m_due;
    for (auto next = m_waiting.find(m_due); next != m_waiting.end() && !m_isDone; next = m_waiting.find(m_due)) {
        publish(std::move(next->second));
        m_waiting.erase(next);
        ++m_due;
    }
}

void Builder::publish(Stretch stretch)
{
    m_data.bytes = std::max(m_data.bytes, stretch.end);
    if (stretch.block) {
        IndexBlock &block = *stretch.block;
        for (qint64 &time : stretch.times) {
            if (time == noTime)
                time = m_lastTime;
            m_lastTime = time;
            if (time == noTime)
                continue;
            block.leastTime = block.leastTime == noTime ? time : std::min(block.leastTime, time);
            block.greatestTime = std::max(block.greatestTime, time);
        }
        block.lastTime = m_lastTime;
        block.pack(TimeColumn, stretch.times, stretch.packed);
        block.setData(stretch.packed);
        m_data.add(std::move(stretch.block));
        m_data.isLastLineOpen = stretch.isLastLineOpen;
    } else if (stretch.end > 0) {
        m_data.isLastLineOpen = stretch.isLastLineOpen;
    }
    if (stretch.isLast) {
        m_data.isComplete = !stretch.problem;
        m_data.problem = std::move(stretch.problem);
        m_isDone = true;
    }
}

} // namespace

Index buildIndex(const Source &source, std::stop_token stop, const IndexOptions &options, const Index &known)
{
    return Builder(source, std::move(stop), options, known).run();
}

} // namespace escale::logs
