// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>

/// What is asked of the platform when somebody looks, and kept for when there is no connection. GUI thread; the answer comes
/// once, unless `context` is gone by then, and may come from within the call.
namespace escale {

template <typename T>
struct Answered {
    T value;
    QDateTime asOf; ///< when the platform said so; invalid: just now
};

template <typename T>
using Take = std::function<void(const Result<Answered<T>> &)>;

/// From the platform where the session is live, otherwise as it was answered last. Fails as the request does, or with
/// "not_kept": there is no connection, and it has not been answered before or had to go.
void readDatabases(Session &session, AccountId account, QObject *context, const Take<QList<Database>> &take);
void readDomains(Session &session, AccountId account, QObject *context, const Take<QList<Domain>> &take);
void readAccount(Session &session, AccountId account, QObject *context, const Take<api::AccountResource> &take);
/// The whole log of a migration, as JSON Lines. What it reads it does not keep (see LogReading).
void readLog(Session &session, MigrationId migration, QObject *context, const Take<QByteArray> &take);
/// Never with a secret: no list holds one.
void readTokens(Session &session, QObject *context, const Take<QList<migration::Token>> &take);

} // namespace escale
