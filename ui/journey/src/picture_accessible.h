// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/painted_list_accessible.h>

namespace escale::ui {

class PictureView;

/// The picture as assistive technology sees it: a list whose items are the accounts.
class PictureAccessible final : public PaintedListAccessible {
public:
    static void install();

    explicit PictureAccessible(PictureView *view);

    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemText(int item) const override;
    [[nodiscard]] QRect itemRect(int item) const override;
    [[nodiscard]] int itemAt(const QPoint &global) const override;
    [[nodiscard]] int focusedItem() const override;
    [[nodiscard]] QStringList itemActions() const override;
    void doItemAction(int item, const QString &action) override;

private:
    [[nodiscard]] PictureView *view() const;
};

} // namespace escale::ui
