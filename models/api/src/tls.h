// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_client.h>

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslError>

namespace escale::api {

[[nodiscard]] PeerCertificate describe(const QSslCertificate &certificate);
/// What is wrong with a certificate, in words of ours, of which the window makes sentences: expired, not_yet_valid,
/// other_name, revoked or unknown_authority.
[[nodiscard]] QString reasonOf(const QList<QSslError> &errors);

} // namespace escale::api
