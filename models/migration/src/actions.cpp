// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/actions.h>

#include <escale/core/clock.h>
#include <escale/migration/clocks.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace escale::migration {

namespace {

bool isIdle(const AccountFacts &account)
{
    return account.activity == Activity::Idle || account.activity == Activity::Failed;
}

bool reinstallationStarted(const MigrationFacts &facts)
{
    switch (facts.reinstallation.state) {
    case ReinstallationState::None:
    case ReinstallationState::Requested:
        return false;
    case ReinstallationState::Running:
    case ReinstallationState::Done:
    case ReinstallationState::Failed:
    case ReinstallationState::Unknown:
        return true;
    }
    return true;
}

bool transitAskedFor(const MigrationFacts &facts)
{
    return facts.transit.state != TransitState::None;
}

bool transitReady(const MigrationFacts &facts)
{
    return facts.transit.state == TransitState::Ready;
}

bool transitRequestOpen(const MigrationFacts &facts)
{
    return facts.transit.state == TransitState::Requested || facts.transit.state == TransitState::WaitingForStock;
}

bool requestOpen(RequestKind kind, const MigrationFacts &facts)
{
    const bool reinstallation = facts.reinstallation.state == ReinstallationState::Requested;
    switch (kind) {
    case RequestKind::Transit:
        return transitRequestOpen(facts);
    case RequestKind::Reinstallation:
        return reinstallation;
    case RequestKind::Unknown:
        break;
    }
    return transitRequestOpen(facts) || reinstallation;
}

/// Who can make the transit server ready: the customer asks for it, then it is support's, and released it stays.
Gate transitIsReady(const MigrationFacts &facts)
{
    const bool gone = facts.transit.state == TransitState::Released;
    return {GateCode::TransitNotReady,
            transitReady(facts),
            gone                     ? Party::Nobody
            : transitAskedFor(facts) ? Party::Support
                                     : Party::Customer,
            {}};
}

/// Preparation is fixed and a second request refused while there is a first; an open one can be withdrawn.
Gate transitNotAskedFor(GateCode code, const MigrationFacts &facts)
{
    return {code, !transitAskedFor(facts), transitRequestOpen(facts) ? Party::Customer : Party::Nobody, {}};
}

/// An account that has not left yet can be brought to transit; one that is back cannot.
Gate isOnTransit(const AccountFacts &account)
{
    return {GateCode::AccountNotOnTransit,
            account.location == Location::Transit,
            account.location == Location::ClientOld ? Party::Customer : Party::Nobody,
            {{u"account"_s, account.name}}};
}

Gate reinstallationIsDone(const MigrationFacts &facts)
{
    return {GateCode::ReinstallationNotDone,
            facts.reinstallation.state == ReinstallationState::Done,
            facts.reinstallation.state == ReinstallationState::None ? Party::Customer : Party::Support,
            {}};
}

/// A condition over all accounts: unmet ones are counted and named.
template <typename Predicate>
Gate everyAccount(GateCode code, Party clearedBy, const MigrationFacts &facts, Predicate holds)
{
    QJsonArray names;
    for (const AccountFacts &account : facts.accounts) {
        if (!holds(account))
            names.append(account.name);
    }
    return {code,
            names.isEmpty(),
            clearedBy,
            {{u"count"_s, names.size()}, {u"total"_s, facts.accounts.size()}, {u"accounts"_s, names}}};
}

QJsonObject toJson(const Configuration &configuration)
{
    return {{u"cores"_s, configuration.cores}, {u"memory"_s, configuration.memory}, {u"disk"_s, configuration.disk}};
}

/// What must be true of every account before the reinstallation may be asked for, and again before it starts: the
/// provider's bold precondition of step 6, and the verification of step 5.
void appendReinstallationConditions(QList<Gate> &list, const MigrationFacts &facts)
{
    list.append(transitIsReady(facts));
    list.append(everyAccount(GateCode::AccountsNotOnTransit, Party::Customer, facts,
                             [](const AccountFacts &a) { return a.location == Location::Transit; }));
    list.append(everyAccount(GateCode::AccountsBusy, Party::Time, facts, isIdle));
    list.append(everyAccount(GateCode::AccountsNotVerified, Party::Customer, facts,
                             [](const AccountFacts &a) { return a.verified; }));
}

QList<Gate> accountConditions(const Command &command, const MigrationFacts &facts, const AccountFacts &account,
                              const Context &context)
{
    const bool idle = isIdle(account);
    const QJsonObject named{{u"account"_s, account.name}};
    const auto notStarted = [&] {
        return Gate{GateCode::ReinstallationStarted, !reinstallationStarted(facts), Party::Nobody, {}};
    };
    switch (command.action) {
    case Action::Ready:
        return {transitNotAskedFor(GateCode::TransitAlreadyRequested, facts),
                {GateCode::AlreadyReady, account.preparation != Preparation::Ready, Party::Nobody, named}};
    case Action::Unready:
        return {transitNotAskedFor(GateCode::TransitAlreadyRequested, facts),
                {GateCode::NotReady, account.preparation == Preparation::Ready, Party::Nobody, named}};
    case Action::Test:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}},
                {GateCode::MigrationComplete, account.location != Location::ClientNew, Party::Nobody, named},
                {GateCode::AccountBusy, idle && account.test.state != TestState::Running, Party::Time, named}};
    case Action::TestCleanup:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}},
                {GateCode::AccountBusy, idle && account.test.state != TestState::Running, Party::Time, named},
                {GateCode::NoTestToCleanUp,
                 account.test.state == TestState::Available || account.test.state == TestState::Failed, Party::Customer,
                 named}};
    case Action::Migrate:
        return {transitIsReady(facts),
                notStarted(),
                {GateCode::AccountNotOnClientServer, account.location == Location::ClientOld, Party::Nobody, named},
                {GateCode::AccountBusy, idle, Party::Time, named}};
    case Action::Rollback: {
        const QDateTime until = rollbackUntil(facts, account, context.policy);
        return {notStarted(),
                isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named},
                {GateCode::RollbackExpired,
                 !until.isValid() || context.now < until,
                 Party::Nobody,
                 {{u"account"_s, account.name}, {u"until"_s, toWireTime(until)}}}};
    }
    case Action::Verify:
        return {isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named},
                {GateCode::AlreadyVerified, !account.verified, Party::Nobody, named}};
    case Action::Unverify:
        return {notStarted(),
                {GateCode::ReinstallationAlreadyRequested,
                 facts.reinstallation.state != ReinstallationState::Requested,
                 Party::Customer,
                 {}},
                isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named},
                {GateCode::NotVerified, account.verified, Party::Nobody, named}};
    case Action::Relocate:
        return {reinstallationIsDone(facts), isOnTransit(account), {GateCode::AccountBusy, idle, Party::Time, named}};
    default:
        return {};
    }
}

} // namespace

const AccountFacts *findAccount(const MigrationFacts &facts, AccountId id)
{
    const auto found = std::ranges::find(facts.accounts, id, &AccountFacts::id);
    return found == facts.accounts.cend() ? nullptr : &*found;
}

bool isEquivalent(const Configuration &needed, const Configuration &offered) noexcept
{
    return offered.cores >= needed.cores && offered.memory >= needed.memory && offered.disk >= needed.disk;
}

bool mayAct(Party role, Action action, const MigrationFacts &facts)
{
    if (role == Party::Support)
        return action != Action::Unknown;
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
    case Action::Relocate:
        return facts.finalisationBy == Party::Customer;
    default:
        return true;
    }
}

QList<Gate> conditions(const Command &command, const MigrationFacts &facts, const Context &context)
{
    if (isAccountAction(command.action)) {
        const AccountFacts *account = findAccount(facts, command.account);
        Q_ASSERT(account);
        QList<Gate> list = accountConditions(command, facts, *account, context);
        if (facts.kind != Kind::MandatoryPrivateCloud)
            list.prepend({GateCode::NotOffered, false, Party::Nobody, {}});
        return list;
    }
    QList<Gate> list;
    if (facts.kind != Kind::MandatoryPrivateCloud)
        list.append({GateCode::NotOffered, false, Party::Nobody, {}});
    switch (command.action) {
    case Action::TransitRequest:
        list.append(transitNotAskedFor(GateCode::RequestAlreadyOpen, facts));
        list.append(everyAccount(GateCode::AccountsNotReady, Party::Customer, facts,
                                 [](const AccountFacts &a) { return a.preparation == Preparation::Ready; }));
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

NextCommand nextCommand(const MigrationFacts &facts, const Context &context)
{
    if (facts.kind != Kind::MandatoryPrivateCloud)
        return {};
    const auto candidates = [&](Action action) {
        QList<AccountId> ids;
        for (const AccountFacts &account : facts.accounts) {
            if (gates({.action = action, .account = account.id}, facts, context).isEmpty())
                ids.append(account.id);
        }
        return ids;
    };
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
