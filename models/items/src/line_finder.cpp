// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "line_finder.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace escale::items {

using namespace Qt::StringLiterals;
using logs::Field;
using logs::Index;
using logs::Language;
using logs::LineSet;
using logs::NameColumn;
using logs::Query;

namespace {

constexpr std::size_t mostKept = 16; // texts
constexpr qint64 linesPerLook = 4096; // between two looks at the stop and two news of the progress

/// Whether nothing is left of a part once what is off has been taken out.
bool isAbsent(const Query &query)
{
    return !query.isOn || (query.kind != Query::Kind::Condition && std::ranges::all_of(query.parts, isAbsent));
}

bool asksForText(const Query &query)
{
    if (isAbsent(query))
        return false;
    return query.kind == Query::Kind::Condition ? query.field == Field::Text
                                                : std::ranges::any_of(query.parts, asksForText);
}

bool hasEntries(const Index &index)
{
    const qint64 looked = std::min<qint64>(index.lineCount(), 20);
    for (qint64 line = 0; line < looked; ++line) {
        if (index.isEntry(line))
            return true;
    }
    return false;
}

} // namespace

LineFinder::LineFinder(std::shared_ptr<const logs::Source> source, const QTimeZone &zone)
    : m_source(source)
    , m_zone(zone)
    , m_filter(std::move(source))
{
}

Result<logs::Filter::Found> LineFinder::apply(const Query &query, const Index &index,
                                              const std::optional<Language> &shownIn, std::stop_token stop,
                                              const Progress &progress)
{
    if (!shownIn || !asksForText(query) || !hasEntries(index))
        return m_filter.apply(query, index, std::move(stop), progress);
    Result<LineSet> lines = evaluate(query, index, *shownIn, stop, progress);
    if (!lines)
        return std::unexpected(lines.error());
    logs::Filter::Found found;
    found.lines = *std::move(lines);
    found.isComplete = found.lines.size() == index.lineCount();
    found.lines.seal();
    return found;
}

Result<LineSet> LineFinder::evaluate(const Query &query, const Index &index, Language language,
                                     const std::stop_token &stop, const Progress &progress)
{
    if (query.kind == Query::Kind::Condition && query.field == Field::Text)
        return shown(query, index, language, stop, progress);
    if (!asksForText(query)) {
        auto found = m_filter.apply(query, index, stop, progress);
        if (!found)
            return std::unexpected(found.error());
        return found->isComplete ? std::move(found->lines) : LineSet();
    }
    std::optional<LineSet> lines;
    for (const Query &part : query.parts) {
        if (isAbsent(part))
            continue;
        Result<LineSet> found = evaluate(part, index, language, stop, progress);
        if (!found || found->size() != index.lineCount())
            return found;
        if (query.kind == Query::Kind::Not)
            return std::move(found->invert());
        if (!lines)
            lines = *std::move(found);
        else if (query.kind == Query::Kind::And)
            *lines &= *found;
        else
            *lines |= *found;
    }
    return lines ? *std::move(lines) : LineSet(index.lineCount(), true);
}

Result<LineSet> LineFinder::shown(const Query &condition, const Index &index, Language language,
                                  const std::stop_token &stop, const Progress &progress)
{
    const ShownText text(condition.value, condition.isCaseSensitive, language);
    Query inLine = condition;
    inLine.isOn = true;
    if (text.isPartOfKeys()) {
        // What a key goes on with until its quote and colon; everything else is a value.
        inLine.field = Field::Regex;
        inLine.value = QRegularExpression::escape(condition.value) + uR"((?![A-Za-z0-9_.]*":))"_s;
    }
    auto found = m_filter.apply(inLine, index, stop, progress);
    if (!found)
        return std::unexpected(found.error());
    if (!found->isComplete)
        return LineSet();

    auto kept = std::ranges::find_if(m_kept, [&](const Kept &one) {
        return one.text == condition.value && one.isCaseSensitive == condition.isCaseSensitive
               && one.language == language;
    });
    if (kept == m_kept.end()) {
        m_kept.push_front(
            {.text = condition.value, .isCaseSensitive = condition.isCaseSensitive, .language = language, .lines = {}});
        if (m_kept.size() > mostKept)
            m_kept.pop_back();
    } else {
        m_kept.splice(m_kept.begin(), m_kept, kept);
    }
    const Result<bool> isDone = extend(m_kept.front(), index, text, stop, progress);
    if (!isDone)
        return std::unexpected(isDone.error());
    if (!*isDone)
        return LineSet();
    found->lines |= m_kept.front().lines;
    return std::move(found->lines);
}

Result<bool> LineFinder::extend(Kept &kept, const Index &index, const ShownText &text, const std::stop_token &stop,
                                const Progress &progress)
{
    // The last line may have gone on since.
    const qint64 first = std::clamp<qint64>(kept.done - 1, 0, index.lineCount());
    kept.lines.resize(first);
    kept.lines.resize(index.lineCount());
    kept.done = first;
    const QStringList codes = index.names(NameColumn::Code);
    std::vector<ShownText::Verdict> verdicts;
    for (const QString &code : codes)
        verdicts.push_back(text.verdict(code));
    if (std::ranges::all_of(verdicts, [](ShownText::Verdict v) { return v == ShownText::Verdict::Never; })) {
        kept.done = index.lineCount();
        return true;
    }
    qint64 matching = 0;
    for (qint64 line = first; line < index.lineCount(); ++line) {
        if (line % linesPerLook == 0) {
            if (stop.stop_requested()) {
                kept.done = line;
                return false;
            }
            if (progress)
                progress(line, matching);
        }
        const quint32 code = index.name(NameColumn::Code, line);
        const auto verdict = code < verdicts.size() ? verdicts[code] : ShownText::Verdict::Never;
        if (verdict == ShownText::Verdict::Never)
            continue;
        if (verdict == ShownText::Verdict::Maybe) {
            const Result<QByteArray> bytes = logs::lineBytes(*m_source, index, line);
            if (!bytes)
                return std::unexpected(bytes.error());
            const Result<logs::Entry> entry = logs::fromLine(*bytes);
            if (!entry || !text.isIn(logs::sentence(*entry, kept.language, m_zone)))
                continue;
        }
        kept.lines.insert(line);
        ++matching;
    }
    kept.done = index.lineCount();
    return true;
}

} // namespace escale::items
