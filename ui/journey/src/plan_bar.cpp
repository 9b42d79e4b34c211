// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plan_bar.h"

#include <escale/items/text.h>
#include <escale/ui/commands/command_desk.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

PlanBar::PlanBar(CommandDesk &desk, QWidget *parent) : QWidget(parent), m_desk(desk), m_text(new Label(this))
{
    setObjectName("planBar"_L1);
    auto *flow = new FlowLayout(this);
    flow->setGaps(em(*this, 0.5), em(*this, 0.3));
    m_text->setObjectName("planText"_L1);
    m_text->wrapped();
    flow->addWidget(m_text);
    for (const Action action : {Action::Plan, Action::PausePlan, Action::ResumePlan, Action::CancelPlan}) {
        auto *button = new QPushButton(this);
        button->setObjectName(action == Action::Plan ? u"changePlanButton"_s : nameOf(action) + "Button"_L1);
        connect(button, &QPushButton::clicked, this, [this, action] { m_desk.run(action); });
        flow->addWidget(button);
        m_buttons.append({action, button});
    }
}

/// By the platform's clock, which the planner's hours are meant by.
QString PlanBar::whenText(const JourneyState &state, const QDateTime &time)
{
    const QTimeZone &zone = state.context.policy.timeZone;
    if (items::zoneRemark(zone, time).isEmpty())
        return items::dateTime(time);
    //: a date and time, and the name of the time zone that it is told in
    return tr("%1 (%2)", "time and zone").arg(items::dateTimeIn(zone, time), items::zoneName(zone));
}

QString PlanBar::textOf(const JourneyState &state) const
{
    const PlanFacts &plan = state.facts.plan;
    const auto done =
        std::ranges::count_if(plan.moves, [](const QueuedMove &move) { return move.outcome == Outcome::Done; });
    const auto next = std::ranges::find_if(plan.moves, [](const QueuedMove &move) { return !move.outcome; });
    QStringList parts;
    switch (plan.state) {
    case PlanState::Running:
        parts.append(tr("Queue of moves: %1 of %n done", nullptr, int(plan.moves.size())).arg(done));
        break;
    case PlanState::Paused:
        parts.append(tr("Queue of moves, paused: %1 of %n done", nullptr, int(plan.moves.size())).arg(done));
        break;
    case PlanState::Stopped:
        parts.append(tr("Queue of moves, stopped at %1: %2")
                         .arg(state.accountName(plan.stoppedAt),
                              items::errorText({.code = plan.stoppedBy, .params = {}, .detail = {}}).what));
        break;
    default:
        return {};
    }
    if (next != plan.moves.cend()) {
        const QString name = state.accountName(next->account);
        parts.append(next->notBefore.isValid() && next->notBefore > state.context.now
                         ? tr("next: %1, not before %2").arg(name, whenText(state, next->notBefore))
                         : tr("next: %1").arg(name));
    }
    return parts.join(u" · "_s);
}

bool PlanBar::hasQueue(const JourneyState &state)
{
    const PlanState plan = state.facts.plan.state;
    return plan == PlanState::Running || plan == PlanState::Paused || plan == PlanState::Stopped;
}

bool PlanBar::isOffered(Action action, const JourneyState &state)
{
    return state.step != Step::Complete && state.mayDo(action) && state.gates(action).isEmpty();
}

void PlanBar::show(const JourneyState &state)
{
    setVisible(hasQueue(state));
    if (!hasQueue(state))
        return;
    m_text->tone(state.facts.plan.state == PlanState::Stopped ? Tone::Danger : Tone::Normal);
    m_text->setText(textOf(state));
    for (const auto &[action, button] : std::as_const(m_buttons)) {
        const bool offered = isOffered(action, state);
        button->setVisible(offered);
        if (!offered)
            continue;
        button->setText(action == Action::Plan ? tr("Change the queue…")
                                               : items::actionName(action, items::Form::Ellipsis));
        const QString why = m_desk.why(action);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.toHtmlEscaped());
    }
    settle(*this);
    updateGeometry();
}

} // namespace escale::ui
