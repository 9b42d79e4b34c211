// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/facts.h>
#include <escale/migration/task.h>

#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>

#include <optional>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

inline bool isMove(TaskType type)
{
    return type == TaskType::Migrate || type == TaskType::Rollback || type == TaskType::Relocate;
}

inline bool isTest(TaskType type)
{
    return type == TaskType::Test || type == TaskType::TestCleanup;
}

inline std::optional<qint64> measured(const QJsonValue &value)
{
    const qint64 bytes = value.toInteger(-1);
    return bytes < 0 ? std::nullopt : std::optional(bytes);
}

/// Whether the account is busy with it: what removes an old copy does nothing to the account itself.
inline bool occupies(const Task &task)
{
    return task.account.isValid() && activityOf(task.type) != Activity::Idle;
}

inline Leg legOf(TaskType type)
{
    return type == TaskType::Migrate ? Leg::Out : type == TaskType::Relocate ? Leg::Back : Leg::Rollback;
}

/// Accounts of the public cloud go straight to their new server.
inline Location destinationOf(TaskType type, Kind kind)
{
    if (kind == Kind::PublicCloud && type == TaskType::Migrate)
        return Location::ClientNew;
    return type == TaskType::Migrate    ? Location::Transit
           : type == TaskType::Relocate ? Location::ClientNew
                                        : Location::ClientOld;
}

inline ServerId serverAt(const MigrationFacts &facts, Location location)
{
    if (location == Location::Transit)
        return facts.transit.server;
    return location == Location::ClientNew && facts.kind == Kind::PublicCloud ? facts.destination : facts.server;
}

/// What was measured of an account after its precopy; all of it is copied where nothing was.
inline void setPrecopied(AccountFacts &account, const QJsonObject &left, const QDateTime &now)
{
    account.precopied = true;
    account.precopiedAt = now;
    account.weight.delta = left.value(account.name).toInteger();
}

/// Between freeze and switch every wait for the disk is downtime, and a journal that lost its last rows in a power cut only
/// repeats stages that may be repeated. Not so the switch: before it begins, all that led to it must be on the disk.
inline bool isQuick(TaskType type, QLatin1StringView next)
{
    return isMove(type) && next != "precopy"_L1 && next != "switch"_L1 && next != "finish"_L1;
}

/// Whether what failed in this stage can still be made undone.
inline bool canBeTakenBack(TaskType type, QLatin1StringView stage)
{
    switch (type) {
    case TaskType::Migrate:
    case TaskType::Rollback:
    case TaskType::Relocate:
        return stage != "finish"_L1;
    case TaskType::Test:
    case TaskType::InstallTransit:
        return true;
    case TaskType::Reinstall:
        return stage == "check"_L1 || stage == "reroute"_L1;
    case TaskType::Upgrade:
        return stage == "check"_L1;
    case TaskType::TestCleanup:
    case TaskType::ReleaseTransit:
    case TaskType::DiscardCopy:
    case TaskType::Unknown:
        break;
    }
    return false;
}

} // namespace escale::platform
