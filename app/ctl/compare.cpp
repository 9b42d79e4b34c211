// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"
#include "open_log.h"

#include <escale/logs/compare.h>

namespace escale::ctl {

using namespace Qt::StringLiterals;

namespace {

/// A line's sentence without what differs by nature, such as its time; other lines as they are.
Result<QString> textOf(const OpenLog &log, qint64 line, logs::Language language)
{
    const auto bytes = logs::lineBytes(*log.source, log.index, line);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto entry = logs::fromLine(*bytes);
    return harmless(entry ? entry->code + u' ' + logs::sentence(*entry, language) : QString::fromUtf8(*bytes));
}

QLatin1StringView wordOf(logs::CompareRow::Kind kind)
{
    using enum logs::CompareRow::Kind;
    switch (kind) {
    case Same:
        return "same"_L1;
    case Changed:
        return "changed"_L1;
    case OnlyLeft:
        return "only_left"_L1;
    case OnlyRight:
        return "only_right"_L1;
    }
    return {};
}

QJsonValue seconds(qint64 ms)
{
    return ms < 0 ? QJsonValue() : QJsonValue(double(ms) / 1000);
}

} // namespace

Result<ExitCode> compare(const Arguments &arguments, Output &output)
{
    const auto open = openLogs(arguments.files, arguments);
    if (!open)
        return std::unexpected(open.error());
    const OpenLog &left = open->front();
    const OpenLog &right = open->back();
    const auto compared = logs::compare({left.source, left.index, left.lines}, {right.source, right.index, right.lines},
                                        {.sameAccount = !arguments.has(u"other-accounts"_s)});
    if (!compared)
        return std::unexpected(compared.error());
    const bool json = arguments.has(u"json"_s);
    for (const logs::CompareRow &row : compared->rows) {
        if (row.kind == logs::CompareRow::Kind::Same)
            continue;
        QString leftText;
        QString rightText;
        for (const auto &[line, log, text] :
             {std::tuple(row.left, &left, &leftText), std::tuple(row.right, &right, &rightText)}) {
            if (line < 0)
                continue;
            const auto read = textOf(*log, line, arguments.language);
            if (!read)
                return std::unexpected(read.error());
            *text = *read;
        }
        if (json) {
            output.json({{u"kind"_s, QString(wordOf(row.kind))},
                         {u"left_line"_s, row.left + 1},
                         {u"right_line"_s, row.right + 1},
                         {u"left"_s, leftText},
                         {u"right"_s, rightText},
                         {u"elsewhere"_s, row.isElsewhere}});
            continue;
        }
        if (row.left >= 0)
            output.line(u"< %1: %2"_s.arg(row.left + 1).arg(leftText));
        if (row.right >= 0)
            output.line(u"> %1: %2"_s.arg(row.right + 1).arg(rightText));
    }
    const bool french = arguments.language == logs::Language::French;
    if (json) {
        for (const logs::CompareStage &stage : compared->stages)
            output.json({{u"stage"_s, stage.stage},
                         {u"account"_s, stage.account},
                         {u"subject"_s, stage.subject},
                         {u"left_seconds"_s, seconds(stage.leftMs)},
                         {u"right_seconds"_s, seconds(stage.rightMs)}});
        output.json({{u"same"_s, compared->same},
                     {u"changed"_s, compared->changed},
                     {u"only_left"_s, compared->onlyLeft},
                     {u"only_right"_s, compared->onlyRight}});
    } else {
        output.line((french ? u"identiques %1, modifiées %2, seulement à gauche %3, seulement à droite %4"_s
                            : u"same %1, changed %2, only left %3, only right %4"_s)
                        .arg(compared->same)
                        .arg(compared->changed)
                        .arg(compared->onlyLeft)
                        .arg(compared->onlyRight));
    }
    return compared->changed + compared->onlyLeft + compared->onlyRight > 0 ? Found : Well;
}

} // namespace escale::ctl
