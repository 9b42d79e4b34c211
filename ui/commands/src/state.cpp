// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/state.h>

#include <escale/fleet/fleet.h>
#include <escale/migration/estimate.h>

namespace escale::ui {

using namespace migration;

JourneyState journeyState(const Fleet &fleet, MigrationId id)
{
    JourneyState state;
    const MigrationFacts *facts = fleet.migration(id);
    if (!facts)
        return state;
    state.facts = *facts;
    state.loaded = fleet.accountsLoaded(id);
    state.step = fleet.step(id);
    state.progress = fleet.progress(id);
    state.counts = fleet.counts(id);
    state.context = {.now = fleet.platformNow(), .policy = fleet.me().policy};
    state.viewer = fleet.me().role;
    state.permission = fleet.me().permission;
    const QList<TaskId> tasks = fleet.liveTasksOf(id);
    for (const TaskId task : tasks) {
        if (const Task *found = fleet.task(task))
            state.tasks.append(*found);
    }
    if (const Server *server = fleet.server(facts->server)) {
        state.client = *server;
        if (const Customer *customer = fleet.customer(server->customer))
            state.customer = customer->name;
    }
    if (const Server *transit = fleet.server(facts->transit.server))
        state.transitName = transit->name;
    const auto request = [&](RequestKind kind) -> std::optional<SupportRequest> {
        const SupportRequest *found = fleet.request(fleet.openRequest(id, kind));
        return found ? std::optional(*found) : std::nullopt;
    };
    state.transitRequest = request(RequestKind::Transit);
    state.reinstallationRequest = request(RequestKind::Reinstallation);
    if (!state.transitRequest && !state.reinstallationRequest) {
        const SupportRequest *latest = nullptr;
        const QList<SupportRequestId> requests = fleet.requests();
        for (const SupportRequestId one : requests) {
            const SupportRequest *found = fleet.request(one);
            if (found->migration == id && (!latest || found->created > latest->created))
                latest = found;
        }
        if (latest && latest->state == RequestState::Declined)
            state.declinedRequest = *latest;
    }
    return state;
}

Command JourneyState::command(Action action, AccountId account) const
{
    Command command{.action = action, .role = viewer, .account = account};
    // What a dialog asks for is checked there; here it must not hide the other conditions.
    command.confirmation = facts.serverName;
    if (action == Action::Plan)
        command.moves = {QueuedMove{.account = {}, .leg = step >= Step::Reinstall ? Leg::Back : Leg::Out}};
    command.overrideConfiguration = true;
    return command;
}

bool JourneyState::covers(AccountId account) const
{
    return viewer != Party::Customer || migration::covers(permission, facts, account);
}

QList<Gate> JourneyState::gates(Action action, AccountId account) const
{
    return migration::gates(command(action, account), facts, context);
}

QList<Gate> JourneyState::conditions(Action action) const
{
    if (isAccountAction(action)) {
        // What holds for the whole server: the account's own conditions are shown with the account.
        if (facts.accounts.isEmpty())
            return {};
        QList<Gate> list = migration::conditions(command(action, facts.accounts.constFirst().id), facts, context);
        list.removeIf([](const Gate &gate) {
            return gate.code != GateCode::TransitNotReady && gate.code != GateCode::ReinstallationNotDone;
        });
        return list;
    }
    QList<Gate> list = migration::conditions(command(action), facts, context);
    list.removeIf([](const Gate &gate) { return gate.code == GateCode::ConfirmationMissing; });
    return list;
}

QList<AccountId> JourneyState::possible(Action action, const QList<AccountId> &accounts) const
{
    QList<AccountId> list;
    for (const AccountId account : accounts) {
        if (findAccount(facts, account) && covers(account) && gates(action, account).isEmpty())
            list.append(account);
    }
    return list;
}

Estimate JourneyState::estimate(AccountId account, bool withPrecopy) const
{
    const AccountFacts *found = findAccount(facts, account);
    if (!found)
        return {};
    return observedPace(facts, context.policy).downtime(found->weight, expectedDelta(*found, withPrecopy));
}

QString JourneyState::accountName(AccountId account) const
{
    const AccountFacts *found = findAccount(facts, account);
    return found ? found->name : QString();
}

} // namespace escale::ui
