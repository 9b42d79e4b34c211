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
#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtGui/QWheelEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

namespace escale::ui {

using namespace Qt::StringLiterals;
using items::LogLine;
using items::LogRows;

namespace {

// A scroll bar counts in int; one step of it stands for 2^n rows where there are more.
constexpr qint64 mostSteps = 1 << 30;
// Rows kept laid out on each side of what is in sight: a page or two.
constexpr qint64 keptAround = 150;

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
        characters = entries ? 20 : 0;
        break;
    case Column::Level:
        characters = entries ? 6 : 0;
        break;
    case Column::Code:
        characters = entries ? 9 : 0;
        break;
    case Column::Step:
        characters = entries ? 8 : 0;
        break;
    case Column::Account:
        characters = entries ? 13 : 0;
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

void LogView::updateScrollBars()
{
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

QSize LogView::sizeHint() const
{
    return {int(m_char * 120), m_rowHeight * 20};
}

// --- painting --------------------------------------------------------------------------------------------------------

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
                      .character = m_char});
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
        laid->text.draw(&painter, QPointF(x, y + (m_rowHeight - laid->text.boundingRect().height()) / 2));
        painter.restore();
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
    const QString text = items::wholeLine(*line, logs::languageOf(QLocale()));
    //: line number and what the line says, to a screen reader
    return tr("%L1: %2").arg(line->line + 1).arg(text.left(2000));
}

// --- moving ----------------------------------------------------------------------------------------------------------

void LogView::setCurrentRow(qint64 row, bool extendSelection)
{
    const qint64 count = m_rows ? m_rows->count() : 0;
    if (count == 0)
        return;
    row = std::clamp<qint64>(row, 0, count - 1);
    const bool moved = row != m_current;
    m_current = row;
    m_place = m_rows->place(row);
    if (!extendSelection || m_anchor < 0)
        m_anchor = row;
    scrollToCurrent();
    viewport()->update();
    if (moved) {
        announce();
        Q_EMIT currentChanged(row);
    }
}

void LogView::selectAll()
{
    if (!m_rows || m_rows->count() == 0)
        return;
    m_anchor = 0;
    m_current = m_rows->count() - 1;
    m_place = m_rows->place(m_current);
    viewport()->update();
    Q_EMIT currentChanged(m_current);
}

void LogView::scrollToCurrent()
{
    const int page = pageRows();
    if (m_current >= m_top && m_current < m_top + page)
        return;
    const bool near = m_current >= m_top - page / 2 && m_current < m_top + page + page / 2;
    setTopRow(!near ? m_current - page / 2 : m_current < m_top ? m_current : m_current - page + 1);
}

void LogView::setFollowing(bool following)
{
    if (m_following == following)
        return;
    m_following = following;
    if (m_following && m_rows && m_rows->count() > 0)
        setTopRow(m_rows->count() - 1);
    Q_EMIT followingChanged(following);
}

void LogView::announce()
{
    if (!QAccessible::isActive() || !hasFocus())
        return;
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(int(m_current - m_top));
    QAccessible::updateAccessibility(&focus);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    const qint64 count = m_rows ? m_rows->count() : 0;
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    const qint64 at = std::max<qint64>(m_current, 0);
    const auto go = [&](qint64 row) {
        setFollowing(false);
        setCurrentRow(row, extend);
    };
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        go(at - 1);
        return;
    case Qt::Key_Down:
        go(m_current < 0 ? m_top : at + 1);
        return;
    case Qt::Key_PageUp:
        go(at - pageRows());
        return;
    case Qt::Key_PageDown:
        go(at + pageRows());
        return;
    case Qt::Key_Home:
        horizontalScrollBar()->setValue(0);
        if (event->modifiers().testFlag(Qt::ControlModifier) || horizontalScrollBar()->maximum() == 0
            || horizontalScrollBar()->value() == 0)
            go(0);
        return;
    case Qt::Key_End:
        go(count - 1);
        return;
    case Qt::Key_Left:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepSub);
        return;
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(QAbstractSlider::SliderSingleStepAdd);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT activated(m_current);
        return;
    case Qt::Key_Menu: {
        const QRect rect = rowRect(m_current);
        Q_EMIT menuRequested(viewport()->mapToGlobal(QPoint(textLeft(), rect.bottom())));
        return;
    }
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    const qint64 row = rowAt(int(event->position().y()));
    if (row < 0 || event->button() == Qt::MiddleButton)
        return;
    // A click on the selection with the other button asks for its menu and keeps it.
    if (event->button() == Qt::RightButton && row >= firstSelected() && row <= lastSelected())
        return;
    setCurrentRow(row, event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_rows || m_rows->count() == 0)
        return;
    const int y = int(event->position().y());
    const bool outside = y < 0 || y >= viewport()->height();
    if (outside && m_dragTimer == 0)
        m_dragTimer = startTimer(40);
    if (!outside) {
        if (const qint64 row = rowAt(y); row >= 0)
            setCurrentRow(row, true);
    }
}

void LogView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_dragTimer) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const int y = viewport()->mapFromGlobal(QCursor::pos()).y();
    const int page = viewport()->height();
    if (!QApplication::mouseButtons().testFlag(Qt::LeftButton) || (y >= 0 && y < page)) {
        killTimer(m_dragTimer);
        m_dragTimer = 0;
        return;
    }
    setCurrentRow(m_current + (y < 0 ? std::min(-1, y / m_rowHeight) : std::max(1, (y - page) / m_rowHeight)), true);
}

void LogView::mouseReleaseEvent(QMouseEvent *)
{
    if (m_dragTimer != 0)
        killTimer(m_dragTimer);
    m_dragTimer = 0;
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const qint64 row = rowAt(int(event->position().y())); row >= 0)
        Q_EMIT activated(row);
}

void LogView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ShiftModifier)
        || std::abs(event->angleDelta().x()) > std::abs(event->angleDelta().y())) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    // The bar's steps may be coarser than a row.
    m_wheel -= double(event->angleDelta().y()) / 120.0 * QApplication::wheelScrollLines();
    const auto rows = qint64(m_wheel);
    m_wheel -= double(rows);
    if (rows != 0) {
        setTopRow(m_top + rows);
        setFollowing(m_following && m_rows && m_top >= m_rows->count() - pageRows());
    }
    event->accept();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_current >= 0)
        Q_EMIT menuRequested(event->globalPos());
}

bool LogView::event(QEvent *event)
{
    if (event->type() == QEvent::Polish)
        measure();
    return QAbstractScrollArea::event(event);
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

void LogView::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0 && m_rows && m_rows->count() > 0)
        setCurrentRow(m_top);
    viewport()->update();
    QAbstractScrollArea::focusInEvent(event);
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    viewport()->update();
    QAbstractScrollArea::focusOutEvent(event);
}

} // namespace escale::ui
