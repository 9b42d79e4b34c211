// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/represent.h"

#include "http/members.h"
#include "http/select.h"

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace members;

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
