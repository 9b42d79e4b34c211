// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/painted_list_accessible.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

namespace escale::ui {

namespace {

class ItemAccessible final : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemAccessible(QWidget *widget, int item) : m_widget(widget), m_item(item) {}
    ~ItemAccessible() override = default;
    Q_DISABLE_COPY_MOVE(ItemAccessible)

    [[nodiscard]] bool isValid() const override { return list() && m_item < list()->itemCount(); }
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_widget);
    }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }

    [[nodiscard]] QString text(QAccessible::Text type) const override
    {
        return type == QAccessible::Name && isValid() ? list()->itemText(m_item) : QString();
    }
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override { return isValid() ? list()->itemRect(m_item) : QRect(); }

    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.invisible = !isValid() || !m_widget->isVisible();
        state.focused = isValid() && m_widget->hasFocus() && list()->focusedItem() == m_item;
        if (isValid())
            list()->addState(m_item, state);
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        const bool acts = type == QAccessible::ActionInterface && isValid() && !list()->itemActions().isEmpty();
        return acts ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return isValid() ? list()->itemActions() : QStringList(); }
    void doAction(const QString &name) override
    {
        if (isValid())
            list()->doItemAction(m_item, name);
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] PaintedListAccessible *list() const
    {
        return m_widget ? dynamic_cast<PaintedListAccessible *>(QAccessible::queryAccessibleInterface(m_widget))
                        : nullptr;
    }

    QPointer<QWidget> m_widget;
    int m_item;
};

} // namespace

PaintedListAccessible::PaintedListAccessible(QWidget *widget) : QAccessibleWidget(widget, QAccessible::List) {}

PaintedListAccessible::~PaintedListAccessible()
{
    for (const QAccessible::Id id : std::as_const(m_children))
        QAccessible::deleteAccessibleInterface(id);
}

void PaintedListAccessible::addState(int, QAccessible::State &) const {}

QStringList PaintedListAccessible::itemActions() const
{
    return {};
}

void PaintedListAccessible::doItemAction(int, const QString &) {}

int PaintedListAccessible::childCount() const
{
    return widget() ? itemCount() : 0;
}

QAccessibleInterface *PaintedListAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    while (m_children.size() <= index)
        m_children.append(
            QAccessible::registerAccessibleInterface(new ItemAccessible(widget(), int(m_children.size()))));
    return QAccessible::accessibleInterface(m_children.at(index));
}

int PaintedListAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    for (int i = 0; i < m_children.size(); ++i) {
        if (QAccessible::accessibleInterface(m_children.at(i)) == child)
            return i;
    }
    return -1;
}

QAccessibleInterface *PaintedListAccessible::childAt(int x, int y) const
{
    return widget() ? child(itemAt(QPoint(x, y))) : nullptr;
}

QAccessibleInterface *PaintedListAccessible::focusChild() const
{
    if (!widget() || !widget()->hasFocus())
        return nullptr;
    QAccessibleInterface *focused = child(focusedItem());
    return focused ? focused : const_cast<PaintedListAccessible *>(this);
}

} // namespace escale::ui
