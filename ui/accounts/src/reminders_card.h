// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "subject_card.h"

namespace escale::ui {

/// What people have to do themselves around a move, as the rules see it for this account at this moment.
class RemindersCard final : public SubjectCard {
    Q_OBJECT

public:
    using SubjectCard::SubjectCard;

    /// As far as they have been read.
    void setDomains(const QList<Domain> &domains) { m_domains = domains; }
    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

private:
    QList<Domain> m_domains;
};

} // namespace escale::ui
