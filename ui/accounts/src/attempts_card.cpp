// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "attempts_card.h"

#include "stage_strip.h"

#include <escale/fleet/fleet.h>
#include <escale/items/attempts_model.h>
#include <escale/items/text.h>
#include <escale/ui/commands/desk_table.h>
#include <escale/ui/common/label.h>

#include <QtWidgets/QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

AttemptsCard::AttemptsCard(QWidget *parent)
    : SubjectCard(parent)
    , m_attempts(new items::AttemptsModel(this))
    , m_running((new Label(this))->wrapped())
    , m_stages(new StageStrip(this))
    , m_nothing((new Label(this))->tone(Tone::Muted))
    , m_table(new DeskTable(*m_attempts, true, this))
{
    m_running->setObjectName("runningTask"_L1);
    m_table->setObjectName("attemptTable"_L1);
    column()->addWidget(m_running);
    column()->addWidget(m_stages);
    column()->addWidget(m_nothing);
    column()->addWidget(m_table);
    connect(m_attempts, &items::DeskTableModel::wasRead, this, [this] {
        const bool any = m_attempts->rowCount() > 0;
        m_table->setVisible(any);
        m_nothing->setVisible(!any);
    });
}

void AttemptsCard::setFleet(const Fleet *fleet)
{
    m_attempts->setFleet(fleet);
}

void AttemptsCard::setActive(bool active)
{
    m_attempts->setActive(active);
}

void AttemptsCard::readAgain()
{
    m_attempts->readAgain();
}

void AttemptsCard::show(const JourneyState &state, const AccountFacts &facts)
{
    m_attempts->setAccount(state.facts.id, facts.id);
    const auto running = std::ranges::find(state.tasks, facts.id, &Task::account);
    const bool runs = running != state.tasks.cend();
    m_running->setVisible(runs);
    m_stages->setVisible(runs && !running->stages.isEmpty());
    if (!runs)
        return;
    //: %1 is a kind of task, %2 what it does just now
    m_running->setText(
        tr("%1: %2", "task and state").arg(items::taskTypeName(running->type), items::taskStateText(*running)));
    m_stages->show(*running);
}

void AttemptsCard::retranslate()
{
    setHeading(tr("Attempts"));
    m_table->setAccessibleName(tr("Attempts, the latest first"));
    m_nothing->setText(tr("Nothing has been moved yet."));
    m_attempts->readAgain();
    m_table->fit();
}

} // namespace escale::ui
