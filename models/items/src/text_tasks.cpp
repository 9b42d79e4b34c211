// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include "text_context.h"

#include <escale/migration/clocks.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

QString waitingText(const QString &code, const QJsonObject &params)
{
    const QString account = params.value("account"_L1).toString();
    const QString actor = params.value("actor"_L1).toString();
    if (code == "account_in_flight"_L1)
        return account.isEmpty() ? Text::tr("waits for another account") : Text::tr("waits for %1").arg(account);
    if (code == "server_in_flight"_L1)
        return Text::tr("waits for the server's other task");
    if (code == "paused"_L1)
        return actor.isEmpty() ? Text::tr("paused", "state of a task") : Text::tr("paused by %1").arg(actor);
    if (code == "workers_busy"_L1)
        return Text::tr("waits for the platform to be free");
    if (code == "storage_full"_L1)
        return Text::tr("waits for room on the platform’s disk");
    if (code.isEmpty())
        return {};
    //: %1 is a code that this program does not know
    return Text::tr("waits: %1").arg(code);
}

QString actorText(const QString &actor, const QString &onBehalfOf)
{
    //: support acted in a customer's name: "Sophie (for Acme SA)"
    return onBehalfOf.isEmpty() || onBehalfOf == actor ? actor : Text::tr("%1 (for %2)").arg(actor, onBehalfOf);
}

QString silenceText(const Task &task, const QDateTime &now)
{
    const QString since = duration(double(task.heartbeat.secsTo(now)));
    //: no heartbeat for a time, %1; %2 is the stage that the task was in
    return task.stage.isEmpty() ? Text::tr("no sign of life for %1").arg(since)
                                : Text::tr("no sign of life for %1, in “%2”").arg(since, stageName(task.stage));
}

QString taskStateText(const Task &task, std::optional<double> bytesPerSecond, std::optional<Estimate> left)
{
    QStringList parts;
    switch (task.state) {
    case TaskState::Queued: {
        const QString why = waitingText(task.waitingFor, task.waitingParams);
        parts = {taskStateName(task.state), why};
        break;
    }
    case TaskState::Paused: {
        const QString why = waitingText(task.waitingFor, task.waitingParams);
        parts = {why.isEmpty() ? taskStateName(task.state) : why};
        break;
    }
    case TaskState::Running:
        parts = {task.stage.isEmpty() ? taskStateName(task.state) : stageName(task.stage)};
        if (task.bytesTotal > 0)
            parts.append(bytesOf(std::min(task.bytes, task.bytesTotal), task.bytesTotal));
        if (bytesPerSecond && *bytesPerSecond > 0)
            parts.append(rate(*bytesPerSecond));
        if (left) {
            //: %1 is a range of durations: "30 to 50 s left"
            parts.append(Text::tr("%1 left").arg(range(*left)));
        }
        break;
    case TaskState::Done:
        parts = {taskStateName(task.state)};
        if (task.started.isValid() && task.ended.isValid()) {
            //: how long a task took
            parts.append(Text::tr("took %1").arg(duration(double(task.started.msecsTo(task.ended)) / 1000)));
        }
        if (task.bytes > 0)
            parts.append(bytes(task.bytes));
        break;
    case TaskState::Failed: {
        QString where;
        if (!task.stage.isEmpty()) {
            const std::optional<double> share = progressOf(task);
            where = share ? Text::tr("stopped in “%1” at %2").arg(stageName(task.stage), percent(*share))
                          //: %1 is the stage in which a task failed, %2 a percentage
                          : Text::tr("stopped in “%1”").arg(stageName(task.stage));
        }
        parts = {taskStateName(task.state), task.error ? errorText(*task.error).what : QString(), where};
        break;
    }
    case TaskState::Cancelled:
    case TaskState::Unknown:
        parts = {taskStateName(task.state)};
        break;
    }
    return joinedText(parts);
}

QString transitClockText(const MigrationFacts &facts, const Money &monthlyPrice, const Policy &policy,
                         const QDateTime &now, const QTimeZone &zone)
{
    const QDateTime freeUntil = freeTransitUntil(facts, policy);
    if (!freeUntil.isValid()
        || (facts.transit.state != TransitState::Ready && facts.transit.state != TransitState::Released))
        return {};
    if (const int over = daysOver(facts, policy, now); over > 0) {
        const Money cost = costSoFar(facts, monthlyPrice, policy, now);
        return joinedText(
            {Text::tr("%n day(s) over", nullptr, over), cost.currency().isEmpty() ? QString() : money(cost)});
    }
    //: the transit server, %1 is a date and a time
    return facts.transit.state == TransitState::Ready ? Text::tr("free until %1").arg(dateTimeIn(zone, freeUntil))
                                                      : QString();
}

QString dnsText(int internalDomains, int externalDomains)
{
    //: domains whose DNS the provider serves
    QString internal = Text::tr("%n provider", nullptr, internalDomains);
    //: domains whose DNS somebody else serves
    QString external = Text::tr("%n external", nullptr, externalDomains);
    if (internalDomains == 0 && externalDomains == 0)
        return Text::tr("no domain");
    if (externalDomains == 0)
        return internal;
    if (internalDomains == 0)
        return external;
    //: %1 domains of one kind, %2 of the other
    return Text::tr("%1, %2", "numbers of domains").arg(internal, external);
}

QString testText(const TestFacts &test)
{
    switch (test.state) {
    case TestState::None:
        return Text::tr("none", "no test");
    case TestState::Running:
        return Text::tr("running", "a test copy is being made");
    case TestState::Available:
        //: a test copy, %1 is the day on which it was made
        return test.copiedAt.isValid() ? Text::tr("copy of %1").arg(shortDate(test.copiedAt))
                                       : Text::tr("copy available");
    case TestState::Failed:
        return Text::tr("failed", "a test");
    case TestState::Unknown:
        break;
    }
    return unknownText();
}

} // namespace escale::items
