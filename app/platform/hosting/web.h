// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/places.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QThreadPool>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace escale::platform {

class Listener;

/// The web listeners of all servers and the front door. All addresses share one port. A listener is opened when its
/// server is first needed and lives on one of a few threads of the web's own; nothing on them waits for another server,
/// so that servers may forward to each other in circles.
///
/// Functions from any thread but the web's own.
class Web {
public:
    /// Makes the account's content there; called from threads that may wait.
    using Ensure = std::function<Result<void>(AccountState &)>;

    Web(Places &places, Ensure ensure);
    ~Web();
    Q_DISABLE_COPY_MOVE(Web)

    /// Takes the port (0: any) on the front door's address, 127.0.0.1.
    Result<void> start(quint16 port);
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Opens the server's listener, or does nothing: it is open, or nothing is installed that could answer.
    Result<void> open(const QString &server);
    /// Nothing answers at the server's address any more; what is being answered is cut off.
    void close(const QString &server);
    [[nodiscard]] bool isOpen(const QString &server) const;
    [[nodiscard]] qsizetype count() const; ///< of open listeners

    // For the connections, on the web's threads.
    [[nodiscard]] Places &places() { return m_places; }
    void openThen(const QString &server, QObject *context, std::function<void()> then);
    void ensureThen(const AccountPointer &account, QObject *context, std::function<void(bool)> then);

private:
    [[nodiscard]] QObject *contextFor(const QString &server) const;
    [[nodiscard]] QObject *contextOn(const QThread *thread) const;
    Result<void> openHere(const QString &server);

    Places &m_places;
    const Ensure m_ensure;
    quint16 m_port = 0;
    QThreadPool m_pool;
    struct Worker {
        QThread thread;
        QObject *context = nullptr; ///< lives on the thread, owns its listeners
    };
    std::vector<std::unique_ptr<Worker>> m_workers;
    mutable std::mutex m_mutex;
    QHash<QString, Listener *> m_listeners; ///< by server; "" is the front door
};

} // namespace escale::platform
