// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "worker.h"

#include <QtCore/QTimeZone>

#include <algorithm>

/// The worker's part that keeps the logs that were read.
namespace escale::store {

using namespace Qt::StringLiterals;

int Store::Worker::writeLog(const LogPart &part)
{
    Statement known = m_database.prepare("SELECT length(line) FROM log WHERE migration=?1 AND seq=?2");
    Statement line = m_database.prepare("INSERT INTO log(migration, seq, task, line) VALUES(?1,?2,?3,?4) "
                                        "ON CONFLICT(migration, seq) DO UPDATE SET task=?3, line=?4");
    QHash<qint64, qint64> added;
    if (part.name.migration > 0)
        added.insert(part.name.migration, 0);
    qint64 last = 0;
    for (const LogLine &each : part.lines) {
        known.bind(1, each.migration).bind(2, each.seq);
        const qint64 before = known.step() ? known.integer(0) : 0;
        known.reset();
        if (!line.bind(1, each.migration).bind(2, each.seq).bind(3, each.task).bindBlob(4, each.line).run())
            return line.code();
        added[each.migration] += each.line.size() - before;
        last = std::max(last, each.seq);
    }
    Statement read = m_database.prepare("INSERT INTO log_read(migration, task, upto, as_of) VALUES(?1,?2,?3,?4) "
                                        "ON CONFLICT(migration, task) DO UPDATE SET upto=max(upto,?3), as_of=?4");
    // Of a task's log its entries say which migration it belongs to.
    const bool ofTask = part.name.task > 0;
    if (!read.bind(1, ofTask ? 0 : part.name.migration)
             .bind(2, part.name.task)
             .bind(3, last)
             .bind(4, part.asOf.toMSecsSinceEpoch())
             .run())
        return read.code();
    Statement size = m_database.prepare("INSERT INTO log_size(migration, bytes, used, cut) "
                                        "VALUES(?1,?2,1+(SELECT ifnull(max(used),0) FROM log_size),0) "
                                        "ON CONFLICT(migration) DO UPDATE SET bytes=bytes+?2, used=excluded.used");
    for (const auto &[migration, bytes] : added.asKeyValueRange()) {
        if (!size.bind(1, migration).bind(2, bytes).run())
            return size.code();
        if (const int code = cutLogs(migration); code != 0)
            return code;
    }
    return 0;
}

int Store::Worker::cutLogs(qint64 inUse)
{
    while (m_database.number("SELECT total(bytes) FROM log_size") > m_logLimit) {
        Statement oldest =
            m_database.prepare("SELECT migration FROM log_size WHERE migration<>?1 AND bytes>0 ORDER BY used LIMIT 1");
        if (oldest.bind(1, inUse).step()) {
            const qint64 gone = oldest.integer(0);
            oldest = {};
            Statement tasks = m_database.prepare(
                "DELETE FROM log_read WHERE task IN (SELECT task FROM log WHERE migration=?1 AND task<>0)");
            Statement lines = m_database.prepare("DELETE FROM log WHERE migration=?1");
            Statement read = m_database.prepare("DELETE FROM log_read WHERE migration=?1 AND task=0");
            Statement size = m_database.prepare("DELETE FROM log_size WHERE migration=?1");
            for (Statement *statement : {&tasks, &lines, &read, &size}) {
                if (!statement->bind(1, gone).run())
                    return statement->code();
            }
            continue;
        }
        // Only this one is left: a quarter of the limit at a time, so that the next line does not cut again.
        Statement line = m_database.prepare("SELECT seq, length(line) FROM log WHERE migration=?1 ORDER BY seq");
        line.bind(1, inUse);
        qint64 upTo = -1;
        qint64 freed = 0;
        while (freed < std::max<qint64>(1, m_logLimit / 4) && line.step()) {
            upTo = line.integer(0);
            freed += line.integer(1);
        }
        line = {};
        Statement lines = m_database.prepare("DELETE FROM log WHERE migration=?1 AND seq<=?2");
        if (!lines.bind(1, inUse).bind(2, upTo).run())
            return lines.code();
        Statement size = m_database.prepare("UPDATE log_size SET bytes=bytes-?2, cut=?3 WHERE migration=?1");
        if (!size.bind(1, inUse).bind(2, freed).bind(3, upTo).run())
            return size.code();
        if (freed == 0)
            break;
    }
    return 0;
}

int Store::Worker::forgetLogs()
{
    return m_database.execute("DELETE FROM log; DELETE FROM log_read; DELETE FROM log_size");
}

Result<KeptLog> Store::Worker::readLog(const LogName &name)
{
    if (!m_database.isOpen())
        return std::unexpected(errorOf(21)); // SQLITE_MISUSE
    KeptLog kept;
    qint64 migration = name.migration;
    if (name.task > 0 && migration == 0) {
        Statement of = m_database.prepare("SELECT migration FROM log WHERE task=?1 AND task<>0 LIMIT 1");
        migration = of.bind(1, name.task).step() ? of.integer(0) : 0;
    }
    // What was read of the whole migration was read of its tasks too.
    Statement read = m_database.prepare("SELECT upto, as_of FROM log_read WHERE (?1>0 AND migration=0 AND task=?1) OR "
                                        "(?2>0 AND migration=?2 AND task=0)");
    read.bind(1, name.task).bind(2, migration);
    while (read.step()) {
        kept.last = std::max(kept.last, read.integer(0));
        const QDateTime asOf = QDateTime::fromMSecsSinceEpoch(read.integer(1), QTimeZone::UTC);
        if (!kept.asOf.isValid() || asOf > kept.asOf)
            kept.asOf = asOf;
    }
    if (!kept.asOf.isValid())
        return kept;
    Statement line =
        m_database.prepare(name.task > 0 ? "SELECT line FROM log WHERE task=?1 AND task<>0 AND seq<=?2 ORDER BY seq"
                                         : "SELECT line FROM log WHERE migration=?1 AND seq<=?2 ORDER BY seq");
    line.bind(1, name.task > 0 ? name.task : migration).bind(2, kept.last);
    while (line.step()) {
        kept.lines += line.bytes(0);
        kept.lines += '\n';
        ++kept.count;
    }
    constexpr int done = 101; // SQLITE_DONE
    if (line.code() != done)
        return std::unexpected(errorOf(line.code()));
    Statement cut = m_database.prepare("SELECT cut FROM log_size WHERE migration=?1");
    kept.isCut = cut.bind(1, migration).step() && cut.integer(0) > 0;
    cut = {};
    Statement used =
        m_database.prepare("UPDATE log_size SET used=1+(SELECT max(used) FROM log_size) WHERE migration=?1");
    (void)used.bind(1, migration).run();
    return kept;
}

} // namespace escale::store
