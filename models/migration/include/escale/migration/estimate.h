// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>
#include <escale/migration/policy.h>

namespace escale::migration {

/// What finished attempts have taught: seconds per gibibyte of databases and of files, and the fixed overhead. Starts
/// from policy (the provider's "one minute per gigabyte of databases") and is corrected by each finished attempt.
class Pace {
public:
    explicit Pace(const Policy &policy);

    /// Learns from one finished attempt of an account of this weight. Attempts without a measured downtime teach nothing.
    void learn(const Weight &weight, const Attempt &attempt);

    [[nodiscard]] double secondsPerDatabaseGib() const noexcept { return m_secondsPerDatabaseGib; }
    [[nodiscard]] int observations() const noexcept { return m_observations; }

    /// Downtime of one leg: overhead + databases × rate + difference of files and mail. The range narrows as attempts
    /// are observed; it is never a single number.
    [[nodiscard]] Estimate downtime(const Weight &weight) const;
    /// The same where what is left to be copied is itself a range.
    struct Delta {
        qint64 low = 0;
        qint64 high = 0;
    };
    [[nodiscard]] Estimate downtime(const Weight &weight, Delta delta) const;
    /// Of copying files and mail while nothing waits for it.
    [[nodiscard]] double secondsPerFileGib() const noexcept { return m_secondsPerDeltaGib; }

private:
    double m_secondsPerDatabaseGib = 60;
    double m_secondsPerDeltaGib = 20;
    double m_overheadSeconds = 2;
    double m_spread = 0.5; ///< half-width of the range, as a share of the middle
    int m_observations = 0;
};

/// The pace after all finished attempts of the migration's accounts, in the order in which they ended.
[[nodiscard]] Pace observedPace(const MigrationFacts &facts, const Policy &policy);

/// What a move will have to copy of files and mail while nothing answers. Without precopy all of them. With one: nothing
/// at best (each move renews it), and at most what is known: the difference as measured, what is written in a day as
/// measured before the precopy is made, or a tenth of all where nothing was ever measured: no page of the provider gives a
/// figure, and more than that is seldom written in a day, while "all of them" would say that a precopy is good for nothing.
[[nodiscard]] Pace::Delta expectedDelta(const AccountFacts &account, bool withPrecopy);

/// Downtime of both legs and their sum, for one account, with or without precopy.
struct LegEstimates {
    Estimate out;
    Estimate back;
    Estimate both;

    friend bool operator==(const LegEstimates &, const LegEstimates &) = default;
};
[[nodiscard]] LegEstimates estimateLegs(const Pace &pace, const AccountFacts &account, bool withPrecopy);

/// Both legs of an account, out and back.
[[nodiscard]] Estimate bothLegs(const Estimate &leg);

} // namespace escale::migration
