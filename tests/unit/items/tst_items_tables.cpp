// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample.h"

#include <escale/items/accounts_table_model.h>
#include <escale/items/roles.h>
#include <escale/items/tasks_model.h>
#include <escale/migration/estimate.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sample;
using namespace escale::items;

namespace {

QString plain(QString text)
{
    return text.replace(QChar(QChar::Nbsp), u' ');
}

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return plain(model.index(row, column).data().toString());
}

QStringList columnOf(const QAbstractItemModel &model, int column)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append(cell(model, row, column));
    return list;
}

} // namespace

class TestItemsTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void accountsInBothLegs();
    void inPlaceNothingIsPrepared();
    void accountsFollowFacts();
    void accountsSort();
    void tasksNewestFirst();
    void tasksFollowFacts();
    void tasksHaveAPaceAfterAWhile();
    void progressClaimsNoMoreThanWasDone();
    void silentTasksAreSaid();
    void tasksFilter();
};

void TestItemsTables::accountsInBothLegs()
{
    Fleet fleet;
    fleet.apply(company());
    AccountsTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMigration(&fleet, ofAcme);
    using M = AccountsTableModel;
    QCOMPARE(columnOf(model, M::AccountColumn),
             (QStringList{u"archive"_s, u"blog"_s, u"crm"_s, u"forum"_s, u"intranet"_s, u"shop"_s}));
    QCOMPARE(columnOf(model, M::WhereColumn),
             (QStringList{u"client server, failed"_s, u"transit"_s, u"client server, queued 1"_s, u"client server"_s,
                          u"client server, migrating"_s, u"transit"_s}));
    QCOMPARE(columnOf(model, M::OutMeasuredColumn),
             (QStringList{u"failed, 12 s"_s, u"28 s"_s, u"–"_s, u"–"_s, u"–"_s, u"7 min 12 s"_s}));
    QCOMPARE(cell(model, model.rowOf(shop), M::OutEstimateColumn), u"3–9 min");
    QCOMPARE(columnOf(model, M::VerifiedColumn), (QStringList{u"–"_s, u"no"_s, u"–"_s, u"–"_s, u"–"_s, u"yes"_s}));
    QCOMPARE(columnOf(model, M::AttemptsColumn), (QStringList{u"1"_s, u"1"_s, u"0"_s, u"0"_s, u"0"_s, u"1"_s}));
    QCOMPARE(cell(model, model.rowOf(crm), M::NoteColumn), u"waits for intranet");
    QCOMPARE(cell(model, model.rowOf(intranet), M::NoteColumn), u"databases 61 %");
    // 5 d 21 h, 22 h or 23 h: a change of daylight saving time may lie between.
    QVERIFY(cell(model, model.rowOf(shop), M::NoteColumn).startsWith(u"rollback: 5 d 2"));
    QVERIFY(cell(model, model.rowOf(archive), M::NoteColumn).contains(u"database engine refuses"));
    QCOMPARE(model.index(model.rowOf(intranet), M::NoteColumn).data(ProgressRole).toDouble(),
             2040109466.0 / 3328599654.0);
    QCOMPARE(AccountId(model.index(0, 0).data(AccountIdRole).toLongLong()), archive);
    // Both legs hold the leg twice, and the pace is what finished attempts have taught.
    const Pace pace = observedPace(*fleet.migration(ofAcme), fleet.me().policy);
    const double leg = pace.downtime(fleet.accountFacts(ofAcme, forum)->weight).high;
    QCOMPARE(model.index(model.rowOf(forum), M::BothLegsColumn).data(SortRole).toDouble(), 2 * leg);
    for (int column = 0; column < M::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal).toString().isEmpty());
    QVERIFY(model.index(0, M::TestColumn).data(Qt::AccessibleTextRole).toString().startsWith(u"Test: "));
}

/// In place there is nothing to prepare, so nothing is said not to be ready.
void TestItemsTables::inPlaceNothingIsPrepared()
{
    Fleet fleet;
    FleetChanges changes = company();
    for (AccountFacts &account : changes.migrationAccounts[0].accounts) {
        account.preparation = Preparation::Todo;
        account.location = Location::ClientOld;
        account.activity = Activity::Idle;
        account.attempts.clear();
    }
    changes.tasks.clear();
    fleet.apply(changes);
    AccountsTableModel model;
    model.setMigration(&fleet, ofAcme);
    for (const QString &note : columnOf(model, AccountsTableModel::NoteColumn))
        QCOMPARE(note, u"not ready"_s);
    changes.migrations[0].facts.kind = Kind::OptionalPrivateCloud;
    fleet.apply({.migrations = {changes.migrations[0]}});
    for (const QString &note : columnOf(model, AccountsTableModel::NoteColumn))
        QVERIFY2(note.isEmpty() || note == u"–"_s, qPrintable(note));
}

void TestItemsTables::accountsFollowFacts()
{
    Fleet fleet;
    AccountsTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMigration(&fleet, ofAcme);
    QCOMPARE(model.rowCount(), 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    fleet.apply(company());
    QCOMPARE(model.rowCount(), 6);
    const QPersistentModelIndex kept = model.index(model.rowOf(forum), 0);

    MigrationAccounts some;
    some.migration = ofAcme;
    some.accounts = {facts(intranet, u"intranet"_s, Location::Transit),
                     facts(AccountId(9), u"aaa"_s, Location::ClientOld)};
    fleet.apply({.migrationAccounts = {some}, .removedMigrationAccounts = {{ofAcme, archive}}});
    QCOMPARE(columnOf(model, 0), (QStringList{u"aaa"_s, u"blog"_s, u"crm"_s, u"forum"_s, u"intranet"_s, u"shop"_s}));
    QCOMPARE(kept.row(), 3);
    QCOMPARE(kept.data().toString(), u"forum");
    QCOMPARE(cell(model, model.rowOf(intranet), AccountsTableModel::WhereColumn), u"transit");
    QCOMPARE(resets.count(), 0);

    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    Task moving = *fleet.task(TaskId(102));
    moving.bytes += 1000000000;
    fleet.apply({.tasks = {moving}});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.constFirst().constFirst().toModelIndex().row(), model.rowOf(intranet));
    fleet.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestItemsTables::accountsSort()
{
    Fleet fleet;
    fleet.apply(company());
    AccountsTableModel model;
    model.setMigration(&fleet, ofAcme);
    QSortFilterProxyModel proxy;
    const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(&model);
    proxy.setSortRole(SortRole);
    proxy.sort(AccountsTableModel::OutMeasuredColumn, Qt::DescendingOrder);
    QCOMPARE(columnOf(proxy, 0).first(3), (QStringList{u"shop"_s, u"blog"_s, u"archive"_s}));
    proxy.sort(AccountsTableModel::AccountColumn, Qt::DescendingOrder);
    QCOMPARE(columnOf(proxy, 0).constFirst(), u"shop");
}

void TestItemsTables::tasksNewestFirst()
{
    Fleet fleet;
    fleet.apply(company());
    TasksModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    QCOMPARE(columnOf(model, TasksModel::AccountColumn), (QStringList{u"crm"_s, u"intranet"_s, u"archive"_s, u"–"_s}));
    QCOMPARE(columnOf(model, TasksModel::ServerColumn),
             (QStringList{u"srv-acme-01"_s, u"srv-acme-01"_s, u"srv-acme-01"_s, u"transit-03"_s}));
    QCOMPARE(cell(model, 3, TasksModel::ByColumn), u"Sophie (for Acme SA)");
    QCOMPARE(cell(model, 3, TasksModel::StateColumn), u"done · took 40 s · 41.2 GiB");
    QCOMPARE(cell(model, 1, TasksModel::ProgressColumn), u"61 %");
    // No rate and no time left before there is a basis for them.
    QCOMPARE(cell(model, 1, TasksModel::StateColumn), u"databases · 1.9 of 3.1 GiB");
    QVERIFY(!model.index(0, TasksModel::ProgressColumn).data(ProgressRole).isValid());
    QCOMPARE(Severity(model.index(2, 0).data(SeverityRole).toInt()), Severity::Error);
    QCOMPARE(model.liveCount(), 2);
}

void TestItemsTables::tasksFollowFacts()
{
    Fleet fleet;
    TasksModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy live(&model, &TasksModel::liveCountChanged);
    fleet.apply(company());
    QCOMPARE(live.count(), 1);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    // Two in front, one in the middle of what is known.
    fleet.apply({.tasks = {task(TaskId(200), TaskType::Test, TaskState::Running, ofAcme, srvAcme, forum),
                           task(TaskId(99), TaskType::Test, TaskState::Done, ofAcme, srvAcme, shop),
                           task(TaskId(201), TaskType::Test, TaskState::Queued, ofAcme, srvAcme, blog)}});
    QCOMPARE(inserted.count(), 2);
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.taskAt(row).value());
    QCOMPARE(ids, (QList<qint64>{201, 200, 103, 102, 101, 100, 99}));
    QCOMPARE(model.liveCount(), 4);
    fleet.apply({.removedTasks = {TaskId(200), TaskId(100)}});
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.rowOf(TaskId(99)), 4);
    QCOMPARE(model.rowOf(TaskId(200)), -1);
    QCOMPARE(resets.count(), 0);
}

void TestItemsTables::tasksHaveAPaceAfterAWhile()
{
    Fleet fleet;
    fleet.apply(company());
    TasksModel model;
    model.setFleet(&fleet);
    Task moving = *fleet.task(TaskId(102));
    moving.bytesTotal = 1000LL << 20;
    const QDateTime begin = now();
    for (int second = 0; second <= 10; ++second) {
        moving.bytes = (100LL + 40 * second) << 20;
        moving.heartbeat = begin.addSecs(second);
        fleet.apply({.tasks = {moving}});
    }
    // 500 MiB at 40 MiB/s: about 12 s.
    QCOMPARE(cell(model, 1, TasksModel::StateColumn), u"databases · 500.0 of 1,000.0 MiB · 40 MiB/s · 10 to 15 s left");
    // Another stage has another pace.
    moving.stage = u"verify"_s;
    moving.heartbeat = begin.addSecs(11);
    fleet.apply({.tasks = {moving}});
    QVERIFY(!cell(model, 1, TasksModel::StateColumn).contains(u"/s"));
}

/// Only what is done is at 100 %, in every place that shows a progress; one that failed says where it stopped.
void TestItemsTables::progressClaimsNoMoreThanWasDone()
{
    Fleet fleet;
    fleet.apply(company());
    TasksModel model;
    model.setFleet(&fleet);
    AccountsTableModel accounts;
    accounts.setMigration(&fleet, ofAcme);
    Task moving = *fleet.task(TaskId(102));
    const auto row = [&] { return model.rowOf(TaskId(102)); };
    const auto share = [&] { return model.index(row(), TasksModel::ProgressColumn).data(ProgressRole); };
    moving.stage = u"verify"_s;
    moving.bytes = moving.bytesTotal = 1 << 20; // all copied: it is compared and switched yet
    fleet.apply({.tasks = {moving}});
    QCOMPARE(share().toDouble(), 0.99);
    QCOMPARE(cell(model, row(), TasksModel::ProgressColumn), u"99 %"_s);
    int seen = 0;
    for (int i = 0; i < accounts.rowCount(); ++i) {
        const QVariant progress = accounts.index(i, AccountsTableModel::NoteColumn).data(ProgressRole);
        seen += progress.isValid();
        QVERIFY(!progress.isValid() || progress.toDouble() <= 0.99);
    }
    QVERIFY(seen > 0);

    moving.state = TaskState::Failed;
    moving.error = Error{u"content_differs"_s, {}, {}};
    fleet.apply({.tasks = {moving}});
    QCOMPARE(share().toDouble(), 0.99);
    QVERIFY2(cell(model, row(), TasksModel::StateColumn).contains(u"at 99 %"_s),
             qPrintable(cell(model, row(), TasksModel::StateColumn)));
    moving.bytes = 43 << 10;
    moving.bytesTotal = 100 << 10;
    fleet.apply({.tasks = {moving}});
    QVERIFY2(cell(model, row(), TasksModel::StateColumn).contains(u"at 43 %"_s),
             qPrintable(cell(model, row(), TasksModel::StateColumn)));
    moving.bytes = moving.bytesTotal = 0; // before there was a basis for a share
    fleet.apply({.tasks = {moving}});
    QVERIFY(!share().isValid());
    QVERIFY(cell(model, row(), TasksModel::StateColumn).contains(u"stopped in"_s));
    moving.state = TaskState::Cancelled;
    fleet.apply({.tasks = {moving}});
    QVERIFY(!share().isValid());
    moving.state = TaskState::Done;
    moving.error.reset();
    fleet.apply({.tasks = {moving}});
    QCOMPARE(share().toDouble(), 1.0);
}

/// Whoever may see a task sees that it is silent, not only the desk; by the platform's clock.
void TestItemsTables::silentTasksAreSaid()
{
    Fleet fleet;
    fleet.apply(company());
    TasksModel model;
    model.setFleet(&fleet);
    Task moving = *fleet.task(TaskId(102));
    const auto row = [&] { return model.rowOf(TaskId(102)); };
    const auto severity = [&] {
        return Severity(model.index(row(), TasksModel::StateColumn).data(SeverityRole).toInt());
    };
    moving.heartbeat = fleet.platformNow();
    fleet.apply({.tasks = {moving}});
    QCOMPARE(severity(), Severity::None);
    moving.heartbeat = fleet.platformNow().addSecs(-600);
    fleet.apply({.tasks = {moving}});
    QCOMPARE(severity(), Severity::Error);
    QVERIFY2(cell(model, row(), TasksModel::StateColumn).startsWith(u"no sign of life for 10 min"_s),
             qPrintable(cell(model, row(), TasksModel::StateColumn)));
    // It is this machine's clock that is ten minutes ahead: nobody is silent.
    Me me = fleet.me();
    me.clockOffset = -600'000;
    fleet.apply({.me = me});
    QCOMPARE(severity(), Severity::None);
    moving.state = TaskState::Done;
    me.clockOffset = 0;
    fleet.apply({.me = me, .tasks = {moving}});
    QCOMPARE(severity(), Severity::None);
}

void TestItemsTables::tasksFilter()
{
    Fleet fleet;
    fleet.apply(company());
    TasksModel model;
    TasksFilter filter;
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    filter.setSourceModel(&model);
    model.setFleet(&fleet);
    QCOMPARE(filter.rowCount(), 4);
    QVERIFY(!filter.isFiltered());
    filter.setLiveOnly(true);
    QCOMPARE(columnOf(filter, TasksModel::AccountColumn), (QStringList{u"crm"_s, u"intranet"_s}));
    QCOMPARE(filter.hiddenCount(), 2);
    filter.setText(u"DATAB intra"_s);
    QCOMPARE(columnOf(filter, TasksModel::AccountColumn), (QStringList{u"intranet"_s}));
    filter.setText({});
    filter.setLiveOnly(false);
    filter.setServer(transit3);
    QCOMPARE(filter.rowCount(), 1);
    filter.setServer({});
    filter.setLiveOnly(true);
    // One ends while only live ones are shown.
    Task done = *fleet.task(TaskId(102));
    done.state = TaskState::Done;
    fleet.apply({.tasks = {done}});
    QCOMPARE(columnOf(filter, TasksModel::AccountColumn), (QStringList{u"crm"_s}));
}

QTEST_GUILESS_MAIN(TestItemsTables)
#include "tst_items_tables.moc"
