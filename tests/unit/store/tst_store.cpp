// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/store/store.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <sqlite3.h>

#include <algorithm>

using namespace escale;
using namespace escale::store;
using namespace Qt::StringLiterals;

namespace {

/// What is in a file, by way of a Store: opened, read and closed again.
struct Read {
    Result<OpenReport> report = std::unexpected(Error());
    QList<Object> objects;
    QList<Account> accounts;
    bool loaded = false;
};

Read readBack(const QString &file)
{
    Read read;
    Store store(file);
    QObject context;
    bool ended = false;
    store.open(&context, [&](const Result<OpenReport> &report) { read.report = report; });
    store.load(
        &context,
        [&](Contents contents) {
            return [&read, contents = std::move(contents)] {
                read.objects += contents.objects;
                read.accounts += contents.accounts;
            };
        },
        [&](const Result<void> &result) {
            read.loaded = result.has_value();
            ended = true;
        },
        3);
    (void)QTest::qWaitFor([&] { return ended; });
    return read;
}

Result<void> writeNow(Store &store, const Changes &changes)
{
    QObject context;
    std::optional<Result<void>> result;
    store.write([changes] { return changes; }, &context, [&](const Result<void> &r) { result = r; });
    (void)QTest::qWaitFor([&] { return result.has_value(); });
    return result.value_or(std::unexpected(Error{u"no_answer"_s, {}, {}}));
}

Result<OpenReport> openNow(Store &store)
{
    QObject context;
    std::optional<Result<OpenReport>> result;
    store.open(&context, [&](const Result<OpenReport> &r) { result = r; });
    (void)QTest::qWaitFor([&] { return result.has_value(); });
    return result.value_or(std::unexpected(Error{u"no_answer"_s, {}, {}}));
}

Account account(qint64 id, const QString &name, qint64 home = 7)
{
    return {AccountId(id), name, CustomerId(1), ServerId(home), ServerId(home)};
}

Object object(Kind kind, qint64 id, const QByteArray &source, qint64 owner = 0)
{
    return {{kind, owner, id}, source};
}

Position position(qint64 seq)
{
    return {seq, QDateTime::fromMSecsSinceEpoch(1'781'000'000'123, QTimeZone::UTC), "practice|support"_ba};
}

Changes listing()
{
    return {.beginOfListing = true,
            .endOfListing = true,
            .objects = {object(Kind::Server, 7, "{\"id\":7}"), object(Kind::Task, 3, "{\"id\":3}")},
            .accounts = {account(1, u"élan"_s), account(2, u"shop"_s)},
            .position = position(40)};
}

bool sql(const QString &file, const char *text)
{
    sqlite3 *handle = nullptr;
    const bool well = sqlite3_open(file.toUtf8().constData(), &handle) == SQLITE_OK
                      && sqlite3_exec(handle, text, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(handle);
    return well;
}

QStringList asideIn(const QString &folder)
{
    return QDir(folder).entryList({u"*.damaged-*"_s});
}

} // namespace

/// The local store through its public interface, and its file as another program sees it.
class StoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"profile/escale.sqlite"_s);
    }

    void keepsWhatWasWritten()
    {
        {
            Store store(m_file);
            const auto report = openNow(store);
            QVERIFY(report);
            QCOMPARE(report->position.seq, -1);
            QVERIFY(writeNow(store, listing()));
        }
        const Read read = readBack(m_file);
        QVERIFY(read.report && read.loaded);
        QCOMPARE(read.report->position, position(40));
        QCOMPARE(read.objects, listing().objects);
        QCOMPARE(read.accounts, listing().accounts);
        QCOMPARE(QFile::permissions(m_file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void closedIsFreeForTheNext()
    {
        Store store(m_file);
        QVERIFY(openNow(store));
        store.write([] { return listing(); });
        bool closed = false;
        store.close(this, [&] { closed = true; });
        QVERIFY(!closed);
        QTRY_VERIFY(closed);
        const Read read = readBack(m_file); // refused as store_in_use if the first had not let go
        QVERIFY(read.report && read.loaded);
        QCOMPARE(read.objects, listing().objects);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Not written"_s));
        QVERIFY(!writeNow(store, listing()));
    }

    void closingWritesWhatIsQueued()
    {
        {
            Store store(m_file);
            store.open(this, [](const auto &) {});
            store.write([] { return listing(); });
            for (int i = 0; i < 500; ++i)
                store.write([i] {
                    return Changes{.accounts = {account(10 + i, u"a%1"_s.arg(i))}, .position = position(41 + i)};
                });
        }
        const Read read = readBack(m_file);
        QCOMPARE(read.accounts.size(), 502);
        QCOMPARE(read.report->position.seq, 540);
    }

    void aListingForgetsWhatItDoesNotName()
    {
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            QVERIFY(writeNow(store, listing()));
            QVERIFY(
                writeNow(store, {.beginOfListing = true,
                                 .objects = {object(Kind::Me, 1, "{\"me\":1}"), object(Kind::Server, 8, "{\"id\":8}")},
                                 .accounts = {account(2, u"shop2"_s)}}));
        }
        // Ended in the middle of it: everything that is known is still there, but no position to go on from.
        Read read = readBack(m_file);
        QCOMPARE(read.report->position.seq, -1);
        QCOMPARE(read.accounts.size(), 2);
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            QVERIFY(writeNow(store, {.position = position(90)}));
        }
        QCOMPARE(readBack(m_file).report->position.seq, -1);
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            QVERIFY(writeNow(store, {.beginOfListing = true, .accounts = {account(2, u"shop2"_s)}}));
            QVERIFY(writeNow(store, {.endOfListing = true, .position = position(91)}));
        }
        read = readBack(m_file);
        QCOMPARE(read.report->position.seq, 91);
        QCOMPARE(read.accounts, QList{account(2, u"shop2"_s)});
        QCOMPARE(read.objects, QList{object(Kind::Me, 1, "{\"me\":1}")});
    }

    void migrationAccountsAreAllOrNone()
    {
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            QVERIFY(writeNow(store, listing()));
            // Nobody has opened migration 5: its accounts are not kept one by one.
            QVERIFY(writeNow(store, {.objects = {object(Kind::MigrationAccount, 1, "early", 5)}}));
            QVERIFY(writeNow(store, {.objects = {object(Kind::MigrationAccount, 1, "one", 6),
                                                 object(Kind::MigrationAccount, 2, "two", 6)},
                                     .completeMigrations = {6}}));
            QVERIFY(writeNow(store, {.objects = {object(Kind::MigrationAccount, 2, "later", 6)}}));
        }
        const Read read = readBack(m_file);
        QList<Object> facts;
        std::ranges::copy_if(read.objects, std::back_inserter(facts),
                             [](const Object &o) { return o.key.kind == Kind::MigrationAccount; });
        QCOMPARE(facts, (QList{object(Kind::MigrationAccount, 0, "", 6), object(Kind::MigrationAccount, 1, "one", 6),
                               object(Kind::MigrationAccount, 2, "later", 6)}));
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            QVERIFY(writeNow(store, {.removed = {{Kind::Migration, 0, 6}}}));
        }
        QVERIFY(std::ranges::none_of(readBack(m_file).objects,
                                     [](const Object &o) { return o.key.kind == Kind::MigrationAccount; }));
    }

    void commandsAreKeptUntilForgotten()
    {
        const Command command{.key = "0d2f"_ba,
                              .state = CommandState::Written,
                              .request = "{\"action\":\"migrate\"}"_ba,
                              .created = QDateTime::fromMSecsSinceEpoch(1'781'000'000'000, QTimeZone::UTC)};
        Command later = command;
        later.key = "aa"_ba;
        later.created = command.created.addSecs(-5);
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            int written = 0;
            store.writeCommand(command, this, [&](const Result<void> &r) { written += r.has_value(); });
            store.writeCommand(later, this, [&](const Result<void> &r) { written += r.has_value(); });
            QTRY_COMPARE(written, 2);
        }
        QCOMPARE(readBack(m_file).report->commands, (QList{later, command}));
        Command known = command;
        known.state = CommandState::Accepted;
        known.task = 42;
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            store.writeCommand(known, this, [](const auto &) {});
            store.forgetCommand(later.key);
        }
        QCOMPARE(readBack(m_file).report->commands, QList{known});
    }

    void aNewerFileIsRefusedAndLeftAlone()
    {
        readBack(m_file);
        QVERIFY(sql(m_file, "PRAGMA user_version=99"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        Store store(m_file);
        const auto report = openNow(store);
        QVERIFY(!report);
        QCOMPARE(report.error().code, u"store_newer"_s);
        QCOMPARE(report.error().params.value("version"_L1).toInt(), 99);
        QVERIFY(!writeNow(store, listing()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QVERIFY(asideIn(m_folder->filePath(u"profile"_s)).isEmpty());
    }

    void anOlderFileIsUpgraded()
    {
        QDir().mkpath(m_folder->filePath(u"profile"_s));
        QVERIFY(sql(m_file,
                    "CREATE TABLE setting(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
                    "CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT NOT NULL, customer INTEGER NOT NULL,"
                    " home INTEGER NOT NULL, served_by INTEGER NOT NULL, listing INTEGER NOT NULL);"
                    "CREATE TABLE object(kind INTEGER NOT NULL, owner INTEGER NOT NULL, id INTEGER NOT NULL,"
                    " listing INTEGER NOT NULL, source BLOB NOT NULL, PRIMARY KEY(kind, owner, id)) WITHOUT ROWID;"
                    "INSERT INTO account VALUES(1,'old',1,7,7,0); INSERT INTO setting VALUES('seq', 12);"
                    "PRAGMA user_version=1"));
        const Read read = readBack(m_file);
        QVERIFY(read.report && read.loaded);
        QCOMPARE(read.report->position.seq, 12);
        QCOMPARE(read.accounts, QList{account(1, u"old"_s)});
        QVERIFY(read.report->commands.isEmpty());
    }

    void logsOfAnOlderFileCountAsOpened()
    {
        QDir().mkpath(m_folder->filePath(u"profile"_s));
        QVERIFY(
            sql(m_file,
                "CREATE TABLE setting(name TEXT PRIMARY KEY, value) WITHOUT ROWID;"
                "CREATE TABLE account(id INTEGER PRIMARY KEY, name TEXT NOT NULL, customer INTEGER NOT NULL,"
                " home INTEGER NOT NULL, served_by INTEGER NOT NULL, listing INTEGER NOT NULL);"
                "CREATE TABLE object(kind INTEGER NOT NULL, owner INTEGER NOT NULL, id INTEGER NOT NULL,"
                " listing INTEGER NOT NULL, source BLOB NOT NULL, PRIMARY KEY(kind, owner, id)) WITHOUT ROWID;"
                "CREATE TABLE command(key TEXT PRIMARY KEY, state INTEGER NOT NULL, request BLOB NOT NULL,"
                " created INTEGER NOT NULL, task INTEGER NOT NULL, error BLOB NOT NULL) WITHOUT ROWID;"
                "CREATE TABLE log(migration INTEGER NOT NULL, seq INTEGER NOT NULL, task INTEGER NOT NULL,"
                " line BLOB NOT NULL, PRIMARY KEY(migration, seq)) WITHOUT ROWID;"
                "CREATE INDEX log_of_task ON log(task, seq) WHERE task<>0;"
                "CREATE TABLE log_read(migration INTEGER NOT NULL, task INTEGER NOT NULL, upto INTEGER NOT NULL,"
                " as_of INTEGER NOT NULL, PRIMARY KEY(migration, task)) WITHOUT ROWID;"
                "CREATE TABLE log_size(migration INTEGER PRIMARY KEY, bytes INTEGER NOT NULL, used INTEGER NOT NULL,"
                " cut INTEGER NOT NULL);"
                "INSERT INTO log VALUES(3,1,0,'3/1'),(3,2,0,'3/2'); INSERT INTO log_read VALUES(3,0,2,1000);"
                "INSERT INTO log_size VALUES(3,6,1,0); PRAGMA user_version=3"));
        Store store(m_file);
        store.setLogLimit(20);
        QVERIFY(openNow(store));
        const Kept kept = inventoryNow(store);
        QCOMPARE(kept.logs.size(), 1);
        QVERIFY(kept.logs.first().opened);
        QCOMPARE(kept.logs.first().upto, 2);
        // What is brought now has to leave it alone.
        QVERIFY(!bringNow(store, many(9, 1, 1, 20), 100)->kept);
        QCOMPARE(readLogNow(store, {3, 0})->lines, "3/1\n3/2\n"_ba);
        QVERIFY(readLogNow(store, {9, 0})->isGone);
    }

    void oneProcessAtATime()
    {
        Store first(m_file);
        QVERIFY(openNow(first));
        Store second(m_file);
        const auto report = openNow(second);
        QVERIFY(!report);
        QCOMPARE(report.error().code, u"store_in_use"_s);
    }

    void aDamagedFileIsSetAside_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("not a database") << u"text"_s;
        QTest::newRow("header overwritten") << u"header"_s;
        QTest::newRow("pages overwritten") << u"pages"_s;
        QTest::newRow("cut off") << u"cut"_s;
    }

    void aDamagedFileIsSetAside()
    {
        QFETCH(QString, damage);
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            Changes changes = listing();
            for (int i = 0; i < 5000; ++i)
                changes.accounts.append(account(100 + i, u"account %1"_s.arg(i)));
            QVERIFY(writeNow(store, changes));
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (damage == "text"_L1) {
            file.resize(0);
            file.write("this is not a database, and long enough to be looked at as one");
        } else if (damage == "header"_L1) {
            file.write(QByteArray(100, 'x'));
        } else if (damage == "pages"_L1) {
            file.seek(3 * 4096);
            file.write(QByteArray(5 * 4096, char(0xa5)));
        } else {
            file.resize(file.size() / 2 / 4096 * 4096);
        }
        file.close();
        const QByteArray before = [&] {
            QFile damaged(m_file);
            return damaged.open(QIODevice::ReadOnly) ? damaged.readAll() : QByteArray();
        }();
        {
            Store store(m_file);
            const auto report = openNow(store);
            QVERIFY(report);
            QCOMPARE(report->position.seq, -1);
            QFile kept(report->setAside);
            QVERIFY2(kept.open(QIODevice::ReadOnly), "the damaged file is kept");
            QCOMPARE(kept.readAll(), before);
            QVERIFY(writeNow(store, listing()));
        }
        QCOMPARE(readBack(m_file).report->position.seq, 40);
        QCOMPARE(asideIn(m_folder->filePath(u"profile"_s)).size(), 1);
    }

    void commandsSurviveDamageElsewhere()
    {
        {
            Store store(m_file);
            QVERIFY(openNow(store));
            store.writeCommand({.key = "k1"_ba, .request = "{}"_ba, .created = QDateTime::currentDateTimeUtc()}, this,
                               [](const auto &) {});
            Changes changes = listing();
            for (int i = 0; i < 5000; ++i)
                changes.accounts.append(account(100 + i, u"account %1"_s.arg(i)));
            QVERIFY(writeNow(store, changes));
        }
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() - 4 * 4096); // accounts, written last
        file.write(QByteArray(4096, char(0xa5)));
        file.close();
        Store store(m_file);
        const auto report = openNow(store);
        QVERIFY(report);
        QVERIFY(!report->setAside.isEmpty());
        QCOMPARE(report->commands.size(), 1);
        QCOMPARE(report->commands.first().key, "k1"_ba);
    }

    void aFolderThatCannotBeMade()
    {
        QFile file(m_folder->filePath(u"profile"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Store store(m_file);
        const auto report = openNow(store);
        QVERIFY(!report);
        QCOMPARE(report.error().code, u"store_unavailable"_s);
        QSignalSpy failed(&store, &Store::failed);
        store.write([] { return listing(); });
        QTRY_COMPARE(failed.count(), 1);
    }

    void callbacksEndWithTheirContext()
    {
        Store store(m_file);
        QVERIFY(openNow(store));
        bool called = false;
        auto context = std::make_unique<QObject>();
        store.write([] { return listing(); }, context.get(), [&](const auto &) { called = true; });
        context.reset();
        QVERIFY(writeNow(store, {}));
        QVERIFY(!called);
    }

    void logsThatWereRead()
    {
        Store store(m_file);
        QVERIFY(openNow(store));
        const QDateTime first = QDateTime::currentDateTimeUtc();
        QVERIFY(writeNow(store, {.logs = {part({1, 0}, {1, 2, 3}, first)}}));
        QCOMPARE(readLogNow(store, {1, 0})->lines, "1/1\n1/2\n1/3\n"_ba);
        // Task 7 has every third entry; it is read on its own, further than the migration's log has been.
        const QDateTime later = first.addSecs(60);
        LogPart task = part({0, 7}, {6, 9}, later);
        QVERIFY(writeNow(store, {.logs = {task}}));
        const auto ofTask = readLogNow(store, {0, 7});
        QCOMPARE(ofTask->lines, "1/3\n1/6\n1/9\n"_ba);
        QCOMPARE(ofTask->last, 9);
        QCOMPARE(ofTask->asOf.toMSecsSinceEpoch(), later.toMSecsSinceEpoch());
        // …which does not make a hole in the migration's.
        const auto whole = readLogNow(store, {1, 0});
        QCOMPARE(whole->lines, "1/1\n1/2\n1/3\n"_ba);
        QCOMPARE(whole->last, 3);
        QCOMPARE(whole->asOf.toMSecsSinceEpoch(), first.toMSecsSinceEpoch());
        QVERIFY(!whole->isCut);
        // Nothing new is news too: the log is as of now.
        QVERIFY(writeNow(store, {.logs = {part({1, 0}, {}, later)}}));
        QCOMPARE(readLogNow(store, {1, 0})->last, 3);
        QCOMPARE(readLogNow(store, {1, 0})->asOf.toMSecsSinceEpoch(), later.toMSecsSinceEpoch());
        QVERIFY(!readLogNow(store, {2, 0})->asOf.isValid());
    }

    void logsAreBounded()
    {
        constexpr int lineBytes = 1000;
        const auto many = [&](qint64 migration, qint64 from, int count) {
            LogPart part{.name = {migration, 0}, .lines = {}, .asOf = QDateTime::currentDateTimeUtc()};
            for (int i = 0; i < count; ++i)
                part.lines.append({migration, from + i, 0, QByteArray(lineBytes, 'x')});
            return part;
        };
        Store store(m_file);
        store.setLogLimit(40 * lineBytes);
        QVERIFY(openNow(store));
        for (qint64 migration = 1; migration <= 3; ++migration)
            QVERIFY(writeNow(store, {.logs = {many(migration, 1, 10)}}));
        QCOMPARE(readLogNow(store, {1, 0})->count, 10); // used now, so that 2 is the one that goes
        QVERIFY(writeNow(store, {.logs = {many(4, 1, 15)}}));
        QCOMPARE(readLogNow(store, {1, 0})->count, 10);
        QVERIFY(!readLogNow(store, {2, 0})->asOf.isValid());
        QCOMPARE(readLogNow(store, {3, 0})->count, 10);
        QCOMPARE(readLogNow(store, {4, 0})->count, 15);
        // One that is too long on its own keeps its end, and says so.
        QVERIFY(writeNow(store, {.logs = {many(5, 1, 60)}}));
        const auto kept = readLogNow(store, {5, 0});
        QVERIFY(kept->isCut);
        QCOMPARE_LE(kept->lines.size(), 40 * (lineBytes + 1));
        QCOMPARE_GE(kept->count, 20);
        QCOMPARE(kept->last, 60);
        QVERIFY(!readLogNow(store, {4, 0})->asOf.isValid());
    }

    void whatWasBroughtGoesBeforeWhatWasOpened()
    {
        constexpr int lineBytes = 1000;
        Store store(m_file);
        store.setLogLimit(40 * lineBytes);
        QVERIFY(openNow(store));
        // Opened, and longest ago.
        QVERIFY(writeNow(store, {.logs = {many(1, 1, 10, lineBytes)}}));
        QVERIFY(bringNow(store, many(2, 1, 10, lineBytes), 2000)->kept);
        QVERIFY(bringNow(store, many(3, 1, 10, lineBytes), 3000)->kept);
        const QByteArray said = noise(9 * lineBytes);
        QVERIFY(rawNow(store, 7, said, {.opened = false, .activity = moment(2500)})->kept);
        QCOMPARE(readRawOnly(store, 70).size, -1);
        // An older one has no room; a newer one takes the place of the oldest that nobody has opened.
        auto room = bringNow(store, many(4, 1, 10, lineBytes), 1000);
        QVERIFY(room && !room->kept);
        QCOMPARE(room->lostLogs, QList<qint64>{4});
        room = bringNow(store, many(5, 1, 10, lineBytes), 5000);
        QVERIFY(room && room->kept);
        QCOMPARE(room->lostLogs, QList<qint64>{2});
        QVERIFY(readLogNow(store, {2, 0})->isGone);
        // Then output of tools, in the same order.
        room = bringNow(store, many(6, 1, 5, lineBytes), 6000);
        QCOMPARE(room->lostRaw, QList<qint64>{7});
        const KeptRaw gone = readRawOnly(store, 7);
        QVERIFY(gone.isGone);
        QCOMPARE(gone.size, said.size());
        // What somebody opens takes their place too, and stays.
        QVERIFY(rawNow(store, 8, said, {})->kept);
        QCOMPARE(readRawOnly(store, 8).bytes, said);
        QCOMPARE(readLogNow(store, {1, 0})->count, 10);
        const Kept kept = inventoryNow(store);
        qint64 bytes = 0;
        for (const Kept::Log &log : kept.logs)
            bytes += log.bytes;
        for (const Kept::Raw &raw : kept.raw)
            bytes += raw.bytes;
        QCOMPARE_LE(bytes, 40 * lineBytes);
        // What would take nearly all of it is not kept at all.
        QVERIFY(!rawNow(store, 9, noise(30 * lineBytes), {})->kept);
        QCOMPARE(readLogNow(store, {1, 0})->count, 10);
    }

    void aLogIsBroughtWithoutHoles()
    {
        Store store(m_file);
        QVERIFY(openNow(store));
        LogPart first = part({1, 0}, {1, 2, 3}, QDateTime::currentDateTimeUtc());
        QCOMPARE(bringNow(store, first, 1000)->upto, 3);
        LogPart later = part({1, 0}, {8, 9}, QDateTime::currentDateTimeUtc());
        later.after = 7;
        auto room = bringNow(store, later, 1000);
        QVERIFY(room && !room->kept);
        QCOMPARE(room->upto, 3);
        QCOMPARE(readLogNow(store, {1, 0})->lines, "1/1\n1/2\n1/3\n"_ba);
        // Entries that are not for this token's eyes: it has been read further than its last line.
        later.after = 3;
        later.upto = 12;
        QCOMPARE(bringNow(store, later, 1000)->upto, 12);
        QCOMPARE(readLogNow(store, {1, 0})->last, 12);
        QCOMPARE(readLogNow(store, {1, 0})->count, 5);
    }

    void answersAreKept()
    {
        Store store(m_file);
        QVERIFY(openNow(store));
        const QDateTime asOf = moment(1'781'000'000'000);
        QVERIFY(!*answerNow(store, AnswerKind::Domains, 5));
        QVERIFY(writeNow(store, {.answers = {{AnswerKind::Domains, 5, "[1]"_ba, asOf}}}));
        QVERIFY(writeNow(store, {.answers = {{AnswerKind::Databases, 5, "[2]"_ba, asOf}}}));
        QCOMPARE((*answerNow(store, AnswerKind::Domains, 5))->body, "[1]"_ba);
        QCOMPARE((*answerNow(store, AnswerKind::Domains, 5))->asOf, asOf);
        QCOMPARE(inventoryNow(store).answers.value(int(AnswerKind::Databases)), QSet<qint64>{5});
        // Bounded: the older half goes.
        const QByteArray large(3 << 20, 'x');
        for (qint64 id = 10; id < 16; ++id)
            QVERIFY(writeNow(store, {.answers = {{AnswerKind::Account, id, large, asOf.addSecs(id)}}}));
        QVERIFY(*answerNow(store, AnswerKind::Account, 15));
        QVERIFY(!*answerNow(store, AnswerKind::Domains, 5));
        // Another platform's answers are not this one's.
        QVERIFY(writeNow(store, {.forgetRead = true}));
        QVERIFY(!*answerNow(store, AnswerKind::Account, 15));
    }

    void logsOfAnotherPlatform()
    {
        Store store(m_file);
        QVERIFY(openNow(store));
        QVERIFY(writeNow(store, listing()));
        QVERIFY(writeNow(store, {.logs = {part({1, 0}, {1}, QDateTime::currentDateTimeUtc())}}));
        Changes same = listing();
        QVERIFY(writeNow(store, same));
        QCOMPARE(readLogNow(store, {1, 0})->count, 1);
        same.position->platform = "somebody else"_ba;
        QVERIFY(writeNow(store, same));
        QVERIFY(!readLogNow(store, {1, 0})->asOf.isValid());
    }

private:
    static LogPart part(const LogName &name, const QList<qint64> &seqs, const QDateTime &asOf)
    {
        LogPart part{.name = name, .lines = {}, .asOf = asOf};
        for (const qint64 seq : seqs)
            part.lines.append({1, seq, seq % 3 == 0 ? 7 : 0, "1/" + QByteArray::number(seq)});
        return part;
    }
    static LogPart many(qint64 migration, qint64 from, int count, int lineBytes)
    {
        LogPart part{.name = {migration, 0}, .lines = {}, .asOf = QDateTime::currentDateTimeUtc()};
        for (int i = 0; i < count; ++i)
            part.lines.append({migration, from + i, 0, QByteArray(lineBytes, 'x')});
        return part;
    }
    static QDateTime moment(qint64 milliseconds)
    {
        return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::UTC);
    }
    /// What does not become smaller.
    static QByteArray noise(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        QRandomGenerator random(7);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        return bytes;
    }
    template <typename T, typename Ask>
    static Result<T> answered(Ask ask)
    {
        QObject context;
        std::optional<Result<T>> result;
        ask(&context, [&](const Result<T> &r) { result = r; });
        (void)QTest::qWaitFor([&] { return result.has_value(); });
        return result.value_or(std::unexpected(Error{u"no_answer"_s, {}, {}}));
    }
    static Result<Room> bringNow(Store &store, const LogPart &part, qint64 activity)
    {
        return answered<Room>(
            [&](QObject *context, auto done) { store.bringLog(part, moment(activity), context, done); });
    }
    static Result<Room> rawNow(Store &store, qint64 task, const QByteArray &bytes, const Use &use)
    {
        return answered<Room>([&](QObject *context, auto done) {
            store.writeRaw({task, 1, bytes, QDateTime::currentDateTimeUtc()}, use, context, done);
        });
    }
    static KeptRaw readRawOnly(Store &store, qint64 task)
    {
        return answered<KeptRaw>([&](QObject *context, auto done) { store.readRaw(task, context, done); })
            .value_or(KeptRaw());
    }
    static Result<std::optional<Answer>> answerNow(Store &store, AnswerKind kind, qint64 id)
    {
        return answered<std::optional<Answer>>(
            [&](QObject *context, auto done) { store.readAnswer(kind, id, context, done); });
    }
    static Kept inventoryNow(Store &store)
    {
        return answered<Kept>([&](QObject *context, auto done) { store.takeInventory(context, done); })
            .value_or(Kept());
    }
    static Result<KeptLog> readLogNow(Store &store, const LogName &name)
    {
        QObject context;
        std::optional<Result<KeptLog>> result;
        store.readLog(name, &context, [&](const Result<KeptLog> &kept) { result = kept; });
        (void)QTest::qWaitFor([&] { return result.has_value(); });
        return result.value_or(std::unexpected(Error{u"no_answer"_s, {}, {}}));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
