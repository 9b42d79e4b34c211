// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/transport.h>

#include <QtCore/QHash>
#include <QtNetwork/QSslConfiguration>

#include <optional>

class QNetworkAccessManager;

namespace escale::network {

class HttpTransfer;

/// api::Transport over QNetworkAccessManager.
class NetworkTransport final : public QObject, public api::Transport {
public:
    NetworkTransport();
    ~NetworkTransport() override;
    Q_DISABLE_COPY_MOVE(NetworkTransport)

    void setAuthorities(const QByteArray &pem) override;
    [[nodiscard]] std::unique_ptr<api::Transfer> send(const api::WireRequest &request, api::WireEvents events) override;

private:
    friend class HttpTransfer;

    /// A connection that was never completed (a handshake that nobody answers, a peer that is gone) is not given up with
    /// the request that waited for it: the next one would wait for the same connection, and so would all that follow.
    void connectAfresh();
    void leave(QNetworkAccessManager *manager);
    void retire(QNetworkAccessManager *manager);

    std::optional<QSslConfiguration> m_tls;
    QNetworkAccessManager *m_manager; ///< a child, as those are that still have transfers
    QHash<QNetworkAccessManager *, int> m_transfers;
};

} // namespace escale::network
