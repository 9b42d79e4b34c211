// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "predicates.h"

namespace escale::migration {

NextCommand nextCommand(const MigrationFacts &facts, const Context &context)
{
    const auto candidates = [&](Action action) {
        QList<AccountId> ids;
        for (const AccountFacts &account : facts.accounts) {
            if (gates({.action = action, .account = account.id}, facts, context).isEmpty())
                ids.append(account.id);
        }
        return ids;
    };
    switch (facts.kind) {
    case Kind::MandatoryPrivateCloud:
        break;
    case Kind::OptionalPrivateCloud:
    case Kind::PublicCloud:
        if (isComplete(facts))
            return {};
        switch (currentPathStep(facts)) {
        case PathStep::ReadDocumentation:
            return {Action::ReadDocumentation, Party::Customer, {}};
        case PathStep::CheckApplications:
            return {Action::Ready, Party::Customer, candidates(Action::Ready)};
        case PathStep::TestMigration:
            return {Action::Test, Party::Customer, candidates(Action::Test)};
        case PathStep::MigrateAccount:
            return {Action::Migrate, Party::Customer, candidates(Action::Migrate)};
        case PathStep::UpgradeService:
            if (facts.upgrade.state == UpgradeState::Running)
                return {Action::Unknown, Party::Time, {}};
            return {Action::Upgrade, Party::Customer, {}};
        default:
            return {};
        }
    case Kind::Unknown:
        return {};
    }
    switch (currentStep(facts)) {
    case Step::Prepare:
        return {Action::Ready, Party::Customer, candidates(Action::Ready)};
    case Step::RequestTransit:
        return {Action::TransitRequest, Party::Customer, {}};
    case Step::InstallTransit:
        if (transitRequestOpen(facts))
            return {Action::AllocateTransit, Party::Support, {}};
        return {Action::Unknown, Party::Support, {}};
    case Step::Migrate:
        return {Action::Migrate, Party::Customer, candidates(Action::Migrate)};
    case Step::Verify: {
        const QList<AccountId> unverified = candidates(Action::Verify);
        if (!unverified.isEmpty() || countAccounts(facts).verified < countAccounts(facts).total)
            return {Action::Verify, Party::Customer, unverified};
        return {Action::ReinstallationRequest, Party::Customer, {}};
    }
    case Step::Reinstall:
        if (facts.reinstallation.state == ReinstallationState::Running)
            return {Action::Unknown, Party::Support, {}};
        return {Action::Reinstall, Party::Support, {}};
    case Step::Relocate:
        return {Action::Relocate, facts.finalisationBy.value_or(Party::Support), candidates(Action::Relocate)};
    case Step::Complete:
        if (facts.transit.state == TransitState::Ready)
            return {Action::ReleaseTransit, Party::Support, {}};
        break;
    }
    return {};
}

Action followingAction(const MigrationFacts &facts)
{
    if (facts.kind == Kind::PublicCloud || facts.kind == Kind::OptionalPrivateCloud) {
        const NextCommand next = nextCommand(facts, {});
        const Action last = facts.kind == Kind::PublicCloud ? Action::Migrate : Action::Upgrade;
        return isComplete(facts) || next.action == last ? Action::Unknown : last;
    }
    if (facts.kind != Kind::MandatoryPrivateCloud)
        return Action::Unknown;
    switch (currentStep(facts)) {
    case Step::Prepare:
        return Action::TransitRequest;
    case Step::InstallTransit:
        return Action::Migrate;
    case Step::Migrate:
    case Step::Verify:
        return Action::ReinstallationRequest;
    case Step::Relocate:
        return Action::ReleaseTransit;
    default:
        return Action::Unknown;
    }
}

} // namespace escale::migration
