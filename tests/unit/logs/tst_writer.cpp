// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_log.h"

#include <escale/logs/chain.h>
#include <escale/logs/writer.h>

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void chainGoesOnAfterReopening();
    void tornLineIsSetAside_data();
    void tornLineIsSetAside();
    void foreignFileIsNotTouched();
    void fullDiskLosesNothing();
    void rotationKeepsTheChain();
    void checkpointsAreSigned();
    void oneWriterAFile();

private:
    [[nodiscard]] QString fresh() { return m_folder.filePath(u"log-%1.jsonl"_s.arg(++m_files)); }
    static void verifyWhole(const QByteArray &text, qint64 count);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    int m_files = 0;
};

void TestWriter::verifyWhole(const QByteArray &text, qint64 count)
{
    QVERIFY(text.endsWith('\n'));
    ChainVerifier chain;
    for (const QByteArray &line : text.chopped(1).split('\n'))
        QCOMPARE(chain.add(line), ChainVerifier::Finding::Whole);
    QCOMPARE(chain.count(), count);
}

void TestWriter::chainGoesOnAfterReopening()
{
    const QString path = fresh();
    for (int run = 0; run < 3; ++run) {
        const auto writer = LogWriter::open({.path = path}, m_clock);
        QVERIFY(writer);
        QVERIFY((*writer)->append(makeEntry(u"ESC-8001"_s, {{u"version"_s, u"1"_s}})));
        QVERIFY((*writer)->append(makeEntry(u"ESC-8002"_s, {})));
    }
    verifyWhole(sample::contentOf(path), 6);
}

void TestWriter::tornLineIsSetAside_data()
{
    QTest::addColumn<QByteArray>("torn");
    const QByteArray line = toLine(sample::entry(4, QByteArray(64, 'a')));
    QTest::newRow("a whole line without its end") << line;
    for (const int cut : {1, 10, 100, 300})
        QTest::addRow("%d bytes of a line", cut) << line.first(cut);
    QTest::newRow("all but the last byte") << line.chopped(1);
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("a line and zeros") << line.first(50) + QByteArray(500, '\0');
    QTest::newRow("zeros with a line end") << QByteArray(20, '\0') + '\n';
}

void TestWriter::tornLineIsSetAside()
{
    QFETCH(QByteArray, torn);
    const QString path = fresh();
    {
        const auto writer = LogWriter::open({.path = path}, m_clock);
        for (int i = 0; i < 3; ++i)
            QVERIFY((*writer)->append(sample::entry(1, {})));
    }
    const QByteArray acknowledged = sample::contentOf(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append) && file.write(torn) == torn.size());
    file.close();
    {
        const auto writer = LogWriter::open({.path = path}, m_clock);
        QVERIFY(writer);
        QVERIFY((*writer)->append(sample::entry(1, {})));
    }
    const QByteArray after = sample::contentOf(path);
    QVERIFY(after.startsWith(acknowledged));
    QCOMPARE(sample::contentOf(path + u".torn"_s), torn);
    QVERIFY(after.contains("ESC-9002"));
    verifyWhole(after, 5);
}

void TestWriter::foreignFileIsNotTouched()
{
    const QString path = fresh();
    QFile file(path);
    const QByteArray content(3 << 20, 'x');
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QVERIFY(!LogWriter::open({.path = path}, m_clock));
    QCOMPARE(sample::contentOf(path).size(), content.size());
    QVERIFY(!LogWriter::open({.path = m_folder.path()}, m_clock));
    QVERIFY(!LogWriter::open({.path = u"/dev/full"_s}, m_clock));
}

void TestWriter::fullDiskLosesNothing()
{
    const QString path = fresh();
    const auto writer = LogWriter::open({.path = path}, m_clock);
    QVERIFY(writer);
    QVERIFY((*writer)->append(makeEntry(u"ESC-8002"_s, {})));
    // A limit on the size of files stands for a full disk: the last write gets half of its line there.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{.rlim_cur = rlim_t(sample::contentOf(path).size()) + 100, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto first = (*writer)->append(makeEntry(u"ESC-8101"_s, {{u"platform"_s, u"p"_s}, {u"side"_s, u"s"_s}}));
    const auto second = (*writer)->append(makeEntry(u"ESC-8002"_s, {}));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(!first && !second);
    QCOMPARE(first.error().code, u"log_write_failed"_s);
    QCOMPARE((*writer)->waiting(), 2);
    verifyWhole(sample::contentOf(path), 1); // no half line is left meanwhile

    QVERIFY((*writer)->append(makeEntry(u"ESC-8001"_s, {{u"version"_s, u"1"_s}})));
    QCOMPARE((*writer)->waiting(), 0);
    const QByteArray text = sample::contentOf(path);
    verifyWhole(text, 5);
    const QByteArrayList lines = text.chopped(1).split('\n');
    QCOMPARE(fromLine(lines[1])->code, u"ESC-9003"_s);
    QCOMPARE(fromLine(lines[1])->params["entries"_L1].toInt(), 3);
    QCOMPARE(fromLine(lines[2])->code, u"ESC-8101"_s);
}

void TestWriter::rotationKeepsTheChain()
{
    const QString path = fresh();
    for (int run = 0; run < 2; ++run) {
        const auto writer = LogWriter::open({.path = path, .rotateAt = 2000}, m_clock);
        QVERIFY(writer);
        for (int i = 0; i < 10; ++i)
            QVERIFY((*writer)->append(sample::entry(1, {})));
    }
    QByteArray all;
    int files = 0;
    while (QFile::exists(path + u'.' + QString::number(files + 1)))
        all += sample::contentOf(path + u'.' + QString::number(++files));
    QVERIFY(files >= 3);
    verifyWhole(all + sample::contentOf(path), 20);
}

void TestWriter::checkpointsAreSigned()
{
    const QString path = fresh();
    const SigningKey key = SigningKey::generate();
    const auto writer = LogWriter::open({.path = path, .key = &key, .checkpointEvery = 4}, m_clock);
    for (int i = 0; i < 9; ++i)
        QVERIFY((*writer)->append(sample::entry(1, {})));
    const QByteArray text = sample::contentOf(path);
    verifyWhole(text, 12);
    int checkpoints = 0;
    for (const QByteArray &line : text.chopped(1).split('\n')) {
        const Entry entry = *fromLine(line);
        if (entry.code != "ESC-9001"_L1)
            continue;
        ++checkpoints;
        QVERIFY(isSignedBy(key.publicKey(), headStatement(sample::migration, entry.seq - 1, entry.prev),
                           QByteArray::fromHex(entry.params["signature"_L1].toString().toLatin1())));
    }
    QCOMPARE(checkpoints, 3);
}

void TestWriter::oneWriterAFile()
{
    const QString path = fresh();
    const auto writer = LogWriter::open({.path = path}, m_clock);
    QVERIFY(writer);
    QVERIFY(!LogWriter::open({.path = path}, m_clock));
}

QTEST_APPLESS_MAIN(TestWriter)
#include "tst_writer.moc"
