// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/http_message.h"
#include "hosting/places.h"

#include <QtCore/QFile>
#include <QtCore/QObject>
#include <QtCore/QTimer>

class QTcpSocket;

namespace escale::platform {

class Web;

/// One client's connection to one address: reads requests one after the other, and answers each from the account that it
/// is for, or passes it on to the server that serves that account. Lives on its listener's thread and ends itself.
class Connection final : public QObject {
    Q_OBJECT
public:
    /// `server` owns the address; empty: the front door. Takes over the socket.
    Connection(Web &web, const QString &server, QTcpSocket *socket, QObject *parent);

private:
    void proceed();
    void dispatch();
    void dispatchFrontDoor(const QByteArray &host);
    void dispatchTest(const QString &path);
    void serve(const AccountPointer &account, const QString &answering);
    void forward(const QString &server, const QByteArray &by, const QByteArray &host);
    void passBack();
    void send(web::Response response);
    void sendMore();
    void finish();

    Web &m_web;
    const QString m_server;
    QTcpSocket *m_socket;
    QTimer m_idle;
    QByteArray m_buffer;
    web::RequestParser m_parser;
    bool m_busy = false;
    bool m_keepAlive = true;
    QFile m_file;
    qint64 m_fileLeft = 0;

    QTcpSocket *m_upstream = nullptr;
    QByteArray m_upstreamHead;
    QByteArray m_by;
    bool m_passing = false; ///< the head has gone to the client
    qint64 m_passLeft = -1; ///< -1: until the end
};

} // namespace escale::platform
