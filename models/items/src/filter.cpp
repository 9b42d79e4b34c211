// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/filter.h>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace escale::items {

using migration::Party;

QByteArray folded(QStringView text)
{
    const QString parts = text.toString().normalized(QString::NormalizationForm_KD);
    QString kept;
    kept.reserve(parts.size());
    for (const QChar character : parts) {
        if (!character.isMark())
            kept.append(character);
    }
    return kept.toCaseFolded().toUtf8();
}

QByteArray folded(QUtf8StringView text)
{
    QByteArray result(text.size(), Qt::Uninitialized);
    char *out = result.data();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char character = char(text.data()[i]);
        if (uchar(character) >= 0x80)
            return folded(QStringView(text.toString()));
        out[i] = character >= 'A' && character <= 'Z' ? char(character + ('a' - 'A')) : character;
    }
    return result;
}

namespace {

enum class Field { Step, Turn, Customer, Server, Account, Deadline, State };

// Folded, so "étape" and "etape" are one entry.
constexpr std::array<std::pair<QLatin1StringView, Field>, 14> fieldNames{{
    {"step"_L1, Field::Step},
    {"etape"_L1, Field::Step},
    {"turn"_L1, Field::Turn},
    {"tour"_L1, Field::Turn},
    {"customer"_L1, Field::Customer},
    {"client"_L1, Field::Customer},
    {"server"_L1, Field::Server},
    {"serveur"_L1, Field::Server},
    {"account"_L1, Field::Account},
    {"compte"_L1, Field::Account},
    {"deadline"_L1, Field::Deadline},
    {"echeance"_L1, Field::Deadline},
    {"state"_L1, Field::State},
    {"etat"_L1, Field::State},
}};

constexpr std::array<std::pair<QLatin1StringView, Party>, 6> turnNames{{
    {"customer"_L1, Party::Customer},
    {"client"_L1, Party::Customer},
    {"support"_L1, Party::Support},
    {"nobody"_L1, Party::Nobody},
    {"personne"_L1, Party::Nobody},
    {"none"_L1, Party::Nobody},
}};

using State = FilterQuery::State;
constexpr std::array<std::pair<QLatin1StringView, State>, 16> stateNames{{
    {"waits"_L1, State::Waits},
    {"waiting"_L1, State::Waits},
    {"attend"_L1, State::Waits},
    {"attente"_L1, State::Waits},
    {"failed"_L1, State::Failed},
    {"echec"_L1, State::Failed},
    {"busy"_L1, State::Busy},
    {"moving"_L1, State::Busy},
    {"occupe"_L1, State::Busy},
    {"free"_L1, State::Free},
    {"libre"_L1, State::Free},
    {"late"_L1, State::Late},
    {"retard"_L1, State::Late},
    {"complete"_L1, State::Complete},
    {"done"_L1, State::Complete},
    {"termine"_L1, State::Complete},
}};

std::optional<Field> fieldOf(const QByteArray &name)
{
    const auto found =
        std::ranges::find(fieldNames, QLatin1StringView(name), &std::pair<QLatin1StringView, Field>::first);
    return found == fieldNames.end() ? std::nullopt : std::optional(found->second);
}

/// All values that begin like this, so that a filter narrows down while somebody is still typing.
template <typename Table>
auto valuesOf(const Table &table, const QByteArray &beginning)
{
    QList<typename Table::value_type::second_type> values;
    for (const auto &[name, value] : table) {
        if (name.startsWith(QLatin1StringView(beginning)) && !values.contains(value))
            values.append(value);
    }
    return values;
}

/// Splits at spaces outside quotes; quotes are taken away.
QStringList tokens(const QString &text)
{
    QStringList list;
    QString token;
    bool quoted = false;
    for (const QChar character : text) {
        if (character == u'"') {
            quoted = !quoted;
        } else if (character.isSpace() && !quoted) {
            if (!token.isEmpty())
                list.append(token);
            token.clear();
        } else {
            token.append(character);
        }
    }
    if (!token.isEmpty())
        list.append(token);
    return list;
}

FilterQuery::Compare takeCompare(QByteArray &value)
{
    using enum FilterQuery::Compare;
    static constexpr std::array<std::pair<QByteArrayView, FilterQuery::Compare>, 5> signs{{
        {"<=", LessOrEqual},
        {">=", GreaterOrEqual},
        {"<", Less},
        {">", Greater},
        {"=", Equal},
    }};
    for (const auto &[sign, compare] : signs) {
        if (value.startsWith(sign)) {
            value.remove(0, sign.size());
            return compare;
        }
    }
    return Equal;
}

/// "7d", "7j", "48h", "7": days.
std::optional<double> daysOf(QByteArray value)
{
    double unit = 1;
    if (value.endsWith('d') || value.endsWith('j'))
        value.chop(1);
    else if (value.endsWith('h')) {
        value.chop(1);
        unit = 1.0 / 24;
    } else if (value.endsWith('w') || value.endsWith('s')) { // weeks, semaines
        value.chop(1);
        unit = 7;
    }
    bool ok = false;
    const double count = value.toDouble(&ok);
    return ok ? std::optional(count * unit) : std::nullopt;
}

} // namespace

FilterQuery FilterQuery::parse(const QString &text)
{
    FilterQuery query;
    for (const QString &token : tokens(text)) {
        // The sign of a comparison may stand in for the colon: deadline<7d.
        const auto at = std::find_if(token.cbegin(), token.cend(),
                                     [](QChar c) { return c == u':' || c == u'<' || c == u'>' || c == u'='; });
        const auto field = at == token.cend() ? std::nullopt : fieldOf(folded(QStringView(token.cbegin(), at)));
        if (!field) {
            query.words.append(folded(QStringView(token)));
            continue;
        }
        QByteArray value = folded(QStringView(*at == u':' ? at + 1 : at, token.cend()));
        if (value.isEmpty())
            continue;
        switch (*field) {
        case Field::Customer:
            query.customers.append(value);
            break;
        case Field::Server:
            query.servers.append(value);
            break;
        case Field::Account:
            query.accounts.append(value);
            break;
        case Field::Turn: {
            const QList<Party> parties = valuesOf(turnNames, value);
            query.turns.append(parties);
            query.impossible = query.impossible || parties.isEmpty();
            break;
        }
        case Field::State: {
            const QList<State> list = valuesOf(stateNames, value);
            query.states.append(list);
            query.impossible = query.impossible || list.isEmpty();
            break;
        }
        case Field::Step: {
            const Compare compare = takeCompare(value);
            if (value.isEmpty())
                continue;
            bool ok = false;
            const int step = value.toInt(&ok);
            query.impossible = query.impossible || !ok || step < 1 || step > 8;
            query.steps.append({compare, step});
            break;
        }
        case Field::Deadline: {
            Compare compare = takeCompare(value);
            if (value.isEmpty())
                continue;
            // "deadline:7d" means within seven days.
            if (compare == Compare::Equal)
                compare = Compare::LessOrEqual;
            const std::optional<double> days = daysOf(value);
            query.impossible = query.impossible || !days;
            query.deadlines.append({compare, days.value_or(0)});
            break;
        }
        }
    }
    return query;
}

bool FilterQuery::isEmpty() const
{
    return words.isEmpty() && customers.isEmpty() && servers.isEmpty() && accounts.isEmpty() && !asksForMigration();
}

} // namespace escale::items
