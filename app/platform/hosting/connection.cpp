// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/connection.h"

#include "hosting/disk.h"
#include "hosting/site.h"
#include "hosting/web.h"

#include <QtCore/QDateTime>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <array>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::platform {

namespace {

constexpr qint64 ahead = 512 * 1024; // what may wait in a socket
constexpr int maximumHops = 5;

/// Fields that belong to one connection (RFC 9110, 7.6.1), and those that are written anew.
bool isOurs(const QByteArray &name)
{
    static const std::array<QByteArrayView, 12> names{"connection",
                                                      "keep-alive",
                                                      "proxy-connection",
                                                      "te",
                                                      "trailer",
                                                      "transfer-encoding",
                                                      "upgrade",
                                                      "expect",
                                                      "content-length",
                                                      "host",
                                                      "proxy-authorization",
                                                      "proxy-authenticate"};
    const QByteArray key = name.toLower();
    return std::ranges::any_of(names, [&key](QByteArrayView other) { return other == key; });
}

} // namespace

Connection::Connection(Web &web, const QString &server, QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_web(web)
    , m_server(server)
    , m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(ahead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::proceed);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        m_idle.start();
        if (m_fileLeft > 0)
            sendMore();
        else if (m_upstream && m_passing)
            passBack();
    });
    connect(m_socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_idle.setSingleShot(true);
    m_idle.setInterval(30s);
    connect(&m_idle, &QTimer::timeout, m_socket, [this] { m_socket->abort(); });
    m_idle.start();
    if (m_socket->state() == QAbstractSocket::UnconnectedState)
        deleteLater();
    else
        proceed();
}

void Connection::proceed()
{
    if (m_busy)
        return;
    m_buffer += m_socket->readAll();
    switch (m_parser.feed(m_buffer)) {
    case web::RequestParser::State::More:
        if (m_parser.takeContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    case web::RequestParser::State::Bad:
        m_busy = true;
        m_keepAlive = false;
        send(plain(m_parser.status(), web::reason(m_parser.status()) + '\n'));
        return;
    case web::RequestParser::State::Ready:
        m_busy = true;
        m_keepAlive = m_parser.request().keepAlive();
        m_idle.start();
        dispatch();
    }
}

void Connection::dispatch()
{
    const web::Request &request = m_parser.request();
    const QByteArray host = request.host();
    if (m_server.isEmpty()) {
        dispatchFrontDoor(host);
        return;
    }
    const QString answering = m_web.places().answeredBy(m_server);
    if (m_web.places().architecture(answering).isEmpty()) {
        m_socket->abort(); // wiped: nothing there that could answer
        return;
    }
    const AccountPointer account = m_web.places().accountOfDomain(QString::fromLatin1(host));
    if (!account) {
        send(plain(421, "No site of this name here\n"_ba));
        return;
    }
    if (account->contentReady) {
        serve(account, answering);
        return;
    }
    m_web.ensureThen(account, this, [this, account, answering](bool there) {
        if (there)
            serve(account, answering);
        else
            send(plain(500, "The account's content is not there\n"_ba));
    });
}

void Connection::serve(const AccountPointer &account, const QString &answering)
{
    Places &places = m_web.places();
    QString elsewhere;
    switch (places.enter(*account, answering, &elsewhere)) {
    case Places::Entry::Served: {
        web::Response response =
            answer(*account, places.folder({.server = answering, .account = account->declared.name}), answering,
                   places.architecture(answering), m_parser.request());
        places.leave(*account);
        response.set("X-Served-By"_ba, answering.toUtf8());
        send(std::move(response));
        return;
    }
    case Places::Entry::Frozen: {
        web::Response response = maintenance();
        response.set("X-Served-By"_ba, answering.toUtf8());
        send(std::move(response));
        return;
    }
    case Places::Entry::Elsewhere:
        forward(elsewhere, answering.toUtf8(), m_parser.request().header("Host"));
    }
}

void Connection::dispatchFrontDoor(const QByteArray &host)
{
    const QString path = m_parser.request().path();
    if (host.endsWith(".localhost")) {
        const QByteArray domain = host.chopped(10);
        const QString server = m_web.places().resolveToServer(QString::fromLatin1(domain));
        if (server.isEmpty())
            send(plain(404, "Nobody hosts this domain here\n"_ba));
        else
            forward(server, "front-door"_ba, domain);
        return;
    }
    if (path.startsWith("/test/"_L1)) {
        dispatchTest(path);
        return;
    }
    if (path != "/"_L1) {
        send(plain(404, "Not found\n"_ba));
        return;
    }
    web::Response response;
    response.set("Content-Type"_ba, "text/html; charset=utf-8"_ba);
    response.body =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Hosted sites</title></head>"
        "<body><h1>Hosted sites</h1><ul>"_ba;
    const QByteArray port = QByteArray::number(m_web.port());
    for (const QString &domain : m_web.places().domains(200)) {
        const QByteArray name = domain.toHtmlEscaped().toUtf8();
        response.body += "<li><a href=\"http://" + name + ".localhost:" + port + "/\">" + name + "</a></li>";
    }
    response.body += "</ul></body></html>\n";
    send(std::move(response));
}

void Connection::dispatchTest(const QString &path)
{
    const QString rest = path.sliced(6);
    const qsizetype slash = rest.indexOf(u'/');
    const QString name = slash < 0 ? rest : rest.first(slash);
    const AccountPointer account = m_web.places().account(name); // a declared name is safe in a path
    const QString folder = m_web.places().root() + "/tests/"_L1 + name;
    const auto architecture = account ? disk::readFile(folder + "/architecture"_L1) : Result<QByteArray>(failure({}));
    if (!architecture)
        send(plain(404, "There is no test of this account\n"_ba));
    else
        send(answerTest(folder, name, QString::fromUtf8(*architecture).trimmed(), m_parser.request(),
                        slash < 0 ? u"/"_s : rest.sliced(slash)));
}

void Connection::forward(const QString &server, const QByteArray &by, const QByteArray &host)
{
    const web::Request &request = m_parser.request();
    int hops = 0;
    QByteArray via = "1.1 " + by;
    for (const auto &[name, value] : request.headers) {
        if (name.compare("via", Qt::CaseInsensitive) == 0) {
            hops += int(value.count(',')) + 1;
            via = value + ", " + via;
        }
    }
    if (hops >= maximumHops) {
        send(plain(508, "Forwarded in a circle\n"_ba));
        return;
    }
    QByteArray head = request.method + ' ' + request.target + " HTTP/1.1\r\nHost: " + host + "\r\n";
    for (const auto &[name, value] : request.headers) {
        if (!isOurs(name) && name.compare("via", Qt::CaseInsensitive) != 0)
            head += name + ": " + value + "\r\n";
    }
    head += "Via: " + via + "\r\nX-Forwarded-By: " + by + "\r\nConnection: close\r\n";
    if (!request.body.isEmpty() || request.method == "POST" || request.method == "PUT")
        head += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    head += "\r\n";

    m_by = by;
    m_web.openThen(server, this, [this, server, message = head + request.body] {
        m_upstreamHead.clear();
        m_passing = false;
        m_passLeft = -1;
        m_upstream = new QTcpSocket(this);
        m_upstream->setReadBufferSize(ahead);
        connect(m_upstream, &QTcpSocket::readyRead, this, &Connection::passBack);
        connect(m_upstream, &QTcpSocket::connected, m_upstream, [this, message] { m_upstream->write(message); });
        const auto ended = [this] {
            if (!m_upstream)
                return;
            passBack(); // what came with the end; once the head is passed on, it sees to the rest itself
            if (!m_upstream || m_passing)
                return;
            m_upstream->disconnect(this);
            m_upstream->deleteLater();
            m_upstream = nullptr;
            send(plain(502, "The serving server does not answer\n"_ba));
        };
        connect(m_upstream, &QTcpSocket::disconnected, this, ended);
        connect(m_upstream, &QTcpSocket::errorOccurred, this, [this, ended] {
            if (m_upstream && m_upstream->state() != QAbstractSocket::ConnectedState
                && m_upstream->error() != QAbstractSocket::RemoteHostClosedError)
                ended();
        });
        m_upstream->connectToHost(QHostAddress(m_web.places().address(server)), m_web.port());
    });
}

void Connection::passBack()
{
    if (!m_upstream)
        return;
    m_idle.start();
    if (!m_passing) {
        m_upstreamHead += m_upstream->readAll();
        const qsizetype end = m_upstreamHead.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QList<QByteArray> lines = m_upstreamHead.first(end).split('\n');
        const QByteArray statusLine = lines.first().trimmed();
        const QByteArray status = statusLine.size() > 12 ? statusLine.sliced(9, 3) : "502"_ba;
        QByteArray head = "HTTP/1.1 " + (statusLine.size() > 9 ? statusLine.sliced(9) : "502 Bad Gateway"_ba) + "\r\n";
        for (const QByteArray &line : lines.sliced(1)) {
            const QByteArray field = line.trimmed();
            const qsizetype colon = field.indexOf(':');
            if (colon <= 0)
                continue;
            const QByteArray name = field.first(colon);
            if (name.compare("content-length", Qt::CaseInsensitive) == 0)
                m_passLeft = field.sliced(colon + 1).trimmed().toLongLong();
            if (!isOurs(name) || name.compare("content-length", Qt::CaseInsensitive) == 0)
                head += field + "\r\n";
        }
        if (m_parser.request().method == "HEAD" || status == "204" || status == "304")
            m_passLeft = 0;
        if (m_passLeft < 0)
            m_keepAlive = false; // its end is the end of the connection
        head += "Via: 1.1 " + m_by + "\r\nX-Forwarded-By: " + m_by + "\r\n";
        head += m_keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
        m_passing = true;
        const QByteArray body = m_upstreamHead.sliced(end + 4);
        m_socket->write(head + body);
        if (m_passLeft >= 0)
            m_passLeft = std::max<qint64>(0, m_passLeft - body.size());
    }
    while (m_upstream->bytesAvailable() > 0 && m_socket->bytesToWrite() < ahead) {
        const QByteArray some = m_upstream->read(64 * 1024);
        m_socket->write(some);
        if (m_passLeft >= 0)
            m_passLeft = std::max<qint64>(0, m_passLeft - some.size());
    }
    const bool gone = m_upstream->state() == QAbstractSocket::UnconnectedState && m_upstream->bytesAvailable() == 0;
    if (m_passLeft == 0 || (m_passLeft < 0 && gone))
        finish();
    else if (gone)
        m_socket->abort();
}

void Connection::send(web::Response response)
{
    const bool head = m_parser.request().method == "HEAD";
    const bool bodiless = response.status == 304 || response.status == 204;
    QByteArray text = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + web::reason(response.status)
                      + "\r\nDate: " + web::httpDate(QDateTime::currentSecsSinceEpoch())
                      + "\r\nServer: Escale-practice\r\n";
    for (const auto &[name, value] : std::as_const(response.headers))
        text += name + ": " + value + "\r\n";
    m_fileLeft = 0;
    qint64 size = response.body.size();
    if (!response.file.isEmpty() && !bodiless) {
        m_file.setFileName(response.file);
        // Opened now: what is moved away later is still sent whole.
        if (!m_file.open(QIODevice::ReadOnly)) {
            send(plain(404, "Not found\n"_ba));
            return;
        }
        size = m_file.size();
        m_fileLeft = head ? 0 : size;
        if (head)
            m_file.close();
    }
    if (!bodiless)
        text += "Content-Length: " + QByteArray::number(size) + "\r\n";
    text += m_keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (!head && !bodiless)
        text += response.body;
    m_socket->write(text);
    if (m_fileLeft > 0)
        sendMore();
    else
        finish();
}

void Connection::sendMore()
{
    while (m_fileLeft > 0 && m_socket->bytesToWrite() < ahead) {
        const QByteArray some = m_file.read(std::min<qint64>(m_fileLeft, 128 * 1024));
        if (some.isEmpty()) { // it has become shorter: the client must see that
            m_socket->abort();
            return;
        }
        m_fileLeft -= some.size();
        m_socket->write(some);
    }
    if (m_fileLeft == 0) {
        m_file.close();
        finish();
    }
}

void Connection::finish()
{
    if (m_upstream) {
        m_upstream->disconnect(this);
        m_upstream->deleteLater();
        m_upstream = nullptr;
    }
    if (!m_keepAlive) {
        m_socket->disconnectFromHost();
        return;
    }
    m_parser.reset();
    m_busy = false;
    // Through the event loop, so that a row of pipelined requests does not pile up on the stack.
    QMetaObject::invokeMethod(this, &Connection::proceed, Qt::QueuedConnection);
}

} // namespace escale::platform
