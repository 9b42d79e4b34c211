// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "read_ahead.h"

#include <escale/api/decode.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <algorithm>

/// The part of reading ahead that brings what the inventory says of accounts, and who else has a token.
namespace escale {

using namespace Qt::StringLiterals;

namespace {

/// What a list says of each account, in the platform's words.
QList<store::Answer> byAccount(store::AnswerKind kind, const QByteArray &body, const QList<AccountId> &accounts,
                               const QDateTime &asOf)
{
    QHash<qint64, QJsonArray> lists;
    QHash<qint64, QJsonObject> objects;
    if (const auto array = api::parseArray(body)) {
        for (const QJsonValueConstRef value : *array) {
            const QJsonObject object = value.toObject();
            if (kind == store::AnswerKind::Account)
                objects.insert(object.value("id"_L1).toInteger(), object);
            else
                lists[api::idFromHref(object.value("account"_L1).toObject().value("href"_L1).toString())].append(
                    object);
        }
    }
    QList<store::Answer> answers;
    for (const AccountId account : accounts) {
        const qint64 id = account.value();
        if (kind != store::AnswerKind::Account)
            answers.append({kind, id, QJsonDocument(lists.value(id)).toJson(QJsonDocument::Compact), asOf});
        else if (const auto object = objects.constFind(id); object != objects.cend())
            answers.append({kind, id, QJsonDocument(*object).toJson(QJsonDocument::Compact), asOf});
    }
    return answers;
}

} // namespace

bool ReadAhead::wantsTokens() const
{
    const Me &me = m_fleet.me();
    return m_tellsOfLogs && !m_tokensAsked && me.role == migration::Party::Support && !me.customer.isValid();
}

void ReadAhead::readTokens()
{
    m_tokensAsked = true;
    ask(std::make_unique<api::TokensJob>(api::Lane::Spare), [this](const api::TokensJob *job) {
        if (!job->succeeded() || !m_store)
            return;
        m_store->write([body = job->exchange().responseBody, asOf = job->exchange().started] {
            return store::Changes{.answers = {{store::AnswerKind::Tokens, 0, body, asOf}}};
        });
    });
}

bool ReadAhead::readInventory(MigrationId migration)
{
    using store::AnswerKind;
    static constexpr std::array kinds{std::pair{AnswerKind::Databases, "database/"_L1},
                                      std::pair{AnswerKind::Domains, "domain/"_L1},
                                      std::pair{AnswerKind::Account, "account/"_L1}};
    // Where they lead changes while they move.
    if (!m_fleet.migration(migration) || !m_fleet.liveTasksOf(migration).isEmpty())
        return false;
    // In the public cloud a server has thousands of others.
    const AccountId own = m_fleet.migratingAccount(migration);
    const ServerId server = own.isValid() ? ServerId() : m_fleet.migration(migration)->server;
    const QList<AccountId> accounts = own.isValid() ? QList{own} : m_fleet.accountsOf(server);
    const int lists = own.isValid() ? 2 : int(kinds.size());
    for (int &read = m_lists[migration]; read < lists; ++read) {
        const auto &[kind, path] = kinds[std::size_t(read)];
        if (std::ranges::all_of(accounts, [&](AccountId id) { return m_answers.value(kind).contains(id.value()); }))
            continue;
        ++read;
        ask(std::make_unique<api::InventoryListJob>(path, server, own),
            [this, kind, accounts](const api::InventoryListJob *job) { takeInventoryList(kind, accounts, *job); });
        return true;
    }
    return false;
}

void ReadAhead::takeInventoryList(store::AnswerKind kind, const QList<AccountId> &accounts,
                                  const api::InventoryListJob &job)
{
    if (!job.succeeded() || !m_store)
        return;
    for (const AccountId account : accounts)
        m_answers[kind].insert(account.value());
    m_store->write([kind, accounts, body = job.response(), asOf = job.exchange().started] {
        return store::Changes{.answers = byAccount(kind, body, accounts, asOf)};
    });
}

} // namespace escale
