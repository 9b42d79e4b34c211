// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/actions.h>

#include "account_conditions.h"
#include "predicates.h"

namespace escale::migration {

const ChecklistItem *findItem(const MigrationFacts &facts, const QString &code)
{
    const auto found = std::ranges::find(facts.checklist, code, &ChecklistItem::code);
    return found == facts.checklist.cend() ? nullptr : &*found;
}

const AccountFacts *findAccount(const MigrationFacts &facts, AccountId id)
{
    const auto found = std::ranges::find(facts.accounts, id, &AccountFacts::id);
    return found == facts.accounts.cend() ? nullptr : &*found;
}

Action actionOf(TaskType type) noexcept
{
    switch (type) {
    case TaskType::Test:
        return Action::Test;
    case TaskType::TestCleanup:
        return Action::TestCleanup;
    case TaskType::InstallTransit:
        return Action::AllocateTransit;
    case TaskType::Migrate:
        return Action::Migrate;
    case TaskType::Rollback:
        return Action::Rollback;
    case TaskType::Reinstall:
        return Action::Reinstall;
    case TaskType::Relocate:
        return Action::Relocate;
    case TaskType::ReleaseTransit:
        return Action::ReleaseTransit;
    case TaskType::Upgrade:
        return Action::Upgrade;
    case TaskType::DiscardCopy: // nobody asks for it, so nobody holds it up
    case TaskType::Unknown:
        break;
    }
    return Action::Unknown;
}

bool isIrreversible(Action action, const MigrationFacts &facts, const Policy &policy) noexcept
{
    switch (action) {
    case Action::Reinstall:
    case Action::Upgrade:
        return true;
    case Action::Migrate:
        return facts.kind == Kind::PublicCloud && policy.publicCloudRollbackDays <= 0;
    default:
        return false;
    }
}

bool isEquivalent(const Configuration &needed, const Configuration &offered) noexcept
{
    return offered.cores >= needed.cores && offered.memory >= needed.memory && offered.disk >= needed.disk;
}

bool mayAct(Party role, Action action, const MigrationFacts &)
{
    if (role == Party::Support)
        return action != Action::Unknown;
    // What the platform does by itself: past a deadline, and when a test copy has expired.
    if (role == Party::Time)
        return action == Action::TransitRequest || action == Action::Migrate || action == Action::TestCleanup;
    if (role != Party::Customer)
        return false;
    switch (action) {
    case Action::AcceptRequest:
    case Action::WaitRequest:
    case Action::DeclineRequest:
    case Action::AllocateTransit:
    case Action::Reinstall:
    case Action::ReleaseTransit:
    case Action::Unknown:
        return false;
    default:
        return true;
    }
}

QList<Gate> conditions(const Command &command, const MigrationFacts &facts, const Context &context)
{
    if (isAccountAction(command.action)) {
        const AccountFacts *account = findAccount(facts, command.account);
        Q_ASSERT(account);
        if (isAnnotation(command.action))
            return annotationConditions(command, facts, *account);
        switch (facts.kind) {
        case Kind::PublicCloud:
            return publicCloudConditions(command, facts, *account, context);
        case Kind::MandatoryPrivateCloud:
            return accountConditions(command, facts, *account, context);
        case Kind::OptionalPrivateCloud: // no preparation, no test, no transit
        case Kind::Unknown:
            break;
        }
        QList<Gate> list = accountConditions(command, facts, *account, context);
        list.prepend({GateCode::NotOffered, false, Party::Nobody, {}});
        return list;
    }
    QList<Gate> list;
    const auto offeredBy = [&](std::initializer_list<Kind> kinds) {
        if (std::ranges::find(kinds, facts.kind) == kinds.end())
            list.append({GateCode::NotOffered, false, Party::Nobody, {}});
    };
    switch (command.action) {
    case Action::ReadDocumentation:
        offeredBy({Kind::OptionalPrivateCloud, Kind::PublicCloud});
        list.append({GateCode::DocumentationAlreadyRead, !facts.documentationReadAt.isValid(), Party::Nobody, {}});
        return list;
    case Action::Upgrade:
        offeredBy({Kind::OptionalPrivateCloud});
        list.append(documentationIsRead(command, facts));
        // A failed upgrade has left everything as it was and may be started again.
        list.append({GateCode::UpgradeStarted,
                     facts.upgrade.state == UpgradeState::None || facts.upgrade.state == UpgradeState::Failed,
                     facts.upgrade.state == UpgradeState::Running ? Party::Time : Party::Nobody,
                     {}});
        list.append({GateCode::ConfirmationMissing,
                     command.confirmation == facts.serverName,
                     command.role,
                     {{u"expected"_s, facts.serverName}}});
        return list;
    default:
        break;
    }
    offeredBy({Kind::MandatoryPrivateCloud});
    switch (command.action) {
    case Action::TransitRequest:
        list.append(transitNotAskedFor(GateCode::RequestAlreadyOpen, facts));
        list.append(everyAccount(GateCode::AccountsNotReady, Party::Customer, facts, [&](const AccountFacts &a) {
            return a.preparation == Preparation::Ready || byItself(command);
        }));
        break;
    case Action::WithdrawTransitRequest:
        list.append({GateCode::NoOpenRequest, transitAskedFor(facts), Party::Customer, {}});
        list.append(
            {GateCode::RequestAlreadyHandled, !transitAskedFor(facts) || transitRequestOpen(facts), Party::Nobody, {}});
        break;
    case Action::AcceptRequest:
    case Action::WaitRequest:
    case Action::DeclineRequest:
        list.append({GateCode::NoOpenRequest, requestOpen(command.request, facts), Party::Customer, {}});
        break;
    case Action::AllocateTransit:
        list.append({GateCode::NoOpenRequest, transitRequestOpen(facts), Party::Customer, {}});
        list.append({GateCode::TransitKindDiffers,
                     command.offeredKind == facts.transit.kind,
                     Party::Support,
                     {{u"asked"_s, QString(nameOf(facts.transit.kind))},
                      {u"offered"_s, QString(nameOf(command.offeredKind))}}});
        list.append({GateCode::ServerNotFree, command.offeredIsFree, Party::Time, {}});
        list.append({GateCode::ConfigurationNotEquivalent,
                     command.overrideConfiguration || isEquivalent(command.needed, command.offered)
                         || facts.transit.kind
                                == TransitKind::Shared, // who asks for the shared one is told that it may not fit
                     Party::Support,
                     {{u"needed"_s, toJson(command.needed)}, {u"offered"_s, toJson(command.offered)}}});
        break;
    case Action::ReinstallationRequest:
        list.append({GateCode::ReinstallationStarted, !reinstallationStarted(facts), Party::Nobody, {}});
        list.append({GateCode::ReinstallationAlreadyRequested,
                     facts.reinstallation.state != ReinstallationState::Requested,
                     Party::Nobody,
                     {}});
        appendReinstallationConditions(list, facts);
        break;
    case Action::WithdrawReinstallationRequest:
        list.append({GateCode::ReinstallationStarted, !reinstallationStarted(facts), Party::Nobody, {}});
        list.append({GateCode::ReinstallationNotRequested,
                     facts.reinstallation.state != ReinstallationState::None,
                     Party::Customer,
                     {}});
        break;
    case Action::Reinstall:
        // A failed reinstallation is started again the same way: everything is still on transit.
        list.append({GateCode::ReinstallationStarted,
                     !reinstallationStarted(facts) || facts.reinstallation.state == ReinstallationState::Failed,
                     Party::Nobody,
                     {}});
        list.append({GateCode::ReinstallationNotRequested,
                     facts.reinstallation.state != ReinstallationState::None,
                     Party::Customer,
                     {}});
        appendReinstallationConditions(list, facts);
        list.append({GateCode::ConfirmationMissing,
                     command.confirmation == facts.serverName,
                     Party::Support,
                     {{u"expected"_s, facts.serverName}}});
        break;
    case Action::ReleaseTransit:
        list.append({GateCode::NoTransitToRelease, facts.transit.state == TransitState::Ready, Party::Nobody, {}});
        list.append(everyAccount(GateCode::AccountsBusy, Party::Time, facts, isIdle));
        // Before step 6 an empty transit server is one that accounts still have to go to.
        list.append(reinstallationIsDone(facts));
        // An account in a place that this program does not know may well be on transit.
        list.append(everyAccount(GateCode::AccountsStillOnTransit, facts.finalisationBy.value_or(Party::Support), facts,
                                 [](const AccountFacts &a) {
                                     return a.location == Location::ClientOld || a.location == Location::ClientNew;
                                 }));
        break;
    case Action::Plan:
        list.append(planConditions(command, facts));
        break;
    case Action::PausePlan:
        list.append({GateCode::NoPlan, planIsThere(facts), Party::Customer, {}});
        list.append({GateCode::PlanNotRunning, facts.plan.state == PlanState::Running, Party::Customer, {}});
        break;
    case Action::ResumePlan:
        list.append({GateCode::NoPlan, planIsThere(facts), Party::Customer, {}});
        list.append({GateCode::PlanNotPaused,
                     facts.plan.state == PlanState::Paused || facts.plan.state == PlanState::Stopped,
                     Party::Customer,
                     {}});
        break;
    case Action::CancelPlan:
        list.append({GateCode::NoPlan, planIsThere(facts), Party::Customer, {}});
        break;
    default:
        break;
    }
    return list;
}

QList<Gate> gates(const Command &command, const MigrationFacts &facts, const Context &context)
{
    QList<Gate> unmet = conditions(command, facts, context);
    unmet.removeIf([](const Gate &gate) { return gate.met; });
    return unmet;
}

QList<Gate> taskGates(Action action, TaskState state, bool cutOverBegun)
{
    QList<Gate> unmet;
    const bool live = state == TaskState::Queued || state == TaskState::Running || state == TaskState::Paused;
    switch (action) {
    case Action::PauseTask:
        if (state != TaskState::Queued && state != TaskState::Running)
            unmet.append({GateCode::TaskNotQueuedOrRunning, false, Party::Nobody, {}});
        break;
    case Action::ResumeTask:
        if (state != TaskState::Paused)
            unmet.append({GateCode::TaskNotPaused, false, Party::Nobody, {}});
        return unmet;
    case Action::CancelTask:
        if (!live)
            unmet.append({GateCode::TaskNotQueuedOrRunning, false, Party::Nobody, {}});
        break;
    default:
        return unmet;
    }
    if (live && cutOverBegun)
        unmet.append({GateCode::CutOverBegun, false, Party::Nobody, {}});
    return unmet;
}

} // namespace escale::migration
