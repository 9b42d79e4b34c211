// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/log_reading.h>

#include <escale/api/jobs.h>
#include <escale/core/log_categories.h>
#include <escale/logs/entry.h>
#include <escale/store/store.h>

#include <QtCore/QTimer>

namespace escale {

using namespace std::chrono_literals;

LogReading::LogReading(Session &session, MigrationId migration, TaskId task, std::shared_ptr<logs::Source> into,
                       QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_migration(migration)
    , m_task(task)
    , m_into(std::move(into))
    , m_again(new QTimer(this))
{
    m_again->setSingleShot(true);
    // As often as a person who follows a move would look.
    m_again->setInterval(2s);
    connect(m_again, &QTimer::timeout, this, &LogReading::ask);
    connect(&session, &QObject::destroyed, this, &QObject::deleteLater);
    connect(&session, &Session::stateChanged, this, [this](Session::State state) {
        m_readNow = false;
        if (state == Session::State::Live)
            ask();
        Q_EMIT changed();
    });
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
    restore();
}

LogReading::State LogReading::state() const
{
    if (!m_session || m_session->state() != Session::State::Live)
        return State::AsOf;
    return m_readNow ? State::UpToDate : State::Reading;
}

bool LogReading::isTooLong() const
{
    const store::Store *store = m_session ? m_session->store() : nullptr;
    return store && m_session->fleet().logEnd(m_migration).last * store::averageLogLine > store->mostLogUnopened();
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

void LogReading::restore()
{
    store::Store *store = m_session->store();
    if (!store) {
        ask();
        return;
    }
    m_asking = true;
    store->readLog({m_migration.value(), m_task.value()}, this, [this](const Result<store::KeptLog> &kept) {
        m_asking = false;
        if (!m_session)
            return;
        // Where the platform can be asked, a log whose beginning is gone is read anew.
        if (kept && kept->count > 0 && !(kept->isCut && m_session->state() == Session::State::Live)) {
            m_into->append(kept->lines);
            m_entries = kept->count;
            m_cut = kept->isCut;
        }
        // A part of the platform's chain may not be for this token's eyes: how far it was read is not where it ends.
        if (kept && !(kept->isCut && m_session->state() == Session::State::Live))
            m_after = kept->last;
        m_gone = kept && kept->isGone;
        if (kept && kept->asOf.isValid())
            m_asOf = kept->asOf;
        Q_EMIT changed();
        ask();
    });
}

void LogReading::askSoon()
{
    if (!m_again->isActive())
        m_again->start();
}

void LogReading::ask()
{
    if (m_into.use_count() == 1) { // nobody reads it any more
        deleteLater();
        return;
    }
    if (!m_session || m_session->state() != Session::State::Live)
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    const bool last = !goesOn();
    m_session->api().start(
        std::make_unique<api::LogJob>(api::LogQuery{
            .migration = m_task.isValid() ? MigrationId() : m_migration, .task = m_task, .after = m_after}),
        this, [this, last](api::LogJob *job) {
            m_asking = false;
            if (!job->succeeded()) {
                Q_EMIT failed(job->failure().error);
                // Without a connection the session finds its way back, and asks then.
                if (m_session && m_session->state() == Session::State::Live && !job->failure().status)
                    askSoon();
                return;
            }
            take(job->response(), job->exchange().started);
            if (std::exchange(m_askAgain, false) || !last)
                askSoon();
        });
}

void LogReading::take(const QByteArray &lines, const QDateTime &asOf)
{
    m_asOf = asOf;
    m_readNow = true;
    store::LogPart part{.name = {m_migration.value(), m_task.value()}, .lines = {}, .asOf = asOf, .after = m_after};
    QByteArray whole;
    for (qsizetype at = 0; at < lines.size();) {
        const qsizetype end = lines.indexOf('\n', at);
        const QByteArray line = lines.sliced(at, (end < 0 ? lines.size() : end) - at);
        at = end < 0 ? lines.size() : end + 1;
        if (line.trimmed().isEmpty())
            continue;
        whole += line + '\n';
        ++m_entries;
        const Result<logs::Entry> entry = logs::fromLine(line);
        if (!entry) {
            qCWarning(logSync) << "A line of the log is none:" << entry.error().code;
            continue;
        }
        m_after = std::max(m_after, entry->seq);
        part.lines.append({entry->migration, entry->seq, entry->task, line});
    }
    if (!whole.isEmpty())
        m_into->append(whole);
    if (store::Store *store = m_session ? m_session->store() : nullptr)
        store->write([part] { return store::Changes{.logs = {part}}; });
    if (m_session && !m_task.isValid())
        m_session->noteRead(m_migration, m_after);
    Q_EMIT changed();
}

} // namespace escale
