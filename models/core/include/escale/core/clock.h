// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QDateTime>

namespace escale {

/// Where time comes from, so that a test can own it. Implementations are callable from any thread.
class Clock {
public:
    Clock() = default;
    virtual ~Clock() = default;
    Q_DISABLE_COPY_MOVE(Clock)

    /// Now, in UTC.
    [[nodiscard]] virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override;
};

/// RFC 3339 in UTC with milliseconds, as the contract writes times; empty for an invalid time.
[[nodiscard]] QString toWireTime(const QDateTime &time);
/// Invalid where the text is not an RFC 3339 time.
[[nodiscard]] QDateTime fromWireTime(const QString &text);

} // namespace escale
