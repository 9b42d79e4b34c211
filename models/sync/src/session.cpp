// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/session.h>

#include "archive.h"
#include "outbox.h"
#include "read_ahead.h"
#include "seen.h"

#include <escale/core/log_categories.h>
#include <escale/store/store.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>

#include <algorithm>

namespace escale {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
namespace {

// How long the platform may hold an answer of the feed while nothing happens: three requests a minute.
constexpr auto feedWait = 25s;
// A busy platform has news at once, each time. Two polls a second leave half of the reads of a token for the rest.
constexpr qint64 pollIntervalMs = 500;
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

} // namespace

Session::Session(Fleet &fleet, const Connection &connection, QNetworkAccessManager *network, QObject *parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_connection(connection)
    , m_api(connection.base, connection.token, network)
    , m_outbox(new Outbox(m_api, fleet, this))
    , m_ahead(new ReadAhead(
          m_api, fleet, [this](MigrationId migration) { loadAccounts(migration, api::Lane::Spare); }, this))
    , m_timer(new QTimer(this))
    , m_drain(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_drain->setSingleShot(true);
    m_drain->setInterval(0);
    connect(m_drain, &QTimer::timeout, this, &Session::drain);
    if (!connection.authorities.isEmpty())
        m_api.setAuthorities(connection.authorities);
    connect(&m_api, &api::ApiClient::rateLimited, this, &Session::rateLimited);
    connect(m_outbox, &Outbox::changed, this, &Session::pendingCommandsChanged);
    connect(m_outbox, &Outbox::started, this, &Session::commandStarted);
    connect(m_outbox, &Outbox::finished, this, &Session::commandFinished);
    connect(m_outbox, &Outbox::finished, this, [this](CommandHandle *handle) {
        constexpr int preconditionFailed = 412;
        if (handle->result().exchange.status == preconditionFailed)
            pollNow();
    });
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_state == State::Live && m_inventory)
            connectToPlatform();
        else if (m_state == State::Live)
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
    m_outbox->setLive(state == State::Live);
    m_ahead->setLive(state == State::Live && !m_inventory);
    if (state != State::Live) {
        FleetChanges silence;
        silence.forgetPresence = true;
        m_fleet.apply(silence);
    }
    Q_EMIT stateChanged(state);
}

void Session::start()
{
    if (m_state != State::Stopped && m_state != State::Refused)
        return;
    m_reason = {};
    setState(State::Connecting);
    if (m_store && !m_restored)
        restore();
    else
        connectToPlatform();
}

void Session::setStore(store::Store *store)
{
    Q_ASSERT(m_state == State::Stopped);
    m_store = store;
    m_outbox->setStore(store);
    m_ahead->setStore(store);
    // Half of the picture is lost with the file: it is read again, and written into the new one.
    connect(store, &store::Store::replaced, this, [this](const QString &setAside) {
        m_readAgain = true;
        m_ahead->forget();
        Q_EMIT storeReplaced(setAside);
    });
    connect(store, &store::Store::failed, this, &Session::storeFailed);
}

void Session::restore()
{
    m_restored = true;
    m_store->open(this, [this](const Result<store::OpenReport> &report) {
        if (!report) {
            qCWarning(logSync) << "No local store:" << report.error().code << report.error().detail;
            Q_EMIT storeFailed(report.error());
            connectToPlatform();
            return;
        }
        if (!report->setAside.isEmpty())
            Q_EMIT storeReplaced(report->setAside);
        m_outbox->takeUp(report->commands);
        if (!report->position.asOf.isValid() || m_fleet.asOf().isValid()) {
            // Nothing yet; or another side of the same platform has filled the fleet, which is compared.
            connectToPlatform();
            return;
        }
        m_store->load(
            this,
            [this](const store::Contents &contents) {
                return std::function([this, changes = archive::toFleet(contents)] { apply(changes); });
            },
            [this, position = report->position](const Result<void> &loaded) {
                m_identity = position.platform;
                apply({.asOf = position.asOf});
                afterApplied([this, seq = loaded ? position.seq : -1] {
                    m_seq = seq;
                    Q_EMIT restored();
                    connectToPlatform();
                });
            },
            1000);
    });
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

void Session::keep(std::function<store::Changes()> produce)
{
    if (m_store)
        m_store->write(std::move(produce));
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
        if (mayBeInventoryOnly(job->failure()))
            askForMigrations(job->failure());
        else
            handleLoss(job->failure());
        return;
    }
    m_inventory = false;
    const api::Root &root = job->response();
    FleetChanges changes;
    changes.me = archive::toMe(root);
    if (root.time.isValid()) {
        // The platform read its clock somewhere between question and answer. Below a second it says nothing.
        const QDateTime middle = job->exchange().started.addMSecs(job->exchange().milliseconds / 2);
        const qint64 offset = middle.msecsTo(root.time);
        changes.me->clockOffset = qAbs(offset) < 1000 ? 0 : offset;
    }
    changes.asOf = QDateTime::currentDateTimeUtc().addMSecs(changes.me->clockOffset);
    m_seqWhenListed = root.seq;
    const QByteArray identity = archive::identity(root);
    const bool same = m_identity.isEmpty() || m_identity == identity;
    m_identity = identity;
    keep([body = job->exchange().responseBody, offset = changes.me->clockOffset] {
        return store::Changes{.objects = {archive::rootObject(body, offset)}};
    });
    apply(std::move(changes));
    afterApplied([this, seq = root.seq, same] {
        // A feed that is behind us is another one: a platform that lost its state, or another platform; and somebody else
        // sees something else.
        if (m_seq >= 0 && m_seq <= seq && same && !m_seen && !m_readAgain) {
            m_losses = 0;
            setState(State::Live);
            for (const MigrationId id : std::as_const(m_wanted)) {
                if (!m_fleet.accountsLoaded(id))
                    loadAccounts(id);
            }
            poll();
        } else {
            m_foreign = m_foreign || m_seq > seq || !same;
            m_readAgain = false;
            readEverything();
        }
    });
}

MigrationSummary Session::toSummary(const api::MigrationResource &resource) const
{
    MigrationSummary summary{resource.facts, resource.account, resource.step, resource.counts, resource.log};
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
    if (const auto loading = m_loadingAccounts.find(migration); loading != m_loadingAccounts.end() && loading->spare) {
        loading->spare->abandon();
        m_loadingAccounts.erase(loading);
    }
    if (m_state == State::Live && !m_fleet.accountsLoaded(migration))
        loadAccounts(migration);
}

void Session::noteRead(MigrationId migration, qint64 upto)
{
    m_ahead->noteRead(migration, upto);
}

bool Session::isReadAhead() const
{
    return m_ahead->isSettled() && m_loadingAccounts.isEmpty();
}

void Session::noteRaw(TaskId task, qint64 size)
{
    m_ahead->noteRaw(task, size);
}

void Session::loadAccounts(MigrationId migration, api::Lane lane)
{
    if (m_loadingAccounts.contains(migration))
        return;
    m_loadingAccounts.insert(migration, {});
    auto *started =
        m_api.start(std::make_unique<api::MigrationAccountsJob>(migration, lane), this,
                    [this, migration](api::MigrationAccountsJob *job) {
                        const auto [meanwhile, pages, spare] = m_loadingAccounts.take(migration);
                        if (!job->succeeded()) {
                            if (!job->failure().isTransport())
                                m_wanted.remove(migration);
                            Q_EMIT accountsFailed(migration, job->failure().error);
                            return;
                        }
                        keep([migration, body = job->exchange().responseBody] {
                            return archive::migrationAccounts(migration, body);
                        });
                        for (const QByteArray &page : pages)
                            keep([migration, page] { return archive::followed(page, migration); });
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
    if (lane == api::Lane::Spare)
        m_loadingAccounts[migration].spare = started;
}

void Session::poll()
{
    if (m_flow)
        return;
    if (m_readAgain) {
        connectToPlatform();
        return;
    }
    m_polledAt = monotonic();
    m_flow = m_api.start(std::make_unique<api::EventsJob>(m_seq, feedWait), this,
                         [this](api::EventsJob *job) { handleEvents(job); });
}

void Session::pollNow()
{
    // The answer holds the object as it is, but a later state of it may already have come by the feed: only that has an order.
    if (m_state != State::Live || m_inventory || m_flow || !m_timer->isActive())
        return;
    m_timer->stop();
    poll();
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
        m_foreign = true;
        setState(State::Connecting);
        connectToPlatform();
        return;
    }
    for (Loading &loading : m_loadingAccounts)
        loading.pages.append(job->exchange().responseBody);
    FleetChanges changes = toChanges(page);
    followClock(job->exchange(), changes);
    keep([body = job->exchange().responseBody,
          position = store::Position{std::max(m_seq, page.seq), changes.asOf, m_identity}] {
        store::Changes followed = archive::followed(body);
        followed.position = position;
        return followed;
    });
    apply(std::move(changes));
    afterApplied([this, seq = page.seq] {
        m_seq = std::max(m_seq, seq);
        const qint64 interval = m_api.scaled(std::chrono::milliseconds(pollIntervalMs)).count();
        m_timer->start(int(std::max<qint64>(0, m_polledAt + interval - monotonic())));
    });
}

void Session::followClock(const api::Exchange &exchange, FleetChanges &changes) const
{
    // One of the two clocks may be set while the connection lasts: a machine that wakes up, a platform that is corrected.
    const std::optional<QDateTime> date = exchange.date();
    if (!date)
        return;
    constexpr qint64 halfASecond = 500; // the header has whole seconds
    constexpr qint64 notice = 3000;
    const qint64 offset = exchange.started.addMSecs(exchange.milliseconds).msecsTo(*date) + halfASecond;
    if (qAbs(offset - m_fleet.me().clockOffset) < notice)
        return;
    qCInfo(logSync) << "The platform's clock is ahead by" << offset << "ms now";
    changes.me = m_fleet.me();
    changes.me->clockOffset = qAbs(offset) < notice ? 0 : offset;
}

FleetChanges Session::toChanges(const api::EventPage &page)
{
    FleetChanges changes;
    changes.asOf = m_fleet.platformNow();
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
            case api::EventType::Presence:
                changes.presences.append({ServerId(event.id), {}});
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
                loading->facts.append(facts->facts);
        } else if (const auto *task = std::get_if<migration::Task>(&event.object)) {
            changes.tasks.append(*task);
        } else if (const auto *request = std::get_if<migration::SupportRequest>(&event.object)) {
            changes.requests.append(*request);
        } else if (const auto *presence = std::get_if<api::PresenceOnServer>(&event.object)) {
            changes.presences.append({presence->server, presence->people});
        }
    }
    for (const auto &[migration, facts] : accounts.asKeyValueRange())
        changes.migrationAccounts.append(MigrationAccounts{migration, facts, false});
    return changes;
}

void Session::handleLoss(const api::Failure &failure)
{
    m_reason = failure;
    if (const QString shown = failure.error.params.value("fingerprint"_L1).toString();
        !shown.isEmpty() && !m_connection.knownCertificate.isEmpty())
        m_reason.error.params.insert(u"changed"_s, shown.toLatin1() != m_connection.knownCertificate);
    m_seen.reset();
    if (failure.status == 401) {
        m_nextAttempt = {};
        setState(State::Refused);
        return;
    }
    const std::chrono::milliseconds pause = m_api.scaled(losses[std::min(std::size_t(m_losses), losses.size() - 1)]);
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
    return m_outbox->isUnderWay(request);
}

CommandHandle *Session::perform(const CommandRequest &request)
{
    return m_outbox->perform(request, this);
}

const QList<PendingCommand> &Session::pendingCommands() const
{
    return m_outbox->pending();
}

void Session::sendAgain(const QByteArray &key)
{
    m_outbox->sendAgain(key);
}

void Session::dismiss(const QByteArray &key)
{
    m_outbox->dismiss(key);
}

} // namespace escale
