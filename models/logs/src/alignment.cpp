// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alignment.h"

#include <algorithm>
#include <array>
#include <bit>
#include <thread>

namespace escale::logs {

namespace {

using Pair = std::pair<quint32, quint32>;

constexpr int deepest = 16; // gaps within gaps
constexpr int mostEdits = 64; // that are looked for between two stretches that are the same
constexpr quint32 sameAgain = 16; // so many pairs one after another are such a stretch

/// A longest part of pairs, ascending in the first, that ascends in the second, too.
std::vector<Pair> ascending(const std::vector<Pair> &pairs)
{
    std::vector<std::size_t> tails;                // the last pair of the best part of each length
    std::vector<std::size_t> before(pairs.size()); // the pair before each one in its part
    constexpr std::size_t none = -1;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto place =
            std::ranges::lower_bound(tails, pairs[i].second, {}, [&](std::size_t tail) { return pairs[tail].second; });
        before[i] = place == tails.begin() ? none : *std::prev(place);
        if (place == tails.end())
            tails.push_back(i);
        else
            *place = i;
    }
    std::vector<Pair> best(tails.size());
    std::size_t at = tails.empty() ? none : tails.back();
    for (std::size_t i = best.size(); i-- > 0; at = before[at])
        best[i] = pairs[at];
    return best;
}

class Aligner {
public:
    Aligner(const std::vector<quint64> &left, const std::vector<quint64> &right, const std::stop_token &stop)
        : m_left(left)
        , m_right(right)
        , m_stop(stop)
    {
    }

    /// Of both sequences.
    void align() { align({0, quint32(m_left.size()), 0, quint32(m_right.size())}, 0); }
    std::vector<Pair> pairs;

private:
    struct Keyed {
        quint64 key;
        quint32 place;
        bool operator<(const Keyed &other) const { return key != other.key ? key < other.key : place < other.place; }
    };
    struct Range {
        quint32 leftBegin = 0;
        quint32 leftEnd = 0;
        quint32 rightBegin = 0;
        quint32 rightEnd = 0;

        [[nodiscard]] bool hasBoth() const { return leftBegin < leftEnd && rightBegin < rightEnd; }
    };
    void align(Range range, int depth);
    void takeSame(Range &range);
    [[nodiscard]] bool passEdits(Range &range);
    [[nodiscard]] int edits(const Range &range, int &diagonal);
    void byPatience(Range range, int depth);
    struct Candidates {
        std::vector<Pair> once; // of keys that come once on either side
        std::vector<Pair> nth;
    };
    /// `length`: of the stretches that are looked for, each known by its beginning.
    [[nodiscard]] Candidates candidates(const Range &range, quint32 length) const;
    [[nodiscard]] static std::vector<Keyed> sorted(const std::vector<quint64> &keys, quint32 begin, quint32 end,
                                                   quint32 length)
    {
        constexpr quint64 odd = 0x9e3779b97f4a7c15; // 2^64 by the golden ratio
        std::vector<Keyed> sorted;
        sorted.reserve(end - begin);
        for (quint32 i = begin; i < end && end - i >= length; ++i) {
            quint64 key = keys[i];
            for (quint32 next = 1; next < length; ++next)
                key = std::rotl(key * odd, 29) ^ keys[i + next];
            sorted.push_back({key, i});
        }
        std::sort(sorted.begin(), sorted.end());
        return sorted;
    }

    const std::vector<quint64> &m_left;
    const std::vector<quint64> &m_right;
    std::stop_token m_stop;
    /// After each number of edits, how far on the left each diagonal has come, the one of the beginning in the middle.
    std::array<std::array<qint32, 2 * mostEdits + 3>, mostEdits + 1> m_reached{};
};

/// What both sides have at their beginning.
void Aligner::takeSame(Range &range)
{
    for (; range.hasBoth() && m_left[range.leftBegin] == m_right[range.rightBegin];
         ++range.leftBegin, ++range.rightBegin)
        pairs.emplace_back(range.leftBegin, range.rightBegin);
}

/// The fewest keys to leave out on the left and on the right (together) to come to where both sides are the same again or at
/// their end, and how many more are left out on the left; -1 where that takes too many.
int Aligner::edits(const Range &range, int &diagonal)
{
    const auto leftSize = qint64(range.leftEnd - range.leftBegin);
    const auto rightSize = qint64(range.rightEnd - range.rightBegin);
    constexpr qint64 middle = mostEdits + 1;
    for (int count = 0; count <= mostEdits; ++count) {
        auto &reached = m_reached[std::size_t(count)];
        for (int d = -count; d <= count; d += 2) {
            qint64 left = 0;
            if (count > 0) {
                const auto &before = m_reached[std::size_t(count - 1)];
                const bool isRightLeftOut =
                    d == -count
                    || (d != count && before[std::size_t(middle + d - 1)] < before[std::size_t(middle + d + 1)]);
                left = isRightLeftOut ? before[std::size_t(middle + d + 1)] : before[std::size_t(middle + d - 1)] + 1;
            }
            qint64 right = left - d;
            // Beyond either end there is nothing to leave out; such a way ends.
            if (left > leftSize || right > rightSize) {
                reached[std::size_t(middle + d)] = qint32(std::min(left, leftSize + 1));
                continue;
            }
            const qint64 from = left;
            while (left < leftSize && right < rightSize && left - from < qint64(sameAgain)
                   && m_left[range.leftBegin + quint32(left)] == m_right[range.rightBegin + quint32(right)]) {
                ++left;
                ++right;
            }
            reached[std::size_t(middle + d)] = qint32(left);
            if (left - from == qint64(sameAgain) || (left == leftSize && right == rightSize)) {
                diagonal = d;
                return count;
            }
        }
    }
    return -1;
}

/// Goes over what differs by few keys, to where both sides are the same again.
bool Aligner::passEdits(Range &range)
{
    int diagonal = 0;
    const int count = edits(range, diagonal);
    if (count < 0)
        return false;
    constexpr qint64 middle = mostEdits + 1;
    const std::size_t first = pairs.size();
    qint64 left = m_reached[std::size_t(count)][std::size_t(middle + diagonal)];
    const qint64 leftReached = left;
    const qint64 rightReached = left - diagonal;
    for (int at = count, d = diagonal; at >= 0; --at) {
        qint64 from = 0; // where the pairs of this diagonal begin
        int next = d;
        if (at > 0) {
            const auto &before = m_reached[std::size_t(at - 1)];
            const bool isRightLeftOut =
                d == -at || (d != at && before[std::size_t(middle + d - 1)] < before[std::size_t(middle + d + 1)]);
            next = isRightLeftOut ? d + 1 : d - 1;
            from = before[std::size_t(middle + next)] + (isRightLeftOut ? 0 : 1);
        }
        for (qint64 l = left; l-- > from;)
            pairs.emplace_back(range.leftBegin + quint32(l), range.rightBegin + quint32(l - d));
        if (at > 0)
            left = m_reached[std::size_t(at - 1)][std::size_t(middle + next)];
        d = next;
    }
    std::reverse(pairs.begin() + qsizetype(first), pairs.end());
    range.leftBegin += quint32(leftReached);
    range.rightBegin += quint32(rightReached);
    return true;
}

void Aligner::align(Range range, int depth)
{
    do {
        takeSame(range);
    } while (range.hasBoth() && !m_stop.stop_requested() && passEdits(range));
    if (!range.hasBoth() || m_stop.stop_requested())
        return;
    quint32 same = 0; // at the end
    for (; range.hasBoth() && m_left[range.leftEnd - 1] == m_right[range.rightEnd - 1]; ++same) {
        --range.leftEnd;
        --range.rightEnd;
    }
    if (range.hasBoth())
        byPatience(range, depth);
    for (quint32 i = 0; i < same; ++i)
        pairs.emplace_back(range.leftEnd + i, range.rightEnd + i);
}

Aligner::Candidates Aligner::candidates(const Range &range, quint32 length) const
{
    constexpr quint32 worthAThread = 50'000;
    std::vector<Keyed> left;
    std::vector<Keyed> right;
    const auto sortRight = [&] { right = sorted(m_right, range.rightBegin, range.rightEnd, length); };
    {
        std::jthread other;
        if (range.rightEnd - range.rightBegin >= worthAThread)
            other = std::jthread(sortRight);
        else
            sortRight();
        left = sorted(m_left, range.leftBegin, range.leftEnd, length);
    }
    Candidates found;
    for (std::size_t l = 0, r = 0; l < left.size() && r < right.size();) {
        if (left[l].key != right[r].key) {
            ++(left[l].key < right[r].key ? l : r);
            continue;
        }
        const quint64 key = left[l].key;
        std::size_t leftNext = l;
        std::size_t rightNext = r;
        while (leftNext < left.size() && left[leftNext].key == key)
            ++leftNext;
        while (rightNext < right.size() && right[rightNext].key == key)
            ++rightNext;
        if (leftNext == l + 1 && rightNext == r + 1)
            found.once.emplace_back(left[l].place, right[r].place);
        for (std::size_t i = 0; i < std::min(leftNext - l, rightNext - r); ++i)
            found.nth.emplace_back(left[l + i].place, right[r + i].place);
        l = leftNext;
        r = rightNext;
    }
    return found;
}

void Aligner::byPatience(Range range, int depth)
{
    Candidates found = candidates(range, 1);
    // Two that differ in their first keys are no stretch, whatever number both have.
    const auto isChance = [&](const Pair &pair) { return m_left[pair.first] != m_right[pair.second]; };
    if (found.once.empty() && depth < deepest) {
        found.once = candidates(range, sameAgain).once;
        std::erase_if(found.once, isChance);
    }
    const bool isLast = found.once.empty() || depth >= deepest;
    std::vector<Pair> &chosen = isLast ? found.nth : found.once;
    std::sort(chosen.begin(), chosen.end());
    for (const Pair &pair : ascending(chosen)) {
        if (!isLast)
            align({range.leftBegin, pair.first, range.rightBegin, pair.second}, depth + 1);
        pairs.push_back(pair);
        range.leftBegin = pair.first + 1;
        range.rightBegin = pair.second + 1;
    }
    if (!isLast)
        align(range, depth + 1);
}

} // namespace

std::vector<Pair> alignment(const std::vector<quint64> &left, const std::vector<quint64> &right,
                            const std::stop_token &stop)
{
    Aligner aligner(left, right, stop);
    aligner.pairs.reserve(std::min(left.size(), right.size()));
    aligner.align();
    return std::move(aligner.pairs);
}

} // namespace escale::logs
