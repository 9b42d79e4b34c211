// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/journey/picture_view.h>

namespace escale::ui {

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

} // namespace escale::ui
