// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "account_table.h"

#include <algorithm>

namespace escale {

namespace {
constexpr qsizetype longestName = std::numeric_limits<quint16>::max();
constexpr qsizetype compactAbove = 64 * 1024;

quint32 narrow(qint64 id)
{
    // An id that does not fit cannot be told from another one that does: it is shown as "none" instead.
    return id > 0 && id <= std::numeric_limits<quint32>::max() ? quint32(id) : 0;
}
} // namespace

QUtf8StringView AccountTable::name(Row row) const
{
    const Entry &entry = m_entries[row];
    return {m_names.constData() + entry.nameOffset, entry.nameSize};
}

Account AccountTable::at(Row row) const
{
    return {id(row), name(row).toString(), customer(row), home(row), servedBy(row)};
}

void AccountTable::storeName(Entry &entry, const QByteArray &name)
{
    entry.nameOffset = quint32(m_names.size());
    entry.nameSize = quint16(std::min(name.size(), longestName));
    m_names.append(name.constData(), entry.nameSize);
}

AccountTable::Upserted AccountTable::upsert(const Account &account)
{
    const QByteArray name = account.name.toUtf8();
    const Row known = find(account.id);
    if (known != none) {
        Entry &entry = m_entries[known];
        const bool renamed = this->name(known) != QUtf8StringView(name);
        const bool moved =
            entry.home != narrow(account.home.value()) || entry.servedBy != narrow(account.servedBy.value());
        if (!renamed && !moved && entry.customer == narrow(account.customer.value()))
            return Upserted::Same;
        if (moved) {
            unlink(known);
            entry.home = narrow(account.home.value());
            entry.servedBy = narrow(account.servedBy.value());
            link(known);
        }
        entry.customer = narrow(account.customer.value());
        if (renamed) {
            m_deadNameBytes += entry.nameSize;
            storeName(entry, name);
            compactNames();
        }
        return Upserted::Changed;
    }
    Row row = none;
    if (m_free.empty()) {
        row = Row(m_entries.size());
        m_entries.emplace_back();
    } else {
        row = m_free.back();
        m_free.pop_back();
    }
    Entry &entry = m_entries[row];
    entry = {.id = account.id.value(),
             .customer = narrow(account.customer.value()),
             .home = narrow(account.home.value()),
             .servedBy = narrow(account.servedBy.value())};
    storeName(entry, name);
    link(row);
    m_rows.insert(account.id.value(), row);
    return Upserted::Inserted;
}

bool AccountTable::remove(AccountId id)
{
    const Row row = find(id);
    if (row == none)
        return false;
    unlink(row);
    m_deadNameBytes += m_entries[row].nameSize;
    m_entries[row] = {};
    m_free.push_back(row);
    m_rows.remove(id.value());
    compactNames();
    return true;
}

void AccountTable::clear()
{
    *this = {};
}

void AccountTable::link(Row row)
{
    Entry &entry = m_entries[row];
    Home &home = m_homes[entry.home];
    entry.previous = none;
    entry.next = home.first;
    if (home.first != none)
        m_entries[home.first].previous = row;
    home.first = row;
    ++home.count;
    if (entry.servedBy != entry.home) {
        ++home.away;
        ++m_homes[entry.servedBy].guests; // may move `home`: not used below
    }
}

void AccountTable::unlink(Row row)
{
    const Entry entry = m_entries[row];
    if (entry.previous != none)
        m_entries[entry.previous].next = entry.next;
    if (entry.next != none)
        m_entries[entry.next].previous = entry.previous;
    Home &home = m_homes[entry.home];
    if (home.first == row)
        home.first = entry.next;
    --home.count;
    if (entry.servedBy != entry.home) {
        --home.away;
        --m_homes[entry.servedBy].guests;
    }
}

void AccountTable::compactNames()
{
    if (m_deadNameBytes < compactAbove || m_deadNameBytes < m_names.size() / 4)
        return;
    QByteArray names;
    names.reserve(m_names.size() - m_deadNameBytes);
    for (Entry &entry : m_entries) {
        if (entry.id == 0)
            continue;
        const qsizetype offset = names.size();
        names.append(m_names.constData() + entry.nameOffset, entry.nameSize);
        entry.nameOffset = quint32(offset);
    }
    m_names = names;
    m_deadNameBytes = 0;
}

QList<AccountId> AccountTable::ids() const
{
    QList<AccountId> list;
    list.reserve(m_rows.size());
    for (const Entry &entry : m_entries) {
        if (entry.id != 0)
            list.append(AccountId(entry.id));
    }
    return list;
}

QList<AccountId> AccountTable::ofHome(ServerId home) const
{
    const Home linked = m_homes.value(home.value());
    QList<AccountId> list;
    list.reserve(linked.count);
    for (Row row = linked.first; row != none; row = m_entries[row].next)
        list.append(AccountId(m_entries[row].id));
    return list;
}

} // namespace escale
