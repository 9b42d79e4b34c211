// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk_facts.h"

#include <escale/items/desk_models.h>
#include <escale/items/text.h>
#include <escale/migration/clocks.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::items {

using namespace migration;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DeskLists)
};

constexpr int deadlineWeeks = 4;
constexpr int daysNear = 7;
constexpr int daysUrgent = 3;

/// Rows with the time that they are sorted by, soonest first.
using Timed = QList<std::pair<QDateTime, DeskRow>>;

QList<DeskRow> sorted(Timed timed)
{
    std::ranges::sort(timed, [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first < b.first : a.second.id < b.second.id;
    });
    QList<DeskRow> rows;
    for (auto &[time, row] : timed)
        rows.append(std::move(row));
    return rows;
}

} // namespace

// --- deadlines

DeadlinesModel::DeadlinesModel(QObject *parent) : DeskTableModel(ColumnCount, parent) {}

QList<DeskRow> DeadlinesModel::read(const Fleet &fleet) const
{
    const QDateTime now = fleet.platformNow();
    Timed timed;
    const QList<MigrationId> ids = fleet.migrations();
    for (const MigrationId id : ids) {
        const MigrationFacts *facts = fleet.migration(id);
        const Step step = fleet.step(id);
        if (!facts->deadline.isValid() || facts->deadline > now.addDays(7 * deadlineWeeks) || step == Step::Complete)
            continue;
        const Counts counts = fleet.counts(id);
        DeskRow row;
        row.id = id.value();
        row.migration = id;
        row.server = facts->server;
        row.account = fleet.migratingAccount(id);
        row.severity = facts->deadline <= now                     ? Severity::Error
                       : facts->deadline <= now.addDays(daysNear) ? Severity::Warning
                                                                  : Severity::None;
        const bool notBegun = step == Step::Prepare;
        const QString state =
            notBegun ? Text::tr("%1 of %n ready", nullptr, counts.total).arg(counts.ready) : stepNumber(step);
        const Severity behind = notBegun && row.severity != Severity::None ? Severity::Error : row.severity;
        row.cells = {{row.account.isValid() ? fleet.accountName(row.account) : facts->serverName, {}},
                     {facts->deadline <= now ? Text::tr("%1, passed").arg(shortDate(facts->deadline))
                                             : shortDate(facts->deadline),
                      row.severity},
                     {state, behind}};
        timed.append({facts->deadline, row});
    }
    return sorted(std::move(timed));
}

QString DeadlinesModel::header(int column) const
{
    switch (column) {
    case ServerColumn:
        return Text::tr("Server", "column");
    case DeadlineColumn:
        return Text::tr("Deadline", "column");
    case StateColumn:
        return Text::tr("State", "column");
    default:
        return {};
    }
}

// --- overruns

OverrunsModel::OverrunsModel(QObject *parent) : DeskTableModel(ColumnCount, parent) {}

QList<DeskRow> OverrunsModel::read(const Fleet &fleet) const
{
    const QDateTime now = fleet.platformNow();
    const Policy &policy = fleet.me().policy;
    Timed timed;
    const QList<MigrationId> ids = fleet.migrations();
    for (const MigrationId id : ids) {
        const MigrationFacts *facts = fleet.migration(id);
        const QDateTime freeUntil = freeTransitUntil(*facts, policy);
        if (facts->transit.state != TransitState::Ready || !freeUntil.isValid() || freeUntil > now.addDays(daysUrgent))
            continue;
        const Server *client = fleet.server(facts->server);
        if (!client)
            continue;
        const int over = daysOver(*facts, policy, now);
        const bool finalising = facts->finalisationBy == Party::Customer && facts->reinstallation.doneAt.isValid();
        DeskRow row;
        row.id = id.value();
        row.migration = id;
        row.server = facts->server;
        row.severity = over > 0 ? Severity::Error : Severity::Warning;
        const QString left = relative(freeUntil, now);
        const QString state = over > 0     ? Text::tr("%n day(s) over", nullptr, over)
                              : finalising ? Text::tr("finalisation ends %1").arg(left)
                                           : Text::tr("free time ends %1").arg(left);
        const QDateTime end = expectedReturn(*facts, fleet);
        const Money then = costSoFar(*facts, client->monthlyPrice, policy, std::max(end, now));
        row.cells = {
            {facts->serverName, {}},
            {state, row.severity},
            {money(costSoFar(*facts, client->monthlyPrice, policy, now)), over > 0 ? Severity::Error : Severity::None},
            {end.isValid() && end > now ? Text::tr("forecast %1").arg(money(then)) : QString(), {}}};
        timed.append({freeUntil, row});
    }
    return sorted(std::move(timed));
}

QString OverrunsModel::header(int column) const
{
    switch (column) {
    case ServerColumn:
        return Text::tr("Server", "column");
    case StateColumn:
        return Text::tr("State", "column");
    case AmountColumn:
        return Text::tr("Amount", "column: of money, so far");
    case ForecastColumn:
        return Text::tr("Forecast", "column: of an amount of money");
    default:
        return {};
    }
}

// --- stalled tasks

StalledModel::StalledModel(QObject *parent) : DeskTableModel(ColumnCount, parent) {}

QList<DeskRow> StalledModel::read(const Fleet &fleet) const
{
    const QDateTime now = fleet.platformNow();
    Timed timed;
    const QList<TaskId> ids = fleet.tasks();
    for (const TaskId id : ids) {
        const Task *task = fleet.task(id);
        if (!isStalled(*task, fleet.me().policy.heartbeatSeconds, now))
            continue;
        const MigrationFacts *facts = fleet.migration(task->migration);
        const Server *server = fleet.server(facts ? facts->server : task->server);
        DeskRow row;
        row.id = id.value();
        row.task = id;
        row.migration = task->migration;
        row.server = server ? server->id : ServerId();
        row.account = task->account;
        row.severity = Severity::Error;
        QString what = taskTypeName(task->type);
        if (task->account.isValid()) {
            //: %1 is a kind of task, %2 an account
            what = Text::tr("%1 · %2", "task and account").arg(what, fleet.accountName(task->account));
        }
        row.cells = {{server ? server->name : QString(), {}},
                     {what, {}},
                     {silenceText(*task, now), Severity::Error},
                     {Text::tr("Open the log"), {}}};
        timed.append({task->heartbeat, row});
    }
    return sorted(std::move(timed));
}

QString StalledModel::header(int column) const
{
    switch (column) {
    case ServerColumn:
        return Text::tr("Server", "column");
    case TaskColumn:
        return Text::tr("Task", "column");
    case StateColumn:
        return Text::tr("State", "column");
    case LogColumn:
        return Text::tr("Log", "column: opens a task's log");
    default:
        return {};
    }
}

} // namespace escale::items
