// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/logs/catalogue.h>
#include <escale/logs/index.h>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>
#include <span>
#include <string_view>

namespace escale::logs {

/// What the columns of the index hold of a line. The views point into the line, as JSON escapes them.
struct LineFields {
    qint64 time = noTime;
    Severity level = Severity::Unknown;
    int step = 0;
    bool isEntry = false;
    std::string_view account;
    std::string_view task;
    std::string_view actor;
    std::string_view code;
};

/// What else there is to know of an entry, for whoever reads all of them.
struct EntryFields : LineFields {
    qint64 seq = 0;
    qint64 migration = 0;
    qint64 duration = -1; ///< nanoseconds
    std::string_view params; ///< the object, as it is written
};

/// Reads lines where they lie. An entry as Escale writes it has its fields in a fixed order, of which this makes use; one of
/// another order or writer is read all the same. For one thread; keeps what it has learnt of the last times.
class LineScanner {
public:
    /// Needs slack behind `end`. The line is without its end.
    void scan(const char *begin, const char *end, LineFields &fields) { scanAs<false>(begin, end, fields); }
    void scanAll(const char *begin, const char *end, EntryFields &fields) { scanAs<true>(begin, end, fields); }

private:
    template <bool all, typename Fields>
    void scanAs(const char *begin, const char *end, Fields &fields)
    {
        if (readOurs<all>(begin, end, fields))
            return;
        fields = {};
        read<all>(begin, end, fields);
    }
    /// An entry exactly as Escale writes it; false, with anything in the fields, where it is not one.
    template <bool all, typename Fields>
    [[nodiscard]] bool readOurs(const char *begin, const char *end, Fields &fields);
    template <bool all, typename Fields>
    void read(const char *begin, const char *end, Fields &fields);
    void readText(const char *begin, const char *end, LineFields &fields);
    [[nodiscard]] qint64 timeOf(std::string_view text);

    char m_minute[17] = {}; // "2026-11-21T10:15:" of the last time read
    qint64 m_minuteMs = noTime;
};

/// A time at the beginning of a text, in one of the forms that logs have: RFC 3339, with a space or / in it, with no zone (then
/// UTC); in brackets or not. `size`: how many characters it took.
[[nodiscard]] std::optional<qint64> leadingTime(std::string_view text, qsizetype *size = nullptr);

/// Without the escapes of JSON. What is no escape stays as it is.
[[nodiscard]] QByteArray unescaped(std::string_view text);

/// The value of a member of an object of JSON as it is written (of a string its content, escaped), empty if there is none. Only
/// the object's own members are looked at. Needs slack behind the text.
[[nodiscard]] std::string_view member(std::string_view object, std::string_view name);
/// The same of several members at once, in the order of their names.
void members(std::string_view object, std::span<const std::string_view> names, std::span<std::string_view> values);

} // namespace escale::logs
