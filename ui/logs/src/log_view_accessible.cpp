// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_view_accessible.h"

#include <escale/ui/logs/log_view.h>

#include <QtCore/QPointer>

namespace escale::ui {

namespace {

class RowAccessible final : public QAccessibleInterface {
public:
    RowAccessible(LogView *view, int slot) : m_view(view), m_slot(slot) {}

    [[nodiscard]] bool isValid() const override { return m_view && row() < m_view->rows()->count(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text type) const override
    {
        return type == QAccessible::Name && isValid() ? m_view->rowText(row()) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = m_view->rowRect(row());
        return {m_view->viewport()->mapToGlobal(local.topLeft()), local.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        state.invisible = !isValid() || !m_view->isVisible();
        state.focused = isValid() && m_view->hasFocus() && m_view->currentRow() == row();
        state.selected = isValid() && row() >= m_view->firstSelected() && row() <= m_view->lastSelected();
        return state;
    }

private:
    [[nodiscard]] qint64 row() const { return m_view->topRow() + m_slot; }

    QPointer<LogView> m_view;
    int m_slot;
};

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

LogViewAccessible::LogViewAccessible(LogView *view) : QAccessibleWidget(view, QAccessible::List) {}

LogViewAccessible::~LogViewAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

LogView *LogViewAccessible::view() const
{
    return qobject_cast<LogView *>(object());
}

int LogViewAccessible::childCount() const
{
    const LogView *view = this->view();
    if (!view || !view->rows())
        return 0;
    return int(std::min<qint64>(view->rows()->count() - view->topRow(), view->pageRows() + 1));
}

QAccessibleInterface *LogViewAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_children.size() <= index)
        m_children.append(QAccessible::registerAccessibleInterface(new RowAccessible(view(), int(m_children.size()))));
    return QAccessible::accessibleInterface(m_children.at(index));
}

int LogViewAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < m_children.size(); ++i) {
        if (QAccessible::accessibleInterface(m_children.at(i)) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *LogViewAccessible::childAt(int x, int y) const
{
    if (!view())
        return nullptr;
    const qint64 row = view()->rowAt(view()->viewport()->mapFromGlobal(QPoint(x, y)).y());
    return row < 0 ? nullptr : child(int(row - view()->topRow()));
}

QAccessibleInterface *LogViewAccessible::focusChild() const
{
    if (!view() || !view()->hasFocus())
        return nullptr;
    QAccessibleInterface *focused = child(int(view()->currentRow() - view()->topRow()));
    return focused ? focused : const_cast<LogViewAccessible *>(this);
}

} // namespace escale::ui
