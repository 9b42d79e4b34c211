// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tls_front.h"

#include "certificates.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

#include <memory>

namespace escale::test {

using namespace Qt::StringLiterals;

TlsFront::TlsFront(const QUrl &platform, Plan plan)
    : m_platform(platform)
    , m_plan(std::move(plan))
    , m_certificate(certificates::good)
{
    (void)listen(QHostAddress::LocalHost);
}

QUrl TlsFront::url() const
{
    return QUrl(u"https://127.0.0.1:%1/"_s.arg(serverPort()));
}

void TlsFront::breakAll()
{
    const QList<QTcpSocket *> sockets = findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void TlsFront::incomingConnection(qintptr descriptor)
{
    const TlsFault fault = m_plan();
    m_faults += fault.kind != TlsFault::None;
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    switch (fault.kind) {
    case TlsFault::Silence:
        return;
    case TlsFault::Reset:
        connect(socket, &QIODevice::readyRead, socket, [socket] { socket->abort(); });
        return;
    case TlsFault::Garbage:
        connect(socket, &QIODevice::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            socket->disconnectFromHost();
        });
        return;
    case TlsFault::None:
    case TlsFault::Certificate:
    case TlsFault::CutAfter:
        break;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates({});
    tls.setLocalCertificate(QSslCertificate(fault.kind == TlsFault::Certificate ? fault.certificate : m_certificate));
    tls.setPrivateKey(QSslKey(certificates::key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->setSslConfiguration(tls);
    pass(socket, fault);
    socket->startServerEncryption();
}

void TlsFront::pass(QSslSocket *desktop, const TlsFault &fault)
{
    auto *platform = new QTcpSocket(desktop);
    connect(desktop, &QSslSocket::encrypted, this, [this] { ++m_handshakes; });
    connect(desktop, &QIODevice::readyRead, platform, [desktop, platform] { platform->write(desktop->readAll()); });
    connect(platform, &QAbstractSocket::disconnected, desktop, [desktop] { desktop->abort(); });
    connect(platform, &QAbstractSocket::errorOccurred, desktop, [desktop] { desktop->abort(); });
    const auto left = std::make_shared<int>(fault.kind == TlsFault::CutAfter ? fault.value : -1);
    connect(platform, &QIODevice::readyRead, desktop, [desktop, platform, left] {
        QByteArray come = platform->readAll();
        if (*left >= 0 && come.size() >= *left) {
            desktop->write(come.first(*left));
            desktop->flush();
            desktop->abort();
            return;
        }
        if (*left >= 0)
            *left -= int(come.size());
        desktop->write(come);
    });
    platform->connectToHost(m_platform.host(), quint16(m_platform.port()));
}

} // namespace escale::test
