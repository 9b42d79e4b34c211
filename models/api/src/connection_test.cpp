// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/connection_test.h>

#include <escale/api/jobs.h>

#include "tls.h"

#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

namespace escale::api {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 10s;
constexpr QLatin1StringView spokenVersion("1");
constexpr quint16 httpsPort = 443;
constexpr quint16 httpPort = 80;

} // namespace

struct ConnectionTest::Door {
    QSslSocket socket;
    QTimer timer;
    bool reached = false;
    Error tls;
};

ConnectionTest::ConnectionTest(const QUrl &base, const QString &token, const QByteArray &authorities, QObject *parent)
    : QObject(parent)
    , m_base(base)
    , m_authorities(authorities)
    , m_client(base, token)
{
    if (!authorities.isEmpty())
        m_client.setAuthorities(authorities);
}

ConnectionTest::~ConnectionTest() = default;

Error ConnectionTest::errorOf(const QString &code) const
{
    return {code, {{u"host"_s, m_base.host()}}, {}};
}

void ConnectionTest::end(ConnectionStep step, StepVerdict verdict, const Error &error)
{
    Q_EMIT stepEnded(step, verdict, error);
}

void ConnectionTest::stop(ConnectionStep step, const Error &error)
{
    end(step, StepVerdict::Bad, error);
    for (int later = int(step) + 1; later <= int(ConnectionStep::Permission); ++later)
        end(ConnectionStep(later), StepVerdict::NotAsked);
    Q_EMIT finished(false);
}

void ConnectionTest::start()
{
    if (!QHostAddress(m_base.host()).isNull()) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                end(ConnectionStep::Name, StepVerdict::NotAsked);
                knock();
            },
            Qt::QueuedConnection);
        return;
    }
    QHostInfo::lookupHost(m_base.host(), this, [this](const QHostInfo &info) {
        if (info.addresses().isEmpty()) {
            stop(ConnectionStep::Name, errorOf(u"host_not_found"_s));
            return;
        }
        end(ConnectionStep::Name, StepVerdict::Good);
        knock();
    });
}

void ConnectionTest::knock()
{
    const bool encrypted = m_base.scheme() == "https"_L1;
    m_door = std::make_unique<Door>();
    QSslSocket &socket = m_door->socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!m_authorities.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromData(m_authorities, QSsl::Pem));
    socket.setSslConfiguration(tls);
    m_door->timer.setSingleShot(true);

    const auto leave = [this] {
        m_door->socket.disconnect(this);
        m_door->timer.stop();
        m_door->socket.abort();
    };
    connect(&m_door->timer, &QTimer::timeout, this, [this, leave] {
        leave();
        stop(m_door->reached ? ConnectionStep::Tls : ConnectionStep::Reach, errorOf(u"timeout"_s));
    });
    connect(&socket, &QSslSocket::connected, this, [this, encrypted, leave] {
        m_door->reached = true;
        end(ConnectionStep::Reach, StepVerdict::Good);
        if (encrypted)
            return;
        leave();
        const QHostAddress address(m_base.host());
        if (m_base.host() == "localhost"_L1 || address.isLoopback())
            end(ConnectionStep::Tls, StepVerdict::NotAsked);
        else
            end(ConnectionStep::Tls, StepVerdict::Remark, errorOf(u"not_encrypted"_s));
        ask();
    });
    connect(&socket, &QSslSocket::encrypted, this, [this, leave] {
        leave();
        end(ConnectionStep::Tls, StepVerdict::Good);
        ask();
    });
    connect(&socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        const PeerCertificate shown = describe(m_door->socket.peerCertificate());
        m_door->tls = errorOf(u"tls_failed"_s);
        m_door->tls.params.insert(u"reason"_s, reasonOf(errors));
        m_door->tls.params.insert(u"fingerprint"_s, QString::fromLatin1(shown.fingerprint));
        m_door->tls.params.insert(u"issuer"_s, shown.issuer);
    });
    connect(&socket, &QSslSocket::errorOccurred, this, [this, leave](QAbstractSocket::SocketError error) {
        const QString words = m_door->socket.errorString();
        leave();
        if (m_door->reached) {
            Error refused = m_door->tls.code.isEmpty() ? errorOf(u"tls_failed"_s) : m_door->tls;
            refused.detail = words;
            stop(ConnectionStep::Tls, refused);
            return;
        }
        Error reach = errorOf(error == QAbstractSocket::ConnectionRefusedError ? u"connection_refused"_s
                              : error == QAbstractSocket::HostNotFoundError    ? u"host_not_found"_s
                                                                               : u"network_error"_s);
        reach.detail = words;
        stop(ConnectionStep::Reach, reach);
    });
    m_door->timer.start(patience);
    if (encrypted)
        socket.connectToHostEncrypted(m_base.host(), quint16(m_base.port(httpsPort)));
    else
        socket.connectToHost(m_base.host(), quint16(m_base.port(httpPort)));
}

void ConnectionTest::ask()
{
    m_client.start(std::make_unique<RootJob>(), this, [this](RootJob *job) {
        if (!job->succeeded()) {
            const Failure &failure = job->failure();
            if (failure.status == 401 || failure.status == 403) {
                end(ConnectionStep::Answer, StepVerdict::Good);
                if (failure.status == 401) {
                    stop(ConnectionStep::Token, failure.error);
                } else {
                    end(ConnectionStep::Token, StepVerdict::Good);
                    stop(ConnectionStep::Permission, failure.error);
                }
            } else if (failure.status == 404 || failure.status == 200) {
                askForInventory(failure);
            } else {
                stop(ConnectionStep::Answer, failure.error);
            }
            return;
        }
        if (job->response().version != spokenVersion) {
            Error error = errorOf(u"version_unknown"_s);
            error.params.insert(u"version"_s, job->response().version);
            stop(ConnectionStep::Answer, error);
            return;
        }
        end(ConnectionStep::Answer, StepVerdict::Good);
        askForSomething();
    });
}

void ConnectionTest::askForInventory(const Failure &)
{
    m_client.start(std::make_unique<ServersJob>(Page{.limit = 0}), this, [this](ServersJob *job) {
        if (job->succeeded()) {
            end(ConnectionStep::Answer, StepVerdict::Remark, errorOf(u"inventory_only"_s));
            askForSomething();
        } else if (job->failure().status == 401) {
            end(ConnectionStep::Answer, StepVerdict::Remark, errorOf(u"inventory_only"_s));
            stop(ConnectionStep::Token, errorOf(u"unauthenticated"_s));
        } else {
            stop(ConnectionStep::Answer, errorOf(u"not_a_platform"_s));
        }
    });
}

void ConnectionTest::askForSomething()
{
    m_client.start(std::make_unique<AccountsJob>(Page{.limit = 1}), this, [this](AccountsJob *job) {
        if (!job->succeeded() && job->failure().status == 401) {
            stop(ConnectionStep::Token, job->failure().error);
            return;
        }
        end(ConnectionStep::Token, StepVerdict::Good);
        if (!job->succeeded()) {
            stop(ConnectionStep::Permission, job->failure().error);
            return;
        }
        end(ConnectionStep::Permission, StepVerdict::Good);
        Q_EMIT finished(true);
    });
}

} // namespace escale::api
