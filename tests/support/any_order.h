// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/invariants.h"

#include <QtCore/QList>
#include <QtCore/QString>

#include <random>

namespace escale::test {

/// The practice company walked in any order: what somebody asks for, what happens meanwhile, and what must hold after each
/// command. What it is walked on (the engine alone, a platform with everything real) says how. Seeded: a failure names its
/// seed.
class AnyOrderCompany {
public:
    explicit AnyOrderCompany(quint32 seed) : m_random(seed) {}
    virtual ~AnyOrderCompany() = default;
    Q_DISABLE_COPY_MOVE(AnyOrderCompany)

    /// Asks for something; true where it was taken.
    virtual bool give() = 0;
    /// Lets something happen: time, a visitor, a restart.
    virtual void elapse() = 0;
    /// Lets everything come to rest; false where it does not.
    virtual bool settle() = 0;
    /// What does not hold; empty: nothing. At rest it is compared with what hosting really serves, too.
    virtual QString wrong(bool atRest) = 0;

protected:
    int below(int limit) { return int(m_random() % quint32(limit)); }
    template <typename T>
    const T &oneOf(const QList<T> &list)
    {
        return list.at(below(int(list.size())));
    }
    /// Of the practice company: 5 to 8 and 15 are transit servers, 12 is the shared one.
    qint64 transitServer()
    {
        constexpr qint64 fleet[] = {5, 6, 7, 8, 12, 15};
        return fleet[below(6)];
    }

private:
    std::mt19937 m_random;
};

/// How a walk went.
struct AnyOrderTally {
    int sequences = 0;
    int taken = 0;
    int refused = 0;
};

/// Walks so many commands and comes to rest. What was wrong, with its seed and where it was; empty: nothing.
inline QString walkInAnyOrder(AnyOrderCompany &company, int seed, int commands, AnyOrderTally &tally)
{
    ++tally.sequences;
    for (int i = 0; i < commands; ++i) {
        company.give() ? ++tally.taken : ++tally.refused;
        company.elapse();
        if (const QString wrong = company.wrong(false); !wrong.isEmpty())
            return QStringLiteral("seed %1, command %2: %3").arg(seed).arg(i).arg(wrong);
    }
    if (!company.settle())
        return QStringLiteral("seed %1 does not come to rest").arg(seed);
    const QString wrong = company.wrong(true);
    return wrong.isEmpty() ? QString() : QStringLiteral("seed %1, at rest: %2").arg(seed).arg(wrong);
}

} // namespace escale::test
