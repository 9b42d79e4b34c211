// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "task_log.h"

#include <escale/api/jobs.h>
#include <escale/logs/entry.h>

namespace escale::ui {

using namespace std::chrono_literals;

TaskLog::TaskLog(Session &session, const Fleet &fleet, TaskId task, std::shared_ptr<logs::Source> into, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_fleet(fleet)
    , m_task(task)
    , m_into(std::move(into))
{
    m_again.setSingleShot(true);
    // As often as a person who follows a move would look; the feed itself carries no entries.
    m_again.setInterval(2s);
    connect(&m_again, &QTimer::timeout, this, &TaskLog::ask);
    connect(&session, &QObject::destroyed, this, &QObject::deleteLater);
    ask();
}

void TaskLog::ask()
{
    if (!m_session)
        return;
    const migration::Task *task = m_fleet.task(m_task);
    m_last = !task || !task->isLive();
    api::LogJob *job =
        m_session->api().start(std::make_unique<api::LogJob>(api::LogQuery{.task = m_task, .after = m_after}));
    connect(job, &api::ApiJob::finished, this, [this, job] {
        if (!job->succeeded()) {
            Q_EMIT failed(job->failure().error);
            // Without a connection the next try comes all the same: the session may find its way back.
            m_again.start();
            return;
        }
        const QByteArray &lines = job->response();
        if (!lines.isEmpty()) {
            m_into->append(lines.endsWith('\n') ? lines : lines + '\n');
            const qsizetype last = lines.lastIndexOf('\n', lines.endsWith('\n') ? -2 : -1);
            if (const auto entry = logs::fromLine(QByteArrayView(lines).sliced(last + 1).trimmed()))
                m_after = std::max(m_after, entry->seq);
        }
        if (m_last)
            deleteLater();
        else
            m_again.start();
    });
}

} // namespace escale::ui
