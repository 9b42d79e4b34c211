// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/site.h"

#include "hosting/database.h"
#include "hosting/disk.h"

#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QUrlQuery>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace escale::platform {

namespace {

using web::Request;
using web::Response;

Response json(int status, const QJsonObject &object)
{
    Response response{.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'};
    response.set("Content-Type"_ba, "application/json"_ba);
    response.set("Cache-Control"_ba, "no-store"_ba);
    return response;
}

Response broken(const Error &error)
{
    return plain(500, "The application failed: "_ba + error.code.toUtf8() + ' ' + error.detail.toUtf8() + '\n');
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

/// A file that appears whole or not at all. Not synced: what a site uploads may wait for the system, as everywhere.
bool appear(const QString &unfinished, const QString &path, const QByteArray &content)
{
    QFile file(unfinished);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return false;
    file.close();
    return ::rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(path).constData()) == 0;
}

/// Only what visitors left: counting a whole site would hold up the first answer after a move.
qint64 countUploads(const QString &folder)
{
    return QDir(folder + "/uploads"_L1).entryList(QDir::Files).size();
}

Result<sqlite3 *> connection(AccountState &account, const QString &folder)
{
    const QString path = mainDatabase(folder);
    if (account.database && account.databasePath == path)
        return account.database;
    sqlite3_close(account.database);
    account.database = nullptr;
    auto opened = database::open(path);
    if (!opened)
        return std::unexpected(opened.error());
    if (auto set = database::execute(opened->get(), "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"_ba); !set)
        return std::unexpected(set.error());
    account.database = opened->release();
    account.databasePath = path;
    return account.database;
}

Result<qint64> entries(sqlite3 *connection)
{
    return database::number(connection, "SELECT count(*) FROM guestbook"_ba);
}

Response page(const AccountState &account, const QString &server, const QString &architecture, qint64 rows)
{
    // The two fills users know from the provider's figure: old is peach, new is pale green.
    const bool old = engineLevel(architecture) < 2024;
    Response response;
    response.set("Content-Type"_ba, "text/html; charset=utf-8"_ba);
    response.set("Cache-Control"_ba, "no-store"_ba);
    response.body = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    "content=\"width=device-width\"><title>"
                    + escaped(account.declared.name)
                    + "</title><style>body{font:16px/1.5 system-ui,sans-serif;margin:10vh auto;max-width:34rem;"
                      "padding:2rem;border:2px solid #333;background:"
                    + (old ? "#f8eadf"_ba : "#e4f8df"_ba)
                    + ";color:#222}dt{font-size:.85rem}dd{margin:0 0 .8rem;font-weight:600}</style></head>\n<body><h1>"
                    + escaped(account.declared.name) + "</h1>\n<dl><dt>Served by</dt><dd id=\"server\">"
                    + escaped(server) + "</dd><dt>Architecture</dt><dd id=\"architecture\">" + escaped(architecture)
                    + "</dd><dt>Entries in the guestbook</dt><dd id=\"entries\">" + QByteArray::number(rows)
                    + "</dd></dl>\n<form method=\"post\" action=\"/entry\"><label>Leave a word: <input name=\"text\" "
                      "maxlength=\"200\"></label> <button>Write</button></form></body></html>\n";
    return response;
}

Response write(AccountState &account, sqlite3 *connection, const QString &folder, const QString &server,
               const Request &request)
{
    QByteArray text = request.body;
    if (request.header("Content-Type").startsWith("application/x-www-form-urlencoded"))
        text =
            QUrlQuery(QString::fromUtf8(text.replace('+', ' '))).queryItemValue(u"text"_s, QUrl::FullyDecoded).toUtf8();
    const QByteArray at = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();

    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(connection, "INSERT INTO guestbook(at, server, text) VALUES(?, ?, ?)", -1, &statement,
                           nullptr)
        != SQLITE_OK)
        return plain(500, QByteArray(sqlite3_errmsg(connection)) + '\n');
    const QByteArray name = server.toUtf8();
    sqlite3_bind_text(statement, 1, at.constData(), int(at.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 2, name.constData(), int(name.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 3, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    const int state = sqlite3_step(statement);
    sqlite3_finalize(statement);
    if (state != SQLITE_DONE)
        return plain(500, QByteArray(sqlite3_errmsg(connection)) + '\n');
    const qint64 id = sqlite3_last_insert_rowid(connection);

    const QString number = QString::number(id);
    const QString uploads = folder + "/www/uploads"_L1;
    const QString box = folder + "/mail/info"_L1;
    for (const QString &path : {uploads, box + "/tmp"_L1, box + "/new"_L1, box + "/cur"_L1})
        QDir().mkpath(path);
    const QString file = uploads + "/entry-"_L1 + number + ".txt"_L1;
    const bool fresh = !QFile::exists(file);
    const QString letter = "entry."_L1 + number + ".escale"_L1;
    const QByteArray mail = "From: guestbook@" + account.declared.name.toUtf8() + ".invalid\r\nTo: info@"
                            + account.declared.name.toUtf8() + ".invalid\r\nDate: " + at + "\r\nSubject: Entry "
                            + number.toLatin1() + "\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
    if (!appear(uploads + "/.entry-"_L1 + number + disk::unfinished, file, text + '\n')
        || !appear(box + "/tmp/"_L1 + letter, box + "/new/"_L1 + letter, mail))
        return plain(500, "The entry's file could not be written.\n"_ba);
    if (fresh && account.files >= 0)
        ++account.files;

    if (request.header("Content-Type").startsWith("application/x-www-form-urlencoded")) {
        Response response{.status = 303};
        response.set("Location"_ba, "/"_ba);
        return response;
    }
    return json(201, {{u"id"_s, id}, {u"server"_s, server}});
}

Response staticFile(const QString &root, const QString &path, const Request &request)
{
    QFileInfo info(root + path);
    if (info.isDir())
        info = QFileInfo(root + path + "/index.html"_L1);
    if (!info.isFile())
        return plain(404, "Not found\n"_ba);
    // A link that leads out of the site is not served.
    if (!info.canonicalFilePath().startsWith(QFileInfo(root).canonicalFilePath() + u'/'))
        return plain(404, "Not found\n"_ba);
    const QByteArray tag = '"' + QByteArray::number(info.size(), 16) + '-'
                           + QByteArray::number(info.lastModified().toMSecsSinceEpoch(), 16) + '"';
    Response response;
    response.set("ETag"_ba, tag);
    response.set("Last-Modified"_ba, web::httpDate(info.lastModified().toSecsSinceEpoch()));
    if (request.header("If-None-Match") == tag) {
        response.status = 304;
        return response;
    }
    static const QHash<QString, QByteArray> types{{u"html"_s, "text/html; charset=utf-8"_ba},
                                                  {u"css"_s, "text/css"_ba},
                                                  {u"js"_s, "text/javascript"_ba},
                                                  {u"json"_s, "application/json"_ba},
                                                  {u"txt"_s, "text/plain; charset=utf-8"_ba},
                                                  {u"svg"_s, "image/svg+xml"_ba},
                                                  {u"png"_s, "image/png"_ba},
                                                  {u"jpg"_s, "image/jpeg"_ba},
                                                  {u"pdf"_s, "application/pdf"_ba}};
    response.set("Content-Type"_ba, types.value(info.suffix().toLower(), "application/octet-stream"_ba));
    response.file = info.filePath();
    response.fileSize = info.size();
    return response;
}

Response notAllowed(const QByteArray &allow)
{
    Response response = plain(405, "Method not allowed\n"_ba);
    response.set("Allow"_ba, allow);
    return response;
}

} // namespace

Response plain(int status, const QByteArray &text)
{
    Response response{.status = status, .body = text};
    response.set("Content-Type"_ba, "text/plain; charset=utf-8"_ba);
    return response;
}

Response maintenance()
{
    Response response{.status = 503};
    response.set("Content-Type"_ba, "text/html; charset=utf-8"_ba);
    response.set("Retry-After"_ba, "5"_ba);
    response.set("Cache-Control"_ba, "no-store"_ba);
    response.body =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Back in a moment</title></head>"
        "<body><h1>Back in a moment</h1><p>This site is being moved to another server.</p></body></html>\n"_ba;
    return response;
}

QByteArray siteSchema()
{
    return "CREATE TABLE IF NOT EXISTS guestbook(id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "
           "server TEXT NOT NULL, text TEXT NOT NULL);"
           "CREATE TABLE IF NOT EXISTS document(id INTEGER PRIMARY KEY, title TEXT NOT NULL, body BLOB NOT NULL);"_ba;
}

QString mainDatabase(const QString &folder)
{
    QString main = folder + "/db/main.sqlite"_L1;
    if (QFile::exists(main))
        return main;
    const QStringList names = QDir(folder + "/db"_L1).entryList({u"*.sqlite"_s}, QDir::Files, QDir::Name);
    return names.isEmpty() ? main : folder + "/db/"_L1 + names.first();
}

qint64 engineLevel(const QString &architecture)
{
    return architecture.toLongLong();
}

Response answer(AccountState &account, const QString &folder, const QString &server, const QString &architecture,
                const Request &request)
{
    const QString path = request.path();
    if (path.isEmpty())
        return plain(400, "Bad path\n"_ba);
    const bool reading = request.method == "GET" || request.method == "HEAD";
    const bool posting = request.method == "POST";
    const std::scoped_lock lock(account.siteMutex);

    const bool application =
        path == "/"_L1 || path == "/status.json"_L1 || path == "/entry"_L1 || path == "/upgrade"_L1;
    if (!application)
        return reading ? staticFile(folder + "/www"_L1, path, request) : notAllowed("GET, HEAD"_ba);

    auto open = connection(account, folder);
    if (!open)
        return broken(open.error());
    if (path == "/entry"_L1)
        return posting ? write(account, *open, folder, server, request) : notAllowed("POST"_ba);
    if (path == "/upgrade"_L1) {
        if (!posting)
            return notAllowed("POST"_ba);
        const qint64 level = engineLevel(architecture);
        const auto version = database::number(*open, "PRAGMA user_version"_ba);
        if (!version)
            return broken(version.error());
        if (*version < level) {
            const QByteArray number = QByteArray::number(level);
            const auto upgraded = database::execute(
                *open, "BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS mood_" + number
                           + "(guestbook INTEGER, mood TEXT); PRAGMA user_version = " + number + "; COMMIT");
            if (!upgraded) {
                sqlite3_exec(*open, "ROLLBACK", nullptr, nullptr, nullptr);
                return broken(upgraded.error());
            }
        }
        return json(200, {{u"version"_s, std::max(*version, level)}});
    }
    if (!reading)
        return notAllowed("GET, HEAD"_ba);
    const auto rows = entries(*open);
    if (!rows)
        return broken(rows.error());
    if (path == "/"_L1)
        return page(account, server, architecture, *rows);
    if (account.files < 0)
        account.files = countUploads(folder + "/www"_L1);
    return json(200, {{u"account"_s, account.declared.name},
                      {u"server"_s, server},
                      {u"architecture"_s, architecture},
                      {u"entries"_s, *rows},
                      {u"files"_s, account.files}});
}

Response answerTest(const QString &folder, const QString &account, const QString &architecture, const Request &request,
                    const QString &path)
{
    if (request.method != "GET" && request.method != "HEAD")
        return notAllowed("GET, HEAD"_ba);
    if (path != "/status.json"_L1 && path != "/"_L1)
        return plain(404, "Not found\n"_ba);
    auto open = database::open(mainDatabase(folder));
    if (!open)
        return broken(open.error());
    const auto rows = entries(open->get());
    if (!rows)
        return broken(rows.error());
    return json(200, {{u"account"_s, account},
                      {u"server"_s, u"test"_s},
                      {u"architecture"_s, architecture},
                      {u"entries"_s, *rows},
                      {u"databases"_s, QDir(folder + "/db"_L1).entryList({u"*.sqlite"_s}, QDir::Files).size()}});
}

} // namespace escale::platform
