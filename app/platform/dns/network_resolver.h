// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dns/resolved.h"

#include <escale/core/clock.h>
#include <escale/core/error.h>

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QQueue>
#include <QtNetwork/QHostAddress>

#include <chrono>

class QDnsLookup;

namespace escale::platform {

/// Asks real DNS where domains resolve to. Whoever wants to know gets the last answer at once and never waits; an answer that
/// is older than its time to live is asked for again behind the scenes.
///
/// Lives in the owner's thread. It sends questions to the network, so a platform has one only where it was told to.
class NetworkResolver final : public QObject {
    Q_OBJECT
public:
    struct Options {
        QHostAddress nameserver; ///< null: the system's
        quint16 port = 53;
        std::chrono::milliseconds timeout = std::chrono::seconds(5);
        /// How long an answer is kept that has no time to live: no such name, or no answer at all.
        std::chrono::seconds again = std::chrono::seconds(60);
        /// Nobody asks for a name more often, whatever its time to live says.
        std::chrono::seconds atMostEvery = std::chrono::seconds(5);
    };
    /// "system", ADDRESS or ADDRESS:PORT; "invalid_option" otherwise.
    [[nodiscard]] static Result<Options> parse(const QString &text);

    NetworkResolver(const Clock &clock, Options options, QObject *parent = nullptr);

    /// The last answer, and none yet where nobody has answered; asks again where it is time to.
    Resolved resolve(const QString &domain);

Q_SIGNALS:
    /// A domain resolves to something else than before, or for the first time, or no more.
    void changed(const QString &domain);

private:
    struct Known {
        Resolved answer;
        QDateTime until; ///< it is asked again once this is past
        bool asked = false;
    };
    void ask(const QString &domain);
    void next();
    void take(const QString &domain, const QDnsLookup &lookup);
    void keep(const QString &domain, const QString &address, qint64 seconds);

    const Clock &m_clock;
    const Options m_options;
    QHash<QString, Known> m_known;
    QQueue<QString> m_waiting;
    int m_running = 0;
};

} // namespace escale::platform
