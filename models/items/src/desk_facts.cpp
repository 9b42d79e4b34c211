// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk_facts.h"

#include <escale/migration/clocks.h>
#include <escale/migration/estimate.h>

#include <algorithm>

namespace escale::items {

using namespace migration;

bool isOpen(const SupportRequest &request)
{
    return request.state == RequestState::Open || request.state == RequestState::Accepted
           || request.state == RequestState::Waiting;
}

Configuration configurationOf(const Server &server)
{
    return {.cores = server.cores, .memory = server.memory, .disk = server.disk};
}

QString customerName(const Fleet &fleet, const MigrationFacts &facts)
{
    const Server *server = fleet.server(facts.server);
    const Customer *customer = server ? fleet.customer(server->customer) : nullptr;
    return customer ? customer->name : QString();
}

Money dayPrice(const Money &monthlyPrice, const Policy &policy, const QDateTime &now)
{
    return monthlyPrice.share(1, now.toTimeZone(policy.timeZone).date().daysInMonth());
}

QDateTime expectedReturn(const MigrationFacts &facts, const Fleet &fleet)
{
    QDateTime freeUntil = freeTransitUntil(facts, fleet.me().policy);
    const QDateTime now = fleet.platformNow();
    const Server *client = fleet.server(facts.server);
    if (const auto expected = forecast(facts, client ? client->monthlyPrice : Money(), fleet.me().policy, now))
        return freeUntil.isValid() ? std::max(freeUntil, expected->finishes) : expected->finishes;
    // The rules forecast from accounts; of a fleet most are only counted, and the pace of the counts is the same.
    const Counts counts = fleet.counts(facts.id);
    const int legs = counts.total * 2;
    const int done = counts.onTransit + counts.onClientNew * 2;
    if (!facts.transit.readyAt.isValid() || done == 0 || done >= legs)
        return freeUntil;
    const double pace = double(facts.transit.readyAt.secsTo(now)) / done;
    const QDateTime end = now.addSecs(qint64(pace * (legs - done)));
    return freeUntil.isValid() ? std::max(freeUntil, end) : end;
}

qint64 size(const MigrationFacts &facts)
{
    qint64 bytes = 0;
    for (const AccountFacts &account : facts.accounts)
        bytes += account.weight.files + account.weight.mail + account.weight.databases;
    return bytes;
}

Estimate remainingLeg(const MigrationFacts &facts, const Policy &policy, Leg leg, bool withPrecopy)
{
    const Pace pace = observedPace(facts, policy);
    Estimate total;
    for (const AccountFacts &account : facts.accounts) {
        const bool left =
            leg == Leg::Out ? account.location == Location::ClientOld : account.location != Location::ClientNew;
        if (!left)
            continue;
        Weight weight = account.weight;
        if (!withPrecopy)
            weight.delta = weight.files + weight.mail;
        const Estimate one = pace.downtime(weight);
        total = {total.low + one.low, total.high + one.high};
    }
    return total;
}

} // namespace escale::items
