// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/journey/picture.h>

#include <QtCore/QHash>
#include <QtWidgets/QWidget>

class QVariantAnimation;

namespace escale::ui {

/// The live picture of a migration: two servers, the accounts inside as small squares, the one that moves between them.
/// Shows a Picture and knows nothing else. Squares take focus with the arrow keys, tell a screen reader their name and
/// state, and are chosen by a click, Return or Space. An account that changes place glides there unless animation is off.
class PictureView final : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);
    ~PictureView() override;

    void setPicture(const Picture &picture);
    [[nodiscard]] const Picture &picture() const { return m_picture; }

    void setAnimated(bool animated) { m_animated = animated; }

    /// Follows the choice made elsewhere (the accounts table).
    void setSelected(const QList<AccountId> &ids);

    [[nodiscard]] int focusedSquare() const { return m_focused; }
    void setFocusedSquare(int index);
    /// Where a square is drawn just now, in the widget's coordinates.
    [[nodiscard]] QRectF squareRect(int index) const;
    [[nodiscard]] int squareAt(const QPointF &position) const;
    /// Name and state in words, as the tooltip and the screen reader say them.
    [[nodiscard]] QString squareText(int index) const;
    /// The whole picture in one sentence.
    [[nodiscard]] QString summary() const;
    /// What choosing the square does, for assistive technology.
    void activateSquare(int index);

    /// Asks for less height, where a page has little.
    void setCompact(bool compact);
    /// The two servers and what is in them alone, without names and legend: where the picture is one part of something else.
    void setBare(bool bare);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void accountActivated(escale::AccountId id);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Layout;

    void relayout();
    [[nodiscard]] qreal captionWidth() const;
    void announceFocus();
    [[nodiscard]] int neighbour(int index, int key) const;
    void paintServer(QPainter &painter, const PictureServer &server, const QRectF &box, bool client) const;
    void paintSquare(QPainter &painter, int index) const;
    void paintBetween(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    [[nodiscard]] QString markText(const PictureSquare &square) const;
    [[nodiscard]] QString movingText(const PictureSquare &square) const;

    Picture m_picture;
    std::unique_ptr<Layout> m_layout;
    QHash<AccountId, QRectF> m_from; ///< where gliding squares come from
    QVariantAnimation *m_glide;
    QList<AccountId> m_selected;
    int m_focused = -1;
    int m_hovered = -1;
    bool m_animated = true;
    bool m_compact = false;
    bool m_bare = false;
};

} // namespace escale::ui
