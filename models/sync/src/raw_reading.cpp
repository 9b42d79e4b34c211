// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/raw_reading.h>

#include <escale/api/jobs.h>
#include <escale/store/store.h>

namespace escale {

RawReading::RawReading(Session &session, TaskId task, std::shared_ptr<logs::Source> into, QObject *parent)
    : Reading(session, std::move(into), parent)
    , m_task(task)
{
    connect(&session.fleet(), &Fleet::tasksChanged, this, [this](const QList<TaskId> &ids) {
        if (ids.contains(m_task) && known() != m_size)
            askSoon();
    });
    begin();
}

const migration::Task *RawReading::task() const
{
    return m_session ? m_session->fleet().task(m_task) : nullptr;
}

qint64 RawReading::known() const
{
    const migration::Task *told = task();
    return told ? told->rawSize : 0;
}

RawReading::State RawReading::state() const
{
    if (!isLive())
        return m_asOf.isValid() ? State::AsOf : State::Missing;
    return m_isReadNow ? State::UpToDate : State::Reading;
}

RawReading::Why RawReading::why() const
{
    if (m_isGone)
        return Why::Gone;
    if (known() == 0)
        return Why::Nothing;
    const store::Store *kept = store();
    return kept && known() > kept->mostRawUnopened() ? Why::TooLarge : Why::Never;
}

void RawReading::restore(store::Store &store)
{
    store.readRaw(m_task.value(), this, [this](const Result<store::KeptRaw> &kept) {
        m_isGone = kept && kept->isGone;
        if (kept && !kept->isGone && kept->size >= 0) {
            if (!kept->bytes.isEmpty())
                m_into->append(kept->bytes);
            m_size = kept->size;
            m_asOf = kept->asOf;
        }
        restored();
    });
}

bool RawReading::isComplete() const
{
    const migration::Task *told = task();
    return told && !told->isLive() && m_asOf.isValid() && m_size == told->rawSize;
}

void RawReading::askPlatform()
{
    askFor(std::make_unique<api::RawOutputJob>(m_task), [this](const QByteArray &bytes) { take(bytes); });
}

void RawReading::take(const QByteArray &bytes)
{
    m_isGone = false;
    // It only grows.
    if (bytes.size() > m_size)
        m_into->append(bytes.sliced(m_size));
    m_size = std::max(m_size, bytes.size());
    const migration::Task *told = task();
    if (store::Store *keeping = store()) {
        keeping->writeRaw({m_task.value(), told ? told->migration.value() : 0, bytes, m_asOf}, {}, this,
                          [this](const Result<store::Room> &room) {
                              m_isNotKept = !room || !room->kept;
                              Q_EMIT changed();
                          });
        m_session->noteRaw(m_task, bytes.size());
    }
    Q_EMIT changed();
}

} // namespace escale
