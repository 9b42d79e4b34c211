// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/stage_watch.h"

#include <escale/core/error.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

/// Changes on disk that survive a kill or a power cut: whoever looks finds the old state or the new one, nothing between.
/// Free functions, any thread; paths are absolute. Failures are "io_failed" with the path and the system's words.
namespace escale::platform::disk {

/// Names that end so are unfinished work of somebody who may have been killed: never read, removed when met.
inline constexpr QLatin1StringView unfinished{".escale-part"};

[[nodiscard]] std::unexpected<Error> ioFailure(const QString &path, int systemError);

/// Folder and its parents, or nothing where it is there.
[[nodiscard]] Result<void> makeFolder(const QString &path);
/// Writes beside the file, syncs, renames over it, syncs the folder.
[[nodiscard]] Result<void> writeFile(const QString &path, const QByteArray &content);
[[nodiscard]] Result<QByteArray> readFile(const QString &path);
/// Atomic within a file system; syncs the target's folder.
[[nodiscard]] Result<void> rename(const QString &from, const QString &to);
/// What is gone already is no failure.
[[nodiscard]] Result<void> removeFile(const QString &path);
/// Takes the folder out of sight by one rename, then deletes it: a kill in the middle leaves no half folder under its name.
/// Gives signs on the way.
[[nodiscard]] Result<void> removeTree(const QString &path, const StageWatch *watch = nullptr);
/// Content of a file or the entries of a folder on stable storage. Gives signs while a large file gets there.
[[nodiscard]] Result<void> sync(const QString &path, const StageWatch *watch = nullptr);
/// The content of an open file, without what is said about it elsewhere, and so no more than a part of sync(). Gives a sign
/// for each 16 MiB. 0, or the system's number of what failed.
int waitForContent(int descriptor, const StageWatch &watch);
/// The same as sync() of an open file, as fsync(): 0, or -1 with errno.
[[nodiscard]] int sync(int descriptor, const StageWatch *watch);

} // namespace escale::platform::disk
