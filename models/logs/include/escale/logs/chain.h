// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <memory>

namespace escale::logs {

/// The hash over a line as it is without its hash field, hexadecimal: what the field must hold.
[[nodiscard]] QByteArray hashOf(QByteArrayView lineWithoutHash);

/// Follows entries in their order and says where the chain breaks. Each migration has a chain of its own, and so has what
/// belongs to none; a log may hold several, one entry after another. A chain without a key shows edits, cuts in the middle
/// and reordering; against restamping or a cut tail it needs a signature over head and count. Not thread-safe. Nothing is
/// parsed but the fields whose place the fixed order gives, so that a log is verified about as fast as it is hashed.
class ChainVerifier {
public:
    enum class Finding {
        Whole,
        Malformed, ///< not a line of this format: the chain's fields are not where they must be
        HashDiffers, ///< the line was changed
        PrevDiffers, ///< the entry before it is not the one that it was written after
        Gap ///< seq does not follow
    };

    ChainVerifier();
    ~ChainVerifier();
    Q_DISABLE_COPY_MOVE(ChainVerifier)

    /// Checks the next line, without its line end. The first line of a chain may stand anywhere in it: an excerpt is whole.
    [[nodiscard]] Finding add(QByteArrayView line);

    /// Lines so far.
    [[nodiscard]] qint64 count() const noexcept { return m_count; }
    /// Of the last line: its hash, its seq (0 where it could not be read), its migration, and the seq that was expected
    /// (0: any).
    [[nodiscard]] QByteArray head() const { return m_last ? m_last->head : QByteArray(); }
    [[nodiscard]] qint64 seq() const noexcept { return m_seq; }
    [[nodiscard]] qint64 migration() const noexcept { return m_migration; }
    [[nodiscard]] qint64 expectedSeq() const noexcept { return m_expected; }

private:
    struct Chain {
        QByteArray head;
        qint64 seq = 0;
    };
    struct Hasher;

    std::unique_ptr<Hasher> m_hasher;
    QHash<qint64, std::shared_ptr<Chain>> m_chains;
    std::shared_ptr<Chain> m_last;
    qint64 m_count = 0;
    qint64 m_seq = 0;
    qint64 m_migration = -1;
    qint64 m_expected = 0;
};

} // namespace escale::logs
