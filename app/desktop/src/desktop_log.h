// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/clock.h>
#include <escale/logs/writer.h>
#include <escale/sync/session.h>

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <memory>

namespace escale {

/// What this desktop did, in the format of the migration log: connections, commands and what came of them. Written on a
/// thread of its own, so that the window never waits for a disk. GUI thread.
class DesktopLog final : public QObject {
    Q_OBJECT

public:
    /// In this folder, which is made if need be.
    explicit DesktopLog(const QString &folder, QObject *parent = nullptr);
    /// Waits until everything is written.
    ~DesktopLog() override;

    /// Follows a session until it goes.
    void watch(Session &session);

private:
    void write(const QString &code, const QJsonObject &params, TaskId task = {});
    [[nodiscard]] static QString subjectOf(const Session &session, const CommandRequest &request);

    SystemClock m_clock;
    std::shared_ptr<std::unique_ptr<logs::LogWriter>> m_writer; ///< of the thread below
    QThreadPool m_thread;
};

} // namespace escale
