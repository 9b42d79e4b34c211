// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting_fixture.h"

#include "hosting/database.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <unistd.h>

namespace escale::platform::testing {

QByteArray Answer::header(QByteArrayView name) const
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QByteArray talk(const QString &address, quint16 port, const QByteArray &bytes, const QByteArray &until)
{
    const int number = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in target = {};
    target.sin_family = AF_INET;
    target.sin_port = htons(port);
    ::inet_pton(AF_INET, address.toLatin1().constData(), &target.sin_addr);
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    QByteArray all;
    if (::connect(number, reinterpret_cast<const sockaddr *>(&target), sizeof target) == 0) {
        ::send(number, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL);
        std::array<char, 65536> block = {};
        for (ssize_t n = 0; (n = ::recv(number, block.data(), block.size(), 0)) > 0;) {
            all.append(block.data(), n);
            if (!until.isEmpty() && all.contains(until))
                break;
        }
    }
    ::close(number);
    return all;
}

Answer ask(const QString &address, quint16 port, const QByteArray &host, const QByteArray &method,
           const QByteArray &path, const QByteArray &body, const QByteArray &headers)
{
    QByteArray message = method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers;
    if (!body.isEmpty() || method == "POST")
        message += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    const QByteArray all = talk(address, port, message + "\r\n" + body);
    const qsizetype end = all.indexOf("\r\n\r\n");
    if (end < 0 || !all.startsWith("HTTP/1.1 "))
        return {};
    return {.status = all.sliced(9, 3).toInt(), .head = all.first(end), .body = all.sliced(end + 4)};
}

QString ownNet()
{
    return u"127.%1.%2."_s.arg(1 + ::getpid() / 256 % 250).arg(::getpid() % 256);
}

void declareCompany(LoopbackDriver &driver, const QString &net, const LoopbackContent &content)
{
    driver.declareServer({.name = Company::home, .address = net + u'1', .architecture = u"2020"_s});
    driver.declareServer({.name = Company::transit, .address = net + u'2', .architecture = {}});
    driver.declareAccount({.name = Company::account,
                           .home = Company::home,
                           .domains = {{.name = Company::internalDomain, .internal = true},
                                       {.name = Company::externalDomain, .internal = false}},
                           .content = content});
}

Company::Company(const LoopbackContent &content) : seeded(content)
{
    restart();
}

void Company::restart(const LoopbackOptions &options)
{
    driver.reset();
    auto opened = LoopbackDriver::open(directory.path(), options);
    if (!opened)
        qFatal("the practice hosting does not open: %ls", qUtf16Printable(opened.error().code + opened.error().detail));
    driver = std::move(*opened);
    declareCompany(*driver, ownNet(), seeded);
    if (auto ready = driver->ensureContent(account); !ready)
        qFatal("no content: %ls", qUtf16Printable(ready.error().code + ready.error().detail));
    if (auto listening = driver->listenFor(account); !listening)
        qFatal("no listener: %ls", qUtf16Printable(listening.error().code + listening.error().detail));
}

Answer Company::get(const QString &domain, const QByteArray &path) const
{
    return ask(driver->resolve(domain), driver->port(), domain.toLatin1(), "GET"_ba, path);
}

Answer Company::post(const QString &domain, const QByteArray &path, const QByteArray &body) const
{
    return ask(driver->resolve(domain), driver->port(), domain.toLatin1(), "POST"_ba, path, body);
}

QString Company::folder(const QString &server) const
{
    return driver->folder({.server = server, .account = account});
}

QMap<QString, QByteArray> Company::content(const QString &server) const
{
    QMap<QString, QByteArray> all;
    const QString root = folder(server);
    QDirIterator files(root, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = path.sliced(root.size() + 1);
        if (name.startsWith("db/"_L1)) {
            if (!name.endsWith(".sqlite"_L1))
                continue;
            auto connection = database::open(path);
            sqlite3_stmt *statement = nullptr;
            QByteArray rows;
            for (const char *sql :
                 {"SELECT id, at, server, text FROM guestbook", "SELECT id, title, hex(body), '' FROM document"}) {
                sqlite3_prepare_v2(connection->get(), sql, -1, &statement, nullptr);
                while (sqlite3_step(statement) == SQLITE_ROW) {
                    for (int column = 0; column < 4; ++column)
                        rows +=
                            QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(statement, column))) + '|';
                }
                sqlite3_finalize(statement);
            }
            all.insert(name, QCryptographicHash::hash(rows, QCryptographicHash::Sha256));
            continue;
        }
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            all.insert(name, QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256));
    }
    return all;
}

Result<VerifyReport> Company::move(const QString &from, const QString &to)
{
    const Place place{.server = from, .account = account};
    if (auto done = driver->precopy(place, to, {}, never); !done)
        return std::unexpected(done.error());
    if (auto done = driver->checkEngine(place, to); !done)
        return std::unexpected(done.error());
    if (auto done = driver->freeze(place, never); !done)
        return std::unexpected(done.error());
    if (auto done = driver->copyDifference(place, to, {}, never); !done)
        return std::unexpected(done.error());
    if (auto done = driver->copyDatabases(place, to, {}, never); !done)
        return std::unexpected(done.error());
    auto verified = driver->verify(place, to, never);
    if (!verified || !verified->differences.isEmpty())
        return verified;
    if (auto done = driver->switchTo(account, to, never); !done)
        return std::unexpected(done.error());
    return verified;
}

} // namespace escale::platform::testing
