// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/query.h>

#include "bytes.h"
#include "conditions.h"
#include "index_block.h"
#include "line_fields.h"

#include <QtCore/QJsonObject>

#include <algorithm>
#include <list>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostKept = 64; // conditions

std::unexpected<Error> badValue(const Query &query)
{
    return failure(u"bad_query"_s, {{u"offset"_s, 0}, {u"reason"_s, u"bad_value"_s}, {u"value"_s, query.value}});
}

std::optional<NameColumn> columnOf(Field field)
{
    switch (field) {
    case Field::Account:
        return NameColumn::Account;
    case Field::Task:
        return NameColumn::Task;
    case Field::Actor:
        return NameColumn::Actor;
    case Field::Code:
        return NameColumn::Code;
    default:
        return {};
    }
}

Result<Pattern> patternOf(const Query &query)
{
    return Pattern::make(query.value, {.isRegularExpression = query.field == Field::Regex,
                                       .isCaseSensitive = query.isCaseSensitive,
                                       .isWholeWord = false});
}

/// Whether nothing is left of a part once what is off has been taken out.
bool isAbsent(const Query &query)
{
    return !query.isOn || (query.kind != Query::Kind::Condition && std::ranges::all_of(query.parts, isAbsent));
}

/// Calls holds(value) for each value of a column from `firstLine` on and puts the lines for which it is true into the set.
/// A block of which it is the same for all lines can be done with at once: all(block) says so.
template <typename Holds, typename All>
void addLines(const Index::Data &data, int column, qint64 firstLine, LineSet &lines, const Holds &holds, const All &all)
{
    constexpr qint64 wordBits = 64;
    const std::span<quint64> words = lines.words();
    for (std::size_t number = firstLine < data.lines ? data.place(firstLine).number : data.blocks.size();
         number < data.blocks.size(); ++number) {
        const IndexBlock &block = *data.blocks[number];
        const qint64 begin = data.firstLines[number];
        const quint32 from = quint32(std::max<qint64>(firstLine - begin, 0));
        const std::optional<bool> verdict = all(block);
        if (verdict && !*verdict)
            continue;
        const IndexBlock::Column &c = block.columns[std::size_t(column)];
        const std::byte *values = block.data.get() + c.at;
        const auto loop = [&](const auto &value) {
            quint64 bits = 0;
            qint64 line = begin + from;
            for (quint32 i = from; i < block.lines; ++i, ++line) {
                bits |= quint64(value(i)) << (line % wordBits);
                if (line % wordBits == wordBits - 1) {
                    words[std::size_t(line / wordBits)] |= bits;
                    bits = 0;
                }
            }
            if (bits)
                words[std::size_t(line / wordBits)] |= bits;
        };
        if (verdict || c.width == 0) {
            if (verdict || holds(c.least))
                loop([](quint32) { return true; });
        } else if (c.width == 1) {
            std::array<bool, 256> table{};
            for (int i = 0; i < 256; ++i)
                table[std::size_t(i)] = holds(c.least + i);
            loop([&](quint32 i) { return table[quint8(values[i])]; });
        } else {
            loop([&](quint32 i) { return bool(holds(block.value(column, i))); });
        }
    }
}

std::optional<bool> dontKnow(const IndexBlock &)
{
    return {};
}

} // namespace

struct Filter::Private {
    struct Kept {
        Query condition;
        Pattern pattern; // of Text and Regex
        LineSet lines;
        qint64 done = 0; // lines looked at
    };
    using Progress = std::function<void(qint64, qint64)>;

    std::shared_ptr<const Source> source;
    Index last;
    std::list<Kept> kept; // the last used one first

    void accept(const Index &index);
    Result<const LineSet *> condition(const Query &query, const Index &index, const std::stop_token &stop,
                                      const Progress &progress);
    Result<LineSet> evaluate(const Query &query, const Index &index, const std::stop_token &stop,
                             const Progress &progress);
    Result<bool> extend(Kept &kept, const Index &index, const std::stop_token &stop, const Progress &progress);
};

/// Forgets what was found in lines that this index has anew.
void Filter::Private::accept(const Index &index)
{
    const Index::Data &before = *last.data();
    const Index::Data &now = *index.data();
    if (&before == &now)
        return;
    qint64 common = 0;
    if (before.names == now.names) {
        for (std::size_t i = 0; i < std::min(before.blocks.size(), now.blocks.size()); ++i) {
            if (before.blocks[i] != now.blocks[i])
                break;
            common += now.blocks[i]->lines;
        }
        // How its last line ends may have changed, and with that what it matches.
        if (common == before.lines && common > 0 && before.bytes != now.bytes)
            --common;
    }
    for (Kept &one : kept) {
        one.done = std::min(one.done, common);
        one.lines.resize(one.done);
    }
    last = index;
}

Result<bool> Filter::Private::extend(Kept &one, const Index &index, const std::stop_token &stop,
                                     const Progress &progress)
{
    const Index::Data &data = *index.data();
    const Query &query = one.condition;
    if (one.done == data.lines)
        return true;
    if (query.field == Field::Text || query.field == Field::Regex) {
        SearchOptions options;
        options.firstLine = one.done;
        options.progress = progress;
        Result<SearchResult> found = search(*source, index, one.pattern, stop, options);
        if (!found)
            return std::unexpected(found.error());
        if (!found->isComplete)
            return false;
        one.lines.resize(data.lines);
        found->lines |= one.lines;
        one.lines = std::move(found->lines);
        one.done = data.lines;
        return true;
    }
    one.lines.resize(data.lines);
    if (query.field == Field::Step) {
        const std::optional<NumberCondition> wanted = stepCondition(query.value);
        if (!wanted)
            return badValue(query);
        addLines(
            data, FlagsColumn, one.done, one.lines,
            [&](qint64 flags) { return wanted->holds(int(flags & flag::step)); }, dontKnow);
    } else if (query.field == Field::Level) {
        const std::optional<NumberCondition> wanted = levelCondition(query.value);
        if (!wanted)
            return badValue(query);
        addLines(
            data, FlagsColumn, one.done, one.lines,
            [&](qint64 flags) { return wanted->holds(levelRank(Severity(flags >> flag::levelShift & 3))); }, dontKnow);
    } else if (query.field == Field::Time) {
        const std::optional<TimeRange> range = timeRange(query.value);
        if (!range)
            return badValue(query);
        const auto holds = [&](qint64 time) { return time >= range->from && time < range->until; };
        addLines(data, TimeColumn, one.done, one.lines, holds, [&](const IndexBlock &block) -> std::optional<bool> {
            const qint64 least = block.columns[TimeColumn].least;
            if (block.greatestTime < range->from || least >= range->until)
                return false;
            if (least >= range->from && block.greatestTime < range->until)
                return true;
            return {};
        });
    } else {
        const int column = int(*columnOf(query.field));
        std::vector<bool> isWanted;
        for (const QByteArray &name : (*data.names)[std::size_t(column)].all())
            isWanted.push_back(matchesWildcard(QString::fromUtf8(name), query.value));
        addLines(
            data, FirstNameColumn + column, one.done, one.lines,
            [&](qint64 number) { return quint64(number) < isWanted.size() && isWanted[std::size_t(number)]; },
            dontKnow);
    }
    one.done = data.lines;
    return true;
}

/// Null where it was stopped.
Result<const LineSet *> Filter::Private::condition(const Query &query, const Index &index, const std::stop_token &stop,
                                                   const Progress &progress)
{
    Query key = query;
    key.isOn = true;
    auto found = std::ranges::find(kept, key, &Kept::condition);
    if (found == kept.end()) {
        Kept fresh;
        fresh.condition = std::move(key);
        if (query.field == Field::Text || query.field == Field::Regex) {
            Result<Pattern> pattern = patternOf(query);
            if (!pattern)
                return std::unexpected(pattern.error());
            fresh.pattern = *pattern;
        }
        kept.push_front(std::move(fresh));
        if (kept.size() > mostKept)
            kept.pop_back();
    } else {
        kept.splice(kept.begin(), kept, found);
    }
    const Result<bool> isDone = extend(kept.front(), index, stop, progress);
    if (!isDone)
        return std::unexpected(isDone.error());
    return *isDone ? &kept.front().lines : nullptr;
}

/// Of size 0, for a log that has lines, where it was stopped.
Result<LineSet> Filter::Private::evaluate(const Query &query, const Index &index, const std::stop_token &stop,
                                          const Progress &progress)
{
    if (query.kind == Query::Kind::Condition) {
        const Result<const LineSet *> found = condition(query, index, stop, progress);
        if (!found)
            return std::unexpected(found.error());
        return *found ? **found : LineSet();
    }
    std::optional<LineSet> lines;
    for (const Query &part : query.parts) {
        if (isAbsent(part))
            continue;
        Result<LineSet> found = evaluate(part, index, stop, progress);
        if (!found || found->size() != index.lineCount())
            return found;
        if (query.kind == Query::Kind::Not)
            return std::move(found->invert());
        if (!lines)
            lines = std::move(*found);
        else if (query.kind == Query::Kind::And)
            *lines &= *found;
        else
            *lines |= *found;
    }
    return lines ? std::move(*lines) : LineSet(index.lineCount(), true);
}

Filter::Filter(std::shared_ptr<const Source> source) : d(std::make_unique<Private>())
{
    d->source = std::move(source);
}

Filter::~Filter() = default;

Result<Filter::Found> Filter::apply(const Query &query, const Index &index, std::stop_token stop,
                                    const std::function<void(qint64, qint64)> &progress)
{
    d->accept(index);
    Found found;
    if (isAbsent(query)) {
        found.lines = LineSet(index.lineCount(), true);
    } else {
        Result<LineSet> lines = d->evaluate(query, index, stop, progress);
        if (!lines)
            return std::unexpected(lines.error());
        found.lines = std::move(*lines);
    }
    found.isComplete = found.lines.size() == index.lineCount();
    found.lines.seal();
    return found;
}

namespace {

Result<bool> holds(const Query &query, QByteArrayView line, const LineFields &fields, qint64 time)
{
    switch (query.kind) {
    case Query::Kind::Condition:
        break;
    case Query::Kind::Not:
    case Query::Kind::And:
    case Query::Kind::Or:
        for (const Query &part : query.parts) {
            if (isAbsent(part))
                continue;
            const Result<bool> one = holds(part, line, fields, time);
            if (!one)
                return one;
            if (query.kind == Query::Kind::Not)
                return !*one;
            if (*one == (query.kind == Query::Kind::Or))
                return *one;
        }
        return query.kind != Query::Kind::Or;
    }
    switch (query.field) {
    case Field::Step: {
        const std::optional<NumberCondition> wanted = stepCondition(query.value);
        return wanted ? Result<bool>(wanted->holds(fields.step)) : badValue(query);
    }
    case Field::Level: {
        const std::optional<NumberCondition> wanted = levelCondition(query.value);
        return wanted ? Result<bool>(wanted->holds(levelRank(fields.level))) : badValue(query);
    }
    case Field::Time: {
        const std::optional<TimeRange> range = timeRange(query.value);
        return range ? Result<bool>(time >= range->from && time < range->until) : badValue(query);
    }
    case Field::Text:
    case Field::Regex: {
        const Result<Pattern> pattern = patternOf(query);
        return pattern ? Result<bool>(pattern->matches(line)) : std::unexpected(pattern.error());
    }
    default:
        break;
    }
    const std::string_view name = query.field == Field::Account ? fields.account
                                  : query.field == Field::Task  ? fields.task
                                  : query.field == Field::Actor ? fields.actor
                                                                : fields.code;
    return matchesWildcard(QString::fromUtf8(unescaped(name)), query.value);
}

} // namespace

Result<bool> Filter::matches(const Query &query, QByteArrayView line, qint64 inheritedTime)
{
    if (isAbsent(query))
        return true;
    QByteArray padded = line.toByteArray();
    padded.append(slack, '\0');
    LineFields fields;
    LineScanner().scan(padded.constData(), padded.constData() + line.size(), fields);
    return holds(query, line, fields, fields.time == noTime ? inheritedTime : fields.time);
}

} // namespace escale::logs
