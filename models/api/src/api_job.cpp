// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/api_job.h>

namespace escale::api {

ApiJob::ApiJob(Request request) : m_request(std::move(request)) {}

void ApiJob::settle(std::optional<Failure> failure)
{
    if (m_finished || m_abandoned)
        return;
    m_failure = std::move(failure);
    m_finished = true;
    Q_EMIT settled(QPrivateSignal());
}

void ApiJob::abandon()
{
    if (m_finished || m_abandoned)
        return;
    m_abandoned = true;
    Q_EMIT abandoned(QPrivateSignal());
}

} // namespace escale::api
