// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alignment.h"

#include <algorithm>

namespace escale::logs {

namespace {

using Pair = std::pair<quint32, quint32>;

constexpr int deepest = 16; // gaps within gaps

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

    void align(quint32 leftBegin, quint32 leftEnd, quint32 rightBegin, quint32 rightEnd, int depth);
    std::vector<Pair> pairs;

private:
    struct Keyed {
        quint64 key;
        quint32 place;
        bool operator<(const Keyed &other) const { return key != other.key ? key < other.key : place < other.place; }
    };
    static std::vector<Keyed> sorted(const std::vector<quint64> &keys, quint32 begin, quint32 end)
    {
        std::vector<Keyed> sorted;
        sorted.reserve(end - begin);
        for (quint32 i = begin; i < end; ++i)
            sorted.push_back({keys[i], i});
        std::sort(sorted.begin(), sorted.end());
        return sorted;
    }

    const std::vector<quint64> &m_left;
    const std::vector<quint64> &m_right;
    std::stop_token m_stop;
};

void Aligner::align(quint32 leftBegin, quint32 leftEnd, quint32 rightBegin, quint32 rightEnd, int depth)
{
    for (; leftBegin < leftEnd && rightBegin < rightEnd && m_left[leftBegin] == m_right[rightBegin];
         ++leftBegin, ++rightBegin)
        pairs.emplace_back(leftBegin, rightBegin);
    quint32 same = 0; // at the end
    for (; leftBegin < leftEnd && rightBegin < rightEnd && m_left[leftEnd - 1] == m_right[rightEnd - 1]; ++same) {
        --leftEnd;
        --rightEnd;
    }
    if (leftBegin < leftEnd && rightBegin < rightEnd && !m_stop.stop_requested()) {
        const std::vector<Keyed> left = sorted(m_left, leftBegin, leftEnd);
        const std::vector<Keyed> right = sorted(m_right, rightBegin, rightEnd);
        std::vector<Pair> once;
        std::vector<Pair> nth;
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
                once.emplace_back(left[l].place, right[r].place);
            for (std::size_t i = 0; i < std::min(leftNext - l, rightNext - r); ++i)
                nth.emplace_back(left[l + i].place, right[r + i].place);
            l = leftNext;
            r = rightNext;
        }
        const bool isLast = once.empty() || depth >= deepest;
        std::vector<Pair> &candidates = isLast ? nth : once;
        std::sort(candidates.begin(), candidates.end());
        for (const Pair &pair : ascending(candidates)) {
            if (!isLast)
                align(leftBegin, pair.first, rightBegin, pair.second, depth + 1);
            pairs.push_back(pair);
            leftBegin = pair.first + 1;
            rightBegin = pair.second + 1;
        }
        if (!isLast)
            align(leftBegin, leftEnd, rightBegin, rightEnd, depth + 1);
    }
    for (quint32 i = 0; i < same; ++i)
        pairs.emplace_back(leftEnd + i, rightEnd + i);
}

} // namespace

std::vector<Pair> alignment(const std::vector<quint64> &left, const std::vector<quint64> &right,
                            const std::stop_token &stop)
{
    Aligner aligner(left, right, stop);
    aligner.pairs.reserve(std::min(left.size(), right.size()));
    aligner.align(0, quint32(left.size()), 0, quint32(right.size()), 0);
    return std::move(aligner.pairs);
}

} // namespace escale::logs
