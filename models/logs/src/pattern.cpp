// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pattern.h"

#include <QtCore/QJsonObject>

#include <algorithm>
#include <cctype>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t smallStack = 32 << 10;
constexpr std::size_t largeStack = 1 << 20;
constexpr quint32 matchLimit = 2'000'000; // steps on a line; PCRE2's own limit lets one take seconds

PcreCode compile(const QByteArray &pattern, bool isCaseSensitive, int &error, PCRE2_SIZE &offset)
{
    // Invalid bytes match nothing but may stand anywhere; \C would take UTF-8 apart.
    const quint32 options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
                            | (isCaseSensitive ? 0 : PCRE2_CASELESS);
    PcreCode code(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.constData()), PCRE2_SIZE(pattern.size()), options,
                                &error, &offset, nullptr));
    if (code)
        pcre2_jit_compile(code.get(), PCRE2_JIT_COMPLETE); // without it, it is slower
    return code;
}

QByteArray escaped(const QByteArray &text)
{
    QByteArray pattern;
    for (const char c : text) {
        if (const auto byte = quint8(c); byte < 0x80 && !std::isalnum(byte) && byte != '_')
            pattern += byte < 0x20 ? "\\x" + QByteArray::number(byte, 16).rightJustified(2, '0') : QByteArray("\\") + c;
        else
            pattern += c;
    }
    return pattern;
}

/// What a pattern's text tells about how it may be searched for in a block of many lines.
struct Nature {
    bool isForBlocks = true;        ///< nothing in it depends on where the subject begins or ends
    bool isFreeOfLineFeeds = true;  ///< it surely never matches one
    bool mindsLineEnd = false;
    bool mindsWords = false;        ///< what is a word beyond ASCII, Vectorscan takes differently
    bool isAscii = true;
};

Nature natureOf(const QByteArray &pattern)
{
    static constexpr QByteArrayView harmlessEscapes("dwbBS.[](){}/\\\"'-+*?|^$,:;<>=!@#%&~`_ ");
    Nature nature;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
        const char third = i + 2 < pattern.size() ? pattern[i + 2] : '\0';
        if (quint8(c) >= 0x80)
            nature.isAscii = false;
        if (quint8(c) < 0x20)
            nature.isFreeOfLineFeeds = false;
        if (c == '\\') {
            ++i;
            if (QByteArrayView("AzZGKQE").contains(next))
                nature.isForBlocks = false;
            if (next == 'b' || next == 'B')
                nature.mindsWords = true;
            if (!harmlessEscapes.contains(next))
                nature.isFreeOfLineFeeds = false;
        } else if (c == '[') {
            if (next == '^' || next == ':')
                nature.isFreeOfLineFeeds = false;
        } else if (c == '$') {
            nature.mindsLineEnd = true;
        } else if (c == '(' && next == '*') {
            nature.isForBlocks = false;
        } else if (c == '(' && next == '?') {
            // Groups, look-around, and (?i): anything else may change what ^, $ and . mean.
            const char fourth = i + 3 < pattern.size() ? pattern[i + 3] : '\0';
            const bool isKnown =
                QByteArrayView(":=!<>P'|").contains(third) || (third == 'i' && (fourth == ')' || fourth == ':'));
            nature.isForBlocks = nature.isForBlocks && isKnown;
            if (QByteArrayView("=!<").contains(third))
                nature.mindsLineEnd = true;
        }
    }
    return nature;
}

/// Behind the class of characters that begins at `at`.
qsizetype classEnd(const QByteArray &pattern, qsizetype at)
{
    ++at;
    if (at < pattern.size() && pattern[at] == '^')
        ++at;
    if (at < pattern.size() && pattern[at] == ']')
        ++at;
    while (at < pattern.size() && pattern[at] != ']') {
        if (pattern[at] == '\\') {
            at += 2;
        } else if (pattern[at] == '[' && at + 1 < pattern.size() && pattern[at + 1] == ':') {
            const qsizetype end = pattern.indexOf(":]", at + 2);
            at = end < 0 ? at + 1 : end + 2;
        } else {
            ++at;
        }
    }
    return at + 1;
}

/// Texts without which a case-sensitive expression cannot match; none where that is not plain to see.
std::vector<QByteArray> requiredTexts(const QByteArray &pattern)
{
    constexpr qsizetype shortest = 3; // to be worth looking for
    std::vector<QByteArray> texts;
    QByteArray text;
    const auto end = [&] {
        if (text.size() >= shortest)
            texts.push_back(text);
        text.clear();
    };
    const auto takeLastBack = [&] {
        while (!text.isEmpty() && (quint8(text.back()) & 0xc0) == 0x80)
            text.chop(1);
        text.chop(1);
    };
    for (qsizetype i = 0; i < pattern.size();) {
        const char c = pattern[i];
        switch (c) {
        case '(':
        case '|':
            return {}; // what is in a group or an alternative may not be needed
        case '\\': {
            const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
            if (std::ispunct(quint8(next)))
                text += next;
            else if (QByteArrayView("dDwWsSbB").contains(next))
                end();
            else
                return {};
            i += 2;
            break;
        }
        case '[':
            end();
            i = classEnd(pattern, i);
            break;
        case '*':
        case '?':
        case '{':
            takeLastBack();
            end();
            if (c == '{') {
                i = pattern.indexOf('}', i);
                if (i < 0)
                    return texts;
            }
            ++i;
            break;
        case '+':
        case '.':
        case '^':
        case '$':
            end();
            ++i;
            break;
        default:
            text += c;
            ++i;
            break;
        }
    }
    end();
    return texts;
}

HsDatabase database(const QByteArray &pattern, unsigned flags)
{
    hs_database_t *database = nullptr;
    hs_compile_error_t *error = nullptr;
    if (hs_compile(pattern.constData(), flags, HS_MODE_BLOCK, nullptr, &database, &error) != HS_SUCCESS)
        hs_free_compile_error(error);
    return HsDatabase(database);
}

/// What searches whole blocks, if the pattern allows it.
Pattern::Data::Blocks blocksOf(const QByteArray &pattern, const PatternOptions &options)
{
    Pattern::Data::Blocks data;
    const Nature nature = natureOf(pattern);
    data.mindsLineEnd = nature.mindsLineEnd;
    // Without case, PCRE2 takes "an upper-case letter" for one of either case.
    const bool hasCaseProperty = !options.isCaseSensitive && (pattern.contains("\\p") || pattern.contains("\\P"));
    if (!nature.isForBlocks || hasCaseProperty || pattern.contains('\0') || hs_valid_platform() != HS_SUCCESS)
        return data;
    const unsigned flags = HS_FLAG_MULTILINE | (options.isCaseSensitive ? 0 : HS_FLAG_CASELESS);
    constexpr unsigned unicode = HS_FLAG_UTF8 | HS_FLAG_UCP;
    // The boundaries of a whole word are looked at afterwards.
    data.needsCheck = !nature.isFreeOfLineFeeds || options.isWholeWord;
    const auto add = [&](unsigned more) {
        if (nature.isAscii)
            data.ascii = database(pattern, flags | more);
        if (!nature.mindsWords)
            data.utf8 = database(pattern, flags | unicode | more);
        return data.ascii || data.utf8;
    };
    // With look-around or back references: what it can do finds too much, never too little.
    if (!add(0) && add(HS_FLAG_PREFILTER))
        data.needsCheck = true;
    return data;
}

} // namespace

const Pattern::Data::Blocks &Pattern::Data::blocks() const
{
    std::call_once(m_blocksMade, [this] {
        if (code)
            m_blocks = blocksOf(source, options);
    });
    return m_blocks;
}

Pattern::Pattern() = default;

Result<Pattern> Pattern::make(const QString &text, const PatternOptions &options)
{
    auto data = std::make_shared<Data>();
    data->text = text;
    data->options = options;
    QByteArray pattern = text.toUtf8();
    if (pattern.isEmpty())
        return failure(u"bad_pattern"_s, {{u"offset"_s, 0}});
    if (!options.isRegularExpression) {
        const bool hasCase = text.toLower() != text || text.toUpper() != text;
        if (!options.isWholeWord && (options.isCaseSensitive || !hasCase)) {
            data->literal = pattern;
            Pattern made;
            made.m_data = std::move(data);
            return made;
        }
        pattern = escaped(pattern);
    }
    int error = 0;
    PCRE2_SIZE offset = 0;
    data->code = compile(pattern, options.isCaseSensitive, error, offset);
    if (data->code && options.isWholeWord)
        data->code = compile("\\b(?:" + pattern + ")\\b", options.isCaseSensitive, error, offset);
    if (!data->code) {
        PCRE2_UCHAR message[256] = {};
        pcre2_get_error_message(error, message, sizeof message);
        const qsizetype at = QString::fromUtf8(pattern.first(std::min(qsizetype(offset), pattern.size()))).size();
        return failure(u"bad_pattern"_s, {{u"offset"_s, at}},
                       QString::fromUtf8(reinterpret_cast<const char *>(message)));
    }
    data->source = pattern;
    if (options.isCaseSensitive)
        data->required = requiredTexts(pattern);
    Pattern made;
    made.m_data = std::move(data);
    return made;
}

const QString &Pattern::text() const
{
    return m_data->text;
}

const PatternOptions &Pattern::options() const
{
    return m_data->options;
}

std::vector<Pattern::Hit> Pattern::hits(QByteArrayView line, qsizetype limit) const
{
    std::vector<Hit> hits;
    if (!m_data)
        return hits;
    if (!m_data->literal.isEmpty()) {
        for (qsizetype at = line.indexOf(m_data->literal); at >= 0 && qsizetype(hits.size()) < limit;
             at = line.indexOf(m_data->literal, at + m_data->literal.size()))
            hits.push_back({at, m_data->literal.size()});
        return hits;
    }
    LineMatcher matcher(*m_data);
    for (qsizetype from = 0; from <= line.size() && qsizetype(hits.size()) < limit;) {
        if (matcher.match(line.begin(), line.end(), from) != LineMatcher::Answer::Yes)
            break;
        const Hit hit = matcher.hit();
        if (hit.size > 0)
            hits.push_back(hit);
        from = std::max(from, hit.offset) + std::max<qsizetype>(hit.size, 1);
        while (from < line.size() && (quint8(line[from]) & 0xc0) == 0x80)
            ++from; // not into a character
    }
    return hits;
}

bool Pattern::matches(QByteArrayView line) const
{
    if (!m_data)
        return false;
    if (!m_data->literal.isEmpty())
        return line.contains(m_data->literal);
    return LineMatcher(*m_data).match(line.begin(), line.end()) == LineMatcher::Answer::Yes;
}

LineMatcher::LineMatcher(const Pattern::Data &pattern)
    : m_pattern(pattern)
    , m_match(pattern.code ? pcre2_match_data_create(1, nullptr) : nullptr)
    , m_context(pattern.code ? pcre2_match_context_create(nullptr) : nullptr)
{
    if (m_context) {
        pcre2_set_match_limit(m_context.get(), matchLimit);
        m_stack.reset(pcre2_jit_stack_create(smallStack, largeStack, nullptr));
        pcre2_jit_stack_assign(m_context.get(), nullptr, m_stack.get());
    }
}

LineMatcher::Answer LineMatcher::match(const char *begin, const char *end, qsizetype from)
{
    const int result = pcre2_match(m_pattern.code.get(), reinterpret_cast<PCRE2_SPTR>(begin), PCRE2_SIZE(end - begin),
                                   PCRE2_SIZE(from), 0, m_match.get(), m_context.get());
    if (result >= 0)
        return Answer::Yes;
    return result == PCRE2_ERROR_NOMATCH ? Answer::No : Answer::GaveUp;
}

Pattern::Hit LineMatcher::hit() const
{
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(m_match.get());
    // \K in a look-ahead can make an end that comes before the beginning.
    return {qsizetype(places[0]), std::max<qsizetype>(qsizetype(places[1]) - qsizetype(places[0]), 0)};
}

} // namespace escale::logs
