// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QPersistentModelIndex>
#include <QtCore/QPoint>

namespace escale::ui {

/// The row that a button of the mouse went down on, which is the one that is meant: rows may move before it is let go. A
/// pointer that has been dragged away means none. GUI thread.
class PressedRow {
public:
    void press(const QModelIndex &index, QPoint at);
    /// The row, and forgets it. Invalid: none was pressed, it is gone, or the pointer has left its place.
    [[nodiscard]] QModelIndex release(QPoint at);

private:
    QPersistentModelIndex m_index;
    QPoint m_at;
};

} // namespace escale::ui
