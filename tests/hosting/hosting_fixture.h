// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hosting/loopback.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QMap>
#include <QtCore/QTemporaryDir>

using namespace Qt::StringLiterals;

namespace escale::platform::testing {

struct Answer {
    int status = 0; ///< 0: no answer
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QJsonObject json() const;
};

/// One question over a connection of its own, blocking; any thread.
Answer ask(const QString &address, quint16 port, const QByteArray &host, const QByteArray &method,
           const QByteArray &path, const QByteArray &body = {}, const QByteArray &headers = {});
/// Sends bytes as they are and reads until the other side closes, or until `until` has been seen.
QByteArray talk(const QString &address, quint16 port, const QByteArray &bytes, const QByteArray &until = {});

/// Tells a driver of the company below; `net` is the first three numbers of its addresses, "127.1.2.".
void declareCompany(LoopbackDriver &driver, const QString &net, const LoopbackContent &content);
/// Addresses of this process's own, so that tests run side by side.
QString ownNet();

/// A client server, a transit server of the new architecture, and one account with a domain on each kind of DNS.
class Company {
public:
    explicit Company(const LoopbackContent &content = {
                         .seed = 7,
                         .files = 60,
                         .bytes = 600'000,
                         .mails = 12,
                         .databases = {{.name = u"main"_s, .bytes = 200'000}, {.name = u"shop"_s, .bytes = 100'000}}});
    /// As after a restart of the program, over the same folder.
    void restart(const LoopbackOptions &options = {.sync = false});
    void stop() { driver.reset(); }

    [[nodiscard]] Answer get(const QString &domain, const QByteArray &path) const;
    [[nodiscard]] Answer post(const QString &domain, const QByteArray &path, const QByteArray &body = {}) const;
    [[nodiscard]] QString folder(const QString &server) const;
    /// All files below a copy, with a digest each; databases by the content of their tables.
    [[nodiscard]] QMap<QString, QByteArray> content(const QString &server) const;
    /// The whole outward move, as the engine does it.
    Result<VerifyReport> move(const QString &from, const QString &to);

    QTemporaryDir directory;
    LoopbackContent seeded;
    std::unique_ptr<LoopbackDriver> driver;
    const StageWatch never;

    inline static const QString home = u"srv-acme-01"_s;
    inline static const QString transit = u"transit-03"_s;
    inline static const QString account = u"shop"_s;
    inline static const QString internalDomain = u"shop.acme.example"_s;
    inline static const QString externalDomain = u"acme.example"_s;
};

} // namespace escale::platform::testing
