// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/practice.h"

#include "practice/company.h"
#include "practice/history.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

/// Where each figure comes from: the provider's public pages, by their titles.
QJsonObject withSources(QJsonObject policy)
{
    const QString steps = u"Provider's page on required migrations in the private cloud"_s;
    QJsonObject sources{{u"transit_free_days"_s, steps + u", notes (an older page says one week)"_s},
                        {u"finalisation_free_days"_s, steps + u", notes"_s},
                        {u"rollback_days"_s, u"Provider's page on performing a migration (current)"_s},
                        {u"public_cloud_rollback_days"_s,
                         u"Provider's page on performing a migration (current; older pages: no way back)"_s},
                        {u"test_days"_s, u"Provider's page on performing a migration (current)"_s},
                        {u"minutes_per_database_gib"_s, steps + u", step 4"_s},
                        {u"support_hours"_s, steps + u", step 7: working hours and days"_s},
                        {u"time_zone"_s, u"Where the provider is"_s},
                        {u"ttl_before_move"_s, u"Practice platform: the time to live of its own zones"_s},
                        {u"heartbeat_seconds"_s, u"This platform"_s}};
    for (auto it = policy.begin(); it != policy.end(); ++it)
        sources.insert(it.key(), u"Set when this platform was started"_s);
    policy.insert(u"sources"_s, sources);
    return policy;
}

} // namespace

void Practice::fill(const PracticeOptions &options)
{
    if (m_state.setting(u"practice"_s).toBool())
        return;
    State::Change change(m_state);
    fillCompany(options);
    if (options.scale > 0)
        fillScale(options);
    for (const auto &[server, seconds] : options.deadlines.asKeyValueRange()) {
        m_state.database().run(u"UPDATE migration SET deadline=? WHERE server=(SELECT id FROM server WHERE name=?)"_s,
                               {m_state.now().toMSecsSinceEpoch() + seconds * 1000, server});
    }
    m_state.database().run(
        u"UPDATE migration SET customer=(SELECT s.customer FROM server s WHERE s.id=migration.server)"
        " WHERE customer IS NULL"_s);
    m_state.setSetting(u"seed"_s, QString::number(options.seed));
    m_state.setSetting(u"platform"_s, u"practice.escale"_s);
    m_state.setSetting(u"policy_source"_s,
                       u"Practice platform; the figures of the provider's pages on required migrations"_s);
    m_state.setPolicy(withSources(options.policy));
    m_state.setSetting(u"practice"_s, true);
    for (const MigrationId migration : companyMigrations())
        writeHistory(m_state, migration);
    m_state.beginFeed();
    change.commit();
}

quint64 Practice::seedOf(const QString &account)
{
    const QByteArray hash = QCryptographicHash::hash(m_state.setting(u"seed"_s).toByteArray() + ':' + account.toUtf8(),
                                                     QCryptographicHash::Sha256);
    quint64 value = 0;
    for (int i = 0; i < 8; ++i)
        value = value << 8 | quint8(hash[i]);
    return value;
}

QList<MigrationId> Practice::companyMigrations()
{
    QList<MigrationId> all;
    for (qint64 id = 1; id <= company::queuedMigration; ++id)
        all.append(MigrationId(id));
    return all;
}

Result<QJsonObject> Practice::tokens(Tokens &tokens, const QString &path)
{
    if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        QJsonObject known = QJsonDocument::fromJson(file.readAll()).object();
        if (known.contains("support"_L1))
            return known;
    }
    QJsonObject made;
    {
        State::Change change(m_state);
        made.insert(u"support"_s, tokens.create(Party::Support, {}, u"Sophie"_s).secret);
        QJsonObject customers;
        const QStringList people{u"Camille"_s, u"Ingrid"_s, u"Jules"_s};
        for (int i = 0; i < 3; ++i)
            customers.insert(m_state.customerName(CustomerId(i + 1)),
                             tokens.create(Party::Customer, CustomerId(i + 1), people[i]).secret);
        made.insert(u"customer"_s, customers);
        made.insert(u"reviewer"_s, tokens.create(Party::Reviewer, {}, u"Robin"_s).secret);
        change.commit();
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        return failure(u"io_failed"_s, {{u"path"_s, path}}, file.errorString());
    file.write(QJsonDocument(made).toJson());
    return made;
}

} // namespace escale::platform
