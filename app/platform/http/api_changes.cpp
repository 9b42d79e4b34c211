// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/answers.h"
#include "http/api.h"
#include "http/fields.h"

#include <escale/core/clock.h>

#include <QtCore/QJsonArray>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace answers;
using namespace fields;

namespace {

/// Reads the migration permission of a new token. Every customer's object is looked for among the customer's own.
std::optional<Permission> readPermission(const QJsonValue &value, CustomerId customer, State &state)
{
    const QJsonObject object = value.toObject();
    if (!value.isObject() || object.size() != 3 || !object.value("everything"_L1).isBool()
        || !object.value("servers"_L1).isArray() || !object.value("accounts"_L1).isArray())
        return std::nullopt;
    Permission permission;
    permission.everything = object.value("everything"_L1).toBool();
    for (const QJsonValue &id : object.value("servers"_L1).toArray()) {
        const auto server = isId(id) ? state.server(ServerId(id.toInteger())) : std::nullopt;
        if (!server || server->customer != customer)
            return std::nullopt;
        permission.servers.append(server->id);
    }
    for (const QJsonValue &id : object.value("accounts"_L1).toArray()) {
        const AccountId account(isId(id) ? id.toInteger() : 0);
        if (!account.isValid() || state.ownerOf(account) != customer)
            return std::nullopt;
        permission.accounts.append(account);
    }
    return permission;
}

} // namespace

Response Api::setPresence(const Call &call)
{
    const ServerId server(call.ids.first());
    JsonWriter visible;
    if (m_represent.servers(visible, call.actor, {.id = server.value()}) == 0) {
        deny(call.request, &call.actor, u"not_found"_s);
        return notFound();
    }
    if (call.actor.role == Party::Reviewer) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    auto body = readBody(call.request);
    if (!body)
        return std::move(body.error());
    if (const auto field = invalidIn(*body, fieldsOfPresence()))
        return invalidField(*field);
    const QString doing = body->value("doing"_L1).toString();
    State::Change change(m_state, Database::Durability::Process);
    if (doing == "gone"_L1)
        m_presence.leave(call.actor, server);
    else
        m_presence.set(call.actor, server, fromName<Doing>(doing));
    change.commit();
    return {204, {}, {}, {}};
}

Response Api::changeDomain(const Call &call)
{
    JsonWriter visible;
    if (m_represent.domains(visible, call.actor, {.id = call.ids.first()}) == 0) {
        deny(call.request, &call.actor, u"not_found"_s);
        return notFound();
    }
    const AccountId account(
        m_state.database().single(u"SELECT account FROM domain WHERE id=?"_s, {call.ids.first()}).toLongLong());
    const ServerId home(
        m_state.database().single(u"SELECT home FROM account WHERE id=?"_s, {account.value()}).toLongLong());
    const bool mayWrite = call.actor.role == Party::Support
                          || (call.actor.role == Party::Customer && covers(call.actor.permission, home, account));
    if (!mayWrite) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    auto body = readBody(call.request);
    if (!body)
        return std::move(body.error());
    if (const auto field = invalidIn(*body, fieldsOfDomain()))
        return invalidField(*field);
    QSqlQuery &row = m_state.database().run(u"SELECT name, dns, ttl FROM domain WHERE id=?"_s, {call.ids.first()});
    row.next();
    const QString name = row.value(0).toString();
    const bool internal = row.value(1).toString() == nameOf(DnsHost::Internal);
    const int before = row.value(2).toInt();
    row.finish();
    if (!internal) // whoever serves the zone changes it there
        return refusedBy({{GateCode::NotOffered, false, Party::Customer, {{u"domain"_s, name}}}}, {});
    const int ttl = body->value("ttl"_L1).toInt();
    State::Change change(m_state);
    if (ttl != before) {
        m_state.database().run(u"UPDATE domain SET ttl=?, ttl_before=?, ttl_changed_at=? WHERE id=?"_s,
                               {ttl, before, m_state.now().toMSecsSinceEpoch(), call.ids.first()});
        m_state.touch(u"account"_s, account.value(), {},
                      call.actor.customer.isValid() ? call.actor.customer : m_state.ownerOf(account));
        m_state.log(u"ESC-2033"_s, {{u"domain"_s, name}, {u"ttl"_s, ttl}},
                    {.account = account, .actor = call.actor.name});
    }
    change.commit();
    return {204, {}, {}, {}};
}

Response Api::createToken(const Call &call)
{
    if (call.actor.role != Party::Support || call.actor.customer.isValid()) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    auto body = readBody(call.request);
    if (!body)
        return std::move(body.error());
    for (auto it = body->begin(); it != body->end(); ++it) {
        if (it.key() != "name"_L1 && it.key() != "role"_L1 && it.key() != "customer"_L1 && it.key() != "expires"_L1
            && it.key() != "permission"_L1)
            return invalidField(it.key());
    }
    const QString name = body->value("name"_L1).toString();
    if (name.isEmpty() || name.size() > 200)
        return invalidField(u"name"_s);
    const Party role = fromName<Party>(body->value("role"_L1).toString());
    if (role != Party::Customer && role != Party::Support && role != Party::Reviewer)
        return invalidField(u"role"_s);
    CustomerId customer;
    // A scope that is not understood must never become none.
    if (const QJsonValue value = body->value("customer"_L1); isValid({"customer"_L1, Field::Kind::Id}, value))
        customer = CustomerId(value.toInteger());
    else if (!value.isNull())
        return invalidField(u"customer"_s);
    if ((role == Party::Customer) != customer.isValid() && role != Party::Reviewer)
        return invalidField(u"customer"_s);
    if (customer.isValid() && m_state.customerName(customer).isEmpty())
        return invalidField(u"customer"_s);
    Permission permission;
    if (const QJsonValue value = body->value("permission"_L1); !value.isUndefined()) {
        const auto read = readPermission(value, customer, m_state);
        if (!read || (role != Party::Customer && !read->everything))
            return invalidField(u"permission"_s);
        permission = *read;
    }
    QDateTime expires;
    if (const QJsonValue value = body->value("expires"_L1); !value.isNull()) {
        expires = fromWireTime(value.toString());
        if (!expires.isValid() || expires <= m_state.now())
            return invalidField(u"expires"_s);
    }
    State::Change change(m_state);
    const Tokens::Made made = m_tokens.create(role, customer, name, expires, permission);
    m_state.log(u"ESC-2030"_s, {{u"token"_s, made.id}, {u"role"_s, QString(nameOf(role))}}, {.actor = call.actor.name});
    change.commit();
    JsonWriter writer;
    m_represent.tokens(writer, call.actor, {.id = made.id});
    QByteArray object = writer.take();
    JsonWriter secret;
    secret.beginObject();
    secret.member("secret"_L1, made.secret);
    secret.endObject();
    object.chop(1);
    object += ',' + secret.text().sliced(1);
    Response response = ok(object, {});
    response.status = 201;
    response.headers.append(QHttpHeaders::WellKnownHeader::Location, u"/v1/token/%1/"_s.arg(made.id).toLatin1());
    response.headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "no-store");
    return response;
}

Response Api::revokeToken(const Call &call)
{
    if (call.actor.role != Party::Support || call.actor.customer.isValid()) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    State::Change change(m_state);
    if (!m_tokens.revoke(call.ids.first())) {
        change.commit();
        return notFound();
    }
    m_state.log(u"ESC-2031"_s, {{u"token"_s, call.ids.first()}}, {.actor = call.actor.name});
    change.commit();
    return {204, {}, {}, {}};
}

} // namespace escale::platform
