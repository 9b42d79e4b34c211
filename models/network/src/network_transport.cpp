// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "network_transport.h"

#include "tls.h"

#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>

#include <utility>

namespace escale::network {

using namespace Qt::StringLiterals;

namespace {

constexpr auto attributes = std::to_array<std::pair<QNetworkRequest::Attribute, int>>({
    {QNetworkRequest::Http2AllowedAttribute, false},
    {QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy},
    {QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork},
    {QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual},
    {QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual},
    {QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual},
});

api::Exchange::Headers toList(const QHttpHeaders &headers)
{
    api::Exchange::Headers list;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QLatin1StringView name = headers.nameAt(i);
        list.append({QByteArray(name.data(), name.size()), headers.valueAt(i).toByteArray()});
    }
    return list;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

QString codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return u"connection_refused"_s;
    case QNetworkReply::HostNotFoundError:
        return u"host_not_found"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return u"tls_failed"_s;
    case QNetworkReply::TimeoutError:
        return u"timeout"_s;
    case QNetworkReply::RemoteHostClosedError:
        return u"connection_lost"_s;
    default:
        return u"network_error"_s;
    }
}

} // namespace

/// One request, and its reply until the end.
class HttpTransfer final : public QObject, public api::Transfer {
public:
    HttpTransfer(NetworkTransport &transport, QNetworkReply *reply, api::WireEvents events)
        : m_transport(transport)
        , m_manager(reply->manager())
        , m_reply(reply)
        , m_events(std::move(events))
    {
        connect(reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
            m_refusal = refusalOf(m_reply->url().host(), errors, m_reply->sslConfiguration().peerCertificate());
        });
        if (m_events.progressed)
            connect(reply, &QNetworkReply::downloadProgress, this, m_events.progressed);
        if (m_events.part) {
            connect(reply, &QIODevice::readyRead, this, [this] {
                if (isSuccess(statusOf(*m_reply)))
                    m_events.part(m_reply->readAll());
            });
        }
        connect(reply, &QNetworkReply::finished, this, &HttpTransfer::finish);
    }

    ~HttpTransfer() override
    {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_transport.leave(m_manager);
    }
    Q_DISABLE_COPY_MOVE(HttpTransfer)

private:
    void finish()
    {
        // Whoever breaks it off is not told, so what is cancelled here has run out of time.
        const bool timedOut = m_reply->error() == QNetworkReply::OperationCanceledError;
        if (timedOut)
            m_transport.connectAfresh();
        api::WireAnswer answer;
        const int status = timedOut ? 0 : statusOf(*m_reply);
        if (status != 0 && m_reply->error() != QNetworkReply::RemoteHostClosedError) {
            answer.status = status;
            answer.headers = toList(m_reply->headers());
            // To ask for the certificate of what is not encrypted would load OpenSSL, 50 ms of the window's thread.
            if (m_reply->url().scheme() == "https"_L1)
                answer.certificate = describe(m_reply->sslConfiguration().peerCertificate());
            if (m_events.part && isSuccess(status))
                m_events.part(m_reply->readAll());
            else
                answer.body = m_reply->readAll();
        } else if (m_refusal) {
            answer.error = *m_refusal;
            answer.error.detail = m_reply->errorString();
        } else {
            answer.error = {.code = timedOut ? u"timeout"_s : codeOf(m_reply->error()),
                            .params = {{u"host"_s, m_reply->url().host()}},
                            .detail = timedOut ? u"timed out"_s : m_reply->errorString()};
        }
        // This object may be gone after the call.
        const auto finished = std::exchange(m_events.finished, {});
        finished(std::move(answer));
    }

    NetworkTransport &m_transport;
    QNetworkAccessManager *m_manager; ///< lives as long as one of its transfers
    QNetworkReply *m_reply; ///< its child; goes with this object
    api::WireEvents m_events;
    std::optional<Error> m_refusal;
};

NetworkTransport::NetworkTransport() : m_manager(new QNetworkAccessManager(this)) {}

NetworkTransport::~NetworkTransport() = default;

void NetworkTransport::setAuthorities(const QByteArray &pem)
{
    m_tls = trusting(pem);
}

std::unique_ptr<api::Transfer> NetworkTransport::send(const api::WireRequest &request, api::WireEvents events)
{
    QNetworkRequest http(request.url);
    for (const auto &[attribute, value] : attributes)
        http.setAttribute(attribute, value);
    QHttpHeaders headers;
    for (const auto &[name, value] : request.headers)
        headers.append(QLatin1StringView(name), value);
    http.setHeaders(std::move(headers));
    http.setTransferTimeout(request.timeout);
    if (m_tls)
        http.setSslConfiguration(*m_tls);
    QNetworkReply *reply = request.method == "GET"      ? m_manager->get(http)
                           : request.method == "DELETE" ? m_manager->deleteResource(http)
                           : request.method == "POST"
                               ? m_manager->post(http, request.body)
                               : m_manager->sendCustomRequest(http, request.method, request.body);
    ++m_transfers[m_manager];
    return std::make_unique<HttpTransfer>(*this, reply, std::move(events));
}

void NetworkTransport::connectAfresh()
{
    QNetworkAccessManager *old = std::exchange(m_manager, new QNetworkAccessManager(this));
    retire(old);
}

void NetworkTransport::leave(QNetworkAccessManager *manager)
{
    --m_transfers[manager];
    retire(manager);
}

void NetworkTransport::retire(QNetworkAccessManager *manager)
{
    if (manager == m_manager || m_transfers.value(manager) > 0)
        return;
    m_transfers.remove(manager);
    manager->deleteLater();
}

} // namespace escale::network
