// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "line_fields.h"

#include "bytes.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

namespace escale::logs {

namespace {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// `digits` digits at `at`, or -1.
constexpr int number(const char *at, int digits)
{
    int value = 0;
    for (int i = 0; i < digits; ++i) {
        if (!isDigit(at[i]))
            return -1;
        value = value * 10 + (at[i] - '0');
    }
    return value;
}

std::optional<qint64> moment(int year, int month, int day, int hour, int minute, int second)
{
    using namespace std::chrono;
    const year_month_day date{std::chrono::year{year}, std::chrono::month{unsigned(month)},
                              std::chrono::day{unsigned(day)}};
    // 60 is a leap second.
    if (!date.ok() || hour > 23 || minute > 59 || second > 60 || hour < 0 || minute < 0 || second < 0)
        return {};
    const auto days = sys_days(date).time_since_epoch().count();
    return ((qint64(days) * 24 + hour) * 60 + minute) * 60'000 + second * 1000;
}

template <std::size_t size>
bool is(const char *at, const char (&text)[size])
{
    return std::memcmp(at, text, size - 1) == 0;
}

Severity levelOf(const char *at, qsizetype size)
{
    if (size == 0)
        return Severity::Unknown;
    const auto same = [&](std::string_view word) {
        if (size != qsizetype(word.size()))
            return false;
        for (qsizetype i = 0; i < size; ++i) {
            if ((at[i] | 0x20) != word[std::size_t(i)])
                return false;
        }
        return true;
    };
    switch (at[0] | 0x20) {
    case 'i':
        return same("info") || same("information") ? Severity::Info : Severity::Unknown;
    case 'w':
        return same("warning") || same("warn") ? Severity::Warning : Severity::Unknown;
    case 'e':
        return same("error") || same("err") || same("emergency") || same("emerg") ? Severity::Error : Severity::Unknown;
    case 'f':
        return same("fatal") || same("failed") ? Severity::Error : Severity::Unknown;
    case 'c':
        return same("critical") || same("crit") ? Severity::Error : Severity::Unknown;
    case 'p':
        return same("panic") ? Severity::Error : Severity::Unknown;
    case 'a':
        return same("alert") ? Severity::Error : Severity::Unknown;
    case 'n':
        return same("notice") ? Severity::Info : Severity::Unknown;
    case 'd':
        return same("debug") ? Severity::Info : Severity::Unknown;
    case 't':
        return same("trace") ? Severity::Info : Severity::Unknown;
    default:
        return Severity::Unknown;
    }
}

const char *skipSpaces(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        ++at;
    return at;
}

/// The end of the value of JSON that begins at `at` and is no string.
const char *valueEnd(const char *at, const char *end)
{
    int depth = 0;
    for (; at < end; ++at) {
        switch (*at) {
        case '"':
            at = stringEnd(at + 1, end);
            if (at == end)
                return end;
            break;
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (depth == 0)
                return at;
            if (--depth == 0)
                return at + 1;
            break;
        case ',':
            if (depth == 0)
                return at;
            break;
        default:
            break;
        }
    }
    return end;
}

qint64 integer(const char *at, const char *end)
{
    const bool isNegative = at < end && *at == '-';
    qint64 value = 0;
    constexpr qint64 most = (std::numeric_limits<qint64>::max() - 9) / 10;
    for (at += isNegative; at < end && isDigit(*at) && value <= most; ++at)
        value = value * 10 + (*at - '0');
    return isNegative ? -value : value;
}

/// Whether this very text comes next; then it is passed over. May look at the slack.
template <std::size_t size>
bool take(const char *&at, const char (&text)[size])
{
    static_assert(size <= slack);
    if (std::memcmp(at, text, size - 1) != 0)
        return false;
    at += size - 1;
    return true;
}

/// The string that comes next, up to its closing quote, which is passed over.
std::string_view takeString(const char *&at, const char *end)
{
    const char *const begin = at;
    const char *const stop = stringEnd(at, end);
    at = stop + (stop < end);
    return {begin, std::size_t(stop - begin)};
}

void skipDigits(const char *&at, const char *end)
{
    while (at < end && isDigit(*at))
        ++at;
}

/// Where the parameters of an entry of ours end: the hashes that follow them have a fixed size. Null where it is not one.
const char *paramsEnd(const char *at, const char *end)
{
    constexpr char prev[] = ",\"escale.prev\":\"";
    constexpr char hash[] = "\",\"escale.hash\":\"";
    constexpr qsizetype hashSize = 64; // SHA-256 in hexadecimal digits
    constexpr qsizetype prevSize = sizeof prev - 1;
    constexpr qsizetype size = prevSize + qsizetype(sizeof hash - 1) + hashSize + 2;
    // The first entry of a log has none before it.
    for (const qsizetype before : {hashSize, qsizetype(0)}) {
        const char *const stop = end - size - before;
        if (stop - at >= 2 && *at == '{' && stop[-1] == '}' && is(stop, prev) && is(stop + prevSize + before, hash)
            && is(end - 2, "\"}"))
            return stop;
    }
    return nullptr;
}

} // namespace

template <bool all, typename Fields>
bool LineScanner::readOurs(const char *begin, const char *end, Fields &fields)
{
    constexpr qsizetype timeSize = std::string_view("2026-11-21T10:15:00.042Z").size();
    const char *at = begin;
    // What is taken holds no line end, so none of this goes past the end of the line unnoticed.
    if (end - begin < slack || !take(at, "{\"@timestamp\":\""))
        return false;
    fields.time = timeOf({at, std::size_t(timeSize)});
    at += timeSize;
    if (fields.time == noTime || !take(at, "\",\"log.level\":\""))
        return false;
    if (take(at, "info\""))
        fields.level = Severity::Info;
    else if (take(at, "warning\""))
        fields.level = Severity::Warning;
    else if (take(at, "error\""))
        fields.level = Severity::Error;
    else
        return false;
    if (!take(at, ",\"message\":\""))
        return false;
    (void)takeString(at, end);
    if (!take(at, ",\"ecs.version\":\"1.6.0\",\"event.code\":\""))
        return false;
    fields.code = takeString(at, end);
    if (!take(at, ",\"event.action\":\""))
        return false;
    (void)takeString(at, end);
    if (take(at, ",\"event.duration\":")) {
        if constexpr (all)
            fields.duration = integer(at, end);
        skipDigits(at, end);
    }
    if (take(at, ",\"trace.id\":\""))
        fields.task = takeString(at, end);
    if (take(at, ",\"user.name\":\""))
        fields.actor = takeString(at, end);
    if (take(at, ",\"host.name\":\""))
        (void)takeString(at, end);
    if (!take(at, ",\"escale.seq\":"))
        return false;
    if constexpr (all)
        fields.seq = integer(at, end);
    skipDigits(at, end);
    if (take(at, ",\"escale.migration\":")) {
        if constexpr (all)
            fields.migration = integer(at, end);
        skipDigits(at, end);
    }
    if (take(at, ",\"escale.step\":")) {
        if (*at < '1' || *at > '8' || isDigit(at[1]))
            return false;
        fields.step = *at++ - '0';
    }
    if (take(at, ",\"escale.account\":\""))
        fields.account = takeString(at, end);
    fields.isEntry = true;
    if constexpr (all) {
        if (take(at, ",\"escale.attempt\":"))
            skipDigits(at, end);
        if (take(at, ",\"escale.bytes\":"))
            skipDigits(at, end);
        if (take(at, ",\"escale.on_behalf_of\":\""))
            (void)takeString(at, end);
        const char *const stop = take(at, ",\"escale.params\":") ? paramsEnd(at, end) : nullptr;
        if (!stop)
            return false;
        fields.params = {at, std::size_t(stop - at)};
        return true;
    }
    // Nothing that a column holds comes behind any of these.
    return take(at, ",\"escale.attempt\":") || take(at, ",\"escale.bytes\":") || take(at, ",\"escale.on_behalf_of\":")
           || take(at, ",\"escale.params\":");
}

template bool LineScanner::readOurs<false>(const char *, const char *, LineFields &);
template bool LineScanner::readOurs<true>(const char *, const char *, EntryFields &);

qint64 LineScanner::timeOf(std::string_view text)
{
    constexpr std::size_t whole = std::string_view("2026-11-21T10:15:00.042Z").size();
    const char *at = text.data();
    if (text.size() == whole && at[19] == '.' && at[23] == 'Z') {
        const int second = number(at + 17, 2);
        const int milli = number(at + 20, 3);
        if (second < 0 || second > 60 || milli < 0)
            return noTime;
        if (m_minuteMs != noTime && std::memcmp(at, m_minute, sizeof m_minute) == 0)
            return m_minuteMs + second * 1000 + milli;
        if (const std::optional<qint64> time = leadingTime(text)) {
            std::memcpy(m_minute, at, sizeof m_minute);
            m_minuteMs = *time - second * 1000 - milli;
            return *time;
        }
        return noTime;
    }
    return leadingTime(text).value_or(noTime);
}

template <bool all, typename Fields>
void LineScanner::read(const char *begin, const char *end, Fields &fields)
{
    const char *at = begin;
    if (end - at >= 3 && is(at, "\xef\xbb\xbf"))
        at += 3;
    at = skipSpaces(at, end);
    if (at == end || *at != '{') {
        readText(at, end, fields);
        return;
    }
    bool isOurs = false; // the order of fields is ours as far as has been seen
    ++at;
    while (true) {
        at = skipSpaces(at, end);
        if (at >= end || *at != '"')
            break;
        const char *const key = at + 1;
        at = stringEnd(key, end);
        const qsizetype keySize = at - key;
        if (at == end)
            break;
        at = skipSpaces(at + 1, end);
        if (at == end || *at != ':')
            break;
        at = skipSpaces(at + 1, end);
        if (at == end)
            break;
        const bool isString = *at == '"';
        const char *const value = at + isString;
        if constexpr (!all) {
            // In our order nothing that a column holds comes from here on.
            if (isOurs && keySize == 13 && is(key, "escale.params"))
                break;
        }
        const char *const stop = isString ? stringEnd(value, end) : valueEnd(value, end);
        const std::string_view text(value, std::size_t(stop - value));
        switch (keySize) {
        case 8:
            if (is(key, "trace.id"))
                fields.task = text;
            break;
        case 9:
            if (is(key, "log.level"))
                fields.level = levelOf(value, stop - value);
            else if (is(key, "user.name"))
                fields.actor = text;
            break;
        case 10:
            if (is(key, "@timestamp")) {
                fields.time = timeOf(text);
            } else if (is(key, "event.code")) {
                fields.code = text;
            } else if (is(key, "escale.seq")) {
                isOurs = !fields.code.empty();
                if constexpr (all)
                    fields.seq = integer(value, stop);
            }
            break;
        case 11:
            if (is(key, "escale.step")) {
                const qint64 step = integer(value, stop);
                fields.step = step >= 1 && step <= 8 ? int(step) : 0;
            }
            break;
        case 14:
            if (is(key, "escale.account"))
                fields.account = text;
            else if constexpr (all) {
                if (is(key, "event.duration"))
                    fields.duration = integer(value, stop);
            }
            break;
        case 13:
            if constexpr (all) {
                if (is(key, "escale.params"))
                    fields.params = text;
            }
            break;
        case 16:
            if constexpr (all) {
                if (is(key, "escale.migration"))
                    fields.migration = integer(value, stop);
            }
            break;
        default:
            break;
        }
        at = skipSpaces(stop + isString, end);
        if (at >= end || *at != ',')
            break;
        ++at;
    }
    fields.isEntry = fields.time != noTime;
}

template void LineScanner::read<false>(const char *, const char *, LineFields &);
template void LineScanner::read<true>(const char *, const char *, EntryFields &);

void LineScanner::readText(const char *begin, const char *end, LineFields &fields)
{
    // A level is named near the beginning or not at all; further on it is somebody's words.
    constexpr qsizetype levelWithin = 160;
    qsizetype timeSize = 0;
    if (const std::optional<qint64> time = leadingTime({begin, std::size_t(end - begin)}, &timeSize))
        fields.time = *time;
    const char *const stop = std::min(end, begin + levelWithin);
    for (const char *at = begin + timeSize; at < stop;) {
        if (!isLetter(*at)) {
            ++at;
            continue;
        }
        const char *const word = at;
        while (at < end && isLetter(*at))
            ++at;
        fields.level = levelOf(word, at - word);
        if (fields.level != Severity::Unknown)
            return;
    }
}

std::optional<qint64> leadingTime(std::string_view text, qsizetype *size)
{
    const char *const begin = text.data();
    const char *at = begin;
    const char *const end = begin + text.size();
    if (at < end && (*at == '[' || *at == '('))
        ++at;
    constexpr qsizetype toSeconds = std::string_view("2026-11-21T10:15:00").size();
    if (end - at < toSeconds || (at[4] != '-' && at[4] != '/') || at[7] != at[4]
        || (at[10] != 'T' && at[10] != ' ' && at[10] != 't') || at[13] != ':' || at[16] != ':')
        return {};
    const int year = number(at, 4);
    const int month = number(at + 5, 2);
    const int day = number(at + 8, 2);
    if (year < 0 || month < 0 || day < 0)
        return {};
    const std::optional<qint64> seconds =
        moment(year, month, day, number(at + 11, 2), number(at + 14, 2), number(at + 17, 2));
    if (!seconds)
        return {};
    qint64 time = *seconds;
    at += toSeconds;
    if (end - at >= 2 && (*at == '.' || *at == ',') && isDigit(at[1])) {
        qint64 unit = 100;
        for (++at; at < end && isDigit(*at); ++at, unit /= 10)
            time += unit * (*at - '0');
    }
    constexpr qint64 minuteMs = 60'000;
    if (at < end && (*at == 'Z' || *at == 'z')) {
        ++at;
    } else if (end - at >= 5 && (*at == '+' || *at == '-')) {
        const int hours = number(at + 1, 2);
        const bool hasColon = at[3] == ':';
        const int minutes = end - at >= 5 + hasColon ? number(at + 3 + hasColon, 2) : -1;
        if (hours >= 0 && minutes >= 0) {
            time -= (*at == '-' ? -1 : 1) * (hours * 60 + minutes) * minuteMs;
            at += 5 + hasColon;
        }
    }
    if (at < end && (*at == ']' || *at == ')'))
        ++at;
    if (size)
        *size = at - begin;
    return time;
}

QByteArray unescaped(std::string_view text)
{
    QByteArray raw(text.data(), qsizetype(text.size()));
    if (!raw.contains('\\'))
        return raw;
    const QJsonDocument document = QJsonDocument::fromJson("[\"" + raw + "\"]");
    return document.isArray() ? document[0].toString().toUtf8() : raw;
}

std::string_view member(std::string_view object, std::string_view name)
{
    std::string_view value;
    members(object, {&name, 1}, {&value, 1});
    return value;
}

void members(std::string_view object, std::span<const std::string_view> names, std::span<std::string_view> values)
{
    std::ranges::fill(values, std::string_view());
    const char *at = object.data();
    const char *const end = at + object.size();
    if (object.empty() || *at != '{')
        return;
    ++at;
    for (std::size_t found = 0; found < names.size(); ++at) {
        at = skipSpaces(at, end);
        if (at >= end || *at != '"')
            return;
        const char *const key = at + 1;
        at = stringEnd(key, end);
        const std::string_view name(key, std::size_t(at - key));
        if (at == end)
            return;
        at = skipSpaces(at + 1, end);
        if (at == end || *at != ':')
            return;
        at = skipSpaces(at + 1, end);
        if (at == end)
            return;
        const bool isString = *at == '"';
        const char *const value = at + isString;
        const char *const stop = isString ? stringEnd(value, end) : valueEnd(value, end);
        const std::size_t place = std::size_t(std::ranges::find(names, name) - names.begin());
        // The first of that name counts.
        if (place < names.size() && !values[place].data()) {
            values[place] = {value, std::size_t(stop - value)};
            ++found;
        }
        at = skipSpaces(stop + isString, end);
        if (at >= end || *at != ',')
            return;
    }
}

} // namespace escale::logs
