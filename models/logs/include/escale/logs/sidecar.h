// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/index.h>
#include <escale/logs/source.h>

#include <QtCore/QString>

#include <optional>

/// The index of a log, saved so that the next opening is instant. What is in a sidecar is checked as any foreign bytes are:
/// one that is damaged, made by another version or no longer fits the log counts as not there.
namespace escale::logs {

/// Where the sidecar of a log is kept: in `folder` (the user's cache, usually), under a name made of the log's path, the part of
/// the file that it is and the version of the format.
[[nodiscard]] QString sidecarPath(const Source &source, const SourceOptions &options, const QString &folder);

/// Written beside and renamed, so that a crash leaves the old one or none. Fails with "io_failed". The folder is made if missing.
/// `stamp` is what the source was like before the index was begun.
[[nodiscard]] Result<void> saveSidecar(const QString &path, const Source &source, const Index &index,
                                       const SourceStamp &stamp);

/// The index, where the sidecar fits: the same size, modification time and head. Of a plain file that has only grown (a longer
/// file with the same head, whose bytes where the index ended are those it ended with) it is the index as of then, for
/// buildIndex() to go on with. The stale one is removed.
[[nodiscard]] std::optional<Index> loadSidecar(const QString &path, const Source &source);

/// Removes the sidecars in `folder` that have not been used for longest, so that the rest takes at most `limit` bytes.
void trimSidecars(const QString &folder, qint64 limit);

} // namespace escale::logs
