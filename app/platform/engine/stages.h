// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/vocabulary.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QLatin1StringView>
#include <QtCore/QList>
#include <QtCore/QStringList>

#include <span>

namespace escale::platform {

/// One stage of a task: idempotent, journaled when it has ended. A platform that was killed takes the task up again at the
/// first stage that is not in the journal.
struct Stage {
    /// Rollbacks either bring today's data back or serve the frozen copy.
    enum class When { Always, KeepCurrent, KeepFrozen };

    QLatin1StringView name; ///< stable: on the wire, in the journal and in the log
    QLatin1StringView does; ///< one English line for whoever reads the table
    bool cutOver = false; ///< from here the task only goes forward: no pause, no cancelling
    When when = When::Always;
    bool onlyWithPrecopy = false; ///< not on the way over the shared transit server
};

/// Which of a type's stages one task goes through; follows from its options alone, so that a restart finds the same.
struct Course {
    migration::KeepData keep = migration::KeepData::Current;
    bool precopies = true;
};
[[nodiscard]] Course courseOf(const QJsonObject &options);

/// The one table of stages.
[[nodiscard]] std::span<const Stage> stagesOf(migration::TaskType type) noexcept;

/// Those that a task of this course goes through, in order.
[[nodiscard]] QList<const Stage *> stagesOf(migration::TaskType type, const Course &course);

/// What --list-stages prints, for tests that walk through all of them: {"TYPE": [{"name", "does", "cut_over", "precopies",
/// "keep"}]}. `precopies`: not on the way over the shared transit server.
/// `keep` is not null where only one kind of rollback goes through the stage.
[[nodiscard]] QByteArray stagesAsJson();

} // namespace escale::platform
