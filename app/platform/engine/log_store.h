// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/database.h"

#include <escale/core/id.h>
#include <escale/logs/entry.h>
#include <escale/logs/signature.h>

#include <functional>
#include <memory>
#include <optional>

namespace escale::platform {

/// Which entries of the log. 0, -1 and empty: all.
struct LogQuery {
    qint64 migration = -1; ///< 0: what belongs to none
    qint64 account = 0;
    qint64 task = 0;
    CustomerId customer;
    qint64 after = 0; ///< those with a higher seq, each in its migration's log
    qint64 limit = 0; ///< at most so many, the first of them; 0: all
    logs::Severity least = logs::Severity::Info;
    bool isNone = false; ///< nothing fits
};

/// The log in the platform's database: each entry is written in the transaction that changes the facts it tells of, so what
/// was acknowledged is in it after any crash, and what was not is not. Each migration has a chain of its own, and so has the
/// platform itself: an excerpt that holds a whole migration can be verified. The owner's thread; inside a transaction where
/// it writes.
class LogStore {
public:
    /// A checkpoint comes after so many entries of a chain: whoever cuts the end off is found out for all but the last of
    /// them, even without a bundle's own signature.
    static constexpr qint64 checkpointEvery = 256;

    explicit LogStore(Database &database) : m_database(database) {}

    /// With what checkpoints and bundles are signed. Without it there are none. Not owned.
    void setKey(const logs::SigningKey *key) { m_key = key; }
    [[nodiscard]] const logs::SigningKey *key() const { return m_key; }

    /// Gives the entry its place in its migration's chain and writes it; returns that place (its seq).
    qint64 append(logs::Entry entry, AccountId account, CustomerId customer);
    /// The last entry of a migration's chain; a seq of 0: it is empty.
    struct End {
        qint64 seq = 0;
        QDateTime at;
    };
    [[nodiscard]] End endOf(MigrationId migration);
    /// What was written may not have been committed.
    void forget() { m_heads.clear(); }

    /// The lines as they were written, oldest first, each with its line end. Read page by page as they are asked for, up to
    /// the last entry of now.
    class Reading {
    public:
        /// Bytes of all that is still to come.
        [[nodiscard]] qint64 size() const { return m_size; }
        /// Some lines more; empty at the end.
        [[nodiscard]] QByteArray next();

    private:
        friend class LogStore;
        Database *m_database = nullptr;
        QString m_where;
        QVariantList m_values;
        qint64 m_last = 0;
        qint64 m_until = 0;
        qint64 m_size = 0;
    };
    [[nodiscard]] Reading read(const LogQuery &query);

private:
    struct Head {
        qint64 seq = 0;
        QDateTime at;
        QByteArray hash;
    };
    Head &head(qint64 migration);
    void insert(logs::Entry &entry, Head &head, AccountId account, CustomerId customer);

    Database &m_database;
    const logs::SigningKey *m_key = nullptr;
    QHash<qint64, Head> m_heads;
};

} // namespace escale::platform
