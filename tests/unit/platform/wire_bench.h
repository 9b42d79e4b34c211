// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/engine.h"
#include "http/api.h"
#include "practice/practice.h"
#include "scratch.h"
#include "scripted_driver.h"
#include "support/hand_clock.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUuid>

namespace escale::test {

/// A practice platform without sockets and without hosts: requests go to its routes directly, work is scripted.
struct WireBench {
    QTemporaryDir folder{scratch()};
    HandClock clock;
    platform::State state{clock};
    ScriptedDriver driver;
    platform::Fault fault;
    platform::Tokens tokens{state};
    std::unique_ptr<platform::Engine> engine;
    std::unique_ptr<platform::Api> api;
    QJsonObject secrets;

    explicit WireBench(const QJsonObject &policy = {})
    {
        if (!state.open(folder.filePath(QStringLiteral("platform.sqlite"))))
            qFatal("the database cannot be opened");
        platform::Practice practice(state);
        practice.fill({.policy = policy});
        secrets = *practice.tokens(tokens, folder.filePath(QStringLiteral("tokens.json")));
        for (const MigrationId id : practice.companyMigrations()) {
            const auto facts = state.migration(id);
            const QString transit =
                facts->transit.server.isValid() ? state.serverName(facts->transit.server) : QString();
            for (const migration::AccountFacts &account : facts->accounts) {
                const bool away = account.location == migration::Location::Transit;
                driver.serve(account.name, away ? transit : facts->serverName);
            }
        }
        engine = std::make_unique<platform::Engine>(state, platform::Tools{driver, fault});
        api = std::make_unique<platform::Api>(state, *engine, tokens, platform::Represent::SiteOf(),
                                              platform::Represent::ResolveOf(), platform::Api::Limits{0, 0});
        engine->start();
    }

    QByteArray support() const { return secrets[u"support"].toString().toLatin1(); }
    QByteArray reviewer() const { return secrets[u"reviewer"].toString().toLatin1(); }
    QByteArray customer(const QString &name) const { return secrets[u"customer"][name].toString().toLatin1(); }

    struct Asked {
        QByteArray key; ///< empty: a new one
        QByteArray ifMatch;
    };
    platform::Response ask(const QByteArray &token, const QByteArray &method, const QString &path,
                           const QJsonObject &body = {})
    {
        return ask(token, method, path, body, Asked());
    }
    platform::Response ask(const QByteArray &token, const QByteArray &method, const QString &path,
                           const QJsonObject &body, const Asked &how)
    {
        platform::Request request;
        request.method = method;
        request.path = path.section(u'?', 0, 0);
        request.query = QUrlQuery(path.section(u'?', 1));
        request.headers.append("Authorization", "Basic " + QByteArray(token + ':').toBase64());
        if (method != "GET") {
            request.headers.append("Content-Type", "application/json");
            request.headers.append("Idempotency-Key", how.key.isEmpty() ? newKey() : how.key);
            request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        }
        if (!how.ifMatch.isEmpty())
            request.headers.append("If-Match", how.ifMatch);
        platform::Response answer;
        api->handle(request, [&answer](platform::Response response) { answer = std::move(response); });
        return answer;
    }
    static QByteArray newKey() { return QUuid::createUuid().toByteArray(QUuid::WithoutBraces); }
    QJsonObject object(const QByteArray &token, const QString &path)
    {
        return QJsonDocument::fromJson(ask(token, "GET", path).body).object();
    }
    /// Lets everything that runs come to its end.
    bool settle()
    {
        for (int i = 0; i < 20'000; ++i) {
            QCoreApplication::processEvents();
            if (state.liveTasks().isEmpty())
                return true;
            QThread::usleep(100);
        }
        return false;
    }
};

} // namespace escale::test
