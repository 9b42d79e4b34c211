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

/// Past the deadline the platform begins by itself, prepared or not.
bool byItself(const Command &command)
{
    return command.role == Party::Time;
}

Gate documentationIsRead(const Command &command, const MigrationFacts &facts)
{
    return {
        GateCode::DocumentationNotRead, facts.documentationReadAt.isValid() || byItself(command), Party::Customer, {}};
}

Gate nobodyElseFinalises(const Command &command, const MigrationFacts &facts)
{
    // Support can do for the customer what the customer can.
    const bool mine =
        command.role != Party::Customer || facts.finalisationBy.value_or(Party::Customer) == Party::Customer;
    return {GateCode::FinalisedByOtherSide,
            mine,
            Party::Support,
            {{u"by"_s, QString(nameOf(facts.finalisationBy.value_or(Party::Support)))}}};
}

/// A public-cloud migration: read, check, test, migrate (the provider's page on performing a migration).
QList<Gate> publicCloudConditions(const Command &command, const MigrationFacts &facts, const AccountFacts &account,
                                  const Context &context)
{
    const QJsonObject named{{u"account"_s, account.name}};
    const Gate idle{GateCode::AccountBusy, isIdle(account) && account.test.state != TestState::Running, Party::Time,
                    named};
    const Gate notMigrated{GateCode::AlreadyMigrated, account.location == Location::ClientOld, Party::Nobody, named};
    switch (command.action) {
    case Action::Ready:
        return {notMigrated,
                documentationIsRead(command, facts),
                {GateCode::AlreadyReady, account.preparation != Preparation::Ready, Party::Nobody, named}};
    case Action::Unready:
        return {
            notMigrated, idle, {GateCode::NotReady, account.preparation == Preparation::Ready, Party::Nobody, named}};
    case Action::Test:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}}, notMigrated, idle};
    case Action::TestCleanup:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}},
                idle,
                {GateCode::NoTestToCleanUp,
                 account.test.state == TestState::Available || account.test.state == TestState::Failed, Party::Customer,
                 named}};
    case Action::Migrate:
        return {notMigrated,
                documentationIsRead(command, facts),
                {GateCode::NotReady, account.preparation == Preparation::Ready || byItself(command), Party::Customer,
                 named},
                idle};
    case Action::Rollback: {
        const QDateTime until = rollbackUntil(facts, account, context.policy);
        const bool offered = context.policy.publicCloudRollbackDays > 0;
        return {{GateCode::RollbackNotOffered, offered, Party::Nobody, named},
                {GateCode::AccountNotMigrated, account.location == Location::ClientNew, Party::Customer, named},
                idle,
                {GateCode::RollbackExpired,
                 !account.copyDiscardedAt.isValid() && (!until.isValid() || context.now < until),
                 Party::Nobody,
                 {{u"account"_s, account.name}, {u"until"_s, toWireTime(until)}}}};
    }
    default:
        return {{GateCode::NotOffered, false, Party::Nobody, {}}};
    }
}

QList<Gate> planConditions(const Command &command, const MigrationFacts &facts)
{
    QList<Gate> list;
    const bool back = std::ranges::any_of(command.moves, [](const QueuedMove &move) { return move.leg == Leg::Back; });
    if (back) {
        list.append(reinstallationIsDone(facts));
        list.append(nobodyElseFinalises(command, facts));
    } else {
        list.append(transitIsReady(facts));
        list.append({GateCode::ReinstallationStarted, !reinstallationStarted(facts), Party::Nobody, {}});
    }
    return list;
}

bool planIsThere(const MigrationFacts &facts)
{
    return facts.plan.state == PlanState::Running || facts.plan.state == PlanState::Paused
           || facts.plan.state == PlanState::Stopped;
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
        return {reinstallationIsDone(facts),
                nobodyElseFinalises(command, facts),
                isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named}};
    default:
        return {};
    }
}

/// Notes and ticks concern people, not servers: in every kind of migration, at every step, also once it is complete.
QList<Gate> annotationConditions(const Command &command, const MigrationFacts &facts, const AccountFacts &account)
{
    const QJsonObject named{{u"account"_s, account.name}};
    const QJsonObject ofItem{{u"account"_s, account.name}, {u"item"_s, command.item}};
    const bool ticked = std::ranges::contains(account.ticks, command.item, &Tick::item);
    switch (command.action) {
    case Action::Note:
        return {{GateCode::TooManyNotes,
                 account.notes.size() < mostNotes,
                 Party::Customer,
                 {{u"account"_s, account.name}, {u"limit"_s, mostNotes}}}};
    case Action::RemoveNote: {
        const auto note = std::ranges::find(account.notes, command.note, &Note::id);
        if (note == account.notes.cend())
            return {{GateCode::NoSuchNote, false, Party::Nobody, named}};
        // What support has written down stays until support removes it.
        return {{GateCode::NoteOfOtherSide,
                 command.role == Party::Support || note->role == command.role,
                 Party::Support,
                 {{u"account"_s, account.name}, {u"role"_s, QString(nameOf(note->role))}}}};
    }
    case Action::Tick: {
        const ChecklistItem *item = findItem(facts, command.item);
        const bool later = item && item->when == ChecklistWhen::After;
        return {
            {GateCode::AccountNotMigrated, !later || account.location != Location::ClientOld, Party::Customer, named},
            {GateCode::AlreadyTicked, !ticked, Party::Nobody, ofItem}};
    }
    case Action::Untick:
        return {{GateCode::NotTicked, ticked, Party::Nobody, ofItem}};
    default:
        return {};
    }
}

} // namespace

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
