// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/desk_table.h>

#include "desk_delegate.h"

#include <escale/items/desk_table_model.h>
#include <escale/ui/common/table_copy.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QAction>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QScrollBar>

namespace escale::ui {

using namespace Qt::StringLiterals;

DeskTable::DeskTable(items::DeskTableModel &model, bool header, QWidget *parent)
    : QTableView(parent)
    , m_model(model)
    , m_delegate(new DeskDelegate(this))
{
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setVisible(header);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setResizeContentsPrecision(50); // of hundreds of rows, those that are seen first
    updateMetrics();
    connect(&model, &QAbstractItemModel::rowsInserted, this, &DeskTable::fit);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &DeskTable::fit);
    connect(&model, &items::DeskTableModel::wasRead, this, &DeskTable::fit);
    offerCopies(*this);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == m_commandColumn)
            Q_EMIT commandRequested(index.row());
    });
}

void DeskTable::setMaximumRows(int rows)
{
    m_maximumRows = rows;
    updateGeometry();
}

void DeskTable::setCommandColumn(int column)
{
    m_commandColumn = column;
    m_delegate->setCommandColumn(column);
}

void DeskTable::setSigns(bool signs)
{
    m_delegate->setSigns(signs);
}

void DeskTable::offerTabs()
{
    m_tab = new QAction(tr("Open in a new tab"), this);
    m_tab->setObjectName(u"openInTab"_s);
    connect(m_tab, &QAction::triggered, this, [this] {
        if (currentIndex().isValid())
            Q_EMIT tabRequested(currentIndex());
    });
    insertAction(actions().value(0), m_tab);
}

void DeskTable::fit()
{
    m_width = 0;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const int asked = qMax(sizeHintForColumn(column),
                               horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sectionSizeHint(column));
        const int width = qMin(asked, em(*this, 20));
        if (column + 1 < m_model.columnCount()) // the last one takes the rest
            setColumnWidth(column, width);
        m_width += width;
    }
    // Said again, so that the last one is measured anew beside the others.
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setStretchLastSection(true);
    updateGeometry();
}

QSize DeskTable::sizeHint() const
{
    const int rows = qBound(1, m_model.rowCount(), m_maximumRows);
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    // What is wider than the window scrolls, and the bar that does it hides no row.
    const int bar = m_width > viewport()->width() ? horizontalScrollBar()->sizeHint().height() : 0;
    return {m_width, header + rows * verticalHeader()->defaultSectionSize() + bar + 2};
}

QSize DeskTable::minimumSizeHint() const
{
    return {em(*this, 10), sizeHint().height()};
}

void DeskTable::updateMetrics()
{
    verticalHeader()->setDefaultSectionSize(em(*this, 1.7));
}

void DeskTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

void DeskTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier) && currentIndex().isValid()) {
        Q_EMIT commandRequested(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

bool DeskTable::asksForTab(const QMouseEvent &event) const
{
    return m_tab && event.button() == Qt::MiddleButton;
}

void DeskTable::mousePressEvent(QMouseEvent *event)
{
    if (!asksForTab(*event)) {
        QTableView::mousePressEvent(event);
        return;
    }
    event->accept(); // a row that is wanted elsewhere does not become the current one here
    const QPoint at = event->position().toPoint();
    m_pressed.press(indexAt(at), at);
}

void DeskTable::mouseReleaseEvent(QMouseEvent *event)
{
    if (!asksForTab(*event)) {
        QTableView::mouseReleaseEvent(event);
        return;
    }
    event->accept();
    if (const QModelIndex pressed = m_pressed.release(event->position().toPoint()); pressed.isValid())
        Q_EMIT tabRequested(pressed);
}

void DeskTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_tab)
        m_tab->setText(tr("Open in a new tab"));
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateMetrics();
}

} // namespace escale::ui
