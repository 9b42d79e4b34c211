// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>

/// Where what lies in a ZIP: read with suspicion, written in exactly one way. No other parser looks at a bundle, so there
/// is no second opinion that a forged one could be made for.
namespace escale::logs::detail {

struct ZipMember {
    QByteArray name; ///< as it stands there
    bool deflated = false;
    quint32 crc = 0;
    qint64 packedSize = 0;
    qint64 size = 0;
    qint64 offset = 0; ///< of its local header
    qint64 dataOffset = 0;
};

struct ZipLayout {
    QList<ZipMember> members; ///< in the order of the directory, folders left out
    qint64 directoryOffset = 0;
};

/// Reads up to `size` bytes at an offset; fewer only where the file ends.
using ReadAt = std::function<QByteArray(qint64 offset, qint64 size)>;

/// The members, all checked: names, kinds, places, limits. Fails with the bundle_* codes.
[[nodiscard]] Result<ZipLayout> readLayout(const ReadAt &readAt, qint64 fileSize, const BundleLimits &limits,
                                           const QString &path);

/// The bytes before a member's data, in the directory, and after the directory, as Escale writes them.
[[nodiscard]] QByteArray localHeader(const ZipMember &member);
[[nodiscard]] QByteArray directoryEntry(const ZipMember &member);
[[nodiscard]] QByteArray directoryEnd(qsizetype count, qint64 directorySize, qint64 directoryOffset);

/// The first byte outside the members' data that Escale would not have written there; none where there is no such byte.
[[nodiscard]] std::optional<qint64> foreignByte(const ReadAt &readAt, qint64 fileSize, const ZipLayout &layout);

} // namespace escale::logs::detail
