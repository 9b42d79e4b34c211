// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/database.h"

#include "hosting/descriptor.h"
#include "hosting/disk.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMap>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <future>
#include <vector>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace escale::platform::database {

namespace {

struct Finaliser {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finaliser>;

std::unexpected<Error> sqlFailure(sqlite3 *connection, const QString &what)
{
    const auto words = connection ? QString::fromUtf8(sqlite3_errmsg(connection)) : u"out of memory"_s;
    return failure(u"database_failed"_s, {{u"reason"_s, words}}, what + u": "_s + words);
}

Result<Connection> openWith(const QString &path, int flags)
{
    sqlite3 *raw = nullptr;
    const int opened = sqlite3_open_v2(path.toUtf8().constData(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Connection connection(raw);
    if (opened != SQLITE_OK)
        return sqlFailure(raw, path);
    sqlite3_busy_timeout(raw, 5000);
    return connection;
}

Result<Statement> prepare(sqlite3 *connection, const QByteArray &sql)
{
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v2(connection, sql.constData(), int(sql.size()), &raw, nullptr) != SQLITE_OK)
        return sqlFailure(connection, QString::fromUtf8(sql));
    return Statement(raw);
}

QByteArray quoted(const QByteArray &identifier)
{
    QByteArray copy = identifier;
    return '"' + copy.replace('"', "\"\"") + '"';
}

Result<QList<QByteArray>> tables(sqlite3 *connection)
{
    auto statement = prepare(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                         "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"_ba);
    if (!statement)
        return std::unexpected(statement.error());
    QList<QByteArray> names;
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(statement->get())) == SQLITE_ROW)
        names.append(reinterpret_cast<const char *>(sqlite3_column_text(statement->get(), 0)));
    if (state != SQLITE_DONE)
        return sqlFailure(connection, u"tables"_s);
    return names;
}

/// The header fields that a backup counts for itself: file format version (log or journal), change counter, schema
/// cookie, and the last writer's note. Everything else must be the same, byte for byte.
void maskHeader(char *page)
{
    std::memset(page + 18, 0, 2);
    std::memset(page + 24, 0, 4);
    std::memset(page + 40, 0, 4);
    std::memset(page + 92, 0, 8);
}

bool samePages(const QString &one, const QString &other, const StageWatch &stop)
{
    const Descriptor a(QFile::encodeName(one), O_RDONLY);
    const Descriptor b(QFile::encodeName(other), O_RDONLY);
    if (a.number < 0 || b.number < 0)
        return false;
    constexpr size_t block = 256 * 1024; // a multiple of every page size
    constexpr off_t lockPage = 0x40000000; // SQLite's lock bytes: a page without content, copied by nobody
    std::vector<char> left(block);
    std::vector<char> right(block);
    for (off_t at = 0; !stop;) {
        const ssize_t n = ::pread(a.number, left.data(), block, at);
        const ssize_t m = ::pread(b.number, right.data(), block, at);
        if (n != m || n < 0)
            return false;
        if (n == 0)
            return true;
        if (at == 0 && n >= 100) {
            maskHeader(left.data());
            maskHeader(right.data());
        }
        const size_t skip = at == lockPage ? std::min<size_t>(65536, size_t(n)) : 0;
        if (std::memcmp(left.data() + skip, right.data() + skip, size_t(n) - skip) != 0)
            return false;
        at += n;
        stop.sign();
    }
    return false;
}

constexpr qint64 bytesASign = 1 << 20;

struct TableDigest {
    qint64 rows = 0;
    QByteArray content;

    friend bool operator==(const TableDigest &, const TableDigest &) = default;
};

/// Rows in key order, each value with its type and length, so that no two contents look the same.
Result<QMap<QByteArray, TableDigest>> digests(const QString &path, const StageWatch &stop)
{
    auto connection = open(path);
    if (!connection)
        return std::unexpected(connection.error());
    auto names = tables(connection->get());
    if (!names)
        return std::unexpected(names.error());
    QMap<QByteArray, TableDigest> result;
    for (const QByteArray &name : std::as_const(*names)) {
        auto statement = prepare(connection->get(), "SELECT * FROM " + quoted(name));
        if (!statement)
            return std::unexpected(statement.error());
        QCryptographicHash hash(QCryptographicHash::Blake2b_256);
        TableDigest digest;
        const int columns = sqlite3_column_count(statement->get());
        QByteArray row;
        qint64 unsaid = 0;
        int state = SQLITE_ROW;
        while ((state = sqlite3_step(statement->get())) == SQLITE_ROW) {
            if (stop)
                return failure(u"cancelled"_s);
            row.clear();
            for (int column = 0; column < columns; ++column) {
                const int type = sqlite3_column_type(statement->get(), column);
                row.append(char(type));
                if (type == SQLITE_FLOAT) {
                    const double value = sqlite3_column_double(statement->get(), column);
                    row.append(reinterpret_cast<const char *>(&value), sizeof value);
                } else if (type == SQLITE_INTEGER) {
                    const sqlite3_int64 value = sqlite3_column_int64(statement->get(), column);
                    row.append(reinterpret_cast<const char *>(&value), sizeof value);
                } else if (type != SQLITE_NULL) {
                    const void *data = sqlite3_column_blob(statement->get(), column);
                    const int size = sqlite3_column_bytes(statement->get(), column);
                    row.append(reinterpret_cast<const char *>(&size), sizeof size);
                    row.append(static_cast<const char *>(data), size);
                }
            }
            hash.addData(row);
            ++digest.rows;
            unsaid += row.size();
            if (unsaid >= bytesASign) {
                unsaid = 0;
                stop.sign();
            }
        }
        if (state != SQLITE_DONE)
            return sqlFailure(connection->get(), QString::fromUtf8(name));
        digest.content = hash.result();
        stop.sign();
        result.insert(name, digest);
    }
    return result;
}

Result<QByteArray> schema(const QString &path)
{
    auto connection = open(path);
    if (!connection)
        return std::unexpected(connection.error());
    auto statement =
        prepare(connection->get(), "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"_ba);
    if (!statement)
        return std::unexpected(statement.error());
    QByteArray all;
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(statement->get())) == SQLITE_ROW) {
        for (int column = 0; column < 4; ++column) {
            if (const unsigned char *text = sqlite3_column_text(statement->get(), column))
                all += reinterpret_cast<const char *>(text);
            all += '\0';
        }
    }
    if (state != SQLITE_DONE)
        return sqlFailure(connection->get(), path);
    auto marked = number(connection->get(), "PRAGMA user_version"_ba);
    if (!marked)
        return std::unexpected(marked.error());
    return all + QByteArray::number(*marked);
}

} // namespace

void Closer::operator()(sqlite3 *connection) const
{
    sqlite3_close(connection);
}

Result<Connection> open(const QString &path, const StageWatch *watch)
{
    auto connection = openWith(path, SQLITE_OPEN_READWRITE);
    if (connection && watch) {
        constexpr int instructions = 100'000; // of SQLite's machine: a few milliseconds
        const auto sign = [](void *of) {
            static_cast<const StageWatch *>(of)->sign();
            return 0;
        };
        sqlite3_progress_handler(connection->get(), instructions, sign, const_cast<StageWatch *>(watch));
    }
    return connection;
}

Result<void> execute(sqlite3 *connection, const QByteArray &sql)
{
    if (sqlite3_exec(connection, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return sqlFailure(connection, QString::fromUtf8(sql));
    return {};
}

Result<qint64> number(sqlite3 *connection, const QByteArray &sql)
{
    auto statement = prepare(connection, sql);
    if (!statement)
        return std::unexpected(statement.error());
    const int state = sqlite3_step(statement->get());
    if (state == SQLITE_ROW)
        return sqlite3_column_int64(statement->get(), 0);
    if (state == SQLITE_DONE)
        return 0;
    return sqlFailure(connection, QString::fromUtf8(sql));
}

Result<qint64> version(const QString &path)
{
    auto connection = open(path);
    if (!connection)
        return std::unexpected(connection.error());
    return number(connection->get(), "PRAGMA user_version"_ba);
}

Result<QMap<QString, qint64>> rows(const QString &path, const StageWatch &watch)
{
    auto connection = open(path, &watch);
    if (!connection)
        return std::unexpected(connection.error());
    auto names = tables(connection->get());
    if (!names)
        return std::unexpected(names.error());
    QMap<QString, qint64> counted;
    for (const QByteArray &name : std::as_const(*names)) {
        // Not count(*), which is one silent instruction however large the table is.
        auto found = number(connection->get(), "SELECT sum(1) FROM " + quoted(name));
        if (!found)
            return std::unexpected(found.error());
        watch.sign();
        counted.insert(QString::fromUtf8(name), *found);
    }
    return counted;
}

Result<Counts> count(const QString &path, const StageWatch &watch)
{
    const auto all = rows(path, watch);
    if (!all)
        return std::unexpected(all.error());
    Counts counts;
    for (const qint64 one : *all) {
        ++counts.tables;
        counts.rows += one;
    }
    return counts;
}

Result<qint64> copy(const QString &source, const QString &target, const CopySink &sink, const StageWatch &stop,
                    bool *identical)
{
    const QString part = target + disk::unfinished;
    // A log or journal of an earlier file of this name would be taken for the new one's.
    for (const QString &name : {part, part + "-journal"_L1, part + "-wal"_L1, part + "-shm"_L1}) {
        if (auto removed = disk::removeFile(name); !removed)
            return std::unexpected(removed.error());
    }
    auto from = open(source);
    if (!from)
        return std::unexpected(from.error());
    // What a killed site left in its log becomes part of the file; pages can then be compared file by file.
    if (identical != nullptr) {
        if (auto written = execute(from->get(), "PRAGMA wal_checkpoint(TRUNCATE)"_ba); !written)
            return std::unexpected(written.error());
    }
    qint64 bytes = 0;
    {
        auto to = openWith(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        if (!to)
            return std::unexpected(to.error());
        // The unfinished copy needs no journal and no sync of its own: it is synced once, before it gets its name.
        if (auto set = execute(to->get(), "PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF"_ba); !set)
            return std::unexpected(set.error());
        auto page = number(from->get(), "PRAGMA page_size"_ba);
        if (!page)
            return std::unexpected(page.error());
        sqlite3_backup *backup = sqlite3_backup_init(to->get(), "main", from->get(), "main");
        if (!backup)
            return sqlFailure(to->get(), part);
        // While the source is live, all steps read it as it was at the first: without that each write of others would
        // make the copy start over.
        if (!identical) {
            if (auto held = execute(from->get(), "BEGIN; SELECT count(*) FROM sqlite_schema"_ba); !held)
                return std::unexpected(held.error());
        }
        // About 4 MiB a step: often enough to stop, to show progress and to give signs.
        const int pages = int(std::max<qint64>(1, (4 << 20) / *page));
        int state = SQLITE_OK;
        int left = -1;
        while (state == SQLITE_OK || state == SQLITE_BUSY || state == SQLITE_LOCKED) {
            if (stop) {
                sqlite3_backup_finish(backup);
                return failure(u"cancelled"_s);
            }
            state = sqlite3_backup_step(backup, pages);
            if (state == SQLITE_BUSY || state == SQLITE_LOCKED) {
                sqlite3_sleep(5);
                continue;
            }
            const int done = sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup);
            stop.sign();
            if (sink)
                sink(qint64(done - std::max(left, 0)) * *page);
            left = done;
            bytes = qint64(done) * *page;
        }
        const int finished = sqlite3_backup_finish(backup);
        if (finished != SQLITE_OK)
            return sqlFailure(to->get(), part);
    }
    // Reading back takes a core, syncing takes the disk: side by side.
    std::future<bool> same;
    if (identical != nullptr)
        same = std::async(std::launch::async, [&] { return samePages(source, part, stop); });
    auto synced = disk::sync(part, &stop);
    if (identical != nullptr)
        *identical = same.get();
    if (!synced)
        return std::unexpected(synced.error());
    for (const QString &name : {target + "-wal"_L1, target + "-shm"_L1, target + "-journal"_L1}) {
        if (auto removed = disk::removeFile(name); !removed)
            return std::unexpected(removed.error());
    }
    if (auto renamed = disk::rename(part, target); !renamed)
        return std::unexpected(renamed.error());
    return bytes;
}

Result<QStringList> compare(const QString &one, const QString &other, const QString &name, const StageWatch &stop)
{
    if (!QFileInfo::exists(other) || !QFileInfo::exists(one))
        return QStringList{name};
    auto there = std::async(std::launch::async, [&] { return digests(other, stop); });
    const auto left = digests(one, stop);
    const auto right = there.get();
    if (!left)
        return std::unexpected(left.error());
    // A copy that cannot be read is a difference, not a failure to compare.
    if (!right)
        return right.error().code == "cancelled"_L1 ? Result<QStringList>(std::unexpected(right.error()))
                                                    : Result<QStringList>(QStringList{name});
    QStringList differences;
    for (auto table = left->cbegin(); table != left->cend(); ++table) {
        if (right->value(table.key()) != table.value())
            differences.append(name + u'/' + QString::fromUtf8(table.key()));
    }
    for (auto table = right->cbegin(); table != right->cend(); ++table) {
        if (!left->contains(table.key()))
            differences.append(name + u'/' + QString::fromUtf8(table.key()));
    }
    const auto leftSchema = schema(one);
    const auto rightSchema = schema(other);
    if (!leftSchema)
        return std::unexpected(leftSchema.error());
    if (!rightSchema || *leftSchema != *rightSchema)
        differences.append(name);
    return differences;
}

} // namespace escale::platform::database
