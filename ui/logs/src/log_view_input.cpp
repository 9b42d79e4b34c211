// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/logs/log_view.h>

#include "log_view_layout.h"

#include <escale/ui/logs/marked_scroll_bar.h>

#include <QtGui/QAccessible>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QScrollBar>

/// Moving in the view, and choosing in it: by keys, mouse and wheel.
namespace escale::ui {

void LogView::setCurrentRow(qint64 row, bool extendSelection)
{
    const qint64 count = m_rows ? m_rows->count() : 0;
    if (count == 0)
        return;
    row = std::clamp<qint64>(row, 0, count - 1);
    const bool moved = row != m_current;
    m_fromCharacter = m_toCharacter = -1;
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
    m_fromCharacter = m_toCharacter = -1;
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
    case Qt::Key_Home: {
        // To the beginning of the line first, as in every text; from there to the first line.
        const bool isLeft = horizontalScrollBar()->value() == 0;
        horizontalScrollBar()->setValue(0);
        if (isLeft || event->modifiers().testFlag(Qt::ControlModifier))
            go(0);
        return;
    }
    case Qt::Key_End:
        go(count - 1);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (extend) {
            stepCharacters(event->key() == Qt::Key_Left ? -1 : 1, event->modifiers().testFlag(Qt::ControlModifier));
            return;
        }
        horizontalScrollBar()->triggerAction(event->key() == Qt::Key_Left ? QAbstractSlider::SliderSingleStepSub
                                                                          : QAbstractSlider::SliderSingleStepAdd);
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
    m_pressedAt = event->button() == Qt::LeftButton && !event->modifiers().testFlag(Qt::ShiftModifier)
                      ? characterAt(row, int(event->position().x()))
                      : -1;
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_rows || m_rows->count() == 0)
        return;
    const int y = int(event->position().y());
    const bool outside = y < 0 || y >= viewport()->height();
    if (outside && m_dragTimer == 0)
        m_dragTimer = startTimer(40);
    if (outside)
        return;
    const qint64 row = rowAt(y);
    // Within the row where it began: its characters; beyond it, whole rows.
    if (row >= 0 && row == m_anchor && m_pressedAt >= 0) {
        if (m_current != row)
            setCurrentRow(row);
        selectCharacters(m_pressedAt, characterAt(row, int(event->position().x())));
    } else if (row >= 0) {
        setCurrentRow(row, true);
    }
}

qint64 LogView::characterAt(qint64 row, int x) const
{
    const auto found = m_laid.constFind(row);
    if (found == m_laid.cend() || x < textLeft())
        return -1;
    const Laid &laid = **found;
    const double inText = x - textLeft() + double(horizontalScrollBar()->value()) - double(laid.offset) * m_char;
    const QTextLine line = laid.text.lineCount() > 0 ? laid.text.lineAt(0) : QTextLine();
    return line.isValid() ? laid.offset + line.xToCursor(inText) : -1;
}

void LogView::selectCharacters(qint64 from, qint64 to)
{
    if (from < 0 || to < 0)
        return;
    m_fromCharacter = from;
    m_toCharacter = to;
    viewport()->update();
}

void LogView::stepCharacters(int step, bool byWord)
{
    const auto found = m_laid.constFind(m_current);
    if (m_current < 0 || found == m_laid.cend())
        return;
    const Laid &laid = **found;
    const QString text = laid.text.text();
    // It begins with what is in sight.
    if (m_fromCharacter < 0)
        m_fromCharacter = m_toCharacter = laid.offset;
    qint64 at = std::clamp<qint64>(m_toCharacter - laid.offset, 0, text.size());
    const auto isWord = [&](qint64 place) { return text[place].isLetterOrNumber(); };
    do {
        at = std::clamp<qint64>(at + step, 0, text.size());
    } while (byWord && at > 0 && at < text.size() && (!isWord(at) || isWord(at - 1)));
    m_anchor = m_current;
    selectCharacters(m_fromCharacter, laid.offset + at);
}

QString LogView::selectedText() const
{
    const auto found = m_laid.constFind(m_current);
    if (m_fromCharacter == m_toCharacter || m_fromCharacter < 0 || found == m_laid.cend())
        return {};
    const Laid &laid = **found;
    const qint64 first = std::max<qint64>(0, std::min(m_fromCharacter, m_toCharacter) - laid.offset);
    return laid.text.text().mid(first, std::max(m_fromCharacter, m_toCharacter) - laid.offset - first);
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
    m_pressedAt = -1;
}

void LogView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const qint64 row = rowAt(int(event->position().y()));
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    const qint64 at = characterAt(row, int(event->position().x()));
    if (at < 0) {
        Q_EMIT activated(row);
        return;
    }
    // The word that is there, as in every text.
    const auto found = m_laid.constFind(row);
    const QString text = found == m_laid.cend() ? QString() : (*found)->text.text();
    qint64 begin = at - (*found)->offset;
    qint64 end = begin;
    const auto isWord = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.'; };
    while (begin > 0 && isWord(text[begin - 1]))
        --begin;
    while (end < text.size() && isWord(text[end]))
        ++end;
    setCurrentRow(row);
    selectCharacters((*found)->offset + begin, (*found)->offset + end);
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
