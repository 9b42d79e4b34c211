// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/raw_reading.h>

#include <escale/api/jobs.h>
#include <escale/store/store.h>

#include <QtCore/QTimer>

namespace escale {

using namespace std::chrono_literals;

RawReading::RawReading(Session &session, TaskId task, std::shared_ptr<logs::Source> into, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_task(task)
    , m_into(std::move(into))
    , m_again(new QTimer(this))
{
    m_again->setSingleShot(true);
    m_again->setInterval(2s); // as a log is followed
    connect(m_again, &QTimer::timeout, this, &RawReading::ask);
    connect(&session, &QObject::destroyed, this, &QObject::deleteLater);
    connect(&session, &Session::stateChanged, this, [this](Session::State state) {
        m_readNow = false;
        if (state == Session::State::Live)
            ask();
        Q_EMIT changed();
    });
    connect(&session.fleet(), &Fleet::tasksChanged, this, [this](const QList<TaskId> &ids) {
        if (ids.contains(m_task) && known() != m_size)
            askSoon();
    });
    store::Store *store = session.store();
    if (!store) {
        ask();
        return;
    }
    m_asking = true;
    store->readRaw(task.value(), this, [this](const Result<store::KeptRaw> &kept) {
        m_asking = false;
        if (!m_session)
            return;
        m_gone = kept && kept->isGone;
        if (kept && !kept->isGone && kept->size >= 0) {
            if (!kept->bytes.isEmpty())
                m_into->append(kept->bytes);
            m_size = kept->size;
            m_asOf = kept->asOf;
        }
        Q_EMIT changed();
        ask();
    });
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
    if (!m_session || m_session->state() != Session::State::Live)
        return m_asOf.isValid() ? State::AsOf : State::Missing;
    return m_readNow ? State::UpToDate : State::Reading;
}

RawReading::Why RawReading::why() const
{
    if (m_gone)
        return Why::Gone;
    if (known() == 0)
        return Why::Nothing;
    const store::Store *store = m_session ? m_session->store() : nullptr;
    return store && known() > store->mostRawUnopened() ? Why::TooLarge : Why::Never;
}

void RawReading::askSoon()
{
    if (!m_again->isActive())
        m_again->start();
}

void RawReading::ask()
{
    if (m_into.use_count() == 1) { // nobody reads it any more
        deleteLater();
        return;
    }
    if (!m_session || m_session->state() != Session::State::Live || m_asking)
        return;
    const migration::Task *told = task();
    if (told && !told->isLive() && m_asOf.isValid() && m_size == told->rawSize) {
        // It is all here, and nothing more will be said.
        m_readNow = true;
        Q_EMIT changed();
        return;
    }
    m_asking = true;
    m_session->api().start(std::make_unique<api::RawOutputJob>(m_task), this, [this](api::RawOutputJob *job) {
        m_asking = false;
        if (!job->succeeded()) {
            Q_EMIT failed(job->failure().error);
            if (m_session && m_session->state() == Session::State::Live && !job->failure().status)
                askSoon();
            return;
        }
        take(job->response(), job->exchange().started);
    });
}

void RawReading::take(const QByteArray &bytes, const QDateTime &asOf)
{
    m_asOf = asOf;
    m_readNow = true;
    m_gone = false;
    // It only grows.
    if (bytes.size() > m_size)
        m_into->append(bytes.sliced(m_size));
    m_size = std::max(m_size, bytes.size());
    const migration::Task *told = task();
    if (store::Store *store = m_session ? m_session->store() : nullptr) {
        store->writeRaw({m_task.value(), told ? told->migration.value() : 0, bytes, asOf}, {}, this,
                        [this](const Result<store::Room> &room) {
                            m_notKept = !room || !room->kept;
                            Q_EMIT changed();
                        });
        m_session->noteRaw(m_task, bytes.size());
    }
    Q_EMIT changed();
}

} // namespace escale
