// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include "decode_values.h"

#include <algorithm>

/// The feed.
namespace escale::api {

using namespace decoding;

Event decodeEvent(const QJsonObject &source)
{
    Event event;
    event.seq = number(source, "seq"_L1);
    event.at = time(source, "at"_L1);
    event.type = choice<EventType>(source, "type"_L1);
    event.action = choice<EventAction>(source, "action"_L1);
    const QString href = text(source, "href"_L1);
    event.id = idFromHref(href);
    if (event.type == EventType::Presence) // /v1/server/7/presence/
        event.id = idFromHref(QStringView(href).first(std::max<qsizetype>(href.indexOf("/presence"_L1), 0)));
    if (event.type == EventType::MigrationAccount) {
        // /v1/migration/7/account/12/
        const qsizetype account = href.indexOf("/account/"_L1);
        event.migration = MigrationId(idFromHref(QStringView(href).first(std::max<qsizetype>(account, 0))));
    }
    if (event.action != EventAction::Changed)
        return event;
    const QJsonObject data = part(source, "object"_L1);
    const auto take = [&](auto decoded) {
        if (decoded)
            event.object = std::move(*decoded);
    };
    switch (event.type) {
    case EventType::Customer:
        take(decodeCustomer(data));
        break;
    case EventType::Server:
        take(decodeServer(data));
        break;
    case EventType::Account:
        take(decodeAccount(data));
        break;
    case EventType::Migration:
        take(decodeMigration(data));
        break;
    case EventType::MigrationAccount:
        take(decodeMigrationAccount(data));
        break;
    case EventType::Task:
        take(decodeTask(data));
        break;
    case EventType::SupportRequest:
        take(decodeSupportRequest(data));
        break;
    case EventType::Presence:
        take(decodePresence(data));
        break;
    case EventType::Unknown:
        break;
    }
    return event;
}

Result<EventPage> decodeEventPage(const QJsonObject &object)
{
    if (auto error = missing(object, "event"_L1, {"seq"_L1}))
        return std::unexpected(*error);
    EventPage page;
    page.seq = number(object, "seq"_L1);
    page.reset = object.value("reset"_L1).toBool();
    const QJsonArray events = object.value("events"_L1).toArray();
    page.events.reserve(events.size());
    for (const QJsonValueConstRef value : events) {
        Event event = decodeEvent(value.toObject());
        if (event.action == EventAction::Changed && event.type != EventType::Unknown && event.object.index() == 0) {
            ++page.skipped;
            event.type = EventType::Unknown;
        }
        page.events.append(std::move(event));
    }
    return page;
}

} // namespace escale::api
