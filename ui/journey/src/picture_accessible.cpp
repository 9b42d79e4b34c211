// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture_accessible.h"

#include <escale/ui/journey/picture_view.h>

namespace escale::ui {

namespace {

QAccessibleInterface *factory(const QString &, QObject *object)
{
    auto *view = qobject_cast<PictureView *>(object);
    return view ? new PictureAccessible(view) : nullptr;
}

} // namespace

void PictureAccessible::install()
{
    QAccessible::installFactory(factory); // keeps one of each
}

PictureAccessible::PictureAccessible(PictureView *view) : PaintedListAccessible(view) {}

PictureView *PictureAccessible::view() const
{
    return qobject_cast<PictureView *>(object());
}

int PictureAccessible::itemCount() const
{
    return view() ? int(view()->picture().squares.size()) : 0;
}

QString PictureAccessible::itemText(int item) const
{
    return view()->squareText(item);
}

QRect PictureAccessible::itemRect(int item) const
{
    const QRect local = view()->squareRect(item).toAlignedRect();
    return {view()->mapToGlobal(local.topLeft()), local.size()};
}

int PictureAccessible::itemAt(const QPoint &global) const
{
    return view()->squareAt(view()->mapFromGlobal(QPointF(global)));
}

int PictureAccessible::focusedItem() const
{
    return view()->focusedSquare();
}

QStringList PictureAccessible::itemActions() const
{
    return {QAccessibleActionInterface::pressAction(), QAccessibleActionInterface::setFocusAction()};
}

void PictureAccessible::doItemAction(int item, const QString &action)
{
    view()->setFocusedSquare(item);
    if (action == QAccessibleActionInterface::pressAction())
        view()->activateSquare(item);
    else
        view()->setFocus();
}

} // namespace escale::ui
