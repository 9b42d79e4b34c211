// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/marked_scroll_bar.h>

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOptionSlider>

namespace escale::ui {

MarkedScrollBar::MarkedScrollBar(QWidget *parent) : QScrollBar(Qt::Vertical, parent) {}

void MarkedScrollBar::setProbe(Probe probe)
{
    m_probe = std::move(probe);
    refresh();
}

void MarkedScrollBar::refresh()
{
    m_stale = true;
    update();
}

QList<bool> MarkedScrollBar::marks(Kind kind) const
{
    return m_marks[int(kind)];
}

QRect MarkedScrollBar::groove() const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    return style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarGroove, this);
}

void MarkedScrollBar::probe()
{
    m_stale = false;
    const int slots_ = std::max(1, groove().height() / 2);
    for (int kind = 0; kind < 3; ++kind)
        m_marks[kind] = m_probe ? m_probe(Kind(kind), slots_) : QList<bool>();
}

void MarkedScrollBar::paintEvent(QPaintEvent *event)
{
    QScrollBar::paintEvent(event);
    if (m_stale)
        probe();
    const QRect area = groove();
    const Theme &colors = themeOf(*this);
    QPainter painter(this);
    const int third = std::max(2, area.width() / 3);
    for (int kind = 0; kind < 3; ++kind) {
        const QList<bool> &marks = m_marks[kind];
        const QColor &color = Kind(kind) == Kind::Error      ? colors.danger
                              : Kind(kind) == Kind::Bookmark ? colors.transit
                                                             : colors.accent;
        // Matches on the left, errors in the middle, bookmarks on the right.
        const int left = area.left() + kind * third;
        for (qsizetype i = 0; i < marks.size(); ++i) {
            if (marks[i])
                painter.fillRect(left, area.top() + int(double(i) * area.height() / double(marks.size())), third, 2,
                                 color);
        }
    }
}

void MarkedScrollBar::resizeEvent(QResizeEvent *event)
{
    QScrollBar::resizeEvent(event);
    m_stale = true;
}

} // namespace escale::ui
