// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/inventory.h>

#include <QtCore/QByteArray>
#include <QtCore/QHash>

#include <limits>
#include <vector>

namespace escale {

/// Accounts, packed: 40 bytes each and their names in one UTF-8 block, where a value with a string of its own would
/// cost four times as much. A row keeps its number until it is removed; the number of a removed row is used again.
/// The accounts of a server are a list linked through their rows.
class AccountTable final {
public:
    using Row = quint32;
    static constexpr Row none = std::numeric_limits<Row>::max();

    enum class Upserted { Inserted, Changed, Same };
    Upserted upsert(const Account &account);
    bool remove(AccountId id);
    void clear();

    [[nodiscard]] Row find(AccountId id) const { return m_rows.value(id.value(), none); }
    [[nodiscard]] qsizetype size() const { return m_rows.size(); }
    [[nodiscard]] QUtf8StringView name(Row row) const;
    [[nodiscard]] Account at(Row row) const;
    [[nodiscard]] AccountId id(Row row) const { return AccountId(m_entries[row].id); }
    [[nodiscard]] CustomerId customer(Row row) const { return CustomerId(m_entries[row].customer); }
    [[nodiscard]] ServerId home(Row row) const { return ServerId(m_entries[row].home); }
    [[nodiscard]] ServerId servedBy(Row row) const { return ServerId(m_entries[row].servedBy); }

    [[nodiscard]] QList<AccountId> ids() const;
    [[nodiscard]] QList<AccountId> ofHome(ServerId home) const;
    [[nodiscard]] qsizetype countOf(ServerId home) const { return m_homes.value(home.value()).count; }
    [[nodiscard]] int away(ServerId home) const { return m_homes.value(home.value()).away; }
    [[nodiscard]] int guests(ServerId server) const { return m_homes.value(server.value()).guests; }

private:
    // Platform ids count from 1 and the contract's servers and customers fit 32 bits by far; accounts keep 64.
    struct Entry {
        qint64 id = 0;
        quint32 nameOffset = 0;
        quint32 customer = 0;
        quint32 home = 0;
        quint32 servedBy = 0;
        Row previous = none;
        Row next = none;
        quint16 nameSize = 0;
    };
    struct Home {
        Row first = none;
        quint32 count = 0;
        int away = 0;
        int guests = 0;
    };

    void link(Row row);
    void unlink(Row row);
    void storeName(Entry &entry, const QByteArray &name);
    void compactNames();

    std::vector<Entry> m_entries;
    std::vector<Row> m_free;
    QHash<qint64, Row> m_rows;
    QHash<qint64, Home> m_homes;
    QByteArray m_names;
    qsizetype m_deadNameBytes = 0;
};

} // namespace escale
