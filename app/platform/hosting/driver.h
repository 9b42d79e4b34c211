// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/stage_watch.h"

#include <escale/core/error.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <concepts>
#include <functional>
#include <type_traits>
#include <utility>

namespace escale::platform {

/// An account on a server, by the names that hosting uses (unique within the platform, safe as file names).
struct Place {
    QString server;
    QString account;
};

/// To whom a stage says how far it is, a few times a second at most, and what its tools say, as they say it. Called from the
/// threads that run the stage.
class ProgressSink {
public:
    using Progress = std::function<void(qint64 bytes, qint64 total)>;
    using Raw = std::function<void(QByteArrayView text)>;

    ProgressSink() = default;
    // NOLINTBEGIN(google-explicit-constructor): what is passed is a lambda, as it is to a std::function.
    ProgressSink(Progress progress, Raw raw = {}) : m_progress(std::move(progress)), m_raw(std::move(raw)) {}
    template <std::invocable<qint64, qint64> Function>
        requires(!std::same_as<std::remove_cvref_t<Function>, ProgressSink>)
    ProgressSink(Function &&progress) : m_progress(std::forward<Function>(progress))
    {
    }
    // NOLINTEND(google-explicit-constructor)

    explicit operator bool() const { return bool(m_progress); }
    void operator()(qint64 bytes, qint64 total) const { m_progress(bytes, total); }
    void raw(QByteArrayView text) const
    {
        if (m_raw)
            m_raw(text);
    }
    [[nodiscard]] const Raw &rawSink() const { return m_raw; }

private:
    Progress m_progress;
    Raw m_raw;
};

/// What a copy did.
struct CopyReport {
    qint64 bytes = 0; ///< sent over the wire
    qint64 files = 0;
};

/// What a verification found: equal, or the first differences by name.
struct VerifyReport {
    qint64 files = 0;
    qint64 tables = 0;
    qint64 rows = 0;
    QStringList differences;
};

/// What an account weighs at a place, measured there.
struct Weight {
    qint64 files = 0; ///< bytes of its sites' files
    qint64 fileCount = 0;
    qint64 mail = 0; ///< bytes
    qint64 databases = 0; ///< bytes
    qint64 changedPerDay = -1; ///< bytes of files and mail written within the last day; -1: not measured

    friend bool operator==(const Weight &, const Weight &) = default;
};

/// What an account looks like: from outside (status, title, links) and inside (rows, messages).
struct SiteReport {
    struct Link {
        QString path;
        int status = 0; ///< 0: no answer
    };
    QDateTime at;
    int status = 0;
    QString title;
    QList<Link> links;
    QMap<QString, qint64> tables; ///< rows, by "database/table"
    QMap<QString, qint64> mailboxes; ///< messages
};

/// What the outside saw of one group of domains. An outage runs from the last good answer before it to the first good
/// answer after it: never from what the platform believes.
struct Outage {
    QDateTime began;
    QDateTime ended; ///< invalid while it lasts
    qint64 milliseconds = 0;
};
struct ProbeSeries {
    qint64 samples = 0;
    qint64 failures = 0;
    QList<Outage> outages;

    [[nodiscard]] qint64 downMilliseconds() const
    {
        qint64 sum = 0;
        for (const Outage &outage : outages)
            sum += outage.milliseconds;
        return sum;
    }
};
/// Domains on the provider's DNS and on somebody else's differ in step 6. A kind that the account has no domain of has
/// no samples. `account` is one line of its own: down while any of its domains was.
struct ProbeReport {
    ProbeSeries account;
    ProbeSeries internal;
    ProbeSeries external;
};

/// What hosting can do with servers and accounts, whatever it runs on. Every call is synchronous, idempotent (called
/// again after a crash in its middle it ends in the same state) and made from the engine's worker threads, one at a time
/// for an account. A long one looks at `stop` and gives up with "cancelled"; as long as it gets on it gives signs there,
/// progress to be shown or not. One that only has `signs` does not give up. Whatever tells the outside which place serves an account is changed by switchTo() alone,
/// atomically: before it the old place serves, after it the new one.
class HostingDriver {
public:
    HostingDriver() = default;
    virtual ~HostingDriver() = default;
    Q_DISABLE_COPY_MOVE(HostingDriver)

    using Stop = const StageWatch &;

    /// Installs an empty server with this architecture, or does nothing if it is there with it.
    virtual Result<void> installServer(const QString &server, const QString &architecture) = 0;
    /// Wipes a server and installs it with another architecture. Its accounts must be served elsewhere.
    virtual Result<void> reinstallServer(const QString &server, const QString &architecture, Stop stop) = 0;
    /// Removes an account's copy from a server where it is not served.
    virtual Result<void> removeCopy(const Place &place, Stop stop) = 0;

    /// Copies files and mail while the account is served from `from`; the copy is not served.
    virtual Result<CopyReport> precopy(const Place &from, const QString &to, const ProgressSink &progress,
                                       Stop stop) = 0;
    /// Stops serving the account: its place answers "in maintenance" and takes no writes. The downtime begins.
    /// "cancelled" where it is asked to stop while it waits: then the account is served as before.
    virtual Result<void> freeze(const Place &place, Stop stop) = 0;
    /// Serves a frozen account again from the same place: takes a move back before the switch.
    virtual Result<void> thaw(const Place &place) = 0;
    /// Copies what has changed in files and mail since the precopy (all of it without one); removes what was removed.
    virtual Result<CopyReport> copyDifference(const Place &from, const QString &to, const ProgressSink &progress,
                                              Stop stop) = 0;
    /// Copies the databases of a frozen account. Fails with "engine_refused" where the target's engine is too old for them.
    virtual Result<CopyReport> copyDatabases(const Place &from, const QString &to, const ProgressSink &progress,
                                             Stop stop) = 0;
    /// Whether the target's engine is new enough for the account's databases: "engine_refused" with {database, version,
    /// engine} where it is not. Asked before anything is copied over a frozen copy that may still be wanted.
    virtual Result<void> checkEngine(const Place &from, const QString &to) = 0;
    /// Compares files by content and databases per table by row count and content. What was found equal when it was
    /// copied, and is provably untouched since, is not read again. Differences are in the report, not an error.
    virtual Result<VerifyReport> verify(const Place &from, const QString &to, Stop stop) = 0;
    /// From now on the account is served from `to`, thawed; every other server forwards to it; records on the provider's
    /// DNS follow. The copy that it came from stays, frozen.
    virtual Result<void> switchTo(const QString &account, const QString &to, Stop signs) = 0;
    /// What was written at `from` since the account came there goes into an archive, whose path is returned: before a
    /// return to the frozen copy, which would lose it.
    virtual Result<QString> archiveChanges(const Place &from, Stop stop) = 0;
    /// Makes the copy at `place` what it was when the account left it, whatever was copied over it since:
    /// "no_frozen_copy" where none was kept. The caller switches to it afterwards.
    virtual Result<void> restoreFrozenCopy(const Place &place, Stop signs) = 0;

    /// Whose server answers at the addresses of `server`: itself, or another while it is reinstalled.
    virtual Result<void> routeAddresses(const QString &server, const QString &answeredBy) = 0;

    /// A copy of the account's databases on a temporary server of this architecture, reachable at the returned address.
    virtual Result<QString> createTest(const Place &place, const QString &architecture, const ProgressSink &progress,
                                       Stop stop) = 0;
    virtual Result<void> removeTest(const QString &account, Stop signs) = 0;

    /// Looks at the account where it is served. What it sees of an account that does not answer is status 0.
    virtual Result<SiteReport> check(const Place &place, Stop stop) = 0;

    /// Whether the account's databases are sound enough to be upgraded in place.
    virtual Result<void> checkUpgrade(const Place &place, Stop stop) = 0;
    /// Upgrades the account's databases where they are, to the format of this version of the service: stops the account,
    /// writes and compares each anew, keeps the old files aside, serves it again. There is no way back.
    virtual Result<CopyReport> upgradeDatabases(const Place &place, const QString &version,
                                                const ProgressSink &progress, Stop stop) = 0;

    /// Where the account is served from now, as the outside sees it.
    virtual Result<QString> servedFrom(const QString &account) = 0;

    /// Measured where it lies.
    virtual Result<Weight> weigh(const Place &place, Stop stop) = 0;
    /// Bytes of files and mail that a copy to `to` would send now.
    virtual Result<qint64> difference(const Place &from, const QString &to, Stop stop) = 0;

    /// Asks the account's domains from outside, several times a second, on a thread of its own. Starting twice is
    /// starting once; probes of different accounts run side by side.
    virtual Result<void> startProbe(const QString &account) = 0;
    /// Asks once more, until a good answer or for a few seconds, and says what was seen since the start.
    virtual Result<ProbeReport> stopProbe(const QString &account) = 0;
};

} // namespace escale::platform
