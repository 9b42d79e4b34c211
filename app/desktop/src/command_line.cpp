// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/desktop/command_line.h>

#include <array>

namespace escale {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> number(const QString &text)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok && value >= 0 ? std::optional(value) : std::nullopt;
}

} // namespace

Result<Options> parseCommandLine(const QStringList &arguments)
{
    static constexpr std::array withValue{"--connect"_L1, "--language"_L1,   "--theme"_L1, "--data"_L1,
                                          "--seed"_L1,    "--scale"_L1,      "--tour"_L1,  "--tour-desk"_L1,
                                          "--open"_L1,    "--reader-tour"_L1};
    Options options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString option = arguments[i];
        if (option == "--practice"_L1) {
            options.practice = true;
            continue;
        }
        if (option == "--help"_L1 || option == "-h"_L1) {
            options.help = true;
            continue;
        }
        if (option == "--version"_L1) {
            options.version = true;
            continue;
        }
        if (!option.startsWith(u'-'))
            return failure(u"unexpected_argument"_s, {{u"argument"_s, option}});

        QString value;
        bool hasValue = false;
        if (const qsizetype equals = option.indexOf(u'='); equals > 0) {
            value = option.mid(equals + 1);
            option.truncate(equals);
            hasValue = true;
        }
        if (std::ranges::none_of(withValue, [&](QLatin1StringView known) { return option == known; }))
            return failure(u"unknown_option"_s, {{u"option"_s, option}});
        if (!hasValue) {
            if (i + 1 == arguments.size())
                return failure(u"missing_value"_s, {{u"option"_s, option}});
            value = arguments[++i];
        }
        const auto invalid = failure(u"invalid_value"_s, {{u"option"_s, option}, {u"value"_s, value}});
        if (value.isEmpty())
            return failure(u"missing_value"_s, {{u"option"_s, option}});

        if (option == "--connect"_L1) {
            const QUrl url(value, QUrl::StrictMode);
            if (!url.userInfo().isEmpty())
                return failure(u"secret_in_address"_s);
            if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
                return invalid;
            options.connectTo = url;
        } else if (option == "--language"_L1) {
            if (value != "en"_L1 && value != "fr"_L1)
                return invalid;
            options.language = value == "fr"_L1 ? QLocale::French : QLocale::English;
        } else if (option == "--theme"_L1) {
            if (value != "light"_L1 && value != "dark"_L1)
                return invalid;
            options.colorScheme = value == "dark"_L1 ? ui::ColorScheme::Dark : ui::ColorScheme::Light;
        } else if (option == "--data"_L1) {
            options.dataFolder = value;
        } else if (option == "--tour"_L1) {
            options.tourFolder = value;
        } else if (option == "--tour-desk"_L1) {
            options.tourFolder = value;
            options.deskTour = true;
        } else if (option == "--reader-tour"_L1) {
            options.readerTourFolder = value;
        } else if (option == "--open"_L1) {
            options.openFiles += value;
            while (i + 1 < arguments.size() && !arguments[i + 1].startsWith(u'-'))
                options.openFiles += arguments[++i];
        } else if (const auto parsed = number(value); !parsed) {
            return invalid;
        } else if (option == "--seed"_L1) {
            options.seed = parsed;
        } else {
            options.scale = parsed;
        }
    }
    if (!options.tourFolder.isEmpty())
        options.practice = true;
    if (!options.readerTourFolder.isEmpty() && (options.practice || !options.connectTo.isEmpty()))
        return failure(
            u"options_exclude_each_other"_s,
            {{u"options"_s, options.practice ? u"--reader-tour, --practice"_s : u"--reader-tour, --connect"_s}});
    if (options.practice && !options.connectTo.isEmpty())
        return failure(
            u"options_exclude_each_other"_s,
            {{u"options"_s, options.tourFolder.isEmpty() ? u"--practice, --connect"_s : u"--tour, --connect"_s}});
    return options;
}

QString helpText()
{
    return uR"(Usage: escale [OPTION…]

Migrates hosting accounts to a new architecture, in eight steps. Without options it opens the window and asks
where to begin.

  --practice           open on a practice platform: a small hosting company on this computer only
  --connect URL        open on the platform at this address; the token is taken from the environment variable
                       ESCALE_TOKEN, or asked for
  --language en|fr     the language of the window, this time
  --theme light|dark   the colours of the window, this time
  --open FILE…         open logs, bundles (.escale) or a tool's output in the reader; no platform is needed
  --data DIR           where the practice platform keeps its data (default: it is kept for the next time)
  --seed N             which practice company, when it is made
  --scale N            a practice company of about N accounts
  --tour DIR           the guided tour through all eight steps; leaves pictures and the migration log in DIR
  --tour-desk DIR      the guided tour of support's desk: requests, transit fleet, overruns, accounts, queues, tokens
  --reader-tour DIR    the tour of the log reader; leaves pictures in DIR
  --help, --version
)"_s;
}

QString commandLineComplaint(const Error &error)
{
    const auto value = [&](QLatin1StringView name) { return error.params[name].toString(); };
    if (error.code == "unknown_option"_L1)
        return u"there is no option %1"_s.arg(value("option"_L1));
    if (error.code == "missing_value"_L1)
        return u"%1 needs a value"_s.arg(value("option"_L1));
    if (error.code == "invalid_value"_L1)
        return u"%1 does not take '%2'"_s.arg(value("option"_L1), value("value"_L1));
    if (error.code == "secret_in_address"_L1)
        return u"the address holds a name or a password; the token belongs into ESCALE_TOKEN"_s;
    if (error.code == "options_exclude_each_other"_L1)
        return u"these cannot be used together: %1"_s.arg(value("options"_L1));
    if (error.code == "unexpected_argument"_L1)
        return u"do not know what to do with '%1'"_s.arg(value("argument"_L1));
    return error.code;
}

} // namespace escale
