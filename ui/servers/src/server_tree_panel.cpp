// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/servers/server_tree_panel.h>

#include "row_delegate.h"
#include "tree_view.h"
#include "views_list.h"

#include <escale/fleet/fleet.h>
#include <escale/items/connections_tree_model.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QItemSelectionModel>
#include <QtCore/QPointer>
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

#include <algorithm>
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
    , m_all(new ConnectionsTreeModel(this))
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
    m_branches[m_front].model = m_model;
    showTrees(false);

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
        for (auto &[key, branch] : m_branches)
            branch.model->setFilter(text);
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
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &TreeView::tabRequested, this, &ServerTreePanel::openInTab);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ServerTreePanel::openMenu);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) { noteExpansion(index, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) { noteExpansion(index, false); });
    connect(m_model, &FleetTreeModel::shownChanged, this, &ServerTreePanel::updateEmpty);
    // Badges of clocks count days and hours; half a minute is soon enough.
    m_clock->setInterval(30s);
    connect(m_clock, &QTimer::timeout, this, [this] {
        for (auto &[key, branch] : m_branches)
            branch.model->refreshClocks();
    });
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
    // The trees go one after another, and what follows them must not ask a panel that is half gone.
    for (const QMetaObject::Connection &connection : std::as_const(m_following))
        disconnect(connection);
    m_tree->disconnect(this);
    for (auto &[key, branch] : m_branches)
        branch.model->disconnect(this);
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

ServerTreePanel::Branch &ServerTreePanel::front()
{
    return m_branches[m_front];
}

ServerTreePanel::Branch *ServerTreePanel::branchOf(const QModelIndex &index)
{
    if (!m_several)
        return &front();
    const auto at = m_branches.find(m_all->keyOf(index));
    return at == m_branches.end() ? nullptr : &at->second;
}

QModelIndex ServerTreePanel::toView(const FleetTreeModel *tree, const QModelIndex &index) const
{
    return m_several ? m_all->mapFromTree(tree, index) : index;
}

ServerTreePanel::Branch &ServerTreePanel::addBranch(const QString &key)
{
    Branch &branch = m_branches[key];
    branch.model = new FleetTreeModel(this);
    branch.model->setGrouping(m_model->grouping());
    branch.model->setFilter(m_model->filter());
    connect(branch.model, &FleetTreeModel::shownChanged, this, &ServerTreePanel::updateEmpty);
    return branch;
}

void ServerTreePanel::showTrees(bool several)
{
    m_several = several;
    auto *model = several ? static_cast<QAbstractItemModel *>(m_all) : m_model;
    if (m_tree->model() == model)
        return;
    for (const QMetaObject::Connection &connection : std::as_const(m_following))
        disconnect(connection);
    const QPointer<QItemSelectionModel> before = m_tree->selectionModel();
    m_tree->setModel(model);
    delete before;
    m_tree->setRootIsDecorated(several); // a row that can be closed needs room for its sign
    m_following = {connect(model, &QAbstractItemModel::rowsInserted, this, &ServerTreePanel::expandInserted),
                   connect(model, &QAbstractItemModel::modelReset, this, [this] { applyExpansion(); })};
}

void ServerTreePanel::setConnections(const QList<TreeConnection> &connections, const QString &frontKey)
{
    if (connections.isEmpty() && !m_several)
        return;
    const auto isNamed = [&](const QString &key) {
        return std::ranges::any_of(connections, [&](const TreeConnection &c) { return c.key == key; });
    };
    const QString frontBefore = m_front;
    const qsizetype rowsBefore = m_all->connections().size();
    // The first of them takes over the tree that is there.
    if (!isNamed(m_front) && !connections.isEmpty() && m_branches.size() == 1) {
        const QString taken = isNamed(frontKey) ? frontKey : connections.first().key;
        Branch branch = std::move(m_branches.begin()->second);
        m_branches.clear();
        m_branches[taken] = std::move(branch);
        m_front = taken;
    }
    QList<ConnectionsTreeModel::Connection> rows;
    for (const TreeConnection &connection : connections) {
        const auto known = m_branches.find(connection.key);
        Branch &branch = known == m_branches.end() ? addBranch(connection.key) : known->second;
        branch.model->setFleet(connection.fleet);
        rows.append(
            {.key = connection.key, .name = connection.name, .remark = connection.remark, .tree = branch.model});
    }
    if (isNamed(frontKey))
        m_front = frontKey;
    m_model = front().model;
    if (rows.size() > 1) {
        m_all->setConnections(rows);
        showTrees(true);
    } else {
        showTrees(false);
        m_all->setConnections({});
    }
    for (auto it = m_branches.begin(); it != m_branches.end();) {
        if (it->first != m_front && !isNamed(it->first)) {
            it->second.model->deleteLater();
            it = m_branches.erase(it);
        } else {
            ++it;
        }
    }
    for (const TreeConnection &connection : connections) {
        if (connection.key == m_front && connection.fleet != m_fleet)
            setFleet(connection.fleet);
    }
    // A change of a name or a state folds and unfolds nothing.
    if (m_front != frontBefore || rowsBefore != m_all->connections().size())
        applyExpansion();
    updateEmpty();
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
    for (auto &[key, branch] : m_branches) {
        branch.closedCustomers.clear(); // they were groups of another kind
        branch.model->setGrouping(grouping);
    }
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
    const QModelIndex index = m_model->indexOf(server);
    setCurrentIndex(index.isValid() ? toView(m_model, index) : index);
}

void ServerTreePanel::setCurrent(AccountId account)
{
    const QModelIndex index = m_model->indexOf(account);
    setCurrentIndex(index.isValid() ? toView(m_model, index) : index);
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
    const QString key = m_several ? m_all->keyOf(index) : m_front;
    const bool isSubject = kind == RowKind::Server || kind == RowKind::Account;
    if (key != m_front && (isSubject || kind == RowKind::Connection))
        Q_EMIT connectionActivated(key);
    if (kind == RowKind::Server)
        Q_EMIT serverActivated(ServerId(id));
    else if (kind == RowKind::Account)
        Q_EMIT accountActivated(AccountId(id));
}

void ServerTreePanel::openInTab(const QModelIndex &index)
{
    const qint64 id = index.data(IdRole).toLongLong();
    const QString key = m_several ? m_all->keyOf(index) : QString();
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

/// Enter in the filter line shows the first thing found: an account if the filter speaks of accounts, else a server. Of the
/// connection in front, if it has any.
void ServerTreePanel::activateFirst()
{
    QList<Branch *> branches{&front()};
    for (auto &[key, branch] : m_branches) {
        if (&branch != branches.first())
            branches.append(&branch);
    }
    for (Branch *branch : std::as_const(branches)) {
        FleetTreeModel *tree = branch->model;
        QModelIndex index = tree->index(0, 0);
        while (index.isValid() && RowKind(index.data(KindRole).toInt()) != RowKind::Server)
            index = tree->index(0, 0, index);
        if (!index.isValid())
            continue;
        const bool accounts = m_tree->isExpanded(toView(tree, index)) && tree->filterFindsAccounts()
                              && !branch->openServers.contains(index.data(IdRole).toLongLong());
        if (accounts)
            index = tree->index(0, 0, index);
        const QModelIndex shown = toView(tree, index);
        setCurrentIndex(shown);
        activate(shown);
        return;
    }
}

void ServerTreePanel::noteExpansion(const QModelIndex &index, bool open)
{
    Branch *branch = branchOf(index);
    if (m_applying || !branch)
        return;
    const qint64 id = index.data(IdRole).toLongLong();
    const auto note = [id](QSet<qint64> &set, bool in) {
        if (in)
            set.insert(id);
        else
            set.remove(id);
    };
    switch (RowKind(index.data(KindRole).toInt())) {
    case RowKind::Section:
        if (!open) { // headings stay open
            const QScopedValueRollback applying(m_applying, true);
            m_tree->expand(index);
        }
        break;
    case RowKind::Connection:
        branch->closed = !open;
        break;
    case RowKind::Customer:
    case RowKind::Group:
        note(branch->closedCustomers, !open);
        break;
    default:
        note(branch->openServers, open);
    }
}

void ServerTreePanel::applyExpansion()
{
    const QScopedValueRollback applying(m_applying, true);
    m_tree->beginExpanding();
    for (auto &[key, branch] : m_branches)
        applyExpansion(branch);
}

void ServerTreePanel::applyExpansion(Branch &branch)
{
    const FleetTreeModel *tree = branch.model;
    const bool openFound = tree->isFiltered() && tree->filterFindsAccounts() && tree->shownAccounts() <= fewAccounts;
    // The row that the window shows is not folded away.
    const QModelIndex holder = m_tree->currentIndex().parent();
    const QModelIndex top = toView(tree, {});
    if (m_several && top.isValid())
        m_tree->setExpanded(top, !branch.closed || tree->isFiltered());
    for (int s = 0; s < tree->rowCount(); ++s) {
        const QModelIndex section = tree->index(s, 0);
        m_tree->setExpanded(toView(tree, section), true);
        const auto openServer = [&](const QModelIndex &server) {
            const QModelIndex shown = toView(tree, server);
            const bool open =
                openFound || shown == holder || branch.openServers.contains(server.data(IdRole).toLongLong());
            if (open != m_tree->isExpanded(shown))
                m_tree->setExpanded(shown, open);
        };
        for (int row = 0; row < tree->rowCount(section); ++row) {
            const QModelIndex child = tree->index(row, 0, section);
            if (RowKind(child.data(KindRole).toInt()) == RowKind::Server) {
                openServer(child);
                continue;
            }
            const QModelIndex shown = toView(tree, child);
            const bool open = tree->isFiltered() || !branch.closedCustomers.contains(child.data(IdRole).toLongLong());
            if (open != m_tree->isExpanded(shown))
                m_tree->setExpanded(shown, open);
            for (int i = 0; i < tree->rowCount(child); ++i)
                openServer(tree->index(i, 0, child));
        }
    }
}

void ServerTreePanel::expandInserted(const QModelIndex &parent, int first, int last)
{
    const QScopedValueRollback applying(m_applying, true);
    const QAbstractItemModel *model = m_tree->model();
    const auto open = [this, model](const auto &self, const QModelIndex &index) -> void {
        const Branch *branch = branchOf(index);
        if (!branch)
            return;
        const qint64 id = index.data(IdRole).toLongLong();
        switch (RowKind(index.data(KindRole).toInt())) {
        case RowKind::Section:
        case RowKind::Connection:
            m_tree->expand(index);
            break;
        case RowKind::Customer:
        case RowKind::Group:
            if (branch->model->isFiltered() || !branch->closedCustomers.contains(id))
                m_tree->expand(index);
            break;
        case RowKind::Server:
            if (branch->openServers.contains(id))
                m_tree->expand(index);
            return;
        default:
            return;
        }
        for (int row = 0; row < model->rowCount(index); ++row)
            self(self, model->index(row, 0, index));
    };
    // Accounts have nothing to open, and there may be very many of them.
    if (RowKind(parent.data(KindRole).toInt()) == RowKind::Server && parent.isValid())
        return;
    for (int row = first; row <= last; ++row)
        open(open, model->index(row, 0, parent));
}

void ServerTreePanel::updateEmpty()
{
    const bool empty =
        std::ranges::all_of(m_branches, [](const auto &each) { return each.second.model->rowCount() == 0; });
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
    for (auto &[key, branch] : m_branches)
        branch.model->retranslate();
    updateEmpty();
}

void ServerTreePanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace escale::ui
