// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "read_ahead.h"

#include "log_lines.h"
#include "monotonic.h"

#include <QtCore/QPromise>
#include <QtCore/QThreadPool>

#include <algorithm>

/// The part of reading ahead that brings logs and what tools said, for which there is only so much room.
namespace escale {

using namespace std::chrono_literals;

namespace {

// Entries that are asked for at once: well below a megabyte, so that nothing else waits long behind them.
constexpr int slice = 2000;
// While tasks of a migration run, its log grows all the time: it is followed in steps.
constexpr auto whileRunning = 10s;

} // namespace

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
        promise.addResult({.name = {migration.value(), 0}, .lines = entriesIn(body), .asOf = {}});
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
