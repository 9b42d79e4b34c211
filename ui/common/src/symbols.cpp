// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/symbols.h>

#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace escale::ui {

void drawSymbol(QPainter &painter, const QRectF &rect, Symbol symbol, const QColor &color)
{
    const qreal side = qMin(rect.width(), rect.height());
    if (side <= 0 || symbol == Symbol::None)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(side / 16, side / 16); // every sign is drawn in a box from -8 to 8
    QPen pen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const auto fill = [&] {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
    };
    using P = QPointF;
    switch (symbol) {
    case Symbol::None:
        break;
    case Symbol::Check:
        painter.drawPolyline(QPolygonF{P(-5, 0.5), P(-1.5, 4), P(5, -4)});
        break;
    case Symbol::Cross:
        painter.drawLine(P(-4, -4), P(4, 4));
        painter.drawLine(P(-4, 4), P(4, -4));
        break;
    case Symbol::Circle:
        painter.drawEllipse(P(0, 0), 5, 5);
        break;
    case Symbol::Exclamation:
        pen.setWidthF(2.4);
        painter.setPen(pen);
        painter.drawLine(P(0, -6), P(0, 1));
        painter.drawPoint(P(0, 5.5));
        break;
    case Symbol::Square:
        fill();
        painter.drawRoundedRect(QRectF(-4, -4, 8, 8), 1, 1);
        break;
    case Symbol::SquareOutline:
        painter.drawRoundedRect(QRectF(-4, -4, 8, 8), 1, 1);
        break;
    case Symbol::Triangle:
        fill();
        painter.drawPolygon(QPolygonF{P(-4, -5), P(5, 0), P(-4, 5)});
        break;
    case Symbol::Clock:
        painter.drawEllipse(P(0, 0), 6, 6);
        painter.drawPolyline(QPolygonF{P(0, -3.5), P(0, 0), P(3, 1.5)});
        break;
    case Symbol::Back:
        painter.drawLine(P(-5, 0), P(5, 0));
        painter.drawPolyline(QPolygonF{P(-1, -4), P(-5, 0), P(-1, 4)});
        break;
    case Symbol::Forward:
        painter.drawLine(P(-5, 0), P(5, 0));
        painter.drawPolyline(QPolygonF{P(1, -4), P(5, 0), P(1, 4)});
        break;
    case Symbol::Search:
        painter.drawEllipse(P(-1.5, -1.5), 4.5, 4.5);
        painter.drawLine(P(2, 2), P(6, 6));
        break;
    case Symbol::Pause:
        fill();
        painter.drawRect(QRectF(-4, -5, 3, 10));
        painter.drawRect(QRectF(1, -5, 3, 10));
        break;
    case Symbol::Play:
        fill();
        painter.drawPolygon(QPolygonF{P(-3.5, -5.5), P(5.5, 0), P(-3.5, 5.5)});
        break;
    case Symbol::Stop:
        fill();
        painter.drawRect(QRectF(-4.5, -4.5, 9, 9));
        break;
    case Symbol::Copy:
        painter.drawRoundedRect(QRectF(-2, -2, 8, 8), 1, 1);
        painter.drawPolyline(QPolygonF{P(-4, 3), P(-6, 3), P(-6, -6), P(3, -6), P(3, -4)});
        break;
    case Symbol::Server:
        painter.drawRoundedRect(QRectF(-6, -6, 12, 12), 1.5, 1.5);
        painter.drawLine(P(-6, 0), P(6, 0));
        painter.drawPoint(P(-3, -3));
        painter.drawPoint(P(-3, 3));
        break;
    case Symbol::Question: {
        QPainterPath path(P(-3, -3));
        path.cubicTo(P(-3, -7), P(4, -7), P(3.5, -3));
        path.cubicTo(P(3, -0.5), P(0, -0.5), P(0, 2));
        painter.drawPath(path);
        painter.drawPoint(P(0, 5.5));
        break;
    }
    case Symbol::Sun:
        painter.drawEllipse(P(0, 0), 3, 3);
        for (int i = 0; i < 8; ++i) {
            painter.drawLine(P(0, -5.2), P(0, -7));
            painter.rotate(45);
        }
        break;
    case Symbol::Moon: {
        QPainterPath moon;
        moon.addEllipse(P(-0.5, 0), 6, 6);
        QPainterPath bite;
        bite.addEllipse(P(3, -2), 5, 5);
        painter.drawPath(moon.subtracted(bite));
        break;
    }
    case Symbol::ChevronDown:
        painter.drawPolyline(QPolygonF{P(-4, -2), P(0, 2.5), P(4, -2)});
        break;
    case Symbol::ChevronUp:
        painter.drawPolyline(QPolygonF{P(-4, 2), P(0, -2.5), P(4, 2)});
        break;
    case Symbol::Link:
        painter.drawPolyline(QPolygonF{P(-1, -5), P(-6, -5), P(-6, 6), P(5, 6), P(5, 1)});
        painter.drawLine(P(-1, 1), P(6, -6));
        painter.drawPolyline(QPolygonF{P(2, -6), P(6, -6), P(6, -2)});
        break;
    case Symbol::Swap:
        painter.drawLine(P(-6, -3), P(5, -3));
        painter.drawPolyline(QPolygonF{P(2, -6), P(5.5, -3), P(2, 0)});
        painter.drawLine(P(6, 4), P(-5, 4));
        painter.drawPolyline(QPolygonF{P(-2, 1), P(-5.5, 4), P(-2, 7)});
        break;
    }
    painter.restore();
}

namespace {

class SymbolEngine final : public QIconEngine {
public:
    SymbolEngine(Symbol symbol, Tone tone) : m_symbol(symbol), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const Theme &theme = themeOf(palette);
        drawSymbol(*painter, rect, m_symbol, mode == QIcon::Disabled ? theme.border.darker(120) : theme.tone(m_tone));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolEngine(m_symbol, m_tone); }

private:
    Symbol m_symbol;
    Tone m_tone;
};

} // namespace

QIcon symbolIcon(Symbol symbol, Tone tone)
{
    return QIcon(new SymbolEngine(symbol, tone));
}

} // namespace escale::ui
