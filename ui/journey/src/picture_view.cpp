// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/journey/picture_view.h>

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

namespace {

/// Hatching in logical pixels, so that it stays readable on every screen.
void fillHatched(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &hatch, qreal step)
{
    painter.save();
    painter.fillRect(rect, fill);
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hatch, 1));
    for (qreal x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void fillDotted(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &dots, qreal step)
{
    painter.save();
    painter.fillRect(rect, fill);
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dots);
    for (qreal y = rect.top() + step / 2; y < rect.bottom(); y += step) {
        for (qreal x = rect.left() + step / 2; x < rect.right(); x += step)
            painter.drawEllipse(QPointF(x, y), 1, 1);
    }
    painter.restore();
}

void fillBox(QPainter &painter, const QRectF &rect, Fill fill, const Theme &theme, qreal step)
{
    switch (fill) {
    case Fill::Old:
        fillHatched(painter, rect, theme.oldFill, theme.oldHatch, step);
        break;
    case Fill::New:
        painter.fillRect(rect, theme.newFill);
        break;
    case Fill::InWork:
        fillDotted(painter, rect, theme.surface, theme.border, step);
        break;
    case Fill::Absent:
        break;
    }
}

} // namespace

/// Where everything stands; recomputed when the size, the font or the picture changes.
struct PictureView::Layout {
    QRectF clientTitle, transitTitle;
    QRectF client, transit;         ///< outer boxes
    QRectF clientNote, transitNote; ///< below the boxes
    QRectF between;
    QRectF legend;
    Grid grid;
    QList<QRectF> squares;
    qreal frame = 6;
    qreal caption = 0; ///< width that the words below a moving square need
};

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

QSize PictureView::sizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 34, line * (m_compact ? 11 : 16)};
}

QSize PictureView::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {line * 22, line * 10};
}

qreal PictureView::captionWidth() const
{
    qreal width = 0;
    for (const PictureSquare &square : std::as_const(m_picture.squares)) {
        if (square.place == Place::Between) {
            const QString text = movingText(square);
            width = qMax<qreal>(width, fontMetrics().horizontalAdvance(text.mid(text.indexOf(u" · "_s) + 3)));
        }
    }
    return width;
}

void PictureView::relayout()
{
    Layout &l = *m_layout;
    const qreal line = fontMetrics().height();
    const qreal titleHeight = line * 1.5;
    const qreal noteHeight = line * 1.4;
    const qreal legendHeight = line * 1.6;
    const qreal available = height() - titleHeight - noteHeight - legendHeight;
    // Titles need their width; the space between needs the name, stage and percent of what moves.
    l.caption = captionWidth();
    const qreal caption = l.caption + line;
    const qreal between = qMin(qMax(qMax(line * 5.5, width() * 0.26), caption), width() * 0.45);
    const qreal widest = (width() - between - 1.5 * line) / 2;
    const qreal box = qBound(line * 4, qMin(available, widest), line * 13);
    const qreal boxWidth = qMin(box * 1.12, widest);
    const qreal gap = qMin(qMax(between, line * 6), qMax(between, box * 1.35));
    const qreal total = 2 * boxWidth + gap;
    const qreal left = (width() - total) / 2;
    const qreal top = qMax(titleHeight, (height() - box - noteHeight - legendHeight + titleHeight) / 2);
    l.frame = qBound(3.0, box / 26, 7.0);
    l.client = QRectF(left, top, boxWidth, box);
    l.transit = QRectF(left + boxWidth + gap, top, boxWidth, box);
    const qreal spread = gap / 2; // titles may be wider than their box
    l.clientTitle = QRectF(l.client.center().x() - (boxWidth / 2 + qMin(left, spread)), top - titleHeight,
                           boxWidth + 2 * qMin(left, spread), line * 1.2);
    l.transitTitle = l.clientTitle.translated(l.transit.left() - l.client.left(), 0);
    l.clientNote = l.clientTitle.translated(0, titleHeight + box + line * 0.2);
    l.transitNote = l.transitTitle.translated(0, titleHeight + box + line * 0.2);
    l.between = QRectF(l.client.right(), top, gap, box);
    l.legend = QRectF(0, top + box + noteHeight, width(), legendHeight);

    const qreal inset = l.frame + qMax(4.0, box / 14);
    const QRectF clientArea = l.client.adjusted(inset, inset, -inset, -inset);
    const QRectF transitArea = l.transit.adjusted(inset, inset, -inset, -inset);
    l.grid = gridFor(int(m_picture.squares.size()), clientArea.size(), qMin(line * 1.7, box / 5.2));
    l.squares.clear();
    int onClient = 0;
    int onTransit = 0;
    int moving = 0;
    const int movers = int(std::ranges::count(m_picture.squares, Place::Between, &PictureSquare::place));
    for (const PictureSquare &square : std::as_const(m_picture.squares)) {
        switch (square.place) {
        case Place::Client:
            l.squares.append(l.grid.cell(onClient++, clientArea));
            break;
        case Place::Transit:
            l.squares.append(l.grid.cell(onTransit++, transitArea));
            break;
        case Place::Between: {
            // One at a time is the rule of a server; should there be more, they stand below one another.
            const qreal side = qBound(line * 1.2, l.grid.side, line * 1.7);
            const qreal rowHeight = side + line * 1.6;
            const qreal y = l.between.center().y() + (moving - (movers - 1) / 2.0) * rowHeight - side / 2 - line * 0.3;
            const bool right = square.direction == Direction::Out;
            const qreal x = l.between.center().x() + (right ? -side * 1.25 : side * 0.25);
            l.squares.append(QRectF(x, y, side, side));
            ++moving;
            break;
        }
        }
    }
}

QString PictureView::markText(const PictureSquare &square) const
{
    switch (square.mark) {
    case Mark::None:
        return {};
    case Mark::Ready:
        return tr("ready");
    case Mark::Verified:
        return tr("verified");
    case Mark::Failed:
        return tr("last attempt failed");
    case Mark::Queued:
        return square.order > 0 ? tr("number %1 in the queue").arg(square.order) : tr("in the queue");
    case Mark::Testing:
        return tr("test being set up");
    case Mark::Unknown:
        return tr("state unknown");
    }
    return {};
}

QString PictureView::movingText(const PictureSquare &square) const
{
    QStringList parts{square.name};
    if (!square.stage.isEmpty())
        parts.append(items::stageName(square.stage));
    if (square.percent >= 0)
        //: progress in percent
        parts.append(tr("%1 %").arg(square.percent));
    return parts.join(u" · "_s);
}

QString PictureView::squareText(int index) const
{
    const PictureSquare &square = m_picture.squares.at(index);
    QString where;
    switch (square.place) {
    case Place::Client:
        where = tr("on the client server");
        break;
    case Place::Transit:
        where = tr("on the transit server");
        break;
    case Place::Between:
        switch (square.direction) {
        case Direction::Out:
            where = tr("on the way to the transit server");
            break;
        case Direction::Rollback:
            where = tr("on the way back to the old architecture");
            break;
        case Direction::Back:
            where = tr("on the way back to the client server");
            break;
        }
        break;
    }
    if (square.mark == Mark::Unknown)
        where.clear();
    QStringList parts;
    for (const QString &part :
         {square.place == Place::Between ? movingText(square) : square.name, where, markText(square)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", "_s);
}

QString PictureView::summary() const
{
    int client = 0;
    int transit = 0;
    QStringList moving;
    for (const PictureSquare &square : m_picture.squares) {
        client += square.place == Place::Client;
        transit += square.place == Place::Transit;
        if (square.place == Place::Between)
            moving.append(movingText(square));
    }
    QString text =
        tr("Picture of the migration: %1, %2")
            .arg(tr("%n account(s) on the client server", nullptr, client),
                 m_picture.transit.fill == Fill::Absent ? tr("no transit server")
                                                        : tr("%n account(s) on the transit server", nullptr, transit));
    if (!moving.isEmpty())
        text += u", "_s + tr("moving: %1").arg(moving.join(u", "_s));
    return text;
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

void PictureView::paintEvent(QPaintEvent *)
{
    if (captionWidth() > m_layout->caption)
        relayout();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintServer(painter, m_picture.client, m_layout->client, true);
    paintServer(painter, m_picture.transit, m_layout->transit, false);
    paintBetween(painter);
    for (int i = 0; i < m_picture.squares.size(); ++i)
        paintSquare(painter, i);
    paintLegend(painter);
}

void PictureView::paintServer(QPainter &painter, const PictureServer &server, const QRectF &box, bool client) const
{
    const Theme &theme = themeOf(*this);
    QFont title = font();
    title.setBold(true);
    title.setLetterSpacing(QFont::AbsoluteSpacing, 1);
    title.setCapitalization(QFont::AllUppercase);
    const QString caption = client ? tr("Client server") : tr("Transit server");
    const QRectF titleRect = client ? m_layout->clientTitle : m_layout->transitTitle;
    while (title.pointSizeF() > 6 && QFontMetricsF(title).horizontalAdvance(caption) > titleRect.width())
        title.setPointSizeF(title.pointSizeF() - 0.5);
    painter.setFont(title);
    painter.setPen(client ? theme.client : theme.transitText);
    painter.drawText(titleRect, Qt::AlignCenter, caption);

    const QRectF inner = box.adjusted(m_layout->frame, m_layout->frame, -m_layout->frame, -m_layout->frame);
    const qreal half = m_layout->frame / 2;
    if (server.fill == Fill::Absent) {
        // A server that does not exist: a thin outline, crossed out.
        painter.setPen(QPen(theme.muted, 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        const QRectF outline = box.adjusted(half, half, -half, -half);
        painter.drawRoundedRect(outline, 4, 4);
        painter.setPen(QPen(theme.muted, 1.2));
        painter.drawLine(outline.topLeft(), outline.bottomRight());
        painter.drawLine(outline.topRight(), outline.bottomLeft());
    } else {
        fillBox(painter, inner.adjusted(-1, -1, 1, 1), server.fill, theme, fontMetrics().height() * 0.55);
        painter.setPen(QPen(theme.lines, m_layout->frame, Qt::SolidLine, Qt::SquareCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 3, 3);
    }
    QStringList note;
    for (const QString &part : {server.name, server.note}) {
        if (!part.isEmpty())
            note.append(part);
    }
    painter.setFont(font());
    painter.setPen(theme.muted);
    const QRectF noteRect = client ? m_layout->clientNote : m_layout->transitNote;
    painter.drawText(noteRect, Qt::AlignHCenter | Qt::AlignTop,
                     fontMetrics().elidedText(note.join(u" · "_s), Qt::ElideRight, int(noteRect.width())));
}

void PictureView::paintSquare(QPainter &painter, int index) const
{
    const Theme &theme = themeOf(*this);
    const PictureSquare &square = m_picture.squares.at(index);
    const QRectF rect = squareRect(index);
    const bool small = rect.width() < 11;
    const qreal pen = qBound(1.0, rect.width() / 11, 2.5);
    const bool failed = square.mark == Mark::Failed;
    const bool selected = m_selected.contains(square.id);
    const qreal corner = qMin(3.0, rect.width() / 8);

    QColor fill = theme.surface;
    if (selected)
        fill = theme.selection;
    painter.setBrush(square.place == Place::Between || selected || index == m_hovered ? QBrush(fill)
                                                                                      : QBrush(Qt::NoBrush));
    painter.setPen(QPen(failed ? theme.danger : theme.lines, pen));
    const QRectF outline = rect.adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.drawRoundedRect(outline, corner, corner);

    const QRectF inside = rect.adjusted(pen, pen, -pen, -pen);
    switch (square.mark) {
    case Mark::None:
        break;
    case Mark::Ready:
        // A dot, not a tick: ready is a promise, verified is a result.
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.client);
        painter.drawEllipse(rect.center(), rect.width() * 0.16, rect.width() * 0.16);
        break;
    case Mark::Verified:
        if (small)
            painter.fillRect(inside.adjusted(1, 1, -1, -1), theme.success);
        else
            drawSymbol(painter, inside, Symbol::Check, theme.success);
        break;
    case Mark::Failed:
        drawSymbol(painter, inside, Symbol::Exclamation, theme.danger);
        break;
    case Mark::Queued: {
        if (small || square.order <= 0) {
            drawSymbol(painter, inside, Symbol::Circle, theme.muted);
            break;
        }
        QFont number = font();
        number.setPixelSize(qMax(7, int(rect.height() * 0.55)));
        number.setBold(true);
        painter.setFont(number);
        painter.setPen(theme.text);
        painter.drawText(rect, Qt::AlignCenter, QString::number(square.order));
        break;
    }
    case Mark::Testing:
        drawSymbol(painter, inside, Symbol::Clock, theme.accent);
        break;
    case Mark::Unknown:
        drawSymbol(painter, inside, Symbol::Question, theme.warning);
        break;
    }
    if (square.place == Place::Between) {
        // How far it is fills the square from below, in the colour of the server it leaves.
        const QColor color = square.direction == Direction::Out ? theme.client : theme.transit;
        const QRectF level = inside.adjusted(2, 2, -2, -2);
        const qreal share = square.percent < 0 ? 0 : square.percent / 100.0;
        painter.fillRect(
            QRectF(level.left(), level.bottom() - level.height() * share, level.width(), level.height() * share),
            color);
    }
    if (index == m_focused && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), corner + 2, corner + 2);
    }
}

void PictureView::paintBetween(QPainter &painter) const
{
    const Theme &theme = themeOf(*this);
    if (m_picture.transit.fill != Fill::Absent) {
        QPen dots(theme.border, 1.5, Qt::DotLine);
        painter.setPen(dots);
        const qreal y = m_layout->between.center().y() - fontMetrics().height() * 0.3;
        painter.drawLine(QPointF(m_layout->between.left() + 6, y), QPointF(m_layout->between.right() - 6, y));
    }
    for (int i = 0; i < m_picture.squares.size(); ++i) {
        const PictureSquare &square = m_picture.squares.at(i);
        if (square.place != Place::Between)
            continue;
        const QRectF rect = m_layout->squares.at(i);
        const bool right = square.direction == Direction::Out;
        const QColor color = right ? theme.client : theme.transit;
        const qreal side = rect.height() * 1.35;
        const qreal width = side * 0.72;
        const QPointF centre(rect.center().x() + (right ? 1 : -1) * (rect.width() * 0.5 + width * 0.85),
                             rect.center().y());
        // A thick chevron in the colour of the server that it leaves.
        painter.fillRect(QRectF(centre.x() - width / 2 - 4, centre.y() - 2, width + 8, 4), theme.surface);
        painter.save();
        painter.translate(centre);
        painter.scale(right ? 1 : -1, 1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        const qreal h = side / 2;
        const qreal w = width / 2;
        painter.drawPolygon(
            QPolygonF{QPointF(-w, -h), QPointF(0, -h), QPointF(w, 0), QPointF(0, h), QPointF(-w, h), QPointF(0, 0)});
        painter.restore();

        const QString caption = movingText(square);
        painter.setFont(font());
        painter.setPen(theme.text);
        const qreal lineHeight = fontMetrics().height();
        const QRectF area(m_layout->between.left() + 4, rect.bottom() + lineHeight * 0.35,
                          m_layout->between.width() - 8, lineHeight * 2.2);
        if (fontMetrics().horizontalAdvance(caption) <= area.width()) {
            painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop, caption);
            continue;
        }
        // No room for one line: the name above, the rest below.
        const int cut = int(caption.indexOf(u" · "_s));
        const QString first = cut < 0 ? caption : caption.left(cut);
        const QString second = cut < 0 ? QString() : caption.mid(cut + 3);
        painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop,
                         fontMetrics().elidedText(first, Qt::ElideMiddle, int(area.width())));
        painter.drawText(area.translated(0, lineHeight), Qt::AlignHCenter | Qt::AlignTop,
                         fontMetrics().elidedText(second, Qt::ElideMiddle, int(area.width())));
    }
}

void PictureView::paintLegend(QPainter &painter) const
{
    if (m_picture.from.isEmpty())
        return;
    const Theme &theme = themeOf(*this);
    const qreal line = fontMetrics().height();
    const qreal swatch = line * 0.85;
    const QString oldText = tr("old architecture %1").arg(m_picture.from);
    const QString newText = tr("new architecture %1").arg(m_picture.to);
    painter.setFont(font());
    const qreal widths =
        fontMetrics().horizontalAdvance(oldText) + fontMetrics().horizontalAdvance(newText) + 2 * swatch + line * 2.6;
    qreal x = qMax(m_layout->legend.left(), m_layout->legend.center().x() - widths / 2);
    const qreal y = m_layout->legend.bottom() - line * 1.2;
    const auto entry = [&](Fill fill, const QString &text) {
        const QRectF box(x, y + (line - swatch) / 2, swatch, swatch);
        fillBox(painter, box, fill, theme, line * 0.3);
        painter.setPen(QPen(theme.lines, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 2, 2);
        painter.setPen(theme.muted);
        x += swatch + line * 0.4;
        painter.drawText(QPointF(x, y + fontMetrics().ascent()), text);
        x += fontMetrics().horizontalAdvance(text) + line * 1.8;
    };
    entry(Fill::Old, oldText);
    entry(Fill::New, newText);
}

} // namespace escale::ui
