// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/log_view.h>

#include "log_view_accessible.h"
#include "log_view_layout.h"

#include <escale/items/log_text.h>
#include <escale/items/text.h>
#include <escale/ui/logs/marked_scroll_bar.h>

#include <QtCore/QElapsedTimer>
#include <QtGui/QFontDatabase>
#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogRows;

namespace {

// A scroll bar counts in int; one step of it stands for 2^n rows where there are more.
constexpr qint64 mostSteps = 1 << 30;

// Of a sentence so many characters should be in sight, if the columns can give way for it.
constexpr int wantedText = 48;

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_columns(Column::Number | Column::Time | Column::Level | Column::Code | Column::Step | Column::Account)
    , m_marks(new MarkedScrollBar(this))
    , m_highlighter(std::make_unique<LineHighlighter>())
{
    LogViewAccessible::install();
    setObjectName(u"logView"_s);
    setVerticalScrollBar(m_marks);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setCursor(Qt::ArrowCursor);
    viewport()->setAutoFillBackground(false);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QWidget::font().pointSizeF());
    font.setStyleHint(QFont::Monospace);
    setFont(font);
    measure();
}

LogView::~LogView() = default;

// --- what is shown ---------------------------------------------------------------------------------------------------

void LogView::setRows(LogRows *rows)
{
    if (m_rows)
        m_rows->disconnect(this);
    m_rows = rows;
    if (m_rows) {
        connect(m_rows, &LogRows::changed, this, &LogView::handleRows);
        connect(m_rows, &LogRows::reset, this, &LogView::handleReset);
        connect(m_rows, &LogRows::arrived, this, [this] { viewport()->update(); });
    }
    m_top = 0;
    m_current = m_anchor = -1;
    handleReset();
    handleRows();
}

void LogView::setSyntaxes(const QList<LogSyntax> &syntaxes)
{
    if (m_syntaxes == syntaxes)
        return;
    m_syntaxes = syntaxes;
    dropLayouts();
}

void LogView::setPattern(const logs::Pattern &pattern)
{
    m_pattern = pattern;
    dropLayouts();
}

void LogView::setColumns(Columns columns)
{
    m_columns = columns;
    updateScrollBars();
    viewport()->update();
}

void LogView::setRaw(bool raw)
{
    m_raw = raw;
    m_widest = 0;
    dropLayouts();
}

void LogView::setBookmarked(std::function<bool(LogRows::Place)> bookmarked)
{
    m_bookmarked = std::move(bookmarked);
}

void LogView::handleReset()
{
    m_widest = 0;
    dropLayouts();
}

void LogView::handleRows()
{
    const qint64 count = m_rows ? m_rows->count() : 0;
    const qint64 before = std::exchange(m_count, count);
    m_laid.removeIf([before](const auto &item) { return item.key() >= before - 1; }); // the last line may go on now
    m_complete = false;
    if (count == 0) {
        m_top = 0;
    } else {
        if (m_current >= 0 && (m_current >= count || m_rows->place(m_current) != m_place)) {
            // The same line among other rows, or the one after it.
            const qint64 again = m_rows->rowOf(m_place);
            const qint64 offset = m_current - m_top;
            m_current = m_anchor = again < 0 ? count - 1 : again;
            m_top = m_current - offset;
            m_place = m_rows->place(m_current);
            Q_EMIT currentChanged(m_current);
        }
        if (m_following)
            m_top = count - pageRows();
        m_top = std::clamp<qint64>(m_top, 0, std::max<qint64>(0, count - pageRows()));
    }
    const int digits = int(QString::number(std::max<qint64>(count, 1)).size());
    if (m_rows && m_rows->logs().size() == 1)
        m_digits = std::max(digits, int(QString::number(m_rows->indexOf(0).lineCount()).size()));
    else
        m_digits = std::max(m_digits, digits);
    updateScrollBars();
    m_marks->refresh();
    viewport()->update();
}

void LogView::dropLayouts()
{
    m_laid.clear();
    m_complete = false;
    viewport()->update();
}

// --- measures --------------------------------------------------------------------------------------------------------

void LogView::measure()
{
    const QFontMetricsF metrics(font());
    m_bold = font();
    m_bold.setBold(true);
    m_char = metrics.horizontalAdvance(u'0');
    m_ascent = int(std::ceil(metrics.ascent()));
    m_rowHeight = int(std::ceil(metrics.height() * 1.3));
    dropLayouts();
    updateScrollBars();
}

int LogView::columnWidth(Column column) const
{
    if (!m_columns.testFlag(column))
        return 0;
    const bool entries = m_rows && std::ranges::any_of(m_rows->logs(), [](const items::LogDocument *log) {
                             return log->isMigrationLog();
                         });
    int characters = 0;
    switch (column) {
    case Column::Number:
        characters = m_digits + m_digits / 3 + 1;
        break;
    case Column::Time:
        // "10 janv. 23:51:25.086" and a gap
        characters = entries ? (m_squeeze >= HoursOnly ? 10 : m_squeeze >= NoMilliseconds ? 18 : 22) : 0;
        break;
    case Column::Level:
        characters = entries ? 6 : 0;
        break;
    case Column::Code:
        characters = entries && m_squeeze < NoCode ? 9 : 0; // the panel below says it, too
        break;
    case Column::Step:
        characters = entries && m_squeeze < NoStep ? 8 : 0;
        break;
    case Column::Account:
        characters = entries ? (m_squeeze >= NoStep ? 11 : 13) : 0;
        break;
    case Column::Actor:
        characters = entries ? 11 : 0;
        break;
    }
    return m_raw && column != Column::Number ? 0 : int(characters * m_char);
}

int LogView::textLeft() const
{
    int x = m_rowHeight; // room for the bookmark
    for (int flag = 1; flag <= int(Column::Actor); flag *= 2)
        x += columnWidth(Column(flag));
    return x + int(m_char);
}

int LogView::pageRows() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

void LogView::fitColumns()
{
    const int before = m_squeeze;
    for (m_squeeze = 0; m_squeeze < NoCode && viewport()->width() - textLeft() < wantedText * m_char; ++m_squeeze)
        ;
    if (m_squeeze != before)
        dropLayouts();
}

bool LogView::isCut(const Laid &laid) const
{
    return textLeft() + laid.width - horizontalScrollBar()->value() > viewport()->width();
}

QString LogView::tipAt(const QPoint &at) const
{
    const qint64 row = at.x() < textLeft() ? -1 : rowAt(at.y());
    const auto found = m_laid.constFind(row);
    if (row < 0 || found == m_laid.cend() || !isCut(**found))
        return {};
    constexpr qsizetype most = 1000; // of a line without end; the panel below has more
    const QString text = (*found)->text.text();
    return u"<p>"_s + text.left(most).toHtmlEscaped() + (text.size() > most ? u"…</p>"_s : u"</p>"_s);
}

void LogView::updateScrollBars()
{
    fitColumns();
    const qint64 count = m_rows ? m_rows->count() : 0;
    const qint64 range = std::max<qint64>(0, count - pageRows());
    m_shift = 0;
    while ((range >> m_shift) > mostSteps)
        ++m_shift;
    m_settingBar = true;
    m_marks->setRange(0, int(range >> m_shift));
    m_marks->setPageStep(std::max(1, int(qint64(pageRows()) >> m_shift)));
    m_marks->setSingleStep(1);
    m_marks->setValue(int(m_top >> m_shift));
    const int room = viewport()->width() - textLeft();
    // Nobody scrolls further than a scroll bar can tell.
    const qint64 beyond = std::clamp<qint64>(m_widest - room + int(4 * m_char), 0, mostSteps);
    horizontalScrollBar()->setRange(0, m_widest > room ? int(beyond) : 0);
    horizontalScrollBar()->setPageStep(std::max(1, room));
    horizontalScrollBar()->setSingleStep(int(m_char * 8));
    m_settingBar = false;
}

void LogView::setTopRow(qint64 row)
{
    const qint64 count = m_rows ? m_rows->count() : 0;
    const qint64 top = std::clamp<qint64>(row, 0, std::max<qint64>(0, count - pageRows()));
    if (top == m_top)
        return;
    m_top = top;
    m_settingBar = true;
    m_marks->setValue(int(m_top >> m_shift));
    m_settingBar = false;
    viewport()->update();
}

void LogView::scrollContentsBy(int, int dy)
{
    if (!m_settingBar && dy != 0) {
        const qint64 bottom = (m_rows ? m_rows->count() : 0) - pageRows();
        // The end of the bar is the end of the log, whatever a step of it stands for.
        m_top =
            m_marks->value() == m_marks->maximum() ? std::max<qint64>(0, bottom) : qint64(m_marks->value()) << m_shift;
        setFollowing(m_following && m_top >= bottom);
    }
    viewport()->update();
}

void LogView::resizeEvent(QResizeEvent *event)
{
    // The row that one looks at stays in sight when there is less room.
    const bool seen = m_current >= m_top && m_current < m_top + std::max(1, event->oldSize().height() / m_rowHeight);
    handleRows();
    if (seen)
        scrollToCurrent();
}

QRect LogView::rowRect(qint64 row) const
{
    if (row < m_top || row > m_top + pageRows())
        return {};
    return {0, int(row - m_top) * m_rowHeight, viewport()->width(), m_rowHeight};
}

qint64 LogView::rowAt(int y) const
{
    const qint64 row = y < 0 ? -1 : m_top + y / m_rowHeight;
    return m_rows && row >= 0 && row < m_rows->count() ? row : -1;
}

QSize LogView::minimumSizeHint() const
{
    return {int(m_char * 20), m_rowHeight * 2 + horizontalScrollBar()->sizeHint().height()};
}

QSize LogView::sizeHint() const
{
    return {int(m_char * 120), m_rowHeight * 20};
}

bool LogView::event(QEvent *event)
{
    if (event->type() == QEvent::Polish)
        measure();
    return QAbstractScrollArea::event(event);
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (const QString tip = tipAt(help->pos()); !tip.isEmpty())
            QToolTip::showText(help->globalPos(), tip, viewport(), rowRect(rowAt(help->pos().y())));
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LogView::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::FontChange:
        measure();
        break;
    case QEvent::PaletteChange:
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
        dropLayouts();
        break;
    default:
        break;
    }
    QAbstractScrollArea::changeEvent(event);
}

} // namespace escale::ui
