// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

#include <QtWidgets/QWidget>

class QPushButton;

namespace escale::ui {

class CommandDesk;
class Label;

/// The queue of moves that the platform works off: how far it is, what is next and when, why it was stopped; to pause it,
/// go on, change it or give it up. Hidden where there is none.
class PlanBar final : public QWidget {
    Q_OBJECT

public:
    PlanBar(CommandDesk &desk, QWidget *parent);

    /// Something is queued that is not done yet, be it paused or stopped.
    [[nodiscard]] static bool hasQueue(const JourneyState &state);
    [[nodiscard]] static bool isOffered(migration::Action action, const JourneyState &state);

    void show(const JourneyState &state);

private:
    [[nodiscard]] static QString whenText(const JourneyState &state, const QDateTime &time);
    [[nodiscard]] QString textOf(const JourneyState &state) const;

    CommandDesk &m_desk;
    Label *m_text;
    QList<std::pair<migration::Action, QPushButton *>> m_buttons;
};

} // namespace escale::ui
