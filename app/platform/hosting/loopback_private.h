// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/loopback.h"

#include "hosting/checker.h"
#include "hosting/content.h"
#include "hosting/database.h"
#include "hosting/disk.h"
#include "hosting/in_place.h"
#include "hosting/places.h"
#include "hosting/prober.h"
#include "hosting/rsync.h"
#include "hosting/site.h"
#include "hosting/tree.h"
#include "hosting/web.h"

#include <QtCore/QDir>

#include <chrono>
#include <future>
#include <map>
#include <thread>
#include <utility>
#include <vector>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A database that was compared page by page when it was copied, as both files were then.
struct DatabaseProof {
    tree::Stamp from;
    tree::Stamp to;
    database::Counts counts;
};

/// What is known about one account's copy from one server on another.
struct Pair {
    std::mutex mutex; ///< held by whoever uses the rest
    bool loaded = false;
    tree::Proofs files;
    QHash<QString, DatabaseProof> databases;
    bool distrust = false;           ///< a verification failed: sizes and times are no longer taken for an answer
    std::mutex settling;
    std::future<void> settled; ///< what goes on after a precopy; guarded by settling, waits for mutex itself
    StageWatch watch;          ///< of what goes on after a precopy

    /// False where it was asked to stop before that. What is done meanwhile is work of whoever waits for it.
    bool settle(const StageWatch &stop)
    {
        const std::scoped_lock guard(settling);
        quint64 seen = watch.signs();
        while (settled.valid()) {
            if (settled.wait_for(20ms) == std::future_status::ready)
                settled.get();
            else if (stop)
                return false;
            else if (const quint64 now = watch.signs(); std::exchange(seen, now) != now)
                stop.sign();
        }
        return true;
    }
};
using PairPointer = std::shared_ptr<Pair>;

inline constexpr qint64 nanosecondsADay = 24ll * 3600 * 1'000'000'000;

inline QStringList databaseNames(const QString &folder)
{
    return QDir(folder + "/db"_L1).entryList({u"*.sqlite"_s}, QDir::Files, QDir::Name);
}

/// Not more often than a reader can see.
class Progress {
public:
    explicit Progress(const ProgressSink &sink) : m_sink(sink) {}
    void set(qint64 bytes, qint64 total)
    {
        if (!m_sink)
            return;
        const std::scoped_lock lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        if (bytes < total && now - m_last < 200ms)
            return;
        m_last = now;
        m_sink(bytes, std::max(bytes, total));
    }

private:
    const ProgressSink &m_sink;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last;
};

struct LoopbackDriver::Private {
    Private(const QString &root, const Options &wanted)
        : options(wanted)
        , places(root)
        , web(places, [this](AccountState &account) { return ensure(account, StageWatch()); })
        , prober([this](const QString &domain) { return std::pair(places.resolve(domain), web.port()); },
                 wanted.probeInterval)
    {
    }
    ~Private()
    {
        for (const auto &pair : pairs)
            pair.second->watch.stop();
        pairs.clear();
        if (lock >= 0)
            ::close(lock);
    }
    Q_DISABLE_COPY_MOVE(Private)

    Result<void> start();
    Result<AccountPointer> known(const QString &name) const;
    /// The account of a copy that nobody is served from, and which may be done away with.
    Result<AccountPointer> notServedAt(const Place &place) const;
    Result<void> install(const QString &server);
    void openIfFew(const QString &server);
    /// Whoever waits for another one who makes the content gives the signs of that one.
    Result<void> ensure(AccountState &account, Stop signs);
    Result<AccountPointer> beginCopy(const Place &from, const QString &to, Stop stop);
    Result<void> keepFrozenCopy(AccountState &account, const Place &place, Stop stop);
    void sweepKept(AccountState &account, const QString &server, Stop signs);
    PairPointer pair(const Place &from, const QString &to);
    std::vector<PairPointer> pairsOf(const QString &account);
    void settleCopy(Pair &known, const QString &source, const QString &target, const QString &proofs);
    [[nodiscard]] QString proofFile(const Place &from, const QString &to) const;
    Result<CopyReport> copyFiles(const Place &from, const QString &to, const ProgressSink &sink, Stop stop, bool live);
    Result<void> checkLevel(const QString &folder, const QString &architecture) const;

    const Options options;
    int lock = -1;
    Places places;
    Web web;
    Prober prober;
    std::mutex pairsMutex;
    std::map<std::pair<QString, QString>, PairPointer> pairs; ///< by account, and "from>to"
};

} // namespace escale::platform
