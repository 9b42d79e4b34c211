// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/bundle.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <memory>

struct zip;

namespace escale::logs::detail {

struct ZipMember {
    quint64 index = 0; ///< libzip's
    QByteArray name; ///< as it stands there; ASCII
    bool deflated = false;
    quint32 crc = 0;
    qint64 packedSize = 0;
    qint64 size = 0;
};

/// Reads up to `size` bytes at an offset; fewer only where the file ends.
using ReadAt = std::function<QByteArray(qint64 offset, qint64 size)>;

/// A ZIP that is opened for reading, by libzip. What it says is checked against the limits and against what may be in a
/// bundle before anything is unpacked. One user at a time; several archives may read the same file.
class ZipArchive {
public:
    /// Fails with the bundle_* codes.
    [[nodiscard]] static Result<std::unique_ptr<ZipArchive>> open(ReadAt readAt, qint64 fileSize,
                                                                  const BundleLimits &limits, const QString &path);
    ~ZipArchive();
    Q_DISABLE_COPY_MOVE(ZipArchive)

    /// In the order of the directory, folders left out.
    [[nodiscard]] const QList<ZipMember> &members() const { return m_members; }

    /// A member's content in blocks, unpacked, or as it lies in the file. `take` returns false to stop. False where it does
    /// not unpack to the size and checksum that the directory says, or cannot be read.
    [[nodiscard]] bool read(const ZipMember &member, bool packed, const Bundle::Take &take);

private:
    struct Input;
    ZipArchive() = default;
    Result<zip *> load(int flags, const BundleLimits &limits, const QString &path);
    Result<void> check(const BundleLimits &limits, qint64 fileSize, const QString &path);

    std::unique_ptr<Input> m_input;
    zip *m_zip = nullptr;
    QList<ZipMember> m_members;
};

} // namespace escale::logs::detail
