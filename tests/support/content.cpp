// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "content.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QStringList>

#include <sqlite3.h>

namespace escale::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray digestOfRows(const QString &path)
{
    sqlite3 *database = nullptr;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (sqlite3_open_v2(QFile::encodeName(path).constData(), &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
        sqlite3_close(database);
        return "unreadable";
    }
    QList<QByteArray> queries{"SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"};
    const auto run = [&](const QByteArray &sql, auto &&row) {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            hash.addData("broken:" + sql);
        while (statement && sqlite3_step(statement) == SQLITE_ROW)
            row(statement);
        sqlite3_finalize(statement);
    };
    run("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        [&](sqlite3_stmt *s) {
            queries.append("SELECT * FROM \"" + QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(s, 0)))
                           + "\" ORDER BY rowid");
        });
    for (const QByteArray &query : std::as_const(queries)) {
        hash.addData(query);
        run(query, [&](sqlite3_stmt *s) {
            for (int column = 0; column < sqlite3_column_count(s); ++column) {
                const int type = sqlite3_column_type(s, column);
                const auto *blob = static_cast<const char *>(sqlite3_column_blob(s, column));
                hash.addData(QByteArray::number(type) + ':' + QByteArray::number(sqlite3_column_bytes(s, column))
                             + ':');
                hash.addData(QByteArrayView(blob, sqlite3_column_bytes(s, column)));
            }
        });
    }
    sqlite3_close(database);
    return hash.result().toHex();
}

} // namespace

Content contentOf(const QString &accountFolder)
{
    Content content;
    const QDir root(accountFolder);
    for (const QString &part : {u"www"_s, u"mail"_s, u"db"_s}) {
        QDirIterator files(root.filePath(part), QDir::Files | QDir::Hidden | QDir::System,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            const QString relative = root.relativeFilePath(path);
            if (relative.endsWith("-wal"_L1) || relative.endsWith("-shm"_L1) || relative.endsWith("-journal"_L1))
                continue;
            if (relative.endsWith(".sqlite"_L1)) {
                content.insert(relative, digestOfRows(path));
                continue;
            }
            QFile file(path);
            QCryptographicHash hash(QCryptographicHash::Sha256);
            content.insert(relative, file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex()
                                                                                           : "unreadable"_ba);
        }
    }
    return content;
}

QStringList differences(const Content &before, const Content &after)
{
    QStringList list;
    for (const auto &[path, digest] : before.asKeyValueRange()) {
        if (!after.contains(path))
            list.append(u"- "_s + path);
        else if (after.value(path) != digest)
            list.append(u"≠ "_s + path);
    }
    for (const auto &[path, digest] : after.asKeyValueRange()) {
        if (!before.contains(path))
            list.append(u"+ "_s + path);
    }
    return list;
}

} // namespace escale::test
