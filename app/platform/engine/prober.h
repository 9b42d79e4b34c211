// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>
#include <QtCore/QString>

#include <optional>

namespace escale::platform {

/// A time without an answer, as somebody outside saw it.
struct Outage {
    QString target; ///< the account, or the address
    QDateTime began;
    QDateTime ended;
    double seconds = 0;
};

/// Asks from outside, several times a second, whether something answers. Callable from any thread; a watch is found again by
/// its name. A watch does not survive the end of the process: whoever needs a figure all the same has the stored times.
class Prober {
public:
    Prober() = default;
    virtual ~Prober() = default;
    Q_DISABLE_COPY_MOVE(Prober)

    /// Starts to ask for the site of an account, wherever it is served from. Nothing happens if it is watched already.
    virtual void watchAccount(const QString &account) = 0;
    /// Starts to ask at each address of a server.
    virtual void watchServer(const QString &server) = 0;
    /// Waits until the target answers again, or for `patience` milliseconds; ends the watch. None if it was not watched or
    /// always answered. For a server: the longest outage of each of its addresses.
    virtual std::optional<Outage> endAccount(const QString &account, int patience) = 0;
    virtual QList<Outage> endServer(const QString &server, int patience) = 0;
};

} // namespace escale::platform
