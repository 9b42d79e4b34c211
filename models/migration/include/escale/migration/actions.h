// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>
#include <escale/migration/policy.h>
#include <escale/migration/steps.h>
#include <escale/migration/support_request.h>

#include <QtCore/QJsonObject>

namespace escale::migration {

/// A condition of an action. The desktop shows met and unmet ones; the platform refuses with the unmet ones.
struct Gate {
    GateCode code = GateCode::Unknown;
    bool met = false;
    Party clearedBy = Party::Nobody; ///< who can make it true; Nobody where it can no longer become true
    QJsonObject params;              ///< typed values for the sentence: count, accounts, until, expected…

    friend bool operator==(const Gate &, const Gate &) = default;
};

/// What is asked for, as the rules see it. Only the fields that the action uses are read.
struct Command {
    Action action = Action::Unknown;
    Party role = Party::Support;            ///< who asks
    AccountId account;                      ///< actions on one account
    KeepData keep = KeepData::Current;      ///< rollback
    TransitKind transitKind = TransitKind::Dedicated;
    Party finalisationBy = Party::Support;  ///< reinstallation_request
    RequestKind request = RequestKind::Unknown; ///< accept, wait, decline: which one; Unknown means either
    QString confirmation;                   ///< reinstall: the server's name, typed
    Configuration needed;                   ///< allocate: the client server's
    Configuration offered;                  ///< allocate: the transit server's
    bool offeredIsFree = true;              ///< allocate
    TransitKind offeredKind = TransitKind::Dedicated; ///< allocate
    QList<QueuedMove> moves;                ///< plan
    NoteId note;                            ///< remove_note
    QString item;                           ///< tick, untick: the code of an item of the checklist
    bool overrideConfiguration = false;     ///< allocate: explicit, and logged
};

/// Where time and figures come from; the rules have no clock of their own.
struct Context {
    QDateTime now;
    Policy policy;
};

/// Whether a role may ever do this here, whatever the facts: the difference between 403 and 409. Support may do for the
/// customer what the customer may. Relocation belongs to the side that finalises and to support; the desk, the
/// reinstallation and the fleet belong to support.
[[nodiscard]] bool mayAct(Party role, Action action, const MigrationFacts &facts);

/// Every condition of the command, met or not, in the order in which they should be read.
/// \pre an action on an account names one of facts.accounts; tick and untick name one of facts.checklist
[[nodiscard]] QList<Gate> conditions(const Command &command, const MigrationFacts &facts, const Context &context);

/// The unmet ones: empty means allowed.
[[nodiscard]] QList<Gate> gates(const Command &command, const MigrationFacts &facts, const Context &context);

/// Conditions of pausing, resuming and cancelling a task.
[[nodiscard]] QList<Gate> taskGates(Action action, TaskState state, bool cutOverBegun);

/// An offered server fits if it has at least as much of everything.
[[nodiscard]] bool isEquivalent(const Configuration &needed, const Configuration &offered) noexcept;

/// The command that takes the migration on, for the *Now* card: which action, on which accounts (for actions on
/// accounts, those for which it makes sense now), and whose it is.
struct NextCommand {
    Action action = Action::Unknown; ///< Unknown when the migration is complete or something only has to end by itself
    Party party = Party::Nobody;
    QList<AccountId> accounts;
};
[[nodiscard]] NextCommand nextCommand(const MigrationFacts &facts, const Context &context);

/// The command that ends the current step and its conditions, when it is not the next command: "Next: request the
/// reinstallation" while accounts are still being migrated. Unknown where there is none.
[[nodiscard]] Action followingAction(const MigrationFacts &facts);

[[nodiscard]] constexpr bool isAccountAction(Action action) noexcept
{
    switch (action) {
    case Action::Ready:
    case Action::Unready:
    case Action::Test:
    case Action::TestCleanup:
    case Action::Migrate:
    case Action::Rollback:
    case Action::Verify:
    case Action::Unverify:
    case Action::Relocate:
    case Action::Note:
    case Action::RemoveNote:
    case Action::Tick:
    case Action::Untick:
        return true;
    default:
        return false;
    }
}

/// Whether somebody decides by it on the facts as they see them, so that it must not be carried out on others. Not so what
/// only adds something to them, and not so a brake: to stop is right whatever has happened meanwhile.
[[nodiscard]] constexpr bool isDecision(Action action) noexcept
{
    switch (action) {
    case Action::Note:
    case Action::RemoveNote:
    case Action::Tick:
    case Action::Untick:
    case Action::ReadDocumentation:
    case Action::PauseTask:
    case Action::CancelTask:
    case Action::PausePlan:
    case Action::CancelPlan:
    case Action::Unknown:
        return false;
    default:
        return true;
    }
}

/// Notes and ticks: they change nothing that moves.
[[nodiscard]] constexpr bool isAnnotation(Action action) noexcept
{
    return action == Action::Note || action == Action::RemoveNote || action == Action::Tick || action == Action::Untick;
}

/// The action that a task of this type carries out: who may ask for it may also pause and cancel it.
[[nodiscard]] Action actionOf(TaskType type) noexcept;

/// Nothing can take it back here: the reinstallation, an upgrade in place, and a public-cloud migration where the policy
/// gives no rollback. Every confirmation of such an action says so.
[[nodiscard]] bool isIrreversible(Action action, const MigrationFacts &facts, const Policy &policy) noexcept;

/// Nothing can take it back.
[[nodiscard]] constexpr bool isIrreversible(Action action) noexcept
{
    return action == Action::Reinstall || action == Action::Upgrade;
}

[[nodiscard]] const ChecklistItem *findItem(const MigrationFacts &facts, const QString &code);
[[nodiscard]] const AccountFacts *findAccount(const MigrationFacts &facts, AccountId id);

} // namespace escale::migration
