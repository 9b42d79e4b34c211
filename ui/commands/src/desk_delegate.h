// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace escale::ui {

/// Cells of the desk's tables: what presses in its tone, a sign before the row where asked for, and one column drawn as
/// the command that answers the row.
class DeskDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit DeskDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

    void setSigns(bool signs) { m_signs = signs; }
    void setCommandColumn(int column) { m_commandColumn = column; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    bool m_signs = false;
    int m_commandColumn = -1;
};

} // namespace escale::ui
