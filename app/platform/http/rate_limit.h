// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QHash>

#include <algorithm>
#include <cmath>

namespace escale::platform {

/// So many requests a minute for each token, as a bucket that fills again evenly: a burst may use it up at once, and then
/// one request is allowed every so often. Not thread-safe.
class RateLimit {
public:
    /// 0: no limit.
    explicit RateLimit(int perMinute) : m_perMinute(perMinute) { m_clock.start(); }

    [[nodiscard]] int perMinute() const noexcept { return m_perMinute; }

    /// 0: go on. Otherwise the seconds after which one more is allowed.
    [[nodiscard]] int take(qint64 token)
    {
        if (m_perMinute <= 0)
            return 0;
        const double now = double(m_clock.elapsed()) / 1000;
        Bucket &bucket = m_buckets[token];
        if (bucket.since < 0)
            bucket = {double(m_perMinute), now};
        bucket.left = std::min(double(m_perMinute), bucket.left + (now - bucket.since) * m_perMinute / 60);
        bucket.since = now;
        if (bucket.left >= 1) {
            bucket.left -= 1;
            return 0;
        }
        return std::max(1, int(std::ceil((1 - bucket.left) * 60 / m_perMinute)));
    }

private:
    struct Bucket {
        double left = 0;
        double since = -1;
    };
    int m_perMinute;
    QElapsedTimer m_clock;
    QHash<qint64, Bucket> m_buckets;
};

} // namespace escale::platform
