// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"
#include "practice/practice.h"
#include "scripted_driver.h"

#include <escale/core/clock.h>
#include <escale/logs/chain.h>
#include <escale/migration/steps.h>

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;
using namespace escale::platform;
using escale::test::ScriptedDriver;

namespace {

// The practice company: its names are always the same.
constexpr MigrationId acme(1);
constexpr MigrationId vps(2);
constexpr MigrationId borealDb(3);
constexpr MigrationId lumen(4);
constexpr AccountId analytics(10); // srv-boreal-db, still there
constexpr AccountId billing(11);   // on transit-04
constexpr AccountId catalogAccount(12); // on transit-04
constexpr AccountId exportAccount(14); // srv-boreal-db, still there
constexpr AccountId jardin(17);    // on transit-02, its server is reinstalled
constexpr ServerId transit03(6);

/// A platform without a wire: facts, engine, hosting that does what the test says.
struct Bench {
    QTemporaryDir folder;
    SystemClock clock;
    State state{clock};
    ScriptedDriver driver;
    Fault fault;
    std::unique_ptr<Engine> engine;

    Bench()
    {
        if (!state.open(folder.filePath(u"platform.sqlite"_s)))
            qFatal("the database cannot be opened");
        Practice(state).fill({});
        for (const MigrationId id : {acme, vps, borealDb, lumen}) {
            const auto facts = state.migration(id);
            const QString transit =
                facts->transit.server.isValid() ? state.serverName(facts->transit.server) : QString();
            for (const AccountFacts &account : facts->accounts)
                driver.serve(account.name, account.location == Location::Transit ? transit : facts->serverName);
        }
        startEngine();
    }
    void startEngine()
    {
        engine = std::make_unique<Engine>(state, Tools{driver, fault});
        engine->start();
    }
    Answer perform(Order order, Party role = Party::Support)
    {
        order.actor.role = role;
        order.actor.name = u"Sophie"_s;
        if (role == Party::Customer)
            order.actor.customer = CustomerId(1);
        State::Change change(state);
        Answer answer = engine->perform(order);
        change.commit();
        return answer;
    }
    Task task(TaskId id) { return state.task(id)->task; }
    AccountFacts account(MigrationId migration, AccountId id) { return *findAccount(*state.migration(migration), id); }
    QStringList logCodes()
    {
        QStringList codes;
        QSqlQuery &row = state.database().run(u"SELECT line FROM log ORDER BY seq"_s);
        while (row.next())
            codes.append(logs::fromLine(row.value(0).toByteArray())->code);
        return codes;
    }
};

bool hasEnded(const Task &task)
{
    return !task.isLive();
}

} // namespace

class TestEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moveEndsOnTransit();
    void failureBeforeTheSwitchIsTakenBack_data();
    void failureBeforeTheSwitchIsTakenBack();
    void differenceIsAFailure();
    void switchThatFailedButHappenedGoesForward();
    void refusingEngineKeepsTheAccountOnTransit();
    void frozenCopyArchivesWhatWasWritten();
    void oneAccountOfAServerAtATime();
    void serversAreWorkedOnSideBySide();
    void cancelledBeforeTheCutOver();
    void cancelledInTheQueue();
    void notCancelledAfterTheCutOver();
    void pausedAndResumed();
    void pausedInTheQueue();
    void secondMoveOfAnAccountIsRefused();
    void failedInstallationGivesTheServerBack();
    void oneServerIsLentOnce();
    void overrideIsLogged();
    void reinstallationThatFindsAnAccountElsewhere();
    void failedReinstallationIsStartedAgain();
    void rollbackDuringReinstallationIsRefused();
    void lastRelocationCompletes();
    void rightsFollowTheRules_data();
    void rightsFollowTheRules();
    void stoppedEngineGoesOnAtTheNextStart();
    void killedWhileCancelling();
    void companyHasAHistory();
    void logIsAWholeChain();
    void feedCoalesces();
    void newerDatabaseIsRefused();
    void waitsForRoomOnTheDisk();

private:
    static void verifyBoreal(Bench &bench);
};

void TestEngine::moveEndsOnTransit()
{
    Bench bench;
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QVERIFY(receipt);
    QCOMPARE(bench.account(borealDb, analytics).activity, Activity::Queued);
    QTRY_VERIFY(hasEnded(bench.task(receipt->task)));
    QCOMPARE(bench.task(receipt->task).state, TaskState::Done);
    const AccountFacts account = bench.account(borealDb, analytics);
    QCOMPARE(account.location, Location::Transit);
    QCOMPARE(account.activity, Activity::Idle);
    QCOMPARE(account.attempts.size(), 1);
    QCOMPARE(account.attempts[0].outcome, Outcome::Done);
    QCOMPARE(account.attempts[0].downtimeSeconds, std::optional(0.25));
    QCOMPARE(account.attempts[0].bytes, 300);
    QVERIFY(account.attempts[0].estimate.high > account.attempts[0].estimate.low);
    QCOMPARE(account.weight.databases, 30); // as it was weighed
    QStringList did = bench.driver.calls();
    did.removeIf([](const QString &call) { return call.contains("Probe"_L1) || call.startsWith("servedFrom"_L1); });
    QCOMPARE(did, (QStringList{u"precopy analytics"_s, u"check analytics"_s, u"freeze analytics"_s,
                               u"copyDifference analytics"_s, u"copyDatabases analytics"_s, u"verify analytics"_s,
                               u"switchTo analytics"_s, u"check analytics"_s}));
    QCOMPARE(bench.state.journal(receipt->task).size(), 7);
}

void TestEngine::failureBeforeTheSwitchIsTakenBack_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call : {"precopy", "freeze", "copyDifference", "copyDatabases", "verify", "switchTo"})
        QTest::newRow(call) << QString::fromLatin1(call);
}

void TestEngine::failureBeforeTheSwitchIsTakenBack()
{
    QFETCH(QString, call);
    Bench bench;
    bench.driver.failAt(call, u"io_failed"_s);
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(hasEnded(bench.task(receipt->task)));
    const Task task = bench.task(receipt->task);
    QCOMPARE(task.state, TaskState::Failed);
    QCOMPARE(task.error->code, u"io_failed"_s);
    AccountFacts account = bench.account(borealDb, analytics);
    QCOMPARE(account.location, Location::ClientOld);
    QCOMPARE(account.activity, Activity::Failed);
    QCOMPARE(account.attempts.last().outcome, Outcome::Failed);
    QCOMPARE(account.attempts.last().errorCode, u"io_failed"_s);
    QVERIFY(bench.driver.calls().contains(u"thaw analytics"_s));
    QVERIFY(bench.logCodes().contains(u"ESC-4207"_s));

    // And it can be tried again.
    bench.driver.repair();
    const auto again = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QVERIFY(again);
    QTRY_VERIFY(hasEnded(bench.task(again->task)));
    account = bench.account(borealDb, analytics);
    QCOMPARE(account.location, Location::Transit);
    QCOMPARE(account.attempts.size(), 2);
    QCOMPARE(account.attempts.last().number, 2);
}

void TestEngine::differenceIsAFailure()
{
    Bench bench;
    bench.driver.differences = {u"www/index.html"_s};
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(hasEnded(bench.task(receipt->task)));
    QCOMPARE(bench.task(receipt->task).error->code, u"content_differs"_s);
    QCOMPARE(bench.account(borealDb, analytics).location, Location::ClientOld);
    QVERIFY(!bench.driver.calls().contains(u"switchTo analytics"_s));
    QVERIFY(bench.logCodes().contains(u"ESC-4205"_s));
}

void TestEngine::switchThatFailedButHappenedGoesForward()
{
    Bench bench;
    bench.driver.switchesAndFails = true;
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(hasEnded(bench.task(receipt->task)));
    QCOMPARE(bench.task(receipt->task).state, TaskState::Done);
    QCOMPARE(bench.account(borealDb, analytics).location, Location::Transit);
}

void TestEngine::refusingEngineKeepsTheAccountOnTransit()
{
    Bench bench;
    bench.driver.failAt(u"checkEngine"_s, u"engine_refused"_s);
    const auto receipt = bench.perform({.action = Action::Rollback, .migration = borealDb, .account = billing});
    QTRY_VERIFY(hasEnded(bench.task(receipt->task)));
    const AccountFacts account = bench.account(borealDb, billing);
    QCOMPARE(account.location, Location::Transit);
    QCOMPARE(account.attempts.last().leg, Leg::Rollback);
    QCOMPARE(account.attempts.last().outcome, Outcome::Failed);
    QCOMPARE(account.attempts.last().errorCode, u"engine_refused"_s);
    QVERIFY(account.verified); // nothing has changed
    QVERIFY(!bench.driver.calls().contains(u"freeze billing"_s)); // nobody noticed anything

    const auto frozen = bench.perform(
        {.action = Action::Rollback, .migration = borealDb, .account = billing, .keep = KeepData::Frozen});
    QTRY_VERIFY(hasEnded(bench.task(frozen->task)));
    QCOMPARE(bench.account(borealDb, billing).location, Location::ClientOld);
}

void TestEngine::frozenCopyArchivesWhatWasWritten()
{
    Bench bench;
    const auto receipt = bench.perform(
        {.action = Action::Rollback, .migration = borealDb, .account = billing, .keep = KeepData::Frozen});
    QTRY_VERIFY(hasEnded(bench.task(receipt->task)));
    QStringList did = bench.driver.calls();
    did.removeIf([](const QString &call) { return call.contains("Probe"_L1) || call.startsWith("servedFrom"_L1); });
    QCOMPARE(did, (QStringList{u"check billing"_s, u"freeze billing"_s, u"archiveChanges billing"_s,
                               u"restoreFrozenCopy billing"_s, u"switchTo billing"_s, u"check billing"_s}));
    const AccountFacts account = bench.account(borealDb, billing);
    QCOMPARE(account.location, Location::ClientOld);
    QVERIFY(!account.verified);
    QVERIFY(bench.logCodes().contains(u"ESC-4206"_s));
}

void TestEngine::oneAccountOfAServerAtATime()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    const auto first = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    const auto second = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = exportAccount});
    QTRY_COMPARE(bench.task(first->task).state, TaskState::Running);
    QTRY_COMPARE(bench.task(second->task).waitingFor, u"account_in_flight"_s);
    const Task waiting = bench.task(second->task);
    QCOMPARE(waiting.state, TaskState::Queued);
    QCOMPARE(waiting.waitingParams.value("account"_L1).toString(), u"analytics"_s);
    QCOMPARE(waiting.waitingParams.value("task"_L1).toInteger(), first->task.value());
    QCOMPARE(bench.account(borealDb, exportAccount).activity, Activity::Queued);
    bench.driver.letGo(u"precopy"_s);
    QTRY_VERIFY(hasEnded(bench.task(second->task)));
    QCOMPARE(bench.task(second->task).state, TaskState::Done);
    QVERIFY(bench.task(second->task).started >= bench.task(first->task).ended);
}

void TestEngine::serversAreWorkedOnSideBySide()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    const auto one = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    const auto other = bench.perform({.action = Action::Relocate, .migration = lumen, .account = jardin});
    QTRY_VERIFY(bench.driver.calls().contains(u"precopy analytics"_s)
                && bench.driver.calls().contains(u"precopy jardin"_s));
    bench.driver.letGo(u"precopy"_s);
    QTRY_VERIFY(hasEnded(bench.task(one->task)) && hasEnded(bench.task(other->task)));
    QCOMPARE(bench.account(lumen, jardin).location, Location::ClientNew);
}

void TestEngine::cancelledBeforeTheCutOver()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(bench.driver.calls().contains(u"precopy analytics"_s));
    QVERIFY(bench.perform({.action = Action::CancelTask, .task = receipt->task}));
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Cancelled);
    const AccountFacts account = bench.account(borealDb, analytics);
    QCOMPARE(account.location, Location::ClientOld);
    QCOMPARE(account.activity, Activity::Idle);
    QCOMPARE(account.attempts.last().outcome, Outcome::Cancelled);
    QVERIFY(!bench.perform({.action = Action::CancelTask, .task = receipt->task}));
}

void TestEngine::cancelledInTheQueue()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    const auto first = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    const auto second = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = exportAccount});
    QTRY_COMPARE(bench.task(second->task).waitingFor, u"account_in_flight"_s);
    QVERIFY(bench.perform({.action = Action::CancelTask, .task = second->task}));
    QTRY_COMPARE(bench.task(second->task).state, TaskState::Cancelled); // at once, while the other still runs
    QCOMPARE(bench.account(borealDb, exportAccount).activity, Activity::Idle);
    QVERIFY(bench.account(borealDb, exportAccount).attempts.isEmpty());
    bench.driver.letGo(u"precopy"_s);
    QTRY_COMPARE(bench.task(first->task).state, TaskState::Done);
}

void TestEngine::notCancelledAfterTheCutOver()
{
    Bench bench;
    bench.driver.hold(u"copyDatabases"_s);
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(bench.driver.calls().contains(u"copyDatabases analytics"_s));
    for (const Action action : {Action::CancelTask, Action::PauseTask}) {
        const auto answer = bench.perform({.action = action, .task = receipt->task});
        QVERIFY(!answer);
        QCOMPARE(answer.error().gates.first().code, GateCode::CutOverBegun);
    }
    bench.driver.letGo(u"copyDatabases"_s);
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
}

void TestEngine::pausedAndResumed()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(bench.driver.calls().contains(u"precopy analytics"_s));
    QVERIFY(bench.perform({.action = Action::PauseTask, .task = receipt->task}));
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Paused);
    // Its place is free for others meanwhile.
    bench.driver.letGo(u"precopy"_s);
    const auto other = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = exportAccount});
    QTRY_COMPARE(bench.task(other->task).state, TaskState::Done);
    QCOMPARE(bench.task(receipt->task).state, TaskState::Paused);
    QVERIFY(bench.perform({.action = Action::ResumeTask, .task = receipt->task}));
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
    QCOMPARE(bench.account(borealDb, analytics).attempts.size(), 1);
    QCOMPARE(bench.account(borealDb, analytics).location, Location::Transit);
}

void TestEngine::pausedInTheQueue()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    const auto first = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    const auto second = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = exportAccount});
    QTRY_COMPARE(bench.task(second->task).waitingFor, u"account_in_flight"_s);
    QVERIFY(bench.perform({.action = Action::PauseTask, .task = second->task}));
    QCOMPARE(bench.task(second->task).state, TaskState::Paused);
    bench.driver.letGo(u"precopy"_s);
    QTRY_COMPARE(bench.task(first->task).state, TaskState::Done);
    QCOMPARE(bench.task(second->task).state, TaskState::Paused);
    QVERIFY(bench.perform({.action = Action::CancelTask, .task = second->task}));
    QTRY_COMPARE(bench.task(second->task).state, TaskState::Cancelled);
    QCOMPARE(bench.account(borealDb, exportAccount).activity, Activity::Idle);
}

void TestEngine::secondMoveOfAnAccountIsRefused()
{
    Bench bench;
    const auto first = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    const auto second = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QVERIFY(first);
    QVERIFY(!second);
    QCOMPARE(second.error().gates.first().code, GateCode::AccountBusy);
    QTRY_COMPARE(bench.task(first->task).state, TaskState::Done);
}

void TestEngine::failedInstallationGivesTheServerBack()
{
    Bench bench;
    bench.driver.failAt(u"installServer"_s, u"io_failed"_s);
    const SupportRequestId request = bench.state.openRequest(vps, RequestKind::Transit)->id;
    const auto receipt = bench.perform({.action = Action::AllocateTransit, .request = request, .server = transit03});
    QVERIFY(receipt);
    QCOMPARE(bench.state.server(transit03)->lentTo, vps);
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Failed);
    QCOMPARE(bench.state.server(transit03)->state, ServerState::Free);
    QVERIFY(!bench.state.server(transit03)->lentTo.isValid());
    QCOMPARE(bench.state.migration(vps)->transit.state, TransitState::Requested);
    QVERIFY(bench.state.openRequest(vps, RequestKind::Transit));

    bench.driver.repair();
    const auto again = bench.perform({.action = Action::AllocateTransit, .request = request, .server = transit03});
    QVERIFY(again);
    QTRY_COMPARE(bench.task(again->task).state, TaskState::Done);
    QCOMPARE(currentStep(*bench.state.migration(vps)), Step::Migrate);
    QVERIFY(bench.account(vps, AccountId(7)).precopied);
}

void TestEngine::oneServerIsLentOnce()
{
    Bench bench;
    bench.driver.hold(u"installServer"_s);
    const SupportRequestId request = bench.state.openRequest(vps, RequestKind::Transit)->id;
    QVERIFY(bench.perform({.action = Action::AllocateTransit, .request = request, .server = transit03}));
    const auto facts = bench.state.migration(acme);
    for (const AccountFacts &account : facts->accounts) {
        if (account.preparation == Preparation::Todo)
            QVERIFY(bench.perform({.action = Action::Ready, .migration = acme, .account = account.id}));
    }
    QVERIFY(bench.perform({.action = Action::TransitRequest, .migration = acme}));
    const auto answer = bench.perform({.action = Action::AllocateTransit,
                                       .request = bench.state.openRequest(acme, RequestKind::Transit)->id,
                                       .server = transit03});
    QVERIFY(!answer);
    QCOMPARE(answer.error().gates.first().code, GateCode::ServerNotFree);
    bench.driver.letGo(u"installServer"_s);
}

void TestEngine::overrideIsLogged()
{
    Bench bench;
    const auto facts = bench.state.migration(acme);
    for (const AccountFacts &account : facts->accounts) {
        if (account.preparation == Preparation::Todo)
            QVERIFY(bench.perform({.action = Action::Ready, .migration = acme, .account = account.id}));
    }
    QVERIFY(bench.perform({.action = Action::TransitRequest, .migration = acme}));
    const SupportRequestId request = bench.state.openRequest(acme, RequestKind::Transit)->id;
    Order order{.action = Action::AllocateTransit, .request = request, .server = ServerId(8)}; // transit-05 is smaller
    const auto answer = bench.perform(order);
    QVERIFY(!answer);
    QCOMPARE(answer.error().gates.first().code, GateCode::ConfigurationNotEquivalent);
    order.override = true;
    const auto receipt = bench.perform(order);
    QVERIFY(receipt);
    QVERIFY(bench.logCodes().contains(u"ESC-2016"_s));
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
}

void TestEngine::verifyBoreal(Bench &bench)
{
    for (const AccountId id : {analytics, exportAccount}) {
        const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = id});
        QVERIFY(receipt);
        QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
    }
    const auto facts = bench.state.migration(borealDb);
    for (const AccountFacts &account : facts->accounts) {
        if (!account.verified)
            QVERIFY(bench.perform({.action = Action::Verify, .migration = borealDb, .account = account.id}));
    }
    QVERIFY(bench.perform(
        {.action = Action::ReinstallationRequest, .migration = borealDb, .finalisationBy = Party::Customer}));
}

void TestEngine::reinstallationThatFindsAnAccountElsewhere()
{
    Bench bench;
    verifyBoreal(bench);
    bench.driver.serve(u"billing"_s, u"srv-boreal-db"_s);
    const auto receipt =
        bench.perform({.action = Action::Reinstall, .migration = borealDb, .text = u"srv-boreal-db"_s});
    QVERIFY(receipt);
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Failed);
    QCOMPARE(bench.task(receipt->task).error->code, u"account_served_elsewhere"_s);
    QVERIFY(!bench.driver.calls().contains(u"reinstallServer srv-boreal-db"_s));
    QCOMPARE(bench.state.migration(borealDb)->reinstallation.state, ReinstallationState::Requested);
}

void TestEngine::failedReinstallationIsStartedAgain()
{
    Bench bench;
    verifyBoreal(bench);
    bench.driver.failAt(u"reinstallServer"_s, u"io_failed"_s);
    const auto receipt =
        bench.perform({.action = Action::Reinstall, .migration = borealDb, .text = u"srv-boreal-db"_s});
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Failed);
    QCOMPARE(bench.state.migration(borealDb)->reinstallation.state, ReinstallationState::Failed);
    QCOMPARE(currentStep(*bench.state.migration(borealDb)), Step::Reinstall);
    bench.driver.repair();
    const auto again = bench.perform({.action = Action::Reinstall, .migration = borealDb, .text = u"srv-boreal-db"_s});
    QVERIFY(again);
    QTRY_COMPARE(bench.task(again->task).state, TaskState::Done);
    QCOMPARE(currentStep(*bench.state.migration(borealDb)), Step::Relocate);
    QCOMPARE(bench.state.server(ServerId(3))->architecture, u"2024"_s);
    QVERIFY(bench.logCodes().contains(u"ESC-6002"_s));
}

void TestEngine::rollbackDuringReinstallationIsRefused()
{
    Bench bench;
    verifyBoreal(bench);
    bench.driver.hold(u"routeAddresses"_s);
    const auto receipt =
        bench.perform({.action = Action::Reinstall, .migration = borealDb, .text = u"srv-boreal-db"_s});
    QVERIFY(receipt);
    const auto answer = bench.perform({.action = Action::Rollback, .migration = borealDb, .account = billing});
    QVERIFY(!answer);
    QCOMPARE(answer.error().gates.first().code, GateCode::ReinstallationStarted);
    bench.driver.letGo(u"routeAddresses"_s);
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
}

void TestEngine::lastRelocationCompletes()
{
    Bench bench;
    for (const AccountId id : {jardin, AccountId(18)}) {
        QVERIFY(!bench.state.migration(lumen)->completedAt.isValid());
        const auto receipt = bench.perform({.action = Action::Relocate, .migration = lumen, .account = id});
        QVERIFY(receipt);
        QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
    }
    QVERIFY(bench.state.migration(lumen)->completedAt.isValid());
    QVERIFY(bench.logCodes().contains(u"ESC-7001"_s));
    const auto release = bench.perform({.action = Action::ReleaseTransit, .migration = lumen});
    QVERIFY(release);
    QTRY_COMPARE(bench.task(release->task).state, TaskState::Done);
    QCOMPARE(bench.state.server(ServerId(5))->state, ServerState::Free);
    QCOMPARE(bench.state.migration(lumen)->transit.state, TransitState::Released);
}

void TestEngine::rightsFollowTheRules_data()
{
    QTest::addColumn<Party>("role");
    QTest::addColumn<Action>("action");
    QTest::addColumn<bool>("allowed");
    const std::tuple<const char *, Action, bool, bool, bool> rows[] = {
        {"ready", Action::Ready, true, true, false},
        {"test", Action::Test, true, true, false},
        {"withdraw", Action::WithdrawTransitRequest, true, true, false},
        {"reinstall", Action::Reinstall, false, true, false},
        {"release", Action::ReleaseTransit, false, true, false},
    };
    for (const auto &[name, action, customer, support, reviewer] : rows) {
        QTest::addRow("%s customer", name) << Party::Customer << action << customer;
        QTest::addRow("%s support", name) << Party::Support << action << support;
        QTest::addRow("%s reviewer", name) << Party::Reviewer << action << reviewer;
    }
}

void TestEngine::rightsFollowTheRules()
{
    QFETCH(Party, role);
    QFETCH(Action, action);
    QFETCH(bool, allowed);
    Bench bench;
    Order order{.action = action, .migration = acme};
    if (isAccountAction(action))
        order.account = AccountId(1);
    const auto answer = bench.perform(order, role);
    QCOMPARE(answer || answer.error().code != "forbidden"_L1, allowed);
}

void TestEngine::stoppedEngineGoesOnAtTheNextStart()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(bench.driver.calls().contains(u"precopy analytics"_s));
    bench.engine.reset();
    QCOMPARE(bench.task(receipt->task).state, TaskState::Running); // as it was left
    bench.driver.letGo(u"precopy"_s);
    bench.startEngine();
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
    QCOMPARE(bench.task(receipt->task).attempt, 2);
    QCOMPARE(bench.account(borealDb, analytics).attempts.size(), 1);
    QVERIFY(bench.logCodes().contains(u"ESC-4006"_s));
}

void TestEngine::killedWhileCancelling()
{
    Bench bench;
    bench.driver.hold(u"precopy"_s);
    bench.driver.hold(u"thaw"_s);
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_VERIFY(bench.driver.calls().contains(u"precopy analytics"_s));
    QVERIFY(bench.perform({.action = Action::CancelTask, .task = receipt->task}));
    QTRY_VERIFY(bench.driver.calls().contains(u"thaw analytics"_s));
    // The wish was acknowledged: a restart must not forget it.
    bench.driver.letGo(u"precopy"_s);
    bench.driver.letGo(u"thaw"_s);
    bench.engine.reset();
    if (bench.task(receipt->task).isLive())
        bench.startEngine();
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Cancelled);
    QCOMPARE(bench.account(borealDb, analytics).location, Location::ClientOld);
}

/// What the practice company's log tells of the time before it was made leads to what is there, and says what it is.
void TestEngine::companyHasAHistory()
{
    Bench bench;
    int moves = 0;
    for (const MigrationId id : Practice(bench.state).companyMigrations()) {
        const auto facts = bench.state.migration(id);
        LogStore::Reading reading = bench.state.logStore().read({.migration = id.value()});
        QList<logs::Entry> entries;
        for (QByteArray page = reading.next(); !page.isEmpty(); page = reading.next()) {
            for (const QByteArray &line : page.chopped(1).split('\n'))
                entries.append(*logs::fromLine(line));
        }
        QVERIFY(!entries.isEmpty());
        QCOMPARE(entries.first().code, u"ESC-1004"_s);
        QCOMPARE(entries.first().at, facts->announcedAt);
        QCOMPARE(entries.last().step, int(currentStep(*facts)));
        const auto count = [&](const QString &code, const QString &account = {}) {
            return std::ranges::count_if(entries, [&](const logs::Entry &entry) {
                return entry.code == code && (account.isEmpty() || entry.account == account);
            });
        };
        for (qsizetype i = 0; i < entries.size(); ++i) {
            QCOMPARE(entries[i].seq, i + 1);
            QVERIFY(entries[i].at <= bench.state.now());
            QVERIFY(i == 0 || entries[i].at >= entries[i - 1].at);
            QVERIFY(i == 0 || entries[i].step >= entries[i - 1].step); // nobody has gone back
            QVERIFY(!entries[i].message.contains(u'{'));
        }
        for (const AccountFacts &account : facts->accounts) {
            QCOMPARE(count(u"ESC-2001"_s, account.name), account.preparation == Preparation::Ready ? 1 : 0);
            QCOMPARE(count(u"ESC-2007"_s, account.name), account.verified ? 1 : 0);
            QCOMPARE(count(u"ESC-4201"_s, account.name), account.attempts.size());
            moves += int(account.attempts.size());
        }
        QCOMPARE(count(u"ESC-5001"_s), facts->transit.readyAt.isValid() ? 1 : 0);
        QCOMPARE(count(u"ESC-2013"_s), facts->transit.state == TransitState::WaitingForStock ? 1 : 0);
        QCOMPARE(count(u"ESC-6003"_s), facts->reinstallation.doneAt.isValid() ? 1 : 0);
    }
    QVERIFY(moves > 8);
}

void TestEngine::logIsAWholeChain()
{
    Bench bench;
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
    logs::ChainVerifier verifier;
    QSqlQuery &row = bench.state.database().run(u"SELECT line FROM log WHERE migration=3 ORDER BY seq"_s);
    while (row.next())
        QCOMPARE(verifier.add(row.value(0).toByteArray()), logs::ChainVerifier::Finding::Whole);
    QVERIFY(verifier.count() > 15);
    const auto record = bench.state.task(receipt->task);
    QVERIFY(record->logFirst > 0 && record->logLast > record->logFirst);
}

void TestEngine::feedCoalesces()
{
    Bench bench;
    const qint64 before = bench.state.feedSeq();
    const auto receipt = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    QTRY_COMPARE(bench.task(receipt->task).state, TaskState::Done);
    QVERIFY(bench.state.feedSeq() > before + 10);
    QCOMPARE(bench.state.database().single(u"SELECT count(*) FROM event WHERE type='task'"_s).toInt(), 1);
    QCOMPARE(bench.state.database()
                 .single(u"SELECT count(*) FROM event WHERE type='migration' AND object=?"_s, {borealDb.value()})
                 .toInt(),
             1);
}

void TestEngine::waitsForRoomOnTheDisk()
{
    Bench bench;
    qint64 available = 1000;
    bench.engine->setSpace({[&] { return available; }, 100});
    bench.driver.hold(u"precopy"_s);
    // One that runs goes on when the disk fills, one that waits for its turn does not begin, and its order is not lost.
    const auto running = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = analytics});
    const auto queued = bench.perform({.action = Action::Migrate, .migration = borealDb, .account = exportAccount});
    QVERIFY(running && queued);
    QTRY_COMPARE(bench.task(running->task).state, TaskState::Running);
    QVERIFY(!bench.engine->isShortOfSpace());
    available = 99;
    QVERIFY(bench.engine->isShortOfSpace());
    bench.driver.letGo(u"precopy"_s);
    QTRY_COMPARE(bench.task(running->task).state, TaskState::Done);
    QTRY_COMPARE(bench.task(queued->task).waitingFor, u"storage_full"_s);
    QCOMPARE(bench.task(queued->task).state, TaskState::Queued);
    // It is known after a restart, and still waits.
    bench.engine.reset();
    bench.engine = std::make_unique<Engine>(bench.state, Tools{bench.driver, bench.fault});
    bench.engine->setSpace({[&] { return available; }, 100});
    bench.engine->start();
    QCoreApplication::processEvents();
    QCOMPARE(bench.task(queued->task).state, TaskState::Queued);
    // Nobody has to do anything when there is room again.
    available = 100;
    bench.engine->runSchedule();
    QTRY_COMPARE(bench.task(queued->task).state, TaskState::Done);
    QVERIFY(bench.task(queued->task).waitingFor.isEmpty());
    // Where nobody can tell, it does not wait.
    available = -1;
    QVERIFY(!bench.engine->isShortOfSpace());
}

void TestEngine::newerDatabaseIsRefused()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"platform.sqlite"_s);
    const SystemClock clock;
    {
        State state(clock);
        QVERIFY(state.open(path));
        state.database().run(u"PRAGMA user_version=999"_s);
    }
    State state(clock);
    const auto opened = state.open(path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"database_newer"_s);
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
