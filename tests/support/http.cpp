// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtNetwork/QTcpSocket>

namespace escale::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray unchunked(const QByteArray &body)
{
    QByteArray whole;
    for (qsizetype at = 0; at < body.size();) {
        const qsizetype end = body.indexOf("\r\n", at);
        if (end < 0)
            break;
        const qsizetype size = body.sliced(at, end - at).toLongLong(nullptr, 16);
        if (size == 0)
            break;
        whole += body.sliced(end + 2, qMin(size, body.size() - end - 2));
        at = end + 2 + size + 2;
    }
    return whole;
}

} // namespace

QJsonValue HttpReply::json() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

HttpReply exchange(const QString &address, quint16 port, const HttpRequest &request, int timeoutMs)
{
    QDeadlineTimer deadline(timeoutMs);
    QTcpSocket socket;
    socket.connectToHost(address, port);
    if (!socket.waitForConnected(int(deadline.remainingTime())))
        return {};
    QByteArray head = request.method + ' ' + request.path + " HTTP/1.1\r\n";
    bool hostGiven = false;
    for (const auto &[name, value] : request.headers) {
        head += name + ": " + value + "\r\n";
        hostGiven = hostGiven || name.toLower() == "host";
    }
    if (!hostGiven)
        head += "Host: " + address.toLatin1() + ':' + QByteArray::number(port) + "\r\n";
    if (!request.body.isEmpty() || request.method == "POST")
        head += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    head += "Connection: close\r\n\r\n";
    socket.write(head + request.body);

    QByteArray received;
    qsizetype headEnd = -1;
    qint64 length = -1;
    HttpReply reply;
    while (!deadline.hasExpired()) {
        received += socket.readAll();
        const bool hadHead = headEnd >= 0;
        if (!hadHead)
            headEnd = received.indexOf("\r\n\r\n");
        if (!hadHead && headEnd >= 0) {
            const QList<QByteArray> lines = received.first(headEnd).split('\n');
            reply.status = lines.first().split(' ').value(1).toInt();
            for (const QByteArray &line : lines.sliced(1)) {
                const qsizetype colon = line.indexOf(':');
                if (colon > 0)
                    reply.headers.insert(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
            }
            if (reply.headers.contains("content-length"))
                length = reply.headers.value("content-length").toLongLong();
            else if (reply.status == 204 || reply.status == 304)
                length = 0;
        }
        if (headEnd >= 0 && length >= 0 && received.size() - headEnd - 4 >= length)
            break;
        if (socket.state() != QAbstractSocket::ConnectedState && socket.bytesAvailable() == 0)
            break;
        socket.waitForReadyRead(int(qMin<qint64>(deadline.remainingTime(), 1000)));
    }
    if (headEnd < 0)
        return {};
    reply.body = received.sliced(headEnd + 4);
    if (reply.headers.value("transfer-encoding").toLower() == "chunked")
        reply.body = unchunked(reply.body);
    else if (length >= 0 && reply.body.size() < length)
        return {};
    return reply;
}

} // namespace escale::test
