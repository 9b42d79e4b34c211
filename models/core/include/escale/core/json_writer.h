// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QJsonValue>
#include <QtCore/QLatin1StringView>
#include <QtCore/QString>

namespace escale {

/// Writes JSON as it goes, in the order of the calls: for log lines, whose fields have a fixed order, and for lists of
/// thousands of objects, where building a document first costs more than the rest. The caller keeps the nesting right.
/// Not thread-safe; one writer, one text.
class JsonWriter {
public:
    explicit JsonWriter(qsizetype reserve = 0) { m_out.reserve(reserve); }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }

    /// The name of the next value. \pre plain ASCII that needs no escaping
    void key(QLatin1StringView name);

    void value(QStringView text);
    void value(QLatin1StringView text);
    void value(const QString &text) { value(QStringView(text)); }
    void value(bool on);
    void value(int number) { value(qint64(number)); }
    void value(qint64 number);
    void value(double number); ///< null where it is not finite: JSON has no word for it
    void value(const QJsonObject &object);
    void null();
    /// A value that is JSON already.
    void raw(QByteArrayView json);

    template <typename T>
    void member(QLatin1StringView name, const T &v)
    {
        key(name);
        value(v);
    }
    void memberNull(QLatin1StringView name)
    {
        key(name);
        null();
    }

    [[nodiscard]] const QByteArray &text() const noexcept { return m_out; }
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    void separate();
    void open(char bracket);
    void close(char bracket);

    QByteArray m_out;
    bool m_comma = false;
};

} // namespace escale
