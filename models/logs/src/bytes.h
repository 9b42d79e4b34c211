// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtTypes>

#include <cstring>
#include <vector>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/// Bytes at the speed of memory: AVX2 where the processor has it, asked once at run time, else what the compiler makes of it.
namespace escale::logs {

/// So many bytes behind a buffer must be readable for the functions that say so.
inline constexpr qsizetype slack = 64;

/// Adds base + i + 1 for each LF at data[i]: where the lines after it begin. The elements are kept.
void appendLineStarts(const char *data, qsizetype size, quint32 base, std::vector<quint32> &into);
[[nodiscard]] qint64 countLineFeeds(const char *data, qsizetype size);
[[nodiscard]] bool isAscii(const char *data, qsizetype size);

/// What these three are on this processor, and on one that has nothing special: the same, or a test fails.
struct ByteLoops {
    void (*lineStarts)(const char *data, qsizetype size, quint32 base, std::vector<quint32> &into);
    qint64 (*count)(const char *data, qsizetype size);
    bool (*ascii)(const char *data, qsizetype size);
};
[[nodiscard]] ByteLoops fastestByteLoops() noexcept;
[[nodiscard]] ByteLoops portableByteLoops() noexcept;

/// The first '"' or '\\' from `at` on, or `end`. Needs slack.
[[nodiscard]] inline const char *quoteOrBackslash(const char *at, const char *end) noexcept
{
#ifdef __SSE2__
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    for (; at < end; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const int found =
            _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)));
        if (found) {
            at += __builtin_ctz(unsigned(found));
            return at < end ? at : end;
        }
    }
    return end;
#else
    while (at < end && *at != '"' && *at != '\\')
        ++at;
    return at;
#endif
}

/// The '"' that ends the string of JSON whose content begins at `at`, or `end`. Needs slack.
[[nodiscard]] inline const char *stringEnd(const char *at, const char *end) noexcept
{
    while (true) {
        at = quoteOrBackslash(at, end);
        if (at == end || *at == '"')
            return at;
        at += 2;
        if (at >= end)
            return end;
    }
}

} // namespace escale::logs
