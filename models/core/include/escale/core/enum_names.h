// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QLatin1StringView>
#include <QtCore/QStringView>

#include <array>
#include <cstddef>

namespace escale {

namespace detail {
[[nodiscard]] qsizetype findName(const QLatin1StringView *names, qsizetype count, QStringView text) noexcept;
}

/// The wire names of an enumeration, in the order of its values, specialised beside the enumeration:
///
///     template <> inline constexpr auto enumNames<Leg> = std::to_array<QLatin1StringView>({"out"_L1, …});
///
/// An enumeration that comes from a platform ends in `Unknown`, which has no name of its own: a newer platform may
/// send a value that this program does not know, and it must never pass for a known one.
template <typename E>
inline constexpr std::array<QLatin1StringView, 0> enumNames{};

template <typename E>
[[nodiscard]] constexpr QLatin1StringView nameOf(E value) noexcept
{
    static_assert(enumNames<E>.size() > 0, "this enumeration has no wire names");
    const auto index = static_cast<std::size_t>(value);
    return index < enumNames<E>.size() ? enumNames<E>[index] : QLatin1StringView("unknown");
}

/// The value called `text`, or E::Unknown.
template <typename E>
[[nodiscard]] E fromName(QStringView text) noexcept
{
    const auto &names = enumNames<E>;
    static_assert(names.size() > 0, "this enumeration has no wire names");
    const qsizetype found = detail::findName(names.data(), qsizetype(names.size()), text);
    return found < 0 ? E::Unknown : static_cast<E>(found);
}

} // namespace escale
