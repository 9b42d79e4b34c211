// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/database.h"

#include "engine/schema.h"

#include <escale/core/log_categories.h>

#include <cstdlib>
#include <QtCore/QUuid>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr auto diskIsFull = "13"_L1; // SQLITE_FULL

} // namespace

Database::~Database()
{
    close();
}

Result<void> Database::open(const QString &path)
{
    m_path = path;
    m_connection = QUuid::createUuid().toString();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
        if (!database.open())
            return failure(u"database_unreadable"_s, {{u"path"_s, path}}, database.lastError().text());
        QSqlQuery query(database);
        // One platform, one file: a second instance on the same folder would run the same tasks.
        if (!query.exec(u"PRAGMA locking_mode=EXCLUSIVE"_s) || !query.exec(u"PRAGMA journal_mode=WAL"_s)
            || !query.next() || query.value(0).toString() != "wal"_L1) {
            return failure(u"database_in_use"_s, {{u"path"_s, path}}, query.lastError().text());
        }
        query.finish();
        if (!query.exec(u"PRAGMA foreign_keys=ON"_s) || !query.exec(u"PRAGMA cache_size=-65536"_s)
            || !query.exec(u"PRAGMA temp_store=MEMORY"_s))
            return failure(u"database_unreadable"_s, {{u"path"_s, path}}, query.lastError().text());
    }
    return applySchema();
}

void Database::close()
{
    if (m_connection.isEmpty())
        return;
    qDeleteAll(m_statements);
    m_statements.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

Result<void> Database::applySchema()
{
    const std::span<const SchemaStep> steps = schemaSteps();
    const int found = single(u"PRAGMA user_version"_s).toInt();
    if (found > int(steps.size()))
        return failure(u"database_newer"_s,
                       {{u"path"_s, m_path}, {u"found"_s, found}, {u"known"_s, int(steps.size())}});
    for (int step = found; step < int(steps.size()); ++step) {
        Transaction transaction(*this);
        for (const char *statement : steps[step])
            exec(QString::fromLatin1(statement));
        exec(u"PRAGMA user_version=%1"_s.arg(step + 1));
        transaction.commit();
    }
    return {};
}

void Database::exec(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(sql))
        fail(sql, query.lastError());
}

QSqlQuery &Database::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery *&query = m_statements[sql];
    if (!query) {
        query = new QSqlQuery(QSqlDatabase::database(m_connection, false));
        query->setForwardOnly(true);
        if (!query->prepare(sql))
            fail(sql, query->lastError());
    }
    for (qsizetype i = 0; i < values.size(); ++i) {
        // A QString that was never set is an empty text, not the absence of one; that is an invalid QVariant.
        const bool unset = values[i].typeId() == QMetaType::QString && values[i].toString().isNull();
        query->bindValue(int(i), unset ? QVariant(u""_s) : values[i]);
    }
    if (!query->exec())
        fail(sql, query->lastError());
    if (!query->isSelect()) {
        m_changes = query->numRowsAffected();
        m_lastInsertId = query->lastInsertId().toLongLong();
    }
    return *query;
}

QVariant Database::single(const QString &sql, const QVariantList &values)
{
    QSqlQuery &query = run(sql, values);
    const QVariant value = query.next() ? query.value(0) : QVariant();
    query.finish();
    return value;
}

void Database::fail(const QString &sql, const QSqlError &error)
{
    if (error.nativeErrorCode() == diskIsFull)
        throw DatabaseFull(error.text().toStdString());
    qCCritical(logPlatform).noquote() << "database:" << error.text() << "in" << sql;
    std::abort();
}

void Database::rollBack() noexcept
{
    // On a full disk SQLite may have done it by itself; then there is nothing left to roll back, and that is no error here.
    QSqlQuery(QSqlDatabase::database(m_connection, false)).exec(u"ROLLBACK"_s);
}

Database::Transaction::Transaction(Database &database, Durability durability)
    : m_database(database)
    , m_outer(database.m_depth == 0)
{
    if (!m_outer) {
        ++m_database.m_depth;
        return;
    }
    if (m_database.m_durability != durability) {
        m_database.exec(durability == Durability::Disk ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s);
        m_database.m_durability = durability;
    }
    m_database.run(u"BEGIN IMMEDIATE"_s);
    ++m_database.m_depth; // now that it cannot fail any more: without an object nobody would take it back
}

Database::Transaction::~Transaction()
{
    if (m_open) {
        --m_database.m_depth;
        if (m_outer)
            m_database.rollBack();
    }
}

void Database::Transaction::commit()
{
    Q_ASSERT(m_open);
    if (m_outer)
        m_database.run(u"COMMIT"_s);
    m_open = false;
    --m_database.m_depth;
}

} // namespace escale::platform
