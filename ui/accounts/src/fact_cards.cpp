// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fact_cards.h"

#include "fact_grid.h"
#include "web_address.h"

#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/migration/estimate.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <ranges>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

// --- facts

FactsCard::FactsCard(QWidget *parent) : SubjectCard(parent), m_grid(new FactGrid(this))
{
    column()->addWidget(m_grid);
    column()->addStretch(1);
}

void FactsCard::show(const JourneyState &state, const AccountFacts &facts)
{
    m_grid->begin();
    const QString place =
        state.facts.kind == Kind::PublicCloud ? tr("public cloud") : items::locationName(facts.location);
    //: where an account is served from: %1 is "transit", %2 a server
    m_grid->add(tr("Served from"),
                m_servedBy.isEmpty() ? place : tr("%1 (%2)", "place and server").arg(place, m_servedBy));
    m_grid->add(tr("State"), items::activityName(facts.activity));
    // Each kind has its own path: in place nothing is prepared, copied ahead or verified, in the public cloud not verified.
    const bool inPlace = state.facts.kind == Kind::OptionalPrivateCloud;
    if (!inPlace)
        m_grid->add(tr("Preparation"), items::preparationName(facts.preparation));
    if (!inPlace && state.facts.kind != Kind::PublicCloud)
        m_grid->add(tr("Verified"), items::yesNo(facts.verified));
    m_grid->add(tr("Files"),
                tr("%1 in %n file(s)", nullptr, int(facts.weight.fileCount)).arg(items::bytes(facts.weight.files)));
    m_grid->add(tr("Mail"), items::bytes(facts.weight.mail));
    m_grid->add(tr("Databases"), items::bytes(facts.weight.databases));
    if (!inPlace)
        m_grid->add(tr("Copied ahead"), items::yesNo(facts.precopied));
    const QDateTime until = rollbackUntil(state.facts, facts, state.context.policy);
    if (until.isValid() && facts.location == Location::Transit) {
        m_grid->add(tr("Rollback until"), tr("%1, %2", "a date and how far it is")
                                              .arg(items::dateTime(until), items::relative(until, state.context.now)));
    }
    m_grid->end();
    settle(*this);
}

void FactsCard::retranslate()
{
    setHeading(tr("Account"));
}

// --- estimates

EstimateCard::EstimateCard(QWidget *parent) : SubjectCard(parent), m_grid(new FactGrid(this))
{
    column()->addWidget(m_grid);
    column()->addStretch(1);
}

void EstimateCard::show(const JourneyState &state, const AccountFacts &facts)
{
    const auto measured = [&](Leg leg) -> QString {
        for (const Attempt &attempt : std::views::reverse(facts.attempts)) {
            if (attempt.leg == leg && attempt.outcome == Outcome::Done && attempt.downtimeSeconds)
                return items::duration(*attempt.downtimeSeconds);
        }
        return {};
    };
    const Estimate leg = state.estimate(facts.id, true);
    const auto beside = [](const Estimate &estimate, const QString &actual) {
        //: downtime: %1 is the estimate, a range; %2 what was measured
        return actual.isEmpty() ? items::range(estimate) : tr("%1; measured %2").arg(items::range(estimate), actual);
    };
    m_grid->begin();
    m_grid->add(tr("Out"), beside(leg, measured(Leg::Out)));
    if (state.facts.kind == Kind::MandatoryPrivateCloud) {
        m_grid->add(tr("Back"), beside(leg, measured(Leg::Back)));
        m_grid->add(tr("Both"), items::range(bothLegs(leg)));
    }
    m_grid->add(tr("Without precopy"), items::range(state.estimate(facts.id, false)));
    m_grid->end();
    settle(*this);
}

void EstimateCard::retranslate()
{
    setHeading(tr("Downtime, estimate"));
}

// --- test

TestCard::TestCard(QWidget *parent) : SubjectCard(parent), m_grid(new FactGrid(this)), m_open(new QPushButton(this))
{
    m_open->setObjectName("openTestButton"_L1);
    column()->addWidget(m_grid);
    column()->addWidget(m_open, 0, Qt::AlignLeading);
    column()->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, [this] { openInBrowser(QUrl(m_address, QUrl::StrictMode)); });
}

void TestCard::show(const JourneyState &state, const AccountFacts &facts)
{
    m_grid->begin();
    m_grid->add(tr("State"), state.facts.offersTest ? items::testText(facts.test)
                                                    : tr("no test is possible for this kind of migration"));
    const bool available = facts.test.state == TestState::Available;
    m_address = available ? facts.test.address : QString();
    m_grid->add(tr("Address"), m_address);
    if (available) {
        m_grid->add(tr("Copied"), facts.test.copiedAt.isValid() ? items::dateTime(facts.test.copiedAt) : QString());
        m_grid->add(tr("Expires"), facts.test.expires.isValid()
                                       ? tr("%1, %2", "a date and how far it is")
                                             .arg(items::date(facts.test.expires),
                                                  items::relative(facts.test.expires, state.context.now))
                                       : QString());
    }
    m_grid->end();
    m_open->setVisible(isWebAddress(QUrl(m_address, QUrl::StrictMode)));
    settle(*this);
}

void TestCard::retranslate()
{
    setHeading(tr("Test"));
    m_open->setText(tr("Open the test"));
}

} // namespace escale::ui
