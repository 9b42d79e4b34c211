// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture_layout.h"

#include "picture_accessible.h"

#include <escale/items/text.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtCore/QVariantAnimation>
#include <QtGui/QAccessible>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

/// Where things are in the picture, and what it says.
namespace escale::ui {

qreal PictureView::captionWidth() const
{
    qreal width = 0;
    for (const PictureSquare &square : std::as_const(m_picture.squares)) {
        if (square.place == Place::Between) {
            const QString text = movingText(square);
            width = qMax<qreal>(width, fontMetrics().horizontalAdvance(text.mid(text.indexOf(u" · "_s) + 3)));
        }
    }
    return width;
}

void PictureView::relayout()
{
    Layout &l = *m_layout;
    const qreal line = fontMetrics().height();
    const qreal titleHeight = line * 1.5;
    const qreal noteHeight = m_bare ? line * 0.2 : line * 1.4;
    const qreal legendHeight = m_bare ? 0 : line * 1.6;
    const qreal available = height() - titleHeight - noteHeight - legendHeight;
    // Titles need their width; the space between needs the name, stage and percent of what moves.
    l.caption = captionWidth();
    const qreal caption = l.caption + line;
    const qreal between = qMin(qMax(qMax(line * 5.5, width() * 0.26), caption), width() * 0.45);
    const qreal widest = (width() - between - 1.5 * line) / 2;
    const qreal box = qBound(line * (m_bare ? 2 : 4), qMin(available, widest), line * 13);
    const qreal boxWidth = qMin(box * 1.12, widest);
    const qreal gap = qMin(qMax(between, line * 6), qMax(between, box * 1.35));
    const qreal total = 2 * boxWidth + gap;
    const qreal left = (width() - total) / 2;
    const qreal top = qMax(titleHeight, (height() - box - noteHeight - legendHeight + titleHeight) / 2);
    l.frame = qBound(3.0, box / 26, 7.0);
    l.client = QRectF(left, top, boxWidth, box);
    l.transit = QRectF(left + boxWidth + gap, top, boxWidth, box);
    const qreal spread = gap / 2; // titles may be wider than their box
    l.clientTitle = QRectF(l.client.center().x() - (boxWidth / 2 + qMin(left, spread)), top - titleHeight,
                           boxWidth + 2 * qMin(left, spread), line * 1.2);
    l.transitTitle = l.clientTitle.translated(l.transit.left() - l.client.left(), 0);
    l.clientNote = l.clientTitle.translated(0, titleHeight + box + line * 0.2);
    l.transitNote = l.transitTitle.translated(0, titleHeight + box + line * 0.2);
    l.between = QRectF(l.client.right(), top, gap, box);
    l.legend = QRectF(0, top + box + noteHeight, width(), legendHeight);

    const qreal inset = l.frame + qMax(4.0, box / 14);
    const QRectF clientArea = l.client.adjusted(inset, inset, -inset, -inset);
    const QRectF transitArea = l.transit.adjusted(inset, inset, -inset, -inset);
    l.grid = gridFor(int(m_picture.squares.size()), clientArea.size(), qMin(line * 1.7, box / 5.2));
    l.squares.clear();
    int onClient = 0;
    int onTransit = 0;
    int moving = 0;
    const int movers = int(std::ranges::count(m_picture.squares, Place::Between, &PictureSquare::place));
    for (const PictureSquare &square : std::as_const(m_picture.squares)) {
        switch (square.place) {
        case Place::Client:
            l.squares.append(l.grid.cell(onClient++, clientArea));
            break;
        case Place::Transit:
            l.squares.append(l.grid.cell(onTransit++, transitArea));
            break;
        case Place::Between: {
            // One at a time is the rule of a server; should there be more, they stand below one another.
            const qreal side = qBound(line * 1.2, l.grid.side, line * 1.7);
            const qreal rowHeight = side + line * 1.6;
            const qreal y = l.between.center().y() + (moving - (movers - 1) / 2.0) * rowHeight - side / 2 - line * 0.3;
            const bool right = square.direction == Direction::Out;
            const qreal x = l.between.center().x() + (right ? -side * 1.25 : side * 0.25);
            l.squares.append(QRectF(x, y, side, side));
            ++moving;
            break;
        }
        }
    }
}

QString PictureView::markText(const PictureSquare &square) const
{
    switch (square.mark) {
    case Mark::None:
        return {};
    case Mark::Ready:
        return tr("ready");
    case Mark::Verified:
        return tr("verified");
    case Mark::Failed:
        return tr("last attempt failed");
    case Mark::Queued:
        return square.order > 0 ? tr("number %1 in the queue").arg(square.order) : tr("in the queue");
    case Mark::Testing:
        return tr("test being set up");
    case Mark::Unknown:
        return tr("state unknown");
    }
    return {};
}

QString PictureView::movingText(const PictureSquare &square) const
{
    QStringList parts{square.name};
    if (!square.stage.isEmpty())
        parts.append(items::stageName(square.stage));
    if (square.percent >= 0)
        //: progress in percent
        parts.append(tr("%1 %").arg(square.percent));
    return parts.join(u" · "_s);
}

QString PictureView::squareText(int index) const
{
    const PictureSquare &square = m_picture.squares.at(index);
    QString where;
    switch (square.place) {
    case Place::Client:
        where = tr("on the client server");
        break;
    case Place::Transit:
        where = tr("on the transit server");
        break;
    case Place::Between:
        switch (square.direction) {
        case Direction::Out:
            where = tr("on the way to the transit server");
            break;
        case Direction::Rollback:
            where = tr("on the way back to the old architecture");
            break;
        case Direction::Back:
            where = tr("on the way back to the client server");
            break;
        }
        break;
    }
    if (square.mark == Mark::Unknown)
        where.clear();
    QStringList parts;
    for (const QString &part :
         {square.place == Place::Between ? movingText(square) : square.name, where, markText(square)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", "_s);
}

QString PictureView::summary() const
{
    int client = 0;
    int transit = 0;
    QStringList moving;
    for (const PictureSquare &square : m_picture.squares) {
        client += square.place == Place::Client;
        transit += square.place == Place::Transit;
        if (square.place == Place::Between)
            moving.append(movingText(square));
    }
    QString text =
        tr("Picture of the migration: %1, %2")
            .arg(tr("%n account(s) on the client server", nullptr, client),
                 m_picture.transit.fill == Fill::Absent ? tr("no transit server")
                                                        : tr("%n account(s) on the transit server", nullptr, transit));
    if (!moving.isEmpty())
        text += u", "_s + tr("moving: %1").arg(moving.join(u", "_s));
    return text;
}

} // namespace escale::ui
