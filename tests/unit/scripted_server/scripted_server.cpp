// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripted_server.h"

#include <algorithm>

namespace escale::test {

using namespace Qt::StringLiterals;

ScriptedServer::ScriptedServer(Handler handler) : m_handler(std::move(handler))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
    if (listen(QHostAddress::LocalHost))
        m_port = serverPort();
}

QUrl ScriptedServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1/"_s.arg(m_port));
}

qsizetype ScriptedServer::count(QByteArrayView method, QStringView path) const
{
    return std::ranges::count_if(m_asked, [&](const Asked &a) { return a.method == method && a.path == path; });
}

void ScriptedServer::serve(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    while (true) {
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QList<QByteArray> lines = buffer.first(headEnd).split('\n');
        Asked asked;
        const QList<QByteArray> request = lines.first().trimmed().split(' ');
        asked.method = request.value(0);
        const QUrl target(QString::fromLatin1(request.value(1)));
        asked.path = target.path();
        asked.query = QUrlQuery(target);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0)
                asked.headers.insert(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
        }
        const qsizetype length = asked.headers.value("content-length"_ba).toLongLong();
        if (buffer.size() < headEnd + 4 + length)
            return;
        asked.body = buffer.sliced(headEnd + 4, length);
        buffer.remove(0, headEnd + 4 + length);
        m_asked.append(asked);
        const std::optional<Answer> answer = m_handler(asked);
        if (!answer)
            m_held.append({asked.path, socket});
        else
            send(socket, *answer);
        if (!m_buffers.contains(socket))
            return;
    }
}

void ScriptedServer::send(QTcpSocket *socket, const Answer &answer)
{
    if (answer.breakOff) {
        socket->abort();
        return;
    }
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + " Status\r\n";
    text += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    for (const auto &[name, value] : answer.headers)
        text += name + ": " + value + "\r\n";
    socket->write(text + "\r\n" + answer.body);
}

qsizetype ScriptedServer::answerHeld(QStringView path, const Answer &answer)
{
    QList<Held> due;
    m_held.removeIf([&](const Held &held) {
        if (held.path != path)
            return false;
        if (held.socket)
            due.append(held);
        return true;
    });
    for (const Held &held : std::as_const(due))
        send(held.socket, answer);
    return due.size();
}

qsizetype ScriptedServer::held(QStringView path) const
{
    return std::ranges::count_if(m_held, [&](const Held &held) { return held.socket && held.path == path; });
}

void ScriptedServer::goAway()
{
    close();
    m_held.clear();
    const QList<QTcpSocket *> sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

bool ScriptedServer::comeBack()
{
    return listen(QHostAddress::LocalHost, m_port);
}

} // namespace escale::test
