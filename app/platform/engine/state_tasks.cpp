// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/state.h"

#include "engine/columns.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace columns;

namespace {

const QString taskColumns = u"SELECT id, type, state, migration, account, server, options, stage, bytes, bytes_total, "
                            u"estimate_low, estimate_high,"
                            " waiting_code, waiting_params, actor, role, on_behalf_of, created, started, ended, "
                            "heartbeat, attempt, cut_over_begun,"
                            " error_code, error_params, error_detail, log_first, log_last, revision FROM task"_s;

} // namespace

// --- support requests --------------------------------------------------------------------------------

std::optional<SupportRequest> State::request(SupportRequestId id)
{
    QSqlQuery &row = m_database.run(
        u"SELECT id, migration, kind, state, transit_kind, finalisation_by, reason, created, since, revision FROM support_request WHERE id=?"_s,
        {id.value()});
    if (!row.next())
        return std::nullopt;
    SupportRequest request;
    request.id = id;
    request.migration = MigrationId(row.value(1).toLongLong());
    request.kind = toWord<RequestKind>(row.value(2));
    request.state = toWord<RequestState>(row.value(3));
    request.transitKind = toWord<TransitKind>(row.value(4));
    if (!row.value(5).isNull())
        request.finalisationBy = toWord<Party>(row.value(5));
    request.reason = row.value(6).toString();
    request.created = toTime(row.value(7));
    request.since = row.value(8).isNull() ? request.created : toTime(row.value(8));
    request.revision = row.value(9).toLongLong();
    row.finish();
    QSqlQuery &messages =
        m_database.run(u"SELECT at, actor, role, text, event FROM message WHERE request=? ORDER BY id"_s, {id.value()});
    while (messages.next()) {
        request.messages.append({toTime(messages.value(0)), messages.value(1).toString(),
                                 toWord<Party>(messages.value(2)), messages.value(3).toString(),
                                 toWord<Action>(messages.value(4))});
    }
    messages.finish();
    return request;
}

std::optional<SupportRequest> State::openRequest(MigrationId migration, RequestKind kind)
{
    const QVariant id = m_database.single(
        u"SELECT id FROM support_request WHERE migration=? AND kind=? AND state IN ('open','accepted','waiting')"
        " ORDER BY id DESC LIMIT 1"_s,
        {migration.value(), word(kind)});
    return id.isNull() ? std::nullopt : request(SupportRequestId(id.toLongLong()));
}

SupportRequestId State::addRequest(const SupportRequest &request)
{
    m_database.run(
        u"INSERT INTO support_request(migration, kind, state, transit_kind, finalisation_by, reason, created, since)"
        " VALUES(?,?,?,?,?,?,?,?)"_s,
        {request.migration.value(), word(request.kind), word(request.state), word(request.transitKind),
         request.finalisationBy ? word(*request.finalisationBy) : QVariant(), request.reason, toColumn(request.created),
         toColumn(request.created)});
    const SupportRequestId id(m_database.lastInsertId());
    touch(u"support_request"_s, id.value(), request.migration, customerOf(request.migration));
    return id;
}

void State::saveRequest(const SupportRequest &request)
{
    remember(u"support_request"_s, request.id.value());
    m_database.run(
        u"UPDATE support_request SET state=?, reason=?, since=CASE state WHEN ? THEN since ELSE ? END WHERE id=?"_s,
        {word(request.state), request.reason, word(request.state), toColumn(now()), request.id.value()});
    touch(u"support_request"_s, request.id.value(), request.migration, customerOf(request.migration));
}

void State::addMessage(SupportRequestId request, const Message &message)
{
    remember(u"support_request"_s, request.value());
    m_database.run(u"INSERT INTO message(request, at, actor, role, text, event) VALUES(?,?,?,?,?,?)"_s,
                   {request.value(), toColumn(message.at), message.actor, word(message.role), message.text,
                    message.event == Action::Unknown ? QVariant() : word(message.event)});
    const MigrationId migration(
        m_database.single(u"SELECT migration FROM support_request WHERE id=?"_s, {request.value()}).toLongLong());
    touch(u"support_request"_s, request.value(), migration, customerOf(migration));
}

// --- tasks -------------------------------------------------------------------------------------------

TaskRecord State::readTask(const QSqlQuery &row) const
{
    TaskRecord record;
    Task &task = record.task;
    task.id = TaskId(row.value(0).toLongLong());
    task.type = toWord<TaskType>(row.value(1));
    task.state = toWord<TaskState>(row.value(2));
    task.migration = MigrationId(row.value(3).toLongLong());
    task.account = AccountId(row.value(4).toLongLong());
    task.server = ServerId(row.value(5).toLongLong());
    record.options = toObject(row.value(6));
    task.stage = row.value(7).toString();
    task.bytes = row.value(8).toLongLong();
    task.bytesTotal = row.value(9).toLongLong();
    if (!row.value(10).isNull())
        task.estimate = Estimate{row.value(10).toDouble(), row.value(11).toDouble()};
    task.waitingFor = row.value(12).toString();
    task.waitingParams = toObject(row.value(13));
    task.actor = row.value(14).toString();
    task.role = toWord<Party>(row.value(15));
    task.onBehalfOf = row.value(16).toString();
    task.created = toTime(row.value(17));
    task.started = toTime(row.value(18));
    task.ended = toTime(row.value(19));
    task.heartbeat = toTime(row.value(20));
    task.attempt = row.value(21).toInt();
    task.cutOverBegun = row.value(22).toBool();
    if (const QString code = row.value(23).toString(); !code.isEmpty())
        task.error = Error{code, toObject(row.value(24)), row.value(25).toString()};
    record.logFirst = row.value(26).toLongLong();
    record.logLast = row.value(27).toLongLong();
    task.revision = row.value(28).toLongLong();
    return record;
}

std::optional<TaskRecord> State::task(TaskId id)
{
    QSqlQuery &row = m_database.run(taskColumns + u" WHERE id=?"_s, {id.value()});
    if (!row.next())
        return std::nullopt;
    TaskRecord record = readTask(row);
    row.finish();
    return record;
}

QList<TaskRecord> State::liveTasks()
{
    QList<TaskRecord> records;
    QSqlQuery &row = m_database.run(taskColumns + u" WHERE state IN ('queued','running','paused') ORDER BY id"_s);
    while (row.next())
        records.append(readTask(row));
    return records;
}

bool State::hasMovedByItself(MigrationId id)
{
    return m_database
        .single(u"SELECT EXISTS(SELECT 1 FROM task WHERE migration=? AND type=? AND role=?)"_s,
                {id.value(), word(TaskType::Migrate), word(Party::Time)})
        .toBool();
}

TaskId State::addTask(const TaskRecord &record)
{
    const Task &task = record.task;
    m_database.run(
        u"INSERT INTO task(type, state, migration, account, server, options, actor, role, on_behalf_of, created,"
        " estimate_low, estimate_high, attempt) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
        {word(task.type), word(task.state), task.migration.value(), toColumn(task.account), task.server.value(),
         compact(record.options), task.actor, word(task.role), task.onBehalfOf, toColumn(task.created),
         task.estimate ? QVariant(task.estimate->low) : QVariant(),
         task.estimate ? QVariant(task.estimate->high) : QVariant(), task.attempt});
    const TaskId id(m_database.lastInsertId());
    touch(u"task"_s, id.value(), task.migration, customerOf(task.migration));
    return id;
}

void State::saveTask(const TaskRecord &record)
{
    const Task &task = record.task;
    remember(u"task"_s, task.id.value());
    m_database.run(
        u"UPDATE task SET state=?, options=?, stage=?, bytes=?, bytes_total=?, waiting_code=?, waiting_params=?,"
        " started=?, ended=?, heartbeat=?, attempt=?, cut_over_begun=?, error_code=?, error_params=?, error_detail=? WHERE id=?"_s,
        {word(task.state), compact(record.options), task.stage, task.bytes, task.bytesTotal, task.waitingFor,
         compact(task.waitingParams), toColumn(task.started), toColumn(task.ended), toColumn(task.heartbeat),
         task.attempt, task.cutOverBegun, task.error ? task.error->code : u""_s,
         task.error ? compact(task.error->params) : u"{}"_s, task.error ? task.error->detail : u""_s, task.id.value()});
    touch(u"task"_s, task.id.value(), task.migration, customerOf(task.migration));
}

QList<JournalRow> State::journal(TaskId id)
{
    QList<JournalRow> rows;
    QSqlQuery &row = m_database.run(
        u"SELECT stage, started, ended, result FROM journal WHERE task=? ORDER BY ended, started"_s, {id.value()});
    while (row.next())
        rows.append({row.value(0).toString(), toTime(row.value(1)), toTime(row.value(2)), toObject(row.value(3))});
    return rows;
}

void State::addJournal(TaskId id, const JournalRow &row)
{
    m_database.run(u"INSERT INTO journal(task, stage, started, ended, result) VALUES(?,?,?,?,?)"_s,
                   {id.value(), row.stage, toColumn(row.started), toColumn(row.ended), compact(row.result)});
}

} // namespace escale::platform
