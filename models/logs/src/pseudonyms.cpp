// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/redaction.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include <algorithm>

namespace escale::logs {

namespace {

constexpr auto format = "escale-names"_L1;

QLatin1StringView prefixOf(Identifies kind)
{
    switch (kind) {
    case Identifies::Account:
        return "account"_L1;
    case Identifies::Server:
        return "server"_L1;
    case Identifies::Customer:
        return "customer"_L1;
    case Identifies::Person:
        return "person"_L1;
    case Identifies::Domain:
        return "domain"_L1;
    case Identifies::Database:
        return "database"_L1;
    case Identifies::Address:
        return "address"_L1;
    case Identifies::Prose:
    case Identifies::Free:
    case Identifies::Nothing:
        break;
    }
    return "text"_L1;
}

bool isWord(QChar c)
{
    return c.isLetterOrNumber();
}

QStringView firstWord(QStringView text)
{
    qsizetype from = 0;
    while (from < text.size() && !isWord(text[from]))
        ++from;
    qsizetype to = from;
    while (to < text.size() && isWord(text[to]))
        ++to;
    return text.sliced(from, to - from);
}

} // namespace

Result<Pseudonyms> Pseudonyms::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value("format"_L1).toString() != format || !object.value("names"_L1).isObject())
        return failure(u"names_unreadable"_s);
    Pseudonyms names;
    const QJsonObject map = object.value("names"_L1).toObject();
    for (auto it = map.begin(); it != map.end(); ++it) {
        names.keep(it.value().toString());
        names.learn(it.key(), it.value().toString());
    }
    return names;
}

QByteArray Pseudonyms::toJson() const
{
    QJsonObject map;
    for (auto it = m_names.begin(); it != m_names.end(); ++it)
        map.insert(it.key(), it.value());
    return QJsonDocument(QJsonObject{{u"format"_s, QString(format)}, {u"names"_s, map}}).toJson();
}

void Pseudonyms::learn(const QString &name, const QString &pseudonym)
{
    m_byName.insert(name.toLower(), pseudonym);
    m_names.insert(name, pseudonym);
    const QString first = firstWord(name).toString().toLower();
    if (name.size() < 2 || first.isEmpty())
        return;
    QStringList &candidates = m_byFirstWord[first];
    candidates.append(name.toLower());
    std::ranges::sort(candidates, std::greater(), &QString::size);
}

void Pseudonyms::keep(const QString &pseudonym)
{
    const qsizetype dash = pseudonym.lastIndexOf(u'-');
    bool isNumber = false;
    const int number = QStringView(pseudonym).sliced(dash + 1).toInt(&isNumber);
    if (dash > 0 && isNumber)
        m_counts[pseudonym.first(dash)] = std::max(m_counts.value(pseudonym.first(dash)), number);
}

QString Pseudonyms::of(Identifies kind, const QString &name)
{
    if (name.isEmpty())
        return name;
    const auto known = m_byName.constFind(name.toLower());
    if (known != m_byName.cend())
        return *known;
    const QString prefix(prefixOf(kind));
    const QString pseudonym = prefix + u'-' + QString::number(++m_counts[prefix]);
    learn(name, pseudonym);
    return pseudonym;
}

QString Pseudonyms::inText(const QString &text)
{
    // First what is recognised by its form, as a whole: a name within a mail address or the name of a host would leave the
    // rest of it. Somebody's mail address; an address of IPv4 or IPv6; the name of a host. A file's name looks like one: so
    // be it.
    static const QRegularExpression pattern(
        uR"(([\w.+%-]+@[\w.-]+\w)|(\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4}){2,7}|::[0-9A-Fa-f:]{2,})|((?:[\w-]+\.)+[A-Za-z]{2,}\b))"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression timeOfDay(u"^\\d{1,2}:\\d{2}:\\d{2}$"_s);
    QString result;
    qsizetype from = 0;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(text)) {
        const QString found = match.captured();
        if (timeOfDay.match(found).hasMatch())
            continue;
        const Identifies kind = match.hasCaptured(1)   ? Identifies::Person
                                : match.hasCaptured(2) ? Identifies::Address
                                                       : Identifies::Domain;
        result += replaceNames(text.sliced(from, match.capturedStart() - from));
        result += of(kind, found);
        from = match.capturedEnd();
    }
    result += replaceNames(text.sliced(from));
    return result;
}

QString Pseudonyms::replaceNames(const QString &text) const
{
    QString result;
    const QString lower = text.toLower();
    // Lower case may have another length in a few scripts: then only equal spelling is found.
    const QString &haystack = lower.size() == text.size() ? lower : text;
    qsizetype plainFrom = 0;
    for (qsizetype at = 0; at < haystack.size();) {
        if (!isWord(haystack[at]) || (at > 0 && isWord(haystack[at - 1]))) {
            ++at;
            continue;
        }
        const QString first = firstWord(QStringView(haystack).sliced(at)).toString();
        qsizetype matched = 0;
        for (const QString &candidate : m_byFirstWord.value(first)) {
            // A name may begin with a sign; what stands before the word must then be it.
            const qsizetype start = at - candidate.indexOf(first);
            if (start < plainFrom || !QStringView(haystack).sliced(start).startsWith(candidate))
                continue;
            const qsizetype end = start + candidate.size();
            if (end < haystack.size() && isWord(haystack[end]) && isWord(candidate.back()))
                continue;
            result += QStringView(text).sliced(plainFrom, start - plainFrom);
            result += m_byName.value(candidate);
            matched = end;
            break;
        }
        if (matched == 0)
            at += first.size();
        else
            plainFrom = at = matched;
    }
    result += QStringView(text).sliced(plainFrom);
    return result;
}

QList<Pseudonyms::Row> Pseudonyms::rows() const
{
    QList<Row> list;
    for (auto it = m_names.begin(); it != m_names.end(); ++it)
        list.append({it.key(), it.value()});
    const auto key = [](const Row &row) {
        const qsizetype dash = row.pseudonym.lastIndexOf(u'-');
        return std::tuple(row.pseudonym.first(std::max<qsizetype>(0, dash)),
                          QStringView(row.pseudonym).sliced(dash + 1).toInt(), row.name);
    };
    std::ranges::sort(list, [&](const Row &a, const Row &b) { return key(a) < key(b); });
    return list;
}

} // namespace escale::logs
