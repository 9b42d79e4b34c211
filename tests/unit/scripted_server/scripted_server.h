// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QHash>
#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtCore/QUrlQuery>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <functional>
#include <optional>

namespace escale::test {

/// HTTP/1.1 on loopback, in the test's event loop. Each request goes to the handler; what it returns is the answer,
/// and where it returns nothing the request is left hanging until answerHeld() or the end.
class ScriptedServer final : public QTcpServer {
    Q_OBJECT

public:
    struct Asked {
        QByteArray method;
        QString path; ///< without the query
        QUrlQuery query;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    struct Answer {
        int status = 200;
        QByteArray body;
        QList<std::pair<QByteArray, QByteArray>> headers;
        bool breakOff = false; ///< close the connection instead
    };
    using Handler = std::function<std::optional<Answer>(const Asked &)>;

    explicit ScriptedServer(Handler handler);

    [[nodiscard]] QUrl url() const;
    void setHandler(Handler handler) { m_handler = std::move(handler); }
    /// Everything that was asked so far, in order.
    [[nodiscard]] const QList<Asked> &asked() const { return m_asked; }
    [[nodiscard]] qsizetype count(QByteArrayView method, QStringView path) const;
    /// Answers the requests for a path that hang; how many there were.
    qsizetype answerHeld(QStringView path, const Answer &answer);
    [[nodiscard]] qsizetype held(QStringView path) const;
    /// Closes everything and stops listening; comes back on the same port.
    void goAway();
    [[nodiscard]] bool comeBack();

private:
    void serve(QTcpSocket *socket);
    static void send(QTcpSocket *socket, const Answer &answer);

    Handler m_handler;
    QList<Asked> m_asked;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    struct Held {
        QString path;
        QPointer<QTcpSocket> socket;
    };
    QList<Held> m_held;
    quint16 m_port = 0;
};

} // namespace escale::test
