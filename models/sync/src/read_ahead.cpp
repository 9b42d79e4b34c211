// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "read_ahead.h"

#include "monotonic.h"

#include <QtCore/QTimer>

#include <algorithm>

/// What is to be read ahead, in which order, and what there is room for.
namespace escale {

using namespace std::chrono_literals;

namespace {

// Of so many migrations those that nobody has touched are read ahead too: a customer's few, not a provider's thousands.
constexpr qsizetype fewMigrations = 200;
constexpr auto afterAFailure = 60s;

} // namespace

ReadAhead::ReadAhead(api::ApiClient &api, const Fleet &fleet, std::function<void(MigrationId)> ensureAccounts,
                     QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_fleet(fleet)
    , m_ensureAccounts(std::move(ensureAccounts))
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &ReadAhead::next);
    connect(&fleet, &Fleet::logsGrew, this, [this](const QList<MigrationId> &ids) {
        if (m_live)
            lookAt(ids);
    });
    connect(&fleet, &Fleet::tasksChanged, this, [this](const QList<TaskId> &ids) {
        if (!m_live)
            return;
        QList<MigrationId> migrations;
        for (const TaskId id : ids) {
            const migration::Task *task = m_fleet.task(id);
            if (!task || task->isLive() || !task->migration.isValid())
                continue;
            if (task->rawSize > 0 && !m_tasks.contains(task->migration, id))
                m_tasks.insert(task->migration, id);
            // Whoever loses the connection after a move wants its end.
            m_logs[task->migration].notBefore = 0;
            migrations.append(task->migration);
        }
        lookAt(migrations);
    });
    connect(&fleet, &Fleet::accountsChanged, this, [this](const QList<AccountId> &ids) {
        if (!m_live)
            return;
        QSet<MigrationId> migrations;
        for (const AccountId id : ids) {
            const MigrationId migration = m_fleet.migrationOf(id);
            m_lists.remove(migration);
            for (QSet<qint64> &answered : m_answers)
                answered.remove(id.value());
            migrations.insert(migration);
        }
        lookAt(migrations.values());
    });
}

void ReadAhead::setStore(store::Store *store)
{
    m_store = store;
}

void ReadAhead::setLive(bool live)
{
    if (!m_store || m_live == live)
        return;
    m_live = live;
    if (!live) {
        m_timer->stop();
        return;
    }
    m_notBefore = 0;
    m_refused.clear();
    m_tasks.clear();
    m_accountsAsked.clear();
    const QList<TaskId> tasks = m_fleet.tasks();
    for (const TaskId id : tasks) {
        const migration::Task *task = m_fleet.task(id);
        if (!task->isLive() && task->rawSize > 0)
            m_tasks.insert(task->migration, id);
    }
    if (!m_known)
        takeInventory();
    lookAt(m_fleet.migrations());
}

void ReadAhead::forget()
{
    ++m_round;
    m_busy = false;
    m_known = false;
    m_logs.clear();
    m_raw.clear();
    m_answers.clear();
    m_lists.clear();
    m_due.clear();
    if (m_live)
        takeInventory();
}

void ReadAhead::takeInventory()
{
    m_store->takeInventory(this, [this, round = m_round](const Result<store::Kept> &kept) {
        if (round != m_round || m_known || !kept)
            return; // without a store there is nothing to be read ahead for
        m_known = true;
        m_limit = kept->limit;
        for (const store::Kept::Log &log : kept->logs) {
            Log &known = m_logs[MigrationId(log.migration)];
            known.upto = std::max(known.upto, log.upto);
            known.bytes = log.bytes;
            known.lost = log.lost;
            known.opened = log.opened;
            known.used = log.used;
        }
        for (const store::Kept::Raw &raw : kept->raw)
            m_raw.insert(TaskId(raw.task), {raw.size, raw.bytes, raw.isGone, raw.opened, raw.used});
        for (const auto &[kind, ids] : kept->answers.asKeyValueRange())
            m_answers[store::AnswerKind(kind)].unite(ids);
        lookAt(m_fleet.migrations());
    });
}

void ReadAhead::lookAt(const QList<MigrationId> &migrations)
{
    const bool few = m_fleet.migrationCount() <= fewMigrations;
    for (const MigrationId id : migrations) {
        const qint64 last = m_fleet.logEnd(id).last;
        m_tellsOfLogs = m_tellsOfLogs || last >= 0;
        if (last > 0 || (last == 0 && few))
            m_due.insert(id);
    }
    if (!m_due.isEmpty() || wantsTokens())
        schedule();
}

void ReadAhead::schedule(qint64 milliseconds)
{
    milliseconds = std::max(milliseconds, m_notBefore - monotonic());
    if (m_live && m_known && !m_busy && (!m_timer->isActive() || m_timer->remainingTime() > milliseconds))
        m_timer->start(int(milliseconds));
}

void ReadAhead::next()
{
    while (m_live && m_known && !m_busy && m_store) {
        MigrationId best;
        migration::LogEnd newest;
        qint64 earliest = -1;
        for (const MigrationId id : std::as_const(m_due)) {
            const migration::LogEnd end = m_fleet.logEnd(id);
            if (const qint64 wait = m_logs.value(id).notBefore - monotonic(); wait > 0)
                earliest = earliest < 0 ? wait : std::min(earliest, wait);
            else if (!best.isValid() || end.at > newest.at)
                std::tie(best, newest) = std::pair(id, end);
        }
        if (!best.isValid()) {
            if (wantsTokens())
                readTokens();
            else if (earliest >= 0)
                schedule(earliest);
            return;
        }
        if (readLog(best, newest) || readRaw(best, newest) || readAccounts(best) || readInventory(best))
            return;
        m_due.remove(best);
    }
}

bool ReadAhead::isAnswered(const api::ApiJob &job)
{
    if (job.succeeded() || !job.failure().isTransport())
        return true;
    m_notBefore = monotonic() + m_api.scaled(afterAFailure).count();
    return false;
}

bool ReadAhead::hasRoom(qint64 bytes, qint64 activity) const
{
    qint64 room = m_limit - bytes;
    for (const auto &log : m_logs)
        room -= !log.opened && log.used < activity ? 0 : log.bytes;
    for (const auto &raw : m_raw)
        room -= !raw.opened && raw.used < activity ? 0 : raw.bytes;
    return room >= 0;
}

void ReadAhead::lose(const store::Room &room)
{
    for (const qint64 id : room.lostLogs) {
        Log &log = m_logs[MigrationId(id)];
        log = {.lost = log.bytes};
    }
    for (const qint64 id : room.lostRaw) {
        Raw &raw = m_raw[TaskId(id)];
        raw.bytes = 0;
        raw.isGone = true;
        raw.opened = false;
    }
}

bool ReadAhead::readAccounts(MigrationId migration)
{
    if (m_fleet.accountsLoaded(migration) || m_accountsAsked.contains(migration))
        return false;
    m_accountsAsked.insert(migration);
    m_ensureAccounts(migration);
    return false; // others need not wait for it
}

} // namespace escale
