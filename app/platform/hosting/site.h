// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/http_message.h"
#include "hosting/places.h"

namespace escale::platform {

/// The small application that every hosted account runs, so that a move has something real to lose: a page, a state, a
/// guestbook that writes into database, files and mail, an upgrade of its database, and the static files of www/.
/// The caller has entered the account (Places::enter) for the time of the call. Listener threads.
[[nodiscard]] web::Response answer(AccountState &account, const QString &folder, const QString &server,
                                   const QString &architecture, const web::Request &request);

/// The same state page over a database that belongs to nobody's site: a test copy.
[[nodiscard]] web::Response answerTest(const QString &folder, const QString &account, const QString &architecture,
                                       const web::Request &request, const QString &path);

/// The page of an account that is being moved.
[[nodiscard]] web::Response maintenance();
[[nodiscard]] web::Response plain(int status, const QByteArray &text);

/// What a new main database holds before its content.
[[nodiscard]] QByteArray siteSchema();
/// Path of the database that the site writes to: the first by name in the account's db folder, or "main".
[[nodiscard]] QString mainDatabase(const QString &folder);
/// How an architecture is compared with a database's version.
[[nodiscard]] qint64 engineLevel(const QString &architecture);

} // namespace escale::platform
