// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QUrl>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <functional>

namespace escale::test {

/// What is done to one TLS connection.
struct TlsFault {
    enum Kind {
        None,
        Reset,       ///< after the first bytes of the handshake
        Silence,     ///< the connection is taken, and nothing is ever said
        Garbage,     ///< what answers does not speak TLS
        Certificate, ///< another one than the good one
        CutAfter     ///< all is well, and it breaks off after so many bytes of what the platform says
    };
    Kind kind = None;
    QByteArray certificate = {}; ///< Certificate: which
    int value = 0;          ///< CutAfter: bytes
};

/// Speaks TLS to the desktop and plain HTTP to the platform, and breaks the former as the plan says. In the test's event
/// loop; a handshake that somebody is in the middle of does not hold up another.
class TlsFront final : public QTcpServer {
public:
    using Plan = std::function<TlsFault()>; ///< for each connection

    TlsFront(const QUrl &platform, Plan plan);

    [[nodiscard]] QUrl url() const;
    /// What is shown to those who come from now on.
    void setCertificate(const QByteArray &pem) { m_certificate = pem; }
    /// Breaks all that is open.
    void breakAll();
    [[nodiscard]] int faults() const { return m_faults; }
    [[nodiscard]] int handshakes() const { return m_handshakes; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void pass(QSslSocket *desktop, const TlsFault &fault);

    QUrl m_platform;
    Plan m_plan;
    QByteArray m_certificate;
    int m_faults = 0;
    int m_handshakes = 0;
};

} // namespace escale::test
