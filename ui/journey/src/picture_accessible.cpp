// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture_accessible.h"

#include <escale/ui/journey/picture_view.h>

#include <QtCore/QPointer>

namespace escale::ui {

namespace {

class SquareAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    SquareAccessible(PictureView *view, int index) : m_view(view), m_index(index) {}

    [[nodiscard]] int index() const { return m_index; }

    [[nodiscard]] bool isValid() const override { return m_view && m_index < m_view->picture().squares.size(); }
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
        return type == QAccessible::Name && isValid() ? m_view->squareText(m_index) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}

    [[nodiscard]] QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect local = m_view->squareRect(m_index).toAlignedRect();
        return {m_view->mapToGlobal(local.topLeft()), local.size()};
    }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.focused = isValid() && m_view->hasFocus() && m_view->focusedSquare() == m_index;
        state.invisible = !isValid() || !m_view->isVisible();
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_view->setFocusedSquare(m_index);
        if (name == pressAction())
            m_view->activateSquare(m_index);
        else
            m_view->setFocus();
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QPointer<PictureView> m_view;
    int m_index;
};

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

PictureAccessible::PictureAccessible(PictureView *view) : QAccessibleWidget(view, QAccessible::List) {}

PictureAccessible::~PictureAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

PictureView *PictureAccessible::view() const
{
    return qobject_cast<PictureView *>(object());
}

int PictureAccessible::childCount() const
{
    return view() ? int(view()->picture().squares.size()) : 0;
}

QAccessibleInterface *PictureAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_children.size() <= index)
        m_children.append(
            QAccessible::registerAccessibleInterface(new SquareAccessible(view(), int(m_children.size()))));
    return QAccessible::accessibleInterface(m_children.at(index));
}

int PictureAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < m_children.size(); ++i) {
        if (QAccessible::accessibleInterface(m_children.at(i)) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *PictureAccessible::childAt(int x, int y) const
{
    return view() ? child(view()->squareAt(view()->mapFromGlobal(QPointF(x, y)))) : nullptr;
}

QAccessibleInterface *PictureAccessible::focusChild() const
{
    if (!view() || !view()->hasFocus())
        return nullptr;
    QAccessibleInterface *focused = child(view()->focusedSquare());
    return focused ? focused : const_cast<PictureAccessible *>(this);
}

} // namespace escale::ui
