// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "arguments.h"

#include <QtCore/QSet>

#include <algorithm>

namespace escale::ctl {

using namespace Qt::StringLiterals;

namespace {

struct CommandForm {
    QLatin1StringView name;
    QLatin1StringView options; ///< separated by spaces; those with "=" take a value
    qsizetype least;
    qsizetype most;
};

constexpr qsizetype any = 1'000'000;
constexpr CommandForm forms[] = {
    {"show"_L1, "filter= json utc what-to-do"_L1, 1, any},
    {"search"_L1, "filter= json utc regex case word count"_L1, 2, any},
    {"verify"_L1, "key= json"_L1, 1, any},
    {"export"_L1, "output= state= platform= migration= redact names= with-raw json"_L1, 0, 1},
    {"redact"_L1, "output= names= with-raw preview json"_L1, 1, 1},
    {"compare"_L1, "filter= other-accounts json"_L1, 2, 2},
    {"stats"_L1, "filter= json utc"_L1, 1, any},
    {"codes"_L1, "json"_L1, 0, 0},
};

} // namespace

Parsed parse(const QStringList &given, logs::Language environment)
{
    Parsed parsed;
    Arguments &arguments = parsed.arguments;
    arguments.language = environment;
    const auto fail = [&](const QString &code, const QString &text) {
        if (!parsed.error)
            parsed.error = Error{code, {{u"text"_s, text}}, {}};
    };
    // The language first, so that a complaint about anything else is in it.
    for (qsizetype i = 0; i < given.size(); ++i) {
        QString value;
        if (given[i] == "--language"_L1)
            value = given.value(i + 1);
        else if (given[i].startsWith("--language="_L1))
            value = given[i].sliced(11);
        else
            continue;
        if (value == "fr"_L1 || value == "en"_L1)
            arguments.language = value == "fr"_L1 ? logs::Language::French : logs::Language::English;
        else
            fail(u"invalid_value"_s, u"--language "_s + value);
    }

    QStringList words;
    QSet<QString> known;
    QSet<QString> withValue;
    const CommandForm *form = nullptr;
    bool options = true;
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QString &argument = given[i];
        if (!options || !argument.startsWith(u'-') || argument == "-"_L1) {
            words.append(argument);
            if (words.size() == 1 && argument != "log"_L1) {
                const bool isKnown =
                    std::ranges::any_of(forms, [&](const CommandForm &f) { return argument == f.name; });
                fail(isKnown ? u"missing_log"_s : u"unknown_command"_s,
                     isKnown ? u"escalectl log "_s + argument : argument);
            }
            if (words.size() != 2)
                continue;
            const auto found = std::ranges::find_if(forms, [&](const CommandForm &f) { return argument == f.name; });
            if (found == std::ranges::end(forms)) {
                fail(u"unknown_command"_s, u"log "_s + argument);
                continue;
            }
            form = &*found;
            arguments.command = QString(form->name);
            for (const QString &option : QString(form->options).split(u' ')) {
                arguments.options.append(option.endsWith(u'=') ? option.chopped(1) : option);
                known.insert(arguments.options.last());
                if (option.endsWith(u'='))
                    withValue.insert(arguments.options.last());
            }
            continue;
        }
        if (argument == "--"_L1) {
            options = false;
            continue;
        }
        if (argument == "--help"_L1 || argument == "-h"_L1) {
            arguments.help = true;
            continue;
        }
        if (argument == "--version"_L1) {
            arguments.version = true;
            continue;
        }
        QString name = argument.sliced(argument.startsWith("--"_L1) ? 2 : 1);
        QString value;
        const qsizetype equals = name.indexOf(u'=');
        if (equals > 0) {
            value = name.sliced(equals + 1);
            name.truncate(equals);
        }
        if (name == "o"_L1)
            name = u"output"_s;
        if (name == "language"_L1) {
            i += equals > 0 ? 0 : 1;
            continue;
        }
        if (!known.contains(name)) {
            fail(u"unknown_option"_s, argument);
            continue;
        }
        if (withValue.contains(name) && equals < 0) {
            if (i + 1 == given.size()) {
                fail(u"missing_value"_s, argument);
                continue;
            }
            value = given[++i];
        } else if (!withValue.contains(name) && equals > 0) {
            fail(u"unknown_option"_s, argument);
            continue;
        }
        arguments.values.insert(name, value);
    }
    if (arguments.help || arguments.version || parsed.error)
        return parsed;
    if (words.isEmpty()) {
        arguments.help = true;
        return parsed;
    }
    if (!form) {
        fail(u"missing_command"_s, u"escalectl log"_s);
        return parsed;
    }
    arguments.files = words.sliced(2);
    if (arguments.files.size() < form->least)
        fail(u"missing_file"_s, arguments.command);
    else if (arguments.files.size() > form->most)
        fail(u"unexpected_argument"_s, arguments.files.last());
    return parsed;
}

} // namespace escale::ctl
