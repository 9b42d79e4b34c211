// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/theme.h>

#include <QtWidgets/QLayout>
#include <QtWidgets/QWidget>

#include <cmath>

namespace escale::ui {

namespace {

// In place when the program is loaded: a constructor would run before main().
constexpr QColor rgb(int value)
{
    return QColor(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
}

constexpr Theme lightTheme{
    .scheme = ColorScheme::Light,
    .window = rgb(0xf5f6f8),
    .surface = rgb(0xffffff),
    .border = rgb(0xdde1e7),
    .text = rgb(0x1f242c),
    .muted = rgb(0x5a6370),
    .accent = rgb(0x2647c8),
    .onAccent = rgb(0xffffff),
    .selection = rgb(0xe4e9f9),
    .hover = rgb(0xeff1f5),
    .success = rgb(0x187239),
    .warning = rgb(0x8f5300),
    .danger = rgb(0xb3261e),
    .client = rgb(0x2647c8),
    .transit = rgb(0xe85693),
    .transitText = rgb(0xb92a66),
    .lines = rgb(0x333333),
    .oldFill = rgb(0xf8eadf),
    .oldHatch = rgb(0xe3c4ab),
    .newFill = rgb(0xe4f8df),
};

constexpr Theme darkTheme{
    .scheme = ColorScheme::Dark,
    .window = rgb(0x1b1e23),
    .surface = rgb(0x23272e),
    .border = rgb(0x3b414b),
    .text = rgb(0xe9ebef),
    .muted = rgb(0xa7aeb9),
    .accent = rgb(0x93a5ff),
    .onAccent = rgb(0x12151a),
    .selection = rgb(0x2f3b66),
    .hover = rgb(0x2c313a),
    .success = rgb(0x74d798),
    .warning = rgb(0xf0b559),
    .danger = rgb(0xff8f85),
    .client = rgb(0x93a5ff),
    .transit = rgb(0xff86b8),
    .transitText = rgb(0xff86b8),
    .lines = rgb(0xdadde2),
    .oldFill = rgb(0x4a3727),
    .oldHatch = rgb(0x6b503a),
    .newFill = rgb(0x22432a),
};

double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const QColor &Theme::tone(Tone which) const noexcept
{
    switch (which) {
    case Tone::Normal:
        return text;
    case Tone::Muted:
        return muted;
    case Tone::Accent:
        return accent;
    case Tone::Success:
        return success;
    case Tone::Warning:
        return warning;
    case Tone::Danger:
        return danger;
    case Tone::Client:
        return client;
    case Tone::Transit:
        return transitText;
    }
    return text;
}

QPalette Theme::palette() const
{
    QPalette palette(text, surface, surface, border, border, text, onAccent, surface, window);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Accent, accent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::BrightText, danger);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Midlight, hover);
    palette.setColor(QPalette::Mid, border);
    palette.setColor(QPalette::Dark, border);
    palette.setColor(QPalette::Shadow, border);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, muted);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, hover);
    return palette;
}

const Theme &theme(ColorScheme scheme)
{
    return scheme == ColorScheme::Dark ? darkTheme : lightTheme;
}

const Theme &themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme : lightTheme;
}

const Theme &themeOf(const QWidget &widget)
{
    return themeOf(widget.palette());
}

QColor tinted(const Theme &theme, const QColor &color)
{
    const auto mix = [](int surface, int tone) { return (surface * 3 + tone) / 4; };
    return {mix(theme.surface.red(), color.red()), mix(theme.surface.green(), color.green()),
            mix(theme.surface.blue(), color.blue())};
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

int em(const QWidget &widget, double factor)
{
    return qRound(widget.fontMetrics().height() * factor);
}

void settle(QWidget &widget)
{
    const QObjectList &children = widget.children();
    for (QObject *child : children) {
        if (auto *inner = qobject_cast<QWidget *>(child); inner && !inner->isWindow() && !inner->isHidden())
            settle(*inner);
    }
    if (QLayout *layout = widget.layout()) {
        layout->invalidate();
        layout->activate();
    }
}

} // namespace escale::ui
