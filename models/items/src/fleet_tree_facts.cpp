// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_tree_data.h"

#include <escale/items/text.h>
#include <escale/migration/clocks.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace escale::items {

namespace {

constexpr int daysSoon = 7;   // a clock that ends within these is shown
constexpr int daysUrgent = 3; // and within these it is a warning

} // namespace

DeadlineSpan deadlineSpan(const QDateTime &deadline, const QDateTime &now)
{
    constexpr int daysMonth = 30;
    if (deadline <= now)
        return DeadlineSpan::Over;
    if (deadline <= now.addDays(daysSoon))
        return DeadlineSpan::WithinWeek;
    return deadline <= now.addDays(daysMonth) ? DeadlineSpan::WithinMonth : DeadlineSpan::Later;
}

ClockText clockTextOf(const QDateTime &until, const QDateTime &now)
{
    if (!until.isValid() || until > now.addDays(daysSoon))
        return {};
    if (until <= now)
        return {clockBadge(until, now), BadgeKind::Late, Severity::Error};
    return {clockBadge(until, now), BadgeKind::Soon,
            until <= now.addDays(daysUrgent) ? Severity::Warning : Severity::None};
}

ServerFacts FleetTreeModel::Data::readFacts(const Server &server) const
{
    ServerFacts facts;
    facts.id = server.id;
    facts.customer = server.customer;
    facts.role = server.role;
    switch (sectionOf(server.role)) {
    case Section::Transit:
    case Section::SharedTransit: {
        const MigrationFacts *borrower = fleet->migration(server.lentTo);
        if (borrower) {
            const Server *lentTo = fleet->server(borrower->server);
            facts.secondary = lentTo ? lentTo->name : borrower->serverName;
        }
        if (server.state == ServerState::Installing || server.state == ServerState::Reinstalling)
            facts.mark = Mark::Installing;
        else if (server.lentTo.isValid() || fleet->guests(server.id) > 0)
            facts.mark = Mark::OnTransit;
        else
            facts.mark = Mark::Free;
        if (facts.mark == Mark::Free && server.role == ServerRole::Transit)
            facts.badge = BadgeKind::Free;
        return facts;
    }
    case Section::PublicCloud:
        return facts;
    case Section::Servers:
        break;
    }
    if (const Customer *customer = grouping == Grouping::Customer ? nullptr : fleet->customer(server.customer))
        facts.secondary = customer->name;
    facts.migration = fleet->migrationOf(server.id);
    const MigrationFacts *m = fleet->migration(facts.migration);
    if (!m)
        return facts;
    const Counts counts = fleet->counts(facts.migration);
    facts.step = fleet->step(facts.migration);
    facts.progress = fleet->progress(facts.migration);
    facts.failed = counts.failed;
    facts.busy = counts.busy;
    facts.turn = fleet->turn(facts.migration).party;
    if (facts.step == Step::Complete) {
        facts.badge = BadgeKind::Complete;
        facts.mark = Mark::Complete;
        return facts;
    }
    facts.deadline = m->deadline;
    facts.clock = m->deadline;
    const QDateTime freeUntil = freeTransitUntil(*m, fleet->me().policy);
    if (freeUntil.isValid() && (!facts.clock.isValid() || freeUntil < facts.clock))
        facts.clock = freeUntil;
    // Shorter paths have no step of the eight to be shown.
    facts.badge = m->kind == Kind::MandatoryPrivateCloud ? BadgeKind::Step : BadgeKind::Plain;
    if (m->transit.state == TransitState::WaitingForStock) {
        facts.badge = BadgeKind::Waits;
        facts.mark = Mark::Waiting;
    } else if (m->reinstallation.state == ReinstallationState::Running || m->transit.state == TransitState::Installing
               || m->transit.state == TransitState::Precopying) {
        facts.mark = Mark::Installing;
    } else if (facts.failed > 0 || m->reinstallation.state == ReinstallationState::Failed) {
        facts.mark = Mark::Failed;
    } else if (facts.busy > 0) {
        facts.mark = Mark::Moving;
    }
    return facts;
}

/// Reads everything that the row of a server says; true if anything of it has changed.
bool FleetTreeModel::Data::readServer(Node *node)
{
    const Server *server = fleet->server(ServerId(node->id));
    Q_ASSERT(server);
    ServerFacts facts = readFacts(*server);
    const ClockText clock = clockTextOf(facts.clock, now());
    const bool same = facts == node->facts && clock == node->clock && server->name == node->name;
    node->facts = std::move(facts);
    node->clock = clock;
    node->name = server->name;
    node->key = folded(QStringView(server->name));
    const Customer *customer = fleet->customer(server->customer);
    node->customerKey = customer ? folded(QStringView(customer->name)) : QByteArray();
    node->context = node->key + '\n' + node->customerKey + '\n' + folded(QStringView(node->facts.secondary));
    return !same;
}

/// Accounts in order, and their names to search in.
void FleetTreeModel::Data::ensureIndex(Node *node)
{
    if (node->indexed)
        return;
    struct Entry {
        QByteArray name;
        AccountId id;
    };
    const QList<AccountId> ids = fleet->accountsOf(ServerId(node->id));
    std::vector<Entry> entries;
    entries.reserve(std::size_t(ids.size()));
    qsizetype size = 0;
    for (const AccountId id : ids) {
        QByteArray name = folded(fleet->accountNameUtf8(id));
        name.replace('\n', ' ');
        size += name.size() + 1;
        entries.push_back({std::move(name), id});
    }
    std::ranges::sort(entries, [](const Entry &a, const Entry &b) {
        const int order = compareNatural(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    QByteArray names;
    names.reserve(size);
    QList<AccountId> accounts;
    accounts.reserve(ids.size());
    for (const Entry &entry : entries) {
        names.append(entry.name);
        names.append('\n');
        accounts.append(entry.id);
    }
    node->accounts = std::move(accounts);
    node->names = std::move(names);
    node->indexed = true;
    toIndex.remove(node);
}

void FleetTreeModel::Data::ensureList(Node *node)
{
    if (node->listed)
        return;
    if (!filtered) {
        ensureIndex(node);
        node->shownAccounts = node->accounts; // shared, not copied
    } else {
        QList<AccountId> found;
        const Match result = match(node, &found);
        if (result == Match::All)
            ensureIndex(node);
        node->shownAccounts = result == Match::All ? node->accounts : found;
    }
    // Asked for in the middle of an update, before the fleet has named the accounts: views know of shownCount rows.
    node->shownAccounts.resize(node->shownCount);
    node->listed = true;
}

} // namespace escale::items
