// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "zip_archive.h"

#include <escale/logs/bundle.h>

#include <QtCore/QHash>

#include <mutex>
#include <vector>

class QFile;

namespace escale::logs {

/// By what a file is recognised as the same and unchanged.
struct Stamp {
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modified = 0; ///< nanoseconds

    friend bool operator==(const Stamp &, const Stamp &) = default;
};
/// None for what is no regular file.
[[nodiscard]] std::optional<Stamp> stampOf(const QFile &file);

struct Bundle::Data {
    using Archive = std::unique_ptr<detail::ZipArchive>;

    QString path; ///< empty: in memory
    QByteArray bytes;
    qint64 size = 0;
    BundleLimits limits;
    std::optional<Stamp> stamp;
    QList<detail::ZipMember> members; ///< in the order of the directory, folders left out
    QHash<QString, const detail::ZipMember *> index; ///< into the members
    QByteArray manifestJson;
    Manifest manifest;

    /// A way to read the file, one for each user. Fails where it cannot be opened or is another one now.
    [[nodiscard]] Result<detail::ReadAt> reader() const;
    /// The archive, for one user: to be given back, so that the next one need not read the directory again.
    [[nodiscard]] Result<Archive> archive() const;
    void giveBack(Archive archive) const;

private:
    mutable std::mutex m_mutex;
    mutable std::vector<Archive> m_idle; ///< guarded by m_mutex
};

} // namespace escale::logs
