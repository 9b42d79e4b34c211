// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "literal_finder.h"

#include <QtCore/QList>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>

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

namespace {

/// How often two bytes stand at these places of the needle in the sample.
qint64 together(QByteArrayView sample, QByteArrayView needle, qsizetype first, qsizetype second)
{
    qint64 times = 0;
    const char a = needle[first];
    const char b = needle[second];
    for (qsizetype at = 0; at + needle.size() <= sample.size(); ++at)
        times += sample[at + first] == a && sample[at + second] == b;
    return times;
}

} // namespace

LiteralFinder::LiteralFinder(QByteArray needle, QByteArrayView sample, Loops loops)
    : m_needle(std::move(needle))
    , m_find(loops == Loops::Fastest ? LiteralLoops::choose() : LiteralLoops::portable)
{
    Q_ASSERT(!m_needle.isEmpty());
    std::array<qint64, 256> seen{};
    for (const char byte : sample)
        ++seen[quint8(byte)];
    QList<qsizetype> places(m_needle.size());
    std::iota(places.begin(), places.end(), 0);
    std::ranges::stable_sort(places, {}, [&](qsizetype place) { return seen[quint8(m_needle[place])]; });
    m_first = m_second = places.first();
    // Bytes that are rare by themselves may always come together (an account's name is in every line, another's number is
    // not): so it is pairs that are counted, of the rarest few, in some of the sample.
    constexpr qsizetype most = 8;
    constexpr qsizetype counted = 16 << 10;
    places.resize(std::min(places.size(), most));
    const QByteArrayView part = sample.first(std::min(sample.size(), counted));
    qint64 least = std::numeric_limits<qint64>::max();
    for (qsizetype i = 0; i < places.size(); ++i) {
        for (qsizetype j = i + 1; j < places.size(); ++j) {
            if (const qint64 times = together(part, m_needle, places[i], places[j]); times < least) {
                least = times;
                m_first = places[i];
                m_second = places[j];
            }
        }
    }
}

} // namespace escale::logs
