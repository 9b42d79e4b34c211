// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/log_store.h"

#include <QtCore/QTimeZone>

namespace escale::platform {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageRows = 500; ///< about 200 kB

QVariant orNull(qint64 id)
{
    return id > 0 ? QVariant(id) : QVariant();
}

} // namespace

LogStore::Head &LogStore::head(qint64 migration)
{
    const auto known = m_heads.find(migration);
    if (known != m_heads.end())
        return *known;
    Head head;
    QSqlQuery &last = m_database.run(
        u"SELECT number, line, at FROM log WHERE migration IS ? ORDER BY number DESC LIMIT 1"_s, {orNull(migration)});
    if (last.next()) {
        head.seq = last.value(0).toLongLong();
        if (const auto entry = logs::fromLine(last.value(1).toByteArray()))
            head.hash = entry->hash;
        head.at = QDateTime::fromMSecsSinceEpoch(last.value(2).toLongLong(), QTimeZone::UTC);
    }
    last.finish();
    return *m_heads.insert(migration, head);
}

void LogStore::insert(logs::Entry &entry, Head &head, AccountId account, CustomerId customer)
{
    entry.seq = ++head.seq;
    entry.prev = head.hash;
    const QByteArray line = logs::toLine(entry);
    constexpr qsizetype closing = 2; // the quotation mark and the brace after the hash
    constexpr qsizetype hashSize = 64;
    head.hash = line.sliced(line.size() - closing - hashSize, hashSize);
    head.at = entry.at;
    m_database.run(u"INSERT INTO log(at, severity, migration, account, task, customer, number, line) "
                   "VALUES(?,?,?,?,?,?,?,?)"_s,
                   {entry.at.toMSecsSinceEpoch(), QString(nameOf(entry.severity)), orNull(entry.migration),
                    orNull(account.value()), orNull(entry.task), orNull(customer.value()), entry.seq, line});
}

qint64 LogStore::append(logs::Entry entry, AccountId account, CustomerId customer)
{
    Head &chain = head(entry.migration);
    insert(entry, chain, account, customer);
    if (m_key && chain.seq % checkpointEvery == checkpointEvery - 1) {
        const QByteArray signature = m_key->sign(logs::headStatement(entry.migration, chain.seq, chain.hash));
        logs::Entry checkpoint =
            logs::makeEntry(u"ESC-9001"_s, {{u"count"_s, chain.seq},
                                            {u"head"_s, QString::fromLatin1(chain.hash)},
                                            {u"key"_s, QString::fromLatin1(m_key->publicKey().toHex())},
                                            {u"signature"_s, QString::fromLatin1(signature.toHex())}});
        checkpoint.at = entry.at;
        checkpoint.migration = entry.migration;
        checkpoint.step = entry.step;
        checkpoint.server = entry.server;
        insert(checkpoint, chain, {}, customer);
    }
    return entry.seq;
}

LogStore::End LogStore::endOf(MigrationId migration)
{
    const Head &last = head(migration.value());
    return {last.seq, last.at};
}

LogStore::Reading LogStore::read(const LogQuery &query)
{
    Reading reading;
    if (query.isNone)
        return reading;
    reading.m_database = &m_database;
    QString where;
    const auto add = [&](QLatin1StringView condition, const QVariant &value) {
        where += u" AND "_s + condition;
        if (value.isValid())
            reading.m_values.append(value);
    };
    if (query.migration == 0)
        add("migration IS NULL"_L1, {});
    else if (query.migration > 0)
        add("migration=?"_L1, query.migration);
    if (query.account > 0)
        add("account=?"_L1, query.account);
    if (query.task > 0)
        add("task=?"_L1, query.task);
    if (query.customer.isValid())
        add("customer=?"_L1, query.customer.value());
    if (query.after > 0)
        add("number>?"_L1, query.after);
    if (query.least == logs::Severity::Warning)
        add("severity IN ('warning','error')"_L1, {});
    else if (query.least == logs::Severity::Error)
        add("severity='error'"_L1, {});
    reading.m_where = where;
    QString from = u"log WHERE seq>0"_s + where;
    if (query.limit > 0) {
        // In one chain the numbers are in the order of the sequence, and there is an index of them.
        from = u"(SELECT seq, line FROM %1 ORDER BY %2 LIMIT %3)"_s.arg(
            from, query.migration > 0 ? u"number"_s : u"seq"_s, QString::number(query.limit));
    }
    QSqlQuery &sum = m_database.run(u"SELECT coalesce(sum(length(line)+1), 0), coalesce(max(seq), 0) FROM "_s + from,
                                    reading.m_values);
    if (sum.next()) {
        reading.m_size = sum.value(0).toLongLong();
        reading.m_until = sum.value(1).toLongLong();
    }
    sum.finish();
    return reading;
}

QByteArray LogStore::Reading::next()
{
    QByteArray page;
    if (!m_database || m_size <= 0)
        return page;
    QSqlQuery &row = m_database->run(u"SELECT seq, line FROM log WHERE seq>? AND seq<=?"_s + m_where
                                         + u" ORDER BY seq LIMIT %1"_s.arg(pageRows),
                                     QVariantList{m_last, m_until} + m_values);
    while (row.next()) {
        m_last = row.value(0).toLongLong();
        page += row.value(1).toByteArray();
        page += '\n';
    }
    row.finish();
    m_size = page.isEmpty() ? 0 : m_size - page.size();
    return page;
}

} // namespace escale::platform
