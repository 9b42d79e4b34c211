// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/style.h>

#include <escale/ui/common/symbols.h>
#include <escale/ui/common/theme.h>

#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyleOption>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

namespace {

constexpr auto primaryProperty = "escalePrimary";
constexpr auto linkProperty = "escaleLink";
constexpr qreal radius = 5;
constexpr int linePadding = 3; // between the round frame of a line edit and its text

bool has(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

bool isFramed(const QStyleOption *option)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth > 0;
}

void drawPanel(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

} // namespace

Style::Style() : QProxyStyle(u"fusion"_s) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    const Theme &theme = themeOf(option->palette);
    const bool enabled = option->state & State_Enabled;
    const bool pressed = option->state & (State_Sunken | State_On);
    const bool hover = enabled && (option->state & State_MouseOver);
    switch (element) {
    case PE_PanelButtonCommand:
        if (has(widget, linkProperty))
            return;
        if (has(widget, primaryProperty) && enabled) {
            drawPanel(painter, option->rect, mixed(theme.accent, theme.text, pressed ? 0.25 : hover ? 0.12 : 0), {});
            return;
        }
        drawPanel(painter, option->rect,
                  pressed ? theme.selection
                  : hover ? theme.hover
                          : theme.surface,
                  enabled ? mixed(theme.border, theme.muted, 0.25) : theme.border);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton: {
        // A box that has nothing in it is seen by its line alone.
        const QColor line = enabled ? mixed(theme.border, theme.muted, 0.8) : theme.border;
        const QColor sign = enabled ? theme.text : theme.muted;
        const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(line, 1));
        painter->setBrush(hover ? theme.hover : theme.surface);
        if (element == PE_IndicatorRadioButton)
            painter->drawEllipse(box);
        else
            painter->drawRoundedRect(box, 2, 2);
        painter->setPen(Qt::NoPen);
        painter->setBrush(sign);
        const qreal inner = box.width() * 0.28;
        if (element == PE_IndicatorRadioButton && (option->state & State_On))
            painter->drawEllipse(box.adjusted(inner, inner, -inner, -inner));
        else if (option->state & State_NoChange)
            painter->drawRect(QRectF(box.left() + inner, box.center().y() - 1, box.width() - 2 * inner, 2));
        painter->restore();
        if (element == PE_IndicatorCheckBox && (option->state & State_On)) {
            const qreal room = box.width() * 0.15;
            drawSymbol(*painter, box.adjusted(room, room, -room, -room), Symbol::Check, sign);
        }
        return;
    }
    case PE_IndicatorTabClose: {
        if (hover)
            drawPanel(painter, option->rect, theme.hover, theme.border);
        const qreal side = qMin(option->rect.width(), option->rect.height()) * 0.6;
        QRectF cross(0, 0, side, side);
        cross.moveCenter(QRectF(option->rect).center());
        drawSymbol(*painter, cross, Symbol::Cross, hover ? theme.text : theme.muted);
        return;
    }
    case PE_PanelButtonTool:
        if (pressed || hover)
            drawPanel(painter, option->rect, pressed ? theme.selection : theme.hover, theme.border);
        return;
    case PE_FrameLineEdit:
    case PE_PanelLineEdit:
        if (element == PE_PanelLineEdit) {
            const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            if (frame && frame->lineWidth <= 0) {
                painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
                return;
            }
        }
        drawPanel(painter, option->rect, theme.surface,
                  (option->state & State_HasFocus) ? theme.accent : mixed(theme.border, theme.muted, 0.25));
        return;
    case PE_FrameFocusRect:
        // Rows and cells show the current one by a thin ring; buttons and the rest by one that nobody misses.
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 3, 3);
        painter->restore();
        return;
    case PE_Frame:
        painter->save();
        painter->setPen(theme.border);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (item && (item->state & State_Selected))
            painter->fillRect(item->rect, theme.selection);
        else if (item && (item->state & State_MouseOver) && enabled)
            painter->fillRect(item->rect, theme.hover);
        else if (item && item->backgroundBrush.style() != Qt::NoBrush)
            painter->fillRect(item->rect, item->backgroundBrush);
        return;
    }
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const Theme &theme = themeOf(option->palette);
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy = *button;
            if (has(widget, primaryProperty) && (option->state & State_Enabled))
                copy.palette.setColor(QPalette::ButtonText, theme.onAccent);
            else if (has(widget, linkProperty))
                copy.palette.setColor(QPalette::ButtonText, theme.accent);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_HeaderSection: {
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->setPen(theme.border);
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    }
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::Base));
        painter->setPen(theme.border);
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_HeaderLabel:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            QStyleOptionHeaderV2 copy;
            copy.QStyleOptionHeader::operator=(*header);
            copy.palette.setColor(QPalette::ButtonText, theme.muted);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    case CE_TabBarTabShape:
        QProxyStyle::drawControl(element, option, painter, widget);
        // Which one is in front is not to be guessed from two shades.
        if (option->state & State_Selected)
            painter->fillRect(QRect(option->rect.topLeft() + QPoint(1, 0), QSize(option->rect.width() - 2, 3)),
                              theme.accent);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, theme.window);
        painter->setPen(theme.border);
        if (option->rect.width() < option->rect.height())
            painter->drawLine(option->rect.topLeft(), option->rect.bottomLeft());
        else
            painter->drawLine(option->rect.topLeft(), option->rect.topRight());
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, theme.surface);
        painter->setPen(theme.border);
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            // Fusion fills each item with the window's colour; the bar is a surface.
            QStyleOptionMenuItem copy = *item;
            copy.palette.setColor(QPalette::Window, theme.surface);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            painter->setPen(theme.border);
            painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
            return;
        }
        break;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, theme.surface);
        painter->setPen(theme.border);
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        if (qobject_cast<const QAbstractItemView *>(widget))
            return 1;
        break;
    case PM_ToolBarFrameWidth:
        return 0;
    case PM_ToolBarItemSpacing:
        return 6;
    case PM_ToolBarItemMargin:
        return 6;
    case PM_SplitterWidth:
        return 5;
    case PM_HeaderMarkSize:
        return 8;
    case PM_HeaderMargin:
        return 6;
    case PM_FocusFrameHMargin: // the space on both sides of a cell's text
        if (qobject_cast<const QAbstractItemView *>(widget))
            return 6;
        break;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_UnderlineShortcut:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    if (type == CT_HeaderSection) {
        // Every column would keep room for the arrow that one of them shows.
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && header->sortIndicator != QStyleOptionHeader::None) {
            QStyleOptionHeader copy = *header;
            copy.sortIndicator = QStyleOptionHeader::None;
            return sizeFromContents(type, &copy, size, widget);
        }
    }
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    // What stands in one row of a form has one height.
    const int fieldHeight = option->fontMetrics.height() * 7 / 4;
    if (type == CT_PushButton) {
        if (has(widget, linkProperty))
            return {size.width() + 4, size.height() + 6};
        result.setHeight(qMax(result.height(), fieldHeight));
        result.rwidth() += option->fontMetrics.height() / 2;
    } else if (type == CT_LineEdit) {
        // The line within a spin box or a combo box has the room that these leave.
        if (isFramed(option)) {
            result.setHeight(qMax(result.height(), fieldHeight));
            result.rwidth() += 2 * linePadding;
        }
    } else if (type == CT_ComboBox || type == CT_SpinBox) {
        result.setHeight(qMax(result.height(), fieldHeight));
    } else if (type == CT_HeaderSection) {
        result.setHeight(qMax(result.height(), fieldHeight));
    } else if (type == CT_MenuItem) {
        result.rheight() += option->fontMetrics.height() / 4;
    }
    return result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents && isFramed(option) ? rect.adjusted(linePadding, 0, -linePadding, 0) : rect;
}

void setPrimary(QPushButton &button, bool primary)
{
    button.setProperty(primaryProperty, primary);
    QFont font = button.font();
    font.setBold(primary);
    button.setFont(font);
    button.update();
}

void setLinkLike(QPushButton &button)
{
    button.setProperty(linkProperty, true);
    button.setFlat(true);
    button.setCursor(Qt::PointingHandCursor);
    button.setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

} // namespace escale::ui
