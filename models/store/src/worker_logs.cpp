// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "worker.h"

#include <QtCore/QTimeZone>

#include <algorithm>

/// The worker's part that keeps logs and the output of tools, within a limit that they share.
namespace escale::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int misuse = 21; // SQLITE_MISUSE: no connection
constexpr int done = 101; // SQLITE_DONE
/// Openings are counted over both kinds. `before` and `after` are the statement around it.
QByteArray withNextUse(const char *before, const char *after)
{
    return QByteArray(before)
           + "(1+max(ifnull((SELECT max(used) FROM log_size WHERE opened),0),"
             "ifnull((SELECT max(used) FROM raw_output WHERE opened),0)))"
           + after;
}

} // namespace

int Store::Worker::writeLines(const LogPart &part, QHash<qint64, qint64> &added)
{
    Statement known = m_database.prepare("SELECT length(line) FROM log WHERE migration=?1 AND seq=?2");
    Statement line = m_database.prepare("INSERT INTO log(migration, seq, task, line) VALUES(?1,?2,?3,?4) "
                                        "ON CONFLICT(migration, seq) DO UPDATE SET task=?3, line=?4");
    if (part.name.migration > 0)
        added.insert(part.name.migration, 0);
    qint64 last = part.upto;
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
    const bool well = read.bind(1, ofTask ? 0 : part.name.migration)
                          .bind(2, part.name.task)
                          .bind(3, last)
                          .bind(4, part.asOf.toMSecsSinceEpoch())
                          .run();
    return well ? 0 : read.code();
}

int Store::Worker::writeLog(const LogPart &part)
{
    // What these follow may have had to go for another log that was opened meanwhile.
    Statement before = m_database.prepare("SELECT upto FROM log_read WHERE migration=?1 AND task=?2");
    before.bind(1, part.name.task > 0 ? 0 : part.name.migration).bind(2, part.name.task);
    const bool follows = part.after == 0 || part.name.task > 0 || (before.step() && before.integer(0) >= part.after);
    before = {};
    QHash<qint64, qint64> added;
    if (const int code = writeLines(part, added); code != 0)
        return code;
    const bool whole = part.after == 0 && part.name.task == 0;
    const QByteArray sql =
        withNextUse("INSERT INTO log_size(migration, bytes, used, cut, opened, lost) VALUES(?1,?2,",
                    ",?3,1,0) ON CONFLICT(migration) DO UPDATE SET bytes=bytes+?2, used=excluded.used, "
                    "cut=iif(?4,0,max(cut,?3)), opened=1, lost=0");
    Statement size = m_database.prepare(sql.constData());
    for (const auto &[migration, bytes] : added.asKeyValueRange()) {
        if (!size.bind(1, migration).bind(2, bytes).bind(3, follows ? 0 : part.after).bind(4, whole).run())
            return size.code();
        Room room;
        if (const int code = makeRoom({.migration = migration}, room); code != 0)
            return code;
    }
    return 0;
}

int Store::Worker::bringLog(const LogPart &part, const QDateTime &activity, Room &room)
{
    const qint64 migration = part.name.migration;
    Statement upto = m_database.prepare("SELECT upto FROM log_read WHERE migration=?1 AND task=0");
    room.upto = upto.bind(1, migration).step() ? upto.integer(0) : 0;
    upto = {};
    if (part.after > room.upto)
        return 0;
    QHash<qint64, qint64> added;
    if (const int code = writeLines(part, added); code != 0)
        return code;
    Statement size =
        m_database.prepare("INSERT INTO log_size(migration, bytes, used, cut, opened, lost) VALUES(?1,?2,?3,0,0,0) "
                           "ON CONFLICT(migration) DO UPDATE SET bytes=bytes+?2, used=iif(opened,used,?3), lost=0");
    if (!size.bind(1, migration)
             .bind(2, added.value(migration))
             .bind(3, activity.isValid() ? activity.toMSecsSinceEpoch() : 0)
             .run())
        return size.code();
    Statement use = m_database.prepare("SELECT opened, used FROM log_size WHERE migration=?1");
    (void)use.bind(1, migration).step();
    const Current current{.migration = migration, .opened = use.integer(0) != 0, .used = use.integer(1)};
    use = {};
    if (const int code = makeRoom(current, room); code != 0)
        return code;
    room.kept = !room.lostLogs.contains(migration);
    qint64 last = part.upto;
    for (const LogLine &line : part.lines)
        last = std::max(last, line.seq);
    room.upto = room.kept ? std::max(room.upto, last) : 0;
    return 0;
}

int Store::Worker::makeRoom(const Current &current, Room &room)
{
    const auto total = [this] {
        return m_database.number("SELECT (SELECT total(bytes) FROM log_size)+(SELECT total(bytes) FROM raw_output)");
    };
    while (total() > m_logLimit) {
        // Nothing that was opened goes for what was not.
        Statement victim = m_database.prepare(
            "SELECT migration, task FROM (SELECT migration, 0 AS task, bytes, opened, used FROM log_size "
            "UNION ALL SELECT 0, task, bytes, opened, used FROM raw_output) WHERE bytes>0 AND "
            "NOT (migration=?1 AND task=?2) AND (?3 OR (NOT opened AND used<?4)) ORDER BY opened, used LIMIT 1");
        victim.bind(1, current.task > 0 ? 0 : current.migration)
            .bind(2, current.task)
            .bind(3, current.opened)
            .bind(4, current.used);
        qint64 migration = current.migration;
        qint64 task = current.task;
        const bool found = victim.step();
        if (found) {
            migration = victim.integer(0);
            task = victim.integer(1);
        }
        if (victim.code() != done && !found)
            return victim.code();
        victim = {};
        // Only what is being written is left: of a log that somebody reads, the newest part is worth something.
        int code = 0;
        if (!found && current.opened && task == 0)
            return cutLog(migration);
        if (task > 0) {
            code = dropRaw(task);
            room.lostRaw.append(task);
        } else {
            code = dropLog(migration);
            room.lostLogs.append(migration);
        }
        if (code != 0 || !found)
            return code;
    }
    return 0;
}

int Store::Worker::dropLog(qint64 migration)
{
    Statement tasks =
        m_database.prepare("DELETE FROM log_read WHERE task IN (SELECT task FROM log WHERE migration=?1 AND task<>0)");
    Statement lines = m_database.prepare("DELETE FROM log WHERE migration=?1");
    Statement read = m_database.prepare("DELETE FROM log_read WHERE migration=?1 AND task=0");
    Statement size = m_database.prepare("UPDATE log_size SET lost=bytes, bytes=0, cut=0, opened=0 WHERE migration=?1");
    for (Statement *statement : {&tasks, &lines, &read, &size}) {
        if (!statement->bind(1, migration).run())
            return statement->code();
    }
    return 0;
}

int Store::Worker::dropRaw(qint64 task)
{
    Statement raw = m_database.prepare("UPDATE raw_output SET data=zeroblob(0), bytes=0, opened=0 WHERE task=?1");
    return raw.bind(1, task).run() ? 0 : raw.code();
}

int Store::Worker::cutLog(qint64 migration)
{
    // A quarter of the limit at a time, so that the next line does not cut again.
    Statement line = m_database.prepare("SELECT seq, length(line) FROM log WHERE migration=?1 ORDER BY seq");
    line.bind(1, migration);
    qint64 upTo = -1;
    qint64 freed = 0;
    while (freed < std::max<qint64>(1, m_logLimit / 4) && line.step()) {
        upTo = line.integer(0);
        freed += line.integer(1);
    }
    line = {};
    if (freed == 0)
        return 0;
    Statement lines = m_database.prepare("DELETE FROM log WHERE migration=?1 AND seq<=?2");
    if (!lines.bind(1, migration).bind(2, upTo).run())
        return lines.code();
    Statement size = m_database.prepare("UPDATE log_size SET bytes=bytes-?2, cut=?3 WHERE migration=?1");
    if (!size.bind(1, migration).bind(2, freed).bind(3, upTo).run())
        return size.code();
    Room room;
    return makeRoom({.migration = migration}, room);
}

int Store::Worker::writeRaw(const RawOutput &raw, const Use &use, Room &room)
{
    const QByteArray data = qCompress(raw.bytes);
    if (data.size() > m_logLimit / 2)
        return 0; // nearly everything else would have to go for it
    const qint64 used = use.activity.isValid() ? use.activity.toMSecsSinceEpoch() : 0;
    const QByteArray sql = withNextUse(
        "INSERT INTO raw_output(task, migration, size, bytes, used, opened, as_of, data) VALUES(?1,?2,?3,?4,iif(?6,",
        ",?5),?6,?7,?8) ON CONFLICT(task) DO UPDATE SET size=?3, bytes=?4, as_of=?7, data=?8, "
        "used=iif(opened>?6,used,excluded.used), opened=max(opened,?6)");
    Statement write = m_database.prepare(sql.constData());
    const bool well = write.bind(1, raw.task)
                          .bind(2, raw.migration)
                          .bind(3, raw.bytes.size())
                          .bind(4, data.size())
                          .bind(5, used)
                          .bind(6, use.opened)
                          .bind(7, raw.asOf.toMSecsSinceEpoch())
                          .bindBlob(8, data)
                          .run();
    if (!well)
        return write.code();
    Statement now = m_database.prepare("SELECT opened, used FROM raw_output WHERE task=?1");
    (void)now.bind(1, raw.task).step();
    const Current current{.task = raw.task, .opened = now.integer(0) != 0, .used = now.integer(1)};
    now = {};
    const int code = makeRoom(current, room);
    room.kept = !room.lostRaw.contains(raw.task);
    return code;
}

int Store::Worker::forgetRead()
{
    m_answerBytes = -1;
    return m_database.execute("DELETE FROM log; DELETE FROM log_read; DELETE FROM log_size; DELETE FROM raw_output; "
                              "DELETE FROM answer");
}

Result<KeptLog> Store::Worker::readLog(const LogName &name)
{
    if (!m_database.isOpen())
        return std::unexpected(errorOf(misuse));
    KeptLog kept;
    qint64 migration = name.migration;
    if (name.task > 0 && migration == 0) {
        Statement of = m_database.prepare("SELECT migration FROM log WHERE task=?1 AND task<>0 LIMIT 1");
        migration = of.bind(1, name.task).step() ? of.integer(0) : 0;
    }
    Statement size = m_database.prepare("SELECT cut, lost FROM log_size WHERE migration=?1");
    if (size.bind(1, migration).step()) {
        kept.isCut = size.integer(0) > 0;
        kept.isGone = size.integer(1) > 0;
    }
    size = {};
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
    kept.isGone = false;
    Statement line =
        m_database.prepare(name.task > 0 ? "SELECT line FROM log WHERE task=?1 AND task<>0 AND seq<=?2 ORDER BY seq"
                                         : "SELECT line FROM log WHERE migration=?1 AND seq<=?2 ORDER BY seq");
    line.bind(1, name.task > 0 ? name.task : migration).bind(2, kept.last);
    while (line.step()) {
        kept.lines += line.bytes(0);
        kept.lines += '\n';
        ++kept.count;
    }
    if (line.code() != done)
        return std::unexpected(errorOf(line.code()));
    const QByteArray sql = withNextUse("UPDATE log_size SET opened=1, used=", " WHERE migration=?1");
    Statement used = m_database.prepare(sql.constData());
    (void)used.bind(1, migration).run();
    return kept;
}

Result<KeptRaw> Store::Worker::readRaw(qint64 task)
{
    if (!m_database.isOpen())
        return std::unexpected(errorOf(misuse));
    KeptRaw kept;
    Statement raw = m_database.prepare("SELECT size, as_of, bytes, data FROM raw_output WHERE task=?1");
    if (!raw.bind(1, task).step()) {
        if (raw.code() != done)
            return std::unexpected(errorOf(raw.code()));
        return kept;
    }
    kept.size = raw.integer(0);
    kept.asOf = QDateTime::fromMSecsSinceEpoch(raw.integer(1), QTimeZone::UTC);
    kept.isGone = raw.integer(2) == 0;
    if (!kept.isGone)
        kept.bytes = qUncompress(raw.bytes(3));
    raw = {};
    if (!kept.isGone) {
        const QByteArray sql = withNextUse("UPDATE raw_output SET opened=1, used=", " WHERE task=?1");
        Statement used = m_database.prepare(sql.constData());
        (void)used.bind(1, task).run();
    }
    return kept;
}

} // namespace escale::store
