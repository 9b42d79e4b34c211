// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/task.h>

#include <algorithm>

namespace escale::migration {

Activity activityOf(TaskType type)
{
    switch (type) {
    case TaskType::Test:
    case TaskType::TestCleanup:
        return Activity::Testing;
    case TaskType::Migrate:
        return Activity::Migrating;
    case TaskType::Rollback:
        return Activity::RollingBack;
    case TaskType::Relocate:
        return Activity::Relocating;
    case TaskType::Upgrade:
        return Activity::Upgrading;
    case TaskType::InstallTransit:
    case TaskType::Reinstall:
    case TaskType::ReleaseTransit:
    case TaskType::DiscardCopy:
    case TaskType::Unknown:
        break;
    }
    return Activity::Idle;
}

std::optional<double> progressOf(const Task &task)
{
    switch (task.state) {
    case TaskState::Done:
        return 1;
    case TaskState::Queued:
    case TaskState::Cancelled:
        return {};
    case TaskState::Running:
    case TaskState::Paused:
    case TaskState::Failed:
    case TaskState::Unknown:
        break;
    }
    if (task.bytesTotal <= 0)
        return {};
    constexpr double mostBeforeDone = 0.99;
    return std::clamp(double(task.bytes) / double(task.bytesTotal), 0.0, mostBeforeDone);
}

} // namespace escale::migration
