// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/api_session.h"
#include "support/platform_process.h"

#include <escale/migration/actions.h>
#include <escale/sync/session.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace escale;
using namespace escale::test;
using namespace Qt::StringLiterals;
using migration::Action;
using Outcome = CommandResult::Outcome;

namespace {

constexpr int patience = 60000;

/// A session, its fleet, and what it said to the platform, for the contract's own test to judge.
class Side {
public:
    Side(const PlatformProcess &platform, const QByteArray &token)
        : session(fleet, {platform.url(), QString::fromLatin1(token), QString()})
    {
        QObject::connect(&session.api(), &api::ApiClient::exchanged, &session, [this](const api::Exchange &exchange) {
            ++requests;
            if (exchange.method == "POST")
                posts.append(exchange);
            record(exchange);
        });
        session.start();
    }

    [[nodiscard]] ServerId server(const QString &name) const
    {
        for (const ServerId id : fleet.servers()) {
            if (fleet.server(id)->name == name)
                return id;
        }
        return {};
    }

    [[nodiscard]] bool isLive() const { return session.state() == Session::State::Live; }

    /// Sends a command and waits for its answer, not for its effect.
    CommandResult perform(const CommandRequest &request)
    {
        CommandResult result;
        bool ended = false;
        QObject::connect(session.perform(request), &CommandHandle::finished, &session, [&](const CommandResult &r) {
            result = r;
            ended = true;
        });
        (void)QTest::qWaitFor([&] { return ended; }, patience);
        return result;
    }

    Fleet fleet;
    Session session;
    int requests = 0;
    QList<api::Exchange> posts;

private:
    static QJsonObject toJson(const api::Exchange::Headers &headers)
    {
        QJsonObject object;
        for (const auto &[name, value] : headers)
            object.insert(QString::fromLatin1(name), QString::fromLatin1(value));
        return object;
    }

    static void record(const api::Exchange &exchange)
    {
        if (exchange.status == 0)
            return;
        QJsonObject sent = toJson(exchange.requestHeaders);
        sent.insert(u"Authorization"_s, u"Basic"_s); // an exchange is recorded without it
        const QJsonObject line{{u"method"_s, QString::fromLatin1(exchange.method)},
                               {u"path"_s, exchange.path},
                               {u"request_headers"_s, sent},
                               {u"request_body"_s, exchange.requestBody.isEmpty()
                                                       ? QJsonValue()
                                                       : QJsonValue(QString::fromUtf8(exchange.requestBody))},
                               {u"status"_s, exchange.status},
                               {u"response_headers"_s, toJson(exchange.responseHeaders)},
                               {u"response_body"_s, QString::fromUtf8(exchange.responseBody)}};
        const QString folder = QStringLiteral(ESCALE_RECORDINGS);
        QDir().mkpath(folder);
        QFile file(folder + u"/client.ndjson"_s);
        if (file.open(QIODevice::Append))
            file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    }
};

} // namespace

/// The session against a real practice platform: what the window's models read is what the platform says.
class SessionPlatformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_platform = std::make_unique<PlatformProcess>();
        QVERIFY(m_platform->start());
    }

    void cleanup()
    {
        if (QTest::currentTestFailed() && m_platform)
            qInfo("%s", m_platform->complaints().constData());
        m_platform.reset();
    }

    void theFleetIsWhatThePlatformSays()
    {
        Side support(*m_platform, m_platform->supportToken());
        QTRY_VERIFY_WITH_TIMEOUT(support.isLive(), patience);
        const Fleet &fleet = support.fleet;
        const ApiSession raw(m_platform->url(), m_platform->supportToken());

        const QJsonArray servers = raw.list(u"/v1/server/"_s);
        QCOMPARE(fleet.servers().size(), servers.size());
        QVERIFY(!servers.isEmpty());
        for (const QJsonValue &value : servers) {
            const Server *server = fleet.server(ServerId(value["id"_L1].toInteger()));
            QVERIFY(server);
            QCOMPARE(server->name, value["name"_L1].toString());
            QCOMPARE(nameOf(server->role), value["role"_L1].toString());
            QCOMPARE(nameOf(server->state), value["state"_L1].toString());
            QCOMPARE(server->monthlyPrice.toDecimal(), value["monthly_price"_L1]["amount"_L1].toString());
        }
        const QJsonArray accounts = raw.list(u"/v1/account/"_s);
        QCOMPARE(fleet.accountCount(), accounts.size());
        for (const QJsonValue &value : accounts) {
            const AccountId id(value["id"_L1].toInteger());
            QCOMPARE(fleet.accountName(id), value["name"_L1].toString());
            QCOMPARE(fleet.accountHome(id).value(), value["location_object"_L1].toInteger());
            QCOMPARE(fleet.accountServedBy(id).value(), api::foreignKey(value["location"_L1]));
            QCOMPARE(fleet.accountCustomer(id).value(), api::foreignKey(value["customer"_L1]));
        }
        QCOMPARE(fleet.me().role, migration::Party::Support);
        QVERIFY(fleet.me().practice);
        QCOMPARE(fleet.customers().size(), 3);

        // With the accounts loaded the rules here come to what the platform has derived.
        const QJsonArray migrations = raw.list(u"/v1/migration/"_s);
        QCOMPARE(fleet.migrations().size(), migrations.size());
        for (const QJsonValue &value : migrations) {
            const MigrationId id(value["id"_L1].toInteger());
            const migration::Counts counted = fleet.counts(id);
            QCOMPARE(int(fleet.step(id)), value["step"_L1].toInt());
            support.session.ensureAccounts(id);
            QTRY_VERIFY_WITH_TIMEOUT(fleet.accountsLoaded(id), patience);
            QCOMPARE(int(fleet.step(id)), value["step"_L1].toInt());
            QCOMPARE(fleet.counts(id), counted);
        }
    }

    void aCustomerSeesItsOwn()
    {
        Side acme(*m_platform, m_platform->customerToken(u"Acme SA"_s));
        QTRY_VERIFY_WITH_TIMEOUT(acme.isLive(), patience);
        QCOMPARE(acme.fleet.me().role, migration::Party::Customer);
        QCOMPARE(acme.fleet.customers(), QList{acme.fleet.me().customer});
        QVERIFY(acme.server(u"srv-acme-01"_s).isValid());
        QVERIFY(!acme.server(u"srv-lumen"_s).isValid());
        for (const AccountId id : acme.fleet.accounts())
            QCOMPARE(acme.fleet.accountCustomer(id), acme.fleet.me().customer);
    }

    void anotherSideTakesOverTheSameFleet()
    {
        Fleet fleet;
        auto session = std::make_unique<Session>(
            fleet, Connection{m_platform->url(), QString::fromLatin1(m_platform->supportToken()), {}});
        session->start();
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), Session::State::Live, patience);
        const qsizetype all = fleet.accountCount();
        session.reset();
        Session customer(fleet, {m_platform->url(), QString::fromLatin1(m_platform->customerToken(u"Acme SA"_s)), {}});
        customer.start();
        QTRY_COMPARE_WITH_TIMEOUT(customer.state(), Session::State::Live, patience);
        QCOMPARE(fleet.customers().size(), 1);
        QVERIFY(fleet.accountCount() < all);
    }

    void aCommandComesBackAsAFact()
    {
        Side support(*m_platform, m_platform->supportToken());
        QTRY_VERIFY_WITH_TIMEOUT(support.isLive(), patience);
        const MigrationId id = support.fleet.migrationOf(support.server(u"srv-acme-01"_s));
        support.session.ensureAccounts(id);
        QTRY_VERIFY_WITH_TIMEOUT(support.fleet.accountsLoaded(id), patience);
        AccountId todo;
        for (const migration::AccountFacts &account : support.fleet.migration(id)->accounts) {
            if (account.preparation == migration::Preparation::Todo)
                todo = account.id;
        }
        QVERIFY(todo.isValid());
        const int ready = support.fleet.counts(id).ready;

        // A double click.
        const CommandRequest request = CommandRequest::onAccount(Action::Ready, id, todo);
        QCOMPARE(support.session.perform(request), support.session.perform(request));
        QTRY_COMPARE_WITH_TIMEOUT(support.fleet.accountFacts(id, todo)->preparation, migration::Preparation::Ready,
                                  patience);
        QCOMPARE(support.fleet.counts(id).ready, ready + 1);
        QCOMPARE(support.posts.size(), 1);

        // Once more it is another command, and it is refused with the gate that the rules here name, too.
        const CommandResult again = support.perform(request);
        QCOMPARE(again.outcome, Outcome::Refused);
        QCOMPARE(again.gates.size(), 1);
        QCOMPARE(again.gates.first().code, migration::GateCode::AlreadyReady);
        const auto here = migration::gates({.action = Action::Ready, .account = todo}, *support.fleet.migration(id),
                                           {support.fleet.platformNow(), support.fleet.me().policy});
        QCOMPARE(again.gates.first(), here.first());
    }

    void refusals()
    {
        Side reviewer(*m_platform, m_platform->reviewerToken());
        Side support(*m_platform, m_platform->supportToken());
        QTRY_VERIFY_WITH_TIMEOUT(reviewer.isLive() && support.isLive(), patience);
        const MigrationId id = support.fleet.migrationOf(support.server(u"srv-acme-01"_s));
        const CommandResult forbidden =
            reviewer.perform(CommandRequest::requestTransit(id, migration::TransitKind::Dedicated, {}));
        QCOMPARE(forbidden.outcome, Outcome::Refused);
        QCOMPARE(forbidden.error.code, u"forbidden"_s);
        const CommandResult early = support.perform(CommandRequest::reinstall(id, u"srv-acme-01"_s));
        QCOMPARE(early.outcome, Outcome::Refused);
        QVERIFY(std::ranges::any_of(
            early.gates, [](const migration::Gate &g) { return g.code == migration::GateCode::AccountsNotVerified; }));
        const CommandResult nowhere = support.perform(CommandRequest::onTask(Action::PauseTask, TaskId(987654)));
        QCOMPARE(nowhere.outcome, Outcome::Refused);
        QCOMPARE(nowhere.error.code, u"not_found"_s);
    }

    void anAccountIsMigratedWhileBothSidesWatch()
    {
        Side customer(*m_platform, m_platform->customerToken(u"Acme SA"_s));
        Side support(*m_platform, m_platform->supportToken());
        QTRY_VERIFY_WITH_TIMEOUT(customer.isLive() && support.isLive(), patience);
        const ServerId server = customer.server(u"srv-acme-01"_s);
        const MigrationId id = customer.fleet.migrationOf(server);
        customer.session.ensureAccounts(id);
        support.session.ensureAccounts(id);
        QTRY_VERIFY_WITH_TIMEOUT(customer.fleet.accountsLoaded(id) && support.fleet.accountsLoaded(id), patience);

        const QList<migration::AccountFacts> before = customer.fleet.migration(id)->accounts;
        for (const migration::AccountFacts &account : before) {
            if (account.preparation == migration::Preparation::Todo)
                QCOMPARE(customer.perform(CommandRequest::onAccount(Action::Ready, id, account.id)).outcome,
                         Outcome::Accepted);
        }
        QTRY_COMPARE_WITH_TIMEOUT(customer.fleet.step(id), migration::Step::RequestTransit, patience);
        QCOMPARE(customer
                     .perform(CommandRequest::requestTransit(id, migration::TransitKind::Dedicated,
                                                             u"Lundi, s’il vous plaît."_s))
                     .outcome,
                 Outcome::Accepted);

        // Support sees the request with its message, and a free server that fits.
        QTRY_VERIFY_WITH_TIMEOUT(support.fleet.openRequest(id, migration::RequestKind::Transit).isValid(), patience);
        const SupportRequestId request = support.fleet.openRequest(id, migration::RequestKind::Transit);
        QCOMPARE(support.fleet.request(request)->messages.last().text, u"Lundi, s’il vous plaît."_s);
        QCOMPARE(support.perform(CommandRequest::message(request, u"Today, even."_s)).outcome, Outcome::Accepted);
        const auto heard = [&]() -> QString {
            const migration::SupportRequest *seen = customer.fleet.request(request);
            return seen && !seen->messages.isEmpty() ? seen->messages.last().text : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(heard(), u"Today, even."_s, patience);
        const ServerId transit = support.server(u"transit-03"_s);
        QCOMPARE(support.fleet.server(transit)->state, ServerState::Free);
        const CommandResult allocated = support.perform(CommandRequest::allocate(request, transit, false));
        QCOMPARE(allocated.outcome, Outcome::Accepted);
        QVERIFY(allocated.task.isValid());
        QTRY_COMPARE_WITH_TIMEOUT(support.fleet.step(id), migration::Step::Migrate, patience);
        QTRY_COMPARE_WITH_TIMEOUT(customer.fleet.step(id), migration::Step::Migrate, patience);
        QTRY_VERIFY_WITH_TIMEOUT(support.fleet.task(allocated.task)
                                     && support.fleet.task(allocated.task)->state == migration::TaskState::Done,
                                 patience);
        QCOMPARE(support.fleet.server(transit)->lentTo, id);

        // The customer migrates one account; both see where it is, and how long it did not answer.
        const AccountId account = customer.fleet.migration(id)->accounts.first().id;
        const CommandResult migrated = customer.perform(CommandRequest::onAccount(Action::Migrate, id, account));
        QCOMPARE(migrated.outcome, Outcome::Accepted);
        QVERIFY(migrated.task.isValid());
        QTRY_COMPARE_WITH_TIMEOUT(customer.fleet.accountFacts(id, account)->location, migration::Location::Transit,
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(support.fleet.accountFacts(id, account)->location, migration::Location::Transit,
                                  patience);
        QTRY_COMPARE_WITH_TIMEOUT(support.fleet.accountServedBy(account), transit, patience);
        QCOMPARE(support.fleet.accountHome(account), server);
        QTRY_VERIFY_WITH_TIMEOUT(customer.fleet.task(migrated.task)
                                     && customer.fleet.task(migrated.task)->state == migration::TaskState::Done,
                                 patience);
        QTRY_VERIFY_WITH_TIMEOUT(
            !customer.fleet.accountFacts(id, account)->attempts.isEmpty()
                && customer.fleet.accountFacts(id, account)->attempts.last().downtimeSeconds.has_value(),
            patience);
        QCOMPARE(customer.fleet.counts(id).onTransit, 1);
        QVERIFY(!customer.fleet.liveTaskOf(account).isValid());
    }

    void aPlatformThatIsKilledComesBack()
    {
        Side support(*m_platform, m_platform->supportToken());
        QTRY_VERIFY_WITH_TIMEOUT(support.isLive(), patience);
        const MigrationId id = support.fleet.migrationOf(support.server(u"srv-acme-01"_s));
        support.session.ensureAccounts(id);
        QTRY_VERIFY_WITH_TIMEOUT(support.fleet.accountsLoaded(id), patience);
        const QUrl url = m_platform->url();
        m_platform->kill();
        QTRY_COMPARE_WITH_TIMEOUT(support.session.state(), Session::State::Offline, patience);
        QVERIFY(support.session.reason().isTransport());
        QVERIFY(support.fleet.accountCount() > 0);

        QSignalSpy accounts(&support.fleet, &Fleet::accountsChanged);
        QVERIFY(m_platform->start({u"--listen"_s, u"127.0.0.1:%1"_s.arg(url.port())}));
        QTRY_COMPARE_WITH_TIMEOUT(support.session.state(), Session::State::Live, patience);
        // Nothing was lost, so nothing is news.
        QCOMPARE(accounts.size(), 0);
        AccountId todo;
        for (const migration::AccountFacts &account : support.fleet.migration(id)->accounts) {
            if (account.preparation == migration::Preparation::Todo)
                todo = account.id;
        }
        QCOMPARE(support.perform(CommandRequest::onAccount(Action::Ready, id, todo)).outcome, Outcome::Accepted);
        QTRY_COMPARE_WITH_TIMEOUT(support.fleet.accountFacts(id, todo)->preparation, migration::Preparation::Ready,
                                  patience);
    }

    void theRateOfATokenIsKept()
    {
        m_platform->kill();
        QVERIFY(m_platform->start({u"--rate"_s, u"5,250"_s}));
        Side support(*m_platform, m_platform->supportToken());
        QTRY_VERIFY_WITH_TIMEOUT(support.isLive(), patience);
        const MigrationId id = support.fleet.migrationOf(support.server(u"srv-acme-01"_s));
        support.session.ensureAccounts(id);
        QTRY_VERIFY_WITH_TIMEOUT(support.fleet.accountsLoaded(id), patience);
        QSignalSpy limited(&support.session, &Session::rateLimited);
        QSignalSpy ended(&support.session, &Session::commandFinished);
        int sent = 0;
        for (const migration::AccountFacts &account : support.fleet.migration(id)->accounts) {
            const Action action = account.preparation == migration::Preparation::Todo ? Action::Ready : Action::Unready;
            support.session.perform(CommandRequest::onAccount(action, id, account.id));
            ++sent;
        }
        QVERIFY(sent > 5);
        // Those within the budget are done; the others are not refused, they wait.
        QTRY_VERIFY_WITH_TIMEOUT(!limited.isEmpty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 5, patience);
        QVERIFY(support.session.api().queued() > 0);
    }

private:
    std::unique_ptr<PlatformProcess> m_platform;
};

QTEST_GUILESS_MAIN(SessionPlatformTest)
#include "tst_session_platform.moc"
