// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/painted_list_accessible.h>

namespace escale::ui {

class LogView;

/// The rows of a log that are in sight, as a list for a screen reader. GUI thread.
class LogViewAccessible final : public PaintedListAccessible {
public:
    explicit LogViewAccessible(LogView *view);

    /// Once a process; more often costs nothing.
    static void install();

    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemText(int item) const override;
    [[nodiscard]] QRect itemRect(int item) const override;
    [[nodiscard]] int itemAt(const QPoint &global) const override;
    [[nodiscard]] int focusedItem() const override;
    void addState(int item, QAccessible::State &state) const override;

private:
    [[nodiscard]] LogView *view() const;
};

} // namespace escale::ui
