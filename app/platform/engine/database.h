// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QHash>
#include <QtCore/QVariant>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>

#include <optional>
#include <stdexcept>

namespace escale::platform {

/// The disk is full beyond what was kept free: a statement has failed, and its transaction with it. Nothing of it is recorded,
/// so nothing that would come after it may happen. Thrown by Database, and caught where control came in: by the API for a
/// request, by the engine for whatever begins by itself. Never crosses Qt. Copyable, as what is thrown has to be.
class DatabaseFull final : public std::runtime_error { // clazy:exclude=copyable-polymorphic
public:
    using std::runtime_error::runtime_error;
};

/// The platform's SQLite file: WAL, foreign keys, numbered schema steps. It refuses a file of a newer program. Used by one
/// thread, the one that opened it: the owner of all facts.
///
/// Statements do not fail in normal operation: the file is ours and its schema is known. On a full disk one that writes throws
/// DatabaseFull, and what was committed stays as it is. Where one fails otherwise (a broken file), nothing that was acknowledged
/// may be lost and nothing more may be promised, so the program ends at once with the database's words; what was committed is
/// there at the next start.
class Database {
public:
    /// How much a commit waits for.
    enum class Durability {
        Disk, ///< the disk has it: for whatever is acknowledged
        Process ///< survives the end of the process, not of the machine: for progress
    };

    Database() = default;
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Fails with "database_unreadable", "database_newer" or "database_in_use".
    [[nodiscard]] Result<void> open(const QString &path);
    void close();

    /// A prepared statement, kept for the next time, with these values bound and executed, ready for next().
    /// A statement must be read to its end or left before the same text is used again.
    QSqlQuery &run(const QString &sql, const QVariantList &values = {});
    /// The first column of the first row; invalid where there is none.
    QVariant single(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] qint64 lastInsertId() const { return m_lastInsertId; }
    [[nodiscard]] int changes() const { return m_changes; }

    /// All or nothing. Rolls back unless commit() was called. They do not nest: an inner one takes part in the outer one.
    class Transaction {
    public:
        explicit Transaction(Database &database, Durability durability = Durability::Disk);
        ~Transaction();
        Q_DISABLE_COPY_MOVE(Transaction)
        void commit();

    private:
        Database &m_database;
        bool m_outer = false;
        bool m_open = true;
    };

private:
    friend class Transaction;
    void exec(const QString &sql);
    Result<void> applySchema();
    [[noreturn]] static void fail(const QString &sql, const QSqlError &error);
    void rollBack() noexcept;

    QString m_connection;
    QString m_path;
    QHash<QString, QSqlQuery *> m_statements;
    qint64 m_lastInsertId = 0;
    int m_changes = 0;
    int m_depth = 0;
    std::optional<Durability> m_durability;
};

} // namespace escale::platform
