// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/items/log_timeline.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QTimeZone>
#include <QtWidgets/QWidget>

namespace escale::ui {

/// When there is how much in the log: a bar for each span of time, errors within it, and below them the eight steps as bands
/// with their numbers. A span is chosen by dragging, or with the arrow keys and Shift; one moment, for the replay, by a click
/// or the arrow keys alone. Shows a histogram and knows nothing else. GUI thread.
class HistogramView final : public QWidget {
    Q_OBJECT

public:
    explicit HistogramView(QWidget *parent = nullptr);

    /// `zone`: by whose clock its times are told.
    void setHistogram(const items::LogHistogram &histogram, const QTimeZone &zone);
    [[nodiscard]] const items::LogHistogram &histogram() const { return m_histogram; }
    /// What the view below shows just now, milliseconds since 1970.
    void setSeen(qint64 from, qint64 to);
    /// logs::noTime: none.
    void setMoment(qint64 moment);
    [[nodiscard]] qint64 moment() const { return m_moment; }
    /// How many bars there is room for.
    [[nodiscard]] int room() const;
    /// A bar in words, as the tooltip and a screen reader say it.
    [[nodiscard]] QString binText(qsizetype bin) const;

    /// Asks for less height, where a page has little.
    void setLow(bool low);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void momentChosen(qint64 moment);
    void spanChosen(qint64 from, qint64 to);
    void roomChanged(int bins);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect bars() const;
    [[nodiscard]] QRect bands() const;
    [[nodiscard]] qint64 timeAt(double x) const;
    [[nodiscard]] double xOf(qint64 time) const;
    void describe();

    items::LogHistogram m_histogram;
    QTimeZone m_zone = QTimeZone(QTimeZone::UTC);
    qint64 m_seenFrom = logs::noTime;
    qint64 m_seenTo = logs::noTime;
    qint64 m_moment = logs::noTime;
    double m_pressed = -1;
    double m_dragged = -1;
    qsizetype m_anchor = -1; ///< of a span chosen with the keyboard
    qsizetype m_cursor = -1;
    bool m_isLow = false;
};

} // namespace escale::ui
