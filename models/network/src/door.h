// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/transport.h>

#include <QtCore/QTimer>
#include <QtNetwork/QSslSocket>

namespace escale::network {

/// Network::knock(): finds the computer, connects and, with https, lets it prove who it is; says nothing and hangs up.
class Door final : public QObject, public api::Transfer {
public:
    Door(const QUrl &base, const QByteArray &authorities, api::KnockEvents events);

private:
    void findName();
    void knock();
    void leave();
    void handleConnected();
    void handleError(QAbstractSocket::SocketError error);
    [[nodiscard]] Error errorOf(const QString &code) const;

    QUrl m_base;
    bool m_encrypted;
    api::KnockEvents m_events;
    QSslSocket m_socket;
    QTimer m_patience;
    bool m_reached = false;
    Error m_refusal;
};

} // namespace escale::network
