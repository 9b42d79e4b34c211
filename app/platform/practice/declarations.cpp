// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/declarations.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

void Declarations::servers()
{
    QSqlQuery &row = m_state.database().run(u"SELECT name, addresses, architecture FROM server"_s);
    while (row.next())
        m_driver.declareServer(
            {row.value(0).toString(), row.value(1).toString().section(u' ', 0, 0), row.value(2).toString()});
}

void Declarations::accounts(MigrationId migration)
{
    if (m_declared.contains(migration))
        return;
    m_declared.insert(migration);
    const auto facts = m_state.migration(migration);
    if (!facts)
        return;
    const QString transit = facts->transit.server.isValid() ? m_state.serverName(facts->transit.server) : QString();
    for (const AccountFacts &account : facts->accounts) {
        LoopbackAccount declared;
        declared.name = account.name;
        declared.home = facts->serverName;
        switch (account.location) {
        case Location::Transit:
            declared.servedFrom = transit;
            // Until the point of no return the copy that it came from is kept.
            if (facts->reinstallation.state == ReinstallationState::None
                || facts->reinstallation.state == ReinstallationState::Requested)
                declared.keptAt = facts->serverName;
            break;
        case Location::ClientNew:
            // In the public cloud the copy that it came from stays on the old server; what was upgraded in place never left.
            declared.servedFrom = facts->kind == Kind::PublicCloud ? facts->destinationName : facts->serverName;
            declared.keptAt = facts->kind != Kind::PublicCloud    ? transit
                              : account.copyDiscardedAt.isValid() ? QString()
                                                                  : facts->serverName;
            break;
        case Location::ClientOld:
        case Location::Unknown:
            declared.servedFrom = facts->serverName;
            break;
        }
        QSqlQuery &domain =
            m_state.database().run(u"SELECT name, dns FROM domain WHERE account=? ORDER BY id"_s, {account.id.value()});
        while (domain.next())
            declared.domains.append({domain.value(0).toString(), domain.value(1).toString() == "internal"_L1});
        QSqlQuery &database = m_state.database().run(u"SELECT name, size FROM database WHERE account=? ORDER BY id"_s,
                                                     {account.id.value()});
        while (database.next())
            declared.content.databases.append({database.value(0).toString(), database.value(1).toLongLong()});
        declared.content.seed = m_practice.seedOf(account.name);
        declared.content.files = int(account.weight.fileCount);
        declared.content.bytes = account.weight.files;
        declared.content.mails = int(account.weight.mail / Practice::mailBytes);
        m_driver.declareAccount(declared);
    }
}

} // namespace escale::platform
