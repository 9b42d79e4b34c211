// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/actions.h>

#include <escale/core/clock.h>
#include <escale/migration/clocks.h>

#include <QtCore/QJsonArray>

#include <algorithm>

namespace escale::migration {

inline bool isIdle(const AccountFacts &account)
{
    return account.activity == Activity::Idle || account.activity == Activity::Failed;
}

inline bool reinstallationStarted(const MigrationFacts &facts)
{
    switch (facts.reinstallation.state) {
    case ReinstallationState::None:
    case ReinstallationState::Requested:
        return false;
    case ReinstallationState::Running:
    case ReinstallationState::Done:
    case ReinstallationState::Failed:
    case ReinstallationState::Unknown:
        return true;
    }
    return true;
}

inline bool transitAskedFor(const MigrationFacts &facts)
{
    return facts.transit.state != TransitState::None;
}

inline bool transitReady(const MigrationFacts &facts)
{
    return facts.transit.state == TransitState::Ready;
}

inline bool transitRequestOpen(const MigrationFacts &facts)
{
    return facts.transit.state == TransitState::Requested || facts.transit.state == TransitState::WaitingForStock;
}

inline bool requestOpen(RequestKind kind, const MigrationFacts &facts)
{
    const bool reinstallation = facts.reinstallation.state == ReinstallationState::Requested;
    switch (kind) {
    case RequestKind::Transit:
        return transitRequestOpen(facts);
    case RequestKind::Reinstallation:
        return reinstallation;
    case RequestKind::Unknown:
        break;
    }
    return transitRequestOpen(facts) || reinstallation;
}

/// Who can make the transit server ready: the customer asks for it, then it is support's, and released it stays.
inline Gate transitIsReady(const MigrationFacts &facts)
{
    const bool gone = facts.transit.state == TransitState::Released;
    return {GateCode::TransitNotReady,
            transitReady(facts),
            gone                     ? Party::Nobody
            : transitAskedFor(facts) ? Party::Support
                                     : Party::Customer,
            {}};
}

/// Preparation is fixed and a second request refused while there is a first; an open one can be withdrawn.
inline Gate transitNotAskedFor(GateCode code, const MigrationFacts &facts)
{
    return {code, !transitAskedFor(facts), transitRequestOpen(facts) ? Party::Customer : Party::Nobody, {}};
}

/// An account that has not left yet can be brought to transit; one that is back cannot.
inline Gate isOnTransit(const AccountFacts &account)
{
    return {GateCode::AccountNotOnTransit,
            account.location == Location::Transit,
            account.location == Location::ClientOld ? Party::Customer : Party::Nobody,
            {{u"account"_s, account.name}}};
}

inline Gate reinstallationIsDone(const MigrationFacts &facts)
{
    return {GateCode::ReinstallationNotDone,
            facts.reinstallation.state == ReinstallationState::Done,
            facts.reinstallation.state == ReinstallationState::None ? Party::Customer : Party::Support,
            {}};
}

/// A condition over all accounts: unmet ones are counted and named.
template <typename Predicate>
inline Gate everyAccount(GateCode code, Party clearedBy, const MigrationFacts &facts, Predicate holds)
{
    QJsonArray names;
    for (const AccountFacts &account : facts.accounts) {
        if (!holds(account))
            names.append(account.name);
    }
    return {code,
            names.isEmpty(),
            clearedBy,
            {{u"count"_s, names.size()}, {u"total"_s, facts.accounts.size()}, {u"accounts"_s, names}}};
}

inline QJsonObject toJson(const Configuration &configuration)
{
    return {{u"cores"_s, configuration.cores}, {u"memory"_s, configuration.memory}, {u"disk"_s, configuration.disk}};
}

/// What must be true of every account before the reinstallation may be asked for, and again before it starts: the
/// provider's bold precondition of step 6, and the verification of step 5.
inline void appendReinstallationConditions(QList<Gate> &list, const MigrationFacts &facts)
{
    list.append(transitIsReady(facts));
    list.append(everyAccount(GateCode::AccountsNotOnTransit, Party::Customer, facts,
                             [](const AccountFacts &a) { return a.location == Location::Transit; }));
    list.append(everyAccount(GateCode::AccountsBusy, Party::Time, facts, isIdle));
    list.append(everyAccount(GateCode::AccountsNotVerified, Party::Customer, facts,
                             [](const AccountFacts &a) { return a.verified; }));
}

/// Past the deadline the platform begins by itself, prepared or not.
inline bool byItself(const Command &command)
{
    return command.role == Party::Time;
}

inline Gate documentationIsRead(const Command &command, const MigrationFacts &facts)
{
    return {
        GateCode::DocumentationNotRead, facts.documentationReadAt.isValid() || byItself(command), Party::Customer, {}};
}

inline Gate nobodyElseFinalises(const Command &command, const MigrationFacts &facts)
{
    // Support can do for the customer what the customer can.
    const bool mine =
        command.role != Party::Customer || facts.finalisationBy.value_or(Party::Customer) == Party::Customer;
    return {GateCode::FinalisedByOtherSide,
            mine,
            Party::Support,
            {{u"by"_s, QString(nameOf(facts.finalisationBy.value_or(Party::Support)))}}};
}

} // namespace escale::migration
