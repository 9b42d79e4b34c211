// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/loopback.h"

#include <QtCore/QHash>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

struct sqlite3;

namespace escale::platform {

/// Where an account is served from, and everything else that must change together with it. On disk it is one small file
/// that only a rename replaces: there is no moment with two answers or with none.
struct ServingFact {
    QString server;
    bool frozen = false;
    QString keptAt; ///< the server that holds the frozen copy which the account came from; empty: none
    qint64 moves = 0; ///< how often it was switched; names what belongs to one stay

    friend bool operator==(const ServingFact &, const ServingFact &) = default;
};

/// One account while the program runs.
struct AccountState {
    LoopbackAccount declared; ///< constant once it is known

    std::mutex changes; ///< one change of the fact at a time; taken before gate
    std::mutex gate; ///< held for moments only: listeners take it at each request
    std::condition_variable left;
    ServingFact fact;
    bool closed = false; ///< nobody comes in: it is frozen or about to be
    int visits = 0; ///< requests inside

    std::mutex siteMutex; ///< the site's own part
    sqlite3 *database = nullptr;
    QString databasePath;
    qint64 files = -1; ///< counted under www/uploads; -1: not counted yet

    std::timed_mutex contentMutex;
    StageWatch contentSigns; ///< of whoever holds it
    std::atomic_bool contentReady = false;
};
using AccountPointer = std::shared_ptr<AccountState>;

/// Servers, addresses, routes and accounts: what listeners ask at each request and what moves change. Any thread.
class Places {
public:
    explicit Places(QString root) : m_root(std::move(root)) {}
    ~Places();
    Q_DISABLE_COPY_MOVE(Places)

    /// Reads what earlier runs left, and clears away what they left unfinished.
    Result<void> load();

    void declareServer(const LoopbackServer &server);
    /// The first word on an account stands; a later one is ignored.
    void declareAccount(const LoopbackAccount &account);

    [[nodiscard]] const QString &root() const { return m_root; }
    [[nodiscard]] QString serverFolder(const QString &server) const;
    [[nodiscard]] QString folder(const Place &place) const;
    /// The snapshot of a frozen copy, taken before something is copied over it.
    [[nodiscard]] QString keptFolder(const Place &place, qint64 moves) const;

    [[nodiscard]] bool knowsServer(const QString &server) const;
    [[nodiscard]] QString address(const QString &server) const;
    [[nodiscard]] QString architecture(const QString &server) const; ///< empty: not installed
    Result<void> setArchitecture(const QString &server, const QString &architecture);
    [[nodiscard]] QString answeredBy(const QString &server) const;
    Result<void> setAnsweredBy(const QString &server, const QString &other);

    [[nodiscard]] AccountPointer account(const QString &name) const; ///< null: not declared
    [[nodiscard]] AccountPointer accountOfDomain(const QString &domain) const;
    [[nodiscard]] QStringList domains(qsizetype limit) const;
    [[nodiscard]] QString resolve(const QString &domain) const;
    /// The server whose address that is.
    [[nodiscard]] QString resolveToServer(const QString &domain) const;
    /// A name of an account that is served from the server; empty: none is.
    [[nodiscard]] QString servedBy(const QString &server) const;

    /// What a request to an account meets at a server. Served means: it is inside and has to leave().
    enum class Entry { Served, Frozen, Elsewhere };
    Entry enter(AccountState &account, const QString &server, QString *elsewhere);
    void leave(AccountState &account);

    /// Shuts the account's door, waits until the last request has left, and makes `next` its fact, on disk first. The
    /// door then is as `next` says. `next` may look at the present fact and refuse. What does not concern the door leaves
    /// it alone.
    /// With `stop`, waiting ends when it is set: "cancelled", and the door is as it was.
    Result<void> change(AccountState &account, const std::function<Result<ServingFact>(const ServingFact &)> &next,
                        const StageWatch *stop = nullptr);
    [[nodiscard]] ServingFact fact(AccountState &account) const;
    /// There is no frozen copy on that server any more: before it is wiped. Whoever visits the account notices nothing.
    Result<void> forgetKept(AccountState &account, const QString &server);
    Result<void> forgetAllKept(const QString &server);

private:
    struct ServerState {
        LoopbackServer declared;
        QString answeredBy; ///< empty: itself
    };

    const QString m_root;
    mutable std::mutex m_mutex; ///< guards the maps, never held while waiting
    std::mutex m_installing; ///< taken before m_mutex
    QHash<QString, ServerState> m_servers;
    QHash<QString, QString> m_architectures; ///< as the disk says
    QHash<QString, QString> m_routes;
    QHash<QString, ServingFact> m_facts; ///< as the disk said when loading
    QHash<QString, AccountPointer> m_accounts;
    QHash<QString, QString> m_domains; ///< to account
};

/// Closes the site's database, which writes its log back into it.
void closeSite(AccountState &account);

} // namespace escale::platform
