// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace escale {

/// From now on the calling thread, and what it starts, gets a third of a processor that others want too: no more, so that
/// the window does not wait for it, and no less, so that it ends also on a busy machine. Any thread; safe between fork and
/// exec. Does nothing where the system has no such thing.
void giveWay() noexcept;

} // namespace escale
