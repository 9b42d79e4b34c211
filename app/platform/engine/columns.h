// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/enum_names.h>
#include <escale/core/id.h>

#include <QtCore/QDateTime>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimeZone>
#include <QtCore/QVariant>

/// Values as the columns of the database hold them, and back: see engine/schema.cpp.
namespace escale::platform::columns {

inline QVariant toColumn(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

inline QDateTime toTime(const QVariant &column)
{
    return column.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(column.toLongLong(), QTimeZone::UTC);
}

template <typename Tag>
inline QVariant toColumn(Id<Tag> id)
{
    return id.isValid() ? QVariant(id.value()) : QVariant();
}

template <typename E>
inline QVariant word(E value)
{
    return QString(nameOf(value));
}

inline QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

inline QJsonObject toObject(const QVariant &column)
{
    return QJsonDocument::fromJson(column.toString().toUtf8()).object();
}

template <typename E>
inline E toWord(const QVariant &column)
{
    return fromName<E>(column.toString());
}

} // namespace escale::platform::columns
