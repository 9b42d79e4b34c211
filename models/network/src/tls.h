// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/transport.h>

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

namespace escale::network {

[[nodiscard]] api::PeerCertificate describe(const QSslCertificate &certificate);
/// The failure `tls_failed` of a certificate that is not trusted: why, and which one it was.
[[nodiscard]] Error refusalOf(const QString &host, const QList<QSslError> &errors, const QSslCertificate &shown);
/// The system's authorities and these (PEM).
[[nodiscard]] QSslConfiguration trusting(const QByteArray &authorities);

} // namespace escale::network
