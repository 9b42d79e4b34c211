// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <atomic>
#include <vector>

/// An account's files and mail as things to be copied and compared. Free functions, any thread.
namespace escale::platform::tree {

/// What `rsync -aH` copies: the folders of an account that hold files.
inline constexpr std::array<const char *, 2> parts{"www", "mail"};

/// What the file system says of an entry. Any write to a file changes its ctime, which no program can set back.
struct Stamp {
    quint32 mode = 0;
    qint64 size = 0;
    qint64 modified = 0; ///< ns
    qint64 changed = 0;  ///< ns (ctime)
    quint64 inode = 0;

    friend bool operator==(const Stamp &, const Stamp &) = default;
};

struct Entry {
    QByteArray path; ///< below the account's folder, as the disk spells it
    Stamp stamp;
    QByteArray link; ///< where a symbolic link points
};

/// In the order in which rsync walks: a folder's files by name, then its folders.
struct Listing {
    std::vector<Entry> entries;
    qint64 files = 0;
    qint64 bytes = 0; ///< of regular files
};

[[nodiscard]] Result<Listing> list(const QString &root, const StageWatch &stop);
[[nodiscard]] bool isFile(const Stamp &stamp);

/// Both sides as they were when their contents were found equal. While both stamps stand, they still are.
struct Proof {
    Stamp from;
    Stamp to;
};
using Proofs = QHash<QByteArray, Proof>;

[[nodiscard]] QByteArray toBytes(const Proofs &proofs);
/// Empty where the bytes are not all there: proofs are a short cut, never needed.
[[nodiscard]] Proofs proofsFrom(const QByteArray &bytes);

/// Walks behind a running copy and compares each file as soon as it has arrived, at low priority, so that little is left
/// to compare when the copy ends. Returns when all are compared or `copied` is set.
void follow(const Listing &from, const QString &fromRoot, const QString &toRoot, Proofs &proofs,
            const std::atomic_bool &copied, const StageWatch &stop);

struct Comparison {
    qint64 files = 0;
    qint64 bytes = 0;
    qint64 read = 0; ///< bytes that no proof spared reading
    QStringList differences; ///< the first ones, by path
    qint64 different = 0;
};
/// Whether what had to be read on the copy's side is also brought to stable storage.
enum class Storage { Any, Stable };
/// Compares both sides entirely: names, kinds, modes, links, sizes, contents; adds to the proofs.
[[nodiscard]] Result<Comparison> compare(const QString &fromRoot, const QString &toRoot, Proofs &proofs,
                                         Storage storage, const StageWatch &stop);
/// An entry as it is now; a null stamp where there is none.
[[nodiscard]] Stamp stamp(const QString &path);

/// Bytes of the files that rsync's quick check (size and time) would send.
/// All that was written below a folder, and elsewhere in its file system, on stable storage. Gives signs where it takes long.
[[nodiscard]] Result<void> sync(const QString &root, const StageWatch &watch);
[[nodiscard]] Result<qint64> difference(const QString &fromRoot, const QString &toRoot, const StageWatch &stop);

/// The same tree a second time through hard links: cheap, and not touched by a copy that replaces files by renames.
[[nodiscard]] Result<void> linkTree(const QString &from, const QString &to, const StageWatch &watch);

} // namespace escale::platform::tree
