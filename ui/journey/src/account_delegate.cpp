// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "account_delegate.h"

#include <escale/items/accounts_table_model.h>
#include <escale/items/roles.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace escale::ui {

using items::AccountsTableModel;

namespace {

struct Sign {
    Symbol symbol = Symbol::None;
    Tone tone = Tone::Normal;
};

Sign signOf(items::Mark mark)
{
    switch (mark) {
    case items::Mark::ClientOld:
        return {Symbol::Square, Tone::Client};
    case items::Mark::OnTransit:
        return {Symbol::Square, Tone::Transit};
    case items::Mark::ClientNew:
        return {Symbol::Square, Tone::Success};
    case items::Mark::Moving:
        return {Symbol::Triangle, Tone::Accent};
    case items::Mark::Queued:
    case items::Mark::Waiting:
        return {Symbol::Circle, Tone::Muted};
    case items::Mark::Failed:
        return {Symbol::Exclamation, Tone::Danger};
    default:
        return {};
    }
}

/// What an account does says where it is; the place is for those that rest.
QString shortPlace(const QModelIndex &index)
{
    const QString text = index.data().toString();
    const qsizetype comma = text.indexOf(u", "_s);
    const auto mark = static_cast<items::Mark>(index.data(items::MarkRole).toInt());
    const bool busy = mark == items::Mark::Moving || mark == items::Mark::Queued;
    return busy && comma > 0 ? text.mid(comma + 2) : text;
}

} // namespace

void AccountDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = themeOf(option.palette);
    if (index.column() == AccountsTableModel::WhereColumn) {
        const QVariant mark = index.data(items::MarkRole);
        QStyleOptionViewItem copy = option;
        initStyleOption(&copy, index);
        const int side = option.fontMetrics.height() * 3 / 4;
        const QString text = shortPlace(index);
        copy.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &copy, painter, option.widget);
        const Sign sign = mark.isValid() ? signOf(static_cast<items::Mark>(mark.toInt())) : Sign{};
        const QRect box(option.rect.left() + 7, option.rect.center().y() - side / 2, side, side);
        drawSymbol(*painter, box, sign.symbol, theme.tone(sign.tone));
        painter->setPen(theme.text);
        const QRect area = option.rect.adjusted(12 + side, 0, -4, 0);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
        return;
    }
    if (index.column() == AccountsTableModel::NoteColumn && index.data(items::ProgressRole).isValid()) {
        QStyleOptionViewItem copy = option;
        initStyleOption(&copy, index);
        const QString text = copy.text;
        copy.text.clear();
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &copy, painter, option.widget);
        const int width = qMin(option.rect.width() / 3, option.fontMetrics.height() * 5);
        const QRectF track(option.rect.left() + 7, option.rect.center().y() - 3, width, 6);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.border);
        painter->drawRoundedRect(track, 2, 2);
        QRectF done = track;
        done.setWidth(track.width() * qBound(0.0, index.data(items::ProgressRole).toDouble(), 1.0));
        painter->setBrush(theme.accent);
        painter->drawRoundedRect(done, 2, 2);
        painter->restore();
        painter->setPen(theme.text);
        const QRect area = option.rect.adjusted(14 + width, 0, -4, 0);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                          option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
        return;
    }
    QStyledItemDelegate::paint(painter, option, index);
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() == AccountsTableModel::WhereColumn) {
        size.setWidth(option.fontMetrics.horizontalAdvance(shortPlace(index)) + option.fontMetrics.height() * 2);
    }
    if (index.column() == AccountsTableModel::NoteColumn && index.data(items::ProgressRole).isValid())
        size.rwidth() += option.fontMetrics.height() * 5;
    return size;
}

} // namespace escale::ui
