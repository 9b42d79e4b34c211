// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/exchange.h>
#include <escale/core/error.h>

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <chrono>
#include <functional>
#include <memory>

// What the rest of the program knows of the network: Qt Network is behind these interfaces, in a plugin (models/network)
// that is loaded when a connection is first wanted. They have nothing but inline members, so that the plugin needs nothing
// of the program.

namespace escale::api {

/// What the platform has shown to prove who it is. Value, any thread.
struct PeerCertificate {
    QByteArray fingerprint; ///< SHA-256; empty: no TLS, or nothing has been heard yet
    QString subject;
    QString issuer;
    QDateTime expires;

    friend bool operator==(const PeerCertificate &, const PeerCertificate &) = default;
};

/// What has to work for a connection, in this order.
enum class ConnectionStep {
    Name, ///< the computer's name leads to an address
    Reach, ///< something listens there
    Tls, ///< it proves who it is
    Answer, ///< it is a platform, of a version that this program speaks
    Token, ///< it takes the token
    Permission ///< the token lets one see something
};

enum class StepVerdict {
    Good,
    Remark, ///< works, and there is something to know: the error says what
    Bad, ///< the error says why
    NotAsked ///< nothing to ask: no TLS on this computer itself, or a step before it was bad
};

/// One request as it goes over the wire.
struct WireRequest {
    QByteArray method;
    QUrl url;
    Exchange::Headers headers;
    QByteArray body;
    std::chrono::milliseconds timeout{0}; ///< without a byte coming in
};

/// What came of it.
struct WireAnswer {
    int status = 0; ///< 0: no complete answer; the error says why
    Exchange::Headers headers;
    QByteArray body; ///< what WireEvents::part has not taken
    PeerCertificate certificate;
    /// connection_refused, host_not_found, timeout, connection_lost, network_error {host}; tls_failed {host} and, where it
    /// is the certificate, {reason, fingerprint, issuer}: expired, not_yet_valid, other_name, revoked, unknown_authority.
    /// The network library's words in `detail`.
    Error error;
};

/// Called on the GUI thread, never from within Transport::send(), and not any more once the transfer is destroyed, which
/// `part` and `progressed` must not do: only `finished` may.
struct WireEvents {
    std::function<void(QByteArray part)> part = {}; ///< takes the body of a 2xx answer as it comes in; none: kept
    std::function<void(qint64 received, qint64 total)> progressed = {};
    std::function<void(WireAnswer answer)> finished = {}; ///< once, the last of all
};

/// Something under way; destroying it breaks it off. GUI thread.
class Transfer {
public:
    Transfer() = default;
    virtual ~Transfer() = default;
    Q_DISABLE_COPY_MOVE(Transfer)
};

/// Carries requests. Follows no redirection, keeps no cookie and no cache, asks for no password. GUI thread. Outlives its
/// transfers.
class Transport {
public:
    Transport() = default;
    virtual ~Transport() = default;
    Q_DISABLE_COPY_MOVE(Transport)

    /// Certificates (PEM) that are trusted besides the system's.
    virtual void setAuthorities(const QByteArray &pem) = 0;
    [[nodiscard]] virtual std::unique_ptr<Transfer> send(const WireRequest &request, WireEvents events) = 0;
};

/// The first three steps to a platform: its name, whether something listens there, and whether it proves who it is.
struct KnockEvents {
    std::function<void(ConnectionStep step, StepVerdict verdict, const Error &error)> passed;
    std::function<void(ConnectionStep step, const Error &error)> refused; ///< the last call
    std::function<void()> open; ///< the last call
};

/// What the plugin offers.
class Network {
public:
    Network() = default;
    virtual ~Network() = default;
    Q_DISABLE_COPY_MOVE(Network)

    /// Loads OpenSSL and the authorities that the system trusts, which takes longer than several frames. Any thread.
    virtual void warmUp() = 0;
    /// The system's proxy for everything but this computer itself, where practice platforms are.
    virtual void useSystemProxy() = 0;
    [[nodiscard]] virtual std::unique_ptr<Transport> makeTransport() = 0;
    [[nodiscard]] virtual std::unique_ptr<Transfer> knock(const QUrl &base, const QByteArray &authorities,
                                                          KnockEvents events) = 0;
};

/// The plugin's file.
inline constexpr QLatin1StringView networkFile("escale-network.so");
/// Loads the plugin unless that was done; nothing where it is missing. Any thread.
[[nodiscard]] Network *findNetwork();

} // namespace escale::api

Q_DECLARE_INTERFACE(escale::api::Network, "org.escale.Network/1")
