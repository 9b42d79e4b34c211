// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "scripted_server.h"

#include <escale/sync/session.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QSet>

#include <deque>

namespace escale::test {

using namespace Qt::StringLiterals;
using Answer = ScriptedServer::Answer;
using Asked = ScriptedServer::Asked;

inline QJsonObject reference(const QString &kind, qint64 id)
{
    return {{u"href"_s, u"/v1/%1/%2/"_s.arg(kind).arg(id)}};
}

inline QJsonObject server(qint64 id, const QString &name)
{
    return {{u"id"_s, id}, {u"name"_s, name}, {u"customer"_s, reference(u"customer"_s, 1)}, {u"role"_s, u"client"_s}};
}

inline QJsonObject account(qint64 id, const QString &name, qint64 home, qint64 servedBy = 0)
{
    return {{u"id"_s, id},
            {u"name"_s, name},
            {u"location_type"_s, u"server"_s},
            {u"location_object"_s, home},
            {u"location"_s, reference(u"server"_s, servedBy ? servedBy : home)}};
}

inline QJsonObject migrationOf(qint64 id, qint64 serverId, int step, int ready)
{
    return {{u"id"_s, id},
            {u"kind"_s, u"mandatory_private_cloud"_s},
            {u"server"_s, reference(u"server"_s, serverId)},
            {u"step"_s, step},
            {u"counts"_s, QJsonObject{{u"total"_s, 2}, {u"ready"_s, ready}}}};
}

inline QJsonObject accountFacts(qint64 migration, qint64 id, const QString &preparation)
{
    return {{u"id"_s, id},
            {u"migration"_s, reference(u"migration"_s, migration)},
            {u"name"_s, u"account %1"_s.arg(id)},
            {u"preparation"_s, preparation},
            {u"location"_s, u"client_old"_s},
            {u"activity"_s, u"idle"_s}};
}

inline QJsonObject task(qint64 id, const QString &state)
{
    return {{u"id"_s, id}, {u"type"_s, u"migrate"_s}, {u"state"_s, state}};
}

inline QJsonObject changed(const QString &type, const QString &path, const QJsonObject &object)
{
    return {{u"type"_s, type}, {u"action"_s, u"changed"_s}, {u"href"_s, u"/v1/%1/"_s.arg(path)}, {u"object"_s, object}};
}

inline QJsonObject removed(const QString &type, const QString &path)
{
    return {{u"type"_s, type},
            {u"action"_s, u"removed"_s},
            {u"href"_s, u"/v1/%1/"_s.arg(path)},
            {u"object"_s, QJsonValue()}};
}

inline QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// A platform of a few lists, played by a scripted server: as much of the contract as a session needs.
class FakePlatform {
public:
    FakePlatform() : http([this](const Asked &asked) { return answer(asked); })
    {
        lists[u"customer"_s] = {QJsonObject{{u"id"_s, 1}, {u"name"_s, u"Acme SA"_s}}};
        lists[u"server"_s] = {server(1, u"srv-acme-01"_s), server(2, u"srv-acme-02"_s)};
        lists[u"account"_s] = {account(1, u"shop"_s, 1), account(2, u"blog"_s, 1, 2)};
        lists[u"migration"_s] = {migrationOf(1, 1, 1, 1)};
        lists[u"migration/1/account"_s] = {accountFacts(1, 1, u"ready"_s), accountFacts(1, 2, u"todo"_s)};
        lists[u"task"_s] = {task(1, u"done"_s)};
        lists[u"support_request"_s] = {QJsonObject{{u"id"_s, 1},
                                                   {u"kind"_s, u"transit"_s},
                                                   {u"state"_s, u"open"_s},
                                                   {u"migration"_s, reference(u"migration"_s, 1)}}};
    }

    /// Tells of changes: to whoever waits, otherwise to whoever asks next.
    void tell(const QJsonArray &events, bool reset = false)
    {
        ++seq;
        const QJsonObject page{{u"seq"_s, seq}, {u"reset"_s, reset}, {u"events"_s, events}};
        if (http.answerHeld(u"/v1/event/", {.body = bytes(page)}) == 0)
            pages.push_back(page);
    }

    std::optional<Answer> answer(const Asked &asked)
    {
        if (intercept) {
            if (const auto special = intercept(asked))
                return *special;
        }
        if (asked.path == "/v1/"_L1) {
            return Answer{
                .body = bytes(
                    {{u"name"_s, u"Escale Migration API"_s},
                     {u"version"_s, u"1"_s},
                     {u"platform"_s, u"test"_s},
                     {u"practice"_s, true},
                     {u"role"_s, u"support"_s},
                     {u"actor"_s, actor},
                     {u"capabilities"_s, QJsonArray{u"inventory"_s, u"migration"_s, u"event"_s}},
                     {u"policy"_s, QJsonObject{{u"rollback_days"_s, 9}}},
                     {u"seq"_s, seq},
                     {u"time"_s, QDateTime::currentDateTimeUtc().addMSecs(clockAhead).toString(Qt::ISODateWithMs)}})};
        }
        if (asked.path == "/v1/event/"_L1) {
            if (pages.empty())
                return std::nullopt;
            const QJsonObject page = pages.front();
            pages.pop_front();
            return Answer{.body = bytes(page)};
        }
        const QString name = asked.path.sliced(4).chopped(1);
        if (asked.method == "GET" && lists.contains(name)) {
            const qint64 after = asked.query.queryItemValue(u"after_id"_s).toLongLong();
            const QString limit = asked.query.queryItemValue(u"limit"_s);
            QJsonArray page;
            for (const QJsonValue &value : std::as_const(lists[name])) {
                if (value["id"_L1].toInteger() > after && (limit.isEmpty() || page.size() < limit.toLongLong()))
                    page.append(value);
            }
            return Answer{.body = QJsonDocument(page).toJson(QJsonDocument::Compact)};
        }
        if (asked.method == "POST")
            return command(asked);
        if (asked.method == "DELETE" && asked.path.startsWith("/v1/command/"_L1))
            return settle(asked);
        return Answer{.status = 404, .body = "{\"code\":\"not_found\"}"_ba};
    }

    /// As the contract says: the same key gives the same task, and one that was withdrawn is refused.
    Answer command(const Asked &asked)
    {
        const QByteArray key = asked.headers.value("idempotency-key"_ba);
        if (withdrawn.contains(key))
            return {.status = 422, .body = bytes({{u"code"_s, u"command_withdrawn"_s}})};
        if (!carriedOut.contains(key))
            carriedOut.insert(key, 42 + carriedOut.size());
        return {.status = 202,
                .headers = {{"Location", "/v1/task/" + QByteArray::number(carriedOut.value(key)) + "/"}}};
    }

    Answer settle(const Asked &asked)
    {
        const QByteArray key = asked.path.sliced(12).chopped(1).toLatin1();
        const bool known = carriedOut.contains(key);
        if (!known)
            withdrawn.insert(key);
        const QJsonValue task = known ? QJsonValue(reference(u"task"_s, carriedOut.value(key))) : QJsonValue();
        return {.body = bytes({{u"key"_s, QString::fromLatin1(key)}, {u"carried_out"_s, known}, {u"task"_s, task}})};
    }

    [[nodiscard]] Connection connection() { return {http.url(), u"token"_s, u"Support"_s}; }

    QHash<QString, QJsonArray> lists;
    std::deque<QJsonObject> pages;
    qint64 seq = 10;
    QString actor = u"Sophie"_s;
    qint64 clockAhead = 0;
    QHash<QByteArray, qint64> carriedOut; ///< key → task: what was done, each once
    QSet<QByteArray> withdrawn;
    /// An answer other than the usual one. An outer none: the usual one; an inner none: leave it hanging.
    std::function<std::optional<std::optional<Answer>>(const Asked &)> intercept;
    ScriptedServer http;
};

} // namespace escale::test
