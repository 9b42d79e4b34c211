// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "network_start.h"

#include <escale/api/transport.h>

#include <utility>

namespace escale {

void NetworkStart::begin()
{
    if (m_state != State::NotBegun)
        return;
    m_state = State::Running;
    m_thread.start([this] {
        api::Network *network = api::findNetwork();
        if (network)
            network->warmUp();
        QMetaObject::invokeMethod(
            this,
            [this, network] {
                if (network)
                    network->useSystemProxy();
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
