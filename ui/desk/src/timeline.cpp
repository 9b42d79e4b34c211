// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timeline.h"

#include <escale/items/desk_models.h>
#include <escale/items/text.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QApplication>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStyledItemDelegate>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace escale::ui {

using items::TransitFleetModel;
using items::TransitSpan;

qreal TimeScale::x(const QDateTime &time) const
{
    const qreal whole = qMax<qint64>(1, from.secsTo(to));
    return left + width * qBound(0.0, from.secsTo(time) / whole, 1.0);
}

namespace {

struct Colors {
    QColor fill;
    QColor edge;
};

Colors colorsOf(const Theme &theme, TransitSpan::Kind kind)
{
    const auto tint = [&theme](const QColor &color) { return tinted(theme, color); };
    switch (kind) {
    case TransitSpan::Kind::Lent:
        return {tint(theme.accent), theme.accent};
    case TransitSpan::Kind::Over:
        return {tint(theme.danger), theme.danger};
    case TransitSpan::Kind::Shared:
        return {tint(theme.transit), theme.transit};
    case TransitSpan::Kind::Free:
        return {tint(theme.success), theme.success};
    case TransitSpan::Kind::Waiting:
        break;
    }
    return {tint(theme.warning), theme.warning};
}

QRectF barOf(const TransitSpan &span, const TimeScale &scale, const QRect &row, int line)
{
    const qreal from = scale.x(span.from);
    const qreal to = qMax(scale.x(span.to), from + 4);
    return {from, row.top() + line * 0.25, to - from, row.height() - line * 0.5};
}

/// Paints the bars of a row. What has no bar wide enough keeps its text in the tooltip.
class TimeDelegate final : public QStyledItemDelegate {
public:
    explicit TimeDelegate(const Timeline *timeline) : QStyledItemDelegate(nullptr), m_timeline(timeline) {}

    QDateTime now;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = cell.text;
        cell.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);
        const int line = option.fontMetrics.height();
        painter->save();
        painter->setClipRect(option.rect);
        painter->setPen(theme.border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (index.column() == TransitFleetModel::NameColumn) {
            const QRect area = option.rect.adjusted(line / 3, 0, -line / 3, 0);
            painter->setPen(theme.text);
            painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                              option.fontMetrics.elidedText(text, Qt::ElideRight, area.width()));
            painter->restore();
            return;
        }
        TimeScale scale = m_timeline->scale();
        scale.left = option.rect.left();
        const auto spans = index.data(items::SpansRole).value<QList<TransitSpan>>();
        painter->setRenderHint(QPainter::Antialiasing);
        for (const TransitSpan &span : spans) {
            const Colors colors = colorsOf(theme, span.kind);
            const QRectF bar = barOf(span, scale, option.rect, line);
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.fill);
            painter->drawRoundedRect(bar, 2, 2);
            if (span.kind == TransitSpan::Kind::Waiting) {
                // Not there yet: hatched, so that nobody takes it for a loan without colours.
                painter->setBrush(QBrush(colors.edge, Qt::BDiagPattern));
                painter->setOpacity(0.35);
                painter->drawRoundedRect(bar, 2, 2);
                painter->setOpacity(1);
            }
            painter->fillRect(QRectF(bar.left(), bar.top(), 3.5, bar.height()), colors.edge);
            if (span.kind == TransitSpan::Kind::Lent) {
                // The end of the free time, dotted as on the journey's path.
                painter->setPen(QPen(theme.danger, 1.5, Qt::DotLine));
                painter->drawLine(QPointF(bar.right() + 1, bar.top() - 2), QPointF(bar.right() + 1, bar.bottom() + 2));
            }
        }
        const qreal x = scale.x(now);
        painter->setPen(QPen(theme.accent, 2));
        painter->drawLine(QPointF(x, option.rect.top()), QPointF(x, option.rect.bottom()));
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(theme.text);
        for (qsizetype i = 0; i < spans.size(); ++i) {
            const TransitSpan &span = spans.at(i);
            QRectF area = barOf(span, scale, option.rect, line).adjusted(8, 0, -4, 0);
            // Text may go on where nobody is: to the next bar, or to the end.
            const qreal limit = i + 1 < spans.size() ? barOf(spans.at(i + 1), scale, option.rect, line).left() - 4
                                                     : option.rect.right() - 4;
            area.setRight(qMax(area.right(), limit));
            if (area.width() > line * 2) {
                constexpr int flags = Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine;
                const QString words = option.fontMetrics.elidedText(span.text, Qt::ElideRight, int(area.width()));
                // The line of now goes behind the words, not through them.
                const QRectF written = painter->boundingRect(area, flags, words);
                if (written.left() < x && x < written.right()
                    && barOf(span, scale, option.rect, line).contains(written))
                    painter->fillRect(written, colorsOf(theme, span.kind).fill);
                painter->drawText(area, flags, words);
            }
        }
        painter->restore();
    }

private:
    const Timeline *m_timeline;
};

/// The days above the bars, as many as there is room for.
class TimeHeader final : public QHeaderView {
public:
    explicit TimeHeader(Timeline *timeline) : QHeaderView(Qt::Horizontal, timeline), m_timeline(timeline)
    {
        setSectionsClickable(false);
        setHighlightSections(false);
        setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        if (section != TransitFleetModel::TimeColumn) {
            QHeaderView::paintSection(painter, rect, section);
            return;
        }
        const Theme &theme = themeOf(*this);
        painter->save();
        painter->fillRect(rect, theme.surface);
        painter->setPen(theme.border);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(theme.muted);
        TimeScale scale = m_timeline->scale();
        scale.left = rect.left();
        const QLocale locale;
        const int widest = fontMetrics().horizontalAdvance(items::shortDate(scale.from)) + em(*this, 0.6);
        const int days = int(scale.from.daysTo(scale.to));
        int every = 1;
        while (days > 0 && rect.width() / qMax(1, days / every) < widest)
            ++every;
        int lastMonth = 0;
        for (QDate day = scale.from.date().addDays(1); day <= scale.to.date(); day = day.addDays(every)) {
            const QDateTime begin = day.startOfDay(scale.from.timeZone()); // the platform's, as setNow() says
            const qreal x = scale.x(begin);
            const QString text = day.month() != lastMonth ? items::shortDate(begin) : locale.toString(day.day());
            lastMonth = day.month();
            if (x + fontMetrics().horizontalAdvance(text) < rect.right())
                painter->drawText(QPointF(x, rect.center().y() + fontMetrics().ascent() / 2.0 - 1), text);
        }
        painter->restore();
    }

private:
    Timeline *m_timeline;
};

} // namespace

Timeline::Timeline(TransitFleetModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setObjectName("transitTimeline"_L1);
    setModel(&model);
    setHorizontalHeader(new TimeHeader(this));
    auto *delegate = new TimeDelegate(this);
    delegate->setParent(this);
    setItemDelegate(delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setStretchLastSection(true);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &Timeline::fit);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &Timeline::fit);
    fit();
}

void Timeline::setNow(const QDateTime &now)
{
    m_now = items::inTimeZone(now);
    static_cast<TimeDelegate *>(itemDelegate())->now = m_now;
    viewport()->update();
    horizontalHeader()->viewport()->update();
}

TimeScale Timeline::scale() const
{
    return {.from = m_now.addDays(-TransitFleetModel::daysBefore),
            .to = m_now.addDays(TransitFleetModel::daysAfter),
            .left = columnViewportPosition(TransitFleetModel::TimeColumn),
            .width = columnWidth(TransitFleetModel::TimeColumn)};
}

void Timeline::fit()
{
    verticalHeader()->setDefaultSectionSize(em(*this, 2.1));
    int widest = horizontalHeader()->sectionSizeHint(TransitFleetModel::NameColumn);
    for (int row = 0; row < qMin(50, m_model.rowCount()); ++row) {
        widest =
            qMax(widest, fontMetrics().horizontalAdvance(m_model.index(row, 0).data().toString()) + em(*this, 0.8));
    }
    setColumnWidth(TransitFleetModel::NameColumn, qMin(widest, em(*this, 12)));
    updateGeometry();
}

QSize Timeline::sizeHint() const
{
    constexpr int mostRows = 10;
    const int rows = qBound(1, m_model.rowCount(), mostRows);
    return {em(*this, 40), horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 2};
}

QSize Timeline::minimumSizeHint() const
{
    return {em(*this, 16), sizeHint().height()};
}

bool Timeline::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        if (index.column() == TransitFleetModel::TimeColumn) {
            QStringList lines;
            const auto spans = index.data(items::SpansRole).value<QList<TransitSpan>>();
            for (const TransitSpan &span : spans) {
                //: a time of a transit server: %1 who has it, %2 and %3 dates
                lines.append(
                    tr("%1: %2 to %3").arg(span.text, items::date(span.from), items::date(span.to)).toHtmlEscaped());
            }
            QToolTip::showText(help->globalPos(),
                               lines.isEmpty() ? QString() : u"<qt>%1</qt>"_s.arg(lines.join(u"<br>"_s)), this);
            return true;
        }
    }
    return QTableView::viewportEvent(event);
}

void Timeline::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    horizontalHeader()->viewport()->update();
}

} // namespace escale::ui
