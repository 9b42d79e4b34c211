// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_log.h"

#include <escale/logs/bundle.h>
#include <escale/logs/bundle_state.h>
#include <escale/logs/chain.h>
#include <escale/logs/sentence.h>

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackAsWritten();
    void opensInOtherPrograms();
    void anyByteFlippedIsFound();
    void changedLinesAreFound_data();
    void changedLinesAreFound();
    void signatureTellsWho();
    void stateIsOfThisMigration_data();
    void stateIsOfThisMigration();
    void nothingIsLeftWhereWritingFails();

private:
    QTemporaryDir m_folder;
};

void TestBundle::readsBackAsWritten()
{
    const QString path = m_folder.filePath(u"a.escale"_s);
    const SigningKey key = SigningKey::generate();
    const QList<QByteArray> lines = sample::lines(20);
    const auto written = sample::write(path, lines, &key);
    QVERIFY(written);
    const auto bundle = Bundle::open(path);
    QVERIFY2(bundle, qPrintable(bundle ? QString() : bundle.error().code));
    const Manifest &manifest = bundle->manifest();
    QVERIFY(manifest == *written);
    QCOMPARE(manifest.entries, 20);
    QCOMPARE(manifest.firstSeq, 1);
    QCOMPARE(manifest.warnings, 3);
    QCOMPARE(manifest.errors, 2);
    QCOMPARE(manifest.head, fromLine(lines.last())->hash);
    QCOMPARE(manifest.key, key.publicKey());
    QCOMPARE(bundle->rawTasks(), QList{TaskId(42)});
    QCOMPARE(*bundle->readAll(bundleLog), lines.join('\n') + '\n');
    QCOMPARE(*bundle->readAll(rawMember(TaskId(42))), "sent 42 bytes\n");
    QVERIFY(bundle->readState()->contains("servers"_L1));

    const auto extent = bundle->extentOf(bundleLog);
    QVERIFY(extent);
    QCOMPARE(sample::contentOf(path).sliced(extent->offset, extent->size), lines.join('\n') + '\n');

    const auto verdict = bundle->verify(key.publicKey());
    QVERIFY(verdict);
    QVERIFY2(verdict->findings.isEmpty(),
             verdict->findings.isEmpty() ? "" : qPrintable(verdict->findings.first().error.code));
    QVERIFY(verdict->isWhole());
    QCOMPARE(verdict->signature, Verdict::Signature::Expected);
    QCOMPARE(verdict->entries, 20);
}

void TestBundle::opensInOtherPrograms()
{
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    QVERIFY2(!python.isEmpty(), "./dev test installs python3");
    const QString path = m_folder.filePath(u"b.escale"_s);
    QVERIFY(sample::write(path, sample::lines(3), nullptr));
    QProcess process;
    process.start(python, {u"-c"_s,
                           u"import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; "
                           "print(*z.namelist())"_s,
                           path});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput().trimmed(), "manifest.json migration.jsonl state.json raw/42.log");
}

void TestBundle::anyByteFlippedIsFound()
{
    const QString path = m_folder.filePath(u"c.escale"_s);
    for (const bool isSigned : {false, true}) {
        const SigningKey key = SigningKey::generate();
        QVERIFY(sample::write(path, sample::lines(3), isSigned ? &key : nullptr));
        const QByteArray original = sample::contentOf(path);
        QVERIFY(Bundle::fromBytes(original)->verify()->isWhole());
        for (qsizetype i = 0; i < original.size(); ++i) {
            for (const char mask : {'\x01', '\x20', '\x80'}) {
                QByteArray changed = original;
                changed[i] = char(changed[i] ^ mask);
                const auto bundle = Bundle::fromBytes(changed);
                if (!bundle)
                    continue; // refused, with its reason
                const auto verdict = bundle->verify();
                QVERIFY2(verdict && !verdict->isWhole(), qPrintable(u"byte %1 mask %2"_s.arg(i).arg(int(uchar(mask)))));
            }
        }
    }
}

void TestBundle::changedLinesAreFound_data()
{
    // What somebody does who changes lines and knows how to pack a bundle, but has not the platform's key.
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QString>("code");
    QTest::addColumn<qint64>("line");
    const QList<QByteArray> lines = sample::lines(8);
    for (int i = 0; i < 7; ++i) {
        const qint64 line = i + 1;
        QList<QByteArray> removed = lines;
        removed.removeAt(i);
        QTest::addRow("line %d removed", i + 1) << removed << u"entries_missing"_s << line;
        QList<QByteArray> swapped = lines;
        swapped.swapItemsAt(i, i + 1);
        QTest::addRow("lines %d and %d swapped", i + 1, i + 2) << swapped << u"entries_missing"_s << line;
        QList<QByteArray> doubled = lines;
        doubled.insert(i, lines[i]);
        QTest::addRow("line %d doubled", i + 1) << doubled << u"entries_missing"_s << line + 1;
        QList<QByteArray> changed = lines;
        changed[i].replace("Sophie", "Sophia");
        QTest::addRow("line %d changed", i + 1) << changed << u"entry_changed"_s << line;
        QList<QByteArray> restamped = lines;
        Entry entry = *fromLine(lines[i]);
        entry.actor = u"Sophia"_s;
        restamped[i] = toLine(entry);
        QTest::addRow("line %d restamped", i + 1) << restamped << u"entry_out_of_chain"_s << line + 1;
        QList<QByteArray> foreign = lines;
        foreign.insert(i, "{\"not\":\"an entry\"}");
        QTest::addRow("another line before %d", i + 1) << foreign << u"entry_malformed"_s << line;
        QTest::addRow("cut after line %d", i + 1) << lines.first(i + 1) << u"count_differs"_s << line;
    }
    QList<QByteArray> more = lines;
    more.append(toLine(sample::entry(9, fromLine(lines.last())->hash)));
    QTest::newRow("one added at the end") << more << u"count_differs"_s << qint64(9);
    QList<QByteArray> last = lines;
    last.last() = toLine([&] {
        Entry entry = *fromLine(lines.last());
        entry.actor = u"Sophia"_s;
        return entry;
    }());
    QTest::newRow("the last restamped") << last << u"head_differs"_s << qint64(8);
}

void TestBundle::changedLinesAreFound()
{
    QFETCH(QList<QByteArray>, lines);
    QFETCH(QString, code);
    QFETCH(qint64, line);
    const QString path = m_folder.filePath(u"d.escale"_s);
    const SigningKey key = SigningKey::generate();
    QVERIFY(sample::write(path, sample::lines(8), &key));
    const QByteArray original = sample::contentOf(path);

    // The log is replaced as a text of the same length, or packed anew: here the first, so that nothing else is wrong.
    const auto extent = Bundle::open(path)->extentOf(bundleLog);
    const QByteArray text = lines.join('\n') + '\n';
    if (text.size() == extent->size) {
        const auto verdict =
            Bundle::fromBytes(original.first(extent->offset) + text + original.sliced(extent->offset + extent->size))
                ->verify();
        QVERIFY(verdict && !verdict->isWhole());
        QCOMPARE(verdict->findings.constFirst().error.code, u"member_differs"_s);
    }

    // Packed anew by other means, with the old table of contents.
    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    QVERIFY2(!python.isEmpty(), "./dev test installs python3");
    const QString log = m_folder.filePath(u"log"_s);
    QFile file(log);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    QProcess process;
    process.start(python, {u"-c"_s, uR"(import sys, zipfile
old = zipfile.ZipFile(sys.argv[1]); new = zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED)
for name in old.namelist():
    new.writestr(name, open(sys.argv[3], "rb").read() if name == "migration.jsonl" else old.read(name)))"_s,
                           path, m_folder.filePath(u"repacked.escale"_s), log});
    QVERIFY(process.waitForFinished() && process.exitCode() == 0);
    const auto bundle = Bundle::open(m_folder.filePath(u"repacked.escale"_s));
    QVERIFY2(bundle, bundle ? "" : qPrintable(bundle.error().code));
    QVERIFY(!bundle->extentOf(bundleLog));
    const auto verdict = bundle->verify();
    QVERIFY(verdict && !verdict->isWhole());
    QCOMPARE(verdict->signature, Verdict::Signature::Valid);
    const auto found = std::ranges::find_if(verdict->findings, [](const BundleFinding &f) { return f.line > 0; });
    QVERIFY(found != verdict->findings.end());
    QCOMPARE(found->error.code, code);
    QCOMPARE(found->line, line);
    for (const Language language : {Language::English, Language::French}) {
        for (const BundleFinding &finding : verdict->findings)
            QVERIFY2(!describe(finding.error, language).contains(u'{'), qPrintable(describe(finding.error, language)));
    }
}

void TestBundle::signatureTellsWho()
{
    const QString path = m_folder.filePath(u"e.escale"_s);
    const SigningKey key = SigningKey::generate();
    const SigningKey other = SigningKey::generate();
    QVERIFY(sample::write(path, sample::lines(3), &key));
    QCOMPARE(Bundle::open(path)->verify()->signature, Verdict::Signature::Valid);
    const auto foreign = Bundle::open(path)->verify(other.publicKey());
    QCOMPARE(foreign->signature, Verdict::Signature::Foreign);
    QVERIFY(!foreign->isWhole());
    QVERIFY(sample::write(path, sample::lines(3), nullptr));
    const auto missing = Bundle::open(path)->verify(key.publicKey());
    QCOMPARE(missing->signature, Verdict::Signature::Missing);
    QCOMPARE(missing->findings.constFirst().error.code, u"signature_missing"_s);
    QVERIFY(missing->isWhole()); // a remark: nothing in it is broken
}

void TestBundle::stateIsOfThisMigration_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code"); // empty: it is read
    QTest::newRow("whole") << R"({"version":1,"time":"2026-11-21T12:00:00.000Z","migration":{"id":3},"tasks":[{}]})"_ba
                           << QString();
    QTest::newRow("of before there was a version") << R"({"migration":{"id":3}})"_ba << QString();
    QTest::newRow("of a newer one") << R"({"version":2,"migration":{"id":3}})"_ba << u"bundle_version"_s;
    QTest::newRow("of another migration") << R"({"version":1,"migration":{"id":4}})"_ba << u"bundle_state_differs"_s;
    QTest::newRow("of none") << R"({"version":1,"migration":"three"})"_ba << u"bundle_state_differs"_s;
    QTest::newRow("with nothing in it") << "{}"_ba << u"bundle_member_missing"_s;
    QTest::newRow("no object") << "[]"_ba << u"bundle_damaged"_s;
    QTest::newRow("no JSON") << "{\"migration\":"_ba << u"bundle_damaged"_s;
    QTest::newRow("no bytes") << ""_ba << u"bundle_damaged"_s;
}

void TestBundle::stateIsOfThisMigration()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    const QString path = m_folder.filePath(u"state.escale"_s);
    QVERIFY(sample::write(path, sample::lines(3), nullptr, json));
    const auto state = readBundleState(*Bundle::open(path));
    QCOMPARE(state ? QString() : state.error().code, code);
    if (!state)
        return;
    QCOMPARE(state->migration, MigrationId(3));
    QCOMPARE(state->time.isValid(), json.contains("time"));
    QCOMPARE(state->list("tasks"_L1).size(), json.contains("tasks") ? 1 : 0);
    QVERIFY(state->list("servers"_L1).isEmpty());
}

void TestBundle::nothingIsLeftWhereWritingFails()
{
    const QString path = m_folder.filePath(u"no such folder/f.escale"_s);
    const auto written = sample::write(path, sample::lines(3), nullptr);
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"bundle_write_failed"_s);
    QVERIFY(!QFile::exists(path));
}

QTEST_APPLESS_MAIN(TestBundle)
#include "tst_bundle.moc"
