// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "subject_card.h"

#include <escale/sync/session.h>

#include <QtCore/QPointer>

class QCheckBox;

namespace escale::ui {

/// What the migration's notes ask to be looked at, before and after the account moves: each is ticked off for the account,
/// by whom and when. A box shows what the platform knows, and changes once it has taken the tick.
class ChecklistCard final : public SubjectCard {
    Q_OBJECT

public:
    explicit ChecklistCard(QWidget *parent);

    void setSession(Session *session);
    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

private:
    struct Row {
        Label *heading; ///< before the first one of a kind
        QCheckBox *box;
        Label *text;
        Label *who;
    };
    void makeRow();
    void showItems();
    void tick(qsizetype index);

    QPointer<Session> m_session;
    JourneyState m_state;
    AccountId m_account;
    QList<Row> m_rows;
    Label *m_problem;
};

} // namespace escale::ui
