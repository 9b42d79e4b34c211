// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_log.h"

#include <escale/logs/sentence.h>

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtCore/QtEndian>
#include <QtTest/QTest>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

namespace {

/// A member as somebody who wants harm would put it into a ZIP: every field can say something else than the truth.
struct Evil {
    QByteArray name;
    QByteArray content;
    std::optional<QByteArray> localName;
    std::optional<quint32> crc;
    std::optional<quint32> size;
    std::optional<quint32> packedSize;
    quint16 method = 0;
    quint16 flags = 0;
    quint32 attributes = 0100600u << 16;
    std::optional<quint32> offset; ///< instead of its own
    std::optional<QByteArray> before; ///< bytes that no entry speaks of
};

QByteArray deflated(const QByteArray &content)
{
    z_stream stream = {};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(content.size()))), Qt::Uninitialized);
    QByteArray in = content;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

quint32 crcOf(const QByteArray &content)
{
    return quint32(crc32(0, reinterpret_cast<const Bytef *>(content.constData()), uInt(content.size())));
}

template <typename T>
void put(QByteArray &out, T value)
{
    const T little = qToLittleEndian(value);
    out.append(reinterpret_cast<const char *>(&little), sizeof(T));
}

QByteArray zip(const QList<Evil> &members)
{
    QByteArray out;
    QByteArray directory;
    for (const Evil &member : members) {
        const quint32 crc = member.crc.value_or(quint32(
            crc32(0, reinterpret_cast<const Bytef *>(member.content.constData()), uInt(member.content.size()))));
        const QByteArray packed = member.method == 8 ? deflated(member.content) : member.content;
        const quint32 size = member.size.value_or(quint32(member.content.size()));
        const quint32 packedSize = member.packedSize.value_or(quint32(packed.size()));
        out += member.before.value_or(QByteArray());
        const quint32 offset = member.offset.value_or(quint32(out.size()));
        const auto fields = [&](QByteArray &into) {
            put<quint16>(into, 20);
            put<quint16>(into, member.flags);
            put<quint16>(into, member.method);
            put<quint32>(into, 0x00210000);
            put<quint32>(into, crc);
            put<quint32>(into, packedSize);
            put<quint32>(into, size);
        };
        const QByteArray localName = member.localName.value_or(member.name);
        put<quint32>(out, 0x04034b50);
        fields(out);
        put<quint16>(out, quint16(localName.size()));
        put<quint16>(out, 0);
        out += localName + packed;
        put<quint32>(directory, 0x02014b50);
        put<quint16>(directory, 3 << 8 | 20);
        fields(directory);
        put<quint16>(directory, quint16(member.name.size()));
        put<quint16>(directory, 0);
        put<quint16>(directory, 0);
        put<quint16>(directory, 0);
        put<quint16>(directory, 0);
        put<quint32>(directory, member.attributes);
        put<quint32>(directory, offset);
        directory += member.name;
    }
    const auto at = quint32(out.size());
    out += directory;
    put<quint32>(out, 0x06054b50);
    put<quint32>(out, 0);
    put<quint16>(out, quint16(members.size()));
    put<quint16>(out, quint16(members.size()));
    put<quint32>(out, quint32(directory.size()));
    put<quint32>(out, at);
    put<quint16>(out, 0);
    return out;
}

/// Where the content of raw/42.log begins that follows these.
quint32 innerOffset(const QList<Evil> &members)
{
    const QByteArray before = zip(members);
    return quint32(before.indexOf("PK\x01\x02") + 30 + QByteArray("raw/42.log").size());
}

} // namespace

class TestHostileBundles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isRefused_data();
    void isRefused();
    void isRead_data();
    void isRead();
    void truncatedAnywhereIsRefused();
    void countlessEntriesAreRefused();
    void changedMeanwhileIsSaid();
    void hostileLogsAreJudged_data();
    void hostileLogsAreJudged();
    void cleanupTestCase();

private:
    QTemporaryDir m_folder;
    QByteArray m_manifest;
    QByteArray m_log;
};

void TestHostileBundles::initTestCase()
{
    const QString path = m_folder.filePath(u"good.escale"_s);
    QVERIFY(sample::write(path, sample::lines(3), nullptr));
    const auto bundle = Bundle::open(path);
    m_manifest = *bundle->readAll(QString(bundleManifest));
    m_log = *bundle->readAll(bundleLog);
}

void TestHostileBundles::isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QString path = m_folder.filePath(u"good.escale"_s);
    const auto bundle = Bundle::open(path);
    const Evil manifest{.name = "manifest.json", .content = *bundle->readAll(QString(bundleManifest))};
    const Evil log{.name = "migration.jsonl", .content = *bundle->readAll(bundleLog)};
    const Evil state{.name = "state.json", .content = *bundle->readAll(bundleState)};
    const Evil raw{.name = "raw/42.log", .content = *bundle->readAll(rawMember(TaskId(42)))};
    const auto with = [&](const Evil &evil) { return zip({manifest, log, state, raw, evil}); };

    QTest::newRow("empty") << QByteArray() << u"bundle_not_zip"_s;
    QTest::newRow("a text") << QByteArray("2026-11-21 something happened\n") << u"bundle_not_zip"_s;
    QTest::newRow("only its first bytes") << QByteArray("PK\x03\x04") << u"bundle_damaged"_s;
    for (const QByteArray &name :
         {"../evil"_ba, "/etc/passwd"_ba, "raw/../../evil.log"_ba, "raw//1.log"_ba, "./manifest.json"_ba, "..\\evil"_ba,
          "C:/evil"_ba, "raw/1.log\0.exe"_ba.append("x"), QByteArray("raw/1\0.log", 10), "raw/\x1b[2J.log"_ba,
          "raw/\xff\xfe.log"_ba, QByteArray(), QByteArray(5000, 'a')})
        QTest::addRow("name %s", name.first(std::min<qsizetype>(20, name.size())).toPercentEncoding().constData())
            << with({.name = name}) << u"bundle_unsafe_name"_s;
    QTest::newRow("symbolic link") << with(
        {.name = "raw/7.log", .content = "/etc/passwd", .attributes = 0120777u << 16})
                                   << u"bundle_link"_s;
    QTest::newRow("device") << with({.name = "raw/7.log", .attributes = 0020666u << 16}) << u"bundle_link"_s;
    QTest::newRow("twice") << with(log) << u"bundle_duplicate"_s;
    QTest::newRow("twice in other case") << with({.name = "Migration.JSONL"}) << u"bundle_duplicate"_s;
    QTest::newRow("bytes that two members share")
        << zip({manifest,
                log,
                state,
                raw,
                {.name = "raw/7.log", .content = log.content, .localName = "raw/7.log", .offset = 0}})
        << u"bundle_damaged"_s;
    // Within the content of a stored member lies another one, whole: each header is right, and bytes count twice.
    QByteArray inner = zip({{.name = "raw/7.log", .content = QByteArray(20'000, 'x')}});
    inner.truncate(inner.indexOf("PK\x01\x02"));
    QTest::newRow("one within another") << zip({manifest,
                                                log,
                                                state,
                                                {.name = "raw/42.log", .content = inner},
                                                {.name = "raw/7.log",
                                                 .content = {},
                                                 .crc = crcOf(QByteArray(20'000, 'x')),
                                                 .size = 20'000,
                                                 .packedSize = 20'000,
                                                 .offset = innerOffset({manifest, log, state})}})
                                        << u"bundle_duplicate"_s;
    QTest::newRow("unknown file") << with({.name = "readme.txt"}) << u"bundle_unknown_member"_s;
    QTest::newRow("not in the table of contents") << with({.name = "raw/7.log"}) << u"bundle_unknown_member"_s;
    QTest::newRow("a number no task has") << with({.name = "raw/007.log"}) << u"bundle_unknown_member"_s;
    QTest::newRow("encrypted") << with({.name = "raw/7.log", .flags = 1}) << u"bundle_encrypted"_s;
    QTest::newRow("packed in an unknown way") << with({.name = "raw/7.log", .method = 14}) << u"bundle_encrypted"_s;
    QTest::newRow("bomb") << with({.name = "raw/7.log", .content = QByteArray(64 << 20, '\0'), .method = 8})
                          << u"bundle_ratio"_s;
    QTest::newRow("a table of contents too large")
        << zip({{.name = "manifest.json", .content = QByteArray(5 << 20, ' '), .method = 0}}) << u"bundle_too_large"_s;
    QTest::newRow("names that differ") << with({.name = "raw/7.log", .localName = "raw/8.log"}) << u"bundle_damaged"_s;
    QTest::newRow("longer than the file")
        << with({.name = "raw/7.log", .size = 1 << 30, .packedSize = 1 << 30}) << u"bundle_damaged"_s;
    QTest::newRow("no table of contents") << zip({log}) << u"bundle_member_missing"_s;
    QTest::newRow("a file is missing") << zip({manifest, log}) << u"bundle_member_missing"_s;
    const auto contents = [&](const QByteArray &json) {
        return zip({{.name = "manifest.json", .content = json}, log, state, raw});
    };
    QTest::newRow("table of contents is no JSON") << contents("not json") << u"bundle_manifest_invalid"_s;
    QTest::newRow("of something else") << contents(R"({"format":"other"})") << u"bundle_manifest_invalid"_s;
    QByteArray newer = manifest.content;
    newer.replace("\"version\":1", "\"version\":2");
    QTest::newRow("of a newer version") << contents(newer) << u"bundle_version"_s;
    QByteArray hash = manifest.content;
    hash.replace("\"sha256\":\"", "\"sha256\":\"zz");
    QTest::newRow("hash that is none") << contents(hash) << u"bundle_manifest_invalid"_s;
    QTest::newRow("wrong checksum of the table of contents")
        << zip({{.name = "manifest.json", .content = manifest.content, .crc = 7}, log, state, raw})
        << u"bundle_damaged"_s;
}

void TestHostileBundles::isRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto bundle = Bundle::fromBytes(bytes);
    QVERIFY(!bundle);
    QCOMPARE(bundle.error().code, code);
    // Each says what is wrong, in both languages, on one harmless line.
    for (const Language language : {Language::English, Language::French}) {
        const QString sentence = describe(bundle.error(), language);
        QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'{'), qPrintable(sentence));
        for (const QChar c : sentence)
            QVERIFY(c.isPrint());
    }
    QVERIFY(codeOf(bundle.error()).startsWith("ESC-85"_L1));
}

void TestHostileBundles::isRead_data()
{
    // What other programs make of a bundle and what is no reason to refuse it.
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("finding");
    const auto bundle = Bundle::open(m_folder.filePath(u"good.escale"_s));
    const Evil manifest{.name = "manifest.json", .content = *bundle->readAll(QString(bundleManifest)), .method = 8};
    Evil log{.name = "migration.jsonl", .content = *bundle->readAll(bundleLog), .method = 8};
    const Evil state{.name = "state.json", .content = *bundle->readAll(bundleState)};
    const Evil raw{.name = "raw/42.log", .content = *bundle->readAll(rawMember(TaskId(42)))};
    const Evil folder{.name = "raw/", .attributes = 0040755u << 16};
    QTest::newRow("repacked") << zip({manifest, log, state, raw}) << u"container_differs"_s;
    QTest::newRow("in another order, with its folder")
        << zip({raw, state, folder, log, manifest}) << u"container_differs"_s;
    const Evil whole{.name = "manifest.json", .content = manifest.content, .method = 0};
    Evil stored{.name = "migration.jsonl", .content = log.content, .method = 0};
    stored.before = "bytes between the members";
    QTest::newRow("bytes between the members") << zip({whole, stored, state, raw}) << u"container_differs"_s;
    log.crc = 7;
    QTest::newRow("wrong checksum of the log") << zip({manifest, log, state, raw}) << u"member_differs"_s;
    log.crc = {};
    log.content.replace("Sophie", "So\xffhie");
    QTest::newRow("invalid UTF-8") << zip({manifest, log, state, raw}) << u"member_differs"_s;
    log.content.replace("So\xffhie", "Sophie");
    log.content.replace("\n", "\r\n");
    QTest::newRow("CRLF") << zip({manifest, log, state, raw}) << u"entry_malformed"_s;
    log.content = QByteArray(3000, '\0');
    QTest::newRow("NUL bytes") << zip({manifest, log, state, raw}) << u"entry_malformed"_s;
    log.content = QByteArray(1 << 20, 'x');
    log.method = 0;
    QTest::newRow("one long line") << zip({manifest, log, state, raw}) << u"entry_malformed"_s;
    log.content = {};
    QTest::newRow("empty log") << zip({manifest, log, state, raw}) << u"count_differs"_s;
}

void TestHostileBundles::isRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, finding);
    const auto bundle = Bundle::fromBytes(bytes);
    QVERIFY2(bundle, bundle ? "" : qPrintable(bundle.error().code));
    const auto verdict = bundle->verify();
    QVERIFY(verdict && !verdict->isWhole());
    QVERIFY(std::ranges::any_of(verdict->findings,
                                [&](const BundleFinding &found) { return found.error.code == finding; }));
}

void TestHostileBundles::truncatedAnywhereIsRefused()
{
    const QByteArray whole = sample::contentOf(m_folder.filePath(u"good.escale"_s));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!Bundle::fromBytes(whole.first(size)), qPrintable(QString::number(size)));
}

void TestHostileBundles::countlessEntriesAreRefused()
{
    // More entries than are allowed, each well-formed: nothing of what they say is kept in memory.
    BundleLimits limits;
    limits.members = 100;
    QList<Evil> members{{.name = "manifest.json", .content = m_manifest},
                        {.name = "migration.jsonl", .content = m_log}};
    for (int i = 1; i <= 99; ++i)
        members.append({.name = "raw/" + QByteArray::number(i) + ".log"});
    QCOMPARE(Bundle::fromBytes(zip(members), limits).error().code, u"bundle_too_many"_s);
    for (int i = 100; i <= 60'000; ++i)
        members.append({.name = "raw/" + QByteArray::number(i) + ".log"});
    QCOMPARE(Bundle::fromBytes(zip(members), limits).error().code, u"bundle_too_many"_s);
    // As many as are allowed are looked at, and judged by what they are.
    limits.members = int(members.size());
    QCOMPARE(Bundle::fromBytes(zip(members), limits).error().code, u"bundle_member_missing"_s);
}

void TestHostileBundles::changedMeanwhileIsSaid()
{
    const QString path = m_folder.filePath(u"changing.escale"_s);
    QVERIFY(sample::write(path, sample::lines(3), nullptr));
    const auto bundle = Bundle::open(path);
    QVERIFY(bundle);
    QVERIFY(QFile::resize(path, 1000));
    QCOMPARE(bundle->readAll(bundleLog).error().code, u"bundle_changed"_s);
    QVERIFY(!bundle->verify());
    QVERIFY(QFile::remove(path));
    QCOMPARE(bundle->readAll(bundleLog).error().code, u"bundle_unreadable"_s);
    QCOMPARE(Bundle::open(path).error().code, u"bundle_unreadable"_s);
    QCOMPARE(Bundle::open(m_folder.path()).error().code, u"bundle_unreadable"_s);
}

void TestHostileBundles::hostileLogsAreJudged_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
    QTest::newRow("invalid UTF-8") << QByteArray("\xff\xfe\xfd");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("a million brackets in an entry")
        << QByteArray(R"({"@timestamp":"2026-11-21T10:15:00.000Z","event.code":"ESC-1001","escale.params":)")
               + QByteArray(1'000'000, '{');
    QTest::newRow("numbers without end") << QByteArray(
        R"({"@timestamp":"2026-11-21T10:15:00.000Z","event.code":"ESC-4102","escale.seq":1e999,)"
        R"("escale.params":{"bytes":1e308,"stage":7,"subject":null}})");
    QTest::newRow("the year 300000") << QByteArray(
        R"({"@timestamp":"300000-01-01T00:00:00.000Z","event.code":"ESC-1001"})");
}

void TestHostileBundles::hostileLogsAreJudged()
{
    QFETCH(QByteArray, line);
    const auto entry = fromLine(line);
    if (!entry) {
        QCOMPARE(entry.error().code, u"malformed_entry"_s);
        return;
    }
    for (const Language language : {Language::English, Language::French})
        QVERIFY(!sentence(*entry, language).isEmpty());
    QVERIFY(fromLine(toLine(*entry)));
}

void TestHostileBundles::cleanupTestCase()
{
    // Nothing was ever written but what the test itself wrote.
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{u"good.escale"_s});
    QVERIFY(!QFile::exists(QDir(m_folder.path()).filePath(u"../evil"_s)));
}

QTEST_APPLESS_MAIN(TestHostileBundles)
#include "tst_hostile_bundles.moc"
