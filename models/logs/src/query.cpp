// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/query.h>

#include "conditions.h"

#include <QtCore/QJsonObject>

namespace escale::logs {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 100; // parentheses and nots within each other

constexpr QStringView special = u"()\"/~";

/// Reads the text form by recursive descent.
class Parser {
public:
    explicit Parser(QStringView text) : m_text(text) {}

    Result<Query> all()
    {
        skipSpaces();
        if (m_at == m_text.size())
            return Query();
        Result<Query> query = alternatives(0);
        if (query && m_at < m_text.size())
            return wrong("unexpected"_L1, m_at);
        return query;
    }

private:
    static std::unexpected<Error> wrong(QLatin1StringView reason, qsizetype offset)
    {
        return failure(u"bad_query"_s, {{u"offset"_s, offset}, {u"reason"_s, QString(reason)}});
    }
    [[nodiscard]] QChar next(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
    }
    void skipSpaces()
    {
        while (next().isSpace())
            ++m_at;
    }
    /// Whether a word of the language comes next; takes it.
    bool takeWord(QStringView word)
    {
        if (!m_text.sliced(m_at).startsWith(word, Qt::CaseInsensitive))
            return false;
        const QChar behind = next(word.size());
        const bool isLast = m_at + word.size() == m_text.size();
        if (!isLast && !behind.isSpace() && !special.contains(behind))
            return false;
        m_at += word.size();
        skipSpaces();
        return true;
    }

    Result<Query> alternatives(int depth);
    Result<Query> together(int depth);
    Result<Query> part(int depth);
    Result<Query> condition();
    Result<QString> quoted(QChar quote);
    QString bare();

    QStringView m_text;
    qsizetype m_at = 0;
};

Result<Query> Parser::alternatives(int depth)
{
    Query query;
    query.kind = Query::Kind::Or;
    do {
        Result<Query> one = together(depth);
        if (!one)
            return one;
        query.parts.push_back(std::move(*one));
    } while (takeWord(u"or"));
    return query.parts.size() == 1 ? std::move(query.parts.front()) : std::move(query);
}

Result<Query> Parser::together(int depth)
{
    Query query;
    query.kind = Query::Kind::And;
    do {
        Result<Query> one = part(depth);
        if (!one)
            return one;
        query.parts.push_back(std::move(*one));
        skipSpaces();
        const qsizetype before = m_at;
        if (takeWord(u"and"))
            continue;
        if (takeWord(u"or")) {
            m_at = before;
            break;
        }
    } while (m_at < m_text.size() && next() != u')');
    return query.parts.size() == 1 ? std::move(query.parts.front()) : std::move(query);
}

Result<Query> Parser::part(int depth)
{
    if (depth > deepest)
        return wrong("too_deep"_L1, m_at);
    skipSpaces();
    if (next() == u'~') {
        ++m_at;
        Result<Query> one = part(depth + 1);
        if (one)
            one->isOn = false;
        return one;
    }
    const bool hasMinus = next() == u'-' && !next(1).isNull() && !next(1).isSpace();
    if (hasMinus || takeWord(u"not")) {
        m_at += hasMinus;
        Result<Query> one = part(depth + 1);
        if (!one)
            return one;
        Query query;
        query.kind = Query::Kind::Not;
        query.parts.push_back(std::move(*one));
        return query;
    }
    if (next() == u'(') {
        const qsizetype open = m_at++;
        Result<Query> one = alternatives(depth + 1);
        if (!one)
            return one;
        skipSpaces();
        if (next() != u')')
            return wrong("unclosed_parenthesis"_L1, open);
        ++m_at;
        skipSpaces();
        return one;
    }
    return condition();
}

Result<QString> Parser::quoted(QChar quote)
{
    const qsizetype open = m_at++;
    QString value;
    while (m_at < m_text.size() && next() != quote) {
        // In a regular expression a backslash belongs to it, except before the slash.
        if (next() == u'\\' && (next(1) == quote || (quote == u'"' && next(1) == u'\\')))
            ++m_at;
        else if (next() == u'\\' && m_at + 1 < m_text.size())
            value += m_text[m_at++];
        value += m_text[m_at++];
    }
    if (m_at >= m_text.size())
        return wrong("unclosed_quote"_L1, open);
    ++m_at;
    return value;
}

QString Parser::bare()
{
    const qsizetype from = m_at;
    while (m_at < m_text.size() && !next().isSpace() && !special.contains(next()))
        ++m_at;
    return m_text.sliced(from, m_at - from).toString();
}

Result<Query> Parser::condition()
{
    const qsizetype from = m_at;
    Query query;
    query.kind = Query::Kind::Condition;
    if (m_text.sliced(m_at).startsWith("case:"_L1)) {
        query.isCaseSensitive = true;
        m_at += 5;
    }
    bool hasField = false;
    qsizetype nameEnd = m_at;
    while (nameEnd < m_text.size() && m_text[nameEnd].isLetter())
        ++nameEnd;
    if (nameEnd > m_at && nameEnd < m_text.size() && m_text[nameEnd] == u':') {
        const std::optional<Field> field = fieldOf(m_text.sliced(m_at, nameEnd - m_at));
        if (!field)
            return wrong("unknown_field"_L1, m_at);
        query.field = *field;
        hasField = true;
        m_at = nameEnd + 1;
    }
    if (next() == u'/' && (!hasField || query.field == Field::Regex)) {
        query.field = Field::Regex;
        const Result<QString> value = quoted(u'/');
        if (!value)
            return std::unexpected(value.error());
        query.value = *value;
    } else if (next() == u'"') {
        const Result<QString> value = quoted(u'"');
        if (!value)
            return std::unexpected(value.error());
        query.value = *value;
    } else {
        query.value = bare();
    }
    const bool takesCase = query.field == Field::Text || query.field == Field::Regex;
    if (query.isCaseSensitive && !takesCase)
        return wrong("bad_value"_L1, from);
    switch (query.field) {
    case Field::Step:
        if (!stepCondition(query.value))
            return wrong("bad_value"_L1, from);
        break;
    case Field::Level:
        if (!levelCondition(query.value))
            return wrong("bad_value"_L1, from);
        break;
    case Field::Time:
        if (!timeRange(query.value))
            return wrong("bad_value"_L1, from);
        break;
    case Field::Text:
    case Field::Regex: {
        if (query.value.isEmpty())
            return wrong(m_at < m_text.size() && !hasField ? "unexpected"_L1 : "empty"_L1, from);
        const Result<Pattern> pattern =
            Pattern::make(query.value, {.isRegularExpression = query.field == Field::Regex});
        if (!pattern) {
            Error error = pattern.error();
            error.params.insert("offset"_L1, from);
            return std::unexpected(error);
        }
        break;
    }
    default:
        break; // an empty name means that there is none
    }
    skipSpaces();
    return query;
}

bool needsQuotes(const QString &value)
{
    if (value.isEmpty())
        return true;
    for (const QChar c : value) {
        if (c.isSpace() || special.contains(c) || c == u'\\')
            return true;
    }
    return false;
}

QString quotedText(const QString &value)
{
    QString text = value;
    text.replace(u"\\"_s, u"\\\\"_s).replace(u"\""_s, u"\\\""_s);
    return u'"' + text + u'"';
}

QString regexText(const QString &value)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value[i] == u'\\' && i + 1 < value.size()) {
            text += value[i++]; // goes together with what it escapes
        } else if (value[i] == u'/') {
            text += u'\\';
        }
        text += value[i];
    }
    return u'/' + text + u'/';
}

/// A word without a field must not be read as something else.
bool isPlainWord(const QString &value)
{
    return !needsQuotes(value) && !value.startsWith(u'-') && !value.contains(u':')
           && value.compare("or"_L1, Qt::CaseInsensitive) != 0 && value.compare("and"_L1, Qt::CaseInsensitive) != 0
           && value.compare("not"_L1, Qt::CaseInsensitive) != 0;
}

QString conditionText(const Query &query)
{
    const QString prefix = query.isCaseSensitive ? u"case:"_s : QString();
    // Between slashes a slash is escaped, which must not be mistaken for what the expression says itself.
    if (query.field == Field::Regex && !query.value.contains(u"\\/"_s))
        return prefix + regexText(query.value);
    if (query.field == Field::Regex)
        return prefix + fieldName(query.field) + u':' + quotedText(query.value);
    if (query.field == Field::Text)
        return prefix + (isPlainWord(query.value) ? query.value : quotedText(query.value));
    return fieldName(query.field) + u':' + (needsQuotes(query.value) ? quotedText(query.value) : query.value);
}

QString partText(const Query &query, bool isAlone)
{
    QString text;
    switch (query.kind) {
    case Query::Kind::Condition:
        text = conditionText(query);
        break;
    case Query::Kind::Not:
        text = u"not "_s + (query.parts.empty() ? QString() : partText(query.parts.front(), false));
        break;
    case Query::Kind::And:
    case Query::Kind::Or:
        for (const Query &part : query.parts) {
            if (part.isEmpty())
                continue;
            if (!text.isEmpty())
                text += query.kind == Query::Kind::Or ? u" or "_s : u" "_s;
            text += partText(part, false);
        }
        if (!(isAlone && query.isOn) && query.parts.size() > 1)
            text = u'(' + text + u')';
        break;
    }
    return query.isOn ? text : u'~' + text;
}

} // namespace

Query Query::condition(Field field, const QString &value, bool isCaseSensitive)
{
    Query query;
    query.kind = Kind::Condition;
    query.field = field;
    query.value = value;
    query.isCaseSensitive = isCaseSensitive;
    return query;
}

Result<Query> parseQuery(QStringView text)
{
    return Parser(text).all();
}

QString toText(const Query &query)
{
    return partText(query, true);
}

} // namespace escale::logs
