// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/clocks.h>
#include <escale/migration/estimate.h>
#include <escale/migration/facts.h>
#include <escale/migration/policy.h>

#include <QtCore/QTime>

namespace escale::migration {

/// A part of the day in the platform's time zone. `from` after `to` goes over midnight; both equal: the whole day.
struct DayWindow {
    QTime from;
    QTime to;

    friend bool operator==(const DayWindow &, const DayWindow &) = default;
};

/// A time in which nothing may be moved (a sale, a closing of the books). UTC.
struct LockOut {
    QDateTime from;
    QDateTime to;

    friend bool operator==(const LockOut &, const LockOut &) = default;
};

struct PlanOptions {
    Leg leg = Leg::Out;
    QDateTime start;                             ///< not before; invalid: now
    AccountId canary;                            ///< goes first; none: the lightest account
    qint64 largeFrom = qint64(1) << 30; ///< bytes of databases from which an account is large: a minute of downtime
    DayWindow night = {QTime(22, 0), QTime(6, 0)}; ///< when large accounts are moved
    std::optional<DayWindow> window; ///< when any account is moved; none: at any time
    QList<LockOut> lockOuts;
};

enum class PlanReason {
    Canary, ///< a light account first, to learn from
    Light, ///< while people work
    LargeAtNight,
    InWindow,
    Unknown
};

struct PlannedMove {
    AccountId account;
    PlanReason reason = PlanReason::Unknown;
    QDateTime begins; ///< UTC
    QDateTime notAfter; ///< UTC; invalid: no limit
    Estimate downtime; ///< seconds
    qint64 copySeconds = 0; ///< of files and mail ahead of it, while it is served
};

struct Plan {
    QList<PlannedMove> moves;
    QDateTime endsEarliest; ///< UTC; invalid where nothing is to be moved
    QDateTime endsLatest;
    bool insideFreeTime = true;
    int daysOver = 0; ///< at endsLatest
    Money cost; ///< at endsLatest
};

/// Proposes an order for the accounts that can still go this way: the canary first, then light accounts from the lightest
/// up, then the large ones at night; each within the window and outside lock-outs, one after the other, because a server
/// moves one account at a time.
[[nodiscard]] Plan propose(const MigrationFacts &facts, const Pace &pace, const Policy &policy,
                           const Money &monthlyPrice, const PlanOptions &options, const QDateTime &now);

/// The queue that carries it out.
[[nodiscard]] QList<QueuedMove> toQueue(const Plan &plan, Leg leg);

/// Which place of the queue may begin now; none where the queue waits, has ended or must not go on.
[[nodiscard]] std::optional<qsizetype> nextInQueue(const PlanFacts &plan, const QDateTime &now);

} // namespace escale::migration
