// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/journey.h"

#include <escale/logs/chain.h>

#include <QtConcurrent/QtConcurrentRun>
#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::test;

/// The conventions that hold for every path, and what happens when several ask at once: with a real platform on loopback.
class Wire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void routesByRole_data();
    void routesByRole();
    void aLostAnswerIsAskedFor();
    void unchangedIsNotSentAgain_data();
    void unchangedIsNotSentAgain();
    void compressedWhereAccepted();
    void staleIsRefusedWithTheObject();
    void pagesHoldEverythingOnce();
    void changeWakesWhoeverWaits();
    void nothingEndsAtTheEndOfTheWait();
    void goneListenerHarmsNobody();
    void foreignPositionResets();
    void customerHearsOfItsOwnOnly();
    void scopeInTheUserName();
    void keyHoldsAcrossARestart();
    void racingWishesAreOneMove();
    void pausedTaskWaits();
    void tokensAreMadeAndRevoked();
    void logIsAWholeChain();
    void rateIsLimited();
    void onlyLoopback();
    void oneFolderOnePlatform();
    void goesWithItsParent();

private:
    HttpReply raw(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                  const QList<std::pair<QByteArray, QByteArray>> &headers = {}, const QByteArray &body = {}) const;
    [[nodiscard]] qint64 seq() const;

    PlatformProcess m_platform;
    std::unique_ptr<Journey> m_journey;
    std::unique_ptr<ApiSession> m_support;
};

void Wire::initTestCase()
{
    QVERIFY(m_platform.start({u"--content"_s, u"small"_s}));
    m_support = std::make_unique<ApiSession>(m_platform.url(), m_platform.supportToken(), u"wire"_s);
    m_journey = std::make_unique<Journey>(m_platform, u"wire_journey"_s);
}

HttpReply Wire::raw(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                    const QList<std::pair<QByteArray, QByteArray>> &headers, const QByteArray &body) const
{
    HttpRequest request{.method = method, .path = path, .headers = headers, .body = body};
    if (!token.isEmpty())
        request.headers.append({"Authorization", "Basic " + (token + ':').toBase64()});
    return exchange(m_platform.url().host(), quint16(m_platform.url().port()), request);
}

qint64 Wire::seq() const
{
    return m_support->object(u"/v1/"_s)["seq"_L1].toInteger();
}

void Wire::routesByRole_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("support");
    QTest::addColumn<int>("owner");
    QTest::addColumn<int>("other"); ///< another customer
    QTest::addColumn<int>("reviewer");
    const QByteArray get("GET");
    const QByteArray post("POST");
    // The server of Acme is 1, and so is its migration; its accounts are 1 to 6. A body of {} is right for some actions and
    // has a field missing for others: 400 is behind all questions of rights.
    const std::tuple<QByteArray, QByteArray, int, int, int, int> rows[] = {
        {get, "/v1/", 200, 200, 200, 200},
        {get, "/v1/customer/1/", 200, 200, 404, 200},
        {get, "/v1/server/1/", 200, 200, 404, 200},
        {get, "/v1/server/6/", 200, 404, 404, 200},
        {get, "/v1/account/1/", 200, 200, 404, 200},
        {get, "/v1/database/1/", 200, 200, 404, 200},
        {get, "/v1/domain/1/", 200, 200, 404, 200},
        {get, "/v1/record/1/", 200, 200, 404, 200},
        {get, "/v1/ip/1/", 200, 200, 404, 200},
        {get, "/v1/migration/1/", 200, 200, 404, 200},
        {get, "/v1/migration/1/account/", 200, 200, 404, 200},
        {get, "/v1/migration/1/account/1/", 200, 200, 404, 200},
        {get, "/v1/migration/2/account/1/", 404, 404, 404, 404}, // not of this migration
        {get, "/v1/token/", 200, 403, 403, 403},
        {post, "/v1/token/", 400, 403, 403, 403},
        {post, "/v1/migration/1/account/2/unready/", 204, 409, 404, 403},
        {post, "/v1/migration/1/account/1/verify/", 409, 409, 404, 403},
        {post, "/v1/migration/1/account/1/rollback/", 400, 400, 404, 403},
        {post, "/v1/migration/1/reinstall/", 400, 403, 404, 403},
        {post, "/v1/migration/1/release_transit/", 409, 403, 404, 403},
        {post, "/v1/migration/1/withdraw_transit_request/", 409, 409, 404, 403},
        {post, "/v1/support_request/2/accept/", 409, 404, 403, 403}, // Boreal's
        {"DELETE", "/v1/token/99999/", 404, 403, 403, 403},
    };
    for (const auto &[method, path, support, owner, other, reviewer] : rows)
        QTest::addRow("%s %s", method.constData(), path.constData())
            << method << path << support << owner << other << reviewer;
}

void Wire::routesByRole()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const int, support);
    QFETCH(const int, owner);
    QFETCH(const int, other);
    QFETCH(const int, reviewer);
    const auto ask = [&](const QByteArray &token) {
        return raw(method, path, token,
                   {{"Content-Type", "application/json"}, {"Idempotency-Key", ApiSession::newKey()}},
                   method == "POST" ? "{}" : "")
            .status;
    };
    QCOMPARE(ask(m_platform.supportToken()), support);
    QCOMPARE(ask(m_platform.customerToken(u"Acme SA"_s)), owner);
    QCOMPARE(ask(m_platform.customerToken(u"Boreal"_s)), other);
    QCOMPARE(ask(m_platform.reviewerToken()), reviewer);
    QCOMPARE(ask({}), 401);
    QCOMPARE(ask("no-such-token"), 401);
}

void Wire::aLostAnswerIsAskedFor()
{
    const ApiSession owner(m_platform.url(), m_platform.customerToken(u"Acme SA"_s), u"wire"_s);
    const auto settle = [](const ApiSession &by, const QByteArray &key) {
        return by.send({.method = "DELETE", .path = "/v1/command/" + key + "/"}).json().toObject();
    };
    const QString path = u"/v1/migration/1/account/5/test/"_s;
    const QByteArray carriedOut = ApiSession::newKey();
    const HttpReply accepted = owner.postWithKey(path, {}, carriedOut);
    QCOMPARE(accepted.status, 202);
    for (int again = 0; again < 2; ++again) {
        const QJsonObject answer = settle(owner, carriedOut);
        QVERIFY(answer["carried_out"_L1].toBool());
        QCOMPARE(answer["task"_L1]["href"_L1].toString().toLatin1(), accepted.headers.value("location"));
    }
    // One that never arrived does not arrive later either; a refused one was not carried out.
    const QByteArray late = ApiSession::newKey();
    for (int again = 0; again < 2; ++again)
        QCOMPARE(settle(owner, late)["carried_out"_L1], QJsonValue(false));
    const HttpReply refused = owner.postWithKey(path, {}, late);
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.json()["code"_L1].toString(), u"command_withdrawn"_s);
    // Keys are each token's own.
    QCOMPARE(settle(*m_support, carriedOut)["carried_out"_L1], QJsonValue(false));
    QVERIFY(settle(owner, carriedOut)["carried_out"_L1].toBool());
    QCOMPARE(owner.send({.method = "DELETE", .path = "/v1/command/no-key/"}).status, 404);
    QCOMPARE(owner.send({.method = "GET", .path = "/v1/command/" + late + "/"}).status, 405);
    QVERIFY(!owner.finished(QString::fromLatin1(accepted.headers.value("location"))).isEmpty());
}

void Wire::unchangedIsNotSentAgain_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {"/v1/server/", "/v1/server/1/", "/v1/account/", "/v1/account/1/", "/v1/migration/",
                             "/v1/migration/1/", "/v1/migration/1/account/", "/v1/migration/1/account/3/", "/v1/task/",
                             "/v1/support_request/", "/v1/transit/"})
        QTest::newRow(path) << QByteArray(path);
}

void Wire::unchangedIsNotSentAgain()
{
    QFETCH(const QByteArray, path);
    const QByteArray token = m_platform.supportToken();
    const HttpReply first = raw("GET", path, token);
    const QByteArray tag = first.headers.value("etag");
    QVERIFY(!tag.isEmpty());
    const HttpReply again = raw("GET", path, token, {{"If-None-Match", tag}});
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.isEmpty());
    QCOMPARE(raw("GET", path, token, {{"If-None-Match", "\"other\""}}).status, 200);
}

void Wire::compressedWhereAccepted()
{
    const QByteArray token = m_platform.supportToken();
    const HttpReply plain = raw("GET", "/v1/account/", token);
    const HttpReply packed = raw("GET", "/v1/account/", token, {{"Accept-Encoding", "br;q=1.0, gzip;q=0.8"}});
    QVERIFY(!plain.headers.contains("content-encoding"));
    QCOMPARE(packed.headers.value("content-encoding"), "gzip");
    QVERIFY(packed.body.size() < plain.body.size() / 3);
    QByteArray out(plain.body.size() + 1, '\0');
    z_stream stream{};
    QCOMPARE(inflateInit2(&stream, 15 + 16), Z_OK);
    QByteArray in = packed.body;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    QCOMPARE(inflate(&stream, Z_FINISH), Z_STREAM_END);
    out.truncate(qsizetype(stream.total_out));
    inflateEnd(&stream);
    QCOMPARE(out, plain.body);
    QVERIFY(!raw("GET", "/v1/account/", token, {{"Accept-Encoding", "gzip;q=0"}}).headers.contains("content-encoding"));
}

void Wire::staleIsRefusedWithTheObject()
{
    const QByteArray token = m_platform.supportToken();
    const QByteArray path = m_journey->accountPath(u"crm"_s).toLatin1();
    const auto act = [&](const char *action, const QByteArray &tag) {
        return raw("POST", path + action + '/', token,
                   {{"Content-Type", "application/json"}, {"Idempotency-Key", ApiSession::newKey()}, {"If-Match", tag}},
                   "{}");
    };
    const QByteArray before = raw("GET", path, token).headers.value("etag");
    QCOMPARE(act("unready", before).status, 204);
    const HttpReply stale = act("ready", before);
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.json()["code"_L1].toString(), u"stale"_s);
    QCOMPARE(stale.json()["current"_L1]["preparation"_L1].toString(), u"todo"_s);
    QCOMPARE(act("ready", raw("GET", path, token).headers.value("etag")).status, 204);
    QCOMPARE(act("unready", "*").status, 204);
    QCOMPARE(act("ready", "*").status, 204);
}

void Wire::pagesHoldEverythingOnce()
{
    const QJsonArray all = m_support->list(u"/v1/account/"_s);
    QJsonArray paged;
    while (true) {
        const qint64 last = paged.isEmpty() ? 0 : paged.last()["id"_L1].toInteger();
        const QJsonArray page = m_support->list(u"/v1/account/?limit=4&after_id=%1"_s.arg(last));
        QVERIFY(page.size() <= 4);
        for (const QJsonValue &account : page)
            paged.append(account);
        if (page.size() < 4)
            break;
    }
    QCOMPARE(paged, all);
    for (const char *query : {"limit=0", "limit=-1", "limit=many", "limit=5001", "after_id=x", "server=0x1"})
        QCOMPARE(m_support->get(u"/v1/account/?"_s + QLatin1StringView(query)).status, 400);
}

void Wire::changeWakesWhoeverWaits()
{
    const qint64 from = seq();
    QElapsedTimer timer;
    timer.start();
    auto waiting = QtConcurrent::run(
        [&] { return raw("GET", "/v1/event/?wait=20&after=" + QByteArray::number(from), m_platform.supportToken()); });
    // Whether it waits already does not matter: what it asks for has happened after `from` either way.
    QVERIFY(m_support->post(m_journey->accountPath(u"archive"_s) + u"ready/"_s).status == 204);
    const QJsonValue page = waiting.result().json();
    QVERIFY(timer.elapsed() < 15000);
    QCOMPARE(page["reset"_L1].toBool(), false);
    QVERIFY(page["seq"_L1].toInteger() > from);
    QJsonObject types;
    for (const QJsonValue &event : page["events"_L1].toArray()) {
        QVERIFY2(!types.contains(event["type"_L1].toString() + event["href"_L1].toString()), "one object, one event");
        types.insert(event["type"_L1].toString() + event["href"_L1].toString(), event["object"_L1]);
    }
    const QJsonObject account = types.value(u"migration_account"_s + m_journey->accountPath(u"archive"_s)).toObject();
    QCOMPARE(account, m_journey->account(u"archive"_s));
    QVERIFY(types.contains(u"migration"_s + m_journey->migrationPath()));
}

void Wire::nothingEndsAtTheEndOfTheWait()
{
    const qint64 from = seq();
    QElapsedTimer timer;
    timer.start();
    const QJsonValue page = m_support->get(u"/v1/event/?wait=1&after=%1"_s.arg(from)).json();
    QVERIFY(timer.elapsed() >= 900);
    QCOMPARE(page["seq"_L1].toInteger(), from);
    QCOMPARE(page["events"_L1].toArray().size(), 0);
}

void Wire::goneListenerHarmsNobody()
{
    const qint64 from = seq();
    for (int i = 0; i < 20; ++i) {
        HttpRequest request{.path = "/v1/event/?wait=2&after=" + QByteArray::number(from)};
        request.headers.append({"Authorization", "Basic " + (m_platform.supportToken() + ':').toBase64()});
        QCOMPARE(exchange(m_platform.url().host(), quint16(m_platform.url().port()), request, 20).status,
                 0); // gives up
    }
    QCOMPARE(m_support->post(m_journey->accountPath(u"archive"_s) + u"unready/"_s).status, 204);
    QCOMPARE(m_support->get(u"/v1/event/?wait=5&after=%1"_s.arg(from)).status, 200);
    QVERIFY(m_platform.isRunning());
}

void Wire::foreignPositionResets()
{
    for (const qint64 foreign : {qint64(0), qint64(17), seq() + 1'000'000}) {
        const QJsonValue page = m_support->get(u"/v1/event/?wait=20&after=%1"_s.arg(foreign)).json();
        QCOMPARE(page["reset"_L1].toBool(), true);
        QCOMPARE(page["seq"_L1].toInteger(), seq());
        QCOMPARE(page["events"_L1].toArray().size(), 0);
    }
}

void Wire::customerHearsOfItsOwnOnly()
{
    const ApiSession boreal(m_platform.url(), m_platform.customerToken(u"Boreal"_s), u"wire"_s);
    const qint64 from = seq();
    QCOMPARE(m_support->post(m_journey->accountPath(u"forum"_s) + u"ready/"_s).status, 204);
    QCOMPARE(m_support->post(m_journey->accountPath(u"forum"_s) + u"unready/"_s).status, 204);
    QCOMPARE(boreal.get(u"/v1/event/?after=%1"_s.arg(from)).json()["events"_L1].toArray().size(), 0);
    QVERIFY(!m_journey->customer().get(u"/v1/event/?after=%1"_s.arg(from)).json()["events"_L1].toArray().isEmpty());
    QVERIFY(!QString::fromUtf8(boreal.get(u"/v1/log/"_s).body).contains("forum"_L1));
    for (const QString &list : {u"server"_s, u"account"_s, u"database"_s, u"domain"_s, u"record"_s, u"ip"_s,
                                u"migration"_s, u"task"_s, u"support_request"_s}) {
        const QString text = QString::fromUtf8(boreal.get(u"/v1/%1/"_s.arg(list)).body);
        QVERIFY2(!text.contains("acme"_L1) && !text.contains("lumen"_L1), qPrintable(list));
    }
}

void Wire::scopeInTheUserName()
{
    const QByteArray support = m_platform.supportToken();
    const auto names = [&](const QByteArray &token) {
        QStringList list;
        for (const QJsonValue &account : raw("GET", "/v1/account/", token).json().toArray())
            list.append(account["name"_L1].toString());
        return list;
    };
    QCOMPARE(names(support + " customer=Boreal").size(), 10);
    QCOMPARE(names(support + " account=crm"), QStringList{u"crm"_s});
    QCOMPARE(names(m_platform.customerToken(u"Acme SA"_s) + " account=crm"), QStringList{u"crm"_s});
    QCOMPARE(raw("GET", "/v1/account/", m_platform.customerToken(u"Boreal"_s) + " account=crm").status, 401);
    QCOMPARE(raw("GET", "/v1/account/", m_platform.customerToken(u"Boreal"_s) + " customer=Acme SA").status, 401);
    QCOMPARE(raw("GET", "/v1/account/", support + " everything").status, 401);
    QCOMPARE(raw("POST", m_journey->migrationPath().toLatin1() + "withdraw_transit_request/",
                 m_platform.customerToken(u"Acme SA"_s) + " account=crm",
                 {{"Content-Type", "application/json"}, {"Idempotency-Key", ApiSession::newKey()}}, "{}")
                 .status,
             403);
}

void Wire::keyHoldsAcrossARestart()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const QByteArray key = ApiSession::newKey();
    const QString path = u"/v1/migration/3/account/14/migrate/"_s;
    HttpReply first;
    {
        const ApiSession support(platform.url(), platform.supportToken());
        first = support.postWithKey(path, {}, key);
        QCOMPARE(first.status, 202);
    }
    platform.kill();
    QVERIFY(platform.start());
    const ApiSession support(platform.url(), platform.supportToken());
    const HttpReply again = support.postWithKey(path, {}, key);
    QCOMPARE(again.status, 202);
    QCOMPARE(again.headers.value("location"), first.headers.value("location"));
    QCOMPARE(support.finished(QString::fromLatin1(again.headers.value("location")))["state"_L1].toString(), u"done"_s);
    QCOMPARE(support.list(u"/v1/task/"_s).size(), 1);
    QCOMPARE(support.postWithKey(u"/v1/migration/3/account/10/migrate/"_s, {}, key).status, 422);
}

void Wire::racingWishesAreOneMove()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    QList<QFuture<HttpReply>> replies;
    for (int i = 0; i < 6; ++i) {
        replies.append(QtConcurrent::run([&platform] {
            return ApiSession(platform.url(), platform.supportToken()).post(u"/v1/migration/3/account/10/migrate/"_s);
        }));
    }
    int accepted = 0;
    for (QFuture<HttpReply> &reply : replies) {
        const HttpReply answer = reply.result();
        accepted += answer.status == 202;
        if (answer.status != 202) {
            QCOMPARE(answer.status, 409);
            const QString gate = answer.json()["gates"_L1][0]["code"_L1].toString();
            QVERIFY2(gate == "account_busy"_L1 || gate == "account_not_on_client_server"_L1, qPrintable(gate));
        }
    }
    QCOMPARE(accepted, 1);
    const ApiSession support(platform.url(), platform.supportToken());
    QCOMPARE(support.finished(u"/v1/task/1/"_s)["state"_L1].toString(), u"done"_s);
    QCOMPARE(support.object(u"/v1/migration/3/account/10/"_s)["attempts"_L1].toArray().size(), 1);
}

void Wire::pausedTaskWaits()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const ApiSession support(platform.url(), platform.supportToken());
    // The first holds the server while the second is paused in the queue.
    QCOMPARE(support.post(u"/v1/migration/3/account/10/migrate/"_s).status, 202);
    const HttpReply second = support.post(u"/v1/migration/3/account/14/migrate/"_s);
    const QString task = QString::fromLatin1(second.headers.value("location"));
    QCOMPARE(support.post(task + u"pause/"_s).status, 204);
    QCOMPARE(support.finished(u"/v1/task/1/"_s)["state"_L1].toString(), u"done"_s);
    const QJsonObject paused = support.object(task);
    QCOMPARE(paused["state"_L1].toString(), u"paused"_s);
    QCOMPARE(paused["waiting_for"_L1]["code"_L1].toString(), u"paused"_s);
    platform.kill();
    QVERIFY(platform.start());
    const ApiSession after(platform.url(), platform.supportToken());
    QCOMPARE(after.object(task)["state"_L1].toString(), u"paused"_s);
    QCOMPARE(after.post(task + u"resume/"_s).status, 204);
    QCOMPARE(after.finished(task)["state"_L1].toString(), u"done"_s);
    const HttpReply late = after.post(task + u"pause/"_s);
    QCOMPARE(late.status, 409);
    QCOMPARE(late.json()["gates"_L1][0]["code"_L1].toString(), u"task_not_queued_or_running"_s);
}

void Wire::tokensAreMadeAndRevoked()
{
    const HttpReply made = m_support->post(u"/v1/token/"_s, {{u"name"_s, u"Auditor"_s},
                                                             {u"role"_s, u"reviewer"_s},
                                                             {u"customer"_s, QJsonValue::Null},
                                                             {u"expires"_s, QJsonValue::Null}});
    QCOMPARE(made.status, 201);
    const QByteArray secret = made.json()["secret"_L1].toString().toLatin1();
    QVERIFY(secret.size() >= 43);
    QCOMPARE(raw("GET", "/v1/", secret).json()["actor"_L1].toString(), u"Auditor"_s);
    QVERIFY(!m_support->get(u"/v1/token/"_s).body.contains(secret));
    QVERIFY(!m_support->get(u"/v1/log/"_s).body.contains(secret));
    const QByteArray path = made.headers.value("location");
    QCOMPARE(raw("DELETE", path, m_platform.supportToken()).status, 204);
    QCOMPARE(raw("GET", "/v1/", secret).status, 401);
    QCOMPARE(raw("DELETE", path, m_platform.supportToken()).status, 404);
}

void Wire::logIsAWholeChain()
{
    const QByteArray body = m_support->get(u"/v1/log/"_s).body;
    logs::ChainVerifier verifier;
    for (const QByteArray &line : body.split('\n')) {
        if (!line.isEmpty())
            QCOMPARE(verifier.add(line), logs::ChainVerifier::Finding::Whole);
    }
    QVERIFY(verifier.count() > 20);
    QVERIFY(!body.contains(m_platform.supportToken()));
    const QByteArray warnings = m_support->get(u"/v1/log/?severity=warning&after=3"_s).body;
    QVERIFY(warnings.contains("ESC-3002") && !warnings.contains("\"log.level\":\"info\""));
}

void Wire::rateIsLimited()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s, u"--rate"_s, u"3,5"_s}));
    const ApiSession support(platform.url(), platform.supportToken());
    for (int i = 0; i < 5; ++i)
        QCOMPARE(support.get(u"/v1/"_s).status, 200);
    const HttpReply over = support.get(u"/v1/"_s);
    QCOMPARE(over.status, 429);
    QCOMPARE(over.json()["code"_L1].toString(), u"rate_limited"_s);
    QVERIFY(over.headers.value("retry-after").toInt() > 0);
    // Writes are counted by themselves, and so is every other token.
    for (int i = 0; i < 3; ++i)
        QCOMPARE(support.post(u"/v1/migration/1/account/1/unready/"_s).status, 409);
    QCOMPARE(support.post(u"/v1/migration/1/account/1/unready/"_s).status, 429);
    QCOMPARE(ApiSession(platform.url(), platform.reviewerToken()).get(u"/v1/"_s).status, 200);
}

void Wire::onlyLoopback()
{
    for (const QString &address : {u"0.0.0.0:0"_s, u"192.0.2.1:80"_s, u"nonsense"_s, u"127.0.0.1:99999"_s}) {
        QProcess process;
        process.start(QStringLiteral(ESCALE_PLATFORM_BINARY), {u"--practice"_s, u"--listen"_s, address});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardOutput().isEmpty());
        QVERIFY(process.readAllStandardError().contains(address.toLatin1()));
    }
}

void Wire::oneFolderOnePlatform()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    QProcess second;
    second.start(QStringLiteral(ESCALE_PLATFORM_BINARY), {u"--practice"_s, u"--data"_s, platform.dataFolder()});
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitCode(), 2);
    QVERIFY(second.readAllStandardError().contains("in use"));
    QVERIFY(platform.terminate());
}

void Wire::goesWithItsParent()
{
    QProcess process;
    process.start(QStringLiteral(ESCALE_PLATFORM_BINARY),
                  {u"--practice"_s, u"--content"_s, u"small"_s, u"--exit-with-parent"_s});
    QVERIFY(process.waitForReadyRead());
    QVERIFY(process.readLine().contains("\"url\""));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(Wire)
#include "tst_wire.moc"
