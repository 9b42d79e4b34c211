// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/database.h"
#include "engine/log_store.h"

#include <escale/core/clock.h>
#include <escale/core/inventory.h>
#include <escale/logs/entry.h>
#include <escale/migration/facts.h>
#include <escale/migration/permission.h>
#include <escale/migration/policy.h>
#include <escale/migration/support_request.h>
#include <escale/migration/task.h>

#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QObject>

#include <memory>

namespace escale::platform {

/// Who asks, as a token says.
struct Actor {
    qint64 token = 0; ///< 0 for the platform itself
    migration::Party role = migration::Party::Unknown;
    QString name;
    CustomerId customer;  ///< whose objects it may see; none: all
    QString customerName;
    AccountId account;    ///< narrowed to one account by `TOKEN account=NAME`; none: all of the customer
    migration::Permission permission; ///< of what it sees, what it may act on
};

/// A task and what only the platform needs of it.
struct TaskRecord {
    migration::Task task;
    QJsonObject options; ///< what was asked for (keep, override…) and what stages found out for later ones
    qint64 logFirst = 0;
    qint64 logLast = 0;
};

/// What an entry of the log is about; what does not apply stays empty.
struct Subject {
    MigrationId migration;
    AccountId account;
    TaskId task;
    QString server;
    QString actor;
    QString onBehalfOf;
    int attempt = 0;
    std::optional<qint64> bytes;
    std::optional<qint64> duration; ///< nanoseconds
};

/// A finished stage.
struct JournalRow {
    QString stage;
    QDateTime started;
    QDateTime ended;
    QJsonObject result;
};

/// The platform's facts, in SQLite, and the two records of their changes: the feed and the log. Everything that changes a
/// fact is a method here and puts the object into the feed, so that no change can be forgotten there. Facts are stored,
/// what follows from them is derived when it is read.
///
/// Used by the owner's thread only. Changes happen inside a Change.
class State : public QObject {
    Q_OBJECT
public:
    explicit State(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] Result<void> open(const QString &path);
    void close();
    [[nodiscard]] Database &database() { return m_database; }
    [[nodiscard]] QDateTime now() const { return m_clock.now(); }
    [[nodiscard]] const migration::Policy &policy() const { return m_policy; }
    /// The figures that are not the defaults, as a record; part of the caller's Change.
    void setPolicy(const QJsonObject &record);

    /// One step from facts to facts: all of it or nothing. Says changed() once it is committed.
    class Change {
    public:
        explicit Change(State &state, Database::Durability durability = Database::Durability::Disk);
        ~Change();
        Q_DISABLE_COPY_MOVE(Change)
        void commit();

    private:
        State &m_state;
        Database::Transaction m_transaction;
        bool m_committed = false;
    };

    /// Records what may be missing: on a full disk it is left out, and this says so. Not within a Change.
    bool recordIfThereIsRoom(const std::function<void()> &write,
                             Database::Durability durability = Database::Durability::Process);

    [[nodiscard]] QVariant setting(const QString &name);
    void setSetting(const QString &name, const QVariant &value);

    // --- inventory
    [[nodiscard]] std::optional<Server> server(ServerId id);
    [[nodiscard]] QString serverName(ServerId id);
    void saveServer(const Server &server);
    [[nodiscard]] QString customerName(CustomerId id);
    [[nodiscard]] QString accountName(AccountId id);
    [[nodiscard]] CustomerId ownerOf(AccountId id);
    /// Also where it belongs, for an account of the public cloud.
    void setServedBy(AccountId account, ServerId server, bool belongs = false);
    void setDatabaseVersion(AccountId account, const QString &version);
    void setUsage(AccountId account, const migration::Weight &weight);

    // --- migrations
    /// Facts with all accounts; null where there is no such migration. Kept until something of it changes.
    [[nodiscard]] std::shared_ptr<const migration::MigrationFacts> migration(MigrationId id);
    /// Many at once, for lists: of their accounts only what is counted, without names.
    [[nodiscard]] QHash<MigrationId, std::shared_ptr<const migration::MigrationFacts>> outlines(MigrationId first,
                                                                                                MigrationId last);
    [[nodiscard]] CustomerId customerOf(MigrationId id);
    /// The one account of a migration of the public cloud.
    [[nodiscard]] AccountId onlyAccount(MigrationId id);
    [[nodiscard]] Money monthlyPrice(ServerId id);
    /// Which migrations are due, by themselves: those past a deadline that have not begun, those with a queue, and those
    /// with a test copy that has expired.
    [[nodiscard]] QList<MigrationId> pastDeadline(const QDateTime &now);
    [[nodiscard]] QList<MigrationId> withQueue();
    [[nodiscard]] QList<MigrationId> withTransit(); ///< ready, and not given back
    [[nodiscard]] QList<MigrationId> ofPublicCloud();
    [[nodiscard]] QList<std::pair<MigrationId, AccountId>> expiredTests(const QDateTime &now);
    /// Writes what belongs to the migration itself, not its accounts.
    void saveMigration(const migration::MigrationFacts &facts);
    /// Writes an account's facts, not its attempts.
    void saveAccount(MigrationId migration, const migration::AccountFacts &account);
    void saveAttempt(MigrationId migration, AccountId account, const migration::Attempt &attempt);

    // --- what people write down
    void addNote(MigrationId migration, AccountId account, const migration::Note &note); ///< its id is given here
    void removeNote(MigrationId migration, AccountId account, NoteId note);
    void addTick(MigrationId migration, AccountId account, const migration::Tick &tick);
    void removeTick(MigrationId migration, AccountId account, const QString &item);

    // --- support requests
    [[nodiscard]] std::optional<migration::SupportRequest> request(SupportRequestId id);
    [[nodiscard]] std::optional<migration::SupportRequest> openRequest(MigrationId migration,
                                                                       migration::RequestKind kind);
    SupportRequestId addRequest(const migration::SupportRequest &request);
    void saveRequest(const migration::SupportRequest &request);
    void addMessage(SupportRequestId request, const migration::Message &message);

    // --- tasks
    [[nodiscard]] std::optional<TaskRecord> task(TaskId id);
    [[nodiscard]] QList<TaskRecord> liveTasks();
    /// Whether one of this type is under way, or has ended since.
    [[nodiscard]] bool hasTask(AccountId account, migration::TaskType type, const QDateTime &since);
    /// Whether the platform has begun a move of this migration by itself.
    [[nodiscard]] bool hasMovedByItself(MigrationId id);
    TaskId addTask(const TaskRecord &record);
    void saveTask(const TaskRecord &record);
    [[nodiscard]] QList<JournalRow> journal(TaskId id);
    void addJournal(TaskId id, const JournalRow &row);

    // --- records of changes
    /// The feed's position: the sequence number of the last change.
    [[nodiscard]] qint64 feedSeq() const { return m_feedSeq; }
    /// A position below this one is not of this platform.
    [[nodiscard]] qint64 feedFloor() const { return m_feedFloor; }
    /// The last change of an object; the floor where it has not changed since the platform was made.
    [[nodiscard]] qint64 changedAt(const QString &type, qint64 object);
    void touch(const QString &type, qint64 object, MigrationId migration, CustomerId customer);

    void log(const QString &code, const QJsonObject &params, const Subject &subject = {});
    [[nodiscard]] LogStore &logStore() { return m_log; }

    /// Before the first start of a new platform: where the feed begins. A number that another platform will hardly have
    /// reached, so that a client's old position is recognised as foreign.
    void beginFeed();

Q_SIGNALS:
    void changed();

private:
    friend class Change;
    /// What an object that is about to be changed was like when the Change began: once it is committed, its revision goes
    /// up by one if what is decided on differs.
    struct Before {
        MigrationId migration; ///< of an account
        QByteArray content;
    };
    void remember(const QString &type, qint64 object, MigrationId migration = {});
    QByteArray contentOf(const QString &type, qint64 object, MigrationId migration);
    void countRevisions();
    void reload();
    QList<MigrationId> idsOf(const QString &condition);
    void annotated(MigrationId migration, AccountId account);
    void preload(MigrationId first, MigrationId last);
    QHash<MigrationId, std::shared_ptr<migration::MigrationFacts>> readMigrations(MigrationId first, MigrationId last);
    TaskRecord readTask(const QSqlQuery &query) const;

    const Clock &m_clock;
    migration::Policy m_policy;
    Database m_database;
    QHash<MigrationId, std::shared_ptr<const migration::MigrationFacts>> m_migrations;
    QHash<MigrationId, CustomerId> m_customers;
    QHash<std::pair<QString, qint64>, Before> m_before;
    int m_changing = 0; ///< Changes within each other
    qint64 m_feedSeq = 0;
    qint64 m_feedFloor = 0;
    qint64 m_announced = 0;
    LogStore m_log{m_database};
};

} // namespace escale::platform
