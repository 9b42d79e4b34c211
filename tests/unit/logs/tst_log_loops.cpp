// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bytes.h"
#include "literal_finder.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale::logs;

/// The loops that a processor's instructions are used in, beside those that any processor runs: whoever has another machine
/// than ours gets the same.
class TestLogLoops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytesAreTheSame();
    void textsAreFoundTheSame_data();
    void textsAreFoundTheSame();
    void stringsOfJsonEnd();
};

namespace {

/// Bytes with few different values, so that every kind of place comes up.
QByteArray randomBytes(QRandomGenerator &random, qsizetype size, QByteArrayView of)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = of[random.bounded(int(of.size()))];
    return bytes;
}

} // namespace

void TestLogLoops::bytesAreTheSame()
{
    QRandomGenerator random(1);
    const ByteLoops fast = fastestByteLoops();
    const ByteLoops portable = portableByteLoops();
    for (qsizetype size = 0; size < 700; ++size) {
        const bool isAsciiOnly = size % 3 != 0;
        const QByteArray bytes = randomBytes(random, size + 7, isAsciiOnly ? "\nab\r"_ba : "\n\x80\xff"_ba);
        const char *const data = bytes.constData() + size % 7; // at every alignment
        std::vector<quint32> left{7};
        std::vector<quint32> right{7};
        fast.lineStarts(data, size, 100, left);
        portable.lineStarts(data, size, 100, right);
        QVERIFY(left == right);
        QCOMPARE(left.size(), std::size_t(1 + QByteArrayView(data, size).count('\n')));
        QCOMPARE(fast.count(data, size), portable.count(data, size));
        QCOMPARE(portable.count(data, size), qint64(left.size()) - 1);
        QCOMPARE(fast.ascii(data, size), portable.ascii(data, size));
        // One byte beyond ASCII, wherever it stands.
        QByteArray one(size, 'a');
        if (size > 0)
            one[random.bounded(int(size))] = '\x80';
        QCOMPARE(fast.ascii(one.constData(), size), size == 0);
        QCOMPARE(portable.ascii(one.constData(), size), size == 0);
    }
}

void TestLogLoops::textsAreFoundTheSame_data()
{
    QTest::addColumn<QByteArray>("alphabet");
    QTest::newRow("two bytes") << "ab"_ba;
    QTest::newRow("four bytes") << "ab\nc"_ba;
    QTest::newRow("one byte") << "a"_ba;
    QTest::newRow("many") << "abcdefghijklmnop \n\xff"_ba;
}

void TestLogLoops::textsAreFoundTheSame()
{
    QFETCH(QByteArray, alphabet);
    QRandomGenerator random(2);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray bytes = randomBytes(random, random.bounded(400), alphabet);
        const QByteArray needle = randomBytes(random, 1 + random.bounded(round % 100 == 0 ? 90 : 6), alphabet);
        const qsizetype expected = bytes.indexOf(needle);
        for (const auto loops : {LiteralFinder::Loops::Fastest, LiteralFinder::Loops::Portable}) {
            // The sample only makes it faster: that of something else finds the same.
            for (const QByteArray &sample : {bytes, QByteArray(), "zzz"_ba}) {
                const LiteralFinder finder(needle, sample, loops);
                const char *const end = bytes.constData() + bytes.size();
                const char *const found = finder.find(bytes.constData(), end);
                QCOMPARE(found == end ? qsizetype(-1) : found - bytes.constData(), expected);
            }
        }
    }
}

void TestLogLoops::stringsOfJsonEnd()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = randomBytes(random, random.bounded(80), "abcdefgh\\\""_ba);
        const qsizetype size = bytes.size();
        qsizetype expected = 0;
        while (expected < size && bytes[expected] != '"')
            expected += bytes[expected] == '\\' ? 2 : 1;
        expected = std::min(expected, size);
        bytes.append(QByteArray(slack, '"')); // what follows must not count
        QCOMPARE(stringEnd(bytes.constData(), bytes.constData() + size) - bytes.constData(), expected);
    }
}

QTEST_APPLESS_MAIN(TestLogLoops)
#include "tst_log_loops.moc"
