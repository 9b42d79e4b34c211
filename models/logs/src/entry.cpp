// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/entry.h>

#include <escale/core/clock.h>
#include <escale/core/json_writer.h>
#include <escale/logs/chain.h>

#include <QtCore/QJsonDocument>

namespace escale::logs {

Entry makeEntry(const QString &code, const QJsonObject &params)
{
    const Message *message = findMessage(code);
    Q_ASSERT(message);
    Entry entry;
    entry.code = code;
    entry.params = params;
    entry.severity = message->severity;
    entry.action = QString::fromLatin1(message->action);
    entry.message = englishMessage(code, params);
    return entry;
}

QByteArray toLine(const Entry &entry)
{
    JsonWriter json(640);
    json.beginObject();
    json.member("@timestamp"_L1, toWireTime(entry.at));
    json.member("log.level"_L1, nameOf(entry.severity));
    json.member("message"_L1, entry.message);
    json.member("ecs.version"_L1, "1.6.0"_L1);
    json.member("event.code"_L1, entry.code);
    json.member("event.action"_L1, entry.action);
    if (entry.duration)
        json.member("event.duration"_L1, *entry.duration);
    if (entry.task)
        json.member("trace.id"_L1, QString::number(entry.task));
    if (!entry.actor.isEmpty())
        json.member("user.name"_L1, entry.actor);
    if (!entry.server.isEmpty())
        json.member("host.name"_L1, entry.server);
    json.member("escale.seq"_L1, entry.seq);
    if (entry.migration)
        json.member("escale.migration"_L1, entry.migration);
    if (entry.step)
        json.member("escale.step"_L1, entry.step);
    if (!entry.account.isEmpty())
        json.member("escale.account"_L1, entry.account);
    if (entry.attempt)
        json.member("escale.attempt"_L1, entry.attempt);
    if (entry.bytes)
        json.member("escale.bytes"_L1, *entry.bytes);
    if (!entry.onBehalfOf.isEmpty())
        json.member("escale.on_behalf_of"_L1, entry.onBehalfOf);
    json.member("escale.params"_L1, entry.params);
    json.member("escale.prev"_L1, QString::fromLatin1(entry.prev));
    const QByteArray hash = hashOf(json.text() + '}');
    json.member("escale.hash"_L1, QString::fromLatin1(hash));
    json.endObject();
    return json.take();
}

Result<Entry> fromLine(QByteArrayView line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line.toByteArray(), &error);
    const QJsonObject object = document.object();
    Entry entry;
    entry.at = fromWireTime(object.value("@timestamp"_L1).toString());
    entry.code = object.value("event.code"_L1).toString();
    if (!document.isObject() || !entry.at.isValid() || entry.code.isEmpty())
        return failure(u"malformed_entry"_s, {}, error.errorString());
    entry.severity = fromName<Severity>(object.value("log.level"_L1).toString());
    entry.message = object.value("message"_L1).toString();
    entry.action = object.value("event.action"_L1).toString();
    if (const QJsonValue duration = object.value("event.duration"_L1); duration.isDouble())
        entry.duration = duration.toInteger();
    entry.task = object.value("trace.id"_L1).toString().toLongLong();
    entry.actor = object.value("user.name"_L1).toString();
    entry.server = object.value("host.name"_L1).toString();
    entry.seq = object.value("escale.seq"_L1).toInteger();
    entry.migration = object.value("escale.migration"_L1).toInteger();
    entry.step = int(object.value("escale.step"_L1).toInteger());
    entry.account = object.value("escale.account"_L1).toString();
    entry.attempt = int(object.value("escale.attempt"_L1).toInteger());
    if (const QJsonValue bytes = object.value("escale.bytes"_L1); bytes.isDouble())
        entry.bytes = bytes.toInteger();
    entry.onBehalfOf = object.value("escale.on_behalf_of"_L1).toString();
    entry.params = object.value("escale.params"_L1).toObject();
    entry.prev = object.value("escale.prev"_L1).toString().toLatin1();
    entry.hash = object.value("escale.hash"_L1).toString().toLatin1();
    return entry;
}

} // namespace escale::logs
