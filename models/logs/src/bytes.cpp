// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bytes.h"

#include <algorithm>
#include <bit>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace escale::logs {

namespace {

void lineStarts(const char *data, qsizetype size, quint32 base, std::vector<quint32> &into)
{
    const char *const end = data + size;
    for (const char *at = data; at < end; ++at) {
        at = static_cast<const char *>(std::memchr(at, '\n', std::size_t(end - at)));
        if (!at)
            return;
        into.push_back(base + quint32(at - data) + 1);
    }
}

qint64 count(const char *data, qsizetype size)
{
    return std::count(data, data + size, '\n');
}

bool ascii(const char *data, qsizetype size)
{
    return std::none_of(data, data + size, [](char byte) { return (byte & 0x80) != 0; });
}

#ifdef __x86_64__
[[gnu::target("avx2,bmi")]] quint64 lineFeeds64(const char *at)
{
    const __m256i feed = _mm256_set1_epi8('\n');
    const auto low = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at));
    const auto high = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at + 32));
    return quint64(quint32(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, feed))))
           | quint64(quint32(_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, feed)))) << 32;
}

[[gnu::target("avx2,bmi")]] void lineStartsAvx2(const char *data, qsizetype size, quint32 base,
                                                std::vector<quint32> &into)
{
    qsizetype i = 0;
    for (; i + 64 <= size; i += 64) {
        for (quint64 found = lineFeeds64(data + i); found; found &= found - 1)
            into.push_back(base + quint32(i + std::countr_zero(found)) + 1);
    }
    lineStarts(data + i, size - i, base + quint32(i), into);
}

[[gnu::target("avx2,bmi,popcnt")]] qint64 countAvx2(const char *data, qsizetype size)
{
    qint64 feeds = 0;
    qsizetype i = 0;
    for (; i + 64 <= size; i += 64)
        feeds += std::popcount(lineFeeds64(data + i));
    return feeds + count(data + i, size - i);
}

[[gnu::target("avx2")]] bool asciiAvx2(const char *data, qsizetype size)
{
    qsizetype i = 0;
    for (; i + 128 <= size; i += 128) {
        const auto *at = reinterpret_cast<const __m256i *>(data + i);
        const __m256i all = _mm256_or_si256(_mm256_or_si256(_mm256_loadu_si256(at), _mm256_loadu_si256(at + 1)),
                                            _mm256_or_si256(_mm256_loadu_si256(at + 2), _mm256_loadu_si256(at + 3)));
        if (_mm256_movemask_epi8(all))
            return false;
    }
    return ascii(data + i, size - i);
}
#endif

} // namespace

ByteLoops portableByteLoops() noexcept
{
    return {lineStarts, count, ascii};
}

ByteLoops fastestByteLoops() noexcept
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
        return {lineStartsAvx2, countAvx2, asciiAvx2};
#endif
    return portableByteLoops();
}

namespace {
const ByteLoops loops = fastestByteLoops();
} // namespace

void appendLineStarts(const char *data, qsizetype size, quint32 base, std::vector<quint32> &into)
{
    loops.lineStarts(data, size, base, into);
}

qint64 countLineFeeds(const char *data, qsizetype size)
{
    return loops.count(data, size);
}

bool isAscii(const char *data, qsizetype size)
{
    return loops.ascii(data, size);
}

} // namespace escale::logs
