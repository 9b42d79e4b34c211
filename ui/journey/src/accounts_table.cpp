// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts_table.h"

#include "account_delegate.h"

#include <escale/items/accounts_table_model.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QHeaderView>

using namespace Qt::StringLiterals;

namespace escale::ui {

using items::AccountsTableModel;
using migration::Step;

AccountsTable::AccountsTable(QAbstractItemModel &model, QWidget *parent) : QTableView(parent)
{
    setObjectName("accountsTable"_L1);
    setModel(&model);
    setItemDelegate(new AccountDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column) {
        if (column != AccountsTableModel::NoteColumn)
            giveNoteTheRest();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, &AccountsTable::updateHeight);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &AccountsTable::updateHeight);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &AccountsTable::updateHeight);
    updateRowHeight();
}

void AccountsTable::showColumns(Step step, bool moves)
{
    // Columns that have nothing to say yet, or nothing any more, leave the room to the others.
    const std::pair<int, bool> columns[] = {{AccountsTableModel::TestColumn, moves && step <= Step::Verify},
                                            {AccountsTableModel::OutEstimateColumn, moves},
                                            {AccountsTableModel::OutMeasuredColumn, moves && step >= Step::Migrate},
                                            {AccountsTableModel::VerifiedColumn, moves && step >= Step::Migrate},
                                            {AccountsTableModel::BackEstimateColumn, moves},
                                            {AccountsTableModel::BackMeasuredColumn, moves && step >= Step::Relocate},
                                            {AccountsTableModel::BothLegsColumn, moves}};
    for (const auto &[column, shown] : columns)
        setColumnHidden(column, !shown);
    giveNoteTheRest();
    if (!m_fitted || m_fittedStep != step) {
        m_fittedStep = step;
        fitColumns();
    } else {
        widenColumns();
    }
}

void AccountsTable::fitColumns()
{
    m_fitted = model()->rowCount() > 0;
    if (!m_fitted)
        return;
    resizeColumnsToContents();
    for (int column = 0; column < model()->columnCount(); ++column) {
        const int width = columnWidth(column);
        if (!isColumnHidden(column))
            setColumnWidth(column, qMin(width, em(*this, 16)));
    }
    giveNoteTheRest();
    rememberWidths();
}

void AccountsTable::giveNoteTheRest()
{
    // A remark may end in "…", its tool tip says it whole; a column beyond the edge would have to be looked for. A
    // stretched last section is not told to stop shrinking in a narrow window.
    const QHeaderView *header = horizontalHeader();
    const int others = header->length() - header->sectionSize(AccountsTableModel::NoteColumn);
    setColumnWidth(AccountsTableModel::NoteColumn, qMax(em(*this, 6), viewport()->width() - others));
}

void AccountsTable::rememberWidths()
{
    m_widths.resize(model()->columnCount());
    for (int column = 0; column < m_widths.size(); ++column)
        m_widths[column] = columnWidth(column);
}

void AccountsTable::widenColumns()
{
    // What a cell says now may be longer than what was there when the columns were fitted. A column that somebody has given
    // another width keeps it.
    for (int column = 0; column + 1 < m_widths.size(); ++column) {
        if (isColumnHidden(column) || columnWidth(column) != m_widths.at(column))
            continue;
        const int wanted = qMin(sizeHintForColumn(column), em(*this, 16));
        if (wanted > m_widths.at(column))
            setColumnWidth(column, wanted);
        m_widths[column] = columnWidth(column);
    }
}

void AccountsTable::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    updateHeight();
}

QSize AccountsTable::sizeHint() const
{
    // What asked for less than its minimum would be cut at the bottom of the page instead of making it scroll.
    return {QTableView::sizeHint().width(), minimumHeight()};
}

void AccountsTable::updateRowHeight()
{
    verticalHeader()->setDefaultSectionSize(em(*this, 1.7));
    updateHeight();
}

void AccountsTable::updateHeight()
{
    const int rows = qBound(2, model()->rowCount(), m_compact ? 2 : 5);
    setMinimumHeight(horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize()
                     + em(*this, 1.3));
}

void AccountsTable::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::MiddleButton) {
        QTableView::mousePressEvent(event);
        return;
    }
    const QPoint at = event->position().toPoint();
    // The middle button chooses nothing here.
    m_pressed.press(indexAt(at), at);
    event->accept();
}

void AccountsTable::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::MiddleButton) {
        QTableView::mouseReleaseEvent(event);
        return;
    }
    event->accept();
    if (const QModelIndex pressed = m_pressed.release(event->position().toPoint()); pressed.isValid())
        Q_EMIT tabRequested(pressed);
}

void AccountsTable::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier) && currentIndex().isValid()) {
        event->accept();
        Q_EMIT tabRequested(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void AccountsTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    giveNoteTheRest();
}

void AccountsTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateRowHeight();
}

} // namespace escale::ui
