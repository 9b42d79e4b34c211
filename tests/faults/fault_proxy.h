// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHash>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <functional>

namespace escale::test {

/// What is done to one exchange.
struct Fault {
    enum Kind {
        None,
        LoseRequest,   ///< the platform never sees it, and the connection breaks
        ResetAt,       ///< the answer breaks off after so many bytes, with a reset
        CloseAt,       ///< …with an orderly end
        Corrupt,       ///< the body is no JSON any more
        LongerLength,  ///< announces more than there is, then ends
        ShorterLength, ///< announces less than there is
        Status,        ///< another answer altogether, from something between
        HalfOpen,      ///< nothing comes any more, and nothing says so
        SilentAt,      ///< the same after so many bytes of the answer
        Delay
    };
    Kind kind = None;
    int value = 0;         ///< bytes, or the status, or milliseconds
    QByteArray retryAfter = {}; ///< Status: the header; empty: none
    QByteArray date = {};       ///< Status: the same
};

/// Between desktop and platform: passes requests on and does to the answers what the plan says. HTTP/1.1 with lengths, in
/// the test's event loop.
class FaultProxy final : public QTcpServer {
public:
    /// For each request line, before it is passed on.
    using Plan = std::function<Fault(const QByteArray &requestLine)>;

    explicit FaultProxy(const QUrl &platform, Plan plan);

    [[nodiscard]] QUrl url() const;
    /// The peer is gone without a word: what is open says nothing any more, what is opened is not answered.
    void vanish() { m_vanished = true; }
    void comeBack() { m_vanished = false; }
    /// Another plan, from the next request on.
    void setPlan(Plan plan) { m_plan = std::move(plan); }
    [[nodiscard]] int faults() const { return m_faults; }
    [[nodiscard]] const QByteArray &requests() const { return m_requests; } ///< all bytes that the desktop sent

private:
    struct Way;
    void pass(Way *way);
    void answer(Way *way, const QByteArray &whole);

    QUrl m_platform;
    Plan m_plan;
    int m_faults = 0;
    bool m_vanished = false;
    QByteArray m_requests;
};

} // namespace escale::test
