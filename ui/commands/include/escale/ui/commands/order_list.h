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
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void move(int from, int to);

    bool m_ordered = false;
    int m_held = -1; ///< the row under the pressed mouse
    QPoint m_pressedAt;
    bool m_dragged = false; ///< it has been moved since
};

} // namespace escale::ui
