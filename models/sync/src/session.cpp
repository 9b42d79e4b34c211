// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/session.h>

#include <escale/core/log_categories.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>
#include <QtCore/QUuid>

#include <algorithm>

namespace escale {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using migration::Action;

namespace {

// How long the platform may hold an answer of the feed while nothing happens: three requests a minute.
constexpr auto feedWait = 25s;
// A busy platform has news at once, each time. Two polls a second leave half of the reads of a token for the rest.
constexpr qint64 pollIntervalMs = 500;
constexpr int pageSize = 5000;
// Accounts applied without returning to the event loop: well below a frame.
constexpr qsizetype slice = 1000;
// Ended tasks are kept for the panel, newest first; the log has the others.
constexpr qsizetype mostEndedTasks = 5000;

constexpr auto losses = std::to_array<std::chrono::milliseconds>({500ms, 1s, 2s, 4s, 8s, 15s, 30s});

qint64 monotonic()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return timer.elapsed();
}

Me toMe(const api::Root &root)
{
    Me me;
    me.apiName = root.name;
    me.apiVersion = root.version;
    me.platform = root.platform;
    me.practice = root.practice;
    me.role = root.role;
    me.actor = root.actor;
    me.customer = root.customer;
    me.capabilities = root.capabilities;
    me.policy = root.policy;
    me.policySource = root.policySource;
    return me;
}

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

std::unique_ptr<api::ActionJob> makeJob(const CommandRequest &c, const QByteArray &key)
{
    if (c.isMessage)
        return std::make_unique<api::MessageJob>(c.request, c.text, key);
    switch (c.action) {
    case Action::Ready:
    case Action::Unready:
    case Action::Test:
    case Action::TestCleanup:
    case Action::Migrate:
    case Action::Verify:
    case Action::Unverify:
    case Action::Relocate:
        return std::make_unique<api::AccountActionJob>(c.action, c.migration, c.account, key);
    case Action::Rollback:
        return std::make_unique<api::RollbackJob>(c.migration, c.account, c.keep, key);
    case Action::TransitRequest:
        return std::make_unique<api::TransitRequestJob>(c.migration, c.transitKind, c.text, key);
    case Action::ReinstallationRequest:
        return std::make_unique<api::ReinstallationRequestJob>(c.migration, c.finalisationBy, c.text, key);
    case Action::Reinstall:
        return std::make_unique<api::ReinstallJob>(c.migration, c.text, key);
    case Action::WithdrawTransitRequest:
    case Action::WithdrawReinstallationRequest:
    case Action::ReleaseTransit:
        return std::make_unique<api::MigrationActionJob>(c.action, c.migration, key);
    case Action::AcceptRequest:
        return std::make_unique<api::AcceptRequestJob>(c.request, key);
    case Action::WaitRequest:
        return std::make_unique<api::WaitRequestJob>(c.request, c.text, key);
    case Action::DeclineRequest:
        return std::make_unique<api::DeclineRequestJob>(c.request, c.text, key);
    case Action::AllocateTransit:
        return std::make_unique<api::AllocateJob>(c.request, c.server, c.overrideConfiguration, key);
    case Action::PauseTask:
    case Action::ResumeTask:
    case Action::CancelTask:
        return std::make_unique<api::TaskActionJob>(c.action, c.task, key);
    case Action::Unknown:
        break;
    }
    return nullptr;
}

} // namespace

/// What the lists named while everything is read: the rest of the fleet is gone.
struct Session::Seen {
    QSet<CustomerId> customers;
    QSet<ServerId> servers;
    QSet<AccountId> accounts;
    QSet<MigrationId> migrations;
    QSet<TaskId> tasks;
    QSet<SupportRequestId> requests;
    QList<TaskId> ended; ///< in the order of their ids
};

Session::Session(Fleet &fleet, const Connection &connection, QNetworkAccessManager *network, QObject *parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_connection(connection)
    , m_api(connection.base, connection.token, network)
    , m_timer(new QTimer(this))
    , m_drain(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_drain->setSingleShot(true);
    m_drain->setInterval(0);
    connect(m_drain, &QTimer::timeout, this, &Session::drain);
    connect(&m_api, &api::ApiClient::rateLimited, this, &Session::rateLimited);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_state == State::Live)
            poll();
        else if (m_state == State::Offline)
            connectToPlatform();
    });
}

Session::~Session() = default;

void Session::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_since = QDateTime::currentDateTimeUtc();
    Q_EMIT stateChanged(state);
}

void Session::start()
{
    if (m_state != State::Stopped && m_state != State::Refused)
        return;
    m_reason = {};
    setState(State::Connecting);
    connectToPlatform();
}

void Session::reconnectNow()
{
    if (m_state != State::Offline || m_flow)
        return;
    m_timer->stop();
    connectToPlatform();
}

void Session::connectToPlatform()
{
    m_flow = m_api.start(std::make_unique<api::RootJob>(), this, [this](api::RootJob *job) { handleRoot(job); });
}

void Session::handleRoot(api::RootJob *job)
{
    m_flow = nullptr;
    if (!job->succeeded()) {
        handleLoss(job->failure());
        return;
    }
    const api::Root &root = job->response();
    FleetChanges changes;
    changes.me = toMe(root);
    changes.asOf = QDateTime::currentDateTimeUtc();
    if (root.time.isValid()) {
        // The platform read its clock somewhere between question and answer. Below a second it says nothing.
        const QDateTime middle = job->exchange().started.addMSecs(job->exchange().milliseconds / 2);
        const qint64 offset = middle.msecsTo(root.time);
        changes.me->clockOffset = qAbs(offset) < 1000 ? 0 : offset;
    }
    m_seqWhenListed = root.seq;
    apply(std::move(changes));
    afterApplied([this, seq = root.seq] {
        // A feed that is behind us is another one: a platform that lost its state, or another platform.
        if (m_seq >= 0 && m_seq <= seq && !m_seen) {
            m_losses = 0;
            setState(State::Live);
            for (const MigrationId id : std::as_const(m_wanted)) {
                if (!m_fleet.accountsLoaded(id))
                    loadAccounts(id);
            }
            poll();
        } else {
            readEverything();
        }
    });
}

void Session::readEverything()
{
    setState(State::Connecting);
    // Half of it read is no position to go on from.
    m_seq = -1;
    m_seen = std::make_unique<Seen>();
    readCustomers();
}

template <typename Job>
bool Session::isRead(Job *job, void (Session::*next)())
{
    m_flow = nullptr;
    if (job->succeeded())
        return true;
    // What this token may not see, or this platform does not have, is an empty list.
    const int status = job->failure().status;
    if (status == 403 || status == 404)
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
        (this->*take)(job->response());
        afterApplied([this, next] { (this->*next)(); });
    });
}

template <typename Job, typename T>
void Session::readPages(qint64 after, void (Session::*take)(const QList<T> &), void (Session::*next)())
{
    m_flow = m_api.start(std::make_unique<Job>(api::Page{pageSize, after}), this, [this, take, next](Job *job) {
        if (!isRead(job, next))
            return;
        const QList<T> list = job->takeResponse();
        qint64 last = 0;
        for (const T &item : list) {
            if constexpr (requires { item.facts.id; })
                last = std::max(last, item.facts.id.value());
            else
                last = std::max(last, item.id.value());
        }
        if (!list.isEmpty())
            (this->*take)(list);
        const bool ended = list.size() < pageSize;
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
    readPages<api::ServersJob, Server>(0, &Session::takeServers, &Session::readMigrations);
}

void Session::takeServers(const QList<Server> &list)
{
    for (const Server &server : list)
        m_seen->servers.insert(server.id);
    apply({.servers = list});
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
    gone.asOf = QDateTime::currentDateTimeUtc();
    m_seen.reset();
    apply(std::move(gone));
    afterApplied([this] {
        m_seq = m_seqWhenListed;
        m_losses = 0;
        setState(State::Live);
        // What was loaded before stands for another moment.
        for (const MigrationId id : m_fleet.migrations()) {
            if (m_wanted.contains(id) || m_fleet.accountsLoaded(id))
                loadAccounts(id);
        }
        poll();
    });
}

MigrationSummary Session::toSummary(const api::MigrationResource &resource) const
{
    MigrationSummary summary{resource.facts, resource.account, resource.step, resource.counts};
    if (summary.facts.serverName.isEmpty()) {
        if (const Server *server = m_fleet.server(summary.facts.server))
            summary.facts.serverName = server->name;
    }
    return summary;
}

void Session::ensureAccounts(MigrationId migration)
{
    if (!migration.isValid() || m_wanted.contains(migration))
        return;
    m_wanted.insert(migration);
    if (m_state == State::Live && !m_fleet.accountsLoaded(migration))
        loadAccounts(migration);
}

void Session::loadAccounts(MigrationId migration)
{
    if (m_loadingAccounts.contains(migration))
        return;
    m_loadingAccounts.insert(migration, {});
    m_api.start(std::make_unique<api::MigrationAccountsJob>(migration), this,
                [this, migration](api::MigrationAccountsJob *job) {
                    const QList<migration::AccountFacts> meanwhile = m_loadingAccounts.take(migration);
                    if (!job->succeeded()) {
                        if (!job->failure().isTransport())
                            m_wanted.remove(migration);
                        Q_EMIT accountsFailed(migration, job->failure().error);
                        return;
                    }
                    MigrationAccounts accounts{.migration = migration, .complete = true};
                    for (const api::MigrationAccountResource &resource : job->response())
                        accounts.accounts.append(resource.facts);
                    FleetChanges changes;
                    changes.migrationAccounts.append(std::move(accounts));
        // The feed may have told of a later state while this one was on its way.
                    if (!meanwhile.isEmpty())
                        changes.migrationAccounts.append(MigrationAccounts{migration, meanwhile, false});
                    apply(std::move(changes));
                    afterApplied([this, migration] { Q_EMIT accountsLoaded(migration); });
                });
}

void Session::poll()
{
    if (m_flow)
        return;
    m_polledAt = monotonic();
    m_flow = m_api.start(std::make_unique<api::EventsJob>(m_seq, feedWait), this,
                         [this](api::EventsJob *job) { handleEvents(job); });
}

void Session::handleEvents(api::EventsJob *job)
{
    m_flow = nullptr;
    if (!job->succeeded()) {
        handleLoss(job->failure());
        return;
    }
    const api::EventPage page = job->takeResponse();
    if (page.skipped > 0)
        qCWarning(logSync) << page.skipped << "events could not be read";
    if (page.reset) {
        qCInfo(logSync) << "The feed starts again: read everything";
        m_seq = -1;
        setState(State::Connecting);
        connectToPlatform();
        return;
    }
    apply(toChanges(page));
    afterApplied([this, seq = page.seq] {
        m_seq = std::max(m_seq, seq);
        m_timer->start(int(std::max<qint64>(0, m_polledAt + pollIntervalMs - monotonic())));
    });
}

FleetChanges Session::toChanges(const api::EventPage &page)
{
    FleetChanges changes;
    changes.asOf = QDateTime::currentDateTimeUtc();
    QHash<MigrationId, QList<migration::AccountFacts>> accounts;
    for (const api::Event &event : page.events) {
        if (event.action == api::EventAction::Removed) {
            switch (event.type) {
            case api::EventType::Customer:
                changes.removedCustomers.append(CustomerId(event.id));
                break;
            case api::EventType::Server:
                changes.removedServers.append(ServerId(event.id));
                break;
            case api::EventType::Account:
                changes.removedAccounts.append(AccountId(event.id));
                break;
            case api::EventType::Migration:
                changes.removedMigrations.append(MigrationId(event.id));
                break;
            case api::EventType::MigrationAccount:
                changes.removedMigrationAccounts.append({event.migration, AccountId(event.id)});
                break;
            case api::EventType::Task:
                changes.removedTasks.append(TaskId(event.id));
                break;
            case api::EventType::SupportRequest:
                changes.removedRequests.append(SupportRequestId(event.id));
                break;
            case api::EventType::Unknown:
                break;
            }
            continue;
        }
        if (const auto *customer = std::get_if<Customer>(&event.object)) {
            changes.customers.append(*customer);
        } else if (const auto *server = std::get_if<Server>(&event.object)) {
            changes.servers.append(*server);
        } else if (const auto *account = std::get_if<Account>(&event.object)) {
            changes.accounts.append(*account);
        } else if (const auto *resource = std::get_if<api::MigrationResource>(&event.object)) {
            changes.migrations.append(toSummary(*resource));
        } else if (const auto *facts = std::get_if<api::MigrationAccountResource>(&event.object)) {
            const MigrationId migration = facts->migration.isValid() ? facts->migration : event.migration;
            accounts[migration].append(facts->facts);
            if (const auto loading = m_loadingAccounts.find(migration); loading != m_loadingAccounts.end())
                loading->append(facts->facts);
        } else if (const auto *task = std::get_if<migration::Task>(&event.object)) {
            changes.tasks.append(*task);
        } else if (const auto *request = std::get_if<migration::SupportRequest>(&event.object)) {
            changes.requests.append(*request);
        }
    }
    for (const auto &[migration, facts] : accounts.asKeyValueRange())
        changes.migrationAccounts.append(MigrationAccounts{migration, facts, false});
    return changes;
}

void Session::handleLoss(const api::Failure &failure)
{
    m_reason = failure;
    m_seen.reset();
    if (failure.status == 401) {
        m_nextAttempt = {};
        setState(State::Refused);
        return;
    }
    const std::chrono::milliseconds pause = losses[std::min(std::size_t(m_losses), losses.size() - 1)];
    ++m_losses;
    // A thousand desktops that lost the same platform must not come back at the same instant.
    const double jitter = 0.75 + 0.5 * QRandomGenerator::global()->generateDouble();
    const int wait = int(double(pause.count()) * jitter);
    m_nextAttempt = QDateTime::currentDateTimeUtc().addMSecs(wait);
    qCInfo(logSync) << "Try again in" << wait << "ms:" << failure.error.code;
    m_timer->start(wait);
    setState(State::Offline);
}

void Session::apply(FleetChanges changes)
{
    m_work.push_back([this, changes = std::move(changes)] { m_fleet.apply(changes); });
    if (!m_drain->isActive())
        m_drain->start();
}

void Session::afterApplied(std::function<void()> then)
{
    m_work.push_back(std::move(then));
    if (!m_drain->isActive())
        m_drain->start();
}

void Session::drain()
{
    // Small changes go in one turn of the event loop, many of them in as many turns as they need.
    QElapsedTimer spent;
    spent.start();
    while (!m_work.empty() && spent.elapsed() < 8) {
        const std::function<void()> work = std::move(m_work.front());
        m_work.pop_front();
        work();
    }
    if (!m_work.empty())
        m_drain->start();
}

bool Session::isUnderWay(const CommandRequest &request) const
{
    return std::ranges::any_of(m_commands, [&](const CommandHandle *handle) { return handle->request() == request; });
}

CommandHandle *Session::perform(const CommandRequest &request)
{
    for (CommandHandle *handle : std::as_const(m_commands)) {
        if (handle->request() == request)
            return handle;
    }
    const QByteArray key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    auto *handle = new CommandHandle(request, key, this);
    m_commands.append(handle);
    std::unique_ptr<api::ActionJob> job = makeJob(request, key);
    Q_ASSERT(job);
    connect(job.get(), &api::ApiJob::retryScheduled, handle,
            [handle](int attempt) { Q_EMIT handle->retrying(attempt); });
    m_api.start(std::move(job), handle, [this, handle](api::ActionJob *done) {
        CommandResult result;
        result.exchange = done->exchange();
        if (done->succeeded()) {
            result.outcome = CommandResult::Outcome::Accepted;
            result.task = done->response().task;
        } else {
            const api::Failure &failure = done->failure();
            result.outcome = failure.isTransport() ? CommandResult::Outcome::NoAnswer : CommandResult::Outcome::Refused;
            result.error = failure.error;
            result.gates = failure.gates;
        }
        m_commands.removeOne(handle);
        handle->finish(std::move(result));
        Q_EMIT commandFinished(handle);
        handle->deleteLater();
    });
    Q_EMIT commandStarted(handle);
    return handle;
}

} // namespace escale
