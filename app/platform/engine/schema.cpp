// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/schema.h"

namespace escale::platform {

namespace {

// Times are milliseconds since 1970 in UTC, NULL where there is none; enumerations are the words of the contract.
// Facts only: steps, counts, addresses of records and everything else that follows from them is derived when it is read.
constexpr const char *first[] = {
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value) WITHOUT ROWID",

    "CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE datacenter(id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL)",
    "CREATE TABLE server(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, customer INTEGER REFERENCES customer(id),"
    " datacenter INTEGER NOT NULL REFERENCES datacenter(id), role TEXT NOT NULL, plan TEXT NOT NULL, state TEXT NOT "
    "NULL,"
    " cores INTEGER NOT NULL, memory INTEGER NOT NULL, disk INTEGER NOT NULL, architecture TEXT NOT NULL,"
    " addresses TEXT NOT NULL, price_cents INTEGER NOT NULL, currency TEXT NOT NULL, lent_to INTEGER)",
    "CREATE INDEX server_customer ON server(customer)",
    "CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, customer INTEGER NOT NULL REFERENCES "
    "customer(id),"
    " home INTEGER NOT NULL REFERENCES server(id), served_by INTEGER NOT NULL REFERENCES server(id), product TEXT NOT "
    "NULL,"
    " period TEXT NOT NULL, files INTEGER NOT NULL, file_count INTEGER NOT NULL, mail INTEGER NOT NULL,"
    " databases INTEGER NOT NULL, host TEXT NOT NULL)",
    "CREATE INDEX account_customer ON account(customer)",
    "CREATE INDEX account_home ON account(home)",
    "CREATE TABLE database(id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), name TEXT NOT NULL,"
    " type TEXT NOT NULL, version TEXT NOT NULL, size INTEGER NOT NULL, annotation TEXT NOT NULL DEFAULT '')",
    "CREATE INDEX database_account ON database(account)",
    "CREATE TABLE domain(id INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), name TEXT NOT NULL,"
    " is_internal INTEGER NOT NULL, dns TEXT NOT NULL, ttl INTEGER NOT NULL)",
    "CREATE INDEX domain_account ON domain(account)",

    "CREATE TABLE migration(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name_en TEXT NOT NULL, name_fr TEXT NOT NULL,"
    " documentation_en TEXT NOT NULL, documentation_fr TEXT NOT NULL, from_architecture TEXT NOT NULL,"
    " to_architecture TEXT NOT NULL, server INTEGER NOT NULL REFERENCES server(id), announced_at INTEGER NOT NULL,"
    " deadline INTEGER, offers_test INTEGER NOT NULL,"
    " transit_state TEXT NOT NULL DEFAULT 'none', transit_kind TEXT NOT NULL DEFAULT 'dedicated',"
    " transit_server INTEGER REFERENCES server(id), transit_requested_at INTEGER, transit_ready_at INTEGER,"
    " transit_released_at INTEGER, waiting_reason TEXT NOT NULL DEFAULT '',"
    " reinstallation_state TEXT NOT NULL DEFAULT 'none', reinstallation_requested_at INTEGER,"
    " reinstallation_started_at INTEGER, reinstallation_done_at INTEGER, finalisation_by TEXT, completed_at INTEGER)",
    "CREATE INDEX migration_server ON migration(server)",
    "CREATE TABLE migration_account(account INTEGER PRIMARY KEY REFERENCES account(id),"
    " migration INTEGER NOT NULL REFERENCES migration(id), preparation TEXT NOT NULL DEFAULT 'todo',"
    " location TEXT NOT NULL DEFAULT 'client_old', activity TEXT NOT NULL DEFAULT 'idle',"
    " verified INTEGER NOT NULL DEFAULT 0, precopied INTEGER NOT NULL DEFAULT 0, delta INTEGER,"
    " test_state TEXT NOT NULL DEFAULT 'none', test_address TEXT NOT NULL DEFAULT '', test_copied_at INTEGER,"
    " test_expires INTEGER)",
    "CREATE INDEX migration_account_migration ON migration_account(migration, account)",
    "CREATE TABLE attempt(account INTEGER NOT NULL REFERENCES account(id), number INTEGER NOT NULL,"
    " migration INTEGER NOT NULL REFERENCES migration(id), leg TEXT NOT NULL, task INTEGER, started INTEGER NOT NULL,"
    " ended INTEGER, outcome TEXT NOT NULL, bytes INTEGER NOT NULL DEFAULT 0, downtime_started INTEGER,"
    " downtime_ended INTEGER, downtime_seconds REAL, estimate_low REAL NOT NULL, estimate_high REAL NOT NULL,"
    " error_code TEXT NOT NULL DEFAULT '', PRIMARY KEY(account, number)) WITHOUT ROWID",
    "CREATE INDEX attempt_migration ON attempt(migration)",
    "CREATE TABLE support_request(id INTEGER PRIMARY KEY, migration INTEGER NOT NULL REFERENCES migration(id),"
    " kind TEXT NOT NULL, state TEXT NOT NULL, transit_kind TEXT NOT NULL DEFAULT 'dedicated', finalisation_by TEXT,"
    " reason TEXT NOT NULL DEFAULT '', created INTEGER NOT NULL)",
    "CREATE INDEX support_request_migration ON support_request(migration)",
    "CREATE TABLE message(id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES support_request(id),"
    " at INTEGER NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE INDEX message_request ON message(request)",

    "CREATE TABLE task(id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, state TEXT NOT NULL,"
    " migration INTEGER NOT NULL REFERENCES migration(id), account INTEGER REFERENCES account(id),"
    " server INTEGER NOT NULL REFERENCES server(id), options TEXT NOT NULL DEFAULT '{}', stage TEXT NOT NULL DEFAULT "
    "'',"
    " bytes INTEGER NOT NULL DEFAULT 0, bytes_total INTEGER NOT NULL DEFAULT 0, estimate_low REAL, estimate_high REAL,"
    " waiting_code TEXT NOT NULL DEFAULT '', waiting_params TEXT NOT NULL DEFAULT '{}', actor TEXT NOT NULL,"
    " role TEXT NOT NULL, on_behalf_of TEXT NOT NULL DEFAULT '', created INTEGER NOT NULL, started INTEGER, ended "
    "INTEGER,"
    " heartbeat INTEGER, attempt INTEGER NOT NULL DEFAULT 0, cut_over_begun INTEGER NOT NULL DEFAULT 0,"
    " error_code TEXT NOT NULL DEFAULT '', error_params TEXT NOT NULL DEFAULT '{}', error_detail TEXT NOT NULL DEFAULT "
    "'',"
    " log_first INTEGER, log_last INTEGER)",
    "CREATE INDEX task_state ON task(state)",
    "CREATE INDEX task_migration ON task(migration)",
    "CREATE INDEX task_account ON task(account)",
    "CREATE TABLE journal(task INTEGER NOT NULL REFERENCES task(id), stage TEXT NOT NULL, started INTEGER NOT NULL,"
    " ended INTEGER NOT NULL, result TEXT NOT NULL DEFAULT '{}', PRIMARY KEY(task, stage)) WITHOUT ROWID",

    "CREATE TABLE token(id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, role TEXT NOT NULL,"
    " customer INTEGER REFERENCES customer(id), actor TEXT NOT NULL, created INTEGER NOT NULL, expires INTEGER,"
    " revoked INTEGER)",
    "CREATE TABLE idempotency(token INTEGER NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, status INTEGER NOT NULL,"
    " location TEXT NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(token, key)) WITHOUT ROWID",

    // One row an object, its last change: the feed is coalesced by nature and never longer than the inventory.
    "CREATE TABLE event(seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, type TEXT NOT NULL,"
    " object INTEGER NOT NULL, migration INTEGER, customer INTEGER, UNIQUE(type, object))",
    "CREATE TABLE log(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, severity TEXT NOT NULL, migration INTEGER,"
    " account INTEGER, task INTEGER, customer INTEGER, line BLOB NOT NULL)",
    "CREATE INDEX log_task ON log(task, seq)",
    "CREATE INDEX log_migration ON log(migration, seq)",
};

// Three kinds of migration, queues of moves, checks, permissions, times to live.
constexpr const char *second[] = {
    "ALTER TABLE migration ADD COLUMN customer INTEGER REFERENCES customer(id)",
    "ALTER TABLE migration ADD COLUMN account INTEGER REFERENCES account(id)",
    "ALTER TABLE migration ADD COLUMN destination INTEGER REFERENCES server(id)",
    "ALTER TABLE migration ADD COLUMN documentation_read_at INTEGER",
    "ALTER TABLE migration ADD COLUMN started_by_deadline_at INTEGER",
    "ALTER TABLE migration ADD COLUMN upgrade_state TEXT NOT NULL DEFAULT 'none'",
    "ALTER TABLE migration ADD COLUMN upgrade_service TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE migration ADD COLUMN upgrade_started_at INTEGER",
    "ALTER TABLE migration ADD COLUMN upgrade_done_at INTEGER",
    "ALTER TABLE migration ADD COLUMN plan TEXT",
    "UPDATE migration SET customer=(SELECT s.customer FROM server s WHERE s.id=migration.server)",
    "CREATE INDEX migration_customer ON migration(customer)",
    "CREATE INDEX migration_deadline ON migration(deadline)",
    "CREATE INDEX migration_plan ON migration(id) WHERE plan IS NOT NULL",
    "ALTER TABLE migration_account ADD COLUMN precopied_at INTEGER",
    "CREATE INDEX migration_account_expiring ON migration_account(test_expires) WHERE test_expires IS NOT NULL",
    "ALTER TABLE account ADD COLUMN changed_per_day INTEGER",
    "ALTER TABLE attempt ADD COLUMN database_bytes INTEGER",
    "ALTER TABLE attempt ADD COLUMN difference_bytes INTEGER",
    "ALTER TABLE attempt ADD COLUMN check_before TEXT",
    "ALTER TABLE attempt ADD COLUMN check_after TEXT",
    "ALTER TABLE support_request ADD COLUMN since INTEGER",
    "ALTER TABLE message ADD COLUMN event TEXT",
    "ALTER TABLE token ADD COLUMN permission TEXT",
    "ALTER TABLE token ADD COLUMN last_used INTEGER",
    "ALTER TABLE domain ADD COLUMN ttl_before INTEGER",
    "ALTER TABLE domain ADD COLUMN ttl_changed_at INTEGER",
};

// Each migration's log has a chain of its own, and counts its entries.
constexpr const char *logChains[] = {
    "ALTER TABLE log ADD COLUMN number INTEGER",
    "UPDATE log SET number=seq",
    "CREATE INDEX log_chain ON log(migration, number)",
    "DROP INDEX log_migration",
};

// What people write down on accounts, and what a migration asks them to look after.
constexpr const char *annotations[] = {
    "CREATE TABLE note(id INTEGER PRIMARY KEY AUTOINCREMENT, account INTEGER NOT NULL REFERENCES account(id),"
    " at INTEGER NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE INDEX note_account ON note(account)",
    "CREATE TABLE tick(account INTEGER NOT NULL REFERENCES account(id), migration INTEGER NOT NULL"
    " REFERENCES migration(id), item TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL,"
    " PRIMARY KEY(migration, account, item)) WITHOUT ROWID",
    "ALTER TABLE migration ADD COLUMN checklist TEXT",
};

// What the clocks have done.
constexpr const char *clocks[] = {
    "ALTER TABLE migration_account ADD COLUMN copy_discarded_at INTEGER",
    "ALTER TABLE migration ADD COLUMN charged_from INTEGER",
    "ALTER TABLE migration ADD COLUMN finalisation_over INTEGER",
    "CREATE INDEX migration_public ON migration(id) WHERE kind='public_cloud'",
    "CREATE INDEX migration_lent ON migration(id) WHERE transit_state='ready'",
};

// How often what people decide on has changed: with what it is, what an object is known by (engine/version.h).
constexpr const char *revisions[] = {
    "ALTER TABLE migration ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE migration_account ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE support_request ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE task ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
};

constexpr SchemaStep steps[] = {first, second, logChains, annotations, clocks, revisions};

} // namespace

std::span<const SchemaStep> schemaSteps() noexcept
{
    return steps;
}

} // namespace escale::platform
