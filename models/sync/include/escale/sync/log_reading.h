// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/reading.h>

namespace escale {

/// Brings the log of a task or of a migration into a log in memory: what an earlier reading has left in the store at once,
/// also without a connection, then what the platform has written since, for as long as something goes on there. What it
/// reads it keeps. GUI thread.
///
/// It asks when the feed tells of the task or the migration, and every two seconds while a task of it runs (the feed tells
/// of states, not of entries); a quiet migration costs nothing.
class LogReading final : public Reading {
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
    /// The oldest entries are not kept any more, and there is no connection to read them again.
    [[nodiscard]] bool isCut() const { return m_isCut; }
    /// It was kept once and had to go.
    [[nodiscard]] bool isGone() const { return m_isGone; }
    /// It is not brought here unless somebody opens it.
    [[nodiscard]] bool isTooLong() const;
    /// The platform has told of so many entries of the migration's log that are not here; 0 for a task's.
    [[nodiscard]] qint64 behind() const;
    [[nodiscard]] qint64 entries() const { return m_entries; }

private:
    void restore(store::Store &store) override;
    void askPlatform() override;
    void take(const QByteArray &lines);
    [[nodiscard]] bool goesOn() const;

    MigrationId m_migration;
    TaskId m_task;
    qint64 m_after = 0;
    qint64 m_entries = 0;
    bool m_isCut = false;
};

} // namespace escale
