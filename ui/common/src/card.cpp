// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/card.h>

#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

namespace escale::ui {

Card::Card(QWidget *parent) : QFrame(parent), m_column(new QVBoxLayout(this))
{
    updateMargins();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
}

void Card::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateMargins();
    QFrame::changeEvent(event);
}

void Card::updateMargins()
{
    const int margin = em(*this, 0.85);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(em(*this, 0.35));
}

Stripe::Stripe(QWidget *parent) : QWidget(parent)
{
    setFixedWidth(3);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Stripe::setTone(int tone)
{
    m_tone = tone;
    update();
}

void Stripe::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.fillRect(rect(), m_tone < 0 ? theme.border : theme.tone(static_cast<Tone>(m_tone)));
}

} // namespace escale::ui
