// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stage_strip.h"

#include <escale/items/text.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace escale::ui {

StageStrip::StageStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName("stageStrip"_L1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StageStrip::show(const migration::Task &task)
{
    m_stages.clear();
    for (const QString &stage : task.stages)
        m_stages.append(items::stageName(stage));
    m_current = task.stages.indexOf(task.stage);
    //: stages of a task: %1 is the one that runs, %2 its number, %3 how many there are
    setAccessibleName(
        m_current < 0 ? m_stages.join(u", "_s)
                      : tr("%1, stage %2 of %3").arg(m_stages.at(m_current)).arg(m_current + 1).arg(m_stages.size()));
    update();
}

QSize StageStrip::sizeHint() const
{
    return {em(*this, 30), em(*this, 2.8)};
}

QSize StageStrip::minimumSizeHint() const
{
    return {em(*this, 10), em(*this, 2.8)};
}

void StageStrip::paintEvent(QPaintEvent *)
{
    if (m_stages.isEmpty())
        return;
    const Theme &theme = themeOf(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal column = width() / qreal(m_stages.size());
    const qreal side = em(*this, 0.9);
    const qreal y = side / 2 + 2;
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    for (qsizetype i = 0; i < m_stages.size(); ++i) {
        const qreal x = column * (i + 0.5);
        const bool done = i < m_current;
        const bool current = i == m_current;
        if (i + 1 < m_stages.size()) {
            painter.setPen(QPen(done ? theme.success : theme.border, 2));
            painter.drawLine(QPointF(x + side / 2 + 3, y), QPointF(x + column - side / 2 - 3, y));
        }
        drawSymbol(painter, QRectF(x - side / 2, y - side / 2, side, side),
                   done      ? Symbol::Check
                   : current ? Symbol::Triangle
                             : Symbol::Circle,
                   done      ? theme.success
                   : current ? theme.accent
                             : theme.muted);
        QFont name = small;
        name.setBold(current);
        painter.setFont(name);
        painter.setPen(current ? theme.text : theme.muted);
        const QRectF area(column * i + 2, y + side / 2 + 2, column - 4, em(*this, 1.2));
        painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop,
                         QFontMetrics(name).elidedText(m_stages.at(i), Qt::ElideRight, int(area.width())));
    }
}

} // namespace escale::ui
