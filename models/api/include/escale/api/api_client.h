// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_job.h>
#include <escale/api/transport.h>

#include <QtCore/QUrl>

#include <array>
#include <deque>
#include <memory>

class QTimer;

namespace escale::api {

/// Requests a minute that a token may make, by the contract; 0: as many as one likes.
struct Budgets {
    int reads = 250;
    int writes = 50;
};

/// Sends jobs to one platform with one token: a queue with lanes, retries as each job's table says, and patience where
/// the platform asks for it (429 and 503, with Retry-After or without). It keeps to the budgets by itself: what is over
/// them waits, background reads first, so that there is always room for the feed and for what somebody looks at.
///
/// Lives on the GUI thread. The token goes into the Authorization header and nowhere else: not into an address, a log
/// line, an error or an Exchange. Nothing is retried that is neither a read nor carries an idempotency key.
class ApiClient final : public QObject {
    Q_OBJECT

public:
    /// `base` is the platform's address, with or without "/v1/". Without a network each job fails: part_missing.
    ApiClient(const QUrl &base, const QString &token, Network *network = findNetwork(), QObject *parent = nullptr);
    /// Breaks off what is under way; no finished() comes any more.
    ~ApiClient() override;
    Q_DISABLE_COPY_MOVE(ApiClient)

    [[nodiscard]] const QUrl &base() const { return m_base; }

    /// Certificates (PEM) that are trusted besides the system's: an authority of the company's own.
    void setAuthorities(const QByteArray &pem);
    void setBudgets(Budgets budgets) { m_budgets = budgets; }
    /// Pauses and time-outs are multiplied by these: for tests that lose thousands of answers.
    void setTimeScale(double factor) { setTimeScale(factor, factor); }
    void setTimeScale(double pauses, double timeouts)
    {
        m_pauseScale = pauses;
        m_timeoutScale = timeouts;
    }
    /// A pause, by the scale of pauses.
    [[nodiscard]] std::chrono::milliseconds scaled(std::chrono::milliseconds pause) const;
    /// The last one that was trusted.
    [[nodiscard]] const PeerCertificate &certificate() const { return m_certificate; }

    /// Queues the job and takes it over. The pointer is valid until its finished() has been delivered.
    template <typename Job>
    Job *start(std::unique_ptr<Job> job)
    {
        Job *started = job.get();
        enqueue(job.release());
        return started;
    }
    /// Queues the job and calls `done(job)` when it has finished, unless `context` is gone by then: that silences the
    /// answer, it does not take a command back.
    template <typename Job, typename Done>
    Job *start(std::unique_ptr<Job> job, QObject *context, Done done)
    {
        Job *started = start(std::move(job));
        QObject::connect(started, &ApiJob::finished, context, [started, done = std::move(done)] { done(started); });
        return started;
    }

    /// The failure of everything where the plugin of the network is missing.
    [[nodiscard]] static Error partMissing();

    [[nodiscard]] qsizetype queued() const { return qsizetype(m_waiting.size()); }

Q_SIGNALS:
    /// The platform asked for patience; requests go on by themselves after it.
    void rateLimited(std::chrono::milliseconds pause);
    /// A request has been answered, or not (status 0). For recordings and for support.
    void exchanged(const escale::api::Exchange &exchange);
    /// Another certificate than before was trusted, or the first one.
    void certificateChanged();

private:
    enum Budget { Reads, Writes, BudgetCount };
    struct Limit {
        qint64 resumesAt = 0; ///< milliseconds of m_elapsed; in the past: nothing to wait for
        int refusals = 0;
    };

    void enqueue(ApiJob *job);
    void dispatch();
    void send(ApiJob *job);
    void handle(ApiJob *job, WireAnswer answer);
    void again(ApiJob *job, std::chrono::milliseconds pause);
    void release(ApiJob *job);
    [[nodiscard]] qint64 now() const;
    [[nodiscard]] static Budget budgetOf(const ApiJob *job);
    [[nodiscard]] qint64 allowedAt(const ApiJob *job) const;

    QUrl m_base;
    Exchange::Headers m_headers; ///< of each request; the token is in them
    std::unique_ptr<Transport> m_transport;
    QTimer *m_timer;
    struct Waiting {
        ApiJob *job;
        qint64 notBefore;
    };
    std::deque<Waiting> m_waiting;
    struct Running {
        ApiJob *job;
        std::unique_ptr<Transfer> transfer; ///< nothing once the answer is there
    };
    std::deque<Running> m_running;
    std::array<Limit, BudgetCount> m_limits;
    Budgets m_budgets;
    double m_pauseScale = 1;
    double m_timeoutScale = 1;
    std::array<std::deque<qint64>, BudgetCount> m_sent; ///< when, in the last minute
    PeerCertificate m_certificate;
};

} // namespace escale::api
