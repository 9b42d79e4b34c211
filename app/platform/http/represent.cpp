// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/represent.h"

#include "http/members.h"
#include "http/select.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace members;

namespace {

QVariant contains(const QString &text)
{
    QString escaped = text;
    escaped.replace(u"\\"_s, u"\\\\"_s).replace(u"%"_s, u"\\%"_s).replace(u"_"_s, u"\\_"_s);
    return QString(u'%' + escaped + u'%');
}

constexpr auto ownMigrations = "(SELECT m.id FROM migration m WHERE m.customer=?)"_L1;

/// Servers of others that somebody still has to know: where the own accounts are or go, and the shared transit server.
constexpr auto visibleServers =
    " OR s.id IN (SELECT home FROM account WHERE customer=? UNION SELECT served_by FROM account"
    " WHERE customer=? UNION SELECT destination FROM migration WHERE customer=? UNION"
    " SELECT transit_server FROM migration WHERE customer=?))"_L1;

} // namespace

int Represent::customers(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    int count = 0;
    QSqlQuery &row = Select(u"SELECT id, name FROM customer"_s)
                         .ifSet(actor.customer.value(), u"id=?"_s)
                         .page(u"id"_s, query)
                         .run(m_state);
    for (; row.next(); ++count) {
        begin(json, "customer"_L1, row.value(0).toLongLong());
        json.member("name"_L1, row.value(1).toString());
        json.endObject();
    }
    row.finish();
    return count;
}

int Represent::datacenters(JsonWriter &json, const Actor &, const ListQuery &query)
{
    int count = 0;
    QSqlQuery &row = Select(u"SELECT id, name, country FROM datacenter"_s).page(u"id"_s, query).run(m_state);
    for (; row.next(); ++count) {
        begin(json, "datacenter"_L1, row.value(0).toLongLong());
        json.member("name"_L1, row.value(1).toString());
        json.member("country"_L1, row.value(2).toString());
        json.endObject();
    }
    row.finish();
    return count;
}

int Represent::servers(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    int count = 0;
    Select select(
        u"SELECT s.id, s.name, s.customer, s.datacenter, s.role, s.plan, s.cores, s.memory, s.disk, s.architecture,"
        " s.addresses, s.state, s.price_cents, s.currency, s.lent_to FROM server s"_s);
    if (actor.customer.isValid())
        select.where(u"(s.customer=? OR s.lent_to IN "_s + ownMigrations + visibleServers,
                     QVariantList(6, actor.customer.value()));
    if (!query.name.isEmpty())
        select.where(u"s.name LIKE ? ESCAPE '\\'"_s, {contains(query.name)});
    QSqlQuery &row = select.ifSet(query.customer, u"s.customer=?"_s)
                         .ifSet(query.role, u"s.role=?"_s)
                         .page(u"s.id"_s, query)
                         .run(m_state);
    for (; row.next(); ++count) {
        begin(json, "server"_L1, row.value(0).toLongLong());
        json.member("name"_L1, row.value(1).toString());
        reference(json, "customer"_L1, "customer"_L1, row.value(2).toLongLong());
        reference(json, "datacenter"_L1, "datacenter"_L1, row.value(3).toLongLong());
        json.member("role"_L1, row.value(4).toString());
        json.member("plan"_L1, row.value(5).toString());
        json.key("configuration"_L1);
        json.beginObject();
        json.member("cores"_L1, row.value(6).toLongLong());
        json.member("memory"_L1, row.value(7).toLongLong());
        json.member("disk"_L1, row.value(8).toLongLong());
        json.endObject();
        json.member("architecture"_L1, row.value(9).toString());
        json.key("addresses"_L1);
        json.beginArray();
        for (const QString &address : row.value(10).toString().split(u' ', Qt::SkipEmptyParts))
            json.value(address);
        json.endArray();
        json.member("state"_L1, row.value(11).toString());
        json.key("monthly_price"_L1);
        json.beginObject();
        json.member("amount"_L1, Money(row.value(12).toLongLong(), {}).toDecimal());
        json.member("currency"_L1, row.value(13).toString());
        json.endObject();
        // A transit server that was lent before is still known, and whose it is now is not said.
        const MigrationId lentTo(row.value(14).toLongLong());
        const bool isOthers =
            lentTo.isValid() && actor.customer.isValid() && m_state.customerOf(lentTo) != actor.customer;
        reference(json, "lent_to"_L1, "migration"_L1, isOthers ? 0 : lentTo.value());
        json.endObject();
    }
    row.finish();
    return count;
}

int Represent::accounts(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    int count = 0;
    Select select(
        u"SELECT a.id, a.name, a.customer, a.home, a.product, a.period, a.served_by, a.files, a.file_count, a.mail,"
        " a.databases, a.host, s.addresses FROM account a JOIN server s ON s.id=a.served_by"_s);
    if (!query.name.isEmpty())
        select.where(u"a.name LIKE ? ESCAPE '\\'"_s, {contains(query.name)});
    if (query.changedAfter > 0) {
        select.where(u"a.id IN (SELECT object FROM event WHERE type='account' AND seq>?)"_s, {query.changedAfter});
    }
    QSqlQuery &row = select.ifSet(actor.customer.value(), u"a.customer=?"_s)
                         .ifSet(actor.account.value(), u"a.id=?"_s)
                         .ifSet(query.customer, u"a.customer=?"_s)
                         .ifSet(query.server, u"a.home=?"_s)
                         .page(u"a.id"_s, query)
                         .run(m_state);
    QString addresses;
    QString url;
    for (; row.next(); ++count) {
        begin(json, "account"_L1, row.value(0).toLongLong());
        json.member("name"_L1, row.value(1).toString());
        reference(json, "customer"_L1, "customer"_L1, row.value(2).toLongLong());
        json.member("location_type"_L1, "server"_L1);
        json.member("location_object"_L1, row.value(3).toLongLong());
        json.member("product"_L1, row.value(4).toString());
        json.member("period"_L1, row.value(5).toString());
        reference(json, "location"_L1, "server"_L1, row.value(6).toLongLong());
        json.key("usage"_L1);
        json.beginObject();
        json.member("files"_L1, row.value(7).toLongLong());
        json.member("file_count"_L1, row.value(8).toLongLong());
        json.member("mail"_L1, row.value(9).toLongLong());
        json.member("databases"_L1, row.value(10).toLongLong());
        json.endObject();
        if (const QString found = row.value(12).toString(); found != addresses) {
            addresses = found;
            url = m_siteOf ? m_siteOf(found.section(u' ', 0, 0)) : QString();
        }
        json.key("site"_L1);
        if (url.isEmpty()) {
            json.null();
        } else {
            json.beginObject();
            const QString host = row.value(11).toString();
            json.member("url"_L1, url);
            json.member("host"_L1, host);
            json.member("link"_L1, m_linkTo ? m_linkTo(host) : u"https://"_s + host + u'/');
            json.endObject();
        }
        json.endObject();
    }
    row.finish();
    return count;
}

int Represent::databases(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    int count = 0;
    Select select(u"SELECT d.id, d.name, d.type, d.annotation, d.account, d.version, d.size, a.name FROM database d"
                  " JOIN account a ON a.id=d.account"_s);
    QSqlQuery &row = select.ifSet(actor.customer.value(), u"a.customer=?"_s)
                         .ifSet(actor.account.value(), u"a.id=?"_s)
                         .ifSet(query.account, u"d.account=?"_s)
                         .ifSet(query.server, u"a.home=?"_s)
                         .page(u"d.id"_s, query)
                         .run(m_state);
    for (; row.next(); ++count) {
        begin(json, "database"_L1, row.value(0).toLongLong());
        json.member("name"_L1, row.value(1).toString());
        json.member("type"_L1, row.value(2).toString());
        json.member("permissions"_L1, QJsonObject{{row.value(7).toString(), u"FULL"_s}});
        json.member("annotation"_L1, row.value(3).toString());
        reference(json, "account"_L1, "account"_L1, row.value(4).toLongLong());
        json.member("version"_L1, row.value(5).toString());
        json.member("size"_L1, row.value(6).toLongLong());
        json.endObject();
    }
    row.finish();
    return count;
}

namespace {

/// The address at which a domain is reached: the provider's DNS follows the account, an external one keeps naming the server
/// that the account belongs to, which forwards.
constexpr auto domainColumns =
    "SELECT d.id, d.name, d.is_internal, d.account, d.dns, d.ttl, s.addresses, d.ttl_before, "
    "d.ttl_changed_at FROM domain d "
    "JOIN account a ON a.id=d.account"
    " JOIN server s ON s.id=CASE d.dns WHEN 'internal' THEN a.served_by ELSE a.home END"_L1;

QString firstAddress(const QString &addresses)
{
    return addresses.section(u' ', 0, 0);
}

constexpr int recordsADomain = 4; // A, MX, TXT, CNAME www: an id has room for them

} // namespace

int Represent::domains(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    int count = 0;
    QSqlQuery &row = Select(QString(domainColumns))
                         .ifSet(actor.customer.value(), u"a.customer=?"_s)
                         .ifSet(actor.account.value(), u"a.id=?"_s)
                         .ifSet(query.account, u"d.account=?"_s)
                         .ifSet(query.server, u"a.home=?"_s)
                         .page(u"d.id"_s, query)
                         .run(m_state);
    for (; row.next(); ++count) {
        begin(json, "domain"_L1, row.value(0).toLongLong());
        json.member("name"_L1, row.value(1).toString());
        json.member("is_internal"_L1, row.value(2).toBool());
        reference(json, "account"_L1, "account"_L1, row.value(3).toLongLong());
        json.member("dns"_L1, row.value(4).toString());
        json.member("ttl"_L1, row.value(5).toInt());
        const QString expected = firstAddress(row.value(6).toString());
        const auto found = m_resolve ? m_resolve(row.value(1).toString()) : std::nullopt;
        textOrNull(json, "resolves_to"_L1, found ? found->address : expected);
        textOrNull(json, "expected"_L1, expected);
        time(json, "resolved_at"_L1, found ? found->at : m_state.now());
        json.key("ttl_before"_L1);
        if (row.value(7).isNull())
            json.null();
        else
            json.value(row.value(7).toInt());
        time(json, "ttl_changed_at"_L1, row.value(8));
        json.endObject();
    }
    row.finish();
    return count;
}

int Represent::records(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    int count = 0;
    const qint64 domain = query.id ? (query.id - 1) / recordsADomain + 1 : query.domain;
    QSqlQuery &row = Select(QString(domainColumns))
                         .where(u"d.dns='internal'"_s)
                         .ifSet(actor.customer.value(), u"a.customer=?"_s)
                         .ifSet(actor.account.value(), u"a.id=?"_s)
                         .ifSet(domain, u"d.id=?"_s)
                         .page(u"d.id"_s, {.afterId = query.afterId / recordsADomain, .limit = query.limit})
                         .run(m_state);
    while (row.next()) {
        const qint64 of = row.value(0).toLongLong();
        const QString name = row.value(1).toString();
        const auto record = [&](int which, QLatin1StringView type, QLatin1StringView relative, const QString &value,
                                int priority) {
            const qint64 id = (of - 1) * recordsADomain + 1 + which;
            if ((query.id && id != query.id) || id <= query.afterId || (query.limit && count >= query.limit))
                return;
            ++count;
            begin(json, "record"_L1, id);
            reference(json, "domain"_L1, "domain"_L1, of);
            json.member("type"_L1, type);
            json.member("name"_L1, relative);
            json.member("value"_L1, value);
            json.key("priority"_L1);
            if (priority >= 0)
                json.value(priority);
            else
                json.null();
            json.member("ttl"_L1, row.value(5).toInt());
            json.member("annotation"_L1, ""_L1);
            json.member("is_user_defined"_L1, false);
            json.member("is_active"_L1, true);
            json.endObject();
        };
        record(0, "A"_L1, ""_L1, firstAddress(row.value(6).toString()), -1);
        record(1, "MX"_L1, ""_L1, u"mx."_s + name, 10);
        record(2, "TXT"_L1, ""_L1, u"v=spf1 mx -all"_s, -1);
        record(3, "CNAME"_L1, "www"_L1, name, -1);
    }
    row.finish();
    return count;
}

int Represent::ips(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    constexpr int addressesAServer = 16;
    int count = 0;
    const qint64 server = query.id ? (query.id - 1) / addressesAServer + 1 : query.server;
    Select select(u"SELECT s.id, s.addresses FROM server s"_s);
    if (actor.customer.isValid())
        select.where(u"(s.customer=? OR s.lent_to IN "_s + ownMigrations + visibleServers,
                     QVariantList(6, actor.customer.value()));
    QSqlQuery &row = select.ifSet(server, u"s.id=?"_s).page(u"s.id"_s, {}).run(m_state);
    while (row.next()) {
        const QStringList addresses = row.value(1).toString().split(u' ', Qt::SkipEmptyParts);
        for (qsizetype i = 0; i < addresses.size(); ++i) {
            const qint64 id = (row.value(0).toLongLong() - 1) * addressesAServer + i + 1;
            if (query.id && id != query.id)
                continue;
            ++count;
            begin(json, "ip"_L1, id);
            json.member("ip"_L1, addresses[i]);
            json.member("version"_L1, addresses[i].contains(u':') ? 6 : 4);
            json.member("role"_L1, "service"_L1);
            reference(json, "server"_L1, "server"_L1, row.value(0).toLongLong());
            json.endObject();
        }
    }
    row.finish();
    return count;
}

} // namespace escale::platform
