// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

struct sqlite3;
struct sqlite3_stmt;

namespace escale::store {

/// A prepared statement. Texts and blobs are bound without a copy: they must outlive the next step().
class Statement final {
public:
    Statement() = default;
    Statement(sqlite3 *database, const char *sql);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Q_DISABLE_COPY(Statement)

    Statement &bind(int index, qint64 value);
    Statement &bindText(int index, const QByteArray &utf8);
    Statement &bindBlob(int index, const QByteArray &bytes);

    /// True: a row is there. False: the end, or a fault (see code()).
    [[nodiscard]] bool step();
    /// Steps to the end and is ready for the next values; false on a fault.
    [[nodiscard]] bool run();
    void reset();
    [[nodiscard]] int code() const { return m_code; }
    [[nodiscard]] bool isPrepared() const { return m_statement != nullptr; }

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    int m_code = 0;
};

/// A connection. For one thread.
class Database final {
public:
    Database() = default;
    ~Database() { close(); }
    Q_DISABLE_COPY_MOVE(Database)

    /// SQLite's code; 0 is success.
    [[nodiscard]] int open(const QString &file);
    void close();
    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }

    [[nodiscard]] Statement prepare(const char *sql) { return Statement(m_handle, sql); }
    [[nodiscard]] int execute(const char *sql);
    [[nodiscard]] qint64 number(const char *sql);
    /// The fault that SQLite reported last, in its own words.
    [[nodiscard]] QString words() const;
    [[nodiscard]] int changes() const;

    [[nodiscard]] static bool isDamage(int code);
    [[nodiscard]] static bool isBusy(int code);

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace escale::store
