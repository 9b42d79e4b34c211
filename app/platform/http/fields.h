// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/select.h"

#include <escale/migration/vocabulary.h>

#include <QtCore/QJsonObject>
#include <QtCore/QUrlQuery>

#include <expected>
#include <optional>
#include <span>

namespace escale::platform::fields {

/// A field of a request body, and what it may hold.
struct Field {
    enum class Kind { Word, Text, Reason, Note, Id, Flag, Moves, Seconds };
    QLatin1StringView name;
    Kind kind;
    std::span<const QLatin1StringView> words = {};
};

/// What the body of an action holds.
[[nodiscard]] std::span<const Field> fieldsOf(migration::Action action);
[[nodiscard]] std::span<const Field> fieldsOfPresence();
[[nodiscard]] std::span<const Field> fieldsOfDomain();

[[nodiscard]] bool isId(const QJsonValue &value);
[[nodiscard]] bool isValid(const Field &field, const QJsonValue &value);
/// The name of the first field that is missing, unknown or has no valid value.
[[nodiscard]] std::optional<QString> invalidIn(const QJsonObject &body, std::span<const Field> fields);
/// Reads what a list is filtered by; the name of the first field that has no valid value otherwise.
[[nodiscard]] std::expected<ListQuery, QString> readQuery(const QUrlQuery &query);

} // namespace escale::platform::fields
