// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/histogram_view.h>

#include <escale/items/text.h>
#include <escale/ui/common/badge.h>

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QAccessible>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include <algorithm>
#include <cmath>

namespace escale::ui {

using items::LogHistogram;

namespace {

// A bar this wide, with the gap beside it, is still told from its neighbour.
constexpr int barWidth = 7;
constexpr int leastDrag = 4;

/// The colours of the journey's picture: the client server's while accounts leave it, transit's on the way back.
QColor stepColor(const Theme &theme, int step)
{
    switch (step) {
    case 4:
    case 5:
        return theme.client;
    case 6:
        return theme.danger;
    case 7:
        return theme.transit;
    case 8:
        return theme.success;
    default:
        return theme.muted;
    }
}

} // namespace

HistogramView::HistogramView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("logHistogram"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void HistogramView::setHistogram(const LogHistogram &histogram, const QTimeZone &zone)
{
    m_zone = zone;
    m_histogram = histogram;
    m_cursor = std::min(m_cursor, histogram.bins.size() - 1);
    describe();
    update();
}

void HistogramView::setSeen(qint64 from, qint64 to)
{
    if (m_seenFrom == from && m_seenTo == to)
        return;
    m_seenFrom = from;
    m_seenTo = to;
    update();
}

void HistogramView::setMoment(qint64 moment)
{
    if (m_moment == moment)
        return;
    m_moment = moment;
    m_cursor = moment == logs::noTime ? -1 : m_histogram.binOf(moment);
    update();
}

int HistogramView::room() const
{
    return std::max(10, bars().width() / barWidth);
}

void HistogramView::setLow(bool low)
{
    if (m_isLow == low)
        return;
    m_isLow = low;
    updateGeometry();
}

QSize HistogramView::sizeHint() const
{
    return {em(*this, 40), em(*this, m_isLow ? 3 : 4.6)};
}

QSize HistogramView::minimumSizeHint() const
{
    return {em(*this, 10), em(*this, m_isLow ? 3 : 4.6)};
}

QRect HistogramView::bands() const
{
    const int height = em(*this, 0.95);
    return {0, this->height() - height - 1, width(), height};
}

QRect HistogramView::bars() const
{
    return {0, 2, width(), bands().top() - 4};
}

qint64 HistogramView::timeAt(double x) const
{
    const double share = std::clamp(x / std::max(1, width()), 0.0, 1.0);
    return m_histogram.first + qint64(share * double(m_histogram.last - m_histogram.first));
}

double HistogramView::xOf(qint64 time) const
{
    if (m_histogram.last <= m_histogram.first)
        return 0;
    return std::clamp(double(time - m_histogram.first) / double(m_histogram.last - m_histogram.first), 0.0, 1.0)
           * width();
}

void HistogramView::paintEvent(QPaintEvent *)
{
    const Theme &colors = themeOf(*this);
    QPainter painter(this);
    const QRect area = bars();
    const QRect band = bands();
    const qsizetype count = m_histogram.bins.size();
    const auto edge = [&](qsizetype bin) { return int(double(bin) * width() / double(std::max<qsizetype>(count, 1))); };

    if (m_seenFrom != logs::noTime && count > 0) {
        const double left = xOf(m_seenFrom);
        const double right = std::max(xOf(m_seenTo), left + 3);
        painter.fillRect(QRectF(left, 0, right - left, height()), colors.selection);
    }
    qint64 most = 1;
    for (const LogHistogram::Bin &bin : m_histogram.bins)
        most = std::max(most, bin.count);
    for (qsizetype i = 0; i < count; ++i) {
        const LogHistogram::Bin &bin = m_histogram.bins[i];
        if (bin.count == 0)
            continue;
        // Seldom and often in one picture: the root keeps single lines in sight beside thousands.
        const auto height = [&](qint64 lines) {
            return lines == 0 ? 0 : std::max(2, int(std::sqrt(double(lines) / double(most)) * area.height()));
        };
        const QRect bar(edge(i), 0, std::max(1, edge(i + 1) - edge(i) - 1), 0);
        QColor color = stepColor(colors, bin.step);
        color.setAlphaF(bin.step < 4 ? 0.5F : 0.75F);
        const int tall = height(bin.count);
        painter.fillRect(bar.left(), area.bottom() + 1 - tall, bar.width(), tall, color);
        if (bin.errors > 0) {
            const int part = std::clamp(height(bin.errors), 3, tall);
            painter.fillRect(bar.left(), area.bottom() + 1 - part, bar.width(), part, colors.danger);
        }
    }

    // The steps, each as long as most of what was written belongs to it.
    const QFont font = badgeFont(this->font());
    painter.setFont(font);
    for (qsizetype i = 0; i < count;) {
        const int step = m_histogram.bins[i].step;
        qsizetype end = i + 1;
        while (end < count && m_histogram.bins[end].step == step)
            ++end;
        if (step > 0) {
            const QRect box(edge(i), band.top(), std::max(1, edge(end) - edge(i) - 1), band.height());
            QColor color = stepColor(colors, step);
            color.setAlphaF(0.2F);
            painter.fillRect(box, color);
            const QString number = QString::number(step);
            if (box.width() > QFontMetrics(font).horizontalAdvance(number) + 2) {
                painter.setPen(colors.text);
                painter.drawText(box.adjusted(4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, number);
            }
        }
        i = end;
    }

    if (m_moment != logs::noTime && count > 0) {
        const double x = xOf(m_moment);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors.text, 2));
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
        painter.setBrush(colors.text);
        painter.drawEllipse(QPointF(x, 4), 4, 4);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (m_pressed >= 0 && std::abs(m_dragged - m_pressed) >= leastDrag) {
        QColor brush = colors.accent;
        brush.setAlphaF(0.25F);
        painter.fillRect(QRectF(std::min(m_pressed, m_dragged), 0, std::abs(m_dragged - m_pressed), height()), brush);
    }
    if (hasFocus()) {
        painter.setPen(colors.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        if (m_anchor >= 0 && m_cursor >= 0) {
            QColor brush = colors.accent;
            brush.setAlphaF(0.25F);
            const qsizetype first = std::min(m_anchor, m_cursor);
            painter.fillRect(edge(first), 0, edge(std::max(m_anchor, m_cursor) + 1) - edge(first), height(), brush);
        }
    }
}

QString HistogramView::binText(qsizetype bin) const
{
    if (bin < 0 || bin >= m_histogram.bins.size())
        return {};
    const LogHistogram::Bin &each = m_histogram.bins[bin];
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(m_histogram.timeOf(bin), QTimeZone(QTimeZone::UTC));
    QStringList parts{items::dateTimeIn(m_zone, at),
                      tr("%Ln line(s)", nullptr, int(std::min<qint64>(each.count, INT_MAX)))};
    if (each.errors > 0)
        parts += tr("%Ln error(s)", nullptr, int(std::min<qint64>(each.errors, INT_MAX)));
    if (each.step > 0)
        //: a step of the eight
        parts += tr("step %1").arg(each.step);
    return parts.join(QStringLiteral(" · "));
}

void HistogramView::describe()
{
    setAccessibleName(tr("Lines over time"));
    setAccessibleDescription(m_cursor >= 0 ? binText(m_cursor) : QString());
}

bool HistogramView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const auto bin = qsizetype(double(help->pos().x()) / std::max(1, width()) * double(m_histogram.bins.size()));
        QToolTip::showText(help->globalPos(), binText(bin), this);
        return true;
    }
    return QWidget::event(event);
}

void HistogramView::resizeEvent(QResizeEvent *)
{
    Q_EMIT roomChanged(room());
}

void HistogramView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_histogram.isEmpty())
        return;
    m_pressed = m_dragged = event->position().x();
    m_anchor = -1;
}

void HistogramView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed < 0)
        return;
    m_dragged = event->position().x();
    update();
}

void HistogramView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressed < 0)
        return;
    const double from = std::min(m_pressed, event->position().x());
    const double to = std::max(m_pressed, event->position().x());
    m_pressed = -1;
    update();
    if (to - from >= leastDrag)
        Q_EMIT spanChosen(timeAt(from), timeAt(to));
    else
        Q_EMIT momentChosen(timeAt(from));
}

void HistogramView::keyPressEvent(QKeyEvent *event)
{
    const qsizetype count = m_histogram.bins.size();
    qsizetype to = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        to = m_cursor - 1;
        break;
    case Qt::Key_Right:
        to = m_cursor + 1;
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = count - 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_anchor >= 0 && m_cursor >= 0)
            Q_EMIT spanChosen(m_histogram.timeOf(std::min(m_anchor, m_cursor)),
                              m_histogram.timeOf(std::max(m_anchor, m_cursor) + 1));
        m_anchor = -1;
        update();
        return;
    case Qt::Key_Escape:
        if (m_anchor >= 0) {
            m_anchor = -1;
            update();
            return;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (count == 0)
        return;
    to = std::clamp<qsizetype>(to, 0, count - 1);
    m_anchor = event->modifiers().testFlag(Qt::ShiftModifier)
                   ? (m_anchor < 0 ? std::max<qsizetype>(m_cursor, 0) : m_anchor)
                   : -1;
    m_cursor = to;
    m_moment = m_histogram.timeOf(to);
    describe();
    update();
    if (QAccessible::isActive()) {
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
    if (m_anchor < 0)
        Q_EMIT momentChosen(m_moment);
}

void HistogramView::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void HistogramView::focusOutEvent(QFocusEvent *event)
{
    m_anchor = -1;
    update();
    QWidget::focusOutEvent(event);
}

void HistogramView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

} // namespace escale::ui
