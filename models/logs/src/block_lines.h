// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bytes.h"
#include "index_block.h"

#include <escale/logs/source.h>

#include <algorithm>
#include <span>
#include <vector>

namespace escale::logs {

/// The bytes of the lines of one block of an index, one block after another. Needs no more memory than its longest line.
class BlockLines {
public:
    BlockLines(const Source &source, const Index::Data &data) : m_source(source), m_data(data) {}

    /// Reads a block. Fails as Source::read does.
    Result<void> load(std::size_t number)
    {
        m_block = m_data.blocks[number].get();
        m_begin = m_block->offset(0);
        const qint64 end = number + 1 < m_data.blocks.size() ? m_data.blocks[number + 1]->offset(0) : m_data.bytes;
        const qint64 size = std::min(end - m_begin, longest);
        if (qint64(m_buffer.size()) < size + slack)
            m_buffer.resize(std::size_t(size + slack));
        m_size = 0;
        while (m_size < size) {
            const Result<qint64> more = m_source.read(
                m_begin + m_size, std::span(m_buffer).subspan(std::size_t(m_size), std::size_t(size - m_size)));
            if (!more)
                return std::unexpected(more.error());
            if (*more == 0)
                break;
            m_size += *more;
        }
        return {};
    }

    [[nodiscard]] quint32 count() const { return m_block->lines; }
    /// A line of the block without its end. Slack is behind it.
    [[nodiscard]] std::string_view line(quint32 number) const
    {
        const char *const begin = m_buffer.data() + place(number);
        const char *end = m_buffer.data() + (number + 1 < m_block->lines ? place(number + 1) : m_size);
        if (end > begin && end[-1] == '\n')
            --end;
        if (end > begin && end[-1] == '\r')
            --end;
        return {begin, std::size_t(end - begin)};
    }

private:
    static constexpr qint64 longest = qint64(256) << 20; // of a line; what comes after it is not looked at

    [[nodiscard]] qint64 place(quint32 number) const
    {
        return std::clamp<qint64>(m_block->offset(number) - m_begin, 0, m_size);
    }

    const Source &m_source;
    const Index::Data &m_data;
    const IndexBlock *m_block = nullptr;
    qint64 m_begin = 0;
    qint64 m_size = 0;
    std::vector<char> m_buffer;
};

/// For telling texts apart by number; not against somebody who looks for two with the same.
[[nodiscard]] inline quint64 mixed(quint64 hash, std::string_view text) noexcept
{
    constexpr quint64 odd = 0x9e3779b97f4a7c15; // 2^64 by the golden ratio
    const auto fold = [](quint64 value) {
        value *= odd;
        return value ^ value >> 32;
    };
    hash ^= text.size() * odd;
    while (text.size() >= 8) {
        quint64 word = 0;
        std::memcpy(&word, text.data(), sizeof word);
        hash = fold(hash ^ word);
        text.remove_prefix(8);
    }
    quint64 rest = 1;
    for (const char c : text)
        rest = rest << 8 | quint8(c);
    return fold(fold(hash ^ rest)) + odd;
}

} // namespace escale::logs
