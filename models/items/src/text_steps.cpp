// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include "text_context.h"

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

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
    return unknownText();
}

QString pathStepName(PathStep step)
{
    switch (step) {
    case PathStep::PrepareAccounts:
        return stepName(Step::Prepare);
    case PathStep::RequestTransit:
        return stepName(Step::RequestTransit);
    case PathStep::InstallTransit:
        return stepName(Step::InstallTransit);
    case PathStep::MigrateAccounts:
        return stepName(Step::Migrate);
    case PathStep::VerifyAccounts:
        return stepName(Step::Verify);
    case PathStep::ReinstallServer:
        return stepName(Step::Reinstall);
    case PathStep::RelocateAccounts:
        return stepName(Step::Relocate);
    case PathStep::Complete:
        return stepName(Step::Complete);
    case PathStep::ReadDocumentation:
        return Text::tr("Read the documentation");
    case PathStep::CheckApplications:
        return Text::tr("Check the applications");
    case PathStep::TestMigration:
        return Text::tr("Test", "a step of the public cloud's path");
    case PathStep::MigrateAccount:
        return Text::tr("Migrate", "a step of the public cloud's path");
    case PathStep::UpgradeService:
        return Text::tr("Upgrade the service");
    case PathStep::UpgradeComplete:
        return Text::tr("Upgrade complete");
    case PathStep::Unknown:
        break;
    }
    return unknownText();
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
        return Text::tr(
            "Ask support for a server to stay on while yours is reinstalled: one of your own, or the shared one.");
    case Step::InstallTransit:
        return Text::tr(
            "Support chooses an equivalent server, installs it with the new architecture and copies files and mail "
            "ahead. This takes hours and depends on the servers in stock.");
    case Step::Migrate:
        return Text::tr(
            "Move each account to the transit server when it suits you, one after the other. It does not answer "
            "while its databases are copied.");
    case Step::Verify:
        return Text::tr(
            "Check each account on the transit server. An account that does not work there can go back for a while.");
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
    return unknownText();
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
    case Action::ReadDocumentation:
        return Text::tr("Mark the documentation as read");
    case Action::Upgrade:
        return dialog ? Text::tr("Upgrade the service…") : Text::tr("Upgrade the service");
    case Action::Plan:
        return dialog ? Text::tr("Plan the moves…") : Text::tr("Plan the moves");
    case Action::PausePlan:
        return Text::tr("Pause the queue of moves");
    case Action::ResumePlan:
        return Text::tr("Resume the queue of moves");
    case Action::CancelPlan:
        return dialog ? Text::tr("Give the queue of moves up…") : Text::tr("Give the queue of moves up");
    case Action::Note:
        return dialog ? Text::tr("Write a note…") : Text::tr("Write a note");
    case Action::RemoveNote:
        return dialog ? Text::tr("Remove the note…") : Text::tr("Remove the note");
    case Action::Tick:
        return Text::tr("Tick", "an item of the checklist");
    case Action::Untick:
        return Text::tr("Untick", "an item of the checklist");
    case Action::Unknown:
        break;
    }
    return unknownText();
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
        return dialog ? Text::tr("Migrate %n account(s)…", nullptr, count)
                      : Text::tr("Migrate %n account(s)", nullptr, count);
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
        return Text::tr(
            "The platform has taken the migration of the account. It goes on even if you close this window.");
    case Action::Rollback:
        return Text::tr(
            "The platform has taken the rollback of the account. It goes on even if you close this window.");
    case Action::Verify:
        return Text::tr("The account is marked as verified.");
    case Action::Unverify:
        return Text::tr("The account is no longer marked as verified.");
    case Action::Relocate:
        return Text::tr(
            "The platform has taken the relocation of the account. It goes on even if you close this window.");
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
    case Action::ReadDocumentation:
        return Text::tr("The documentation is marked as read.");
    case Action::Upgrade:
        return Text::tr("The upgrade has begun. There is no way back to the earlier version.");
    case Action::Plan:
        return Text::tr("The platform has taken the queue of moves. It works it off even if you close this window.");
    case Action::PausePlan:
        return Text::tr("The queue of moves is paused. A move that runs goes on.");
    case Action::ResumePlan:
        return Text::tr("The queue of moves goes on.");
    case Action::CancelPlan:
        return Text::tr("The queue of moves is given up. A move that runs goes on.");
    case Action::Note:
        return Text::tr("The note is written down, for both sides.");
    case Action::RemoveNote:
        return Text::tr("The note is removed.");
    case Action::Tick:
        return Text::tr("The item is ticked.");
    case Action::Untick:
        return Text::tr("The item is no longer ticked.");
    case Action::Unknown:
        break;
    }
    return {};
}

} // namespace escale::items
