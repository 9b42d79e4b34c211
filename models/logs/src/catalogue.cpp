// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/catalogue.h>

#include <QtCore/QJsonValue>
#include <QtCore/qttranslation.h>

#include <algorithm>
#include <cmath>

namespace escale::logs {

namespace {

using enum ParamType;
using enum Severity;

constexpr Parameter none[1] = {};
constexpr Parameter version[] = {{"version", Text}};
constexpr Parameter tasks[] = {{"tasks", Integer}};
constexpr Parameter account[] = {{"account", Text}};
constexpr Parameter accountKeep[] = {{"account", Text}, {"keep", Word}};
constexpr Parameter server[] = {{"server", Text}};
constexpr Parameter serverKind[] = {{"server", Text}, {"kind", Word}};
constexpr Parameter serverReason[] = {{"server", Text}, {"reason", Text}};
constexpr Parameter serverRequest[] = {{"server", Text}, {"request", Word}};
constexpr Parameter serverRequestReason[] = {{"server", Text}, {"request", Word}, {"reason", Text}};
constexpr Parameter serverTransit[] = {{"server", Text}, {"transit", Text}};
constexpr Parameter serverBy[] = {{"server", Text}, {"by", Word}};
constexpr Parameter typeTask[] = {{"type", Word}, {"task", Integer}};
constexpr Parameter role[] = {{"role", Word}, {"token", Integer}};
constexpr Parameter token[] = {{"token", Integer}};
constexpr Parameter actionGates[] = {{"action", Word}, {"gates", Text}};
constexpr Parameter request[] = {{"method", Text}, {"path", Text}, {"code", Word}};
constexpr Parameter typeTaskCode[] = {{"type", Word}, {"task", Integer}, {"code", Word}};
constexpr Parameter typeTaskStage[] = {{"type", Word}, {"task", Integer}, {"stage", Word}};
constexpr Parameter stage[] = {{"stage", Word}, {"subject", Text}};
constexpr Parameter stageEnd[] = {{"stage", Word}, {"subject", Text}, {"bytes", Bytes}};
constexpr Parameter stageFailed[] = {{"stage", Word}, {"subject", Text}, {"code", Word}};
constexpr Parameter served[] = {{"account", Text}, {"server", Text}, {"from", Text}};
constexpr Parameter downtime[] = {
    {"account", Text}, {"leg", Word}, {"seconds", Seconds}, {"low", Seconds}, {"high", Seconds}};
constexpr Parameter verified[] = {{"account", Text}, {"files", Integer}, {"tables", Integer}, {"rows", Integer}};
constexpr Parameter differs[] = {{"account", Text}, {"count", Integer}, {"first", Text}};
constexpr Parameter archived[] = {{"account", Text}, {"archive", Text}};
constexpr Parameter takenBack[] = {{"account", Text}, {"server", Text}, {"code", Word}};
constexpr Parameter accountServer[] = {{"account", Text}, {"server", Text}};
constexpr Parameter outage[] = {{"server", Text}, {"address", Text}, {"seconds", Seconds}};
constexpr Parameter serverArchitecture[] = {{"server", Text}, {"architecture", Text}};
constexpr Parameter written[] = {{"account", Text}, {"server", Text}};

#define SAYS(text) QT_TRANSLATE_NOOP("escale::logs", text)

constexpr Message messages[] = {
    // 1: the platform itself
    {"ESC-1001", Info, "platform_started", SAYS("The platform has started (version {version})"), version},
    {"ESC-1002", Info, "platform_stopped", SAYS("The platform has stopped"), {none, 0}},
    {"ESC-1003", Warning, "platform_recovered",
     SAYS("The platform was ended in the middle of its work; tasks taken up again: {tasks}"), tasks},

    // 2: what somebody asked for
    {"ESC-2001", Info, "ready", SAYS("{account} was marked ready"), account},
    {"ESC-2002", Info, "unready", SAYS("{account} was marked not ready"), account},
    {"ESC-2003", Info, "test", SAYS("A test of {account} was asked for"), account},
    {"ESC-2004", Info, "test_cleanup", SAYS("The end of the test of {account} was asked for"), account},
    {"ESC-2005", Info, "migrate", SAYS("The migration of {account} was asked for"), account},
    {"ESC-2006", Info, "rollback", SAYS("The temporary rollback of {account} was asked for, keeping the data: {keep}"),
     accountKeep},
    {"ESC-2007", Info, "verify", SAYS("{account} was verified"), account},
    {"ESC-2008", Info, "unverify", SAYS("The verification of {account} was taken back"), account},
    {"ESC-2009", Info, "relocate", SAYS("The relocation of {account} was asked for"), account},
    {"ESC-2010", Info, "transit_request", SAYS("A transit server was requested for {server} ({kind})"), serverKind},
    {"ESC-2011", Info, "withdraw_transit_request", SAYS("The request of a transit server for {server} was withdrawn"),
     server},
    {"ESC-2012", Info, "accept", SAYS("The request for {server} was accepted ({request})"), serverRequest},
    {"ESC-2013", Info, "wait", SAYS("The request for {server} was put in the waiting line: {reason}"), serverReason},
    {"ESC-2014", Info, "decline", SAYS("The request for {server} was declined ({request}): {reason}"),
     serverRequestReason},
    {"ESC-2015", Info, "allocate", SAYS("{transit} was allocated to {server}"), serverTransit},
    {"ESC-2016", Warning, "allocate_override",
     SAYS("{transit} was allocated to {server} although its configuration is not equivalent"), serverTransit},
    {"ESC-2017", Info, "reinstallation_request",
     SAYS("The reinstallation of {server} was requested; finalised by: {by}"), serverBy},
    {"ESC-2018", Info, "withdraw_reinstallation_request", SAYS("The request to reinstall {server} was withdrawn"),
     server},
    {"ESC-2019", Warning, "reinstall",
     SAYS("The reinstallation of {server} was confirmed: from here no rollback exists"), server},
    {"ESC-2020", Info, "release_transit", SAYS("The release of {transit}, lent for {server}, was asked for"),
     serverTransit},
    {"ESC-2021", Info, "pause", SAYS("Task {task} was paused ({type})"), typeTask},
    {"ESC-2022", Info, "resume", SAYS("Task {task} was resumed ({type})"), typeTask},
    {"ESC-2023", Info, "cancel", SAYS("The end of task {task} was asked for ({type})"), typeTask},
    {"ESC-2024", Info, "message", SAYS("A message was added to the request for {server} ({request})"), serverRequest},
    {"ESC-2030", Info, "token_created", SAYS("Token {token} was created ({role})"), role},
    {"ESC-2031", Info, "token_revoked", SAYS("Token {token} was revoked"), token},

    // 3: what was refused
    {"ESC-3001", Warning, "refused", SAYS("Refused: {action}, because of {gates}"), actionGates},
    {"ESC-3002", Warning, "denied", SAYS("Refused: {method} {path} ({code})"), request},

    // 4: tasks and moves
    {"ESC-4001", Info, "task_queued", SAYS("Task {task} is queued ({type})"), typeTask},
    {"ESC-4002", Info, "task_started", SAYS("Task {task} has started ({type})"), typeTask},
    {"ESC-4003", Info, "task_done", SAYS("Task {task} is done ({type})"), typeTask},
    {"ESC-4004", Error, "task_failed", SAYS("Task {task} has failed ({type}): {code}"), typeTaskCode},
    {"ESC-4005", Info, "task_cancelled", SAYS("Task {task} was cancelled ({type})"), typeTask},
    {"ESC-4006", Warning, "task_taken_up", SAYS("Task {task} goes on after a restart, at {stage} ({type})"),
     typeTaskStage},
    {"ESC-4101", Info, "stage_started", SAYS("{subject}: {stage} begins"), stage},
    {"ESC-4102", Info, "stage_done", SAYS("{subject}: {stage} has ended ({bytes})"), stageEnd},
    {"ESC-4103", Error, "stage_failed", SAYS("{subject}: {stage} has failed: {code}"), stageFailed},
    {"ESC-4201", Info, "served", SAYS("{account} is served from {server} now, no longer from {from}"), served},
    {"ESC-4202", Info, "downtime", SAYS("{account} did not answer for {seconds} ({leg}; estimate {low} to {high})"),
     downtime},
    {"ESC-4203", Warning, "downtime_above_estimate",
     SAYS("{account} did not answer for {seconds}, longer than estimated ({leg}; estimate {low} to {high})"), downtime},
    {"ESC-4204", Info, "content_equal",
     SAYS("The copy of {account} equals the original: files {files}, tables {tables}, rows {rows}"), verified},
    {"ESC-4205", Error, "content_differs",
     SAYS("The copy of {account} differs from the original in {count} places, first {first}"), differs},
    {"ESC-4206", Warning, "changes_archived",
     SAYS("What was written to {account} since its migration is kept in {archive}"), archived},
    {"ESC-4207", Warning, "taken_back",
     SAYS("The move of {account} was taken back ({code}); it is served from {server} as before"), takenBack},
    {"ESC-4208", Info, "account_migrated", SAYS("{account} is migrated to {server}"), accountServer},
    {"ESC-4209", Info, "account_rolled_back", SAYS("{account} is back on the old architecture, on {server}"),
     accountServer},
    {"ESC-4210", Info, "account_relocated", SAYS("{account} is back on {server}"), accountServer},
    {"ESC-4301", Info, "test_available", SAYS("A test copy of {account} is available at {server}"), accountServer},
    {"ESC-4302", Info, "test_removed", SAYS("The test copy of {account} is gone"), account},
    {"ESC-4401", Info, "practice_entry", SAYS("An entry was written to {account} on {server}"), written},

    // 5: transit
    {"ESC-5001", Info, "transit_ready", SAYS("{transit} is ready for {server}"), serverTransit},
    {"ESC-5002", Info, "transit_released", SAYS("{transit}, lent for {server}, is free again"), serverTransit},

    // 6: reinstallation
    {"ESC-6001", Warning, "reinstallation_started",
     SAYS("The reinstallation of {server} begins: from here no rollback exists"), server},
    {"ESC-6002", Info, "address_outage",
     SAYS("{address} of {server} did not answer for {seconds} while it was rerouted"), outage},
    {"ESC-6003", Info, "reinstallation_done", SAYS("{server} is reinstalled with the architecture {architecture}"),
     serverArchitecture},

    // 7: the whole
    {"ESC-7001", Info, "migration_complete", SAYS("The migration of {server} is complete"), server},
};

#undef SAYS

QString plain(const Parameter &parameter, const QJsonValue &value)
{
    switch (parameter.type) {
    case Integer:
        return QString::number(value.toInteger());
    case Seconds:
        return QString::number(value.toDouble(), 'f', value.toDouble() < 10 ? 1 : 0) + u" s"_s;
    case Bytes: {
        static constexpr const char *units[] = {" B", " KiB", " MiB", " GiB", " TiB"};
        double amount = value.toDouble();
        int unit = 0;
        for (; amount >= 1024 && unit < 4; ++unit)
            amount /= 1024;
        return QString::number(amount, 'f', unit == 0 ? 0 : 1) + QLatin1StringView(units[unit]);
    }
    case Text:
    case Word:
    case Time:
        break;
    }
    return value.toString();
}

} // namespace

std::span<const Message> catalogue() noexcept
{
    return messages;
}

const Message *findMessage(QStringView code) noexcept
{
    const auto found =
        std::ranges::find_if(messages, [code](const Message &m) { return code == QLatin1StringView(m.code); });
    return found == std::ranges::end(messages) ? nullptr : &*found;
}

QString fill(const QString &sentence, const Message &message, const QJsonObject &params, const Render &render)
{
    QString text;
    qsizetype from = 0;
    // One pass over the sentence: a value that happens to contain braces is not taken for a parameter.
    while (true) {
        const qsizetype open = sentence.indexOf(u'{', from);
        const qsizetype close = open < 0 ? -1 : sentence.indexOf(u'}', open);
        if (close < 0)
            break;
        text += QStringView(sentence).sliced(from, open - from);
        const QStringView name = QStringView(sentence).sliced(open + 1, close - open - 1);
        const auto parameter = std::ranges::find_if(
            message.parameters, [name](const Parameter &p) { return name == QLatin1StringView(p.name); });
        const QJsonValue value = params.value(name);
        if (parameter == message.parameters.end() || value.isUndefined())
            text += QStringView(sentence).sliced(open, close - open + 1);
        else
            text += render ? render(*parameter, value) : plain(*parameter, value);
        from = close + 1;
    }
    text += QStringView(sentence).sliced(from);
    return text;
}

QString englishMessage(QStringView code, const QJsonObject &params)
{
    const Message *message = findMessage(code);
    return message ? fill(QString::fromUtf8(message->english), *message, params) : code.toString();
}

} // namespace escale::logs
