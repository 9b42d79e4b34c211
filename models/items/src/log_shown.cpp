// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_shown.h>

#include <algorithm>
#include <vector>

namespace escale::items {

using namespace Qt::StringLiterals;
using logs::Language;
using logs::Message;
using logs::Parameter;
using logs::ParamType;
using logs::SentencePart;

namespace {

/// Of what numbers, durations and sizes are written, in both languages.
bool isOfNumbers(QStringView text)
{
    static const QString letters = u" .,:-+smindhjbkgto"_s;
    return std::ranges::all_of(text, [](QChar c) { return c.isDigit() || letters.contains(c.toLower()); });
}

bool isIdentifier(QStringView text)
{
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_'); });
}

enum Open { ClosedStart = 0, OpenStart = 1, OpenEnd = 2 };

} // namespace

ShownText::ShownText(const QString &text, bool isCaseSensitive, Language language)
    : m_isCaseSensitive(isCaseSensitive)
    , m_language(language)
{
    m_text = folded(text);
    for (const QString &word : logs::vocabulary(language))
        m_vocabulary.append(folded(word));
}

QString ShownText::plain(const QString &text)
{
    QString shown = text;
    for (QChar &c : shown) {
        switch (c.unicode()) {
        case 0x00a0: // no-break space
        case 0x2009: // thin space
        case 0x202f: // narrow no-break space
            c = u' ';
            break;
        case 0x2019: // right single quotation mark
            c = u'\'';
            break;
        default:
            break;
        }
    }
    return shown;
}

QString ShownText::folded(const QString &text) const
{
    return m_isCaseSensitive ? plain(text) : plain(text).toCaseFolded();
}

bool ShownText::isIn(const QString &sentence) const
{
    return folded(sentence).contains(m_text);
}

bool ShownText::isPartOfKeys() const
{
    static const QStringList keys = [] {
        QStringList all{u"@timestamp"_s,   u"log.level"_s,      u"message"_s,  u"ecs.version"_s, u"event.code"_s,
                        u"event.action"_s, u"event.duration"_s, u"trace.id"_s, u"user.name"_s,   u"host.name"_s};
        for (const QLatin1StringView own :
             {"seq"_L1, "migration"_L1, "step"_L1, "account"_L1, "attempt"_L1, "bytes"_L1, "on_behalf_of"_L1,
              "params"_L1, "prev"_L1, "hash"_L1, "role"_L1, "server"_L1, "customer"_L1})
            all.append("escale."_L1 + own);
        for (const Message &message : logs::catalogue()) {
            for (const Parameter &parameter : message.parameters)
                all.append(QString::fromLatin1(parameter.name));
        }
        all.removeDuplicates();
        return all;
    }();
    return std::ranges::any_of(keys, [this](const QString &key) { return key.contains(m_text, Qt::CaseInsensitive); });
}

ShownText::Verdict ShownText::verdict(const QString &code) const
{
    const Message *message = logs::findMessage(code);
    return message && !m_text.isEmpty() ? judge(*message) : Verdict::Never;
}

ShownText::Verdict ShownText::judge(const Message &message) const
{
    const std::vector<SentencePart> elements = logs::partsOf(
        folded(QString::fromUtf8(m_language == Language::French ? message.french : message.english)), message);
    if (std::ranges::any_of(elements, [this](const SentencePart &element) { return element.words.contains(m_text); }))
        return Verdict::Always;
    // What is written otherwise in JSON is not found in the line as it stands.
    const bool isEscaped = m_text.contains(u'"') || m_text.contains(u'\\') || m_text.contains(u'\'');

    // Whether a value can hold this stretch: cut at its start or its end where the text begins or ends within it.
    const auto canHold = [&](const Parameter &parameter, QStringView part, int open) {
        switch (parameter.type) {
        case ParamType::Text:
        case ParamType::Words: // several words, and what stands between them
        case ParamType::Time:
            return true;
        case ParamType::Integer:
        case ParamType::Seconds:
        case ParamType::Bytes:
            return isOfNumbers(part);
        case ParamType::Word:
            break;
        }
        // A word that this program does not know stands as it is.
        if (open != (OpenStart | OpenEnd) && isIdentifier(part))
            return true;
        return std::ranges::any_of(m_vocabulary, [&](const QString &word) {
            switch (open) {
            case OpenStart:
                return word.endsWith(part);
            case OpenEnd:
                return word.startsWith(part);
            case OpenStart | OpenEnd:
                return word.contains(part);
            default:
                return word == part;
            }
        });
    };
    const QStringView text(m_text);
    const qsizetype size = text.size();

    // Wholly within one value: names are found in the line itself.
    for (const SentencePart &element : elements) {
        const Parameter *parameter = element.parameter;
        if (!parameter)
            continue;
        const bool asItStands = parameter->type == ParamType::Text && !isEscaped;
        const bool isWords = parameter->type == ParamType::Words;
        if (isWords ? std::ranges::any_of(m_vocabulary, [&](const QString &word) { return word.contains(m_text); })
                          || text.contains(u", ")
                    : !asItStands && canHold(*parameter, text, OpenStart | OpenEnd))
            return Verdict::Maybe;
    }
    // Over several: reached[i] says whether the first i characters can end where the next stretch begins.
    std::vector<bool> reached(std::size_t(size + 1), false);
    for (const SentencePart &element : elements) {
        std::vector<bool> next(std::size_t(size + 1), false);
        for (qsizetype i = 0; i < size; ++i) {
            if (!reached[std::size_t(i)])
                continue;
            const QStringView rest = text.sliced(i);
            if (element.parameter) {
                if (canHold(*element.parameter, rest, OpenEnd))
                    return Verdict::Maybe;
                for (qsizetype end = i; end < size; ++end) {
                    if (canHold(*element.parameter, text.sliced(i, end - i), ClosedStart))
                        next[std::size_t(end)] = true;
                }
            } else if (element.words.startsWith(rest)) {
                return Verdict::Maybe;
            } else if (rest.startsWith(element.words)) {
                next[std::size_t(i + element.words.size())] = true;
            }
        }
        // It begins in this stretch.
        for (qsizetype end = 1; end < size; ++end) {
            const QStringView part = text.first(end);
            if (element.parameter ? canHold(*element.parameter, part, OpenStart) : element.words.endsWith(part))
                next[std::size_t(end)] = true;
        }
        reached = std::move(next);
    }
    return Verdict::Never;
}

} // namespace escale::items
