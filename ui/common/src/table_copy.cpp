// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/table_copy.h>

#include <escale/items/table_text.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QSet>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;
using items::TableFormat;

namespace {

/// The actions of one view; lives with it and says them anew in another language.
class TableCopies final : public QObject {
    Q_DECLARE_TR_FUNCTIONS(TableCopies)

public:
    explicit TableCopies(QAbstractItemView &view)
        : QObject(&view)
        , m_view(view)
        , m_text(make(u"copyAsText"_s, QKeySequence::Copy, TableFormat::Text))
        , m_markdown(make(u"copyAsMarkdown"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_C, TableFormat::Markdown))
    {
        view.installEventFilter(this);
        retranslate();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        return QObject::eventFilter(watched, event);
    }

private:
    QAction *make(const QString &name, const QKeySequence &keys, TableFormat format)
    {
        auto *action = new QAction(&m_view);
        action->setObjectName(name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut); // each table its own
        connect(action, &QAction::triggered, this, [this, format] { copy(format); });
        m_view.addAction(action);
        return action;
    }
    void retranslate()
    {
        m_text->setText(tr("Copy as text"));
        m_markdown->setText(tr("Copy as Markdown"));
    }
    void copy(TableFormat format)
    {
        const QAbstractItemModel *model = m_view.model();
        if (!model)
            return;
        QSet<int> selected;
        const QModelIndexList chosen = m_view.selectionModel()->selectedIndexes();
        for (const QModelIndex &index : chosen)
            selected.insert(index.row());
        QList<int> rows(selected.cbegin(), selected.cend());
        std::ranges::sort(rows);
        if (rows.size() < 2) {
            rows.clear();
            for (int row = 0; row < model->rowCount(); ++row)
                rows.append(row);
        }
        const auto *table = qobject_cast<const QTableView *>(&m_view);
        QList<int> columns;
        for (int column = 0; column < model->columnCount(); ++column) {
            // In the order in which they are seen.
            const int logical = table ? table->horizontalHeader()->logicalIndex(column) : column;
            if (!table || !table->isColumnHidden(logical))
                columns.append(logical);
        }
        QGuiApplication::clipboard()->setText(items::tableText(*model, rows, columns, format));
    }

    QAbstractItemView &m_view;
    QAction *m_text;
    QAction *m_markdown;
};

} // namespace

void offerCopies(QAbstractItemView &view, bool menu)
{
    new TableCopies(view);
    if (menu)
        view.setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace escale::ui
