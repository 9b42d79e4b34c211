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

private:
    double m_secondsPerDatabaseGib = 60;
    double m_secondsPerDeltaGib = 20;
    double m_overheadSeconds = 2;
    double m_spread = 0.5; ///< half-width of the range, as a share of the middle
    int m_observations = 0;
};

/// The pace after all finished attempts of the migration's accounts, in the order in which they ended.
[[nodiscard]] Pace observedPace(const MigrationFacts &facts, const Policy &policy);

/// Both legs of an account, out and back.
[[nodiscard]] Estimate bothLegs(const Estimate &leg);

} // namespace escale::migration
