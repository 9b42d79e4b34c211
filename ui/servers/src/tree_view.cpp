// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tree_view.h"

#include <escale/items/roles.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace escale::ui {

namespace {

bool isHeading(const QModelIndex &index)
{
    return index.isValid() && items::RowKind(index.data(items::KindRole).toInt()) == items::RowKind::Section;
}

bool asksForTab(const QMouseEvent &event)
{
    return event.button() == Qt::MiddleButton
           || (event.button() == Qt::LeftButton && event.modifiers().testFlag(Qt::ControlModifier));
}

} // namespace

TreeView::TreeView(QWidget *parent) : QTreeView(parent)
{
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(true);
    setAnimated(false);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    updateMetrics();
}

void TreeView::updateMetrics()
{
    setIndentation(em(*this, 1.05));
}

void TreeView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (isHeading(index) || !model()->hasChildren(index))
        return;
    // The sign stands in the last step of the indentation, beside the name it opens.
    const int side = qMin(indentation(), em(*this, 0.5));
    QRect sign(0, 0, side, side);
    const bool leftToRight = !isRightToLeft();
    const int middle = leftToRight ? rect.right() - indentation() / 2 : rect.left() + indentation() / 2;
    sign.moveCenter(QPoint(middle, rect.center().y()));
    const Theme &colors = themeOf(*this);
    QPointF points[3];
    const QRectF box(sign);
    if (isExpanded(index)) {
        points[0] = {box.left(), box.top() + box.height() * 0.25};
        points[1] = {box.right(), box.top() + box.height() * 0.25};
        points[2] = {box.center().x(), box.top() + box.height() * 0.85};
    } else if (leftToRight) {
        points[0] = {box.left() + box.width() * 0.2, box.top()};
        points[1] = {box.left() + box.width() * 0.2, box.bottom()};
        points[2] = {box.left() + box.width() * 0.85, box.center().y()};
    } else {
        points[0] = {box.right() - box.width() * 0.2, box.top()};
        points[1] = {box.right() - box.width() * 0.2, box.bottom()};
        points[2] = {box.left() + box.width() * 0.15, box.center().y()};
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isExpanded(index) ? colors.text : colors.muted);
    painter->drawPolygon(points, 3);
    painter->restore();
}

void TreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // The whole row is one band, also under the signs that open and close.
    const Theme &colors = themeOf(*this);
    const QRect band(viewport()->rect().left(), option.rect.top(), viewport()->width(), option.rect.height());
    if (selectionModel()->isSelected(index))
        painter->fillRect(band, colors.selection);
    else if (index.flags().testFlag(Qt::ItemIsSelectable) && band.contains(viewport()->mapFromGlobal(QCursor::pos())))
        painter->fillRect(band, colors.hover);
    QTreeView::drawRow(painter, option, index);
    if (hasFocus() && index == currentIndex()) {
        painter->save();
        painter->setPen(QPen(colors.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(band.adjusted(0, 0, -1, -1));
        painter->restore();
    }
}

void TreeView::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex under = indexAt(at);
    // Beside it is the sign that opens and closes the row.
    m_pressed.press(asksForTab(*event) || visualRect(under).contains(at) ? under : QModelIndex(), at);
    // Taken before the view: a row that is wanted elsewhere does not become the current one here.
    if (asksForTab(*event))
        event->accept();
    else
        QTreeView::mousePressEvent(event);
}

void TreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (asksForTab(*event))
        event->accept();
    else
        QTreeView::mouseDoubleClickEvent(event);
}

void TreeView::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QPersistentModelIndex pressed = m_pressed.release(at);
    if (asksForTab(*event)) {
        if (pressed.isValid())
            Q_EMIT tabRequested(pressed);
        return;
    }
    // The view takes a row that has gone from under the pointer for a click that was thought better of.
    const bool hasMoved = event->button() == Qt::LeftButton && pressed.isValid() && indexAt(at) != pressed;
    QTreeView::mouseReleaseEvent(event);
    if (hasMoved && pressed.flags().testFlag(Qt::ItemIsEnabled))
        Q_EMIT clicked(pressed);
}

void TreeView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier) && currentIndex().isValid()) {
        event->accept();
        Q_EMIT tabRequested(currentIndex());
        return;
    }
    // A heading cannot be closed, whatever key asks for it.
    const QModelIndex current = currentIndex();
    if (event->key() == Qt::Key_Left && current.isValid() && (isHeading(current) || isHeading(current.parent()))
        && (!model()->hasChildren(current) || !isExpanded(current))) {
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateMetrics();
}

} // namespace escale::ui
