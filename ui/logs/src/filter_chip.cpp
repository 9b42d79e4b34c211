// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "filter_chip.h"

#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>

namespace escale::ui {

using namespace Qt::StringLiterals;

FilterChip::FilterChip(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"filterChip"_s);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
}

QSize FilterChip::sizeHint() const
{
    const int height = em(*this, 1.6);
    return {fontMetrics().horizontalAdvance(text()) + height + cross().width() + em(*this, 0.3), height};
}

QRect FilterChip::cross() const
{
    const int side = em(*this, 0.6);
    return {width() - side - em(*this, 0.6), (height() - side) / 2, side, side};
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Theme &colors = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(QPen(hasFocus() || isChecked() ? colors.accent : colors.border, hasFocus() ? 2 : 1,
                        isChecked() ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(isChecked() ? colors.selection : underMouse() ? colors.hover : colors.surface);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    painter.setPen(isChecked() ? colors.text : colors.muted);
    QFont written = font();
    // Off is told by more than its colour.
    written.setStrikeOut(!isChecked());
    painter.setFont(written);
    painter.drawText(rect().adjusted(height() / 2, 0, -cross().width() - em(*this, 0.6), 0),
                     Qt::AlignVCenter | Qt::AlignLeft, text());
    drawSymbol(painter, cross(), Symbol::Cross, isChecked() ? colors.text : colors.muted);
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removeRequested();
    else
        QAbstractButton::keyPressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    const bool removes = cross().adjusted(-4, -6, 6, 6).contains(event->position().toPoint());
    if (removes && event->button() == Qt::LeftButton && isDown()) {
        setDown(false);
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::focusInEvent(QFocusEvent *event)
{
    update();
    QAbstractButton::focusInEvent(event);
}

} // namespace escale::ui
