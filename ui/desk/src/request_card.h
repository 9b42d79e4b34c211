// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/commands/state.h>
#include <escale/ui/common/card.h>

#include <QtCore/QPointer>

class QBoxLayout;
class QGridLayout;
class QPushButton;

namespace escale {
class Session;
}

namespace escale::ui {

class CommandDesk;
class Conversation;
class FlowLayout;
class Label;

/// One request with all that is needed to decide it: the server and its configuration, what would move and how long, the
/// servers that fit, the clocks; what both sides have said; and the answers that support can give, each with the reason
/// where it cannot.
class RequestCard final : public Card {
    Q_OBJECT

public:
    RequestCard(CommandDesk &desk, QWidget *parent);

    void setSession(Session *session);
    /// \param command what the row itself offers first
    void show(const JourneyState &state, const Fleet &fleet, migration::Action command);
    /// Facts above the messages instead of beside them.
    void setNarrow(bool narrow);

Q_SIGNALS:
    void serverRequested(escale::ServerId server);
    void message(const QString &text);

private:
    void setFact(const QString &caption, const QString &value);
    void showFacts(const JourneyState &state, const Fleet &fleet, const migration::SupportRequest *request);
    void showCommands(const JourneyState &state, const migration::SupportRequest *request, migration::Action command);

    CommandDesk &m_desk;
    Label *m_heading;
    Label *m_state;
    QGridLayout *m_facts;
    QBoxLayout *m_halves;
    QList<std::pair<Label *, Label *>> m_rows;
    int m_used = 0;
    QWidget *m_commands;
    QList<QPushButton *> m_buttons;
    QList<migration::Action> m_actions;
    QPushButton *m_open;
    Conversation *m_conversation;
    Label *m_conversationHeading;
    ServerId m_server;
    QPointer<Session> m_session;
};

} // namespace escale::ui
