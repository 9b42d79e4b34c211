// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/migration/vocabulary.h>

#include <atomic>
#include <memory>
#include <optional>

namespace escale::platform {

/// Fault injection for tests: the platform kills itself, as kill -9 would, when it gets to a certain point of a stage, or
/// the worker that gets there hangs.
class Fault {
public:
    enum class Point {
        Before, ///< the stage is recorded as begun, nothing of it is done
        Work, ///< in the middle of its work, or when it is done and not recorded
        After ///< it is in the journal
    };

    enum class Deed {
        Kill,
        Hang ///< at Work only: the other points are in the thread of the platform itself
    };

    Fault() = default;
    /// Reads "TYPE/STAGE/POINT"; fails with "invalid_fault" where there is no such stage or nobody can hang there.
    [[nodiscard]] static Result<Fault> parse(const QString &text, Deed deed = Deed::Kill);

    /// Does not come back if this is the point, or not before release(). Any thread.
    void reach(migration::TaskType type, QLatin1StringView stage, Point point) const;
    /// Lets who hangs go on, and nobody hang any more. Any thread.
    void release() const;

private:
    struct Place {
        migration::TaskType type;
        QString stage;
        Point point;
        Deed deed;
    };
    std::optional<Place> m_place;
    std::shared_ptr<std::atomic_bool> m_released = std::make_shared<std::atomic_bool>(false);
};

} // namespace escale::platform
