// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/sentence.h>

#include <QtCore/QHash>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

namespace escale::ctl {

/// What was asked for. Options may stand anywhere after the command; `--` ends them.
struct Arguments {
    QString command; ///< "show", "verify"…; empty: only help or version of the program was asked for
    QStringList options; ///< all that the command takes, by their long names without dashes
    QStringList files; ///< and whatever else is no option
    QHash<QString, QString> values; ///< by the option's long name, without dashes; flags have an empty value
    logs::Language language = logs::Language::English;
    bool help = false;
    bool version = false;

    [[nodiscard]] bool has(const QString &option) const { return values.contains(option); }
    [[nodiscard]] QString value(const QString &option) const { return values.value(option); }
};

/// `environment`: the language of the machine, where no --language says another. Fails with unknown_command,
/// unknown_option, missing_value, invalid_value, missing_file or unexpected_argument; the language is that of the
/// arguments even then.
struct Parsed {
    Arguments arguments;
    std::optional<Error> error;
};
[[nodiscard]] Parsed parse(const QStringList &arguments, logs::Language environment);

} // namespace escale::ctl
