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

/// How the picture is drawn.
namespace escale::ui {

namespace {

/// Hatching in logical pixels, so that it stays readable on every screen.
void fillHatched(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &hatch, qreal step)
{
    painter.save();
    painter.fillRect(rect, fill);
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hatch, 1));
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void fillDotted(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &dots, qreal step)
{
    painter.save();
    painter.fillRect(rect, fill);
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dots);
    for (qreal y = rect.top() + step / 2; y < rect.bottom(); y += step) {
        for (qreal x = rect.left() + step / 2; x < rect.right(); x += step)
            painter.drawEllipse(QPointF(x, y), 1, 1);
    }
    painter.restore();
}

void fillBox(QPainter &painter, const QRectF &rect, Fill fill, const Theme &theme, qreal step)
{
    switch (fill) {
    case Fill::Old:
        fillHatched(painter, rect, theme.oldFill, theme.oldHatch, step);
        break;
    case Fill::New:
        painter.fillRect(rect, theme.newFill);
        break;
    case Fill::InWork:
        fillDotted(painter, rect, theme.surface, theme.border, step);
        break;
    case Fill::Absent:
        break;
    }
}

} // namespace

void PictureView::paintEvent(QPaintEvent *)
{
    if (captionWidth() > m_layout->caption)
        relayout();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintServer(painter, m_picture.client, m_layout->client, true);
    paintServer(painter, m_picture.transit, m_layout->transit, false);
    paintBetween(painter);
    for (int i = 0; i < m_picture.squares.size(); ++i)
        paintSquare(painter, i);
    paintLegend(painter);
}

void PictureView::paintServer(QPainter &painter, const PictureServer &server, const QRectF &box, bool client) const
{
    const Theme &theme = themeOf(*this);
    QFont title = font();
    title.setBold(true);
    title.setLetterSpacing(QFont::AbsoluteSpacing, 1);
    title.setCapitalization(QFont::AllUppercase);
    const QString caption = client ? tr("Client server") : tr("Transit server");
    const QRectF titleRect = client ? m_layout->clientTitle : m_layout->transitTitle;
    while (title.pointSizeF() > 6 && QFontMetricsF(title).horizontalAdvance(caption) > titleRect.width())
        title.setPointSizeF(title.pointSizeF() - 0.5);
    painter.setFont(title);
    painter.setPen(client ? theme.client : theme.transitText);
    painter.drawText(titleRect, Qt::AlignCenter, caption);

    const QRectF inner = box.adjusted(m_layout->frame, m_layout->frame, -m_layout->frame, -m_layout->frame);
    const qreal half = m_layout->frame / 2;
    if (server.fill == Fill::Absent) {
        // A server that does not exist: a thin outline, crossed out.
        painter.setPen(QPen(theme.muted, 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        const QRectF outline = box.adjusted(half, half, -half, -half);
        painter.drawRoundedRect(outline, 4, 4);
        painter.setPen(QPen(theme.muted, 1.2));
        painter.drawLine(outline.topLeft(), outline.bottomRight());
        painter.drawLine(outline.topRight(), outline.bottomLeft());
    } else {
        fillBox(painter, inner.adjusted(-1, -1, 1, 1), server.fill, theme, fontMetrics().height() * 0.55);
        painter.setPen(QPen(theme.lines, m_layout->frame, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 3, 3);
    }
    if (m_bare)
        return;
    QStringList note;
    for (const QString &part : {server.name, server.note}) {
        if (!part.isEmpty())
            note.append(part);
    }
    painter.setFont(font());
    painter.setPen(theme.muted);
    const QRectF noteRect = client ? m_layout->clientNote : m_layout->transitNote;
    painter.drawText(noteRect, Qt::AlignHCenter | Qt::AlignTop,
                     fontMetrics().elidedText(note.join(u" · "_s), Qt::ElideRight, int(noteRect.width())));
}

void PictureView::paintSquare(QPainter &painter, int index) const
{
    const Theme &theme = themeOf(*this);
    const PictureSquare &square = m_picture.squares.at(index);
    const QRectF rect = squareRect(index);
    const bool small = rect.width() < 11;
    const qreal pen = qBound(1.0, rect.width() / 11, 2.5);
    const bool failed = square.mark == Mark::Failed;
    const bool selected = m_selected.contains(square.id);
    const qreal corner = qMin(3.0, rect.width() / 8);

    QColor fill = theme.surface;
    if (selected)
        fill = theme.selection;
    painter.setBrush(square.place == Place::Between || selected || index == m_hovered ? QBrush(fill)
                                                                                      : QBrush(Qt::NoBrush));
    painter.setPen(QPen(failed ? theme.danger : theme.lines, pen));
    const QRectF outline = rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.drawRoundedRect(outline, corner, corner);

    const QRectF inside = rect.adjusted(pen, pen, -pen, -pen);
    switch (square.mark) {
    case Mark::None:
        break;
    case Mark::Ready:
        // A dot, not a tick: ready is a promise, verified is a result.
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.client);
        painter.drawEllipse(rect.center(), rect.width() * 0.16, rect.width() * 0.16);
        break;
    case Mark::Verified:
        if (small)
            painter.fillRect(inside.adjusted(1, 1, -1, -1), theme.success);
        else
            drawSymbol(painter, inside, Symbol::Check, theme.success);
        break;
    case Mark::Failed:
        drawSymbol(painter, inside, Symbol::Exclamation, theme.danger);
        break;
    case Mark::Queued: {
        if (small || square.order <= 0) {
            drawSymbol(painter, inside, Symbol::Circle, theme.muted);
            break;
        }
        QFont number = font();
        number.setPixelSize(qMax(7, int(rect.height() * 0.55)));
        number.setBold(true);
        painter.setFont(number);
        painter.setPen(theme.text);
        painter.drawText(rect, Qt::AlignCenter, QString::number(square.order));
        break;
    }
    case Mark::Testing:
        drawSymbol(painter, inside, Symbol::Clock, theme.accent);
        break;
    case Mark::Unknown:
        drawSymbol(painter, inside, Symbol::Question, theme.warning);
        break;
    }
    if (square.place == Place::Between) {
        // How far it is fills the square from below, in the colour of the server it leaves.
        const QColor color = square.direction == Direction::Out ? theme.client : theme.transit;
        const QRectF level = inside.adjusted(2, 2, -2, -2);
        const qreal share = square.percent < 0 ? 0 : square.percent / 100.0;
        painter.fillRect(
            QRectF(level.left(), level.bottom() - level.height() * share, level.width(), level.height() * share),
            color);
    }
    if (index == m_focused && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), corner + 2, corner + 2);
    }
}

void PictureView::paintBetween(QPainter &painter) const
{
    const Theme &theme = themeOf(*this);
    if (m_picture.transit.fill != Fill::Absent) {
        QPen dots(theme.border, 1.5, Qt::DotLine);
        painter.setPen(dots);
        const qreal y = m_layout->between.center().y() - fontMetrics().height() * 0.3;
        painter.drawLine(QPointF(m_layout->between.left() + 6, y), QPointF(m_layout->between.right() - 6, y));
    }
    for (int i = 0; i < m_picture.squares.size(); ++i) {
        const PictureSquare &square = m_picture.squares.at(i);
        if (square.place != Place::Between)
            continue;
        const QRectF rect = m_layout->squares.at(i);
        const bool right = square.direction == Direction::Out;
        const QColor color = right ? theme.client : theme.transit;
        const qreal side = rect.height() * 1.35;
        const qreal width = side * 0.72;
        const QPointF centre(rect.center().x() + (right ? 1 : -1) * (rect.width() * 0.5 + width * 0.85),
                             rect.center().y());
        // A thick chevron in the colour of the server that it leaves.
        painter.fillRect(QRectF(centre.x() - width / 2 - 4, centre.y() - 2, width + 8, 4), theme.surface);
        painter.save();
        painter.translate(centre);
        painter.scale(right ? 1 : -1, 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const qreal h = side / 2;
        const qreal w = width / 2;
        painter.drawPolygon(
            QPolygonF{QPointF(-w, -h), QPointF(0, -h), QPointF(w, 0), QPointF(0, h), QPointF(-w, h), QPointF(0, 0)});
        painter.restore();

        const QString caption = movingText(square);
        painter.setFont(font());
        painter.setPen(theme.text);
        const qreal lineHeight = fontMetrics().height();
        const QRectF area(m_layout->between.left() + 4, rect.bottom() + lineHeight * 0.35,
                          m_layout->between.width() - 8, lineHeight * 2.2);
        if (fontMetrics().horizontalAdvance(caption) <= area.width()) {
            painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop, caption);
            continue;
        }
        // No room for one line: the name above, the rest below.
        const int cut = int(caption.indexOf(u" · "_s));
        const QString first = cut < 0 ? caption : caption.left(cut);
        const QString second = cut < 0 ? QString() : caption.mid(cut + 3);
        painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop,
                         fontMetrics().elidedText(first, Qt::ElideMiddle, int(area.width())));
        painter.drawText(area.translated(0, lineHeight), Qt::AlignHCenter | Qt::AlignTop,
                         fontMetrics().elidedText(second, Qt::ElideMiddle, int(area.width())));
    }
}

void PictureView::paintLegend(QPainter &painter) const
{
    if (m_picture.from.isEmpty() || m_bare)
        return;
    const Theme &theme = themeOf(*this);
    const qreal line = fontMetrics().height();
    const qreal swatch = line * 0.85;
    const QString oldText = tr("old architecture %1").arg(m_picture.from);
    const QString newText = tr("new architecture %1").arg(m_picture.to);
    painter.setFont(font());
    const qreal widths =
        fontMetrics().horizontalAdvance(oldText) + fontMetrics().horizontalAdvance(newText) + 2 * swatch + line * 2.6;
    qreal x = qMax(m_layout->legend.left(), m_layout->legend.center().x() - widths / 2);
    const qreal y = m_layout->legend.bottom() - line * 1.2;
    const auto entry = [&](Fill fill, const QString &text) {
        const QRectF box(x, y + (line - swatch) / 2, swatch, swatch);
        fillBox(painter, box, fill, theme, line * 0.3);
        painter.setPen(QPen(theme.lines, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 2, 2);
        painter.setPen(theme.muted);
        x += swatch + line * 0.4;
        painter.drawText(QPointF(x, y + fontMetrics().ascent()), text);
        x += fontMetrics().horizontalAdvance(text) + line * 1.8;
    };
    entry(Fill::Old, oldText);
    entry(Fill::New, newText);
}

} // namespace escale::ui
