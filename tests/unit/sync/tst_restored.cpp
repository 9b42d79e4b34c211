// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake_platform.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace escale;
using namespace escale::test;
using migration::Action;
using Outcome = CommandResult::Outcome;

namespace {

/// A desktop's half of things: a fleet, a store in a file, a session on a platform.
struct Desktop {
    Desktop(const QString &file, FakePlatform &platform)
        : store(std::make_unique<store::Store>(file))
        , session(std::make_unique<Session>(fleet, platform.connection()))
    {
        session->setStore(store.get());
        QObject::connect(session.get(), &Session::restored, session.get(), [this] { wasRestored = true; });
        session->start();
    }
    [[nodiscard]] bool isLive() const { return session->state() == Session::State::Live; }

    Fleet fleet;
    bool wasRestored = false;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Session> session; ///< goes before the store
};

CommandRequest migrateShop()
{
    return CommandRequest::onAccount(Action::Migrate, MigrationId(1), AccountId(1));
}

} // namespace

/// A session with a local store: what is there on the next start, and what becomes of commands.
class RestoredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"escale.sqlite"_s);
    }

    void theNextStartIsFullAndGoesOnFromThere()
    {
        FakePlatform platform;
        {
            Desktop desktop(m_file, platform);
            QTRY_VERIFY(desktop.isLive());
            QVERIFY(!desktop.wasRestored);
            desktop.session->ensureAccounts(MigrationId(1));
            QTRY_VERIFY(desktop.fleet.accountsLoaded(MigrationId(1)));
            QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
            platform.tell({changed(u"server"_s, u"server/2"_s, server(2, u"renamed"_s)),
                           changed(u"account"_s, u"account/3"_s, account(3, u"crm"_s, 2)),
                           changed(u"migration_account"_s, u"migration/1/account/2"_s, accountFacts(1, 2, u"ready"_s)),
                           changed(u"task"_s, u"task/2"_s, task(2, u"running"_s)),
                           removed(u"account"_s, u"account/2"_s)});
            QTRY_COMPARE(desktop.fleet.accountName(AccountId(3)), u"crm"_s);
        }
        const qsizetype lists = platform.http.count("GET", u"/v1/account/");
        platform.tell({changed(u"task"_s, u"task/2"_s, task(2, u"done"_s))}); // while the desktop is away
        // The platform cannot be reached at first: everything is there all the same.
        platform.http.goAway();
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.wasRestored);
        QVERIFY(desktop.fleet.asOf().isValid());
        QCOMPARE(desktop.fleet.me().actor, u"Sophie"_s);
        QCOMPARE(desktop.fleet.server(ServerId(2))->name, u"renamed"_s);
        QCOMPARE(desktop.fleet.accountName(AccountId(3)), u"crm"_s);
        QVERIFY(!desktop.fleet.hasAccount(AccountId(2)));
        QCOMPARE(desktop.fleet.migration(MigrationId(1))->serverName, u"srv-acme-01"_s);
        QVERIFY(desktop.fleet.accountsLoaded(MigrationId(1)));
        QCOMPARE(desktop.fleet.accountFacts(MigrationId(1), AccountId(2))->preparation, migration::Preparation::Ready);
        QCOMPARE(desktop.fleet.task(TaskId(2))->state, migration::TaskState::Running);
        QVERIFY(desktop.fleet.openRequest(MigrationId(1), migration::RequestKind::Transit).isValid());
        QTRY_COMPARE(desktop.session->state(), Session::State::Offline);
        QVERIFY(platform.http.comeBack());
        desktop.session->reconnectNow();
        QTRY_COMPARE(desktop.fleet.task(TaskId(2))->state, migration::TaskState::Done);
        QVERIFY(desktop.isLive());
        QCOMPARE(platform.http.count("GET", u"/v1/account/"), lists); // not read again
    }

    void anotherScopeReadsEverythingAgain()
    {
        FakePlatform platform;
        {
            Desktop desktop(m_file, platform);
            QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        }
        platform.actor = u"Acme"_s;
        platform.lists[u"account"_s] = {account(1, u"shop"_s, 1)};
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.wasRestored);
        QTRY_VERIFY(desktop.isLive());
        QVERIFY(!desktop.fleet.hasAccount(AccountId(2)));
        QCOMPARE(platform.http.count("GET", u"/v1/account/"), 2);
    }

    void aDamagedFileIsReadAgainFromThePlatform()
    {
        FakePlatform platform;
        {
            Desktop desktop(m_file, platform);
            QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(200, 'x'));
        file.close();
        {
            Desktop desktop(m_file, platform);
            QSignalSpy replaced(desktop.session.get(), &Session::storeReplaced);
            QTRY_VERIFY(desktop.isLive());
            QCOMPARE(replaced.count(), 1);
            QVERIFY(QFile::exists(replaced.first().first().toString()));
            QCOMPARE(desktop.fleet.accountCount(), 2);
        }
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.wasRestored);
        QCOMPARE(desktop.fleet.accountCount(), 2);
    }

    void aCommandIsWrittenBeforeItIsSent()
    {
        FakePlatform platform;
        QTemporaryDir copies;
        QString copy;
        platform.intercept = [&](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method != "POST")
                return std::nullopt;
            // What another start would find if this one ended now.
            copy = copies.filePath(u"copy.sqlite"_s);
            QFile::copy(m_file, copy);
            QFile::copy(m_file + u"-wal"_s, copy + u"-wal"_s);
            return std::nullopt;
        };
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.isLive());
        CommandHandle *handle = desktop.session->perform(migrateShop());
        const QByteArray key = handle->idempotencyKey();
        QCOMPARE(desktop.session->pendingCommands().size(), 1);
        QCOMPARE(desktop.session->pendingCommands().first().stage, CommandStage::Writing);
        QSignalSpy finished(handle, &CommandHandle::finished);
        QTRY_COMPARE(finished.count(), 1);
        store::Store other(copy);
        std::optional<store::OpenReport> found;
        other.open(this, [&](const Result<store::OpenReport> &report) { found = *report; });
        QTRY_VERIFY(found);
        QCOMPARE(found->commands.size(), 1);
        QCOMPARE(found->commands.first().key, key);
        // Its task is followed from here on: it is not pending once the fleet has it.
        QCOMPARE(desktop.session->pendingCommands().first().stage, CommandStage::Accepted);
        platform.tell({changed(u"task"_s, u"task/42"_s, task(42, u"running"_s))});
        QTRY_VERIFY(desktop.session->pendingCommands().isEmpty());
    }

    void whatCannotBeWrittenIsNotSent()
    {
        FakePlatform platform;
        QFile obstacle(m_folder->filePath(u"not-a-folder"_s));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        Desktop desktop(m_folder->filePath(u"not-a-folder/escale.sqlite"_s), platform);
        QTRY_VERIFY(desktop.isLive());
        QCOMPARE(desktop.fleet.accountCount(), 2);
        QSignalSpy finished(desktop.session.get(), &Session::commandFinished);
        CommandResult result;
        connect(desktop.session->perform(migrateShop()), &CommandHandle::finished, this,
                [&](const CommandResult &r) { result = r; });
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(result.outcome, Outcome::Refused);
        QCOMPARE(result.error.code, u"not_written_down"_s);
        QVERIFY(platform.carriedOut.isEmpty());
    }

    void lostAnswersAreAskedFor_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("the command had arrived") << true;
        QTest::newRow("the command had not") << false;
    }

    void lostAnswersAreAskedFor()
    {
        QFETCH(bool, arrived);
        FakePlatform platform;
        bool broken = true;
        platform.intercept = [&](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (!broken || asked.path == "/v1/event/"_L1)
                return std::nullopt;
            if (asked.method == "POST" && arrived)
                (void)platform.command(asked);
            return std::optional(Answer{.breakOff = true});
        };
        broken = false;
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.isLive());
        broken = true;
        CommandResult result;
        connect(desktop.session->perform(migrateShop()), &CommandHandle::finished, this,
                [&](const CommandResult &r) { result = r; });
        QTRY_COMPARE_WITH_TIMEOUT(result.error.code, u"connection_lost"_s, 20000);
        QCOMPARE(result.outcome, Outcome::NoAnswer);
        QCOMPARE(desktop.session->pendingCommands().first().stage, CommandStage::Unknown);
        QVERIFY(desktop.session->isUnderWay(migrateShop()));
        // Given again meanwhile, it is not sent.
        const qsizetype posts = platform.http.count("POST", u"/v1/migration/1/account/1/migrate/");
        connect(desktop.session->perform(migrateShop()), &CommandHandle::finished, this,
                [&](const CommandResult &r) { result = r; });
        QTRY_COMPARE(result.error.code, u"outcome_unknown"_s);
        QCOMPARE(platform.http.count("POST", u"/v1/migration/1/account/1/migrate/"), posts);

        broken = false;
        platform.http.goAway();
        QTRY_COMPARE(desktop.session->state(), Session::State::Offline);
        QVERIFY(platform.http.comeBack());
        desktop.session->reconnectNow();
        const CommandStage expected = arrived ? CommandStage::Accepted : CommandStage::NotDone;
        QTRY_COMPARE(desktop.session->pendingCommands().first().stage, expected);
        QCOMPARE(platform.carriedOut.size(), arrived ? 1 : 0);
        QCOMPARE(platform.http.count("POST", u"/v1/migration/1/account/1/migrate/"), posts);
        QCOMPARE(desktop.session->isUnderWay(migrateShop()), false);
        if (!arrived) {
            // Now that it is known not to have been done, it may be given again.
            desktop.session->perform(migrateShop());
            QTRY_COMPARE(platform.carriedOut.size(), 1);
        }
    }

    void anEarlierStartsCommandsAreAskedFor_data() { lostAnswersAreAskedFor_data(); }

    void anEarlierStartsCommandsAreAskedFor()
    {
        QFETCH(bool, arrived);
        const QByteArray key = "4f7c2b1e-52d4-4c0c-9c39-0a2f6a1f0d11"_ba;
        {
            store::Store before(m_file);
            before.open(this, [](const auto &) {});
            before.writeCommand({.key = key,
                                 .request = QJsonDocument(migrateShop().toJson()).toJson(),
                                 .created = QDateTime::currentDateTimeUtc()},
                                this, [](const auto &) {});
        }
        FakePlatform platform;
        if (arrived)
            platform.carriedOut.insert(key, 77);
        {
            Desktop desktop(m_file, platform);
            QTRY_COMPARE(desktop.session->pendingCommands().size(), 1);
            QVERIFY(desktop.session->pendingCommands().first().earlier);
            QCOMPARE(desktop.session->pendingCommands().first().request, migrateShop());
            QTRY_COMPARE(desktop.session->pendingCommands().first().stage,
                         arrived ? CommandStage::Accepted : CommandStage::NotDone);
            QCOMPARE(desktop.session->pendingCommands().first().task, arrived ? TaskId(77) : TaskId());
        }
        for (const Asked &asked : platform.http.asked())
            QVERIFY(asked.method != "POST");
        // What was not done stays to be seen until somebody has seen it.
        {
            Desktop desktop(m_file, platform);
            QTRY_VERIFY(desktop.isLive());
            QCOMPARE(desktop.session->pendingCommands().size(), arrived ? 0 : 1);
            if (!arrived)
                desktop.session->dismiss(key);
            QVERIFY(desktop.session->pendingCommands().isEmpty());
        }
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.isLive());
        QVERIFY(desktop.session->pendingCommands().isEmpty());
    }

    void aPlatformThatCannotBeAsked()
    {
        const QByteArray key = "4f7c2b1e-52d4-4c0c-9c39-0a2f6a1f0d11"_ba;
        {
            store::Store before(m_file);
            before.open(this, [](const auto &) {});
            before.writeCommand({.key = key,
                                 .request = QJsonDocument(migrateShop().toJson()).toJson(),
                                 .created = QDateTime::currentDateTimeUtc()},
                                this, [](const auto &) {});
        }
        FakePlatform platform;
        platform.intercept = [](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method == "DELETE")
                return std::optional(Answer{.status = 404, .body = "<html>Not found</html>"_ba});
            return std::nullopt;
        };
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.isLive());
        QTRY_VERIFY(desktop.session->pendingCommands().first().canSendAgain);
        QVERIFY(platform.carriedOut.isEmpty()); // not by itself
        desktop.session->sendAgain(key);
        QTRY_COMPARE(platform.carriedOut.size(), 1);
        QVERIFY(platform.carriedOut.contains(key));
    }

    void answersThatAreNotThePlatforms_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a portal's page") << 200 << "<html>Please log in</html>"_ba;
        QTest::newRow("a redirection") << 302 << QByteArray();
        QTest::newRow("a fault inside") << 500 << "{}"_ba;
        QTest::newRow("a proxy's refusal") << 403 << "<html>Denied</html>"_ba;
        QTest::newRow("accepted, without a task") << 202 << QByteArray();
    }

    void answersThatAreNotThePlatforms()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FakePlatform platform;
        platform.intercept = [&](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.method == "POST")
                return std::optional(Answer{.status = status, .body = body});
            if (asked.method == "DELETE")
                return std::optional<Answer>();
            return std::nullopt;
        };
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.isLive());
        std::optional<CommandResult> result;
        connect(desktop.session->perform(migrateShop()), &CommandHandle::finished, this,
                [&](const CommandResult &r) { result = r; });
        QTRY_VERIFY(result);
        QCOMPARE(result->outcome, Outcome::NoAnswer);
        QCOMPARE(desktop.session->pendingCommands().size(), 1);
        QCOMPARE(desktop.session->pendingCommands().first().stage, CommandStage::Unknown);
    }

    void nothingIsSentOffline()
    {
        FakePlatform platform;
        Desktop desktop(m_file, platform);
        QTRY_VERIFY(desktop.isLive());
        platform.http.goAway();
        QTRY_COMPARE(desktop.session->state(), Session::State::Offline);
        std::optional<CommandResult> result;
        connect(desktop.session->perform(migrateShop()), &CommandHandle::finished, this,
                [&](const CommandResult &r) { result = r; });
        QVERIFY(!result);
        QTRY_VERIFY(result);
        QCOMPARE(result->outcome, Outcome::Refused);
        QCOMPARE(result->error.code, u"offline"_s);
        QVERIFY(desktop.session->pendingCommands().isEmpty());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(RestoredTest)
#include "tst_restored.moc"
