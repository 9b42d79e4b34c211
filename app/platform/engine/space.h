// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>

#include <functional>

namespace escale::platform {

/// Whether the disk has room for what has been promised. A database on a full disk can record nothing, not even that what was
/// acknowledged has been done; so nothing new is acknowledged or begun while there is less room than it takes to bring
/// everything that has begun to its end. Owner's thread.
class Space {
public:
    /// Bytes that can be written; negative where nobody can tell.
    using Available = std::function<qint64()>;

    /// Always enough.
    Space() = default;
    Space(Available available, qint64 least) : m_available(std::move(available)), m_least(least) {}
    /// Of the disk that this folder is on.
    Space(const QString &folder, qint64 least);

    [[nodiscard]] bool isShort() const;
    /// Bytes below which it is short.
    [[nodiscard]] qint64 least() const { return m_least; }

    /// A log entry and the facts beside it take some kB, a task some hundred of them, and SQLite's own log is folded into the
    /// database after 4 MiB: this is enough for every task that may run at a time, many times over.
    static constexpr qint64 usualLeast = qint64(64) << 20;

private:
    Available m_available;
    qint64 m_least = 0;
};

} // namespace escale::platform
