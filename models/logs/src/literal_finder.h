// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace escale::logs {

/// Finds a text by two of its bytes that rarely stand at that distance where it is searched: both are compared at 64 places at
/// a time.
class LiteralFinder {
public:
    enum class Loops {
        Fastest, ///< on this processor
        Portable ///< on one that has nothing special: the same, or a test fails
    };
    /// `sample`: of what is going to be searched.
    LiteralFinder(QByteArray needle, QByteArrayView sample, Loops loops = Loops::Fastest);

    /// The first place of the needle in [begin, end), or end. Needs no slack.
    [[nodiscard]] const char *find(const char *begin, const char *end) const noexcept
    {
        return m_needle.size() > end - begin ? end : m_find(*this, begin, end);
    }

private:
    friend struct LiteralLoops;

    QByteArray m_needle;
    qsizetype m_first = 0; // places of the two bytes in the needle, in order
    qsizetype m_second = 0;
    const char *(*m_find)(const LiteralFinder &, const char *, const char *) noexcept;
};

} // namespace escale::logs
