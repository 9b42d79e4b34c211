// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/api.h"

#include <QtHttpServer/QAbstractHttpServer>
#include <QtNetwork/QSslConfiguration>

#include <optional>

namespace escale::platform {

/// The door: takes requests from the wire to the Api, and its answers back, at once or later. Without TLS it binds to
/// loopback only: a token would cross a network in the clear.
class HttpServer final : public QAbstractHttpServer {
    Q_OBJECT
public:
    explicit HttpServer(Api &api, QObject *parent = nullptr) : QAbstractHttpServer(parent), m_api(api) {}

    /// Files in PEM; a chain is the server's own certificate first. Before listen(). Fails with "tls_unreadable" {path}.
    [[nodiscard]] Result<void> setTls(const QString &certificateFile, const QString &keyFile);
    /// "127.0.0.1:8642", port 0 for any. Fails with "not_loopback", "invalid_address" or "address_in_use".
    [[nodiscard]] Result<QUrl> listen(const QString &address);

protected:
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request, QHttpServerResponder &responder) override;

private:
    Api &m_api;
    std::optional<QSslConfiguration> m_tls;
};

} // namespace escale::platform
