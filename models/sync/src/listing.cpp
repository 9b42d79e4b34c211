// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/session.h>

#include "archive.h"
#include "read_ahead.h"
#include "seen.h"

#include <escale/core/log_categories.h>
#include <escale/store/store.h>

#include <QtCore/QTimer>

#include <algorithm>

/// The session's part that reads everything from the beginning, also from a platform that has no migrations.
namespace escale {

using namespace Qt::StringLiterals;
using store::Kind;

namespace {

constexpr int pageSize = 5000;
// Without a feed: how often everything is listed again. Two lists in five minutes are nothing to a platform.
constexpr std::chrono::milliseconds inventoryEvery = std::chrono::minutes(5);
// Accounts applied without returning to the event loop: well below a frame.
constexpr qsizetype slice = 1000;
// Ended tasks are kept for the panel, newest first; the log has the others.
constexpr qsizetype mostEndedTasks = 5000;

template <typename T>
QList<T> missing(const QList<T> &known, const QSet<T> &seen)
{
    QList<T> gone;
    for (const T id : known) {
        if (!seen.contains(id))
            gone.append(id);
    }
    return gone;
}

template <typename T>
constexpr Kind kindOf()
{
    if constexpr (std::is_same_v<T, Customer>)
        return Kind::Customer;
    else if constexpr (std::is_same_v<T, Server>)
        return Kind::Server;
    else if constexpr (std::is_same_v<T, api::MigrationResource>)
        return Kind::Migration;
    else if constexpr (std::is_same_v<T, migration::Task>)
        return Kind::Task;
    else
        return Kind::SupportRequest;
}

} // namespace

void Session::keepList(Kind kind, const QByteArray &body)
{
    keep([kind, body] { return archive::listed(kind, body); });
}

bool Session::mayBeInventoryOnly(const api::Failure &failure) const
{
    // Never where there were migrations: something between would make them vanish.
    if (m_seq >= 0 || m_fleet.me().hasMigrations())
        return false;
    return failure.status == 404 || (failure.status == 200 && !failure.isTransport());
}

void Session::askForMigrations(const api::Failure &failure)
{
    // One page of a stranger's is no proof: a platform without the migration half does not have this path.
    m_flow = m_api.start(std::make_unique<api::MigrationsJob>(api::Page{.limit = 1}), this,
                         [this, failure](api::MigrationsJob *job) {
                             m_flow = nullptr;
                             if (!job->succeeded() && job->failure().status == 404)
                                 readInventory();
                             else
                                 handleLoss(failure);
                         });
}

void Session::readInventory()
{
    m_inventory = true;
    m_seqWhenListed = 0;
    m_identity = "inventory"_ba;
    FleetChanges changes;
    const QString name = m_connection.base.host();
    changes.me = Me{.platform = name, .capabilities = {u"inventory"_s}};
    changes.servers = {archive::publicCloud(name)};
    m_seen = std::make_unique<Seen>();
    m_seen->servers.insert(changes.servers.first().id);
    apply(std::move(changes));
    keep([name] { return store::Changes{.beginOfListing = true, .objects = {archive::publicCloudObject(name)}}; });
    readServers();
}

void Session::readEverything()
{
    setState(State::Connecting);
    // Half of it read is no position to go on from.
    m_seq = -1;
    m_seen = std::make_unique<Seen>();
    keep([foreign = m_foreign] { return store::Changes{.beginOfListing = true, .forgetRead = foreign}; });
    if (std::exchange(m_foreign, false))
        m_ahead->forget();
    readCustomers();
}

template <typename Job>
bool Session::isRead(Job *job, void (Session::*next)())
{
    m_flow = nullptr;
    if (job->succeeded())
        return true;
    // What this token may not see, or this platform does not have, is an empty list: where the platform says so itself, and
    // not something between. Every platform has servers and accounts, so that "not found" there is no answer either.
    const int status = job->failure().status;
    const bool inThePlatformsWords = !job->failure().error.params.contains("status"_L1);
    constexpr bool always = std::is_same_v<Job, api::ServersJob> || std::is_same_v<Job, api::AccountsJob>;
    if (inThePlatformsWords && (status == 403 || (status == 404 && !always)))
        (this->*next)();
    else
        handleLoss(job->failure());
    return false;
}

template <typename Job, typename T>
void Session::readWhole(void (Session::*take)(const QList<T> &), void (Session::*next)())
{
    m_flow = m_api.start(std::make_unique<Job>(), this, [this, take, next](Job *job) {
        if (!isRead(job, next))
            return;
        keepList(kindOf<T>(), job->exchange().responseBody);
        (this->*take)(job->response());
        afterApplied([this, next] { (this->*next)(); });
    });
}

template <typename Job, typename T>
void Session::readPages(qint64 after, void (Session::*take)(const QList<T> &), void (Session::*next)())
{
    m_flow = m_api.start(std::make_unique<Job>(api::Page{m_inventory ? 0 : pageSize, after}), this,
                         [this, take, next](Job *job) {
                             if (!isRead(job, next))
                                 return;
                             QList<T> list = job->takeResponse();
                             if constexpr (std::is_same_v<T, Account>) {
                                 if (m_inventory)
                                     archive::house(list);
                             }
                             qint64 last = 0;
                             for (const T &item : list) {
                                 if constexpr (requires { item.facts.id; })
                                     last = std::max(last, item.facts.id.value());
                                 else
                                     last = std::max(last, item.id.value());
                             }
                             if (!list.isEmpty()) {
                                 if constexpr (std::is_same_v<T, Account>)
                                     keep([list] { return store::Changes{.accounts = list}; });
                                 else
                                     keepList(kindOf<T>(), job->exchange().responseBody);
                                 (this->*take)(list);
                             }
                             const bool ended = m_inventory || list.size() < pageSize;
                             afterApplied([this, ended, last, take, next] {
                                 if (ended)
                                     (this->*next)();
                                 else
                                     readPages<Job, T>(last, take, next);
                             });
                         });
}

void Session::readCustomers()
{
    readWhole<api::CustomersJob, Customer>(&Session::takeCustomers, &Session::readServers);
}

void Session::takeCustomers(const QList<Customer> &list)
{
    for (const Customer &customer : list)
        m_seen->customers.insert(customer.id);
    apply({.customers = list});
}

void Session::readServers()
{
    readPages<api::ServersJob, Server>(0, &Session::takeServers,
                                       m_inventory ? &Session::readAccounts : &Session::readMigrations);
}

void Session::takeServers(const QList<Server> &list)
{
    for (const Server &server : list)
        m_seen->servers.insert(server.id);
    QList<Server> servers = list;
    if (m_inventory)
        archive::asInventory(servers);
    apply({.servers = servers});
}

void Session::readMigrations()
{
    readPages<api::MigrationsJob, api::MigrationResource>(0, &Session::takeMigrations, &Session::readRequests);
}

void Session::takeMigrations(const QList<api::MigrationResource> &list)
{
    FleetChanges changes;
    for (const api::MigrationResource &resource : list) {
        m_seen->migrations.insert(resource.facts.id);
        changes.migrations.append(toSummary(resource));
    }
    apply(std::move(changes));
}

void Session::readRequests()
{
    readWhole<api::SupportRequestsJob, migration::SupportRequest>(&Session::takeRequests, &Session::readTasks);
}

void Session::takeRequests(const QList<migration::SupportRequest> &list)
{
    for (const migration::SupportRequest &request : list)
        m_seen->requests.insert(request.id);
    apply({.requests = list});
}

void Session::readTasks()
{
    readPages<api::TasksJob, migration::Task>(0, &Session::takeTasks, &Session::readAccounts);
}

void Session::takeTasks(const QList<migration::Task> &list)
{
    FleetChanges changes;
    for (const migration::Task &task : list) {
        m_seen->tasks.insert(task.id);
        if (!task.isLive())
            m_seen->ended.append(task.id);
    }
    changes.tasks = list;
    if (const qsizetype over = m_seen->ended.size() - mostEndedTasks; over > 0) {
        for (qsizetype i = 0; i < over; ++i)
            m_seen->tasks.remove(m_seen->ended.at(i));
        changes.removedTasks = m_seen->ended.first(over);
        keep([gone = changes.removedTasks] {
            store::Changes removed;
            for (const TaskId id : gone)
                removed.removed.append({Kind::Task, 0, id.value()});
            return removed;
        });
        m_seen->ended.remove(0, over);
    }
    apply(std::move(changes));
}

void Session::readAccounts()
{
    readPages<api::AccountsJob, Account>(0, &Session::takeAccounts, &Session::finishReading);
}

void Session::takeAccounts(const QList<Account> &list)
{
    m_seen->accounts.reserve(m_seen->accounts.size() + list.size());
    for (const Account &account : list)
        m_seen->accounts.insert(account.id);
    for (qsizetype from = 0; from < list.size(); from += slice)
        apply({.accounts = list.mid(from, slice)});
    Q_EMIT loading(m_seen->accounts.size());
}

void Session::finishReading()
{
    FleetChanges gone;
    gone.removedCustomers = missing(m_fleet.customers(), m_seen->customers);
    gone.removedServers = missing(m_fleet.servers(), m_seen->servers);
    gone.removedAccounts = missing(m_fleet.accounts(), m_seen->accounts);
    gone.removedMigrations = missing(m_fleet.migrations(), m_seen->migrations);
    gone.removedTasks = missing(m_fleet.tasks(), m_seen->tasks);
    gone.removedRequests = missing(m_fleet.requests(), m_seen->requests);
    gone.asOf = m_fleet.platformNow();
    keep([position = store::Position{m_seqWhenListed, gone.asOf, m_identity}] {
        return store::Changes{.endOfListing = true, .position = position};
    });
    m_seen.reset();
    apply(std::move(gone));
    afterApplied([this] {
        m_seq = m_seqWhenListed;
        m_losses = 0;
        setState(State::Live);
        if (m_inventory) {
            m_timer->start(inventoryEvery);
            return;
        }
        // What was loaded before stands for another moment.
        for (const MigrationId id : m_fleet.migrations()) {
            if (m_wanted.contains(id))
                loadAccounts(id);
            else if (m_fleet.accountsLoaded(id))
                loadAccounts(id, api::Lane::Spare);
        }
        poll();
    });
}

} // namespace escale
