// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_files.h"

#include <escale/logs/index.h>
#include <escale/logs/line_set.h>
#include <escale/logs/search.h>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestLogIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreThoseOfTheFile_data();
    void linesAreThoseOfTheFile();
    void columnsAreThoseOfTheEntries();
    void fieldsInAnyOrder_data();
    void fieldsInAnyOrder();
    void textHasTimesAndLevels_data();
    void textHasTimesAndLevels();
    void encodingIsFound_data();
    void encodingIsFound();
    void packedIsReadAnywhere_data();
    void packedIsReadAnywhere();
    void brokenPackingKeepsWhatIsGood_data();
    void brokenPackingKeepsWhatIsGood();
    void partOfAFile();
    void longLines();
    void gigabyteLine();
    void growsWithTheFile();
    void liveGrows();
    void fileThatShrinksIsAnError();
    void fileThatVanishes();
    void stopped();
    void readWhileItGrows();
    void noFile();
    void memory();
    void lineSet();
};

namespace {

std::shared_ptr<Source> opened(const QString &path, const SourceOptions &options = {})
{
    Result<std::shared_ptr<Source>> source = Source::open(path, options);
    if (!source)
        qFatal("%s", qPrintable(source.error().code));
    return *source;
}

/// Compares every line, first by number and then by its bytes' offsets.
void compareLines(const Source &source, const Index &index, const QByteArray &bytes)
{
    const QList<QByteArray> lines = test::plainLines(bytes);
    QCOMPARE(index.lineCount(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Result<QByteArray> line = lineBytes(source, index, i, qint64(1) << 30);
        QVERIFY(line);
        if (*line != lines[i])
            QCOMPARE(line->left(200), lines[i].left(200));
        if (*line != lines[i])
            QFAIL(qPrintable(u"line %1 differs"_s.arg(i)));
        QCOMPARE(index.lineAt(index.offset(i)), i);
        QCOMPARE(index.lineAt(index.end(i) - 1), i);
    }
    QVERIFY(index.isComplete());
    QCOMPARE(index.byteCount(), bytes.size());
}

} // namespace

void TestLogIndex::linesAreThoseOfTheFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one without an end") << "x"_ba;
    QTest::newRow("an empty one") << "\n"_ba;
    QTest::newRow("crlf") << "a\r\nb\r\n\r\nc"_ba;
    QTest::newRow("lone cr") << "a\rb\nc\r"_ba;
    QTest::newRow("nul") << QByteArray("a\0b\n\0\nc\n", 9);
    QTest::newRow("invalid utf-8") << "caf\xc3\xa9 caf\xe9\nok \xc3\xa9\xc3\xa9\n\xff\n"_ba;
    QTest::newRow("entries") << test::randomLog(1, 5000);
    QTest::newRow("entries without the last end") << test::randomLog(2, 5000).chopped(1);
    // Around the size of the stretches in which it is read.
    constexpr qsizetype stretch = 512 << 10;
    for (const int more : {-2, -1, 0, 1, 2, 8191, 8192, 8193}) {
        QTest::addRow("an end %d bytes from the stretch's", more)
            << QByteArray(stretch + more, 'x') + '\n' + QByteArray(300, 'y') + '\n' + "z";
        QTest::addRow("the end of the file %d bytes from the stretch's", more) << QByteArray(stretch + more, 'x');
        QTest::addRow("the last end %d bytes from the stretch's", more) << QByteArray(stretch + more - 1, 'x') + '\n';
    }
    for (quint32 seed = 10; seed < 30; ++seed) {
        QRandomGenerator random(seed);
        QByteArray bytes;
        const int longest = random.bounded(2) ? 200 : 300'000;
        for (int i = random.bounded(2000); i > 0 && bytes.size() < 4'000'000; --i) {
            bytes += QByteArray(random.bounded(longest), char(random.bounded(256)));
            bytes += random.bounded(3) ? "\n" : random.bounded(2) ? "\r\n" : "\n\n";
        }
        QTest::addRow("random %u", seed) << bytes;
    }
}

void TestLogIndex::linesAreThoseOfTheFile()
{
    QFETCH(QByteArray, bytes);
    const test::LogFolder folder;
    const auto source = opened(folder.write(u"log"_s, bytes), {.packing = Packing::Plain, .encoding = Encoding::Utf8});
    for (const int threads : {1, 2, 3})
        compareLines(*source, buildIndex(*source, {}, {.threads = threads, .progress = {}}), bytes);
}

void TestLogIndex::columnsAreThoseOfTheEntries()
{
    constexpr int count = 20'000;
    const test::LogFolder folder;
    const auto source = opened(folder.write(u"log"_s, test::randomLog(3, count)));
    const Index index = buildIndex(*source);
    QCOMPARE(index.lineCount(), count);
    QRandomGenerator random(3);
    for (int i = 0; i < count; ++i) {
        const Entry entry = test::randomEntry(random, i + 1);
        QVERIFY(index.isEntry(i));
        QVERIFY(index.hasOwnTime(i));
        QCOMPARE(index.time(i), entry.at.toMSecsSinceEpoch());
        QCOMPARE(index.level(i), entry.severity);
        QCOMPARE(index.step(i), entry.step);
        const auto name = [&](NameColumn column) { return index.nameText(column, index.name(column, i)); };
        QCOMPARE(name(NameColumn::Account), entry.account);
        QCOMPARE(name(NameColumn::Actor), entry.actor);
        QCOMPARE(name(NameColumn::Code), entry.code);
        QCOMPARE(name(NameColumn::Task), entry.task ? QString::number(entry.task) : QString());
        QCOMPARE(index.findName(NameColumn::Account, entry.account), index.name(NameColumn::Account, i));
        QCOMPARE(index.lineAtTime(index.time(i)), i > 0 && index.time(i - 1) == index.time(i) ? i - 1 : i);
    }
    QCOMPARE(index.firstTime(), index.time(0));
    QCOMPARE(index.lastTime(), index.time(count - 1));
}

void TestLogIndex::fieldsInAnyOrder_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isEntry");
    QTest::newRow("sorted, with spaces")
        << R"({ "@timestamp": "2026-11-21T10:00:00.5Z", "escale.account": "shop", "escale.params": {"a": [1, "}"]}, "escale.seq": 1, "escale.step": 4, "event.code": "ESC-4101", "log.level": "error", "trace.id": "7", "user.name": "Sophie" })"_ba
        << true;
    QTest::newRow("another time zone")
        << R"({"escale.step":4,"trace.id":"7","user.name":"Sophie","log.level":"ERROR","event.code":"ESC-4101","escale.account":"shop","@timestamp":"2026-11-21T12:00:00.500+02:00"})"_ba
        << true;
    QTest::newRow("escapes")
        << R"({"@timestamp":"2026-11-21T10:00:00.500Z","log.level":"error","message":"a \"b\\\" c","event.code":"ESC-4101","trace.id":"7","user.name":"\u0053ophie","escale.account":"sh\u006fp","escale.step":4})"_ba
        << true;
    QTest::newRow("cut")
        << R"({"@timestamp":"2026-11-21T10:00:00.500Z","log.level":"error","event.code":"ESC-4101","trace.id":"7","user.name":"Sophie","escale.account":"shop","escale.step":4,"escale.par)"_ba
        << true;
}

void TestLogIndex::fieldsInAnyOrder()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, isEntry);
    const auto source = Source::live(u"live"_s);
    source->append(line + '\n');
    const Index index = buildIndex(*source);
    QCOMPARE(index.isEntry(0), isEntry);
    QCOMPARE(index.time(0), QDateTime({2026, 11, 21}, {10, 0, 0, 500}, QTimeZone::UTC).toMSecsSinceEpoch());
    QCOMPARE(index.level(0), Severity::Error);
    QCOMPARE(index.step(0), 4);
    QCOMPARE(index.nameText(NameColumn::Account, index.name(NameColumn::Account, 0)), u"shop"_s);
    QCOMPARE(index.nameText(NameColumn::Task, index.name(NameColumn::Task, 0)), u"7"_s);
    QCOMPARE(index.nameText(NameColumn::Actor, index.name(NameColumn::Actor, 0)), u"Sophie"_s);
    QCOMPARE(index.nameText(NameColumn::Code, index.name(NameColumn::Code, 0)), u"ESC-4101"_s);
}

void TestLogIndex::textHasTimesAndLevels_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("time");
    QTest::addColumn<int>("level");
    const auto row = [](const char *line, const QString &time, Severity level) {
        QTest::newRow(line) << QByteArray(line) << time << int(level);
    };
    row("2026/11/21 10:15:00 [42] rsync error: some files vanished (code 24)", u"2026-11-21T10:15:00.000Z"_s,
        Severity::Error);
    row("2026-11-21 10:15:00,042 WARN copying", u"2026-11-21T10:15:00.042Z"_s, Severity::Warning);
    row("[2026-11-21T10:15:00.042999+01:00] started", u"2026-11-21T09:15:00.042Z"_s, Severity::Unknown);
    row("pg_restore: error: could not connect", QString(), Severity::Error);
    row("pg_restore: warning: errors ignored on restore: 1", QString(), Severity::Warning);
    row("INFO: all is well", QString(), Severity::Info);
    row("terrors and forewarned", QString(), Severity::Unknown);
    row("2026-13-21 10:15:00 no such month", QString(), Severity::Unknown);
    row("2026-02-30 10:15:00 no such day", QString(), Severity::Unknown);
    row("", QString(), Severity::Unknown);
}

void TestLogIndex::textHasTimesAndLevels()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, time);
    QFETCH(int, level);
    const auto source = Source::live(u"live"_s);
    source->append(line + "\n and more of it\n");
    const Index index = buildIndex(*source);
    QCOMPARE(index.lineCount(), 2);
    const qint64 expected =
        time.isEmpty() ? noTime : QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch();
    QCOMPARE(index.time(0), expected);
    QCOMPARE(index.time(1), expected); // what belongs to it
    QCOMPARE(index.hasOwnTime(0), !time.isEmpty());
    QVERIFY(!index.hasOwnTime(1));
    QCOMPARE(int(index.level(0)), level);
    QVERIFY(!index.isEntry(0));
}

void TestLogIndex::encodingIsFound_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("utf8");
    QTest::addColumn<int>("encoding");
    QString text;
    for (int i = 0; i < 100'000; ++i)
        text += u"%1 Über den Wolken 😀 été\n"_s.arg(i);
    const auto as = [](QStringConverter::Encoding encoding, const QString &what) {
        QStringEncoder encoder(encoding);
        return QByteArray(encoder.encode(what));
    };
    QByteArray swapped = as(QStringConverter::Utf16BE, text);
    QTest::newRow("utf-8") << text.toUtf8() << text.toUtf8() << int(Encoding::Utf8);
    QTest::newRow("utf-16le") << as(QStringConverter::Utf16LE, text) << text.toUtf8() << int(Encoding::Utf16Le);
    QTest::newRow("utf-16be, marked") << "\xfe\xff" + swapped << "\xef\xbb\xbf" + text.toUtf8()
                                      << int(Encoding::Utf16Be);
    QTest::newRow("utf-16le, half a character at the end")
        << "\xff\xfe" + as(QStringConverter::Utf16LE, u"ab\n"_s) + "\x3d\xd8\x41"
        << "\xef\xbb\xbf"
           "ab\n\xef\xbf\xbd\xef\xbf\xbd"_ba
        << int(Encoding::Utf16Le);
    QTest::newRow("latin-1") << "d\xe9j\xe0 vu\nna\xefve\n"_ba << u"déjà vu\nnaïve\n"_s.toUtf8()
                             << int(Encoding::Latin1);
    QTest::newRow("broken utf-8") << "d\xc3\xa9j\xc3\xa0 \xff vu"_ba << "d\xc3\xa9j\xc3\xa0 \xff vu"_ba
                                  << int(Encoding::Utf8);
}

void TestLogIndex::encodingIsFound()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, utf8);
    QFETCH(int, encoding);
    const test::LogFolder folder;
    const auto source = opened(folder.write(u"log"_s, bytes));
    QCOMPARE(int(source->encoding()), encoding);
    const Index index = buildIndex(*source);
    QVERIFY(!index.problem());
    const Result<QByteArray> all = source->read(0, qint64(1) << 26);
    QVERIFY(all && *all == utf8);
    // Backwards, a little at a time.
    for (qint64 at = utf8.size() - 1000; at > 0; at -= 999'983)
        QCOMPARE(source->read(at, 1000).value_or("?"_ba), utf8.sliced(at, 1000));
}

void TestLogIndex::packedIsReadAnywhere_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<int>("packing");
    const QByteArray small = test::randomLog(4, 100);
    const QByteArray large = test::randomLog(5, 60'000); // more than 20 MB: past several places to go back to
    QTest::newRow("gzip, small") << test::deflated(small) << small << int(Packing::Gzip);
    QTest::newRow("gzip") << test::deflated(large) << large << int(Packing::Gzip);
    QTest::newRow("gzip, two members") << test::deflated(large) + test::deflated(small) << large + small
                                       << int(Packing::Gzip);
    QTest::newRow("gzip, something behind") << test::deflated(small) + "padding" << small << int(Packing::Gzip);
    QTest::newRow("deflate") << test::deflated(large, -15) << large << int(Packing::Deflate);
    QTest::newRow("zstd, small") << test::zstd(small) << small << int(Packing::Zstd);
    QTest::newRow("zstd") << test::zstd(large) << large << int(Packing::Zstd);
    QTest::newRow("zstd, frames") << test::zstd(small) + test::zstd(large) + test::zstd(small) << small + large + small
                                  << int(Packing::Zstd);
}

void TestLogIndex::packedIsReadAnywhere()
{
    QFETCH(QByteArray, packed);
    QFETCH(QByteArray, log);
    QFETCH(int, packing);
    const test::LogFolder folder;
    SourceOptions options;
    if (Packing(packing) == Packing::Deflate)
        options.packing = Packing::Deflate; // it has no mark of its own
    const auto source = opened(folder.write(u"log"_s, packed), options);
    QCOMPARE(int(source->packing()), packing);
    QVERIFY(!source->hasRandomAccess());
    const Index index = buildIndex(*source);
    QVERIFY(source->isSizeKnown());
    QCOMPARE(source->size(), log.size());
    QCOMPARE(index.byteCount(), log.size());
    QCOMPARE(index.lineCount(), log.count('\n'));
    QRandomGenerator random(6);
    for (int i = 0; i < 200; ++i) {
        const qint64 line = random.bounded(index.lineCount());
        const qint64 offset = index.offset(line);
        QCOMPARE(lineBytes(*source, index, line).value_or("?"_ba),
                 log.sliced(offset, log.indexOf('\n', offset) - offset));
    }
    QCOMPARE(source->read(log.size(), 10).value_or("?"_ba), QByteArray());
}

void TestLogIndex::brokenPackingKeepsWhatIsGood_data()
{
    QTest::addColumn<QByteArray>("packed");
    const QByteArray log = test::randomLog(7, 20'000);
    const auto broken = [](QByteArray packed) {
        for (qsizetype i = packed.size() / 2; i < packed.size() / 2 + 200; ++i)
            packed[i] = char(~packed[i]);
        return packed;
    };
    QTest::newRow("gzip, cut") << test::deflated(log).chopped(100'000);
    QTest::newRow("gzip, broken") << broken(test::deflated(log));
    QTest::newRow("zstd, cut") << test::zstd(log).chopped(100'000);
    QTest::newRow("zstd, broken") << broken(test::zstd(log));
}

void TestLogIndex::brokenPackingKeepsWhatIsGood()
{
    QFETCH(QByteArray, packed);
    const QByteArray log = test::randomLog(7, 20'000);
    const test::LogFolder folder;
    const auto source = opened(folder.write(u"log"_s, packed));
    const Index index = buildIndex(*source);
    QVERIFY(!index.isComplete());
    QVERIFY(index.problem());
    QCOMPARE(index.problem()->code, u"log_damaged"_s);
    QVERIFY(index.lineCount() > 1000);
    // Deflate has no check within a member, so a broken one may go on for a while: the lines before are good.
    for (qint64 line = 0; line < index.lineCount() / 4; ++line) {
        const qint64 offset = index.offset(line);
        QCOMPARE(lineBytes(*source, index, line).value_or("?"_ba),
                 log.sliced(offset, log.indexOf('\n', offset) - offset));
    }
    QVERIFY(!source->read(index.byteCount() + 1, 10));
}

void TestLogIndex::partOfAFile()
{
    const QByteArray log = test::randomLog(8, 3000);
    const test::LogFolder folder;
    const QString path = folder.write(u"bundle"_s, "before" + log + "behind");
    const auto source = opened(path, {.offset = 6, .size = log.size(), .packing = {}, .encoding = {}});
    compareLines(*source, buildIndex(*source), log);
    QVERIFY(!Source::open(path, {.offset = 6, .size = log.size() + 7, .packing = {}, .encoding = {}}));
}

void TestLogIndex::longLines()
{
    const QByteArray entry = test::randomLog(9, 1).chopped(1);
    // Longer than a stretch, with the fields at their place, and once behind a message that is longer than what is parsed.
    QByteArray longEntry = entry;
    longEntry.replace("\"message\":\"", "\"message\":\"" + QByteArray(20'000, 'm'));
    QByteArray tooLong = entry;
    tooLong.replace("\"message\":\"", "\"message\":\"" + QByteArray(3'000'000, 'm'));
    const QByteArray log = "first\n" + QByteArray(64 << 20, 'x') + '\n' + QByteArray(500'000, 'y') + '\n' + longEntry
                           + '\n' + tooLong + '\n' + entry + '\n';
    const test::LogFolder folder;
    const auto source = opened(folder.write(u"log"_s, log));
    const Index index = buildIndex(*source);
    compareLines(*source, index, log);
    QCOMPARE(index.level(3), index.level(5));
    QCOMPARE(index.name(NameColumn::Code, 3), index.name(NameColumn::Code, 5));
    QCOMPARE(index.time(4), index.time(5));
    QCOMPARE(lineBytes(*source, index, 1, 100).value_or("?"_ba), QByteArray(100, 'x'));
}

void TestLogIndex::gigabyteLine()
{
    // A hole in a file: as long as it looks, and nothing on the disk.
    constexpr qint64 size = qint64(1300) << 20;
    const test::LogFolder folder;
    const QString path = folder.write(u"gigabyte"_s, "first\n");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(size) && file.seek(size));
    QVERIFY(file.write("\nlast one\n") > 0);
    file.close();
    const auto source = opened(path);
    const Index index = buildIndex(*source);
    QVERIFY(index.isComplete());
    QCOMPARE(index.lineCount(), 3);
    QCOMPARE(index.end(1) - index.offset(1), size - 6 + 1);
    // No more of it is held than is asked for.
    QCOMPARE(lineBytes(*source, index, 1, 1000)->size(), 1000);
    QCOMPARE(*lineBytes(*source, index, 2), "last one"_ba);
    QVERIFY(index.memory() < 1 << 20);
    const Pattern pattern = *Pattern::make(u"last"_s, {.isCaseSensitive = true});
    const SearchResult found = *search(*source, index, pattern);
    QVERIFY(found.isComplete);
    QCOMPARE(found.lines.count(), 1);
    QVERIFY(found.lines.contains(2));
}

void TestLogIndex::growsWithTheFile()
{
    const test::LogFolder folder;
    QRandomGenerator random(11);
    QByteArray log = test::randomLog(12, 100);
    const QString path = folder.write(u"log"_s, log);
    const auto source = opened(path);
    Index index = buildIndex(*source);
    compareLines(*source, index, log);
    QCOMPARE(source->poll(), Source::Change::None);
    const QByteArray more = test::randomLog(13, 10'000);
    for (qsizetype at = 0; at < more.size();) {
        // In pieces that end anywhere, also in the middle of a line.
        const qsizetype size = std::min<qsizetype>(more.size() - at, random.bounded(200'000));
        folder.write(u"log"_s, QByteArrayView(more).sliced(at, size), QIODevice::Append);
        log += more.sliced(at, size);
        at += size;
        if (size > 0)
            QCOMPARE(source->poll(), Source::Change::Grown);
        index = buildIndex(*source, {}, {}, index);
        QCOMPARE(index.byteCount(), log.size());
        QCOMPARE(index.lineCount(), test::plainLines(log).size());
    }
    compareLines(*source, index, log);
    const Index fresh = buildIndex(*source);
    for (qint64 line = 0; line < index.lineCount(); ++line) {
        QCOMPARE(index.time(line), fresh.time(line));
        QCOMPARE(index.step(line), fresh.step(line));
        QCOMPARE(index.nameText(NameColumn::Account, index.name(NameColumn::Account, line)),
                 fresh.nameText(NameColumn::Account, fresh.name(NameColumn::Account, line)));
    }
}

void TestLogIndex::liveGrows()
{
    const auto source = Source::live(u"online"_s);
    Index index = buildIndex(*source);
    QCOMPARE(index.lineCount(), 0);
    QByteArray log;
    for (quint32 i = 0; i < 50; ++i) {
        const QByteArray more = test::randomLog(20 + i, 100);
        source->append(more);
        log += more;
        index = buildIndex(*source, {}, {}, index);
        QCOMPARE(index.lineCount(), (i + 1) * 100);
    }
    compareLines(*source, index, log);
}

void TestLogIndex::fileThatShrinksIsAnError()
{
    const test::LogFolder folder;
    const QByteArray log = test::randomLog(14, 20'000);
    const QString path = folder.write(u"log"_s, log);
    const auto source = opened(path);
    const Index index = buildIndex(*source);
    QVERIFY(QFile::resize(path, 1'000'000));
    const Result<QByteArray> gone = lineBytes(*source, index, index.lineCount() - 1);
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, u"log_truncated"_s);
    QVERIFY(lineBytes(*source, index, 0));
    QCOMPARE(source->poll(), Source::Change::Shrunk);
    const Index again = buildIndex(*source);
    QVERIFY(!again.isComplete());
    QCOMPARE(again.problem().value_or(Error{}).code, u"log_truncated"_s);
    QVERIFY(again.lineCount() > 100 && again.byteCount() <= 1'000'000);

    folder.write(u"log"_s, QByteArray(log.size(), 'z'));
    QCOMPARE(source->poll(), Source::Change::Replaced);
}

void TestLogIndex::fileThatVanishes()
{
    const test::LogFolder folder;
    const QByteArray log = test::randomLog(15, 1000);
    const QString path = folder.write(u"log"_s, log);
    const auto source = opened(path);
    QVERIFY(QFile::remove(path));
    QCOMPARE(source->poll(), Source::Change::Vanished);
    compareLines(*source, buildIndex(*source), log); // what is open stays readable
    folder.write(u"log"_s, log);
    QCOMPARE(source->poll(), Source::Change::Replaced);
}

void TestLogIndex::stopped()
{
    const test::LogFolder folder;
    const auto source = opened(folder.write(u"log"_s, test::randomLog(16, 40'000)));
    std::stop_source stop;
    stop.request_stop();
    const Index index = buildIndex(*source, stop.get_token());
    QVERIFY(!index.isComplete());
    QVERIFY(!index.problem());
    QVERIFY(index.lineCount() < 40'000);
    compareLines(*source, buildIndex(*source, {}, {}, index), source->read(0, qint64(1) << 30).value_or(QByteArray()));
}

void TestLogIndex::readWhileItGrows()
{
    const test::LogFolder folder;
    const QByteArray log = test::randomLog(17, 100'000);
    const auto source = opened(folder.write(u"log"_s, log));
    int reports = 0;
    qint64 lines = 0;
    const Index index = buildIndex(
        *source, {}, {.threads = 2, .progress = [&](const Index &soFar) {
                          ++reports;
                          QVERIFY(soFar.lineCount() >= lines);
                          lines = soFar.lineCount();
                          if (lines > 0)
                              QVERIFY(lineBytes(*source, soFar, lines - 1).value_or(QByteArray()).startsWith('{'));
                      }});
    QCOMPARE(index.lineCount(), 100'000);
    QVERIFY(lines <= index.lineCount());
}

void TestLogIndex::noFile()
{
    const test::LogFolder folder;
    QCOMPARE(Source::open(folder.path(u"nothing"_s)).error().code, u"io_failed"_s);
    QCOMPARE(Source::open(folder.path(u"."_s)).error().code, u"io_failed"_s);
    QCOMPARE(Source::open(u"/dev/zero"_s).error().code, u"io_failed"_s);
}

void TestLogIndex::memory()
{
    constexpr int count = 50'000;
    const test::LogFolder folder;
    const auto source = opened(folder.write(u"log"_s, test::randomLog(18, count)));
    const Index index = buildIndex(*source);
    QVERIFY2(index.memoryOfPlaces() <= 8 * count, qPrintable(QString::number(index.memoryOfPlaces())));
    QVERIFY2(index.memory() <= 20 * count, qPrintable(QString::number(index.memory())));
}

void TestLogIndex::lineSet()
{
    QRandomGenerator random(19);
    for (const int size : {0, 1, 63, 64, 65, 511, 512, 513, 5000}) {
        for (const int oneIn : {1, 2, 50, 10'000}) {
            LineSet set(size);
            QList<qint64> plain;
            for (int i = 0; i < size; ++i) {
                if (random.bounded(oneIn) == 0) {
                    set.insert(i);
                    plain.append(i);
                }
            }
            set.seal();
            QCOMPARE(set.count(), plain.size());
            for (qsizetype i = 0; i < plain.size(); ++i)
                QCOMPARE(set.at(i), plain[i]);
            for (qint64 i = 0; i < size; ++i) {
                const auto at = std::ranges::lower_bound(plain, i);
                QCOMPARE(set.contains(i), plain.contains(i));
                QCOMPARE(set.rank(i), at - plain.begin());
                QCOMPARE(set.next(i), at == plain.end() ? -1 : *at);
                const auto behind = std::ranges::upper_bound(plain, i);
                QCOMPARE(set.previous(i), behind == plain.begin() ? -1 : *std::prev(behind));
            }
            LineSet other = set;
            other.invert().seal();
            QCOMPARE(other.count(), size - set.count());
            other |= set;
            QCOMPARE(other, LineSet(size, true));
        }
    }
}

QTEST_GUILESS_MAIN(TestLogIndex)
#include "tst_log_index.moc"
