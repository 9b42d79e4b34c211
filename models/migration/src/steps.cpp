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

Step currentStep(const MigrationFacts &facts)
{
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
