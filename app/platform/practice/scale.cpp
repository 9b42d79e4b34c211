// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice/company.h"
#include "practice/practice.h"

/// As many accounts more as are asked for.
namespace escale::platform {

using namespace Qt::StringLiterals;
using company::day;

void Practice::fillScale(const PracticeOptions &options)
{
    // Made by the database itself, a statement a table: the only way to make a million rows in a second or two. What looks
    // random is a multiplication with a prime, so that the same seed gives the same company.
    Database &db = m_state.database();
    const qint64 now = m_state.now().toMSecsSinceEpoch();
    const qint64 count = options.scale;
    const qint64 serverCount = std::max<qint64>(1, count / 100);
    const qint64 customerCount = std::max<qint64>(1, serverCount / 8);
    constexpr qint64 firstCustomer = 4;
    constexpr qint64 firstServer = 101;
    constexpr qint64 firstMigration = 101;
    constexpr qint64 firstAccount = 1001;
    constexpr qint64 firstDomain = 10001;
    constexpr qint64 firstDatabase = 10001;
    const QString mix = u"((i * 7919 + %1) * 104729 & 0x7fffffff)"_s.arg(qint64(options.seed % 1'000'003));
    const qint64 sizes = options.content == ContentSize::Small ? 64 : 2048; // KiB
    const auto filled = [&](QString sql) {
        return sql.replace(u"FIRST_ACCOUNT"_s, QString::number(firstAccount))
            .replace(u"FIRST_SERVER"_s, QString::number(firstServer))
            .replace(u"FIRST_MIGRATION"_s, QString::number(firstMigration))
            .replace(u"FIRST_CUSTOMER"_s, QString::number(firstCustomer))
            .replace(u"FIRST_DOMAIN"_s, QString::number(firstDomain))
            .replace(u"FIRST_DATABASE"_s, QString::number(firstDatabase))
            .replace(u"SERVERS"_s, QString::number(serverCount))
            .replace(u"CUSTOMERS"_s, QString::number(customerCount))
            .replace(u"SIZES"_s, QString::number(sizes))
            .replace(u"MIX"_s, mix);
    };
    const auto make = [&](qint64 n, const QString &insert, const QString &select, const QVariantList &values = {}) {
        const QString series =
            u" WITH RECURSIVE series(i) AS (SELECT 0 UNION ALL SELECT i+1 FROM series WHERE i+1 < %1) "_s.arg(n);
        db.run(insert + series + filled(select), values);
    };

    make(customerCount, u"INSERT INTO customer(id, name)"_s,
         u"SELECT FIRST_CUSTOMER+i, printf('Customer %05d', i+1) FROM series"_s);
    make(serverCount,
         u"INSERT INTO server(id, name, customer, datacenter, role, plan, state, cores, memory, disk, architecture, "
         u"addresses,"
         " price_cents, currency)"_s,
         u"SELECT FIRST_SERVER+i, printf('srv-%05d', i+1), FIRST_CUSTOMER+i%CUSTOMERS, 1+i%2, 'client',"
         " CASE WHEN MIX%5<2 THEN 'vps' ELSE 'dedicated' END, 'running', 4<<(MIX%3), 8589934592<<(MIX%3),"
         " 171798691840<<(MIX%3), '2020', printf('127.20.%d.%d', (FIRST_SERVER+i)/250, (FIRST_SERVER+i)%250+1),"
         " 4900+1000*(MIX%20), 'EUR' FROM series"_s);
    make(serverCount,
         u"INSERT INTO migration(id, kind, name_en, name_fr, documentation_en, documentation_fr, from_architecture,"
         " to_architecture, server, announced_at, deadline, offers_test)"_s,
         u"SELECT FIRST_MIGRATION+i, 'mandatory_private_cloud', 'Software architecture 2024', 'Architecture logicielle "
         u"2024',"
         " 'https://help.practice.example/en/migrations/2024/', 'https://help.practice.example/fr/migrations/2024/', "
         "'2020',"
         " '2024', FIRST_SERVER+i, ?, ?, 1 FROM series"_s,
         {now - 20 * day, now + 90 * day});

    db.run(u"CREATE TEMP TABLE word(n INTEGER PRIMARY KEY, text TEXT)"_s);
    const QStringList words =
        u"atlas aube bois cadre cargo cedre delta dune ecume fanal forge garde globe halte iris jonc"
        " lagon lande marge mistral nacre nord onde orge pavot phare pluie quai rade rive sable saule"_s.split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i)
        db.run(u"INSERT INTO word(n, text) VALUES(?,?)"_s, {i, words[i]});
    make(
        count,
        u"INSERT INTO account(id, name, customer, home, served_by, product, period, files, file_count, mail, databases, host)"_s,
        u"SELECT FIRST_ACCOUNT+i, w.text||'-'||(i+1), FIRST_CUSTOMER+(i/100%SERVERS)%CUSTOMERS, "
        u"FIRST_SERVER+i/100%SERVERS,"
        " FIRST_SERVER+i/100%SERVERS, 'private_cloud', '1mo', 102400+(MIX%SIZES)*1024, 20+MIX%60, 3000*(MIX%40),"
        " 32768+(MIX%SIZES)*1024, w.text||'-'||(i+1)||'.example' FROM series JOIN word w ON w.n=MIX%32"_s);
    make(count, u"INSERT INTO database(id, account, name, type, version, size)"_s,
         u"SELECT FIRST_DATABASE+i, FIRST_ACCOUNT+i, 'main', 'SQLITE', '3', 32768+(MIX%SIZES)*1024 FROM series"_s);
    make(
        count, u"INSERT INTO domain(id, account, name, is_internal, dns, ttl)"_s,
        u"SELECT FIRST_DOMAIN+i, FIRST_ACCOUNT+i, a.host, 1, CASE WHEN MIX%5=0 THEN 'external' ELSE 'internal' END, 300"
        " FROM series JOIN account a ON a.id=FIRST_ACCOUNT+i"_s);
    make(
        count, u"INSERT INTO migration_account(account, migration, preparation)"_s,
        u"SELECT FIRST_ACCOUNT+i, FIRST_MIGRATION+i/100%SERVERS, CASE WHEN (i/100)%7=0 OR MIX%3>0 THEN 'ready' ELSE 'todo' END FROM series"_s);
    db.run(u"DROP TABLE word"_s);
}

} // namespace escale::platform
