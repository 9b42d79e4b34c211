// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/servers/server_tree_panel.h>

#include "row_delegate.h"
#include "tree_view.h"
#include "views_list.h"

#include <escale/fleet/fleet.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QScopedValueRollback>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::ui {

using namespace items;

namespace {
// A filter that finds no more accounts than this opens their servers by itself.
constexpr qsizetype fewAccounts = 200;
} // namespace

ServerTreePanel::ServerTreePanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new FleetTreeModel(this))
    , m_views(new ViewsList(this))
    , m_group(new QToolButton(this))
    , m_save(new QToolButton(this))
    , m_filter(new QLineEdit(this))
    , m_tree(new TreeView(this))
    , m_message(new Label(this))
    , m_clear(new QPushButton(this))
    , m_clock(new QTimer(this))
{
    m_filter->setObjectName("filterLine"_L1);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(symbolIcon(Symbol::Search, Tone::Muted), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);

    m_tree->setObjectName("serverTree"_L1);
    m_tree->setItemDelegate(new RowDelegate(m_tree));
    m_tree->setModel(m_model);

    auto *nothing = new QWidget(this);
    auto *nothingColumn = new QVBoxLayout(nothing);
    auto *message = static_cast<Label *>(m_message);
    message->setObjectName("emptyMessage"_L1);
    message->tone(Tone::Muted)->wrapped();
    message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_clear->setObjectName("clearFilter"_L1);
    setLinkLike(*m_clear);
    nothingColumn->addWidget(m_message);
    nothingColumn->addWidget(m_clear, 0, Qt::AlignLeft);
    nothingColumn->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(em(*this, 0.3));
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(em(*this, 0.5), em(*this, 0.5), em(*this, 0.5), 0);
    filterRow->setSpacing(em(*this, 0.2));
    filterRow->addWidget(m_filter, 1);
    for (QToolButton *button : {m_save, m_group}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        filterRow->addWidget(button);
    }
    m_save->setObjectName("saveViewButton"_L1);
    m_save->setText(u"+"_s);
    m_save->hide();
    m_group->setObjectName("groupButton"_L1);
    m_group->setIcon(symbolIcon(Symbol::ChevronDown, Tone::Muted));
    m_group->setPopupMode(QToolButton::InstantPopup);
    column->addLayout(filterRow);
    column->addWidget(m_views);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_tree);
    m_stack->addWidget(nothing);
    column->addLayout(m_stack, 1);
    setTabOrder(m_filter, m_save);
    setTabOrder(m_save, m_group);
    setTabOrder(m_group, m_views);
    setTabOrder(m_views, m_tree);
    makeGroups();

    connect(m_views, &ViewsList::filterChosen, m_filter, &QLineEdit::setText);
    connect(m_views, &ViewsList::deskChosen, this, &ServerTreePanel::deskActivated);
    connect(m_views, &ViewsList::savedChanged, this, &ServerTreePanel::savedViewsChanged);
    connect(m_save, &QToolButton::clicked, this, &ServerTreePanel::saveView);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        m_views->setCurrentFilter(text.trimmed());
        m_save->setVisible(!text.trimmed().isEmpty());
        applyExpansion();
        if (const QModelIndex current = m_tree->currentIndex(); current.isValid())
            m_tree->scrollTo(current);
        Q_EMIT filterChanged(text);
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &ServerTreePanel::activateFirst);
    connect(m_clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
    connect(m_tree, &QTreeView::clicked, this, &ServerTreePanel::activate);
    connect(m_tree, &QTreeView::activated, this, &ServerTreePanel::activate);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (m_applying)
            return;
        const auto kind = RowKind(index.data(KindRole).toInt());
        if (kind == RowKind::Customer || kind == RowKind::Group)
            m_closedCustomers.remove(index.data(IdRole).toLongLong());
        else
            m_openServers.insert(index.data(IdRole).toLongLong());
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (m_applying)
            return;
        switch (RowKind(index.data(KindRole).toInt())) {
        case RowKind::Section: {
            const QScopedValueRollback applying(m_applying, true);
            m_tree->expand(index);
            break;
        }
        case RowKind::Customer:
        case RowKind::Group:
            m_closedCustomers.insert(index.data(IdRole).toLongLong());
            break;
        default:
            m_openServers.remove(index.data(IdRole).toLongLong());
        }
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ServerTreePanel::expandInserted);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ServerTreePanel::applyExpansion);
    connect(m_model, &FleetTreeModel::shownChanged, this, &ServerTreePanel::updateEmpty);
    // Badges of clocks count days and hours; half a minute is soon enough.
    m_clock->setInterval(30s);
    connect(m_clock, &QTimer::timeout, m_model, &FleetTreeModel::refreshClocks);
    m_clock->start();

    // One quiet surface, the filter line on it as well.
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_tree);
    retranslate();
    updateEmpty();
}

void ServerTreePanel::setFleet(const Fleet *fleet)
{
    if (m_fleet)
        m_fleet->disconnect(this);
    m_fleet = fleet;
    m_model->setFleet(fleet);
    if (fleet) {
        connect(fleet, &Fleet::meChanged, this, &ServerTreePanel::updateViewer);
        connect(fleet, &Fleet::requestsChanged, this, &ServerTreePanel::updateViewer);
        connect(fleet, &Fleet::reset, this, &ServerTreePanel::updateViewer);
        connect(fleet, &QObject::destroyed, this, [this] { m_fleet = nullptr; });
    }
    updateViewer();
}

void ServerTreePanel::updateViewer()
{
    m_views->setViewer(m_fleet ? m_fleet->me().role : migration::Party::Unknown);
    int open = 0;
    const QList<SupportRequestId> requests = m_fleet ? m_fleet->requests() : QList<SupportRequestId>();
    for (const SupportRequestId id : requests) {
        const migration::RequestState state = m_fleet->request(id)->state;
        open += state == migration::RequestState::Open || state == migration::RequestState::Accepted
                || state == migration::RequestState::Waiting;
    }
    m_views->setDeskCount(open);
}

void ServerTreePanel::makeGroups()
{
    auto *menu = new QMenu(m_group);
    auto *group = new QActionGroup(menu);
    using enum FleetTreeModel::Grouping;
    for (const auto grouping : {Customer, Server, Step, Turn, Deadline}) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(int(grouping));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, grouping] {
            setGrouping(grouping);
            Q_EMIT groupingChanged();
        });
    }
    menu->actions().constFirst()->setChecked(true);
    m_group->setMenu(menu);
}

void ServerTreePanel::setGrouping(FleetTreeModel::Grouping grouping)
{
    if (m_model->grouping() == grouping)
        return;
    const AccountId account = currentAccount();
    const ServerId server = currentServer();
    m_closedCustomers.clear(); // they were groups of another kind
    m_model->setGrouping(grouping);
    const QList<QAction *> actions = m_group->menu()->actions();
    for (QAction *action : actions)
        action->setChecked(action->data().toInt() == int(grouping));
    if (account.isValid())
        setCurrent(account);
    else if (server.isValid())
        setCurrent(server);
}

FleetTreeModel::Grouping ServerTreePanel::grouping() const
{
    return m_model->grouping();
}

void ServerTreePanel::setSavedViews(const QList<SavedView> &views)
{
    m_views->setSaved(views);
}

QList<SavedView> ServerTreePanel::savedViews() const
{
    return m_views->saved();
}

void ServerTreePanel::setDeskCurrent()
{
    m_views->setDeskCurrent(true);
    m_tree->selectionModel()->clear();
}

void ServerTreePanel::saveView()
{
    const QString filter = m_filter->text().trimmed();
    auto *question = new QInputDialog(this);
    question->setObjectName("saveViewDialog"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Save this view"));
    question->setLabelText(tr("Name of the view:"));
    question->setTextValue(filter);
    question->setOkButtonText(tr("Save"));
    question->setCancelButtonText(tr("Cancel"));
    connect(question, &QInputDialog::textValueSelected, this, [this, filter](const QString &name) {
        if (name.trimmed().isEmpty())
            return;
        QList<SavedView> views = m_views->saved();
        views.removeIf([&](const SavedView &view) { return view.name == name.trimmed(); });
        views.append({name.trimmed(), filter});
        m_views->setSaved(views);
        Q_EMIT savedViewsChanged();
    });
    question->open();
}

void ServerTreePanel::setFilter(const QString &text)
{
    m_filter->setText(text);
}

QString ServerTreePanel::filter() const
{
    return m_filter->text();
}

void ServerTreePanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ServerTreePanel::setCurrentIndex(const QModelIndex &index)
{
    m_views->setDeskCurrent(false);
    if (!index.isValid()) {
        m_tree->selectionModel()->clear();
        return;
    }
    if (index == m_tree->currentIndex() && m_tree->selectionModel()->isSelected(index))
        return;
    m_tree->setCurrentIndex(index); // opens what is above it
    m_tree->scrollTo(index);
}

void ServerTreePanel::setCurrent(ServerId server)
{
    setCurrentIndex(m_model->indexOf(server));
}

void ServerTreePanel::setCurrent(AccountId account)
{
    setCurrentIndex(m_model->indexOf(account));
}

ServerId ServerTreePanel::currentServer() const
{
    return ServerId(m_tree->currentIndex().data(ServerIdRole).toLongLong());
}

AccountId ServerTreePanel::currentAccount() const
{
    return AccountId(m_tree->currentIndex().data(AccountIdRole).toLongLong());
}

void ServerTreePanel::activate(const QModelIndex &index)
{
    switch (RowKind(index.data(KindRole).toInt())) {
    case RowKind::Server:
        Q_EMIT serverActivated(ServerId(index.data(IdRole).toLongLong()));
        break;
    case RowKind::Account:
        Q_EMIT accountActivated(AccountId(index.data(IdRole).toLongLong()));
        break;
    default:
        break;
    }
}

/// Enter in the filter line shows the first thing found: an account if the filter speaks of accounts, else a server.
void ServerTreePanel::activateFirst()
{
    QModelIndex index = m_model->index(0, 0);
    while (index.isValid() && RowKind(index.data(KindRole).toInt()) != RowKind::Server)
        index = m_model->index(0, 0, index);
    if (!index.isValid())
        return;
    const bool accounts = m_tree->isExpanded(index) && m_model->filterFindsAccounts()
                          && !m_openServers.contains(index.data(IdRole).toLongLong());
    if (accounts)
        index = m_model->index(0, 0, index);
    setCurrentIndex(index);
    activate(index);
}

void ServerTreePanel::applyExpansion()
{
    const QScopedValueRollback applying(m_applying, true);
    const bool openFound =
        m_model->isFiltered() && m_model->filterFindsAccounts() && m_model->shownAccounts() <= fewAccounts;
    // The row that the window shows is not folded away.
    const QModelIndex holder = m_tree->currentIndex().parent();
    m_tree->beginExpanding();
    for (int s = 0; s < m_model->rowCount(); ++s) {
        const QModelIndex section = m_model->index(s, 0);
        m_tree->setExpanded(section, true);
        const auto openServer = [&](const QModelIndex &server) {
            const bool open = openFound || server == holder || m_openServers.contains(server.data(IdRole).toLongLong());
            if (open != m_tree->isExpanded(server))
                m_tree->setExpanded(server, open);
        };
        for (int row = 0; row < m_model->rowCount(section); ++row) {
            const QModelIndex child = m_model->index(row, 0, section);
            if (RowKind(child.data(KindRole).toInt()) == RowKind::Server) {
                openServer(child);
                continue;
            }
            const bool open = m_model->isFiltered() || !m_closedCustomers.contains(child.data(IdRole).toLongLong());
            if (open != m_tree->isExpanded(child))
                m_tree->setExpanded(child, open);
            for (int i = 0; i < m_model->rowCount(child); ++i)
                openServer(m_model->index(i, 0, child));
        }
    }
}

void ServerTreePanel::expandInserted(const QModelIndex &parent, int first, int last)
{
    const QScopedValueRollback applying(m_applying, true);
    const auto open = [this](const auto &self, const QModelIndex &index) -> void {
        switch (RowKind(index.data(KindRole).toInt())) {
        case RowKind::Section:
            m_tree->expand(index);
            break;
        case RowKind::Customer:
        case RowKind::Group:
            if (m_model->isFiltered() || !m_closedCustomers.contains(index.data(IdRole).toLongLong()))
                m_tree->expand(index);
            break;
        case RowKind::Server:
            if (m_openServers.contains(index.data(IdRole).toLongLong()))
                m_tree->expand(index);
            return;
        default:
            return;
        }
        for (int row = 0; row < m_model->rowCount(index); ++row)
            self(self, m_model->index(row, 0, index));
    };
    // Accounts have nothing to open, and there may be very many of them.
    if (RowKind(parent.data(KindRole).toInt()) == RowKind::Server && parent.isValid())
        return;
    for (int row = first; row <= last; ++row)
        open(open, m_model->index(row, 0, parent));
}

void ServerTreePanel::updateEmpty()
{
    const bool empty = m_model->rowCount() == 0;
    m_stack->setCurrentIndex(empty ? 1 : 0);
    m_message->setText(m_model->isFiltered() ? tr("No server and no account matches this filter.")
                                             : tr("No servers yet."));
    m_clear->setVisible(empty && m_model->isFiltered());
}

bool ServerTreePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key->key() == Qt::Key_Down && m_model->rowCount() > 0) {
            m_tree->setFocus(Qt::TabFocusReason);
            if (!m_tree->currentIndex().isValid())
                m_tree->setCurrentIndex(m_model->index(0, 0, m_model->index(0, 0)));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ServerTreePanel::retranslate()
{
    //: an example of what the filter line understands; step and turn are fields, customer is a value
    m_filter->setPlaceholderText(tr("Filter (step:4 turn:customer)"));
    m_filter->setAccessibleName(tr("Filter of servers and accounts"));
    m_filter->setToolTip(
        tr("Words, and fields with a value: step:4 turn:customer customer:acme server:srv account:shop "
           "deadline<7d state:waits. All of them must hold."));
    m_tree->setAccessibleName(tr("Servers and accounts"));
    m_clear->setText(tr("Clear the filter"));
    m_clear->setAccessibleName(m_clear->text());
    m_save->setAccessibleName(tr("Save this filter as a view"));
    m_save->setToolTip(m_save->accessibleName());
    m_group->setAccessibleName(tr("Group by"));
    m_group->setToolTip(tr("Group the servers by customer, step, turn or deadline"));
    const QString groups[] = {tr("By customer", "grouping of the tree"),
                              tr("One list of servers", "grouping of the tree"), tr("By step", "grouping of the tree"),
                              tr("By whose turn it is", "grouping of the tree"),
                              tr("By deadline", "grouping of the tree")};
    const QList<QAction *> actions = m_group->menu()->actions();
    for (int i = 0; i < actions.size(); ++i)
        actions.at(i)->setText(groups[i]);
    m_views->retranslate();
    m_model->retranslate();
    updateEmpty();
}

void ServerTreePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace escale::ui
