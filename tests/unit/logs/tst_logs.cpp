// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/logs/chain.h>
#include <escale/logs/entry.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestLogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codesAreStableAndUnique();
    void parametersAreThoseOfTheSentence();
    void sentenceIsFilled();
    void valueIsNoTemplate();
    void unknownCodeStaysVisible();
    void entryReadsBackAsWritten();
    void fieldsHaveTheirOrder();
    void malformedLineIsRefused_data();
    void malformedLineIsRefused();
    void chainHolds();
    void chainBreaksWhereItIsTouched();

private:
    static Entry entry(int seq, const QByteArray &prev);
    static QList<QByteArray> chain(int count);
};

Entry TestLogs::entry(int seq, const QByteArray &prev)
{
    Entry e = makeEntry(u"ESC-4202"_s, {{u"account"_s, u"shop \"é\"\n"_s},
                                        {u"leg"_s, u"out"_s},
                                        {u"seconds"_s, 7.25},
                                        {u"low"_s, 5.0},
                                        {u"high"_s, 15.5}});
    e.at = QDateTime({2026, 11, 21}, {10, 15, 0, 42}, QTimeZone::UTC);
    e.seq = seq;
    e.prev = prev;
    e.task = 42;
    e.migration = 3;
    e.step = 4;
    e.account = u"shop"_s;
    e.attempt = 2;
    e.actor = u"Sophie"_s;
    e.onBehalfOf = u"Acme SA"_s;
    e.server = u"srv-acme-01"_s;
    e.bytes = 1'000'000'000'000;
    e.duration = 7'250'000'000;
    return e;
}

QList<QByteArray> TestLogs::chain(int count)
{
    QList<QByteArray> lines;
    QByteArray prev;
    for (int seq = 1; seq <= count; ++seq) {
        lines.append(toLine(entry(seq, prev)));
        prev = fromLine(lines.last())->hash;
    }
    return lines;
}

void TestLogs::codesAreStableAndUnique()
{
    QSet<QByteArray> codes;
    for (const Message &message : catalogue()) {
        QVERIFY2(QRegularExpression(u"^ESC-[1-9][0-9]{3}$"_s).match(QString::fromLatin1(message.code)).hasMatch(),
                 message.code);
        QVERIFY2(!codes.contains(message.code), message.code);
        codes.insert(message.code);
        QVERIFY(message.severity != Severity::Unknown);
        QCOMPARE(findMessage(QString::fromLatin1(message.code)), &message);
    }
    QVERIFY(!findMessage(u"ESC-0000"));
}

void TestLogs::parametersAreThoseOfTheSentence()
{
    static const QRegularExpression placeholder(u"\\{([a-z_]+)\\}"_s);
    for (const Message &message : catalogue()) {
        QSet<QString> used;
        for (const auto &match : placeholder.globalMatch(QString::fromUtf8(message.english)))
            used.insert(match.captured(1));
        QSet<QString> declared;
        for (const Parameter &parameter : message.parameters)
            declared.insert(QString::fromLatin1(parameter.name));
        // A reader may be given more than the sentence says, never less.
        for (const QString &name : std::as_const(used))
            QVERIFY2(declared.contains(name), qPrintable(QString::fromLatin1(message.code) + u' ' + name));
    }
}

void TestLogs::sentenceIsFilled()
{
    QCOMPARE(
        englishMessage(
            u"ESC-4202",
            {{u"account"_s, u"shop"_s}, {u"leg"_s, u"out"_s}, {u"seconds"_s, 7.25}, {u"low"_s, 5}, {u"high"_s, 15.5}}),
        u"shop did not answer for 7.3 s (out; estimate 5.0 s to 16 s)"_s);
    QCOMPARE(englishMessage(u"ESC-4102",
                            {{u"stage"_s, u"precopy"_s}, {u"subject"_s, u"shop"_s}, {u"bytes"_s, 3 * 1024 * 1024}}),
             u"shop: precopy has ended (3.0 MiB)"_s);
}

void TestLogs::valueIsNoTemplate()
{
    QCOMPARE(englishMessage(u"ESC-2013", {{u"server"_s, u"{reason}"_s}, {u"reason"_s, u"{server} %1 <b>"_s}}),
             u"The request for {reason} was put in the waiting line: {server} %1 <b>"_s);
    QCOMPARE(englishMessage(u"ESC-2001", {}), u"{account} was marked ready"_s);
}

void TestLogs::unknownCodeStaysVisible()
{
    QCOMPARE(englishMessage(u"ESC-9999", {}), u"ESC-9999"_s);
}

void TestLogs::entryReadsBackAsWritten()
{
    const Entry written = entry(7, QByteArray(64, 'a'));
    const auto read = fromLine(toLine(written));
    QVERIFY(read);
    Entry expected = written;
    expected.hash = read->hash;
    QCOMPARE(read->hash.size(), 64);
    QVERIFY(*read == expected);

    Entry bare = makeEntry(u"ESC-1002"_s, {});
    bare.at = written.at;
    bare.seq = 1;
    const auto bareRead = fromLine(toLine(bare));
    QVERIFY(bareRead);
    bare.hash = bareRead->hash;
    QVERIFY(*bareRead == bare);
}

void TestLogs::fieldsHaveTheirOrder()
{
    const QByteArray line = toLine(entry(1, {}));
    qsizetype from = 0;
    for (const char *field :
         {"@timestamp",   "log.level",           "message",       "ecs.version",    "event.code",
          "event.action", "event.duration",      "trace.id",      "user.name",      "host.name",
          "escale.seq",   "escale.migration",    "escale.step",   "escale.account", "escale.attempt",
          "escale.bytes", "escale.on_behalf_of", "escale.params", "escale.prev",    "escale.hash"}) {
        const qsizetype at = line.indexOf('"' + QByteArray(field) + "\":", from);
        QVERIFY2(at >= from, field);
        from = at;
    }
    QVERIFY(!line.contains('\n'));
    QVERIFY(QJsonDocument::fromJson(line).isObject());
}

void TestLogs::malformedLineIsRefused_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("2026-11-21 something happened");
    QTest::newRow("cut") << chain(1).first().chopped(40);
    QTest::newRow("no time") << QByteArray(R"({"event.code":"ESC-1001"})");
    QTest::newRow("no code") << QByteArray(R"({"@timestamp":"2026-11-21T10:15:00.000Z"})");
    QTest::newRow("an array") << QByteArray("[]");
}

void TestLogs::malformedLineIsRefused()
{
    QFETCH(QByteArray, line);
    const auto read = fromLine(line);
    QVERIFY(!read);
    QCOMPARE(read.error().code, u"malformed_entry"_s);
}

void TestLogs::chainHolds()
{
    ChainVerifier verifier;
    const QList<QByteArray> lines = chain(20);
    for (const QByteArray &line : lines)
        QCOMPARE(verifier.add(line), ChainVerifier::Finding::Whole);
    QCOMPARE(verifier.count(), 20);
    QCOMPARE(verifier.head(), fromLine(lines.last())->hash);

    ChainVerifier excerpt; // the end of a log is a whole chain too
    for (const QByteArray &line : lines.sliced(12))
        QCOMPARE(excerpt.add(line), ChainVerifier::Finding::Whole);
}

void TestLogs::chainBreaksWhereItIsTouched()
{
    using enum ChainVerifier::Finding;
    const QList<QByteArray> lines = chain(5);
    {
        ChainVerifier verifier;
        QByteArray changed = lines[1];
        changed.replace("Sophie", "Sophia");
        QCOMPARE(verifier.add(lines[0]), Whole);
        QCOMPARE(verifier.add(changed), HashDiffers);
    }
    {
        ChainVerifier verifier;
        QCOMPARE(verifier.add(lines[0]), Whole);
        QCOMPARE(verifier.add(lines[2]), Gap);
    }
    {
        ChainVerifier verifier;
        Entry restamped = entry(2, QByteArray(64, '0'));
        QCOMPARE(verifier.add(lines[0]), Whole);
        QCOMPARE(verifier.add(toLine(restamped)), PrevDiffers);
    }
    {
        ChainVerifier verifier;
        QCOMPARE(verifier.add(R"({"@timestamp":"2026-11-21T10:15:00.000Z","event.code":"ESC-1001"})"), Malformed);
    }
}

QTEST_APPLESS_MAIN(TestLogs)
#include "tst_logs.moc"
