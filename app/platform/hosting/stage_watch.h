// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QtTypes>

#include <atomic>

namespace escale::platform {

/// What whoever has a stage carried out and the threads that work on it tell each other: the one that it is to stop, the
/// others that a piece of the work is done. A sign is given for what was done (a block read, a page copied, a folder
/// listed, a tool's line) and never for waiting, so that work that hangs gives none. Any thread.
class StageWatch {
public:
    StageWatch() = default;
    explicit StageWatch(bool stopped) : m_stop(stopped) {}
    Q_DISABLE_COPY_MOVE(StageWatch)

    void stop() noexcept { m_stop = true; }
    /// Whether to stop.
    explicit operator bool() const noexcept { return m_stop.load(std::memory_order_relaxed); }

    /// A piece of the work is done. Where pieces are tiny, for some of them together: once a megabyte, say.
    void sign() const noexcept { m_signs.fetch_add(1, std::memory_order_relaxed); }
    /// How many signs there have been.
    [[nodiscard]] quint64 signs() const noexcept { return m_signs.load(std::memory_order_relaxed); }

private:
    std::atomic_bool m_stop = false;
    mutable std::atomic<quint64> m_signs = 0;
};

} // namespace escale::platform
