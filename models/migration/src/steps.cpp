// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/steps.h>

#include <algorithm>

namespace escale::migration {

Counts countAccounts(const MigrationFacts &facts)
{
    Counts counts;
    for (const AccountFacts &account : facts.accounts) {
        ++counts.total;
        counts.ready += account.preparation == Preparation::Ready;
        counts.onClientOld += account.location == Location::ClientOld;
        counts.onTransit += account.location == Location::Transit;
        counts.onClientNew += account.location == Location::ClientNew;
        counts.verified += account.verified;
        counts.failed += account.activity == Activity::Failed;
        counts.busy += account.activity != Activity::Idle && account.activity != Activity::Failed;
    }
    return counts;
}

std::span<const PathStep> pathOf(Kind kind) noexcept
{
    using enum PathStep;
    static constexpr auto eight =
        std::to_array({PrepareAccounts, PathStep::RequestTransit, PathStep::InstallTransit, MigrateAccounts,
                       VerifyAccounts, ReinstallServer, RelocateAccounts, PathStep::Complete});
    // No preparation, no test, no transit (the provider's page on dedicated servers and VPS).
    static constexpr auto optional = std::to_array({ReadDocumentation, UpgradeService, UpgradeComplete});
    static constexpr auto publicCloud =
        std::to_array({ReadDocumentation, CheckApplications, TestMigration, MigrateAccount});
    switch (kind) {
    case Kind::MandatoryPrivateCloud:
        return eight;
    case Kind::OptionalPrivateCloud:
        return optional;
    case Kind::PublicCloud:
        return publicCloud;
    case Kind::Unknown:
        break;
    }
    return {};
}

bool isComplete(const MigrationFacts &facts)
{
    switch (facts.kind) {
    case Kind::MandatoryPrivateCloud:
        return currentStep(facts) == Step::Complete;
    case Kind::OptionalPrivateCloud:
        return facts.upgrade.state == UpgradeState::Done;
    case Kind::PublicCloud:
        return !facts.accounts.isEmpty() && std::ranges::all_of(facts.accounts, [](const AccountFacts &account) {
            return account.location == Location::ClientNew;
        });
    case Kind::Unknown:
        break;
    }
    return false;
}

PathStep currentPathStep(const MigrationFacts &facts)
{
    switch (facts.kind) {
    case Kind::MandatoryPrivateCloud:
        return pathOf(facts.kind)[size_t(currentStep(facts)) - 1];
    case Kind::OptionalPrivateCloud:
        switch (facts.upgrade.state) {
        case UpgradeState::Done:
            return PathStep::UpgradeComplete;
        case UpgradeState::Running:
        case UpgradeState::Failed:
        case UpgradeState::Unknown:
            return PathStep::UpgradeService;
        case UpgradeState::None:
            break;
        }
        return facts.documentationReadAt.isValid() ? PathStep::UpgradeService : PathStep::ReadDocumentation;
    case Kind::PublicCloud: {
        const auto every = [&](auto holds) { return std::ranges::all_of(facts.accounts, holds); };
        const bool begun = !every([](const AccountFacts &a) {
            return a.location == Location::ClientOld && a.activity != Activity::Migrating
                   && a.activity != Activity::RollingBack;
        });
        if (begun)
            return PathStep::MigrateAccount;
        if (!facts.documentationReadAt.isValid())
            return PathStep::ReadDocumentation;
        if (!every([](const AccountFacts &a) { return a.preparation == Preparation::Ready; }))
            return PathStep::CheckApplications;
        if (facts.offersTest && !every([](const AccountFacts &a) { return a.test.copiedAt.isValid(); }))
            return PathStep::TestMigration;
        return PathStep::MigrateAccount;
    }
    case Kind::Unknown:
        break;
    }
    return PathStep::Unknown;
}

StepState pathStepState(PathStep step, const MigrationFacts &facts)
{
    if (isComplete(facts))
        return StepState::Done;
    const auto path = pathOf(facts.kind);
    const auto place = std::ranges::find(path, step);
    const auto current = std::ranges::find(path, currentPathStep(facts));
    return place == current ? StepState::Current : place < current ? StepState::Done : StepState::Upcoming;
}

Step currentStep(const MigrationFacts &facts)
{
    if (facts.kind == Kind::OptionalPrivateCloud || facts.kind == Kind::PublicCloud) {
        if (isComplete(facts))
            return Step::Complete;
        const PathStep step = currentPathStep(facts);
        return step == PathStep::MigrateAccount || step == PathStep::UpgradeService ? Step::Migrate : Step::Prepare;
    }
    const Counts counts = countAccounts(facts);
    switch (facts.reinstallation.state) {
    case ReinstallationState::Done:
        return counts.onClientNew == counts.total ? Step::Complete : Step::Relocate;
    case ReinstallationState::Running:
    case ReinstallationState::Failed:
        return Step::Reinstall;
    case ReinstallationState::Requested:
    case ReinstallationState::None:
    case ReinstallationState::Unknown:
        break;
    }
    switch (facts.transit.state) {
    case TransitState::None:
    case TransitState::Unknown:
        return counts.ready == counts.total ? Step::RequestTransit : Step::Prepare;
    case TransitState::Requested:
    case TransitState::WaitingForStock:
    case TransitState::Installing:
    case TransitState::Precopying:
        return Step::InstallTransit;
    case TransitState::Ready:
    case TransitState::Released:
        break;
    }
    if (counts.onTransit < counts.total)
        return Step::Migrate;
    const bool asked = facts.reinstallation.state == ReinstallationState::Requested;
    return asked && counts.verified == counts.total ? Step::Reinstall : Step::Verify;
}

Step accountStep(const MigrationFacts &facts, const AccountFacts &account)
{
    if (facts.kind == Kind::OptionalPrivateCloud || facts.kind == Kind::PublicCloud)
        return currentStep(facts);
    if (account.location == Location::ClientNew)
        return Step::Complete;
    if (account.location == Location::Transit) {
        const Step server = currentStep(facts);
        return server > Step::Verify ? server : Step::Verify;
    }
    // Still on the old client server, or in a place that this program does not know: no further than the server.
    const Step server = currentStep(facts);
    if (server != Step::Prepare)
        return server;
    return account.preparation == Preparation::Ready ? Step::RequestTransit : Step::Prepare;
}

StepState stepState(Step step, Step current) noexcept
{
    if (step == current)
        return current == Step::Complete ? StepState::Done : StepState::Current;
    return step < current ? StepState::Done : StepState::Upcoming;
}

StepProgress stepProgress(const MigrationFacts &facts)
{
    return stepProgress(currentStep(facts), countAccounts(facts));
}

StepProgress stepProgress(Step step, const Counts &counts)
{
    switch (step) {
    case Step::Prepare:
        return {counts.ready, counts.total};
    case Step::Migrate:
        return {counts.onTransit, counts.total};
    case Step::Verify:
        return {counts.verified, counts.total};
    case Step::Relocate:
    case Step::Complete:
        return {counts.onClientNew, counts.total};
    case Step::RequestTransit:
    case Step::InstallTransit:
    case Step::Reinstall:
        return {};
    }
    return {};
}

namespace {

QDateTime latestEnd(const MigrationFacts &facts, Leg leg)
{
    QDateTime latest;
    for (const AccountFacts &account : facts.accounts) {
        for (const Attempt &attempt : account.attempts) {
            if (attempt.leg == leg && attempt.outcome == Outcome::Done && (!latest.isValid() || attempt.ended > latest))
                latest = attempt.ended;
        }
    }
    return latest;
}

} // namespace

Turn whoseTurn(const MigrationFacts &facts)
{
    switch (facts.kind) {
    case Kind::OptionalPrivateCloud:
        if (isComplete(facts))
            return {Party::Nobody, facts.completedAt};
        if (facts.upgrade.state == UpgradeState::Running)
            return {Party::Time, facts.upgrade.startedAt};
        return {Party::Customer, facts.documentationReadAt.isValid() ? facts.documentationReadAt : facts.announcedAt};
    case Kind::PublicCloud:
        if (isComplete(facts))
            return {Party::Nobody, facts.completedAt};
        if (countAccounts(facts).busy > 0)
            return {Party::Time, {}};
        return {Party::Customer, facts.documentationReadAt.isValid() ? facts.documentationReadAt : facts.announcedAt};
    case Kind::MandatoryPrivateCloud:
    case Kind::Unknown:
        break;
    }
    switch (currentStep(facts)) {
    case Step::Prepare:
    case Step::RequestTransit:
        return {Party::Customer, facts.announcedAt};
    case Step::InstallTransit:
        return {Party::Support, facts.transit.requestedAt};
    case Step::Migrate:
        return {Party::Customer, facts.transit.readyAt};
    case Step::Verify:
        return {Party::Customer, latestEnd(facts, Leg::Out)};
    case Step::Reinstall:
        return {Party::Support, facts.reinstallation.requestedAt};
    case Step::Relocate:
        return {facts.finalisationBy.value_or(Party::Support), facts.reinstallation.doneAt};
    case Step::Complete:
        break;
    }
    return {Party::Nobody, facts.completedAt};
}

} // namespace escale::migration
