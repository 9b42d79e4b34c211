// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QAccessible>
#include <QtWidgets/QAccessibleWidget>

namespace escale::ui {

/// For a screen reader, a widget that paints its items itself: a list, with one child an item. Whoever derives from it says
/// what the items are; the children are made when they are asked for and go with the list. GUI thread.
class PaintedListAccessible : public QAccessibleWidget {
public:
    explicit PaintedListAccessible(QWidget *widget);
    ~PaintedListAccessible() override;
    Q_DISABLE_COPY_MOVE(PaintedListAccessible)

    [[nodiscard]] virtual int itemCount() const = 0;
    [[nodiscard]] virtual QString itemText(int item) const = 0;
    /// In global coordinates.
    [[nodiscard]] virtual QRect itemRect(int item) const = 0;
    /// -1: none.
    [[nodiscard]] virtual int itemAt(const QPoint &global) const = 0;
    /// The one that the keyboard is on, whether or not the widget has it; -1: none.
    [[nodiscard]] virtual int focusedItem() const = 0;
    /// What is said of an item besides: selected, read-only. Focus, and whether it can be seen, are known.
    virtual void addState(int item, QAccessible::State &state) const;
    /// What can be done with an item, none by default.
    [[nodiscard]] virtual QStringList itemActions() const;
    virtual void doItemAction(int item, const QString &action);

    [[nodiscard]] int childCount() const final;
    [[nodiscard]] QAccessibleInterface *child(int index) const final;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const final;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const final;
    [[nodiscard]] QAccessibleInterface *focusChild() const final;

private:
    mutable QList<QAccessible::Id> m_children;
};

} // namespace escale::ui
