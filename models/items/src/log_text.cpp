// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_text.h>

#include <algorithm>

namespace escale::items {

using namespace Qt::StringLiterals;
using logs::Language;

namespace {

constexpr char16_t replacement = 0xfffd;

bool turnsDirection(char16_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

QString cell(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'|', u"\\|"_s);
}

} // namespace

QString printable(const QString &text)
{
    const bool clean = std::ranges::none_of(text, [](QChar c) {
        return c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() < 0xa0) || c.unicode() == 0x2028
               || c.unicode() == 0x2029 || turnsDirection(c.unicode());
    });
    if (clean)
        return text;
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code == u'\t')
            shown += "    "_L1;
        else if (code < 0x20)
            shown += QChar(char16_t(0x2400 + code)); // the picture of the control character
        else if (code == 0x7f)
            shown += QChar(char16_t(0x2421));
        else if ((code > 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 || turnsDirection(code))
            shown += QChar(replacement);
        else
            shown += c;
    }
    return shown;
}

QString printableBytes(QByteArrayView bytes)
{
    return printable(QString::fromUtf8(bytes));
}

QString lineText(const LogLine &line, Language language)
{
    if (line.problem)
        return logs::describe(*line.problem, language);
    return line.entry ? printable(logs::sentence(*line.entry, language, line.zone)) : printableBytes(line.bytes);
}

QString levelText(logs::Severity severity)
{
    switch (severity) {
    case logs::Severity::Info:
        return u"INFO"_s;
    case logs::Severity::Warning:
        return u"WARN"_s;
    case logs::Severity::Error:
        return u"ERROR"_s;
    case logs::Severity::Unknown:
        break;
    }
    return {};
}

QString wholeLine(const LogLine &line, Language language, LineTime time)
{
    if (!line.entry)
        return lineText(line, language);
    const logs::Entry &entry = *line.entry;
    QStringList parts{time == LineTime::Utc ? entry.at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz'Z'"_s)
                                            : entry.at.toTimeZone(line.zone).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s),
                      levelText(entry.severity), entry.code};
    if (entry.step > 0) {
        parts += (language == Language::French ? u"étape %1"_s : u"step %1"_s).arg(entry.step);
        parts += entry.account.isEmpty() ? u"–"_s : printable(entry.account);
    } else {
        parts += printable(entry.account);
    }
    parts += lineText(line, language);
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString copyText(const QList<LogLine> &lines, CopyFormat format, const QList<Language> &languages)
{
    QString text;
    if (format == CopyFormat::Json) {
        for (const LogLine &line : lines)
            text += QString::fromUtf8(line.bytes) + u'\n';
        return text;
    }
    const bool entries = std::ranges::any_of(lines, [](const LogLine &line) { return line.entry.has_value(); });
    if (!entries) {
        // A tool's output speaks one language.
        if (format == CopyFormat::Markdown)
            text += "```\n"_L1;
        for (const LogLine &line : lines)
            text += lineText(line, languages.value(0)) + u'\n';
        if (format == CopyFormat::Markdown)
            text += "```\n"_L1;
        return text;
    }
    if (format == CopyFormat::Text) {
        for (const LogLine &line : lines) {
            for (const Language language : languages)
                text += wholeLine(line, language) + u'\n';
        }
        return text;
    }
    const bool french = languages.value(0) == Language::French;
    text += french ? u"| Heure (UTC) | Gravité | Code | Étape | Compte |"_s
                   : u"| Time (UTC) | Level | Code | Step | Account |"_s;
    for (const Language language : languages)
        text += languages.size() > 1 ? (language == Language::French ? u" Français |"_s : u" English |"_s)
                : french             ? u" Message |"_s
                                     : u" Message |"_s;
    text += "\n|---|---|---|---|---|"_L1 + u"---|"_s.repeated(languages.size()) + u'\n';
    for (const LogLine &line : lines) {
        if (line.entry) {
            const logs::Entry &entry = *line.entry;
            text += u"| %1 | %2 | %3 | %4 | %5 |"_s.arg(
                entry.at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s), levelText(entry.severity), cell(entry.code),
                entry.step > 0 ? QString::number(entry.step) : QString(), cell(printable(entry.account)));
        } else {
            text += "| | | | | |"_L1;
        }
        for (const Language language : languages)
            text += u' ' + cell(lineText(line, language)) + " |"_L1;
        text += u'\n';
    }
    return text;
}

} // namespace escale::items
