// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "truth_platform.h"

#ifdef ESCALE_HAS_PLATFORM
#include "support/platform_process.h"
#endif

#include <escale/sync/kept_answer.h>

#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

using namespace escale;
using namespace escale::test;

namespace {

constexpr int patience = 30000;

struct Desktop {
    Desktop(const QUrl &url, const QString &token, const QString &file)
        : store(file)
        , session(std::make_unique<Session>(fleet, Connection{url, token, {}, {}}))
    {
        session->api().setTimeScale(0.05);
        session->setStore(&store);
        session->start();
    }
    [[nodiscard]] bool isSettled() const
    {
        return session->state() == Session::State::Live
               && std::ranges::all_of(session->pendingCommands(),
                                      [](const PendingCommand &c) { return c.stage == CommandStage::NotDone; });
    }

    Fleet fleet;
    store::Store store;
    std::unique_ptr<Session> session;
};

/// Runs the desktop's helper to its end; whether it has given the command, and whether it died of it.
struct Run {
    bool given = false;
    bool killed = false;
};

Run runDesktop(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(ESCALE_FAULTS_DESKTOP), arguments);
    bool ended = false;
    QObject::connect(&process, &QProcess::finished, &process, [&] { ended = true; });
    (void)QTest::qWaitFor([&] { return ended; }, patience);
    return {.given = process.readAllStandardOutput().contains("given"),
            .killed = process.exitStatus() == QProcess::CrashExit};
}

} // namespace

/// The desktop, the platform and both killed with SIGKILL.
class KillsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void atEveryPointOfTheCommandProtocol()
    {
        TruthPlatform platform(2, 60);
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.sqlite"_s);
        int deaths = 0;
        int carriedOut = 0;
        bool alive = false;
        for (int event = 1; event <= 60 && !alive; ++event) {
            const Run run = runDesktop({u"command"_s, platform.url().toString(), u"t"_s, file, QString::number(event),
                                        u"1"_s, QString::number(event), u"migrate"_s});
            QVERIFY(run.given);
            alive = !run.killed;
            deaths += run.killed;
            // The next start knows what became of it, and repeats nothing.
            Desktop desktop(platform.url(), u"t"_s, file);
            QTRY_VERIFY_WITH_TIMEOUT(desktop.isSettled(), patience);
            QCOMPARE_LE(platform.effects(event), 1);
            const QList<PendingCommand> pending = desktop.session->pendingCommands();
            if (!pending.isEmpty()) {
                QCOMPARE(pending.first().request.account, AccountId(event));
                QCOMPARE(platform.effects(event), 0);
                desktop.session->dismiss(QByteArray(pending.first().key));
            }
            QTRY_COMPARE(desktop.session->feedPosition(), platform.seq());
            QCOMPARE(platform.difference(desktop.fleet), QString());
            carriedOut += platform.effects(event);
        }
        QVERIFY2(alive, "there was always another event to die at");
        QCOMPARE_GE(deaths, 6);
        QCOMPARE_GE(carriedOut, 2);
        qInfo("%d deaths at different points, %d of the commands carried out", deaths, carriedOut);
    }

    void inTheMiddleOfTransactions()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.sqlite"_s);
        QRandomGenerator random(7);
        int whole = 0;
        int listingLasts = 0; // milliseconds, on this machine and as busy as it is
        for (int round = 0; round < 25; ++round) {
            QProcess process;
            // The first dies when its one listing is whole, so that there is something to lose; the others anywhere.
            process.start(QStringLiteral(ESCALE_FAULTS_DESKTOP), {u"churn"_s, file, round == 0 ? u"1"_s : u"10000"_s});
            const auto reads = [&process](int lines) {
                for (; lines > 0; --lines) {
                    while (!process.canReadLine()) {
                        if (!process.waitForReadyRead(patience))
                            return false;
                    }
                    process.readLine();
                }
                return true;
            };
            QVERIFY(reads(1)); // it is open
            if (round == 0) {
                QElapsedTimer timer;
                timer.start();
                QVERIFY(reads(1));
                listingLasts = int(timer.elapsed()) + 1;
            } else {
                QVERIFY(reads(int(random.bounded(3))));
                QTest::qSleep(random.bounded(listingLasts));
            }
            process.kill();
            QVERIFY(process.waitForFinished(patience));

            store::Store store(file);
            std::optional<Result<store::OpenReport>> report;
            QSet<QString> names;
            qsizetype accounts = 0;
            bool loaded = false;
            store.open(this, [&](const Result<store::OpenReport> &r) { report = r; });
            store.load(
                this,
                [&](const store::Contents &contents) {
                    return std::function([&, contents] {
                        accounts += contents.accounts.size();
                        for (const Account &account : contents.accounts)
                            names.insert(account.name);
                    });
                },
                [&](const Result<void> &r) { loaded = r.has_value(); });
            QTRY_VERIFY(loaded);
            QVERIFY(report->has_value());
            QVERIFY2((*report)->setAside.isEmpty(), "a kill is no damage");
            if ((*report)->position.seq >= 0 && accounts > 0) {
                // A position stands for one whole listing, or there is none.
                ++whole;
                QCOMPARE(names, QSet{u"listing %1"_s.arg((*report)->position.seq)});
                QCOMPARE(accounts, 500);
            }
            if (round == 0)
                QCOMPARE(whole, 1);
        }
        qInfo("25 kills, %d of them between listings", whole);
    }

#ifdef ESCALE_HAS_PLATFORM
    void inTheMiddleOfReadingAhead()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.sqlite"_s);
        PlatformProcess platform;
        QVERIFY(platform.start({u"--content"_s, u"small"_s}));
        const QString token = QString::fromLatin1(platform.supportToken());
        int deaths = 0;
        bool whole = false;
        // Each goes on from where the one before was killed.
        for (int event = 1; event <= 200 && !whole; ++event) {
            const Run run =
                runDesktop({u"ahead"_s, platform.url().toString(), token, file, QString::number(1 + event % 3)});
            deaths += run.killed ? 1 : 0;
            whole = !run.killed;
        }
        QVERIFY(whole);
        QVERIFY2(deaths >= 3, qPrintable(QString::number(deaths)));

        QHash<MigrationId, QByteArray> served;
        {
            Fleet fleet;
            Session reading(fleet, {platform.url(), token, {}, {}});
            reading.start();
            QTRY_COMPARE_WITH_TIMEOUT(reading.state(), Session::State::Live, patience);
            for (const MigrationId id : fleet.migrations()) {
                QByteArray &log = served[id];
                bool read = false;
                readLog(reading, id, &reading, [&](const Result<Answered<QByteArray>> &answer) {
                    log = answer ? answer->value : QByteArray();
                    read = true;
                });
                QTRY_VERIFY(read);
            }
        }
        platform.kill();
        Desktop next(platform.url(), token, file);
        QTRY_COMPARE_WITH_TIMEOUT(next.session->state(), Session::State::Offline, patience);
        QVERIFY(!served.isEmpty());
        for (const auto &[id, log] : served.asKeyValueRange()) {
            QByteArray kept;
            bool read = false;
            readLog(*next.session, id, next.session.get(), [&](const Result<Answered<QByteArray>> &answer) {
                kept = answer ? answer->value : QByteArray();
                read = true;
            });
            QTRY_VERIFY(read);
            QCOMPARE(kept, log);
        }
    }

    void ofThePlatformAndOfBoth()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.sqlite"_s);
        PlatformProcess platform;
        QVERIFY(platform.start({u"--content"_s, u"small"_s}));
        QRandomGenerator random(11);
        bool ready = true; // account 2 of the practice company, and so on in turn
        int notDone = 0;
        for (int round = 0; round < 10; ++round) {
            const QString token = QString::fromLatin1(platform.supportToken());
            // Before and behind the answer, and the desktop too in every other round.
            QProcess desktop;
            desktop.start(QStringLiteral(ESCALE_FAULTS_DESKTOP), {u"command"_s, platform.url().toString(), token, file,
                                                                  QString::number(round % 2 ? 3 + round / 2 : 0),
                                                                  u"1"_s, u"2"_s, ready ? u"unready"_s : u"ready"_s});
            QVERIFY(desktop.waitForReadyRead(patience));
            QTest::qSleep(random.bounded(80));
            platform.kill();
            QTRY_VERIFY_WITH_TIMEOUT(desktop.state() == QProcess::NotRunning || round % 2 == 0, 5000);
            desktop.kill();
            QTRY_COMPARE_WITH_TIMEOUT(desktop.state(), QProcess::NotRunning, patience);
            QVERIFY(platform.start({u"--content"_s, u"small"_s}));

            Desktop next(platform.url(), QString::fromLatin1(platform.supportToken()), file);
            QTRY_VERIFY_WITH_TIMEOUT(next.isSettled(), patience);
            next.session->ensureAccounts(MigrationId(1));
            QTRY_VERIFY_WITH_TIMEOUT(next.fleet.accountsLoaded(MigrationId(1)), patience);
            // What the restored and followed picture says is what a fresh reading says: also because it has caught up by
            // then, which what it was restored from need not have.
            Fleet fresh;
            Session reading(fresh, {platform.url(), QString::fromLatin1(platform.supportToken()), {}, {}});
            reading.ensureAccounts(MigrationId(1));
            reading.start();
            QTRY_VERIFY_WITH_TIMEOUT(fresh.accountsLoaded(MigrationId(1)), patience);
            QTRY_COMPARE(next.session->feedPosition(), reading.feedPosition());
            QCOMPARE(next.fleet.accountCount(), fresh.accountCount());
            QCOMPARE(next.fleet.tasks().size(), fresh.tasks().size());
            QCOMPARE(next.fleet.migration(MigrationId(1))->accounts, fresh.migration(MigrationId(1))->accounts);
            const bool isReady =
                next.fleet.accountFacts(MigrationId(1), AccountId(2))->preparation == migration::Preparation::Ready;
            if (!next.session->pendingCommands().isEmpty()) {
                ++notDone;
                QCOMPARE(isReady, ready); // "nothing was done" is true
                next.session->dismiss(QByteArray(next.session->pendingCommands().first().key));
            }
            ready = isReady;
        }
        qInfo("10 kills of the platform, 5 of the desktop with it; %d commands had not arrived", notDone);
    }
#endif
};

QTEST_GUILESS_MAIN(KillsTest)
#include "tst_kills.moc"
