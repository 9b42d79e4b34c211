// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>

#include <array>
#include <span>

namespace escale::migration {

/// The eight steps of a mandatory private-cloud migration, numbered as the provider numbers them.
enum class Step { Prepare = 1, RequestTransit, InstallTransit, Migrate, Verify, Reinstall, Relocate, Complete };

inline constexpr auto allSteps =
    std::to_array({Step::Prepare, Step::RequestTransit, Step::InstallTransit, Step::Migrate, Step::Verify,
                   Step::Reinstall, Step::Relocate, Step::Complete});

/// The first step after which no rollback exists: the point of no return is drawn before it.
inline constexpr Step pointOfNoReturn = Step::Reinstall;

/// Step 1 is recommended by the provider, 2 to 8 are mandatory.
[[nodiscard]] constexpr bool isRecommended(Step step) noexcept
{
    return step == Step::Prepare;
}

enum class StepState { Done, Current, Upcoming };

/// How many accounts are where. All counts are of accounts.
struct Counts {
    int total = 0;
    int ready = 0;
    int onClientOld = 0;
    int onTransit = 0;
    int onClientNew = 0;
    int verified = 0;
    int failed = 0;
    int busy = 0;

    friend bool operator==(const Counts &, const Counts &) = default;
};

/// The steps of all three kinds. A mandatory migration goes through the eight, an optional one through three, one of the
/// public cloud through four (the provider's page on performing a migration: read, check, test, migrate).
enum class PathStep {
    PrepareAccounts,
    RequestTransit,
    InstallTransit,
    MigrateAccounts,
    VerifyAccounts,
    ReinstallServer,
    RelocateAccounts,
    Complete,
    ReadDocumentation,
    CheckApplications,
    TestMigration,
    MigrateAccount,
    UpgradeService,
    UpgradeComplete,
    Unknown
};

/// The steps of a kind, in order; none for a kind that this program does not know.
[[nodiscard]] std::span<const PathStep> pathOf(Kind kind) noexcept;

/// The lowest step of its path that is not finished; the last one where all are (see isComplete). Unknown for an unknown
/// kind. Testing is optional: an account that has migrated is past it.
[[nodiscard]] PathStep currentPathStep(const MigrationFacts &facts);

/// Nothing is left to be done.
[[nodiscard]] bool isComplete(const MigrationFacts &facts);

[[nodiscard]] StepState pathStepState(PathStep step, const MigrationFacts &facts);

/// The provider recommends it; the migration goes on without.
[[nodiscard]] constexpr bool isRecommended(PathStep step) noexcept
{
    return step == PathStep::PrepareAccounts || step == PathStep::ReadDocumentation || step == PathStep::TestMigration;
}

[[nodiscard]] Counts countAccounts(const MigrationFacts &facts);

/// The server's step: the lowest that is not finished. Derived, never stored. A fact that this program does not know
/// (Unknown) never counts as finished. Kinds with a shorter path are placed among the eight: Prepare, Migrate, Complete.
[[nodiscard]] Step currentStep(const MigrationFacts &facts);

/// How far one account is. A server in step 4 has accounts in steps 4 and 5 side by side.
[[nodiscard]] Step accountStep(const MigrationFacts &facts, const AccountFacts &account);

[[nodiscard]] StepState stepState(Step step, Step current) noexcept;

/// Progress within the current step: done of total accounts, or 0 of 0 where a step does not count accounts.
struct StepProgress {
    int done = 0;
    int total = 0;
};
[[nodiscard]] StepProgress stepProgress(const MigrationFacts &facts);
[[nodiscard]] StepProgress stepProgress(Step step, const Counts &counts);

/// Who has to act for the migration to go on, and since when (invalid where no fact says so).
struct Turn {
    Party party = Party::Nobody;
    QDateTime since;
};
[[nodiscard]] Turn whoseTurn(const MigrationFacts &facts);

} // namespace escale::migration

namespace escale {

using namespace Qt::StringLiterals;
template <>
inline constexpr auto enumNames<migration::PathStep> = std::to_array<QLatin1StringView>(
    {"prepare_accounts"_L1, "request_transit"_L1, "install_transit"_L1, "migrate_accounts"_L1, "verify_accounts"_L1,
     "reinstall_server"_L1, "relocate_accounts"_L1, "complete"_L1, "read_documentation"_L1, "check_applications"_L1,
     "test_migration"_L1, "migrate_account"_L1, "upgrade_service"_L1, "upgrade_complete"_L1});

} // namespace escale
