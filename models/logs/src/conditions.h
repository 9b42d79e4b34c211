// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/query.h>

#include <array>
#include <optional>

namespace escale::logs {

/// How a value is compared: with itself, or as one side of an order.
enum class Relation { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };

struct NumberCondition {
    Relation relation = Relation::Equal;
    int value = 0;

    [[nodiscard]] bool holds(int number) const noexcept
    {
        switch (relation) {
        case Relation::Equal:
            return number == value;
        case Relation::Less:
            return number < value;
        case Relation::LessOrEqual:
            return number <= value;
        case Relation::Greater:
            return number > value;
        case Relation::GreaterOrEqual:
            return number >= value;
        }
        return false;
    }
};

/// From the first up to before the second, in milliseconds since 1970.
struct TimeRange {
    qint64 from = noTime;
    qint64 until = std::numeric_limits<qint64>::max();
};

// What a condition's value says; none where it says nothing that its field can mean.
[[nodiscard]] std::optional<NumberCondition> stepCondition(QStringView value);
/// The numbers are those of levelRank().
[[nodiscard]] std::optional<NumberCondition> levelCondition(QStringView value);
[[nodiscard]] int levelRank(Severity level) noexcept;
[[nodiscard]] std::optional<TimeRange> timeRange(QStringView value);
/// With * for any characters; case does not count.
[[nodiscard]] bool matchesWildcard(QStringView text, QStringView wildcard);

[[nodiscard]] std::optional<Field> fieldOf(QStringView name);

} // namespace escale::logs
