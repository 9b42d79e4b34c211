// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>
#include <QtCore/QThreadPool>

#include <functional>
#include <vector>

namespace escale {

/// Qt Network comes with forty libraries, OpenSSL and every certificate authority of the system, which takes longer than
/// several frames: loaded in a thread, before the window's thread needs it and after the window is there. GUI thread.
class NetworkStart final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Returns at once; only the first call counts.
    void begin();
    /// Calls at once if that is done; otherwise begins it, and calls then, in the order of the calls.
    void whenDone(std::function<void()> then);

private:
    enum class State { NotBegun, Running, Done };

    State m_state = State::NotBegun;
    std::vector<std::function<void()>> m_waiting;
    QThreadPool m_thread; ///< last: its end waits for the thread, which uses the others
};

} // namespace escale
