// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "zip_layout.h"

#include <escale/logs/bundle.h>

#include <QtCore/QHash>

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

struct Reader {
    detail::ReadAt at;
};

struct Bundle::Data {
    QString path; ///< empty: in memory
    QByteArray bytes;
    qint64 size = 0;
    std::optional<Stamp> stamp;
    detail::ZipLayout layout;
    QHash<QString, const detail::ZipMember *> index; ///< into the layout
    QByteArray manifestJson;
    Manifest manifest;

    /// A way to read the file, one for each user. Fails where it cannot be opened or is another one now.
    [[nodiscard]] Result<Reader> reader() const;
};

} // namespace escale::logs
