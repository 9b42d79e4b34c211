// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/ui/common/theme.h>

#include <QtCore/QObject>

namespace escale::ui {

/// The colours of the whole program: a palette, and so every widget hears of a change as QEvent::PaletteChange.
/// One per program, on the GUI thread, after QApplication.
class Appearance final : public QObject {
    Q_OBJECT

public:
    /// Installs the style and the colours.
    explicit Appearance(ColorScheme scheme, QObject *parent = nullptr);

    void setScheme(ColorScheme scheme);
    [[nodiscard]] ColorScheme scheme() const { return m_scheme; }

    /// What the person's desktop asks for; light where it does not say.
    [[nodiscard]] static ColorScheme systemScheme();

Q_SIGNALS:
    void schemeChanged(escale::ui::ColorScheme scheme);

private:
    ColorScheme m_scheme;
};

} // namespace escale::ui
