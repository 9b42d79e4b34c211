// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/servers/server_tree_panel.h>

#include "group_button.h"
#include "row_delegate.h"
#include "tree_branches.h"
#include "tree_view.h"
#include "views_list.h"

#include <escale/fleet/fleet.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QItemSelectionModel>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedLayout>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::ui {

using namespace items;

ServerTreePanel::ServerTreePanel(QWidget *parent)
    : QWidget(parent)
    , m_views(new ViewsList(this))
    , m_group(new GroupButton(this))
    , m_save(new QToolButton(this))
    , m_filter(new QLineEdit(this))
    , m_tree(new TreeView(this))
    , m_trees(new TreeBranches(*m_tree, this))
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
    for (QToolButton *button : std::initializer_list<QToolButton *>{m_save, m_group}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        filterRow->addWidget(button);
    }
    m_save->setObjectName("saveViewButton"_L1);
    m_save->setText(u"+"_s);
    m_save->hide();
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

    connect(m_views, &ViewsList::filterChosen, m_filter, &QLineEdit::setText);
    connect(m_views, &ViewsList::deskChosen, this, &ServerTreePanel::deskActivated);
    connect(m_views, &ViewsList::savedChanged, this, &ServerTreePanel::savedViewsChanged);
    connect(m_group, &GroupButton::chosen, this, [this](FleetTreeModel::Grouping grouping) {
        setGrouping(grouping);
        Q_EMIT groupingChanged();
    });
    connect(m_save, &QToolButton::clicked, this, &ServerTreePanel::saveView);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_trees->setFilter(text);
        m_views->setCurrentFilter(text.trimmed());
        m_save->setVisible(!text.trimmed().isEmpty());
        m_trees->applyExpansion();
        if (const QModelIndex current = m_tree->currentIndex(); current.isValid())
            m_tree->scrollTo(current);
        Q_EMIT filterChanged(text);
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &ServerTreePanel::activateFirst);
    connect(m_clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
    connect(m_tree, &QTreeView::clicked, this, &ServerTreePanel::activate);
    connect(m_tree, &QTreeView::activated, this, &ServerTreePanel::activate);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &TreeView::tabRequested, this, &ServerTreePanel::openInTab);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ServerTreePanel::openMenu);
    connect(m_trees, &TreeBranches::shownChanged, this, &ServerTreePanel::updateEmpty);
    // Badges of clocks count days and hours; half a minute is soon enough.
    m_clock->setInterval(30s);
    connect(m_clock, &QTimer::timeout, m_trees, &TreeBranches::refreshClocks);
    m_clock->start();

    // One quiet surface, the filter line on it as well.
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_tree);
    retranslate();
    updateEmpty();
}

ServerTreePanel::~ServerTreePanel()
{
    // They are told of the view's end, and tell of their own: to a panel that is whole.
    delete m_trees;
}

void ServerTreePanel::setFleet(const Fleet *fleet)
{
    if (m_fleet)
        m_fleet->disconnect(this);
    m_fleet = fleet;
    model()->setFleet(fleet);
    if (fleet) {
        connect(fleet, &Fleet::meChanged, this, &ServerTreePanel::updateViewer);
        connect(fleet, &Fleet::requestsChanged, this, &ServerTreePanel::updateViewer);
        connect(fleet, &Fleet::reset, this, &ServerTreePanel::updateViewer);
        connect(fleet, &QObject::destroyed, this, [this] { m_fleet = nullptr; });
    }
    updateViewer();
}

void ServerTreePanel::setConnections(const QList<TreeConnection> &connections, const QString &frontKey)
{
    m_trees->setConnections(connections, frontKey);
    for (const TreeConnection &connection : connections) {
        if (connection.key == m_trees->frontKey() && connection.fleet != m_fleet)
            setFleet(connection.fleet);
    }
    updateEmpty();
}

FleetTreeModel *ServerTreePanel::model() const
{
    return m_trees->front();
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

void ServerTreePanel::setGrouping(FleetTreeModel::Grouping grouping)
{
    if (model()->grouping() == grouping)
        return;
    const AccountId account = currentAccount();
    const ServerId server = currentServer();
    m_trees->setGrouping(grouping);
    m_group->setGrouping(grouping);
    if (account.isValid())
        setCurrent(account);
    else if (server.isValid())
        setCurrent(server);
}

FleetTreeModel::Grouping ServerTreePanel::grouping() const
{
    return model()->grouping();
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
    setCurrentIndex(m_trees->shown(model()->indexOf(server)));
}

void ServerTreePanel::setCurrent(AccountId account)
{
    setCurrentIndex(m_trees->shown(model()->indexOf(account)));
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
    const auto kind = RowKind(index.data(KindRole).toInt());
    const qint64 id = index.data(IdRole).toLongLong();
    const QString key = m_trees->keyOf(index);
    const bool isSubject = kind == RowKind::Server || kind == RowKind::Account;
    if (key != m_trees->frontKey() && (isSubject || kind == RowKind::Connection))
        Q_EMIT connectionActivated(key);
    if (kind == RowKind::Server)
        Q_EMIT serverActivated(ServerId(id));
    else if (kind == RowKind::Account)
        Q_EMIT accountActivated(AccountId(id));
}

void ServerTreePanel::openInTab(const QModelIndex &index)
{
    const qint64 id = index.data(IdRole).toLongLong();
    const QString key = m_trees->areSeveral() ? m_trees->keyOf(index) : QString();
    if (RowKind(index.data(KindRole).toInt()) == RowKind::Server)
        Q_EMIT serverTabRequested(ServerId(id), key);
    else if (RowKind(index.data(KindRole).toInt()) == RowKind::Account)
        Q_EMIT accountTabRequested(AccountId(id), key);
}

void ServerTreePanel::openMenu(const QPoint &position)
{
    const QPersistentModelIndex index = m_tree->indexAt(position);
    const auto kind = RowKind(index.data(KindRole).toInt());
    if (!index.isValid() || (kind != RowKind::Server && kind != RowKind::Account))
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName("treeMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Open")), &QAction::triggered, this, [this, index] {
        if (index.isValid())
            activate(index);
    });
    QAction *tab = menu->addAction(tr("Open in a new tab"));
    tab->setObjectName("openInTab"_L1);
    connect(tab, &QAction::triggered, this, [this, index] {
        if (index.isValid())
            openInTab(index);
    });
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

/// Enter in the filter line shows the first thing found.
void ServerTreePanel::activateFirst()
{
    const QModelIndex found = m_trees->firstFound();
    if (!found.isValid())
        return;
    setCurrentIndex(found);
    activate(found);
}

void ServerTreePanel::updateEmpty()
{
    const bool empty = m_trees->isEmpty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    m_message->setText(model()->isFiltered() ? tr("No server and no account matches this filter.")
                                             : tr("No servers yet."));
    m_clear->setVisible(empty && model()->isFiltered());
}

bool ServerTreePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (const QAbstractItemModel *shown = m_tree->model(); key->key() == Qt::Key_Down && shown->rowCount() > 0) {
            m_tree->setFocus(Qt::TabFocusReason);
            if (!m_tree->currentIndex().isValid())
                m_tree->setCurrentIndex(shown->index(0, 0, shown->index(0, 0)));
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
    m_views->retranslate();
    m_trees->retranslate();
    updateEmpty();
}

void ServerTreePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace escale::ui
