// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>

#include <escale/ui/common/card.h>

class QPushButton;

namespace escale::ui {

class CommandDesk;
class ConditionsArea;
class FlowLayout;
class Label;

/// Whose turn it is and since when, the next command as one button, what it touches, and the conditions of the way on,
/// each with who can clear it. For support it also carries the answers to an open request.
class NowCard final : public Card {
    Q_OBJECT

public:
    explicit NowCard(CommandDesk &desk, QWidget *parent = nullptr);

    void show(const JourneyState &state);
    /// The conditions scroll within the card where there is little height, instead of making it higher.
    void setCompact(bool compact);
    /// Where the keyboard is before it leaves the card.
    [[nodiscard]] QWidget *lastStop() const;

    /// The message to the other side in both languages, as it is copied.
    [[nodiscard]] static QString handOff(const JourneyState &state);

private:
    struct Command {
        migration::Action action = migration::Action::Unknown;
        QList<AccountId> accounts;
    };
    struct Row {
        QWidget *box;
        QWidget *symbol;
        Label *text;
    };
    void setConditions(const QString &heading, const QList<migration::Gate> &gates, migration::Party viewer);
    void setSecondary(const QList<migration::Action> &actions);
    [[nodiscard]] static QString since(const JourneyState &state);
    [[nodiscard]] static QString effects(const JourneyState &state, const Command &command);

    CommandDesk &m_desk;
    Label *m_heading;
    Label *m_since;
    QPushButton *m_primary;
    QWidget *m_secondaryBox;
    QList<QPushButton *> m_secondary;
    QList<migration::Action> m_secondaryActions;
    Label *m_effects;
    Label *m_conditionsHeading;
    ConditionsArea *m_conditions;
    QWidget *m_conditionsBox;
    QList<Row> m_rows;
    QPushButton *m_copy;
    Command m_next;
    JourneyState m_state;
};

} // namespace escale::ui
