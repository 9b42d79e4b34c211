// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/log_view.h>

#include "log_view_layout.h"

#include <escale/items/log_text.h>
#include <escale/ui/logs/marked_scroll_bar.h>

#include <QtCore/QElapsedTimer>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

/// The view's painting: rows laid out as they come into sight, and what a screen reader is told of them.
namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogLine;

namespace {
// Rows kept laid out on each side of what is in sight: a page or two.
constexpr qint64 keptAround = 150;
} // namespace

const LogView::Laid *LogView::layOut(qint64 row)
{
    const qint64 scrolled = horizontalScrollBar()->value();
    const auto firstCharacter = qint64(double(scrolled) / m_char);
    const int across = int(viewport()->width() / m_char) + 2;
    if (const auto found = m_laid.constFind(row); found != m_laid.cend() && (*found)->covers(firstCharacter, across))
        return found->get();
    const LogLine *line = m_rows->line(row, firstCharacter);
    if (!line)
        return nullptr;
    const LogSyntax syntax = m_syntaxes.value(line->log, line->entry ? LogSyntax::Sentence : LogSyntax::Plain);
    auto laid = std::make_shared<Laid>();
    laid->lay(*line, {.highlighter = *m_highlighter,
                      .pattern = m_pattern,
                      .theme = themeOf(*this),
                      .font = font(),
                      .syntax = m_raw && line->entry ? LogSyntax::Json : syntax,
                      .raw = m_raw,
                      .firstCharacter = firstCharacter,
                      .across = across,
                      .character = m_char,
                      .squeeze = m_squeeze});
    ++m_layouts;
    if (laid->width > m_widest) {
        m_widest = laid->width;
        QMetaObject::invokeMethod(this, &LogView::updateScrollBars, Qt::QueuedConnection);
    }
    if (laid->isFinal)
        m_laid.insert(row, laid);
    m_complete = m_complete && laid->isFinal;
    static thread_local std::shared_ptr<Laid>
        passing; // one that is painted once and laid out again when the rest is here
    passing = laid;
    return passing.get();
}

void LogView::paintEvent(QPaintEvent *event)
{
    QElapsedTimer clock;
    clock.start();
    m_layouts = 0;
    const bool before = m_complete;
    m_complete = true;
    QPainter painter(viewport());
    painter.setFont(font());
    painter.fillRect(event->rect(), themeOf(*this).surface);
    const qint64 count = m_rows ? m_rows->count() : 0;
    const qint64 last = std::min(count, m_top + pageRows() + 1);
    for (qint64 row = m_top; row < last; ++row)
        paintRow(painter, row, int(row - m_top) * m_rowHeight);
    if (m_laid.size() > 4 * keptAround) {
        m_laid.removeIf([this](const auto &item) {
            return item.key() < m_top - keptAround || item.key() > m_top + 2 * keptAround;
        });
    }
    m_report = {.milliseconds = double(clock.nsecsElapsed()) / 1e6, .laidOut = m_layouts};
    if (m_complete && !before)
        QMetaObject::invokeMethod(this, &LogView::painted, Qt::QueuedConnection);
}

void LogView::paintRow(QPainter &painter, qint64 row, int y)
{
    const Theme &colors = themeOf(*this);
    const QRect rect(0, y, viewport()->width(), m_rowHeight);
    const bool selected = row >= firstSelected() && row <= lastSelected() && m_current >= 0;
    if (selected)
        painter.fillRect(rect, colors.selection);
    const Laid *laid = layOut(row);
    const int baseline = y + (m_rowHeight + m_ascent) / 2 - 1;
    if (m_bookmarked && m_bookmarked(m_rows->place(row))) {
        const qreal side = m_rowHeight * 0.5;
        drawSymbol(painter, QRectF((m_rowHeight - side) / 2, y + (m_rowHeight - side) / 2, side, side), Symbol::Square,
                   colors.transitText);
    }
    if (laid) {
        paintColumns(painter, *laid, baseline);
        const int left = textLeft();
        painter.save();
        painter.setClipRect(QRect(left, y, viewport()->width() - left, m_rowHeight));
        const double x = left - double(horizontalScrollBar()->value()) + laid->offset * m_char;
        painter.setPen(laid->muted ? colors.muted : colors.text);
        QList<QTextLayout::FormatRange> chosen;
        if (row == m_current && m_fromCharacter >= 0 && m_fromCharacter != m_toCharacter) {
            const qint64 first = std::max<qint64>(0, std::min(m_fromCharacter, m_toCharacter) - laid->offset);
            const qint64 end = std::max(m_fromCharacter, m_toCharacter) - laid->offset;
            QTextCharFormat format;
            format.setBackground(colors.accent);
            format.setForeground(colors.surface);
            chosen.append({int(first), int(std::max<qint64>(0, end - first)), format});
        }
        laid->text.draw(&painter, QPointF(x, y + (m_rowHeight - laid->text.boundingRect().height()) / 2), chosen);
        painter.restore();
        if (isCut(*laid)) {
            // The sentence goes on: said, so that nobody takes a part for the whole.
            const QRect end(viewport()->width() - int(m_char * 1.5), y, int(m_char * 1.5), m_rowHeight);
            painter.fillRect(end, selected ? colors.selection : colors.surface);
            painter.setPen(colors.muted);
            painter.drawText(end, Qt::AlignCenter, u"…"_s);
        }
    } else {
        // A quiet bar stands for a line that is on its way.
        m_complete = false;
        painter.fillRect(QRect(textLeft(), y + m_rowHeight / 3, int(m_char * 24), m_rowHeight / 3), colors.hover);
    }
    if (row == m_current && hasFocus()) {
        painter.setPen(colors.accent);
        painter.drawRect(rect.adjusted(0, 0, -1, -1));
    }
}

void LogView::paintColumns(QPainter &painter, const Laid &laid, int baseline) const
{
    const Theme &colors = themeOf(*this);
    int x = m_rowHeight;
    const auto column = [&](Column which, const QString &text, const QColor &color, bool bold = false,
                            bool right = false) {
        const int width = columnWidth(which);
        if (width == 0)
            return;
        if (!text.isEmpty()) {
            painter.setPen(color);
            painter.setFont(bold ? m_bold : font());
            const int most = qRound(width / m_char) - 1;
            const QString shown = text.size() > most && most > 1 ? text.left(most - 1) + u'…' : text;
            painter.drawText(QPointF(right ? x + width - m_char - shown.size() * m_char : x, baseline), shown);
        }
        x += width;
    };
    column(Column::Number, laid.number, colors.muted, false, true);
    x += int(m_char / 2);
    column(Column::Time, laid.time, colors.muted);
    column(Column::Level, laid.level, colors.tone(laid.levelTone), laid.levelTone != Tone::Muted);
    column(Column::Code, laid.code, colors.accent);
    column(Column::Step, laid.step, colors.muted);
    column(Column::Account, laid.account, colors.text, true);
    column(Column::Actor, laid.actor, colors.muted);
    painter.setFont(font());
}

QString LogView::rowText(qint64 row) const
{
    const LogLine *line = m_rows && row >= 0 && row < m_rows->count() ? m_rows->line(row) : nullptr;
    if (!line)
        return {};
    const QString text = items::wholeLine(*line, logs::languageOf(QLocale()), items::LineTime::Shown);
    //: line number and what the line says, to a screen reader
    return tr("%L1: %2").arg(line->line + 1).arg(text.left(2000));
}

} // namespace escale::ui
