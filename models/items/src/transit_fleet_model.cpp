// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk_facts.h"
#include "natural_order.h"

#include <escale/items/desk_models.h>
#include <escale/items/filter.h>
#include <escale/items/text.h>
#include <escale/migration/actions.h>
#include <escale/migration/clocks.h>

#include <QtCore/QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::items {

using namespace migration;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TransitFleet)
};

/// A transit server and from when on it can be given to somebody.
struct Slot {
    DeskRow row;
    const Server *server = nullptr;
    QDateTime freeFrom; ///< invalid: nobody knows
    bool isFree = false;
    bool isLate = false; ///< its borrower is expected to keep it longer than the free time
};

/// A request that waits for a server of its own.
struct Waiter {
    const SupportRequest *request = nullptr;
    const MigrationFacts *facts = nullptr;
    Configuration needed;
};

QString borrowerText(const Fleet &fleet, const MigrationFacts &facts)
{
    //: who has a transit server: %1 is a server, %2 its customer, %3 "step 4"
    return Text::tr("%1 · %2 · %3").arg(facts.serverName, customerName(fleet, facts), stepNumber(fleet.step(facts.id)));
}

Slot lentSlot(const Fleet &fleet, const Server &server, const MigrationFacts &facts)
{
    const QDateTime now = fleet.platformNow();
    const Policy &policy = fleet.me().policy;
    Slot slot{.row = {}, .server = &server, .freeFrom = expectedReturn(facts, fleet)};
    const QDateTime since = facts.transit.readyAt.isValid() ? facts.transit.readyAt : facts.transit.requestedAt;
    const QDateTime freeUntil = freeTransitUntil(facts, policy);
    const QDateTime end = freeUntil.isValid() ? freeUntil : now.addDays(policy.transitFreeDays);
    slot.row.migration = facts.id;
    slot.row.spans.append({TransitSpan::Kind::Lent, since, end, borrowerText(fleet, facts), Severity::None, facts.id});
    const int over = daysOver(facts, policy, now);
    if (over > 0) {
        const Server *client = fleet.server(facts.server);
        const Money cost = client ? costSoFar(facts, client->monthlyPrice, policy, now) : Money();
        const QDateTime until = std::max(now, slot.freeFrom);
        //: a transit server is over its free time, %1 is an amount of money
        const QString text = cost.currency().isEmpty() ? Text::tr("%n day(s) over", nullptr, over)
                                                       : Text::tr("over: %1").arg(money(cost));
        slot.row.spans.append({TransitSpan::Kind::Over, end, until, text, Severity::Error, facts.id});
        slot.row.severity = Severity::Error;
        slot.freeFrom = until;
    } else if (freeUntil.isValid() && slot.freeFrom > freeUntil) {
        slot.isLate = true;
        slot.row.spans.append({TransitSpan::Kind::Over, end, slot.freeFrom,
                               Text::tr("at this pace until %1").arg(shortDate(slot.freeFrom)), Severity::Warning,
                               facts.id});
        slot.row.severity = Severity::Warning;
    }
    return slot;
}

DeskRow sharedRow(const Fleet &fleet, const Server &server)
{
    DeskRow row;
    row.id = server.id.value();
    row.server = server.id;
    QDateTime since;
    QList<CustomerId> customers;
    const QList<MigrationId> migrations = fleet.migrations();
    for (const MigrationId id : migrations) {
        const MigrationFacts *facts = fleet.migration(id);
        if (facts->transit.kind != TransitKind::Shared || facts->transit.server != server.id
            || facts->transit.state == TransitState::Released)
            continue;
        const QDateTime from = facts->transit.readyAt.isValid() ? facts->transit.readyAt : facts->transit.requestedAt;
        if (from.isValid() && (!since.isValid() || from < since))
            since = from;
        const Server *client = fleet.server(facts->server);
        if (client && !customers.contains(client->customer))
            customers.append(client->customer);
    }
    const int guests = fleet.guests(server.id);
    if (guests > 0 || !customers.isEmpty()) {
        //: the shared transit server: %1 is "3 accounts", %2 "2 customers"
        const QString text = Text::tr("%1 of %2")
                                 .arg(Text::tr("%n account(s)", nullptr, guests),
                                      Text::tr("%n customer(s)", nullptr, int(customers.size())));
        // It has no limit: its end is where the timeline ends.
        const QDateTime now = fleet.platformNow();
        row.spans.append({TransitSpan::Kind::Shared,
                          since.isValid() ? since : now,
                          now.addDays(TransitFleetModel::daysAfter),
                          text,
                          Severity::None,
                          {}});
    }
    row.cells = {{server.name, {}}, {}};
    return row;
}

QList<Waiter> waitersOf(const Fleet &fleet)
{
    QList<Waiter> waiters;
    const QList<SupportRequestId> requests = fleet.requests();
    for (const SupportRequestId id : requests) {
        const SupportRequest *request = fleet.request(id);
        const MigrationFacts *facts = fleet.migration(request->migration);
        const Server *client = facts ? fleet.server(facts->server) : nullptr;
        if (client && isOpen(*request) && request->kind == RequestKind::Transit
            && request->transitKind == TransitKind::Dedicated && !facts->transit.server.isValid())
            waiters.append({request, facts, configurationOf(*client)});
    }
    // Who asked first is served first.
    std::ranges::sort(waiters, {}, [](const Waiter &waiter) { return waiter.request->created; });
    return waiters;
}

} // namespace

TransitFleetModel::TransitFleetModel(QObject *parent) : DeskTableModel(ColumnCount, parent) {}

QList<DeskRow> TransitFleetModel::read(const Fleet &fleet) const
{
    const QDateTime now = fleet.platformNow();
    const Policy &policy = fleet.me().policy;
    QList<Slot> fleetSlots;
    QList<DeskRow> shared;
    const QList<ServerId> ids = fleet.servers();
    for (const ServerId id : ids) {
        const Server *server = fleet.server(id);
        if (server->role == ServerRole::SharedTransit) {
            shared.append(sharedRow(fleet, *server));
            continue;
        }
        if (server->role != ServerRole::Transit)
            continue;
        const MigrationFacts *borrower = fleet.migration(server->lentTo);
        Slot slot{.row = {}, .server = server};
        if (borrower) {
            slot = lentSlot(fleet, *server, *borrower);
        } else {
            slot.isFree = server->state == ServerState::Free;
            slot.freeFrom = slot.isFree ? now : QDateTime();
        }
        slot.row.id = id.value();
        slot.row.server = id;
        slot.row.cells = {{server->name, slot.row.severity}, {}};
        fleetSlots.append(std::move(slot));
    }
    std::ranges::sort(fleetSlots, [](const Slot &a, const Slot &b) {
        return compareNatural(a.server->name.toUtf8(), b.server->name.toUtf8()) < 0;
    });

    // What frees next, before anybody of the waiting line is set down.
    QStringList summary;
    const Slot *next = nullptr;
    for (const Slot &slot : std::as_const(fleetSlots)) {
        if (!slot.isFree && slot.freeFrom.isValid() && (!next || slot.freeFrom < next->freeFrom))
            next = &slot;
    }
    if (next)
        summary.append(
            Text::tr("Frees next: %1, %2.").arg(next->server->name, relative(std::max(next->freeFrom, now), now)));

    // The waiting line: each takes the equivalent server that is free first, and keeps it for the free time.
    const QList<Waiter> waiters = waitersOf(fleet);
    QList<DeskRow> unserved;
    int conflicts = 0;
    for (const Waiter &waiter : waiters) {
        Slot *best = nullptr;
        for (Slot &slot : fleetSlots) {
            if (slot.freeFrom.isValid() && isEquivalent(waiter.needed, configurationOf(*slot.server))
                && (!best || slot.freeFrom < best->freeFrom))
                best = &slot;
        }
        if (!best) {
            DeskRow row;
            row.id = -waiter.request->id.value();
            row.server = waiter.facts->server;
            row.migration = waiter.facts->id;
            row.request = waiter.request->id;
            row.severity = Severity::Warning;
            row.cells = {{Text::tr("Waiting line"), Severity::Warning}, {}};
            row.spans = {{TransitSpan::Kind::Waiting, now, now.addDays(policy.transitFreeDays),
                          Text::tr("%1: no equivalent server in the fleet").arg(waiter.facts->serverName),
                          Severity::Warning, waiter.facts->id}};
            unserved.append(row);
            continue;
        }
        const QDateTime from = std::max(now, best->freeFrom);
        QString text = best->isFree
                           ? Text::tr("%1, could have it now").arg(waiter.facts->serverName)
                           : Text::tr("%1, waiting line, from %2").arg(waiter.facts->serverName, shortDate(from));
        if (best->isLate) {
            ++conflicts;
            text = Text::tr("%1, waiting line: conflict, its borrower is late").arg(waiter.facts->serverName);
        }
        best->row.spans.append({TransitSpan::Kind::Waiting, from, from.addDays(policy.transitFreeDays), text,
                                best->isLate ? Severity::Error : Severity::Warning, waiter.facts->id});
        best->row.severity = std::max(best->row.severity, best->isLate ? Severity::Error : Severity::None);
        best->freeFrom = from.addDays(policy.transitFreeDays);
        best->isFree = false;
        best->isLate = false;
    }
    if (!waiters.isEmpty())
        summary.append(Text::tr("%n request(s) in the waiting line.", nullptr, int(waiters.size())));
    if (conflicts > 0)
        summary.append(Text::tr("%n conflict(s).", nullptr, conflicts));
    m_summary = summary.join(u' ');

    QList<DeskRow> rows;
    for (Slot &slot : fleetSlots) {
        if (slot.isFree && slot.row.spans.isEmpty()) {
            slot.row.spans.append({TransitSpan::Kind::Free,
                                   now,
                                   now.addDays(policy.transitFreeDays),
                                   Text::tr("free", "a transit server"),
                                   Severity::None,
                                   {}});
        }
        rows.append(std::move(slot.row));
    }
    rows.append(shared);
    rows.append(unserved);
    return rows;
}

QString TransitFleetModel::header(int column) const
{
    return column == NameColumn ? Text::tr("Transit server", "column") : Text::tr("Who has it when", "column");
}

} // namespace escale::items
