// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>

namespace escale::logs {

/// The hash over a line as it is without its hash field, hexadecimal: what the field must hold.
[[nodiscard]] QByteArray hashOf(QByteArrayView lineWithoutHash);

/// Follows entries in their order and says where the chain breaks. A chain without a key shows edits, cuts in the middle and
/// reordering; against restamping or a cut tail it needs a signature over head and count. Not thread-safe.
class ChainVerifier {
public:
    enum class Finding {
        Whole,
        Malformed, ///< no hash field at the end of the line
        HashDiffers, ///< the line was changed
        PrevDiffers, ///< the entry before it is not the one that it was written after
        Gap ///< seq does not follow
    };

    /// Checks the next line. The first line of an excerpt may start anywhere in the chain.
    [[nodiscard]] Finding add(QByteArrayView line);

    [[nodiscard]] qint64 count() const noexcept { return m_count; }
    [[nodiscard]] const QByteArray &head() const noexcept { return m_head; }

private:
    QByteArray m_head;
    qint64 m_seq = 0;
    qint64 m_count = 0;
};

} // namespace escale::logs
