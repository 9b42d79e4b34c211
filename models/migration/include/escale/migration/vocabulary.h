// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/enum_names.h>

/// The words of a migration, one for each thing, in code and on the wire. Sources: the provider's pages on required
/// private-cloud migrations (the eight steps, transit, rollback) and our design of facts.
namespace escale::migration {

using namespace Qt::StringLiterals;

enum class Kind { MandatoryPrivateCloud, OptionalPrivateCloud, PublicCloud, Unknown };
enum class Preparation { Todo, Ready, Unknown };
/// Where an account is served from: exactly one place, always.
enum class Location { ClientOld, Transit, ClientNew, Unknown };
enum class Activity { Idle, Queued, Testing, Migrating, RollingBack, Relocating, Failed, Upgrading, Unknown };
enum class Leg { Out, Back, Rollback, Unknown };
enum class Outcome { Running, Done, Failed, Cancelled, Unknown };
enum class TestState { None, Running, Available, Failed, Unknown };
enum class TransitState { None, Requested, WaitingForStock, Installing, Precopying, Ready, Released, Unknown };
enum class TransitKind { Dedicated, Shared, Unknown };
enum class ReinstallationState { None, Requested, Running, Done, Failed, Unknown };
/// Who acts: a token's role, whose turn it is, or who can clear a gate.
enum class Party { Customer, Support, Reviewer, Time, Nobody, Unknown };
enum class TaskType {
    Test,
    TestCleanup,
    InstallTransit,
    Migrate,
    Rollback,
    Reinstall,
    Relocate,
    ReleaseTransit,
    Upgrade, ///< of one service, in place: an optional migration
    DiscardCopy, ///< public cloud: the copy on the old server, once no rollback needs it
    Unknown
};
enum class TaskState { Queued, Running, Paused, Done, Failed, Cancelled, Unknown };
enum class KeepData { Current, Frozen, Unknown };
/// An optional migration's one piece of work.
enum class UpgradeState { None, Running, Done, Failed, Unknown };
/// A queue of moves that the platform works off by itself.
enum class PlanState { None, Running, Paused, Stopped, Done, Unknown };
/// When an item of a migration's checklist is to be done: before the account moves, or once it has.
enum class ChecklistWhen { Before, After, Unknown };
/// What somebody does with a server at this moment.
enum class Doing { Looking, Acting, Unknown };

/// What somebody can ask for. Each is a sub-path of the API with the same name.
enum class Action {
    Ready,
    Unready,
    Test,
    TestCleanup,
    Migrate,
    Rollback,
    Verify,
    Unverify,
    Relocate,
    TransitRequest,
    WithdrawTransitRequest,
    AcceptRequest,
    WaitRequest,
    DeclineRequest,
    AllocateTransit,
    ReinstallationRequest,
    WithdrawReinstallationRequest,
    Reinstall,
    ReleaseTransit,
    PauseTask,
    ResumeTask,
    CancelTask,
    ReadDocumentation, ///< says that the migration's documentation was read
    Upgrade,           ///< an optional migration
    Plan,              ///< hands over or replaces the queue of moves
    PausePlan,
    ResumePlan,
    CancelPlan,
    Note,              ///< writes a note on an account
    RemoveNote,
    Tick,              ///< an item of the checklist is done for an account
    Untick,
    Unknown
};

/// Why an action is refused.
enum class GateCode {
    TransitAlreadyRequested,      ///< preparation is fixed once transit is asked for; withdraw the request first
    AlreadyReady,
    NotReady,
    TestNotOffered,
    NoTestToCleanUp,
    AccountBusy,                  ///< a task of this account is queued or running
    AccountsBusy,                 ///< params: count, accounts
    AccountsNotReady,             ///< params: count, accounts
    RequestAlreadyOpen,
    NoOpenRequest,
    RequestAlreadyHandled,
    TransitNotReady,
    AccountNotOnClientServer,
    AccountNotOnTransit,
    AccountsNotOnTransit,         ///< params: count, accounts
    AccountsNotVerified,          ///< params: count, accounts
    AccountsStillOnTransit,       ///< params: count, accounts
    AlreadyVerified,
    NotVerified,
    RollbackExpired,              ///< params: until
    ReinstallationStarted,        ///< the point of no return is behind
    ReinstallationNotRequested,
    ReinstallationAlreadyRequested,
    ReinstallationNotDone,
    FinalisedByOtherSide,         ///< params: by
    ConfigurationNotEquivalent,   ///< params: needed, offered
    ServerNotFree,                ///< the transit server is lent to someone else
    ConfirmationMissing,          ///< params: expected (the server's name)
    NoTransitToRelease,
    TaskNotQueuedOrRunning,
    TaskNotPaused,
    CutOverBegun,                 ///< past it a move only goes forward
    NotOffered,                   ///< this kind of migration has no such step
    MigrationComplete,
    DocumentationNotRead,
    DocumentationAlreadyRead,
    AlreadyMigrated,
    AccountNotMigrated,           ///< public cloud: there is nothing to roll back
    RollbackNotOffered,           ///< the policy gives no way back
    UpgradeStarted,               ///< runs or is done
    TransitKindDiffers,           ///< params: asked, offered
    NoPlan,
    PlanNotRunning,
    PlanNotPaused,
    TooManyNotes,                 ///< params: limit
    NoSuchNote,                   ///< somebody else has removed it
    NoteOfOtherSide,              ///< params: role
    AlreadyTicked,                ///< params: item
    NotTicked,                    ///< params: item
    Unknown
};

} // namespace escale::migration

namespace escale {

using namespace Qt::StringLiterals;

#define ESCALE_NAMES(Type, ...)                                                                                        \
    template <>                                                                                                        \
    inline constexpr auto enumNames<migration::Type> = std::to_array<QLatin1StringView>({__VA_ARGS__});                \
    static_assert(enumNames<migration::Type>.size() == static_cast<std::size_t>(migration::Type::Unknown),             \
                  "every value but Unknown has a wire name")

ESCALE_NAMES(Kind, "mandatory_private_cloud"_L1, "optional_private_cloud"_L1, "public_cloud"_L1);
ESCALE_NAMES(Preparation, "todo"_L1, "ready"_L1);
ESCALE_NAMES(Location, "client_old"_L1, "transit"_L1, "client_new"_L1);
ESCALE_NAMES(Activity, "idle"_L1, "queued"_L1, "testing"_L1, "migrating"_L1, "rolling_back"_L1, "relocating"_L1,
             "failed"_L1, "upgrading"_L1);
ESCALE_NAMES(Leg, "out"_L1, "back"_L1, "rollback"_L1);
ESCALE_NAMES(Outcome, "running"_L1, "done"_L1, "failed"_L1, "cancelled"_L1);
ESCALE_NAMES(TestState, "none"_L1, "running"_L1, "available"_L1, "failed"_L1);
ESCALE_NAMES(TransitState, "none"_L1, "requested"_L1, "waiting_for_stock"_L1, "installing"_L1, "precopying"_L1,
             "ready"_L1, "released"_L1);
ESCALE_NAMES(TransitKind, "dedicated"_L1, "shared"_L1);
ESCALE_NAMES(ReinstallationState, "none"_L1, "requested"_L1, "running"_L1, "done"_L1, "failed"_L1);
ESCALE_NAMES(Party, "customer"_L1, "support"_L1, "reviewer"_L1, "time"_L1, "nobody"_L1);
ESCALE_NAMES(TaskType, "test"_L1, "test_cleanup"_L1, "install_transit"_L1, "migrate"_L1, "rollback"_L1, "reinstall"_L1,
             "relocate"_L1, "release_transit"_L1, "upgrade"_L1, "discard_copy"_L1);
ESCALE_NAMES(TaskState, "queued"_L1, "running"_L1, "paused"_L1, "done"_L1, "failed"_L1, "cancelled"_L1);
ESCALE_NAMES(KeepData, "current"_L1, "frozen"_L1);
ESCALE_NAMES(UpgradeState, "none"_L1, "running"_L1, "done"_L1, "failed"_L1);
ESCALE_NAMES(PlanState, "none"_L1, "running"_L1, "paused"_L1, "stopped"_L1, "done"_L1);
ESCALE_NAMES(ChecklistWhen, "before"_L1, "after"_L1);
ESCALE_NAMES(Doing, "looking"_L1, "acting"_L1);
ESCALE_NAMES(Action, "ready"_L1, "unready"_L1, "test"_L1, "test_cleanup"_L1, "migrate"_L1, "rollback"_L1, "verify"_L1,
             "unverify"_L1, "relocate"_L1, "transit_request"_L1, "withdraw_transit_request"_L1, "accept"_L1, "wait"_L1,
             "decline"_L1, "allocate"_L1, "reinstallation_request"_L1, "withdraw_reinstallation_request"_L1,
             "reinstall"_L1, "release_transit"_L1, "pause"_L1, "resume"_L1, "cancel"_L1, "read_documentation"_L1,
             "upgrade"_L1, "plan"_L1, "pause_plan"_L1, "resume_plan"_L1, "cancel_plan"_L1, "note"_L1, "remove_note"_L1,
             "tick"_L1, "untick"_L1);
ESCALE_NAMES(GateCode, "transit_already_requested"_L1, "already_ready"_L1, "not_ready"_L1, "test_not_offered"_L1,
             "no_test_to_clean_up"_L1, "account_busy"_L1, "accounts_busy"_L1, "accounts_not_ready"_L1,
             "request_already_open"_L1, "no_open_request"_L1, "request_already_handled"_L1, "transit_not_ready"_L1,
             "account_not_on_client_server"_L1, "account_not_on_transit"_L1, "accounts_not_on_transit"_L1,
             "accounts_not_verified"_L1, "accounts_still_on_transit"_L1, "already_verified"_L1, "not_verified"_L1,
             "rollback_expired"_L1, "reinstallation_started"_L1, "reinstallation_not_requested"_L1,
             "reinstallation_already_requested"_L1, "reinstallation_not_done"_L1, "finalised_by_other_side"_L1,
             "configuration_not_equivalent"_L1, "server_not_free"_L1, "confirmation_missing"_L1,
             "no_transit_to_release"_L1, "task_not_queued_or_running"_L1, "task_not_paused"_L1, "cut_over_begun"_L1,
             "not_offered"_L1, "migration_complete"_L1, "documentation_not_read"_L1, "documentation_already_read"_L1,
             "already_migrated"_L1, "account_not_migrated"_L1, "rollback_not_offered"_L1, "upgrade_started"_L1,
             "transit_kind_differs"_L1, "no_plan"_L1, "plan_not_running"_L1, "plan_not_paused"_L1, "too_many_notes"_L1,
             "no_such_note"_L1, "note_of_other_side"_L1, "already_ticked"_L1, "not_ticked"_L1);

#undef ESCALE_NAMES

} // namespace escale
