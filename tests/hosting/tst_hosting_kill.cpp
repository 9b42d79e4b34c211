// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting_fixture.h"

#include "hosting/database.h"

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace escale::platform;
using escale::platform::testing::Answer;
using escale::platform::testing::ask;
using escale::platform::testing::Company;

class HostingKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A program that moves an account to and fro is killed at moments that nobody chose, and started again over what it
    /// left. A client writes all the while. In the end the account is served, from one place; whatever was accepted is in
    /// its database, its files and its mail; and nothing that it held from the start is missing.
    void losesNothing()
    {
        const QTemporaryDir directory;
        const QString net = testing::ownNet();
        const QString address = net + u'1';
        std::atomic_bool enough = false;
        std::atomic<quint16> port = 0;
        QSet<int> accepted;
        bool twice = false;
        std::thread client([&] {
            while (!enough) {
                const Answer answer =
                    port ? ask(address, port, Company::externalDomain.toLatin1(), "POST"_ba, "/entry"_ba, "word"_ba)
                         : Answer();
                if (answer.status == 201) {
                    const int id = answer.json().value("id"_L1).toInt();
                    twice = twice || accepted.contains(id);
                    accepted.insert(id);
                } else {
                    QThread::msleep(2);
                }
            }
        });

        QRandomGenerator dice(20261121);
        int moves = 0;
        QByteArray complaints;
        QElapsedTimer clock;
        clock.start();
        int kills = 0;
        for (; kills < 25 && (clock.elapsed() < 4'000 || moves < 2 || kills < 5); ++kills) {
            QProcess mover;
            mover.start(QStringLiteral(HOSTING_MOVER), {directory.path(), net});
            const bool up = mover.waitForStarted();
            // At least until it listens (its port is on disk), then for a while that the dice say.
            QFile file(directory.filePath(u"port"_s));
            while (up && mover.state() == QProcess::Running && port == 0) {
                if (file.open(QIODevice::ReadOnly))
                    port = file.readAll().trimmed().toUShort();
                file.close();
                mover.waitForFinished(5);
            }
            // Every third time a whole move is waited for, so that kills do not only meet its beginning.
            const bool patient = kills % 3 == 0;
            if (patient)
                mover.waitForReadyRead(10'000);
            mover.waitForFinished(int(dice.bounded(3, patient ? 150 : 400)));
            mover.kill();
            mover.waitForFinished();
            moves += int(mover.readAllStandardOutput().count('\n'));
            complaints += mover.readAllStandardError();
            if (mover.exitStatus() == QProcess::NormalExit)
                break;
        }
        enough = true;
        client.join();
        QCOMPARE(complaints, QByteArray());
        QVERIFY(kills >= 5);
        QVERIFY(moves >= 2);
        QVERIFY(!twice);
        QVERIFY(!accepted.isEmpty());

        const LoopbackContent content{.seed = 7, .files = 60, .bytes = 600'000, .mails = 12, .databases = {}};
        auto opened = LoopbackDriver::open(directory.path(), {.sync = false});
        QVERIFY(opened);
        LoopbackDriver &driver = **opened;
        testing::declareCompany(driver, net, content);
        const QString served = driver.servedFrom(Company::account).value();
        const Place place{.server = served, .account = Company::account};
        QVERIFY(driver.thaw(place));
        QVERIFY(driver.listenFor(Company::account));
        const Answer status = ask(driver.resolve(Company::internalDomain), driver.port(),
                                  Company::internalDomain.toLatin1(), "GET"_ba, "/status.json"_ba);
        QCOMPARE(status.status, 200);
        QCOMPARE(status.json().value("server"_L1).toString(), served);
        // A row that was written when the kill came is there without its answer: never the other way round.
        QVERIFY(status.json().value("entries"_L1).toInt() >= accepted.size());

        const QDir copy(driver.folder(place));
        auto connection = database::open(copy.filePath(u"db/main.sqlite"_s));
        QVERIFY(connection);
        for (const int id : std::as_const(accepted)) {
            const QByteArray number = QByteArray::number(id);
            QCOMPARE(database::number(connection->get(), "SELECT count(*) FROM guestbook WHERE id = " + number).value(),
                     1);
            QVERIFY2(copy.exists(u"www/uploads/entry-%1.txt"_s.arg(id)), number.constData());
            QVERIFY2(copy.exists(u"mail/info/new/entry.%1.escale"_s.arg(id)), number.constData());
        }
        const Company untouched(content);
        const QDir origin(untouched.folder(Company::home));
        QStringList damaged;
        const auto seeded = untouched.content(Company::home);
        for (auto entry = seeded.cbegin(); entry != seeded.cend(); ++entry) {
            if (entry.key().startsWith("db/"_L1))
                continue;
            QFile one(copy.filePath(entry.key()));
            QFile other(origin.filePath(entry.key()));
            if (!one.open(QIODevice::ReadOnly) || !other.open(QIODevice::ReadOnly) || one.readAll() != other.readAll())
                damaged.append(entry.key());
        }
        QCOMPARE(damaged, QStringList());
        QCOMPARE(database::number(connection->get(), "SELECT count(*) FROM document"_ba).value(), 0);
        qInfo("%d kills, %d whole moves, %lld accepted writes", kills, moves, qlonglong(accepted.size()));
    }
};

QTEST_GUILESS_MAIN(HostingKill)
#include "tst_hosting_kill.moc"
