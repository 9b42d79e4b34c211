// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/fields.h"

#include <escale/core/clock.h>
#include <escale/core/inventory.h>
#include <escale/migration/facts.h>
#include <escale/migration/support_request.h>
#include <escale/migration/task.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace escale::platform::fields {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

constexpr qint64 largestPage = 5000;
constexpr qsizetype longestText = 10'000;
constexpr auto finalisers = std::to_array<QLatin1StringView>({"customer"_L1, "support"_L1});
constexpr Field rollbackFields[] = {{"keep"_L1, Field::Kind::Word, enumNames<KeepData>}};
constexpr Field transitFields[] = {{"kind"_L1, Field::Kind::Word, enumNames<TransitKind>},
                                   {"message"_L1, Field::Kind::Text}};
constexpr Field reinstallationFields[] = {{"finalisation_by"_L1, Field::Kind::Word, finalisers},
                                          {"message"_L1, Field::Kind::Text}};
constexpr Field reinstallFields[] = {{"confirm"_L1, Field::Kind::Text}};
constexpr Field reasonFields[] = {{"reason"_L1, Field::Kind::Reason}};
constexpr Field allocateFields[] = {{"server"_L1, Field::Kind::Id}, {"override"_L1, Field::Kind::Flag}};
constexpr Field messageFields[] = {{"text"_L1, Field::Kind::Reason}};
constexpr Field noteFields[] = {{"text"_L1, Field::Kind::Note}};
constexpr Field removeNoteFields[] = {{"note"_L1, Field::Kind::Id}};
constexpr Field itemFields[] = {{"item"_L1, Field::Kind::Reason}};
constexpr Field planFields[] = {{"moves"_L1, Field::Kind::Moves}, {"stop_at_failure"_L1, Field::Kind::Flag}};
constexpr auto ways = std::to_array<QLatin1StringView>({"out"_L1, "back"_L1});
constexpr auto doings = std::to_array<QLatin1StringView>({"looking"_L1, "acting"_L1, "gone"_L1});
constexpr Field presenceFields[] = {{"doing"_L1, Field::Kind::Word, doings}};
constexpr Field domainFields[] = {{"ttl"_L1, Field::Kind::Seconds}};
/// Resolvers ignore less than a minute, and a week is the longest that zones use.
constexpr int shortestTtl = 60;
constexpr int longestTtl = 7 * 24 * 3600;
constexpr qsizetype longestQueue = 10'000;

} // namespace

std::span<const Field> fieldsOf(Action action)
{
    switch (action) {
    case Action::Rollback:
        return rollbackFields;
    case Action::TransitRequest:
        return transitFields;
    case Action::ReinstallationRequest:
        return reinstallationFields;
    case Action::Reinstall:
    case Action::Upgrade:
        return reinstallFields;
    case Action::Plan:
        return planFields;
    case Action::Note:
        return noteFields;
    case Action::RemoveNote:
        return removeNoteFields;
    case Action::Tick:
    case Action::Untick:
        return itemFields;
    case Action::WaitRequest:
    case Action::DeclineRequest:
        return reasonFields;
    case Action::AllocateTransit:
        return allocateFields;
    case Action::Unknown:
        return messageFields;
    default:
        return {};
    }
}

std::span<const Field> fieldsOfPresence()
{
    return presenceFields;
}

std::span<const Field> fieldsOfDomain()
{
    return domainFields;
}

bool isId(const QJsonValue &value)
{
    return value.isDouble() && value.toInteger(-1) > 0 && double(value.toInteger()) == value.toDouble();
}

namespace {

bool isOptionalTime(const QJsonValue &value)
{
    return value.isNull() || (value.isString() && fromWireTime(value.toString()).isValid());
}

bool isMove(const QJsonValue &value)
{
    const QJsonObject move = value.toObject();
    const QString leg = move.value("leg"_L1).toString();
    return value.isObject() && move.size() == 4 && isId(move.value("account"_L1))
           && std::ranges::any_of(ways, [&](QLatin1StringView way) { return leg == way; })
           && isOptionalTime(move.value("not_before"_L1)) && isOptionalTime(move.value("not_after"_L1))
           && move.contains("not_before"_L1) && move.contains("not_after"_L1);
}

} // namespace

bool isValid(const Field &field, const QJsonValue &value)
{
    switch (field.kind) {
    case Field::Kind::Word:
        return value.isString()
               && std::ranges::any_of(field.words, [&](QLatin1StringView word) { return value.toString() == word; });
    case Field::Kind::Text:
        return value.isString() && value.toString().size() <= longestText;
    case Field::Kind::Reason:
        return value.isString() && !value.toString().isEmpty() && value.toString().size() <= longestText;
    case Field::Kind::Note:
        return value.isString() && !value.toString().trimmed().isEmpty() && value.toString().size() <= longestNote;
    case Field::Kind::Id:
        return isId(value);
    case Field::Kind::Flag:
        return value.isBool();
    case Field::Kind::Moves: {
        const QJsonArray moves = value.toArray();
        return value.isArray() && !moves.isEmpty() && moves.size() <= longestQueue
               && std::ranges::all_of(moves, isMove);
    }
    case Field::Kind::Seconds:
        return isId(value) && value.toInteger() >= shortestTtl && value.toInteger() <= longestTtl;
    }
    return false;
}

std::optional<QString> invalidIn(const QJsonObject &body, std::span<const Field> fields)
{
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (std::ranges::none_of(fields, [&](const Field &field) { return it.key() == field.name; }))
            return it.key();
    }
    for (const Field &field : fields) {
        if (!isValid(field, body.value(field.name)))
            return QString(field.name);
    }
    return std::nullopt;
}

std::expected<ListQuery, QString> readQuery(const QUrlQuery &query)
{
    ListQuery list;
    const std::pair<QLatin1StringView, qint64 *> numbers[] = {
        {"server"_L1, &list.server},    {"customer"_L1, &list.customer},   {"account"_L1, &list.account},
        {"domain"_L1, &list.domain},    {"migration"_L1, &list.migration}, {"changed_after"_L1, &list.changedAfter},
        {"after_id"_L1, &list.afterId}, {"limit"_L1, &list.limit}};
    for (const auto &[name, target] : numbers) {
        if (!query.hasQueryItem(name))
            continue;
        bool valid = false;
        *target = query.queryItemValue(name).toLongLong(&valid);
        if (!valid || *target < 0 || (name == "limit"_L1 && (*target < 1 || *target > largestPage)))
            return std::unexpected(QString(name));
    }
    list.name = query.queryItemValue(u"name"_s, QUrl::FullyDecoded);
    list.role = query.queryItemValue(u"role"_s);
    list.state = query.queryItemValue(u"state"_s);
    list.kind = query.queryItemValue(u"kind"_s);
    if (query.hasQueryItem(u"live"_s)) {
        const QString live = query.queryItemValue(u"live"_s);
        if (live != "0"_L1 && live != "1"_L1)
            return std::unexpected(u"live"_s);
        list.live = live == "1"_L1;
    }
    if (query.hasQueryItem(u"role"_s) && fromName<ServerRole>(list.role) == ServerRole::Unknown)
        return std::unexpected(u"role"_s);
    if (query.hasQueryItem(u"state"_s) && fromName<TaskState>(list.state) == TaskState::Unknown
        && fromName<RequestState>(list.state) == RequestState::Unknown)
        return std::unexpected(u"state"_s);
    if (query.hasQueryItem(u"kind"_s) && fromName<RequestKind>(list.kind) == RequestKind::Unknown)
        return std::unexpected(u"kind"_s);
    return list;
}

} // namespace escale::platform::fields
