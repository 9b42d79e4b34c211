// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "task_delegate.h"

#include <escale/items/roles.h>
#include <escale/items/tasks_model.h>
#include <escale/migration/vocabulary.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QPainter>

namespace escale::ui {

using namespace items;
using migration::TaskState;

namespace {
int inset(const QFontMetrics &metrics)
{
    return metrics.height() / 2;
}
} // namespace

void TaskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &colors = themeOf(option.palette);
    const int line = option.fontMetrics.height();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colors.selection);
    painter->setPen(colors.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const QString text = index.data(Qt::DisplayRole).toString();
    const auto state = TaskState(index.data(StateRole).toInt());
    QRect rest = option.rect.adjusted(inset(option.fontMetrics), 0, -inset(option.fontMetrics), 0);
    if (index.column() == TasksModel::ProgressColumn) {
        const QVariant progress = index.data(ProgressRole);
        if (progress.isValid()) {
            const int numberWidth = option.fontMetrics.horizontalAdvance(text) + line / 2;
            QRectF bar(rest.left(), 0, qMax(line, rest.width() - qMax(numberWidth, 3 * line)), qMax(4, line * 2 / 5));
            bar.moveCenter(QPointF(bar.center().x(), QRectF(rest).center().y()));
            const double radius = bar.height() / 2;
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.border);
            painter->drawRoundedRect(bar, radius, radius);
            const bool failed = state == TaskState::Failed || state == TaskState::Cancelled;
            painter->setBrush(failed ? colors.muted : colors.accent);
            QRectF done = bar;
            done.setWidth(bar.width() * progress.toDouble());
            // A sliver is still a drop, not a needle.
            if (done.width() > 0)
                painter->drawRoundedRect(done.adjusted(0, 0, qMax(0.0, bar.height() - done.width()), 0), radius,
                                         radius);
            rest.setLeft(int(bar.right()) + line / 2);
        }
    }
    const bool remark =
        index.column() == TasksModel::StateColumn && index.data(SeverityRole).toInt() == int(items::Severity::Error);
    const bool quiet = state == TaskState::Cancelled;
    painter->setPen(remark ? colors.danger : quiet ? colors.muted : colors.text);
    painter->setFont(option.font);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(text, Qt::ElideRight, rest.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(colors.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

TaskHeader::TaskHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
    setStretchLastSection(true);
    setSectionsMovable(true);
    setSectionsClickable(true);
}

void TaskHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &colors = themeOf(palette());
    painter->save();
    painter->fillRect(rect, palette().color(QPalette::Base));
    painter->setPen(colors.border);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->setPen(colors.muted);
    const QRect text = rect.adjusted(inset(fontMetrics()), 0, -inset(fontMetrics()), 0);
    const QString heading = model()->headerData(section, orientation()).toString();
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      fontMetrics().elidedText(heading, Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace escale::ui
