// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keychain_tokens.h"

#include <escale/core/log_categories.h>

#include <qt6keychain/keychain.h>

namespace escale {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView service("org.escale.Escale");

QString keyOf(const QUrl &address)
{
    return address.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

} // namespace

void KeychainTokens::read(const QUrl &address, QObject *context, std::function<void(const QString &)> done)
{
    auto *job = new QKeychain::ReadPasswordJob(QString(service), this);
    job->setInsecureFallback(false);
    job->setKey(keyOf(address));
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
            qCInfo(logUi) << "The keychain gave nothing:" << job->errorString();
        done(job->error() == QKeychain::NoError ? job->textData() : QString());
    });
    job->start();
}

void KeychainTokens::write(const QUrl &address, const QString &token, QObject *context,
                           std::function<void(const Result<void> &)> done)
{
    auto *job = new QKeychain::WritePasswordJob(QString(service), this);
    job->setInsecureFallback(false);
    job->setKey(keyOf(address));
    job->setTextData(token);
    connect(job, &QKeychain::Job::finished, context, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError)
            qCInfo(logUi) << "The keychain took nothing:" << job->errorString();
        done(job->error() == QKeychain::NoError ? Result<void>()
                                                : failure(u"keychain_refused"_s, {}, job->errorString()));
    });
    job->start();
}

void KeychainTokens::forget(const QUrl &address)
{
    auto *job = new QKeychain::DeletePasswordJob(QString(service), this);
    job->setInsecureFallback(false);
    job->setKey(keyOf(address));
    job->start();
}

} // namespace escale
