// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/clocks.h>
#include <escale/migration/steps.h>

#include <QtTest/QTest>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(MigrationFacts &, Command &, Context &)>;

MigrationFacts publicCloud()
{
    MigrationFacts facts = announced(1);
    facts.kind = Kind::PublicCloud;
    facts.destination = ServerId(10);
    return facts;
}

MigrationFacts optional()
{
    MigrationFacts facts = announced(2);
    facts.kind = Kind::OptionalPrivateCloud;
    facts.offersTest = false;
    return facts;
}

void read(MigrationFacts &facts)
{
    facts.documentationReadAt = at("2026-03-03T09:00:00.000Z");
}

/// Read, checked and tested.
MigrationFacts readyToMigrate()
{
    MigrationFacts facts = publicCloud();
    read(facts);
    prepareAll(facts);
    facts.accounts[0].test = {.state = TestState::Available, .copiedAt = at("2026-03-04T09:00:00.000Z")};
    return facts;
}

MigrationFacts migrated()
{
    MigrationFacts facts = readyToMigrate();
    facts.accounts[0].location = Location::ClientNew;
    Attempt attempt;
    attempt.leg = Leg::Out;
    attempt.number = 1;
    attempt.started = at("2026-03-11T10:00:00.000Z");
    attempt.ended = attempt.started.addSecs(60);
    attempt.outcome = Outcome::Done;
    facts.accounts[0].attempts = {attempt};
    facts.completedAt = attempt.ended;
    return facts;
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(escale::migration::MigrationFacts)

/// The two kinds with a path of their own. S0 and S1: the provider's page on performing a migration; S3: kinds of
/// migrations; P2, P5: our own design of the process.
class KindsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void steps_data();
    void steps();
    void gates_data();
    void gates();
    void paths();
    void irreversible();
    void startsByDeadline_data();
    void startsByDeadline();
};

void KindsTest::steps_data()
{
    QTest::addColumn<MigrationFacts>("facts");
    QTest::addColumn<PathStep>("step");
    QTest::addColumn<bool>("complete");
    QTest::addColumn<Party>("turn");
    QTest::addColumn<Action>("next");
    const auto row = [](const char *name, const MigrationFacts &facts, PathStep step, bool complete, Party turn,
                        Action next) { QTest::newRow(name) << facts << step << complete << turn << next; };
    MigrationFacts facts = publicCloud();
    row("S0 step 1: read", facts, PathStep::ReadDocumentation, false, Party::Customer, Action::ReadDocumentation);
    read(facts);
    row("S0 step 2: check", facts, PathStep::CheckApplications, false, Party::Customer, Action::Ready);
    prepareAll(facts);
    row("S0 step 3: test", facts, PathStep::TestMigration, false, Party::Customer, Action::Test);
    MigrationFacts untested = facts;
    untested.offersTest = false;
    row("S0 step 3: what the button does depends on the migration", untested, PathStep::MigrateAccount, false,
        Party::Customer, Action::Migrate);
    facts = readyToMigrate();
    row("S0 step 4: migrate", facts, PathStep::MigrateAccount, false, Party::Customer, Action::Migrate);
    facts.accounts[0].test = {.state = TestState::None, .copiedAt = facts.accounts[0].test.copiedAt};
    row("S0 step 4: a test that was cleaned up was one", facts, PathStep::MigrateAccount, false, Party::Customer,
        Action::Migrate);
    facts.accounts[0].activity = Activity::Migrating;
    row("S0 step 4: it runs by itself", facts, PathStep::MigrateAccount, false, Party::Time, Action::Migrate);
    row("S0: done", migrated(), PathStep::MigrateAccount, true, Party::Nobody, Action::Unknown);
    facts = publicCloud();
    facts.accounts[0].activity = Activity::Migrating;
    row("P2: past the deadline, unprepared", facts, PathStep::MigrateAccount, false, Party::Time, Action::Migrate);
    facts = migrated();
    facts.accounts[0].location = Location::ClientOld;
    row("P2: rolled back", facts, PathStep::MigrateAccount, false, Party::Customer, Action::Migrate);
    facts = migrated();
    facts.accounts[0].location = Location::Unknown;
    row("an unknown place is not the end", facts, PathStep::MigrateAccount, false, Party::Customer, Action::Migrate);

    facts = optional();
    row("S3: read", facts, PathStep::ReadDocumentation, false, Party::Customer, Action::ReadDocumentation);
    read(facts);
    row("S3: no test is possible, the upgrade is next", facts, PathStep::UpgradeService, false, Party::Customer,
        Action::Upgrade);
    facts.upgrade.state = UpgradeState::Running;
    row("S3: directly on the server", facts, PathStep::UpgradeService, false, Party::Time, Action::Unknown);
    facts.upgrade.state = UpgradeState::Failed;
    row("S3: failed", facts, PathStep::UpgradeService, false, Party::Customer, Action::Upgrade);
    facts.upgrade.state = UpgradeState::Unknown;
    row("an unknown state is not the end", facts, PathStep::UpgradeService, false, Party::Customer, Action::Upgrade);
    facts.upgrade.state = UpgradeState::Done;
    row("S3: done", facts, PathStep::UpgradeComplete, true, Party::Nobody, Action::Unknown);
    facts = announced(1);
    facts.kind = Kind::Unknown;
    row("an unknown kind has no step", facts, PathStep::Unknown, false, Party::Customer, Action::Unknown);
}

void KindsTest::steps()
{
    QFETCH(MigrationFacts, facts);
    QTEST(currentPathStep(facts), "step");
    QTEST(isComplete(facts), "complete");
    QTEST(whoseTurn(facts).party, "turn");
    QTEST(nextCommand(facts, soon()).action, "next");
    // P3: the derived step among the eight is never further than the facts.
    if (facts.kind != Kind::Unknown)
        QCOMPARE(currentStep(facts) == Step::Complete, isComplete(facts));
}

void KindsTest::gates_data()
{
    QTest::addColumn<MigrationFacts>("facts");
    QTest::addColumn<Action>("action");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("unmet");
    const Change same = [](MigrationFacts &, Command &, Context &) {};
    const auto row = [](const char *name, const MigrationFacts &facts, Action action, const Change &change,
                        const QStringList &unmet = {}) { QTest::newRow(name) << facts << action << change << unmet; };
    const Change byItself = [](MigrationFacts &, Command &c, Context &) { c.role = Party::Time; };
    const Change noWayBack = [](MigrationFacts &, Command &, Context &x) { x.policy.publicCloudRollbackDays = 0; };

    row("public: read", publicCloud(), Action::ReadDocumentation, same);
    row("public: read twice", readyToMigrate(), Action::ReadDocumentation, same,
        {u"documentation_already_read/nobody"_s});
    row("public: check before reading", publicCloud(), Action::Ready, same, {u"documentation_not_read/customer"_s});
    row("public: S0 the test needs nothing else", publicCloud(), Action::Test, same);
    row("public: S0 migrate", readyToMigrate(), Action::Migrate, same);
    row("public: migrate unprepared", publicCloud(), Action::Migrate, same,
        {u"documentation_not_read/customer"_s, u"not_ready/customer"_s});
    row("public: P2 past the deadline it starts by itself", publicCloud(), Action::Migrate, byItself);
    row("public: migrate twice", migrated(), Action::Migrate, same, {u"already_migrated/nobody"_s});
    row("public: P2 temporary rollback", migrated(), Action::Rollback, same);
    row("public: S0 no way back", migrated(), Action::Rollback, noWayBack,
        {u"rollback_not_offered/nobody"_s, u"rollback_expired/nobody"_s});
    row("public: rollback of nothing", readyToMigrate(), Action::Rollback, same, {u"account_not_migrated/customer"_s});
    row("public: rollback after seven days", migrated(), Action::Rollback,
        [](MigrationFacts &, Command &, Context &x) { x.now = at("2026-03-18T10:00:00.000Z"); },
        {u"rollback_expired/nobody"_s});
    row("public: the last moment of seven days", migrated(), Action::Rollback,
        [](MigrationFacts &, Command &, Context &x) { x.now = at("2026-03-18T09:59:59.999Z"); });
    for (const Action action : {Action::Verify, Action::Relocate})
        row(nameOf(action).data(), readyToMigrate(), action, same, {u"not_offered/nobody"_s});
    row("public: no transit", readyToMigrate(), Action::TransitRequest, same, {u"not_offered/nobody"_s});
    row("public: no queue", readyToMigrate(), Action::PausePlan, same,
        {u"not_offered/nobody"_s, u"no_plan/customer"_s, u"plan_not_running/customer"_s});

    const Change confirmed = [](MigrationFacts &f, Command &c, Context &) {
        read(f);
        c.confirmation = f.serverName;
    };
    row("optional: S3 directly on the server", optional(), Action::Upgrade, confirmed);
    row("optional: unread, unconfirmed", optional(), Action::Upgrade, same,
        {u"documentation_not_read/customer"_s, u"confirmation_missing/support"_s});
    row("optional: twice", optional(), Action::Upgrade,
        [confirmed](MigrationFacts &f, Command &c, Context &x) {
            confirmed(f, c, x);
            f.upgrade.state = UpgradeState::Done;
        },
        {u"upgrade_started/nobody"_s});
    row("optional: again after a failure", optional(), Action::Upgrade,
        [confirmed](MigrationFacts &f, Command &c, Context &x) {
            confirmed(f, c, x);
            f.upgrade.state = UpgradeState::Failed;
        });
    row("optional: S3 no test is possible", optional(), Action::Test, same,
        {u"not_offered/nobody"_s, u"test_not_offered/nobody"_s});
    row("mandatory: no upgrade in place", announced(1), Action::Upgrade, confirmed, {u"not_offered/nobody"_s});
    row("mandatory: P2 past the deadline, unprepared", announced(2), Action::TransitRequest, byItself);

    const auto queue = [](Leg leg, PlanState state = PlanState::None) -> Change {
        return [=](MigrationFacts &f, Command &c, Context &) {
            c.moves = {{.account = AccountId(1), .leg = leg}};
            f.plan.state = state;
        };
    };
    row("plan: step 4", atStep(Step::Migrate), Action::Plan, queue(Leg::Out));
    row("plan: before transit", atStep(Step::RequestTransit), Action::Plan, queue(Leg::Out),
        {u"transit_not_ready/customer"_s});
    row("plan: the way back", atStep(Step::Relocate), Action::Plan, queue(Leg::Back));
    row("plan: the way back before step 6", atStep(Step::Verify), Action::Plan, queue(Leg::Back),
        {u"reinstallation_not_done/customer"_s});
    row("plan: out after the point of no return", atStep(Step::Relocate), Action::Plan, queue(Leg::Out),
        {u"reinstallation_started/nobody"_s});
    row("plan: pause", atStep(Step::Migrate), Action::PausePlan, queue(Leg::Out, PlanState::Running));
    row("plan: pause what is stopped", atStep(Step::Migrate), Action::PausePlan, queue(Leg::Out, PlanState::Stopped),
        {u"plan_not_running/customer"_s});
    row("plan: resume what was stopped", atStep(Step::Migrate), Action::ResumePlan,
        queue(Leg::Out, PlanState::Stopped));
    row("plan: resume what runs", atStep(Step::Migrate), Action::ResumePlan, queue(Leg::Out, PlanState::Running),
        {u"plan_not_paused/customer"_s});
    row("plan: nothing to give up", atStep(Step::Migrate), Action::CancelPlan, same, {u"no_plan/customer"_s});
}

void KindsTest::gates()
{
    QFETCH(MigrationFacts, facts);
    QFETCH(Action, action);
    QFETCH(Change, change);
    Command command{.action = action, .account = AccountId(1)};
    Context context = soon();
    change(facts, command, context);
    QStringList unmet;
    for (const Gate &gate : migration::gates(command, facts, context))
        unmet.append(nameOf(gate.code) + u'/' + nameOf(gate.clearedBy));
    QTEST(unmet, "unmet");
}

void KindsTest::paths()
{
    QCOMPARE(pathOf(Kind::MandatoryPrivateCloud).size(), 8u); // S2
    QCOMPARE(pathOf(Kind::PublicCloud).size(), 4u);           // S0
    QCOMPARE(pathOf(Kind::OptionalPrivateCloud).size(), 3u);
    QVERIFY(pathOf(Kind::Unknown).empty());
    for (const Step step : allSteps) {
        const MigrationFacts facts = atStep(step);
        QCOMPARE(currentPathStep(facts), pathOf(facts.kind)[size_t(step) - 1]);
        for (const Step other : allSteps)
            QCOMPARE(pathStepState(pathOf(facts.kind)[size_t(other) - 1], facts), stepState(other, step));
    }
    const MigrationFacts done = migrated();
    for (const PathStep step : pathOf(Kind::PublicCloud))
        QCOMPARE(pathStepState(step, done), StepState::Done);
}

/// S0: "once the migration is done, there is no going back", where the policy says so.
void KindsTest::irreversible()
{
    Policy policy;
    QVERIFY(!isIrreversible(Action::Migrate, publicCloud(), policy));
    policy.publicCloudRollbackDays = 0;
    QVERIFY(isIrreversible(Action::Migrate, publicCloud(), policy));
    QVERIFY(!isIrreversible(Action::Migrate, announced(1), policy));
    QVERIFY(isIrreversible(Action::Upgrade, optional(), policy));
    QVERIFY(isIrreversible(Action::Reinstall, announced(1), policy));
    // Nobody asks for the removal of an old copy, so nobody pauses or cancels it.
    for (int i = 0; i < int(TaskType::Unknown); ++i)
        QCOMPARE(actionOf(TaskType(i)) == Action::Unknown, TaskType(i) == TaskType::DiscardCopy);
    QCOMPARE(actionOf(TaskType::Unknown), Action::Unknown);
}

void KindsTest::startsByDeadline_data()
{
    QTest::addColumn<MigrationFacts>("facts");
    QTest::addColumn<bool>("starts");
    const auto due = [](MigrationFacts facts) {
        facts.deadline = at("2026-03-01T00:00:00.000Z");
        return facts;
    };
    QTest::newRow("P2 mandatory, not begun") << due(announced(2)) << true;
    QTest::newRow("P2 public cloud, not begun") << due(publicCloud()) << true;
    QTest::newRow("optional: nobody has to") << due(optional()) << false;
    QTest::newRow("before the deadline") << announced(2) << false;
    QTest::newRow("begun") << due(atStep(Step::InstallTransit)) << false;
    QTest::newRow("migrated") << due(migrated()) << false;
    MigrationFacts once = due(announced(2));
    once.startedByDeadlineAt = at("2026-03-02T00:00:00.000Z");
    QTest::newRow("once") << once << false;
    MigrationFacts never = announced(2);
    never.deadline = {};
    QTest::newRow("no deadline") << never << false;
}

void KindsTest::startsByDeadline()
{
    QFETCH(MigrationFacts, facts);
    QTEST(migration::startsByDeadline(facts, soon().now), "starts");
}

QTEST_GUILESS_MAIN(KindsTest)
#include "tst_kinds.moc"
