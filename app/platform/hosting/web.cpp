// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/web.h"

#include "hosting/connection.h"

#include <escale/core/log_categories.h>

#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::platform {

namespace {

constexpr int workers = 4;

} // namespace

/// One address. Lives on a worker thread; its connections are its children.
class Listener final : public QObject {
public:
    Listener(Web &web, const QString &server, QObject *parent) : QObject(parent), m_web(web), m_server(server)
    {
        m_tcp.setListenBacklogSize(256);
        connect(&m_tcp, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_tcp.nextPendingConnection())
                new Connection(m_web, m_server, socket, this);
        });
    }

    bool listen(const QString &address, quint16 port) { return m_tcp.listen(QHostAddress(address), port); }
    [[nodiscard]] quint16 port() const { return m_tcp.serverPort(); }
    [[nodiscard]] QString errorString() const { return m_tcp.errorString(); }

private:
    Web &m_web;
    const QString m_server;
    QTcpServer m_tcp;
};

Web::Web(Places &places, Ensure ensure) : m_places(places), m_ensure(std::move(ensure))
{
    for (int i = 0; i < workers; ++i) {
        auto worker = std::make_unique<Worker>();
        worker->thread.setObjectName(u"web-%1"_s.arg(i));
        worker->context = new QObject;
        worker->context->moveToThread(&worker->thread);
        worker->thread.start();
        m_workers.push_back(std::move(worker));
    }
}

Web::~Web()
{
    // Contents first: their answers go to connections that still exist, or to nobody.
    m_pool.waitForDone();
    // Listeners go on their own threads, while those still run: what is left to a thread's end is not always done.
    for (const auto &worker : m_workers) {
        QMetaObject::invokeMethod(
            worker->context, [context = worker->context] { qDeleteAll(context->children()); },
            Qt::BlockingQueuedConnection);
    }
    for (const auto &worker : m_workers)
        worker->thread.quit();
    for (const auto &worker : m_workers) {
        worker->thread.wait();
        delete worker->context;
    }
}

Result<void> Web::start(quint16 port)
{
    m_port = port;
    return open(QString());
}

QObject *Web::contextFor(const QString &server) const
{
    return m_workers[qHash(server) % m_workers.size()]->context;
}

QObject *Web::contextOn(const QThread *thread) const
{
    const auto worker = std::ranges::find_if(m_workers, [thread](const auto &one) { return &one->thread == thread; });
    return (*worker)->context;
}

Result<void> Web::openHere(const QString &server)
{
    if (isOpen(server))
        return {};
    QString address = u"127.0.0.1"_s;
    if (!server.isEmpty()) {
        address = m_places.address(server);
        if (address.isEmpty())
            return failure(u"unknown_server"_s, {{u"server"_s, server}});
        if (m_places.architecture(m_places.answeredBy(server)).isEmpty())
            return {};
    }
    auto *listener = new Listener(*this, server, contextFor(server));
    if (!listener->listen(address, m_port)) {
        const QString words = listener->errorString();
        delete listener;
        return failure(u"listen_failed"_s, {{u"address"_s, address}, {u"port"_s, m_port}}, words);
    }
    const std::scoped_lock lock(m_mutex);
    if (m_port == 0)
        m_port = listener->port();
    m_listeners.insert(server, listener);
    return {};
}

Result<void> Web::open(const QString &server)
{
    if (isOpen(server))
        return {};
    Result<void> result;
    QMetaObject::invokeMethod(contextFor(server), [&] { result = openHere(server); }, Qt::BlockingQueuedConnection);
    return result;
}

void Web::openThen(const QString &server, QObject *context, std::function<void()> then)
{
    if (isOpen(server)) {
        then();
        return;
    }
    // The way back goes by the thread's own context, which is there as long as the web; a connection may be gone.
    QPointer<QObject> back(context);
    QObject *home = contextOn(context->thread());
    QMetaObject::invokeMethod(contextFor(server), [this, server, home, back, then = std::move(then)] {
        if (const auto opened = openHere(server); !opened)
            qCWarning(logPlatform) << "no listener for" << server << opened.error().detail;
        QMetaObject::invokeMethod(home, [back, then] {
            if (back)
                then();
        });
    });
}

void Web::ensureThen(const AccountPointer &account, QObject *context, std::function<void(bool)> then)
{
    QPointer<QObject> back(context);
    QObject *home = contextOn(context->thread());
    m_pool.start([this, account, home, back, then = std::move(then)] {
        const bool there = m_ensure(*account).has_value();
        QMetaObject::invokeMethod(home, [back, then, there] {
            if (back)
                then(there);
        });
    });
}

void Web::close(const QString &server)
{
    QMetaObject::invokeMethod(
        contextFor(server),
        [&] {
            Listener *listener = nullptr;
            {
                const std::scoped_lock lock(m_mutex);
                listener = m_listeners.take(server);
            }
            delete listener;
        },
        Qt::BlockingQueuedConnection);
}

qsizetype Web::count() const
{
    const std::scoped_lock lock(m_mutex);
    return m_listeners.size();
}

bool Web::isOpen(const QString &server) const
{
    const std::scoped_lock lock(m_mutex);
    return m_listeners.contains(server);
}

} // namespace escale::platform
