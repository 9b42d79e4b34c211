// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/journey/picture_view.h>

#include "picture_layout.h"

#include "picture_accessible.h"

#include <escale/items/text.h>
#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QEvent>
#include <QtCore/QVariantAnimation>
#include <QtGui/QAccessible>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>
#include <QtWidgets/QToolTip>

using namespace Qt::StringLiterals;

namespace escale::ui {

PictureView::PictureView(QWidget *parent)
    : QWidget(parent)
    , m_layout(std::make_unique<Layout>())
    , m_glide(new QVariantAnimation(this))
{
    setObjectName("picture"_L1);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_glide->setStartValue(0.0);
    m_glide->setEndValue(1.0);
    m_glide->setDuration(450);
    m_glide->setEasingCurve(QEasingCurve::InOutCubic);
    connect(m_glide, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    connect(m_glide, &QVariantAnimation::finished, this, [this] {
        m_from.clear();
        update();
    });
    PictureAccessible::install();
    setAccessibleName(summary());
}

PictureView::~PictureView() = default;

void PictureView::setPicture(const Picture &picture)
{
    if (picture == m_picture)
        return;
    QHash<AccountId, QRectF> before;
    if (m_animated && isVisible()) {
        for (int i = 0; i < m_picture.squares.size(); ++i)
            before.insert(m_picture.squares.at(i).id, squareRect(i));
    }
    m_from.clear(); // where a glide that is not over yet began means nothing to the next one
    const bool countChanged = picture.squares.size() != m_picture.squares.size();
    const AccountId focused = m_focused >= 0 ? m_picture.squares.at(m_focused).id : AccountId();
    m_picture = picture;
    m_focused = -1;
    m_hovered = -1;
    for (int i = 0; i < m_picture.squares.size() && focused.isValid(); ++i) {
        if (m_picture.squares.at(i).id == focused)
            m_focused = i;
    }
    relayout();
    bool moved = false;
    for (int i = 0; i < m_picture.squares.size(); ++i) {
        const auto old = before.constFind(m_picture.squares.at(i).id);
        if (old != before.cend() && QLineF(old->center(), m_layout->squares.at(i).center()).length() > 2) {
            m_from.insert(old.key(), *old);
            moved = true;
        }
    }
    if (moved && !countChanged) {
        m_glide->stop();
        m_glide->start();
    } else if (countChanged) {
        m_glide->stop();
        m_from.clear();
    }
    setAccessibleName(summary());
    update();
}

void PictureView::setSelected(const QList<AccountId> &ids)
{
    if (ids == m_selected)
        return;
    m_selected = ids;
    update();
}

void PictureView::setFocusedSquare(int index)
{
    if (index == m_focused || index >= m_picture.squares.size())
        return;
    m_focused = index;
    announceFocus();
    update();
}

void PictureView::announceFocus()
{
    if (m_focused < 0 || !hasFocus())
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(m_focused);
    QAccessible::updateAccessibility(&event);
}

QRectF PictureView::squareRect(int index) const
{
    if (index < 0 || index >= m_layout->squares.size())
        return {};
    const QRectF target = m_layout->squares.at(index);
    const auto from = m_from.constFind(m_picture.squares.at(index).id);
    if (from == m_from.cend())
        return target;
    const qreal t = m_glide->currentValue().toReal();
    const auto mix = [t](qreal a, qreal b) { return a + (b - a) * t; };
    return {mix(from->x(), target.x()), mix(from->y(), target.y()), mix(from->width(), target.width()),
            mix(from->height(), target.height())};
}

int PictureView::squareAt(const QPointF &position) const
{
    for (int i = 0; i < m_layout->squares.size(); ++i) {
        const qreal reach = m_layout->grid.gap / 2;
        if (m_layout->squares.at(i).adjusted(-reach, -reach, reach, reach).contains(position))
            return i;
    }
    return -1;
}

void PictureView::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    updateGeometry();
}

void PictureView::setBare(bool bare)
{
    m_bare = bare;
    updateGeometry();
    relayout();
    update();
}

QSize PictureView::sizeHint() const
{
    const int line = fontMetrics().height();
    if (m_bare)
        return {line * 22, line * 9};
    return {line * 34, line * (m_compact ? 11 : 16)};
}

QSize PictureView::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    if (m_bare)
        return {line * 14, line * 4};
    return {line * 22, line * 10};
}

void PictureView::activateSquare(int index)
{
    if (index < 0 || index >= m_picture.squares.size())
        return;
    setFocusedSquare(index);
    Q_EMIT accountActivated(m_picture.squares.at(index).id);
}

int PictureView::neighbour(int index, int key) const
{
    if (index < 0)
        return 0;
    const QPointF from = m_layout->squares.at(index).center();
    int best = index;
    qreal bestScore = 1e12;
    for (int i = 0; i < m_layout->squares.size(); ++i) {
        const QPointF d = m_layout->squares.at(i).center() - from;
        const bool horizontal = key == Qt::Key_Left || key == Qt::Key_Right;
        const qreal along = key == Qt::Key_Left    ? -d.x()
                            : key == Qt::Key_Right ? d.x()
                            : key == Qt::Key_Up    ? -d.y()
                                                   : d.y();
        const qreal across = qAbs(horizontal ? d.y() : d.x());
        if (i == index || along <= 0.5)
            continue;
        const qreal score = along + across * 4;
        if (score < bestScore) {
            bestScore = score;
            best = i;
        }
    }
    return best;
}

bool PictureView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = squareAt(help->pos());
        if (index >= 0)
            QToolTip::showText(help->globalPos(), squareText(index).toHtmlEscaped(), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void PictureView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_glide->stop();
    m_from.clear();
    relayout();
}

void PictureView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!m_picture.squares.isEmpty())
            setFocusedSquare(neighbour(m_focused, event->key()));
        return;
    case Qt::Key_Home:
        setFocusedSquare(0);
        return;
    case Qt::Key_End:
        setFocusedSquare(int(m_picture.squares.size()) - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activateSquare(m_focused);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton || event->button() == Qt::RightButton)
        activateSquare(squareAt(event->position()));
    QWidget::mousePressEvent(event);
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    const int index = squareAt(event->position());
    if (index != m_hovered) {
        m_hovered = index;
        setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void PictureView::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void PictureView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_focused < 0 && !m_picture.squares.isEmpty())
        m_focused = 0;
    announceFocus();
    update();
}

void PictureView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        relayout();
        setAccessibleName(summary());
        updateGeometry();
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace escale::ui
