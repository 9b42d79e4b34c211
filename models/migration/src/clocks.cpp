// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/clocks.h>

#include <algorithm>

namespace escale::migration {

QDateTime rollbackUntil(const MigrationFacts &, const AccountFacts &account, const Policy &policy)
{
    QDateTime started;
    for (const Attempt &attempt : account.attempts) {
        if (attempt.leg == Leg::Out && attempt.outcome == Outcome::Done
            && (!started.isValid() || attempt.started > started))
            started = attempt.started;
    }
    return started.isValid() ? started.toTimeZone(policy.timeZone).addDays(policy.rollbackDays).toUTC() : QDateTime();
}

QDateTime freeTransitUntil(const MigrationFacts &facts, const Policy &policy)
{
    if (!facts.transit.readyAt.isValid() || facts.transit.kind == TransitKind::Shared)
        return {};
    QDateTime until = facts.transit.readyAt.toTimeZone(policy.timeZone).addDays(policy.transitFreeDays);
    if (facts.finalisationBy == Party::Customer && facts.reinstallation.doneAt.isValid()) {
        until = std::max(until,
                         facts.reinstallation.doneAt.toTimeZone(policy.timeZone).addDays(policy.finalisationFreeDays));
    }
    return until.toUTC();
}

int daysOver(const MigrationFacts &facts, const Policy &policy, const QDateTime &now)
{
    const QDateTime until = freeTransitUntil(facts, policy);
    const QDateTime end = facts.transit.releasedAt.isValid() ? std::min(facts.transit.releasedAt, now) : now;
    if (!until.isValid() || end <= until)
        return 0;
    const QDateTime from = until.toTimeZone(policy.timeZone);
    const QDateTime to = end.toTimeZone(policy.timeZone);
    const int whole = int(from.daysTo(to));
    return from.addDays(whole) < to ? whole + 1 : whole;
}

Money costSoFar(const MigrationFacts &facts, const Money &monthlyPrice, const Policy &policy, const QDateTime &now)
{
    const int days = daysOver(facts, policy, now);
    const QDate first = freeTransitUntil(facts, policy).toTimeZone(policy.timeZone).date();
    qint64 cents = 0;
    int counted = 0;
    while (counted < days) {
        const QDate day = first.addDays(counted);
        const int inThisMonth = std::min(days - counted, day.daysInMonth() - day.day() + 1);
        cents += monthlyPrice.share(inThisMonth, day.daysInMonth()).cents();
        counted += inThisMonth;
    }
    return {cents, monthlyPrice.currency()};
}

std::optional<RollbackClock> firstRollbackToEnd(const MigrationFacts &facts, const Policy &policy)
{
    if (facts.reinstallation.state != ReinstallationState::None
        && facts.reinstallation.state != ReinstallationState::Requested)
        return std::nullopt;
    std::optional<RollbackClock> first;
    for (const AccountFacts &account : facts.accounts) {
        if (account.location != Location::Transit)
            continue;
        const QDateTime until = rollbackUntil(facts, account, policy);
        if (until.isValid() && (!first || until < first->until))
            first = RollbackClock{account.id, until};
    }
    return first;
}

} // namespace escale::migration
