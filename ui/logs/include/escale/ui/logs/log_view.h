// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_rows.h>
#include <escale/logs/search.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/logs/log_syntax.h>

#include <QtCore/QFlags>
#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtWidgets/QAbstractScrollArea>

#include <functional>
#include <memory>

namespace escale::ui {

class LineHighlighter;
class MarkedScrollBar;

/// The lines of a log, of any number and any length. Paints what is on screen and reads nothing itself: lines that are not
/// here yet are asked for, and painted when they have come. Only what is painted is laid out and coloured, and kept for a few
/// pages. Rows are counted in 64 bits, and the scroll bar stands for them in as fine steps as it has. One row is the current
/// one, several in sequence can be selected, or characters within one. The columns stay in their place when long lines are scrolled.
/// Where there is little room the columns say less, so that the text has some; what is cut off has a mark, and is told whole
/// by a tool tip. GUI thread.
class LogView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    enum class Column { Number = 1, Time = 2, Level = 4, Code = 8, Step = 16, Account = 32, Actor = 64 };
    Q_DECLARE_FLAGS(Columns, Column)

    explicit LogView(QWidget *parent = nullptr);
    ~LogView() override;
    Q_DISABLE_COPY_MOVE(LogView)

    /// Null: nothing. They outlive the view, or are taken away first.
    void setRows(items::LogRows *rows);
    [[nodiscard]] items::LogRows *rows() const { return m_rows; }
    /// How the lines of each log are written, in the order of the logs.
    void setSyntaxes(const QList<LogSyntax> &syntaxes);
    /// Marked wherever it is in the lines shown; a null one: nothing.
    void setPattern(const logs::Pattern &pattern);
    void setColumns(Columns columns);
    [[nodiscard]] Columns columns() const { return m_columns; }
    /// Entries as they are on disk instead of sentences.
    void setRaw(bool raw);
    [[nodiscard]] bool isRaw() const { return m_raw; }
    /// Whether a line has a bookmark.
    void setBookmarked(std::function<bool(items::LogRows::Place)> bookmarked);
    [[nodiscard]] MarkedScrollBar *marks() const { return m_marks; }

    /// -1 where there are no rows.
    [[nodiscard]] qint64 currentRow() const { return m_current; }
    /// Goes there; the row is brought into sight, in the middle if it was far.
    void setCurrentRow(qint64 row, bool extendSelection = false);
    [[nodiscard]] qint64 firstSelected() const { return std::min(m_anchor, m_current); }
    [[nodiscard]] qint64 lastSelected() const { return std::max(m_anchor, m_current); }
    void selectAll();
    /// What is selected within the current row, as it is shown; empty where whole rows are.
    [[nodiscard]] QString selectedText() const;

    [[nodiscard]] qint64 topRow() const { return m_top; }
    void setTopRow(qint64 row);
    /// Rows that are wholly in sight.
    [[nodiscard]] int pageRows() const;
    /// Stays at the end as the log grows; ends when somebody scrolls away.
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }

    /// What a screen reader says of a row, and what it is on screen.
    [[nodiscard]] QString rowText(qint64 row) const;
    /// In the viewport; empty for a row that is not in sight.
    [[nodiscard]] QRect rowRect(qint64 row) const;
    [[nodiscard]] qint64 rowAt(int y) const;

    /// How long the last paint took and how many rows of it had to be laid out; for measurements.
    struct PaintReport {
        double milliseconds = 0;
        int laidOut = 0;
    };
    [[nodiscard]] const PaintReport &lastPaint() const { return m_report; }
    /// Whether every row in sight has its text.
    [[nodiscard]] bool isPainted() const { return m_complete; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(qint64 row);
    /// Return, or a double click.
    void activated(qint64 row);
    void followingChanged(bool following);
    /// A menu is asked for, at this place on the screen.
    void menuRequested(const QPoint &at);
    /// Everything in sight has its text, for the first time since it was last otherwise.
    void painted();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    struct Laid;

    void measure();
    void dropLayouts();
    void fitColumns();
    /// Whether some of a row's text is right of what can be seen.
    [[nodiscard]] bool isCut(const Laid &laid) const;
    [[nodiscard]] QString tipAt(const QPoint &at) const;
    void updateScrollBars();
    void handleRows();
    void handleReset();
    void scrollToCurrent();
    void announce();
    /// Between which two characters of the row's text this is; -1 where it is not over the text, or nothing is laid out.
    [[nodiscard]] qint64 characterAt(qint64 row, int x) const;
    void selectCharacters(qint64 from, qint64 to);
    void stepCharacters(int step, bool byWord);
    [[nodiscard]] int columnWidth(Column column) const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] const Laid *layOut(qint64 row);
    void layOutText(Laid &laid, const items::LogLine &line, LogSyntax syntax) const;
    void paintRow(QPainter &painter, qint64 row, int y);
    void paintColumns(QPainter &painter, const Laid &laid, int baseline) const;

    items::LogRows *m_rows = nullptr;
    QList<LogSyntax> m_syntaxes;
    logs::Pattern m_pattern;
    Columns m_columns;
    bool m_raw = false;
    std::function<bool(items::LogRows::Place)> m_bookmarked;
    MarkedScrollBar *m_marks;
    std::unique_ptr<LineHighlighter> m_highlighter;

    qint64 m_count = 0; ///< rows when they were last looked at
    qint64 m_top = 0;
    qint64 m_current = -1;
    qint64 m_anchor = -1;
    items::LogRows::Place m_place; ///< what the current row shows, to find it again among others
    qint64 m_fromCharacter = -1; ///< of the selection within the current row; -1: rows are selected
    qint64 m_toCharacter = -1;
    qint64 m_pressedAt = -1; ///< where the mouse went down in the current row, if over its text
    bool m_following = false;
    bool m_settingBar = false;
    int m_shift = 0; ///< rows a step of the scroll bar, as a power of two
    int m_dragTimer = 0;
    double m_wheel = 0;

    QFont m_bold;
    int m_rowHeight = 16;
    int m_ascent = 12;
    double m_char = 8;
    int m_digits = 1;
    int m_squeeze = 0; ///< how much less than all the columns say
    qint64 m_widest = 0; ///< pixels of the longest line seen
    mutable QHash<qint64, std::shared_ptr<Laid>> m_laid;
    PaintReport m_report;
    int m_layouts = 0;
    bool m_complete = false;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(LogView::Columns)

} // namespace escale::ui
