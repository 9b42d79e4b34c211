// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "desk_facts.h"

#include <escale/items/desk_models.h>
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
    Q_DECLARE_TR_FUNCTIONS(DeskRequests)
};

// A request older than this asks for attention: support answers within a working day.
constexpr qint64 oldAfterSeconds = 24 * 3600;
constexpr int daysNear = 7; // of a deadline

struct Urgency {
    QString text;
    Severity severity = Severity::None;
};

/// What presses more than anything that the request itself says: the deadline, or money.
Urgency pressing(const Fleet &fleet, const MigrationFacts &facts)
{
    const QDateTime now = fleet.platformNow();
    const Policy &policy = fleet.me().policy;
    const int over = daysOver(facts, policy, now);
    const Server *client = fleet.server(facts.server);
    if (over > 0 && client) {
        //: %1 is "2 days over", %2 an amount of money
        return {Text::tr("%1, %2 a day")
                    .arg(Text::tr("%n day(s) over", nullptr, over), money(dayPrice(client->monthlyPrice, policy, now))),
                Severity::Error};
    }
    if (facts.deadline.isValid() && facts.deadline <= now)
        return {Text::tr("deadline passed %1").arg(relative(facts.deadline, now)), Severity::Error};
    if (facts.deadline.isValid() && facts.deadline <= now.addDays(daysNear))
        return {Text::tr("deadline %1").arg(relative(facts.deadline, now)), Severity::Warning};
    return {};
}

/// Whether a server stands free for it now, and otherwise when one is expected.
Urgency stockFor(const Fleet &fleet, const MigrationFacts &facts)
{
    const Server *client = fleet.server(facts.server);
    if (!client)
        return {};
    const Configuration needed = configurationOf(*client);
    QStringList free;
    QDateTime next;
    const QList<ServerId> ids = fleet.servers();
    for (const ServerId id : ids) {
        const Server *server = fleet.server(id);
        if (server->role != ServerRole::Transit || !isEquivalent(needed, configurationOf(*server)))
            continue;
        if (server->state == ServerState::Free && !server->lentTo.isValid()) {
            free.append(server->name);
        } else if (const MigrationFacts *borrower = fleet.migration(server->lentTo)) {
            const QDateTime back = expectedReturn(*borrower, fleet);
            if (back.isValid() && (!next.isValid() || back < next))
                next = back;
        }
    }
    free.sort();
    if (!free.isEmpty())
        return {Text::tr("fits: %1").arg(names(free)), Severity::None};
    if (next.isValid())
        return {Text::tr("none equivalent before %1").arg(shortDate(std::max(next, fleet.platformNow()))),
                Severity::Warning};
    return {Text::tr("none equivalent in the fleet"), Severity::Warning};
}

/// Since when somebody waits, in whole minutes.
QString ageText(const QDateTime &since, const QDateTime &now)
{
    const qint64 minutes = since.secsTo(now) / 60;
    return minutes < 1 ? Text::tr("< 1 min", "age of a request") : duration(double(minutes * 60));
}

QString accountsAndSize(const Fleet &fleet, const MigrationFacts &facts)
{
    QString count = Text::tr("%n account(s)", nullptr, fleet.counts(facts.id).total);
    if (!fleet.accountsLoaded(facts.id))
        return count;
    //: %1 is "6 accounts", %2 an amount of data
    return Text::tr("%1, %2", "accounts and their size").arg(count, bytes(size(facts)));
}

DeskRow rowOfRequest(const Fleet &fleet, const SupportRequest &request, const MigrationFacts &facts)
{
    const QDateTime now = fleet.platformNow();
    const Counts counts = fleet.counts(facts.id);
    DeskRow row;
    row.id = request.id.value();
    row.request = request.id;
    row.server = facts.server;
    row.migration = facts.id;
    QString name;
    QString decide;
    Urgency urgency = pressing(fleet, facts);
    if (request.kind == RequestKind::Reinstallation) {
        row.action = Action::Reinstall;
        name = Text::tr("Reinstallation");
        decide = counts.verified == counts.total
                     ? Text::tr("%1 of %n on transit, all verified", nullptr, counts.total).arg(counts.onTransit)
                     : Text::tr("%1 of %n on transit, %2 verified", nullptr, counts.total)
                           .arg(counts.onTransit)
                           .arg(counts.verified);
    } else if (request.transitKind == TransitKind::Shared) {
        row.action = Action::AllocateTransit;
        name = Text::tr("Shared transit");
        decide = accountsAndSize(fleet, facts);
        if (urgency.text.isEmpty() && fleet.accountsLoaded(facts.id)) {
            //: downtime, %1 is a range like "12–15 min"
            urgency.text =
                Text::tr("%1 without precopy").arg(shortRange(remainingLeg(facts, fleet.me().policy, Leg::Out, false)));
        }
    } else {
        row.action = Action::AllocateTransit;
        name = Text::tr("Transit server");
        decide = accountsAndSize(fleet, facts);
        const Urgency stock = stockFor(fleet, facts);
        if (urgency.text.isEmpty() || stock.severity > urgency.severity)
            urgency = stock;
    }
    if (request.state == RequestState::Waiting) {
        //: a request that waits: %1 is what is asked for
        name = Text::tr("%1, waits").arg(name);
        urgency.severity = std::max(urgency.severity, Severity::Warning);
    }
    const bool old = request.created.secsTo(now) > oldAfterSeconds;
    row.severity = std::max(urgency.severity, old ? Severity::Warning : Severity::None);
    row.cells = {{name, {}},
                 {facts.serverName, {}},
                 {customerName(fleet, facts), {}},
                 {ageText(request.created, now), old ? Severity::Warning : Severity::None},
                 {decide, {}},
                 {urgency.text, urgency.severity},
                 {row.action == Action::Reinstall ? Text::tr("Reinstall…") : Text::tr("Allocate…"), {}}};
    return row;
}

/// Support brings the accounts back: nobody asks for it once more, so the migration itself is the row.
DeskRow rowOfRelocation(const Fleet &fleet, const MigrationFacts &facts)
{
    const QDateTime now = fleet.platformNow();
    const Counts counts = fleet.counts(facts.id);
    DeskRow row;
    row.id = -facts.id.value();
    row.server = facts.server;
    row.migration = facts.id;
    row.action = Action::Relocate;
    const int left = counts.total - counts.onClientNew;
    QString decide = Text::tr("%n to go", "accounts to be relocated", left);
    if (fleet.accountsLoaded(facts.id)) {
        //: %1 is "5 to go", %2 a range of durations
        decide = Text::tr("%1, %2", "accounts to go and how long")
                     .arg(decide, shortRange(remainingLeg(facts, fleet.me().policy, Leg::Back, true)));
    }
    Urgency urgency = pressing(fleet, facts);
    if (urgency.text.isEmpty())
        urgency.text = Text::tr("in working hours");
    row.severity = urgency.severity;
    row.cells = {{Text::tr("Relocation by support"), {}},
                 {facts.serverName, {}},
                 {customerName(fleet, facts), {}},
                 {ageText(facts.reinstallation.doneAt, now), {}},
                 {decide, {}},
                 {urgency.text, urgency.severity},
                 {Text::tr("Open"), {}}};
    return row;
}

} // namespace

DeskRequestsModel::DeskRequestsModel(QObject *parent) : DeskTableModel(ColumnCount, parent) {}

QList<DeskRow> DeskRequestsModel::read(const Fleet &fleet) const
{
    struct Entry {
        DeskRow row;
        QDateTime since;
    };
    QList<Entry> entries;
    const QList<SupportRequestId> requests = fleet.requests();
    for (const SupportRequestId id : requests) {
        const SupportRequest *request = fleet.request(id);
        const MigrationFacts *facts = fleet.migration(request->migration);
        if (facts && isOpen(*request))
            entries.append({rowOfRequest(fleet, *request, *facts), request->created});
    }
    const QList<MigrationId> migrations = fleet.migrations();
    for (const MigrationId id : migrations) {
        const MigrationFacts *facts = fleet.migration(id);
        if (facts->finalisationBy == Party::Support && fleet.step(id) == Step::Relocate)
            entries.append({rowOfRelocation(fleet, *facts), facts->reinstallation.doneAt});
    }
    std::ranges::sort(entries, [](const Entry &a, const Entry &b) {
        if (a.row.severity != b.row.severity)
            return a.row.severity > b.row.severity;
        return a.since != b.since ? a.since < b.since : a.row.id < b.row.id;
    });
    QList<DeskRow> rows;
    for (Entry &entry : entries)
        rows.append(std::move(entry.row));
    return rows;
}

QString DeskRequestsModel::header(int column) const
{
    switch (column) {
    case RequestColumn:
        return Text::tr("Request", "column");
    case ServerColumn:
        return Text::tr("Server", "column");
    case CustomerColumn:
        return Text::tr("Customer", "column");
    case AgeColumn:
        return Text::tr("Age", "column: since when a request is open");
    case DecideColumn:
        return Text::tr("To decide", "column: what has to be known");
    case UrgencyColumn:
        return Text::tr("Urgency", "column");
    case NextColumn:
        return Text::tr("Next", "column: the command that answers the request");
    default:
        return {};
    }
}

} // namespace escale::items
