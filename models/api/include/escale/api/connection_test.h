// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_client.h>
#include <escale/api/transport.h>

#include <QtCore/QObject>

namespace escale::api {

/// Tries a connection step by step and says which one does not work. Changes nothing on the platform. GUI thread; one
/// test an object.
///
/// Codes: host_not_found, connection_refused, timeout, network_error {host}; tls_failed {host, reason, fingerprint,
/// issuer}; not_encrypted; part_missing {file}; not_a_platform, version_unknown {version}, inventory_only, unavailable; unauthenticated;
/// forbidden.
class ConnectionTest final : public QObject {
    Q_OBJECT

public:
    ConnectionTest(const QUrl &base, const QString &token, const QByteArray &authorities, QObject *parent = nullptr);
    ~ConnectionTest() override;
    Q_DISABLE_COPY_MOVE(ConnectionTest)

    void start();

Q_SIGNALS:
    /// Once for each step, in their order.
    void stepEnded(escale::api::ConnectionStep step, escale::api::StepVerdict verdict, const escale::Error &error);
    /// After the last step; whether one can work with it.
    void finished(bool good);

private:
    void end(ConnectionStep step, StepVerdict verdict, const Error &error = {});
    void stop(ConnectionStep step, const Error &error);
    void ask();
    void askForInventory(const Failure &failure);
    void askForSomething();
    [[nodiscard]] Error errorOf(const QString &code) const;

    QUrl m_base;
    QByteArray m_authorities;
    ApiClient m_client;
    std::unique_ptr<Transfer> m_door;
};

} // namespace escale::api
