// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/compare.h>

#include "alignment.h"
#include "block_lines.h"
#include "line_fields.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostStages = 10'000; // those with the largest difference are kept

/// A stage that came to its end, or a downtime.
struct Run {
    quint64 key = 0;
    qint64 line = 0;
    qint64 ms = 0;
};

/// What is compared of each line of a side.
struct Facts {
    std::vector<qint64> lines; // of the log; empty where all of them are compared
    std::vector<quint64> keys;    // the same for lines that are to stand opposite each other
    std::vector<quint64> details; // the same for lines that say the same
    std::vector<Run> runs;
    std::optional<Error> error;

    [[nodiscard]] qint64 line(std::size_t place) const { return lines.empty() ? qint64(place) : lines[place]; }
};

class Extractor {
public:
    Extractor(const CompareSide &side, const CompareOptions &options, const std::stop_token &stop)
        : m_side(side)
        , m_options(options)
        , m_stop(stop)
    {
    }
    void run(Facts &facts);

private:
    void entry(Facts &facts, qint64 line, const EntryFields &fields);
    void text(Facts &facts, std::string_view line);
    [[nodiscard]] std::string_view neutral(std::string_view text, std::string_view account) const
    {
        return !m_options.sameAccount && text == account ? std::string_view() : text;
    }
    /// Of the parameters, without the account's name if that is no difference.
    [[nodiscard]] quint64 paramsHash(std::string_view params, std::string_view account) const;

    const CompareSide &m_side;
    const CompareOptions &m_options;
    const std::stop_token &m_stop;
    LineScanner m_scanner;
    std::unordered_map<quint64, qint64> m_begun; // stages: when
};

void Extractor::run(Facts &facts)
{
    const Index::Data &data = *m_side.index.data();
    const bool isAll = m_side.lines.size() == 0;
    const auto count = std::size_t(isAll ? data.lines : m_side.lines.count());
    if (!isAll)
        facts.lines.reserve(count);
    facts.keys.reserve(count);
    facts.details.reserve(count);
    BlockLines lines(*m_side.source, data);
    for (std::size_t block = 0; block < data.blocks.size() && !m_stop.stop_requested(); ++block) {
        const qint64 first = data.firstLines[block];
        if (!isAll) {
            const qint64 next = m_side.lines.next(first);
            if (next < 0 || next >= first + data.blocks[block]->lines)
                continue;
        }
        if (const Result<void> loaded = lines.load(block); !loaded) {
            facts.error = loaded.error();
            return;
        }
        for (quint32 i = 0; i < lines.count(); ++i) {
            if (!isAll && !m_side.lines.contains(first + i))
                continue;
            const std::string_view line = lines.line(i);
            EntryFields fields;
            m_scanner.scanAll(line.data(), line.data() + line.size(), fields);
            if (!isAll)
                facts.lines.push_back(first + i);
            if (fields.isEntry)
                entry(facts, first + i, fields);
            else
                text(facts, line);
        }
    }
}

quint64 Extractor::paramsHash(std::string_view params, std::string_view account) const
{
    if (m_options.sameAccount || account.empty())
        return mixed(0, params);
    quint64 hash = 0;
    for (std::size_t at = params.find(account); at != std::string_view::npos; at = params.find(account)) {
        hash = mixed(hash, params.substr(0, at));
        params.remove_prefix(at + account.size());
    }
    return mixed(hash, params);
}

/// A log can say that something took longer than any number of ours, or a time that is no number.
qint64 millisecondsOf(std::string_view seconds)
{
    constexpr double longest = 1e9; // thirty years
    const double value = QByteArrayView(seconds.data(), qsizetype(seconds.size())).toDouble();
    return value > 0 ? qint64(std::min(value, longest) * 1000) : 0;
}

void Extractor::entry(Facts &facts, qint64 line, const EntryFields &fields)
{
    constexpr std::array<std::string_view, 2> names{"stage", "subject"};
    std::array<std::string_view, 2> values;
    members(fields.params, names, values);
    const std::string_view stage = values[0];
    const std::string_view subject = neutral(values[1], fields.account);
    const std::string_view account = m_options.sameAccount ? fields.account : std::string_view();
    const quint64 place = mixed(mixed(mixed(quint64(fields.step), account), stage), subject);
    facts.keys.push_back(mixed(place, fields.code));
    facts.details.push_back(paramsHash(fields.params, fields.account));
    // Stages are told apart by their task while they run, and by what they are when the sides are put together.
    if (fields.code == "ESC-4101") {
        m_begun[mixed(place, fields.task)] = fields.time;
    } else if (fields.code == "ESC-4102" || fields.code == "ESC-4103") {
        constexpr qint64 nanoseconds = 1'000'000;
        const auto begun = m_begun.find(mixed(place, fields.task));
        if (fields.duration >= 0)
            facts.runs.push_back({place, line, fields.duration / nanoseconds});
        else if (begun != m_begun.end())
            facts.runs.push_back({place, line, fields.time - begun->second});
        if (begun != m_begun.end())
            m_begun.erase(begun);
    } else if (fields.code == "ESC-4202" || fields.code == "ESC-4203") {
        facts.runs.push_back({mixed(place, "downtime"), line, millisecondsOf(member(fields.params, "seconds"))});
    }
}

/// Raw output: the words are the key, the figures the details, and the time at the beginning is neither.
void Extractor::text(Facts &facts, std::string_view line)
{
    qsizetype time = 0;
    (void)leadingTime(line, &time);
    line.remove_prefix(std::size_t(time));
    quint64 words = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t figure = std::min(line.find_first_of("0123456789", at), line.size());
        words = mixed(words, line.substr(at, figure - at));
        at = std::min(line.find_first_not_of("0123456789", figure), line.size());
    }
    facts.keys.push_back(words);
    facts.details.push_back(mixed(0, line));
}

/// A row of one side only, and what its line is known by.
struct Alone {
    std::size_t row = 0;
    quint64 key = 0;
};

/// Marks what only one side has here, but the other one elsewhere.
void markElsewhere(Comparison &comparison, const std::vector<Alone> &left, const std::vector<Alone> &right)
{
    const auto mark = [&](const std::vector<Alone> &side, const std::vector<Alone> &opposite) {
        std::unordered_set<quint64> keys;
        for (const Alone &alone : opposite)
            keys.insert(alone.key);
        for (const Alone &alone : side)
            comparison.rows[alone.row].isElsewhere = keys.contains(alone.key);
    };
    mark(left, right);
    mark(right, left);
}

void addRows(Comparison &comparison, const Facts &left, const Facts &right, const std::stop_token &stop)
{
    const std::vector<std::pair<quint32, quint32>> pairs = alignment(left.keys, right.keys, stop);
    comparison.rows.reserve(left.keys.size() + right.keys.size() - pairs.size());
    std::vector<Alone> onLeft;
    std::vector<Alone> onRight;
    quint32 l = 0;
    quint32 r = 0;
    const auto until = [&](quint32 leftEnd, quint32 rightEnd) {
        for (; l < leftEnd; ++l) {
            onLeft.push_back({comparison.rows.size(), left.keys[l]});
            comparison.rows.push_back({left.line(l), -1, CompareRow::Kind::OnlyLeft, false});
        }
        for (; r < rightEnd; ++r) {
            onRight.push_back({comparison.rows.size(), right.keys[r]});
            comparison.rows.push_back({-1, right.line(r), CompareRow::Kind::OnlyRight, false});
        }
    };
    for (const auto &[leftPlace, rightPlace] : pairs) {
        until(leftPlace, rightPlace);
        const bool isSame = left.details[l] == right.details[r];
        comparison.rows.push_back(
            {left.line(l), right.line(r), isSame ? CompareRow::Kind::Same : CompareRow::Kind::Changed, false});
        ++(isSame ? comparison.same : comparison.changed);
        ++l;
        ++r;
    }
    until(quint32(left.keys.size()), quint32(right.keys.size()));
    comparison.onlyLeft = qint64(onLeft.size());
    comparison.onlyRight = qint64(onRight.size());
    if (!onLeft.empty() && !onRight.empty())
        markElsewhere(comparison, onLeft, onRight);
}

/// Puts the n-th run of a stage on one side opposite the n-th on the other.
std::vector<CompareStage> stagesOf(const Facts &left, const Facts &right)
{
    constexpr std::size_t none = -1;
    struct Opposite {
        std::size_t left = none; // in the runs of its side
        std::size_t right = none;
        qint64 difference = 0;
    };
    std::vector<Opposite> opposites;
    std::unordered_map<quint64, std::vector<std::size_t>> byKey; // on the left
    for (std::size_t i = 0; i < left.runs.size(); ++i) {
        byKey[left.runs[i].key].push_back(i);
        opposites.push_back({i, none, std::max<qint64>(left.runs[i].ms, 0)});
    }
    std::unordered_map<quint64, std::size_t> taken;
    for (std::size_t i = 0; i < right.runs.size(); ++i) {
        const Run &run = right.runs[i];
        const auto found = byKey.find(run.key);
        const std::size_t n = taken[run.key]++;
        if (found == byKey.end() || n >= found->second.size()) {
            opposites.push_back({none, i, std::max<qint64>(run.ms, 0)});
        } else {
            Opposite &opposite = opposites[found->second[n]];
            opposite.right = i;
            opposite.difference = std::abs(opposite.difference - std::max<qint64>(run.ms, 0));
        }
    }
    // Those that differ by the same stay in the order of the logs.
    const auto before = [&](std::size_t a, std::size_t b) {
        return opposites[a].difference != opposites[b].difference ? opposites[a].difference > opposites[b].difference
                                                                  : a < b;
    };
    std::vector<std::size_t> order(opposites.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto kept = order.begin() + qsizetype(std::min(order.size(), mostStages));
    std::nth_element(order.begin(), kept, order.end(), before);
    std::sort(order.begin(), kept, before);
    std::vector<CompareStage> stages;
    stages.reserve(std::size_t(kept - order.begin()));
    for (auto at = order.begin(); at != kept; ++at) {
        const Opposite &opposite = opposites[*at];
        CompareStage &stage = stages.emplace_back();
        if (opposite.left != none) {
            stage.leftLine = left.runs[opposite.left].line;
            stage.leftMs = left.runs[opposite.left].ms;
        }
        if (opposite.right != none) {
            stage.rightLine = right.runs[opposite.right].line;
            stage.rightMs = right.runs[opposite.right].ms;
        }
    }
    return stages;
}

/// The names, from the line where it ended.
Result<void> name(CompareStage &stage, const CompareSide &left, const CompareSide &right)
{
    const CompareSide &side = stage.leftLine >= 0 ? left : right;
    Result<QByteArray> bytes =
        lineBytes(*side.source, side.index, stage.leftLine >= 0 ? stage.leftLine : stage.rightLine);
    if (!bytes)
        return std::unexpected(bytes.error());
    const qsizetype size = bytes->size();
    bytes->append(slack, '\0');
    EntryFields fields;
    LineScanner().scanAll(bytes->constData(), bytes->constData() + size, fields);
    const auto text = [](std::string_view escaped) { return QString::fromUtf8(unescaped(escaped)); };
    stage.account = text(fields.account);
    stage.stage = text(member(fields.params, "stage"));
    stage.subject = text(member(fields.params, "subject"));
    stage.step = fields.step;
    if (stage.stage.isEmpty())
        stage.stage = u"downtime"_s;
    return {};
}

} // namespace

Result<Comparison> compare(const CompareSide &left, const CompareSide &right, const CompareOptions &options,
                           std::stop_token stop)
{
    Facts leftFacts;
    Facts rightFacts;
    {
        const std::jthread other([&] { Extractor(right, options, stop).run(rightFacts); });
        Extractor(left, options, stop).run(leftFacts);
    }
    for (const Facts *facts : {&leftFacts, &rightFacts}) {
        if (facts->error)
            return std::unexpected(*facts->error);
    }
    if (stop.stop_requested())
        return Comparison();
    Comparison comparison;
    {
        const std::jthread other([&] { comparison.stages = stagesOf(leftFacts, rightFacts); });
        addRows(comparison, leftFacts, rightFacts, stop);
    }
    for (CompareStage &stage : comparison.stages) {
        if (const Result<void> named = name(stage, left, right); !named)
            return std::unexpected(named.error());
    }
    if (stop.stop_requested())
        return Comparison();
    comparison.isComplete = true;
    return comparison;
}

} // namespace escale::logs
