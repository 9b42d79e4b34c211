// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include "text_context.h"

#include <escale/core/clock.h>

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

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
    case GateCode::DocumentationNotRead:
        return Text::tr("The documentation of the migration is read");
    case GateCode::DocumentationAlreadyRead:
        return Text::tr("The documentation is not marked as read yet");
    case GateCode::AlreadyMigrated:
        return Text::tr("%1 has not migrated yet").arg(account);
    case GateCode::AccountNotMigrated:
        return Text::tr("%1 has migrated").arg(account);
    case GateCode::RollbackNotOffered:
        return Text::tr("The platform offers a temporary rollback");
    case GateCode::UpgradeStarted:
        return Text::tr("The upgrade has not begun");
    case GateCode::TransitKindDiffers:
        return Text::tr("The transit server is of the kind that was asked for");
    case GateCode::NoPlan:
        return Text::tr("There is a queue of moves");
    case GateCode::PlanNotRunning:
        return Text::tr("The queue of moves is being worked off");
    case GateCode::PlanNotPaused:
        return Text::tr("The queue of moves is paused or stopped");
    case GateCode::TooManyNotes:
        return Text::tr("There is room for another note on %1").arg(account);
    case GateCode::NoSuchNote:
        return Text::tr("The note is there");
    case GateCode::NoteOfOtherSide:
        return Text::tr("The note was written by your side");
    case GateCode::AlreadyTicked:
        return Text::tr("The item is not ticked yet for %1").arg(account);
    case GateCode::NotTicked:
        return Text::tr("The item is ticked for %1").arg(account);
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
        return withNames(Text::tr("%n of %1 account(s) are still on the client server", nullptr, count).arg(total),
                         list);
    case GateCode::AccountsNotVerified:
        //: %n of all %1 accounts
        return withNames(Text::tr("%n of %1 account(s) are not verified", nullptr, count).arg(total), list);
    case GateCode::AccountsStillOnTransit:
        //: %n of all %1 accounts
        return withNames(Text::tr("%n of %1 account(s) are still on the transit server", nullptr, count).arg(total),
                         list);
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
    case GateCode::DocumentationNotRead:
        return Text::tr("The documentation of the migration is not marked as read");
    case GateCode::DocumentationAlreadyRead:
        return Text::tr("The documentation is already marked as read");
    case GateCode::AlreadyMigrated:
        return Text::tr("%1 has already migrated").arg(account);
    case GateCode::AccountNotMigrated:
        return Text::tr("%1 has not migrated").arg(account);
    case GateCode::RollbackNotOffered:
        return Text::tr("There is no way back: the platform offers no rollback of this migration");
    case GateCode::UpgradeStarted:
        return gate.clearedBy == Party::Time ? Text::tr("The upgrade is running") : Text::tr("The upgrade is done");
    case GateCode::TransitKindDiffers:
        return fromName<TransitKind>(params.value("asked"_L1).toString()) == TransitKind::Shared
                   ? Text::tr("The shared transit server was asked for")
                   : Text::tr("A transit server of the customer's own was asked for");
    case GateCode::NoPlan:
        return Text::tr("There is no queue of moves");
    case GateCode::PlanNotRunning:
        return Text::tr("The queue of moves is not being worked off");
    case GateCode::PlanNotPaused:
        return Text::tr("The queue of moves is neither paused nor stopped");
    case GateCode::TooManyNotes:
        return Text::tr("There is no room for another note on %1; remove one first").arg(account);
    case GateCode::NoSuchNote:
        return Text::tr("The note has been removed meanwhile");
    case GateCode::NoteOfOtherSide:
        return Text::tr("The note was written by the other side");
    case GateCode::AlreadyTicked:
        return Text::tr("The item is already ticked for %1").arg(account);
    case GateCode::NotTicked:
        return Text::tr("The item is not ticked for %1").arg(account);
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
    return gate.met ? describe(gate) : joinedText({describe(gate), clearedBy(gate.clearedBy, viewer)});
}

QString describeFor(const QList<Gate> &gates, Party viewer)
{
    QStringList lines;
    for (const Gate &gate : gates)
        lines.append(describeFor(gate, viewer));
    return lines.join(u'\n');
}

} // namespace escale::items
