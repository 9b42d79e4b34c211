// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/driver.h"
#include "hosting/loopback.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QThread>

#include <chrono>
#include <functional>

namespace escale::platform {

/// Measures from outside: asks domains for their page over HTTP again and again, each question over a connection of its
/// own to the address that DNS gives at that moment. Knows nothing of moves. One thread of its own; functions from any
/// other thread.
class Prober {
public:
    struct Target {
        QString domain;
        bool internal = true;
    };
    /// Address and port of a domain now; called on the prober's thread.
    using Resolver = std::function<std::pair<QString, quint16>(const QString &domain)>;

    Prober(Resolver resolver, std::chrono::milliseconds interval);
    ~Prober();
    Q_DISABLE_COPY_MOVE(Prober)

    /// `name` is free; a name that is probed already goes on as it is. Returns when each target has answered once or
    /// failed to, so that a good answer lies before whatever the caller does next; after a second at most.
    void start(const QString &name, const QList<Target> &targets);
    /// From now on many times more often: something is about to happen. Until stop.
    void hurry(const QString &name);
    /// Waits for a last good answer from each target, asked after this call, at most `patience`. No samples where the
    /// name is not probed.
    [[nodiscard]] ProbeReport stop(const QString &name, std::chrono::milliseconds patience);

    class Probe;

private:
    const Resolver m_resolver;
    const std::chrono::milliseconds m_interval;
    QThread m_thread;
    QObject *m_context; ///< lives on the thread, owns the probes
    QHash<QString, Probe *> m_probes; ///< on the thread only
};

} // namespace escale::platform
