// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/log_reading.h>

#include "log_lines.h"

#include <escale/api/jobs.h>
#include <escale/store/store.h>

namespace escale {

LogReading::LogReading(Session &session, MigrationId migration, TaskId task, std::shared_ptr<logs::Source> into,
                       QObject *parent)
    : Reading(session, std::move(into), parent)
    , m_migration(migration)
    , m_task(task)
{
    const Fleet &fleet = session.fleet();
    connect(&fleet, &Fleet::tasksChanged, this, [this](const QList<TaskId> &ids) {
        const Fleet &now = m_session->fleet();
        for (const TaskId id : ids) {
            const migration::Task *told = now.task(id);
            if (id == m_task || (told && !m_task.isValid() && told->migration == m_migration)) {
                askSoon();
                return;
            }
        }
    });
    connect(&fleet, &Fleet::migrationsChanged, this, [this](const QList<MigrationId> &ids) {
        if (!m_task.isValid() && ids.contains(m_migration))
            askSoon();
    });
    begin();
}

LogReading::State LogReading::state() const
{
    if (!isLive())
        return State::AsOf;
    return m_isReadNow ? State::UpToDate : State::Reading;
}

bool LogReading::isTooLong() const
{
    const store::Store *kept = store();
    return kept && m_session->fleet().logEnd(m_migration).last * store::averageLogLine > kept->mostLogUnopened();
}

qint64 LogReading::behind() const
{
    return m_session && !m_task.isValid() ? std::max<qint64>(0, m_session->fleet().logEnd(m_migration).last - m_after)
                                          : 0;
}

bool LogReading::goesOn() const
{
    const Fleet &fleet = m_session->fleet();
    if (m_task.isValid()) {
        const migration::Task *task = fleet.task(m_task);
        return task && task->isLive();
    }
    return !fleet.liveTasksOf(m_migration).isEmpty();
}

void LogReading::restore(store::Store &store)
{
    store.readLog({m_migration.value(), m_task.value()}, this, [this](const Result<store::KeptLog> &kept) {
        // Where the platform can be asked, a log whose beginning is gone is read anew.
        const bool isOfUse = kept && !(kept->isCut && isLive());
        if (isOfUse && kept->count > 0) {
            m_into->append(kept->lines);
            m_entries = kept->count;
            m_isCut = kept->isCut;
        }
        // A part of the platform's chain may not be for this token's eyes: how far it was read is not where it ends.
        if (isOfUse)
            m_after = kept->last;
        m_isGone = kept && kept->isGone;
        if (kept && kept->asOf.isValid())
            m_asOf = kept->asOf;
        restored();
    });
}

void LogReading::askPlatform()
{
    askFor(std::make_unique<api::LogJob>(api::LogQuery{
               .migration = m_task.isValid() ? MigrationId() : m_migration, .task = m_task, .after = m_after}),
           [this, goesOn = goesOn()](const QByteArray &lines) {
               take(lines);
               if (goesOn)
                   askSoon();
           });
}

void LogReading::take(const QByteArray &lines)
{
    const store::LogPart part{
        .name = {m_migration.value(), m_task.value()}, .lines = entriesIn(lines), .asOf = m_asOf, .after = m_after};
    for (const store::LogLine &entry : part.lines)
        m_after = std::max(m_after, entry.seq);
    // All that came is shown, entry or not.
    QByteArray whole;
    for (const QByteArray &line : lines.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        whole += line + '\n';
        ++m_entries;
    }
    if (!whole.isEmpty())
        m_into->append(whole);
    if (store::Store *keeping = store())
        keeping->write([part] { return store::Changes{.logs = {part}}; });
    if (m_session && !m_task.isValid())
        m_session->noteRead(m_migration, m_after);
    Q_EMIT changed();
}

} // namespace escale
