// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QDateTime>

#include <array>
#include <chrono>
#include <optional>
#include <span>

namespace escale::api {

/// One try: how long it may take, and how long to wait before the next.
struct RetryStep {
    std::chrono::milliseconds timeout;
    std::chrono::milliseconds pause;
};

using namespace std::chrono_literals;

/// Reads change nothing and commands carry an idempotency key, so both may be sent again. Nothing else may.
inline constexpr auto readRetries = std::to_array<RetryStep>({{15s, 500ms}, {30s, 3s}, {60s, 0s}});
inline constexpr auto commandRetries = std::to_array<RetryStep>({{20s, 1s}, {30s, 3s}, {60s, 0s}});
/// The feed and the first request: whoever asks decides when to ask again.
inline constexpr auto noRetries = std::to_array<RetryStep>({{15s, 0s}});

/// What an answer without `Retry-After` means after `refusals` of them in a row, counted from 1.
[[nodiscard]] std::chrono::milliseconds pauseAfterRefusals(int refusals);

/// The header's value: seconds, or an HTTP date; none where it is absent or unreadable. At most ten minutes.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value, const QDateTime &now);

/// RFC 9110: Sun, 06 Nov 1994 08:49:37 GMT. UTC; none where it is something else.
[[nodiscard]] std::optional<QDateTime> parseHttpDate(const QByteArray &value);

/// Whether another try may succeed where this status came (0: no answer).
[[nodiscard]] constexpr bool isTransient(int status)
{
    return status == 0 || status == 408 || status == 502 || status == 503 || status == 504;
}

} // namespace escale::api
