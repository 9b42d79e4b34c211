// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tls.h"

#include <QtCore/QCryptographicHash>

namespace escale::network {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace

api::PeerCertificate describe(const QSslCertificate &certificate)
{
    if (certificate.isNull())
        return {};
    const auto first = [](const QStringList &names) { return names.value(0); };
    return {.fingerprint = certificate.digest(QCryptographicHash::Sha256).toHex(':'),
            .subject = first(certificate.subjectInfo(QSslCertificate::CommonName)),
            .issuer = first(certificate.issuerInfo(QSslCertificate::CommonName)),
            .expires = certificate.expiryDate().toUTC()};
}

Error refusalOf(const QString &host, const QList<QSslError> &errors, const QSslCertificate &shown)
{
    const bool isNamed = shown.isNull() && !errors.isEmpty();
    const api::PeerCertificate certificate = describe(isNamed ? errors.first().certificate() : shown);
    return {.code = u"tls_failed"_s,
            .params = {{u"host"_s, host},
                       {u"reason"_s, reasonOf(errors)},
                       {u"fingerprint"_s, QString::fromLatin1(certificate.fingerprint)},
                       {u"issuer"_s, certificate.issuer}},
            .detail = {}};
}

QSslConfiguration trusting(const QByteArray &authorities)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!authorities.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromData(authorities, QSsl::Pem));
    return tls;
}

} // namespace escale::network
