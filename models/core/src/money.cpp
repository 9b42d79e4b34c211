// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/money.h>

#include <algorithm>

namespace escale {

std::optional<Money> Money::fromDecimal(QStringView amount, QStringView currency)
{
    if (currency.size() != 3 || std::ranges::any_of(currency, [](QChar c) { return c < u'A' || c > u'Z'; }))
        return std::nullopt;
    const bool negative = amount.startsWith(u'-');
    if (negative)
        amount = amount.sliced(1);
    const qsizetype point = amount.indexOf(u'.');
    const QStringView whole = point < 0 ? amount : amount.first(point);
    const QStringView fraction = point < 0 ? QStringView() : amount.sliced(point + 1);
    if (whole.isEmpty() || whole.size() > 15 || fraction.size() > 2 || (point >= 0 && fraction.isEmpty()))
        return std::nullopt;
    qint64 cents = 0;
    const auto append = [&cents](QStringView digits) {
        for (const QChar digit : digits) {
            if (digit < u'0' || digit > u'9')
                return false;
            cents = cents * 10 + (digit.unicode() - u'0');
        }
        return true;
    };
    if (!append(whole) || !append(fraction))
        return std::nullopt;
    for (qsizetype missing = fraction.size(); missing < 2; ++missing)
        cents *= 10;
    return Money(negative ? -cents : cents, currency.toString());
}

QString Money::toDecimal() const
{
    const qint64 absolute = m_cents < 0 ? -m_cents : m_cents;
    return QStringLiteral("%1%2.%3")
        .arg(m_cents < 0 ? QStringLiteral("-") : QString())
        .arg(absolute / 100)
        .arg(absolute % 100, 2, 10, QLatin1Char('0'));
}

Money Money::share(qint64 numerator, qint64 denominator) const
{
    Q_ASSERT(denominator > 0 && numerator >= 0 && m_cents >= 0);
    return {(2 * m_cents * numerator + denominator) / (2 * denominator), m_currency};
}

} // namespace escale
