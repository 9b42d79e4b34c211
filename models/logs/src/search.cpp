// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/search.h>

#include "bytes.h"
#include "index_block.h"
#include "pattern.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace escale::logs {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr auto progressEvery = std::chrono::milliseconds(50);
constexpr qint64 longestSearched = qint64(256) << 20; // of a line; what comes after it is not looked at
constexpr qint64 sampleSize = 64 << 10;

qsizetype linesWith(const QByteArray &sample, const QByteArray &text)
{
    qsizetype lines = 0;
    for (qsizetype at = sample.indexOf(text); at >= 0; at = sample.indexOf(text, at)) {
        ++lines;
        at = sample.indexOf('\n', at);
        if (at < 0)
            break;
    }
    return lines;
}

/// The text that is looked for byte by byte: the pattern itself, or one that every match has and that few lines have, as the
/// middle of the log tells. None where Vectorscan does better.
std::optional<LiteralFinder> finderFor(const Source &source, const Index &index, const Pattern::Data &pattern)
{
    constexpr qsizetype rarely = 8; // in one of so many lines at most
    if (pattern.literal.isEmpty() && pattern.required.empty())
        return {};
    const qint64 from = std::max<qint64>(0, index.byteCount() / 2 - sampleSize / 2);
    const QByteArray sample = source.read(from, sampleSize).value_or(QByteArray());
    if (!pattern.literal.isEmpty())
        return LiteralFinder(pattern.literal, sample);
    const QByteArray *rarest = nullptr;
    qsizetype lines = sample.count('\n') / rarely + 1;
    for (const QByteArray &text : pattern.required) {
        if (const qsizetype found = linesWith(sample, text); found < lines) {
            rarest = &text;
            lines = found;
        }
    }
    return rarest ? std::optional(LiteralFinder(*rarest, sample)) : std::nullopt;
}

/// Bytes that belong to no character of UTF-8 are replaced by a control character, so that Vectorscan may look at it. Returns
/// whether there were any.
bool makeValid(char *at, char *end)
{
    constexpr char substitute = 0x1a;
    bool isChanged = false;
    while (at < end) {
        const auto byte = quint8(*at);
        if (byte < 0x80) {
            ++at;
            continue;
        }
        const int follow = byte >= 0xc2 && byte < 0xe0   ? 1
                           : byte >= 0xe0 && byte < 0xf0 ? 2
                           : byte >= 0xf0 && byte < 0xf5 ? 3
                                                         : 0;
        bool isGood = follow > 0 && end - at > follow;
        for (int i = 1; isGood && i <= follow; ++i)
            isGood = (quint8(at[i]) & 0xc0) == 0x80;
        if (isGood && follow > 1) {
            // Too long for what they say, surrogates, past the last character.
            const auto second = quint8(at[1]);
            isGood = (byte != 0xe0 || second >= 0xa0) && (byte != 0xed || second <= 0x9f)
                     && (byte != 0xf0 || second >= 0x90) && (byte != 0xf4 || second <= 0x8f);
        }
        if (isGood) {
            at += 1 + follow;
        } else {
            *at++ = substitute;
            isChanged = true;
        }
    }
    return isChanged;
}

/// Searches the lines of one block at a time; one a thread.
class BlockSearcher {
public:
    BlockSearcher(const Source &source, const Index &index, const Pattern &pattern, const LiteralFinder *finder)
        : m_source(source)
        , m_data(*index.data())
        , m_pattern(*pattern.data())
        , m_finder(finder)
        , m_matcher(m_pattern)
    {
        hs_scratch_t *scratch = nullptr;
        bool isReady = true;
        for (const HsDatabase *database : {&m_pattern.blocks().ascii, &m_pattern.blocks().utf8}) {
            if (*database)
                isReady = hs_alloc_scratch(database->get(), &scratch) == HS_SUCCESS && isReady;
        }
        m_scratch.reset(scratch);
        m_hasBlockSearch = isReady && scratch;
    }

    /// The lines of a block that match, from 0; those before `firstLine` are left out.
    Result<void> search(std::size_t block, quint32 firstLine);
    [[nodiscard]] const std::vector<quint32> &found() const { return m_found; }
    [[nodiscard]] qint64 givenUp() const { return m_givenUp; }

private:
    [[nodiscard]] const char *lineBegin(quint32 line) const { return m_bytes + m_starts[line]; }
    /// Without its end.
    [[nodiscard]] const char *lineEnd(quint32 line) const
    {
        const char *end = m_bytes + m_starts[line + 1];
        const char *const begin = lineBegin(line);
        if (end > begin && end[-1] == '\n')
            --end;
        if (end > begin && end[-1] == '\r')
            --end;
        return end;
    }
    [[nodiscard]] quint32 lineOf(qint64 place, quint32 from) const;
    void literal(quint32 line);
    void eachLine(quint32 line);
    void check(quint32 line);
    bool scan(const hs_database_t *database, const char *bytes, quint32 line);
    static int onMatch(unsigned, unsigned long long, unsigned long long to, unsigned, void *context);

    const Source &m_source;
    const Index::Data &m_data;
    const Pattern::Data &m_pattern;
    const LiteralFinder *m_finder;
    LineMatcher m_matcher;
    HsScratch m_scratch;
    bool m_hasBlockSearch = false;

    std::vector<char> m_buffer;
    std::vector<char> m_valid; // a copy without invalid bytes
    const char *m_bytes = nullptr;
    std::vector<quint32> m_starts; // of the lines, and the end of the last one, in the buffer
    std::vector<quint32> m_found;
    qint64 m_givenUp = 0;

    // While Vectorscan runs:
    static constexpr int mostRepeats = 8;
    qint64 m_scanned = 0; // where in the buffer it began
    qint64 m_lineDone = 0; // where the line ends that was found last
    quint32 m_line = 0;
    int m_repeats = 0;
    bool m_isRestart = false;
    bool m_needsCheck = false;
};

quint32 BlockSearcher::lineOf(qint64 place, quint32 from) const
{
    const auto after = std::upper_bound(m_starts.begin() + from + 1, m_starts.end() - 1, quint32(place));
    return quint32(after - m_starts.begin()) - 1;
}

Result<void> BlockSearcher::search(std::size_t number, quint32 firstLine)
{
    m_found.clear();
    const IndexBlock &block = *m_data.blocks[number];
    const qint64 begin = block.offset(firstLine);
    const qint64 stop = number + 1 < m_data.blocks.size() ? m_data.blocks[number + 1]->offset(0) : m_data.bytes;
    const qint64 size = std::min(stop - begin, longestSearched);
    if (qint64(m_buffer.size()) < size + slack)
        m_buffer.resize(std::size_t(size + slack));
    qint64 got = 0;
    while (got < size) {
        const Result<qint64> more =
            m_source.read(begin + got, std::span(m_buffer).subspan(std::size_t(got), std::size_t(size - got)));
        if (!more)
            return std::unexpected(more.error());
        if (*more == 0)
            break;
        got += *more;
    }
    m_bytes = m_buffer.data();
    // In most blocks a rare text is not, and then nobody asks where lines begin.
    if (m_finder && m_finder->find(m_bytes, m_bytes + got) == m_bytes + got)
        return {};
    m_starts.resize(block.lines + 1);
    for (quint32 line = 0; line < block.lines; ++line)
        m_starts[line] = quint32(std::clamp<qint64>(block.offset(line) - begin, 0, got));
    m_starts[block.lines] = quint32(got);

    if (m_finder) {
        literal(firstLine);
        return {};
    }
    bool isDone = false;
    if (m_hasBlockSearch && !(m_pattern.blocks().mindsLineEnd && std::memchr(m_bytes, '\r', std::size_t(got)))) {
        if (m_pattern.blocks().ascii && isAscii(m_bytes, got)) {
            m_needsCheck = m_pattern.blocks().needsCheck;
            isDone = scan(m_pattern.blocks().ascii.get(), m_bytes, firstLine);
        } else if (m_pattern.blocks().utf8) {
            m_valid.assign(m_bytes, m_bytes + got);
            m_needsCheck = makeValid(m_valid.data(), m_valid.data() + got) || m_pattern.blocks().needsCheck;
            isDone = scan(m_pattern.blocks().utf8.get(), m_valid.data(), firstLine);
        }
    }
    if (!isDone)
        eachLine(firstLine);
    return {};
}

void BlockSearcher::literal(quint32 line)
{
    const char *const end = m_bytes + m_starts.back();
    const char *at = m_bytes + m_starts[line];
    while (at < end) {
        at = m_finder->find(at, end);
        if (at == end)
            return;
        line = lineOf(at - m_bytes, line);
        if (m_pattern.literal.isEmpty())
            check(line);
        else if (at + m_pattern.literal.size() <= lineEnd(line)) // one that holds a line feed lies in no line
            m_found.push_back(line);
        at = m_bytes + m_starts[line + 1];
    }
}

void BlockSearcher::check(quint32 line)
{
    switch (m_matcher.match(lineBegin(line), lineEnd(line))) {
    case LineMatcher::Answer::Yes:
        m_found.push_back(line);
        break;
    case LineMatcher::Answer::No:
        break;
    case LineMatcher::Answer::GaveUp:
        ++m_givenUp;
        break;
    }
}

void BlockSearcher::eachLine(quint32 line)
{
    m_found.clear();
    for (; line + 1 < m_starts.size(); ++line)
        check(line);
}

int BlockSearcher::onMatch(unsigned, unsigned long long, unsigned long long to, unsigned, void *context)
{
    auto *self = static_cast<BlockSearcher *>(context);
    const qint64 last = self->m_scanned + qint64(to) - 1; // the last byte that matched
    if (last < self->m_lineDone) {
        // More of a line that is known already. Where there is much of that, scanning goes on with the next line.
        self->m_isRestart = ++self->m_repeats > mostRepeats;
        return self->m_isRestart ? 1 : 0;
    }
    self->m_line = self->lineOf(last, self->m_line);
    self->m_lineDone = self->m_starts[self->m_line + 1];
    self->m_repeats = 0;
    if (self->m_needsCheck)
        self->check(self->m_line);
    else
        self->m_found.push_back(self->m_line);
    return 0;
}

bool BlockSearcher::scan(const hs_database_t *database, const char *bytes, quint32 line)
{
    m_line = line;
    m_scanned = m_starts[line];
    m_lineDone = m_scanned;
    const qint64 end = m_starts.back();
    while (m_scanned < end) {
        m_isRestart = false;
        const hs_error_t result =
            hs_scan(database, bytes + m_scanned, unsigned(end - m_scanned), 0, m_scratch.get(), onMatch, this);
        if (result != HS_SUCCESS && result != HS_SCAN_TERMINATED)
            return false;
        if (!m_isRestart)
            return true;
        m_scanned = m_lineDone;
    }
    return true;
}

} // namespace

Result<SearchResult> search(const Source &source, const Index &index, const Pattern &pattern, std::stop_token stop,
                            const SearchOptions &options)
{
    SearchResult result;
    result.lines = LineSet(index.lineCount());
    const Index::Data &data = *index.data();
    if (pattern.isNull() || options.firstLine >= data.lines) {
        result.isComplete = true;
        result.lines.seal();
        return result;
    }
    const std::optional<LiteralFinder> finder = finderFor(source, index, *pattern.data());

    const Index::Data::Place first = data.place(std::max<qint64>(options.firstLine, 0));
    std::atomic<std::size_t> next = first.number;
    std::atomic<bool> isOver = false;
    std::mutex mutex;
    std::optional<Error> error;
    qint64 done = 0;
    qint64 matching = 0;
    auto reported = SteadyClock::now();
    const auto work = [&](bool isCaller) {
        BlockSearcher searcher(source, index, pattern, finder ? &*finder : nullptr);
        while (!isOver && !stop.stop_requested()) {
            const std::size_t number = next++;
            if (number >= data.blocks.size())
                break;
            const Result<void> searched = searcher.search(number, number == first.number ? first.line : 0);
            const std::scoped_lock lock(mutex);
            if (!searched) {
                error = searched.error();
                isOver = true;
                break;
            }
            const qint64 from = data.firstLines[number];
            for (const quint32 line : searcher.found())
                result.lines.insert(from + line);
            done += data.blocks[number]->lines;
            matching += qint64(searcher.found().size());
            if (isCaller && options.progress && SteadyClock::now() - reported >= progressEvery) {
                options.progress(done, matching);
                reported = SteadyClock::now();
            }
        }
        const std::scoped_lock lock(mutex);
        result.givenUp += searcher.givenUp();
    };
    {
        std::vector<std::jthread> others;
        const auto blocks = qint64(data.blocks.size() - first.number);
        if (source.hasRandomAccess()) {
            for (qint64 i = 1; i < std::min<qint64>(options.threads, blocks); ++i)
                others.emplace_back([&] { work(false); });
        }
        work(true);
    }
    if (error)
        return std::unexpected(*error);
    result.isComplete = !stop.stop_requested();
    result.lines.seal();
    return result;
}

} // namespace escale::logs
