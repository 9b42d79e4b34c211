// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "read_ahead.h"

#include <escale/api/decode.h>
#include <escale/core/log_categories.h>
#include <escale/logs/entry.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QPromise>
#include <QtCore/QThreadPool>
#include <QtCore/QTimer>

#include <algorithm>

namespace escale {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

// Entries that are asked for at once: well below a megabyte, so that nothing else waits long behind them.
constexpr int slice = 2000;
// While tasks of a migration run, its log grows all the time: it is followed in steps.
constexpr auto whileRunning = 10s;
constexpr auto afterAFailure = 60s;
// Of so many migrations those that nobody has touched are read ahead too: a customer's few, not a provider's thousands.
constexpr qsizetype fewMigrations = 200;

qint64 monotonic()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return timer.elapsed();
}

store::LogPart toPart(MigrationId migration, const QByteArray &body)
{
    store::LogPart part{.name = {migration.value(), 0}, .lines = {}, .asOf = {}};
    for (qsizetype at = 0; at < body.size();) {
        const qsizetype end = body.indexOf('\n', at);
        const QByteArray line = body.sliced(at, (end < 0 ? body.size() : end) - at);
        at = end < 0 ? body.size() : end + 1;
        if (const Result<logs::Entry> entry = logs::fromLine(line))
            part.lines.append({entry->migration, entry->seq, entry->task, line});
    }
    return part;
}

/// What a list says of each account, in the platform's words.
QList<store::Answer> byAccount(store::AnswerKind kind, const QByteArray &body, const QList<AccountId> &accounts,
                               const QDateTime &asOf)
{
    QHash<qint64, QJsonArray> lists;
    QHash<qint64, QJsonObject> objects;
    if (const auto array = api::parseArray(body)) {
        for (const QJsonValueConstRef value : *array) {
            const QJsonObject object = value.toObject();
            if (kind == store::AnswerKind::Account)
                objects.insert(object.value("id"_L1).toInteger(), object);
            else
                lists[api::idFromHref(object.value("account"_L1).toObject().value("href"_L1).toString())].append(
                    object);
        }
    }
    QList<store::Answer> answers;
    for (const AccountId account : accounts) {
        const qint64 id = account.value();
        if (kind != store::AnswerKind::Account)
            answers.append({kind, id, QJsonDocument(lists.value(id)).toJson(QJsonDocument::Compact), asOf});
        else if (const auto object = objects.constFind(id); object != objects.cend())
            answers.append({kind, id, QJsonDocument(*object).toJson(QJsonDocument::Compact), asOf});
    }
    return answers;
}

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

template <typename Job, typename Take>
void ReadAhead::ask(std::unique_ptr<Job> job, Take take)
{
    m_busy = true;
    m_api.start(std::move(job), this, [this, take, round = m_round](Job *answered) {
        if (round != m_round)
            return;
        m_busy = false;
        // Without a connection the session finds its way back; where only this is not answered, there is time.
        if (answered->succeeded() || !answered->failure().isTransport())
            take(answered);
        else
            m_notBefore = monotonic() + m_api.scaled(afterAFailure).count();
        schedule();
    });
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

bool ReadAhead::readLog(MigrationId migration, const migration::LogEnd &end)
{
    const Log log = m_logs.value(migration);
    if (end.last <= log.upto || log.declined)
        return false;
    const qint64 missing = (end.last - log.upto) * store::averageLogLine;
    if (!log.opened) {
        constexpr qint64 everything = std::numeric_limits<qint64>::min();
        // What had to go comes back where nothing else has to go for it.
        const qint64 activity = log.lost > 0 ? everything : end.at.toMSecsSinceEpoch();
        if (end.last * store::averageLogLine > m_store->mostLogUnopened()
            || !hasRoom(std::max(missing, log.lost), activity))
            return false;
    }
    const qint64 after = log.upto;
    ask(std::make_unique<api::LogJob>(
            api::LogQuery{.migration = migration, .after = after, .limit = slice, .lane = api::Lane::Spare}),
        [this, migration, end, after](const api::LogJob *job) { takeLog(migration, end, after, *job); });
    return true;
}

void ReadAhead::takeLog(MigrationId migration, const migration::LogEnd &end, qint64 after, const api::LogJob &job)
{
    if (!job.succeeded()) {
        m_logs[migration].declined = true;
        return;
    }
    m_busy = true;
    QPromise<store::LogPart> promise;
    promise.future().then(this, [this, migration, end, after, asOf = job.exchange().started,
                                 round = m_round](store::LogPart part) {
        if (round != m_round || !m_store)
            return;
        part.asOf = asOf;
        part.after = after;
        // Fewer than asked for are all: this token may not see every entry.
        if (part.lines.size() < slice)
            part.upto = end.last;
        qint64 bytes = 0;
        for (const store::LogLine &line : std::as_const(part.lines))
            bytes += line.line.size();
        m_store->bringLog(part, end.at, this, [this, migration, end, bytes, round](const Result<store::Room> &room) {
            if (round != m_round)
                return;
            m_busy = false;
            Log &log = m_logs[migration];
            if (!room) {
                log.declined = true;
            } else if (room->kept) {
                log.upto = std::max(log.upto, room->upto);
                log.bytes += bytes;
                log.lost = 0;
                if (!log.opened)
                    log.used = end.at.toMSecsSinceEpoch();
                if (!m_fleet.liveTasksOf(migration).isEmpty() && log.upto >= end.last)
                    log.notBefore = monotonic() + m_api.scaled(whileRunning).count();
                lose(*room);
            } else {
                // It has had to go since, or goes now.
                const bool again = room->lostLogs.isEmpty() && room->upto < log.upto;
                lose(*room);
                m_logs[migration].upto = room->upto;
                m_logs[migration].declined = !again;
            }
            schedule();
        });
    });
    QThreadPool::globalInstance()->start([promise = std::move(promise), migration, body = job.response()]() mutable {
        promise.start();
        promise.addResult(toPart(migration, body));
        promise.finish();
    });
}

bool ReadAhead::readRaw(MigrationId migration, const migration::LogEnd &end)
{
    QList<TaskId> tasks = m_tasks.values(migration);
    std::ranges::sort(tasks, std::ranges::greater());
    for (const TaskId id : std::as_const(tasks)) {
        const migration::Task *task = m_fleet.task(id);
        if (!task || task->isLive() || m_refused.contains(id) || task->rawSize > m_store->mostRawUnopened())
            continue;
        const Raw raw = m_raw.value(id);
        if (raw.size == task->rawSize && !raw.isGone)
            continue;
        const QDateTime activity = task->ended.isValid() ? task->ended : end.at;
        // Text takes less than half of its size, compressed.
        if (!hasRoom(task->rawSize / 2, raw.isGone ? std::numeric_limits<qint64>::min() : activity.toMSecsSinceEpoch()))
            continue;
        ask(std::make_unique<api::RawOutputJob>(id, api::Lane::Spare),
            [this, migration, id, activity](const api::RawOutputJob *job) { takeRaw(migration, id, activity, *job); });
        return true;
    }
    return false;
}

void ReadAhead::takeRaw(MigrationId migration, TaskId task, const QDateTime &activity, const api::RawOutputJob &job)
{
    // Once in a connection: what the platform does not give now it does not give a moment later.
    m_refused.insert(task);
    if (!job.succeeded() || !m_store)
        return;
    m_busy = true;
    const qint64 size = job.response().size();
    m_store->writeRaw({task.value(), migration.value(), job.response(), job.exchange().started},
                      {.opened = false, .activity = activity}, this,
                      [this, task, size, activity, round = m_round](const Result<store::Room> &room) {
                          if (round != m_round)
                              return;
                          m_busy = false;
                          if (room) {
                              Raw &raw = m_raw[task];
                              raw.size = size;
                              raw.bytes = size / 2;
                              raw.isGone = false;
                              if (!raw.opened)
                                  raw.used = activity.toMSecsSinceEpoch();
                              lose(*room);
                          }
                          schedule();
                      });
}

bool ReadAhead::readAccounts(MigrationId migration)
{
    if (m_fleet.accountsLoaded(migration) || m_accountsAsked.contains(migration))
        return false;
    m_accountsAsked.insert(migration);
    m_ensureAccounts(migration);
    return false; // others need not wait for it
}

bool ReadAhead::wantsTokens() const
{
    const Me &me = m_fleet.me();
    return m_tellsOfLogs && !m_tokensAsked && me.role == migration::Party::Support && !me.customer.isValid();
}

void ReadAhead::readTokens()
{
    m_tokensAsked = true;
    ask(std::make_unique<api::TokensJob>(api::Lane::Spare), [this](const api::TokensJob *job) {
        if (!job->succeeded() || !m_store)
            return;
        m_store->write([body = job->exchange().responseBody, asOf = job->exchange().started] {
            return store::Changes{.answers = {{store::AnswerKind::Tokens, 0, body, asOf}}};
        });
    });
}

bool ReadAhead::readInventory(MigrationId migration)
{
    using store::AnswerKind;
    static constexpr std::array kinds{std::pair{AnswerKind::Databases, "database/"_L1},
                                      std::pair{AnswerKind::Domains, "domain/"_L1},
                                      std::pair{AnswerKind::Account, "account/"_L1}};
    // Where they lead changes while they move.
    if (!m_fleet.migration(migration) || !m_fleet.liveTasksOf(migration).isEmpty())
        return false;
    // In the public cloud a server has thousands of others.
    const AccountId own = m_fleet.migratingAccount(migration);
    const ServerId server = own.isValid() ? ServerId() : m_fleet.migration(migration)->server;
    const QList<AccountId> accounts = own.isValid() ? QList{own} : m_fleet.accountsOf(server);
    const int lists = own.isValid() ? 2 : int(kinds.size());
    for (int &read = m_lists[migration]; read < lists; ++read) {
        const auto &[kind, path] = kinds[std::size_t(read)];
        if (std::ranges::all_of(accounts, [&](AccountId id) { return m_answers.value(kind).contains(id.value()); }))
            continue;
        ++read;
        ask(std::make_unique<api::InventoryListJob>(path, server, own),
            [this, kind, accounts](const api::InventoryListJob *job) { takeInventoryList(kind, accounts, *job); });
        return true;
    }
    return false;
}

void ReadAhead::takeInventoryList(store::AnswerKind kind, const QList<AccountId> &accounts,
                                  const api::InventoryListJob &job)
{
    if (!job.succeeded() || !m_store)
        return;
    for (const AccountId account : accounts)
        m_answers[kind].insert(account.value());
    m_store->write([kind, accounts, body = job.response(), asOf = job.exchange().started] {
        return store::Changes{.answers = byAccount(kind, body, accounts, asOf)};
    });
}

void ReadAhead::noteRead(MigrationId migration, qint64 upto)
{
    Log &log = m_logs[migration];
    log.upto = std::max(log.upto, upto);
    log.opened = true;
    log.lost = 0;
}

void ReadAhead::noteRaw(TaskId task, qint64 size)
{
    m_raw[task] = {.size = size, .bytes = size / 2, .opened = true};
}

} // namespace escale
