// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/clocks.h>

#include <algorithm>

namespace escale::migration {

QDateTime rollbackUntil(const MigrationFacts &facts, const AccountFacts &account, const Policy &policy)
{
    const int days = facts.kind == Kind::PublicCloud ? policy.publicCloudRollbackDays : policy.rollbackDays;
    QDateTime started;
    for (const Attempt &attempt : account.attempts) {
        if (attempt.leg == Leg::Out && attempt.outcome == Outcome::Done
            && (!started.isValid() || attempt.started > started))
            started = attempt.started;
    }
    return started.isValid() ? started.toTimeZone(policy.timeZone).addDays(days).toUTC() : QDateTime();
}

QDateTime freeTransitUntil(const MigrationFacts &facts, const Policy &policy)
{
    if (!facts.transit.readyAt.isValid() || facts.transit.kind == TransitKind::Shared)
        return {};
    const QDateTime until = facts.transit.readyAt.toTimeZone(policy.timeZone).addDays(policy.transitFreeDays);
    const QDateTime finalisation = finalisationUntil(facts, policy);
    return finalisation.isValid() ? std::max(until.toUTC(), finalisation) : until.toUTC();
}

QDateTime finalisationUntil(const MigrationFacts &facts, const Policy &policy)
{
    if (facts.finalisationBy != Party::Customer || !facts.reinstallation.doneAt.isValid())
        return {};
    return facts.reinstallation.doneAt.toTimeZone(policy.timeZone).addDays(policy.finalisationFreeDays).toUTC();
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
    return costOfDays(daysOver(facts, policy, now), freeTransitUntil(facts, policy), monthlyPrice, policy);
}

Money costOfDays(int days, const QDateTime &freeUntil, const Money &monthlyPrice, const Policy &policy)
{
    const QDate first = freeUntil.toTimeZone(policy.timeZone).date();
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

std::optional<Forecast> forecast(const MigrationFacts &facts, const Money &monthlyPrice, const Policy &policy,
                                 const QDateTime &now)
{
    const QDateTime freeUntil = freeTransitUntil(facts, policy);
    if (!freeUntil.isValid() || facts.transit.releasedAt.isValid() || facts.kind != Kind::MandatoryPrivateCloud)
        return std::nullopt;
    Forecast forecast;
    for (const AccountFacts &account : facts.accounts) {
        const int done = account.location == Location::ClientNew ? 2 : account.location == Location::Transit ? 1 : 0;
        forecast.legsDone += done;
        forecast.legsLeft += 2 - done;
    }
    const qint64 elapsed = facts.transit.readyAt.msecsTo(now);
    if (forecast.legsDone == 0 || forecast.legsLeft == 0 || elapsed <= 0)
        return std::nullopt;
    forecast.finishes = now.addMSecs(elapsed * forecast.legsLeft / forecast.legsDone);
    forecast.daysLate = daysOver(facts, policy, forecast.finishes);
    forecast.amount = costOfDays(forecast.daysLate, freeUntil, monthlyPrice, policy);
    return forecast;
}

bool startsByDeadline(const MigrationFacts &facts, const QDateTime &now)
{
    if (!facts.deadline.isValid() || now <= facts.deadline || facts.startedByDeadlineAt.isValid())
        return false;
    switch (facts.kind) {
    case Kind::MandatoryPrivateCloud:
        return facts.transit.state == TransitState::None;
    case Kind::PublicCloud:
        return std::ranges::any_of(facts.accounts, [](const AccountFacts &account) {
            return account.location == Location::ClientOld
                   && (account.activity == Activity::Idle || account.activity == Activity::Failed);
        });
    case Kind::OptionalPrivateCloud:
    case Kind::Unknown:
        break;
    }
    return false;
}

QList<AccountId> movedByDeadline(const MigrationFacts &facts, const QDateTime &now)
{
    QList<AccountId> accounts;
    if (facts.kind != Kind::MandatoryPrivateCloud || !facts.deadline.isValid() || now <= facts.deadline
        || facts.transit.state != TransitState::Ready || facts.reinstallation.state != ReinstallationState::None)
        return accounts;
    for (const AccountFacts &account : facts.accounts) {
        const bool tried = std::ranges::any_of(account.attempts, [&](const Attempt &attempt) {
            return attempt.leg == Leg::Out && attempt.started > facts.deadline;
        });
        if (account.location == Location::ClientOld && account.activity == Activity::Idle && !tried)
            accounts.append(account.id);
    }
    return accounts;
}

bool copyIsSpent(const MigrationFacts &facts, const AccountFacts &account, const Policy &policy, const QDateTime &now)
{
    if (facts.kind != Kind::PublicCloud || account.location != Location::ClientNew || account.activity != Activity::Idle
        || account.copyDiscardedAt.isValid())
        return false;
    const QDateTime until = rollbackUntil(facts, account, policy);
    return until.isValid() && now >= until;
}

QDateTime chargedSince(const MigrationFacts &facts, const Policy &policy, const QDateTime &now)
{
    const QDateTime until = freeTransitUntil(facts, policy);
    const bool lent = facts.transit.state == TransitState::Ready;
    return lent && until.isValid() && now > until ? until : QDateTime();
}

QDateTime finalisationOverSince(const MigrationFacts &facts, const Policy &policy, const QDateTime &now)
{
    const QDateTime until = finalisationUntil(facts, policy);
    const bool left = std::ranges::any_of(
        facts.accounts, [](const AccountFacts &account) { return account.location != Location::ClientNew; });
    return left && until.isValid() && now > until ? until : QDateTime();
}

std::optional<RollbackClock> firstRollbackToEnd(const MigrationFacts &facts, const Policy &policy)
{
    if (facts.reinstallation.state != ReinstallationState::None
        && facts.reinstallation.state != ReinstallationState::Requested)
        return std::nullopt;
    const Location moved = facts.kind == Kind::PublicCloud ? Location::ClientNew : Location::Transit;
    std::optional<RollbackClock> first;
    for (const AccountFacts &account : facts.accounts) {
        if (account.location != moved || account.copyDiscardedAt.isValid())
            continue;
        const QDateTime until = rollbackUntil(facts, account, policy);
        if (until.isValid() && (!first || until < first->until))
            first = RollbackClock{account.id, until};
    }
    return first;
}

} // namespace escale::migration
