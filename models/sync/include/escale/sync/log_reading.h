// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/source.h>
#include <escale/sync/session.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QTimer;

namespace escale {

/// Brings the log of a task or of a migration into a log in memory: what an earlier reading has left in the store at once,
/// also without a connection, then what the platform has written since, for as long as something goes on there. What it
/// reads it keeps. Ends by itself when the session goes or nobody holds the log any more. GUI thread.
///
/// It asks when the feed tells of the task or the migration, and every two seconds while a task of it runs (the feed tells
/// of states, not of entries); a quiet migration costs nothing.
class LogReading final : public QObject {
    Q_OBJECT

public:
    /// A task's (its migration may be unknown), or with no task the migration's.
    LogReading(Session &session, MigrationId migration, TaskId task, std::shared_ptr<logs::Source> into,
               QObject *parent);

    enum class State {
        Reading, ///< what the platform has is not here yet
        UpToDate, ///< as far as the platform has told
        AsOf ///< no connection: what is kept, as of asOf()
    };
    [[nodiscard]] State state() const;
    /// The platform had no more than this then; invalid: nothing has been read yet.
    [[nodiscard]] QDateTime asOf() const { return m_asOf; }
    /// The oldest entries are not kept any more, and there is no connection to read them again.
    [[nodiscard]] bool isCut() const { return m_cut; }
    /// It was kept once and had to go.
    [[nodiscard]] bool isGone() const { return m_gone; }
    /// It is not brought here unless somebody opens it.
    [[nodiscard]] bool isTooLong() const;
    /// The platform has told of so many entries of the migration's log that are not here; 0 for a task's.
    [[nodiscard]] qint64 behind() const;
    [[nodiscard]] qint64 entries() const { return m_entries; }

Q_SIGNALS:
    void changed();
    /// The platform did not give it; it is tried again where that may help.
    void failed(const escale::Error &error);

private:
    void restore();
    void ask();
    void askSoon();
    void take(const QByteArray &lines, const QDateTime &asOf);
    [[nodiscard]] bool goesOn() const;

    QPointer<Session> m_session;
    MigrationId m_migration;
    TaskId m_task;
    std::shared_ptr<logs::Source> m_into;
    qint64 m_after = 0;
    qint64 m_entries = 0;
    QDateTime m_asOf;
    bool m_cut = false;
    bool m_gone = false;
    bool m_readNow = false; ///< the platform's last word has come since the connection was there
    bool m_asking = false;
    bool m_askAgain = false;
    QTimer *m_again;
};

} // namespace escale
