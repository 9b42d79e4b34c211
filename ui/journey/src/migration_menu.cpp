// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migration_menu.h"

#include <escale/ui/commands/command_desk.h>
#include <escale/ui/commands/state.h>

#include <escale/items/text.h>

#include <QtGui/QAction>

using namespace Qt::StringLiterals;

namespace escale::ui {

using migration::Action;

MigrationMenu::MigrationMenu(CommandDesk &desk, const QList<QAction *> &onAccounts, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_onAccounts(onAccounts)
{
    for (const Action action :
         {Action::TransitRequest, Action::WithdrawTransitRequest, Action::AllocateTransit, Action::AcceptRequest,
          Action::WaitRequest, Action::DeclineRequest, Action::ReadDocumentation, Action::Upgrade})
        add(action);
    m_actions.append(m_onAccounts);
    for (const Action action :
         {Action::ReinstallationRequest, Action::WithdrawReinstallationRequest, Action::Reinstall,
          Action::ReleaseTransit, Action::Plan, Action::PausePlan, Action::ResumePlan, Action::CancelPlan})
        add(action);
}

void MigrationMenu::add(Action action)
{
    auto *command = new QAction(this);
    command->setObjectName(nameOf(action) + "Action"_L1);
    command->setData(int(action));
    connect(command, &QAction::triggered, this, [this, action] { m_desk.run(action); });
    m_onServer.append(command);
    m_actions.append(command);
}

void MigrationMenu::update()
{
    const JourneyState &state = m_desk.state();
    const bool any = state.facts.id.isValid();
    for (QAction *command : std::as_const(m_onServer)) {
        const auto action = static_cast<Action>(command->data().toInt());
        const QString text = items::actionName(action, items::Form::Ellipsis);
        command->setText(text);
        QString why = any ? m_desk.why(action) : tr("No migration is chosen.");
        command->setEnabled(why.isEmpty());
        command->setVisible(!any || state.mayDo(action));
        command->setToolTip(why.isEmpty() ? text : why.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        command->setStatusTip(why.replace(u'\n', u" · "_s));
    }
    for (QAction *command : std::as_const(m_onAccounts))
        command->setVisible(!any || state.mayDo(static_cast<Action>(command->data().toInt())));
}

} // namespace escale::ui
