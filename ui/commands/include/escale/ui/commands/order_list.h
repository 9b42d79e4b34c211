// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QListWidget>

namespace escale::ui {

/// A list whose order is somebody's choice: dragged, or moved with Alt and the arrow keys.
class OrderList final : public QListWidget {
    Q_OBJECT

public:
    explicit OrderList(QWidget *parent);

    /// Off: only a list.
    void setOrdered(bool ordered);
    /// Moves the current row by so many places; nothing where there is no room.
    void moveCurrent(int by);

Q_SIGNALS:
    void orderChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_ordered = false;
    bool m_moving = false;
};

} // namespace escale::ui
