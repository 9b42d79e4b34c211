// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_client.h>
#include <escale/api/jobs.h>
#include <escale/fleet/fleet.h>
#include <escale/store/store.h>
#include <escale/sync/command.h>
#include <escale/sync/pending_command.h>

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QSet>
#include <QtCore/QUrl>

#include <deque>
#include <functional>

class QTimer;

namespace escale {

class Outbox;
class ReadAhead;

/// Where a session goes and as whom.
struct Connection {
    QUrl base;     ///< with or without "/v1/"
    QString token; ///< goes into the Authorization header and nowhere else
    QString label; ///< whose side this is, for the window
    QByteArray authorities = {};      ///< PEM: certificates that are trusted besides the system's
    QByteArray knownCertificate = {}; ///< fingerprint of the last one that was trusted; to explain another one
};

/// Keeps a fleet in step with one platform, for one token, and sends commands to it.
///
/// Lives on the GUI thread. Reads everything once, then follows the platform's feed; a loss of the connection is
/// retried by itself, and where the platform cannot continue the feed everything is read again and compared, so that
/// what did not change is not announced. Large answers are decoded on worker threads and applied in slices, so that
/// the window's thread never waits for them. Another session may take over the same fleet (another side of a practice
/// platform): destroy the first one before.
class Session final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Stopped,
        Connecting, ///< nothing is known yet, or everything is being read again
        Live,       ///< facts are those of the platform
        Offline,    ///< facts are as of Fleet::asOf(); tried again by itself, unless a part of the program is missing
        Refused     ///< the platform does not take this token; start() tries again
    };
    Q_ENUM(State)

    Session(Fleet &fleet, const Connection &connection, QObject *parent = nullptr);
    ~Session() override;
    Q_DISABLE_COPY_MOVE(Session)

    /// Where the picture and the commands are kept: what it holds is there at once after start(), and goes on from there.
    /// Not owned, outlives the session. \pre not started
    void setStore(store::Store *store);
    /// None where there is none.
    [[nodiscard]] store::Store *store() const { return m_store; }

    void start();
    /// While waiting to reconnect: do it now.
    void reconnectNow();

    [[nodiscard]] State state() const { return m_state; }
    /// Why it is offline or refused.
    [[nodiscard]] const api::Failure &reason() const { return m_reason; }
    /// Since when it is in this state.
    [[nodiscard]] QDateTime since() const { return m_since; }
    /// When it is tried again; invalid unless it is offline and will be.
    [[nodiscard]] QDateTime nextAttempt() const { return m_nextAttempt; }
    [[nodiscard]] const QString &label() const { return m_connection.label; }
    [[nodiscard]] const QUrl &base() const { return m_connection.base; }
    [[nodiscard]] Fleet &fleet() const { return m_fleet; }
    /// The position in the feed that the fleet stands for.
    [[nodiscard]] qint64 feedPosition() const { return m_seq; }

    /// Loads the per-account facts of a migration, once; the feed keeps them fresh. Asking again costs nothing.
    void ensureAccounts(MigrationId migration);

    /// Writes a command down, then sends it, to be carried out only if what it decides on still is as it was seen
    /// (CommandRequest::seen); "stale" otherwise, and the fleet then hears at once how it is. Asking for the same again while
    /// it is under way gives the same handle: a double click is one command. Refused on this side: "offline" while the
    /// session is not live, "outcome_unknown" while it is not known what became of the same command, "not_written_down",
    /// "no_migrations". The handle deletes itself after finished() has been delivered.
    CommandHandle *perform(const CommandRequest &request);
    /// Sent, or of unknown outcome.
    [[nodiscard]] bool isUnderWay(const CommandRequest &request) const;

    /// Commands whose end has not been seen, also those of an earlier start, in the order in which they were given.
    [[nodiscard]] const QList<PendingCommand> &pendingCommands() const;
    /// With the same key, where the platform cannot be asked what became of it.
    void sendAgain(const QByteArray &key);
    /// The person has seen it: forgets one that was not done or whose outcome is not known.
    void dismiss(const QByteArray &key);

    /// The platform has no migrations: what it hosts is listed every few minutes, and no command can be given.
    [[nodiscard]] bool isInventoryOnly() const { return m_inventory; }

    /// A reader of this log, or of what the tools of this task said, has written so much of it into the store.
    void noteRead(MigrationId migration, qint64 upto);
    void noteRaw(TaskId task, qint64 size);

    /// What a person may want to read without a connection is in the store, as far as there is room for it.
    [[nodiscard]] bool isReadAhead() const;

    /// For what is read only when somebody looks: databases, domains, the migration log.
    [[nodiscard]] api::ApiClient &api() { return m_api; }

Q_SIGNALS:
    void stateChanged(escale::Session::State state);
    /// While everything is being read: accounts so far.
    void loading(qsizetype accounts);
    void accountsLoaded(escale::MigrationId migration);
    void accountsFailed(escale::MigrationId migration, const escale::Error &error);
    void commandStarted(escale::CommandHandle *handle);
    void commandFinished(escale::CommandHandle *handle);
    void pendingCommandsChanged();
    void rateLimited(std::chrono::milliseconds pause);
    /// What the store held is in the fleet, as of Fleet::asOf().
    void restored();
    /// The store's file was damaged, is kept under this name, and everything is read again.
    void storeReplaced(const QString &setAside);
    /// There is no store (see store::Store), or something could not be written into it.
    void storeFailed(const escale::Error &error);

private:
    struct Seen;
    struct Loading {
        QList<migration::AccountFacts> facts; ///< what the feed brought meanwhile
        QList<QByteArray> pages; ///< the same, as it came
        QPointer<api::ApiJob> spare; ///< nobody waits for it
    };

    void restore();
    void keep(std::function<store::Changes()> produce);
    void keepList(store::Kind kind, const QByteArray &body);
    void setState(State state);
    void connectToPlatform();
    void handleRoot(api::RootJob *job);
    [[nodiscard]] bool mayBeInventoryOnly(const api::Failure &failure) const;
    void askForMigrations(const api::Failure &failure);
    void readInventory();
    void readEverything();
    template <typename Job>
    bool isRead(Job *job, void (Session::*next)());
    template <typename Job, typename T>
    void readWhole(void (Session::*take)(const QList<T> &), void (Session::*next)());
    template <typename Job, typename T>
    void readPages(qint64 after, void (Session::*take)(const QList<T> &), void (Session::*next)());
    void readCustomers();
    void readServers();
    void readMigrations();
    void readRequests();
    void readTasks();
    void readAccounts();
    void finishReading();
    void takeCustomers(const QList<Customer> &list);
    void takeServers(const QList<Server> &list);
    void takeMigrations(const QList<api::MigrationResource> &list);
    void takeRequests(const QList<migration::SupportRequest> &list);
    void takeTasks(const QList<migration::Task> &list);
    void takeAccounts(const QList<Account> &list);
    void loadAccounts(MigrationId migration, api::Lane lane = api::Lane::Foreground);
    void poll();
    void pollNow();
    void handleEvents(api::EventsJob *job);
    void followClock(const api::Exchange &exchange, FleetChanges &changes) const;
    [[nodiscard]] static qint64 ownClock();
    void watchOwnClock();
    [[nodiscard]] FleetChanges toChanges(const api::EventPage &page);
    [[nodiscard]] MigrationSummary toSummary(const api::MigrationResource &resource) const;
    void handleLoss(const api::Failure &failure);
    void apply(FleetChanges changes);
    void afterApplied(std::function<void()> then);
    void drain();

    Fleet &m_fleet;
    Connection m_connection;
    api::ApiClient m_api;
    Outbox *m_outbox;
    ReadAhead *m_ahead;
    State m_state = State::Stopped;
    api::Failure m_reason;
    QDateTime m_since;
    QDateTime m_nextAttempt;
    qint64 m_seq = -1; ///< -1: nothing has been read yet
    qint64 m_seqWhenListed = 0;
    int m_losses = 0;
    std::unique_ptr<Seen> m_seen;
    QPointer<api::ApiJob> m_flow; ///< the one request that the state machine waits for
    QTimer *m_timer; ///< next poll or next attempt
    QTimer *m_drain;
    QTimer *m_clockWatch;
    qint64 m_ownClock = 0; ///< this machine's, against the one that nobody sets, in milliseconds
    bool m_asksAtOnce = false; ///< the next question to the feed is not to be held back
    qint64 m_polledAt = 0;
    std::deque<std::function<void()>> m_work;

    QSet<MigrationId> m_wanted;
    QHash<MigrationId, Loading> m_loadingAccounts;
    QPointer<store::Store> m_store;
    QByteArray m_identity; ///< whose feed m_seq is a position of
    bool m_restored = false;
    bool m_inventory = false; ///< a platform without the migration half: lists, and no feed
    bool m_readAgain = false;
    bool m_foreign = false; ///< the platform is not the one that was followed before
};

} // namespace escale
