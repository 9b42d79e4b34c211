// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/migration/vocabulary.h>

#include <optional>

namespace escale::platform {

/// Fault injection for tests: the platform kills itself, as kill -9 would, when it gets to a certain point of a stage.
class Fault {
public:
    enum class Point {
        Before, ///< the stage is recorded as begun, nothing of it is done
        Work,   ///< in the middle of its work, or when it is done and not recorded
        After   ///< it is in the journal
    };

    Fault() = default;
    /// Reads "TYPE/STAGE/POINT"; fails with "invalid_fault" where there is no such stage.
    [[nodiscard]] static Result<Fault> parse(const QString &text);

    /// Does not come back if this is the point. Any thread.
    void reach(migration::TaskType type, QLatin1StringView stage, Point point) const;

private:
    struct Place {
        migration::TaskType type;
        QString stage;
        Point point;
    };
    std::optional<Place> m_place;
};

} // namespace escale::platform
