// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelf_panel.h"

#include "shelf_delegate.h"

#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtCore/QScopedValueRollback>
#include <QtGui/QAction>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeView>

namespace escale::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Beyond those of items::Role, which the rows have too.
enum Role { ShelfIdRole = Qt::UserRole + 1000, ShelfKindRole };
enum class Kind { Log, Account, Raw };

// Often enough to follow an index that grows.
constexpr auto refreshInterval = 150ms;
// Of more accounts than this the filter's text form finds one sooner than the eye.
constexpr qsizetype mostAccounts = 2000;

QStandardItem *line(const QString &text, Kind kind, int id)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(int(kind), ShelfKindRole);
    item->setData(id, ShelfIdRole);
    return item;
}

} // namespace

ShelfPanel::ShelfPanel(const LogShelf &shelf, QWidget *parent)
    : QWidget(parent)
    , m_shelf(shelf)
    , m_model(new QStandardItemModel(this))
    , m_tree(new QTreeView(this))
    , m_open(new QPushButton(this))
    , m_merge(new QPushButton(this))
{
    setObjectName(u"shelfPanel"_s);
    m_tree->setObjectName(u"shelfTree"_s);
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setItemDelegate(new ShelfDelegate(m_tree));
    m_open->setObjectName(u"shelfOpen"_s);
    m_merge->setObjectName(u"shelfMerge"_s);
    m_merge->hide();
    auto *column = new QVBoxLayout(this);
    const int margin = em(*this, 0.4);
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(m_open);
    column->addWidget(m_tree, 1);
    column->addWidget(m_merge);
    setMinimumWidth(em(*this, 9));

    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ShelfPanel::refresh);
    connect(&shelf, &LogShelf::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start(refreshInterval);
    });
    connect(&shelf, &LogShelf::opened, this, [this] { m_soon.start(0); });
    connect(m_tree, &QTreeView::activated, this, &ShelfPanel::handleActivated);
    connect(m_tree, &QTreeView::clicked, this, &ShelfPanel::handleActivated);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ShelfPanel::handleSelection);
    connect(m_open, &QPushButton::clicked, this, &ShelfPanel::openRequested);
    connect(m_merge, &QPushButton::clicked, this, [this] {
        QList<int> ids;
        const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
        for (const QModelIndex &row : rows) {
            if (row.data(ShelfKindRole).toInt() == int(Kind::Log))
                ids.append(row.data(ShelfIdRole).toInt());
        }
        std::ranges::sort(ids);
        Q_EMIT logsChosen(ids);
    });
    auto *close = new QAction(m_tree);
    close->setObjectName(u"shelfClose"_s);
    close->setShortcut(QKeySequence::Delete);
    close->setShortcutContext(Qt::WidgetShortcut);
    connect(close, &QAction::triggered, this, [this] {
        const QModelIndex index = m_tree->currentIndex();
        if (index.isValid() && index.data(ShelfKindRole).toInt() == int(Kind::Log))
            Q_EMIT closeRequested(index.data(ShelfIdRole).toInt());
    });
    m_tree->addAction(close);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
    retranslate();
}

void ShelfPanel::setCurrent(const QList<int> &ids)
{
    m_current = ids;
    m_soon.start(0);
}

void ShelfPanel::setInventory(int id, const Inventory &inventory)
{
    if (m_inventories.value(id) == inventory)
        return;
    m_inventories.insert(id, inventory);
    m_soon.start(0); // whoever drags the slider looks at the tree too
}

void ShelfPanel::fill(QStandardItem &item, const LogShelf::Item &of) const
{
    QStringList parts{items::printable(of.title)};
    const items::LogDocument *document = of.document;
    if (of.problem || (document && document->problem()))
        parts += tr("cannot be read whole");
    else if (!document || document->state() == items::LogDocument::State::Opening)
        parts += tr("opening…");
    else if (document->state() == items::LogDocument::State::Indexing)
        parts += tr("indexing, %1").arg(items::percent(document->progress()));
    else
        parts += tr("%Ln line(s)", nullptr, int(std::min<qint64>(document->index().lineCount(), INT_MAX)));
    const Inventory inventory = m_inventories.value(of.id);
    item.setText(parts.takeFirst());
    item.setData(parts.join(u" · "_s), items::SecondaryRole);
    item.setData(inventory.badge, items::BadgeRole);
    item.setData(int(inventory.badgeKind), items::BadgeKindRole);
    parts.prepend(item.text());
    parts.append(inventory.badge);
    parts.removeAll(QString());
    item.setData(parts.join(u", "_s), Qt::AccessibleTextRole);
    item.setToolTip(of.path.toHtmlEscaped());
    if (!document || !document->isMigrationLog())
        return;

    // The accounts keep their rows: names of an index are only ever added.
    QList<Account> accounts = inventory.accounts;
    QStringList names = document->index().names(logs::NameColumn::Account);
    names.removeAll(QString());
    for (const Account &account : std::as_const(accounts))
        names.removeAll(account.name);
    for (const QString &name : std::as_const(names))
        accounts.append({.name = name, .words = {}, .mark = items::Mark::None, .place = {}, .badge = {}});
    accounts = accounts.first(std::min(accounts.size(), mostAccounts));
    for (qsizetype i = 0; i < accounts.size(); ++i) {
        QStandardItem *row = item.child(int(i));
        if (!row || row->data(ShelfKindRole).toInt() != int(Kind::Account)) {
            row = line({}, Kind::Account, of.id);
            item.insertRow(int(i), row);
        }
        const Account &account = accounts[i];
        row->setText(items::printable(account.name));
        row->setData(account.name, items::NameRole);
        row->setData(account.words, items::SecondaryRole);
        row->setData(int(account.mark), items::MarkRole);
        row->setData(account.badge, items::BadgeRole);
        row->setData(int(account.badgeKind), items::BadgeKindRole);
        QStringList said{row->text(), account.place, account.words, account.badge};
        said.removeAll(QString());
        row->setData(said.join(u", "_s), Qt::AccessibleTextRole);
        row->setToolTip(account.place);
    }
    // The list before may have been longer, or in another order.
    while (item.rowCount() > accounts.size()
           && item.child(int(accounts.size()))->data(ShelfKindRole).toInt() == int(Kind::Account))
        item.removeRow(int(accounts.size()));
    const QList<TaskId> tasks = of.bundle ? of.bundle->rawTasks() : QList<TaskId>();
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        const int at = int(accounts.size() + i);
        QStandardItem *row = item.child(at);
        if (!row) {
            row = line({}, Kind::Raw, of.id);
            item.appendRow(row);
        }
        row->setText(tr("Raw output of task %1").arg(tasks[i].value()));
        row->setData(items::bytes(of.bundle->sizeOf(logs::rawMember(tasks[i]))), items::SecondaryRole);
        row->setData(tasks[i].value(), items::NameRole);
        row->setData(row->text() + u", "_s + row->data(items::SecondaryRole).toString(), Qt::AccessibleTextRole);
    }
}

void ShelfPanel::refresh()
{
    const QScopedValueRollback filling(m_filling, true);
    const QList<LogShelf::Item> &items = m_shelf.items();
    QList<int> wanted;
    for (const LogShelf::Item &item : items)
        wanted += item.id;
    for (int row = m_model->rowCount() - 1; row >= 0; --row) {
        if (!wanted.contains(m_model->item(row)->data(ShelfIdRole).toInt()))
            m_model->removeRow(row);
    }
    for (int row = 0; row < int(items.size()); ++row) {
        QStandardItem *item = m_model->item(row);
        const bool isNew = !item;
        if (isNew) {
            item = line({}, Kind::Log, items[row].id);
            m_model->appendRow(item);
        }
        const int before = item->rowCount();
        fill(*item, items[row]);
        if (isNew || (before == 0 && item->rowCount() > 0 && item->rowCount() < 40))
            m_tree->expand(item->index());
        QFont font = m_tree->font();
        font.setBold(m_current.contains(items[row].id));
        item->setFont(font);
    }
    handleSelection();
}

void ShelfPanel::handleActivated(const QModelIndex &index)
{
    if (m_filling || !index.isValid() || m_tree->selectionModel()->selectedRows().size() > 1)
        return;
    const int id = index.data(ShelfIdRole).toInt();
    switch (Kind(index.data(ShelfKindRole).toInt())) {
    case Kind::Log:
        Q_EMIT logsChosen({id});
        break;
    case Kind::Account:
        Q_EMIT accountChosen(id, index.data(items::NameRole).toString());
        break;
    case Kind::Raw:
        Q_EMIT rawChosen(id, TaskId(index.data(items::NameRole).toLongLong()));
        break;
    }
}

void ShelfPanel::handleSelection()
{
    int logs = 0;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        logs += row.data(ShelfKindRole).toInt() == int(Kind::Log);
    m_merge->setVisible(logs > 1);
    m_merge->setText(tr("Read %n log(s) as one, by time", nullptr, logs));
}

void ShelfPanel::retranslate()
{
    m_open->setText(tr("Open a log…"));
    m_tree->setAccessibleName(tr("Open logs"));
    for (QAction *action : m_tree->actions())
        action->setText(tr("Close this log"));
    refresh();
}

void ShelfPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
