// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/api/resources.h>
#include <escale/core/error.h>

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QTimeZone>

/// From the contract's JSON to values. Pure functions, callable from any thread. Tolerant: unknown fields are ignored,
/// unknown enumeration values become Unknown (never a known one), foreign keys may be null or missing, and so may
/// whatever a resource does not need to be itself. A missing key that it does need is an error "incorrect_response"
/// with params {resource, key}; what is not JSON at all is "not_json".
namespace escale::api {

[[nodiscard]] Result<Root> decodeRoot(const QJsonObject &object);
[[nodiscard]] Result<Customer> decodeCustomer(const QJsonObject &object);
[[nodiscard]] Result<Server> decodeServer(const QJsonObject &object);
[[nodiscard]] Result<Account> decodeAccount(const QJsonObject &object);
[[nodiscard]] Result<AccountResource> decodeAccountResource(const QJsonObject &object);
[[nodiscard]] Result<Database> decodeDatabase(const QJsonObject &object);
[[nodiscard]] Result<Domain> decodeDomain(const QJsonObject &object);
[[nodiscard]] Result<Record> decodeRecord(const QJsonObject &object);
[[nodiscard]] Result<migration::Token> decodeToken(const QJsonObject &object);
[[nodiscard]] Result<NewToken> decodeNewToken(const QJsonObject &object);
[[nodiscard]] Result<PresenceOnServer> decodePresence(const QJsonObject &object);
[[nodiscard]] Result<MigrationResource> decodeMigration(const QJsonObject &object);
[[nodiscard]] Result<MigrationAccountResource> decodeMigrationAccount(const QJsonObject &object);
[[nodiscard]] Result<migration::Task> decodeTask(const QJsonObject &object);
[[nodiscard]] Result<migration::SupportRequest> decodeSupportRequest(const QJsonObject &object);
[[nodiscard]] Result<Loan> decodeLoan(const QJsonObject &object);
/// Without an object where it was removed, is of an unknown type or cannot be read.
[[nodiscard]] Event decodeEvent(const QJsonObject &object);
[[nodiscard]] Result<EventPage> decodeEventPage(const QJsonObject &object);
[[nodiscard]] Result<Settled> decodeSettled(const QJsonObject &object);
[[nodiscard]] migration::Policy decodePolicy(const QJsonObject &object);
/// The zone that a policy names; invalid where it names none that is known here.
[[nodiscard]] QTimeZone decodeTimeZone(const QJsonObject &policy);
[[nodiscard]] migration::Gate decodeGate(const QJsonObject &object);

[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray &body);
[[nodiscard]] Result<QJsonArray> parseArray(const QByteArray &body);

/// A bare array of objects, each read by `decode`; the first that cannot be read fails the list.
template <typename T>
[[nodiscard]] Result<QList<T>> decodeList(const QByteArray &body, Result<T> (*decode)(const QJsonObject &))
{
    const Result<QJsonArray> array = parseArray(body);
    if (!array)
        return std::unexpected(array.error());
    QList<T> list;
    list.reserve(array->size());
    for (const QJsonValueConstRef value : *array) {
        Result<T> item = decode(value.toObject());
        if (!item)
            return std::unexpected(std::move(item.error()));
        list.append(std::move(*item));
    }
    return list;
}

/// An unsuccessful answer, whatever its body is: problem+json, another JSON or a proxy's page.
[[nodiscard]] Failure decodeFailure(int status, const QByteArray &body);

/// The id at the end of an address ("/v1/server/7/" is 7); 0 where there is none.
[[nodiscard]] qint64 idFromHref(QStringView href);
/// A foreign key: {"href": …} or a number; 0 for null, missing or anything else.
[[nodiscard]] qint64 foreignKey(const QJsonValue &value);

} // namespace escale::api
