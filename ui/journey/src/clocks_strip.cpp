// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "clocks_strip.h"

#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/migration/steps.h>
#include <escale/ui/common/card.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

/// When half of a clock's last days are gone it asks for attention, afterwards it has been missed.
int toneOf(const QDateTime &until, const QDateTime &now)
{
    if (!until.isValid())
        return -1;
    if (until <= now)
        return int(Tone::Danger);
    return now.daysTo(until) < 4 ? int(Tone::Warning) : -1;
}

/// The rule that a figure of the policy comes from, for a tooltip; empty where the platform does not say.
QString sourceOf(const Policy &policy, const QString &figure)
{
    const QString source = policy.sources.value(figure);
    return source.isEmpty() ? QString()
                            : u"<qt>%1</qt>"_s.arg(ClocksStrip::tr("Source: %1").arg(source).toHtmlEscaped());
}

} // namespace

ClocksStrip::ClocksStrip(QWidget *parent) : QWidget(parent), m_flow(new FlowLayout(this))
{
    m_flow->setGaps(em(*this, 0.9), em(*this, 0.5));
    for (int i = 0; i < 4; ++i) {
        Clock clock{
            .box = new QWidget(this), .stripe = nullptr, .caption = nullptr, .value = nullptr, .detail = nullptr};
        auto *row = new QHBoxLayout(clock.box);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(em(*this, 0.5));
        clock.stripe = new Stripe(clock.box);
        clock.caption = new Label(clock.box);
        clock.value = new Label(clock.box);
        clock.detail = new Label(clock.box);
        clock.caption->tone(Tone::Muted)->scaled(0.9);
        clock.value->bold()->scaled(1.1);
        clock.detail->tone(Tone::Muted)->scaled(0.9);
        auto *lines = new QVBoxLayout;
        lines->setSpacing(0);
        lines->addWidget(clock.caption);
        lines->addWidget(clock.value);
        lines->addWidget(clock.detail);
        row->addWidget(clock.stripe);
        row->addLayout(lines);
        m_flow->addWidget(clock.box);
        m_clocks.append(clock);
    }
    setObjectName("clocks"_L1);
}

void ClocksStrip::set(int index, const QString &caption, const QString &value, const QString &detail, int tone)
{
    const Clock &clock = m_clocks.at(index);
    clock.box->setVisible(!value.isEmpty());
    clock.caption->setText(caption);
    clock.value->setText(value);
    clock.value->tone(tone < 0 ? Tone::Normal : static_cast<Tone>(tone));
    clock.detail->setText(detail);
    clock.stripe->setTone(tone);
}

void ClocksStrip::show(const JourneyState &state)
{
    const QDateTime &now = state.context.now;
    const Policy &policy = state.context.policy;
    const bool complete = state.step == Step::Complete;
    if (complete)
        set(0, tr("Completed"), items::date(state.facts.completedAt),
            tr("deadline %1").arg(items::date(state.facts.deadline)));
    else
        set(0, tr("Deadline"), items::date(state.facts.deadline),
            state.facts.startedByDeadlineAt.isValid()
                ? tr("passed: it began by itself %1").arg(items::relative(state.facts.startedByDeadlineAt, now))
            : startsByDeadline(state.facts, now) ? tr("passed: it begins by itself")
                                                 : items::relative(state.facts.deadline, now),
            toneOf(state.facts.deadline, now));

    const QDateTime free = freeTransitUntil(state.facts, policy);
    const int over = daysOver(state.facts, policy, now);
    const bool finalising =
        state.facts.finalisationBy == Party::Customer && state.facts.reinstallation.doneAt.isValid();
    const bool lent = state.facts.transit.state == TransitState::Ready;
    set(1, finalising ? tr("Finalisation without surcharge until") : tr("Free transit until"),
        lent && free.isValid() ? items::date(free) : QString(),
        over > 0 ? tr("%n day(s) over", nullptr, over) : items::relative(free, now), toneOf(free, now));

    const auto rollback = firstRollbackToEnd(state.facts, policy);
    set(2, tr("Rollback, first to end"), rollback ? items::date(rollback->until) : QString(),
        rollback ? tr("%1 · %2").arg(state.accountName(rollback->account), items::relative(rollback->until, now))
                 : QString(),
        rollback ? toneOf(rollback->until, now) : -1);

    const Money cost = costSoFar(state.facts, state.client.monthlyPrice, policy, now);
    QString outlook;
    if (const auto expected = forecast(state.facts, state.client.monthlyPrice, policy, now); expected && lent) {
        outlook = tr("forecast %1, done %2").arg(items::money(expected->amount), items::date(expected->finishes));
        if (expected->daysLate > 0)
            outlook = tr("at this pace done %1, %n day(s) late, about %2", nullptr, expected->daysLate)
                          .arg(items::date(expected->finishes), items::money(expected->amount));
    }
    const bool known = state.facts.transit.readyAt.isValid() && !cost.currency().isEmpty();
    set(3, complete ? tr("Cost") : tr("Cost so far"), known ? items::money(cost) : QString(), outlook,
        cost.cents() > 0 ? int(Tone::Warning) : -1);
    m_clocks.at(1).box->setToolTip(sourceOf(policy, finalising ? u"finalisation_free_days"_s : u"transit_free_days"_s));
    m_clocks.at(2).box->setToolTip(sourceOf(policy, u"rollback_days"_s));
    settle(*this);
    updateGeometry();
}

} // namespace escale::ui
