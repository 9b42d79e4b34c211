// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtTypes>

#include <span>
#include <vector>

namespace escale::logs {

/// A set of lines of one log, numbered from 0: what a filter or a search finds. A bit a line, and a directory of counts that
/// makes "the n-th line of the set" and "how many before this one" quick. Value type; one thread at a time, except that a
/// sealed set may be read by several.
class LineSet {
public:
    LineSet() = default;
    explicit LineSet(qint64 size, bool all = false);

    /// How many lines the log has of which this is a set.
    [[nodiscard]] qint64 size() const noexcept { return m_size; }
    [[nodiscard]] bool contains(qint64 line) const noexcept;

    void insert(qint64 line) noexcept;
    /// More lines, none of which is in the set; or fewer. The set is no longer sealed.
    void resize(qint64 size);
    /// Both must be of the same size. Neither is sealed afterwards.
    LineSet &operator&=(const LineSet &other);
    LineSet &operator|=(const LineSet &other);
    LineSet &invert();

    /// Makes the directory. Needed before any of the functions below, and again after a change.
    void seal();
    [[nodiscard]] bool sealed() const noexcept { return m_sealed; }
    [[nodiscard]] qint64 count() const noexcept;
    /// The line in place `n`, from 0, of the set.
    [[nodiscard]] qint64 at(qint64 n) const noexcept;
    /// How many lines of the set come before `line`.
    [[nodiscard]] qint64 rank(qint64 line) const noexcept;
    /// The first line of the set that is not before `line`, or -1.
    [[nodiscard]] qint64 next(qint64 line) const noexcept;
    /// The last line of the set that is not after `line`, or -1.
    [[nodiscard]] qint64 previous(qint64 line) const noexcept;

    /// 64 lines a word, the first line in the lowest bit; bits past the end are 0.
    [[nodiscard]] std::span<const quint64> words() const noexcept { return m_words; }
    [[nodiscard]] std::span<quint64> words() noexcept;

    friend bool operator==(const LineSet &a, const LineSet &b)
    {
        return a.m_size == b.m_size && a.m_words == b.m_words;
    }

private:
    void trim() noexcept;

    std::vector<quint64> m_words;
    std::vector<qint64> m_before; // lines of the set before each group of words
    qint64 m_size = 0;
    qint64 m_count = 0;
    bool m_sealed = false;
};

} // namespace escale::logs
