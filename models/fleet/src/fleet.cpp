// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/fleet/fleet.h>

#include "account_table.h"

#include <escale/migration/actions.h>

#include <QtCore/QSet>

#include <algorithm>

namespace escale {

namespace {

struct Migration {
    migration::MigrationFacts facts;
    AccountId account;
    migration::Step step = migration::Step::Prepare;
    migration::Counts counts;
    migration::LogEnd log;
    bool loaded = false;
    QHash<AccountId, qsizetype> rows; ///< where in facts.accounts

    void index()
    {
        rows.clear();
        rows.reserve(facts.accounts.size());
        for (qsizetype row = 0; row < facts.accounts.size(); ++row)
            rows.insert(facts.accounts.at(row).id, row);
    }
    void count()
    {
        if (loaded) {
            counts = migration::countAccounts(facts);
            step = migration::currentStep(facts);
        }
    }
};

template <typename Map, typename Value>
bool store(Map &map, const Value &value)
{
    const auto known = map.find(value.id);
    if (known == map.end()) {
        map.insert(value.id, value);
        return true;
    }
    if (*known == value)
        return false;
    *known = value;
    return true;
}

/// Later announced first, those that are not complete before those that are.
bool isMoreCurrent(const Migration &a, const Migration &b)
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

struct Fleet::Data {
    Me me;
    QDateTime asOf;
    QHash<CustomerId, Customer> customers;
    QHash<ServerId, Server> servers;
    AccountTable accounts;
    QHash<MigrationId, Migration> migrations;
    QMultiHash<ServerId, MigrationId> migrationsOfServer;
    QMultiHash<AccountId, MigrationId> migrationsOfAccount;
    QHash<TaskId, migration::Task> tasks;
    QMultiHash<AccountId, TaskId> liveOfAccount;
    QMultiHash<MigrationId, TaskId> liveOfMigration;
    QHash<SupportRequestId, migration::SupportRequest> requests;
    QMultiHash<MigrationId, SupportRequestId> requestsOfMigration;
    QHash<ServerId, QList<migration::Presence>> presences;

    void linkMigration(const Migration &m)
    {
        if (m.facts.server.isValid())
            migrationsOfServer.insert(m.facts.server, m.facts.id);
        if (m.account.isValid())
            migrationsOfAccount.insert(m.account, m.facts.id);
    }
    void unlinkMigration(const Migration &m)
    {
        migrationsOfServer.remove(m.facts.server, m.facts.id);
        migrationsOfAccount.remove(m.account, m.facts.id);
    }
    void linkTask(const migration::Task &task)
    {
        if (!task.isLive())
            return;
        if (task.account.isValid())
            liveOfAccount.insert(task.account, task.id);
        if (task.migration.isValid())
            liveOfMigration.insert(task.migration, task.id);
    }
    void unlinkTask(const migration::Task &task)
    {
        liveOfAccount.remove(task.account, task.id);
        liveOfMigration.remove(task.migration, task.id);
    }

    template <typename OwnerId>
    MigrationId mostCurrent(const QMultiHash<OwnerId, MigrationId> &owned, OwnerId owner) const
    {
        const Migration *best = nullptr;
        for (auto [it, end] = owned.equal_range(owner); it != end; ++it) {
            const auto found = migrations.constFind(*it);
            if (found != migrations.cend() && (!best || isMoreCurrent(*found, *best)))
                best = &*found;
        }
        return best ? best->facts.id : MigrationId();
    }

    bool applySummary(const MigrationSummary &summary);
    QList<AccountId> applyAccounts(const MigrationAccounts &changes);
};

bool Fleet::Data::applySummary(const MigrationSummary &summary)
{
    const MigrationId id = summary.facts.id;
    auto it = migrations.find(id);
    if (it == migrations.end()) {
        Migration m;
        m.facts = summary.facts;
        m.facts.accounts.clear();
        m.account = summary.account;
        m.step = summary.step;
        m.counts = summary.counts;
        m.log = summary.log;
        linkMigration(m);
        migrations.insert(id, m);
        return true;
    }
    // Announced apart: a log grows far more often than anything else of a migration changes.
    it->log = summary.log;
    const MigrationSummary before{it->facts, it->account, it->step, it->counts, it->log};
    MigrationSummary after = summary;
    after.facts.accounts = it->facts.accounts;
    unlinkMigration(*it);
    it->facts = after.facts;
    it->account = after.account;
    it->step = after.step;
    it->counts = after.counts;
    it->count();
    linkMigration(*it);
    after.step = it->step;
    after.counts = it->counts;
    return before != after;
}

QList<AccountId> Fleet::Data::applyAccounts(const MigrationAccounts &changes)
{
    const auto it = migrations.find(changes.migration);
    QList<AccountId> changed;
    // Accounts of a migration that nobody has opened are not kept: the platform's counts stand for them.
    if (it == migrations.end() || (!it->loaded && !changes.complete))
        return changed;
    Migration &m = *it;
    QSet<AccountId> named;
    for (const migration::AccountFacts &account : changes.accounts) {
        named.insert(account.id);
        const auto row = m.rows.constFind(account.id);
        if (row == m.rows.cend()) {
            m.rows.insert(account.id, m.facts.accounts.size());
            m.facts.accounts.append(account);
            changed.append(account.id);
        } else if (m.facts.accounts.at(*row) != account) {
            m.facts.accounts[*row] = account;
            changed.append(account.id);
        }
    }
    if (changes.complete) {
        m.loaded = true;
        const qsizetype before = m.facts.accounts.size();
        m.facts.accounts.removeIf([&](const migration::AccountFacts &account) {
            if (named.contains(account.id))
                return false;
            changed.append(account.id);
            return true;
        });
        if (m.facts.accounts.size() != before)
            m.index();
    }
    m.count();
    return changed;
}

Fleet::Fleet(QObject *parent) : QObject(parent), d(std::make_unique<Data>()) {}

Fleet::~Fleet() = default;

void Fleet::clear()
{
    *d = {};
    Q_EMIT reset();
}

void Fleet::apply(const FleetChanges &changes)
{
    bool meDiffers = false;
    if (changes.me && *changes.me != d->me) {
        d->me = *changes.me;
        meDiffers = true;
    }
    if (changes.asOf.isValid())
        d->asOf = changes.asOf;

    QList<CustomerId> customers;
    for (const Customer &customer : changes.customers) {
        if (store(d->customers, customer))
            customers.append(customer.id);
    }
    for (const CustomerId id : changes.removedCustomers) {
        if (d->customers.remove(id))
            customers.append(id);
    }

    QList<ServerId> servers;
    for (const Server &server : changes.servers) {
        if (store(d->servers, server))
            servers.append(server.id);
    }
    for (const ServerId id : changes.removedServers) {
        if (d->servers.remove(id))
            servers.append(id);
    }

    QList<AccountId> accounts;
    for (const Account &account : changes.accounts) {
        if (d->accounts.upsert(account) != AccountTable::Upserted::Same)
            accounts.append(account.id);
    }
    for (const AccountId id : changes.removedAccounts) {
        if (d->accounts.remove(id))
            accounts.append(id);
    }

    QSet<MigrationId> migrations;
    QSet<MigrationId> logs;
    for (const MigrationSummary &summary : changes.migrations) {
        if (logEnd(summary.facts.id) != summary.log)
            logs.insert(summary.facts.id);
        if (d->applySummary(summary))
            migrations.insert(summary.facts.id);
    }
    QHash<MigrationId, QList<AccountId>> migrationAccounts;
    for (const MigrationAccounts &facts : changes.migrationAccounts) {
        const bool wasLoaded = accountsLoaded(facts.migration);
        const QList<AccountId> changed = d->applyAccounts(facts);
        if (!changed.isEmpty() || wasLoaded != accountsLoaded(facts.migration)) {
            migrationAccounts[facts.migration].append(changed);
            migrations.insert(facts.migration);
        }
    }
    for (const auto &[id, account] : changes.removedMigrationAccounts) {
        const auto m = d->migrations.find(id);
        if (m == d->migrations.end() || !m->rows.contains(account))
            continue;
        m->facts.accounts.removeAt(m->rows.value(account));
        m->index();
        m->count();
        migrationAccounts[id].append(account);
        migrations.insert(id);
    }
    for (const MigrationId id : changes.removedMigrations) {
        const auto m = d->migrations.constFind(id);
        if (m == d->migrations.cend())
            continue;
        d->unlinkMigration(*m);
        d->migrations.erase(m);
        migrations.insert(id);
        migrationAccounts.remove(id);
    }

    QList<TaskId> tasks;
    for (const migration::Task &task : changes.tasks) {
        if (const auto known = d->tasks.constFind(task.id); known != d->tasks.cend())
            d->unlinkTask(*known);
        if (store(d->tasks, task))
            tasks.append(task.id);
        d->linkTask(task);
    }
    for (const TaskId id : changes.removedTasks) {
        const auto known = d->tasks.constFind(id);
        if (known == d->tasks.cend())
            continue;
        d->unlinkTask(*known);
        d->tasks.erase(known);
        tasks.append(id);
    }

    QList<SupportRequestId> requests;
    for (const migration::SupportRequest &request : changes.requests) {
        if (!d->requests.contains(request.id))
            d->requestsOfMigration.insert(request.migration, request.id);
        if (store(d->requests, request))
            requests.append(request.id);
    }
    for (const SupportRequestId id : changes.removedRequests) {
        const auto known = d->requests.constFind(id);
        if (known == d->requests.cend())
            continue;
        d->requestsOfMigration.remove(known->migration, id);
        d->requests.erase(known);
        requests.append(id);
    }

    QList<ServerId> presences;
    if (changes.forgetPresence)
        presences = std::exchange(d->presences, {}).keys();
    for (const ServerPresence &presence : changes.presences) {
        const auto known = d->presences.constFind(presence.server);
        if (known != d->presences.cend() ? *known == presence.people : presence.people.isEmpty())
            continue;
        if (presence.people.isEmpty())
            d->presences.remove(presence.server);
        else
            d->presences.insert(presence.server, presence.people);
        presences.append(presence.server);
    }

    // Announced only now, so that whoever listens to one kind can read the others as they are after it.
    if (meDiffers)
        Q_EMIT meChanged();
    if (!customers.isEmpty())
        Q_EMIT customersChanged(customers);
    if (!servers.isEmpty())
        Q_EMIT serversChanged(servers);
    if (!accounts.isEmpty())
        Q_EMIT accountsChanged(accounts);
    if (!migrations.isEmpty())
        Q_EMIT migrationsChanged(QList<MigrationId>(migrations.cbegin(), migrations.cend()));
    if (!logs.isEmpty())
        Q_EMIT logsGrew(QList<MigrationId>(logs.cbegin(), logs.cend()));
    for (const auto &[id, ids] : migrationAccounts.asKeyValueRange())
        Q_EMIT migrationAccountsChanged(id, ids);
    if (!tasks.isEmpty())
        Q_EMIT tasksChanged(tasks);
    if (!requests.isEmpty())
        Q_EMIT requestsChanged(requests);
    if (!presences.isEmpty())
        Q_EMIT presenceChanged(presences);
    if (changes.asOf.isValid())
        Q_EMIT asOfChanged();
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
    const Migration *m = lookUp(d->migrations, id);
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
    const Migration *m = lookUp(d->migrations, id);
    return m ? m->account : AccountId();
}

migration::LogEnd Fleet::logEnd(MigrationId id) const
{
    const Migration *m = lookUp(d->migrations, id);
    return m ? m->log : migration::LogEnd();
}

bool Fleet::accountsLoaded(MigrationId id) const
{
    const Migration *m = lookUp(d->migrations, id);
    return m && m->loaded;
}

const migration::AccountFacts *Fleet::accountFacts(MigrationId migration, AccountId account) const
{
    const Migration *m = lookUp(d->migrations, migration);
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
    const Migration *m = lookUp(d->migrations, id);
    return m ? m->step : migration::Step::Prepare;
}

migration::Counts Fleet::counts(MigrationId id) const
{
    const Migration *m = lookUp(d->migrations, id);
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
    const Migration *m = lookUp(d->migrations, id);
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
