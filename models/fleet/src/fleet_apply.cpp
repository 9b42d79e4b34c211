// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fleet_data.h"

#include <QtCore/QSet>

/// The fleet's half that takes changes and announces what they changed.
namespace escale {

namespace {

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

} // namespace

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

} // namespace escale
