// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts_panel.h"

#include "accounts_table.h"
#include "plan_bar.h"

#include <escale/ui/commands/command_desk.h>
#include <escale/ui/commands/words.h>

#include <escale/items/accounts_table_model.h>
#include <escale/items/roles.h>
#include <escale/items/text.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/table_copy.h>

#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QAction>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;
using items::AccountsTableModel;

namespace {

constexpr Action accountActions[] = {Action::Ready,       Action::Unready,  Action::Test,
                                     Action::TestCleanup, Action::Migrate,  Action::Rollback,
                                     Action::Verify,      Action::Unverify, Action::Relocate};

/// Commands that make sense at a step stand beside the table; all of them are in the menus.
bool belongsTo(Action action, Step step)
{
    switch (action) {
    case Action::Ready:
    case Action::Unready:
        return step <= Step::RequestTransit;
    case Action::Test:
    case Action::TestCleanup:
        return step <= Step::Migrate;
    case Action::Migrate:
    case Action::Rollback:
    case Action::Verify:
    case Action::Unverify:
        return step == Step::Migrate || step == Step::Verify;
    case Action::Relocate:
        return step == Step::Relocate;
    default:
        return false;
    }
}

} // namespace

AccountsPanel::AccountsPanel(CommandDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new AccountsTableModel(this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_table(new AccountsTable(*m_sorted, this))
    , m_title((new Label(this))->bold()->scaled(1.1))
    , m_hint((new Label(this))->tone(Tone::Muted))
{
    m_hint->setObjectName("accountsHint"_L1);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(items::SortRole);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    offerCopies(*m_table, false);

    auto *bar = new QWidget(this);
    auto *flow = new FlowLayout(bar);
    flow->setGaps(em(*this, 0.3), em(*this, 0.3));
    flow->addWidget(m_title);
    for (const Action action : accountActions) {
        auto *command = new QAction(this);
        command->setObjectName(nameOf(action) + "Action"_L1);
        command->setData(int(action));
        connect(command, &QAction::triggered, this, [this, action] { m_desk.run(action, m_selected); });
        m_actions.append(command);
        auto *button = new QToolButton(bar);
        button->setDefaultAction(command);
        button->setObjectName(nameOf(action) + "Button"_L1);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        flow->addWidget(button);
        m_buttons.append(button);
    }
    m_plan = new QToolButton(bar);
    m_plan->setObjectName(nameOf(Action::Plan) + "Button"_L1);
    m_plan->setAutoRaise(true);
    m_plan->setFocusPolicy(Qt::TabFocus);
    connect(m_plan, &QToolButton::clicked, this, [this] { m_desk.run(Action::Plan); });
    flow->addWidget(m_plan);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(*this, 0.3));
    flow->addWidget(m_hint);
    column->addWidget(bar);
    column->addWidget(m_table, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AccountsPanel::followSelection);
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT accountActivated(accountAt(index)); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &AccountsPanel::openMenu);
    connect(m_table, &AccountsTable::tabRequested, this,
            [this](const QModelIndex &index) { Q_EMIT accountTabRequested(accountAt(index)); });
    retranslate();
}

AccountsPanel::~AccountsPanel()
{
    // The selection model goes before the table and would tell a panel that is half gone.
    m_table->selectionModel()->disconnect(this);
}

void AccountsPanel::setFleet(const Fleet *fleet, MigrationId migration)
{
    m_table->forgetWidths();
    m_model->setMigration(fleet, migration);
    m_selected.clear();
}

void AccountsPanel::show(const JourneyState &state)
{
    const Step step = state.step;
    // What is upgraded in place stays where it is: there are no legs to estimate and nothing to do with one account.
    const bool moves = state.facts.kind != Kind::OptionalPrivateCloud;
    bool any = false;
    for (int i = 0; i < m_actions.size(); ++i) {
        const auto action = static_cast<Action>(m_actions.at(i)->data().toInt());
        const bool offered = moves && belongsTo(action, step) && state.mayDo(action);
        m_buttons.at(i)->setVisible(offered);
        any = any || offered;
    }
    m_hint->setVisible(any); // what is chosen matters where something can be done with it
    const QString whyNoPlan = m_desk.why(Action::Plan);
    m_plan->setVisible(PlanBar::isOffered(Action::Plan, state) && !PlanBar::hasQueue(state));
    m_plan->setEnabled(whyNoPlan.isEmpty());
    m_plan->setToolTip(whyNoPlan.toHtmlEscaped());
    updateActions();
    m_table->showColumns(step, moves);
}

void AccountsPanel::retranslate()
{
    m_title->setText(tr("Accounts"));
    m_table->setAccessibleName(tr("Accounts of this migration"));
    for (QAction *command : std::as_const(m_actions)) {
        const auto action = static_cast<Action>(command->data().toInt());
        QString text;
        switch (action) {
        case Action::Ready:
            text = tr("Mark as ready");
            break;
        case Action::Unready:
            text = tr("Mark as not ready");
            break;
        case Action::Test:
            text = tr("Test…");
            break;
        case Action::TestCleanup:
            text = tr("Clean up the test…");
            break;
        case Action::Migrate:
            text = tr("Migrate…");
            break;
        case Action::Rollback:
            text = tr("Roll back…");
            break;
        case Action::Verify:
            text = tr("Mark as verified");
            break;
        case Action::Unverify:
            text = tr("Mark as not verified");
            break;
        case Action::Relocate:
            text = tr("Relocate…");
            break;
        default:
            break;
        }
        command->setText(text);
    }
    m_plan->setText(items::actionName(Action::Plan, items::Form::Ellipsis));
    m_model->retranslate();
    m_table->fitColumns();
    updateActions();
}

void AccountsPanel::refreshClocks()
{
    m_model->refreshClocks();
}

void AccountsPanel::updateActions()
{
    QString hint;
    for (int i = 0; i < m_actions.size(); ++i) {
        QAction *command = m_actions.at(i);
        const QString why = m_desk.why(static_cast<Action>(command->data().toInt()), m_selected);
        command->setEnabled(why.isEmpty());
        command->setToolTip(why.isEmpty() ? command->text() : why.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        QString line = why;
        command->setStatusTip(line.replace(u'\n', u" · "_s));
        m_buttons.at(i)->setAccessibleDescription(why);
    }
    if (m_selected.isEmpty())
        hint = tr("No account chosen");
    else if (m_selected.size() == 1)
        hint = tr("Chosen: %1").arg(m_desk.state().accountName(m_selected.constFirst()));
    else
        hint = tr("Chosen: %n account(s)", nullptr, int(m_selected.size()));
    m_hint->setText(hint);
}

void AccountsPanel::select(AccountId account)
{
    const int row = m_model->rowOf(account);
    if (row < 0)
        return;
    const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
    // One of several that are chosen: to announce it must not undo the choice of the others.
    if (m_selected.contains(account))
        return;
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

AccountId AccountsPanel::accountAt(const QModelIndex &index) const
{
    return index.isValid() ? m_model->accountAt(m_sorted->mapToSource(index).row()) : AccountId();
}

void AccountsPanel::followSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    QList<AccountId> now;
    for (const QModelIndex &row : rows)
        now.append(accountAt(row));
    // Those that were chosen before keep their place; new ones come after them.
    QList<AccountId> ordered = m_selected;
    ordered.removeIf([&](AccountId id) { return !now.contains(id); });
    for (const AccountId id : std::as_const(now)) {
        if (!ordered.contains(id))
            ordered.append(id);
    }
    m_selected = ordered;
    updateActions();
    Q_EMIT selectionChanged(m_selected);
}

void AccountsPanel::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName("accountsMenu"_L1);
    menu->setToolTipsVisible(true);
    if (const AccountId under = accountAt(m_table->indexAt(position)); under.isValid()) {
        connect(menu->addAction(tr("Open")), &QAction::triggered, this,
                [this, under] { Q_EMIT accountActivated(under); });
        QAction *tab = menu->addAction(tr("Open in a new tab"));
        tab->setObjectName("openInTab"_L1);
        connect(tab, &QAction::triggered, this, [this, under] { Q_EMIT accountTabRequested(under); });
        menu->addSeparator();
    }
    bool hasCommand = false;
    for (QAction *command : std::as_const(m_actions)) {
        if (m_desk.state().mayDo(static_cast<Action>(command->data().toInt()))) {
            menu->addAction(command);
            hasCommand = true;
        }
    }
    if (!hasCommand)
        menu->addAction(tr("No command for you here"))->setEnabled(false);
    menu->addSeparator();
    menu->addActions(m_table->actions());
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void AccountsPanel::setCompact(bool compact)
{
    m_table->setCompact(compact);
}

} // namespace escale::ui
