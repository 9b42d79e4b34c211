// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/version.h"
#include "http/presence.h"
#include "wire_bench.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <atomic>
#include <random>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;
using escale::test::WireBench;

namespace {

// The practice company: its names are always the same.
const QString acme = u"Acme SA"_s;
const QString boreal = u"Boreal"_s;
const QString lumen = u"Coopérative Lumen"_s;
const QString publicPath = u"/v1/migration/5/"_s;
const QString optionalPath = u"/v1/migration/6/"_s;
const QString sharedPath = u"/v1/migration/7/"_s;
const QString overrunPath = u"/v1/migration/8/"_s;

QString carnet(const QString &action = {})
{
    return u"/v1/migration/5/account/19/"_s + (action.isEmpty() ? QString() : action + u'/');
}

QStringList gateCodes(const platform::Response &response)
{
    QStringList codes;
    for (const QJsonValue &gate : QJsonDocument::fromJson(response.body)["gates"_L1].toArray())
        codes.append(gate["code"_L1].toString());
    return codes;
}

QJsonObject move(int account, const QJsonValue &notBefore = {})
{
    return {
        {u"account"_s, account}, {u"leg"_s, u"out"_s}, {u"not_before"_s, notBefore}, {u"not_after"_s, QJsonValue()}};
}

/// A task that support has begun, and whether it would be shown as one that gives no sign of life any more.
struct FollowedTask {
    FollowedTask(WireBench &on, const QString &command)
        : bench(on)
        , path(QString::fromLatin1(on.ask(on.support(), "POST", command).headers.value("Location")))
        , beat(on.object(on.support(), u"/v1/"_s)["policy"_L1]["heartbeat_seconds"_L1].toInt())
    {
    }

    [[nodiscard]] int patience() const { return migration::beatsUntilStalled * beat; }
    [[nodiscard]] QJsonObject task() const { return bench.object(bench.support(), path); }
    [[nodiscard]] bool isStalled() const
    {
        bench.engine->listenToWork();
        const QJsonObject object = task();
        migration::Task seen;
        seen.state = fromName<migration::TaskState>(object["state"_L1].toString());
        seen.heartbeat = fromWireTime(object["heartbeat"_L1].toString());
        return migration::isStalled(seen, beat, bench.clock.now());
    }

    WireBench &bench;
    QString path;
    int beat;
};

} // namespace

/// The roads beside the straight one, on a platform whose clock the test holds: other kinds, queues, deadlines, rights,
/// and several people at once.
class Roads : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publicCloudThereAndBack();
    void publicCloudWithoutAWayBack();
    void optionalInPlace();
    void optionalThatFailsIsStartedAgain();
    void sharedTransitHasNoPrecopy();
    void orderIsRefusedWhileTheDiskIsFull();
    void sharedTransitIsEverybodys();
    void deadlineStartsByItself();
    void deadlineGoesOnOnceTransitIsReady();
    void oldCopyIsDiscarded();
    void whatHasEndedIsSaidOnce();
    void expiredTestsAreRemoved();
    void queueInOrder();
    void queueStopsAtAFailure();
    void queueIsPausedAndReplaced();
    void talkIsKeptInOrder();
    void checksAreComparedAndLogged();
    void timesToLive();
    void notesAndTicks();
    void permissionsLimitActing();
    void supportActsOnBehalf();
    void presenceIsSeenAndForgotten();
    void everyRouteWithEveryRole();
    void everyAnswerIsDated();
    void changedAndChangedBackIsNoLongerTheSame();
    void aSilentTaskIsStalled_data()
    {
        QTest::addColumn<bool>("byFault");
        QTest::newRow("hosting hangs") << false;
        QTest::newRow("a worker hangs") << true;
    }
    void aSilentTaskIsStalled();
    void contentThatIsMadeIsWork();
    void twoClientsInterleaved();
};

void Roads::publicCloudThereAndBack()
{
    WireBench bench;
    const QByteArray camille = bench.customer(acme);
    QCOMPARE(gateCodes(bench.ask(camille, "POST", carnet(u"migrate"_s))),
             (QStringList{u"documentation_not_read"_s, u"not_ready"_s}));
    QCOMPARE(bench.ask(camille, "POST", publicPath + u"read_documentation/"_s).status, 204);
    QCOMPARE(bench.ask(camille, "POST", carnet(u"ready"_s)).status, 204);
    QCOMPARE(bench.object(camille, publicPath)["path"_L1]["current"_L1].toString(), u"test_migration"_s);
    QCOMPARE(bench.ask(camille, "POST", carnet(u"migrate"_s)).status, 202);
    QVERIFY(bench.settle());
    QCOMPARE(bench.object(camille, carnet())["location"_L1].toString(), u"client_new"_s);
    QJsonObject migration = bench.object(camille, publicPath);
    QVERIFY(migration["path"_L1]["complete"_L1].toBool() && migration["completed_at"_L1].isString());
    QCOMPARE(migration["step"_L1].toInt(), 8);
    QCOMPARE(bench.object(camille, u"/v1/account/19/"_s)["location_object"_L1].toInt(), 10);
    QCOMPARE(bench.ask(camille, "POST", carnet(u"rollback"_s), {{u"keep"_s, u"current"_s}}).status, 202);
    QVERIFY(bench.settle());
    migration = bench.object(camille, publicPath);
    QVERIFY(!migration["path"_L1]["complete"_L1].toBool() && migration["completed_at"_L1].isNull());
    QCOMPARE(bench.object(camille, u"/v1/account/19/"_s)["location_object"_L1].toInt(), 9);
    QCOMPARE(bench.ask(camille, "POST", carnet(u"migrate"_s)).status, 202);
    QVERIFY(bench.settle());
    bench.clock.advance(8 * 24 * 3600);
    QCOMPARE(gateCodes(bench.ask(camille, "POST", carnet(u"rollback"_s), {{u"keep"_s, u"current"_s}})),
             QStringList{u"rollback_expired"_s});
    QCOMPARE(bench.ask(bench.customer(boreal), "GET", publicPath).status, 404);
}

void Roads::publicCloudWithoutAWayBack()
{
    WireBench bench({{u"public_cloud_rollback_days"_s, 0}});
    const QByteArray support = bench.support();
    QCOMPARE(bench.object(support, publicPath)["rollback_days"_L1].toInt(), 0);
    QCOMPARE(bench.ask(support, "POST", publicPath + u"read_documentation/"_s).status, 204);
    QCOMPARE(bench.ask(support, "POST", carnet(u"ready"_s)).status, 204);
    QCOMPARE(bench.ask(support, "POST", carnet(u"migrate"_s)).status, 202);
    QVERIFY(bench.settle());
    QVERIFY(gateCodes(bench.ask(support, "POST", carnet(u"rollback"_s), {{u"keep"_s, u"frozen"_s}}))
                .contains(u"rollback_not_offered"_s));
}

void Roads::optionalInPlace()
{
    WireBench bench;
    const QByteArray jules = bench.customer(lumen);
    const QJsonObject confirm{{u"confirm"_s, u"vps-lumen"_s}};
    QCOMPARE(gateCodes(bench.ask(jules, "POST", u"/v1/migration/6/account/20/test/"_s)),
             (QStringList{u"not_offered"_s, u"test_not_offered"_s}));
    QCOMPARE(bench.ask(jules, "POST", optionalPath + u"read_documentation/"_s).status, 204);
    QCOMPARE(gateCodes(bench.ask(jules, "POST", optionalPath + u"upgrade/"_s, {{u"confirm"_s, u"vps"_s}})),
             QStringList{u"confirmation_missing"_s});
    QCOMPARE(bench.ask(jules, "POST", optionalPath + u"upgrade/"_s, confirm).status, 202);
    QVERIFY(gateCodes(bench.ask(jules, "POST", optionalPath + u"upgrade/"_s, confirm)).contains(u"upgrade_started"_s));
    QVERIFY(bench.settle());
    const QJsonObject migration = bench.object(jules, optionalPath);
    QCOMPARE(migration["upgrade"_L1]["state"_L1].toString(), u"done"_s);
    QCOMPARE(migration["counts"_L1]["client_new"_L1].toInt(), 2);
    QVERIFY(migration["path"_L1]["complete"_L1].toBool());
    QCOMPARE(bench.driver.calls().filter(u"upgradeDatabases"_s).size(), 2);
    QVERIFY(bench.driver.calls().filter(u"switchTo"_s).isEmpty());
}

void Roads::optionalThatFailsIsStartedAgain()
{
    WireBench bench;
    const QByteArray jules = bench.customer(lumen);
    const QJsonObject confirm{{u"confirm"_s, u"vps-lumen"_s}};
    (void)bench.ask(jules, "POST", optionalPath + u"read_documentation/"_s);
    for (const QString &call : {u"checkUpgrade"_s, u"upgradeDatabases"_s}) {
        bench.driver.failAt(call, u"io_failed"_s);
        QCOMPARE(bench.ask(jules, "POST", optionalPath + u"upgrade/"_s, confirm).status, 202);
        QVERIFY(bench.settle());
        QCOMPARE(bench.object(jules, optionalPath)["upgrade"_L1]["state"_L1].toString(), u"failed"_s);
        QCOMPARE(bench.object(jules, optionalPath)["counts"_L1]["busy"_L1].toInt(), 0);
        bench.driver.repair();
    }
    QCOMPARE(bench.ask(jules, "POST", optionalPath + u"upgrade/"_s, confirm).status, 202);
    QVERIFY(bench.settle());
    QCOMPARE(bench.object(jules, optionalPath)["upgrade"_L1]["state"_L1].toString(), u"done"_s);
}

/// S2, notes: no precopy on the shared transit server.
void Roads::orderIsRefusedWhileTheDiskIsFull()
{
    WireBench bench;
    qint64 available = 5;
    bench.engine->setSpace({[&] { return available; }, 10});
    const QByteArray key = WireBench::newKey();
    const QString path = u"/v1/migration/3/account/10/migrate/"_s;
    const auto before = bench.object(bench.support(), u"/v1/migration/3/account/10/"_s);
    const auto refused = bench.ask(bench.support(), "POST", path, {}, {.key = key});
    QCOMPARE(refused.status, 503);
    QCOMPARE(QJsonDocument::fromJson(refused.body)["code"_L1].toString(), u"storage_full"_s);
    QCOMPARE(bench.object(bench.support(), u"/v1/migration/3/account/10/"_s), before);
    // The refusal is no answer to the command: the same one is carried out when there is room.
    available = 10;
    const auto accepted = bench.ask(bench.support(), "POST", path, {}, {.key = key});
    QCOMPARE(accepted.status, 202);
    // And what was acknowledged stays acknowledged, however full the disk is.
    available = 0;
    const auto again = bench.ask(bench.support(), "POST", path, {}, {.key = key});
    QCOMPARE(again.status, 202);
    QCOMPARE(again.headers.value("Location"), accepted.headers.value("Location"));
    // What makes room, or takes none, is still done.
    const QString task = QString::fromLatin1(accepted.headers.value("Location"));
    QCOMPARE(bench.ask(bench.support(), "POST", task + u"cancel/"_s).status, 204);
}

void Roads::sharedTransitHasNoPrecopy()
{
    WireBench bench;
    QCOMPARE(bench.ask(bench.customer(boreal), "POST", sharedPath + u"account/22/migrate/"_s).status, 202);
    QVERIFY(bench.settle());
    QCOMPARE(bench.object(bench.support(), sharedPath + u"account/22/"_s)["location"_L1].toString(), u"transit"_s);
    QVERIFY(bench.driver.calls().filter(u"precopy "_s).isEmpty());
    QCOMPARE(bench.driver.calls().filter(u"copyDifference"_s).size(), 1);
    QVERIFY(bench.object(bench.support(), sharedPath)["costs"_L1].isNull()); // and without limit
}

void Roads::sharedTransitIsEverybodys()
{
    WireBench bench;
    const QByteArray support = bench.support();
    // vps-boreal waits for a server of its own; somebody else asks for the shared one.
    for (int account = 1; account <= 6; ++account)
        (void)bench.ask(support, "POST", u"/v1/migration/1/account/%1/ready/"_s.arg(account));
    QCOMPARE(bench
                 .ask(support, "POST", u"/v1/migration/1/transit_request/"_s,
                      {{u"kind"_s, u"shared"_s}, {u"message"_s, u""_s}})
                 .status,
             204);
    const auto requests =
        QJsonDocument::fromJson(bench.ask(support, "GET", u"/v1/support_request/?migration=1"_s).body);
    const QString path = requests[0]["href"_L1].toString();
    QCOMPARE(gateCodes(bench.ask(support, "POST", path + u"allocate/"_s, {{u"server"_s, 6}, {u"override"_s, true}})),
             QStringList{u"transit_kind_differs"_s});
    QCOMPARE(bench.ask(support, "POST", path + u"allocate/"_s, {{u"server"_s, 12}, {u"override"_s, false}}).status,
             202);
    QVERIFY(bench.settle());
    QVERIFY(bench.driver.calls().filter(u"precopy "_s).isEmpty());
    const QJsonObject shared = bench.object(support, u"/v1/server/12/"_s);
    QCOMPARE(shared["state"_L1].toString(), u"running"_s);
    QVERIFY(shared["lent_to"_L1].isNull());
    int onShared = 0;
    for (const QJsonValue &loan : QJsonDocument::fromJson(bench.ask(support, "GET", u"/v1/transit/"_s).body).array())
        onShared += loan["kind"_L1].toString() == "shared"_L1;
    QCOMPARE(onShared, 2);
}

/// P2: past its deadline a mandatory migration starts by itself.
void Roads::deadlineStartsByItself()
{
    WireBench bench;
    bench.engine->runSchedule();
    QCOMPARE(bench.object(bench.support(), u"/v1/migration/1/"_s)["transit"_L1]["state"_L1].toString(), u"none"_s);
    bench.clock.advance(61 * 24 * 3600);
    bench.engine->runSchedule();
    bench.engine->runSchedule();
    const QJsonObject migration = bench.object(bench.support(), u"/v1/migration/1/"_s);
    QCOMPARE(migration["transit"_L1]["state"_L1].toString(), u"requested"_s);
    QVERIFY(migration["started_by_deadline_at"_L1].isString());
    QCOMPARE(QJsonDocument::fromJson(bench.ask(bench.support(), "GET", u"/v1/support_request/?migration=1"_s).body)
                 .array()
                 .size(),
             1);
    QVERIFY(bench.settle()); // the account of the public cloud goes all the way, prepared or not
    QCOMPARE(bench.object(bench.support(), carnet())["location"_L1].toString(), u"client_new"_s);
    QCOMPARE(bench.object(bench.support(), optionalPath)["upgrade"_L1]["state"_L1].toString(), u"none"_s);
    const QByteArray log = bench.ask(bench.support(), "GET", u"/v1/log/"_s).body;
    QCOMPARE(log.count("ESC-7002"), 2);
}

/// P2 and the provider's mails (it starts by itself): what needs no person goes on by itself once support has brought
/// transit; what only the customer can know does not.
void Roads::deadlineGoesOnOnceTransitIsReady()
{
    WireBench bench;
    const QString path = u"/v1/migration/3/"_s; // in the middle of step 4
    const auto turn = [&] {
        bench.engine->runSchedule();
        return bench.settle();
    };
    QVERIFY(turn());
    QCOMPARE(bench.object(bench.support(), path)["counts"_L1]["client_old"_L1].toInt(), 2);
    bench.clock.advance(61 * 24 * 3600);
    bench.driver.failAt(u"copyDatabases"_s, u"io_failed"_s);
    QVERIFY(turn()); // the first one fails, and is left to people
    bench.driver.repair();
    for (int i = 0; i < 4; ++i)
        QVERIFY(turn());
    const QJsonObject migration = bench.object(bench.support(), path);
    QCOMPARE(migration["counts"_L1]["client_old"_L1].toInt(), 1);
    QCOMPARE(migration["counts"_L1]["failed"_L1].toInt(), 1);
    QVERIFY(migration["started_by_deadline_at"_L1].isString());
    QCOMPARE(migration["reinstallation"_L1]["state"_L1].toString(), u"none"_s);
    QCOMPARE(bench.driver.calls().filter(u"switchTo export"_s).size(), 1);
    QCOMPARE(bench.driver.calls().filter(u"switchTo analytics"_s).size(), 0);
    QCOMPARE(bench.ask(bench.support(), "GET", u"/v1/log/?migration=3"_s).body.count("ESC-7003"), 1);
    // Rolled back after the deadline: that is somebody's will, and stays.
    QCOMPARE(
        bench.ask(bench.customer(boreal), "POST", path + u"account/14/rollback/"_s, {{u"keep"_s, u"current"_s}}).status,
        202);
    QVERIFY(turn() && turn());
    QCOMPARE(bench.object(bench.support(), path + u"account/14/"_s)["location"_L1].toString(), u"client_old"_s);
}

/// P6: once nothing can be rolled back, the copy on the old server of the public cloud goes; not a moment earlier.
void Roads::oldCopyIsDiscarded()
{
    WireBench bench;
    const QByteArray camille = bench.customer(acme);
    QCOMPARE(bench.ask(camille, "POST", publicPath + u"read_documentation/"_s).status, 204);
    QCOMPARE(bench.ask(camille, "POST", carnet(u"ready"_s)).status, 204);
    QCOMPARE(bench.ask(camille, "POST", carnet(u"migrate"_s)).status, 202);
    QVERIFY(bench.settle());
    const auto turn = [&] {
        bench.engine->runSchedule();
        return bench.settle();
    };
    const auto removals = [&] { return bench.driver.calls().filter(u"removeCopy carnet"_s).size(); };
    bench.clock.advance(7 * 24 * 3600 - 7200); // a change of daylight saving time is less than this
    QVERIFY(turn());
    QCOMPARE(removals(), 0);
    bench.clock.advance(2 * 7200);
    bench.driver.failAt(u"removeCopy"_s, u"io_failed"_s);
    QVERIFY(turn() && turn());
    QCOMPARE(removals(), 1); // what fails is tried again in an hour, not at every turn
    QCOMPARE(bench.object(camille, carnet())["activity"_L1].toString(), u"idle"_s);
    QVERIFY(bench.object(camille, carnet())["copy_discarded_at"_L1].isNull());
    bench.driver.repair();
    bench.clock.advance(3601);
    bench.driver.serve(u"carnet"_s, u"public-07"_s); // as if it were served from there after all
    QVERIFY(turn());
    QCOMPARE(removals(), 1);
    bench.driver.serve(u"carnet"_s, u"public-12"_s);
    bench.clock.advance(3601);
    QVERIFY(turn() && turn());
    QCOMPARE(removals(), 2);
    QVERIFY(bench.object(camille, carnet())["copy_discarded_at"_L1].isString());
    const auto tasks = QJsonDocument::fromJson(bench.ask(camille, "GET", u"/v1/task/?migration=5"_s).body).array();
    const QJsonObject task = tasks.last().toObject();
    QCOMPARE(task["type"_L1].toString(), u"discard_copy"_s);
    QCOMPARE(task["state"_L1].toString(), u"done"_s);
    QCOMPARE(task["role"_L1].toString(), u"time"_s);
    QVERIFY(gateCodes(bench.ask(camille, "POST", carnet(u"rollback"_s), {{u"keep"_s, u"frozen"_s}}))
                .contains(u"rollback_expired"_s));
    QCOMPARE(bench.ask(camille, "GET", u"/v1/log/?migration=5"_s).body.count("ESC-4303"), 1);
}

/// S2, notes: two weeks of transit, a week to relocate; then the bill runs, and both sides are told, once.
void Roads::whatHasEndedIsSaidOnce()
{
    WireBench bench;
    const auto said = [&](int migration, const char *code) {
        return bench.ask(bench.support(), "GET", u"/v1/log/?migration=%1"_s.arg(migration)).body.count(code);
    };
    for (int i = 0; i < 3; ++i)
        bench.engine->runSchedule();
    QCOMPARE(said(8, "ESC-5003"), 1); // srv-acme-02 has had its transit server for 17 days
    QCOMPARE(said(7, "ESC-5003"), 0); // the shared one has no limit
    QCOMPARE(said(4, "ESC-5004"), 0);
    const qint64 before = bench.state.feedSeq();
    bench.clock.advance(7 * 24 * 3600);
    for (int i = 0; i < 3; ++i)
        bench.engine->runSchedule();
    QCOMPARE(said(4, "ESC-5004"), 1); // srv-lumen was reinstalled yesterday, and the customer relocates
    QCOMPARE(said(4, "ESC-5003"), 1);
    QCOMPARE(said(8, "ESC-5003"), 1);
    const QJsonObject page = bench.object(bench.customer(lumen), u"/v1/event/?after=%1"_s.arg(before));
    QVERIFY(std::ranges::any_of(page["events"_L1].toArray(), [](const QJsonValue &event) {
        return event["href"_L1].toString() == "/v1/migration/4/"_L1
               && event["object"_L1]["costs"_L1]["so_far"_L1]["amount"_L1].toString() != "0.00"_L1;
    }));
    QCOMPARE(bench.ask(bench.customer(lumen), "POST", u"/v1/migration/4/account/17/relocate/"_s).status, 202);
    QVERIFY(bench.settle()); // the accounts stay the customer's to move
}

void Roads::expiredTestsAreRemoved()
{
    WireBench bench;
    const QString shop = u"/v1/migration/1/account/1/"_s;
    QCOMPARE(bench.ask(bench.support(), "POST", shop + u"test/"_s).status, 202);
    QVERIFY(bench.settle());
    bench.clock.advance(13 * 24 * 3600);
    bench.engine->runSchedule();
    QVERIFY(bench.settle());
    QCOMPARE(bench.object(bench.support(), shop)["test"_L1]["state"_L1].toString(), u"available"_s);
    bench.clock.advance(2 * 24 * 3600);
    bench.engine->runSchedule();
    QVERIFY(bench.settle());
    QCOMPARE(bench.object(bench.support(), shop)["test"_L1]["state"_L1].toString(), u"none"_s);
    QCOMPARE(bench.driver.calls().filter(u"removeTest"_s).size(), 1);
}

void Roads::queueInOrder()
{
    WireBench bench;
    const QByteArray ingrid = bench.customer(boreal);
    const QString path = u"/v1/migration/3/"_s;
    const QJsonObject body{{u"moves"_s, QJsonArray{move(14), move(10)}}, {u"stop_at_failure"_s, true}};
    QCOMPARE(bench.ask(ingrid, "POST", path + u"plan/"_s, body).status, 204);
    for (int i = 0; i < 5; ++i) {
        bench.engine->runSchedule();
        QVERIFY(bench.settle());
    }
    QCOMPARE(bench.driver.calls().filter(u"switchTo"_s), (QStringList{u"switchTo export"_s, u"switchTo analytics"_s}));
    QCOMPARE(bench.object(ingrid, path)["plan"_L1]["state"_L1].toString(), u"done"_s);
    for (const QJsonObject &wrong :
         {QJsonObject{{u"moves"_s, QJsonArray{move(14), move(14)}}, {u"stop_at_failure"_s, true}},
          QJsonObject{{u"moves"_s, QJsonArray{move(1)}}, {u"stop_at_failure"_s, true}},
          QJsonObject{{u"moves"_s, QJsonArray{}}, {u"stop_at_failure"_s, true}}})
        QCOMPARE(bench.ask(ingrid, "POST", path + u"plan/"_s, wrong).status, 400);
}

void Roads::queueStopsAtAFailure()
{
    WireBench bench;
    const QByteArray ingrid = bench.customer(boreal);
    const QString path = u"/v1/migration/3/"_s;
    bench.driver.failAt(u"copyDatabases"_s, u"io_failed"_s);
    const QJsonObject body{{u"moves"_s, QJsonArray{move(14), move(10)}}, {u"stop_at_failure"_s, true}};
    QCOMPARE(bench.ask(ingrid, "POST", path + u"plan/"_s, body).status, 204);
    for (int i = 0; i < 4; ++i) {
        bench.engine->runSchedule();
        QVERIFY(bench.settle());
    }
    QJsonObject plan = bench.object(ingrid, path)["plan"_L1].toObject();
    QCOMPARE(plan["state"_L1].toString(), u"stopped"_s);
    QCOMPARE(plan["stopped_by"_L1].toString(), u"io_failed"_s);
    QCOMPARE(plan["stopped_at"_L1]["href"_L1].toString(), u"/v1/account/14/"_s);
    QCOMPARE(bench.driver.calls().filter(u"freeze"_s).size(), 1);
    bench.driver.repair();
    QCOMPARE(bench.ask(ingrid, "POST", path + u"resume_plan/"_s).status, 204);
    for (int i = 0; i < 5; ++i) {
        bench.engine->runSchedule();
        QVERIFY(bench.settle());
    }
    QCOMPARE(bench.object(ingrid, path)["plan"_L1]["state"_L1].toString(), u"done"_s);
    QCOMPARE(bench.object(ingrid, path)["counts"_L1]["transit"_L1].toInt(), 5);
}

void Roads::queueIsPausedAndReplaced()
{
    WireBench bench;
    const QByteArray ingrid = bench.customer(boreal);
    const QString path = u"/v1/migration/3/"_s;
    const QString later = toWireTime(bench.clock.now().addSecs(3600));
    QCOMPARE(bench
                 .ask(ingrid, "POST", path + u"plan/"_s,
                      {{u"moves"_s, QJsonArray{move(10, later), move(14)}}, {u"stop_at_failure"_s, true}})
                 .status,
             204);
    bench.engine->runSchedule();
    QVERIFY(bench.state.liveTasks().isEmpty()); // its time has not come, and the next waits behind it
    QCOMPARE(bench
                 .ask(ingrid, "POST", path + u"plan/"_s,
                      {{u"moves"_s, QJsonArray{move(14), move(10, later)}}, {u"stop_at_failure"_s, true}})
                 .status,
             204); // another order
    QCOMPARE(bench.ask(ingrid, "POST", path + u"pause_plan/"_s).status, 204);
    bench.engine->runSchedule();
    QVERIFY(bench.state.liveTasks().isEmpty());
    QCOMPARE(bench.ask(ingrid, "POST", path + u"resume_plan/"_s).status, 204);
    bench.engine->runSchedule();
    QVERIFY(bench.settle());
    QCOMPARE(bench.driver.calls().filter(u"switchTo"_s), QStringList{u"switchTo export"_s});
    bench.clock.advance(3601);
    for (int i = 0; i < 3; ++i) {
        bench.engine->runSchedule();
        QVERIFY(bench.settle());
    }
    QCOMPARE(bench.object(ingrid, path)["plan"_L1]["state"_L1].toString(), u"done"_s);
    QCOMPARE(bench.ask(ingrid, "POST", path + u"cancel_plan/"_s).status, 409);
}

void Roads::talkIsKeptInOrder()
{
    WireBench bench;
    const QByteArray ingrid = bench.customer(boreal);
    const QByteArray sophie = bench.support();
    const QString path = u"/v1/support_request/1/"_s;
    QCOMPARE(bench.ask(sophie, "POST", path + u"message/"_s, {{u"text"_s, u"Thursday."_s}}).status, 204);
    QCOMPARE(bench.ask(ingrid, "POST", path + u"message/"_s, {{u"text"_s, u"Good."_s}}).status, 204);
    QCOMPARE(bench.ask(sophie, "POST", path + u"accept/"_s).status, 204);
    QCOMPARE(bench.ask(sophie, "POST", path + u"wait/"_s, {{u"reason"_s, u"Friday."_s}}).status, 204);
    QCOMPARE(bench.ask(ingrid, "POST", path + u"decline/"_s, {{u"reason"_s, u"no"_s}}).status, 403);
    QCOMPARE(bench.ask(sophie, "POST", path + u"decline/"_s, {{u"reason"_s, u"No stock."_s}}).status, 204);
    const QJsonObject request = bench.object(ingrid, path);
    QStringList talk;
    for (const QJsonValue &message : request["messages"_L1].toArray())
        talk.append(message["actor"_L1].toString() + u' ' + message["event"_L1].toString() + u' '
                    + message["text"_L1].toString());
    talk.removeFirst(); // as the practice company begins
    QCOMPARE(talk, (QStringList{u"Sophie  Thursday."_s, u"Ingrid  Good."_s, u"Sophie accept "_s,
                                u"Sophie wait Friday."_s, u"Sophie decline No stock."_s}));
    QCOMPARE(request["state"_L1].toString(), u"declined"_s);
    QCOMPARE(request["reason"_L1].toString(), u"No stock."_s);
    // Declined: the customer may prepare and ask again.
    QCOMPARE(bench
                 .ask(ingrid, "POST", u"/v1/migration/2/transit_request/"_s,
                      {{u"kind"_s, u"dedicated"_s}, {u"message"_s, u"Again, please."_s}})
                 .status,
             204);
    QCOMPARE(bench.ask(ingrid, "POST", u"/v1/migration/2/withdraw_transit_request/"_s).status, 204);
}

void Roads::checksAreComparedAndLogged()
{
    WireBench bench;
    bench.driver.site = {.at = bench.clock.now(), .status = 200, .title = u"Export"_s, .tables = {{u"main/a"_s, 3}}};
    bench.driver.hold(u"verify"_s);
    QCOMPARE(bench.ask(bench.support(), "POST", u"/v1/migration/3/account/14/migrate/"_s).status, 202);
    QTRY_VERIFY(!bench.driver.calls().filter(u"verify "_s).isEmpty());
    bench.driver.site.status = 500;
    bench.driver.site.tables[u"main/a"_s] = 2;
    bench.driver.letGo(u"verify"_s);
    QVERIFY(bench.settle());
    const QJsonObject checks = bench.object(bench.support(), u"/v1/migration/3/account/14/"_s)["attempts"_L1]
                                   .toArray()
                                   .last()["checks"_L1]
                                   .toObject();
    QCOMPARE(checks["before"_L1]["status"_L1].toInt(), 200);
    QCOMPARE(checks["after"_L1]["status"_L1].toInt(), 500);
    QCOMPARE(checks["differences"_L1].toArray().size(), 2);
    QVERIFY(bench.ask(bench.support(), "GET", u"/v1/log/"_s).body.contains("ESC-4601"));
}

void Roads::timesToLive()
{
    WireBench bench;
    const QByteArray camille = bench.customer(acme);
    QJsonObject internal;
    QJsonObject external;
    for (const QJsonValue &domain :
         QJsonDocument::fromJson(bench.ask(camille, "GET", u"/v1/domain/?account=19"_s).body).array())
        (domain["dns"_L1].toString() == "internal"_L1 ? internal : external) = domain.toObject();
    QCOMPARE(internal["ttl"_L1].toInt(), 3600);
    const QString path = internal["href"_L1].toString();
    QCOMPARE(bench.ask(camille, "PATCH", path, {{u"ttl"_s, 300}}).status, 204);
    internal = bench.object(camille, path);
    QCOMPARE(internal["ttl"_L1].toInt(), 300);
    QCOMPARE(internal["ttl_before"_L1].toInt(), 3600);
    QVERIFY(internal["ttl_changed_at"_L1].isString());
    QCOMPARE(bench.ask(camille, "PATCH", path, {{u"ttl"_s, 1}}).status, 400);
    QCOMPARE(bench.ask(camille, "PATCH", external["href"_L1].toString(), {{u"ttl"_s, 300}}).status, 409);
    QCOMPARE(bench.ask(bench.customer(boreal), "PATCH", path, {{u"ttl"_s, 300}}).status, 404);
    QCOMPARE(bench.ask(bench.reviewer(), "PATCH", path, {{u"ttl"_s, 300}}).status, 403);
}

/// Notes of both sides, and the migration's checklist, ticked for each account.
void Roads::notesAndTicks()
{
    WireBench bench;
    const QByteArray ingrid = bench.customer(boreal);
    const QByteArray sophie = bench.support();
    const QString export_ = u"/v1/migration/3/account/14/"_s;
    const auto texts = [&](QLatin1StringView key, QLatin1StringView of) {
        QStringList list;
        for (const QJsonValue &one : bench.object(ingrid, export_)[key].toArray())
            list.append(one["actor"_L1].toString() + u": "_s + one[of].toString());
        return list;
    };
    const qint64 before = bench.state.feedSeq();
    const QByteArray key = WireBench::newKey();
    for (int i = 0; i < 2; ++i) { // a repetition is the same note
        QCOMPARE(
            bench
                .ask(ingrid, "POST", export_ + u"note/"_s, {{u"text"_s, u"Ring first."_s}}, {.key = key, .ifMatch = {}})
                .status,
            204);
    }
    QCOMPARE(bench.ask(sophie, "POST", export_ + u"note/"_s, {{u"text"_s, u"<b>Done</b>"_s}}).status, 204);
    QCOMPARE(texts("notes"_L1, "text"_L1), (QStringList{u"Ingrid: Ring first."_s, u"Sophie: <b>Done</b>"_s}));
    const QJsonArray notes = bench.object(sophie, export_)["notes"_L1].toArray();
    QCOMPARE(notes[0]["role"_L1].toString(), u"customer"_s);
    const QJsonObject events = bench.object(ingrid, u"/v1/event/?after=%1"_s.arg(before));
    QVERIFY(std::ranges::any_of(events["events"_L1].toArray(), [&](const QJsonValue &event) {
        return event["href"_L1].toString() == export_ && event["object"_L1]["notes"_L1].toArray().size() == 2;
    }));
    for (const QString &text : {u""_s, u" \n "_s, QString(longestNote + 1, u'x')})
        QCOMPARE(bench.ask(ingrid, "POST", export_ + u"note/"_s, {{u"text"_s, text}}).status, 400);
    QCOMPARE(bench.ask(bench.reviewer(), "POST", export_ + u"note/"_s, {{u"text"_s, u"I"_s}}).status, 403);
    QCOMPARE(bench.ask(bench.customer(acme), "POST", export_ + u"note/"_s, {{u"text"_s, u"I"_s}}).status, 404);

    const auto remove = [&](const QByteArray &token, const QJsonValue &note) {
        return bench.ask(token, "POST", export_ + u"remove_note/"_s, {{u"note"_s, note["id"_L1]}});
    };
    QCOMPARE(gateCodes(remove(ingrid, notes[1])), QStringList{u"note_of_other_side"_s});
    QCOMPARE(remove(sophie, notes[0]).status, 204); // support does for the customer what the customer can
    QCOMPARE(gateCodes(remove(ingrid, notes[0])), QStringList{u"no_such_note"_s});
    QCOMPARE(texts("notes"_L1, "text"_L1), QStringList{u"Sophie: <b>Done</b>"_s});
    // The ids of one account remove nothing of another.
    QCOMPARE(gateCodes(bench.ask(sophie, "POST", u"/v1/migration/3/account/13/remove_note/"_s,
                                 {{u"note"_s, notes[1]["id"_L1]}})),
             QStringList{u"no_such_note"_s});
    for (int i = 1; i < mostNotes; ++i)
        QCOMPARE(bench.ask(ingrid, "POST", export_ + u"note/"_s, {{u"text"_s, QString::number(i)}}).status, 204);
    QCOMPARE(gateCodes(bench.ask(ingrid, "POST", export_ + u"note/"_s, {{u"text"_s, u"more"_s}})),
             QStringList{u"too_many_notes"_s});

    const auto tick = [&](const QByteArray &token, const QString &word, const QString &item) {
        return bench.ask(token, "POST", export_ + word + u'/', {{u"item"_s, item}});
    };
    QStringList before_;
    QStringList after;
    for (const QJsonValue &item : bench.object(ingrid, u"/v1/migration/3/"_s)["checklist"_L1].toArray()) {
        (item["when"_L1].toString() == "before"_L1 ? before_ : after).append(item["code"_L1].toString());
        for (const QLatin1StringView part : {"title"_L1, "text"_L1})
            QVERIFY(!item[part]["en"_L1].toString().isEmpty() && !item[part]["fr"_L1].toString().isEmpty());
    }
    QVERIFY(before_.contains(u"runtimes"_s) && before_.contains(u"tls"_s) && after.contains(u"ssh_host_keys"_s));
    QCOMPARE(tick(ingrid, u"tick"_s, u"runtimes"_s).status, 204);
    QCOMPARE(gateCodes(tick(sophie, u"tick"_s, u"runtimes"_s)), QStringList{u"already_ticked"_s});
    QCOMPARE(tick(ingrid, u"tick"_s, u"nothing_of_that_name"_s).status, 400);
    QCOMPARE(gateCodes(tick(ingrid, u"untick"_s, u"tls"_s)), QStringList{u"not_ticked"_s});
    QCOMPARE(gateCodes(tick(ingrid, u"tick"_s, u"ssh_host_keys"_s)), QStringList{u"account_not_migrated"_s});
    QCOMPARE(bench.ask(ingrid, "POST", export_ + u"migrate/"_s).status, 202);
    QVERIFY(bench.settle());
    QCOMPARE(tick(ingrid, u"tick"_s, u"ssh_host_keys"_s).status, 204);
    QCOMPARE(texts("ticks"_L1, "item"_L1), (QStringList{u"Ingrid: runtimes"_s, u"Ingrid: ssh_host_keys"_s}));
    // As `verified`, what was looked after once it had moved is to be looked after again.
    QCOMPARE(bench.ask(ingrid, "POST", export_ + u"rollback/"_s, {{u"keep"_s, u"current"_s}}).status, 202);
    QVERIFY(bench.settle());
    QCOMPARE(texts("ticks"_L1, "item"_L1), QStringList{u"Ingrid: runtimes"_s});
    QCOMPARE(tick(sophie, u"untick"_s, u"runtimes"_s).status, 204);
    QVERIFY(texts("ticks"_L1, "item"_L1).isEmpty());

    // The log says who did what, on whose behalf, and not what a note says.
    const QByteArray log = bench.ask(sophie, "GET", u"/v1/log/?migration=3"_s).body;
    for (const QByteArrayView code : {"ESC-2034", "ESC-2035", "ESC-2036", "ESC-2037"})
        QVERIFY2(log.contains(code), code.data());
    QVERIFY(!log.contains("Ring first"));
}

void Roads::permissionsLimitActing()
{
    WireBench bench;
    const auto made = [&](const QJsonObject &permission) {
        const platform::Response response = bench.ask(bench.support(), "POST", u"/v1/token/"_s,
                                                      {{u"name"_s, u"Léa"_s},
                                                       {u"role"_s, u"customer"_s},
                                                       {u"customer"_s, 1},
                                                       {u"expires"_s, toWireTime(bench.clock.now().addDays(2))},
                                                       {u"permission"_s, permission}});
        return response.status == 201 ? QJsonDocument::fromJson(response.body)["secret"_L1].toString().toLatin1()
                                      : QByteArray::number(response.status);
    };
    const QByteArray some =
        made({{u"everything"_s, false}, {u"servers"_s, QJsonArray{14}}, {u"accounts"_s, QJsonArray{1}}});
    const auto status = [&](const QString &path, const QJsonObject &body = {}) {
        return bench.ask(some, "POST", path, body).status;
    };
    QCOMPARE(bench.ask(some, "GET", u"/v1/migration/1/account/2/"_s).status, 200); // it sees what its customer sees
    QCOMPARE(status(u"/v1/migration/1/account/1/ready/"_s), 204);
    QCOMPARE(status(u"/v1/migration/1/account/2/unready/"_s), 403);
    QCOMPARE(status(u"/v1/migration/1/transit_request/"_s, {{u"kind"_s, u"dedicated"_s}, {u"message"_s, u""_s}}), 403);
    QCOMPARE(status(u"/v1/migration/8/account/24/verify/"_s), 409); // it may; the gate says why not
    QCOMPARE(status(overrunPath + u"cancel_plan/"_s), 409);
    QCOMPARE(status(publicPath + u"read_documentation/"_s), 403);
    QCOMPARE(made({{u"everything"_s, false}, {u"servers"_s, QJsonArray{2}}, {u"accounts"_s, QJsonArray{}}}), "400"_ba);
    QCOMPARE(made({{u"everything"_s, false}, {u"servers"_s, QJsonArray{}}, {u"accounts"_s, QJsonArray{7}}}), "400"_ba);
    bench.clock.advance(2 * 24 * 3600);
    QCOMPARE(bench.ask(some, "GET", u"/v1/"_s).status, 401); // expired
}

void Roads::supportActsOnBehalf()
{
    WireBench bench;
    const platform::Response moved = bench.ask(bench.support(), "POST", u"/v1/migration/3/account/14/migrate/"_s);
    QCOMPARE(moved.status, 202);
    const QJsonObject task = bench.object(bench.support(), QString::fromLatin1(moved.headers.value("Location")));
    QCOMPARE(task["actor"_L1].toString(), u"Sophie"_s);
    QCOMPARE(task["on_behalf_of"_L1].toString(), boreal);
    QVERIFY(bench.ask(bench.support(), "GET", u"/v1/log/?migration=3"_s)
                .body.contains("\"escale.on_behalf_of\":\"Boreal\""));
    QVERIFY(bench.settle());
}

void Roads::presenceIsSeenAndForgotten()
{
    WireBench bench;
    const QString path = u"/v1/server/1/presence/"_s;
    const auto people = [&](const QByteArray &token) {
        QStringList list;
        for (const QJsonValue &person : bench.object(token, path)["people"_L1].toArray())
            list.append(person["actor"_L1].toString() + u' ' + person["doing"_L1].toString());
        return list;
    };
    QCOMPARE(bench.ask(bench.customer(acme), "POST", path, {{u"doing"_s, u"looking"_s}}).status, 204);
    const qint64 seq = bench.state.feedSeq();
    QCOMPARE(bench.ask(bench.customer(acme), "POST", path, {{u"doing"_s, u"looking"_s}}).status, 204);
    QCOMPARE(bench.state.feedSeq(), seq); // no news
    QCOMPARE(people(bench.support()), QStringList{u"Camille looking"_s});
    QCOMPARE(bench.ask(bench.support(), "POST", u"/v1/migration/1/account/1/ready/"_s).status, 204);
    QCOMPARE(people(bench.customer(acme)), (QStringList{u"Sophie acting"_s, u"Camille looking"_s}));
    QCOMPARE(bench.ask(bench.customer(acme), "POST", path, {{u"doing"_s, u"gone"_s}}).status, 204);
    bench.clock.advance(platform::Presence::holdsSeconds - 1);
    QCOMPARE(people(bench.support()), QStringList{u"Sophie acting"_s});
    bench.clock.advance(2);
    QCOMPARE(people(bench.support()), QStringList());
    QCOMPARE(bench.ask(bench.customer(boreal), "GET", path).status, 404);
    QCOMPARE(bench.ask(bench.customer(boreal), "POST", path, {{u"doing"_s, u"looking"_s}}).status, 404);
    QCOMPARE(bench.ask(bench.reviewer(), "POST", path, {{u"doing"_s, u"looking"_s}}).status, 403);
}

/// The routes come from the contract, so a new one is tried by itself: with every role, and with another customer's objects.
void Roads::everyRouteWithEveryRole()
{
    QFile file(QStringLiteral(ESCALE_CONTRACT));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString contract =
        QString::fromUtf8(file.readAll()).section(u"\npaths:\n"_s, 1).section(u"\ncomponents:\n"_s, 0, 0);
    struct Route {
        QString path;
        QByteArray method;
    };
    QList<Route> routes;
    QString path;
    static const QRegularExpression line(u"^  (/v1/[^:]*):$|^    (get|post|patch|delete|put):$"_s,
                                         QRegularExpression::MultilineOption);
    for (auto it = line.globalMatch(contract); it.hasNext();) {
        const auto match = it.next();
        if (match.hasCaptured(1) && !match.captured(1).isEmpty())
            path = match.captured(1);
        else
            routes.append({path, match.captured(2).toUpper().toLatin1()});
    }
    QVERIFY2(routes.size() > 60, qPrintable(QString::number(routes.size())));

    WireBench bench;
    const QByteArray stranger = bench.customer(boreal); // of everything below, which is Acme's or Lumen's
    const QByteArray owner = bench.customer(acme);
    const QHash<QString, QString> ofAcme{
        {u"customer"_s, u"1"_s}, {u"server"_s, u"1"_s},          {u"account"_s, u"1"_s},
        {u"database"_s, u"1"_s}, {u"domain"_s, u"1"_s},          {u"record"_s, u"1"_s},
        {u"ip"_s, u"1"_s},       {u"migration"_s, u"1"_s},       {u"task"_s, u"1"_s},
        {u"token"_s, u"1"_s},    {u"support_request"_s, u"0"_s}, {u"datacenter"_s, u"1"_s}};
    // A task and a request that are Acme's.
    QCOMPARE(bench.ask(bench.support(), "POST", u"/v1/migration/1/account/1/test/"_s).status, 202);
    QVERIFY(bench.settle());
    QString request;
    for (const QJsonValue &one :
         QJsonDocument::fromJson(bench.ask(bench.support(), "GET", u"/v1/support_request/"_s).body).array()) {
        if (one["migration"_L1]["href"_L1].toString() == overrunPath)
            request = one["href"_L1].toString().section(u'/', 3, 3);
    }
    QVERIFY(!request.isEmpty());
    int tried = 0;
    for (const Route &route : std::as_const(routes)) {
        const QString type = route.path.section(u'/', 2, 2);
        QString target = route.path;
        target.replace(u"{account_id}"_s, u"1"_s);
        target.replace(u"{id}"_s, type == "support_request"_L1 ? request : ofAcme.value(type, u"1"_s));
        target.replace(u"{key}"_s, QUuid::createUuid().toString(QUuid::WithoutBraces));
        const bool named = route.path.contains(u"{id}"_s);
        const bool writes = route.method != "GET";
        const QByteArray what = route.method + ' ' + target.toLatin1();
        const auto status = [&](const QByteArray &token) { return bench.ask(token, route.method, target).status; };
        if (target == "/v1/event/"_L1)
            target += u"?after=0"_s;

        QVERIFY2(status("nobody") == 401, what.constData());
        if (type == "token"_L1) {
            for (const QByteArray &token : {stranger, owner, bench.reviewer()})
                QVERIFY2(status(token) == 403, what.constData());
        } else if (named && type != "datacenter"_L1) {
            QVERIFY2(status(stranger) == 404,
                     QByteArray(what + " by a stranger: " + QByteArray::number(status(stranger))).constData());
        }
        if (writes && type != "command"_L1) {
            // Whether a role may comes before what the body says, so that there is one answer for each.
            const int reviewer = status(bench.reviewer());
            QVERIFY2(reviewer == 403, QByteArray(what + " by a reviewer: " + QByteArray::number(reviewer)).constData());
        } else if (!writes && type != "token"_L1) {
            QVERIFY2(status(bench.reviewer()) == 200, what.constData());
            QVERIFY2(status(owner) == 200, what.constData());
        }
        // What belongs to the desk is the desk's.
        for (const QLatin1StringView desk :
             {"/accept/"_L1, "/wait/"_L1, "/decline/"_L1, "/allocate/"_L1, "/reinstall/"_L1, "/release_transit/"_L1}) {
            if (!route.path.endsWith(desk))
                continue;
            const int customer = status(owner);
            QVERIFY2(customer == 403,
                     QByteArray(what + " by the customer: " + QByteArray::number(customer)).constData());
        }
        ++tried;
    }
    qInfo("%d routes with every role", tried);
    // Lists hold nothing of others.
    for (const QString &list : {u"server"_s, u"account"_s, u"migration"_s, u"task"_s, u"support_request"_s}) {
        const auto all = QJsonDocument::fromJson(bench.ask(stranger, "GET", u"/v1/%1/"_s.arg(list)).body).array();
        for (const QJsonValue &one : all) {
            const QString href = one["customer"_L1]["href"_L1].toString();
            QVERIFY2(href.isEmpty() || href == "/v1/customer/2/"_L1, qPrintable(list));
            const QString of = one["migration"_L1]["href"_L1].toString();
            QVERIFY2(of.isEmpty()
                         || QStringList({u"/v1/migration/2/"_s, u"/v1/migration/3/"_s, sharedPath}).contains(of),
                     qPrintable(list + u' ' + of));
        }
    }
}

/// By the platform's clock, on every answer: a desktop follows it.
void Roads::everyAnswerIsDated()
{
    WireBench bench;
    const auto dateOf = [&](const QByteArray &token, const QByteArray &method, const QString &path) {
        return bench.ask(token, method, path).headers.value("Date").toByteArray();
    };
    const auto now = [&] {
        return QLocale::c().toString(bench.clock.now(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
    };
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(dateOf(bench.support(), "GET", u"/v1/"_s), now());
        QCOMPARE(dateOf(bench.support(), "GET", u"/v1/migration/1/"_s), now());
        QCOMPARE(dateOf(bench.support(), "POST", u"/v1/migration/1/account/2/ready/"_s), now()); // refused
        QCOMPARE(dateOf("nobody", "GET", u"/v1/"_s), now());
        QCOMPARE(dateOf(bench.support(), "GET", u"/v1/nothing/"_s), now());
        bench.clock.advance(40 * 24 * 3600 + 12'345);
    }
}

/// Changed and changed back is not what it was: whoever decided on the first does not decide on the third by mistake. What
/// nobody decides on changes nothing of it, and a restart neither.
void Roads::changedAndChangedBackIsNoLongerTheSame()
{
    WireBench bench;
    const QString account = u"/v1/migration/1/account/2/"_s; // ready, and nothing else is going on there
    const auto tag = [&] { return bench.object(bench.support(), account)["etag"_L1].toString().toLatin1(); };
    const auto act = [&](const QString &action, const QByteArray &ifMatch) {
        return bench.ask(bench.support(), "POST", account + action + u'/', {}, {.key = {}, .ifMatch = ifMatch}).status;
    };
    const QByteArray first = tag();
    QCOMPARE(act(u"unready"_s, first), 204);
    const QByteArray second = tag();
    QVERIFY(second != first);
    QCOMPARE(act(u"ready"_s, second), 204);
    const QByteArray third = tag();
    QVERIFY(third != first && third != second);
    for (const QByteArray &old : {first, second})
        QCOMPARE(act(u"unready"_s, old), 412);
    QCOMPARE(tag(), third);
    // Notes and ticks are not what anybody decides on.
    QCOMPARE(bench.ask(bench.support(), "POST", account + u"note/"_s, {{u"text"_s, u"Mondays only"_s}}).status, 204);
    QCOMPARE(tag(), third);
    // Refused, and within one step from facts to facts: nothing that anybody could have seen.
    QCOMPARE(act(u"ready"_s, {}), 409);
    {
        platform::State::Change change(bench.state);
        migration::AccountFacts facts = *findAccount(*bench.state.migration(MigrationId(1)), AccountId(2));
        facts.preparation = migration::Preparation::Todo;
        bench.state.saveAccount(MigrationId(1), facts);
        facts.preparation = migration::Preparation::Ready;
        bench.state.saveAccount(MigrationId(1), facts);
        change.commit();
    }
    QCOMPARE(tag(), third);
    // The same of the migration itself, of a request and of a task.
    const QString request = u"/v1/support_request/1/"_s;
    const auto tagOf = [&](const QString &path) {
        return bench.object(bench.support(), path)["etag"_L1].toString().toLatin1();
    };
    const QByteArray asked = tagOf(request);
    QCOMPARE(bench.ask(bench.support(), "POST", request + u"message/"_s, {{u"text"_s, u"Thursday?"_s}}).status, 204);
    QVERIFY(tagOf(request) != asked);
    bench.driver.hold(u"precopy"_s);
    const platform::Response begun = bench.ask(bench.support(), "POST", u"/v1/migration/3/account/10/migrate/"_s);
    const QString task = QString::fromLatin1(begun.headers.value("Location"));
    QTRY_COMPARE(bench.object(bench.support(), task)["progress"_L1]["bytes"_L1].toInteger(), 1);
    const QByteArray running = tagOf(task);
    bench.driver.getsOn = true;
    for (int i = 0; i < 5; ++i) {
        const QJsonValue beat = bench.object(bench.support(), task)["heartbeat"_L1];
        bench.clock.advance(5);
        const auto hasBeaten = [&] {
            bench.engine->listenToWork();
            return bench.object(bench.support(), task)["heartbeat"_L1] != beat;
        };
        QTRY_VERIFY(hasBeaten());
        QCOMPARE(tagOf(task), running);
    }
    bench.driver.letGo(u"precopy"_s);
    QVERIFY(bench.settle());
    QVERIFY(tagOf(task) != running);

    // As after a restart.
    const QByteArray done = tagOf(task);
    bench.engine->stop();
    bench.state.close();
    QVERIFY(bench.state.open(bench.folder.filePath(u"platform.sqlite"_s)));
    QCOMPARE(tag(), third);
    QCOMPARE(tagOf(task), done);
    QCOMPARE(act(u"unready"_s, first), 412);
    QCOMPARE(act(u"unready"_s, third), 204);
}

/// A running task gives signs of life as long as its work gets on; one whose worker hangs gives none and is stalled, by what
/// the platform says and by its clock, however well the platform itself is. It has no state of its own for that: the same
/// facts are one or the other as time goes on.
void Roads::aSilentTaskIsStalled()
{
    QFETCH(const bool, byFault);
    WireBench bench;
    if (byFault)
        bench.fault = *platform::Fault::parse(u"migrate/precopy/work"_s, platform::Fault::Deed::Hang);
    else
        bench.driver.hold(u"precopy"_s);
    const FollowedTask followed(bench, u"/v1/migration/3/account/10/migrate/"_s);
    const auto task = [&] { return followed.task(); };
    const auto isStalled = [&] { return followed.isStalled(); };
    const int beat = followed.beat;
    const int patience = followed.patience();
    QTRY_COMPARE(task()["stage"_L1].toString(), u"precopy"_s);
    // Its one progress, and what came with it, are heard before the clock moves on.
    QTRY_VERIFY(byFault || task()["progress"_L1]["bytes"_L1].toInteger() == 1);
    QVERIFY(!isStalled());
    bench.clock.advance(patience);
    QVERIFY(!isStalled()); // the last moment
    bench.clock.advance(1);
    QVERIFY(isStalled());
    for (int i = 0; i < 5; ++i) { // however often the platform looks: it is not the platform that works
        bench.clock.advance(beat);
        QVERIFY(isStalled());
    }
    if (byFault) {
        bench.fault.release();
    } else {
        // Slow, but at work, and without any progress to be shown.
        bench.driver.getsOn = true;
        QTRY_VERIFY(!isStalled());
        for (int i = 0; i < 50; ++i) {
            bench.clock.advance(patience + 1);
            QTRY_VERIFY(!isStalled());
        }
        QCOMPARE(task()["progress"_L1]["bytes"_L1].toInteger(), 1);
        // Of what it knows of this stage, and of the databases that come later: it is far from done.
        const qint64 databases =
            bench.object(bench.support(), u"/v1/account/10/"_s)["usage"_L1]["databases"_L1].toInteger();
        QVERIFY(databases > 0);
        QCOMPARE(task()["progress"_L1]["total"_L1].toInteger(), 2 + databases);
        bench.driver.getsOn = false;
        const auto isStalledLater = [&] {
            bench.clock.advance(24 * 3600);
            return isStalled();
        };
        QTRY_VERIFY(isStalledLater()); // but for what it was in the middle of
        bench.driver.letGo(u"precopy"_s);
    }
    QVERIFY(bench.settle());
    QCOMPARE(task()["state"_L1].toString(), u"done"_s);
    bench.clock.advance(24 * 3600);
    QVERIFY(!isStalled()); // whoever has ended may be silent
}

/// Practice makes an account's content before the first work with it, and that may take as long as any copy.
void Roads::contentThatIsMadeIsWork()
{
    WireBench bench;
    std::atomic_bool isMaking = true;
    std::atomic_bool getsOn = false;
    const auto made = qScopeGuard([&] { isMaking = false; });
    bench.engine->setProvision([](MigrationId) {},
                               [&](const QString &, const platform::StageWatch &signs) -> Result<void> {
                                   while (isMaking) {
                                       if (getsOn)
                                           signs.sign();
                                       QThread::usleep(100);
                                   }
                                   return {};
                               });
    const FollowedTask followed(bench, u"/v1/migration/3/account/10/migrate/"_s);
    QTRY_COMPARE(followed.task()["stage"_L1].toString(), u"precopy"_s);
    bench.clock.advance(followed.patience() + 1);
    QVERIFY(followed.isStalled());
    getsOn = true;
    for (int i = 0; i < 20; ++i) {
        bench.clock.advance(followed.patience() + 1);
        QTRY_VERIFY(!followed.isStalled());
    }
    isMaking = false;
    QVERIFY(bench.settle());
    QCOMPARE(followed.task()["state"_L1].toString(), u"done"_s);
}

/// Two clients on the same server, thousands of seeded interleavings of reading, acting on what was read, repeating, and
/// following the feed. Each command happens at most once, a stale one does nothing, and both end up with the same picture.
void Roads::twoClientsInterleaved()
{
    WireBench bench;
    struct Client {
        QByteArray token;
        qint64 seq = 0;
        QMap<QString, QJsonObject> picture;
        QMap<QString, QByteArray> tags;
        QByteArray lastKey;
        QString lastPath;
        int lastStatus = 0;
        QByteArray lastLocation;
    };
    const QString base = u"/v1/migration/1/account/"_s;
    const QStringList words{u"ready"_s, u"unready"_s, u"test"_s, u"test_cleanup"_s};
    // A refusal is logged, and how far its log goes is part of a migration; nothing else has changed.
    const auto onlyLogged = [&](qint64 before) {
        return bench.state.database()
                   .single(u"SELECT count(*) FROM event WHERE seq>? AND type<>'migration'"_s, {before})
                   .toInt()
               == 0;
    };
    const auto all = [&](Client &client) {
        client.picture.clear();
        client.seq = bench.state.feedSeq();
        for (const QJsonValue &one : QJsonDocument::fromJson(bench.ask(client.token, "GET", base).body).array())
            client.picture.insert(one["href"_L1].toString(), one.toObject());
    };
    const auto follow = [&](Client &client) {
        const QJsonObject page = bench.object(client.token, u"/v1/event/?after=%1"_s.arg(client.seq));
        for (const QJsonValue &event : page["events"_L1].toArray()) {
            if (event["type"_L1].toString() == "migration_account"_L1 && event["href"_L1].toString().startsWith(base))
                client.picture.insert(event["href"_L1].toString(), event["object"_L1].toObject());
        }
        client.seq = page["seq"_L1].toInteger();
    };
    int accepted = 0;
    int stale = 0;
    int refused = 0;
    int repeated = 0;
    QSet<QByteArray> tasks;
    constexpr int rounds = 4000;
    std::mt19937 random(20261121);
    const auto below = [&](int limit) { return int(random() % quint32(limit)); };
    Client clients[] = {{.token = bench.customer(acme)}, {.token = bench.support()}};
    for (Client &client : clients)
        all(client);
    for (int round = 0; round < rounds; ++round) {
        Client &client = clients[below(2)];
        const QString account = base + QString::number(1 + below(3)) + u'/';
        switch (below(6)) {
        case 0: { // look
            const platform::Response seen = bench.ask(client.token, "GET", account);
            // As a GET has it, or as lists and the feed have it: either says which facts are meant.
            client.tags.insert(account, below(2) ? seen.headers.value("ETag").toByteArray()
                                                 : QJsonDocument::fromJson(seen.body)["etag"_L1].toString().toLatin1());
            break;
        }
        case 1: // follow
            follow(client);
            break;
        case 2: { // the same click again: the same answer, and nothing new
            if (client.lastKey.isEmpty() || (client.lastStatus != 202 && client.lastStatus != 204))
                break;
            const qint64 before = bench.state.feedSeq();
            const platform::Response again =
                bench.ask(client.token, "POST", client.lastPath, {}, {.key = client.lastKey, .ifMatch = {}});
            QCOMPARE(again.status, client.lastStatus);
            QCOMPARE(again.headers.value("Location").toByteArray(), client.lastLocation);
            QCOMPARE(bench.state.feedSeq(), before);
            ++repeated;
            break;
        }
        case 3:
            QCoreApplication::processEvents();
            break;
        default: { // act on what was seen
            const WireBench::Asked how{.key = WireBench::newKey(), .ifMatch = client.tags.value(account)};
            const QString path = account + words[below(int(words.size()))] + u'/';
            const QByteArray current =
                platform::versionIn(bench.ask(client.token, "GET", account).headers.value("ETag").toByteArray());
            const QByteArray meant = platform::versionIn(how.ifMatch);
            const qint64 before = bench.state.feedSeq();
            const platform::Response done = bench.ask(client.token, "POST", path, {}, how);
            client.lastKey = how.key;
            client.lastPath = path;
            client.lastStatus = done.status;
            client.lastLocation = done.headers.value("Location").toByteArray();
            if (done.status == 412) {
                ++stale;
                QVERIFY(!how.ifMatch.isEmpty() && meant != current);
                QVERIFY(onlyLogged(before)); // no harm done
                const QJsonObject now = QJsonDocument::fromJson(done.body)["current"_L1].toObject();
                QCOMPARE(now["href"_L1].toString(), account);
                QCOMPARE(now["etag"_L1].toString().toLatin1(), current);
            } else if (done.status == 409) {
                ++refused;
                QVERIFY(onlyLogged(before));
            } else {
                QVERIFY2(done.status == 202 || done.status == 204, QByteArray::number(done.status).constData());
                QVERIFY(how.ifMatch.isEmpty() || meant == current);
                ++accepted;
                if (done.status == 202) {
                    QVERIFY(!tasks.contains(client.lastLocation)); // one click, one task
                    tasks.insert(client.lastLocation);
                }
            }
        }
        }
    }
    QVERIFY(bench.settle());
    for (Client &client : clients)
        follow(client);
    Client fresh{.token = bench.reviewer()};
    all(fresh);
    QCOMPARE(clients[0].picture, fresh.picture);
    QCOMPARE(clients[1].picture, fresh.picture);
    const int made =
        int(QJsonDocument::fromJson(bench.ask(bench.support(), "GET", u"/v1/task/?migration=1"_s).body).array().size());
    QCOMPARE(made, int(tasks.size()));
    qInfo("%d interleavings: %d accepted, %d refused, %d stale, %d repeated", rounds, accepted, refused, stale,
          repeated);
    QVERIFY(accepted > 100 && refused > 100 && stale > 100 && repeated > 100);
}

QTEST_GUILESS_MAIN(Roads)
#include "tst_roads.moc"
