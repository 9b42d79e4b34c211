// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_files.h"

#include <escale/logs/compare.h>
#include <escale/logs/review.h>

#include <QtCore/QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestLogReview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingToSay();
    void findings_data();
    void findings();
    void slowestStages();
    void manyFindingsAreCounted();
    void rawOutputIsNoMalformedLog();
    void reviewIsStopped();
    void comparedWithItself();
    void comparedWithFiguresBeyondAll();
    void comparedWithAChangedOne();
    void comparedRunsOfRandomChanges();
    void comparedWithOneThatSomebodyElseWrote();
    void comparedWithMuchLeftOut_data();
    void comparedWithMuchLeftOut();
    void comparedAccounts();
    void comparedStages();
    void comparedRawOutput();
    void comparedParts();
    void compareIsStopped();
};

namespace {

using Kind = ReviewFinding::Kind;

/// A migration's log with a chain of hashes.
class Chain {
public:
    Chain &add(const QString &code, const QJsonObject &params, qint64 task = 7, qint64 afterMs = 1000)
    {
        Entry entry = makeEntry(code, params);
        m_time = m_time.addMSecs(afterMs);
        entry.at = m_time;
        entry.seq = ++m_seq;
        entry.migration = 1;
        entry.step = 4;
        entry.task = task;
        entry.account = params.value("account"_L1).toString(u"shop"_s);
        entry.prev = m_prev;
        const QByteArray line = toLine(entry);
        m_prev = fromLine(line).value().hash;
        lines.append(line);
        return *this;
    }
    Chain &stage(const QString &name, qint64 ms, const QString &account = u"shop"_s)
    {
        add(u"ESC-4101"_s, {{u"account"_s, account}, {u"stage"_s, name}, {u"subject"_s, account}});
        return add(u"ESC-4102"_s,
                   {{u"account"_s, account}, {u"stage"_s, name}, {u"subject"_s, account}, {u"bytes"_s, 10}}, 7, ms);
    }
    [[nodiscard]] QByteArray text() const { return lines.join('\n') + '\n'; }

    QList<QByteArray> lines;

private:
    QDateTime m_time = QDateTime({2026, 11, 21}, {10, 0}, QTimeZone::UTC);
    QByteArray m_prev;
    qint64 m_seq = 0;
};

Chain sample()
{
    Chain chain;
    chain.add(u"ESC-4002"_s, {{u"type"_s, u"migrate"_s}, {u"task"_s, 7}});
    chain.stage(u"copy"_s, 5000).stage(u"sync"_s, 700).stage(u"switch"_s, 90);
    chain.add(u"ESC-4202"_s,
              {{u"account"_s, u"shop"_s}, {u"leg"_s, u"out"_s}, {u"seconds"_s, 7.5}, {u"low"_s, 5}, {u"high"_s, 15}});
    chain.add(u"ESC-4003"_s, {{u"type"_s, u"migrate"_s}, {u"task"_s, 7}});
    return chain;
}

struct Log {
    explicit Log(const QByteArray &text) : source(Source::live(u"live"_s))
    {
        source->append(text);
        index = buildIndex(*source);
    }
    [[nodiscard]] CompareSide side() const { return {source, index, {}}; }
    std::shared_ptr<Source> source;
    Index index;
};

Review reviewed(const QByteArray &text, const ReviewOptions &options = {})
{
    const Log log(text);
    return review(*log.source, log.index, {}, options).value();
}

QList<std::pair<int, qint64>> kindsAndLines(const Review &review)
{
    QList<std::pair<int, qint64>> found;
    for (const ReviewFinding &finding : review.findings) {
        if (finding.kind != Kind::SlowStage)
            found.append({int(finding.kind), finding.line});
    }
    return found;
}

} // namespace

void TestLogReview::nothingToSay()
{
    const Chain chain = sample();
    const Review review = reviewed(chain.text());
    QVERIFY(review.isComplete);
    QCOMPARE(review.entries, chain.lines.size());
    QCOMPARE(kindsAndLines(review), (QList<std::pair<int, qint64>>()));
    QCOMPARE(review.head, fromLine(chain.lines.last()).value().hash);
}

void TestLogReview::findings_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QList<std::pair<int, qint64>>>("found");
    using Found = QList<std::pair<int, qint64>>;
    {
        Chain chain = sample();
        chain.lines.removeAt(3);
        QTest::newRow("an entry is missing") << chain.text() << Found{{int(Kind::EntriesMissing), 3}};
    }
    {
        Chain chain = sample();
        chain.lines[3].replace("\"info\"", "\"INFO\"");
        QTest::newRow("an entry was changed") << chain.text() << Found{{int(Kind::HashDiffers), 3}};
    }
    {
        Chain chain = sample();
        Chain other;
        other.add(u"ESC-2001"_s, {{u"account"_s, u"blog"_s}});
        other.add(u"ESC-2002"_s, {{u"account"_s, u"shop"_s}}).add(u"ESC-2001"_s, {{u"account"_s, u"shop"_s}});
        chain.lines[2] = other.lines[2];
        const Review review = reviewed(chain.text());
        QTest::newRow("an entry of another log")
            << chain.text() << Found{{int(Kind::PreviousDiffers), 2}, {int(Kind::PreviousDiffers), 3}};
    }
    {
        Chain chain = sample();
        chain.lines.insert(4, "{ not an entry");
        chain.lines.insert(6, "raw output");
        QTest::newRow("lines that are no entries")
            << chain.text() << Found{{int(Kind::EntryMalformed), 4}, {int(Kind::EntryMalformed), 6}};
    }
    {
        Chain chain = sample();
        chain.add(u"ESC-2001"_s, {{u"account"_s, u"shop"_s}}, 0, -60'000);
        QTest::newRow("the clock goes back")
            << chain.text() << Found{{int(Kind::ClockBackwards), chain.lines.size() - 1}};
    }
    {
        Chain chain = sample();
        chain.add(u"ESC-4002"_s, {{u"type"_s, u"migrate"_s}, {u"task"_s, 8}}, 8);
        chain.add(u"ESC-2001"_s, {{u"account"_s, u"shop"_s}}, 0);
        QTest::newRow("a task without an end")
            << chain.text() << Found{{int(Kind::TaskWithoutEnd), chain.lines.size() - 2}};
    }
    {
        Chain chain = sample();
        const QJsonObject params{
            {u"account"_s, u"shop"_s}, {u"leg"_s, u"out"_s}, {u"seconds"_s, 20}, {u"low"_s, 5}, {u"high"_s, 15}};
        chain.add(u"ESC-4203"_s, params).add(u"ESC-4202"_s, params);
        QTest::newRow("downtimes above the estimate")
            << chain.text()
            << Found{{int(Kind::DowntimeAboveEstimate), chain.lines.size() - 2},
                     {int(Kind::DowntimeAboveEstimate), chain.lines.size() - 1}};
    }
    {
        Chain chain;
        chain.add(u"ESC-2006"_s, {{u"account"_s, u"shop"_s}, {u"keep"_s, u"current"_s}}, 0);
        chain.add(u"ESC-6001"_s, {{u"server"_s, u"srv-acme-01"_s}}, 0);
        chain.add(u"ESC-2006"_s, {{u"account"_s, u"shop"_s}, {u"keep"_s, u"current"_s}}, 0);
        QTest::newRow("a rollback after the point of no return")
            << chain.text() << Found{{int(Kind::RollbackAfterNoReturn), 2}};
    }
}

void TestLogReview::findings()
{
    QFETCH(QByteArray, log);
    using Found = QList<std::pair<int, qint64>>;
    QFETCH(Found, found);
    QCOMPARE(kindsAndLines(reviewed(log)), found);
}

void TestLogReview::slowestStages()
{
    ReviewOptions options;
    options.slowestStages = 2;
    const Review review = reviewed(sample().text(), options);
    QCOMPARE(review.findings.size(), 2);
    QCOMPARE(review.findings[0].kind, Kind::SlowStage);
    QCOMPARE(review.findings[0].params,
             (QJsonObject{
                 {u"account"_s, u"shop"_s}, {u"stage"_s, u"copy"_s}, {u"subject"_s, u"shop"_s}, {u"seconds"_s, 5.0}}));
    QCOMPARE(review.findings[0].line, 2);
    QCOMPARE(review.findings[0].other, 1);
    QCOMPARE(review.findings[1].params.value("stage"_L1).toString(), u"sync"_s);
}

void TestLogReview::manyFindingsAreCounted()
{
    ReviewOptions options;
    options.limit = 5;
    const Review review = reviewed(sample().lines.first() + '\n' + QByteArray("no entry\n").repeated(20), options);
    QCOMPARE(std::ranges::count(review.findings, Kind::EntryMalformed, &ReviewFinding::kind), 5);
    QCOMPARE(review.leftOut, 15);
}

void TestLogReview::rawOutputIsNoMalformedLog()
{
    const Review review = reviewed(QByteArray("sending incremental file list\n").repeated(20));
    QVERIFY(review.isComplete);
    QVERIFY(review.findings.empty());
    QCOMPARE(review.entries, 0);
}

void TestLogReview::reviewIsStopped()
{
    const Log log(sample().text());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!review(*log.source, log.index, stop.get_token()).value().isComplete);
}

void TestLogReview::comparedWithItself()
{
    const Log log(test::randomLog(1, 5000));
    const Comparison comparison = compare(log.side(), log.side()).value();
    QVERIFY(comparison.isComplete);
    QCOMPARE(comparison.same, 5000);
    QCOMPARE(comparison.changed + comparison.onlyLeft + comparison.onlyRight, 0);
    for (std::size_t i = 0; i < comparison.rows.size(); ++i)
        QCOMPARE(comparison.rows[i], (CompareRow{qint64(i), qint64(i), CompareRow::Kind::Same, false}));
}

void TestLogReview::comparedWithFiguresBeyondAll()
{
    for (const QByteArray &seconds : {"1e300"_ba, "-1e300"_ba, "nan"_ba, "inf"_ba, "\"7\""_ba, "{}"_ba}) {
        Chain chain;
        chain.add(u"ESC-4202"_s, {{u"account"_s, u"shop"_s}, {u"leg"_s, u"out"_s}, {u"seconds"_s, 7.25}});
        chain.lines.last().replace("7.25", seconds);
        const Log log(chain.text());
        const Comparison comparison = compare(log.side(), log.side()).value();
        QCOMPARE(comparison.same, 1);
        for (const CompareStage &stage : comparison.stages)
            QVERIFY(stage.leftMs >= 0 && stage.leftMs == stage.rightMs);
    }
}

void TestLogReview::comparedWithAChangedOne()
{
    Chain left;
    left.stage(u"copy"_s, 100).stage(u"sync"_s, 100).stage(u"switch"_s, 100);
    Chain right;
    right.stage(u"copy"_s, 100);
    right.add(
        u"ESC-4103"_s,
        {{u"account"_s, u"shop"_s}, {u"stage"_s, u"sync"_s}, {u"subject"_s, u"shop"_s}, {u"code"_s, u"io_failed"_s}});
    right.stage(u"sync"_s, 100).stage(u"switch"_s, 100);
    right.lines.last().replace("\"bytes\":10", "\"bytes\":99");
    const Comparison comparison = compare(Log(left.text()).side(), Log(right.text()).side()).value();
    using enum CompareRow::Kind;
    const std::vector<CompareRow> expected{{0, 0, Same, false},   {1, 1, Same, false}, {-1, 2, OnlyRight, false},
                                           {2, 3, Same, false},   {3, 4, Same, false}, {4, 5, Same, false},
                                           {5, 6, Changed, false}};
    QCOMPARE(comparison.rows, expected);
    QCOMPARE(comparison.onlyRight, 1);
    QCOMPARE(comparison.changed, 1);
}

void TestLogReview::comparedRunsOfRandomChanges()
{
    QRandomGenerator random(2);
    for (int round = 0; round < 40; ++round) {
        const QList<QByteArray> base = test::plainLines(test::randomLog(quint32(round), 400));
        QList<QByteArray> sides[2];
        for (QList<QByteArray> &side : sides) {
            for (const QByteArray &line : base) {
                if (random.bounded(10) != 0)
                    side.append(line);
                if (random.bounded(10) == 0)
                    side.append(base[random.bounded(base.size())]);
            }
        }
        const Log left(sides[0].join('\n') + '\n');
        const Log right(sides[1].join('\n') + '\n');
        const Comparison comparison = compare(left.side(), right.side()).value();
        // Every line once and in order, and nothing stands opposite another kind of thing.
        qint64 nextLeft = 0;
        qint64 nextRight = 0;
        for (const CompareRow &row : comparison.rows) {
            if (row.left >= 0)
                QCOMPARE(row.left, nextLeft++);
            if (row.right >= 0)
                QCOMPARE(row.right, nextRight++);
            if (row.left >= 0 && row.right >= 0) {
                const Entry a = fromLine(sides[0][row.left]).value();
                const Entry b = fromLine(sides[1][row.right]).value();
                QCOMPARE(a.code, b.code);
                QCOMPARE(a.account, b.account);
                QCOMPARE(a.params == b.params, row.kind == CompareRow::Kind::Same);
            }
        }
        QCOMPARE(nextLeft, sides[0].size());
        QCOMPARE(nextRight, sides[1].size());
        QCOMPARE(comparison.same + comparison.changed + comparison.onlyLeft, nextLeft);
        QVERIFY(comparison.same + comparison.changed > 250);
    }
}

void TestLogReview::comparedWithOneThatSomebodyElseWrote()
{
    // The same entries with their fields in another order and spaces between them, as another writer of NDJSON has them.
    const QList<QByteArray> lines = test::plainLines(test::randomLog(7, 3000));
    QByteArray theirs;
    for (const QByteArray &line : lines)
        theirs += QJsonDocument::fromJson(line).toJson(QJsonDocument::Compact).replace("\":", "\" : ") + '\n';
    const Log left(lines.join('\n') + '\n');
    const Log right(theirs);
    const Comparison comparison = compare(left.side(), right.side()).value();
    QCOMPARE(comparison.onlyLeft, 0);
    QCOMPARE(comparison.onlyRight, 0);
    // Their numbers and the spaces within the parameters are written in another way, what is paired and counted is the same.
    QCOMPARE(comparison.same + comparison.changed, lines.size());
    QVERIFY(!comparison.stages.empty());
    for (const CompareStage &stage : comparison.stages) {
        QCOMPARE(stage.leftLine, stage.rightLine);
        QCOMPARE(stage.leftMs, stage.rightMs);
    }
}

void TestLogReview::comparedWithMuchLeftOut_data()
{
    // More than what is looked for between two stretches that are the same, and in two places.
    QTest::addColumn<qsizetype>("leftOut");
    for (const qsizetype leftOut : {1, 15, 63, 64, 65, 500})
        QTest::addRow("%d lines", int(leftOut)) << leftOut;
}

void TestLogReview::comparedWithMuchLeftOut()
{
    QFETCH(qsizetype, leftOut);
    const QList<QByteArray> base = test::plainLines(test::randomLog(8, 3000));
    QList<QByteArray> sides[2]{base, base};
    sides[0].remove(500, leftOut);
    sides[1].remove(2000, leftOut);
    const Log left(sides[0].join('\n') + '\n');
    const Log right(sides[1].join('\n') + '\n');
    const Comparison comparison = compare(left.side(), right.side()).value();
    QCOMPARE(comparison.onlyRight, leftOut);
    QCOMPARE(comparison.onlyLeft, leftOut);
    QCOMPARE(comparison.same + comparison.changed, base.size() - 2 * leftOut);
}

void TestLogReview::comparedAccounts()
{
    Chain left;
    left.stage(u"copy"_s, 100, u"shop"_s).stage(u"sync"_s, 100, u"shop"_s);
    Chain right;
    right.stage(u"copy"_s, 100, u"blog"_s).stage(u"sync"_s, 100, u"blog"_s);
    CompareOptions options;
    options.sameAccount = false;
    const Log a(left.text());
    const Log b(right.text());
    QCOMPARE(compare(a.side(), b.side(), options).value().same, 4);
    QCOMPARE(compare(a.side(), b.side()).value().onlyLeft, 4);
}

void TestLogReview::comparedStages()
{
    Chain left;
    left.stage(u"copy"_s, 5000).stage(u"sync"_s, 700);
    Chain right;
    right.stage(u"copy"_s, 5100).stage(u"sync"_s, 90'000).stage(u"switch"_s, 40);
    const Comparison comparison = compare(Log(left.text()).side(), Log(right.text()).side()).value();
    QCOMPARE(comparison.stages.size(), 3);
    const CompareStage &first = comparison.stages[0];
    QCOMPARE(first.stage, u"sync"_s);
    QCOMPARE(first.account, u"shop"_s);
    QCOMPARE(first.subject, u"shop"_s);
    QCOMPARE(first.step, 4);
    QCOMPARE(first.leftMs, 700);
    QCOMPARE(first.rightMs, 90'000);
    QCOMPARE(first.leftLine, 3);
    QCOMPARE(comparison.stages[1].stage, u"copy"_s);
    QCOMPARE(comparison.stages[2].stage, u"switch"_s);
    QCOMPARE(comparison.stages[2].leftMs, -1);
    QCOMPARE(comparison.stages[2].leftLine, -1);
}

void TestLogReview::comparedRawOutput()
{
    const Log left("2026-11-21 10:00:00 sent 100 bytes\n2026-11-21 10:00:01 done\nonly here\n"_ba);
    const Log right("2026-11-22 11:30:00 sent 90 bytes\n2026-11-22 11:40:01 done\n"_ba);
    using enum CompareRow::Kind;
    const std::vector<CompareRow> expected{{0, 0, Changed, false}, {1, 1, Same, false}, {2, -1, OnlyLeft, false}};
    QCOMPARE(compare(left.side(), right.side()).value().rows, expected);
}

void TestLogReview::comparedParts()
{
    const Log log(test::randomLog(3, 1000));
    CompareSide left = log.side();
    CompareSide right = log.side();
    left.lines = LineSet(1000);
    right.lines = LineSet(1000);
    for (qint64 line = 0; line < 1000; ++line) {
        if (line % 2)
            left.lines.insert(line);
        if (line % 2 && line % 5)
            right.lines.insert(line);
    }
    left.lines.seal();
    right.lines.seal();
    const Comparison comparison = compare(left, right).value();
    QCOMPARE(comparison.same + comparison.changed, 400);
    QCOMPARE(comparison.onlyLeft, 100);
    QCOMPARE(comparison.onlyRight, 0);
}

void TestLogReview::compareIsStopped()
{
    const Log log(test::randomLog(4, 1000));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!compare(log.side(), log.side(), {}, stop.get_token()).value().isComplete);
}

QTEST_GUILESS_MAIN(TestLogReview)
#include "tst_log_review.moc"
