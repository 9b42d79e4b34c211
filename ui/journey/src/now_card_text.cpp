// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "now_card.h"

#include <escale/items/text.h>
#include <escale/migration/estimate.h>

/// What the card says about the past and about what a command touches.
namespace escale::ui {

using namespace migration;

QString NowCard::since(const JourneyState &state)
{
    const MigrationFacts &facts = state.facts;
    const auto ago = [&](const QDateTime &when) { return items::relative(when, state.context.now); };
    const Counts counts = countAccounts(facts);
    if (facts.kind == Kind::OptionalPrivateCloud) {
        if (facts.upgrade.state == UpgradeState::Running)
            return tr("%1 has been in upgrade since %2.")
                .arg(facts.upgrade.service, items::dateTime(facts.upgrade.startedAt));
        if (facts.upgrade.state == UpgradeState::Done)
            return tr("%1 was upgraded %2.").arg(facts.upgrade.service, ago(facts.upgrade.doneAt));
        if (facts.upgrade.state == UpgradeState::Failed)
            return tr("The upgrade of %1 failed; the earlier version goes on.").arg(facts.upgrade.service);
        return tr("%1 can be upgraded in place. No test is possible here: open a public-cloud account where the "
                  "version is "
                  "offered, and test there.")
            .arg(facts.upgrade.service);
    }
    switch (currentStep(facts)) {
    case Step::Prepare:
    case Step::RequestTransit:
        return tr("The migration was announced %1.").arg(ago(facts.announcedAt));
    case Step::InstallTransit:
        switch (facts.transit.state) {
        case TransitState::WaitingForStock:
            return facts.transit.waitingReason.isEmpty()
                       ? tr("The request waits for a server. It was sent %1.").arg(ago(facts.transit.requestedAt))
                       : tr("The request waits: %1 It was sent %2.")
                             .arg(facts.transit.waitingReason.endsWith(u'.') ? facts.transit.waitingReason
                                                                             : facts.transit.waitingReason + u'.',
                                  ago(facts.transit.requestedAt));
        case TransitState::Installing:
            return tr("%1 is being installed. This takes hours.").arg(state.transitName);
        case TransitState::Precopying:
            return tr("Files and mail are being copied ahead to %1.").arg(state.transitName);
        default:
            return facts.transit.kind == TransitKind::Shared
                       ? tr("The shared transit server was requested %1.").arg(ago(facts.transit.requestedAt))
                       : tr("The transit server was requested %1.").arg(ago(facts.transit.requestedAt));
        }
    case Step::Migrate:
        if (counts.busy > 0)
            return tr("%n account(s) on the way or in the queue; the next ones follow by themselves.", nullptr,
                      counts.busy);
        return tr("The transit server was delivered %1.").arg(ago(facts.transit.readyAt));
    case Step::Verify:
        if (counts.busy > 0)
            return tr("%n account(s) on the way or in the queue.", nullptr, counts.busy);
        return counts.verified == counts.total
                   ? tr("Every account is on the transit server and verified.")
                   : tr("Every account is on the transit server. Open each site and check it.");
    case Step::Reinstall:
        if (facts.reinstallation.state == ReinstallationState::Running)
            return tr("The client server has been in reinstallation since %1.")
                .arg(items::dateTime(facts.reinstallation.startedAt));
        if (facts.reinstallation.state == ReinstallationState::Failed)
            return tr("The reinstallation failed. Every account is still served from the transit server.");
        return tr("The reinstallation was requested %1.").arg(ago(facts.reinstallation.requestedAt));
    case Step::Relocate:
        if (counts.busy > 0)
            return tr("%n account(s) on the way or in the queue; the next ones follow by themselves.", nullptr,
                      counts.busy);
        return tr("The client server was reinstalled %1.").arg(ago(facts.reinstallation.doneAt));
    case Step::Complete:
        return facts.transit.state == TransitState::Ready
                   ? tr("Every account is back on the client server. The transit server is empty.")
                   : tr("Every account is back on the client server, on the new architecture.");
    }
    return {};
}

QString NowCard::effects(const JourneyState &state, const Command &command)
{
    QStringList sentences;
    const auto downtime = [&] {
        Estimate low{1e12, 0};
        Estimate total;
        for (const AccountId account : command.accounts) {
            const Estimate one = state.estimate(account);
            low = {qMin(low.low, one.low), qMax(low.high, one.high)};
            total = {total.low + one.low, total.high + one.high};
        }
        if (command.accounts.size() == 1)
            sentences.append(tr("Downtime, estimate: %1.").arg(items::range(total)));
        else
            sentences.append(tr("Downtime, estimate: %1 per account, one after the other; %2 in all.")
                                 .arg(items::range(low), items::range(total)));
    };
    switch (command.action) {
    case Action::Ready:
        sentences.append(
            tr("Check connection settings and test the databases first. Nothing changes for visitors, and it can be "
               "taken back until the transit server is requested."));
        break;
    case Action::ReadDocumentation:
        sentences.append(tr("Says that you know what the new version changes. Nothing else happens."));
        break;
    case Action::Upgrade:
        sentences.append(tr("For every account of the server at once. Not reversible: there is no way back."));
        break;
    case Action::TransitRequest:
        sentences.append(
            tr("Goes to support. Nothing changes for visitors; the request can be withdrawn while support has not "
               "begun."));
        break;
    case Action::AllocateTransit:
        sentences.append(
            tr("The transit server is installed, then files and mail are copied ahead. Nothing changes for visitors."));
        break;
    case Action::Migrate:
        downtime();
        sentences.append(tr("Nothing to stop by hand, no DNS change."));
        sentences.append(tr("Reversible until %1, or until step 6.")
                             .arg(items::date(state.context.now.addDays(state.context.policy.rollbackDays))));
        break;
    case Action::Verify:
        sentences.append(
            tr("Confirms that the sites, mail and databases work. It can be taken back until the reinstallation is "
               "requested."));
        break;
    case Action::ReinstallationRequest:
        sentences.append(tr("Goes to support. From the start of the reinstallation no rollback exists."));
        break;
    case Action::Reinstall:
        sentences.append(
            tr("Erases the old system of the server. About one minute without an answer on its addresses."));
        sentences.append(tr("Not reversible."));
        break;
    case Action::Relocate:
        downtime();
        sentences.append(tr("Nothing to stop by hand, no DNS change."));
        sentences.append(tr("Not reversible."));
        break;
    case Action::ReleaseTransit:
        sentences.append(tr("The empty transit server is wiped and becomes free; it costs nothing from then on."));
        break;
    default:
        break;
    }
    return sentences.join(u' ');
}

} // namespace escale::ui
