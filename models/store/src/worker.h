// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "database.h"

#include <escale/store/store.h>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace escale::store {

/// The thread that owns the connection. Everything private but the queue belongs to that thread.
class Store::Worker final {
public:
    struct Job {
        std::function<int()> run; ///< SQLite's code
        std::function<void(const Result<void> &)> done; ///< on the worker thread; may be empty
        bool durable = false;
        bool alone = false; ///< not a change: runs outside of a transaction
    };
    /// Told on the worker thread.
    struct Listener {
        std::function<void(QString)> replaced;
        std::function<void(Error)> failed;
    };

    Worker(QString file, Listener listener);
    /// Does what is queued, then ends.
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    void enqueue(Job job);

    // From within a job:
    [[nodiscard]] Result<OpenReport> open();
    void close() { closeFile(); }
    [[nodiscard]] int write(const Changes &changes);
    [[nodiscard]] int writeCommand(const Command &command);
    [[nodiscard]] int forgetCommand(const QByteArray &key);
    [[nodiscard]] int writeLog(const LogPart &part);
    [[nodiscard]] int bringLog(const LogPart &part, const QDateTime &activity, Room &room);
    [[nodiscard]] int writeRaw(const RawOutput &raw, const Use &use, Room &room);
    [[nodiscard]] Result<KeptLog> readLog(const LogName &name);
    [[nodiscard]] Result<KeptRaw> readRaw(qint64 task);
    [[nodiscard]] Result<std::optional<Answer>> readAnswer(AnswerKind kind, qint64 id);
    [[nodiscard]] Result<Kept> takeInventory();
    void setLogLimit(qint64 bytes) { m_logLimit = bytes; }
    [[nodiscard]] int load(const std::function<void(Contents)> &piece, qsizetype slice);

private:
    void loop();
    void runTogether(std::deque<Job> &jobs);
    [[nodiscard]] int transact(std::deque<Job> &jobs, bool durable);
    [[nodiscard]] int openFile();
    [[nodiscard]] QString setAside();
    [[nodiscard]] int prepareStatements();
    void salvageCommands(const QString &damaged);
    /// What is being written, and so is not what has to go for it.
    struct Current {
        qint64 migration = 0;
        qint64 task = 0; ///< its raw output
        bool opened = true;
        qint64 used = 0;
    };
    [[nodiscard]] int writeLines(const LogPart &part, QHash<qint64, qint64> &added);
    [[nodiscard]] int makeRoom(const Current &current, Room &room);
    [[nodiscard]] int dropLog(qint64 migration);
    [[nodiscard]] int dropRaw(qint64 task);
    [[nodiscard]] int cutLog(qint64 migration);
    [[nodiscard]] int writeAnswer(const Answer &answer);
    [[nodiscard]] int forgetRead();
    void closeFile();
    [[nodiscard]] Error errorOf(int code) const;
    [[nodiscard]] int setSetting(const QByteArray &name, qint64 value);
    [[nodiscard]] int setSetting(const QByteArray &name, const QByteArray &value);

    QString m_file;
    Listener m_listener;
    Database m_database;
    struct Statements {
        Statement account;
        Statement object;
        Statement guarded;
        Statement removeAccount;
        Statement removeObject;
        Statement removeOwned;
        Statement setting;
        Statement command;
        Statement forget;
    } m_sql;
    qint64 m_listing = 0;
    bool m_listed = false; ///< the rows are all there is, so that they have a position
    bool m_full = false; ///< commits go to the disk
    qint64 m_logLimit = qint64(64) << 20;
    qint64 m_answerBytes = -1; ///< not counted yet

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_ending = false;
    std::thread m_thread; ///< last: it uses the others
};

} // namespace escale::store
