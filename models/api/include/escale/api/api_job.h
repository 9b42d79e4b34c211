// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/exchange.h>
#include <escale/api/resources.h>
#include <escale/api/retry.h>
#include <escale/core/error.h>

#include <QtCore/QFileDevice>
#include <QtCore/QFuture>
#include <QtCore/QObject>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>
#include <QtCore/QUrlQuery>

#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace escale::api {

/// Commands go first: somebody waits for them. The feed has a place of its own. Nobody waits for what is spare: it goes, one
/// at a time, when no other read does.
enum class Lane { Command, Foreground, Background, Feed, Spare };

/// What to send.
struct Request {
    QByteArray method;
    QString path; ///< below the base, such as "server/"
    QUrlQuery query;
    QByteArray body;
    QByteArray idempotencyKey; ///< of a command; a POST without one is never sent twice
    QByteArray ifMatch = {}; ///< of a command: the etag of what it was decided on; empty: whatever it is by now
    Lane lane = Lane::Foreground;
    std::span<const RetryStep> retries = readRetries;
    std::chrono::milliseconds extraTime{0}; ///< added to each time-out: how long a long poll may hold the answer
    /// Takes the body of a successful answer part by part, as it comes in; receive() gets none of it then, and the exchange
    /// keeps none. ApiJob::sent() says that it begins anew.
    std::function<void(QByteArray part)> onPart = {};
};

/// A successful answer.
struct Reply {
    int status = 0;
    QByteArray body;
    QByteArray location; ///< header
};

/// One call of one endpoint: what it sends and, once finished, what came of it. Belongs to the ApiClient that runs it
/// and is deleted after finished() has been delivered. GUI thread; large answers are read on a worker thread.
class ApiJob : public QObject {
    Q_OBJECT

public:
    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] const Exchange &exchange() const { return m_exchange; }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] bool succeeded() const { return m_finished && !m_failure; }
    [[nodiscard]] const Failure &failure() const { return *m_failure; } ///< \pre finished and not succeeded

    /// Whoever asked is not interested any more: no finished(). A request that is under way is broken off, but a
    /// command that has left may still be carried out.
    void abandon();

Q_SIGNALS:
    /// Exactly once, never from within ApiClient::start(), never after abandon().
    void finished();
    void retryScheduled(int attempt, std::chrono::milliseconds pause);
    /// It leaves this machine now, for the first time or again; until then it has waited for its turn.
    void sent();
    /// How much of the answer has come in, in bytes, and of how much; -1: that is not known.
    void progressed(qint64 received, qint64 total);

protected:
    explicit ApiJob(Request request);

    /// Reads the body, here or on a worker thread, then calls settle().
    virtual void receive(Reply reply) = 0;
    void setIfMatch(const QByteArray &etag) { m_request.ifMatch = etag; }
    void settle(std::optional<Failure> failure);

private:
    friend class ApiClient;

    Request m_request;
    Exchange m_exchange;
    std::optional<Failure> m_failure;
    int m_attempt = 0; ///< index into request.retries
    int m_refusals = 0;
    bool m_finished = false;
    bool m_abandoned = false;

Q_SIGNALS:
    void settled(QPrivateSignal);
    void abandoned(QPrivateSignal);
};

/// A job whose answer is a T, read by `decode` (a pure function: it may run on a worker thread).
template <typename T>
class TypedJob : public ApiJob {
public:
    using Response = T;

    /// \pre succeeded()
    [[nodiscard]] const T &response() const { return *m_response; }
    [[nodiscard]] T takeResponse() { return std::move(*m_response); }

protected:
    using Decode = Result<T> (*)(const Reply &);

    TypedJob(Request request, Decode decode) : ApiJob(std::move(request)), m_decode(decode) {}

    void receive(Reply reply) final
    {
        // Parsing a page of thousands takes longer than a frame.
        constexpr qsizetype inWorkerAbove = 32 * 1024;
        if (reply.body.size() < inWorkerAbove) {
            take(m_decode(reply));
            return;
        }
        QPromise<Result<T>> promise;
        promise.future().then(this, [this](const Result<T> &result) { take(result); });
        QThreadPool::globalInstance()->start(
            [promise = std::move(promise), reply = std::move(reply), decode = m_decode]() mutable {
                promise.start();
                promise.addResult(decode(reply));
                promise.finish();
            });
    }

private:
    void take(Result<T> result)
    {
        if (!result) {
            settle(Failure{.error = std::move(result.error()), .status = exchange().status});
            return;
        }
        m_response = std::move(*result);
        settle(std::nullopt);
    }

    Decode m_decode;
    std::optional<T> m_response;
};

} // namespace escale::api
