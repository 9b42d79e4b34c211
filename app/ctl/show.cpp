// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commands.h"
#include "open_log.h"

#include <escale/core/clock.h>
#include <escale/logs/merge.h>
#include <escale/logs/search.h>

#include <QtCore/QMap>

#include <algorithm>

namespace escale::ctl {

using namespace Qt::StringLiterals;
using logs::Language;

namespace {

constexpr qint64 page = 1000;

QTimeZone zoneOf(const Arguments &arguments)
{
    return arguments.has(u"utc"_s) ? QTimeZone::utc() : QTimeZone::systemTimeZone();
}

/// One line of a log for a reader: an entry as a sentence, anything else as it is.
class Shower {
public:
    Shower(const Arguments &arguments, Output &output, bool several)
        : m_arguments(arguments)
        , m_output(output)
        , m_zone(zoneOf(arguments))
        , m_several(several)
    {
    }

    Result<void> show(const OpenLog &log, qint64 line)
    {
        const auto bytes = logs::lineBytes(*log.source, log.index, line);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto entry = logs::fromLine(*bytes);
        if (m_arguments.has(u"json"_s))
            showJson(log, line, *bytes, entry ? &*entry : nullptr);
        else
            showText(log, *bytes, entry ? &*entry : nullptr);
        return {};
    }

private:
    void showJson(const OpenLog &log, qint64 line, const QByteArray &bytes, const logs::Entry *entry)
    {
        QJsonObject object{{u"file"_s, log.path}, {u"line"_s, line + 1}};
        if (!entry) {
            object.insert(u"raw"_s, QString::fromUtf8(bytes));
            m_output.json(object);
            return;
        }
        object.insert(u"time"_s, toWireTime(entry->at));
        object.insert(u"level"_s, QString(nameOf(entry->severity)));
        object.insert(u"code"_s, entry->code);
        object.insert(u"sentence"_s, logs::sentence(*entry, m_arguments.language, m_zone));
        object.insert(u"what_to_do"_s, logs::whatToDo(entry->code, entry->params, m_arguments.language));
        object.insert(u"seq"_s, entry->seq);
        object.insert(u"step"_s, entry->step);
        object.insert(u"server"_s, entry->server);
        object.insert(u"account"_s, entry->account);
        object.insert(u"task"_s, entry->task);
        object.insert(u"actor"_s, entry->actor);
        object.insert(u"params"_s, entry->params);
        m_output.json(object);
    }

    void showText(const OpenLog &log, const QByteArray &bytes, const logs::Entry *entry)
    {
        const QString prefix = m_several ? log.path + u": "_s : QString();
        if (!entry) {
            m_output.line(harmless(prefix + QString::fromUtf8(bytes)));
            return;
        }
        const QString level = entry->severity == logs::Severity::Info
                                  ? QString()
                                  : logs::severityName(entry->severity, m_arguments.language).toUpper() + u' ';
        const QString time = entry->at.toTimeZone(m_zone).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
        const QString who = entry->onBehalfOf.isEmpty()                ? entry->actor
                            : m_arguments.language == Language::French ? entry->actor + u" pour "_s + entry->onBehalfOf
                                                                       : entry->actor + u" for "_s + entry->onBehalfOf;
        m_output.line(harmless(prefix + time + u"  "_s + entry->code + u"  "_s + level
                               + logs::sentence(*entry, m_arguments.language, m_zone)
                               + (who.isEmpty() ? QString() : u"  ["_s + who + u']')));
        const QString todo = logs::whatToDo(entry->code, entry->params, m_arguments.language);
        if (m_arguments.has(u"what-to-do"_s) && !todo.isEmpty())
            m_output.line(harmless(u"    → "_s + todo));
    }

    const Arguments &m_arguments;
    Output &m_output;
    QTimeZone m_zone;
    bool m_several;
};

Result<void> showAll(const std::vector<OpenLog> &open, const Arguments &arguments, Output &output)
{
    Shower shower(arguments, output, open.size() > 1);
    if (open.size() == 1) {
        for (qint64 i = 0; i < open.front().shown(); ++i) {
            if (const auto done = shower.show(open.front(), open.front().lineAt(i)); !done)
                return done;
        }
        return {};
    }
    std::vector<logs::Index> indices;
    std::vector<logs::LineSet> shown;
    for (const OpenLog &log : open) {
        indices.push_back(log.index);
        shown.push_back(log.lines);
    }
    const bool all = std::ranges::all_of(shown, [](const logs::LineSet &lines) { return lines.size() == 0; });
    const logs::Merge merge = logs::Merge::make(indices, all ? std::vector<logs::LineSet>() : shown);
    for (qint64 row = 0; row < merge.count(); row += page) {
        for (const logs::Merge::Place &place : merge.page(row, std::min(page, merge.count() - row))) {
            if (const auto done = shower.show(open[std::size_t(place.log)], place.line); !done)
                return done;
        }
    }
    return {};
}

} // namespace

Result<ExitCode> show(const Arguments &arguments, Output &output)
{
    const auto open = openLogs(arguments.files, arguments);
    if (!open)
        return std::unexpected(open.error());
    if (const auto done = showAll(*open, arguments, output); !done)
        return std::unexpected(done.error());
    return Well;
}

Result<ExitCode> searchFor(const Arguments &arguments, Output &output)
{
    if (arguments.files.first().isEmpty())
        return failure(u"empty_text"_s);
    const auto pattern = logs::Pattern::make(arguments.files.first(), {.isRegularExpression = arguments.has(u"regex"_s),
                                                                       .isCaseSensitive = arguments.has(u"case"_s),
                                                                       .isWholeWord = arguments.has(u"word"_s)});
    if (!pattern)
        return std::unexpected(pattern.error());
    auto open = openLogs(arguments.files.sliced(1), arguments);
    if (!open)
        return std::unexpected(open.error());
    qint64 total = 0;
    for (OpenLog &log : *open) {
        auto found = logs::search(*log.source, log.index, *pattern);
        if (!found)
            return std::unexpected(found.error());
        if (log.lines.size() > 0) {
            found->lines &= log.lines;
            found->lines.seal();
        }
        log.lines = std::move(found->lines);
        const qint64 count = log.lines.size() > 0 ? log.lines.count() : 0;
        total += count;
        if (arguments.has(u"count"_s)) {
            if (arguments.has(u"json"_s))
                output.json({{u"file"_s, log.path}, {u"count"_s, count}});
            else
                output.line(open->size() > 1 ? harmless(log.path) + u": "_s + QString::number(count)
                                             : QString::number(count));
        }
    }
    if (!arguments.has(u"count"_s) && total > 0) {
        std::erase_if(*open, [](const OpenLog &log) { return log.lines.size() == 0 || log.lines.count() == 0; });
        if (const auto done = showAll(*open, arguments, output); !done)
            return std::unexpected(done.error());
    }
    return total > 0 ? Well : Found; // as grep does: 1 where there is nothing
}

Result<ExitCode> stats(const Arguments &arguments, Output &output)
{
    const auto open = openLogs(arguments.files, arguments);
    if (!open)
        return std::unexpected(open.error());
    const bool french = arguments.language == Language::French;
    const auto in = [&](const char *english, const char *other) { return QString::fromUtf8(french ? other : english); };
    for (const OpenLog &log : *open) {
        qint64 entries = 0;
        qint64 warnings = 0;
        qint64 errors = 0;
        QMap<int, qint64> steps;
        QMap<QString, qint64> byAccount;
        QMap<QString, qint64> byCode;
        qint64 from = logs::noTime;
        qint64 to = logs::noTime;
        for (qint64 i = 0; i < log.shown(); ++i) {
            const qint64 line = log.lineAt(i);
            entries += log.index.isEntry(line);
            warnings += log.index.level(line) == logs::Severity::Warning;
            errors += log.index.level(line) == logs::Severity::Error;
            if (const int step = log.index.step(line); step > 0)
                ++steps[step];
            if (const quint32 name = log.index.name(logs::NameColumn::Account, line))
                ++byAccount[log.index.nameText(logs::NameColumn::Account, name)];
            if (const quint32 name = log.index.name(logs::NameColumn::Code, line))
                ++byCode[log.index.nameText(logs::NameColumn::Code, name)];
            if (log.index.hasOwnTime(line)) {
                const qint64 time = log.index.time(line);
                from = from == logs::noTime ? time : std::min(from, time);
                to = to == logs::noTime ? time : std::max(to, time);
            }
        }
        const auto time = [](qint64 ms) {
            return ms == logs::noTime ? QString() : toWireTime(QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()));
        };
        const auto localTime = [&](qint64 ms) {
            return QDateTime::fromMSecsSinceEpoch(ms, zoneOf(arguments)).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
        };
        const QString colon = french ? u"\u00a0: "_s : u": "_s;
        if (arguments.has(u"json"_s)) {
            QJsonObject stepObject;
            for (auto it = steps.cbegin(); it != steps.cend(); ++it)
                stepObject.insert(QString::number(it.key()), it.value());
            QJsonObject accounts;
            for (auto it = byAccount.cbegin(); it != byAccount.cend(); ++it)
                accounts.insert(it.key(), it.value());
            QJsonObject codeObject;
            for (auto it = byCode.cbegin(); it != byCode.cend(); ++it)
                codeObject.insert(it.key(), it.value());
            output.json({{u"file"_s, log.path},
                         {u"lines"_s, log.shown()},
                         {u"entries"_s, entries},
                         {u"warnings"_s, warnings},
                         {u"errors"_s, errors},
                         {u"from"_s, time(from)},
                         {u"to"_s, time(to)},
                         {u"steps"_s, stepObject},
                         {u"accounts"_s, accounts},
                         {u"codes"_s, codeObject}});
            continue;
        }
        output.line(harmless(log.path));
        output.line(
            u"  "_s
            + in("lines %1, entries %2, warnings %3, errors %4", "lignes %1, entrées %2, avertissements %3, erreurs %4")
                  .arg(log.shown())
                  .arg(entries)
                  .arg(warnings)
                  .arg(errors));
        if (from != logs::noTime)
            output.line(u"  "_s + in("from %1 to %2", "du %1 au %2").arg(localTime(from), localTime(to)));
        for (auto it = steps.cbegin(); it != steps.cend(); ++it)
            output.line(u"  "_s + in("step", "étape")
                        + u" %1 %2%3%4"_s.arg(it.key())
                              .arg(logs::stepName(it.key(), arguments.language), colon)
                              .arg(it.value()));
        for (auto it = byAccount.cbegin(); it != byAccount.cend(); ++it)
            output.line(harmless(u"  "_s + it.key() + colon + QString::number(it.value())));
    }
    return Well;
}

} // namespace escale::ctl
