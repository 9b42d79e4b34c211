// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/migration/facts.h>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include <optional>

namespace escale::migration {

/// One asynchronous operation of the platform. A finished task may hold failed parts: read the outcome per account.
struct Task {
    TaskId id;
    TaskType type = TaskType::Unknown;
    TaskState state = TaskState::Unknown;
    MigrationId migration;
    AccountId account; ///< none for a task on a whole server
    ServerId server;
    QString stage; ///< the stage that runs or that failed, one of stages; empty before the first and after the last
    QStringList stages; ///< in order; stable names
    qint64 bytes = 0; ///< copied so far
    qint64 bytesTotal = 0; ///< 0 while there is no basis for one
    std::optional<Estimate> estimate; ///< seconds of downtime
    QString waitingFor; ///< why it waits, as a code; empty unless queued or paused
    QJsonObject waitingParams;
    QString actor;
    Party role = Party::Unknown;
    QString onBehalfOf; ///< the customer for whom support acted; empty otherwise
    QDateTime created;
    QDateTime started;
    QDateTime ended;
    QDateTime heartbeat;
    int attempt = 0;
    bool cutOverBegun = false;
    std::optional<Error> error;
    qint64 rawSize = 0; ///< bytes of what its tools have said so far
    QByteArray etag; ///< as AccountFacts::etag
    qint64 revision = 0; ///< as AccountFacts::revision

    [[nodiscard]] bool isLive() const noexcept
    {
        return state == TaskState::Queued || state == TaskState::Running || state == TaskState::Paused;
    }

    friend bool operator==(const Task &, const Task &) = default;
};

/// What an account does while a task of this kind works on it: Idle where the account itself is not concerned (what removes
/// an old copy, what is done with a whole server).
[[nodiscard]] Activity activityOf(TaskType type);

/// How much of a task is done, 0 to 1, as far as its bytes tell; none where they do not, or nothing has begun. Only one that
/// is done is at 1: whoever has copied everything still verifies and switches, and one that failed stopped before its end.
[[nodiscard]] std::optional<double> progressOf(const Task &task);

/// A running task that has given no sign of life for this many of its heartbeats is stalled.
inline constexpr int beatsUntilStalled = 6;
[[nodiscard]] inline bool isStalled(const Task &task, int heartbeatSeconds, const QDateTime &now)
{
    return task.state == TaskState::Running && task.heartbeat.isValid()
           && task.heartbeat.secsTo(now) > qint64(beatsUntilStalled) * heartbeatSeconds;
}

} // namespace escale::migration
