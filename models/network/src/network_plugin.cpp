// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "network_plugin.h"

#include "door.h"
#include "network_transport.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxyFactory>
#include <QtNetwork/QSslConfiguration>

namespace escale::network {

using namespace Qt::StringLiterals;

namespace {

class SystemProxy final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (host == "localhost"_L1 || QHostAddress(host).isLoopback())
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

} // namespace

void NetworkPlugin::warmUp()
{
    (void)QSslConfiguration::defaultConfiguration();
}

void NetworkPlugin::useSystemProxy()
{
    QNetworkProxyFactory::setApplicationProxyFactory(new SystemProxy);
}

std::unique_ptr<api::Transport> NetworkPlugin::makeTransport()
{
    return std::make_unique<NetworkTransport>();
}

std::unique_ptr<api::Transfer> NetworkPlugin::knock(const QUrl &base, const QByteArray &authorities,
                                                    api::KnockEvents events)
{
    return std::make_unique<Door>(base, authorities, std::move(events));
}

} // namespace escale::network
