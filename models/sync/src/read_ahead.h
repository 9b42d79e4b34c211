// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/api_client.h>
#include <escale/api/jobs.h>
#include <escale/fleet/fleet.h>
#include <escale/store/store.h>

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QSet>

class QTimer;

namespace escale {

/// Brings into the store what a person may want to read without a connection and has not opened: of every migration that has
/// a log (which is what makes it touched; where there are few of them, of the others too) the log, what the tools of its ended tasks said, the facts of its accounts, and the
/// inventory of its server. Newest activity first; one request at a time, in the lane that everything else goes before; a
/// log by the entries that are new. It asks when the feed has told that there is something new, and otherwise never.
///
/// Owned by a session, GUI thread. Not what there is no room for (store::Store::setLogLimit), and not by itself again what had
/// to go, until there is room for it.
class ReadAhead final : public QObject {
    Q_OBJECT

public:
    /// `ensureAccounts` loads the facts of a migration's accounts, once.
    ReadAhead(api::ApiClient &api, const Fleet &fleet, std::function<void(MigrationId)> ensureAccounts,
              QObject *parent);

    void setStore(store::Store *store);
    /// The fleet is complete, and the platform can be asked.
    void setLive(bool live);
    /// Somebody who reads it has brought it so far.
    void noteRead(MigrationId migration, qint64 upto);
    void noteRaw(TaskId task, qint64 size);
    /// Nothing is left to be read that is due by now.
    [[nodiscard]] bool isSettled() const { return m_live && m_known && !m_busy && m_due.isEmpty() && !wantsTokens(); }
    /// The store is another one, or what it held of this kind is gone.
    void forget();

private:
    struct Log {
        qint64 upto = 0;
        qint64 bytes = 0;
        qint64 lost = 0;
        bool opened = false;
        qint64 used = 0;
        bool declined = false; ///< there was no room, or the platform did not give it
        qint64 notBefore = 0;
    };
    struct Raw {
        qint64 size = 0;
        qint64 bytes = 0;
        bool isGone = false;
        bool opened = false;
        qint64 used = 0;
    };

    void takeInventory();
    void lookAt(const QList<MigrationId> &migrations);
    void next();
    void schedule(qint64 milliseconds = 0);
    [[nodiscard]] bool readLog(MigrationId migration, const migration::LogEnd &end);
    [[nodiscard]] bool readRaw(MigrationId migration, const migration::LogEnd &end);
    [[nodiscard]] bool readAccounts(MigrationId migration);
    /// Who else has a token, for support: once for each start, for the feed does not tell of it.
    [[nodiscard]] bool wantsTokens() const;
    void readTokens();
    [[nodiscard]] bool readInventory(MigrationId migration);
    void takeLog(MigrationId migration, const migration::LogEnd &end, qint64 after, const api::LogJob &job);
    void takeRaw(MigrationId migration, TaskId task, const QDateTime &activity, const api::RawOutputJob &job);
    void takeInventoryList(store::AnswerKind kind, const QList<AccountId> &accounts, const api::InventoryListJob &job);
    template <typename Job, typename Take>
    void ask(std::unique_ptr<Job> job, Take take)
    {
        m_busy = true;
        m_api.start(std::move(job), this, [this, take = std::move(take), round = m_round](Job *answered) {
            if (round != m_round)
                return;
            m_busy = false;
            if (isAnswered(*answered))
                take(answered);
            schedule();
        });
    }
    /// Without a connection the session finds its way back; where only this is not answered, it waits a while.
    [[nodiscard]] bool isAnswered(const api::ApiJob &job);
    [[nodiscard]] bool hasRoom(qint64 bytes, qint64 activity) const;
    void lose(const store::Room &room);

    api::ApiClient &m_api;
    const Fleet &m_fleet;
    std::function<void(MigrationId)> m_ensureAccounts;
    QPointer<store::Store> m_store;
    bool m_live = false;
    bool m_known = false; ///< what the store holds
    bool m_busy = false;
    qint64 m_notBefore = 0;
    bool m_tokensAsked = false;
    bool m_tellsOfLogs = false; ///< the platform does; one that does not is of another kind
    int m_round = 0; ///< answers to questions from before forget() are nobody's
    QTimer *m_timer;
    qint64 m_limit = 0;
    QHash<MigrationId, Log> m_logs;
    QHash<TaskId, Raw> m_raw;
    QHash<store::AnswerKind, QSet<qint64>> m_answers;
    QSet<MigrationId> m_due; ///< there may be something to read
    QMultiHash<MigrationId, TaskId> m_tasks; ///< ended, and something was said
    QSet<TaskId> m_refused;
    QSet<MigrationId> m_accountsAsked;
    QHash<MigrationId, int> m_lists; ///< how many of the inventory's have been read since they were last due
};

} // namespace escale
