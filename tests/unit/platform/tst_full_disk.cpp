// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire_bench.h"

#include <escale/logs/chain.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;
using escale::test::WireBench;

namespace {

const QString moved = u"/v1/migration/3/account/10/"_s;
const QString beside = u"/v1/migration/3/account/14/"_s;

QString codeOf(const platform::Response &response)
{
    return QJsonDocument::fromJson(response.body)["code"_L1].toString();
}

/// A practice platform whose database may not grow: SQLite says of it what it says of a full disk.
struct FullBench : WireBench {
    qint64 pages() { return state.database().single(u"PRAGMA page_count"_s).toLongLong(); }
    void leave(qint64 more) { limit(pages() + more); }
    void makeRoom() { limit(0x3fffffff); }
    /// Goes on, as the clock would let it.
    bool goesOn()
    {
        engine->runSchedule();
        return !engine->isHalted();
    }
    int wholeEntries(MigrationId migration)
    {
        logs::ChainVerifier verifier;
        QSqlQuery &row =
            state.database().run(u"SELECT line FROM log WHERE migration=? ORDER BY seq"_s, {migration.value()});
        while (row.next()) {
            if (verifier.add(row.value(0).toByteArray()) != logs::ChainVerifier::Finding::Whole)
                return -1;
        }
        return int(verifier.count());
    }

private:
    void limit(qint64 most) { (void)state.database().single(u"PRAGMA max_page_count=%1"_s.arg(most)); }
};

} // namespace

/// A disk that is full beyond what was kept free: the platform stays, reads only, and goes on by itself.
class TestFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moveGoesOn_data();
    void moveGoesOn();
    void readsOnly();
    void acknowledgedStays();
    void workerIsWaitedFor();
    void writesThatMayBeMissing();
};

void TestFullDisk::moveGoesOn_data()
{
    QTest::addColumn<int>("pages");
    QTest::addColumn<int>("before");
    // Each entry more that is there before is another moment of the move at which nothing can be recorded any more.
    for (int pages = 0; pages < 2; ++pages) {
        for (int before = 0; before < 8; ++before)
            QTest::addRow("%d pages are left, %d entries before", pages, before) << pages << before;
    }
}

void TestFullDisk::moveGoesOn()
{
    QFETCH(int, pages);
    QFETCH(int, before);
    FullBench bench;
    for (int i = 0; i < before; ++i)
        bench.state.recordIfThereIsRoom([&] { bench.state.log(u"ESC-1002"_s, {}, {.migration = MigrationId(3)}); });
    bench.driver.hold(u"precopy"_s);
    const auto accepted = bench.ask(bench.support(), "POST", moved + u"migrate/"_s);
    QCOMPARE(accepted.status, 202);
    const TaskId task(QString::fromLatin1(accepted.headers.value("Location")).section(u'/', 3, 3).toLongLong());
    QTRY_VERIFY(bench.driver.calls().join(u' ').contains("precopy"_L1));
    const auto account = [&] { return bench.object(bench.support(), moved); };
    bench.leave(pages);
    bench.driver.letGo(u"precopy"_s);
    QTRY_VERIFY(bench.engine->isHalted() || bench.state.task(task)->task.state == TaskState::Done);
    QVERIFY(bench.engine->isHalted());
    // It is where it was recorded to be, and says so to whoever asks.
    QCOMPARE(bench.state.task(task)->task.state, TaskState::Running);
    QVERIFY(!account()["location"_L1].toString().isEmpty());
    // Tried again before there is room, it comes a little further at most.
    for (int i = 0; i < 3; ++i) {
        (void)bench.goesOn();
        QCoreApplication::processEvents();
    }
    bench.makeRoom();
    QTRY_VERIFY(bench.goesOn());
    QTRY_COMPARE(bench.state.task(task)->task.state, TaskState::Done);
    QCOMPARE(account()["location"_L1].toString(), u"transit"_s);
    QCOMPARE(*bench.driver.servedFrom(bench.state.accountName(AccountId(10))),
             bench.state.serverName(bench.state.migration(MigrationId(3))->transit.server));
    QVERIFY(bench.wholeEntries(MigrationId(3)) > 15);
    QCOMPARE(account()["attempts"_L1].toArray().last()["outcome"_L1].toString(), u"done"_s);
}

void TestFullDisk::readsOnly()
{
    FullBench bench;
    const QByteArray support = bench.support();
    bench.leave(0);
    platform::Response refused;
    QString last = u"ready/"_s;
    for (int i = 0; i < 2000 && refused.status != 503; ++i) { // the pages that are there have some room
        last = i % 2 ? u"ready/"_s : u"unready/"_s;
        refused = bench.ask(support, "POST", u"/v1/migration/2/account/7/"_s + last);
        QVERIFY(refused.status == 204 || refused.status == 409 || refused.status == 503);
    }
    QCOMPARE(refused.status, 503);
    QCOMPARE(codeOf(refused), u"storage_full"_s);
    QVERIFY(bench.engine->isHalted());
    const QJsonObject before = bench.object(support, u"/v1/migration/2/account/7/"_s);
    QVERIFY(!before.isEmpty());
    QCOMPARE(bench.ask(support, "GET", u"/v1/migration/"_s).status, 200);
    QCOMPARE(bench.ask(support, "GET", u"/v1/task/"_s).status, 200);
    QCOMPARE(bench.ask("nobody", "GET", u"/v1/migration/"_s).status, 401);
    QCOMPARE(bench.ask(support, "GET", u"/v1/migration/999/"_s).status, 404);
    // Small as it is, and though it makes room: it could not be recorded.
    QCOMPARE(codeOf(bench.ask(support, "POST", u"/v1/migration/2/account/7/test_cleanup/"_s)), u"storage_full"_s);
    QCOMPARE(codeOf(bench.ask(support, "POST", u"/v1/migration/2/account/7/"_s + last)), u"storage_full"_s);
    QCoreApplication::processEvents();
    QCOMPARE(bench.object(support, u"/v1/migration/2/account/7/"_s), before);
    bench.makeRoom();
    QTRY_VERIFY(bench.goesOn());
    QVERIFY(codeOf(bench.ask(support, "POST", u"/v1/migration/2/account/7/"_s + last)) != "storage_full"_L1);
    QVERIFY(bench.wholeEntries(MigrationId(2)) > 0);
}

void TestFullDisk::acknowledgedStays()
{
    FullBench bench;
    bench.driver.hold(u"precopy"_s);
    const QByteArray key = WireBench::newKey();
    const auto accepted = bench.ask(bench.support(), "POST", moved + u"migrate/"_s, {}, {.key = key});
    QCOMPARE(accepted.status, 202);
    QTRY_VERIFY(bench.driver.calls().join(u' ').contains("precopy"_L1));
    bench.leave(0);
    const QByteArray lost = WireBench::newKey();
    int refusals = 0;
    for (int i = 0; i < 2000 && refusals == 0; ++i)
        refusals += bench.ask(bench.support(), "POST", beside + u"migrate/"_s, {}, {.key = lost}).status == 503;
    if (!bench.engine->isHalted())
        bench.engine->halt(platform::DatabaseFull("by the test"));
    // Once more the same question, once more the same answer; the one that was not acknowledged is not known.
    const auto again = bench.ask(bench.support(), "POST", moved + u"migrate/"_s, {}, {.key = key});
    QCOMPARE(again.status, 202);
    QCOMPARE(again.headers.value("Location"), accepted.headers.value("Location"));
    bench.driver.letGo(u"precopy"_s);
    bench.makeRoom();
    QTRY_VERIFY(bench.goesOn());
    QCOMPARE(bench.ask(bench.support(), "POST", beside + u"migrate/"_s, {}, {.key = lost}).status, 202);
    QVERIFY(bench.settle());
    QCOMPARE(bench.object(bench.support(), moved)["location"_L1].toString(), u"transit"_s);
    QCOMPARE(bench.object(bench.support(), beside)["location"_L1].toString(), u"transit"_s);
}

void TestFullDisk::workerIsWaitedFor()
{
    FullBench bench;
    bench.driver.hold(u"check"_s); // which does not look whether it shall stop
    const auto accepted = bench.ask(bench.support(), "POST", moved + u"migrate/"_s);
    QCOMPARE(accepted.status, 202);
    QTRY_VERIFY(bench.driver.calls().join(u' ').contains("check"_L1));
    const auto count = [&] { return bench.driver.calls().size(); };
    const auto before = count();
    bench.engine->halt(platform::DatabaseFull("by the test"));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!bench.goesOn());
        QCoreApplication::processEvents();
    }
    QCOMPARE(count(), before); // nobody began the same work beside it
    bench.driver.letGo(u"check"_s);
    QTRY_VERIFY(bench.goesOn());
    QVERIFY(bench.settle());
    QCOMPARE(bench.object(bench.support(), moved)["location"_L1].toString(), u"transit"_s);
}

void TestFullDisk::writesThatMayBeMissing()
{
    FullBench bench;
    bench.leave(0);
    // Whoever knocks without a key is refused as ever, also when it cannot be written down; nothing else stops for it.
    for (int i = 0; i < 200; ++i)
        QCOMPARE(bench.ask(bench.support(), "GET", u"/v1/migration/%1/"_s.arg(1000 + i)).status, 404);
    QVERIFY(!bench.engine->isHalted());
    bool recorded = true;
    for (int i = 0; i < 200 && recorded; ++i) {
        recorded = bench.state.recordIfThereIsRoom(
            [&] { bench.state.log(u"ESC-1001"_s, {{u"version"_s, QString(1000, u'x')}}); });
    }
    QVERIFY(!recorded);
    QCoreApplication::processEvents();
    bench.makeRoom();
    QVERIFY(bench.state.recordIfThereIsRoom([&] { bench.state.log(u"ESC-1002"_s, {}); }));
    QVERIFY(bench.wholeEntries(MigrationId(3)) >= 0);
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
