// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QAccessible>
#include <QtGui/QAccessibleObject>
#include <QtWidgets/QAccessibleWidget>

namespace escale::ui {

class PictureView;

/// The picture as assistive technology sees it: a list whose items are the accounts.
class PictureAccessible final : public QAccessibleWidget {
public:
    static void install();

    explicit PictureAccessible(PictureView *view);
    ~PictureAccessible() override;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

private:
    [[nodiscard]] PictureView *view() const;

    mutable QList<QAccessible::Id> m_children;
};

} // namespace escale::ui
