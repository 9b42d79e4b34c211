// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>
#include <escale/migration/policy.h>

namespace escale::migration {

/// Until when a temporary rollback of the account is possible: rollback_days after its latest migration started (the
/// provider's page on performing a migration). Invalid where no migration of it was started. Step 6 ends it anyway:
/// that is a gate of its own.
[[nodiscard]] QDateTime rollbackUntil(const MigrationFacts &facts, const AccountFacts &account, const Policy &policy);

/// Until when the transit server costs nothing: the end of the policy's days in the platform's time zone, counted from
/// transit being ready, later if the customer finalises and the finalisation days end later. Invalid before transit is
/// ready, and for shared transit, which has no limit.
[[nodiscard]] QDateTime freeTransitUntil(const MigrationFacts &facts, const Policy &policy);

/// Started days beyond the free time, at `now` or at the release, whichever is earlier. A day is a day of the platform's
/// calendar, so a change of daylight saving time shifts nothing.
[[nodiscard]] int daysOver(const MigrationFacts &facts, const Policy &policy, const QDateTime &now);

/// What the days over cost: the client server's monthly price, pro rata, day by day, each day a share of its own month.
[[nodiscard]] Money costSoFar(const MigrationFacts &facts, const Money &monthlyPrice, const Policy &policy,
                              const QDateTime &now);

/// Until when the customer may relocate without surcharge: the finalisation days, counted from the reinstallation being
/// done. Invalid unless the customer finalises and it is done.
[[nodiscard]] QDateTime finalisationUntil(const MigrationFacts &facts, const Policy &policy);

/// What `days` over the free time cost, from the day on which it ends.
[[nodiscard]] Money costOfDays(int days, const QDateTime &freeUntil, const Money &monthlyPrice, const Policy &policy);

/// When the migration ends if it goes on as it has gone since transit was ready.
struct Forecast {
    QDateTime finishes; ///< UTC
    int legsDone = 0; ///< an account has two: out and back
    int legsLeft = 0;
    int daysLate = 0; ///< beyond the free time, at finishes
    Money amount; ///< what all days over will cost by then
};
/// None before anything has moved, once nothing is left, and where there is no clock (shared transit).
[[nodiscard]] std::optional<Forecast> forecast(const MigrationFacts &facts, const Money &monthlyPrice,
                                               const Policy &policy, const QDateTime &now);

/// A mandatory migration past its deadline that has not begun yet starts by itself.
[[nodiscard]] bool startsByDeadline(const MigrationFacts &facts, const QDateTime &now);

/// The accounts that the platform migrates by itself, one after the other: past the deadline of a mandatory migration,
/// with transit ready, those that are still on the client server and idle. Each once: what failed, or was rolled back after
/// the deadline, is left to people. Everything else keeps its side: transit depends on stock and so on support, and only the
/// customer can say that an account works (the provider's pages: it starts by itself, no more).
[[nodiscard]] QList<AccountId> movedByDeadline(const MigrationFacts &facts, const QDateTime &now);

/// Whether the copy on the old server is needed no more: the account of the public cloud has moved, and the time for a
/// rollback has run out or was never offered.
[[nodiscard]] bool copyIsSpent(const MigrationFacts &facts, const AccountFacts &account, const Policy &policy,
                               const QDateTime &now);

/// The end of the free time where it has come and transit is still lent: from here every day costs. Invalid otherwise.
[[nodiscard]] QDateTime chargedSince(const MigrationFacts &facts, const Policy &policy, const QDateTime &now);

/// The end of the time in which the customer relocates without surcharge, where it has come and accounts are left. Nothing
/// else ends with it: the bill runs, and the accounts stay the customer's to move, or support's on request. Invalid
/// otherwise.
[[nodiscard]] QDateTime finalisationOverSince(const MigrationFacts &facts, const Policy &policy, const QDateTime &now);

/// How far a desktop's clock is off the platform's. Clocks are counted by the platform's; a difference of more than
/// this is said.
inline constexpr int clockToleranceSeconds = 60;

/// The account whose rollback runs out first, and when.
struct RollbackClock {
    AccountId account;
    QDateTime until;
};
[[nodiscard]] std::optional<RollbackClock> firstRollbackToEnd(const MigrationFacts &facts, const Policy &policy);

} // namespace escale::migration
