// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/appearance.h>

#include <escale/ui/common/style.h>

#include <QtGui/QGuiApplication>
#include <QtGui/QStyleHints>
#include <QtWidgets/QApplication>

namespace escale::ui {

Appearance::Appearance(ColorScheme scheme, QObject *parent) : QObject(parent), m_scheme(scheme)
{
    QApplication::setStyle(new Style); // the application owns it
    QApplication::setPalette(theme(scheme).palette());
}

void Appearance::setScheme(ColorScheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    QApplication::setPalette(theme(scheme).palette());
    Q_EMIT schemeChanged(scheme);
}

ColorScheme Appearance::systemScheme()
{
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? ColorScheme::Dark
                                                                                 : ColorScheme::Light;
}

} // namespace escale::ui
