// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>
#include <escale/ui/shell/history.h>

#include <QtWidgets/QStatusBar>

class QTimer;

namespace escale::ui {

class ElidedLabel;
class Label;

/// "12 accounts · 7 on transit", "1 task running", "As of 23:43:59 · live": what the fleet says of the selection and
/// of itself. GUI thread.
class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(const Fleet &fleet, QWidget *parent = nullptr);

    /// Another connection is in front: what is said is said of its fleet.
    void setFleet(const Fleet &fleet);

    /// One sentence on what has just happened; it goes away by itself.
    void say(const QString &message);
    void setPlace(const Place &place);
    void setState(Session::State state);
    /// How many tasks are queued, running or paused.
    [[nodiscard]] int liveTasks() const { return m_live; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void countTasks();
    void refresh();

    const Fleet *m_fleet;
    Place m_place;
    Session::State m_state = Session::State::Stopped;
    int m_live = 0;
    int m_running = 0;
    Label *m_accounts;
    Label *m_tasks;
    Label *m_asOf;
    ElidedLabel *m_message;
    QTimer *m_silence;
    QTimer *m_soon; ///< many changes, one refresh
};

} // namespace escale::ui
