// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/fleet/fleet.h>

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace escale;
using namespace Qt::StringLiterals;
namespace mig = escale::migration;

namespace {

Account account(qint64 id, const QString &name, qint64 home, qint64 servedBy = 0)
{
    return {
        .id = AccountId(id), .name = name, .home = ServerId(home), .servedBy = ServerId(servedBy ? servedBy : home)};
}

MigrationSummary summary(qint64 id, qint64 server, mig::Step step = mig::Step::Prepare, int total = 0, int ready = 0)
{
    MigrationSummary s;
    s.facts.id = MigrationId(id);
    s.facts.server = ServerId(server);
    s.step = step;
    s.counts.total = total;
    s.counts.ready = ready;
    return s;
}

mig::AccountFacts facts(qint64 id, mig::Preparation preparation = mig::Preparation::Todo)
{
    mig::AccountFacts f;
    f.id = AccountId(id);
    f.name = u"account %1"_s.arg(id);
    f.preparation = preparation;
    f.location = mig::Location::ClientOld;
    return f;
}

mig::Task task(qint64 id, mig::TaskState state, qint64 accountId = 0, qint64 migrationId = 0)
{
    mig::Task t;
    t.id = TaskId(id);
    t.type = mig::TaskType::Migrate;
    t.state = state;
    t.account = AccountId(accountId);
    t.migration = MigrationId(migrationId);
    return t;
}

QList<AccountId> sorted(QList<AccountId> ids)
{
    std::ranges::sort(ids);
    return ids;
}

/// Resident memory of this process, in bytes.
qint64 resident()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
}

} // namespace

/// The one picture: what is looked up, what is announced, what it costs.
class FleetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void accountsByIdAndByHome()
    {
        Fleet fleet;
        fleet.apply({.accounts = {account(1, u"shop"_s, 1), account(2, u"été"_s, 1, 7), account(3, u"crm"_s, 2)}});
        QCOMPARE(fleet.accountCount(), 3);
        QCOMPARE(fleet.account(AccountId(2)), account(2, u"été"_s, 1, 7));
        QCOMPARE(fleet.accountName(AccountId(2)), u"été"_s);
        QVERIFY(!fleet.account(AccountId(9)));
        QCOMPARE(fleet.accountName(AccountId(9)), QString());
        QCOMPARE(sorted(fleet.accountsOf(ServerId(1))), (QList{AccountId(1), AccountId(2)}));
        QCOMPARE(fleet.accountCountOf(ServerId(1)), 2);
        QCOMPARE(fleet.accountsAway(ServerId(1)), 1);
        QCOMPARE(fleet.guests(ServerId(7)), 1);

        // Back home, renamed, another one gone, a third one moved to another server.
        fleet.apply(
            {.accounts = {account(2, u"hiver"_s, 1), account(3, u"crm"_s, 1)}, .removedAccounts = {AccountId(1)}});
        QCOMPARE(fleet.accountName(AccountId(2)), u"hiver"_s);
        QCOMPARE(fleet.accountsAway(ServerId(1)), 0);
        QCOMPARE(fleet.guests(ServerId(7)), 0);
        QCOMPARE(sorted(fleet.accountsOf(ServerId(1))), (QList{AccountId(2), AccountId(3)}));
        QVERIFY(fleet.accountsOf(ServerId(2)).isEmpty());
        QVERIFY(!fleet.hasAccount(AccountId(1)));
        // The place of the one that is gone is used again.
        fleet.apply({.accounts = {account(4, u"new"_s, 2)}});
        QCOMPARE(fleet.accountName(AccountId(4)), u"new"_s);
        QCOMPARE(fleet.accountsOf(ServerId(2)), QList{AccountId(4)});
        QCOMPARE(sorted(fleet.accounts()), (QList{AccountId(2), AccountId(3), AccountId(4)}));
    }

    void manyRenamesKeepEveryName()
    {
        Fleet fleet;
        for (int round = 0; round < 5; ++round) {
            FleetChanges changes;
            for (int i = 1; i <= 3000; ++i)
                changes.accounts.append(account(i, u"account %1 of round %2"_s.arg(i).arg(round), i % 10 + 1));
            fleet.apply(changes);
        }
        for (int i = 1; i <= 3000; ++i)
            QCOMPARE(fleet.accountName(AccountId(i)), u"account %1 of round 4"_s.arg(i));
    }

    void theCustomerIsTheAccountsOwnOrTheServers()
    {
        Fleet fleet;
        Account own = account(2, u"own"_s, 1);
        own.customer = CustomerId(8);
        fleet.apply({.servers = {Server{.id = ServerId(1), .name = u"s"_s, .customer = CustomerId(5)}},
                     .accounts = {account(1, u"a"_s, 1), own}});
        QCOMPARE(fleet.accountCustomer(AccountId(1)), CustomerId(5));
        QCOMPARE(fleet.accountCustomer(AccountId(2)), CustomerId(8));
    }

    void announcesWhatChangedAndOnlyThat()
    {
        Fleet fleet;
        QSignalSpy servers(&fleet, &Fleet::serversChanged);
        QSignalSpy accounts(&fleet, &Fleet::accountsChanged);
        QSignalSpy migrations(&fleet, &Fleet::migrationsChanged);
        QSignalSpy tasks(&fleet, &Fleet::tasksChanged);
        const FleetChanges first{
            .servers = {Server{.id = ServerId(1), .name = u"a"_s}, Server{.id = ServerId(2), .name = u"b"_s}},
            .accounts = {account(1, u"shop"_s, 1)},
            .migrations = {summary(1, 1)},
            .tasks = {task(1, mig::TaskState::Running)}};
        fleet.apply(first);
        QCOMPARE(servers.size(), 1);
        QCOMPARE(servers.takeFirst().first().value<QList<ServerId>>(), (QList{ServerId(1), ServerId(2)}));
        QCOMPARE(accounts.size(), 1);
        QCOMPARE(migrations.size(), 1);
        QCOMPARE(tasks.size(), 1);
        accounts.clear();
        migrations.clear();
        tasks.clear();

        // The same again is no news.
        fleet.apply(first);
        QCOMPARE(servers.size() + accounts.size() + migrations.size() + tasks.size(), 0);

        // One of two changed, one is gone.
        fleet.apply({.servers = {Server{.id = ServerId(1), .name = u"a"_s}, Server{.id = ServerId(2), .name = u"c"_s}},
                     .removedTasks = {TaskId(1), TaskId(99)}});
        QCOMPARE(servers.takeFirst().first().value<QList<ServerId>>(), QList{ServerId(2)});
        QCOMPARE(tasks.takeFirst().first().value<QList<TaskId>>(), QList{TaskId(1)});
        QVERIFY(!fleet.task(TaskId(1)));
    }

    void announcesAfterAllOfItIsApplied()
    {
        Fleet fleet;
        bool sawBoth = false;
        connect(&fleet, &Fleet::serversChanged, this,
                [&] { sawBoth = fleet.hasAccount(AccountId(1)) && fleet.migrationOf(ServerId(1)).isValid(); });
        fleet.apply({.servers = {Server{.id = ServerId(1)}},
                     .accounts = {account(1, u"shop"_s, 1)},
                     .migrations = {summary(1, 1)}});
        QVERIFY(sawBoth);
    }

    void countsComeFromThePlatformUntilAccountsAreLoaded()
    {
        Fleet fleet;
        fleet.apply({.migrations = {summary(1, 1, mig::Step::Prepare, 40, 12)}});
        QVERIFY(!fleet.accountsLoaded(MigrationId(1)));
        QCOMPARE(fleet.counts(MigrationId(1)).ready, 12);
        QCOMPARE(fleet.progress(MigrationId(1)).done, 12);
        QCOMPARE(fleet.progress(MigrationId(1)).total, 40);
        QCOMPARE(fleet.turn(MigrationId(1)).party, mig::Party::Customer);

        // Facts of accounts that nobody has asked for are not kept.
        fleet.apply({.migrationAccounts = {{MigrationId(1), {facts(1)}, false}}});
        QVERIFY(!fleet.accountFacts(MigrationId(1), AccountId(1)));

        QSignalSpy accounts(&fleet, &Fleet::migrationAccountsChanged);
        QSignalSpy migrations(&fleet, &Fleet::migrationsChanged);
        fleet.apply({.migrationAccounts = {{MigrationId(1), {facts(1, mig::Preparation::Ready), facts(2)}, true}}});
        QVERIFY(fleet.accountsLoaded(MigrationId(1)));
        QCOMPARE(accounts.size(), 1);
        QCOMPARE(migrations.size(), 1);
        QCOMPARE(fleet.counts(MigrationId(1)).total, 2);
        QCOMPARE(fleet.counts(MigrationId(1)).ready, 1);
        QCOMPARE(fleet.step(MigrationId(1)), mig::Step::Prepare);

        // From now on the feed keeps them, and the step follows from them.
        fleet.apply({.migrationAccounts = {{MigrationId(1), {facts(2, mig::Preparation::Ready)}, false}}});
        QCOMPARE(fleet.step(MigrationId(1)), mig::Step::RequestTransit);
        // A summary does not lose them.
        fleet.apply({.migrations = {summary(1, 1, mig::Step::Prepare, 2, 1)}});
        QCOMPARE(fleet.migration(MigrationId(1))->accounts.size(), 2);
        QCOMPARE(fleet.step(MigrationId(1)), mig::Step::RequestTransit);
        // All of them again, without one: it is gone.
        fleet.apply({.migrationAccounts = {{MigrationId(1), {facts(2, mig::Preparation::Ready)}, true}}});
        QVERIFY(!fleet.accountFacts(MigrationId(1), AccountId(1)));
        QCOMPARE(fleet.accountFacts(MigrationId(1), AccountId(2))->preparation, mig::Preparation::Ready);
        fleet.apply({.removedMigrationAccounts = {{MigrationId(1), AccountId(2)}}});
        QCOMPARE(fleet.counts(MigrationId(1)).total, 0);
    }

    void theMigrationThatCountsIsTheOneThatIsNotComplete()
    {
        Fleet fleet;
        MigrationSummary old = summary(1, 1, mig::Step::Complete);
        old.facts.announcedAt = QDateTime(QDate(2026, 6, 1), QTime(0, 0), QTimeZone::UTC);
        MigrationSummary later = summary(2, 1, mig::Step::Prepare);
        later.facts.announcedAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC);
        fleet.apply({.accounts = {account(1, u"shop"_s, 1)}, .migrations = {old, later}});
        QCOMPARE(fleet.migrationOf(ServerId(1)), MigrationId(2));
        QCOMPARE(fleet.migrationOf(AccountId(1)), MigrationId(2));
        later.step = mig::Step::Complete;
        fleet.apply({.migrations = {later}});
        QCOMPARE(fleet.migrationOf(ServerId(1)), MigrationId(1));
        fleet.apply({.removedMigrations = {MigrationId(1), MigrationId(2)}});
        QVERIFY(!fleet.migrationOf(ServerId(1)).isValid());
    }

    void anAccountOfThePublicCloudHasItsOwn()
    {
        Fleet fleet;
        MigrationSummary own = summary(3, 0);
        own.account = AccountId(1);
        fleet.apply(
            {.accounts = {account(1, u"shop"_s, 1), account(2, u"blog"_s, 1)}, .migrations = {own, summary(4, 1)}});
        QCOMPARE(fleet.migrationOf(AccountId(1)), MigrationId(3));
        QCOMPARE(fleet.migrationOf(AccountId(2)), MigrationId(4));
        QCOMPARE(fleet.migratingAccount(MigrationId(3)), AccountId(1));
    }

    void liveTasksAndOpenRequests()
    {
        Fleet fleet;
        fleet.apply({.tasks = {task(1, mig::TaskState::Done, 5, 1), task(3, mig::TaskState::Queued, 5, 1),
                               task(2, mig::TaskState::Running, 5, 1)}});
        QCOMPARE(fleet.liveTaskOf(AccountId(5)), TaskId(2));
        QCOMPARE(fleet.liveTasksOf(MigrationId(1)), (QList{TaskId(2), TaskId(3)}));
        fleet.apply({.tasks = {task(2, mig::TaskState::Failed, 5, 1)}});
        QCOMPARE(fleet.liveTaskOf(AccountId(5)), TaskId(3));
        fleet.apply({.tasks = {task(3, mig::TaskState::Unknown, 5, 1)}});
        QVERIFY(!fleet.liveTaskOf(AccountId(5)).isValid());

        mig::SupportRequest request;
        request.id = SupportRequestId(2);
        request.migration = MigrationId(1);
        request.kind = mig::RequestKind::Transit;
        request.state = mig::RequestState::Waiting;
        fleet.apply({.requests = {request}});
        QCOMPARE(fleet.openRequest(MigrationId(1), mig::RequestKind::Transit), SupportRequestId(2));
        QVERIFY(!fleet.openRequest(MigrationId(1), mig::RequestKind::Reinstallation).isValid());
        request.state = mig::RequestState::Done;
        fleet.apply({.requests = {request}});
        QVERIFY(!fleet.openRequest(MigrationId(1), mig::RequestKind::Transit).isValid());
    }

    void theTurnIsTheSameWithAndWithoutAccounts_data()
    {
        QTest::addColumn<mig::Step>("step");
        for (const mig::Step step : mig::allSteps)
            QTest::addRow("step %d", int(step)) << step;
    }

    void theTurnIsTheSameWithAndWithoutAccounts()
    {
        QFETCH(mig::Step, step);
        using namespace mig;
        MigrationSummary s = summary(1, 1, step);
        AccountFacts account = facts(1, step == Step::Prepare ? Preparation::Todo : Preparation::Ready);
        if (step == Step::InstallTransit)
            s.facts.transit.state = TransitState::WaitingForStock;
        if (step >= Step::Migrate)
            s.facts.transit.state = TransitState::Ready;
        if (step > Step::Migrate)
            account.location = step == Step::Complete ? Location::ClientNew : Location::Transit;
        if (step == Step::Reinstall)
            s.facts.reinstallation.state = ReinstallationState::Running;
        if (step > Step::Reinstall)
            s.facts.reinstallation.state = ReinstallationState::Done;
        s.facts.finalisationBy = Party::Customer;
        Fleet fleet;
        fleet.apply({.migrations = {s}});
        const Party before = fleet.turn(MigrationId(1)).party;
        fleet.apply({.migrationAccounts = {{MigrationId(1), {account}, true}}});
        QCOMPARE(fleet.step(MigrationId(1)), step);
        QCOMPARE(fleet.turn(MigrationId(1)).party, before);
    }

    void saysWhoElseIsThere()
    {
        const auto person = [](const QString &actor, mig::Party role, mig::Doing doing) {
            return mig::Presence{.actor = actor, .role = role, .doing = doing, .since = {}, .seen = {}};
        };
        Fleet fleet;
        Me me;
        me.actor = u"Sophie"_s;
        me.role = mig::Party::Support;
        fleet.apply({.me = me});
        const QSignalSpy changed(&fleet, &Fleet::presenceChanged);
        const ServerPresence both{ServerId(7),
                                  {person(u"Sophie"_s, mig::Party::Support, mig::Doing::Looking),
                                   person(u"Camille"_s, mig::Party::Customer, mig::Doing::Acting)}};
        fleet.apply({.presences = {both}});
        fleet.apply({.presences = {both}}); // nothing new
        QCOMPARE(changed.count(), 1);
        QCOMPARE(fleet.others(ServerId(7)).size(), 1); // oneself is nobody else
        QCOMPARE(fleet.others(ServerId(7)).constFirst().actor, u"Camille");
        QVERIFY(fleet.others(ServerId(8)).isEmpty());
        fleet.apply({.presences = {{ServerId(7), {}}}});
        QVERIFY(fleet.others(ServerId(7)).isEmpty());
        QCOMPARE(changed.count(), 2);
        fleet.apply({.presences = {both}});
        FleetChanges silence;
        silence.forgetPresence = true;
        fleet.apply(silence);
        QVERIFY(fleet.others(ServerId(7)).isEmpty());
        QCOMPARE(changed.count(), 4);
        fleet.apply(silence);
        QCOMPARE(changed.count(), 4);
    }

    void clearForgetsEverythingWithOneReset()
    {
        Fleet fleet;
        fleet.apply({.servers = {Server{.id = ServerId(1)}}, .accounts = {account(1, u"shop"_s, 1)}});
        QSignalSpy reset(&fleet, &Fleet::reset);
        QSignalSpy servers(&fleet, &Fleet::serversChanged);
        fleet.clear();
        QCOMPARE(reset.size(), 1);
        QCOMPARE(servers.size(), 0);
        QCOMPARE(fleet.accountCount(), 0);
        QVERIFY(fleet.servers().isEmpty());
    }

    void platformTime()
    {
        Fleet fleet;
        Me me;
        me.clockOffset = 3600 * 1000;
        fleet.apply({.me = me});
        const qint64 ahead = QDateTime::currentDateTimeUtc().secsTo(fleet.platformNow());
        QVERIFY(ahead >= 3598 && ahead <= 3602);
    }

    void twoHundredThousandAccountsStaySmall()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("A sanitizer's memory is not the program's");
#endif
        const qint64 before = resident();
        Fleet fleet;
        for (int page = 0; page < 200; ++page) {
            FleetChanges changes;
            for (int i = 0; i < 1000; ++i) {
                const int id = page * 1000 + i + 1;
                changes.accounts.append(account(id, u"customer-site-%1"_s.arg(id), id % 2000 + 1));
            }
            fleet.apply(changes);
        }
        const qint64 grown = resident() - before;
        QCOMPARE(fleet.accountCount(), 200000);
        QCOMPARE(fleet.accountsOf(ServerId(7)).size(), 100);
        QVERIFY2(grown < 30 * 1024 * 1024, qPrintable(u"%1 MiB"_s.arg(grown / 1048576.0)));
    }
};

QTEST_GUILESS_MAIN(FleetTest)
#include "tst_fleet.moc"
