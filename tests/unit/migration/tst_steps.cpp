// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/support_request.h>

#include <QtTest/QTest>

#include <functional>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;

using Change = std::function<void(MigrationFacts &)>;
Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(escale::migration::MigrationFacts)

/// Facts to steps: the eight steps of S2 and the two levels of P3.
class StepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serverStep_data();
    void serverStep();
    void accountsHaveTheirOwnStep_data();
    void accountsHaveTheirOwnStep();
    void turns_data();
    void turns();
    void accountsAreCounted();
    void progressOfAStep_data();
    void progressOfAStep();
    void statesOfTheSteps();
    void namesRoundTrip();
};

void StepsTest::serverStep_data()
{
    QTest::addColumn<Step>("from");
    QTest::addColumn<Change>("change");
    QTest::addColumn<Step>("expected");
    const auto row = [](const char *name, Step from, const Change &change, Step expected) {
        QTest::newRow(name) << from << change << expected;
    };
    const Change nothing = [](MigrationFacts &) {};

    row("S2 step 1: announced", Step::Prepare, nothing, Step::Prepare);
    row(
        "S2 step 1: all but one ready", Step::RequestTransit,
        [](MigrationFacts &f) { f.accounts[1].preparation = Preparation::Todo; }, Step::Prepare);
    row("S2 step 2: all accounts are ready", Step::RequestTransit, nothing, Step::RequestTransit);
    row(
        "P3: a server without accounts has none to prepare", Step::Prepare,
        [](MigrationFacts &f) { f.accounts.clear(); }, Step::RequestTransit);
    row("S2 step 3: the request is sent", Step::InstallTransit, nothing, Step::InstallTransit);
    row(
        "S2 step 3: it depends on stock", Step::InstallTransit,
        [](MigrationFacts &f) { f.transit.state = TransitState::WaitingForStock; }, Step::InstallTransit);
    row(
        "S2 step 3: installing", Step::InstallTransit,
        [](MigrationFacts &f) { f.transit.state = TransitState::Installing; }, Step::InstallTransit);
    row(
        "S2 step 3: files and mail are precopied before it ends", Step::InstallTransit,
        [](MigrationFacts &f) { f.transit.state = TransitState::Precopying; }, Step::InstallTransit);
    row("S2 step 4: transit is ready", Step::Migrate, nothing, Step::Migrate);
    row(
        "S2 step 4: all but one on transit", Step::Verify,
        [](MigrationFacts &f) { place(f.accounts[2], Location::ClientOld); }, Step::Migrate);
    row(
        "P3: a failed attempt moves nothing", Step::Migrate,
        [](MigrationFacts &f) { f.accounts[0].activity = Activity::Failed; }, Step::Migrate);
    row("S2 step 5: all on transit", Step::Verify, nothing, Step::Verify);
    row(
        "P3 step 5: all but one verified, reinstallation asked for", Step::Reinstall,
        [](MigrationFacts &f) { f.accounts[0].verified = false; }, Step::Verify);
    row(
        "P3 step 5: all verified, reinstallation not asked for", Step::Reinstall,
        [](MigrationFacts &f) { f.reinstallation.state = ReinstallationState::None; }, Step::Verify);
    row(
        "S2 step 5: a rollback takes the server back", Step::Reinstall,
        [](MigrationFacts &f) { place(f.accounts[1], Location::ClientOld); }, Step::Migrate);
    row("S2 step 6: asked for, all on transit and verified", Step::Reinstall, nothing, Step::Reinstall);
    row(
        "S2 step 6: running", Step::Reinstall,
        [](MigrationFacts &f) { f.reinstallation.state = ReinstallationState::Running; }, Step::Reinstall);
    row(
        "P4 step 6: failed, to be started again", Step::Reinstall,
        [](MigrationFacts &f) { f.reinstallation.state = ReinstallationState::Failed; }, Step::Reinstall);
    row("S2 step 7: the client server is reinstalled", Step::Relocate, nothing, Step::Relocate);
    row(
        "S2 step 7: all but one back", Step::Complete,
        [](MigrationFacts &f) { place(f.accounts[2], Location::Transit, true); }, Step::Relocate);
    row("S2 step 8: all accounts are back", Step::Complete, nothing, Step::Complete);
    row(
        "S2 step 8: transit released", Step::Complete,
        [](MigrationFacts &f) { f.transit.state = TransitState::Released; }, Step::Complete);

    // A newer platform's word that this program does not know never finishes a step.
    row(
        "unknown preparation", Step::RequestTransit,
        [](MigrationFacts &f) { f.accounts[0].preparation = Preparation::Unknown; }, Step::Prepare);
    row(
        "unknown transit, all ready", Step::InstallTransit,
        [](MigrationFacts &f) { f.transit.state = TransitState::Unknown; }, Step::RequestTransit);
    row(
        "unknown transit, all on transit", Step::Reinstall,
        [](MigrationFacts &f) { f.transit.state = TransitState::Unknown; }, Step::RequestTransit);
    row(
        "unknown place in step 5", Step::Verify, [](MigrationFacts &f) { f.accounts[0].location = Location::Unknown; },
        Step::Migrate);
    row(
        "unknown place after step 6", Step::Complete,
        [](MigrationFacts &f) { f.accounts[0].location = Location::Unknown; }, Step::Relocate);
    row(
        "unknown reinstallation, all on transit", Step::Reinstall,
        [](MigrationFacts &f) { f.reinstallation.state = ReinstallationState::Unknown; }, Step::Verify);
    row(
        "unknown reinstallation, all back", Step::Complete,
        [](MigrationFacts &f) { f.reinstallation.state = ReinstallationState::Unknown; }, Step::Migrate);
}

void StepsTest::serverStep()
{
    QFETCH(Step, from);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(from);
    change(facts);
    QTEST(currentStep(facts), "expected");
}

void StepsTest::accountsHaveTheirOwnStep_data()
{
    QTest::addColumn<Step>("from");
    QTest::addColumn<Change>("change"); // of the first account
    QTest::addColumn<Step>("expected");
    const auto row = [](const char *name, Step from, const Change &change, Step expected) {
        QTest::newRow(name) << from << change << expected;
    };
    const Change nothing = [](MigrationFacts &) {};
    const Change ready = [](MigrationFacts &f) { f.accounts[0].preparation = Preparation::Ready; };
    const Change onTransit = [](MigrationFacts &f) { place(f.accounts[0], Location::Transit); };

    row("P3: not ready", Step::Prepare, nothing, Step::Prepare);
    row("P3: ready before the others", Step::Prepare, ready, Step::RequestTransit);
    row("P3: waits for the request with the others", Step::RequestTransit, nothing, Step::RequestTransit);
    row("P3: waits for the transit server", Step::InstallTransit, nothing, Step::InstallTransit);
    row("S2 step 4: still to be migrated", Step::Migrate, nothing, Step::Migrate);
    row("P3: migrated, while others are not: 4 and 5 side by side", Step::Migrate, onTransit, Step::Verify);
    row(
        "S2 step 5: rolled back, while others are verified", Step::Reinstall,
        [](MigrationFacts &f) { place(f.accounts[0], Location::ClientOld); }, Step::Migrate);
    row("S2 step 5: on transit", Step::Verify, nothing, Step::Verify);
    row("S2 step 6", Step::Reinstall, nothing, Step::Reinstall);
    row("S2 step 7: still on transit", Step::Relocate, nothing, Step::Relocate);
    row(
        "S2 step 7: back, while others are not", Step::Relocate,
        [](MigrationFacts &f) { place(f.accounts[0], Location::ClientNew); }, Step::Complete);
    row("S2 step 8", Step::Complete, nothing, Step::Complete);
    row(
        "unknown place in step 4", Step::Migrate, [](MigrationFacts &f) { f.accounts[0].location = Location::Unknown; },
        Step::Migrate);
    row(
        "unknown place in step 7 is not finished", Step::Relocate,
        [](MigrationFacts &f) { f.accounts[0].location = Location::Unknown; }, Step::Relocate);
    row(
        "unknown preparation is not ready", Step::Prepare,
        [](MigrationFacts &f) { f.accounts[0].preparation = Preparation::Unknown; }, Step::Prepare);
}

void StepsTest::accountsHaveTheirOwnStep()
{
    QFETCH(Step, from);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(from);
    change(facts);
    QTEST(accountStep(facts, facts.accounts.constFirst()), "expected");
}

void StepsTest::turns_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<Change>("change");
    QTest::addColumn<Party>("party");
    QTest::addColumn<QDateTime>("since");
    const auto row = [](
                         const char *name, Step step, Party party, const QDateTime &since,
                         const Change &change = [](MigrationFacts &) {}) {
        QTest::newRow(name) << step << change << party << since;
    };
    row("S2 step 1: the user prepares", Step::Prepare, Party::Customer, at("2026-03-02T09:00:00.000Z"));
    row("S2 step 2: the user contacts support", Step::RequestTransit, Party::Customer, at("2026-03-02T09:00:00.000Z"));
    row("S2 step 3: support installs, since the request", Step::InstallTransit, Party::Support,
        at("2026-03-09T08:00:00.000Z"));
    row("S2 step 3: waiting for stock, since the request", Step::InstallTransit, Party::Support,
        at("2026-03-09T08:00:00.000Z"), [](MigrationFacts &f) { f.transit.state = TransitState::WaitingForStock; });
    row("S2 step 4: the user migrates, since transit is ready", Step::Migrate, Party::Customer,
        at("2026-03-10T12:00:00.000Z"));
    row("S2 step 5: the user verifies, since the last account came", Step::Verify, Party::Customer,
        at("2026-03-11T10:32:00.000Z"));
    row("S2 step 6: support reinstalls, since the request", Step::Reinstall, Party::Support,
        at("2026-03-13T15:00:00.000Z"));
    row("S2 step 7: the user, as chosen", Step::Relocate, Party::Customer, at("2026-03-16T14:00:00.000Z"));
    row("S2 step 7: support, as chosen", Step::Relocate, Party::Support, at("2026-03-16T14:00:00.000Z"),
        [](MigrationFacts &f) { f.finalisationBy = Party::Support; });
    row("P3 step 7: nobody chosen falls to support", Step::Relocate, Party::Support, at("2026-03-16T14:00:00.000Z"),
        [](MigrationFacts &f) { f.finalisationBy.reset(); });
    row("S2 step 8: nobody", Step::Complete, Party::Nobody, at("2026-03-18T10:00:00.000Z"));
}

void StepsTest::turns()
{
    QFETCH(Step, step);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(step);
    change(facts);
    const Turn turn = whoseTurn(facts);
    QTEST(turn.party, "party");
    QTEST(turn.since, "since");
}

void StepsTest::accountsAreCounted()
{
    MigrationFacts facts = announced(8);
    for (int i = 0; i < 5; ++i)
        facts.accounts[i].preparation = Preparation::Ready;
    facts.accounts[5].preparation = Preparation::Unknown;
    place(facts.accounts[1], Location::Transit, true);
    place(facts.accounts[2], Location::Transit);
    place(facts.accounts[3], Location::ClientNew, true);
    place(facts.accounts[4], Location::Unknown);
    facts.accounts[0].activity = Activity::Failed;
    facts.accounts[1].activity = Activity::RollingBack;
    facts.accounts[5].activity = Activity::Queued;
    facts.accounts[6].activity = Activity::Unknown;
    const Counts expected{.total = 8,
                          .ready = 5,
                          .onClientOld = 4,
                          .onTransit = 2,
                          .onClientNew = 1,
                          .verified = 2,
                          .failed = 1,
                          .busy = 3};
    QVERIFY(countAccounts(facts) == expected);
    QVERIFY(countAccounts(MigrationFacts()) == Counts());
}

void StepsTest::progressOfAStep_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<int>("done");
    QTest::addColumn<int>("total");
    QTest::newRow("step 1 counts ready ones") << Step::Prepare << 7 << 9;
    QTest::newRow("step 2 counts none") << Step::RequestTransit << 0 << 0;
    QTest::newRow("step 3 counts none") << Step::InstallTransit << 0 << 0;
    QTest::newRow("step 4 counts those on transit") << Step::Migrate << 5 << 9;
    QTest::newRow("step 5 counts verified ones") << Step::Verify << 4 << 9;
    QTest::newRow("step 6 counts none") << Step::Reinstall << 0 << 0;
    QTest::newRow("step 7 counts those that are back") << Step::Relocate << 3 << 9;
    QTest::newRow("step 8 counts those that are back") << Step::Complete << 3 << 9;
}

void StepsTest::progressOfAStep()
{
    QFETCH(Step, step);
    const Counts counts{.total = 9,
                        .ready = 7,
                        .onClientOld = 1,
                        .onTransit = 5,
                        .onClientNew = 3,
                        .verified = 4,
                        .failed = 0,
                        .busy = 0};
    QTEST(stepProgress(step, counts).done, "done");
    QTEST(stepProgress(step, counts).total, "total");
    QCOMPARE(stepProgress(atStep(Step::Migrate, 5)).total, 5);
}

void StepsTest::statesOfTheSteps()
{
    for (const Step current : allSteps) {
        for (const Step step : allSteps) {
            const StepState expected = step < current || current == Step::Complete ? StepState::Done
                                       : step == current                           ? StepState::Current
                                                                                   : StepState::Upcoming;
            QCOMPARE(stepState(step, current), expected);
        }
    }
    QVERIFY(isRecommended(Step::Prepare)); // S2: 1 is recommended, 2 to 8 are mandatory
    for (const Step step : allSteps)
        QCOMPARE(isRecommended(step), step == Step::Prepare);
    QCOMPARE(pointOfNoReturn, Step::Reinstall); // S2, step 6: a rollback is no longer possible
}

void StepsTest::namesRoundTrip()
{
    const auto check = []<typename E>(E last) {
        QCOMPARE(qsizetype(enumNames<E>.size()), qsizetype(last));
        for (int i = 0; i < int(last); ++i) {
            QVERIFY(!nameOf(E(i)).isEmpty());
            QCOMPARE(fromName<E>(QString(nameOf(E(i)))), E(i));
        }
        QCOMPARE(fromName<E>(u"a_newer_word"), E::Unknown);
        QCOMPARE(fromName<E>(QStringView()), E::Unknown);
        QCOMPARE(nameOf(E::Unknown), "unknown"_L1);
    };
    check(Kind::Unknown);
    check(Preparation::Unknown);
    check(Location::Unknown);
    check(Activity::Unknown);
    check(Leg::Unknown);
    check(Outcome::Unknown);
    check(TestState::Unknown);
    check(TransitState::Unknown);
    check(TransitKind::Unknown);
    check(ReinstallationState::Unknown);
    check(Party::Unknown);
    check(TaskType::Unknown);
    check(TaskState::Unknown);
    check(KeepData::Unknown);
    check(Action::Unknown);
    check(GateCode::Unknown);
    check(RequestKind::Unknown);
    check(RequestState::Unknown);
}

QTEST_GUILESS_MAIN(StepsTest)
#include "tst_steps.moc"
