// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QTimer;
class QVBoxLayout;

namespace escale::ui {

/// Below the tasks: commands that are on their way or whose outcome is not known, one line each, and never more than is
/// known of them. Not there while there is nothing to say. GUI thread.
class PendingStrip final : public QWidget {
    Q_OBJECT

public:
    explicit PendingStrip(const Fleet &fleet, QWidget *parent = nullptr);

    /// Another connection is in front: what is said is said of its fleet.
    void setFleet(const Fleet &fleet) { m_fleet = &fleet; }

    void setSession(Session *session);

    /// What is said of a command, in the window's language.
    [[nodiscard]] static QString textOf(const PendingCommand &command, const Fleet &fleet, bool live);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Line;
    void update();

    const Fleet *m_fleet;
    QPointer<Session> m_session;
    QVBoxLayout *m_column;
    QList<Line *> m_lines;
    QTimer *m_soon;
};

} // namespace escale::ui
