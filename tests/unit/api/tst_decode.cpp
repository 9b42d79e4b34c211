// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/decode.h>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

#include <functional>

using namespace escale;
using namespace escale::api;
using namespace escale::migration;
using namespace Qt::StringLiterals;

namespace {

/// "" where the value can be read, otherwise the error's code.
using Reader = std::function<QString(const QJsonValue &)>;

template <typename T>
Reader reads(Result<T> (*decode)(const QJsonObject &))
{
    return [decode](const QJsonValue &value) {
        const Result<T> result = decode(value.toObject());
        return result ? QString() : result.error().code + u' ' + result.error().params.value("key"_L1).toString();
    };
}

template <typename T>
Reader readsList(Result<T> (*decode)(const QJsonObject &))
{
    return [decode](const QJsonValue &value) {
        const QByteArray body = QJsonDocument(value.toArray()).toJson();
        const Result<QList<T>> result = decodeList<T>(body, decode);
        if (!result)
            return result.error().code + u' ' + result.error().params.value("key"_L1).toString();
        return result->size() == value.toArray().size() ? QString() : u"wrong count"_s;
    };
}

} // namespace

Q_DECLARE_METATYPE(Reader)

/// From the contract's JSON to values, and what a platform of another version may send instead.
class DecodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QTest::failOnWarning();
        QFile file(QStringLiteral(ESCALE_CONTRACT_EXAMPLES));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        m_examples = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(!m_examples.isEmpty());
    }

    void examples_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Reader>("reader");
        const auto row = [](const char *name, Reader reader) {
            QTest::newRow(name) << QString::fromLatin1(name) << std::move(reader);
        };
        row("platform", reads(decodeRoot));
        row("customers", readsList(decodeCustomer));
        row("customer", reads(decodeCustomer));
        row("servers", readsList(decodeServer));
        row("clientServer", reads(decodeServer));
        row("transitServer", reads(decodeServer));
        row("accounts", readsList(decodeAccount));
        row("account", reads(decodeAccount));
        row("databases", readsList(decodeDatabase));
        row("database", reads(decodeDatabase));
        row("domains", readsList(decodeDomain));
        row("domainInternal", reads(decodeDomain));
        row("domainExternal", reads(decodeDomain));
        row("migrations", readsList(decodeMigration));
        row("migrationPreparing", reads(decodeMigration));
        row("migrationRelocating", reads(decodeMigration));
        row("migrationAccounts", readsList(decodeMigrationAccount));
        row("accountTodo", reads(decodeMigrationAccount));
        row("accountOnTransit", reads(decodeMigrationAccount));
        row("supportRequests", readsList(decodeSupportRequest));
        row("supportRequestWaiting", reads(decodeSupportRequest));
        row("transitFleet", readsList(decodeLoan));
        row("tasks", readsList(decodeTask));
        row("taskRunning", reads(decodeTask));
        row("taskWaiting", reads(decodeTask));
        row("taskFailed", reads(decodeTask));
        row("eventPage", reads(decodeEventPage));
        row("eventNothing", reads(decodeEventPage));
        row("eventReset", reads(decodeEventPage));
    }

    void examples()
    {
        QFETCH(QString, name);
        QFETCH(Reader, reader);
        QVERIFY2(m_examples.contains(name), "the contract has no such example any more");
        QCOMPARE(reader(m_examples.value(name)), QString());
    }

    void root()
    {
        const Root root = decodeRoot(example("platform")).value();
        QCOMPARE(root.platform, u"practice.escale"_s);
        QVERIFY(root.practice);
        QCOMPARE(root.role, Party::Support);
        QCOMPARE(root.actor, u"Sophie"_s);
        QVERIFY(!root.customer.isValid());
        QVERIFY(root.capabilities.contains(u"migration"_s));
        QCOMPARE(root.policy.transitFreeDays, 14);
        QCOMPARE(root.policy.timeZone.id(), "Europe/Paris"_ba);
        QVERIFY(!root.policySource.isEmpty());
        QCOMPARE(root.time, QDateTime(QDate(2026, 11, 21), QTime(10, 15), QTimeZone::UTC));
        QCOMPARE(root.seq, 118);
    }

    void server()
    {
        const Server server = decodeServer(example("transitServer")).value();
        QCOMPARE(server.id, ServerId(7));
        QVERIFY(!server.customer.isValid());
        QCOMPARE(server.role, ServerRole::Transit);
        QCOMPARE(server.memory, 17179869184);
        QCOMPARE(server.disk, 515396075520);
        QCOMPARE(server.monthlyPrice, Money(8900, u"EUR"_s));
        QCOMPARE(server.addresses, QStringList{u"127.0.20.4"_s});
        QCOMPARE(server.lentTo, MigrationId(3));
        QCOMPARE(decodeServer(example("clientServer"))->customer, CustomerId(1));
    }

    void accountBelongsAndIsServed()
    {
        const Account account = decodeAccount(example("account")).value();
        QCOMPARE(account.home, ServerId(1));
        QCOMPARE(account.servedBy, ServerId(1));
        QJsonObject away = example("account");
        away["location"_L1] = QJsonObject{{u"href"_s, u"/v1/server/7/"_s}};
        QCOMPARE(decodeAccount(away)->home, ServerId(1));
        QCOMPARE(decodeAccount(away)->servedBy, ServerId(7));
    }

    void migrationFacts()
    {
        const MigrationResource resource = decodeMigration(example("migrationRelocating")).value();
        QCOMPARE(resource.facts.kind, Kind::MandatoryPrivateCloud);
        QCOMPARE(resource.facts.server, ServerId(4));
        QCOMPARE(resource.facts.transit.state, TransitState::Ready);
        QCOMPARE(resource.facts.transit.server, ServerId(5));
        QCOMPARE(resource.facts.reinstallation.state, ReinstallationState::Done);
        QCOMPARE(resource.facts.finalisationBy, Party::Customer);
        QVERIFY(!resource.facts.completedAt.isValid());
        QCOMPARE(resource.step, Step::Relocate);
        QCOMPARE(resource.counts.total, 5);
        QCOMPARE(resource.counts.onTransit, 3);
        QCOMPARE(resource.counts.onClientNew, 2);
        QVERIFY(!decodeMigration(example("migrationPreparing"))->facts.finalisationBy);
        QVERIFY(!resource.facts.name.fr.isEmpty());
    }

    void accountFactsWithAttempts()
    {
        const MigrationAccountResource resource = decodeMigrationAccount(example("accountOnTransit")).value();
        QCOMPARE(resource.migration, MigrationId(3));
        QCOMPARE(resource.facts.id, AccountId(13));
        QCOMPARE(resource.facts.location, Location::Transit);
        QVERIFY(resource.facts.verified);
        QVERIFY(resource.facts.precopied);
        QCOMPARE(resource.facts.weight.delta, 524288);
        QCOMPARE(resource.facts.attempts.size(), 1);
        const Attempt &attempt = resource.facts.attempts.first();
        QCOMPARE(attempt.leg, Leg::Out);
        QCOMPARE(attempt.task, TaskId(31));
        QCOMPARE(attempt.outcome, Outcome::Done);
        QCOMPARE(attempt.downtimeSeconds, 4.25);
        QCOMPARE(attempt.estimate, (Estimate{2.2, 6.6}));
        QVERIFY(attempt.errorCode.isEmpty());
        QCOMPARE(decodeMigrationAccount(example("accountTodo"))->facts.test.state, TestState::Available);
    }

    void tasks()
    {
        const Task running = decodeTask(example("taskRunning")).value();
        QCOMPARE(running.state, TaskState::Running);
        QCOMPARE(running.stage, u"precopy"_s);
        QVERIFY(running.stages.contains(running.stage));
        QCOMPARE(running.bytes, 18874368);
        QVERIFY(running.waitingFor.isEmpty());
        QVERIFY(!running.error);
        const Task waiting = decodeTask(example("taskWaiting")).value();
        QVERIFY(!waiting.waitingFor.isEmpty());
        QCOMPARE(waiting.waitingParams.value("account"_L1).toString(), u"forum"_s);
        QCOMPARE(waiting.onBehalfOf, u"Boreal"_s);
        const Task failed = decodeTask(example("taskFailed")).value();
        QVERIFY(failed.error);
        QCOMPARE(failed.error->code, u"engine_refused"_s);
        QVERIFY(failed.ended.isValid());
    }

    void events()
    {
        const EventPage page = decodeEventPage(example("eventPage")).value();
        QCOMPARE(page.seq, 120);
        QCOMPARE(page.events.size(), 2);
        QVERIFY(std::holds_alternative<Task>(page.events.at(0).object));
        QCOMPARE(page.events.at(0).id, 42);
        QVERIFY(std::holds_alternative<MigrationAccountResource>(page.events.at(1).object));
        QCOMPARE(page.events.at(1).id, 4);
        QCOMPARE(page.events.at(1).migration, MigrationId(1));
        QVERIFY(decodeEventPage(example("eventReset"))->reset);
    }

    void oneUnreadableEventDoesNotStopTheFeed()
    {
        QJsonObject page = example("eventPage");
        QJsonArray events = page["events"_L1].toArray();
        QJsonObject broken = events.at(0).toObject();
        broken["object"_L1] = QJsonObject{{u"id"_s, 42}};
        QJsonObject novel = events.at(1).toObject();
        novel["type"_L1] = u"invoice"_s;
        events = {broken, novel, events.at(1)};
        page["events"_L1] = events;
        const EventPage read = decodeEventPage(page).value();
        QCOMPARE(read.skipped, 1);
        QCOMPARE(read.events.size(), 3);
        QVERIFY(std::holds_alternative<std::monostate>(read.events.at(0).object));
        QVERIFY(std::holds_alternative<std::monostate>(read.events.at(1).object));
        QVERIFY(std::holds_alternative<MigrationAccountResource>(read.events.at(2).object));
        QCOMPARE(read.seq, 120);
    }

    void unknownValuesAreNeverKnownOnes()
    {
        const QString novel = u"brand_new"_s;
        const auto with = [&](const char *name, QLatin1StringView key) {
            QJsonObject object = example(name);
            object[key] = novel;
            return object;
        };
        const auto within = [&](const char *name, QLatin1StringView outer, QLatin1StringView key) {
            QJsonObject object = example(name);
            QJsonObject inner = object[outer].toObject();
            inner[key] = novel;
            object[outer] = inner;
            return object;
        };
        QCOMPARE(decodeServer(with("clientServer", "role"_L1))->role, ServerRole::Unknown);
        QCOMPARE(decodeServer(with("clientServer", "plan"_L1))->plan, ServerPlan::Unknown);
        QCOMPARE(decodeServer(with("clientServer", "state"_L1))->state, ServerState::Unknown);
        QCOMPARE(decodeDomain(with("domainInternal", "dns"_L1))->dns, DnsHost::Unknown);
        QCOMPARE(decodeMigration(with("migrationRelocating", "kind"_L1))->facts.kind, Kind::Unknown);
        QCOMPARE(decodeMigration(within("migrationRelocating", "transit"_L1, "state"_L1))->facts.transit.state,
                 TransitState::Unknown);
        QCOMPARE(decodeMigration(within("migrationRelocating", "transit"_L1, "kind"_L1))->facts.transit.kind,
                 TransitKind::Unknown);
        QCOMPARE(
            decodeMigration(within("migrationRelocating", "reinstallation"_L1, "state"_L1))->facts.reinstallation.state,
            ReinstallationState::Unknown);
        QCOMPARE(decodeMigration(within("migrationRelocating", "finalisation"_L1, "by"_L1))->facts.finalisationBy,
                 Party::Unknown);
        QCOMPARE(decodeMigrationAccount(with("accountTodo", "preparation"_L1))->facts.preparation,
                 Preparation::Unknown);
        QCOMPARE(decodeMigrationAccount(with("accountTodo", "location"_L1))->facts.location, Location::Unknown);
        QCOMPARE(decodeMigrationAccount(with("accountTodo", "activity"_L1))->facts.activity, Activity::Unknown);
        QCOMPARE(decodeMigrationAccount(within("accountTodo", "test"_L1, "state"_L1))->facts.test.state,
                 TestState::Unknown);
        QCOMPARE(decodeTask(with("taskRunning", "type"_L1))->type, TaskType::Unknown);
        QCOMPARE(decodeTask(with("taskRunning", "state"_L1))->state, TaskState::Unknown);
        QVERIFY(!decodeTask(with("taskRunning", "state"_L1))->isLive());
        QCOMPARE(decodeTask(with("taskRunning", "role"_L1))->role, Party::Unknown);
        QCOMPARE(decodeSupportRequest(with("supportRequestWaiting", "kind"_L1))->kind, RequestKind::Unknown);
        QCOMPARE(decodeSupportRequest(with("supportRequestWaiting", "state"_L1))->state, RequestState::Unknown);
        QCOMPARE(decodeRoot(with("platform", "role"_L1))->role, Party::Unknown);
        // A step beyond ours must not pass for a finished migration.
        QJsonObject later = example("migrationRelocating");
        later["step"_L1] = 9;
        QVERIFY(decodeMigration(later)->step != Step::Complete);
    }

    void unknownFieldsAreIgnored()
    {
        QJsonObject more = example("clientServer");
        more["colour"_L1] = QJsonObject{{u"of"_s, QJsonArray{1, 2}}};
        QCOMPARE(decodeServer(more).value(), decodeServer(example("clientServer")).value());
    }

    void whatIsNotNeededMayBeMissing()
    {
        const Server server =
            decodeServer({{u"id"_s, 5}, {u"name"_s, u"s"_s}, {u"customer"_s, QJsonValue::Null}}).value();
        QCOMPARE(server.id, ServerId(5));
        QVERIFY(!server.customer.isValid());
        QVERIFY(!server.lentTo.isValid());
        QCOMPARE(server.role, ServerRole::Unknown);
        const Task task = decodeTask({{u"id"_s, 5}, {u"type"_s, u"migrate"_s}, {u"state"_s, u"done"_s}}).value();
        QVERIFY(!task.account.isValid());
        QVERIFY(!task.started.isValid());
        const MigrationResource migration = decodeMigration({{u"id"_s, 5}, {u"kind"_s, u"public_cloud"_s}}).value();
        QCOMPARE(migration.facts.transit.state, TransitState::None);
        QCOMPARE(migration.facts.reinstallation.state, ReinstallationState::None);
    }

    void whatIsNeededMayNot_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        QTest::addColumn<Reader>("reader");
        QTest::newRow("root") << u"platform"_s << u"role"_s << reads(decodeRoot);
        QTest::newRow("server") << u"clientServer"_s << u"id"_s << reads(decodeServer);
        QTest::newRow("server's name") << u"clientServer"_s << u"name"_s << reads(decodeServer);
        QTest::newRow("account") << u"account"_s << u"id"_s << reads(decodeAccount);
        QTest::newRow("migration") << u"migrationPreparing"_s << u"kind"_s << reads(decodeMigration);
        QTest::newRow("location") << u"accountTodo"_s << u"location"_s << reads(decodeMigrationAccount);
        QTest::newRow("task") << u"taskRunning"_s << u"state"_s << reads(decodeTask);
        QTest::newRow("request") << u"supportRequestWaiting"_s << u"state"_s << reads(decodeSupportRequest);
        QTest::newRow("feed") << u"eventPage"_s << u"seq"_s << reads(decodeEventPage);
    }

    void whatIsNeededMayNot()
    {
        QFETCH(QString, name);
        QFETCH(QString, key);
        QFETCH(Reader, reader);
        QJsonObject object = m_examples.value(name).toObject();
        object.remove(key);
        QCOMPARE(reader(object), u"incorrect_response "_s + key);
        object.insert(key, QJsonValue::Null);
        QCOMPARE(reader(object), u"incorrect_response "_s + key);
    }

    void numbersBeyondAll()
    {
        // As large as JSON can write them: what is no number of ours is as if it were not there.
        for (const double value : {1e300, -1e300, 0x1p63, -0x1p64}) {
            QCOMPARE(decodeCustomer({{u"id"_s, value}, {u"name"_s, u"a"_s}})->id, CustomerId());
            const migration::Policy policy = decodePolicy({{u"rollback_days"_s, value}});
            QVERIFY(policy.rollbackDays >= 0);
        }
        QCOMPARE(decodeCustomer({{u"id"_s, 7.0}, {u"name"_s, u"a"_s}})->id, CustomerId(7));
    }

    void foreignKeys_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<qint64>("expected");
        const auto href = [](const QString &text) { return QJsonValue(QJsonObject{{u"href"_s, text}}); };
        QTest::newRow("reference") << href(u"/v1/server/7/"_s) << qint64(7);
        QTest::newRow("without the last slash") << href(u"/v1/server/7"_s) << qint64(7);
        QTest::newRow("absolute") << href(u"https://host/v1/server/7/"_s) << qint64(7);
        QTest::newRow("number") << QJsonValue(7) << qint64(7);
        QTest::newRow("null") << QJsonValue(QJsonValue::Null) << qint64(0);
        QTest::newRow("missing") << QJsonValue(QJsonValue::Undefined) << qint64(0);
        QTest::newRow("name instead of a number") << href(u"/v1/server/seven/"_s) << qint64(0);
        QTest::newRow("empty") << href(QString()) << qint64(0);
        QTest::newRow("negative") << QJsonValue(-7) << qint64(0);
    }

    void foreignKeys()
    {
        QFETCH(QJsonValue, value);
        QFETCH(qint64, expected);
        QCOMPARE(foreignKey(value), expected);
    }

    void refusalsOfTheContract()
    {
        int refused = 0;
        for (auto it = m_examples.constBegin(); it != m_examples.constEnd(); ++it) {
            const QString name = it.key();
            const QJsonValue value = it.value();
            const QJsonObject problem = value.toObject();
            if (!name.startsWith("response/"_L1) || !problem.contains("code"_L1))
                continue;
            const Failure failure = decodeFailure(problem["status"_L1].toInt(), QJsonDocument(problem).toJson());
            QCOMPARE(failure.error.code, problem["code"_L1].toString());
            QCOMPARE(failure.error.params, problem["params"_L1].toObject());
            QCOMPARE(failure.gates.size(), problem["gates"_L1].toArray().size());
            for (const Gate &gate : failure.gates) {
                QVERIFY(gate.code != GateCode::Unknown);
                QVERIFY(gate.clearedBy != Party::Unknown);
                QVERIFY(!gate.met);
                ++refused;
            }
        }
        QVERIFY2(refused > 0, "no example of a refusal with gates was found");
    }

    void anUnknownGateKeepsItsName()
    {
        const Failure failure = decodeFailure(
            409,
            "{\"code\":\"gates_unmet\",\"params\":{},\"gates\":[{\"code\":\"full_moon\",\"params\":{\"days\":3},\"cleared_by\":\"time\"}]}"_ba);
        QCOMPARE(failure.gates.size(), 1);
        QCOMPARE(failure.gates.first().code, GateCode::Unknown);
        QCOMPARE(failure.gates.first().params.value("code"_L1).toString(), u"full_moon"_s);
        QCOMPARE(failure.gates.first().clearedBy, Party::Time);
    }

    void errorsThatAreNotProblems_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("a proxy's page") << 502 << "<html>Bad gateway</html>"_ba << u"unavailable"_s;
        QTest::newRow("nothing") << 404 << QByteArray() << u"not_found"_s;
        QTest::newRow("an array") << 403 << "[1]"_ba << u"forbidden"_s;
        QTest::newRow("another JSON") << 401 << "{\"detail\":\"no\"}"_ba << u"unauthenticated"_s;
        QTest::newRow("cut off") << 500 << "{\"code\":\"inter"_ba << u"http_error"_s;
        QTest::newRow("teapot") << 418 << "short and stout"_ba << u"http_error"_s;
    }

    void errorsThatAreNotProblems()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        const Failure failure = decodeFailure(status, body);
        QCOMPARE(failure.error.code, code);
        QCOMPARE(failure.error.params.value("status"_L1).toInt(), status);
        QCOMPARE(failure.error.detail, QString::fromUtf8(body));
        QVERIFY(failure.gates.isEmpty());
    }

    void answersThatAreNotJson()
    {
        QCOMPARE(parseObject("<html>"_ba).error().code, u"not_json"_s);
        QCOMPARE(parseObject("[]"_ba).error().code, u"incorrect_response"_s);
        QCOMPARE(parseArray("{}"_ba).error().code, u"incorrect_response"_s);
        QCOMPARE(parseArray(""_ba).error().code, u"not_json"_s);
        QCOMPARE(decodeList<Server>("[{\"id\":1,\"name\":\"a\"},7]"_ba, decodeServer).error().code,
                 u"incorrect_response"_s);
    }

private:
    QJsonObject example(const char *name) const { return m_examples.value(QLatin1StringView(name)).toObject(); }

    QJsonObject m_examples;
};

QTEST_GUILESS_MAIN(DecodeTest)
#include "tst_decode.moc"
