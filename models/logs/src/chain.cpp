// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/chain.h>

#include "sha256.h"

#include <algorithm>
#include <charconv>

namespace escale::logs {

namespace {

constexpr qsizetype digits = 64;
constexpr QByteArrayView hashMarker(",\"escale.hash\":\"");
constexpr QByteArrayView prevMarker(",\"escale.prev\":\"");
constexpr QByteArrayView seqMarker(",\"escale.seq\":");
constexpr QByteArrayView migrationMarker(",\"escale.migration\":");
constexpr QByteArrayView beginning("{\"@timestamp\":\"");

/// The number after the first such field. Quotation marks within strings are escaped, so no text looks like a field, and
/// what the parameters hold comes after the entry's own fields.
qint64 number(QByteArrayView line, QByteArrayView marker)
{
    const qsizetype at = line.indexOf(marker);
    qint64 value = 0;
    if (at < 0)
        return 0;
    const char *from = line.data() + at + marker.size();
    const auto [end, error] = std::from_chars(from, line.data() + line.size(), value);
    return error == std::errc() && value > 0 ? value : 0;
}

bool isHex(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

struct ChainVerifier::Hasher {
    detail::Sha256 sha;
};

QByteArray hashOf(QByteArrayView lineWithoutHash)
{
    detail::Sha256 sha;
    sha.add(lineWithoutHash);
    return detail::view(sha.take()).toByteArray();
}

ChainVerifier::ChainVerifier() : m_hasher(std::make_unique<Hasher>()) {}

ChainVerifier::~ChainVerifier() = default;

ChainVerifier::Finding ChainVerifier::add(QByteArrayView line)
{
    // The hash is the last field and has a fixed width, so the raw line without it is a prefix: nothing is parsed and
    // written again, which would have to be canonical. Before it stands prev, empty or as wide.
    const qsizetype tail = hashMarker.size() + digits + 2;
    ++m_count;
    m_seq = 0;
    m_expected = 0;
    if (line.size() <= tail + prevMarker.size() || !line.startsWith(beginning) || !line.endsWith("\"}")
        || line.sliced(line.size() - tail, hashMarker.size()) != hashMarker)
        return Finding::Malformed;
    const QByteArrayView hash = line.sliced(line.size() - digits - 2, digits);
    const QByteArrayView rest = line.chopped(tail); // ends with the quotation mark of prev
    QByteArrayView prev;
    if (!rest.endsWith(",\"escale.prev\":\"\"")) {
        const qsizetype at = rest.size() - 1 - digits - prevMarker.size();
        if (at < 0 || !rest.endsWith('"') || rest.sliced(at, prevMarker.size()) != prevMarker)
            return Finding::Malformed;
        prev = rest.sliced(at + prevMarker.size(), digits);
    }
    m_seq = number(rest, seqMarker);
    if (m_seq == 0 || !isHex(hash) || !isHex(prev))
        return Finding::Malformed;
    const qint64 migration = number(rest, migrationMarker);
    if (!m_last || migration != m_migration) {
        std::shared_ptr<Chain> &chain = m_chains[migration];
        if (!chain)
            chain = std::make_shared<Chain>();
        m_last = chain;
        m_migration = migration;
    }
    m_expected = m_last->seq == 0 ? 0 : m_last->seq + 1;
    const bool first = m_last->seq == 0;
    const bool follows = first || prev == m_last->head;
    const bool counted = first || m_seq == m_expected;
    m_last->head.assign(hash);
    m_last->seq = m_seq;
    m_hasher->sha.add(rest);
    m_hasher->sha.add("}");
    if (detail::view(m_hasher->sha.take()) != hash)
        return Finding::HashDiffers;
    if (!counted)
        return Finding::Gap;
    return follows ? Finding::Whole : Finding::PrevDiffers;
}

} // namespace escale::logs
