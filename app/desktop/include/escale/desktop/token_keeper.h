// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QObject>
#include <QtCore/QUrl>

#include <functional>

namespace escale {

/// Tokens by the platform's address, from one start to the next. Answers come later, on the GUI thread, and not after
/// their context has gone.
class TokenKeeper : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Empty: none is kept, or it cannot be had.
    virtual void read(const QUrl &address, QObject *context, std::function<void(const QString &token)> done) = 0;
    /// Errors: keychain_refused, in the keeper's own words.
    virtual void write(const QUrl &address, const QString &token, QObject *context,
                       std::function<void(const Result<void> &kept)> done) = 0;
    virtual void forget(const QUrl &address) = 0;
};

} // namespace escale
