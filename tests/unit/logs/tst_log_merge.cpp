// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_files.h"

#include <escale/logs/merge.h>
#include <escale/logs/sidecar.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestLogMerge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mergeIsAStableSort_data();
    void mergeIsAStableSort();
    void manyLogs();
    void clockThatGoesBack();
    void mergeIsStopped();
    void sidecarIsTheIndex();
    void sidecarOfAGrownLog();
    void staleSidecar_data();
    void staleSidecar();
    void damagedSidecar();
    void oldSidecarsGo();
};

namespace {

struct Logs {
    std::vector<std::shared_ptr<Source>> sources;
    std::vector<Index> indexes;

    void add(const QByteArray &log)
    {
        sources.push_back(Source::live(u"live"_s));
        sources.back()->append(log);
        indexes.push_back(buildIndex(*sources.back()));
    }
};

QByteArray timed(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODateWithMs).toLatin1() + " x\n";
}

QByteArray sortedLog(QRandomGenerator &random, int lines, int step)
{
    QByteArray log;
    qint64 time = 1'763'700'000'000;
    for (int i = 0; i < lines; ++i)
        log += timed(time += random.bounded(step));
    return log;
}

void compareIndexes(const Index &a, const Index &b)
{
    QCOMPARE(a.lineCount(), b.lineCount());
    QCOMPARE(a.byteCount(), b.byteCount());
    QCOMPARE(a.firstTime(), b.firstTime());
    QCOMPARE(a.lastTime(), b.lastTime());
    for (qint64 i = 0; i < a.lineCount(); ++i) {
        QCOMPARE(a.offset(i), b.offset(i));
        QCOMPARE(a.end(i), b.end(i));
        QCOMPARE(a.time(i), b.time(i));
        QCOMPARE(a.level(i), b.level(i));
        QCOMPARE(a.step(i), b.step(i));
        for (const NameColumn column : {NameColumn::Account, NameColumn::Task, NameColumn::Actor, NameColumn::Code}) {
            const QString name = a.nameText(column, a.name(column, i));
            QCOMPARE(b.nameText(column, b.name(column, i)), name);
            if (i % 100 == 0) {
                QCOMPARE(a.findName(column, name), std::optional(a.name(column, i)));
                QCOMPARE(b.findName(column, name), std::optional(b.name(column, i)));
                QVERIFY(!b.findName(column, name + u"?"_s));
            }
        }
    }
}

} // namespace

void TestLogMerge::mergeIsAStableSort_data()
{
    QTest::addColumn<int>("logs");
    QTest::addColumn<int>("step"); // the smaller, the more lines have the same time
    QTest::addColumn<bool>("filtered");
    for (const int logs : {0, 1, 2, 3, 12}) {
        for (const int step : {1, 3, 5000}) {
            QTest::addRow("%d logs, step %d", logs, step) << logs << step << false;
            QTest::addRow("%d logs, step %d, filtered", logs, step) << logs << step << true;
        }
    }
}

void TestLogMerge::mergeIsAStableSort()
{
    QFETCH(int, logs);
    QFETCH(int, step);
    QFETCH(bool, filtered);
    QRandomGenerator random(quint32(logs * 10'000 + step));
    Logs all;
    std::vector<LineSet> shown;
    for (int i = 0; i < logs; ++i) {
        all.add(sortedLog(random, random.bounded(6000), step));
        if (filtered) {
            shown.emplace_back(all.indexes.back().lineCount());
            for (qint64 line = 0; line < shown.back().size(); ++line) {
                if (random.bounded(3) == 0)
                    shown.back().insert(line);
            }
        }
    }
    std::vector<Merge::Place> expected;
    for (int log = 0; log < logs; ++log) {
        for (qint64 line = 0; line < all.indexes[std::size_t(log)].lineCount(); ++line) {
            if (!filtered || shown[std::size_t(log)].contains(line))
                expected.push_back({log, line});
        }
    }
    std::ranges::stable_sort(
        expected, {}, [&](const Merge::Place &place) { return all.indexes[std::size_t(place.log)].time(place.line); });
    const Merge merge = Merge::make(all.indexes, shown);
    QCOMPARE(merge.count(), qint64(expected.size()));
    QCOMPARE(merge.page(0, merge.count()), expected);
    for (qint64 row = 0; row < merge.count(); row += 97) {
        QCOMPARE(merge.at(row), expected[std::size_t(row)]);
        QCOMPARE(merge.rowOf(expected[std::size_t(row)]), row);
        const std::vector<Merge::Place> page = merge.page(row, 40);
        QVERIFY(std::ranges::equal(page, std::span(expected).subspan(std::size_t(row), page.size())));
    }
    QCOMPARE(merge.rowOf({0, 1'000'000}), -1);
}

void TestLogMerge::manyLogs()
{
    QRandomGenerator random(1);
    Logs all;
    for (int i = 0; i < 300; ++i)
        all.add(sortedLog(random, 50, 1000));
    const Merge merge = Merge::make(all.indexes);
    QCOMPARE(merge.count(), 15'000);
    qint64 last = 0;
    for (qint64 row = 0; row < merge.count(); row += 11) {
        const Merge::Place place = merge.at(row);
        QVERIFY(all.indexes[std::size_t(place.log)].time(place.line) >= last);
        last = all.indexes[std::size_t(place.log)].time(place.line);
        QCOMPARE(merge.rowOf(place), row);
    }
}

void TestLogMerge::clockThatGoesBack()
{
    Logs all;
    all.add("no time yet\n"_ba + timed(5000) + timed(1000) + " of the line before it\n" + timed(6000));
    all.add(timed(2000) + timed(5000) + timed(5500));
    const std::vector<Merge::Place> expected{{0, 0}, {1, 0}, {0, 1}, {0, 2}, {0, 3}, {1, 1}, {1, 2}, {0, 4}};
    QCOMPARE(Merge::make(all.indexes).page(0, 100), expected);
}

void TestLogMerge::mergeIsStopped()
{
    Logs all;
    all.add(test::randomLog(1, 100));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(Merge::make(all.indexes, {}, stop.get_token()).count(), 0);
}

void TestLogMerge::sidecarIsTheIndex()
{
    const test::LogFolder folder;
    for (const QByteArray &log :
         {QByteArray(), "x"_ba, test::randomLog(2, 20'000), QByteArray(2'000'000, 'y') + "\nz\n"}) {
        const auto source = Source::open(folder.write(u"log"_s, log)).value();
        const SourceStamp stamp = source->stamp().value();
        const Index index = buildIndex(*source);
        const QString path = sidecarPath(*source, {}, folder.path(u"cache/logs"_s));
        QVERIFY(path.contains(u".v2."_s));
        QVERIFY(!loadSidecar(path, *source));
        QVERIFY(saveSidecar(path, *source, index, stamp));
        const std::optional<Index> loaded = loadSidecar(path, *source);
        QVERIFY(loaded);
        QVERIFY(loaded->isComplete());
        compareIndexes(*loaded, index);
        QVERIFY(QFile::remove(path));
    }
}

void TestLogMerge::sidecarOfAGrownLog()
{
    const test::LogFolder folder;
    const QByteArray log = test::randomLog(3, 10'000);
    const qsizetype cut = log.size() / 2; // within a line
    const QString file = folder.write(u"log"_s, log.first(cut));
    const auto before = Source::open(file).value();
    const QString path = sidecarPath(*before, {}, folder.path(u"cache"_s));
    QVERIFY(saveSidecar(path, *before, buildIndex(*before), before->stamp().value()));
    folder.write(u"log"_s, log.sliced(cut), QIODevice::Append);
    const auto source = Source::open(file).value();
    const std::optional<Index> loaded = loadSidecar(path, *source);
    QVERIFY(loaded);
    QVERIFY(!loaded->isComplete());
    compareIndexes(buildIndex(*source, {}, {}, *loaded), buildIndex(*source));
}

void TestLogMerge::staleSidecar_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"shorter", "same size", "grown, another beginning", "grown, another end", "touched"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestLogMerge::staleSidecar()
{
    QFETCH(QString, what);
    const test::LogFolder folder;
    QByteArray log = test::randomLog(4, 1000);
    const QString file = folder.write(u"log"_s, log);
    const auto before = Source::open(file).value();
    const QString path = sidecarPath(*before, {}, folder.path(u"cache"_s));
    QVERIFY(saveSidecar(path, *before, buildIndex(*before), before->stamp().value()));
    if (what == "shorter"_L1)
        log.chop(10);
    else if (what == "same size"_L1)
        log[10] = 'x';
    else if (what == "grown, another beginning"_L1)
        log = 'x' + log;
    else if (what == "grown, another end"_L1)
        log = log.chopped(10) + QByteArray(20, 'x');
    folder.write(u"log"_s, log);
    QFile touched(file);
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime));
    touched.close();
    const auto source = Source::open(file).value();
    QVERIFY(!loadSidecar(path, *source));
    QVERIFY(!QFile::exists(path)); // thrown away
}

void TestLogMerge::damagedSidecar()
{
    const test::LogFolder folder;
    const auto source = Source::open(folder.write(u"log"_s, test::randomLog(5, 200))).value();
    const QString path = sidecarPath(*source, {}, folder.path(u"cache"_s));
    QVERIFY(saveSidecar(path, *source, buildIndex(*source), source->stamp().value()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    QRandomGenerator random(6);
    for (int round = 0; round < 300; ++round) {
        QByteArray bad = good;
        if (round % 3 == 0) {
            bad.truncate(random.bounded(good.size()));
        } else if (round % 3 == 1) {
            constexpr int word = 8; // as the checksum takes them
            const int words = int(good.size()) / word;
            const int one = random.bounded(words) * word;
            const int other = random.bounded(words) * word;
            if (good.sliced(one, word) == good.sliced(other, word))
                continue;
            bad.replace(one, word, good.sliced(other, word)).replace(other, word, good.sliced(one, word));
        } else {
            bad[random.bounded(good.size())] ^= char(1 + random.bounded(255));
        }
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bad);
        file.close();
        QVERIFY(!loadSidecar(path, *source));
        QVERIFY(!QFile::exists(path));
    }
}

void TestLogMerge::oldSidecarsGo()
{
    const test::LogFolder folder;
    const QString cache = folder.path(u"cache"_s);
    QStringList paths;
    for (int i = 0; i < 4; ++i) {
        const auto source = Source::open(folder.write(u"log%1"_s.arg(i), test::randomLog(7, 500))).value();
        paths.append(sidecarPath(*source, {}, cache));
        QVERIFY(saveSidecar(paths.last(), *source, buildIndex(*source), source->stamp().value()));
        QFile file(paths.last());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(i * 60 - 3600),
                                 QFileDevice::FileModificationTime));
    }
    trimSidecars(cache, QFileInfo(paths[3]).size() * 5 / 2);
    QCOMPARE(QFile::exists(paths[0]), false);
    QCOMPARE(QFile::exists(paths[1]), false);
    QCOMPARE(QFile::exists(paths[2]), true);
    QCOMPARE(QFile::exists(paths[3]), true);
}

QTEST_GUILESS_MAIN(TestLogMerge)
#include "tst_log_merge.moc"
