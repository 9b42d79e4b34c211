// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"
#include "help.h"

#include <QtCore/QSet>

namespace escale::ctl {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<QLatin1StringView, Result<ExitCode> (*)(const Arguments &, Output &)> commands[] = {
    {"show"_L1, show},           {"search"_L1, searchFor},  {"stats"_L1, stats},     {"verify"_L1, verify},
    {"export"_L1, exportBundle}, {"redact"_L1, redactFile}, {"compare"_L1, compare}, {"codes"_L1, codes},
};

} // namespace

int run(const QStringList &given, logs::Language environment, Output &output)
{
    const Parsed parsed = parse(given, environment);
    const Arguments &arguments = parsed.arguments;
    const auto complain = [&](const Error &error) { output.complain(complaint(error, arguments.language)); };
    if (parsed.error) {
        complain(*parsed.error);
        const QString ask = arguments.command.isEmpty() ? u"escalectl"_s : u"escalectl log "_s + arguments.command;
        output.complain((arguments.language == logs::Language::French ? u"« %1 --help » énumère ce qu’il y a"_s
                                                                      : u"%1 --help lists what there is"_s)
                            .arg(ask));
        return WrongUsage;
    }
    Result<ExitCode> result = Well;
    if (arguments.help)
        output.line((arguments.command.isEmpty() ? helpText(arguments.language)
                                                 : helpText(arguments.command, arguments.options, arguments.language))
                        .trimmed());
    else if (arguments.version)
        output.line(u"Escale "_s + QStringLiteral(ESCALE_VERSION));
    else {
        for (const auto &[name, command] : commands) {
            if (arguments.command == name)
                result = command(arguments, output);
        }
    }
    if (!output.finish())
        result = failure(u"io_failed"_s, {{u"path"_s, u"stdout"_s}});
    if (result)
        return *result;
    complain(result.error());
    static const QSet<QString> usage{u"missing_value"_s, u"invalid_value"_s,      u"missing_file"_s,
                                     u"missing_token"_s, u"bad_query"_s,          u"bad_pattern"_s,
                                     u"empty_text"_s,    u"unexpected_argument"_s};
    return usage.contains(result.error().code) ? WrongUsage : Failed;
}

} // namespace escale::ctl
