// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/transport.h>

namespace escale::network {

/// The root object of the plugin.
class NetworkPlugin final : public QObject, public api::Network {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "org.escale.Network/1")
    Q_INTERFACES(escale::api::Network)

public:
    void warmUp() override;
    void useSystemProxy() override;
    [[nodiscard]] std::unique_ptr<api::Transport> makeTransport() override;
    [[nodiscard]] std::unique_ptr<api::Transfer> knock(const QUrl &base, const QByteArray &authorities,
                                                       api::KnockEvents events) override;
};

} // namespace escale::network
