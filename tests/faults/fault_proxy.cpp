// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fault_proxy.h"

#include <QtCore/QTimer>

namespace escale::test {

using namespace Qt::StringLiterals;

namespace {

/// The length of the first whole HTTP message in a buffer; 0: not there yet.
qsizetype messageLength(const QByteArray &buffer)
{
    const qsizetype head = buffer.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    qsizetype length = 0;
    const QByteArray lower = buffer.first(head + 2).toLower();
    if (const qsizetype at = lower.indexOf("\r\ncontent-length:"); at >= 0) {
        const qsizetype from = at + 17;
        length = lower.sliced(from, lower.indexOf("\r\n", from) - from).trimmed().toLongLong();
    }
    return buffer.size() >= head + 4 + length ? head + 4 + length : 0;
}

QByteArray withLength(QByteArray answer, qsizetype difference)
{
    const qsizetype at = answer.toLower().indexOf("content-length:");
    if (at < 0)
        return answer;
    const qsizetype from = at + 15;
    const qsizetype end = answer.indexOf("\r\n", from);
    const qsizetype length = answer.sliced(from, end - from).trimmed().toLongLong();
    answer.replace(from, end - from, " " + QByteArray::number(std::max<qsizetype>(0, length + difference)));
    return answer;
}

} // namespace

struct FaultProxy::Way : QObject {
    QTcpSocket *desktop = nullptr;
    QTcpSocket *platform = nullptr;
    QByteArray asked;
    QByteArray answered;
    Fault fault;
    bool waiting = false;
    bool dead = false; ///< nothing comes out of it any more
};

FaultProxy::FaultProxy(const QUrl &platform, Plan plan) : m_platform(platform), m_plan(std::move(plan))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            auto *way = new Way;
            way->setParent(socket);
            way->desktop = socket;
            way->platform = new QTcpSocket(way);
            way->platform->connectToHost(m_platform.host(), quint16(m_platform.port()));
            connect(socket, &QTcpSocket::readyRead, way, [this, way] {
                const QByteArray come = way->desktop->readAll();
                m_requests += come;
                way->asked += come;
                pass(way);
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(way->platform, &QTcpSocket::readyRead, way, [this, way] {
                way->answered += way->platform->readAll();
                while (const qsizetype length = messageLength(way->answered)) {
                    const QByteArray whole = way->answered.first(length);
                    way->answered.remove(0, length);
                    answer(way, whole);
                }
            });
            connect(way->platform, &QTcpSocket::disconnected, way, [way] { way->desktop->abort(); });
            connect(way->platform, &QTcpSocket::errorOccurred, way, [way] { way->desktop->abort(); });
        }
    });
    (void)listen(QHostAddress::LocalHost);
}

QUrl FaultProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1/"_s.arg(serverPort()));
}

void FaultProxy::pass(Way *way)
{
    const qsizetype length = messageLength(way->asked);
    if (length == 0 || way->waiting || way->dead)
        return;
    if (m_vanished) {
        way->dead = true;
        return;
    }
    const QByteArray request = way->asked.first(length);
    way->asked.remove(0, length);
    way->fault = m_plan(request.first(request.indexOf("\r\n")));
    m_faults += way->fault.kind != Fault::None;
    if (way->fault.kind == Fault::LoseRequest) {
        way->desktop->abort();
        return;
    }
    way->waiting = true;
    way->platform->write(request);
}

void FaultProxy::answer(Way *way, const QByteArray &whole)
{
    way->waiting = false;
    if (m_vanished || way->dead) {
        way->dead = true;
        return;
    }
    const Fault &fault = way->fault;
    const qsizetype body = whole.indexOf("\r\n\r\n") + 4;
    switch (fault.kind) {
    case Fault::None:
    case Fault::LoseRequest:
        way->desktop->write(whole);
        break;
    case Fault::ResetAt:
        way->desktop->write(whole.first(std::min<qsizetype>(fault.value, whole.size())));
        way->desktop->flush();
        way->desktop->abort();
        return;
    case Fault::CloseAt:
        way->desktop->write(whole.first(std::min<qsizetype>(fault.value, whole.size())));
        way->desktop->disconnectFromHost();
        return;
    case Fault::Corrupt: {
        // From some byte on it is something else: never JSON, whatever a parser lets pass.
        const qsizetype from = body < whole.size() ? body + fault.value % (whole.size() - body) : whole.size();
        const QByteArray broken = whole.first(from) + QByteArray(whole.size() - from, 'x');
        way->desktop->write(broken);
        break;
    }
    case Fault::LongerLength:
        way->desktop->write(withLength(whole, 7));
        way->desktop->disconnectFromHost();
        return;
    case Fault::ShorterLength:
        way->desktop->write(withLength(whole, -3));
        way->desktop->disconnectFromHost();
        return;
    case Fault::Status: {
        QByteArray other =
            "HTTP/1.1 " + QByteArray::number(fault.value) + " Something between\r\nContent-Length: 13\r\n";
        if (!fault.retryAfter.isEmpty())
            other += "Retry-After: " + fault.retryAfter + "\r\n";
        if (!fault.date.isEmpty())
            other += "Date: " + fault.date + "\r\n";
        way->desktop->write(other + "\r\n<h1>Oops</h1>");
        break;
    }
    case Fault::HalfOpen:
        way->dead = true;
        return;
    case Fault::SilentAt:
        way->desktop->write(whole.first(std::min<qsizetype>(fault.value, whole.size())));
        way->dead = true;
        return;
    case Fault::Delay:
        QTimer::singleShot(fault.value, way, [this, way, whole] {
            way->desktop->write(whole);
            pass(way);
        });
        return;
    }
    pass(way);
}

} // namespace escale::test
