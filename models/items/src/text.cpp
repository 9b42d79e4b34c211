// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include <escale/core/clock.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ItemText)
};

QString unknown()
{
    //: a value that a newer platform sent and this program does not know
    return Text::tr("unknown");
}

/// Parts of a line that stand side by side without being a sentence.
QString joined(QStringList parts)
{
    parts.removeAll(QString());
    //: %1 and %2 are remarks side by side, as in "databases · 38 MiB/s"
    const QString pattern = Text::tr("%1 · %2", "remarks side by side");
    QString text = parts.value(0);
    for (const QString &part : std::as_const(parts).sliced(std::min<qsizetype>(1, parts.size())))
        text = pattern.arg(text, part);
    return text;
}

QStringList accountNames(const QJsonObject &params)
{
    QStringList list;
    for (const QJsonValue &name : params.value("accounts"_L1).toArray())
        list.append(name.toString());
    return list;
}

Configuration configurationOf(const QJsonObject &json)
{
    return {json.value("cores"_L1).toInt(), json.value("memory"_L1).toInteger(), json.value("disk"_L1).toInteger()};
}

QString configurationText(const Configuration &configuration)
{
    //: a server's configuration: processor cores, memory, disk
    return Text::tr("%n core(s), %1, %2", nullptr, configuration.cores)
        .arg(bytes(configuration.memory), bytes(configuration.disk));
}

} // namespace

// --- words -----------------------------------------------------------------------------------------------------------

QString stepName(Step step)
{
    switch (step) {
    case Step::Prepare:
        return Text::tr("Prepare the accounts");
    case Step::RequestTransit:
        return Text::tr("Request the transit server");
    case Step::InstallTransit:
        return Text::tr("Install the transit server");
    case Step::Migrate:
        return Text::tr("Migrate the accounts");
    case Step::Verify:
        return Text::tr("Verify after migration");
    case Step::Reinstall:
        return Text::tr("Reinstall the client server");
    case Step::Relocate:
        return Text::tr("Relocate the accounts");
    case Step::Complete:
        return Text::tr("Migration complete");
    }
    return unknown();
}

QString stepNumber(Step step)
{
    //: one of the eight steps of a migration
    return Text::tr("step %1").arg(int(step));
}

QString stepBadge(Step step, const StepProgress &progress)
{
    if (progress.total == 0)
        return stepNumber(step);
    //: badge of a server: step, accounts done of all accounts
    return Text::tr("step %1 · %2/%3").arg(int(step)).arg(progress.done).arg(progress.total);
}

QString stepHelp(Step step)
{
    switch (step) {
    case Step::Prepare:
        return Text::tr("Check each account on the new versions, test its databases on a copy, and mark it ready.");
    case Step::RequestTransit:
        return Text::tr("Ask support for a server to stay on while yours is reinstalled: one of your own, or the shared one.");
    case Step::InstallTransit:
        return Text::tr("Support chooses an equivalent server, installs it with the new architecture and copies files and mail "
                        "ahead. This takes hours and depends on the servers in stock.");
    case Step::Migrate:
        return Text::tr("Move each account to the transit server when it suits you, one after the other. It does not answer "
                        "while its databases are copied.");
    case Step::Verify:
        return Text::tr("Check each account on the transit server. An account that does not work there can go back for a while.");
    case Step::Reinstall:
        return Text::tr("Support installs the new architecture on your server. From here on no account can go back.");
    case Step::Relocate:
        return Text::tr("Each account moves back to your server, which now runs the new architecture.");
    case Step::Complete:
        return Text::tr("Every account is back on your server, and the transit server is empty.");
    }
    return {};
}

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::MandatoryPrivateCloud:
        return Text::tr("mandatory migration");
    case Kind::OptionalPrivateCloud:
        return Text::tr("optional migration");
    case Kind::PublicCloud:
        return Text::tr("public cloud migration");
    case Kind::Unknown:
        break;
    }
    return unknown();
}

QString actionName(Action action, Form form)
{
    const bool dialog = form == Form::Ellipsis;
    switch (action) {
    case Action::Ready:
        return Text::tr("Mark as ready");
    case Action::Unready:
        return Text::tr("Mark as not ready");
    case Action::Test:
        return dialog ? Text::tr("Test the databases…") : Text::tr("Test the databases");
    case Action::TestCleanup:
        return dialog ? Text::tr("Remove the test copy…") : Text::tr("Remove the test copy");
    case Action::Migrate:
        return dialog ? Text::tr("Migrate the account…") : Text::tr("Migrate the account");
    case Action::Rollback:
        return dialog ? Text::tr("Roll the account back…") : Text::tr("Roll the account back");
    case Action::Verify:
        return Text::tr("Mark as verified");
    case Action::Unverify:
        return Text::tr("Mark as not verified");
    case Action::Relocate:
        return dialog ? Text::tr("Relocate the account…") : Text::tr("Relocate the account");
    case Action::TransitRequest:
        return dialog ? Text::tr("Request the transit server…") : Text::tr("Request the transit server");
    case Action::WithdrawTransitRequest:
        return dialog ? Text::tr("Withdraw the request for transit…") : Text::tr("Withdraw the request for transit");
    case Action::AcceptRequest:
        return Text::tr("Accept the request");
    case Action::WaitRequest:
        return dialog ? Text::tr("Put in the waiting line…") : Text::tr("Put in the waiting line");
    case Action::DeclineRequest:
        return dialog ? Text::tr("Decline the request…") : Text::tr("Decline the request");
    case Action::AllocateTransit:
        return dialog ? Text::tr("Allocate a transit server…") : Text::tr("Allocate a transit server");
    case Action::ReinstallationRequest:
        return dialog ? Text::tr("Request the reinstallation…") : Text::tr("Request the reinstallation");
    case Action::WithdrawReinstallationRequest:
        return dialog ? Text::tr("Withdraw the request for reinstallation…")
                      : Text::tr("Withdraw the request for reinstallation");
    case Action::Reinstall:
        return dialog ? Text::tr("Reinstall the client server…") : Text::tr("Reinstall the client server");
    case Action::ReleaseTransit:
        return dialog ? Text::tr("Release the transit server…") : Text::tr("Release the transit server");
    case Action::PauseTask:
        return Text::tr("Pause", "a task");
    case Action::ResumeTask:
        return Text::tr("Resume", "a task");
    case Action::CancelTask:
        return dialog ? Text::tr("Cancel the task…") : Text::tr("Cancel the task");
    case Action::Unknown:
        break;
    }
    return unknown();
}

QString actionOnAccounts(Action action, int count, Form form)
{
    const bool dialog = form == Form::Ellipsis;
    switch (action) {
    case Action::Ready:
        return Text::tr("Mark %n account(s) as ready", nullptr, count);
    case Action::Unready:
        return Text::tr("Mark %n account(s) as not ready", nullptr, count);
    case Action::Test:
        return dialog ? Text::tr("Test the databases of %n account(s)…", nullptr, count)
                      : Text::tr("Test the databases of %n account(s)", nullptr, count);
    case Action::TestCleanup:
        return dialog ? Text::tr("Remove the test copies of %n account(s)…", nullptr, count)
                      : Text::tr("Remove the test copies of %n account(s)", nullptr, count);
    case Action::Migrate:
        return dialog ? Text::tr("Migrate %n account(s)…", nullptr, count) : Text::tr("Migrate %n account(s)", nullptr, count);
    case Action::Rollback:
        return dialog ? Text::tr("Roll %n account(s) back…", nullptr, count)
                      : Text::tr("Roll %n account(s) back", nullptr, count);
    case Action::Verify:
        return Text::tr("Mark %n account(s) as verified", nullptr, count);
    case Action::Unverify:
        return Text::tr("Mark %n account(s) as not verified", nullptr, count);
    case Action::Relocate:
        return dialog ? Text::tr("Relocate %n account(s)…", nullptr, count)
                      : Text::tr("Relocate %n account(s)", nullptr, count);
    default:
        return actionName(action, form);
    }
}

QString actionDone(Action action)
{
    switch (action) {
    case Action::Ready:
        return Text::tr("The account is marked as ready.");
    case Action::Unready:
        return Text::tr("The account is no longer marked as ready.");
    case Action::Test:
        return Text::tr("The platform is making the test copy.");
    case Action::TestCleanup:
        return Text::tr("The platform is removing the test copy.");
    case Action::Migrate:
        return Text::tr("The platform has taken the migration of the account. It goes on even if you close this window.");
    case Action::Rollback:
        return Text::tr("The platform has taken the rollback of the account. It goes on even if you close this window.");
    case Action::Verify:
        return Text::tr("The account is marked as verified.");
    case Action::Unverify:
        return Text::tr("The account is no longer marked as verified.");
    case Action::Relocate:
        return Text::tr("The platform has taken the relocation of the account. It goes on even if you close this window.");
    case Action::TransitRequest:
        return Text::tr("The request for a transit server is sent. It is support's turn.");
    case Action::WithdrawTransitRequest:
        return Text::tr("The request for a transit server is withdrawn.");
    case Action::AcceptRequest:
        return Text::tr("The request is accepted.");
    case Action::WaitRequest:
        return Text::tr("The request is in the waiting line, and the customer sees the reason.");
    case Action::DeclineRequest:
        return Text::tr("The request is declined, and the customer sees the reason.");
    case Action::AllocateTransit:
        return Text::tr("The transit server is allocated. The platform is installing it.");
    case Action::ReinstallationRequest:
        return Text::tr("The request for the reinstallation is sent. It is support's turn.");
    case Action::WithdrawReinstallationRequest:
        return Text::tr("The request for the reinstallation is withdrawn.");
    case Action::Reinstall:
        return Text::tr("The reinstallation has begun. No account can go back to the old architecture any more.");
    case Action::ReleaseTransit:
        return Text::tr("The platform is giving the transit server back.");
    case Action::PauseTask:
        return Text::tr("The task pauses as soon as it can.");
    case Action::ResumeTask:
        return Text::tr("The task goes on.");
    case Action::CancelTask:
        return Text::tr("The task is being cancelled. The account stays where it is.");
    case Action::Unknown:
        break;
    }
    return {};
}

QString taskTypeName(TaskType type)
{
    switch (type) {
    case TaskType::Test:
        return Text::tr("Test the databases");
    case TaskType::TestCleanup:
        return Text::tr("Remove the test copy");
    case TaskType::InstallTransit:
        return Text::tr("Install the transit server");
    case TaskType::Migrate:
        return Text::tr("Migrate the account");
    case TaskType::Rollback:
        return Text::tr("Roll the account back");
    case TaskType::Reinstall:
        return Text::tr("Reinstall the client server");
    case TaskType::Relocate:
        return Text::tr("Relocate the account");
    case TaskType::ReleaseTransit:
        return Text::tr("Release the transit server");
    case TaskType::Unknown:
        break;
    }
    return unknown();
}

QString taskStateName(TaskState state)
{
    switch (state) {
    case TaskState::Queued:
        return Text::tr("queued", "state of a task");
    case TaskState::Running:
        return Text::tr("running", "state of a task");
    case TaskState::Paused:
        return Text::tr("paused", "state of a task");
    case TaskState::Done:
        return Text::tr("done", "state of a task");
    case TaskState::Failed:
        return Text::tr("failed", "state of a task");
    case TaskState::Cancelled:
        return Text::tr("cancelled", "state of a task");
    case TaskState::Unknown:
        break;
    }
    return unknown();
}

QString stageName(const QString &stage)
{
    if (stage == "precopy"_L1)
        return Text::tr("files and mail ahead", "stage of a task");
    if (stage == "freeze"_L1)
        return Text::tr("stopping the account", "stage of a task");
    if (stage == "difference"_L1)
        return Text::tr("latest files and mail", "stage of a task");
    if (stage == "databases"_L1)
        return Text::tr("databases", "stage of a task");
    if (stage == "verify"_L1)
        return Text::tr("comparing both copies", "stage of a task");
    if (stage == "archive"_L1)
        return Text::tr("archiving what was written", "stage of a task");
    if (stage == "switch"_L1)
        return Text::tr("switching over", "stage of a task");
    if (stage == "finish"_L1)
        return Text::tr("measuring the downtime", "stage of a task");
    if (stage == "copy"_L1)
        return Text::tr("copying the databases", "stage of a task");
    if (stage == "available"_L1)
        return Text::tr("opening the test copy", "stage of a task");
    if (stage == "remove"_L1)
        return Text::tr("removing the test copy", "stage of a task");
    if (stage == "allocate"_L1)
        return Text::tr("lending the server", "stage of a task");
    if (stage == "install"_L1)
        return Text::tr("installing the new architecture", "stage of a task");
    if (stage == "ready"_L1)
        return Text::tr("handing over", "stage of a task");
    if (stage == "check"_L1)
        return Text::tr("checking every condition again", "stage of a task");
    if (stage == "reroute"_L1)
        return Text::tr("rerouting the addresses to transit", "stage of a task");
    if (stage == "restore_routes"_L1)
        return Text::tr("giving the addresses back", "stage of a task");
    if (stage == "wipe"_L1)
        return Text::tr("removing the copies", "stage of a task");
    if (stage == "free"_L1)
        return Text::tr("giving the server back", "stage of a task");
    if (stage == "done"_L1)
        return Text::tr("closing", "stage of a task");
    return stage;
}

QString locationName(Location location)
{
    switch (location) {
    case Location::ClientOld:
        return Text::tr("client server", "where an account is served from");
    case Location::Transit:
        return Text::tr("transit", "where an account is served from");
    case Location::ClientNew:
        return Text::tr("client server, new", "where an account is served from: the reinstalled server");
    case Location::Unknown:
        break;
    }
    return unknown();
}

QString activityName(Activity activity)
{
    switch (activity) {
    case Activity::Idle:
        return Text::tr("idle", "what an account does");
    case Activity::Queued:
        return Text::tr("queued", "what an account does");
    case Activity::Testing:
        return Text::tr("testing", "what an account does");
    case Activity::Migrating:
        return Text::tr("migrating", "what an account does");
    case Activity::RollingBack:
        return Text::tr("rolling back", "what an account does");
    case Activity::Relocating:
        return Text::tr("relocating", "what an account does");
    case Activity::Failed:
        return Text::tr("failed", "what an account does");
    case Activity::Unknown:
        break;
    }
    return unknown();
}

QString preparationName(Preparation preparation)
{
    switch (preparation) {
    case Preparation::Todo:
        return Text::tr("not ready", "preparation of an account");
    case Preparation::Ready:
        return Text::tr("ready", "preparation of an account");
    case Preparation::Unknown:
        break;
    }
    return unknown();
}

QString transitStateName(TransitState state)
{
    switch (state) {
    case TransitState::None:
        return Text::tr("not requested", "state of the transit server");
    case TransitState::Requested:
        return Text::tr("requested", "state of the transit server");
    case TransitState::WaitingForStock:
        return Text::tr("waiting for a server", "state of the transit server");
    case TransitState::Installing:
        return Text::tr("being installed", "state of the transit server");
    case TransitState::Precopying:
        return Text::tr("files and mail are copied ahead", "state of the transit server");
    case TransitState::Ready:
        return Text::tr("ready", "state of the transit server");
    case TransitState::Released:
        return Text::tr("given back", "state of the transit server");
    case TransitState::Unknown:
        break;
    }
    return unknown();
}

QString transitKindName(TransitKind kind)
{
    switch (kind) {
    case TransitKind::Dedicated:
        return Text::tr("transit server of your own");
    case TransitKind::Shared:
        return Text::tr("shared transit server");
    case TransitKind::Unknown:
        break;
    }
    return unknown();
}

QString reinstallationStateName(ReinstallationState state)
{
    switch (state) {
    case ReinstallationState::None:
        return Text::tr("not requested", "state of the reinstallation");
    case ReinstallationState::Requested:
        return Text::tr("requested", "state of the reinstallation");
    case ReinstallationState::Running:
        return Text::tr("running", "state of the reinstallation");
    case ReinstallationState::Done:
        return Text::tr("done", "state of the reinstallation");
    case ReinstallationState::Failed:
        return Text::tr("failed", "state of the reinstallation");
    case ReinstallationState::Unknown:
        break;
    }
    return unknown();
}

QString requestKindName(RequestKind kind)
{
    switch (kind) {
    case RequestKind::Transit:
        return Text::tr("Transit server", "what a support request asks for");
    case RequestKind::Reinstallation:
        return Text::tr("Reinstallation", "what a support request asks for");
    case RequestKind::Unknown:
        break;
    }
    return unknown();
}

QString requestStateName(RequestState state)
{
    switch (state) {
    case RequestState::Open:
        return Text::tr("open", "state of a support request");
    case RequestState::Accepted:
        return Text::tr("accepted", "state of a support request");
    case RequestState::Waiting:
        return Text::tr("in the waiting line", "state of a support request");
    case RequestState::Declined:
        return Text::tr("declined", "state of a support request");
    case RequestState::Withdrawn:
        return Text::tr("withdrawn", "state of a support request");
    case RequestState::Done:
        return Text::tr("done", "state of a support request");
    case RequestState::Unknown:
        break;
    }
    return unknown();
}

QString legName(Leg leg)
{
    switch (leg) {
    case Leg::Out:
        return Text::tr("Out", "leg of a migration: to the transit server");
    case Leg::Back:
        return Text::tr("Back", "leg of a migration: to the reinstalled server");
    case Leg::Rollback:
        return Text::tr("Rollback", "leg of a migration: to the old architecture");
    case Leg::Unknown:
        break;
    }
    return unknown();
}

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Running:
        return Text::tr("running", "how an attempt ended");
    case Outcome::Done:
        return Text::tr("done", "how an attempt ended");
    case Outcome::Failed:
        return Text::tr("failed", "how an attempt ended");
    case Outcome::Cancelled:
        return Text::tr("cancelled", "how an attempt ended");
    case Outcome::Unknown:
        break;
    }
    return unknown();
}

QString partyName(Party party)
{
    switch (party) {
    case Party::Customer:
        return Text::tr("the customer");
    case Party::Support:
        return Text::tr("support");
    case Party::Reviewer:
        return Text::tr("the reviewer");
    case Party::Time:
        return Text::tr("time", "who can clear a condition");
    case Party::Nobody:
        return Text::tr("nobody");
    case Party::Unknown:
        break;
    }
    return unknown();
}

QString serverRoleName(ServerRole role)
{
    switch (role) {
    case ServerRole::Client:
        return Text::tr("client server");
    case ServerRole::Transit:
        return Text::tr("transit server");
    case ServerRole::SharedTransit:
        return Text::tr("shared transit server");
    case ServerRole::Public:
        return Text::tr("public cloud server");
    case ServerRole::Unknown:
        break;
    }
    return unknown();
}

QString serverPlanName(ServerPlan plan)
{
    switch (plan) {
    case ServerPlan::Dedicated:
        return Text::tr("dedicated", "what a customer rents");
    case ServerPlan::Vps:
        return Text::tr("VPS", "what a customer rents");
    case ServerPlan::Unknown:
        break;
    }
    return unknown();
}

QString yesNo(bool yes)
{
    return yes ? Text::tr("yes") : Text::tr("no");
}

// --- sentences -------------------------------------------------------------------------------------------------------

QString turnText(Party turn, Party viewer)
{
    if (turn == viewer && (turn == Party::Customer || turn == Party::Support))
        return Text::tr("your turn");
    switch (turn) {
    case Party::Customer:
        return Text::tr("the customer's turn");
    case Party::Support:
        return Text::tr("support's turn");
    case Party::Time:
        return Text::tr("goes on by itself");
    case Party::Nobody:
    case Party::Reviewer:
    case Party::Unknown:
        break;
    }
    return {};
}

QString clearedBy(Party party, Party viewer)
{
    if (party == viewer && (party == Party::Customer || party == Party::Support))
        return Text::tr("cleared by you");
    switch (party) {
    case Party::Customer:
        return Text::tr("cleared by the customer");
    case Party::Support:
        return Text::tr("cleared by support");
    case Party::Time:
        return Text::tr("clears by itself");
    case Party::Nobody:
        return Text::tr("can no longer be cleared");
    case Party::Reviewer:
    case Party::Unknown:
        break;
    }
    return {};
}

namespace {

QString describeMet(const Gate &gate, const QString &account)
{
    switch (gate.code) {
    case GateCode::TransitAlreadyRequested:
        return Text::tr("The transit server is not requested yet");
    case GateCode::AlreadyReady:
        return Text::tr("%1 is not marked as ready yet").arg(account);
    case GateCode::NotReady:
        return Text::tr("%1 is marked as ready").arg(account);
    case GateCode::TestNotOffered:
        return Text::tr("This migration offers a test");
    case GateCode::NoTestToCleanUp:
        return Text::tr("%1 has a test copy").arg(account);
    case GateCode::AccountBusy:
        return Text::tr("Nothing is in progress for %1").arg(account);
    case GateCode::AccountsBusy:
        return Text::tr("No account is busy");
    case GateCode::AccountsNotReady:
        return Text::tr("Every account is ready");
    case GateCode::RequestAlreadyOpen:
        return Text::tr("No request for a transit server is open");
    case GateCode::NoOpenRequest:
        return Text::tr("A request is open");
    case GateCode::RequestAlreadyHandled:
        return Text::tr("Support has not begun with the request");
    case GateCode::TransitNotReady:
        return Text::tr("The transit server is ready");
    case GateCode::AccountNotOnClientServer:
        return Text::tr("%1 is on the client server").arg(account);
    case GateCode::AccountNotOnTransit:
        return Text::tr("%1 is on the transit server").arg(account);
    case GateCode::AccountsNotOnTransit:
        return Text::tr("Every account is on the transit server");
    case GateCode::AccountsNotVerified:
        return Text::tr("Every account is verified");
    case GateCode::AccountsStillOnTransit:
        return Text::tr("No account is left on the transit server");
    case GateCode::AlreadyVerified:
        return Text::tr("%1 is not marked as verified yet").arg(account);
    case GateCode::NotVerified:
        return Text::tr("%1 is marked as verified").arg(account);
    case GateCode::RollbackExpired: {
        const QDateTime until = fromWireTime(gate.params.value("until"_L1).toString());
        return until.isValid() ? Text::tr("A rollback of %1 is possible until %2").arg(account, dateTime(until))
                               : Text::tr("The time for a rollback of %1 has not run out").arg(account);
    }
    case GateCode::ReinstallationStarted:
        return Text::tr("The reinstallation has not begun");
    case GateCode::ReinstallationNotRequested:
        return Text::tr("The reinstallation is requested");
    case GateCode::ReinstallationAlreadyRequested:
        return Text::tr("The reinstallation is not requested yet");
    case GateCode::ReinstallationNotDone:
        return Text::tr("The client server is reinstalled");
    case GateCode::FinalisedByOtherSide:
        return Text::tr("This side relocates the accounts");
    case GateCode::ConfigurationNotEquivalent:
        return Text::tr("The transit server has an equivalent configuration");
    case GateCode::ServerNotFree:
        return Text::tr("The transit server is free");
    case GateCode::ConfirmationMissing:
        return Text::tr("The server's name is confirmed");
    case GateCode::NoTransitToRelease:
        return Text::tr("There is a transit server to give back");
    case GateCode::TaskNotQueuedOrRunning:
        return Text::tr("The task has not ended");
    case GateCode::TaskNotPaused:
        return Text::tr("The task is paused");
    case GateCode::CutOverBegun:
        return Text::tr("The cut-over has not begun");
    case GateCode::NotOffered:
        return Text::tr("This migration has this step");
    case GateCode::MigrationComplete:
        return Text::tr("The migration is not complete yet");
    case GateCode::Unknown:
        break;
    }
    return Text::tr("A condition of the platform is met");
}

/// "5 of 12 accounts …" and which ones, where it is said which.
QString withNames(const QString &sentence, const QStringList &list)
{
    //: %1 is a sentence on accounts, %2 their names
    return list.isEmpty() ? sentence : Text::tr("%1: %2", "sentence: names").arg(sentence, names(list));
}

QString describeUnmet(const Gate &gate, const QString &account)
{
    const QJsonObject &params = gate.params;
    const int count = params.value("count"_L1).toInt();
    const int total = std::max(count, params.value("total"_L1).toInt());
    const QStringList list = accountNames(params);
    switch (gate.code) {
    case GateCode::TransitAlreadyRequested:
        return gate.clearedBy == Party::Customer
                   ? Text::tr("The transit server is requested; withdraw the request first")
                   : Text::tr("The transit server is requested, and the preparation is closed");
    case GateCode::AlreadyReady:
        return Text::tr("%1 is already marked as ready").arg(account);
    case GateCode::NotReady:
        return Text::tr("%1 is not marked as ready").arg(account);
    case GateCode::TestNotOffered:
        return Text::tr("This migration offers no test");
    case GateCode::NoTestToCleanUp:
        return Text::tr("%1 has no test copy").arg(account);
    case GateCode::AccountBusy:
        return Text::tr("A task of %1 is queued or running").arg(account);
    case GateCode::AccountsBusy:
        return withNames(Text::tr("%n account(s) are busy", nullptr, count), list);
    case GateCode::AccountsNotReady:
        //: %n of all %1 accounts
        return withNames(Text::tr("%n of %1 account(s) are not ready", nullptr, count).arg(total), list);
    case GateCode::RequestAlreadyOpen:
        return Text::tr("The transit server is already requested");
    case GateCode::NoOpenRequest:
        return Text::tr("No request is open");
    case GateCode::RequestAlreadyHandled:
        return Text::tr("Support has already begun with the request");
    case GateCode::TransitNotReady:
        return Text::tr("The transit server is not ready");
    case GateCode::AccountNotOnClientServer:
        return Text::tr("%1 is not on the client server").arg(account);
    case GateCode::AccountNotOnTransit:
        return Text::tr("%1 is not on the transit server").arg(account);
    case GateCode::AccountsNotOnTransit:
        //: %n of all %1 accounts
        return withNames(Text::tr("%n of %1 account(s) are still on the client server", nullptr, count).arg(total), list);
    case GateCode::AccountsNotVerified:
        //: %n of all %1 accounts
        return withNames(Text::tr("%n of %1 account(s) are not verified", nullptr, count).arg(total), list);
    case GateCode::AccountsStillOnTransit:
        //: %n of all %1 accounts
        return withNames(Text::tr("%n of %1 account(s) are still on the transit server", nullptr, count).arg(total), list);
    case GateCode::AlreadyVerified:
        return Text::tr("%1 is already marked as verified").arg(account);
    case GateCode::NotVerified:
        return Text::tr("%1 is not marked as verified").arg(account);
    case GateCode::RollbackExpired: {
        const QDateTime until = fromWireTime(params.value("until"_L1).toString());
        return until.isValid() ? Text::tr("A rollback of %1 was possible until %2").arg(account, dateTime(until))
                               : Text::tr("The time for a rollback of %1 has run out").arg(account);
    }
    case GateCode::ReinstallationStarted:
        return Text::tr("The reinstallation has begun: the point of no return is behind");
    case GateCode::ReinstallationNotRequested:
        return Text::tr("The reinstallation is not requested");
    case GateCode::ReinstallationAlreadyRequested:
        return Text::tr("The reinstallation is already requested; withdraw the request first");
    case GateCode::ReinstallationNotDone:
        return Text::tr("The client server is not reinstalled yet");
    case GateCode::FinalisedByOtherSide: {
        const auto by = fromName<Party>(params.value("by"_L1).toString());
        return by == Party::Customer  ? Text::tr("The customer has chosen to relocate the accounts")
               : by == Party::Support ? Text::tr("The customer has asked support to relocate the accounts")
                                      : Text::tr("The other side relocates the accounts");
    }
    case GateCode::ConfigurationNotEquivalent:
        return Text::tr("The transit server is smaller than the client server: %1 are needed, it has %2")
            .arg(configurationText(configurationOf(params.value("needed"_L1).toObject())),
                 configurationText(configurationOf(params.value("offered"_L1).toObject())));
    case GateCode::ServerNotFree:
        return Text::tr("The transit server is lent to another migration");
    case GateCode::ConfirmationMissing:
        return Text::tr("The server's name has to be typed: %1").arg(params.value("expected"_L1).toString());
    case GateCode::NoTransitToRelease:
        return Text::tr("There is no transit server to give back");
    case GateCode::TaskNotQueuedOrRunning:
        return Text::tr("The task is not queued or running");
    case GateCode::TaskNotPaused:
        return Text::tr("The task is not paused");
    case GateCode::CutOverBegun:
        return Text::tr("The cut-over has begun: from here the move only goes forward");
    case GateCode::NotOffered:
        return Text::tr("This kind of migration has no such step");
    case GateCode::MigrationComplete:
        return Text::tr("The migration is complete");
    case GateCode::Unknown:
        break;
    }
    return Text::tr("The platform names a condition that this version of Escale does not know");
}

} // namespace

QString describe(const Gate &gate)
{
    const QString named = gate.params.value("account"_L1).toString();
    const QString account = named.isEmpty() ? Text::tr("the account") : named;
    return gate.met ? describeMet(gate, account) : describeUnmet(gate, account);
}

QString describeFor(const Gate &gate, Party viewer)
{
    return gate.met ? describe(gate) : joined({describe(gate), clearedBy(gate.clearedBy, viewer)});
}

QString describeFor(const QList<Gate> &gates, Party viewer)
{
    QStringList lines;
    for (const Gate &gate : gates)
        lines.append(describeFor(gate, viewer));
    return lines.join(u'\n');
}

ErrorText errorText(const Error &error)
{
    const QString &code = error.code;
    const QJsonObject &params = error.params;
    // What the way to the platform is, before anybody there has answered.
    if (code == "timeout"_L1)
        return {Text::tr("The platform did not answer in time."),
                Text::tr("Nobody knows yet whether the command was carried out; the facts will show it. Escale tries again by itself.")};
    if (code == "connection_refused"_L1)
        return {Text::tr("Nothing answers at the platform's address."),
                Text::tr("Check the address and that the platform is running. Escale tries again by itself.")};
    if (code == "connection_lost"_L1)
        return {Text::tr("The connection to the platform was lost."),
                Text::tr("What is running there goes on. Escale tries again by itself.")};
    if (code == "host_not_found"_L1)
        return {Text::tr("There is no server of this name."), Text::tr("Check the platform's address and your network.")};
    if (code == "tls_failed"_L1)
        return {Text::tr("The platform could not prove that it is the one you want."),
                Text::tr("Do not go on before somebody has checked its certificate.")};
    if (code == "network_error"_L1)
        return {Text::tr("The network failed on the way to the platform."), Text::tr("Check your network. Escale tries again by itself.")};
    if (code == "http_error"_L1) {
        const int status = params.value("status"_L1).toInt();
        return {status > 0 ? Text::tr("The platform answered with status %1.").arg(status)
                           : Text::tr("The platform answered with an error that it did not explain."),
                Text::tr("Copy the details for support.")};
    }
    if (code == "not_json"_L1 || code == "incorrect_response"_L1)
        return {Text::tr("The platform's answer could not be read."),
                Text::tr("Check that the address is that of a migration platform; otherwise copy the details for support.")};

    // What the platform answers.
    if (code == "unauthenticated"_L1)
        return {Text::tr("The platform does not accept this token."),
                Text::tr("It may be expired or revoked. Ask for another one and enter it in the connection.")};
    if (code == "forbidden"_L1)
        return {Text::tr("This token may not do this."), Text::tr("Ask the other side, or use a token with this permission.")};
    if (code == "not_found"_L1)
        return {Text::tr("The platform does not know this object, or this token may not see it."),
                Text::tr("It may have been removed meanwhile; the window shows what is there now.")};
    if (code == "gates_unmet"_L1)
        return {Text::tr("A condition is not met, and nothing was changed."), Text::tr("See which one, and who can clear it.")};
    if (code == "stale"_L1)
        return {Text::tr("Somebody else has changed this meanwhile, and nothing was changed by you."),
                Text::tr("Look at it as it is now and decide again.")};
    if (code == "rate_limited"_L1)
        return {Text::tr("Too many requests in a short time."), Text::tr("Escale waits and sends this again by itself.")};
    if (code == "unavailable"_L1)
        return {Text::tr("The platform cannot answer just now."), Text::tr("Escale tries again by itself.")};
    if (code == "internal_error"_L1)
        return {Text::tr("The platform failed, through no fault of yours."), Text::tr("Copy the details for support.")};
    if (code == "invalid_field"_L1) {
        const QString field = params.value("field"_L1).toString();
        return {field.isEmpty() ? Text::tr("The platform does not accept a value.")
                                : Text::tr("The platform does not accept the value of “%1”.").arg(field),
                Text::tr("Correct it and try again.")};
    }
    if (code == "malformed_json"_L1 || code == "method_not_allowed"_L1 || code == "unsupported_media_type"_L1
        || code == "idempotency_key_missing"_L1 || code == "idempotency_key_reused"_L1 || code == "bad_request"_L1)
        return {Text::tr("The platform did not understand Escale, and nothing was changed."),
                Text::tr("The two may be of different versions. Copy the details for support.")};

    // Why a task failed.
    if (code == "engine_refused"_L1) {
        const QString database = params.value("database"_L1).toString();
        return {database.isEmpty() ? Text::tr("The older database engine refuses data of the newer one. The account stays where it is.")
                                   : Text::tr("The older database engine refuses %1. The account stays where it is.").arg(database),
                Text::tr("Roll back to the frozen copy instead: what was written since is kept in an archive.")};
    }
    if (code == "content_differs"_L1)
        return {Text::tr("The two copies differ. The account stays where it is, and nothing was removed."),
                Text::tr("Try again; if it happens again, give the log to support.")};
    if (code == "account_served_elsewhere"_L1)
        return {Text::tr("%1 is not served from the transit server. Nothing was changed.").arg(params.value("account"_L1).toString()),
                Text::tr("Give the log to support.")};
    if (code == "disk_full"_L1)
        return {Text::tr("There is not enough room on the server that it goes to. The account stays where it is."),
                Text::tr("Make room there, or ask for a larger server, and try again.")};
    if (code == "cancelled"_L1)
        return {Text::tr("It was cancelled before the cut-over. The account stays where it is."), {}};
    if (code == "interrupted"_L1)
        return {Text::tr("The platform stopped in the middle. The account stays where it is."), Text::tr("Try again.")};
    if (code == "io_failed"_L1 || code == "copy_failed"_L1)
        return {Text::tr("Copying failed. The account stays where it is, and nothing was removed."),
                Text::tr("Try again; if it happens again, give the log to support.")};
    if (code.isEmpty())
        return {Text::tr("It failed for a reason that was not given."), Text::tr("Copy the details for support.")};
    return {Text::tr("It failed with the code %1.").arg(code), Text::tr("Copy the details for support.")};
}

QString describe(const Error &error)
{
    const ErrorText text = errorText(error);
    //: %1 says what happened, %2 what to do; both are whole sentences
    return text.todo.isEmpty() ? text.what : Text::tr("%1 %2", "two sentences").arg(text.what, text.todo);
}

QString waitingText(const QString &code, const QJsonObject &params)
{
    const QString account = params.value("account"_L1).toString();
    const QString actor = params.value("actor"_L1).toString();
    if (code == "account_in_flight"_L1)
        return account.isEmpty() ? Text::tr("waits for another account") : Text::tr("waits for %1").arg(account);
    if (code == "server_in_flight"_L1)
        return Text::tr("waits for the server's other task");
    if (code == "paused"_L1)
        return actor.isEmpty() ? Text::tr("paused", "state of a task") : Text::tr("paused by %1").arg(actor);
    if (code == "workers_busy"_L1)
        return Text::tr("waits for the platform to be free");
    if (code.isEmpty())
        return {};
    //: %1 is a code that this program does not know
    return Text::tr("waits: %1").arg(code);
}

QString actorText(const QString &actor, const QString &onBehalfOf)
{
    //: support acted in a customer's name: "Sophie (for Acme SA)"
    return onBehalfOf.isEmpty() || onBehalfOf == actor ? actor : Text::tr("%1 (for %2)").arg(actor, onBehalfOf);
}

QString taskStateText(const Task &task, std::optional<double> bytesPerSecond, std::optional<Estimate> left)
{
    QStringList parts;
    switch (task.state) {
    case TaskState::Queued: {
        const QString why = waitingText(task.waitingFor, task.waitingParams);
        parts = {taskStateName(task.state), why};
        break;
    }
    case TaskState::Paused: {
        const QString why = waitingText(task.waitingFor, task.waitingParams);
        parts = {why.isEmpty() ? taskStateName(task.state) : why};
        break;
    }
    case TaskState::Running:
        parts = {task.stage.isEmpty() ? taskStateName(task.state) : stageName(task.stage)};
        if (task.bytesTotal > 0)
            parts.append(bytesOf(std::min(task.bytes, task.bytesTotal), task.bytesTotal));
        if (bytesPerSecond && *bytesPerSecond > 0)
            parts.append(rate(*bytesPerSecond));
        if (left) {
            //: %1 is a range of durations: "30 to 50 s left"
            parts.append(Text::tr("%1 left").arg(range(*left)));
        }
        break;
    case TaskState::Done:
        parts = {taskStateName(task.state)};
        if (task.started.isValid() && task.ended.isValid()) {
            //: how long a task took
            parts.append(Text::tr("took %1").arg(duration(double(task.started.msecsTo(task.ended)) / 1000)));
        }
        if (task.bytes > 0)
            parts.append(bytes(task.bytes));
        break;
    case TaskState::Failed:
        parts = {taskStateName(task.state), task.error ? errorText(*task.error).what : QString()};
        break;
    case TaskState::Cancelled:
    case TaskState::Unknown:
        parts = {taskStateName(task.state)};
        break;
    }
    return joined(parts);
}

QString dnsText(int internalDomains, int externalDomains)
{
    //: domains whose DNS the provider serves
    const QString internal = Text::tr("%n provider", nullptr, internalDomains);
    //: domains whose DNS somebody else serves
    const QString external = Text::tr("%n external", nullptr, externalDomains);
    if (internalDomains == 0 && externalDomains == 0)
        return Text::tr("no domain");
    if (externalDomains == 0)
        return internal;
    if (internalDomains == 0)
        return external;
    //: %1 domains of one kind, %2 of the other
    return Text::tr("%1, %2", "numbers of domains").arg(internal, external);
}

QString testText(const TestFacts &test)
{
    switch (test.state) {
    case TestState::None:
        return Text::tr("none", "no test");
    case TestState::Running:
        return Text::tr("running", "a test copy is being made");
    case TestState::Available:
        //: a test copy, %1 is the day on which it was made
        return test.copiedAt.isValid() ? Text::tr("copy of %1").arg(shortDate(test.copiedAt)) : Text::tr("copy available");
    case TestState::Failed:
        return Text::tr("failed", "a test");
    case TestState::Unknown:
        break;
    }
    return unknown();
}

} // namespace escale::items
