// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/represent.h"

#include "engine/stages.h"
#include "http/members.h"
#include "http/select.h"
#include "http/version.h"

#include <escale/migration/clocks.h>
#include <escale/migration/estimate.h>
#include <escale/migration/steps.h>

#include <QtCore/QJsonDocument>

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

int Represent::migrations(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    QList<MigrationId> ids;
    QSqlQuery &row = Select(u"SELECT m.id FROM migration m"_s)
                         .ifSet(actor.customer.value(), u"m.customer=?"_s)
                         .ifSet(query.server, u"m.server=?"_s)
                         .ifSet(query.customer, u"m.customer=?"_s)
                         .page(u"m.id"_s, query)
                         .run(m_state);
    while (row.next())
        ids.append(MigrationId(row.value(0).toLongLong()));
    row.finish();
    // Those of one customer may lie far apart: then each is read by itself.
    const bool dense = ids.size() > 1 && ids.last().value() - ids.first().value() < 4 * ids.size();
    QHash<MigrationId, std::shared_ptr<const MigrationFacts>> outlines;
    if (dense)
        outlines = m_state.outlines(ids.first(), ids.last());
    for (const MigrationId id : std::as_const(ids)) {
        const auto facts = dense ? outlines.value(id) : m_state.migration(id);
        begin(json, "migration"_L1, id.value());
        json.member("etag"_L1, versionOf(*facts));
        json.member("kind"_L1, nameOf(facts->kind));
        localized(json, "name"_L1, facts->name);
        localized(json, "documentation"_L1, facts->documentation);
        json.member("from"_L1, facts->from);
        json.member("to"_L1, facts->to);
        const bool publicCloud = facts->kind == Kind::PublicCloud;
        reference(json, "server"_L1, "server"_L1, publicCloud ? 0 : facts->server.value());
        reference(json, "account"_L1, "account"_L1, publicCloud ? m_state.onlyAccount(id).value() : 0);
        time(json, "announced_at"_L1, facts->announcedAt);
        time(json, "deadline"_L1, facts->deadline);
        json.member("offers_test"_L1, facts->offersTest);
        json.key("transit"_L1);
        json.beginObject();
        json.member("state"_L1, nameOf(facts->transit.state));
        json.member("kind"_L1, nameOf(facts->transit.kind));
        reference(json, "server"_L1, "server"_L1, facts->transit.server.value());
        time(json, "requested_at"_L1, facts->transit.requestedAt);
        time(json, "ready_at"_L1, facts->transit.readyAt);
        time(json, "released_at"_L1, facts->transit.releasedAt);
        textOrNull(json, "waiting_reason"_L1, facts->transit.waitingReason);
        json.endObject();
        json.key("reinstallation"_L1);
        json.beginObject();
        json.member("state"_L1, nameOf(facts->reinstallation.state));
        time(json, "requested_at"_L1, facts->reinstallation.requestedAt);
        time(json, "started_at"_L1, facts->reinstallation.startedAt);
        time(json, "done_at"_L1, facts->reinstallation.doneAt);
        json.endObject();
        json.key("finalisation"_L1);
        json.beginObject();
        textOrNull(json, "by"_L1, facts->finalisationBy ? QString(nameOf(*facts->finalisationBy)) : QString());
        time(json, "until"_L1, finalisationUntil(*facts, m_state.policy()));
        json.endObject();
        time(json, "completed_at"_L1, facts->completedAt);
        json.member("step"_L1, int(currentStep(*facts)));
        rules(json, *facts, m_state.policy(),
              facts->transit.readyAt.isValid() ? m_state.monthlyPrice(facts->server) : Money(), m_state.now());
        const Counts counts = countAccounts(*facts);
        json.key("counts"_L1);
        json.beginObject();
        json.member("total"_L1, counts.total);
        json.member("ready"_L1, counts.ready);
        json.member("client_old"_L1, counts.onClientOld);
        json.member("transit"_L1, counts.onTransit);
        json.member("client_new"_L1, counts.onClientNew);
        json.member("verified"_L1, counts.verified);
        json.member("failed"_L1, counts.failed);
        json.member("busy"_L1, counts.busy);
        json.endObject();
        json.endObject();
    }
    return int(ids.size());
}

int Represent::migrationAccounts(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    const MigrationId migration(query.migration);
    const auto facts = m_state.migration(migration);
    if (!facts || (actor.customer.isValid() && m_state.customerOf(migration) != actor.customer))
        return 0;
    const Pace pace = observedPace(*facts, m_state.policy());
    int count = 0;
    for (const AccountFacts &account : facts->accounts) {
        const qint64 id = account.id.value();
        if ((query.id && id != query.id) || id <= query.afterId
            || (actor.account.isValid() && account.id != actor.account))
            continue;
        if (query.limit && count >= query.limit)
            break;
        ++count;
        json.beginObject();
        json.member("id"_L1, id);
        json.member("href"_L1, u"/v1/migration/%1/account/%2/"_s.arg(migration.value()).arg(id));
        json.member("etag"_L1, versionOf(account));
        reference(json, "migration"_L1, "migration"_L1, migration.value());
        reference(json, "account"_L1, "account"_L1, id);
        json.member("name"_L1, account.name);
        json.member("preparation"_L1, nameOf(account.preparation));
        json.member("location"_L1, nameOf(account.location));
        json.member("activity"_L1, nameOf(account.activity));
        json.member("verified"_L1, account.verified);
        json.member("precopied"_L1, account.precopied);
        time(json, "precopied_at"_L1, account.precopiedAt);
        time(json, "copy_discarded_at"_L1, account.copyDiscardedAt);
        json.key("test"_L1);
        json.beginObject();
        json.member("state"_L1, nameOf(account.test.state));
        textOrNull(json, "address"_L1, account.test.address);
        time(json, "copied_at"_L1, account.test.copiedAt);
        time(json, "expires"_L1, account.test.expires);
        json.endObject();
        json.key("weight"_L1);
        json.beginObject();
        json.member("files"_L1, account.weight.files);
        json.member("file_count"_L1, account.weight.fileCount);
        json.member("mail"_L1, account.weight.mail);
        json.member("databases"_L1, account.weight.databases);
        json.member("delta"_L1, account.weight.delta);
        optionalNumber(json, "changed_per_day"_L1, account.weight.changedPerDay);
        json.endObject();
        json.key("domains"_L1);
        json.beginObject();
        json.member("internal"_L1, account.internalDomains);
        json.member("external"_L1, account.externalDomains);
        json.endObject();
        const LegEstimates with = estimateLegs(pace, account, true);
        const LegEstimates without = estimateLegs(pace, account, false);
        const LegEstimates &legs = facts->transit.kind == TransitKind::Shared ? without : with;
        json.key("estimate"_L1);
        json.beginObject();
        range(json, "out"_L1, legs.out);
        range(json, "back"_L1, legs.back);
        range(json, "both"_L1, legs.both);
        range(json, "with_precopy"_L1, with.out);
        range(json, "without_precopy"_L1, without.out);
        json.endObject();
        json.key("attempts"_L1);
        json.beginArray();
        for (const Attempt &attempt : account.attempts) {
            json.beginObject();
            json.member("leg"_L1, nameOf(attempt.leg));
            json.member("number"_L1, attempt.number);
            reference(json, "task"_L1, "task"_L1, attempt.task.value());
            time(json, "started"_L1, attempt.started);
            time(json, "ended"_L1, attempt.ended);
            json.member("outcome"_L1, nameOf(attempt.outcome));
            json.member("bytes"_L1, attempt.bytes);
            time(json, "downtime_started"_L1, attempt.downtimeStarted);
            time(json, "downtime_ended"_L1, attempt.downtimeEnded);
            json.key("downtime_seconds"_L1);
            if (attempt.downtimeSeconds)
                json.value(*attempt.downtimeSeconds);
            else
                json.null();
            range(json, "estimate"_L1, attempt.estimate);
            textOrNull(json, "error_code"_L1, attempt.errorCode);
            optionalNumber(json, "database_bytes"_L1, attempt.databaseBytes);
            optionalNumber(json, "difference_bytes"_L1, attempt.differenceBytes);
            checks(json, attempt);
            json.endObject();
        }
        json.endArray();
        annotations(json, account);
        json.endObject();
    }
    return count;
}

int Represent::requests(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    QList<SupportRequestId> ids;
    Select select(u"SELECT r.id FROM support_request r JOIN migration m ON m.id=r.migration"_s);
    QSqlQuery &row = select.ifSet(actor.customer.value(), u"m.customer=?"_s)
                         .ifSet(query.migration, u"r.migration=?"_s)
                         .ifSet(query.state, u"r.state=?"_s)
                         .ifSet(query.kind, u"r.kind=?"_s)
                         .page(u"r.id"_s, query)
                         .run(m_state);
    while (row.next())
        ids.append(SupportRequestId(row.value(0).toLongLong()));
    row.finish();
    for (const SupportRequestId id : std::as_const(ids)) {
        const auto request = m_state.request(id);
        begin(json, "support_request"_L1, id.value());
        json.member("etag"_L1, versionOf(*request));
        reference(json, "migration"_L1, "migration"_L1, request->migration.value());
        json.member("kind"_L1, nameOf(request->kind));
        json.member("state"_L1, nameOf(request->state));
        const bool transit = request->kind == RequestKind::Transit;
        textOrNull(json, "transit_kind"_L1, transit ? QString(nameOf(request->transitKind)) : QString());
        textOrNull(json, "finalisation_by"_L1,
                   request->finalisationBy ? QString(nameOf(*request->finalisationBy)) : QString());
        textOrNull(json, "reason"_L1, request->reason);
        time(json, "created"_L1, request->created);
        time(json, "since"_L1, request->since);
        json.key("messages"_L1);
        json.beginArray();
        for (const Message &message : request->messages) {
            json.beginObject();
            time(json, "at"_L1, message.at);
            json.member("actor"_L1, message.actor);
            json.member("role"_L1, nameOf(message.role));
            json.member("text"_L1, message.text);
            textOrNull(json, "event"_L1, message.event == Action::Unknown ? QString() : QString(nameOf(message.event)));
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    return int(ids.size());
}

int Represent::tasks(JsonWriter &json, const Actor &actor, const ListQuery &query)
{
    QList<TaskId> ids;
    Select select(u"SELECT t.id FROM task t JOIN migration m ON m.id=t.migration"_s);
    if (query.live)
        select.where(u"t.state IN ('queued','running','paused')"_s);
    QSqlQuery &row = select.ifSet(actor.customer.value(), u"m.customer=?"_s)
                         .ifSet(actor.account.value(), u"t.account=?"_s)
                         .ifSet(query.migration, u"t.migration=?"_s)
                         .ifSet(query.account, u"t.account=?"_s)
                         .ifSet(query.state, u"t.state=?"_s)
                         .page(u"t.id"_s, query)
                         .run(m_state);
    while (row.next())
        ids.append(TaskId(row.value(0).toLongLong()));
    row.finish();
    for (const TaskId id : std::as_const(ids)) {
        const auto record = m_state.task(id);
        const Task &task = record->task;
        begin(json, "task"_L1, id.value());
        json.member("etag"_L1, versionOf(task));
        json.member("type"_L1, nameOf(task.type));
        reference(json, "migration"_L1, "migration"_L1, task.migration.value());
        reference(json, "account"_L1, "account"_L1, task.account.value());
        reference(json, "server"_L1, "server"_L1, task.server.value());
        json.member("state"_L1, nameOf(task.state));
        textOrNull(json, "stage"_L1, task.stage);
        json.key("stages"_L1);
        json.beginArray();
        for (const Stage *stage : stagesOf(task.type, courseOf(record->options)))
            json.value(stage->name);
        json.endArray();
        json.key("progress"_L1);
        json.beginObject();
        json.member("bytes"_L1, task.bytes);
        json.member("total"_L1, task.bytesTotal);
        json.endObject();
        if (task.estimate)
            range(json, "estimate"_L1, *task.estimate);
        else
            json.memberNull("estimate"_L1);
        const auto codeAndParams = [&json](QLatin1StringView key, const QString &code, const QJsonObject &params) {
            json.key(key);
            if (code.isEmpty()) {
                json.null();
                return;
            }
            json.beginObject();
            json.member("code"_L1, code);
            json.member("params"_L1, params);
            json.endObject();
        };
        codeAndParams("waiting_for"_L1, task.waitingFor, task.waitingParams);
        json.member("actor"_L1, task.actor);
        json.member("role"_L1, nameOf(task.role));
        textOrNull(json, "on_behalf_of"_L1, task.onBehalfOf);
        time(json, "created"_L1, task.created);
        time(json, "started"_L1, task.started);
        time(json, "ended"_L1, task.ended);
        time(json, "heartbeat"_L1, task.heartbeat);
        json.member("attempt"_L1, task.attempt);
        json.member("cut_over_begun"_L1, task.cutOverBegun);
        codeAndParams("error"_L1, task.error ? task.error->code : QString(),
                      task.error ? task.error->params : QJsonObject());
        json.key("log"_L1);
        if (record->logFirst) {
            json.beginObject();
            json.member("first"_L1, record->logFirst);
            json.member("last"_L1, record->logLast);
            json.endObject();
        } else {
            json.null();
        }
        json.endObject();
    }
    return int(ids.size());
}

bool Represent::hasEvents(const Actor &actor, qint64 after)
{
    if (m_state.feedSeq() <= after)
        return false;
    if (!actor.customer.isValid())
        return true;
    return m_state.database()
        .single(u"SELECT EXISTS(SELECT 1 FROM event WHERE seq>? AND customer=?)"_s, {after, actor.customer.value()})
        .toBool();
}

qint64 Represent::events(JsonWriter &json, const Actor &actor, qint64 after, int limit, int *count)
{
    struct Row {
        qint64 seq;
        qint64 at;
        QString type;
        qint64 object;
        qint64 migration;
    };
    QList<Row> rows;
    QSqlQuery &row = Select(u"SELECT seq, at, type, object, migration FROM event"_s)
                         .where(u"seq>?"_s, {after})
                         .ifSet(actor.customer.value(), u"customer=?"_s)
                         .page(u"seq"_s, {.limit = limit})
                         .run(m_state);
    while (row.next())
        rows.append({row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(),
                     row.value(3).toLongLong(), row.value(4).toLongLong()});
    row.finish();
    static const QHash<QString, Method> methods{
        {u"server"_s, &Represent::servers},       {u"account"_s, &Represent::accounts},
        {u"migration"_s, &Represent::migrations}, {u"migration_account"_s, &Represent::migrationAccounts},
        {u"task"_s, &Represent::tasks},           {u"support_request"_s, &Represent::requests},
        {u"presence"_s, &Represent::presence}};
    qint64 last = after;
    json.beginArray();
    for (const Row &event : std::as_const(rows)) {
        last = event.seq;
        const Method method = methods.value(event.type);
        if (!method)
            continue;
        JsonWriter object;
        const bool visible = (this->*method)(object, actor,
                                             {.id = event.object,
                                              .migration = event.type == "migration_account"_L1 ? event.migration : 0})
                             > 0;
        // What a token narrowed to one account never saw is not gone either.
        if (!visible && actor.account.isValid())
            continue;
        json.beginObject();
        json.member("seq"_L1, event.seq);
        time(json, "at"_L1, QVariant(event.at));
        json.member("type"_L1, event.type);
        json.member("action"_L1, visible ? "changed"_L1 : "removed"_L1);
        json.member("href"_L1, event.type == "migration_account"_L1
                                   ? u"/v1/migration/%1/account/%2/"_s.arg(event.migration).arg(event.object)
                               : event.type == "presence"_L1 ? u"/v1/server/%1/presence/"_s.arg(event.object)
                                                             : u"/v1/%1/%2/"_s.arg(event.type).arg(event.object));
        json.key("object"_L1);
        if (visible)
            json.raw(object.text());
        else
            json.null();
        json.endObject();
    }
    json.endArray();
    *count = int(rows.size());
    // All of it was read: the next question may start at the end of the feed, also of what others see.
    return rows.size() < limit ? m_state.feedSeq() : last;
}

} // namespace escale::platform
