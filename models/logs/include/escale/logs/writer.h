// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/clock.h>
#include <escale/core/error.h>
#include <escale/logs/entry.h>
#include <escale/logs/signature.h>

#include <QtCore/QList>

#include <memory>

namespace escale::logs {

/// Appends entries to a file, one line each, as a chain. What append() has accepted is on the disk and stays there, whatever
/// happens to the program or the machine; a line that a crash cut off is set aside at the next open, and the chain goes on
/// behind the last whole one. All entries of a file are of one migration, or of none: that is one chain. One thread; one writer a file, which it locks.
class LogWriter {
public:
    struct Settings {
        QString path;
        /// A file above this size becomes PATH.1, PATH.2 … (the oldest has the lowest number), and the chain goes on in a new one.
        qint64 rotateAt = qint64(64) << 20; ///< bytes
        const SigningKey *key = nullptr; ///< not owned; with it, checkpoints are signed
        qint64 checkpointEvery = 256; ///< entries
    };

    /// Fails with "io_failed" {path} where the file cannot be opened, is no regular file, is another writer's or holds
    /// something that is no log.
    [[nodiscard]] static Result<std::unique_ptr<LogWriter>> open(Settings settings, const Clock &clock);
    ~LogWriter();
    Q_DISABLE_COPY_MOVE(LogWriter)

    /// Writes an entry and waits for the disk; its seq, prev and hash are set here, and its time where it has none. Where
    /// that fails ("log_write_failed" {path}: a full disk) the entry is kept, up to 10,000 of them, and written before the
    /// next one once that is possible; an entry of the log then says how many were late.
    [[nodiscard]] Result<void> append(Entry entry);
    /// Entries that wait to be written.
    [[nodiscard]] qsizetype waiting() const noexcept { return m_waiting.size(); }
    [[nodiscard]] qint64 seq() const noexcept { return m_seq; }

private:
    LogWriter(Settings settings, const Clock &clock);
    Result<void> openFile();
    /// Sets aside what a crash left behind the last whole entry, and takes up the chain.
    Result<qint64> repair();
    Result<void> rotate();
    Result<void> writeAll();
    Result<void> failed(const QString &code, int error) const;
    [[nodiscard]] QString rotatedPath(int number) const;
    [[nodiscard]] int lastRotated() const;
    void addCheckpoint(const Entry &after, QByteArray &lines);
    QByteArray stamp(Entry entry);

    Settings m_settings;
    const Clock &m_clock;
    int m_fd = -1;
    qint64 m_size = 0; ///< of the file: up to the end of the last whole line
    qint64 m_seq = 0;
    qint64 m_migration = 0; ///< of the last entry: what the writer says itself belongs there too
    QByteArray m_head;
    QList<Entry> m_waiting;
    bool m_late = false;
    bool m_isTorn = false; ///< part of what was not acknowledged could not be taken away again
};

} // namespace escale::logs
