// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QAccessibleWidget>

namespace escale::ui {

class LogView;

/// Tells a screen reader the rows in sight, each with its whole text, and which is the current one. A log has more rows than
/// anybody could hold objects for, so the children are the places on screen.
class LogViewAccessible final : public QAccessibleWidget {
public:
    explicit LogViewAccessible(LogView *view);
    ~LogViewAccessible() override;
    Q_DISABLE_COPY_MOVE(LogViewAccessible)

    static void install();

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

private:
    [[nodiscard]] LogView *view() const;

    mutable QList<QAccessible::Id> m_children;
};

} // namespace escale::ui
