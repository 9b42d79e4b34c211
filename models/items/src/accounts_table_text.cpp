// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accounts_table_data.h"

#include <escale/items/text.h>
#include <escale/migration/clocks.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace escale::migration;

/// What the cells of the table say, and what they are sorted by.
namespace escale::items {

namespace {

const Attempt *latest(const AccountFacts &account, Leg leg)
{
    const auto found = std::ranges::find(account.attempts.crbegin(), account.attempts.crend(), leg, &Attempt::leg);
    return found == account.attempts.crend() ? nullptr : &*found;
}

/// Seconds that an attempt's downtime has lasted; none while it has not begun.
std::optional<double> downtimeOf(const Attempt &attempt, const QDateTime &now)
{
    if (attempt.downtimeSeconds)
        return attempt.downtimeSeconds;
    if (!attempt.downtimeStarted.isValid())
        return {};
    const QDateTime end = attempt.downtimeEnded.isValid() ? attempt.downtimeEnded : now;
    return std::max(0.0, double(attempt.downtimeStarted.msecsTo(end)) / 1000);
}

QString nothing()
{
    //: a cell of a table in which there is nothing to say
    return AccountsTable::tr("–");
}

} // namespace

Estimate AccountsTableModel::Data::estimateOf(const AccountFacts &account, Leg leg) const
{
    // Once an attempt has begun, what had been promised for it stands beside what was measured.
    if (const Attempt *attempt = latest(account, leg); attempt && attempt->estimate.high > 0)
        return attempt->estimate;
    return pace ? pace->downtime(account.weight) : Estimate{};
}

QString AccountsTableModel::Data::measured(const AccountFacts &account, Leg leg) const
{
    const Attempt *attempt = latest(account, leg);
    if (!attempt)
        return nothing();
    const std::optional<double> seconds = downtimeOf(*attempt, fleet->platformNow());
    switch (attempt->outcome) {
    case Outcome::Running:
        //: downtime of an account that is on the move: %1 is how long it has lasted
        return seconds ? AccountsTable::tr("running, %1").arg(duration(*seconds))
                       : AccountsTable::tr("not begun", "downtime");
    case Outcome::Done:
        return seconds ? duration(*seconds) : nothing();
    case Outcome::Failed:
        //: downtime of an attempt that failed
        return seconds && *seconds > 0 ? AccountsTable::tr("failed, %1").arg(duration(*seconds))
                                       : outcomeName(Outcome::Failed);
    case Outcome::Cancelled:
    case Outcome::Unknown:
        break;
    }
    return outcomeName(attempt->outcome);
}

std::optional<double> AccountsTableModel::Data::progressOf(const AccountFacts &account) const
{
    const Task *task = fleet->task(fleet->liveTaskOf(account.id));
    return task ? migration::progressOf(*task) : std::nullopt;
}

/// What matters most about the account just now.
QString AccountsTableModel::Data::note(const AccountFacts &account) const
{
    const MigrationFacts *m = facts();
    const Task *task = fleet->task(fleet->liveTaskOf(account.id));
    if (task) {
        switch (task->state) {
        case TaskState::Running: {
            const QString stage = task->stage.isEmpty() ? taskTypeName(task->type) : stageName(task->stage);
            const std::optional<double> progress = progressOf(account);
            //: %1 is what is being copied, %2 a percentage: "databases 62 %"
            return progress ? AccountsTable::tr("%1 %2", "stage and percentage").arg(stage, percent(*progress)) : stage;
        }
        case TaskState::Queued:
        case TaskState::Paused: {
            const QString why = waitingText(task->waitingFor, task->waitingParams);
            return why.isEmpty() ? taskStateName(task->state) : why;
        }
        default:
            break;
        }
    }
    if (account.activity == Activity::Failed && !account.attempts.isEmpty()) {
        const Attempt &last = account.attempts.constLast();
        if (last.outcome == Outcome::Failed)
            return errorText({last.errorCode, {}, {}}).what;
    }
    if (account.test.state == TestState::Failed && account.location == Location::ClientOld)
        return AccountsTable::tr("the test failed");
    if (account.location == Location::Transit && m) {
        const bool over = m->reinstallation.state != ReinstallationState::None
                          && m->reinstallation.state != ReinstallationState::Requested;
        if (over)
            return AccountsTable::tr("waits to go back");
        const QDateTime until = rollbackUntil(*m, account, fleet->me().policy);
        const QDateTime now = fleet->platformNow();
        if (!until.isValid())
            return {};
        if (until <= now)
            return AccountsTable::tr("no rollback any more");
        //: how long a rollback of the account is still possible: "rollback: 6 d 4 h"
        return AccountsTable::tr("rollback: %1").arg(duration(std::floor(double(now.secsTo(until)) / 60) * 60));
    }
    if (account.location == Location::ClientOld) {
        if (m && m->kind == Kind::OptionalPrivateCloud)
            return {}; // nothing is prepared for it, nor tested
        if (account.preparation != Preparation::Ready)
            return preparationName(account.preparation);
        if (account.test.state == TestState::None && m && m->offersTest)
            return AccountsTable::tr("no test yet");
        return preparationName(account.preparation);
    }
    return {};
}

QString AccountsTableModel::Data::text(const AccountFacts &account, int column) const
{
    switch (column) {
    case AccountColumn:
        return account.name;
    case WhereColumn: {
        const Task *task = fleet->task(fleet->liveTaskOf(account.id));
        if (account.activity == Activity::Queued && task) {
            int place = 1;
            for (const TaskId other : fleet->liveTasksOf(id)) {
                if (other == task->id)
                    break;
                place += fleet->task(other)->state == TaskState::Queued;
            }
            //: where an account is, and its place in the queue: "client server, queued 2"
            return AccountsTable::tr("%1, queued %2").arg(locationName(account.location)).arg(place);
        }
        if (account.activity == Activity::Idle || account.activity == Activity::Unknown)
            return locationName(account.location);
        //: where an account is, and what it does: "client server, migrating"
        return AccountsTable::tr("%1, %2", "place and activity")
            .arg(locationName(account.location), activityName(account.activity));
    }
    case TestColumn:
        return testText(account.test);
    case OutEstimateColumn:
        return shortRange(estimateOf(account, Leg::Out));
    case OutMeasuredColumn:
        return measured(account, Leg::Out);
    case VerifiedColumn:
        return account.location == Location::ClientOld ? nothing() : yesNo(account.verified);
    case BackEstimateColumn:
        return shortRange(estimateOf(account, Leg::Back));
    case BackMeasuredColumn:
        return measured(account, Leg::Back);
    case BothLegsColumn: {
        const Attempt *out = latest(account, Leg::Out);
        const Attempt *back = latest(account, Leg::Back);
        const QDateTime now = fleet->platformNow();
        if (out && back && out->outcome == Outcome::Done && back->outcome == Outcome::Done) {
            const auto first = downtimeOf(*out, now);
            const auto second = downtimeOf(*back, now);
            if (first && second)
                return duration(*first + *second);
        }
        const Estimate there = estimateOf(account, Leg::Out);
        const Estimate again = estimateOf(account, Leg::Back);
        return shortRange({there.low + again.low, there.high + again.high});
    }
    case DnsColumn:
        return dnsText(account.internalDomains, account.externalDomains);
    case AttemptsColumn:
        return QLocale().toString(account.attempts.size());
    case NoteColumn:
        return note(account);
    default:
        return {};
    }
}

QVariant AccountsTableModel::Data::sortKey(const AccountFacts &account, int column) const
{
    const auto measuredSeconds = [&](Leg leg) {
        const Attempt *attempt = latest(account, leg);
        return attempt ? downtimeOf(*attempt, fleet->platformNow()).value_or(0) : -1.0;
    };
    switch (column) {
    case AccountColumn:
        return int(rows.indexOf(account.id));
    case WhereColumn:
        return int(account.location) * 10 + int(account.activity);
    case TestColumn:
        return int(account.test.state);
    case OutEstimateColumn:
        return estimateOf(account, Leg::Out).high;
    case OutMeasuredColumn:
        return measuredSeconds(Leg::Out);
    case VerifiedColumn:
        return account.location == Location::ClientOld ? -1 : int(account.verified);
    case BackEstimateColumn:
        return estimateOf(account, Leg::Back).high;
    case BackMeasuredColumn:
        return measuredSeconds(Leg::Back);
    case BothLegsColumn:
        return estimateOf(account, Leg::Out).high + estimateOf(account, Leg::Back).high;
    case DnsColumn:
        return account.externalDomains * 10000 + account.internalDomains;
    case AttemptsColumn:
        return int(account.attempts.size());
    case NoteColumn:
        return note(account);
    default:
        return {};
    }
}

} // namespace escale::items
