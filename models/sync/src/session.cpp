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

// Two clocks are compared, at a moment at which the machine is awake anyway.
constexpr auto clockWatchEvery = 3s;
constexpr auto losses = std::to_array<std::chrono::milliseconds>({500ms, 1s, 2s, 4s, 8s, 15s, 30s});

} // namespace

Session::Session(Fleet &fleet, const Connection &connection, QObject *parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_connection(connection)
    , m_api(connection.base, connection.token)
    , m_outbox(new Outbox(m_api, fleet, this))
    , m_ahead(new ReadAhead(
          m_api, fleet, [this](MigrationId migration) { loadAccounts(migration, api::Lane::Spare); }, this))
    , m_timer(new QTimer(this))
    , m_drain(new QTimer(this))
    , m_clockWatch(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_drain->setSingleShot(true);
    m_drain->setInterval(0);
    connect(m_drain, &QTimer::timeout, this, &Session::drain);
    m_clockWatch->setTimerType(Qt::VeryCoarseTimer);
    m_clockWatch->setInterval(clockWatchEvery);
    connect(m_clockWatch, &QTimer::timeout, this, &Session::watchOwnClock);
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
    if (state == State::Live && !m_inventory) {
        m_ownClock = ownClock();
        m_clockWatch->start();
    } else {
        m_clockWatch->stop();
    }
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
    if (failure.error.code == "part_missing"_L1) { // it does not come back by itself
        m_nextAttempt = {};
        setState(State::Offline);
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
