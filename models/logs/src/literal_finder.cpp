// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "literal_finder.h"

#include <algorithm>
#include <bit>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace escale::logs {

struct LiteralLoops {
    static const char *portable(const LiteralFinder &finder, const char *begin, const char *end) noexcept
    {
        const char *const needle = finder.m_needle.constData();
        const auto size = finder.m_needle.size();
        const char *const last = end - size; // where it may begin
        for (const char *at = begin; at <= last; ++at) {
            const auto *rare = static_cast<const char *>(
                std::memchr(at + finder.m_first, needle[finder.m_first], std::size_t(last - at + 1)));
            if (!rare)
                return end;
            at = rare - finder.m_first;
            if (std::memcmp(at, needle, std::size_t(size)) == 0)
                return at;
        }
        return end;
    }

#ifdef __x86_64__
    [[gnu::target("avx2,bmi"), gnu::always_inline]] static inline __m256i places(const char *a, __m256i first,
                                                                                 const char *b, __m256i second) noexcept
    {
        const auto as = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(a));
        const auto bs = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(b));
        return _mm256_and_si256(_mm256_cmpeq_epi8(as, first), _mm256_cmpeq_epi8(bs, second));
    }

    [[gnu::target("avx2,bmi")]] static const char *avx2(const LiteralFinder &finder, const char *begin,
                                                        const char *end) noexcept
    {
        const char *const needle = finder.m_needle.constData();
        const auto size = std::size_t(finder.m_needle.size());
        const __m256i first = _mm256_set1_epi8(needle[finder.m_first]);
        const __m256i second = _mm256_set1_epi8(needle[finder.m_second]);
        const char *at = begin;
        // Both loads end before `end`: the second byte lies at most `size` - 1 behind the place.
        for (; at + 64 + size <= end; at += 64) {
            const __m256i low = places(at + finder.m_first, first, at + finder.m_second, second);
            const __m256i high = places(at + 32 + finder.m_first, first, at + 32 + finder.m_second, second);
            if (_mm256_testz_si256(_mm256_or_si256(low, high), _mm256_or_si256(low, high)))
                continue;
            quint64 found =
                quint64(quint32(_mm256_movemask_epi8(low))) | quint64(quint32(_mm256_movemask_epi8(high))) << 32;
            for (; found; found &= found - 1) {
                const char *place = at + std::countr_zero(found);
                if (std::memcmp(place, needle, size) == 0)
                    return place;
            }
        }
        return std::size_t(end - at) < size ? end : portable(finder, at, end);
    }
#endif

    static const char *(*choose() noexcept)(const LiteralFinder &, const char *, const char *) noexcept
    {
#ifdef __x86_64__
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
            return avx2;
#endif
        return portable;
    }
};

LiteralFinder::LiteralFinder(QByteArray needle, const Histogram &seen)
    : m_needle(std::move(needle))
    , m_find(LiteralLoops::choose())
{
    Q_ASSERT(!m_needle.isEmpty());
    const auto frequency = [&](qsizetype place) { return seen[quint8(m_needle[place])]; };
    for (qsizetype i = 1; i < m_needle.size(); ++i) {
        if (frequency(i) < frequency(m_first))
            m_first = i;
    }
    m_second = m_first == 0 ? m_needle.size() - 1 : 0;
    for (qsizetype i = 0; i < m_needle.size(); ++i) {
        if (i != m_first && frequency(i) < frequency(m_second))
            m_second = i;
    }
}

} // namespace escale::logs
