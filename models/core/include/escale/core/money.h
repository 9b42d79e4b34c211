// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QString>
#include <QtCore/qtypes.h>

#include <optional>

namespace escale {

/// An amount in hundredths of a currency unit. Decimal throughout: never a floating-point number.
/// Value type, any thread.
class Money {
public:
    Money() = default;
    Money(qint64 cents, QString currency) : m_cents(cents), m_currency(std::move(currency)) {}

    /// Reads the wire form: "27.30", at most two decimals, and an ISO 4217 code.
    [[nodiscard]] static std::optional<Money> fromDecimal(QStringView amount, QStringView currency);
    /// The wire form, always with two decimals.
    [[nodiscard]] QString toDecimal() const;

    [[nodiscard]] qint64 cents() const noexcept { return m_cents; }
    [[nodiscard]] const QString &currency() const noexcept { return m_currency; }

    /// This amount × numerator / denominator, rounded half up to the cent: the share of a monthly price that some
    /// days cost. \pre denominator > 0, both factors non-negative
    [[nodiscard]] Money share(qint64 numerator, qint64 denominator) const;

    friend bool operator==(const Money &, const Money &) = default;

private:
    qint64 m_cents = 0;
    QString m_currency;
};

} // namespace escale
