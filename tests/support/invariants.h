// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/steps.h>

#include <QtCore/QString>

namespace escale::test {

/// What must hold of a migration in every state that can be reached, whatever was asked for and whatever failed; empty: it
/// does. P4: one place an account; S2: no step 6 with an account that is not on transit, no rollback after it; P3: the
/// derived step never ahead of the facts.
inline QString wrongIn(const migration::MigrationFacts &facts)
{
    using namespace migration;
    const Counts counts = countAccounts(facts);
    if (counts.onClientOld + counts.onTransit + counts.onClientNew != counts.total)
        return QStringLiteral("an account is in no place or in two");
    const Step step = currentStep(facts);
    const bool wiped = facts.reinstallation.state == ReinstallationState::Running
                       || facts.reinstallation.state == ReinstallationState::Done
                       || facts.reinstallation.state == ReinstallationState::Failed;
    if (facts.kind == Kind::MandatoryPrivateCloud) {
        if (wiped && counts.onClientOld > 0)
            return QStringLiteral("step 6 with an account that is not on transit");
        if (wiped && facts.reinstallation.state != ReinstallationState::Done && counts.onTransit != counts.total)
            return QStringLiteral("step 6 with an account that is not on transit");
        if (facts.transit.state == TransitState::Released && counts.onTransit > 0)
            return QStringLiteral("transit was released with an account on it");
        if (step >= Step::Verify && step < Step::Relocate && counts.onTransit != counts.total)
            return QStringLiteral("the derived step is ahead of the facts");
        if (step == Step::Complete && counts.onClientNew != counts.total)
            return QStringLiteral("complete with an account that is not back");
    }
    for (const AccountFacts &account : facts.accounts) {
        if (account.verified && account.location == Location::ClientOld)
            return account.name + QStringLiteral(" is verified on the old architecture");
        for (const Attempt &attempt : account.attempts) {
            if (attempt.leg == Leg::Rollback && facts.reinstallation.startedAt.isValid()
                && attempt.started > facts.reinstallation.startedAt)
                return account.name + QStringLiteral(" was rolled back after the point of no return");
        }
    }
    return {};
}

} // namespace escale::test
