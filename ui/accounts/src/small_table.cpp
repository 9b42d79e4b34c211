// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "small_table.h"

#include <escale/ui/common/table_copy.h>
#include <escale/ui/common/theme.h>

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableWidget>

namespace escale::ui {

using namespace Qt::StringLiterals;

QTableWidget *makeSmallTable(QWidget *parent, const QString &name)
{
    auto *table = new QTableWidget(parent);
    table->setObjectName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(em(*parent, 1.6));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    offerCopies(*table);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return table;
}

void fillSmallTable(QTableWidget &table, const QStringList &headers, const QList<QStringList> &rows)
{
    table.setColumnCount(int(headers.size()));
    table.setHorizontalHeaderLabels(headers);
    table.setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < headers.size(); ++column) {
            auto *item = new QTableWidgetItem(rows.at(row).value(column));
            item->setToolTip(u"<qt>%1</qt>"_s.arg(item->text().toHtmlEscaped()));
            table.setItem(row, column, item);
        }
    }
    table.resizeColumnsToContents();
    constexpr int most = 6;
    table.setFixedHeight(table.horizontalHeader()->sizeHint().height()
                         + qBound(1, table.rowCount(), most) * table.verticalHeader()->defaultSectionSize() + 2);
}

} // namespace escale::ui
