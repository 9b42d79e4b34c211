// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_data.h"

#include <escale/migration/actions.h>

#include <algorithm>

/// The fleet's half that is asked.
namespace escale {

namespace {

template <typename T>
bool isMoreCurrent(const T &a, const T &b)
{
    const bool aEnded = a.step == migration::Step::Complete;
    const bool bEnded = b.step == migration::Step::Complete;
    if (aEnded != bEnded)
        return bEnded;
    if (a.facts.announcedAt != b.facts.announcedAt)
        return a.facts.announcedAt > b.facts.announcedAt;
    return a.facts.id > b.facts.id;
}

} // namespace

Fleet::Fleet(QObject *parent) : QObject(parent), d(std::make_unique<Data>()) {}

Fleet::~Fleet() = default;

template <typename OwnerId>
MigrationId Fleet::Data::mostCurrent(const QMultiHash<OwnerId, MigrationId> &owned, OwnerId owner) const
{
    const Migration *best = nullptr;
    for (auto [it, end] = owned.equal_range(owner); it != end; ++it) {
        const auto found = migrations.constFind(*it);
        if (found != migrations.cend() && (!best || isMoreCurrent(*found, *best)))
            best = &*found;
    }
    return best ? best->facts.id : MigrationId();
}

QList<migration::Presence> Fleet::others(ServerId server) const
{
    QList<migration::Presence> people = d->presences.value(server);
    people.removeIf(
        [this](const migration::Presence &one) { return one.actor == d->me.actor && one.role == d->me.role; });
    return people;
}

const Me &Fleet::me() const
{
    return d->me;
}

QDateTime Fleet::asOf() const
{
    return d->asOf;
}

QDateTime Fleet::platformNow() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(d->me.clockOffset);
}

namespace {
template <typename Map, typename Key>
auto *lookUp(const Map &map, Key id)
{
    const auto found = map.constFind(id);
    return found == map.cend() ? nullptr : &*found;
}
} // namespace

const Customer *Fleet::customer(CustomerId id) const
{
    return lookUp(d->customers, id);
}

const Server *Fleet::server(ServerId id) const
{
    return lookUp(d->servers, id);
}

const migration::Task *Fleet::task(TaskId id) const
{
    return lookUp(d->tasks, id);
}

const migration::SupportRequest *Fleet::request(SupportRequestId id) const
{
    return lookUp(d->requests, id);
}

std::optional<Account> Fleet::account(AccountId id) const
{
    const auto row = d->accounts.find(id);
    return row == AccountTable::none ? std::nullopt : std::optional(d->accounts.at(row));
}

bool Fleet::hasAccount(AccountId id) const
{
    return d->accounts.find(id) != AccountTable::none;
}

QString Fleet::accountName(AccountId id) const
{
    return accountNameUtf8(id).toString();
}

QUtf8StringView Fleet::accountNameUtf8(AccountId id) const
{
    const auto row = d->accounts.find(id);
    return row == AccountTable::none ? QUtf8StringView() : d->accounts.name(row);
}

CustomerId Fleet::accountCustomer(AccountId id) const
{
    const auto row = d->accounts.find(id);
    if (row == AccountTable::none)
        return {};
    if (const CustomerId own = d->accounts.customer(row); own.isValid())
        return own;
    const Server *home = server(d->accounts.home(row));
    return home ? home->customer : CustomerId();
}

ServerId Fleet::accountHome(AccountId id) const
{
    const auto row = d->accounts.find(id);
    return row == AccountTable::none ? ServerId() : d->accounts.home(row);
}

ServerId Fleet::accountServedBy(AccountId id) const
{
    const auto row = d->accounts.find(id);
    return row == AccountTable::none ? ServerId() : d->accounts.servedBy(row);
}

QList<CustomerId> Fleet::customers() const
{
    return d->customers.keys();
}

QList<ServerId> Fleet::servers() const
{
    return d->servers.keys();
}

QList<AccountId> Fleet::accounts() const
{
    return d->accounts.ids();
}

QList<MigrationId> Fleet::migrations() const
{
    return d->migrations.keys();
}

QList<TaskId> Fleet::tasks() const
{
    return d->tasks.keys();
}

QList<SupportRequestId> Fleet::requests() const
{
    return d->requests.keys();
}

qsizetype Fleet::migrationCount() const
{
    return d->migrations.size();
}

qsizetype Fleet::accountCount() const
{
    return d->accounts.size();
}

QList<AccountId> Fleet::accountsOf(ServerId home) const
{
    return d->accounts.ofHome(home);
}

qsizetype Fleet::accountCountOf(ServerId home) const
{
    return d->accounts.countOf(home);
}

int Fleet::accountsAway(ServerId home) const
{
    return d->accounts.away(home);
}

int Fleet::guests(ServerId server) const
{
    return d->accounts.guests(server);
}

const migration::MigrationFacts *Fleet::migration(MigrationId id) const
{
    const Data::Migration *m = lookUp(d->migrations, id);
    return m ? &m->facts : nullptr;
}

MigrationId Fleet::migrationOf(ServerId server) const
{
    return d->mostCurrent(d->migrationsOfServer, server);
}

MigrationId Fleet::migrationOf(AccountId account) const
{
    const MigrationId own = d->mostCurrent(d->migrationsOfAccount, account);
    return own.isValid() ? own : migrationOf(accountHome(account));
}

AccountId Fleet::migratingAccount(MigrationId id) const
{
    const Data::Migration *m = lookUp(d->migrations, id);
    return m ? m->account : AccountId();
}

migration::LogEnd Fleet::logEnd(MigrationId id) const
{
    const Data::Migration *m = lookUp(d->migrations, id);
    return m ? m->log : migration::LogEnd();
}

bool Fleet::accountsLoaded(MigrationId id) const
{
    const Data::Migration *m = lookUp(d->migrations, id);
    return m && m->loaded;
}

const migration::AccountFacts *Fleet::accountFacts(MigrationId migration, AccountId account) const
{
    const Data::Migration *m = lookUp(d->migrations, migration);
    if (!m)
        return nullptr;
    const auto row = m->rows.constFind(account);
    return row == m->rows.cend() ? nullptr : &m->facts.accounts.at(*row);
}

const migration::AccountFacts *Fleet::accountFacts(AccountId account) const
{
    return accountFacts(migrationOf(account), account);
}

migration::Step Fleet::step(MigrationId id) const
{
    const Data::Migration *m = lookUp(d->migrations, id);
    return m ? m->step : migration::Step::Prepare;
}

migration::Counts Fleet::counts(MigrationId id) const
{
    const Data::Migration *m = lookUp(d->migrations, id);
    return m ? m->counts : migration::Counts{};
}

migration::StepProgress Fleet::progress(MigrationId id) const
{
    return migration::stepProgress(step(id), counts(id));
}

migration::Turn Fleet::turn(MigrationId id) const
{
    using migration::Party;
    using migration::Step;
    const Data::Migration *m = lookUp(d->migrations, id);
    if (!m)
        return {};
    if (m->loaded)
        return migration::whoseTurn(m->facts);
    switch (m->step) {
    case Step::Prepare:
    case Step::RequestTransit:
        return {Party::Customer, m->facts.announcedAt};
    case Step::InstallTransit:
        return {Party::Support, m->facts.transit.requestedAt};
    case Step::Migrate:
        return {Party::Customer, m->facts.transit.readyAt};
    case Step::Verify:
        // Since the last account arrived: only its attempts say when.
        return {Party::Customer, {}};
    case Step::Reinstall:
        return {Party::Support, m->facts.reinstallation.requestedAt};
    case Step::Relocate:
        return {m->facts.finalisationBy.value_or(Party::Support), m->facts.reinstallation.doneAt};
    case Step::Complete:
        break;
    }
    return {Party::Nobody, m->facts.completedAt};
}

TaskId Fleet::liveTaskOf(AccountId account) const
{
    TaskId earliest;
    for (auto [it, end] = d->liveOfAccount.equal_range(account); it != end; ++it) {
        if (!earliest.isValid() || *it < earliest)
            earliest = *it;
    }
    return earliest;
}

QList<TaskId> Fleet::liveTasksOf(MigrationId migration) const
{
    QList<TaskId> ids = d->liveOfMigration.values(migration);
    std::ranges::sort(ids);
    return ids;
}

SupportRequestId Fleet::openRequest(MigrationId migration, migration::RequestKind kind) const
{
    using migration::RequestState;
    SupportRequestId latest;
    for (auto [it, end] = d->requestsOfMigration.equal_range(migration); it != end; ++it) {
        const migration::SupportRequest *request = this->request(*it);
        const bool open = request->state == RequestState::Open || request->state == RequestState::Accepted
                          || request->state == RequestState::Waiting;
        if (request->kind == kind && open && request->id > latest)
            latest = request->id;
    }
    return latest;
}

} // namespace escale
