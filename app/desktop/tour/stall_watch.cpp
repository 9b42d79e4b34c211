// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stall_watch.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>

namespace escale::desktop {

namespace {

using SteadyClock = std::chrono::steady_clock;

const int pulseType = QEvent::registerEventType();

class Pulse final : public QEvent {
public:
    Pulse() : QEvent(Type(pulseType)), posted(SteadyClock::now()) {}
    SteadyClock::time_point posted;
};

} // namespace

StallWatch::StallWatch(QObject *parent)
    : QObject(parent)
    , m_thread([this](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            // One at a time: a queue of pulses behind one stall would be counted as many.
            if (!m_pending.exchange(true))
                QCoreApplication::postEvent(this, new Pulse);
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

bool StallWatch::event(QEvent *event)
{
    if (event->type() != pulseType)
        return QObject::event(event);
    const auto waited =
        std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - static_cast<Pulse *>(event)->posted);
    m_pending = false;
    if (m_paused)
        return true;
    ++m_samples;
    if (waited > m_longest) {
        m_longest = waited;
        m_longestScene = m_scene;
    }
    return true;
}

} // namespace escale::desktop
