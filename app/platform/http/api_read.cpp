// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/version.h"
#include "http/answers.h"
#include "http/api.h"
#include "http/fields.h"
#include "http/members.h"

#include <QtCore/QCryptographicHash>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace answers;
using namespace fields;

namespace {

constexpr int largestEventPage = 500;
constexpr qsizetype compressFrom = 1024;

} // namespace

Response Api::read(const Call &call, Handler handler)
{
    return finishRead(call.request, (this->*handler)(call));
}

Response Api::finishRead(const Request &request, Response response) const
{
    const QByteArray etag = response.headers.value(QHttpHeaders::WellKnownHeader::ETag).toByteArray();
    if (response.status == 200 && !etag.isEmpty()
        && matches(request.headers, QHttpHeaders::WellKnownHeader::IfNoneMatch, etag)) {
        response.status = 304;
        response.type.clear();
        response.body.clear();
        return response;
    }
    if (response.stream)
        return response;
    if (response.body.size() >= compressFrom && acceptsGzip(request)) {
        if (QByteArray small = gzip(response.body); !small.isEmpty()) {
            response.body = std::move(small);
            response.headers.append(QHttpHeaders::WellKnownHeader::ContentEncoding, "gzip");
        }
    }
    response.headers.append(QHttpHeaders::WellKnownHeader::Vary, "Accept-Encoding");
    return response;
}

QString Api::etagOf(const QString &type, qint64 id)
{
    return u"\"%1-%2-%3\""_s.arg(type).arg(id).arg(m_state.changedAt(type, id));
}

QString Api::versionOfObject(const QString &type, const ListQuery &object)
{
    if (type == "migration_account"_L1)
        return versionOf(*findAccount(*m_state.migration(MigrationId(object.migration)), AccountId(object.id)));
    if (type == "migration"_L1)
        return versionOf(*m_state.migration(MigrationId(object.id)));
    if (type == "support_request"_L1)
        return versionOf(*m_state.request(SupportRequestId(object.id)));
    if (type == "task"_L1)
        return versionOf(m_state.task(TaskId(object.id))->task);
    return {};
}

Response Api::platform(const Call &call)
{
    const Actor &actor = call.actor;
    JsonWriter writer;
    writer.beginObject();
    writer.member("name"_L1, "Escale Migration API"_L1);
    writer.member("version"_L1, "1"_L1);
    writer.member("platform"_L1, m_state.setting(u"platform"_s).toString());
    writer.member("practice"_L1, m_state.setting(u"practice"_s).toBool());
    writer.member("role"_L1, nameOf(actor.role));
    writer.member("actor"_L1, actor.name);
    writer.key("customer"_L1);
    if (actor.customer.isValid()) {
        writer.beginObject();
        writer.member("href"_L1, u"/v1/customer/%1/"_s.arg(actor.customer.value()));
        writer.endObject();
    } else {
        writer.null();
    }
    writer.key("capabilities"_L1);
    writer.beginArray();
    for (const QLatin1StringView capability : {"inventory"_L1, "migration"_L1, "event"_L1, "log"_L1})
        writer.value(capability);
    writer.endArray();
    members::policy(writer, m_state.policy(), m_state.setting(u"policy_source"_s).toString());
    members::permission(writer, actor.permission);
    if (const logs::SigningKey *key = m_state.logStore().key())
        writer.member("log_key"_L1, QString::fromLatin1(key->publicKey().toHex()));
    writer.member("time"_L1, toWireTime(m_state.now()));
    writer.member("seq"_L1, m_state.feedSeq());
    writer.endObject();
    // The time changes with every answer and is none of the things that a client keeps.
    return ok(writer.take(), listTag(m_state, actor));
}

Response Api::migrationAccounts(const Call &call)
{
    auto query = readQuery(call.request.query);
    if (!query)
        return invalidField(query.error());
    JsonWriter writer(1 << 15);
    if (m_represent.migrations(writer, call.actor, {.id = call.ids.first()}) == 0)
        return notFound();
    JsonWriter accounts(1 << 15);
    query->migration = call.ids.first();
    accounts.beginArray();
    m_represent.migrationAccounts(accounts, call.actor, *query);
    accounts.endArray();
    return ok(accounts.take(), listTag(m_state, call.actor));
}

Response Api::migrationAccount(const Call &call)
{
    JsonWriter writer(4096);
    if (m_represent.migrationAccounts(writer, call.actor, {.id = call.ids[1], .migration = call.ids[0]}) == 0)
        return notFound();
    const QString type = u"migration_account"_s;
    const QString version = versionOfObject(type, {.id = call.ids[1], .migration = call.ids[0]});
    return ok(writer.take(), QString::fromLatin1(answerTag(version, m_state.changedAt(type, call.ids[1]))));
}

Response Api::fleet(const Call &call)
{
    JsonWriter writer(4096);
    writer.beginArray();
    m_represent.transit(writer, call.actor, {});
    writer.endArray();
    return ok(writer.take(), listTag(m_state, call.actor));
}

Response Api::presence(const Call &call)
{
    JsonWriter writer(1024);
    if (m_represent.presence(writer, call.actor, {.id = call.ids.first()}) == 0)
        return notFound();
    return ok(writer.take(), listTag(m_state, call.actor));
}

Response Api::tokenList(const Call &call)
{
    if (call.actor.role != Party::Support || call.actor.customer.isValid()) {
        deny(call.request, &call.actor, u"forbidden"_s);
        return forbidden({{u"role"_s, QString(nameOf(call.actor.role))}});
    }
    JsonWriter writer(4096);
    writer.beginArray();
    m_represent.tokens(writer, call.actor, {});
    writer.endArray();
    const QByteArray hash = QCryptographicHash::hash(writer.text(), QCryptographicHash::Sha256).toHex().first(16);
    return ok(writer.take(), u"\"token-%1\""_s.arg(QLatin1StringView(hash)));
}

Response Api::eventPage(const Actor &actor, qint64 after)
{
    JsonWriter events(1 << 14);
    int count = 0;
    const qint64 last = m_represent.events(events, actor, after, largestEventPage, &count);
    JsonWriter writer(events.text().size() + 64);
    writer.beginObject();
    writer.member("seq"_L1, last);
    writer.member("reset"_L1, false);
    writer.key("events"_L1);
    writer.raw(events.text());
    writer.endObject();
    return ok(writer.take(), {});
}

Response Api::follow(const Call &call, const Reply &reply, bool *later)
{
    const QUrlQuery &query = call.request.query;
    bool valid = false;
    const qint64 after = query.queryItemValue(u"after"_s).toLongLong(&valid);
    if (!valid || after < 0)
        return invalidField(u"after"_s);
    int wait = 0;
    if (query.hasQueryItem(u"wait"_s)) {
        wait = query.queryItemValue(u"wait"_s).toInt(&valid);
        if (!valid || wait < 0 || wait > 60)
            return invalidField(u"wait"_s);
    }
    if (after > m_state.feedSeq() || after < m_state.feedFloor()) {
        JsonWriter writer;
        writer.beginObject();
        writer.member("seq"_L1, m_state.feedSeq());
        writer.member("reset"_L1, true);
        writer.key("events"_L1);
        writer.beginArray();
        writer.endArray();
        writer.endObject();
        return ok(writer.take(), {});
    }
    if (wait == 0 || m_represent.hasEvents(call.actor, after))
        return finishRead(call.request, eventPage(call.actor, after));
    *later = true;
    m_waiting.push_back({call.actor, after, m_clock.elapsed() + wait * 1000, acceptsGzip(call.request), reply});
    if (!m_expire.isActive())
        m_expire.start();
    return {};
}

void Api::wake()
{
    const qint64 now = m_clock.elapsed();
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (now < it->deadline && !m_represent.hasEvents(it->actor, it->after)) {
            ++it;
            continue;
        }
        const Waiting waiting = std::move(*it);
        it = m_waiting.erase(it);
        Request request;
        if (waiting.gzip)
            request.headers.append(QHttpHeaders::WellKnownHeader::AcceptEncoding, "gzip");
        waiting.reply(finishRead(request, eventPage(waiting.actor, waiting.after)));
    }
    if (m_waiting.empty())
        m_expire.stop();
}

void Api::answerWaiting()
{
    for (Waiting &waiting : m_waiting)
        waiting.deadline = 0;
    wake();
}

} // namespace escale::platform
