// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/steps.h>

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

namespace escale::items {

/// Lower case and without accents, as UTF-8: what names are compared in. "Coopérative" is found by "cooperative".
[[nodiscard]] QByteArray folded(QUtf8StringView text);
[[nodiscard]] QByteArray folded(QStringView text);

/// What somebody typed into a filter line, read: words and field:value, all of which must hold.
///
///     step:4 turn:customer customer:acme deadline<7d shop
///
/// Fields and their values are understood in English and in French whatever the language of the window: step/étape,
/// turn/tour, customer/client, server/serveur, account/compte, deadline/échéance, state/état. A field without a value yet
/// is ignored; an unknown field is a word like any other. Values are quoted where they hold a space: customer:"acme sa".
struct FilterQuery {
    enum class State { Waits, Failed, Busy, Free, Late, Complete };
    enum class Compare { Less, LessOrEqual, Greater, GreaterOrEqual, Equal };
    struct StepTerm {
        Compare compare = Compare::Equal;
        int step = 0;
    };
    struct DeadlineTerm {
        Compare compare = Compare::Less;
        double days = 0; ///< from now
    };

    QList<QByteArray> words; ///< folded
    QList<QByteArray> customers; ///< folded; each must be part of the customer's name
    QList<QByteArray> servers;
    QList<QByteArray> accounts;
    QList<StepTerm> steps;
    QList<DeadlineTerm> deadlines;
    QList<migration::Party> turns;
    QList<State> states;
    bool impossible = false; ///< a value that can match nothing, such as step:12

    [[nodiscard]] static FilterQuery parse(const QString &text);
    [[nodiscard]] bool isEmpty() const;
    /// Whether a server can be refused by its migration alone, without looking at names.
    [[nodiscard]] bool asksForMigration() const
    {
        return !steps.isEmpty() || !deadlines.isEmpty() || !turns.isEmpty() || !states.isEmpty() || impossible;
    }
};

} // namespace escale::items
