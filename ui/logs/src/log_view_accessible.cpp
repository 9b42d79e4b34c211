// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_view_accessible.h"

#include <escale/ui/logs/log_view.h>

namespace escale::ui {

namespace {

QAccessibleInterface *factory(const QString &, QObject *object)
{
    auto *view = qobject_cast<LogView *>(object);
    return view ? new LogViewAccessible(view) : nullptr;
}

} // namespace

void LogViewAccessible::install()
{
    QAccessible::installFactory(factory); // keeps one of each
}

LogViewAccessible::LogViewAccessible(LogView *view) : PaintedListAccessible(view) {}

LogView *LogViewAccessible::view() const
{
    return qobject_cast<LogView *>(object());
}

int LogViewAccessible::itemCount() const
{
    // Only what is in sight: a log has more lines than an accessible list may have children.
    const LogView *shown = view();
    if (!shown || !shown->rows())
        return 0;
    return int(std::min<qint64>(shown->rows()->count() - shown->topRow(), shown->pageRows() + 1));
}

QString LogViewAccessible::itemText(int item) const
{
    return view()->rowText(view()->topRow() + item);
}

QRect LogViewAccessible::itemRect(int item) const
{
    const QRect local = view()->rowRect(view()->topRow() + item);
    return {view()->viewport()->mapToGlobal(local.topLeft()), local.size()};
}

int LogViewAccessible::itemAt(const QPoint &global) const
{
    const qint64 row = view()->rowAt(view()->viewport()->mapFromGlobal(global).y());
    return row < 0 ? -1 : int(row - view()->topRow());
}

int LogViewAccessible::focusedItem() const
{
    const qint64 item = view()->currentRow() - view()->topRow();
    return item >= 0 && item < itemCount() ? int(item) : -1;
}

void LogViewAccessible::addState(int item, QAccessible::State &state) const
{
    const qint64 row = view()->topRow() + item;
    state.readOnly = true;
    state.selected = row >= view()->firstSelected() && row <= view()->lastSelected();
}

} // namespace escale::ui
