// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "subject_card.h"

namespace escale::ui {

class SmallTable;

/// What the account looked like before and after the latest move that was checked, side by side, with what differs first.
class ChecksCard final : public SubjectCard {
    Q_OBJECT

public:
    explicit ChecksCard(QWidget *parent);

    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

private:
    Label *m_when;
    Label *m_verdict;
    SmallTable *m_table;
};

} // namespace escale::ui
