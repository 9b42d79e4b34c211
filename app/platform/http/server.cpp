// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/server.h"

#include <QtCore/QFile>
#include <QtHttpServer/QHttpServerRequest>
#include <QtHttpServer/QHttpServerResponder>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtNetwork/QTcpServer>

#include <memory>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

QByteArray methodName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET"_ba;
    case QHttpServerRequest::Method::Put:
        return "PUT"_ba;
    case QHttpServerRequest::Method::Delete:
        return "DELETE"_ba;
    case QHttpServerRequest::Method::Post:
        return "POST"_ba;
    case QHttpServerRequest::Method::Head:
        return "HEAD"_ba;
    case QHttpServerRequest::Method::Options:
        return "OPTIONS"_ba;
    case QHttpServerRequest::Method::Patch:
        return "PATCH"_ba;
    case QHttpServerRequest::Method::Connect:
        return "CONNECT"_ba;
    case QHttpServerRequest::Method::Trace:
        return "TRACE"_ba;
    default:
        return {};
    }
}

void send(QHttpServerResponder &responder, Response response)
{
    if (!response.type.isEmpty())
        response.headers.append(QHttpHeaders::WellKnownHeader::ContentType, response.type);
    const auto status = static_cast<QHttpServerResponder::StatusCode>(response.status);
    if (response.stream)
        responder.write(response.stream.release(), response.headers, status); // which owns it from here
    else if (response.body.isEmpty())
        responder.write(response.headers, status);
    else
        responder.write(response.body, response.headers, status);
}

} // namespace

Result<void> HttpServer::setTls(const QString &certificateFile, const QString &keyFile)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificateFile, QSsl::Pem);
    if (chain.isEmpty())
        return failure(u"tls_unreadable"_s, {{u"path"_s, certificateFile}});
    QFile file(keyFile);
    const QByteArray pem = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    QSslKey key;
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (key.isNull())
            key = QSslKey(pem, algorithm);
    }
    if (key.isNull())
        return failure(u"tls_unreadable"_s, {{u"path"_s, keyFile}});
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls->setLocalCertificateChain(chain);
    m_tls->setPrivateKey(key);
    m_tls->setProtocol(QSsl::TlsV1_2OrLater);
    return {};
}

Result<QUrl> HttpServer::listen(const QString &address)
{
    const qsizetype colon = address.lastIndexOf(u':');
    bool valid = colon > 0;
    const quint16 port = valid ? address.sliced(colon + 1).toUShort(&valid) : 0;
    QString host = colon > 0 ? address.first(colon) : QString();
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    const QHostAddress ip(host == "localhost"_L1 ? u"127.0.0.1"_s : host);
    if (!valid || ip.isNull())
        return failure(u"invalid_address"_s, {{u"address"_s, address}});
    if (!ip.isLoopback() && !m_tls)
        return failure(u"not_loopback"_s, {{u"address"_s, address}});
    QTcpServer *server = nullptr;
    if (m_tls) {
        auto *encrypted = new QSslServer(this);
        encrypted->setSslConfiguration(*m_tls);
        server = encrypted;
    } else {
        server = new QTcpServer(this);
    }
    if (!server->listen(ip, port) || !bind(server))
        return failure(u"address_in_use"_s, {{u"address"_s, address}}, server->errorString());
    QUrl url;
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(ip.toString());
    url.setPort(server->serverPort());
    url.setPath(u"/"_s);
    return url;
}

bool HttpServer::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    const Request asked{methodName(request.method()), request.url().path(), request.query(), request.headers(),
                        request.body()};
    // The responder is given on: an answer may come when something changes, long after this call.
    auto kept = std::make_shared<QHttpServerResponder>(std::move(responder));
    m_api.handle(asked, [kept](Response response) { send(*kept, std::move(response)); });
    return true;
}

void HttpServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &responder)
{
    send(responder, problem(404, u"not_found"_s, u"There is no such path"_s));
}

} // namespace escale::platform
