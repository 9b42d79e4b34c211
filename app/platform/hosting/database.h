// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

#include <QtCore/QHash>
#include <QtCore/QMap>

#include <memory>
#include <mutex>

struct sqlite3;

/// SQLite databases as things to be moved. Free functions, any thread; a path is used by one at a time.
namespace escale::platform::database {

struct Closer {
    void operator()(sqlite3 *connection) const;
};
using Connection = std::unique_ptr<sqlite3, Closer>;

/// Opens an existing database for reading and writing. `watch` gets a sign of what long statements do; it outlives the
/// connection.
[[nodiscard]] Result<Connection> open(const QString &path, const StageWatch *watch = nullptr);
[[nodiscard]] Result<void> execute(sqlite3 *connection, const QByteArray &sql);
/// The first column of the first row, 0 without one.
[[nodiscard]] Result<qint64> number(sqlite3 *connection, const QByteArray &sql);

/// The version that the site's own upgrade wrote into it (PRAGMA user_version): what an engine has to understand.
[[nodiscard]] Result<qint64> version(const QString &path);

/// Row counts of all tables.
struct Counts {
    qint64 tables = 0;
    qint64 rows = 0;
};
[[nodiscard]] Result<Counts> count(const QString &path, const StageWatch &watch);

/// Rows of each table, by its name.
[[nodiscard]] Result<QMap<QString, qint64>> rows(const QString &path, const StageWatch &watch);

using CopySink = std::function<void(qint64 bytesMore)>;
/// Copies page by page with SQLite's backup, consistent even while the source is written to; the copy is finished under
/// an unfinished name, synced, and renamed over the target. `identical` says that each page of the copy was read back
/// and compared with the source's: only asked where nobody writes, otherwise null.
[[nodiscard]] Result<qint64> copy(const QString &source, const QString &target, const CopySink &sink,
                                  const StageWatch &stop, bool *identical);

/// Row count and content of each table, and the schema: names what differs ("database/table"). Empty: equal.
[[nodiscard]] Result<QStringList> compare(const QString &one, const QString &other, const QString &name,
                                          const StageWatch &stop);

} // namespace escale::platform::database
