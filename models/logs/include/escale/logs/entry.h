// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/logs/catalogue.h>

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <optional>

namespace escale::logs {

/// One entry of the migration log. On disk and on the wire it is one line of ECS-logging NDJSON with a fixed order of
/// fields. A field that does not apply is not written. Value type, any thread.
struct Entry {
    QDateTime at;             ///< "@timestamp", UTC with milliseconds
    Severity severity = Severity::Info;
    QString message;          ///< English, for tools; a window makes its own sentence from code and params
    QString code;             ///< "event.code"
    QString action;           ///< "event.action"
    std::optional<qint64> duration; ///< "event.duration", nanoseconds
    qint64 task = 0;          ///< "trace.id"
    QString actor;            ///< "user.name"
    QString server;           ///< "host.name"
    qint64 seq = 0;           ///< counted from 1 without a gap
    qint64 migration = 0;
    int step = 0;             ///< 1 to 8; 0 where it belongs to none
    QString account;          ///< its name
    int attempt = 0;
    std::optional<qint64> bytes;
    QString onBehalfOf;       ///< the customer for whom support acted
    QJsonObject params;
    QByteArray prev;          ///< hash of the entry before, hexadecimal; empty in the first
    QByteArray hash;          ///< of this entry's line without this field, hexadecimal

    friend bool operator==(const Entry &, const Entry &) = default;
};

/// The catalogue's severity, action and English message for a code.
[[nodiscard]] Entry makeEntry(const QString &code, const QJsonObject &params);

/// The line without a line end, with a hash over itself. The entry's own hash is ignored.
[[nodiscard]] QByteArray toLine(const Entry &entry);
/// Fails with "malformed_entry" where the line is not an entry. Unknown fields are ignored; the hash is not checked here.
[[nodiscard]] Result<Entry> fromLine(QByteArrayView line);

} // namespace escale::logs
