// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

#include <QtCore/QHash>
#include <QtCore/QMutex>
#include <QtCore/QThread>

#include <atomic>
#include <chrono>

namespace escale::test {

/// Hosting without hosts: does what it is told, so that tests can let anything fail, or hold it for as long as they like.
class ScriptedDriver final : public platform::HostingDriver {
public:
    using Place = platform::Place;

    void failAt(const QString &call, const QString &code)
    {
        const QMutexLocker lock(&m_mutex);
        m_failures.insert(call, code);
    }
    void repair()
    {
        const QMutexLocker lock(&m_mutex);
        m_failures.clear();
    }
    /// The call does not come back until it is let go, or stopped where it looks at `stop`.
    void hold(const QString &call) { setHeld(call, true); }
    void letGo(const QString &call) { setHeld(call, false); }
    /// Whether what is held gets on with its work meanwhile, and says so, or hangs.
    std::atomic_bool getsOn = false;
    [[nodiscard]] QStringList calls() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_calls;
    }
    void serve(const QString &account, const QString &server)
    {
        const QMutexLocker lock(&m_mutex);
        m_served.insert(account, server);
    }
    /// switchTo() fails after it has done its work.
    bool switchesAndFails = false;
    QStringList differences;
    platform::SiteReport site;

    Result<void> installServer(const QString &server, const QString &) override
    {
        return call(u"installServer", server);
    }
    Result<void> reinstallServer(const QString &server, const QString &, Stop) override
    {
        return call(u"reinstallServer", server);
    }
    Result<void> removeCopy(const Place &place, Stop) override { return call(u"removeCopy", place.account); }
    Result<platform::CopyReport> precopy(const Place &from, const QString &, const platform::ProgressSink &progress,
                                         Stop stop) override
    {
        progress(1, 2);
        return copy(u"precopy", from, stop);
    }
    Result<void> freeze(const Place &place, Stop) override { return call(u"freeze", place.account); }
    Result<platform::SiteReport> check(const Place &place, Stop) override
    {
        if (auto done = call(u"check", place.account); !done)
            return std::unexpected(done.error());
        return site;
    }
    Result<void> checkUpgrade(const Place &place, Stop) override { return call(u"checkUpgrade", place.account); }
    Result<platform::CopyReport> upgradeDatabases(const Place &place, const QString &, const platform::ProgressSink &,
                                                  Stop stop) override
    {
        return copy(u"upgradeDatabases", place, stop);
    }
    Result<void> thaw(const Place &place) override { return call(u"thaw", place.account); }
    Result<platform::CopyReport> copyDifference(const Place &from, const QString &, const platform::ProgressSink &,
                                                Stop stop) override
    {
        return copy(u"copyDifference", from, stop);
    }
    Result<platform::CopyReport> copyDatabases(const Place &from, const QString &, const platform::ProgressSink &,
                                               Stop stop) override
    {
        return copy(u"copyDatabases", from, stop);
    }
    Result<void> checkEngine(const Place &from, const QString &) override { return call(u"checkEngine", from.account); }
    Result<platform::VerifyReport> verify(const Place &from, const QString &, Stop) override
    {
        if (auto done = call(u"verify", from.account); !done)
            return std::unexpected(done.error());
        return platform::VerifyReport{.files = 3, .tables = 2, .rows = 7, .differences = differences};
    }
    Result<void> switchTo(const QString &account, const QString &to, Stop) override
    {
        if (auto done = call(u"switchTo", account); !done)
            return done;
        serve(account, to);
        return switchesAndFails ? Result<void>(failure(QStringLiteral("io_failed"))) : Result<void>();
    }
    Result<QString> archiveChanges(const Place &from, Stop) override
    {
        if (auto done = call(u"archiveChanges", from.account); !done)
            return std::unexpected(done.error());
        return QStringLiteral("archives/") + from.account;
    }
    Result<void> restoreFrozenCopy(const Place &place, Stop) override
    {
        return call(u"restoreFrozenCopy", place.account);
    }
    Result<void> routeAddresses(const QString &server, const QString &) override
    {
        return call(u"routeAddresses", server);
    }
    Result<QString> createTest(const Place &place, const QString &, const platform::ProgressSink &, Stop stop) override
    {
        if (auto done = copy(u"createTest", place, stop); !done)
            return std::unexpected(done.error());
        return QStringLiteral("http://127.0.0.1:1/test/") + place.account;
    }
    Result<void> removeTest(const QString &account, Stop) override { return call(u"removeTest", account); }
    Result<QString> servedFrom(const QString &account) override
    {
        if (auto done = call(u"servedFrom", account); !done)
            return std::unexpected(done.error());
        const QMutexLocker lock(&m_mutex);
        return m_served.value(account);
    }
    Result<platform::Weight> weigh(const Place &, Stop) override
    {
        return platform::Weight{.files = 10, .fileCount = 3, .mail = 20, .databases = 30};
    }
    Result<qint64> difference(const Place &, const QString &, Stop) override { return 0; }
    Result<void> startProbe(const QString &account) override { return call(u"startProbe", account); }
    Result<platform::ProbeReport> stopProbe(const QString &account) override
    {
        if (auto done = call(u"stopProbe", account); !done)
            return std::unexpected(done.error());
        platform::ProbeReport report;
        report.account.samples = 5;
        report.account.failures = 1;
        const QDateTime now = QDateTime::currentDateTimeUtc();
        report.account.outages.append({.began = now.addMSecs(-250), .ended = now, .milliseconds = 250});
        report.external = report.account;
        return report;
    }

private:
    void setHeld(const QString &call, bool on)
    {
        const QMutexLocker lock(&m_mutex);
        m_held.insert(call, on);
    }
    bool isHeld(const QString &call) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_held.value(call);
    }
    Result<void> call(QStringView name, const QString &subject)
    {
        const QString text = name.toString();
        {
            const QMutexLocker lock(&m_mutex);
            m_calls.append(text + u' ' + subject);
        }
        while (isHeld(text))
            QThread::sleep(std::chrono::milliseconds(2));
        const QMutexLocker lock(&m_mutex);
        const QString code = m_failures.value(text);
        return code.isEmpty() ? Result<void>() : Result<void>(failure(code));
    }
    Result<platform::CopyReport> copy(QStringView name, const Place &from, Stop stop)
    {
        {
            const QMutexLocker lock(&m_mutex);
            m_calls.append(name.toString() + u' ' + from.account);
        }
        while (isHeld(name.toString())) {
            if (stop)
                return failure(QStringLiteral("cancelled"));
            if (getsOn)
                stop.sign();
            QThread::sleep(std::chrono::milliseconds(2));
        }
        const QMutexLocker lock(&m_mutex);
        const QString code = m_failures.value(name.toString());
        if (!code.isEmpty())
            return failure(code);
        return platform::CopyReport{.bytes = 100, .files = 1};
    }

    mutable QMutex m_mutex;
    QHash<QString, QString> m_failures;
    QHash<QString, bool> m_held;
    QHash<QString, QString> m_served;
    QStringList m_calls;
};

} // namespace escale::test
