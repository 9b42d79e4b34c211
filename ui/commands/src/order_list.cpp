// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/order_list.h>

#include <QtCore/QScopedValueRollback>
#include <QtGui/QKeyEvent>

namespace escale::ui {

OrderList::OrderList(QWidget *parent) : QListWidget(parent)
{
    connect(model(), &QAbstractItemModel::rowsMoved, this, [this] {
        if (!m_moving)
            Q_EMIT orderChanged();
    });
}

void OrderList::setOrdered(bool ordered)
{
    m_ordered = ordered;
    setDragDropMode(ordered ? QAbstractItemView::InternalMove : QAbstractItemView::NoDragDrop);
    setDefaultDropAction(ordered ? Qt::MoveAction : Qt::IgnoreAction);
}

void OrderList::moveCurrent(int by)
{
    const int from = currentRow();
    const int to = from + by;
    if (!m_ordered || from < 0 || to < 0 || to >= count())
        return;
    {
        const QScopedValueRollback moving(m_moving, true);
        QListWidgetItem *item = takeItem(from);
        insertItem(to, item);
        setCurrentRow(to);
    }
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
