// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>
#include <escale/ui/commands/state.h>
#include <escale/ui/common/card.h>

namespace escale::ui {

class Conversation;
class Label;

/// The open request of a migration, or the one that was declined last: what is asked for, its state and reason, and what both
/// sides have said. Hidden where there is none.
class RequestPart final : public Card {
    Q_OBJECT

public:
    explicit RequestPart(QWidget *parent);

    void setSession(Session *session);
    void show(const JourneyState &state);

Q_SIGNALS:
    void message(const QString &text);

private:
    Label *m_heading;
    Label *m_state;
    Conversation *m_conversation;
};

} // namespace escale::ui
