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
/// known of them. Where several connections are open, each line says whose it is. Not there while there is nothing to say. GUI thread.
class PendingStrip final : public QWidget {
    Q_OBJECT

public:
    explicit PendingStrip(QWidget *parent = nullptr);

    /// A connection whose commands are spoken of.
    struct Source {
        QString name; ///< empty: there is only one, which needs no name
        QPointer<Session> session;

        friend bool operator==(const Source &, const Source &) = default;
    };
    /// All that are open, the one in front first.
    void setSources(const QList<Source> &sources);

    /// What is said of a command, in the window's language.
    [[nodiscard]] static QString textOf(const PendingCommand &command, const Fleet &fleet, bool live);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    class Line;
    void update();

    QList<Source> m_sources;
    QVBoxLayout *m_column;
    QList<Line *> m_lines;
    QTimer *m_soon;
};

} // namespace escale::ui
