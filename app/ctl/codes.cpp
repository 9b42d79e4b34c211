// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"

#include <escale/logs/catalogue.h>

#include <QtCore/QJsonArray>

namespace escale::ctl {

using namespace Qt::StringLiterals;

Result<ExitCode> codes(const Arguments &arguments, Output &output)
{
    const bool french = arguments.language == logs::Language::French;
    for (const logs::Message &message : logs::catalogue()) {
        const QString says = QString::fromUtf8(french ? message.french : message.english);
        const QString todo = QString::fromUtf8(french ? message.todoFrench : message.todoEnglish);
        if (arguments.has(u"json"_s)) {
            QJsonArray parameters;
            for (const logs::Parameter &parameter : message.parameters)
                parameters.append(QString::fromLatin1(parameter.name));
            output.json({{u"code"_s, QString::fromLatin1(message.code)},
                         {u"action"_s, QString::fromLatin1(message.action)},
                         {u"level"_s, QString(nameOf(message.severity))},
                         {u"sentence"_s, says},
                         {u"what_to_do"_s, todo},
                         {u"params"_s, parameters}});
            continue;
        }
        const QString level = message.severity == logs::Severity::Info
                                  ? QString()
                                  : logs::severityName(message.severity, arguments.language).toUpper() + u' ';
        output.line(QString::fromLatin1(message.code) + u"  "_s + level + says);
        if (!todo.isEmpty())
            output.line(u"          → "_s + todo);
    }
    return Well;
}

} // namespace escale::ctl
