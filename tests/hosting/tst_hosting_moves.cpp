// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hosting_fixture.h"

#include "hosting/database.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSet>
#include <QtTest/QTest>

#include <functional>
#include <thread>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::platform;
using escale::platform::testing::Answer;
using escale::platform::testing::ask;
using escale::platform::testing::Company;

namespace {

template <typename T>
QByteArray why(const Result<T> &result)
{
    return result ? QByteArray() : (result.error().code + u' ' + result.error().detail).toUtf8();
}

/// Succeeds or says why.
#define DONE(expression)                                                                                               \
    do {                                                                                                               \
        const auto result_ = (expression);                                                                             \
        QVERIFY2(result_.has_value(), why(result_).constData());                                                       \
    } while (false)
#define REFUSED(expression, wanted)                                                                                    \
    do {                                                                                                               \
        const auto result_ = (expression);                                                                             \
        QVERIFY(!result_.has_value());                                                                                 \
        QCOMPARE(result_.error().code, wanted);                                                                        \
    } while (false)

Place at(const QString &server)
{
    return {.server = server, .account = Company::account};
}

QStringList unfinishedBelow(const QString &folder)
{
    QStringList found;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (path.endsWith(".escale-part"_L1) || path.endsWith("-wal"_L1) || path.endsWith("-journal"_L1))
            found.append(path);
    }
    return found;
}

void overwrite(const QString &path, qint64 position, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(position));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString firstFile(const QString &folder)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

} // namespace

class HostingMoves : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsAllContent()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        const auto before = company.content(Company::home);
        QVERIFY(before.size() > 60);
        const auto verified = company.move(Company::home, Company::transit);
        DONE(verified);
        QCOMPARE(verified->differences, QStringList());
        QCOMPARE(verified->files, 72);
        QVERIFY(verified->tables >= 4);
        QVERIFY(verified->rows > 100);
        QCOMPARE(company.content(Company::transit), before);
        QCOMPARE(company.content(Company::home), before); // the frozen copy
        QCOMPARE(company.driver->servedFrom(Company::account).value(), Company::transit);
        QCOMPARE(unfinishedBelow(company.directory.path()), QStringList());

        const Answer there = company.get(Company::internalDomain, "/status.json"_ba);
        QCOMPARE(there.status, 200);
        QCOMPARE(there.json().value("server"_L1).toString(), Company::transit);
        QCOMPARE(there.json().value("architecture"_L1).toString(), u"2024"_s);
    }

    void bringsBackWhatWasWrittenOnTransit()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.move(Company::home, Company::transit));
        QCOMPARE(company.post(Company::internalDomain, "/entry"_ba, "written on transit"_ba).status, 201);
        const auto there = company.content(Company::transit);
        DONE(company.move(Company::transit, Company::home));
        QCOMPARE(company.content(Company::home), there);
        QCOMPARE(company.get(Company::externalDomain, "/status.json"_ba).json().value("entries"_L1).toInt(), 1);
    }

    void takesWritesDuringThePrecopyAlong()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        std::atomic_bool enough = false;
        std::atomic<int> written = 0;
        std::thread writer([&] {
            while (!enough) {
                if (company.post(Company::externalDomain, "/entry"_ba, "on the way"_ba).status == 201)
                    ++written;
            }
        });
        DONE(company.driver->precopy(at(Company::home), Company::transit, {}, company.never));
        QTRY_VERIFY(written > 3);
        DONE(company.driver->precopy(at(Company::home), Company::transit, {}, company.never));
        DONE(company.move(Company::home, Company::transit));
        const int atSwitch = written;
        QTRY_VERIFY(written > atSwitch + 3); // the old address forwards them now
        enough = true;
        writer.join();
        const QString transit = company.folder(Company::transit);
        QCOMPARE(company.get(Company::externalDomain, "/status.json"_ba).json().value("entries"_L1).toInt(), written);
        QCOMPARE(QDir(transit + "/www/uploads"_L1).entryList(QDir::Files).size(), written);
        QCOMPARE(QDir(transit + "/mail/info/new"_L1).entryList({u"entry.*"_s}, QDir::Files).size(), written);
    }

    void removesWhatWasRemoved()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.driver->precopy(at(Company::home), Company::transit, {}, company.never));
        const QString gone = firstFile(company.folder(Company::home) + "/www"_L1);
        QVERIFY(QFile::remove(gone));
        // Left by a copy that was killed.
        QFile leftover(company.folder(Company::transit) + "/www/.photo.jpg.Xy12ab"_L1);
        QVERIFY(leftover.open(QIODevice::WriteOnly));
        leftover.close();
        DONE(company.move(Company::home, Company::transit));
        QCOMPARE(company.content(Company::transit), company.content(Company::home));
    }

    void replacesAFileOfTheSameSizeAndSecond()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.driver->precopy(at(Company::home), Company::transit, {}, company.never));
        const QString path = firstFile(company.folder(Company::home) + "/www"_L1);
        overwrite(path, 0, "!"_ba);
        const auto verified = company.move(Company::home, Company::transit);
        DONE(verified);
        QCOMPARE(verified->differences, QStringList());
        QCOMPARE(company.content(Company::transit), company.content(Company::home));
    }

    void tellsProgressAndDifference()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        const auto weight = company.driver->weigh(at(Company::home), company.never);
        DONE(weight);
        QCOMPARE(weight->files, 600'000);
        QCOMPARE(weight->fileCount, 60);
        QVERIFY(weight->mail > 12 * 500);
        QVERIFY(weight->databases > 300'000);
        QCOMPARE(company.driver->difference(at(Company::home), Company::transit, company.never).value(),
                 weight->files + weight->mail);
        QList<std::pair<qint64, qint64>> steps;
        QByteArray raw;
        const auto report = company.driver->precopy(at(Company::home), Company::transit,
                                                    {[&](qint64 bytes, qint64 total) { steps.append({bytes, total}); },
                                                     [&](QByteArrayView text) { raw.append(text); }},
                                                    company.never);
        DONE(report);
        QVERIFY(report->bytes >= weight->files);
        QCOMPARE(report->files, 72);
        QVERIFY(raw.contains("Total bytes sent"));
        QVERIFY(!steps.isEmpty());
        QCOMPARE(steps.last(), std::pair(weight->files + weight->mail, weight->files + weight->mail));
        QCOMPARE(company.driver->difference(at(Company::home), Company::transit, company.never).value(), 0);
    }

    /// Whoever waits hears that a long piece of work gets on, also where there is nothing to show of it.
    void givesSignsOfLongWork()
    {
        constexpr qint64 mebi = 1 << 20;
        Company company({.seed = 7,
                         .files = 2,
                         .bytes = 8 * mebi,
                         .mails = 1,
                         .databases = {{.name = u"main"_s, .bytes = 12 * mebi}, {.name = u"shop"_s, .bytes = mebi}}});
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.driver->ensureContent(Company::account));
        const auto signsOf = [&company](const auto &work) {
            const StageWatch watch;
            return work(watch) ? watch.signs() : 0;
        };
        HostingDriver &driver = *company.driver;
        const Place home = at(Company::home);
        // One large database, copied while it is written to: a sign for each few megabytes.
        QCOMPARE_GE(signsOf([&](const StageWatch &watch) { return driver.createTest(home, u"2024"_s, {}, watch); }),
                    4u);
        QCOMPARE_GE(signsOf([&](const StageWatch &watch) { return driver.precopy(home, Company::transit, {}, watch); }),
                    2u);
        // The files that were copied are read while the freeze waits for it, or have been.
        QVERIFY(signsOf([&](const StageWatch &watch) { return driver.check(home, watch); }) > 0);
        DONE(driver.freeze(home, company.never));
        DONE(driver.copyDifference(home, Company::transit, {}, company.never));
        QCOMPARE_GE(
            signsOf([&](const StageWatch &watch) { return driver.copyDatabases(home, Company::transit, {}, watch); }),
            12u); // copied, then read back
        // As after a restart: nothing is proven, everything is read.
        company.restart();
        QCOMPARE_GE(
            signsOf([&](const StageWatch &watch) { return company.driver->verify(home, Company::transit, watch); }),
            20u);
        QVERIFY(
            signsOf([&](const StageWatch &watch) { return company.driver->removeCopy(at(Company::transit), watch); })
            > 2);
    }

    void stopsWhenAsked()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        const StageWatch stop(true);
        REFUSED(company.driver->precopy(at(Company::home), Company::transit, {}, stop), u"cancelled"_s);
        DONE(company.driver->freeze(at(Company::home), company.never));
        REFUSED(company.driver->copyDatabases(at(Company::home), Company::transit, {}, stop), u"cancelled"_s);
        DONE(company.driver->thaw(at(Company::home)));
        DONE(company.move(Company::home, Company::transit));
        QCOMPARE(unfinishedBelow(company.directory.path()), QStringList());
    }

    void takesADifferenceOnlyForFrozenDatabases()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        REFUSED(company.driver->copyDatabases(at(Company::home), Company::transit, {}, company.never), u"not_frozen"_s);
        REFUSED(company.driver->precopy(at(Company::home), Company::home, {}, company.never), u"served_there"_s);
        REFUSED(company.driver->switchTo(Company::account, Company::transit, company.never), u"no_copy"_s);
        REFUSED(company.driver->freeze(at(Company::transit), company.never), u"not_served_there"_s);
    }

    void findsWhatDiffers_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("a flipped byte") << u"flip"_s;
        QTest::newRow("a flipped byte, time set back") << u"flip quietly"_s;
        QTest::newRow("a missing file") << u"missing"_s;
        QTest::newRow("a file too many") << u"extra"_s;
        QTest::newRow("another mode") << u"mode"_s;
        QTest::newRow("a missing mail") << u"mail"_s;
        QTest::newRow("a changed row") << u"row"_s;
        QTest::newRow("a missing row") << u"missing row"_s;
        QTest::newRow("a missing table") << u"table"_s;
        QTest::newRow("a missing database") << u"database"_s;
        QTest::newRow("a database that is none") << u"garbage"_s;
    }

    void findsWhatDiffers()
    {
        QFETCH(QString, damage);
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.driver->precopy(at(Company::home), Company::transit, {}, company.never));
        DONE(company.driver->freeze(at(Company::home), company.never));
        DONE(company.driver->copyDifference(at(Company::home), Company::transit, {}, company.never));
        DONE(company.driver->copyDatabases(at(Company::home), Company::transit, {}, company.never));
        const auto sound = company.driver->verify(at(Company::home), Company::transit, company.never);
        DONE(sound);
        QCOMPARE(sound->differences, QStringList());

        const QString copy = company.folder(Company::transit);
        const QString file = firstFile(copy + "/www"_L1);
        QString name = file.sliced(copy.size() + 1);
        if (damage == "flip"_L1) {
            overwrite(file, 3, "~"_ba);
        } else if (damage == "flip quietly"_L1) {
            const QDateTime time = QFileInfo(file).lastModified();
            overwrite(file, 3, "~"_ba);
            QFile touched(file);
            QVERIFY(touched.open(QIODevice::ReadWrite));
            QVERIFY(touched.setFileTime(time, QFileDevice::FileModificationTime));
        } else if (damage == "missing"_L1) {
            QVERIFY(QFile::remove(file));
        } else if (damage == "extra"_L1) {
            QVERIFY(QFile::copy(file, file + ".more"_L1));
            name += ".more"_L1;
        } else if (damage == "mode"_L1) {
            QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner));
        } else if (damage == "mail"_L1) {
            name = u"mail/info/new"_s;
            QVERIFY(QFile::remove(firstFile(copy + u'/' + name)));
        } else if (damage == "row"_L1 || damage == "missing row"_L1 || damage == "table"_L1) {
            auto connection = database::open(copy + "/db/shop.sqlite"_L1);
            DONE(database::execute(connection->get(),
                                   damage == "row"_L1           ? "UPDATE document SET title = 'x' WHERE id = 3"_ba
                                   : damage == "missing row"_L1 ? "DELETE FROM document WHERE id = 3"_ba
                                                                : "DROP TABLE document"_ba));
            name = u"shop/document"_s;
        } else if (damage == "database"_L1) {
            QVERIFY(QFile::remove(copy + "/db/shop.sqlite"_L1));
            name = u"shop"_s;
        } else if (damage == "garbage"_L1) {
            overwrite(copy + "/db/shop.sqlite"_L1, 0, "not a database at all"_ba);
            name = u"shop"_s;
        }
        const auto verified = company.driver->verify(at(Company::home), Company::transit, company.never);
        DONE(verified);
        const QByteArray found = verified->differences.join(u' ').toUtf8();
        QVERIFY2(std::ranges::any_of(verified->differences, [&](const QString &one) { return one.startsWith(name); }),
                 found.constData());

        // Copied again, it is sound again: nothing that a program can set back hides a difference for good.
        DONE(company.driver->copyDifference(at(Company::home), Company::transit, {}, company.never));
        DONE(company.driver->copyDatabases(at(Company::home), Company::transit, {}, company.never));
        const auto repaired = company.driver->verify(at(Company::home), Company::transit, company.never);
        DONE(repaired);
        QCOMPARE(repaired->differences, QStringList());
    }

    /// Every call made twice, with a restart between the first and the second: as after a kill behind each stage.
    void endsTheSameWhenAllIsDoneTwice()
    {
        Company company;
        const auto before = company.content(Company::home);
        const QList<std::function<QByteArray()>> stages{
            [&] { return why(company.driver->installServer(Company::transit, u"2024"_s)); },
            [&] { return why(company.driver->precopy(at(Company::home), Company::transit, {}, company.never)); },
            [&] { return why(company.driver->freeze(at(Company::home), company.never)); },
            [&] { return why(company.driver->copyDifference(at(Company::home), Company::transit, {}, company.never)); },
            [&] { return why(company.driver->copyDatabases(at(Company::home), Company::transit, {}, company.never)); },
            [&] {
                const auto verified = company.driver->verify(at(Company::home), Company::transit, company.never);
                return verified ? verified->differences.join(u' ').toUtf8() : why(verified);
            },
            [&] { return why(company.driver->switchTo(Company::account, Company::transit, company.never)); },
            [&] { return why(company.driver->routeAddresses(Company::home, Company::transit)); },
            [&] { return why(company.driver->reinstallServer(Company::home, u"2024"_s, company.never)); },
            [&] { return why(company.driver->routeAddresses(Company::home, Company::home)); },
            [&] { return why(company.driver->precopy(at(Company::transit), Company::home, {}, company.never)); },
            [&] { return why(company.driver->freeze(at(Company::transit), company.never)); },
            [&] { return why(company.driver->copyDifference(at(Company::transit), Company::home, {}, company.never)); },
            [&] { return why(company.driver->copyDatabases(at(Company::transit), Company::home, {}, company.never)); },
            [&] { return why(company.driver->switchTo(Company::account, Company::home, company.never)); },
            [&] { return why(company.driver->removeCopy(at(Company::transit), company.never)); },
        };
        for (const auto &stage : stages) {
            QCOMPARE(stage(), QByteArray());
            company.restart();
            QCOMPARE(stage(), QByteArray());
        }
        QCOMPARE(company.content(Company::home), before);
        QVERIFY(!QFileInfo::exists(company.folder(Company::transit)));
        QCOMPARE(company.driver->architecture(Company::home), u"2024"_s);
        QCOMPARE(company.get(Company::externalDomain, "/status.json"_ba).status, 200);
    }

    /// Half copies of every kind lie about, as after a kill in the middle of each stage.
    void goesOnFromHalfCopies()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.driver->precopy(at(Company::home), Company::transit, {}, company.never));
        DONE(company.driver->freeze(at(Company::home), company.never));
        DONE(company.driver->copyDatabases(at(Company::home), Company::transit, {}, company.never));
        const auto before = company.content(Company::home);
        const QString copy = company.folder(Company::transit);
        company.stop();

        const auto put = [](const QString &path, const QByteArray &bytes) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(put(copy + "/db/main.sqlite.escale-part"_L1, QByteArray(5000, 'x')));
        QVERIFY(put(copy + "/db/main.sqlite.escale-part-journal"_L1, "half"_ba));
        QVERIFY(put(copy + "/db/shop.sqlite-wal"_L1, QByteArray(9000, 'w')));
        QVERIFY(QFile::resize(copy + "/db/shop.sqlite"_L1, 4096));
        QVERIFY(put(copy + "/www/.index.html.aB3dEf"_L1, "half a file"_ba));
        QVERIFY(QFile::remove(firstFile(copy + "/www"_L1)));
        const QString state = company.directory.path();
        QVERIFY(put(state + "/serving/shop.1-1.escale-part"_L1, "{\"server\":\"tran"_ba));
        QVERIFY(put(state + "/proofs/shop@srv-acme-01@transit-03"_L1, "half a proof"_ba));
        QVERIFY(QDir().mkpath(state + "/servers/transit-03/accounts/blog.escale-part/www"_L1));
        QVERIFY(QDir().mkpath(state + "/servers/transit-03/accounts/old.removed.escale-part/www"_L1));

        company.restart();
        QCOMPARE(company.driver->servedFrom(Company::account).value(), Company::home);
        QCOMPARE(company.get(Company::internalDomain, "/"_ba).status, 503); // still frozen, as it was
        DONE(company.driver->freeze(at(Company::home), company.never));
        DONE(company.driver->copyDifference(at(Company::home), Company::transit, {}, company.never));
        DONE(company.driver->copyDatabases(at(Company::home), Company::transit, {}, company.never));
        const auto verified = company.driver->verify(at(Company::home), Company::transit, company.never);
        DONE(verified);
        QCOMPARE(verified->differences, QStringList());
        DONE(company.driver->switchTo(Company::account, Company::transit, company.never));
        QCOMPARE(company.content(Company::transit), before);
        company.restart();
        QCOMPARE(unfinishedBelow(company.directory.path()), QStringList());
    }

    /// The site was killed with rows still in its write-ahead log.
    void takesAKilledSitesLogAlong()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        QCOMPARE(company.post(Company::internalDomain, "/entry"_ba, "in the log"_ba).status, 201);
        const QString main = company.folder(Company::home) + "/db/main.sqlite"_L1;
        QByteArray log;
        QByteArray file;
        {
            QFile wal(main + "-wal"_L1);
            QVERIFY(wal.open(QIODevice::ReadOnly));
            log = wal.readAll();
            QFile database(main);
            QVERIFY(database.open(QIODevice::ReadOnly));
            file = database.readAll();
        }
        QVERIFY(!log.isEmpty());
        company.stop();
        // As they lay when the site was alive.
        for (const auto &[path, bytes] : {std::pair(main, file), std::pair(main + "-wal"_L1, log)}) {
            QFile target(path);
            QVERIFY(target.open(QIODevice::WriteOnly));
            QCOMPARE(target.write(bytes), bytes.size());
        }
        company.restart();
        DONE(company.move(Company::home, Company::transit));
        QCOMPARE(company.get(Company::internalDomain, "/status.json"_ba).json().value("entries"_L1).toInt(), 1);
    }

    void olderEngineRefuses()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.move(Company::home, Company::transit));
        QCOMPARE(company.post(Company::internalDomain, "/upgrade"_ba).status, 200);
        const auto frozen = company.content(Company::home);
        const auto refused = company.driver->checkEngine(at(Company::transit), Company::home);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"engine_refused"_s);
        QCOMPARE(refused.error().params.value("database"_L1).toString(), u"main"_s);
        QCOMPARE(refused.error().params.value("engine"_L1).toString(), u"2020"_s);
        REFUSED(company.driver->copyDatabases(at(Company::transit), Company::home, {}, company.never),
                u"engine_refused"_s);
        REFUSED(company.driver->createTest(at(Company::transit), u"2020"_s, {}, company.never), u"engine_refused"_s);
        QCOMPARE(company.content(Company::home), frozen);
    }

    void returnsToTheFrozenCopyAndArchivesWhatCameSince()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        QCOMPARE(company.post(Company::internalDomain, "/entry"_ba, "before"_ba).status, 201);
        const auto before = company.content(Company::home);
        DONE(company.move(Company::home, Company::transit));
        QCOMPARE(company.post(Company::internalDomain, "/entry"_ba, "since"_ba).status, 201);
        const QString removed = firstFile(company.folder(Company::transit) + "/www/2018"_L1);
        QVERIFY(QFile::remove(removed));

        // A rollback with today's data had begun to copy over the frozen copy and failed.
        DONE(company.driver->precopy(at(Company::transit), Company::home, {}, company.never));
        DONE(company.driver->freeze(at(Company::transit), company.never));
        DONE(company.driver->copyDifference(at(Company::transit), Company::home, {}, company.never));
        DONE(company.driver->copyDatabases(at(Company::transit), Company::home, {}, company.never));
        QVERIFY(company.content(Company::home) != before);

        QString archive;
        for (int times = 0; times < 2; ++times) {
            const auto archived = company.driver->archiveChanges(at(Company::transit), company.never);
            DONE(archived);
            archive = *archived;
            DONE(company.driver->restoreFrozenCopy(at(Company::home), company.never));
            company.restart();
        }
        DONE(company.driver->switchTo(Company::account, Company::home, company.never));
        QCOMPARE(company.content(Company::home), before);
        QCOMPARE(company.get(Company::internalDomain, "/status.json"_ba).json().value("entries"_L1).toInt(), 1);

        QVERIFY(QFileInfo::exists(archive + "/www/uploads/entry-2.txt"_L1));
        QVERIFY(!QFileInfo::exists(archive + "/www/uploads/entry-1.txt"_L1));
        QVERIFY(QFileInfo::exists(archive + "/mail/info/new/entry.2.escale"_L1));
        auto connection = database::open(archive + "/db/main.sqlite"_L1);
        QCOMPARE(database::number(connection->get(), "SELECT count(*) FROM guestbook"_ba).value(), 2);
        QFile list(archive + "/removed.txt"_L1);
        QVERIFY(list.open(QIODevice::ReadOnly));
        QCOMPARE(list.readAll().trimmed(), removed.sliced(company.folder(Company::transit).size() + 1).toUtf8());
    }

    void noWayBackAfterTheReinstallation()
    {
        Company company;
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        REFUSED(company.driver->reinstallServer(Company::home, u"2024"_s, company.never), u"account_served_here"_s);
        DONE(company.move(Company::home, Company::transit));
        DONE(company.driver->reinstallServer(Company::home, u"2024"_s, company.never));
        REFUSED(company.driver->restoreFrozenCopy(at(Company::home), company.never), u"no_frozen_copy"_s);
        REFUSED(company.driver->switchTo(Company::account, Company::home, company.never), u"no_copy"_s);
        // The new copy over there is not taken for the old one, neither half nor whole.
        DONE(company.driver->precopy(at(Company::transit), Company::home, {}, company.never));
        DONE(company.driver->precopy(at(Company::transit), Company::home, {}, company.never));
        REFUSED(company.driver->restoreFrozenCopy(at(Company::home), company.never), u"no_frozen_copy"_s);
        QCOMPARE(QDir(company.directory.filePath(u"servers/srv-acme-01/kept"_s))
                     .entryList(QDir::Dirs | QDir::NoDotAndDotDot),
                 QStringList());
        DONE(company.move(Company::transit, Company::home));
        REFUSED(company.driver->removeCopy(at(Company::home), company.never), u"account_served_here"_s);
        DONE(company.driver->removeCopy(at(Company::transit), company.never));
    }

    void testsOnACopyOfTheDatabases()
    {
        Company company;
        QCOMPARE(company.post(Company::internalDomain, "/entry"_ba, "one"_ba).status, 201);
        for (int times = 0; times < 2; ++times) { // the second replaces the first
            const auto address = company.driver->createTest(at(Company::home), u"2024"_s, {}, company.never);
            DONE(address);
            const QUrl url(*address);
            const Answer test =
                ask(url.host(), quint16(url.port()), "127.0.0.1"_ba, "GET"_ba, url.path().toLatin1() + "status.json");
            QCOMPARE(test.status, 200);
            QCOMPARE(test.json().value("architecture"_L1).toString(), u"2024"_s);
            QCOMPARE(test.json().value("entries"_L1).toInt(), times + 1);
            QCOMPARE(company.post(Company::internalDomain, "/entry"_ba, "more"_ba).status, 201);
        }
        DONE(company.driver->removeTest(Company::account, company.never));
        DONE(company.driver->removeTest(Company::account, company.never));
        QCOMPARE(
            ask(u"127.0.0.1"_s, company.driver->port(), "127.0.0.1"_ba, "GET"_ba, "/test/shop/status.json"_ba).status,
            404);
    }

    void contentComesFromItsSeed()
    {
        Company one;
        Company two;
        QCOMPARE(one.content(Company::home), two.content(Company::home));
        Company other({.seed = 8, .files = 60, .bytes = 600'000, .mails = 12, .databases = {}});
        QVERIFY(one.content(Company::home) != other.content(Company::home));
    }

    void oneProgramAFolder()
    {
        Company company;
        REFUSED(LoopbackDriver::open(company.directory.path()), u"in_use"_s);
    }

    void startsWithAnAccountAlreadyOnTransit()
    {
        Company company;
        company.driver->declareAccount(
            {.name = u"crm"_s,
             .home = Company::home,
             .servedFrom = Company::transit,
             .keptAt = Company::home,
             .domains = {{.name = u"crm.example"_s, .internal = true}},
             .content = {.seed = 3, .files = 5, .bytes = 5000, .mails = 1, .databases = {}}});
        REFUSED(company.driver->ensureContent(u"crm"_s), u"server_not_installed"_s);
        DONE(company.driver->installServer(Company::transit, u"2024"_s));
        DONE(company.driver->ensureContent(u"crm"_s));
        const Place there{.server = Company::home, .account = u"crm"_s};
        QVERIFY(QFileInfo::exists(company.driver->folder(there)));
        DONE(company.driver->restoreFrozenCopy(there, company.never));
        DONE(company.driver->switchTo(u"crm"_s, Company::home, company.never));
        QCOMPARE(company.get(u"crm.example"_s, "/status.json"_ba).json().value("server"_L1).toString(), Company::home);
    }
};

QTEST_GUILESS_MAIN(HostingMoves)
#include "tst_hosting_moves.moc"
