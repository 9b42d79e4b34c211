// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/api_client.h>

#include <escale/api/decode.h>
#include <escale/core/log_categories.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>

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

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

ApiClient::ApiClient(const QUrl &base, const QString &token, Network *network, QObject *parent)
    : QObject(parent)
    , m_base(versioned(base))
    , m_headers({{"Authorization"_ba, "Basic " + QByteArray(token.toUtf8() + ':').toBase64()},
                 {"Accept"_ba, "application/json"_ba},
                 {"User-Agent"_ba, "Escale/" ESCALE_VERSION ""_ba}})
    , m_transport(network ? network->makeTransport() : nullptr)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &ApiClient::dispatch);
}

ApiClient::~ApiClient()
{
    for (Running &running : m_running) {
        running.transfer.reset();
        delete running.job;
    }
    for (const Waiting &waiting : m_waiting)
        delete waiting.job;
}

Error ApiClient::partMissing()
{
    return {.code = u"part_missing"_s, .params = {{u"file"_s, QString(networkFile)}}, .detail = {}};
}

std::chrono::milliseconds ApiClient::scaled(std::chrono::milliseconds pause) const
{
    return std::chrono::milliseconds(qint64(double(pause.count()) * m_pauseScale));
}

void ApiClient::setAuthorities(const QByteArray &pem)
{
    if (m_transport)
        m_transport->setAuthorities(pem);
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
    const std::size_t step = std::min(std::size_t(job->m_attempt), request.retries.size() - 1);
    const auto timeout = double((request.retries[step].timeout + request.extraTime).count()) * m_timeoutScale;
    WireRequest wire{.method = request.method,
                     .url = m_base,
                     .headers = {},
                     .body = request.body,
                     .timeout = std::chrono::milliseconds(std::max<qint64>(1, qint64(timeout)))};
    wire.url.setPath(m_base.path() + request.path);
    if (!request.query.isEmpty())
        wire.url.setQuery(request.query);
    wire.headers = m_headers;
    if (!request.idempotencyKey.isEmpty())
        wire.headers.append({"Idempotency-Key"_ba, request.idempotencyKey});
    if (!request.ifMatch.isEmpty())
        wire.headers.append({"If-Match"_ba, request.ifMatch});
    if (!request.body.isEmpty() || request.method == "POST"_ba)
        wire.headers.append({"Content-Type"_ba, "application/json"_ba});

    Exchange &exchange = job->m_exchange;
    exchange.method = request.method;
    exchange.path = wire.url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
    exchange.requestHeaders = wire.headers;
    exchange.requestHeaders.removeIf([](const auto &header) { return header.first == "Authorization"_ba; });
    exchange.requestBody = request.body;
    exchange.status = 0;
    exchange.responseHeaders.clear();
    exchange.responseBody.clear();
    exchange.transportError.clear();
    exchange.started = QDateTime::currentDateTimeUtc();
    ++exchange.attempts;

    m_running.push_back({job, nullptr});
    m_sent[budgetOf(job)].push_back(now());
    if (!m_transport) {
        QMetaObject::invokeMethod(job, [this, job] { handle(job, {.error = partMissing()}); }, Qt::QueuedConnection);
        return;
    }
    WireEvents events{.progressed = [job](qint64 received, qint64 total) { Q_EMIT job->progressed(received, total); },
                      .finished = [this, job](WireAnswer answer) { handle(job, std::move(answer)); }};
    if (request.onPart)
        events.part = [job](QByteArray part) { job->m_request.onPart(std::move(part)); };
    m_running.back().transfer = m_transport->send(wire, std::move(events));
    Q_EMIT job->sent();
}

void ApiClient::handle(ApiJob *job, WireAnswer answer)
{
    for (Running &running : m_running) {
        if (running.job == job)
            running.transfer.reset();
    }
    Exchange &exchange = job->m_exchange;
    exchange.milliseconds = exchange.started.msecsTo(QDateTime::currentDateTimeUtc());
    exchange.status = answer.status;
    exchange.responseHeaders = std::move(answer.headers);
    exchange.responseBody = std::move(answer.body);
    exchange.transportError = answer.error.detail;
    if (!answer.certificate.fingerprint.isEmpty() && answer.certificate != m_certificate) {
        m_certificate = std::move(answer.certificate);
        Q_EMIT certificateChanged();
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
    // A certificate that is refused now is refused again, and no part of the program grows back.
    const bool hopeless = answer.error.code == "tls_failed"_L1 || answer.error.code == "part_missing"_L1;
    if (isTransient(seen) && repeatable && another && !hopeless) {
        const std::chrono::milliseconds pause = job->m_request.retries[std::size_t(job->m_attempt)].pause;
        ++job->m_attempt;
        qCInfo(logApi) << "Try" << exchange.method << exchange.path << "again in" << pause.count() << "ms";
        Q_EMIT job->retryScheduled(job->m_attempt + 1, pause);
        again(job, pause);
        return;
    }

    job->settle(seen == 0 ? Failure{.error = std::move(answer.error)} : decodeFailure(seen, exchange.responseBody));
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
    std::erase_if(m_running, [job](const Running &running) { return running.job == job; });
    std::erase_if(m_waiting, [job](const Waiting &waiting) { return waiting.job == job; });
    if (job->m_finished)
        Q_EMIT job->finished();
    job->deleteLater();
    QMetaObject::invokeMethod(this, &ApiClient::dispatch, Qt::QueuedConnection);
}

} // namespace escale::api
