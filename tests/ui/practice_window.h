// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/desktop/application.h>

#include <QtCore/QTemporaryDir>

namespace escale::test {

/// A desktop that begins on a practice platform of its own, with nothing in its folder yet.
[[nodiscard]] inline Options practiceOptions(const QTemporaryDir &folder)
{
    Options options;
    options.practice = true;
    options.dataFolder = folder.filePath(QStringLiteral("data"));
    options.settingsFile = folder.filePath(QStringLiteral("settings.ini"));
    options.platformProgram = QStringLiteral(ESCALE_PLATFORM_BINARY);
    options.colorScheme = ui::ColorScheme::Light;
    return options;
}

/// Connected, and shows what the platform has.
[[nodiscard]] inline bool isLive(const Application &application)
{
    return application.session() && application.session()->state() == Session::State::Live;
}

} // namespace escale::test
