// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake_platform.h"

#include <escale/sync/session.h>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>
#include <deque>

using namespace escale;
using namespace escale::test;
using namespace Qt::StringLiterals;
using Answer = ScriptedServer::Answer;
using Asked = ScriptedServer::Asked;
using migration::Action;

/// Reading, following, losing and finding the platform again; commands that are sent once.
class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlatformWithoutMigrationsIsAnInventory()
    {
        // The provider's public API: bare arrays, keys that are missing or {href}, no pages, errors that are not JSON.
        ScriptedServer platform([](const Asked &asked) -> std::optional<Answer> {
            if (asked.path == "/v1/server/"_L1)
                return Answer{.body = R"([{"id": 7, "href": "/v1/server/7/", "name": "srv-acme-01",
                    "datacenter": {"href": "/v1/datacenter/3/"}}])"};
            if (asked.path == "/v1/account/"_L1)
                return Answer{.body = R"([
                    {"id": 1, "href": "/v1/account/1/", "name": "shop", "location": {"href": "/v1/server/7/"},
                     "location_type": "server", "location_object": 7, "product": {"href": "/v1/product/2/"}, "period": "1y"},
                    {"id": 2, "href": "/v1/account/2/", "name": "blog", "location": {"href": "/v1/datacenter/3/"},
                     "product": null, "unheard_of": [1, 2]}])"};
            return Answer{.status = 404, .body = "<h1>Not Found</h1>"};
        });
        Fleet fleet;
        Session session(fleet, {platform.url(), u"token"_s, {}, {}});
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        QVERIFY(session.isInventoryOnly());
        QVERIFY(!fleet.me().hasMigrations());
        QCOMPARE(fleet.server(ServerId(7))->name, u"srv-acme-01"_s);
        QCOMPARE(fleet.server(ServerId(7))->role, ServerRole::Client);
        QCOMPARE(fleet.accountHome(AccountId(1)), ServerId(7));
        QCOMPARE(fleet.accountServedBy(AccountId(1)), ServerId(7));
        // A datacenter is no server: below what stands for the public cloud.
        const Server *cloud = fleet.server(fleet.accountHome(AccountId(2)));
        QVERIFY(cloud);
        QCOMPARE(cloud->role, ServerRole::Public);
        QCOMPARE(fleet.accountServedBy(AccountId(2)), cloud->id);
        // No command that cannot work, and no feed that is not there.
        QSignalSpy finished(&session, &Session::commandFinished);
        CommandResult result;
        connect(session.perform(CommandRequest::onAccount(Action::Ready, MigrationId(1), AccountId(1))),
                &CommandHandle::finished, this, [&](const CommandResult &r) { result = r; });
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(result.error.code, u"no_migrations"_s);
        for (const Asked &asked : platform.asked()) {
            QCOMPARE(asked.method, "GET"_ba);
            QVERIFY(asked.query.isEmpty() || asked.path == "/v1/migration/"_L1);
            QVERIFY(asked.path != "/v1/event/"_L1);
        }
    }

    void migrationsDoNotVanishBehindAStrangersPage()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        platform.intercept = [](const Asked &) -> std::optional<std::optional<Answer>> {
            return std::optional(Answer{.status = 404, .body = "<h1>Not Found</h1>"});
        };
        platform.http.goAway();
        QTRY_COMPARE(session.state(), Session::State::Offline);
        QVERIFY(platform.http.comeBack());
        session.reconnectNow();
        QTRY_COMPARE(session.reason().status, 404);
        QCOMPARE(session.state(), Session::State::Offline);
        QVERIFY(fleet.migration(MigrationId(1)));
        QVERIFY(!session.isInventoryOnly());
    }

    void readsEverythingThenFollows()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        QCOMPARE(session.state(), Session::State::Stopped);
        QSignalSpy states(&session, &Session::stateChanged);
        session.start();
        QCOMPARE(session.state(), Session::State::Connecting);
        QTRY_COMPARE(session.state(), Session::State::Live);
        QCOMPARE(states.size(), 2);
        QCOMPARE(session.label(), u"Support"_s);

        QCOMPARE(fleet.me().actor, u"Sophie"_s);
        QCOMPARE(fleet.me().role, migration::Party::Support);
        QCOMPARE(fleet.me().policy.rollbackDays, 9);
        QVERIFY(fleet.me().practice);
        QVERIFY(fleet.me().hasMigrations());
        QCOMPARE(fleet.me().clockOffset, 0);
        QCOMPARE(fleet.customer(CustomerId(1))->name, u"Acme SA"_s);
        QCOMPARE(fleet.servers().size(), 2);
        QCOMPARE(fleet.accountCount(), 2);
        QCOMPARE(fleet.accountServedBy(AccountId(2)), ServerId(2));
        QCOMPARE(fleet.migrationOf(ServerId(1)), MigrationId(1));
        // The rules ask for the server's name, which the migration does not carry.
        QCOMPARE(fleet.migration(MigrationId(1))->serverName, u"srv-acme-01"_s);
        QCOMPARE(fleet.counts(MigrationId(1)).ready, 1);
        QVERIFY(!fleet.accountsLoaded(MigrationId(1)));
        QVERIFY(fleet.task(TaskId(1)));
        QVERIFY(fleet.openRequest(MigrationId(1), migration::RequestKind::Transit).isValid());
        QVERIFY(fleet.asOf().isValid());

        // Who am I first, and the feed from the position of that answer.
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        QCOMPARE(platform.http.asked().first().path, u"/v1/"_s);
        QCOMPARE(platform.http.asked().last().path, u"/v1/event/"_s);
        QCOMPARE(platform.http.asked().last().query.queryItemValue(u"after"_s), u"10"_s);
    }

    void pagesOfLongLists()
    {
        FakePlatform platform;
        QJsonArray accounts;
        for (int i = 1; i <= 12000; ++i)
            accounts.append(account(i, u"site-%1"_s.arg(i), 1));
        platform.lists[u"account"_s] = accounts;
        Fleet fleet;
        Session session(fleet, platform.connection());
        QSignalSpy changes(&fleet, &Fleet::accountsChanged);
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        QCOMPARE(fleet.accountCount(), 12000);
        QCOMPARE(fleet.accountName(AccountId(12000)), u"site-12000"_s);
        QCOMPARE(platform.http.count("GET", u"/v1/account/"), 3);
        // In slices, so that the window goes on.
        QCOMPARE_GE(changes.size(), 12);
    }

    void followsTheFeed()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        platform.tell({changed(u"server"_s, u"server/2"_s, server(2, u"renamed"_s)),
                       removed(u"account"_s, u"account/2"_s),
                       changed(u"account"_s, u"account/3"_s, account(3, u"crm"_s, 2)),
                       changed(u"migration"_s, u"migration/1"_s, migrationOf(1, 1, 2, 2)),
                       changed(u"task"_s, u"task/2"_s, task(2, u"running"_s)),
                       removed(u"support_request"_s, u"support_request/1"_s),
                       changed(u"weather"_s, u"weather/1"_s, {{u"id"_s, 1}})});
        QTRY_COMPARE(fleet.server(ServerId(2))->name, u"renamed"_s);
        QVERIFY(!fleet.hasAccount(AccountId(2)));
        QCOMPARE(fleet.accountName(AccountId(3)), u"crm"_s);
        QCOMPARE(fleet.step(MigrationId(1)), migration::Step::RequestTransit);
        QCOMPARE(fleet.task(TaskId(2))->state, migration::TaskState::Running);
        QVERIFY(!fleet.request(SupportRequestId(1)));
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        QCOMPARE(platform.http.asked().last().query.queryItemValue(u"after"_s), u"11"_s);
        QCOMPARE(session.feedPosition(), 11);
    }

    void aBusyFeedIsAskedTwiceASecond()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 5; ++i)
            platform.tell({changed(u"server"_s, u"server/2"_s, server(2, u"name %1"_s.arg(i)))});
        QTRY_COMPARE(fleet.server(ServerId(2))->name, u"name 4"_s);
        QCOMPARE_GE(timer.elapsed(), 1400);
    }

    void resetReadsEverythingAgainAndComparesIt()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        platform.lists[u"server"_s] = {server(1, u"srv-acme-01"_s), server(3, u"srv-acme-03"_s)};
        platform.lists[u"account"_s] = {account(1, u"shop"_s, 1)};
        QSignalSpy servers(&fleet, &Fleet::serversChanged);
        QSignalSpy accounts(&fleet, &Fleet::accountsChanged);
        QSignalSpy migrations(&fleet, &Fleet::migrationsChanged);
        QSignalSpy reset(&fleet, &Fleet::reset);
        platform.tell({}, true);
        QTRY_VERIFY(!fleet.server(ServerId(2)));
        QTRY_COMPARE(session.state(), Session::State::Live);
        QVERIFY(fleet.server(ServerId(3)));
        QVERIFY(!fleet.hasAccount(AccountId(2)));
        // What stayed as it was is not announced.
        QCOMPARE(servers.size(), 2);
        QCOMPARE(servers.at(0).first().value<QList<ServerId>>(), QList{ServerId(3)});
        QCOMPARE(servers.at(1).first().value<QList<ServerId>>(), QList{ServerId(2)});
        QCOMPARE(accounts.size(), 1);
        QCOMPARE(migrations.size(), 0);
        QCOMPARE(reset.size(), 0);
    }

    void accountsAreLoadedOnceAndKeptFresh()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        // Asked for before anything is known.
        session.ensureAccounts(MigrationId(1));
        session.start();
        QTRY_VERIFY(fleet.accountsLoaded(MigrationId(1)));
        session.ensureAccounts(MigrationId(1));
        QCOMPARE(fleet.migration(MigrationId(1))->accounts.size(), 2);
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        platform.tell({changed(u"migration_account"_s, u"migration/1/account/2"_s, accountFacts(1, 2, u"ready"_s))});
        QTRY_COMPARE(fleet.accountFacts(AccountId(2))->preparation, migration::Preparation::Ready);
        QCOMPARE(fleet.step(MigrationId(1)), migration::Step::RequestTransit);
        QCOMPARE(platform.http.count("GET", u"/v1/migration/1/account/"), 1);
    }

    void anOlderAnswerDoesNotUndoTheFeed()
    {
        FakePlatform platform;
        const QByteArray old = QJsonDocument(platform.lists[u"migration/1/account"_s]).toJson();
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.path == "/v1/migration/1/account/"_L1)
                return std::optional<Answer>();
            return std::nullopt;
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        session.ensureAccounts(MigrationId(1));
        QTRY_COMPARE(platform.http.held(u"/v1/migration/1/account/"), 1);
        platform.tell({changed(u"migration_account"_s, u"migration/1/account/2"_s, accountFacts(1, 2, u"ready"_s))});
        QTRY_COMPARE(session.feedPosition(), 11);
        platform.http.answerHeld(u"/v1/migration/1/account/", {.body = old});
        QTRY_VERIFY(fleet.accountsLoaded(MigrationId(1)));
        QTRY_COMPARE(fleet.accountFacts(AccountId(2))->preparation, migration::Preparation::Ready);
    }

    void whatMayNotBeSeenIsEmpty()
    {
        FakePlatform platform;
        platform.lists.remove(u"support_request"_s);
        platform.lists.remove(u"migration"_s);
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.path == "/v1/task/"_L1)
                return Answer{.status = 403, .body = "{\"code\":\"forbidden\"}"_ba};
            return std::nullopt;
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        QCOMPARE(fleet.accountCount(), 2);
        QVERIFY(fleet.migrations().isEmpty());
        QVERIFY(fleet.tasks().isEmpty());
    }

    void anotherClockIsMeasured()
    {
        FakePlatform platform;
        platform.clockAhead = 90 * 1000;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        QVERIFY(qAbs(fleet.me().clockOffset - 90000) < 2000);
    }

    void aLossIsRetriedAndTheFeedGoesOn()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        const qsizetype lists = platform.http.count("GET", u"/v1/server/");
        platform.http.goAway();
        QTRY_COMPARE(session.state(), Session::State::Offline);
        QVERIFY(session.reason().isTransport());
        QVERIFY(session.since().isValid());
        QVERIFY(session.nextAttempt().isValid());
        QCOMPARE(fleet.accountCount(), 2); // what is known stays
        QVERIFY(platform.http.comeBack());
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Live, 15000);
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        QCOMPARE(platform.http.asked().last().query.queryItemValue(u"after"_s), u"10"_s);
        // The platform still knew the position: nothing was read again.
        QCOMPARE(platform.http.count("GET", u"/v1/server/"), lists);
        platform.tell({changed(u"server"_s, u"server/2"_s, server(2, u"renamed"_s))});
        QTRY_COMPARE(fleet.server(ServerId(2))->name, u"renamed"_s);
    }

    void aPlatformThatLostItsStateIsReadAgain()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.ensureAccounts(MigrationId(1));
        session.start();
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        QTRY_VERIFY(fleet.accountsLoaded(MigrationId(1)));
        platform.http.goAway();
        QTRY_COMPARE(session.state(), Session::State::Offline);
        platform.seq = 3;
        platform.lists[u"server"_s] = {server(1, u"another"_s)};
        platform.lists[u"migration/1/account"_s] = {accountFacts(1, 1, u"todo"_s)};
        QVERIFY(platform.http.comeBack());
        session.reconnectNow();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Live, 15000);
        QCOMPARE(fleet.server(ServerId(1))->name, u"another"_s);
        QVERIFY(!fleet.server(ServerId(2)));
        QTRY_COMPARE(fleet.migration(MigrationId(1))->accounts.size(), 1);
        QCOMPARE(session.feedPosition(), 3);
    }

    void aLossWhileReadingStartsOver()
    {
        FakePlatform platform;
        int broken = 0;
        platform.intercept = [&](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.path == "/v1/account/"_L1 && broken++ == 0)
                return Answer{.status = 500, .body = "oops"_ba};
            return std::nullopt;
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Offline);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), Session::State::Live, 15000);
        QCOMPARE(fleet.accountCount(), 2);
        QCOMPARE(platform.http.count("GET", u"/v1/server/"), 2);
    }

    void aTokenThatIsNotTakenIsNotRetried()
    {
        FakePlatform platform;
        bool known = false;
        platform.intercept = [&](const Asked &) -> std::optional<std::optional<Answer>> {
            if (known)
                return std::nullopt;
            return Answer{.status = 401, .body = "{\"code\":\"unauthenticated\"}"_ba};
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Refused);
        QCOMPARE(session.reason().error.code, u"unauthenticated"_s);
        QVERIFY(!session.nextAttempt().isValid());
        QCOMPARE(platform.http.asked().size(), 1);
        known = true;
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
    }

    void aDoubleClickIsOneCommand()
    {
        FakePlatform platform;
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        const CommandRequest request = CommandRequest::onAccount(Action::Migrate, MigrationId(1), AccountId(1));
        QSignalSpy ended(&session, &Session::commandFinished);
        CommandHandle *first = session.perform(request);
        CommandHandle *second = session.perform(request);
        CommandHandle *other =
            session.perform(CommandRequest::onAccount(Action::Migrate, MigrationId(1), AccountId(2)));
        QCOMPARE(first, second);
        QVERIFY(other != first);
        QVERIFY(session.isUnderWay(request));
        QVERIFY(first->idempotencyKey() != other->idempotencyKey());
        TaskId accepted;
        connect(first, &CommandHandle::finished, this, [&](const CommandResult &result) {
            QCOMPARE(result.outcome, CommandResult::Outcome::Accepted);
            accepted = result.task;
        });
        QTRY_COMPARE(ended.size(), 2);
        QCOMPARE(accepted, TaskId(42));
        QVERIFY(!session.isUnderWay(request));
        QCOMPARE(platform.http.count("POST", u"/v1/migration/1/account/1/migrate/"), 1);
        QCOMPARE(platform.http.count("POST", u"/v1/migration/1/account/2/migrate/"), 1);
        // Asked for again afterwards it is another command, with another key.
        session.perform(request);
        QTRY_COMPARE(platform.http.count("POST", u"/v1/migration/1/account/1/migrate/"), 2);
        QSet<QByteArray> keys;
        for (const Asked &asked : platform.http.asked()) {
            if (asked.method == "POST")
                keys.insert(asked.headers.value("idempotency-key"));
        }
        QCOMPARE(keys.size(), 3);
    }

    void aRefusalNamesItsGates()
    {
        FakePlatform platform;
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method != "POST")
                return std::nullopt;
            return Answer{
                .status = 409,
                .body =
                    "{\"type\":\"about:blank\",\"title\":\"Refused\",\"status\":409,\"code\":\"gates_unmet\","
                    "\"params\":{},"
                    "\"gates\":[{\"code\":\"accounts_not_verified\",\"params\":{\"count\":1,\"accounts\":[\"crm\"]},"
                    "\"cleared_by\":\"customer\"}]}"_ba};
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        CommandResult result;
        bool ended = false;
        connect(session.perform(CommandRequest::reinstall(MigrationId(1), u"srv-acme-01"_s)), &CommandHandle::finished,
                this, [&](const CommandResult &r) {
                    result = r;
                    ended = true;
                });
        QTRY_VERIFY(ended);
        QCOMPARE(result.outcome, CommandResult::Outcome::Refused);
        QCOMPARE(result.error.code, u"gates_unmet"_s);
        QCOMPARE(result.gates.size(), 1);
        QCOMPARE(result.gates.first().code, migration::GateCode::AccountsNotVerified);
        QCOMPARE(result.gates.first().clearedBy, migration::Party::Customer);
        QCOMPARE(result.gates.first().params.value("count"_L1).toInt(), 1);
        // Everything that a support request needs, and no token.
        QVERIFY(result.exchange.toText().contains("accounts_not_verified"_L1));
        QVERIFY(result.exchange.toText().contains("/v1/migration/1/reinstall/"_L1));
        QVERIFY(!result.exchange.requestHeader("Idempotency-Key").isEmpty());
        QVERIFY(!result.exchange.toText().contains(QString::fromLatin1("token:"_ba.toBase64())));
    }

    void noAnswerIsNotARefusal()
    {
        FakePlatform platform;
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method != "POST")
                return std::nullopt;
            return Answer{.breakOff = true};
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        bool ended = false;
        CommandHandle *handle =
            session.perform(CommandRequest::requestTransit(MigrationId(1), migration::TransitKind::Dedicated, {}));
        QSignalSpy retries(handle, &CommandHandle::retrying);
        connect(handle, &CommandHandle::finished, this, [&](const CommandResult &result) {
            QCOMPARE(result.outcome, CommandResult::Outcome::NoAnswer);
            ended = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(ended, 15000);
        QCOMPARE_GE(platform.http.count("POST", u"/v1/migration/1/transit_request/"), 2);
        QSet<QByteArray> keys;
        for (const Asked &asked : platform.http.asked()) {
            if (asked.method == "POST")
                keys.insert(asked.headers.value("idempotency-key"));
        }
        QCOMPARE(keys.size(), 1);
    }

    /// A decision names what it was made on; what only adds or stops names nothing.
    void aDecisionSaysWhatWasSeen_data()
    {
        QTest::addColumn<CommandRequest>("request");
        QTest::addColumn<QByteArray>("expected");
        const MigrationId m(1);
        const AccountId a(1);
        const SupportRequestId r(1);
        QTest::newRow("account") << CommandRequest::onAccount(Action::Migrate, m, a) << "\"account-1\""_ba;
        QTest::newRow("rollback") << CommandRequest::rollback(m, a, migration::KeepData::Current) << "\"account-1\""_ba;
        QTest::newRow("migration") << CommandRequest::reinstall(m, u"srv"_s) << "\"migration\""_ba;
        QTest::newRow("queue") << CommandRequest::plan(m, {{.account = a}}, true) << "\"migration\""_ba;
        QTest::newRow("request") << CommandRequest::decline(r, u"No."_s) << "\"request\""_ba;
        QTest::newRow("task") << CommandRequest::onTask(Action::ResumeTask, TaskId(1)) << "\"task\""_ba;
        CommandRequest dialog = CommandRequest::onAccount(Action::Migrate, m, a);
        dialog.seen = "\"what the dialog had\"";
        QTest::newRow("dialog") << dialog << dialog.seen;
        QTest::newRow("note") << CommandRequest::addNote(m, a, u"Ring first."_s) << QByteArray();
        QTest::newRow("message") << CommandRequest::message(r, u"When?"_s) << QByteArray();
        QTest::newRow("stop the queue") << CommandRequest::onMigration(Action::PausePlan, m) << QByteArray();
        QTest::newRow("stop a task") << CommandRequest::onTask(Action::CancelTask, TaskId(1)) << QByteArray();
    }
    void aDecisionSaysWhatWasSeen()
    {
        QFETCH(const CommandRequest, request);
        QFETCH(const QByteArray, expected);
        FakePlatform platform;
        const auto tag = [&platform](const QString &list, qsizetype row, const QString &etag) {
            QJsonObject object = platform.lists[list][row].toObject();
            object.insert(u"etag"_s, etag);
            platform.lists[list][row] = object;
        };
        tag(u"migration"_s, 0, u"\"migration\""_s);
        // What no header may hold is no tag.
        tag(u"migration/1/account"_s, 1, u"\"x\r\nHost: elsewhere\""_s);
        QJsonObject shop = platform.lists[u"migration/1/account"_s][0].toObject();
        shop.insert(u"etag"_s, u"\"account-1\""_s);
        platform.lists[u"migration/1/account"_s][0] = shop;
        tag(u"task"_s, 0, u"\"task\""_s);
        tag(u"support_request"_s, 0, u"\"request\""_s);
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        session.ensureAccounts(MigrationId(1));
        QTRY_VERIFY(fleet.accountsLoaded(MigrationId(1)));
        QVERIFY(fleet.accountFacts(AccountId(2))->etag.isEmpty());
        QSignalSpy finished(&session, &Session::commandFinished);
        CommandHandle *handle = session.perform(request);
        // A double click is one command, also where something has been seen since.
        CommandRequest again = request;
        again.seen = "\"later\"";
        QCOMPARE(session.perform(again), handle);
        QTRY_COMPARE(finished.count(), 1);
        QList<Asked> sent = platform.http.asked();
        sent.removeIf([](const Asked &asked) { return asked.method != "POST"; });
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.first().headers.contains("if-match"), !expected.isEmpty());
        QCOMPARE(sent.first().headers.value("if-match"), expected);
    }

    /// What a person has just done themselves does not make their next command stale, though the feed has not told of it yet.
    void whoHasChangedItKnowsIt()
    {
        FakePlatform platform;
        const auto request = [](const QString &etag) {
            return QJsonObject{{u"id"_s, 1},
                               {u"kind"_s, u"transit"_s},
                               {u"state"_s, u"open"_s},
                               {u"etag"_s, etag},
                               {u"migration"_s, reference(u"migration"_s, 1)}};
        };
        platform.lists[u"support_request"_s] = {request(u"\"asked\""_s)};
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method != "POST")
                return std::nullopt;
            return Answer{.status = 204};
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        QSignalSpy finished(&session, &Session::commandFinished);
        const SupportRequestId id(1);
        const auto lastTag = [&] {
            QList<Asked> sent = platform.http.asked();
            sent.removeIf([](const Asked &asked) { return asked.method != "POST"; });
            return sent.last().headers.value("if-match");
        };
        session.perform(CommandRequest::message(id, u"On Thursday."_s));
        QTRY_COMPARE(finished.count(), 1);
        CommandRequest dialog = CommandRequest::wait(id, u"Thursday"_s);
        dialog.seen = "\"asked\"";
        session.perform(dialog);
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(lastTag(), QByteArray());
        // What it was before somebody else's change is another matter.
        platform.tell({changed(u"support_request"_s, u"support_request/1"_s, request(u"\"answered\""_s))});
        QTRY_COMPARE(fleet.request(id)->etag, "\"answered\"");
        session.perform(CommandRequest::decline(id, u"No."_s));
        QTRY_COMPARE(finished.count(), 3);
        QCOMPARE(lastTag(), "\"answered\""_ba);
    }

    /// Several commands at once on one object: the first of them does not make the others stale.
    void whatIsGivenInOneGo()
    {
        FakePlatform platform;
        QJsonObject shop = platform.lists[u"migration/1/account"_s][0].toObject();
        shop.insert(u"etag"_s, u"\"shop\""_s);
        platform.lists[u"migration/1/account"_s][0] = shop;
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method != "POST")
                return std::nullopt;
            return Answer{.status = 204};
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        session.ensureAccounts(MigrationId(1));
        QTRY_VERIFY(fleet.accountsLoaded(MigrationId(1)));
        QSignalSpy finished(&session, &Session::commandFinished);
        for (const Action action : {Action::Unready, Action::Test})
            session.perform(CommandRequest::onAccount(action, MigrationId(1), AccountId(1)));
        QTRY_COMPARE(finished.count(), 2);
        QHash<QString, QByteArray> tags;
        for (const Asked &asked : platform.http.asked()) {
            if (asked.method == "POST")
                tags.insert(asked.path, asked.headers.value("if-match"));
        }
        QCOMPARE(tags.value(u"/v1/migration/1/account/1/unready/"_s), "\"shop\""_ba);
        QCOMPARE(tags.value(u"/v1/migration/1/account/1/test/"_s), QByteArray());
    }

    /// Refused because it is not as it was seen: it is read at once how it is, not when it is time to.
    void aStaleCommandShowsWhatIsThereNow()
    {
        FakePlatform platform;
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method != "POST")
                return std::nullopt;
            return Answer{.status = 412,
                          .body = bytes({{u"type"_s, u"about:blank"_s},
                                         {u"status"_s, 412},
                                         {u"code"_s, u"stale"_s},
                                         {u"params"_s, QJsonObject()},
                                         {u"current"_s, accountFacts(1, 1, u"todo"_s)}})};
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.api().setTimeScale(1000, 1); // the next question to the feed would be in minutes
        session.start();
        session.ensureAccounts(MigrationId(1));
        QTRY_VERIFY(fleet.accountsLoaded(MigrationId(1)));
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        platform.tell({changed(u"task"_s, u"task/1"_s, task(1, u"failed"_s))});
        QTRY_COMPARE(fleet.task(TaskId(1))->state, migration::TaskState::Failed);
        platform.tell({changed(u"migration_account"_s, u"migration/1/account/1"_s, accountFacts(1, 1, u"todo"_s))});
        bool ended = false;
        connect(session.perform(CommandRequest::onAccount(Action::Migrate, MigrationId(1), AccountId(1))),
                &CommandHandle::finished, this, [&](const CommandResult &result) {
                    QCOMPARE(result.outcome, CommandResult::Outcome::Refused);
                    QCOMPARE(result.error.code, u"stale"_s);
                    ended = true;
                });
        QTRY_VERIFY(ended);
        QTRY_COMPARE(fleet.accountFacts(AccountId(1))->preparation, migration::Preparation::Todo);
        QVERIFY(session.pendingCommands().isEmpty());
    }

    void mayGoWhileEverythingIsUnderWay()
    {
        FakePlatform platform;
        Fleet fleet;
        auto session = std::make_unique<Session>(fleet, platform.connection());
        session->start();
        QTRY_COMPARE(session->state(), Session::State::Live);
        session->perform(CommandRequest::withdrawTransitRequest(MigrationId(1)));
        session->ensureAccounts(MigrationId(1));
        session.reset();
        QCoreApplication::processEvents();
        // Another side takes over the same fleet, and what it may not see goes.
        platform.lists[u"server"_s] = {server(1, u"srv-acme-01"_s)};
        Session other(fleet, platform.connection());
        other.start();
        QTRY_COMPARE(other.state(), Session::State::Live);
        QVERIFY(!fleet.server(ServerId(2)));
        QVERIFY(fleet.server(ServerId(1)));
    }
};

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
