// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "small_table.h"

#include <escale/ui/common/table_copy.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QResizeEvent>
#include <QtWidgets/QHeaderView>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int most = 6; // rows that are seen without scrolling

/// Widths for columns that want `natural`, `least` at least, within `room`: the widest ones give first, down to one width for
/// all of them.
QList<int> shared(QList<int> natural, int least, int room)
{
    QList<int> ascending = natural;
    std::ranges::sort(ascending);
    int left = room;
    int cap = ascending.isEmpty() ? 0 : ascending.constLast();
    for (qsizetype i = 0; i < ascending.size(); ++i) {
        const int equal = left / int(ascending.size() - i);
        if (ascending.at(i) > equal) {
            cap = std::max(equal, least);
            break;
        }
        left -= ascending.at(i);
    }
    for (int &width : natural)
        width = std::min(width, cap);
    return natural;
}

} // namespace

SmallTable::SmallTable(QWidget *parent, const QString &name) : QTableWidget(parent)
{
    setObjectName(name);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(em(*parent, 1.6));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    offerCopies(*this);
}

void SmallTable::fill(const QStringList &headers, const QList<QStringList> &rows)
{
    setColumnCount(int(headers.size()));
    setHorizontalHeaderLabels(headers);
    setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < headers.size(); ++column) {
            auto *cell = new QTableWidgetItem(rows.at(row).value(column));
            cell->setToolTip(u"<qt>%1</qt>"_s.arg(cell->text().toHtmlEscaped()));
            setItem(row, column, cell);
        }
    }
    m_natural.clear();
    for (int column = 0; column < headers.size(); ++column)
        m_natural.append(std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)));
    fit();
}

void SmallTable::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void SmallTable::fit()
{
    const QList<int> widths = shared(m_natural, em(*this, 6), viewport()->width());
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(column, widths.at(column));
    resizeRowsToContents();
    // Where a text takes several lines one has to see where it ends.
    for (int row = 0; row < rowCount(); ++row) {
        if (rowHeight(row) > 2 * fontMetrics().lineSpacing())
            setRowHeight(row, rowHeight(row) + em(*this, 0.5));
    }
    int height = horizontalHeader()->sizeHint().height() + 2;
    for (int row = 0; row < std::clamp(rowCount(), 1, most); ++row)
        height += row < rowCount() ? rowHeight(row) : verticalHeader()->minimumSectionSize();
    setFixedHeight(height);
}

} // namespace escale::ui
