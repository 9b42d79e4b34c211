// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include "decode_values.h"

#include <algorithm>

/// What is asked for and what is carried out: tasks, requests to support, loans of transit servers, commands.
namespace escale::api {

using namespace decoding;

namespace {

Error decodeError(const QJsonObject &object)
{
    return {text(object, "code"_L1), part(object, "params"_L1), text(object, "detail"_L1)};
}

} // namespace

Result<migration::Task> decodeTask(const QJsonObject &object)
{
    if (auto error = missing(object, "task"_L1, {"id"_L1, "type"_L1, "state"_L1}))
        return std::unexpected(*error);
    migration::Task task;
    task.id = TaskId(number(object, "id"_L1));
    task.type = choice<migration::TaskType>(object, "type"_L1);
    task.state = choice<migration::TaskState>(object, "state"_L1);
    task.migration = reference<MigrationId>(object, "migration"_L1);
    task.account = reference<AccountId>(object, "account"_L1);
    task.server = reference<ServerId>(object, "server"_L1);
    task.stage = text(object, "stage"_L1);
    task.stages = texts(object.value("stages"_L1));
    const QJsonObject progress = part(object, "progress"_L1);
    task.bytes = number(progress, "bytes"_L1);
    task.bytesTotal = number(progress, "total"_L1);
    if (const QJsonValue range = object.value("estimate"_L1); range.isObject())
        task.estimate = estimate(range.toObject());
    const QJsonObject waiting = part(object, "waiting_for"_L1);
    task.waitingFor = text(waiting, "code"_L1);
    task.waitingParams = part(waiting, "params"_L1);
    task.actor = text(object, "actor"_L1);
    task.role = choice<migration::Party>(object, "role"_L1);
    task.onBehalfOf = text(object, "on_behalf_of"_L1);
    task.created = time(object, "created"_L1);
    task.started = time(object, "started"_L1);
    task.ended = time(object, "ended"_L1);
    task.heartbeat = time(object, "heartbeat"_L1);
    task.attempt = smallNumber(object, "attempt"_L1);
    task.cutOverBegun = object.value("cut_over_begun"_L1).toBool();
    if (const QJsonValue error = object.value("error"_L1); error.isObject())
        task.error = decodeError(error.toObject());
    task.rawSize = std::max<qint64>(0, number(object, "raw_size"_L1));
    task.etag = etag(object);
    return task;
}

Result<migration::SupportRequest> decodeSupportRequest(const QJsonObject &object)
{
    if (auto error = missing(object, "support_request"_L1, {"id"_L1, "kind"_L1, "state"_L1}))
        return std::unexpected(*error);
    migration::SupportRequest request;
    request.id = SupportRequestId(number(object, "id"_L1));
    request.migration = reference<MigrationId>(object, "migration"_L1);
    request.kind = choice<migration::RequestKind>(object, "kind"_L1);
    request.state = choice<migration::RequestState>(object, "state"_L1);
    request.transitKind = choiceOr(object, "transit_kind"_L1, migration::TransitKind::Dedicated);
    request.finalisationBy = party(object, "finalisation_by"_L1);
    request.reason = text(object, "reason"_L1);
    request.created = time(object, "created"_L1);
    request.since = time(object, "since"_L1);
    for (const QJsonValue &value : object.value("messages"_L1).toArray()) {
        const QJsonObject message = value.toObject();
        request.messages.append({time(message, "at"_L1), text(message, "actor"_L1),
                                 choice<migration::Party>(message, "role"_L1), text(message, "text"_L1),
                                 choice<migration::Action>(message, "event"_L1)});
    }
    request.etag = etag(object);
    return request;
}

Result<Loan> decodeLoan(const QJsonObject &object)
{
    if (auto error = missing(object, "transit"_L1, {"server"_L1}))
        return std::unexpected(*error);
    return Loan{reference<ServerId>(object, "server"_L1),
                reference<MigrationId>(object, "migration"_L1),
                time(object, "since"_L1),
                time(object, "until"_L1),
                time(object, "expected_free"_L1),
                choiceOr(object, "kind"_L1, migration::TransitKind::Dedicated)};
}

Result<Settled> decodeSettled(const QJsonObject &object)
{
    if (auto error = missing(object, "command"_L1, {"carried_out"_L1}))
        return std::unexpected(*error);
    return Settled{object.value("carried_out"_L1).toBool(), reference<TaskId>(object, "task"_L1)};
}

} // namespace escale::api
