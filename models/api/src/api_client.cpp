// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/api_client.h>

#include "tls.h"

#include <escale/api/decode.h>
#include <escale/core/log_categories.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtNetwork/QNetworkAccessManager>
#include <QtNetwork/QNetworkReply>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>

#include <algorithm>

namespace escale::api {

namespace {

// Qt keeps six connections to a host. One belongs to the feed, and a command must never wait behind reads for one.
constexpr int mostReads = 3;
constexpr int mostCommands = 2;

constexpr qint64 minuteMs = 60'000;
// Of the reads, this part is for what runs in the background; the rest is kept for the feed and for whoever looks.
constexpr double backgroundPart = 0.8;
// And this part for what nobody waits for.
constexpr double sparePart = 0.5;

/// A thousand desktops that were turned away together must not come back together.
qint64 withJitter(std::chrono::milliseconds pause)
{
    return pause.count() + qint64(double(pause.count()) * 0.25 * QRandomGenerator::global()->generateDouble());
}

QUrl versioned(QUrl base)
{
    QString path = base.path();
    if (!path.endsWith(u'/'))
        path += u'/';
    if (!path.endsWith("/v1/"_L1))
        path += "v1/"_L1;
    base.setPath(path);
    return base;
}

Exchange::Headers toList(const QHttpHeaders &headers)
{
    Exchange::Headers list;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QLatin1StringView name = headers.nameAt(i);
        list.append({QByteArray(name.data(), name.size()), headers.valueAt(i).toByteArray()});
    }
    return list;
}

bool isSuccess(const QNetworkReply *reply)
{
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status >= 200 && status < 300;
}

QString codeOf(QNetworkReply::NetworkError error, bool timedOut)
{
    if (timedOut)
        return u"timeout"_s;
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

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

ApiClient::ApiClient(const QUrl &base, const QString &token, QNetworkAccessManager *network, QObject *parent)
    : QObject(parent)
    , m_base(versioned(base))
    , m_requests(m_base)
    , m_network(network ? network : new QNetworkAccessManager(this))
    , m_ownsNetwork(network == nullptr)
    , m_timer(new QTimer(this))
{
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::Authorization,
                   "Basic " + QByteArray(token.toUtf8() + ':').toBase64());
    headers.append(QHttpHeaders::WellKnownHeader::Accept, "application/json"_L1);
    headers.append(QHttpHeaders::WellKnownHeader::UserAgent, "Escale/" ESCALE_VERSION ""_L1);
    m_requests.setCommonHeaders(headers);
    m_requests.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    m_requests.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_requests.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    m_requests.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    m_requests.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    m_requests.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &ApiClient::dispatch);
}

ApiClient::~ApiClient()
{
    for (const Running &running : m_running) {
        if (running.reply) {
            running.reply->disconnect(this);
            running.reply->abort();
            running.reply->deleteLater();
        }
        delete running.job;
    }
    for (const Waiting &waiting : m_waiting)
        delete waiting.job;
}

std::chrono::milliseconds ApiClient::scaled(std::chrono::milliseconds pause) const
{
    return std::chrono::milliseconds(qint64(double(pause.count()) * m_pauseScale));
}

void ApiClient::setAuthorities(const QByteArray &pem)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(QSslCertificate::fromData(pem, QSsl::Pem));
    m_requests.setSslConfiguration(tls);
}

qint64 ApiClient::allowedAt(const ApiJob *job) const
{
    const Budget budget = budgetOf(job);
    const int all = budget == Reads ? m_budgets.reads : m_budgets.writes;
    if (all <= 0)
        return 0;
    const Lane lane = job->m_request.lane;
    const double part = lane == Lane::Background ? backgroundPart : lane == Lane::Spare ? sparePart : 1;
    const auto limit = std::max<qsizetype>(1, qsizetype(all * part));
    const std::deque<qint64> &sent = m_sent[budget];
    return qsizetype(sent.size()) < limit ? 0 : sent[sent.size() - std::size_t(limit)] + minuteMs;
}

qint64 ApiClient::now() const
{
    static const QElapsedTimer sinceStart = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    return sinceStart.elapsed();
}

ApiClient::Budget ApiClient::budgetOf(const ApiJob *job)
{
    return job->m_request.method == "GET"_ba ? Reads : Writes;
}

void ApiClient::enqueue(ApiJob *job)
{
    connect(job, &ApiJob::settled, this, [this, job] { release(job); });
    connect(job, &ApiJob::abandoned, this, [this, job] { release(job); });
    m_waiting.push_back({job, 0});
    QMetaObject::invokeMethod(this, &ApiClient::dispatch, Qt::QueuedConnection);
}

void ApiClient::dispatch()
{
    int reads = 0;
    int commands = 0;
    for (const Running &running : m_running) {
        switch (running.job->m_request.lane) {
        case Lane::Command:
            ++commands;
            break;
        case Lane::Foreground:
        case Lane::Background:
        case Lane::Spare:
            ++reads;
            break;
        case Lane::Feed:
            break;
        }
    }
    // Stable: first come, first served within a lane.
    std::ranges::stable_sort(m_waiting, {}, [](const Waiting &w) { return w.job->m_request.lane; });
    const qint64 time = now();
    for (std::deque<qint64> &sent : m_sent) {
        while (!sent.empty() && sent.front() + minuteMs <= time)
            sent.pop_front();
    }
    qint64 next = -1;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const qint64 ready = std::max({it->notBefore, m_limits[budgetOf(it->job)].resumesAt, allowedAt(it->job)});
        if (ready > time) {
            next = next < 0 ? ready : std::min(next, ready);
            ++it;
            continue;
        }
        const Lane lane = it->job->m_request.lane;
        if ((lane == Lane::Command && commands >= mostCommands)
            || ((lane == Lane::Foreground || lane == Lane::Background) && reads >= mostReads)
            || (lane == Lane::Spare && reads > 0)) {
            ++it;
            continue;
        }
        if (lane == Lane::Command)
            ++commands;
        else if (lane != Lane::Feed)
            ++reads;
        ApiJob *job = it->job;
        it = m_waiting.erase(it);
        send(job);
    }
    if (next >= 0)
        m_timer->start(int(std::max<qint64>(next - time, 1)));
}

void ApiClient::send(ApiJob *job)
{
    const Request &request = job->m_request;
    QNetworkRequest http = m_requests.createRequest(request.path, request.query);
    const std::size_t step = std::min(std::size_t(job->m_attempt), request.retries.size() - 1);
    const auto timeout = double((request.retries[step].timeout + request.extraTime).count()) * m_timeoutScale;
    http.setTransferTimeout(std::chrono::milliseconds(std::max<qint64>(1, qint64(timeout))));

    QHttpHeaders headers = http.headers();
    Exchange &exchange = job->m_exchange;
    if (!request.idempotencyKey.isEmpty())
        headers.append("Idempotency-Key"_L1, request.idempotencyKey);
    if (!request.ifMatch.isEmpty())
        headers.append(QHttpHeaders::WellKnownHeader::IfMatch, request.ifMatch);
    if (request.method == "POST"_ba)
        headers.append(QHttpHeaders::WellKnownHeader::ContentType, "application/json"_L1);
    http.setHeaders(headers);

    exchange.method = request.method;
    exchange.path = http.url().toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    headers.removeAll(QHttpHeaders::WellKnownHeader::Authorization);
    exchange.requestHeaders = toList(headers);
    exchange.requestBody = request.body;
    exchange.status = 0;
    exchange.responseHeaders.clear();
    exchange.responseBody.clear();
    exchange.transportError.clear();
    exchange.started = QDateTime::currentDateTimeUtc();
    ++exchange.attempts;

    QNetworkReply *reply = request.method == "GET"_ba      ? m_network->get(http)
                           : request.method == "DELETE"_ba ? m_network->deleteResource(http)
                                                           : m_network->post(http, request.body);
    m_running.push_back({job, reply});
    m_sent[budgetOf(job)].push_back(now());
    connect(reply, &QNetworkReply::sslErrors, this, [reply](const QList<QSslError> &errors) {
        reply->setProperty("escale_tls", reasonOf(errors));
        const QSslCertificate shown =
            errors.isEmpty() ? QSslCertificate() : reply->sslConfiguration().peerCertificate();
        const QSslCertificate certificate = shown.isNull() && !errors.isEmpty() ? errors.first().certificate() : shown;
        reply->setProperty("escale_tls_fingerprint", QString::fromLatin1(describe(certificate).fingerprint));
        reply->setProperty("escale_tls_issuer", describe(certificate).issuer);
    });
    connect(reply, &QNetworkReply::downloadProgress, job, &ApiJob::progressed);
    if (request.onPart) {
        connect(reply, &QIODevice::readyRead, job, [job, reply] {
            if (isSuccess(reply))
                job->m_request.onPart(reply->readAll());
        });
    }
    Q_EMIT job->sent();
    connect(reply, &QNetworkReply::finished, this, [this, job, reply] {
        // Whatever we break off ourselves is disconnected first, so what is cancelled here has run out of time.
        handle(job, reply, reply->error() == QNetworkReply::OperationCanceledError);
    });
}

void ApiClient::handle(ApiJob *job, QNetworkReply *reply, bool timedOut)
{
    reply->deleteLater();
    for (Running &running : m_running) {
        if (running.job == job)
            running.reply = nullptr;
    }
    if (timedOut)
        connectAfresh();
    Exchange &exchange = job->m_exchange;
    exchange.milliseconds = exchange.started.msecsTo(QDateTime::currentDateTimeUtc());
    const int status = timedOut ? 0 : reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool complete = status != 0 && reply->error() != QNetworkReply::RemoteHostClosedError;
    if (complete) {
        exchange.status = status;
        exchange.responseHeaders = toList(reply->headers());
        if (job->m_request.onPart && isSuccess(reply))
            job->m_request.onPart(reply->readAll());
        else
            exchange.responseBody = reply->readAll();
    } else {
        exchange.transportError = timedOut ? u"timed out"_s : reply->errorString();
    }
    if (complete) {
        if (const QSslCertificate certificate = reply->sslConfiguration().peerCertificate(); !certificate.isNull()) {
            if (PeerCertificate shown = describe(certificate); shown != m_certificate) {
                m_certificate = std::move(shown);
                Q_EMIT certificateChanged();
            }
        }
    }
    const int seen = exchange.status;
    Q_EMIT exchanged(exchange);
    if (job->m_abandoned)
        return; // by whoever listened just now

    Limit &limit = m_limits[budgetOf(job)];
    if (seen == 429 || (seen == 503 && !exchange.responseHeader("Retry-After").isEmpty())) {
        // Not an answer to the request: it has not been looked at, so that anything may be sent again.
        ++limit.refusals;
        ++job->m_refusals;
        constexpr int mostRefusals = 8;
        // A date is one of the platform's clock, which need not be this machine's.
        const auto asked = parseRetryAfter(exchange.responseHeader("Retry-After"),
                                           exchange.date().value_or(QDateTime::currentDateTimeUtc()));
        const std::chrono::milliseconds pause = asked.value_or(pauseAfterRefusals(limit.refusals));
        limit.resumesAt = now() + scaled(std::max(pause, 200ms)).count();
        qCInfo(logApi) << "Wait" << pause.count() << "ms: the platform answers" << seen;
        Q_EMIT rateLimited(pause);
        if (job->m_refusals < mostRefusals) {
            again(job, pause);
            return;
        }
    } else if (isSuccess(seen)) {
        limit.refusals = 0;
        job->receive({.status = seen, .body = exchange.responseBody, .location = exchange.responseHeader("Location")});
        return;
    }

    const bool repeatable = job->m_request.method != "POST"_ba || !job->m_request.idempotencyKey.isEmpty();
    const bool another = std::size_t(job->m_attempt) + 1 < job->m_request.retries.size();
    // A certificate that is refused now is refused again.
    const bool hopeless = reply->error() == QNetworkReply::SslHandshakeFailedError;
    if (isTransient(seen) && repeatable && another && !hopeless) {
        const std::chrono::milliseconds pause = job->m_request.retries[std::size_t(job->m_attempt)].pause;
        ++job->m_attempt;
        qCInfo(logApi) << "Try" << exchange.method << reply->url().path() << "again in" << pause.count() << "ms";
        Q_EMIT job->retryScheduled(job->m_attempt + 1, pause);
        again(job, pause);
        return;
    }

    Failure failure;
    if (seen == 0) {
        failure.error.code = codeOf(reply->error(), timedOut);
        failure.error.params = {{u"host"_s, m_base.host()}};
        failure.error.detail = exchange.transportError;
        if (const QString reason = reply->property("escale_tls").toString(); !reason.isEmpty()) {
            failure.error.code = u"tls_failed"_s;
            failure.error.params.insert(u"reason"_s, reason);
            failure.error.params.insert(u"fingerprint"_s, reply->property("escale_tls_fingerprint").toString());
            failure.error.params.insert(u"issuer"_s, reply->property("escale_tls_issuer").toString());
        }
    } else {
        failure = decodeFailure(seen, exchange.responseBody);
    }
    job->settle(std::move(failure));
}

void ApiClient::connectAfresh()
{
    // A connection that was never completed (a handshake that nobody answers, a peer that is gone) is not given up with the
    // request that waited for it: the next one would wait for the same connection, and so would all that follow.
    if (!m_ownsNetwork)
        return;
    QNetworkAccessManager *old = m_network;
    m_network = new QNetworkAccessManager(this);
    const auto retire = [this, old] {
        const bool inUse = std::ranges::any_of(
            m_running, [old](const Running &running) { return running.reply && running.reply->manager() == old; });
        if (!inUse)
            old->deleteLater();
    };
    connect(old, &QNetworkAccessManager::finished, this, retire);
    retire();
}

void ApiClient::again(ApiJob *job, std::chrono::milliseconds pause)
{
    std::erase_if(m_running, [job](const Running &running) { return running.job == job; });
    if (job->m_abandoned)
        return;
    // In front of its lane: it was there before those that came meanwhile.
    m_waiting.push_front({job, now() + withJitter(scaled(pause))});
    dispatch();
}

void ApiClient::release(ApiJob *job)
{
    for (const Running &running : m_running) {
        if (running.job == job && running.reply) {
            running.reply->disconnect(this);
            running.reply->abort();
            running.reply->deleteLater();
        }
    }
    std::erase_if(m_running, [job](const Running &running) { return running.job == job; });
    std::erase_if(m_waiting, [job](const Waiting &waiting) { return waiting.job == job; });
    if (job->m_finished)
        Q_EMIT job->finished();
    job->deleteLater();
    QMetaObject::invokeMethod(this, &ApiClient::dispatch, Qt::QueuedConnection);
}

} // namespace escale::api
