// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/catalogue.h>

#include "messages.h"

#include <algorithm>
#include <QtCore/QHash>
#include <QtCore/QJsonValue>
#include <vector>

namespace escale::logs {

namespace {

using enum ParamType;

QString plain(const Parameter &parameter, const QJsonValue &value)
{
    switch (parameter.type) {
    case Integer:
        return QString::number(value.toInteger());
    case Seconds:
        return QString::number(value.toDouble(), 'f', value.toDouble() < 10 ? 1 : 0) + u" s"_s;
    case Bytes: {
        static constexpr const char *units[] = {" B", " KiB", " MiB", " GiB", " TiB"};
        double amount = value.toDouble();
        int unit = 0;
        for (; amount >= 1024 && unit < 4; ++unit)
            amount /= 1024;
        return QString::number(amount, 'f', unit == 0 ? 0 : 1) + QLatin1StringView(units[unit]);
    }
    case Text:
    case Word:
    case Words:
    case Time:
        break;
    }
    return value.toString();
}

} // namespace

std::span<const Message> catalogue() noexcept
{
    static const std::vector<Message> all = [] {
        std::vector<Message> messages;
        for (const auto part : {detail::platformMessages(), detail::desktopMessages(), detail::recordMessages()})
            messages.insert(messages.end(), part.begin(), part.end());
        return messages;
    }();
    return all;
}

const Message *findMessage(QStringView code) noexcept
{
    static const QHash<QString, const Message *> byCode = [] {
        QHash<QString, const Message *> index;
        for (const Message &message : catalogue())
            index.insert(QString::fromLatin1(message.code), &message);
        return index;
    }();
    return byCode.value(code.toString());
}

const Message *findMessageByAction(QStringView action) noexcept
{
    const auto found =
        std::ranges::find_if(catalogue(), [action](const Message &m) { return action == QLatin1StringView(m.action); });
    return found == catalogue().end() ? nullptr : &*found;
}

std::vector<SentencePart> partsOf(const QString &sentence, const Message &message)
{
    std::vector<SentencePart> parts;
    qsizetype from = 0;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = sentence.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : sentence.indexOf(u'}', open);
        if (close < 0)
            break;
        at = close + 1;
        const QStringView name = QStringView(sentence).sliced(open + 1, close - open - 1);
        const auto parameter = std::ranges::find_if(
            message.parameters, [name](const Parameter &p) { return name == QLatin1StringView(p.name); });
        if (parameter == message.parameters.end())
            continue;
        if (open > from)
            parts.push_back({.words = sentence.sliced(from, open - from)});
        parts.push_back({.words = {}, .parameter = &*parameter});
        from = at;
    }
    if (from < sentence.size())
        parts.push_back({.words = sentence.sliced(from)});
    return parts;
}

QString fill(const QString &sentence, const Message &message, const QJsonObject &params, const Render &render)
{
    QString text;
    // A value that happens to contain braces is not taken for a parameter.
    for (const SentencePart &part : partsOf(sentence, message)) {
        if (!part.parameter) {
            text += part.words;
            continue;
        }
        const QLatin1StringView name(part.parameter->name);
        const QJsonValue value = params.value(name);
        if (value.isUndefined())
            text += u'{' + name + u'}';
        else
            text += render ? render(*part.parameter, value) : plain(*part.parameter, value);
    }
    return text;
}

QString englishMessage(QStringView code, const QJsonObject &params)
{
    const Message *message = findMessage(code);
    return message ? fill(QString::fromUtf8(message->english), *message, params) : code.toString();
}

} // namespace escale::logs
