// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema.h"

#include <array>

namespace escale::store {

namespace {

// A step is never changed once it has been in anyone's hands: what comes later is another step. Times are milliseconds
// since 1970 in UTC.
constexpr std::array steps{
    // 1: the picture. `listing` is the reading of everything in which a row was named last.
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT NOT NULL, customer INTEGER NOT NULL, home INTEGER NOT NULL,"
    " served_by INTEGER NOT NULL, listing INTEGER NOT NULL);"
    "CREATE TABLE object(kind INTEGER NOT NULL, owner INTEGER NOT NULL, id INTEGER NOT NULL, listing INTEGER NOT NULL,"
    " source BLOB NOT NULL, PRIMARY KEY(kind, owner, id)) WITHOUT ROWID;",

    // 2: commands, until it is known what became of them.
    "CREATE TABLE command(key TEXT PRIMARY KEY, state INTEGER NOT NULL, request BLOB NOT NULL, created INTEGER NOT "
    "NULL,"
    " task INTEGER NOT NULL, error BLOB NOT NULL) WITHOUT ROWID;",

    // 3: logs that were read. `log_read` says how far each of them was (task 0: the migration's), `log_size` how much is
    // kept of a migration's and in which order they were used.
    "CREATE TABLE log(migration INTEGER NOT NULL, seq INTEGER NOT NULL, task INTEGER NOT NULL, line BLOB NOT NULL,"
    " PRIMARY KEY(migration, seq)) WITHOUT ROWID;"
    "CREATE INDEX log_of_task ON log(task, seq) WHERE task<>0;"
    "CREATE TABLE log_read(migration INTEGER NOT NULL, task INTEGER NOT NULL, upto INTEGER NOT NULL,"
    " as_of INTEGER NOT NULL, PRIMARY KEY(migration, task)) WITHOUT ROWID;"
    "CREATE TABLE log_size(migration INTEGER PRIMARY KEY, bytes INTEGER NOT NULL, used INTEGER NOT NULL,"
    " cut INTEGER NOT NULL);",

    // 4: what nobody has opened is kept too (opened 0; its `used` is the time of its last activity, that of others counts
    // openings), `lost` is what a log had when it had to go. Output of tools is compressed; of one that had to go `data`
    // is empty and `bytes` 0. Answers are to questions that are asked when somebody looks.
    "ALTER TABLE log_size ADD COLUMN opened INTEGER NOT NULL DEFAULT 1;"
    "ALTER TABLE log_size ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE raw_output(task INTEGER PRIMARY KEY, migration INTEGER NOT NULL, size INTEGER NOT NULL,"
    " bytes INTEGER NOT NULL, used INTEGER NOT NULL, opened INTEGER NOT NULL, as_of INTEGER NOT NULL,"
    " data BLOB NOT NULL);"
    "CREATE TABLE answer(kind INTEGER NOT NULL, id INTEGER NOT NULL, as_of INTEGER NOT NULL, body BLOB NOT NULL,"
    " PRIMARY KEY(kind, id)) WITHOUT ROWID;",
};

} // namespace

int schemaVersion()
{
    return int(steps.size());
}

int upgradeSchema(Database &database)
{
    for (auto taken = database.number("PRAGMA user_version"); taken < schemaVersion(); ++taken) {
        const QByteArray sql = QByteArray("BEGIN IMMEDIATE;") + steps[std::size_t(taken)]
                               + "PRAGMA user_version=" + QByteArray::number(taken + 1) + ";COMMIT";
        if (const int code = database.execute(sql.constData()); code != 0) {
            (void)database.execute("ROLLBACK");
            return code;
        }
    }
    return 0;
}

} // namespace escale::store
