// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/session.h>

#include "archive.h"
#include "monotonic.h"

#include <escale/core/log_categories.h>
#include <escale/store/store.h>

#include <QtCore/QTimer>

#include <algorithm>
#include <utility>

/// The session's part that follows the platform once everything has been read: its feed, its clock, and the facts of the
/// accounts that somebody looks at.
namespace escale {

using namespace std::chrono_literals;

namespace {

// How long the platform may hold an answer of the feed while nothing happens: three requests a minute.
constexpr auto feedWait = 25s;
// A busy platform has news at once, each time. Two polls a second leave half of the reads of a token for the rest.
constexpr qint64 pollIntervalMs = 500;
// Clocks that are less apart than this, in milliseconds, are the same.
constexpr qint64 notice = 3000;

} // namespace

void Session::poll()
{
    if (m_flow)
        return;
    if (m_readAgain) {
        connectToPlatform();
        return;
    }
    m_polledAt = monotonic();
    m_flow = m_api.start(std::make_unique<api::EventsJob>(m_seq, std::exchange(m_asksAtOnce, false) ? 0s : feedWait),
                         this, [this](api::EventsJob *job) { handleEvents(job); });
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
    const qint64 offset = exchange.started.addMSecs(exchange.milliseconds).msecsTo(*date) + halfASecond;
    if (qAbs(offset - m_fleet.me().clockOffset) < notice)
        return;
    qCInfo(logSync) << "The platform's clock is ahead by" << offset << "ms now";
    changes.me = m_fleet.me();
    changes.me->clockOffset = qAbs(offset) < notice ? 0 : offset;
}

qint64 Session::ownClock()
{
    return QDateTime::currentMSecsSinceEpoch() - monotonic();
}

void Session::watchOwnClock()
{
    // It has been set, or the machine has slept: the platform's own clock says which. An answer that is held back would say
    // it only once there is news.
    const qint64 now = ownClock();
    if (qAbs(now - std::exchange(m_ownClock, now)) < notice)
        return;
    m_asksAtOnce = true;
    if (dynamic_cast<api::EventsJob *>(m_flow.data())) {
        m_flow->abandon();
        m_flow = nullptr;
        poll();
    } else {
        pollNow();
    }
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

} // namespace escale
