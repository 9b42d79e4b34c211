// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/pressed_row.h>

#include <QtWidgets/QApplication>

#include <utility>

namespace escale::ui {

void PressedRow::press(const QModelIndex &index, QPoint at)
{
    m_index = index;
    m_at = at;
}

QModelIndex PressedRow::release(QPoint at)
{
    const QPersistentModelIndex pressed = std::exchange(m_index, QPersistentModelIndex());
    const bool stayed = (at - m_at).manhattanLength() < QApplication::startDragDistance();
    return stayed ? QModelIndex(pressed) : QModelIndex();
}

} // namespace escale::ui
