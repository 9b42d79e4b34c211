// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QMutex>
#include <QtCore/QSet>

#include <random>

namespace escale::test {

/// Hosting in memory that keeps to its contract and remembers what lies where: a copy is as new as what was copied into it.
/// Anything may fail by chance. What the engine must never ask for is written down as a fault.
class WorldDriver final : public platform::HostingDriver {
public:
    using Place = platform::Place;

    explicit WorldDriver(quint32 seed) : m_random(seed) {}

    void put(const QString &account, const QString &server, const QString &keptAt = {})
    {
        const QMutexLocker lock(&m_mutex);
        Account &a = m_accounts[account];
        a.served = server;
        a.copies.insert(server, {1, 1});
        a.latest = 1;
        if (!keptAt.isEmpty() && keptAt != server) {
            a.copies.insert(keptAt, {1, 1});
            a.kept.insert(keptAt, {1, 1});
        }
    }
    /// A visitor writes something; true where the site took it.
    bool write(const QString &account)
    {
        const QMutexLocker lock(&m_mutex);
        Account &a = m_accounts[account];
        if (a.frozen)
            return false;
        ++a.latest;
        a.copies[a.served] = {a.latest, a.latest};
        return true;
    }
    void setTrouble(int oneIn) // 0: all goes well
    {
        const QMutexLocker lock(&m_mutex);
        m_trouble = oneIn;
    }
    /// What must not have happened, and what is not as it must be now; empty: all is well.
    [[nodiscard]] QString wrong() const
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_faults.isEmpty())
            return m_faults.first();
        for (auto it = m_accounts.cbegin(); it != m_accounts.cend(); ++it) {
            if (!it->copies.contains(it->served))
                return it.key() + QStringLiteral(" is served from where it is not");
            const Copy copy = it->copies.value(it->served);
            if (copy.files != it->latest || copy.databases != it->latest)
                return it.key() + QStringLiteral(" has lost what was written");
        }
        return {};
    }
    [[nodiscard]] QString served(const QString &account) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_accounts.value(account).served;
    }
    [[nodiscard]] bool isFrozen(const QString &account) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_accounts.value(account).frozen;
    }
    [[nodiscard]] int moves() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_moves;
    }

    Result<void> installServer(const QString &, const QString &) override { return chance(); }
    Result<void> reinstallServer(const QString &server, const QString &, Stop) override
    {
        if (auto lucky = chance(); !lucky)
            return lucky;
        const QMutexLocker lock(&m_mutex);
        for (auto it = m_accounts.begin(); it != m_accounts.end(); ++it) {
            if (it->served == server)
                m_faults.append(QStringLiteral("%1 was wiped with %2 on it").arg(server, it.key()));
            it->copies.remove(server);
            it->kept.remove(server);
        }
        return {};
    }
    Result<void> removeCopy(const Place &place, Stop) override
    {
        if (auto lucky = chance(); !lucky)
            return lucky;
        const QMutexLocker lock(&m_mutex);
        Account &a = m_accounts[place.account];
        if (a.served == place.server)
            return failure(QStringLiteral("account_served_here"));
        a.copies.remove(place.server);
        a.kept.remove(place.server);
        return {};
    }
    Result<platform::CopyReport> precopy(const Place &from, const QString &to, const platform::ProgressSink &progress,
                                         Stop stop) override
    {
        progress(1, 2);
        return copy(from, to, stop, [](const Copy &source, Copy &target) { target.files = source.files; }, false);
    }
    Result<void> freeze(const Place &place, Stop stop) override
    {
        if (stop)
            return failure(QStringLiteral("cancelled"));
        if (auto lucky = chance(); !lucky)
            return lucky;
        const QMutexLocker lock(&m_mutex);
        Account &a = m_accounts[place.account];
        if (a.served != place.server)
            return failure(QStringLiteral("not_served_there"));
        a.frozen = true;
        return {};
    }
    Result<void> thaw(const Place &place) override
    {
        const QMutexLocker lock(&m_mutex);
        m_accounts[place.account].frozen = false;
        m_accounts[place.account].restored = false;
        return {};
    }
    Result<platform::CopyReport> copyDifference(const Place &from, const QString &to, const platform::ProgressSink &,
                                                Stop stop) override
    {
        return copy(from, to, stop, [](const Copy &source, Copy &target) { target.files = source.files; }, true);
    }
    Result<platform::CopyReport> copyDatabases(const Place &from, const QString &to, const platform::ProgressSink &,
                                               Stop stop) override
    {
        return copy(
            from, to, stop, [](const Copy &source, Copy &target) { target.databases = source.databases; }, true);
    }
    Result<void> checkEngine(const Place &, const QString &) override
    {
        return chance(QStringLiteral("engine_refused"));
    }
    Result<platform::VerifyReport> verify(const Place &from, const QString &to, Stop) override
    {
        if (auto lucky = chance(); !lucky)
            return std::unexpected(lucky.error());
        const QMutexLocker lock(&m_mutex);
        const Account &a = m_accounts[from.account];
        platform::VerifyReport report{.files = 1, .tables = 1, .rows = 1, .differences = {}};
        if (a.copies.value(from.server) != a.copies.value(to))
            report.differences.append(QStringLiteral("files/index"));
        return report;
    }
    Result<void> switchTo(const QString &account, const QString &to, Stop) override
    {
        // A switch that fails may have switched all the same.
        const auto lucky = chance();
        const QMutexLocker lock(&m_mutex);
        Account &a = m_accounts[account];
        if (a.served == to)
            return {};
        if (!lucky && m_random() % 2 == 0)
            return lucky;
        if (!a.frozen)
            m_faults.append(account + QStringLiteral(" was switched without being stopped"));
        if (!a.copies.contains(to)) {
            m_faults.append(QStringLiteral("%1 was switched to %2, where it is not").arg(account, to));
            return {};
        }
        if (a.restored) {
            if (a.archived != a.latest)
                m_faults.append(account + QStringLiteral(" went back without an archive of what it had"));
            a.latest = a.copies.value(to).databases; // the older one, by choice
        }
        a.kept.insert(a.served, a.copies.value(a.served));
        a.served = to;
        a.frozen = false;
        a.restored = false;
        ++m_moves;
        return lucky;
    }
    Result<QString> archiveChanges(const Place &from, Stop) override
    {
        if (auto lucky = chance(); !lucky)
            return std::unexpected(lucky.error());
        const QMutexLocker lock(&m_mutex);
        m_accounts[from.account].archived = m_accounts[from.account].latest;
        return QStringLiteral("archives/") + from.account;
    }
    Result<void> restoreFrozenCopy(const Place &place, Stop) override
    {
        if (auto lucky = chance(); !lucky)
            return lucky;
        const QMutexLocker lock(&m_mutex);
        Account &a = m_accounts[place.account];
        if (!a.kept.contains(place.server))
            return failure(QStringLiteral("no_frozen_copy"));
        a.copies[place.server] = a.kept.value(place.server);
        a.restored = true;
        return {};
    }
    Result<void> routeAddresses(const QString &, const QString &) override { return chance(); }
    Result<QString> createTest(const Place &place, const QString &, const platform::ProgressSink &, Stop) override
    {
        if (auto lucky = chance(); !lucky)
            return std::unexpected(lucky.error());
        return QStringLiteral("http://127.0.0.1:1/test/") + place.account;
    }
    Result<void> removeTest(const QString &, Stop) override { return {}; }
    Result<platform::SiteReport> check(const Place &, Stop) override { return platform::SiteReport{}; }
    Result<void> checkUpgrade(const Place &, Stop) override { return chance(); }
    Result<platform::CopyReport> upgradeDatabases(const Place &, const QString &, const platform::ProgressSink &,
                                                  Stop) override
    {
        if (auto lucky = chance(); !lucky)
            return std::unexpected(lucky.error());
        return platform::CopyReport{.bytes = 1, .files = 1};
    }
    Result<QString> servedFrom(const QString &account) override { return served(account); }
    Result<platform::Weight> weigh(const Place &, Stop) override
    {
        return platform::Weight{.files = 1, .fileCount = 1};
    }
    Result<qint64> difference(const Place &, const QString &, Stop) override { return 0; }
    Result<void> startProbe(const QString &) override { return {}; }
    Result<platform::ProbeReport> stopProbe(const QString &) override { return platform::ProbeReport{}; }

private:
    struct Copy {
        qint64 files = 0;
        qint64 databases = 0;
        friend bool operator==(const Copy &, const Copy &) = default;
    };
    struct Account {
        QString served;
        bool frozen = false;
        bool restored = false; ///< the frozen copy is about to be served
        qint64 latest = 0; ///< what visitors have written and were told is kept
        qint64 archived = 0;
        QMap<QString, Copy> copies; ///< by server
        QMap<QString, Copy> kept; ///< as they were when the account left
    };

    Result<void> chance(const QString &code = QStringLiteral("io_failed"))
    {
        const QMutexLocker lock(&m_mutex);
        return m_trouble && m_random() % quint32(m_trouble) == 0 ? Result<void>(failure(code)) : Result<void>();
    }
    template <typename Take>
    Result<platform::CopyReport> copy(const Place &from, const QString &to, Stop stop, const Take &take, bool stopped)
    {
        if (stop)
            return failure(QStringLiteral("cancelled"));
        if (auto lucky = chance(); !lucky)
            return std::unexpected(lucky.error());
        const QMutexLocker lock(&m_mutex);
        Account &a = m_accounts[from.account];
        if (a.served == to)
            m_faults.append(from.account + QStringLiteral(" was copied over what is served"));
        if (stopped && !a.frozen)
            m_faults.append(from.account + QStringLiteral(" was copied for good while it was served"));
        take(a.copies.value(from.server), a.copies[to]);
        return platform::CopyReport{.bytes = 1, .files = 1};
    }

    mutable QMutex m_mutex;
    std::mt19937 m_random;
    int m_trouble = 0;
    int m_moves = 0;
    QHash<QString, Account> m_accounts;
    QStringList m_faults;
};

} // namespace escale::test
