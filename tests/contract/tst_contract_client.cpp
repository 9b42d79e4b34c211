// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/api_client.h>
#include <escale/api/bundle_file_job.h>
#include <escale/api/jobs.h>
#include <escale/core/clock.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMetaEnum>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUuid>
#include <QtHttpServer/QHttpServer>
#include <QtHttpServer/QHttpServerResponder>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <functional>

using namespace escale;
using namespace escale::api;
using namespace escale::migration;

namespace {

constexpr MigrationId migration(1);
constexpr AccountId account(4);
constexpr TaskId task(42);
constexpr SupportRequestId request(2);

/// Starts a job, and keeps its type to itself.
using MakeJob = std::function<ApiJob *(ApiClient &)>;

struct Call {
    const char *operation; ///< of the contract
    MakeJob make;
};

QByteArray methodOf(const QHttpServerRequest &asked)
{
    const char *name = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(int(asked.method()));
    return QByteArray(name).toUpper();
}

QByteArray key()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

/// Every job class of the client, as often as it reaches different operations.
const QList<Call> &calls()
{
    static const QList<Call> all = [] {
        QList<Call> list{
            {"getPlatform", [](ApiClient &c) { return c.start(std::make_unique<RootJob>()); }},
            {"listCustomers", [](ApiClient &c) { return c.start(std::make_unique<CustomersJob>()); }},
            {"listServers",
             [](ApiClient &c) { return c.start(std::make_unique<ServersJob>(Page{.limit = 100, .afterId = 3})); }},
            {"listAccounts", [](ApiClient &c) { return c.start(std::make_unique<AccountsJob>(Page{}, ServerId(1))); }},
            {"listDatabases", [](ApiClient &c) { return c.start(std::make_unique<DatabasesJob>(account)); }},
            {"listDomains", [](ApiClient &c) { return c.start(std::make_unique<DomainsJob>(account)); }},
            {"changeDomain", [](ApiClient &c) { return c.start(std::make_unique<ChangeTtlJob>(DomainId(1), 300)); }},
            {"listMigrations", [](ApiClient &c) { return c.start(std::make_unique<MigrationsJob>(Page{})); }},
            {"listMigrationAccounts",
             [](ApiClient &c) { return c.start(std::make_unique<MigrationAccountsJob>(migration)); }},
            {"listTasks", [](ApiClient &c) { return c.start(std::make_unique<TasksJob>(Page{}, true)); }},
            {"listTasks",
             [](ApiClient &c) { return c.start(std::make_unique<TasksJob>(Page{.limit = 1, .afterId = 0})); }},
            {"getTask", [](ApiClient &c) { return c.start(std::make_unique<TaskJob>(task)); }},
            {"listSupportRequests", [](ApiClient &c) { return c.start(std::make_unique<SupportRequestsJob>()); }},
            {"listTransit", [](ApiClient &c) { return c.start(std::make_unique<LoansJob>()); }},
            {"followEvents",
             [](ApiClient &c) { return c.start(std::make_unique<EventsJob>(118, std::chrono::seconds(25))); }},
            {"readLog", [](ApiClient &c) { return c.start(std::make_unique<LogJob>(LogQuery{})); }},
            {"readLog",
             [](ApiClient &c) {
                 return c.start(std::make_unique<LogJob>(LogQuery{migration, account, task, 7, u"warning"_s, 100}));
             }},
            {"readLog", [](ApiClient &c) { return c.start(std::make_unique<RawOutputJob>(task)); }},
            {"exportMigration",
             [](ApiClient &c) {
                 static const QTemporaryDir folder;
                 return c.start(std::make_unique<BundleFileJob>(migration, folder.filePath(u"one.escale"_s)));
             }},
            {"rollBackAccount",
             [](ApiClient &c) {
                 return c.start(std::make_unique<RollbackJob>(migration, account, KeepData::Current, key()));
             }},
            {"rollBackAccount",
             [](ApiClient &c) {
                 return c.start(std::make_unique<RollbackJob>(migration, account, KeepData::Frozen, key()));
             }},
            {"getAccount", [](ApiClient &c) { return c.start(std::make_unique<AccountJob>(account)); }},
            {"addNote",
             [](ApiClient &c) { return c.start(std::make_unique<NoteJob>(migration, account, u"é ✓"_s, key())); }},
            {"removeNote",
             [](ApiClient &c) {
                 return c.start(std::make_unique<RemoveNoteJob>(migration, account, NoteId(7), key()));
             }},
            {"tickItem",
             [](ApiClient &c) {
                 return c.start(std::make_unique<TickJob>(Action::Tick, migration, account, u"runtimes"_s, key()));
             }},
            {"untickItem",
             [](ApiClient &c) {
                 return c.start(std::make_unique<TickJob>(Action::Untick, migration, account, u"runtimes"_s, key()));
             }},
            {"requestTransit",
             [](ApiClient &c) {
                 return c.start(
                     std::make_unique<TransitRequestJob>(migration, TransitKind::Dedicated, u"Hello"_s, key()));
             }},
            {"requestTransit",
             [](ApiClient &c) {
                 return c.start(std::make_unique<TransitRequestJob>(migration, TransitKind::Shared, QString(), key()));
             }},
            {"requestReinstallation",
             [](ApiClient &c) {
                 return c.start(
                     std::make_unique<ReinstallationRequestJob>(migration, Party::Customer, u"é ✓"_s, key()));
             }},
            {"requestReinstallation",
             [](ApiClient &c) {
                 return c.start(
                     std::make_unique<ReinstallationRequestJob>(migration, Party::Support, QString(), key()));
             }},
            {"reinstallServer",
             [](ApiClient &c) { return c.start(std::make_unique<ReinstallJob>(migration, u"srv-acme-01"_s, key())); }},
            {"acceptRequest", [](ApiClient &c) { return c.start(std::make_unique<AcceptRequestJob>(request, key())); }},
            {"putInWaitingLine",
             [](ApiClient &c) { return c.start(std::make_unique<WaitRequestJob>(request, u"On Thursday"_s, key())); }},
            {"declineRequest",
             [](ApiClient &c) { return c.start(std::make_unique<DeclineRequestJob>(request, u"No room"_s, key())); }},
            {"allocateTransit",
             [](ApiClient &c) { return c.start(std::make_unique<AllocateJob>(request, ServerId(6), false, key())); }},
            {"allocateTransit",
             [](ApiClient &c) { return c.start(std::make_unique<AllocateJob>(request, ServerId(6), true, key())); }},
            {"addMessage",
             [](ApiClient &c) {
                 return c.start(std::make_unique<MessageJob>(request, u"Could you say when?"_s, key()));
             }},
        };
        const std::pair<const char *, Action> onAccounts[] = {
            {"markReady", Action::Ready},          {"markNotReady", Action::Unready},
            {"testAccount", Action::Test},         {"cleanUpTest", Action::TestCleanup},
            {"migrateAccount", Action::Migrate},   {"verifyAccount", Action::Verify},
            {"unverifyAccount", Action::Unverify}, {"relocateAccount", Action::Relocate}};
        for (const auto &[operation, action] : onAccounts)
            list.append({operation, [action](ApiClient &c) {
                             return c.start(std::make_unique<AccountActionJob>(action, migration, account, key()));
                         }});
        const std::pair<const char *, Action> onMigrations[] = {
            {"withdrawTransitRequest", Action::WithdrawTransitRequest},
            {"withdrawReinstallationRequest", Action::WithdrawReinstallationRequest},
            {"releaseTransit", Action::ReleaseTransit}};
        for (const auto &[operation, action] : onMigrations)
            list.append({operation, [action](ApiClient &c) {
                             return c.start(std::make_unique<MigrationActionJob>(action, migration, key()));
                         }});
        const std::pair<const char *, Action> onTasks[] = {
            {"pauseTask", Action::PauseTask}, {"resumeTask", Action::ResumeTask}, {"cancelTask", Action::CancelTask}};
        for (const auto &[operation, action] : onTasks)
            list.append({operation, [action](ApiClient &c) {
                             return c.start(std::make_unique<TaskActionJob>(action, task, key()));
                         }});
        return list;
    }();
    return all;
}

/// The same answer from a newer platform: members that nobody here knows in every object, and new words for old ones.
QJsonValue newer(const QJsonValue &value, const QString &member = {})
{
    static const QStringList words{u"role"_s, u"plan"_s,        u"state"_s,        u"dns"_s,
                                   u"kind"_s, u"preparation"_s, u"location"_s,     u"activity"_s,
                                   u"leg"_s,  u"outcome"_s,     u"transit_kind"_s, u"finalisation_by"_s,
                                   u"by"_s,   u"cleared_by"_s,  u"type"_s,         u"action"_s};
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(newer(item));
        return array;
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject changed{{u"surprise"_s, QJsonObject{{u"deep"_s, QJsonArray{1, u"two"_s, QJsonValue()}}}}};
        for (auto it = object.begin(); it != object.end(); ++it)
            changed.insert(it.key(), newer(it.value(), it.key()));
        return changed;
    }
    if (value.isString() && words.contains(member))
        return u"quantum"_s;
    return value;
}

} // namespace

/// Our own client beside the contract: it reads every example, sends only what the contract allows (what it sends is
/// written down and held against the contract by contract_client_exchanges), and survives a newer platform.
class ContractClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsEveryExample_data();
    void readsEveryExample();
    void readsTheErrors_data();
    void readsTheErrors();
    void survivesANewerPlatform_data();
    void survivesANewerPlatform();
    void understandsTheExamples();

private:
    struct Answer {
        QString operation;
        QByteArray method;
        QRegularExpression pattern;
        int status;
        QJsonObject headers;
        QByteArray body;
    };
    /// The job, finished, answered with this.
    std::unique_ptr<ApiClient> run(const MakeJob &make, const Answer &answer, ApiJob **job,
                                   Exchange *exchange = nullptr);
    [[nodiscard]] QList<Answer> answersTo(const QString &operation, bool success) const;
    void addRows(bool success) const;
    template <typename Job>
    auto example(std::unique_ptr<Job> job, const QString &operation, qsizetype which = 0);

    QList<Answer> m_answers;
    Answer m_next;
    QString m_problem;
    QHttpServer m_server;
    QUrl m_url;
    QFile m_recording;
};

void ContractClientTest::initTestCase()
{
    QFile file(QStringLiteral(ESCALE_CONTRACT_ANSWERS));
    QVERIFY2(file.open(QIODevice::ReadOnly), "contract_answers writes it");
    const QJsonArray answers = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &answer : answers) {
        m_answers.append({answer["operation"_L1].toString(), answer["method"_L1].toString().toLatin1(),
                          QRegularExpression(answer["pattern"_L1].toString()), answer["status"_L1].toInt(),
                          answer["headers"_L1].toObject(), answer["body"_L1].toString().toUtf8()});
    }
    QVERIFY(m_answers.size() > 400);

    m_server.setMissingHandler(this, [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        const bool asked = m_next.pattern.match(request.url().path()).hasMatch() && methodOf(request) == m_next.method;
        if (!asked)
            m_problem = u"asked for %1 %2"_s.arg(QString::fromLatin1(methodOf(request)), request.url().path());
        QHttpHeaders headers;
        for (auto it = m_next.headers.begin(); it != m_next.headers.end(); ++it) {
            // What asks for patience is obeyed, and would only be waited for.
            if (it.key() != "Retry-After"_L1)
                headers.append(it.key(), it.value().toString());
        }
        responder.write(m_next.body, headers, QHttpServerResponder::StatusCode(asked ? m_next.status : 599));
    });
    auto listener = std::make_unique<QTcpServer>();
    QVERIFY(listener->listen(QHostAddress::LocalHost));
    m_url = QUrl(u"http://127.0.0.1:%1/"_s.arg(listener->serverPort()));
    QVERIFY(m_server.bind(listener.get()));
    (void)listener.release(); // the server's now

    const QDir folder(QStringLiteral(ESCALE_CLIENT_RECORDINGS));
    QVERIFY(folder.mkpath(u"."_s));
    m_recording.setFileName(folder.filePath(u"client.ndjson"_s));
    QVERIFY(m_recording.open(QIODevice::WriteOnly | QIODevice::Truncate));
}

QList<ContractClientTest::Answer> ContractClientTest::answersTo(const QString &operation, bool success) const
{
    QList<Answer> list;
    for (const Answer &answer : m_answers) {
        if (answer.operation == operation && (answer.status < 300) == success && answer.status != 304)
            list.append(answer);
    }
    return list;
}

std::unique_ptr<ApiClient> ContractClientTest::run(const MakeJob &make, const Answer &answer, ApiJob **job,
                                                   Exchange *exchange)
{
    m_next = answer;
    m_problem.clear();
    auto client = std::make_unique<ApiClient>(m_url, u"token-of-a-test"_s);
    connect(client.get(), &ApiClient::exchanged, this, [this, exchange](const Exchange &done) {
        if (exchange)
            *exchange = done;
        const auto headersOf = [](const Exchange::Headers &headers) {
            QJsonObject object;
            for (const auto &[name, value] : headers)
                object.insert(QString::fromLatin1(name), QString::fromLatin1(value));
            return object;
        };
        QJsonObject sent = headersOf(done.requestHeaders);
        sent.insert(u"Authorization"_s, u"Basic"_s); // an exchange never holds the token
        const QJsonObject line{
            {u"method"_s, QString::fromLatin1(done.method)},
            {u"path"_s, done.path},
            {u"request_headers"_s, sent},
            {u"request_body"_s, done.requestBody.isEmpty() ? QJsonValue() : QString::fromUtf8(done.requestBody)},
            {u"status"_s, done.status},
            {u"response_headers"_s, headersOf(done.responseHeaders)},
            {u"response_body"_s, QString::fromUtf8(done.responseBody)}};
        m_recording.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
        m_recording.flush();
    });
    *job = make(*client);
    return client;
}

void ContractClientTest::addRows(bool success) const
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("answer");
    for (qsizetype call = 0; call < calls().size(); ++call) {
        const QList<Answer> answers = answersTo(QString::fromLatin1(calls()[call].operation), success);
        for (qsizetype i = 0; i < answers.size(); ++i) {
            if (answers[i].status == 429 || answers[i].status == 503)
                continue; // such an answer is waited out, not handed on
            QTest::addRow("%d %s, answer %d: %d", int(call), calls()[call].operation, int(i), answers[i].status)
                << int(call) << int(i);
        }
    }
}

void ContractClientTest::readsEveryExample_data()
{
    addRows(true);
}

void ContractClientTest::readsEveryExample()
{
    QFETCH(int, call);
    QFETCH(int, answer);
    const Answer given = answersTo(QString::fromLatin1(calls()[call].operation), true).at(answer);
    ApiJob *job = nullptr;
    const auto client = run(calls()[call].make, given, &job);
    bool succeeded = false;
    QString said;
    connect(job, &ApiJob::finished, this, [&] {
        succeeded = job->succeeded();
        if (!succeeded)
            said = job->failure().error.code + u' '
                   + QString::fromUtf8(QJsonDocument(job->failure().error.params).toJson());
    });
    QSignalSpy finished(job, &ApiJob::finished);
    QVERIFY(finished.wait());
    QCOMPARE(m_problem, QString());
    QVERIFY2(succeeded, qPrintable(said));
}

void ContractClientTest::readsTheErrors_data()
{
    addRows(false);
}

void ContractClientTest::readsTheErrors()
{
    QFETCH(int, call);
    QFETCH(int, answer);
    const Answer given = answersTo(QString::fromLatin1(calls()[call].operation), false).at(answer);
    ApiJob *job = nullptr;
    const auto client = run(calls()[call].make, given, &job);
    std::optional<Failure> failure;
    connect(job, &ApiJob::finished, this, [&] {
        if (!job->succeeded())
            failure = job->failure();
    });
    QVERIFY(QSignalSpy(job, &ApiJob::finished).wait());
    QVERIFY(failure);
    const QJsonObject problem = QJsonDocument::fromJson(given.body).object();
    QCOMPARE(failure->status, given.status);
    QCOMPARE(failure->error.code, problem["code"_L1].toString());
    QCOMPARE(failure->error.params, problem["params"_L1].toObject());
    QCOMPARE(failure->gates.size(), problem["gates"_L1].toArray().size());
    for (const Gate &gate : std::as_const(failure->gates)) {
        QVERIFY(gate.code != GateCode::Unknown);
        QVERIFY(gate.clearedBy != Party::Unknown);
        QVERIFY(!gate.met);
    }
    QCOMPARE(failure->current, problem["current"_L1].toObject());
}

void ContractClientTest::survivesANewerPlatform_data()
{
    addRows(true);
}

void ContractClientTest::survivesANewerPlatform()
{
    QFETCH(int, call);
    QFETCH(int, answer);
    Answer given = answersTo(QString::fromLatin1(calls()[call].operation), true).at(answer);
    const QJsonDocument document = QJsonDocument::fromJson(given.body);
    if (document.isNull())
        return; // no JSON in it that could be newer
    given.body = document.isArray() ? QJsonDocument(newer(document.array()).toArray()).toJson()
                                    : QJsonDocument(newer(document.object()).toObject()).toJson();
    m_recording.close(); // not what this contract says
    ApiJob *job = nullptr;
    const auto client = run(calls()[call].make, given, &job);
    QString said;
    bool finished = false;
    connect(job, &ApiJob::finished, this, [&] {
        finished = true;
        if (!job->succeeded())
            said = job->failure().error.code + u' '
                   + QString::fromUtf8(QJsonDocument(job->failure().error.params).toJson());
        // A word that is not known is never taken for a finished state.
        if (const auto *migrations = dynamic_cast<MigrationsJob *>(job); migrations && job->succeeded()) {
            for (const MigrationResource &resource : migrations->response()) {
                QCOMPARE(resource.facts.transit.state, TransitState::Unknown);
                QCOMPARE(resource.facts.reinstallation.state, ReinstallationState::Unknown);
                QVERIFY(currentStep(resource.facts) < Step::Migrate);
            }
        }
        if (const auto *one = dynamic_cast<TaskJob *>(job); one && job->succeeded())
            QCOMPARE(one->response().state, TaskState::Unknown);
    });
    QVERIFY(QSignalSpy(job, &ApiJob::finished).wait());
    QVERIFY(finished);
    QCOMPARE(said, QString());
    QVERIFY(m_recording.open(QIODevice::WriteOnly | QIODevice::Append));
}

template <typename Job>
auto ContractClientTest::example(std::unique_ptr<Job> made, const QString &operation, qsizetype which)
{
    using T = typename Job::Response;
    std::optional<T> response;
    ApiJob *job = nullptr;
    const auto client =
        run([&](ApiClient &c) { return c.start(std::move(made)); }, answersTo(operation, true).at(which), &job);
    connect(job, &ApiJob::finished, this, [&] {
        if (job->succeeded())
            response = static_cast<Job *>(job)->response();
    });
    return QSignalSpy(job, &ApiJob::finished).wait() ? response : std::nullopt;
}

/// Spot checks: what the examples say arrives where it belongs.
void ContractClientTest::understandsTheExamples()
{
    const auto root = example(std::make_unique<RootJob>(), u"getPlatform"_s);
    QVERIFY(root);
    QCOMPARE(root->role, Party::Support);
    QCOMPARE(root->actor, u"Sophie"_s);
    QCOMPARE(root->seq, 118);
    QVERIFY(root->practice);
    Policy policy; // the defaults are the provider's pages', and so are the example's
    policy.sources = {{u"transit_free_days"_s, u"The provider's page on mandatory private-cloud migrations, notes"_s}};
    QVERIFY(root->policy == policy);
    QCOMPARE(root->capabilities, (QStringList{u"inventory"_s, u"migration"_s, u"event"_s, u"log"_s}));

    const auto servers = example(std::make_unique<ServersJob>(Page{}), u"listServers"_s);
    QVERIFY(servers && servers->size() == 3);
    QCOMPARE(servers->at(0).name, u"srv-acme-01"_s);
    QCOMPARE(servers->at(0).monthlyPrice, Money(18900, u"EUR"_s));
    QCOMPARE(servers->at(0).customer, CustomerId(1));
    QCOMPARE(servers->at(2).role, ServerRole::Transit);
    QCOMPARE(servers->at(2).lentTo, MigrationId(3));

    const auto accounts = example(std::make_unique<AccountsJob>(Page{}), u"listAccounts"_s);
    QVERIFY(accounts && accounts->size() == 2);
    QCOMPARE(accounts->at(0).name, u"shop"_s);
    QCOMPARE(accounts->at(0).home, ServerId(1));
    QCOMPARE(accounts->at(0).servedBy, ServerId(1));
    QCOMPARE(accounts->at(0).customer, CustomerId(1));

    const auto domains = example(std::make_unique<DomainsJob>(AccountId(1)), u"listDomains"_s);
    QVERIFY(domains && domains->size() == 2);
    QCOMPARE(domains->at(1).dns, DnsHost::External);
    QCOMPARE(domains->at(1).ttl, 86400);

    const auto migrations = example(std::make_unique<MigrationsJob>(Page{}), u"listMigrations"_s);
    QVERIFY(migrations && migrations->size() == 2);
    QCOMPARE(migrations->at(0).step, Step::Prepare);
    QCOMPARE(migrations->at(0).counts.ready, 4);
    QCOMPARE(migrations->at(1).facts.transit.state, TransitState::WaitingForStock);
    QVERIFY(migrations->at(1).facts.transit.waitingReason.startsWith(u"Next server"));

    const auto shop = example(std::make_unique<AccountJob>(AccountId(1)), u"getAccount"_s);
    QVERIFY(shop && shop->site);
    QCOMPARE(shop->account.name, u"shop"_s);
    QCOMPARE(shop->usage.fileCount, 2140);
    QCOMPARE(shop->site->link, QUrl(u"http://shop.example.localhost:8080/"_s));

    const auto todo = example(std::make_unique<MigrationAccountsJob>(MigrationId(1)), u"listMigrationAccounts"_s);
    QVERIFY(todo && todo->size() == 1);
    const AccountFacts &crm = todo->at(0).facts;
    QCOMPARE(crm.id, AccountId(4));
    QCOMPARE(crm.preparation, Preparation::Todo);
    QCOMPARE(crm.location, Location::ClientOld);
    QCOMPARE(crm.test.state, TestState::Available);
    QCOMPARE(crm.weight.delta, 24117248);
    QCOMPARE(crm.externalDomains, 1);
    QCOMPARE(todo->at(0).facts.notes,
             (QList<Note>{Note{NoteId(7), fromWireTime(u"2026-11-20T15:10:00.000Z"_s), u"Camille"_s, Party::Customer,
                               u"Not on a Friday evening."_s}}));
    QCOMPARE(todo->at(0).facts.ticks, (QList<Tick>{Tick{u"runtimes"_s, fromWireTime(u"2026-11-20T15:12:00.000Z"_s),
                                                        u"Camille"_s, Party::Customer}}));

    const auto running = example(std::make_unique<TaskJob>(TaskId(42)), u"getTask"_s, 0);
    QVERIFY(running);
    QCOMPARE(running->state, TaskState::Running);
    QCOMPARE(running->stage, u"precopy"_s);
    QCOMPARE(running->bytes, 18874368);
    QVERIFY(running->isLive());
    const auto waiting = example(std::make_unique<TaskJob>(TaskId(42)), u"getTask"_s, 1);
    QVERIFY(waiting);
    QCOMPARE(waiting->waitingFor, u"account_in_flight"_s);
    QCOMPARE(waiting->onBehalfOf, u"Boreal"_s);
    const auto failed = example(std::make_unique<TaskJob>(TaskId(42)), u"getTask"_s, 2);
    QVERIFY(failed && failed->error);
    QCOMPARE(failed->error->code, u"engine_refused"_s);

    const auto requests = example(std::make_unique<SupportRequestsJob>(), u"listSupportRequests"_s);
    QVERIFY(requests && requests->size() == 1);
    QCOMPARE(requests->at(0).state, RequestState::Waiting);
    QCOMPARE(requests->at(0).messages.size(), 2);

    const auto events = example(std::make_unique<EventsJob>(118, std::chrono::seconds(25)), u"followEvents"_s, 0);
    QVERIFY(events);
    QCOMPARE(events->seq, 120);
    QCOMPARE(events->skipped, 0);
    QCOMPARE(events->events.size(), 2);
    QVERIFY(std::holds_alternative<Task>(events->events.at(0).object));
    QVERIFY(std::holds_alternative<MigrationAccountResource>(events->events.at(1).object));
    const auto reset = example(std::make_unique<EventsJob>(118, std::chrono::seconds(25)), u"followEvents"_s, 2);
    QVERIFY(reset && reset->reset);

    const auto reinstalling =
        example(std::make_unique<ReinstallJob>(MigrationId(1), u"srv-acme-01"_s, key()), u"reinstallServer"_s);
    QVERIFY(reinstalling);
    QCOMPARE(reinstalling->task, TaskId(42)); // accepted is not done: the task is followed
    const auto done = example(std::make_unique<AcceptRequestJob>(SupportRequestId(2), key()), u"acceptRequest"_s);
    QVERIFY(done);
    QVERIFY(!done->task.isValid());
}

QTEST_GUILESS_MAIN(ContractClientTest)
#include "tst_contract_client.moc"
