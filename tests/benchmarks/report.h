// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QList>
#include <QtCore/QString>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include <unistd.h>

/// What the benchmark programs have in common: a table of one line a measurement, and whether its targets are met.
namespace bench {

struct Peer {
    QString name;
    double value = 0;
};

/// "≤ 2" or "≥ 0.95", of the ratio to the peer or, without one, of the value itself.
struct Target {
    enum class Bound { AtMost, AtLeast };
    Bound bound = Bound::AtMost;
    double value = 0;
};

[[nodiscard]] inline double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Resident memory of this process.
[[nodiscard]] inline double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    const qint64 pages = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    return double(pages) * double(::sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

[[nodiscard]] inline double median(QList<double> values)
{
    if (values.isEmpty())
        return std::nan("");
    std::ranges::sort(values);
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// Prints the heading when it is made and one line for each add(); exitCode() tells whether a target was missed.
class Table {
public:
    Table()
    {
        line(QStringLiteral("measured"), QStringLiteral("value"), QStringLiteral("beside"), QStringLiteral("value"),
             QStringLiteral("ratio"), QStringLiteral("target"), QString());
    }

    void add(const QString &name, double value, const QString &unit, const std::optional<Peer> &peer = {},
             const std::optional<Target> &target = {})
    {
        const double judged = peer ? value / peer->value : value;
        QString verdict;
        if (target) {
            const bool met = target->bound == Target::Bound::AtMost ? judged <= target->value : judged >= target->value;
            verdict = met ? QStringLiteral("met") : QStringLiteral("MISSED");
            m_missed = m_missed || !met;
        }
        line(name, figure(value) + QLatin1Char(' ') + unit, peer ? peer->name : QString(),
             peer ? figure(peer->value) + QLatin1Char(' ') + unit : QString(), peer ? figure(judged) : QString(),
             target ? (target->bound == Target::Bound::AtMost ? QStringLiteral("≤ ") : QStringLiteral("≥ "))
                          + figure(target->value)
                    : QString(),
             verdict);
    }

    [[nodiscard]] int exitCode() const { return m_missed ? 1 : 0; }

private:
    [[nodiscard]] static QString figure(double value)
    {
        return QString::number(value, 'f', std::abs(value) < 10 ? 2 : std::abs(value) < 100 ? 1 : 0);
    }

    static void line(const QString &name, const QString &value, const QString &peer, const QString &peerValue,
                     const QString &ratio, const QString &target, const QString &verdict)
    {
        const QString text = name.leftJustified(44) + value.rightJustified(13) + QStringLiteral("  ")
                             + peer.leftJustified(26) + peerValue.rightJustified(13) + ratio.rightJustified(8)
                             + target.rightJustified(9) + QStringLiteral("  ") + verdict;
        std::printf("%s\n", text.trimmed().toUtf8().constData());
        std::fflush(stdout);
    }

    bool m_missed = false;
};

} // namespace bench
