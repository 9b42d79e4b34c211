// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk_delegate.h"

#include <escale/items/roles.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace escale::ui {

using namespace items;

namespace {

std::pair<Symbol, Tone> signOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {Symbol::Exclamation, Tone::Danger};
    case Severity::Warning:
        return {Symbol::Clock, Tone::Warning};
    case Severity::None:
        break;
    }
    return {Symbol::Circle, Tone::Muted};
}

} // namespace

void DeskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const int line = option.fontMetrics.height();
    QRect area = option.rect.adjusted(line / 2, 0, -line / 3, 0);
    const auto severity = Severity(index.data(SeverityRole).toInt());
    QFont font = option.font;
    QColor color = theme.text;
    if (index.column() == 0 && m_signs) {
        const auto [symbol, tone] = signOf(severity);
        const int side = qRound(line * 0.75);
        drawSymbol(*painter, QRectF(area.left(), area.center().y() - side / 2.0 + 0.5, side, side), symbol,
                   theme.tone(tone));
        area.setLeft(area.left() + line);
        font.setBold(true);
    } else if (index.column() == m_commandColumn) {
        color = theme.accent;
    } else if (index.column() > 0 && severity != Severity::None) {
        color = severity == Severity::Error ? theme.danger : theme.warning;
    }
    painter->save();
    painter->setFont(font);
    painter->setPen(color);
    painter->drawText(area, int(cell.displayAlignment) | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize DeskDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QFont font = option.font;
    font.setBold(index.column() == 0 && m_signs);
    const int line = option.fontMetrics.height();
    const int sign = index.column() == 0 && m_signs ? line : 0;
    return {QFontMetrics(font).horizontalAdvance(index.data().toString()) + line + sign + 2, qRound(line * 1.7)};
}

} // namespace escale::ui
