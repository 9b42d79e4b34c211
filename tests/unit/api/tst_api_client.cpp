// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripted_server.h"

#include <escale/api/api_client.h>
#include <escale/api/jobs.h>
#include <escale/api/retry.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace escale;
using namespace escale::api;
using namespace escale::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Answer = ScriptedServer::Answer;
using Asked = ScriptedServer::Asked;

namespace {

// As the real tables, but a test does not wait for seconds.
constexpr auto quickRetries = std::to_array<RetryStep>({{200ms, 10ms}, {200ms, 10ms}, {200ms, 0s}});

class QuickJob final : public TypedJob<QByteArray> {
public:
    QuickJob(const QByteArray &method, const QByteArray &key, Lane lane = Lane::Foreground,
             const QString &path = u"thing/"_s)
        : TypedJob({.method = method,
                    .path = path,
                    .body = method == "POST"_ba ? "{}"_ba : QByteArray(),
                    .idempotencyKey = key,
                    .lane = lane,
                    .retries = quickRetries},
                   [](const Reply &reply) -> Result<QByteArray> { return reply.body; })
    {
    }
};

std::unique_ptr<QuickJob> read(Lane lane = Lane::Foreground, const QString &path = u"thing/"_s)
{
    return std::make_unique<QuickJob>("GET"_ba, QByteArray(), lane, path);
}

} // namespace

/// The queue, its patience and what may be sent twice, against a server that answers what it is told.
class ApiClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(); }

    void sendsTheTokenInOneHeaderOnly()
    {
        ScriptedServer server([](const Asked &) { return Answer{.body = "[]"_ba}; });
        ApiClient client(server.url(), u"s3cret account=shop"_s);
        Exchange seen;
        connect(&client, &ApiClient::exchanged, this, [&](const Exchange &exchange) { seen = exchange; });
        auto *job = client.start(std::make_unique<ServersJob>(Page{.limit = 10, .afterId = 3}));
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(server.asked().size(), 1);
        const Asked &asked = server.asked().first();
        QCOMPARE(asked.path, u"/v1/server/"_s);
        QCOMPARE(asked.query.queryItemValue(u"limit"_s), u"10"_s);
        QCOMPARE(asked.query.queryItemValue(u"after_id"_s), u"3"_s);
        QCOMPARE(asked.headers.value("authorization"), "Basic " + "s3cret account=shop:"_ba.toBase64());
        QVERIFY(asked.headers.value("accept-encoding").contains("gzip"));
        QVERIFY(asked.headers.value("user-agent").startsWith("Escale/"));
        QVERIFY(!seen.toText().contains("s3cret"_L1));
        QVERIFY(!seen.toText().contains(QString::fromLatin1("s3cret account=shop:"_ba.toBase64())));
        QVERIFY(seen.requestHeader("Authorization").isEmpty());
        QCOMPARE(seen.status, 200);
        QCOMPARE(seen.path, u"/v1/server/?limit=10&after_id=3"_s);
    }

    void neverFinishesFromWithinStart()
    {
        ScriptedServer server([](const Asked &) { return Answer{}; });
        ApiClient client(server.url(), u"t"_s);
        bool finished = false;
        client.start(read(), this, [&](QuickJob *) { finished = true; });
        QVERIFY(!finished);
        QTRY_VERIFY(finished);
    }

    void successIsTheStatusNotTheTransport()
    {
        ScriptedServer server([](const Asked &) { return Answer{.status = 500, .body = "<html>oops</html>"_ba}; });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(read());
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QVERIFY(!job->succeeded());
        QCOMPARE(job->failure().status, 500);
        QCOMPARE(job->failure().error.code, u"http_error"_s);
        QVERIFY(job->failure().error.detail.contains("oops"_L1));
        QCOMPARE(server.asked().size(), 1);
    }

    void aSuccessThatIsNotJsonIsAFailure()
    {
        ScriptedServer server([](const Asked &) { return Answer{.body = "<html>log in</html>"_ba}; });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(std::make_unique<CustomersJob>());
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QVERIFY(!job->succeeded());
        QCOMPARE(job->failure().error.code, u"not_json"_s);
    }

    void largeAnswersAreReadToo()
    {
        QByteArray body = "[";
        for (int i = 1; i <= 5000; ++i)
            body += "{\"id\":" + QByteArray::number(i) + ",\"name\":\"account number " + QByteArray::number(i) + "\"},";
        body.chop(1);
        body += ']';
        ScriptedServer server([&](const Asked &) { return Answer{.body = body}; });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(std::make_unique<AccountsJob>(Page{}));
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(job->response().size(), 5000);
        QCOMPARE(job->response().last().id, AccountId(5000));
    }

    void aTimeoutIsRetriedOnlyWithAKeyOrARead_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("times");
        QTest::newRow("read") << "GET"_ba << QByteArray() << 3;
        QTest::newRow("command with its key") << "POST"_ba << "k-1"_ba << 3;
        QTest::newRow("anything else") << "POST"_ba << QByteArray() << 1;
    }

    void aTimeoutIsRetriedOnlyWithAKeyOrARead()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, key);
        QFETCH(int, times);
        ScriptedServer server([](const Asked &) { return std::nullopt; });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(std::make_unique<QuickJob>(method, key));
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(job->failure().error.code, u"timeout"_s);
        QCOMPARE(job->failure().status, 0);
        QVERIFY(job->failure().isTransport());
        QCOMPARE(server.asked().size(), times);
        for (const Asked &asked : server.asked())
            QCOMPARE(asked.headers.value("idempotency-key"), key);
        QCOMPARE(job->exchange().attempts, times);
    }

    void aLostAnswerIsAskedForAgainWithTheSameKey()
    {
        int times = 0;
        ScriptedServer server([&](const Asked &) -> std::optional<Answer> {
            if (++times == 1)
                return Answer{.status = 502, .body = "<html>gateway</html>"_ba};
            return Answer{.status = 202, .headers = {{"Location", "/v1/task/42/"}}};
        });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(
            std::make_unique<AccountActionJob>(migration::Action::Migrate, MigrationId(3), AccountId(14), "key-1"_ba));
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QVERIFY(job->succeeded());
        QCOMPARE(job->response().task, TaskId(42));
        QCOMPARE(server.asked().size(), 2);
        QCOMPARE(server.asked().at(0).path, u"/v1/migration/3/account/14/migrate/"_s);
        QCOMPARE(server.asked().at(0).headers.value("idempotency-key"), "key-1"_ba);
        QCOMPARE(server.asked().at(1).headers.value("idempotency-key"), "key-1"_ba);
        QCOMPARE(server.asked().at(0).body, server.asked().at(1).body);
    }

    void aRefusalIsNotRetried_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {400, 401, 403, 404, 409, 412, 422})
            QTest::addRow("%d", status) << status;
    }

    void aRefusalIsNotRetried()
    {
        QFETCH(int, status);
        ScriptedServer server([&](const Asked &) {
            return Answer{.status = status, .body = "{\"code\":\"some_code\",\"params\":{\"a\":1}}"_ba};
        });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(std::make_unique<QuickJob>("POST"_ba, "k"_ba));
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(job->failure().error.code, u"some_code"_s);
        QCOMPARE(job->failure().error.params.value("a"_L1).toInt(), 1);
        QCOMPARE(server.asked().size(), 1);
    }

    void patience_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("atLeastMs");
        QTest::newRow("429 with Retry-After") << 429 << "1"_ba << 950;
        QTest::newRow("429 without") << 429 << QByteArray() << 950;
        QTest::newRow("503 with Retry-After") << 503 << "1"_ba << 950;
        QTest::newRow("503 without") << 503 << QByteArray() << 10;
        QTest::newRow("429 with nonsense") << 429 << "soon"_ba << 950;
    }

    void patience()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, retryAfter);
        QFETCH(int, atLeastMs);
        int times = 0;
        ScriptedServer server([&](const Asked &) -> std::optional<Answer> {
            if (++times > 1)
                return Answer{.body = "done"_ba};
            Answer answer{.status = status};
            if (!retryAfter.isEmpty())
                answer.headers.append({"Retry-After", retryAfter});
            return answer;
        });
        ApiClient client(server.url(), u"t"_s);
        QElapsedTimer timer;
        timer.start();
        // Not even a POST without a key: the platform has not looked at it.
        auto *job = client.start(std::make_unique<QuickJob>(status == 429 ? "POST"_ba : "GET"_ba, QByteArray()));
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QVERIFY(job->succeeded());
        QCOMPARE(job->response(), "done"_ba);
        QCOMPARE(times, 2);
        QCOMPARE_GE(timer.elapsed(), atLeastMs);
    }

    void readsWaitWhileCommandsGoOn()
    {
        ScriptedServer server([&](const Asked &asked) -> std::optional<Answer> {
            if (asked.method == "GET")
                return Answer{.status = 429, .headers = {{"Retry-After", "600"}}};
            return Answer{.status = 204};
        });
        ApiClient client(server.url(), u"t"_s);
        QSignalSpy limited(&client, &ApiClient::rateLimited);
        auto *blocked = client.start(read());
        QVERIFY(limited.wait());
        // The budget of reads is used up, so nothing else is read; that of writes is not.
        client.start(read(Lane::Background));
        auto *command = client.start(std::make_unique<QuickJob>("POST"_ba, "k"_ba, Lane::Command));
        QSignalSpy finished(command, &ApiJob::finished);
        QVERIFY(finished.wait());
        QVERIFY(command->succeeded());
        QVERIFY(!blocked->isFinished());
        QCOMPARE(server.count("GET", u"/v1/thing/"), 1);
        QCOMPARE(client.queued(), 2);
    }

    void keepsToTheBudget()
    {
        ScriptedServer server([](const Asked &) { return Answer{.body = "[]"_ba}; });
        ApiClient client(server.url(), u"t"_s);
        client.setBudgets({.reads = 20, .writes = 5});
        for (int i = 0; i < 30; ++i)
            client.start(read(Lane::Background, u"background/"_s));
        for (int i = 0; i < 8; ++i)
            client.start(std::make_unique<QuickJob>("POST"_ba, QByteArray::number(i), Lane::Command, u"command/"_s));
        QTRY_COMPARE(server.count("GET", u"/v1/background/"), 16); // four fifths; the rest is for whoever looks
        QTRY_COMPARE(server.count("POST", u"/v1/command/"), 5);
        for (int i = 0; i < 10; ++i)
            client.start(read(Lane::Foreground, u"foreground/"_s));
        QTRY_COMPARE(server.count("GET", u"/v1/foreground/"), 4);
        bool ended = false;
        client.start(read(Lane::Foreground, u"later/"_s), this, [&](QuickJob *) { ended = true; });
        // Nothing more leaves within this minute.
        QTest::qWait(300);
        QVERIFY(!ended);
        QCOMPARE(server.asked().size(), 16 + 5 + 4);
        QCOMPARE(client.queued(), 14 + 3 + 6 + 1);
    }

    void commandsGoBeforeReads()
    {
        ScriptedServer server([](const Asked &) { return std::nullopt; });
        ApiClient client(server.url(), u"t"_s);
        for (int i = 0; i < 10; ++i)
            client.start(read(Lane::Background, u"background/"_s));
        client.start(std::make_unique<QuickJob>("POST"_ba, "k"_ba, Lane::Command, u"command/"_s));
        QTRY_VERIFY(server.count("POST", u"/v1/command/") == 1);
        // The others still wait: never so many reads that a command has no connection left.
        QCOMPARE_LE(server.count("GET", u"/v1/background/"), 3);
    }

    void abandonedMeansSilence()
    {
        ScriptedServer server([](const Asked &) { return std::nullopt; });
        ApiClient client(server.url(), u"t"_s);
        bool called = false;
        auto *job = client.start(read(), this, [&](QuickJob *) { called = true; });
        QSignalSpy gone(job, &QObject::destroyed);
        QTRY_COMPARE(server.asked().size(), 1);
        job->abandon();
        QTRY_COMPARE(gone.size(), 1);
        QVERIFY(!called);
        // And the place is free again.
        server.setHandler([](const Asked &) { return Answer{}; });
        auto *next = client.start(read());
        QSignalSpy finished(next, &ApiJob::finished);
        QVERIFY(finished.wait());
    }

    void aContextThatIsGoneSilencesTheAnswerOnly()
    {
        ScriptedServer server([](const Asked &) { return Answer{.status = 204}; });
        ApiClient client(server.url(), u"t"_s);
        bool called = false;
        auto context = std::make_unique<QObject>();
        client.start(std::make_unique<QuickJob>("POST"_ba, "k"_ba, Lane::Command), context.get(),
                     [&](QuickJob *) { called = true; });
        context.reset();
        QSignalSpy exchanged(&client, &ApiClient::exchanged);
        QVERIFY(exchanged.wait());
        QCOMPARE(server.count("POST", u"/v1/thing/"), 1);
        QVERIFY(!called);
    }

    void theClientMayGoWhileRequestsAreUnderWay()
    {
        ScriptedServer server([](const Asked &) { return std::nullopt; });
        auto client = std::make_unique<ApiClient>(server.url(), u"t"_s);
        for (int i = 0; i < 10; ++i)
            client->start(read());
        QTRY_VERIFY(!server.asked().isEmpty());
        client.reset();
        QCoreApplication::processEvents();
    }

    /// It takes 50 ms of the window's thread. (First of all that could load it.)
    void whatIsNotEncryptedNeedsNoOpenSsl()
    {
        ScriptedServer server([](const Asked &) { return Answer{.body = "x"_ba}; });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(read());
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QVERIFY(job->succeeded());
        QFile maps(u"/proc/self/maps"_s);
        QVERIFY(maps.open(QIODevice::ReadOnly));
        const QByteArray loaded = maps.readAll();
        QVERIFY(loaded.contains("libQt6Network"));
        QVERIFY(!loaded.contains("qopensslbackend"));
    }

    void theMethodGoesAsTheJobSaysIt_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const auto *method : {"GET", "POST", "PATCH", "PUT", "DELETE"})
            QTest::newRow(method) << QByteArray(method);
    }

    void theMethodGoesAsTheJobSaysIt()
    {
        QFETCH(QByteArray, method);
        ScriptedServer server([](const Asked &) { return Answer{.body = "x"_ba}; });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(std::make_unique<QuickJob>(method, "k"_ba));
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(server.asked().size(), 1);
        QCOMPARE(server.asked().first().method, method);
    }

    void withoutItsNetworkPartEveryJobFailsAndSaysWhy()
    {
        ScriptedServer server([](const Asked &) { return Answer{.body = "x"_ba}; });
        ApiClient client(server.url(), u"t"_s, nullptr);
        client.setAuthorities({});
        auto *job = client.start(read());
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(job->failure().error.code, u"part_missing"_s);
        QCOMPARE(job->failure().error.params.value("file"_L1).toString(), u"escale-network.so"_s);
        QCOMPARE(job->exchange().attempts, 1);
        QVERIFY(server.asked().isEmpty());

        auto gone = std::make_unique<ApiClient>(server.url(), u"t"_s, nullptr);
        gone->start(read());
        gone.reset();
        QCoreApplication::processEvents();
    }

    void nobodyThere_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<QString>("code");
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        QTest::newRow("refused") << QUrl(u"http://127.0.0.1:%1/"_s.arg(free.serverPort())) << u"connection_refused"_s;
        QTest::newRow("no host") << QUrl(u"http://no-such-host.invalid/"_s) << u"host_not_found"_s;
    }

    void nobodyThere()
    {
        QFETCH(QUrl, url);
        QFETCH(QString, code);
        ApiClient client(url, u"t"_s);
        auto *job = client.start(std::make_unique<RootJob>());
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait(10000));
        QCOMPARE(job->failure().error.code, code);
        QCOMPARE(job->failure().error.params.value("host"_L1).toString(), url.host());
    }

    void aConnectionThatBreaksOffIsTriedAgain()
    {
        int times = 0;
        ScriptedServer server([&](const Asked &) -> std::optional<Answer> {
            return ++times < 3 ? Answer{.breakOff = true} : Answer{.body = "x"_ba};
        });
        ApiClient client(server.url(), u"t"_s);
        auto *job = client.start(read());
        QSignalSpy finished(job, &ApiJob::finished);
        QVERIFY(finished.wait());
        QVERIFY(job->succeeded());
    }

    void retryAfterValues_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected"); // -1: none
        QTest::newRow("seconds") << "7"_ba << qint64(7000);
        QTest::newRow("spaces") << " 7 "_ba << qint64(7000);
        QTest::newRow("zero") << "0"_ba << qint64(0);
        QTest::newRow("too long") << "86400"_ba << qint64(600000);
        QTest::newRow("huge") << "99999999999999"_ba << qint64(600000);
        QTest::newRow("negative") << "-1"_ba << qint64(-1);
        QTest::newRow("nothing") << ""_ba << qint64(-1);
        QTest::newRow("words") << "later"_ba << qint64(-1);
        QTest::newRow("date") << "Sat, 21 Nov 2026 10:00:30 GMT"_ba << qint64(30000);
        QTest::newRow("date in the past") << "Sat, 21 Nov 2026 09:00:00 GMT"_ba << qint64(0);
    }

    void retryAfterValues()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        const QDateTime now(QDate(2026, 11, 21), QTime(10, 0), QTimeZone::UTC);
        const auto pause = parseRetryAfter(value, now);
        QCOMPARE(pause ? pause->count() : -1, expected);
    }

    void bodies_data()
    {
        QTest::addColumn<std::function<ApiJob *(ApiClient &)>>("start");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        using Start = std::function<ApiJob *(ApiClient &)>;
        const auto row = [](const char *name, const QString &path, const QByteArray &body, const Start &start) {
            QTest::newRow(name) << start << path << body;
        };
        const MigrationId m(3);
        const AccountId a(14);
        const SupportRequestId r(2);
        row("ready", u"/v1/migration/3/account/14/ready/"_s, "{}", [=](ApiClient &c) -> ApiJob * {
            return c.start(std::make_unique<AccountActionJob>(migration::Action::Ready, m, a, "k"_ba));
        });
        row("rollback", u"/v1/migration/3/account/14/rollback/"_s, "{\"keep\":\"frozen\"}",
            [=](ApiClient &c) -> ApiJob * {
                return c.start(std::make_unique<RollbackJob>(m, a, migration::KeepData::Frozen, "k"_ba));
            });
        row("transit", u"/v1/migration/3/transit_request/"_s, "{\"kind\":\"shared\",\"message\":\"été\"}",
            [=](ApiClient &c) -> ApiJob * {
                return c.start(
                    std::make_unique<TransitRequestJob>(m, migration::TransitKind::Shared, u"été"_s, "k"_ba));
            });
        row("reinstallation", u"/v1/migration/3/reinstallation_request/"_s,
            "{\"finalisation_by\":\"customer\",\"message\":\"\"}", [=](ApiClient &c) -> ApiJob * {
                return c.start(
                    std::make_unique<ReinstallationRequestJob>(m, migration::Party::Customer, QString(), "k"_ba));
            });
        row("reinstall", u"/v1/migration/3/reinstall/"_s, "{\"confirm\":\"srv-acme-01\"}",
            [=](ApiClient &c) -> ApiJob * {
                return c.start(std::make_unique<ReinstallJob>(m, u"srv-acme-01"_s, "k"_ba));
            });
        row("release", u"/v1/migration/3/release_transit/"_s, "{}", [=](ApiClient &c) -> ApiJob * {
            return c.start(std::make_unique<MigrationActionJob>(migration::Action::ReleaseTransit, m, "k"_ba));
        });
        row("accept", u"/v1/support_request/2/accept/"_s, "{}",
            [=](ApiClient &c) -> ApiJob * { return c.start(std::make_unique<AcceptRequestJob>(r, "k"_ba)); });
        row("wait", u"/v1/support_request/2/wait/"_s, "{\"reason\":\"stock\"}",
            [=](ApiClient &c) -> ApiJob * { return c.start(std::make_unique<WaitRequestJob>(r, u"stock"_s, "k"_ba)); });
        row("decline", u"/v1/support_request/2/decline/"_s, "{\"reason\":\"no\"}",
            [=](ApiClient &c) -> ApiJob * { return c.start(std::make_unique<DeclineRequestJob>(r, u"no"_s, "k"_ba)); });
        row("allocate", u"/v1/support_request/2/allocate/"_s, "{\"override\":true,\"server\":7}",
            [=](ApiClient &c) -> ApiJob * {
                return c.start(std::make_unique<AllocateJob>(r, ServerId(7), true, "k"_ba));
            });
        row("message", u"/v1/support_request/2/message/"_s, "{\"text\":\"hello\"}",
            [=](ApiClient &c) -> ApiJob * { return c.start(std::make_unique<MessageJob>(r, u"hello"_s, "k"_ba)); });
        row("pause", u"/v1/task/42/pause/"_s, "{}", [=](ApiClient &c) -> ApiJob * {
            return c.start(std::make_unique<TaskActionJob>(migration::Action::PauseTask, TaskId(42), "k"_ba));
        });
    }

    void bodies()
    {
        using Start = std::function<ApiJob *(ApiClient &)>;
        QFETCH(Start, start);
        QFETCH(QString, path);
        QFETCH(QByteArray, body);
        ScriptedServer server([](const Asked &) { return Answer{.status = 204}; });
        ApiClient client(server.url(), u"t"_s);
        QSignalSpy finished(start(client), &ApiJob::finished);
        QVERIFY(finished.wait());
        QCOMPARE(server.asked().size(), 1);
        QCOMPARE(server.asked().first().path, path);
        QCOMPARE(QJsonDocument::fromJson(server.asked().first().body), QJsonDocument::fromJson(body));
        QCOMPARE(server.asked().first().headers.value("content-type"), "application/json"_ba);
        QCOMPARE(server.asked().first().headers.value("idempotency-key"), "k"_ba);
    }
};

QTEST_GUILESS_MAIN(ApiClientTest)
#include "tst_api_client.moc"
