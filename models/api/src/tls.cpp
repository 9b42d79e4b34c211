// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tls.h"

#include <QtCore/QCryptographicHash>

namespace escale::api {

using namespace Qt::StringLiterals;

PeerCertificate describe(const QSslCertificate &certificate)
{
    const auto first = [](const QStringList &names) { return names.value(0); };
    return {.fingerprint = certificate.digest(QCryptographicHash::Sha256).toHex(':'),
            .subject = first(certificate.subjectInfo(QSslCertificate::CommonName)),
            .issuer = first(certificate.issuerInfo(QSslCertificate::CommonName)),
            .expires = certificate.expiryDate().toUTC()};
}

QString reasonOf(const QList<QSslError> &errors)
{
    for (const QSslError &error : errors) {
        switch (error.error()) {
        case QSslError::CertificateExpired:
            return u"expired"_s;
        case QSslError::CertificateNotYetValid:
            return u"not_yet_valid"_s;
        case QSslError::HostNameMismatch:
            return u"other_name"_s;
        case QSslError::CertificateRevoked:
        case QSslError::CertificateBlacklisted:
            return u"revoked"_s;
        default:
            break;
        }
    }
    return u"unknown_authority"_s;
}

} // namespace escale::api
