// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stall_watch.h"

#include <algorithm>

namespace escale::desktop {

namespace {

using SteadyClock = std::chrono::steady_clock;

} // namespace

StallWatch::StallWatch(QObject *parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            // One at a time: a queue of pulses behind one stall would be counted as many.
            if (!m_pending.exchange(true))
                QMetaObject::invokeMethod(
                    this, [this, posted = SteadyClock::now()] { pulse(posted); }, Qt::QueuedConnection);
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
        }
    })
{
}

StallWatch::~StallWatch()
{
    m_thread.request_stop();
    m_thread.join();
}

void StallWatch::resume() noexcept
{
    m_paused = false;
    m_resumed = SteadyClock::now();
}

void StallWatch::setScene(const QString &scene)
{
    if (m_scene == scene)
        return;
    m_scene = scene;
    m_longestOfScene = {};
}

void StallWatch::pulse(SteadyClock::time_point posted)
{
    const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - posted);
    m_pending = false;
    // One that was posted during a pause has waited for what the pause leaves out.
    if (m_paused || posted < m_resumed)
        return;
    ++m_samples;
    m_longestOfScene = std::max(m_longestOfScene, waited);
    if (waited > m_longest) {
        m_longest = waited;
        m_longestScene = m_scene;
    }
}

} // namespace escale::desktop
