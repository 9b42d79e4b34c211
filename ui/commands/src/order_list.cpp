// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/order_list.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtWidgets/QApplication>

#include <utility>

namespace escale::ui {

OrderList::OrderList(QWidget *parent) : QListWidget(parent)
{
    setDragDropMode(QAbstractItemView::NoDragDrop); // rows follow the hand, within the list
}

void OrderList::setOrdered(bool ordered)
{
    m_ordered = ordered;
}

void OrderList::move(int from, int to)
{
    QListWidgetItem *item = takeItem(from);
    insertItem(to, item);
    setCurrentRow(to);
}

void OrderList::moveCurrent(int by)
{
    const int from = currentRow();
    const int to = from + by;
    if (!m_ordered || from < 0 || to < 0 || to >= count())
        return;
    move(from, to);
    Q_EMIT orderChanged();
}

void OrderList::mousePressEvent(QMouseEvent *event)
{
    QListWidget::mousePressEvent(event);
    m_pressedAt = event->position().toPoint();
    m_held = m_ordered && event->button() == Qt::LeftButton ? indexAt(m_pressedAt).row() : -1;
    m_dragged = false;
}

void OrderList::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_held < 0 || !event->buttons().testFlag(Qt::LeftButton)) {
        QListWidget::mouseMoveEvent(event);
        return;
    }
    if (!m_dragged && (at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    const QModelIndex under = indexAt(QPoint(viewport()->width() / 2, at.y()));
    const int to = under.isValid() ? under.row() : at.y() < 0 ? 0 : count() - 1;
    if (to == m_held)
        return;
    move(m_held, to);
    m_held = to;
    m_dragged = true;
}

void OrderList::mouseReleaseEvent(QMouseEvent *event)
{
    m_held = -1;
    QListWidget::mouseReleaseEvent(event);
    if (std::exchange(m_dragged, false))
        Q_EMIT orderChanged();
}

void OrderList::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        moveCurrent(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    QListWidget::keyPressEvent(event);
}

} // namespace escale::ui
