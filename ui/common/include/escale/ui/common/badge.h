// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QSize>
#include <QtGui/QFont>

class QPainter;

namespace escale::ui {

/// A short text in a rounded outline: "step 4 · 7/12".
void drawBadge(QPainter &painter, const QRect &rect, const QString &text, const QColor &color, const QFont &font);
[[nodiscard]] QSize badgeSize(const QString &text, const QFont &font);
/// The font badges are written in: a little smaller than the list's.
[[nodiscard]] QFont badgeFont(const QFont &base);

} // namespace escale::ui
