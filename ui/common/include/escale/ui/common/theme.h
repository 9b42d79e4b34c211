// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGui/QColor>
#include <QtGui/QPalette>

class QWidget;

namespace escale::ui {

enum class ColorScheme { Light, Dark };

/// What a colour is for. Every pair that carries text has a contrast of at least 4.5:1 (a test computes it).
enum class Tone { Normal, Muted, Accent, Success, Warning, Danger, Client, Transit };

/// All colours of the program, one set for each scheme. Widgets never name a colour of their own: they ask themeOf()
/// while painting, so that a change of the palette is all that a change of scheme needs.
struct Theme {
    ColorScheme scheme = ColorScheme::Light;
    QColor window;     ///< behind everything
    QColor surface;    ///< cards, lists, fields
    QColor border;     ///< thin lines
    QColor text;
    QColor muted;      ///< secondary text
    QColor accent;     ///< the primary command, links, the current step
    QColor onAccent;
    QColor selection;  ///< behind selected rows; text stays `text`
    QColor hover;
    QColor success;
    QColor warning;
    QColor danger;
    QColor client;     ///< the client server: title and chevron
    QColor transit;    ///< the transit server: chevron and marks
    QColor transitText;///< the transit server's title: the same hue, dark or light enough to read
    QColor lines;      ///< outlines of the picture
    QColor oldFill;    ///< old architecture
    QColor oldHatch;   ///< its pattern: colour is never the only cue
    QColor newFill;    ///< new architecture

    [[nodiscard]] const QColor &tone(Tone tone) const noexcept;
    [[nodiscard]] QPalette palette() const;
};

[[nodiscard]] const Theme &theme(ColorScheme scheme);
/// The theme that the palette belongs to.
[[nodiscard]] const Theme &themeOf(const QPalette &palette);
[[nodiscard]] const Theme &themeOf(const QWidget &widget);

/// A quarter of the colour over the surface: a bar or a field of its kind on which text keeps its contrast.
[[nodiscard]] QColor tinted(const Theme &theme, const QColor &color);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

/// A length in units of the widget's line height, so that everything grows with the font.
[[nodiscard]] int em(const QWidget &widget, double factor);

/// Lets the layouts of the widget and of everything below it settle now, from the inside out. By themselves they take
/// a turn of the event loop for each level, and wrapped text is cut until the last of them.
void settle(QWidget &widget);

} // namespace escale::ui
