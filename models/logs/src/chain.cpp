// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/chain.h>

#include <escale/logs/entry.h>

#include <QtCore/QCryptographicHash>

namespace escale::logs {

QByteArray hashOf(QByteArrayView lineWithoutHash)
{
    return QCryptographicHash::hash(lineWithoutHash, QCryptographicHash::Sha256).toHex();
}

ChainVerifier::Finding ChainVerifier::add(QByteArrayView line)
{
    // The hash is the last field and has a fixed width, so the raw line without it is a prefix: nothing is parsed and
    // written again, which would have to be canonical.
    static constexpr QByteArrayView marker(",\"escale.hash\":\"");
    constexpr qsizetype digits = 64;
    const qsizetype tail = marker.size() + digits + 2;
    const QByteArray previous = m_head;
    const qint64 previousSeq = m_seq;
    const bool first = m_count == 0;
    ++m_count;
    if (line.size() <= tail || line.sliced(line.size() - tail, marker.size()) != marker)
        return Finding::Malformed;
    const QByteArrayView hash = line.sliced(line.size() - digits - 2, digits);
    m_head = hash.toByteArray();
    const Result<Entry> entry = fromLine(line);
    if (!entry)
        return Finding::Malformed;
    m_seq = entry->seq;
    if (hashOf(line.first(line.size() - tail).toByteArray() + '}') != hash)
        return Finding::HashDiffers;
    if (first)
        return Finding::Whole;
    if (entry->prev != previous)
        return entry->seq == previousSeq + 1 ? Finding::PrevDiffers : Finding::Gap;
    return entry->seq == previousSeq + 1 ? Finding::Whole : Finding::Gap;
}

} // namespace escale::logs
