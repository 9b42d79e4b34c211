// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/sentence.h>

#include "words.h"

#include <escale/core/clock.h>

#include <QtCore/QJsonArray>

#include <cmath>

namespace escale::logs {

namespace {

constexpr QChar gap(QChar::Nbsp); ///< between a number and its unit

QLocale localeOf(Language language)
{
    // The default options would group digits by the machine's habits; the locale itself decides.
    return language == Language::French ? QLocale(QLocale::French, QLocale::France)
                                        : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

QString pick(Language language, const char *english, const char *french)
{
    return QString::fromUtf8(language == Language::French ? french : english);
}

QString bytesText(double count, Language language)
{
    static constexpr const char *english[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    static constexpr const char *french[] = {"o", "Kio", "Mio", "Gio", "Tio"};
    int unit = 0;
    for (; std::abs(count) >= 1024 && unit < 4; ++unit)
        count /= 1024;
    return localeOf(language).toString(count, 'f', unit == 0 ? 0 : 1) + gap
           + QString::fromLatin1((language == Language::French ? french : english)[unit]);
}

QString secondsText(double seconds, Language language)
{
    const QLocale locale = localeOf(language);
    if (seconds < 10)
        return locale.toString(seconds, 'f', 1) + gap + u's';
    qint64 whole = std::llround(std::min(seconds, 1e12));
    if (whole < 60)
        return locale.toString(whole) + gap + u's';
    const auto part = [&](qint64 value, const QString &unit) { return QString(locale.toString(value) + gap + unit); };
    if (whole < 3600)
        return part(whole / 60, u"min"_s) + (whole % 60 ? u' ' + part(whole % 60, u"s"_s) : QString());
    whole /= 60;
    if (whole < 48 * 60)
        return part(whole / 60, u"h"_s) + (whole % 60 ? u' ' + part(whole % 60, u"min"_s) : QString());
    whole /= 60;
    const QString day = language == Language::French ? u"j"_s : u"d"_s;
    return part(whole / 24, day) + (whole % 24 ? u' ' + part(whole % 24, u"h"_s) : QString());
}

QString wordsText(const QJsonValue &value, Language language)
{
    QStringList list;
    if (value.isArray()) {
        for (const QJsonValueConstRef item : value.toArray())
            list.append(word(item.toString(), language));
    } else {
        for (const QString &item : value.toString().split(u", "_s, Qt::SkipEmptyParts))
            list.append(word(item, language));
    }
    return list.join(u", "_s);
}

QString fillIn(const Message &message, const char *english, const char *french, const QJsonObject &params,
               Language language, const QTimeZone &zone)
{
    return fill(pick(language, english, french), message, params,
                [&](const Parameter &parameter, const QJsonValue &value) {
                    return valueText(parameter, value, language, zone);
                });
}

} // namespace

Language languageOf(const QLocale &locale) noexcept
{
    return locale.language() == QLocale::French ? Language::French : Language::English;
}

QString sentence(const Entry &entry, Language language, const QTimeZone &zone)
{
    if (findMessage(entry.code))
        return sentence(entry.code, entry.params, language, zone);
    return entry.message.isEmpty() || entry.message == entry.code ? entry.code
                                                                  : entry.message + u" ("_s + entry.code + u')';
}

QString sentence(QStringView code, const QJsonObject &params, Language language, const QTimeZone &zone)
{
    const Message *message = findMessage(code);
    return message ? fillIn(*message, message->english, message->french, params, language, zone) : code.toString();
}

QString whatToDo(QStringView code, const QJsonObject &params, Language language)
{
    const Message *message = findMessage(code);
    return message ? fillIn(*message, message->todoEnglish, message->todoFrench, params, language, QTimeZone::utc())
                   : QString();
}

QString describe(const Error &error, Language language, const QTimeZone &zone)
{
    if (const Message *message = findMessageByAction(error.code))
        return fillIn(*message, message->english, message->french, error.params, language, zone);
    if (detail::findWord(error.code))
        return word(error.code, language);
    return pick(language, "It failed with the code %1", "Échec avec le code %1").replace(u"%1"_s, error.code);
}

QString codeOf(const Error &error)
{
    const Message *message = findMessageByAction(error.code);
    return message ? QString::fromLatin1(message->code) : QString();
}

QString word(QStringView word, Language language)
{
    const detail::Word *found = detail::findWord(word);
    return found ? pick(language, found->english, found->french) : word.toString();
}

QStringList vocabulary(Language language)
{
    QStringList all;
    for (const detail::Word &word : detail::allWords())
        all.append(pick(language, word.english, word.french));
    return all;
}

QString severityName(Severity severity, Language language)
{
    switch (severity) {
    case Severity::Info:
        return pick(language, "information", "information");
    case Severity::Warning:
        return pick(language, "warning", "avertissement");
    case Severity::Error:
        return pick(language, "error", "erreur");
    case Severity::Unknown:
        break;
    }
    return pick(language, "unknown", "inconnu");
}

QString stepName(int step, Language language)
{
    const detail::Word *found = detail::findStep(step);
    return found ? pick(language, found->english, found->french) : QString();
}

QString valueText(const Parameter &parameter, const QJsonValue &value, Language language, const QTimeZone &zone)
{
    switch (parameter.type) {
    case ParamType::Text:
        break;
    case ParamType::Word: {
        const QString plain = value.toString();
        const QString special = QString::fromLatin1(parameter.name) + u'/' + plain;
        return word(detail::findWord(special) ? special : plain, language);
    }
    case ParamType::Words:
        return wordsText(value, language);
    case ParamType::Integer:
        return value.isDouble() ? localeOf(language).toString(value.toInteger()) : value.toVariant().toString();
    case ParamType::Seconds:
        return secondsText(value.toDouble(), language);
    case ParamType::Bytes:
        return bytesText(value.toDouble(), language);
    case ParamType::Time: {
        const QDateTime at = fromWireTime(value.toString());
        return at.isValid() ? timeText(at, language, zone) : value.toString();
    }
    }
    return value.isString() ? value.toString() : value.toVariant().toString();
}

QString timeText(const QDateTime &at, Language language, const QTimeZone &zone)
{
    return localeOf(language).toString(at.toTimeZone(zone), u"d MMMM yyyy, HH:mm:ss"_s);
}

} // namespace escale::logs
