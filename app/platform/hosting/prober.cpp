// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/prober.h"

#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QSemaphore>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::platform {

namespace {

constexpr auto hurried = 20ms;
constexpr auto tooLong = 2s; // an answer that takes longer is none

} // namespace

/// All targets of one name. On the prober's thread.
class Prober::Probe final : public QObject {
public:
    Probe(const Resolver &resolver, const QList<Target> &targets, std::chrono::milliseconds interval, QObject *parent)
        : QObject(parent)
        , m_resolver(resolver)
        , m_interval(interval)
    {
        m_clock.start();
        m_epoch = QDateTime::currentDateTimeUtc();
        for (const Target &target : targets) {
            auto line = std::make_unique<Line>();
            line->target = target;
            line->timer.setSingleShot(true);
            line->timer.setTimerType(Qt::PreciseTimer);
            connect(&line->timer, &QTimer::timeout, this, [this, one = line.get()] { ask(*one); });
            line->limit.setSingleShot(true);
            line->limit.setInterval(tooLong);
            connect(&line->limit, &QTimer::timeout, this, [this, one = line.get()] { answered(*one, false); });
            m_lines.push_back(std::move(line));
        }
        for (const auto &line : m_lines)
            ask(*line);
    }

    void whenStarted(std::function<void()> started)
    {
        m_started = std::move(started);
        settled(false);
    }

    void hurry()
    {
        m_hurried = true;
        for (const auto &line : m_lines) {
            if (!line->socket)
                line->timer.start(0);
        }
    }

    /// Calls `done` once each line has answered well to a question asked from now on, or at the end of patience.
    void settle(std::chrono::milliseconds patience, std::function<void(const ProbeReport &)> done)
    {
        m_done = std::move(done);
        m_settleFrom = m_clock.nsecsElapsed();
        QTimer::singleShot(patience, Qt::PreciseTimer, this, [this] { settled(true); });
        hurry();
        settled(false);
    }

private:
    struct Gap {
        qint64 began = 0;
        qint64 ended = -1; ///< ns since the start; -1: still open
    };
    struct Line {
        Target target;
        QTimer timer;
        QTimer limit;
        QTcpSocket *socket = nullptr;
        QByteArray head;
        qint64 asked = 0;
        qint64 lastGood = 0; ///< of the answer; before any, the start counts
        qint64 goodAskedAt = -1;
        bool down = false;
        qint64 samples = 0;
        qint64 failures = 0;
        QList<Gap> gaps;
    };

    void ask(Line &line)
    {
        if (line.socket)
            return;
        line.asked = m_clock.nsecsElapsed();
        line.head.clear();
        const auto [address, port] = m_resolver(line.target.domain);
        line.socket = new QTcpSocket(this);
        connect(line.socket, &QTcpSocket::connected, this, [&line] {
            line.socket->write("GET /status.json HTTP/1.1\r\nHost: " + line.target.domain.toLatin1()
                               + "\r\nUser-Agent: Escale-prober\r\nConnection: close\r\n\r\n");
        });
        connect(line.socket, &QTcpSocket::readyRead, this, [this, &line] {
            line.head += line.socket->readAll();
            if (line.head.size() >= 12)
                answered(line, line.head.startsWith("HTTP/1.1 2") || line.head.startsWith("HTTP/1.1 3"));
        });
        connect(line.socket, &QTcpSocket::errorOccurred, this, [this, &line] { answered(line, false); });
        line.limit.start();
        line.socket->connectToHost(QHostAddress(address), port);
    }

    void answered(Line &line, bool good)
    {
        if (!line.socket)
            return;
        const qint64 now = m_clock.nsecsElapsed();
        line.limit.stop();
        line.socket->disconnect();
        line.socket->abort();
        line.socket->deleteLater();
        line.socket = nullptr;
        ++line.samples;
        if (good) {
            if (line.down)
                line.gaps.last().ended = now;
            line.down = false;
            line.lastGood = now;
            line.goodAskedAt = line.asked;
        } else {
            ++line.failures;
            if (!line.down)
                line.gaps.append({.began = line.lastGood});
            line.down = true;
        }
        const auto pause =
            m_hurried || line.down ? std::min(m_interval, std::chrono::milliseconds(hurried)) : m_interval;
        line.timer.start(pause);
        settled(false);
    }

    void settled(bool now)
    {
        if (m_started && std::ranges::all_of(m_lines, [](const auto &line) { return line->samples > 0; }))
            std::exchange(m_started, nullptr)();
        if (!m_done)
            return;
        const bool all =
            std::ranges::all_of(m_lines, [this](const auto &line) { return line->goodAskedAt >= m_settleFrom; });
        if (!now && !all)
            return;
        for (const auto &line : m_lines) {
            line->timer.stop();
            line->limit.stop();
        }
        std::exchange(m_done, nullptr)(report());
    }

    [[nodiscard]] ProbeSeries series(const std::function<bool(const Line &)> &chosen) const
    {
        ProbeSeries result;
        std::vector<Gap> gaps;
        const qint64 now = m_clock.nsecsElapsed();
        for (const auto &line : m_lines) {
            if (!chosen(*line))
                continue;
            result.samples += line->samples;
            result.failures += line->failures;
            gaps.insert(gaps.end(), line->gaps.cbegin(), line->gaps.cend());
        }
        std::ranges::sort(gaps, {}, &Gap::began);
        // What overlaps is one outage: the account was down while any of them was.
        std::vector<Gap> merged;
        for (const Gap &gap : gaps) {
            if (!merged.empty() && (merged.back().ended < 0 || gap.began <= merged.back().ended))
                merged.back().ended =
                    merged.back().ended < 0 || gap.ended < 0 ? -1 : std::max(merged.back().ended, gap.ended);
            else
                merged.push_back(gap);
        }
        for (const Gap &gap : merged) {
            const qint64 until = gap.ended < 0 ? now : gap.ended;
            result.outages.append({.began = m_epoch.addMSecs(gap.began / 1'000'000),
                                   .ended = gap.ended < 0 ? QDateTime() : m_epoch.addMSecs(gap.ended / 1'000'000),
                                   .milliseconds = (until - gap.began + 500'000) / 1'000'000});
        }
        return result;
    }

    [[nodiscard]] ProbeReport report() const
    {
        return {.account = series([](const Line &) { return true; }),
                .internal = series([](const Line &line) { return line.target.internal; }),
                .external = series([](const Line &line) { return !line.target.internal; })};
    }

    const Resolver m_resolver;
    const std::chrono::milliseconds m_interval;
    QElapsedTimer m_clock;
    QDateTime m_epoch;
    bool m_hurried = false;
    std::vector<std::unique_ptr<Line>> m_lines;
    qint64 m_settleFrom = 0;
    std::function<void()> m_started;
    std::function<void(const ProbeReport &)> m_done;
};

Prober::Prober(Resolver resolver, std::chrono::milliseconds interval)
    : m_resolver(std::move(resolver))
    , m_interval(interval)
    , m_context(new QObject)
{
    m_thread.setObjectName(u"prober"_s);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

Prober::~Prober()
{
    // On their own thread, while it still runs: what is left to a thread's end is not always done.
    QMetaObject::invokeMethod(m_context, [this] { qDeleteAll(m_context->children()); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
    delete m_context;
}

void Prober::start(const QString &name, const QList<Target> &targets)
{
    const auto started = std::make_shared<QSemaphore>();
    QMetaObject::invokeMethod(m_context, [this, name, targets, started] {
        Probe *&probe = m_probes[name];
        if (!probe)
            probe = new Probe(m_resolver, targets, m_interval, m_context);
        probe->whenStarted([started] { started->release(); });
    });
    started->tryAcquire(1, 1s);
}

void Prober::hurry(const QString &name)
{
    QMetaObject::invokeMethod(m_context, [this, name] {
        if (Probe *probe = m_probes.value(name))
            probe->hurry();
    });
}

ProbeReport Prober::stop(const QString &name, std::chrono::milliseconds patience)
{
    // Shared: the answer may come when nobody waits any more.
    struct Answer {
        QSemaphore ready;
        ProbeReport report;
    };
    const auto answer = std::make_shared<Answer>();
    QMetaObject::invokeMethod(m_context, [this, name, patience, answer] {
        Probe *probe = m_probes.take(name);
        if (!probe) {
            answer->ready.release();
            return;
        }
        probe->settle(patience, [answer, probe](const ProbeReport &report) {
            answer->report = report;
            answer->ready.release();
            probe->deleteLater();
        });
    });
    answer->ready.acquire();
    return answer->report;
}

} // namespace escale::platform
