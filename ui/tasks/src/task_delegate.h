// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>

namespace escale::ui {

/// Paints the cells of the table of tasks: progress as a bar with its number, failures in the colour of danger.
class TaskDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Headings that begin where the cells' texts begin.
class TaskHeader final : public QHeaderView {
    Q_OBJECT

public:
    explicit TaskHeader(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
};

} // namespace escale::ui
