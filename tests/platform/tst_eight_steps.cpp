// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/journey.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale::test;

/// A client server through all eight steps on a real platform: nothing is lost, a site answers at every step and from the
/// right server, downtime is measured, and the platform keeps to the rules.
class EightSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void throughAllSteps();
    void rollbackKeepsWhatWasWrittenOnTransit();
    void frozenRollbackServesTheOldCopy();
    void reinstallationWaitsForTheLastVerification();
    void oneAccountAtATime();
    void cancelBeforeTheCutOverTakesBack();
    void tokensOfOthersSeeNothing();
    void sameKeySameAnswer();
    void refusals_data();
    void refusals();
};

#define VERIFY_JOURNEY(journey, call) QVERIFY2((journey).call, qPrintable((journey).problem()))

namespace {

bool walkTo(Journey &journey, int step)
{
    return (step < 2 || journey.prepare()) && (step < 3 || journey.requestTransit())
           && (step < 4 || journey.installTransit()) && (step < 5 || journey.migrateAll())
           && (step < 6 || (journey.verifyAll() && journey.requestReinstallation()))
           && (step < 7 || journey.reinstall()) && (step < 8 || journey.relocateAll());
}

QStringList gateCodes(const HttpReply &reply)
{
    QStringList codes;
    const QJsonArray gates = reply.json()["gates"_L1].toArray();
    for (const QJsonValue &gate : gates)
        codes.append(gate["code"_L1].toString());
    return codes;
}

} // namespace

void EightSteps::throughAllSteps()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"eight_steps"_s);
    const QString client = journey.clientServer();
    QCOMPARE(journey.step(), 1);

    // The first visit makes the content of a practice account; what it is then must survive everything.
    QMap<QString, Content> expected;
    const QStringList names = journey.accountNames();
    QVERIFY(names.size() >= 3);
    // What people have bookmarked is good at every step, whichever server answers.
    QMap<QString, QString> links;
    for (const QString &name : names)
        links.insert(name, journey.linkTo(name));
    const auto everySiteAnswersFrom = [&](const QString &server) {
        for (const QString &name : names) {
            for (const QJsonObject &seen : {journey.visit(name), journey.visitByLink(name)}) {
                if (seen["status"_L1].toInt() != 200 || seen["served_by"_L1].toString() != server)
                    return u"%1: %2"_s.arg(name, QString::fromUtf8(QJsonDocument(seen).toJson()));
            }
            if (journey.linkTo(name) != links.value(name))
                return u"%1: the link is another one: %2"_s.arg(name, journey.linkTo(name));
        }
        return QString();
    };
    QCOMPARE(everySiteAnswersFrom(client), QString());
    int written = 0;
    const auto writeEverywhere = [&] {
        for (const QString &name : names) {
            if (journey.write(name, "entry " + QByteArray::number(++written)) / 100 != 2)
                return name;
        }
        return QString();
    };
    const auto rememberFrom = [&](const QString &server) {
        for (const QString &name : names)
            expected.insert(name, journey.contentAt(name, server));
    };
    const auto sameAs = [&](const QString &server) {
        QStringList all;
        for (const QString &name : names) {
            const QStringList differing = differences(expected.value(name), journey.contentAt(name, server));
            if (!differing.isEmpty())
                all.append(name + u": "_s + differing.join(u", "_s));
        }
        return all.join(u'\n');
    };
    QCOMPARE(writeEverywhere(), QString());
    rememberFrom(client);
    for (const QString &name : names)
        QVERIFY2(expected.value(name).size() > 3, qPrintable(name));

    VERIFY_JOURNEY(journey, prepare());
    QCOMPARE(journey.step(), 2);
    QCOMPARE(everySiteAnswersFrom(client), QString());
    VERIFY_JOURNEY(journey, requestTransit());
    QCOMPARE(journey.step(), 3);
    QCOMPARE(everySiteAnswersFrom(client), QString());
    VERIFY_JOURNEY(journey, installTransit());
    QCOMPARE(journey.step(), 4);
    const QString transit = journey.transitServer();
    QVERIFY(!transit.isEmpty());
    // Written after the precopy: only the difference can bring it over.
    QCOMPARE(writeEverywhere(), QString());
    rememberFrom(client);
    QCOMPARE(everySiteAnswersFrom(client), QString());

    VERIFY_JOURNEY(journey, migrateAll());
    QCOMPARE(journey.step(), 5);
    QCOMPARE(everySiteAnswersFrom(transit), QString());
    QCOMPARE(sameAs(transit), QString());
    // The client server forwards those who still come to it.
    for (const QString &name : names)
        QCOMPARE(journey.visitAt(name, client).headers.value("x-served-by"), transit.toLatin1());
    QCOMPARE(writeEverywhere(), QString());

    VERIFY_JOURNEY(journey, verifyAll());
    QCOMPARE(journey.step(), 5);
    VERIFY_JOURNEY(journey, requestReinstallation());
    QCOMPARE(journey.step(), 6);
    QCOMPARE(everySiteAnswersFrom(transit), QString());
    VERIFY_JOURNEY(journey, reinstall());
    QCOMPARE(journey.step(), 7);
    QCOMPARE(everySiteAnswersFrom(transit), QString());
    QCOMPARE(writeEverywhere(), QString());
    rememberFrom(transit);

    VERIFY_JOURNEY(journey, relocateAll());
    QCOMPARE(journey.step(), 8);
    QCOMPARE(everySiteAnswersFrom(client), QString());
    QCOMPARE(sameAs(client), QString());
    QCOMPARE(journey.visit(names.first())["architecture"_L1].toString(), u"2024"_s);
    VERIFY_JOURNEY(journey, releaseTransit());
    QCOMPARE(journey.migration()["transit"_L1]["state"_L1].toString(), u"released"_s);
    QCOMPARE(sameAs(client), QString());
    QCOMPARE(everySiteAnswersFrom(client), QString());

    // Both legs have a measured downtime beside their estimate.
    const QJsonArray accounts = journey.accounts();
    for (const QJsonValue &account : accounts) {
        QStringList legs;
        const QJsonArray attempts = account["attempts"_L1].toArray();
        for (const QJsonValue &attempt : attempts) {
            legs.append(attempt["leg"_L1].toString());
            QVERIFY(attempt["downtime_seconds"_L1].isDouble());
            QVERIFY(attempt["estimate"_L1]["high"_L1].toDouble() > 0);
            QVERIFY(attempt["estimate"_L1]["low"_L1].toDouble() <= attempt["estimate"_L1]["high"_L1].toDouble());
        }
        QCOMPARE(legs, QStringList({u"out"_s, u"back"_s}));
    }
    QVERIFY(platform.terminate());
}

void EightSteps::rollbackKeepsWhatWasWrittenOnTransit()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"rollback"_s);
    QVERIFY2(walkTo(journey, 5), qPrintable(journey.problem()));
    const QString name = journey.accountNames().first();
    QCOMPARE(journey.customer().perform(journey.accountPath(name) + u"verify/"_s)["state"_L1].toString(), u"done"_s);
    QCOMPARE(journey.write(name, "written on transit") / 100, 2);
    const Content onTransit = journey.contentAt(name, journey.transitServer());
    const int entries = journey.visit(name)["entries"_L1].toInt();

    const QJsonObject task =
        journey.customer().perform(journey.accountPath(name) + u"rollback/"_s, {{u"keep"_s, u"current"_s}});
    QCOMPARE(task["state"_L1].toString(), u"done"_s);
    QCOMPARE(journey.step(), 4);
    const QJsonObject account = journey.account(name);
    QCOMPARE(account["location"_L1].toString(), u"client_old"_s);
    QCOMPARE(account["verified"_L1].toBool(), false);
    QCOMPARE(differences(onTransit, journey.contentAt(name, journey.clientServer())), QStringList());
    const QJsonObject seen = journey.visit(name);
    QCOMPARE(seen["served_by"_L1].toString(), journey.clientServer());
    QCOMPARE(seen["entries"_L1].toInt(), entries);

    QVERIFY2(journey.migrateAll(), qPrintable(journey.problem()));
    QCOMPARE(journey.step(), 5);
    QCOMPARE(journey.account(name)["attempts"_L1].toArray().size(), 3);
}

void EightSteps::frozenRollbackServesTheOldCopy()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"rollback_frozen"_s);
    QVERIFY2(walkTo(journey, 4), qPrintable(journey.problem()));
    const QString name = journey.accountNames().first();
    const int before = journey.visit(name)["entries"_L1].toInt();
    const Content old = journey.contentAt(name, journey.clientServer());
    QCOMPARE(journey.customer().perform(journey.accountPath(name) + u"migrate/"_s)["state"_L1].toString(), u"done"_s);
    QCOMPARE(journey.write(name, "only on transit") / 100, 2);
    QCOMPARE(journey.customer()
                 .perform(journey.accountPath(name) + u"rollback/"_s, {{u"keep"_s, u"frozen"_s}})["state"_L1]
                 .toString(),
             u"done"_s);
    QCOMPARE(journey.visit(name)["entries"_L1].toInt(), before);
    QCOMPARE(journey.visit(name)["served_by"_L1].toString(), journey.clientServer());
    QCOMPARE(differences(old, journey.contentAt(name, journey.clientServer())), QStringList());
    // What was written since is kept, in an archive that the log names.
    const QByteArray log =
        journey.support().get(u"/v1/log/?migration=%1"_s.arg(journey.migration()["id"_L1].toInt())).body;
    QVERIFY(log.contains("archive"));
}

void EightSteps::reinstallationWaitsForTheLastVerification()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"gates"_s);
    QVERIFY2(walkTo(journey, 5), qPrintable(journey.problem()));
    const QStringList names = journey.accountNames();
    for (const QString &name : names.sliced(1))
        QCOMPARE(journey.customer().perform(journey.accountPath(name) + u"verify/"_s)["state"_L1].toString(),
                 u"done"_s);
    const QJsonObject request{{u"finalisation_by"_s, u"support"_s}, {u"message"_s, u""_s}};
    const HttpReply refused = journey.customer().post(journey.migrationPath() + u"reinstallation_request/"_s, request);
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.headers.value("content-type"), "application/problem+json"_ba);
    QCOMPARE(refused.json()["code"_L1].toString(), u"gates_unmet"_s);
    QCOMPARE(gateCodes(refused), QStringList{u"accounts_not_verified"_s});
    const QJsonValue gate = refused.json()["gates"_L1][0];
    QCOMPARE(gate["cleared_by"_L1].toString(), u"customer"_s);
    QCOMPARE(gate["params"_L1]["count"_L1].toInt(), 1);
    QCOMPARE(gate["params"_L1]["accounts"_L1][0].toString(), names.first());
    QCOMPARE(journey.step(), 5);

    QVERIFY2(journey.verifyAll() && journey.requestReinstallation(u"support"_s), qPrintable(journey.problem()));
    const HttpReply unconfirmed =
        journey.support().post(journey.migrationPath() + u"reinstall/"_s, {{u"confirm"_s, u"something else"_s}});
    QCOMPARE(unconfirmed.status, 409);
    QCOMPARE(gateCodes(unconfirmed), QStringList{u"confirmation_missing"_s});
    QVERIFY2(journey.reinstall(), qPrintable(journey.problem()));
    const HttpReply late =
        journey.support().post(journey.accountPath(names.first()) + u"rollback/"_s, {{u"keep"_s, u"current"_s}});
    QCOMPARE(late.status, 409);
    QVERIFY(gateCodes(late).contains(u"reinstallation_started"_s));
    // Support finalises: the customer is told so.
    const HttpReply notTheirs = journey.customer().post(journey.accountPath(names.first()) + u"relocate/"_s);
    QCOMPARE(notTheirs.status, 409);
    QCOMPARE(gateCodes(notTheirs), QStringList{u"finalised_by_other_side"_s});
}

void EightSteps::oneAccountAtATime()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"queue"_s);
    QVERIFY2(walkTo(journey, 4), qPrintable(journey.problem()));
    const QStringList names = journey.accountNames();
    QStringList tasks;
    for (const QString &name : names) {
        const HttpReply reply = journey.customer().post(journey.accountPath(name) + u"migrate/"_s);
        QCOMPARE(reply.status, 202);
        tasks.append(QString::fromLatin1(reply.headers.value("location")));
    }
    // A second command for an account in the queue is refused, not queued twice.
    const HttpReply twice = journey.customer().post(journey.accountPath(names.last()) + u"migrate/"_s);
    QCOMPARE(twice.status, 409);
    QList<std::pair<QString, QString>> spans;
    for (const QString &task : std::as_const(tasks)) {
        const QJsonObject ended = journey.customer().finished(task);
        QCOMPARE(ended["state"_L1].toString(), u"done"_s);
        spans.emplaceBack(ended["started"_L1].toString(), ended["ended"_L1].toString());
    }
    for (qsizetype i = 1; i < spans.size(); ++i)
        QVERIFY2(spans.at(i - 1).second <= spans.at(i).first,
                 qPrintable(spans.at(i - 1).second + u" > "_s + spans.at(i).first));
}

void EightSteps::cancelBeforeTheCutOverTakesBack()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    Journey journey(platform, u"cancel"_s);
    QVERIFY2(walkTo(journey, 4), qPrintable(journey.problem()));
    const QStringList names = journey.accountNames();
    QStringList tasks;
    for (const QString &name : names)
        tasks.append(QString::fromLatin1(
            journey.customer().post(journey.accountPath(name) + u"migrate/"_s).headers.value("location")));
    // The last one still waits for the others: it can be paused, taken up again and cancelled.
    const QString last = tasks.last();
    QCOMPARE(journey.customer().post(last + u"pause/"_s).status / 100, 2);
    QCOMPARE(journey.customer().object(last)["state"_L1].toString(), u"paused"_s);
    for (const QString &task : std::as_const(tasks)) {
        if (task != last)
            QCOMPARE(journey.customer().finished(task)["state"_L1].toString(), u"done"_s);
    }
    QCOMPARE(journey.customer().object(last)["state"_L1].toString(), u"paused"_s);
    QCOMPARE(journey.customer().post(last + u"cancel/"_s).status / 100, 2);
    QCOMPARE(journey.customer().finished(last)["state"_L1].toString(), u"cancelled"_s);
    const QJsonObject account = journey.account(names.last());
    QCOMPARE(account["location"_L1].toString(), u"client_old"_s);
    QCOMPARE(account["activity"_L1].toString(), u"idle"_s);
    QCOMPARE(journey.visit(names.last())["status"_L1].toInt(), 200);
    QCOMPARE(journey.step(), 4);
    QCOMPARE(journey.customer().post(last + u"cancel/"_s).status, 409);
    QVERIFY2(journey.migrateAll(), qPrintable(journey.problem()));
}

void EightSteps::tokensOfOthersSeeNothing()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const Journey journey(platform, u"roles"_s);
    const ApiSession stranger(platform.url(), platform.customerToken(u"Boreal"_s), u"roles"_s);
    const ApiSession reviewer(platform.url(), platform.reviewerToken(), u"roles"_s);
    const ApiSession nobody(platform.url(), "no-such-token", u"roles"_s);
    const QString account = journey.accountPath(journey.accountNames().first());
    for (const QString &path : {journey.migrationPath(), journey.migrationPath() + u"account/"_s, account}) {
        QCOMPARE(stranger.get(path).status, 404);
        QCOMPARE(reviewer.get(path).status, 200);
        QCOMPARE(nobody.get(path).status, 401);
    }
    const QList<std::pair<QString, QJsonObject>> commands{
        {account + u"ready/"_s, {}},
        {account + u"migrate/"_s, {}},
        {account + u"rollback/"_s, {{u"keep"_s, u"current"_s}}},
        {journey.migrationPath() + u"transit_request/"_s, {{u"kind"_s, u"dedicated"_s}, {u"message"_s, u""_s}}},
        {journey.migrationPath() + u"reinstall/"_s, {{u"confirm"_s, u"srv-acme-01"_s}}},
        {journey.migrationPath() + u"release_transit/"_s, {}},
    };
    for (const auto &[path, body] : commands) {
        QCOMPARE(stranger.post(path, body).status, 404);
        QCOMPARE(reviewer.post(path, body).status, 403);
        QCOMPARE(nobody.post(path, body).status, 401);
    }
    QCOMPARE(
        journey.customer().post(journey.migrationPath() + u"reinstall/"_s, {{u"confirm"_s, u"srv-acme-01"_s}}).status,
        403);
    QVERIFY(stranger.named(u"/v1/server/"_s, u"srv-acme-01"_s).isEmpty());
}

void EightSteps::sameKeySameAnswer()
{
    PlatformProcess platform;
    QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    QByteArray key = ApiSession::newKey();
    QByteArray location;
    QString path;
    {
        Journey journey(platform, u"idempotency"_s);
        QVERIFY2(walkTo(journey, 4), qPrintable(journey.problem()));
        const QStringList names = journey.accountNames();
        path = journey.accountPath(names.first()) + u"migrate/"_s;
        const HttpReply first = journey.customer().postWithKey(path, {}, key);
        QCOMPARE(first.status, 202);
        location = first.headers.value("location");
        QCOMPARE(journey.customer().postWithKey(path, {}, key).headers.value("location"), location);
        QCOMPARE(journey.customer().postWithKey(journey.accountPath(names.last()) + u"migrate/"_s, {}, key).status,
                 422);
        const HttpReply without = journey.customer().postWithKey(path, {}, {});
        QCOMPARE(without.status, 400);
        QCOMPARE(without.json()["code"_L1].toString(), u"idempotency_key_missing"_s);
        QVERIFY(journey.settle());
    }
    platform.kill();
    QVERIFY(platform.start());
    const Journey journey(platform, u"idempotency"_s);
    const HttpReply again = journey.customer().postWithKey(path, {}, key);
    QCOMPARE(again.status, 202);
    QCOMPARE(again.headers.value("location"), location);
    QCOMPARE(journey.account(journey.accountNames().first())["attempts"_L1].toArray().size(), 1);
}

void EightSteps::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown route") << "GET"_ba << u"/v1/nothing/"_s << QByteArray() << 404 << u"not_found"_s;
    QTest::newRow("unknown object") << "GET"_ba << u"/v1/server/987654/"_s << QByteArray() << 404 << u"not_found"_s;
    QTest::newRow("wrong method") << "DELETE"_ba << u"/v1/server/"_s << QByteArray() << 405 << u"method_not_allowed"_s;
    QTest::newRow("not JSON") << "POST"_ba << u"MIGRATION/transit_request/"_s << "{\"kind\": "_ba << 400
                              << u"malformed_json"_s;
    QTest::newRow("unknown value") << "POST"_ba << u"MIGRATION/transit_request/"_s
                                   << "{\"kind\":\"borrowed\",\"message\":\"\"}"_ba << 400 << u"invalid_field"_s;
    QTest::newRow("unknown field") << "POST"_ba << u"MIGRATION/transit_request/"_s
                                   << "{\"kind\":\"dedicated\",\"message\":\"\",\"colour\":1}"_ba << 400
                                   << u"invalid_field"_s;
    QTest::newRow("too early") << "POST"_ba << u"MIGRATION/reinstallation_request/"_s
                               << "{\"finalisation_by\":\"customer\",\"message\":\"\"}"_ba << 409 << u"gates_unmet"_s;
}

void EightSteps::refusals()
{
    QFETCH(const QByteArray, method);
    QFETCH(QString, path);
    QFETCH(const QByteArray, body);
    static PlatformProcess platform;
    if (!platform.isRunning())
        QVERIFY(platform.start({u"--content"_s, u"small"_s}));
    const Journey journey(platform);
    path.replace(u"MIGRATION/"_s, journey.migrationPath());
    HttpRequest request{.method = method, .path = path.toUtf8(), .body = body};
    if (method == "POST")
        request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", ApiSession::newKey()}};
    const HttpReply reply = journey.customer().send(request);
    QTEST(reply.status, "status");
    QCOMPARE(reply.headers.value("content-type"), "application/problem+json"_ba);
    QTEST(reply.json()["code"_L1].toString(), "code");
}

QTEST_GUILESS_MAIN(EightSteps)
#include "tst_eight_steps.moc"
