// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shelf_delegate.h"

#include <escale/items/roles.h>
#include <escale/ui/common/badge.h>
#include <escale/ui/common/row_signs.h>

#include <QtGui/QPainter>

namespace escale::ui {

void ShelfDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &colors = themeOf(option.palette);
    const int line = option.fontMetrics.height();
    painter->save();
    painter->setClipRect(option.rect);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colors.selection);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, colors.hover);
    QRect rest = option.rect.adjusted(line / 6, 0, -line / 3, 0);

    const QString badge = index.data(items::BadgeRole).toString();
    if (!badge.isEmpty()) {
        const QFont small = badgeFont(option.font);
        const QSize size = badgeSize(badge, small);
        if (size.width() <= rest.width() / 2) {
            QRect place(QPoint(rest.right() - size.width() + 1, 0), size);
            place.moveTop(rest.center().y() - size.height() / 2);
            const auto kind = items::BadgeKind(index.data(items::BadgeKindRole).toInt());
            drawBadge(*painter, place, badge, colors.tone(toneOf(kind)), small);
            rest.setRight(place.left() - line / 3);
        }
    }
    const QVariant mark = index.data(items::MarkRole);
    if (mark.isValid()) {
        const auto [symbol, tone] = signOf(items::Mark(mark.toInt()));
        const int side = line * 3 / 5;
        if (symbol != Symbol::None)
            drawSymbol(*painter, QRectF(rest.left(), QRectF(rest).center().y() - side / 2.0, side, side), symbol,
                       colors.tone(tone));
        rest.setLeft(rest.left() + line * 4 / 5);
    }
    QFont font = option.font;
    if (const QVariant own = index.data(Qt::FontRole); own.isValid())
        font.setBold(own.value<QFont>().bold());
    const QFontMetrics metrics(font);
    painter->setFont(font);
    painter->setPen(colors.text);
    const QString name = metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideMiddle, rest.width());
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
    rest.setLeft(rest.left() + metrics.horizontalAdvance(name) + line / 2);
    const QString more = index.data(items::SecondaryRole).toString();
    if (!more.isEmpty() && rest.width() > line) {
        painter->setFont(option.font);
        painter->setPen(colors.muted);
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(more, Qt::ElideRight, rest.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(colors.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize ShelfDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.fontMetrics.height() * 10, qRound(option.fontMetrics.height() * 1.5)};
}

} // namespace escale::ui
