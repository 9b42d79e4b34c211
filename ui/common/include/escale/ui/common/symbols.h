// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtGui/QIcon>

class QPainter;

namespace escale::ui {

/// Our own small signs, drawn and not loaded: they are sharp at any scale and take the palette's colour at the time.
enum class Symbol {
    None,
    Check,
    Cross,
    Circle,
    Exclamation,
    Square,
    SquareOutline,
    Triangle,
    Clock,
    Back,
    Forward,
    Search,
    Pause,
    Play,
    Stop,
    Copy,
    Server,
    Question,
    Sun,
    Moon,
    ChevronDown,
    ChevronUp,
    Link,
    Swap
};

void drawSymbol(QPainter &painter, const QRectF &rect, Symbol symbol, const QColor &color);

/// An icon that follows the palette of the widget it is drawn on.
[[nodiscard]] QIcon symbolIcon(Symbol symbol, Tone tone = Tone::Normal);

} // namespace escale::ui
