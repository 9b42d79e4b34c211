// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/pressed_row.h>

#include <QtWidgets/QTreeView>

namespace escale::ui {

/// A tree with headings (sections): always open, without a sign to close them, stepped over by the keyboard. A click means
/// the row that was pressed, also where rows have moved before the button was let go.
class TreeView final : public QTreeView {
    Q_OBJECT

public:
    explicit TreeView(QWidget *parent = nullptr);

    /// Makes the opening of many rows one layout.
    void beginExpanding() { scheduleDelayedItemsLayout(); }
    void updateMetrics();

Q_SIGNALS:
    /// The middle button, Ctrl and the left one, or Ctrl+Enter: the row is wanted beside what is shown.
    void tabRequested(const QModelIndex &index);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    PressedRow m_pressed;
};

} // namespace escale::ui
