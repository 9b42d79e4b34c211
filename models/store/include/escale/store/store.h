// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/store/records.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <functional>
#include <memory>

namespace escale::store {

/// What one finds when the file is opened.
struct OpenReport {
    Position position;
    QList<Command> commands; ///< in the order of their creation
    QString setAside;        ///< not empty: the file was damaged, is kept under this name, and a new one was begun
};

/// One connection profile's file: the last known picture of the platform, the logs that were read of it, and the commands
/// whose outcome is not known.
/// Never holds a token.
///
/// Lives on the GUI thread and never waits, except in the destructor (for what is queued). One worker thread owns the
/// connection; jobs are done in the order in which they were given, and those that wait together are one transaction,
/// which is on the disk before a durable job's callback is called. Callbacks come on the GUI thread, never from within
/// the call, and not after their context has gone. One process has the file at a time.
///
/// Errors: store_in_use, store_newer {version, known}, store_unavailable (it cannot be made or opened), store_failed (a
/// full disk, say: nothing of the transaction was written). A file that SQLite finds damaged is set aside and a new one
/// begun, when it is opened (OpenReport) or later (replaced()).
class Store final : public QObject {
    Q_OBJECT

public:
    using Produce = std::function<Changes()>; ///< runs on the worker thread
    using Done = std::function<void(const Result<void> &)>;

    /// The folder is made if it is missing.
    explicit Store(const QString &file, QObject *parent = nullptr);
    ~Store() override;
    Q_DISABLE_COPY_MOVE(Store)

    [[nodiscard]] const QString &file() const { return m_file; }

    void open(QObject *context, std::function<void(const Result<OpenReport> &)> done);
    /// Writes what is queued and lets go of the file, so that the destructor has nothing to wait for. Nothing is written
    /// after it.
    void close(QObject *context, std::function<void()> done);
    /// Everything, in pieces: objects first, accounts in slices of `slice`. `read` runs on the worker thread and returns
    /// what is to be done with the piece on the GUI thread. `done` comes after the last piece.
    void load(QObject *context, std::function<std::function<void()>(Contents)> read, Done done, qsizetype slice = 5000);

    void write(Produce produce);
    void write(Produce produce, QObject *context, Done done);

    /// Written to the disk, not only to the system: after `done` it survives a loss of power.
    void writeCommand(const Command &command, QObject *context, Done done);
    void forgetCommand(const QByteArray &key);

    /// What was read of a log before (see Changes::logs).
    void readLog(const LogName &name, QObject *context, std::function<void(const Result<KeptLog> &)> done);
    /// What was read of a whole migration's log without anybody having opened it. Not written where it does not follow what
    /// is kept, or where there is no room for it.
    void bringLog(const LogPart &part, const QDateTime &activity, QObject *context,
                  std::function<void(const Result<Room> &)> done);

    /// The output of a task's tools, whole; `use`: as with logs.
    void writeRaw(const RawOutput &raw, const Use &use, QObject *context,
                  std::function<void(const Result<Room> &)> done);
    /// Opens it.
    void readRaw(qint64 task, QObject *context, std::function<void(const Result<KeptRaw> &)> done);

    /// None: it has never been read, or had to go.
    void readAnswer(AnswerKind kind, qint64 id, QObject *context,
                    std::function<void(const Result<std::optional<Answer>> &)> done);

    void takeInventory(QObject *context, std::function<void(const Result<Kept> &)> done);

    /// Lines of logs and output of tools (compressed) are kept up to this many bytes together, 64 MiB unless told. What is
    /// over it goes: first what nobody has opened (see Use), then what nobody has read for the longest time, then the oldest
    /// entries of the log that is being read. \pre not opened
    void setLogLimit(qint64 bytes);
    /// Of what nobody has opened, no log above a quarter of the limit is brought here, and no task's output above a sixteenth,
    /// so that one of them does not take the place of all the others. In bytes as the platform has them.
    [[nodiscard]] qint64 mostLogUnopened() const { return m_logLimit / 4; }
    [[nodiscard]] qint64 mostRawUnopened() const { return m_logLimit / 16; }

Q_SIGNALS:
    /// The file was found damaged while it was in use. What is queued goes into the new, empty one.
    void replaced(const QString &setAside);
    /// A write did not succeed, and nobody waited for it.
    void failed(const escale::Error &error);

private:
    class Worker;

    void post(std::function<void()> call);
    template <typename Ask, typename Call>
    void ask(QObject *context, Ask question, Call done);
    [[nodiscard]] std::function<void(const Result<void> &)> answering(const std::shared_ptr<QPointer<QObject>> &guard,
                                                                      const std::shared_ptr<Room> &room,
                                                                      std::function<void(const Result<Room> &)> done);

    QString m_file;
    qint64 m_logLimit = qint64(64) << 20;
    std::unique_ptr<Worker> m_worker;
};

} // namespace escale::store
