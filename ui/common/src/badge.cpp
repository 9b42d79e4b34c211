// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/badge.h>

#include <QtGui/QFontMetrics>
#include <QtGui/QPainter>

namespace escale::ui {

QFont badgeFont(const QFont &base)
{
    QFont font = base;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 0.85);
    else
        font.setPixelSize(qMax(8, font.pixelSize() * 17 / 20));
    font.setBold(false);
    return font;
}

QSize badgeSize(const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 2;
    return {metrics.horizontalAdvance(text) + height, height};
}

void drawBadge(QPainter &painter, const QRect &rect, const QString &text, const QColor &color, const QFont &font)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1));
    painter.setBrush(Qt::NoBrush);
    const QRectF outline = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    painter.setFont(font);
    painter.drawText(rect, Qt::AlignCenter, text);
    painter.restore();
}

} // namespace escale::ui
