// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "conditions.h"

#include <QtCore/QDateTime>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

struct FieldName {
    Field field;
    QLatin1StringView name;
};

constexpr std::array fieldNames{
    FieldName{Field::Step, "step"_L1},   FieldName{Field::Account, "account"_L1}, FieldName{Field::Task, "task"_L1},
    FieldName{Field::Level, "level"_L1}, FieldName{Field::Actor, "actor"_L1},     FieldName{Field::Code, "code"_L1},
    FieldName{Field::Time, "time"_L1},   FieldName{Field::Text, "text"_L1},       FieldName{Field::Regex, "regex"_L1}};

Relation takeRelation(QStringView &value)
{
    struct Sign {
        QLatin1StringView text;
        Relation relation;
    };
    static constexpr std::array signs{Sign{">="_L1, Relation::GreaterOrEqual}, Sign{"<="_L1, Relation::LessOrEqual},
                                      Sign{">"_L1, Relation::Greater}, Sign{"<"_L1, Relation::Less},
                                      Sign{"="_L1, Relation::Equal}};
    for (const Sign &sign : signs) {
        if (value.startsWith(sign.text)) {
            value = value.sliced(sign.text.size());
            return sign.relation;
        }
    }
    return Relation::Equal;
}

/// Whole or cut after any of its parts; the time that it names and for how long.
std::optional<TimeRange> momentOf(QStringView text)
{
    struct Form {
        qsizetype size;
        QLatin1StringView rest; // of 2026-01-01T00:00:00.000Z, to make it whole
        qint64 ms;
    };
    static constexpr std::array forms{Form{13, ":00:00.000Z"_L1, 3'600'000}, Form{16, ":00.000Z"_L1, 60'000},
                                      Form{19, ".000Z"_L1, 1000}, Form{23, "Z"_L1, 1}};
    const QStringView plain = text.endsWith(u'Z') ? text.chopped(1) : text;
    const auto parse = [](const QString &whole) {
        const QDateTime time = QDateTime::fromString(whole, Qt::ISODateWithMs);
        return time.isValid() ? std::optional(time) : std::nullopt;
    };
    const QString midnight = u"T00:00:00.000Z"_s;
    std::optional<QDateTime> begin;
    std::optional<qint64> end;
    if (plain.size() == 4 || plain.size() == 7 || plain.size() == 10) {
        begin = parse(plain.toString()
                      + u"-01-01"_s.sliced(plain.size() == 10  ? 6
                                           : plain.size() == 7 ? 3
                                                               : 0)
                      + midnight);
        if (begin)
            end = (plain.size() == 4   ? begin->addYears(1)
                   : plain.size() == 7 ? begin->addMonths(1)
                                       : begin->addDays(1))
                      .toMSecsSinceEpoch();
    } else {
        for (const Form &form : forms) {
            if (plain.size() == form.size) {
                begin = parse(plain.toString() + form.rest);
                if (begin)
                    end = begin->toMSecsSinceEpoch() + form.ms;
            }
        }
        if (!begin) {
            // With another zone, or other fractions.
            begin = parse(text.toString());
            if (begin)
                end = begin->toMSecsSinceEpoch() + 1;
        }
    }
    if (!begin)
        return {};
    return TimeRange{begin->toMSecsSinceEpoch(), *end};
}

} // namespace

std::optional<Field> fieldOf(QStringView name)
{
    for (const FieldName &known : fieldNames) {
        if (name == known.name)
            return known.field;
    }
    return {};
}

QLatin1StringView fieldName(Field field)
{
    return fieldNames[std::size_t(field)].name;
}

std::optional<NumberCondition> stepCondition(QStringView value)
{
    NumberCondition condition{takeRelation(value), 0};
    bool isNumber = false;
    condition.value = value.toInt(&isNumber);
    return isNumber && condition.value >= 0 ? std::optional(condition) : std::nullopt;
}

int levelRank(Severity level) noexcept
{
    return level == Severity::Unknown ? 0 : 1 + int(level);
}

std::optional<NumberCondition> levelCondition(QStringView value)
{
    static constexpr std::array names{"none"_L1, "info"_L1, "warning"_L1, "error"_L1}; // by levelRank
    NumberCondition condition{takeRelation(value), 0};
    for (; condition.value < int(names.size()); ++condition.value) {
        if (value.compare(names[std::size_t(condition.value)], Qt::CaseInsensitive) == 0)
            return condition;
    }
    return {};
}

std::optional<TimeRange> timeRange(QStringView value)
{
    const qsizetype dots = value.indexOf(".."_L1);
    if (dots < 0)
        return momentOf(value);
    TimeRange range;
    const QStringView from = value.first(dots);
    const QStringView until = value.sliced(dots + 2);
    if (from.isEmpty() && until.isEmpty())
        return {};
    if (!from.isEmpty()) {
        const std::optional<TimeRange> moment = momentOf(from);
        if (!moment)
            return {};
        range.from = moment->from;
    } else {
        ++range.from; // a line without a time is in no range
    }
    if (!until.isEmpty()) {
        const std::optional<TimeRange> moment = momentOf(until);
        if (!moment)
            return {};
        range.until = moment->until;
    }
    return range;
}

bool matchesWildcard(QStringView text, QStringView wildcard)
{
    const auto same = [](QChar a, QChar b) { return a == b || a.toCaseFolded() == b.toCaseFolded(); };
    qsizetype at = 0;
    qsizetype in = 0;
    qsizetype star = -1; // the last * seen, and up to where the text before it has been taken by it
    qsizetype taken = 0;
    while (at < text.size()) {
        if (in < wildcard.size() && wildcard[in] == u'*') {
            star = in++;
            taken = at;
        } else if (in < wildcard.size() && same(text[at], wildcard[in])) {
            ++at;
            ++in;
        } else if (star >= 0) {
            in = star + 1;
            at = ++taken;
        } else {
            return false;
        }
    }
    while (in < wildcard.size() && wildcard[in] == u'*')
        ++in;
    return in == wildcard.size();
}

} // namespace escale::logs
