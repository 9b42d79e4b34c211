// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/version.h"
#include "http/answers.h"
#include "http/fields.h"
#include "http/route.h"

#include <escale/core/clock.h>

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QUuid>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace answers;
using namespace fields;

Response Api::write(const Call &given, const Route &route)
{
    if (route.post)
        return (this->*route.post)(given);
    Call call = given;
    const Request &request = call.request;

    // What the actor cannot see is not there, whatever else is wrong with the request.
    Order order;
    order.action = route.action;
    order.actor = call.actor;
    QString type;
    const qint64 id = call.ids.last();
    ListQuery object{.id = id};
    Represent::Method method = nullptr;
    switch (route.target) {
    case Route::Target::Account:
        type = u"migration_account"_s;
        method = &Represent::migrationAccounts;
        object.migration = call.ids.first();
        order.migration = MigrationId(call.ids.first());
        order.account = AccountId(id);
        break;
    case Route::Target::Migration:
        type = u"migration"_s;
        method = &Represent::migrations;
        order.migration = MigrationId(id);
        break;
    case Route::Target::Request:
        type = u"support_request"_s;
        method = &Represent::requests;
        order.request = SupportRequestId(id);
        break;
    case Route::Target::Task:
        type = u"task"_s;
        method = &Represent::tasks;
        order.task = TaskId(id);
        break;
    case Route::Target::None:
        return notFound();
    }
    // A token narrowed to one account does not decide over the others.
    const bool isItsOwn =
        route.target == Route::Target::Migration && m_state.onlyAccount(order.migration) == call.actor.account;
    if (call.actor.account.isValid() && !isItsOwn
        && (route.target == Route::Target::Migration || route.target == Route::Target::Request)) {
        deny(request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}, {u"action"_s, QString(nameOf(route.action))}});
    }
    const auto current = [&] {
        JsonWriter writer(2048);
        (m_represent.*method)(writer, call.actor, object);
        return writer.take();
    };
    if (current().isEmpty()) {
        deny(request, &call.actor, u"not_found"_s);
        return notFound();
    }
    // Before anything is said about the body: who may not do this learns nothing else.
    if (m_engine.isForbidden(order)) {
        deny(request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}, {u"action"_s, QString(nameOf(route.action))}});
    }
    auto body = readBody(request);
    if (!body)
        return std::move(body.error());
    const QByteArray key = request.headers.value("Idempotency-Key").toByteArray();
    if (key.isEmpty())
        return problem(400, u"idempotency_key_missing"_s, u"Every action needs an Idempotency-Key"_s);
    if (QUuid::fromString(QLatin1StringView(key)).isNull())
        return invalidField(u"Idempotency-Key"_s);
    if (const auto field = invalidIn(*body, fieldsOf(route.action)))
        return invalidField(*field);

    const QByteArray digest = QCryptographicHash::hash(
        request.path.toUtf8() + '\n' + QJsonDocument(*body).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    QSqlQuery &known =
        m_state.database().run(u"SELECT digest, status, location, body FROM idempotency WHERE token=? AND key=?"_s,
                               {call.actor.token, QString::fromLatin1(key)});
    if (known.next()) {
        const QByteArray before = known.value(0).toByteArray();
        Response response{known.value(1).toInt(), {}, known.value(3).toByteArray(), {}};
        if (const QString location = known.value(2).toString(); !location.isEmpty())
            response.headers.append(QHttpHeaders::WellKnownHeader::Location, location.toLatin1());
        known.finish();
        if (before == digest)
            return response;
        if (before.isEmpty()) {
            deny(request, &call.actor, u"command_withdrawn"_s);
            return problem(422, u"command_withdrawn"_s, u"Its sender was told that it is not carried out"_s);
        }
        deny(request, &call.actor, u"idempotency_key_reused"_s);
        return problem(422, u"idempotency_key_reused"_s, u"The key belongs to another request"_s);
    }
    if (const auto expected = request.headers.values(QHttpHeaders::WellKnownHeader::IfMatch); !expected.isEmpty()) {
        if (!isMeant(expected, versionOfObject(type, object).toLatin1())) {
            deny(request, &call.actor, u"stale"_s);
            JsonWriter writer(4096);
            writer.beginObject();
            writer.member("type"_L1, "about:blank"_L1);
            writer.member("title"_L1, "The object has changed"_L1);
            writer.member("status"_L1, 412);
            writer.member("code"_L1, "stale"_L1);
            writer.member("params"_L1, QJsonObject());
            writer.key("current"_L1);
            writer.raw(current());
            writer.endObject();
            return {412, QByteArray(problemJson.data(), problemJson.size()), writer.take(), {}};
        }
    }

    order.keep = fromName<KeepData>(body->value("keep"_L1).toString(u"current"_s));
    order.transitKind = fromName<TransitKind>(body->value("kind"_L1).toString(u"dedicated"_s));
    order.finalisationBy = fromName<Party>(body->value("finalisation_by"_L1).toString(u"support"_s));
    for (const QLatin1StringView text : {"message"_L1, "confirm"_L1, "reason"_L1, "text"_L1, "item"_L1}) {
        if (body->contains(text))
            order.text = body->value(text).toString();
    }
    order.server = ServerId(body->value("server"_L1).toInteger());
    order.note = NoteId(body->value("note"_L1).toInteger());
    order.override = body->value("override"_L1).toBool();
    order.stopAtFailure = body->value("stop_at_failure"_L1).toBool(true);
    for (const QJsonValue &value : body->value("moves"_L1).toArray()) {
        const QJsonObject move = value.toObject();
        order.moves.append({.account = AccountId(move.value("account"_L1).toInteger()),
                            .leg = fromName<Leg>(move.value("leg"_L1).toString()),
                            .notBefore = fromWireTime(move.value("not_before"_L1).toString()),
                            .notAfter = fromWireTime(move.value("not_after"_L1).toString()),
                            .task = {},
                            .outcome = std::nullopt});
    }

    const auto migrationOf = [this](const Order &of) {
        if (of.task.isValid())
            return m_state.task(of.task)->task.migration;
        return of.request.isValid() ? m_state.request(of.request)->migration : of.migration;
    };
    // What takes no room, or gives some back, is still done. The sender may try again with the same key.
    const bool isSmall = route.target == Route::Target::Task || route.action == Action::TestCleanup;
    if (m_engine.isHalted() || (!isSmall && m_engine.isShortOfSpace()))
        return storageFull();

    State::Change change(m_state);
    const Answer answer = m_engine.perform(order);
    if (!answer) {
        const Refusal &refusal = answer.error();
        if (refusal.code == "gates_unmet"_L1) {
            QStringList codes;
            for (const Gate &gate : refusal.gates)
                codes.append(QString(nameOf(gate.code)));
            const MigrationId of = migrationOf(order);
            m_state.log(u"ESC-3001"_s, {{u"action"_s, QString(nameOf(order.action))}, {u"gates"_s, codes.join(u", ")}},
                        {.migration = of, .account = order.account, .actor = call.actor.name});
        } else if (refusal.code != "invalid_field"_L1) {
            m_state.log(u"ESC-3002"_s, {{u"method"_s, u"POST"_s}, {u"path"_s, request.path}, {u"code"_s, refusal.code}},
                        {.actor = call.actor.name});
        }
        change.commit();
        if (refusal.code == "not_found"_L1)
            return notFound();
        if (refusal.code == "forbidden"_L1)
            return forbidden(refusal.params);
        if (refusal.code == "invalid_field"_L1)
            return problem(400, refusal.code, u"A field has no valid value"_s, refusal.params);
        return refusedBy(refusal.gates, refusal.params);
    }
    Response response{204, {}, {}, {}};
    QString location;
    if (answer->task.isValid()) {
        response.status = 202;
        location = u"/v1/task/%1/"_s.arg(answer->task.value());
        response.headers.append(QHttpHeaders::WellKnownHeader::Location, location.toLatin1());
    }
    m_state.database().run(
        u"INSERT INTO idempotency(token, key, digest, status, location, body, at) VALUES(?,?,?,?,?,?,?)"_s,
        {call.actor.token, QString::fromLatin1(key), digest, response.status, location, QByteArray(""),
         m_state.now().toMSecsSinceEpoch()});
    // Whoever has just given a command is acting, whether their program says so or not.
    if (const auto facts = m_state.migration(migrationOf(order)))
        m_presence.set(call.actor, facts->server, Doing::Acting);
    change.commit();
    return response;
}

Response Api::settle(const Call &call, const QString &key)
{
    if (QUuid::fromString(key).isNull())
        return notFound();
    QSqlQuery &known = m_state.database().run(
        u"SELECT digest, status, location FROM idempotency WHERE token=? AND key=?"_s, {call.actor.token, key});
    const bool found = known.next();
    const bool carriedOut = found && !known.value(0).toByteArray().isEmpty();
    const QString task = carriedOut ? known.value(2).toString() : QString();
    known.finish();
    if (!found) {
        // No digest: it is no request's. One that is still on its way finds it, and is refused.
        State::Change change(m_state);
        m_state.database().run(
            u"INSERT INTO idempotency(token, key, digest, status, location, body, at) VALUES(?,?,?,?,?,?,?)"_s,
            {call.actor.token, key, QByteArray(""), 422, u""_s, QByteArray(""), m_state.now().toMSecsSinceEpoch()});
        change.commit();
    }
    JsonWriter writer(128);
    writer.beginObject();
    writer.member("key"_L1, key);
    writer.member("carried_out"_L1, carriedOut);
    writer.key("task"_L1);
    if (task.isEmpty()) {
        writer.null();
    } else {
        writer.beginObject();
        writer.member("href"_L1, task);
        writer.endObject();
    }
    writer.endObject();
    return ok(writer.take(), {});
}

} // namespace escale::platform
