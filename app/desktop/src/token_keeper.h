// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <functional>

namespace escale {

/// Tokens in the system's keychain, by the platform's address. Where there is no keychain nothing is kept: never in a file
/// instead. Answers come later, on the GUI thread, and not after their context has gone.
class TokenKeeper final : public QObject {
    Q_OBJECT

public:
    explicit TokenKeeper(QObject *parent = nullptr);

    /// Empty: none is kept, or the keychain is closed. Writing fails with "keychain_refused", in the keychain's own words.
    void read(const QUrl &address, QObject *context, std::function<void(const QString &token)> done);
    void write(const QUrl &address, const QString &token, QObject *context,
               std::function<void(const Result<void> &kept)> done);
    void forget(const QUrl &address);
};

} // namespace escale
