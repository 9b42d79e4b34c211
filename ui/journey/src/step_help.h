// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

#include <escale/ui/common/card.h>

class QPushButton;

namespace escale::ui {

class Label;

/// What a step is for, in our words, where it stands here, and what has happened in it.
class StepHelp final : public Card {
    Q_OBJECT

public:
    explicit StepHelp(QWidget *parent = nullptr);

    void show(migration::Step step, const JourneyState &state);

Q_SIGNALS:
    void closed();

private:
    [[nodiscard]] static QString help(migration::Step step, const JourneyState &state);
    [[nodiscard]] static QString facts(migration::Step step, const JourneyState &state);
    [[nodiscard]] static QStringList history(migration::Step step, const JourneyState &state);

    Label *m_title;
    Label *m_kind;
    Label *m_text;
    Label *m_facts;
    Label *m_historyTitle;
    Label *m_history;
    QPushButton *m_close;
};

} // namespace escale::ui
