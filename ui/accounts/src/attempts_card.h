// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "subject_card.h"

namespace escale::items {
class AttemptsModel;
}

namespace escale::ui {

class DeskTable;
class StageStrip;

/// What runs on the account just now, stage by stage, and every try so far, the latest first.
class AttemptsCard final : public SubjectCard {
    Q_OBJECT

public:
    explicit AttemptsCard(QWidget *parent);

    void setFleet(const Fleet *fleet);
    /// While it is not looked at, it reads nothing.
    void setActive(bool active);
    void readAgain();
    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

private:
    items::AttemptsModel *m_attempts;
    Label *m_running;
    StageStrip *m_stages;
    Label *m_nothing;
    DeskTable *m_table;
};

} // namespace escale::ui
