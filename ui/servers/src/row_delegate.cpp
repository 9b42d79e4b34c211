// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "row_delegate.h"

#include <escale/items/roles.h>
#include <escale/ui/common/badge.h>
#include <escale/ui/common/row_signs.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QPainter>

namespace escale::ui {

using namespace items;

namespace {

int unit(const QStyleOptionViewItem &option, double factor)
{
    return qRound(option.fontMetrics.height() * factor);
}

} // namespace

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &colors = themeOf(option.palette);
    const auto kind = RowKind(index.data(KindRole).toInt());
    const QString name = index.data(Qt::DisplayRole).toString();
    painter->save();
    painter->setClipRect(option.rect);

    if (kind == RowKind::Section) {
        QFont font = badgeFont(option.font);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::PercentageSpacing, 103);
        painter->setFont(font);
        painter->setPen(colors.muted);
        const QRect line = option.rect.adjusted(unit(option, 0.6), 0, 0, -unit(option, 0.15));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignBottom, name);
        painter->restore();
        return;
    }

    QRect rest = option.rect.adjusted(unit(option, 0.15), 0, -unit(option, 0.6), 0);

    const auto mark = Mark(index.data(MarkRole).toInt());
    const auto [symbol, tone] = signOf(mark);
    const bool ownSign = symbol != Symbol::None;
    // A sign before the name says where something is; a client server is always at home, so what its sign says comes
    // after the name, and the names of a customer's servers stand in line.
    const bool before = kind == RowKind::Account || index.data(StepRole).isNull();
    const bool leads = before && (ownSign || kind == RowKind::Account);
    const int reserved = before || !ownSign ? 0 : unit(option, 0.9);
    QFont font = option.font;
    font.setBold(kind == RowKind::Customer || kind == RowKind::Group || kind == RowKind::Connection);
    const QFontMetrics metrics(font);

    // Badges from the right: what the server is at, and before it the clock that is near its end. The name goes first
    // where there is no room for all, unless it is longer than names are.
    const QFont small = badgeFont(option.font);
    const int needed =
        qMin(metrics.horizontalAdvance(name) + reserved + (leads ? unit(option, 0.8) : 0), unit(option, 8));
    const auto drawOne = [&](const QString &text, BadgeKind badge) {
        if (text.isEmpty())
            return;
        const QSize size = badgeSize(text, small);
        if (rest.width() - size.width() - unit(option, 0.35) < needed)
            return;
        QRect place(QPoint(rest.right() - size.width() + 1, 0), size);
        place.moveTop(rest.center().y() - size.height() / 2);
        drawBadge(*painter, place, text, colors.tone(toneOf(badge)), small);
        rest.setRight(place.left() - unit(option, 0.35));
    };
    drawOne(index.data(BadgeRole).toString(), BadgeKind(index.data(BadgeKindRole).toInt()));
    drawOne(index.data(ClockRole).toString(), BadgeKind(index.data(ClockKindRole).toInt()));

    const int side = unit(option, 0.6);
    const auto drawSign = [&, sign = symbol, color = colors.tone(tone)](qreal left) {
        drawSymbol(*painter, QRectF(left, QRectF(rest).center().y() - side / 2.0, side, side), sign, color);
    };
    if (leads) {
        if (ownSign)
            drawSign(rest.left());
        rest.setLeft(rest.left() + unit(option, 0.8));
    }

    const bool failed = kind == RowKind::Account && mark == Mark::Failed;
    painter->setFont(font);
    painter->setPen(failed ? colors.danger : colors.text);
    const QString shown = metrics.elidedText(name, Qt::ElideRight, rest.width() - reserved);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter, shown);
    rest.setLeft(rest.left() + metrics.horizontalAdvance(shown) + unit(option, 0.3));
    if (reserved > 0) {
        drawSign(rest.left());
        rest.setLeft(rest.left() + reserved);
    }

    const QString secondary = index.data(SecondaryRole).toString();
    if (!secondary.isEmpty() && rest.width() > unit(option, 1)) {
        painter->setFont(option.font);
        painter->setPen(failed ? colors.danger : colors.muted);
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(secondary, Qt::ElideRight, rest.width()));
    }
    painter->restore();
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {unit(option, 8), unit(option, 1.5)};
}

} // namespace escale::ui
