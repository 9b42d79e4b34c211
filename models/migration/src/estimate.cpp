// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/estimate.h>

#include <algorithm>
#include <cmath>

namespace escale::migration {

namespace {
constexpr double gib = 1024.0 * 1024.0 * 1024.0;
// How much one observation corrects the belief: after three, two thirds of it come from what was measured.
constexpr double learningRate = 0.35;
constexpr double narrowestSpread = 0.2;
constexpr qint64 unmeasuredShare = 10; // of files and mail, one part in so many is written in a day at most
} // namespace

Pace::Pace(const Policy &policy) : m_secondsPerDatabaseGib(policy.minutesPerDatabaseGib * 60) {}

void Pace::learn(const Weight &weight, const Attempt &attempt)
{
    if (attempt.outcome != Outcome::Done || !attempt.downtimeSeconds)
        return;
    // What was copied in this attempt, where it was counted: the account may weigh something else by now.
    const auto databases = double(attempt.databaseBytes.value_or(weight.databases));
    const auto delta = double(attempt.differenceBytes.value_or(weight.delta));
    const double middle =
        m_overheadSeconds + databases / gib * m_secondsPerDatabaseGib + delta / gib * m_secondsPerDeltaGib;
    const double ratio = *attempt.downtimeSeconds / std::max(middle, 0.01);
    // All three parts are scaled together: one number was measured, so one factor can be learnt from it.
    const double factor = std::pow(std::clamp(ratio, 0.01, 100.0), learningRate);
    m_secondsPerDatabaseGib *= factor;
    m_secondsPerDeltaGib *= factor;
    m_overheadSeconds *= factor;
    const double surprise = std::abs(std::log(std::clamp(ratio, 0.01, 100.0)));
    m_spread = std::clamp((1 - learningRate) * m_spread + learningRate * std::min(surprise, 1.0), narrowestSpread, 0.8);
    ++m_observations;
}

Estimate Pace::downtime(const Weight &weight) const
{
    return downtime(weight, {weight.delta, weight.delta});
}

Estimate Pace::downtime(const Weight &weight, Delta delta) const
{
    const double sure = m_overheadSeconds + double(weight.databases) / gib * m_secondsPerDatabaseGib;
    return {(sure + double(delta.low) / gib * m_secondsPerDeltaGib) * (1 - m_spread),
            (sure + double(delta.high) / gib * m_secondsPerDeltaGib) * (1 + m_spread)};
}

Pace::Delta expectedDelta(const AccountFacts &account, bool withPrecopy)
{
    const qint64 all = account.weight.files + account.weight.mail;
    if (!withPrecopy)
        return {all, all};
    if (account.precopied)
        return {0, std::min(account.weight.delta, all)};
    return {0, std::min(account.weight.changedPerDay.value_or(all / unmeasuredShare), all)};
}

LegEstimates estimateLegs(const Pace &pace, const AccountFacts &account, bool withPrecopy)
{
    const Estimate leg = pace.downtime(account.weight, expectedDelta(account, withPrecopy));
    // The same downtime on the way back (the provider's step 7).
    return {leg, leg, bothLegs(leg)};
}

Pace observedPace(const MigrationFacts &facts, const Policy &policy)
{
    struct Observation {
        const AccountFacts *account;
        const Attempt *attempt;
    };
    QList<Observation> observations;
    for (const AccountFacts &account : facts.accounts) {
        for (const Attempt &attempt : account.attempts)
            observations.append({&account, &attempt});
    }
    std::ranges::sort(observations, {}, [](const Observation &o) { return o.attempt->ended; });
    Pace pace(policy);
    for (const Observation &o : std::as_const(observations))
        pace.learn(o.account->weight, *o.attempt);
    return pace;
}

Estimate bothLegs(const Estimate &leg)
{
    return {2 * leg.low, 2 * leg.high};
}

} // namespace escale::migration
