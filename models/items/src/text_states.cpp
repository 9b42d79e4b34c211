// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include "text_context.h"

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

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
    case TaskType::Upgrade:
        return Text::tr("Upgrade the service");
    case TaskType::DiscardCopy:
        return Text::tr("Remove the old copy");
    case TaskType::Unknown:
        break;
    }
    return unknownText();
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
    return unknownText();
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
    if (stage == "upgrade"_L1)
        return Text::tr("upgrading the databases", "stage of a task");
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
    return unknownText();
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
    case Activity::Upgrading:
        return Text::tr("being upgraded", "what an account does");
    case Activity::Unknown:
        break;
    }
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
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
    return unknownText();
}

QString yesNo(bool yes)
{
    return yes ? Text::tr("yes") : Text::tr("no");
}

} // namespace escale::items
