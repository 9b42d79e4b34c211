// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/desktop/token_keeper.h>

namespace escale {

/// In the system's keychain. Where there is none nothing is kept: never in a file instead.
class KeychainTokens final : public TokenKeeper {
    Q_OBJECT

public:
    using TokenKeeper::TokenKeeper;

    void read(const QUrl &address, QObject *context, std::function<void(const QString &token)> done) override;
    void write(const QUrl &address, const QString &token, QObject *context,
               std::function<void(const Result<void> &kept)> done) override;
    void forget(const QUrl &address) override;
};

} // namespace escale
