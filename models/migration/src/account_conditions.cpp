// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "account_conditions.h"

#include "predicates.h"

namespace escale::migration {

/// A public-cloud migration: read, check, test, migrate (the provider's page on performing a migration).
QList<Gate> publicCloudConditions(const Command &command, const MigrationFacts &facts, const AccountFacts &account,
                                  const Context &context)
{
    const QJsonObject named{{u"account"_s, account.name}};
    const Gate idle{GateCode::AccountBusy, isIdle(account) && account.test.state != TestState::Running, Party::Time,
                    named};
    const Gate notMigrated{GateCode::AlreadyMigrated, account.location == Location::ClientOld, Party::Nobody, named};
    switch (command.action) {
    case Action::Ready:
        return {notMigrated,
                documentationIsRead(command, facts),
                {GateCode::AlreadyReady, account.preparation != Preparation::Ready, Party::Nobody, named}};
    case Action::Unready:
        return {
            notMigrated, idle, {GateCode::NotReady, account.preparation == Preparation::Ready, Party::Nobody, named}};
    case Action::Test:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}}, notMigrated, idle};
    case Action::TestCleanup:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}},
                idle,
                {GateCode::NoTestToCleanUp,
                 account.test.state == TestState::Available || account.test.state == TestState::Failed, Party::Customer,
                 named}};
    case Action::Migrate:
        return {notMigrated,
                documentationIsRead(command, facts),
                {GateCode::NotReady, account.preparation == Preparation::Ready || byItself(command), Party::Customer,
                 named},
                idle};
    case Action::Rollback: {
        const QDateTime until = rollbackUntil(facts, account, context.policy);
        const bool offered = context.policy.publicCloudRollbackDays > 0;
        return {{GateCode::RollbackNotOffered, offered, Party::Nobody, named},
                {GateCode::AccountNotMigrated, account.location == Location::ClientNew, Party::Customer, named},
                idle,
                {GateCode::RollbackExpired,
                 !account.copyDiscardedAt.isValid() && (!until.isValid() || context.now < until),
                 Party::Nobody,
                 {{u"account"_s, account.name}, {u"until"_s, toWireTime(until)}}}};
    }
    default:
        return {{GateCode::NotOffered, false, Party::Nobody, {}}};
    }
}

QList<Gate> planConditions(const Command &command, const MigrationFacts &facts)
{
    QList<Gate> list;
    const bool back = std::ranges::any_of(command.moves, [](const QueuedMove &move) { return move.leg == Leg::Back; });
    if (back) {
        list.append(reinstallationIsDone(facts));
        list.append(nobodyElseFinalises(command, facts));
    } else {
        list.append(transitIsReady(facts));
        list.append({GateCode::ReinstallationStarted, !reinstallationStarted(facts), Party::Nobody, {}});
    }
    return list;
}

bool planIsThere(const MigrationFacts &facts)
{
    return facts.plan.state == PlanState::Running || facts.plan.state == PlanState::Paused
           || facts.plan.state == PlanState::Stopped;
}

QList<Gate> accountConditions(const Command &command, const MigrationFacts &facts, const AccountFacts &account,
                              const Context &context)
{
    const bool idle = isIdle(account);
    const QJsonObject named{{u"account"_s, account.name}};
    const auto notStarted = [&] {
        return Gate{GateCode::ReinstallationStarted, !reinstallationStarted(facts), Party::Nobody, {}};
    };
    switch (command.action) {
    case Action::Ready:
        return {transitNotAskedFor(GateCode::TransitAlreadyRequested, facts),
                {GateCode::AlreadyReady, account.preparation != Preparation::Ready, Party::Nobody, named}};
    case Action::Unready:
        return {transitNotAskedFor(GateCode::TransitAlreadyRequested, facts),
                {GateCode::NotReady, account.preparation == Preparation::Ready, Party::Nobody, named}};
    case Action::Test:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}},
                {GateCode::MigrationComplete, account.location != Location::ClientNew, Party::Nobody, named},
                {GateCode::AccountBusy, idle && account.test.state != TestState::Running, Party::Time, named}};
    case Action::TestCleanup:
        return {{GateCode::TestNotOffered, facts.offersTest, Party::Nobody, {}},
                {GateCode::AccountBusy, idle && account.test.state != TestState::Running, Party::Time, named},
                {GateCode::NoTestToCleanUp,
                 account.test.state == TestState::Available || account.test.state == TestState::Failed, Party::Customer,
                 named}};
    case Action::Migrate:
        return {transitIsReady(facts),
                notStarted(),
                {GateCode::AccountNotOnClientServer, account.location == Location::ClientOld, Party::Nobody, named},
                {GateCode::AccountBusy, idle, Party::Time, named}};
    case Action::Rollback: {
        const QDateTime until = rollbackUntil(facts, account, context.policy);
        return {notStarted(),
                isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named},
                {GateCode::RollbackExpired,
                 !until.isValid() || context.now < until,
                 Party::Nobody,
                 {{u"account"_s, account.name}, {u"until"_s, toWireTime(until)}}}};
    }
    case Action::Verify:
        return {isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named},
                {GateCode::AlreadyVerified, !account.verified, Party::Nobody, named}};
    case Action::Unverify:
        return {notStarted(),
                {GateCode::ReinstallationAlreadyRequested,
                 facts.reinstallation.state != ReinstallationState::Requested,
                 Party::Customer,
                 {}},
                isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named},
                {GateCode::NotVerified, account.verified, Party::Nobody, named}};
    case Action::Relocate:
        return {reinstallationIsDone(facts),
                nobodyElseFinalises(command, facts),
                isOnTransit(account),
                {GateCode::AccountBusy, idle, Party::Time, named}};
    default:
        return {};
    }
}

/// Notes and ticks concern people, not servers: in every kind of migration, at every step, also once it is complete.
QList<Gate> annotationConditions(const Command &command, const MigrationFacts &facts, const AccountFacts &account)
{
    const QJsonObject named{{u"account"_s, account.name}};
    const QJsonObject ofItem{{u"account"_s, account.name}, {u"item"_s, command.item}};
    const bool ticked = std::ranges::contains(account.ticks, command.item, &Tick::item);
    switch (command.action) {
    case Action::Note:
        return {{GateCode::TooManyNotes,
                 account.notes.size() < mostNotes,
                 Party::Customer,
                 {{u"account"_s, account.name}, {u"limit"_s, mostNotes}}}};
    case Action::RemoveNote: {
        const auto note = std::ranges::find(account.notes, command.note, &Note::id);
        if (note == account.notes.cend())
            return {{GateCode::NoSuchNote, false, Party::Nobody, named}};
        // What support has written down stays until support removes it.
        return {{GateCode::NoteOfOtherSide,
                 command.role == Party::Support || note->role == command.role,
                 Party::Support,
                 {{u"account"_s, account.name}, {u"role"_s, QString(nameOf(note->role))}}}};
    }
    case Action::Tick: {
        const ChecklistItem *item = findItem(facts, command.item);
        const bool later = item && item->when == ChecklistWhen::After;
        return {
            {GateCode::AccountNotMigrated, !later || account.location != Location::ClientOld, Party::Customer, named},
            {GateCode::AlreadyTicked, !ticked, Party::Nobody, ofItem}};
    }
    case Action::Untick:
        return {{GateCode::NotTicked, ticked, Party::Nobody, ofItem}};
    default:
        return {};
    }
}

} // namespace escale::migration
