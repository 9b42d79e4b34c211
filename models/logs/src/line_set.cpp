// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/line_set.h>

#include <QtCore/QtAssert>

#include <algorithm>
#include <bit>

namespace escale::logs {

namespace {

constexpr qint64 wordBits = 64;
constexpr qint64 group = 8; // words a count: a cache line, and 1/8 of the bits' own memory

constexpr qint64 wordsFor(qint64 size)
{
    return (size + wordBits - 1) / wordBits;
}

} // namespace

LineSet::LineSet(qint64 size, bool all) : m_words(std::size_t(wordsFor(size)), all ? ~quint64(0) : 0), m_size(size)
{
    trim();
}

bool LineSet::contains(qint64 line) const noexcept
{
    return line >= 0 && line < m_size && (m_words[std::size_t(line / wordBits)] >> (line % wordBits) & 1) != 0;
}

void LineSet::insert(qint64 line) noexcept
{
    Q_ASSERT(line >= 0 && line < m_size);
    m_sealed = false;
    m_words[std::size_t(line / wordBits)] |= quint64(1) << (line % wordBits);
}

void LineSet::resize(qint64 size)
{
    m_sealed = false;
    m_words.resize(std::size_t(wordsFor(size)));
    m_size = size;
    trim();
}

std::span<quint64> LineSet::words() noexcept
{
    m_sealed = false;
    return m_words;
}

void LineSet::trim() noexcept
{
    if (m_size % wordBits)
        m_words.back() &= (quint64(1) << (m_size % wordBits)) - 1;
}

LineSet &LineSet::operator&=(const LineSet &other)
{
    Q_ASSERT(other.m_size == m_size);
    m_sealed = false;
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

LineSet &LineSet::operator|=(const LineSet &other)
{
    Q_ASSERT(other.m_size == m_size);
    m_sealed = false;
    for (std::size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

LineSet &LineSet::invert()
{
    m_sealed = false;
    for (quint64 &word : m_words)
        word = ~word;
    trim();
    return *this;
}

void LineSet::seal()
{
    if (m_sealed)
        return;
    m_before.assign(m_words.size() / group + 1, 0);
    m_count = 0;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (i % group == 0)
            m_before[i / group] = m_count;
        m_count += std::popcount(m_words[i]);
    }
    if (m_words.size() % group == 0)
        m_before.back() = m_count;
    m_sealed = true;
}

qint64 LineSet::count() const noexcept
{
    Q_ASSERT(m_sealed || m_size == 0);
    return m_count;
}

qint64 LineSet::at(qint64 n) const noexcept
{
    Q_ASSERT(m_sealed && n >= 0 && n < m_count);
    const auto after = std::ranges::upper_bound(m_before, n);
    auto word = std::size_t(after - m_before.begin() - 1);
    qint64 left = n - m_before[word];
    word *= group;
    for (qint64 here = std::popcount(m_words[word]); left >= here; here = std::popcount(m_words[word])) {
        left -= here;
        ++word;
    }
    quint64 bits = m_words[word];
    for (; left > 0; --left)
        bits &= bits - 1;
    return qint64(word) * wordBits + std::countr_zero(bits);
}

qint64 LineSet::rank(qint64 line) const noexcept
{
    Q_ASSERT(m_sealed || m_size == 0);
    if (line <= 0)
        return 0;
    if (line >= m_size)
        return m_count;
    const auto last = std::size_t(line / wordBits);
    qint64 rank = m_before[last / group];
    for (std::size_t word = last / group * group; word < last; ++word)
        rank += std::popcount(m_words[word]);
    return rank + std::popcount(m_words[last] & ((quint64(1) << (line % wordBits)) - 1));
}

qint64 LineSet::next(qint64 line) const noexcept
{
    const qint64 n = rank(line);
    return n < m_count ? at(n) : -1;
}

qint64 LineSet::previous(qint64 line) const noexcept
{
    const qint64 n = rank(line + 1);
    return n > 0 ? at(n - 1) : -1;
}

} // namespace escale::logs
