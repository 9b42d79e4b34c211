// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "door.h"

#include "tls.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>

namespace escale::network {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using api::ConnectionStep;
using api::StepVerdict;

namespace {

constexpr auto patience = 10s;
constexpr quint16 httpsPort = 443;
constexpr quint16 httpPort = 80;

} // namespace

Door::Door(const QUrl &base, const QByteArray &authorities, api::KnockEvents events)
    : m_base(base)
    , m_encrypted(base.scheme() == "https"_L1)
    , m_events(std::move(events))
{
    m_socket.setSslConfiguration(trusting(authorities));
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        leave();
        m_events.refused(m_reached ? ConnectionStep::Tls : ConnectionStep::Reach, errorOf(u"timeout"_s));
    });
    connect(&m_socket, &QSslSocket::connected, this, &Door::handleConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        leave();
        m_events.passed(ConnectionStep::Tls, StepVerdict::Good, {});
        m_events.open();
    });
    connect(&m_socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        m_refusal = refusalOf(m_base.host(), errors, m_socket.peerCertificate());
    });
    connect(&m_socket, &QSslSocket::errorOccurred, this, &Door::handleError);
    // Not from within the call that made it: whoever made it need not expect to be called back.
    QMetaObject::invokeMethod(this, &Door::findName, Qt::QueuedConnection);
}

Error Door::errorOf(const QString &code) const
{
    return {code, {{u"host"_s, m_base.host()}}, {}};
}

void Door::findName()
{
    if (!QHostAddress(m_base.host()).isNull()) {
        m_events.passed(ConnectionStep::Name, StepVerdict::NotAsked, {});
        knock();
        return;
    }
    QHostInfo::lookupHost(m_base.host(), this, [this](const QHostInfo &info) {
        if (info.addresses().isEmpty()) {
            m_events.refused(ConnectionStep::Name, errorOf(u"host_not_found"_s));
            return;
        }
        m_events.passed(ConnectionStep::Name, StepVerdict::Good, {});
        knock();
    });
}

void Door::knock()
{
    m_patience.start();
    if (m_encrypted)
        m_socket.connectToHostEncrypted(m_base.host(), quint16(m_base.port(httpsPort)));
    else
        m_socket.connectToHost(m_base.host(), quint16(m_base.port(httpPort)));
}

void Door::leave()
{
    m_socket.disconnect(this);
    m_patience.stop();
    m_socket.abort();
}

void Door::handleConnected()
{
    m_reached = true;
    m_events.passed(ConnectionStep::Reach, StepVerdict::Good, {});
    if (m_encrypted)
        return;
    leave();
    const bool isHere = m_base.host() == "localhost"_L1 || QHostAddress(m_base.host()).isLoopback();
    m_events.passed(ConnectionStep::Tls, isHere ? StepVerdict::NotAsked : StepVerdict::Remark,
                    isHere ? Error() : errorOf(u"not_encrypted"_s));
    m_events.open();
}

void Door::handleError(QAbstractSocket::SocketError error)
{
    const QString words = m_socket.errorString();
    leave();
    Error refusal = m_reached ? m_refusal.code.isEmpty() ? errorOf(u"tls_failed"_s) : m_refusal
                              : errorOf(error == QAbstractSocket::ConnectionRefusedError ? u"connection_refused"_s
                                        : error == QAbstractSocket::HostNotFoundError    ? u"host_not_found"_s
                                                                                         : u"network_error"_s);
    refusal.detail = words;
    m_events.refused(m_reached ? ConnectionStep::Tls : ConnectionStep::Reach, refusal);
}

} // namespace escale::network
