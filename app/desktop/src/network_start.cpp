// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "network_start.h"

#include <QtNetwork/QSslConfiguration>

#include <utility>

namespace escale {

void NetworkStart::begin()
{
    if (m_state != State::NotBegun)
        return;
    m_state = State::Running;
    m_thread.start([this] {
        (void)QSslConfiguration::defaultConfiguration();
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_state = State::Done;
                for (const auto &then : std::exchange(m_waiting, {}))
                    then();
            },
            Qt::QueuedConnection);
    });
}

void NetworkStart::whenDone(std::function<void()> then)
{
    if (m_state == State::Done) {
        then();
        return;
    }
    m_waiting.push_back(std::move(then));
    begin();
}

} // namespace escale
