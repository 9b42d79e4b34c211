// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/ui/common/theme.h>

#include <QtCore/QLocale>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <memory>
#include <optional>

namespace escale {

class TokenKeeper;

/// What the program was asked to do. Value, any thread.
struct Options {
    bool practice = false;       ///< start a practice platform and open the window on it
    QUrl connectTo;              ///< empty: nowhere; never holds a token
    QStringList openFiles;       ///< logs and bundles to read
    QString readerTourFolder;    ///< not empty: the tour of the log reader
    QString tourFolder;          ///< not empty: the guided tour, which implies practice
    bool deskTour = false;       ///< the tour is that of support's desk
    QString dataFolder;          ///< of the practice platform; empty: the program's own folder
    std::optional<int> seed;
    std::optional<int> scale;
    std::optional<QLocale::Language> language; ///< this time only; otherwise as it was left
    std::optional<ui::ColorScheme> colorScheme;
    bool help = false;
    bool version = false;

    // Not on the command line: for tests and measurements.
    QString settingsFile;        ///< empty: the person's own settings
    bool useKeychain = false; ///< also with a settings file of one's own, which otherwise goes without: for tests of it
    std::shared_ptr<TokenKeeper> tokens; ///< instead of the keychain
    QString platformProgram; ///< empty: found beside this program
    bool startupReport = false; ///< print when the window can be used, and quit

    friend bool operator==(const Options &, const Options &) = default;
};

/// Reads the arguments, without the program's name. A token on the command line would be readable by every user of
/// the machine, so there is no option for one, and an address that holds one is refused.
/// Errors: unknown_option {option}, missing_value {option}, invalid_value {option, value}, secret_in_address,
/// options_exclude_each_other {options}, unexpected_argument {argument}.
[[nodiscard]] Result<Options> parseCommandLine(const QStringList &arguments);

/// What --help prints. English: it is for terminals and scripts.
[[nodiscard]] QString helpText();
/// One English line for an error of parseCommandLine().
[[nodiscard]] QString commandLineComplaint(const Error &error);

} // namespace escale
