// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/source.h>
#include <escale/sync/session.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

namespace escale::ui {

/// Brings a task's entries into a log in memory, and goes on while the task runs: what the reader shows of a task. Ends by
/// itself when the task has ended and its last entries are there, or the session goes. GUI thread.
class TaskLog final : public QObject {
    Q_OBJECT

public:
    TaskLog(Session &session, const Fleet &fleet, TaskId task, std::shared_ptr<logs::Source> into, QObject *parent);

Q_SIGNALS:
    void failed(const escale::Error &error);

private:
    void ask();

    QPointer<Session> m_session;
    const Fleet &m_fleet;
    TaskId m_task;
    std::shared_ptr<logs::Source> m_into;
    qint64 m_after = 0;
    bool m_last = false; ///< the task had ended before the entries were asked for
    QTimer m_again;
};

} // namespace escale::ui
