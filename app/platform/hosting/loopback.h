// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"

#include <QtCore/QUrl>

#include <chrono>
#include <memory>

namespace escale::platform {

/// What a server is when the disk does not say otherwise yet. The name is safe as a file name.
struct LoopbackServer {
    QString name;
    QString address;      ///< 127.x.y.z, its own; not 127.0.0.1, which is the front door's
    QString architecture; ///< "2020"; empty: nothing is installed yet
};

struct LoopbackDomain {
    QString name;
    bool internal = true; ///< on the provider's DNS, whose records follow the account
};

struct LoopbackDatabase {
    QString name; ///< without ".sqlite"
    qint64 bytes = 0;
};

/// What practice fills an account with, from a seed: the same everywhere.
struct LoopbackContent {
    quint64 seed = 1;
    int files = 0;
    qint64 bytes = 0; ///< of all files together
    int mails = 0;
    QList<LoopbackDatabase>
        databases; ///< the site writes to "main", or else to the first by name; none: a small "main"
};

struct LoopbackAccount {
    QString name;
    QString home;       ///< the client server whose address external DNS names
    QString servedFrom; ///< where it starts; empty: at home
    QString keptAt;     ///< where a frozen copy of it lies from the start; empty: nowhere
    QList<LoopbackDomain> domains;
    LoopbackContent content;
};

struct LoopbackOptions {
    std::chrono::milliseconds rerouteGap{0};      ///< how long addresses answer nothing while they are rerouted
    std::chrono::milliseconds probeInterval{100}; ///< between two questions while all is well
    std::chrono::milliseconds probePatience{5000}; ///< how long a last good answer is waited for
    bool sync = true; ///< precopied files are on stable storage before a downtime begins; off: tests on a busy disk
    quint16 port = 0; ///< of all web listeners; 0: the one used before, or any
};

/// Hosting on one machine: each server is a folder and a loopback address with a web listener, each account holds real
/// files, Maildir mail and SQLite databases, moved by rsync and SQLite itself.
///
/// Owns everything below its folder and the threads of the listeners and the prober. Declarations are memory only (a
/// server's folder and an account's content come to be when they are first needed) and are made again at each start;
/// what has happened since lies on disk and wins over them. All functions from any thread; the calls of HostingDriver
/// block, so never from a thread that must not wait.
class LoopbackDriver final : public HostingDriver {
public:
    using Options = LoopbackOptions;

    /// Opens or creates the folder and takes the port.
    [[nodiscard]] static Result<std::unique_ptr<LoopbackDriver>> open(const QString &folder,
                                                                      const Options &options = {});
    ~LoopbackDriver() override;

    void declareServer(const LoopbackServer &server);
    /// The first word on an account stands; a later one is ignored.
    void declareAccount(const LoopbackAccount &account);
    /// Generates the account's content where it is served (and where its frozen copy is) unless that was done once.
    Result<void> ensureContent(const QString &account, Stop signs = StageWatch());
    /// Opens the web listener of a server's address now and not when needed.
    Result<void> listen(const QString &server);
    /// Opens what the account's domains need to be reached: its serving server, its home, the front door.
    Result<void> listenFor(const QString &account);

    [[nodiscard]] quint16 port() const;
    /// Practice DNS: the address that a domain resolves to now; empty for one that nobody declared.
    [[nodiscard]] QString resolve(const QString &domain) const;
    /// For a person's browser: the domain's page through the front door, http://DOMAIN.localhost:PORT/.
    [[nodiscard]] QUrl frontDoor(const QString &domain) const;
    /// The folder of an account's copy, for tests and tools; it may not exist.
    [[nodiscard]] QString folder(const Place &place) const;
    /// What is installed on a server; empty: nothing.
    [[nodiscard]] QString architecture(const QString &server) const;

    Result<void> installServer(const QString &server, const QString &architecture) override;
    Result<void> reinstallServer(const QString &server, const QString &architecture, Stop stop) override;
    Result<void> removeCopy(const Place &place, Stop stop) override;
    Result<CopyReport> precopy(const Place &from, const QString &to, const ProgressSink &progress, Stop stop) override;
    Result<void> freeze(const Place &place, Stop stop) override;
    Result<void> thaw(const Place &place) override;
    Result<CopyReport> copyDifference(const Place &from, const QString &to, const ProgressSink &progress,
                                      Stop stop) override;
    Result<CopyReport> copyDatabases(const Place &from, const QString &to, const ProgressSink &progress,
                                     Stop stop) override;
    Result<void> checkEngine(const Place &from, const QString &to) override;
    Result<VerifyReport> verify(const Place &from, const QString &to, Stop stop) override;
    Result<void> switchTo(const QString &account, const QString &to, Stop signs) override;
    Result<QString> archiveChanges(const Place &from, Stop stop) override;
    Result<void> restoreFrozenCopy(const Place &place, Stop signs) override;
    Result<void> routeAddresses(const QString &server, const QString &answeredBy) override;
    Result<QString> createTest(const Place &place, const QString &architecture, const ProgressSink &progress,
                               Stop stop) override;
    Result<void> removeTest(const QString &account, Stop signs) override;
    Result<SiteReport> check(const Place &place, Stop stop) override;
    Result<void> checkUpgrade(const Place &place, Stop stop) override;
    Result<CopyReport> upgradeDatabases(const Place &place, const QString &version, const ProgressSink &progress,
                                        Stop stop) override;
    Result<QString> servedFrom(const QString &account) override;
    Result<Weight> weigh(const Place &place, Stop stop) override;
    Result<qint64> difference(const Place &from, const QString &to, Stop stop) override;
    Result<void> startProbe(const QString &account) override;
    Result<ProbeReport> stopProbe(const QString &account) override;

private:
    struct Private;
    explicit LoopbackDriver(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace escale::platform
