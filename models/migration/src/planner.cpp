// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/planner.h>

#include <algorithm>
#include <cmath>

namespace escale::migration {

namespace {

struct Stretch {
    QDateTime from;
    QDateTime to;
};

QDateTime atTime(const QDate &day, const QTime &time, const QTimeZone &zone)
{
    // A time that a change to summer time skips is taken as the moment after the gap.
    return QDateTime(day, time, zone, QDateTime::TransitionResolution::PreferAfter).toUTC();
}

/// The opening of a window that `at` lies in, or the next one.
Stretch opening(const DayWindow &window, const QDateTime &at, const QTimeZone &zone)
{
    const QDate today = at.toTimeZone(zone).date();
    // The one of yesterday may still be open over midnight.
    for (int day = -1;; ++day) {
        const QDate date = today.addDays(day);
        const QDateTime to = atTime(window.from < window.to ? date : date.addDays(1), window.to, zone);
        if (at < to)
            return {atTime(date, window.from, zone), to};
    }
}

/// The first time from `at` on at which something of this length may begin inside all windows and outside every lock-out,
/// and until when it must have ended (invalid: no limit). What is longer than a window begins with it.
Stretch findPlace(QDateTime at, qint64 seconds, const QList<DayWindow> &windows, const QList<LockOut> &lockOuts,
                  const QTimeZone &zone)
{
    const auto pushedBy = [&](QDateTime *limit) -> std::optional<QDateTime> {
        for (const DayWindow &window : windows) {
            const Stretch open = opening(window, at, zone);
            if (at < open.from)
                return open.from;
            if (at.addSecs(seconds) > open.to && at > open.from)
                return opening(window, open.to, zone).from;
            *limit = limit->isValid() ? std::min(*limit, open.to) : open.to;
        }
        for (const LockOut &lock : lockOuts) {
            if (at < lock.to && at.addSecs(seconds) > lock.from)
                return lock.to;
            if (at < lock.from)
                *limit = limit->isValid() ? std::min(*limit, lock.from) : lock.from;
        }
        return std::nullopt;
    };
    // Windows that never meet (a day window and the night) are given up after a year of days: somebody asked for both.
    constexpr int tries = 3 * 366;
    QDateTime limit;
    for (int i = 0; i < tries; ++i) {
        limit = {};
        const auto next = pushedBy(&limit);
        if (!next)
            return {at, limit};
        at = *next;
    }
    return {at, {}};
}

bool canGo(const MigrationFacts &facts, const AccountFacts &account, Leg leg)
{
    switch (leg) {
    case Leg::Out:
        return account.location == Location::ClientOld;
    case Leg::Back:
        return account.location == Location::Transit && facts.kind == Kind::MandatoryPrivateCloud;
    case Leg::Rollback:
    case Leg::Unknown:
        break;
    }
    return false;
}

} // namespace

Plan propose(const MigrationFacts &facts, const Pace &pace, const Policy &policy, const Money &monthlyPrice,
             const PlanOptions &options, const QDateTime &now)
{
    QList<const AccountFacts *> going;
    for (const AccountFacts &account : facts.accounts) {
        if (canGo(facts, account, options.leg))
            going.append(&account);
    }
    Plan plan;
    plan.cost = {0, monthlyPrice.currency()};
    if (going.isEmpty())
        return plan;
    const auto weightOf = [](const AccountFacts *account) {
        return std::tuple(account->weight.databases, account->weight.files + account->weight.mail, account->id);
    };
    std::ranges::sort(going, {}, weightOf);
    const auto chosen = std::ranges::find(going, options.canary, [](const AccountFacts *a) { return a->id; });
    if (chosen != going.end())
        std::rotate(going.begin(), chosen, chosen + 1);
    const AccountId canary = going.first()->id;

    const bool precopies = facts.transit.kind != TransitKind::Shared;
    constexpr double gib = 1024.0 * 1024.0 * 1024.0;
    const QDateTime start = options.start.isValid() ? std::max(options.start, now) : now;
    QDateTime earliest = start;
    QDateTime latest = start;
    for (const AccountFacts *account : std::as_const(going)) {
        PlannedMove move;
        move.account = account->id;
        const bool large = account->weight.databases >= options.largeFrom;
        move.reason = account->id == canary ? PlanReason::Canary
                      : large               ? PlanReason::LargeAtNight
                      : options.window      ? PlanReason::InWindow
                                            : PlanReason::Light;
        move.downtime = pace.downtime(account->weight, expectedDelta(*account, precopies));
        if (precopies) {
            move.copySeconds = qint64(
                std::ceil(double(account->weight.files + account->weight.mail) / gib * pace.secondsPerFileGib()));
        }
        const auto longest = qint64(std::ceil(move.downtime.high));
        const auto shortest = qint64(std::ceil(move.downtime.low));
        // A canary that is large is somebody's own choice.
        const bool atNight = large && account->id != canary;
        QList<DayWindow> windows;
        if (options.window && options.window->from != options.window->to)
            windows.append(*options.window);
        if (atNight && options.night.from != options.night.to)
            windows.append(options.night);
        const Stretch place = findPlace(latest, move.copySeconds + longest, windows, options.lockOuts, policy.timeZone);
        move.begins = place.from;
        if (place.to.isValid())
            move.notAfter = std::max(place.from, place.to.addSecs(-(move.copySeconds + longest)));
        latest = place.from.addSecs(move.copySeconds + longest);
        earliest = place.from.addSecs(move.copySeconds + shortest);
        plan.moves.append(move);
    }
    plan.endsEarliest = earliest;
    plan.endsLatest = latest;
    plan.daysOver = daysOver(facts, policy, latest);
    plan.insideFreeTime = plan.daysOver == 0;
    plan.cost = costSoFar(facts, monthlyPrice, policy, latest);
    return plan;
}

QList<QueuedMove> toQueue(const Plan &plan, Leg leg)
{
    QList<QueuedMove> queue;
    for (const PlannedMove &move : plan.moves) {
        const bool bound = move.reason == PlanReason::LargeAtNight || move.notAfter.isValid();
        queue.append({.account = move.account,
                      .leg = leg,
                      .notBefore = bound ? move.begins : QDateTime(),
                      .notAfter = move.notAfter,
                      .task = {},
                      .outcome = std::nullopt});
    }
    return queue;
}

std::optional<qsizetype> nextInQueue(const PlanFacts &plan, const QDateTime &now)
{
    if (plan.state != PlanState::Running)
        return std::nullopt;
    for (qsizetype i = 0; i < plan.moves.size(); ++i) {
        const QueuedMove &move = plan.moves[i];
        if (!move.outcome) {
            // One whose window has closed waits for its owner; what comes after it goes on.
            if (move.notAfter.isValid() && now > move.notAfter)
                continue;
            if (move.notBefore.isValid() && now < move.notBefore)
                return std::nullopt;
            return i;
        }
        if (*move.outcome == Outcome::Running)
            return std::nullopt;
        const bool bad = *move.outcome == Outcome::Failed || *move.outcome == Outcome::Cancelled;
        if (bad && plan.stopAtFailure)
            return std::nullopt;
    }
    return std::nullopt;
}

} // namespace escale::migration
