// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QObject>

#include <atomic>
#include <chrono>
#include <thread>

namespace escale::desktop {

/// Measures how long the window's thread leaves an event unanswered. A thread of its own queues a call every few
/// milliseconds and notes when it was made; the longest wait is the longest stall that a person could have felt.
/// Created and destroyed in the window's thread.
class StallWatch final : public QObject {
    Q_OBJECT

public:
    explicit StallWatch(QObject *parent = nullptr);
    ~StallWatch() override;
    Q_DISABLE_COPY_MOVE(StallWatch)

    /// What the watching program itself does in the window's thread (taking a picture) is not the window's stall.
    void pause() noexcept { m_paused = true; }
    void resume() noexcept;

    [[nodiscard]] std::chrono::milliseconds longest() const noexcept { return m_longest; }
    [[nodiscard]] qint64 samples() const noexcept { return m_samples; }
    /// What was being done when the longest stall happened, as told by setScene().
    [[nodiscard]] const QString &longestScene() const noexcept { return m_longestScene; }
    void setScene(const QString &scene);
    /// The longest stall since the last setScene().
    [[nodiscard]] std::chrono::milliseconds longestOfScene() const noexcept { return m_longestOfScene; }

private:
    void pulse(std::chrono::steady_clock::time_point posted);

    std::chrono::milliseconds m_longest{0};
    std::chrono::milliseconds m_longestOfScene{0};
    std::chrono::steady_clock::time_point m_resumed;
    qint64 m_samples = 0;
    QString m_scene;
    QString m_longestScene;
    bool m_paused = false;
    std::atomic_bool m_pending = false;
    std::jthread m_thread;
};

} // namespace escale::desktop
