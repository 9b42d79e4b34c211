// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHashFunctions>
#include <QtCore/qtypes.h>

#include <compare>

namespace escale {

/// A platform identifier that cannot be mistaken for one of another kind. 0 means "none": the platform counts
/// from 1. Value type, any thread.
template <typename Tag>
class Id {
public:
    constexpr Id() noexcept = default;
    constexpr explicit Id(qint64 value) noexcept : m_value(value) {}

    [[nodiscard]] constexpr qint64 value() const noexcept { return m_value; }
    [[nodiscard]] constexpr bool isValid() const noexcept { return m_value > 0; }

    friend constexpr auto operator<=>(Id, Id) noexcept = default;
    friend size_t qHash(Id id, size_t seed = 0) noexcept { return ::qHash(id.m_value, seed); }

private:
    qint64 m_value = 0;
};

using AccountId = Id<struct AccountTag>;
using CustomerId = Id<struct CustomerTag>;
using DatabaseId = Id<struct DatabaseTag>;
using DatacenterId = Id<struct DatacenterTag>;
using DomainId = Id<struct DomainTag>;
using MigrationId = Id<struct MigrationTag>;
using NoteId = Id<struct NoteTag>;
using RecordId = Id<struct RecordTag>;
using ServerId = Id<struct ServerTag>;
using SupportRequestId = Id<struct SupportRequestTag>;
using TaskId = Id<struct TaskTag>;
using TokenId = Id<struct TokenTag>;

} // namespace escale
