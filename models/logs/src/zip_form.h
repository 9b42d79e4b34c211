// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "zip_archive.h"

/// The one form in which Escale packs a bundle. libzip reads any ZIP, and has to be tolerant: dates, versions, bits that
/// nobody uses, what lies between the members and behind them may be anything. In a bundle they have one right value, so that
/// any changed byte is found and named, nothing can be hidden beside the members, and the log can be read where it lies
/// (libzip does not say where that is). This is that form, for comparison only: neither reading nor writing uses it.
namespace escale::logs::detail {

/// How every member is packed: what the writer tells libzip.
inline constexpr quint16 fixedTime = 0;
inline constexpr quint16 fixedDate = 1 << 5 | 1; ///< 1 January 1980, ZIP's first day
inline constexpr quint32 fixedAttributes = 0100600u << 16; ///< a regular file that its owner reads and writes

/// Where the members' data lie, if the file has that form: in the members' order. Shorter where it ceases to have it.
[[nodiscard]] QList<qint64> dataOffsets(const ReadAt &readAt, const QList<ZipMember> &members, qsizetype most);

/// The first byte outside the members' data that Escale would not have written there; none where there is no such byte.
[[nodiscard]] std::optional<qint64> foreignByte(const ReadAt &readAt, qint64 fileSize, const QList<ZipMember> &members);

} // namespace escale::logs::detail
