// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "group_button.h"

#include <escale/ui/common/symbols.h>

#include <QtCore/QEvent>
#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>

using namespace Qt::StringLiterals;

namespace escale::ui {

using Grouping = items::FleetTreeModel::Grouping;

GroupButton::GroupButton(QWidget *parent) : QToolButton(parent)
{
    setObjectName("groupButton"_L1);
    setIcon(symbolIcon(Symbol::ChevronDown, Tone::Muted));
    setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(this);
    auto *group = new QActionGroup(menu);
    using enum Grouping;
    for (const Grouping grouping : {Customer, Server, Step, Turn, Deadline}) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(int(grouping));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, grouping] { Q_EMIT chosen(grouping); });
    }
    menu->actions().constFirst()->setChecked(true);
    setMenu(menu);
    retranslate();
}

void GroupButton::setGrouping(Grouping grouping)
{
    const QList<QAction *> actions = menu()->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toInt() == int(grouping));
}

void GroupButton::retranslate()
{
    setAccessibleName(tr("Group by"));
    setToolTip(tr("Group the servers by customer, step, turn or deadline"));
    const QString groups[] = {tr("By customer", "grouping of the tree"),
                              tr("One list of servers", "grouping of the tree"), tr("By step", "grouping of the tree"),
                              tr("By whose turn it is", "grouping of the tree"),
                              tr("By deadline", "grouping of the tree")};
    const QList<QAction *> actions = menu()->actions();
    for (int i = 0; i < actions.size(); ++i)
        actions.at(i)->setText(groups[i]);
}

void GroupButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace escale::ui
