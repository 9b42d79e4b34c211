// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/migration/permission.h>

namespace escale::migration {

bool covers(const Permission &permission, ServerId server, AccountId account)
{
    return permission.everything || (server.isValid() && permission.servers.contains(server))
           || (account.isValid() && permission.accounts.contains(account));
}

bool covers(const Permission &permission, const MigrationFacts &facts, AccountId account)
{
    if (facts.kind == Kind::PublicCloud)
        return covers(permission, ServerId(), facts.accounts.isEmpty() ? account : facts.accounts.first().id);
    return covers(permission, facts.server, account);
}

} // namespace escale::migration
