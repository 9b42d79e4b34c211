// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "subject_card.h"

class QPushButton;

namespace escale {
class Fleet;
}

namespace escale::ui {

class FactGrid;

/// Where an account is served from, what it does and what it weighs.
class FactsCard final : public SubjectCard {
    Q_OBJECT

public:
    explicit FactsCard(QWidget *parent);

    /// The name of the server that serves it; none where that is not known.
    void setServedBy(const QString &server) { m_servedBy = server; }
    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

private:
    FactGrid *m_grid;
    QString m_servedBy;
};

/// Downtime of both legs: what is estimated beside what was measured.
class EstimateCard final : public SubjectCard {
    Q_OBJECT

public:
    explicit EstimateCard(QWidget *parent);

    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

private:
    FactGrid *m_grid;
};

/// The copy of the databases on a test server: its state, address and end.
class TestCard final : public SubjectCard {
    Q_OBJECT

public:
    explicit TestCard(QWidget *parent);

    void show(const JourneyState &state, const migration::AccountFacts &facts) override;
    void retranslate() override;

private:
    FactGrid *m_grid;
    QPushButton *m_open;
    QString m_address;
};

} // namespace escale::ui
