// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/clocks.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;

namespace {

template <typename E>
E anyOf(QRandomGenerator &random)
{
    return E(random.bounded(int(E::Unknown) + 1));
}

MigrationFacts anyFacts(QRandomGenerator &random)
{
    MigrationFacts facts = announced(1 + random.bounded(4));
    // Half of the time most facts agree: wholly random ones would seldom reach the later steps.
    const bool agreeing = random.bounded(2) == 0;
    const Location place = anyOf<Location>(random);
    for (AccountFacts &account : facts.accounts) {
        account.preparation = agreeing ? Preparation::Ready : anyOf<Preparation>(random);
        account.location = agreeing && random.bounded(8) > 0 ? place : anyOf<Location>(random);
        account.activity = anyOf<Activity>(random);
        account.verified = agreeing ? random.bounded(8) > 0 : random.bounded(2) == 0;
    }
    facts.transit.state = agreeing && random.bounded(8) > 0 ? TransitState::Ready : anyOf<TransitState>(random);
    facts.reinstallation.state = anyOf<ReinstallationState>(random);
    if (random.bounded(3) > 0)
        facts.finalisationBy = random.bounded(2) == 0 ? Party::Customer : Party::Support;
    return facts;
}

bool all(const MigrationFacts &facts, auto predicate)
{
    return std::ranges::all_of(facts.accounts, predicate);
}

/// What a platform makes of an allowed command, without any time between asking and having.
void carryOut(const Command &command, MigrationFacts &facts, QDateTime &now)
{
    AccountFacts *account = nullptr;
    for (AccountFacts &candidate : facts.accounts) {
        if (candidate.id == command.account)
            account = &candidate;
    }
    const auto attempt = [&](Leg leg, Location to) {
        const QDateTime started = now;
        now = now.addSecs(60);
        account->attempts.append({.leg = leg,
                                  .number = int(account->attempts.size()) + 1,
                                  .started = started,
                                  .ended = now,
                                  .outcome = Outcome::Done,
                                  .downtimeSeconds = 5.0});
        account->location = to;
    };
    switch (command.action) {
    case Action::Ready:
        account->preparation = Preparation::Ready;
        break;
    case Action::Unready:
        account->preparation = Preparation::Todo;
        break;
    case Action::Test:
        account->test.state = TestState::Available;
        break;
    case Action::TestCleanup:
        account->test.state = TestState::None;
        break;
    case Action::Migrate:
        attempt(Leg::Out, Location::Transit);
        break;
    case Action::Rollback:
        attempt(Leg::Rollback, Location::ClientOld);
        account->verified = false;
        break;
    case Action::Verify:
        account->verified = true;
        break;
    case Action::Unverify:
        account->verified = false;
        break;
    case Action::Relocate:
        attempt(Leg::Back, Location::ClientNew);
        break;
    case Action::TransitRequest:
        facts.transit.state = TransitState::Requested;
        break;
    case Action::WithdrawTransitRequest:
    case Action::DeclineRequest:
        if (facts.transit.state == TransitState::Requested || facts.transit.state == TransitState::WaitingForStock)
            facts.transit.state = TransitState::None;
        else
            facts.reinstallation.state = ReinstallationState::None;
        break;
    case Action::WaitRequest:
        if (facts.transit.state == TransitState::Requested)
            facts.transit.state = TransitState::WaitingForStock;
        break;
    case Action::AllocateTransit:
        facts.transit.state = TransitState::Ready;
        facts.transit.readyAt = now;
        break;
    case Action::ReinstallationRequest:
        facts.reinstallation.state = ReinstallationState::Requested;
        facts.finalisationBy = command.finalisationBy;
        break;
    case Action::WithdrawReinstallationRequest:
        facts.reinstallation.state = ReinstallationState::None;
        break;
    case Action::Reinstall:
        facts.reinstallation.state = ReinstallationState::Done;
        facts.reinstallation.doneAt = now;
        break;
    case Action::ReleaseTransit:
        facts.transit.state = TransitState::Released;
        break;
    default:
        break;
    }
}

} // namespace

/// Properties of the rules, on seeded random facts and on seeded random walks.
class WalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepIsNeverAheadOfTheFacts();
    void forgettingAFactNeverAdvances();
    void randomWalksAreSafe();
    void nextCommandLeadsToTheEnd_data();
    void nextCommandLeadsToTheEnd();
};

void WalkTest::stepIsNeverAheadOfTheFacts()
{
    QRandomGenerator random(20260302);
    std::array<int, 9> seen{};
    for (int i = 0; i < 20000; ++i) {
        const MigrationFacts facts = anyFacts(random);
        const Step step = currentStep(facts);
        ++seen[std::size_t(step)];
        const auto isAt = [](Location place) { return [place](const AccountFacts &a) { return a.location == place; }; };
        const auto reinstallation = facts.reinstallation.state;
        if (step == Step::Complete)
            QVERIFY(all(facts, isAt(Location::ClientNew)));
        if (step >= Step::Relocate)
            QCOMPARE(reinstallation, ReinstallationState::Done);
        if (step == Step::Reinstall && reinstallation == ReinstallationState::Requested)
            QVERIFY(all(facts, [](const AccountFacts &a) { return a.verified && a.location == Location::Transit; }));
        if (step == Step::Reinstall)
            QVERIFY(reinstallation != ReinstallationState::None && reinstallation != ReinstallationState::Unknown);
        if (step == Step::Verify)
            QVERIFY(all(facts, isAt(Location::Transit)));
        if (step == Step::Migrate || step == Step::Verify)
            QVERIFY(facts.transit.state == TransitState::Ready || facts.transit.state == TransitState::Released);
        if (step == Step::RequestTransit)
            QVERIFY(all(facts, [](const AccountFacts &a) { return a.preparation == Preparation::Ready; }));
        for (const AccountFacts &account : facts.accounts) {
            if (accountStep(facts, account) == Step::Complete)
                QCOMPARE(account.location, Location::ClientNew);
        }
        QCOMPARE(whoseTurn(facts).party == Party::Nobody, step == Step::Complete);
        const Counts counts = countAccounts(facts);
        QVERIFY(counts.onClientOld + counts.onTransit + counts.onClientNew <= counts.total);
    }
    for (const Step step : allSteps)
        QVERIFY2(seen[std::size_t(step)] > 20, qPrintable(QString::number(int(step)))); // the facts were varied enough
}

void WalkTest::forgettingAFactNeverAdvances()
{
    QRandomGenerator random(20260303);
    for (int i = 0; i < 20000; ++i) {
        const MigrationFacts facts = anyFacts(random);
        MigrationFacts forgotten = facts;
        AccountFacts &account = forgotten.accounts[random.bounded(int(forgotten.accounts.size()))];
        switch (random.bounded(4)) {
        case 0:
            forgotten.transit.state = TransitState::Unknown;
            break;
        case 1:
            forgotten.reinstallation.state = ReinstallationState::Unknown;
            break;
        case 2:
            account.location = Location::Unknown;
            break;
        default:
            account.preparation = Preparation::Unknown;
            break;
        }
        QVERIFY(currentStep(forgotten) <= currentStep(facts));
    }
}

void WalkTest::randomWalksAreSafe()
{
    int completed = 0;
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        MigrationFacts facts = announced(1 + random.bounded(4));
        QDateTime now = at("2026-03-02T09:00:00.000Z");
        bool noReturn = false;
        for (int i = 0; i < 400 && facts.transit.state != TransitState::Released; ++i) {
            now = now.addSecs(random.bounded(600));
            Command command{.action = Action(random.bounded(int(Action::PauseTask))),
                            .account = facts.accounts[random.bounded(int(facts.accounts.size()))].id,
                            .finalisationBy = random.bounded(2) == 0 ? Party::Customer : Party::Support,
                            .confirmation = random.bounded(4) > 0 ? facts.serverName : QString()};
            // Ways back are taken less often, or few walks would arrive.
            const bool back = command.action == Action::Unready || command.action == Action::Rollback
                              || command.action == Action::Unverify || command.action == Action::WithdrawTransitRequest
                              || command.action == Action::WithdrawReinstallationRequest
                              || command.action == Action::DeclineRequest;
            if (back && random.bounded(4) > 0)
                continue;
            const MigrationFacts before = facts;
            if (!gates(command, facts, {now, Policy()}).isEmpty())
                continue;
            carryOut(command, facts, now);
            // S2 step 6: nothing reaches the old architecture any more, and no step behind the reinstallation.
            if (noReturn) {
                QVERIFY(all(facts, [](const AccountFacts &a) { return a.location != Location::ClientOld; }));
                QVERIFY(currentStep(facts) > pointOfNoReturn);
                QVERIFY(currentStep(facts) >= currentStep(before));
            }
            noReturn = facts.reinstallation.state == ReinstallationState::Done;
            // Nobody is left behind: what starts the reinstallation finds everyone on transit and verified.
            if (command.action == Action::Reinstall)
                QVERIFY(
                    all(before, [](const AccountFacts &a) { return a.location == Location::Transit && a.verified; }));
            if (command.action == Action::ReleaseTransit)
                QVERIFY(all(before, [](const AccountFacts &a) { return a.location == Location::ClientNew; }));
            if (command.action == Action::Rollback)
                QVERIFY(!facts.accounts[command.account.value() - 1].verified);
        }
        completed += currentStep(facts) == Step::Complete;
    }
    QVERIFY2(completed > 50, qPrintable(QString::number(completed)));
}

void WalkTest::nextCommandLeadsToTheEnd_data()
{
    QTest::addColumn<int>("accounts");
    QTest::addColumn<Party>("finalisation");
    QTest::newRow("one account, by support") << 1 << Party::Support;
    QTest::newRow("six accounts, by the customer") << 6 << Party::Customer;
    QTest::newRow("no account at all") << 0 << Party::Support;
}

/// Whoever does what the Now card proposes, and nothing else, arrives.
void WalkTest::nextCommandLeadsToTheEnd()
{
    QFETCH(int, accounts);
    QFETCH(Party, finalisation);
    MigrationFacts facts = announced(accounts);
    QDateTime now = at("2026-03-02T09:00:00.000Z");
    QList<Step> steps{currentStep(facts)};
    int commands = 0;
    for (; commands < 100; ++commands) {
        const Context context{now, Policy()};
        const NextCommand next = nextCommand(facts, context);
        if (next.action == Action::Unknown)
            break;
        Command command{.action = next.action, .finalisationBy = finalisation, .confirmation = facts.serverName};
        if (isAccountAction(next.action)) {
            QVERIFY(!next.accounts.isEmpty());
            command.account = next.accounts.constFirst();
        }
        QVERIFY(mayAct(next.party, next.action, facts));
        QVERIFY2(gates(command, facts, context).isEmpty(), nameOf(next.action).data());
        carryOut(command, facts, now);
        if (currentStep(facts) != steps.constLast())
            steps.append(currentStep(facts));
    }
    QCOMPARE(currentStep(facts), Step::Complete);
    QCOMPARE(facts.transit.state, TransitState::Released);
    QVERIFY(std::ranges::is_sorted(steps)); // straight through, never back
    // Ready, migrate, verify and relocate each; request, allocate, request, reinstall and release.
    QCOMPARE(commands, 4 * accounts + 5);
    QCOMPARE(whoseTurn(facts).party, Party::Nobody);
}

QTEST_GUILESS_MAIN(WalkTest)
#include "tst_walk.moc"
