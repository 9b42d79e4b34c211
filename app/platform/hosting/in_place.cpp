// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/in_place.h"

#include "hosting/database.h"
#include "hosting/disk.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include <cerrno>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace escale::platform::inplace {

namespace {

QStringList names(const QString &folder)
{
    return QDir(folder).entryList({u"*.sqlite"_s}, QDir::Files, QDir::Name);
}

Result<qint64> formatIn(const QString &path)
{
    auto connection = database::open(path);
    if (!connection)
        return std::unexpected(connection.error());
    return database::number(connection->get(), "PRAGMA application_id"_ba);
}

/// Larger pages and a file that gives space back: what the newer engine writes new files with.
Result<void> rewrite(const QString &path, qint64 format, const StageWatch &watch)
{
    auto connection = database::open(path, &watch);
    if (!connection)
        return std::unexpected(connection.error());
    return database::execute(
        connection->get(), "PRAGMA journal_mode=DELETE; PRAGMA page_size=8192; PRAGMA auto_vacuum=INCREMENTAL; VACUUM;"
                           " PRAGMA application_id="_ba
                               + QByteArray::number(format) + "; PRAGMA journal_mode=WAL"_ba);
}

} // namespace

qint64 formatOf(const QString &version)
{
    const QStringList parts = version.split(u'.');
    return parts.value(0).toLongLong() * 100 + parts.value(1).toLongLong();
}

Result<void> check(const QString &folder, const StageWatch &watch)
{
    for (const QString &name : names(folder)) {
        auto connection = database::open(folder + u'/' + name, &watch);
        if (!connection)
            return std::unexpected(connection.error());
        const auto problems =
            database::number(connection->get(), "SELECT count(*) FROM pragma_quick_check WHERE quick_check<>'ok'"_ba);
        if (!problems)
            return std::unexpected(problems.error());
        if (*problems > 0)
            return failure(u"database_damaged"_s, {{u"database"_s, name.chopped(7)}});
    }
    return {};
}

Result<CopyReport> upgrade(const QString &folder, const QString &kept, qint64 format, const ProgressSink &progress,
                           const StageWatch &stop)
{
    if (auto made = disk::makeFolder(kept); !made)
        return std::unexpected(made.error());
    CopyReport report;
    qint64 total = 0;
    for (const QString &name : names(folder))
        total += QFileInfo(folder + u'/' + name).size();
    for (const QString &name : names(folder)) {
        const QString path = folder + u'/' + name;
        const auto present = formatIn(path);
        if (!present)
            return std::unexpected(present.error());
        if (*present >= format)
            continue;
        // Not "*.sqlite": until it has that name it is no database of the account.
        const QString fresh = path + ".new"_L1;
        bool identical = false;
        const auto copied =
            database::copy(path, fresh, [&](qint64 more) { progress(report.bytes + more, total); }, stop, &identical);
        if (!copied)
            return std::unexpected(copied.error());
        if (auto rewritten = rewrite(fresh, format, stop); !rewritten)
            return std::unexpected(rewritten.error());
        const auto differences = database::compare(path, fresh, name.chopped(7), stop);
        if (!differences)
            return std::unexpected(differences.error());
        if (!differences->isEmpty()) {
            return failure(u"content_differs"_s,
                           {{u"count"_s, differences->size()}, {u"differences"_s, QJsonArray{differences->first()}}});
        }
        if (auto synced = disk::sync(fresh, &stop); !synced)
            return std::unexpected(synced.error());
        // The log was written back when the copy was made, and nobody has written since.
        for (const QLatin1StringView end : {"-wal"_L1, "-shm"_L1}) {
            for (const QString &of : {path, fresh}) {
                if (auto removed = disk::removeFile(of + end); !removed)
                    return std::unexpected(removed.error());
            }
        }
        const QString old = kept + u'/' + name;
        if (auto removed = disk::removeFile(old); !removed)
            return std::unexpected(removed.error());
        // Two names for the old file, until the new one has taken the first: there is no moment without a database.
        if (::link(QFile::encodeName(path).constData(), QFile::encodeName(old).constData()) != 0)
            return disk::ioFailure(old, errno);
        if (auto renamed = disk::rename(fresh, path); !renamed)
            return std::unexpected(renamed.error());
        report.bytes += *copied;
        ++report.files;
    }
    progress(total, total);
    return report;
}

} // namespace escale::platform::inplace
