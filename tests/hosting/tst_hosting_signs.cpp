// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting/disk.h"
#include "hosting_fixture.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace escale::platform;
using namespace escale::platform::testing;

namespace {

/// The disk is not done before there have been so many more signs.
std::atomic<const StageWatch *> watched = nullptr;
std::atomic<quint64> wanted = 0;
std::atomic_bool wasSynced = false;

} // namespace

/// In the place of the system's, for all of this program: a disk that takes as long as a test says.
extern "C" int syncfs(int) noexcept
{
    const StageWatch *watch = watched;
    const quint64 before = watch ? watch->signs() : 0;
    for (int i = 0; watch && watch->signs() < before + wanted && i < 60'000; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    wasSynced = true;
    return 0;
}

/// Honest work that takes long is not taken for work that hangs: it gives signs as it gets on, in the thousands of files of
/// one folder as in one large file.
class HostingSigns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofContentThatIsMade()
    {
        constexpr qint64 mebi = 1 << 20;
        const LoopbackContent content{.seed = 7,
                                      .files = 300,
                                      .bytes = 8 * mebi,
                                      .mails = 200,
                                      .databases = {{.name = u"main"_s, .bytes = 6 * mebi}}};
        const QTemporaryDir folder;
        auto driver = LoopbackDriver::open(folder.path(), {.sync = false});
        QVERIFY(driver);
        declareCompany(**driver, ownNet(), content);
        const StageWatch watch;
        QVERIFY((*driver)->ensureContent(Company::account, watch));
        QCOMPARE_GE(watch.signs(), 300u + 200u + 6u);
        const quint64 made = watch.signs();
        QVERIFY((*driver)->ensureContent(Company::account, watch)); // it is there: nothing is done
        QCOMPARE(watch.signs(), made);
    }

    void ofManyFilesInOneFolder_data()
    {
        QTest::addColumn<QString>("work");
        QTest::addColumn<quint64>("least");
        const auto row = [](const char *name, quint64 least) {
            QTest::newRow(name) << QString::fromLatin1(name) << least;
        };
        // What only looks at a file is quick; what changes something gives a sign for each.
        row("weigh", many / 256);
        row("difference", 2 * (many / 256));
        row("keep a frozen copy", many);
        row("remove a copy", many);
        row("remove a test", many);
        row("restore the frozen copy", many);
        row("switch, and sweep an earlier snapshot", many);
    }

    void ofManyFilesInOneFolder()
    {
        QFETCH(const QString, work);
        QFETCH(const quint64, least);
        Company company;
        LoopbackDriver &driver = *company.driver;
        QVERIFY(driver.installServer(Company::transit, u"2024"_s));
        const auto fill = [&](const QString &folder) {
            QDir().mkpath(folder);
            for (quint64 i = 0; i < many; ++i) {
                QFile file(folder + u"/%1.txt"_s.arg(i));
                if (!file.open(QIODevice::WriteOnly))
                    return false;
            }
            return true;
        };
        const Place home{Company::home, Company::account};
        const Place transit{Company::transit, Company::account};
        const StageWatch watch;
        quint64 without = 0;
        if (work == "weigh"_L1 || work == "difference"_L1) {
            const auto look = [&](const StageWatch &signs) {
                return work == "weigh"_L1 ? driver.weigh(home, signs).has_value()
                                          : driver.difference(home, Company::transit, signs).has_value();
            };
            const StageWatch before;
            QVERIFY(look(before));
            without = before.signs();
            QVERIFY(fill(company.folder(Company::home) + u"/www/flat"_s));
            QVERIFY(look(watch));
        } else if (work == "remove a copy"_L1) {
            QVERIFY(fill(company.folder(Company::transit) + u"/www/flat"_s));
            QVERIFY(driver.removeCopy(transit, watch));
        } else if (work == "remove a test"_L1) {
            QVERIFY(driver.createTest(home, u"2024"_s, {}, company.never));
            QVERIFY(fill(company.directory.path() + u"/tests/"_s + Company::account + u"/flat"_s));
            QVERIFY(driver.removeTest(Company::account, watch));
            QVERIFY(!QFile::exists(company.directory.path() + u"/tests/"_s + Company::account));
        } else {
            // The account has moved, and its old place keeps what it was.
            QVERIFY(fill(company.folder(Company::home) + u"/www/flat"_s));
            QVERIFY(company.move(Company::home, Company::transit));
            QVERIFY(driver.freeze(transit, company.never));
            const bool isKept = work == "keep a frozen copy"_L1;
            QVERIFY(driver.copyDifference(transit, Company::home, {}, isKept ? watch : company.never));
            if (work.startsWith("restore"_L1)) {
                QVERIFY(driver.restoreFrozenCopy(home, watch));
            } else if (!isKept) {
                QVERIFY(driver.copyDatabases(transit, Company::home, {}, company.never));
                QVERIFY(driver.switchTo(Company::account, Company::home, watch));
            }
        }
        QCOMPARE_GE(watch.signs(), without + least);
    }

    void ofALargeFileOnItsWayToTheDisk()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"large"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray block(1 << 20, 'x');
        for (int i = 0; i < 64; ++i)
            QCOMPARE(file.write(block), block.size());
        QVERIFY(file.flush());
        const StageWatch watch;
        QVERIFY(disk::sync(file.fileName(), &watch));
        QCOMPARE(watch.signs(), 4u);
    }

    void ofManyFilesOnTheirWayToTheDisk()
    {
        constexpr int files = 200;
        Company company({.seed = 7, .files = files, .bytes = 600'000, .mails = 12, .databases = {}});
        company.restart({.sync = true});
        LoopbackDriver &driver = *company.driver;
        const Place home{Company::home, Company::account};
        QVERIFY(driver.installServer(Company::transit, u"2024"_s));
        QVERIFY(driver.freeze(home, company.never));
        QVERIFY(driver.copyDifference(home, Company::transit, {}, company.never));
        QVERIFY(driver.copyDatabases(home, Company::transit, {}, company.never));
        // Comparing has given one for each file; the disk is not done before each of them has given another one.
        const StageWatch watch;
        watched = &watch;
        wanted = files;
        wasSynced = false;
        const auto verified = driver.verify(home, Company::transit, watch);
        watched = nullptr;
        QVERIFY(verified);
        QCOMPARE(verified->differences, QStringList());
        QVERIFY(wasSynced);
        QCOMPARE_GE(watch.signs(), quint64(2 * files));
    }

private:
    static constexpr quint64 many = 1024;
};

QTEST_GUILESS_MAIN(HostingSigns)
#include "tst_hosting_signs.moc"
