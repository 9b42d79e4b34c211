// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/clock.h>
#include <escale/migration/actions.h>

/// Facts to start a test from. Sources in the names of rows: S0 to S4 are the provider's pages (S2: course of mandatory
/// migrations in the private cloud, S3: kinds of migrations), P3 to P8 the sections of our own design of the process.
namespace escale::migration::sample {

inline QDateTime at(const char *time)
{
    return fromWireTime(QString::fromLatin1(time));
}

inline QString accountName(int number)
{
    return QStringLiteral("account%1").arg(number);
}

/// A mandatory migration that was announced, with accounts 1 to `accounts` on the old client server.
inline MigrationFacts announced(int accounts)
{
    MigrationFacts facts;
    facts.id = MigrationId(1);
    facts.server = ServerId(1);
    facts.serverName = QStringLiteral("srv-acme-01");
    facts.from = QStringLiteral("2020");
    facts.to = QStringLiteral("2024");
    facts.announcedAt = at("2026-03-02T09:00:00.000Z");
    facts.deadline = at("2026-12-31T23:00:00.000Z");
    for (int i = 1; i <= accounts; ++i) {
        AccountFacts account;
        account.id = AccountId(i);
        account.name = accountName(i);
        account.location = Location::ClientOld;
        facts.accounts.append(account);
    }
    return facts;
}

inline void prepareAll(MigrationFacts &facts)
{
    for (AccountFacts &account : facts.accounts)
        account.preparation = Preparation::Ready;
}

inline void place(AccountFacts &account, Location location, bool verified = false)
{
    account.location = location;
    account.verified = verified;
}

/// At the start of the given step, as a migration that went straight through would be.
inline MigrationFacts atStep(Step step, int accounts = 3)
{
    MigrationFacts facts = announced(accounts);
    if (step >= Step::RequestTransit)
        prepareAll(facts);
    if (step >= Step::InstallTransit) {
        facts.transit.state = TransitState::Requested;
        facts.transit.requestedAt = at("2026-03-09T08:00:00.000Z");
    }
    if (step >= Step::Migrate) {
        facts.transit.state = TransitState::Ready;
        facts.transit.server = ServerId(9);
        facts.transit.readyAt = at("2026-03-10T12:00:00.000Z");
    }
    if (step >= Step::Verify) {
        for (AccountFacts &account : facts.accounts) {
            place(account, Location::Transit);
            Attempt attempt;
            attempt.leg = Leg::Out;
            attempt.number = 1;
            attempt.started = at("2026-03-11T10:00:00.000Z").addSecs(account.id.value() * 600);
            attempt.ended = attempt.started.addSecs(120);
            attempt.outcome = Outcome::Done;
            account.attempts.append(attempt);
        }
    }
    if (step >= Step::Reinstall) {
        for (AccountFacts &account : facts.accounts)
            account.verified = true;
        facts.reinstallation.state = ReinstallationState::Requested;
        facts.reinstallation.requestedAt = at("2026-03-13T15:00:00.000Z");
        facts.finalisationBy = Party::Customer;
    }
    if (step >= Step::Relocate) {
        facts.reinstallation.state = ReinstallationState::Done;
        facts.reinstallation.startedAt = at("2026-03-16T09:00:00.000Z");
        facts.reinstallation.doneAt = at("2026-03-16T14:00:00.000Z");
    }
    if (step == Step::Complete) {
        for (AccountFacts &account : facts.accounts)
            account.location = Location::ClientNew;
        facts.completedAt = at("2026-03-18T10:00:00.000Z");
    }
    return facts;
}

/// Soon after the accounts have moved, in every sample.
inline Context soon()
{
    return {at("2026-03-12T10:00:00.000Z"), Policy()};
}

} // namespace escale::migration::sample
