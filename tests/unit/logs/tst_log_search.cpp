// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "log_files.h"

#include <escale/logs/query.h>
#include <escale/logs/search.h>

#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::logs;

class TestLogSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhatALineByLineSearchFinds_data();
    void findsWhatALineByLineSearchFinds();
    void hitsInALine_data();
    void hitsInALine();
    void randomLiterals();
    void badPatterns_data();
    void badPatterns();
    void slowPatternGivesUp();
    void searchIsStopped();
    void searchGoesOn();
    void queriesAreRead_data();
    void queriesAreRead();
    void badQueries_data();
    void badQueries();
    void randomQueries();
    void queriesReadBackAsWritten();
    void partsAreSwitchedOff();
    void filterGoesOnWithTheLog();
    void filterIsStopped();
    void times_data();
    void times();
};

namespace {

std::shared_ptr<Source> live(const QByteArray &log)
{
    const auto source = Source::live(u"live"_s);
    source->append(log);
    return source;
}

QList<qint64> numbers(const LineSet &lines)
{
    QList<qint64> numbers;
    for (qint64 i = 0; i < lines.count(); ++i)
        numbers.append(lines.at(i));
    return numbers;
}

QByteArray awkwardLog()
{
    return "plain line\n"
           "\n"
           "foo at its end\r\n"
           "ends in foo\r\n"
           "ends in foo\n"
           "  spaces before\tand a tab\n"
           "caf\xc3\xa9 \xc3\x89T\xc3\x89\n"
           "broken \xff\xfe bytes caf\xe9 foo\n"
           "foo\xff"
           "bar\n"
           "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"_ba
           + QByteArray("nul \0 byte foo\n", 15) + "aXb aXXb abcabc\n"_ba + "2026-11-21T10:15:00Z 12345\",\n"_ba
           + "\xf0\x9f\x98\x80 smile\n"_ba + "foo\nbar\n"_ba + "last without an end foo"_ba;
}

} // namespace

void TestLogSearch::findsWhatALineByLineSearchFinds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRegularExpression");
    QTest::addColumn<bool>("isCaseSensitive");
    QTest::addColumn<bool>("isWholeWord");
    const QStringList literals{u"foo"_s,
                               u"FOO"_s,
                               u"é"_s,
                               u"É"_s,
                               u"\t"_s,
                               u" "_s,
                               u"a"_s,
                               u"foo\nbar"_s,
                               u"\n"_s,
                               u"😀"_s,
                               u"nothing of the kind"_s,
                               u"a.b"_s,
                               u"12345\","_s,
                               u"\"escale.account\":\"shop\""_s,
                               u"\u212A"_s,
                               QString(QChar(0))};
    for (const QString &text : literals) {
        for (const bool isCaseSensitive : {false, true}) {
            for (const bool isWholeWord : {false, true})
                QTest::addRow("literal %d (%s) %d %d", int(literals.indexOf(text)), qPrintable(text.simplified()),
                              isCaseSensitive, isWholeWord)
                    << text << false << isCaseSensitive << isWholeWord;
        }
    }
    const QStringList expressions{u"foo$"_s,
                                  u"^foo"_s,
                                  u"^$"_s,
                                  u"a*"_s,
                                  u"a+"_s,
                                  u"."_s,
                                  u"[^a]"_s,
                                  u"foo[^a]bar"_s,
                                  u"foo\\sbar"_s,
                                  u"\\s+$"_s,
                                  u"\\bfoo\\b"_s,
                                  u"(?i)FOO"_s,
                                  u"(a)\\1"_s,
                                  u"(abc)\\1"_s,
                                  u"foo(?!\\s)"_s,
                                  u"(?<=in )foo"_s,
                                  u"(?<!in )foo"_s,
                                  u"é"_s,
                                  u"caf."_s,
                                  u"caf.$"_s,
                                  u"[é]"_s,
                                  u"é?a"_s,
                                  u"\\w+é"_s,
                                  u"\\xE9"_s,
                                  u"\\x{1F600}"_s,
                                  u"^.{1,3}$"_s,
                                  u"\\d{5}"_s,
                                  u"[a-z]+[0-9]{3}5\"[,}]"_s,
                                  u"foo|bar"_s,
                                  u"foo\\nbar"_s,
                                  u"\\Afoo"_s,
                                  u"foo\\z"_s,
                                  u"\\Qa.b\\E"_s,
                                  u"(?s)foo.bar"_s,
                                  u"(?-i)foo"_s,
                                  u"a{3,}"_s,
                                  u"[[:alpha:]]+"_s,
                                  u"\\p{Lu}"_s,
                                  u"\\P{L}foo"_s,
                                  u"\\W"_s,
                                  u"\\D+"_s,
                                  u"x?"_s,
                                  u"\\x00"_s,
                                  u"[\\x00-\\x1f]"_s,
                                  u"(?>a+)b"_s,
                                  u"a++X"_s,
                                  u"ESC-42[0-9]{2}"_s,
                                  u"\"escale.step\":[4-7]"_s,
                                  u"\\K"_s,
                                  u"(?x) f o o"_s,
                                  u"foo(?=\\xff)"_s,
                                  u"\\R"_s,
                                  u"\\h"_s,
                                  u"^\\s*$"_s,
                                  u"k"_s,
                                  u"\\Bar"_s,
                                  u"ends? in[ ]fo+$"_s,
                                  u"spaces{1,2} before"_s,
                                  u"[]a]bcabc"_s,
                                  u"smilex?e"_s,
                                  u"caf\u00e9?"_s,
                                  u"\\[?foo\\]*"_s,
                                  u"abcabc{0}"_s,
                                  u"[[:alpha:]]nothing"_s};
    for (const QString &text : expressions) {
        QTest::addRow("regex %s", qPrintable(text)) << text << true << true << false;
        QTest::addRow("regex %s, any case", qPrintable(text)) << text << true << false << false;
    }
    for (const QString &text : {u"foo|bar"_s, u"a*"_s, u"é"_s, u"\\W"_s})
        QTest::addRow("regex %s, whole words", qPrintable(text)) << text << true << false << true;
}

void TestLogSearch::findsWhatALineByLineSearchFinds()
{
    QFETCH(QString, text);
    QFETCH(bool, isRegularExpression);
    QFETCH(bool, isCaseSensitive);
    QFETCH(bool, isWholeWord);
    const Result<Pattern> pattern = Pattern::make(text, {isRegularExpression, isCaseSensitive, isWholeWord});
    QVERIFY(pattern);
    const QByteArray awkward = awkwardLog();
    const QByteArray valid = QString::fromUtf8(test::randomLog(1, 150) + "Kelvin \u212A\nÉté été\nfoo\n").toUtf8();
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !isCaseSensitive);
    QString plain = isRegularExpression ? text : QRegularExpression::escape(text);
    if (isWholeWord)
        plain = u"\\b(?:"_s + plain + u")\\b"_s;
    const QRegularExpression expression(plain, options);
    QVERIFY(expression.isValid());
    for (const QByteArray &log : {awkward, valid, awkward + valid + awkward}) {
        const auto source = live(log);
        const Index index = buildIndex(*source);
        const Result<SearchResult> found = search(*source, index, *pattern);
        QVERIFY(found && found->isComplete);
        QCOMPARE(found->givenUp, 0);
        const QList<QByteArray> lines = test::plainLines(log);
        QCOMPARE(index.lineCount(), lines.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool byLine = pattern->matches(lines[i]);
            if (found->lines.contains(i) != byLine)
                QFAIL(qPrintable(u"line %1: %2"_s.arg(i).arg(QString::fromUtf8(lines[i].left(300)))));
            // Another implementation, for what is valid.
            if (lines[i].isValidUtf8()) {
                if (expression.match(QString::fromUtf8(lines[i])).hasMatch() != byLine)
                    QFAIL(qPrintable(u"by another: line %1: %2"_s.arg(i).arg(QString::fromUtf8(lines[i].left(300)))));
            }
            QCOMPARE(!pattern->hits(lines[i]).empty() || byLine, byLine);
        }
    }
}

void TestLogSearch::hitsInALine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QList<qint64>>("places"); // offset, size, …
    QTest::newRow("several") << u"ab"_s << "ab cab AB"_ba << QList<qint64>{0, 2, 4, 2, 7, 2};
    QTest::newRow("no overlap") << u"aa"_s << "aaaaa"_ba << QList<qint64>{0, 2, 2, 2};
    QTest::newRow("none") << u"x"_s << "aaaaa"_ba << QList<qint64>{};
    QTest::newRow("empty ones are none") << u"/x*/"_s << "éxxé"_ba << QList<qint64>{2, 2};
    QTest::newRow("behind invalid bytes") << u"/b+/"_s
                                          << "\xff\xff"
                                             "bb\xff"
                                             "b"_ba
                                          << QList<qint64>{2, 2, 5, 1};
    QTest::newRow("looking back") << u"/(?<=a)b/"_s << "ab bb ab"_ba << QList<qint64>{1, 1, 7, 1};
}

void TestLogSearch::hitsInALine()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, line);
    QFETCH(QList<qint64>, places);
    const bool isRegularExpression = text.startsWith(u'/');
    const Result<Pattern> pattern = Pattern::make(isRegularExpression ? text.sliced(1).chopped(1) : text,
                                                  {.isRegularExpression = isRegularExpression});
    QVERIFY(pattern);
    QList<qint64> found;
    for (const Pattern::Hit &hit : pattern->hits(line))
        found << hit.offset << hit.size;
    QCOMPARE(found, places);
}

void TestLogSearch::randomLiterals()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        QByteArray log;
        const int size = random.bounded(2000);
        for (int i = 0; i < size; ++i)
            log += random.bounded(30) == 0 ? '\n' : char('a' + random.bounded(3));
        QByteArray needle;
        for (int i = 1 + random.bounded(random.bounded(2) ? 3 : 90); i > 0; --i)
            needle += char('a' + random.bounded(3));
        if (log.size() > needle.size() + 1 && random.bounded(2)) // one that is there
            needle = log.sliced(random.bounded(log.size() - needle.size()), needle.size()).replace('\n', 'a');
        const auto source = live(log);
        const Index index = buildIndex(*source);
        const Result<Pattern> pattern =
            Pattern::make(QString::fromLatin1(needle), {.isRegularExpression = false, .isCaseSensitive = true});
        const Result<SearchResult> found = search(*source, index, *pattern);
        QList<qint64> expected;
        const QList<QByteArray> lines = test::plainLines(log);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (lines[i].contains(needle))
                expected.append(i);
        }
        QCOMPARE(numbers(found->lines), expected);
    }
}

void TestLogSearch::badPatterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("offset");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("parenthesis") << u"é(a"_s << 3;
    QTest::newRow("class") << u"[a"_s << 2;
    QTest::newRow("repetition") << u"*a"_s << 0;
    QTest::newRow("backslash") << u"a\\"_s << 2;
}

void TestLogSearch::badPatterns()
{
    QFETCH(QString, text);
    QFETCH(int, offset);
    const Result<Pattern> pattern = Pattern::make(text, {.isRegularExpression = true});
    QVERIFY(!pattern);
    QCOMPARE(pattern.error().code, u"bad_pattern"_s);
    QVERIFY(std::abs(pattern.error().params.value("offset"_L1).toInt() - offset) <= 1);
}

void TestLogSearch::slowPatternGivesUp()
{
    const auto source = live(QByteArray(5000, 'a') + "b\nshort\n");
    const Index index = buildIndex(*source);
    const Result<SearchResult> found =
        search(*source, index, *Pattern::make(u"(a+)+(\\1)c"_s, {.isRegularExpression = true}));
    QVERIFY(found && found->isComplete);
    QCOMPARE(found->lines.count(), 0);
}

void TestLogSearch::searchIsStopped()
{
    const auto source = live(test::randomLog(2, 30'000));
    const Index index = buildIndex(*source);
    std::stop_source stop;
    stop.request_stop();
    const Result<SearchResult> found = search(*source, index, *Pattern::make(u"ESC"_s), stop.get_token());
    QVERIFY(found && !found->isComplete);
}

void TestLogSearch::searchGoesOn()
{
    const auto source = live(test::randomLog(3, 10'000));
    const Index index = buildIndex(*source);
    const Pattern pattern = *Pattern::make(u"shop"_s);
    const Result<SearchResult> all = search(*source, index, pattern);
    for (const qint64 from : {qint64(0), qint64(1), qint64(1699), qint64(5000), qint64(9999), qint64(10'000)}) {
        SearchOptions options;
        options.firstLine = from;
        const Result<SearchResult> rest = search(*source, index, pattern, {}, options);
        QVERIFY(rest && rest->isComplete);
        QList<qint64> expected = numbers(all->lines);
        expected.removeIf([from](qint64 line) { return line < from; });
        QCOMPARE(numbers(rest->lines), expected);
    }
}

void TestLogSearch::queriesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char *text, const char *printed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(printed);
    };
    row("", "");
    row("  ", "");
    row("word", "word");
    row("two words", "two words");
    row("step:4 account:shop", "step:4 account:shop");
    row("a or b c or not d", "a or (b c) or not d");
    row("a and b AND c", "a b c");
    row("(a or b) c", "(a or b) c");
    row("((a))", "a");
    row("-a -(b c)", "not a not (b c)");
    row("~a ~(b or c)", "~a ~(b or c)");
    row("not ~a", "not ~a");
    row("level:>=warning step:<5", "level:>=warning step:<5");
    row("\"or\" \"a b\" \"q\\\"q\" \"b\\\\s\"", "\"or\" \"a b\" \"q\\\"q\" \"b\\\\s\"");
    row("/a b\\/c\\d/ case:/X/ case:x", "/a b\\/c\\d/ case:/X/ case:x");
    row("regex:/a/ regex:b", "/a/ /b/");
    row("text:\"step:4\"", "\"step:4\"");
    row("case:regex:\"a\\\\/b\"", "case:regex:\"a\\\\/b\"");
    row("code:ESC-42* account:\"a b\" account:\"\"", "code:ESC-42* account:\"a b\" account:\"\"");
    row("time:2026-11-21..2026-11-22T10:15 time:..2026", "time:2026-11-21..2026-11-22T10:15 time:..2026");
    row("a-b order notes", "a-b order notes");
    row("été", "été");
}

void TestLogSearch::queriesAreRead()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const Result<Query> query = parseQuery(text);
    QVERIFY2(query, query ? "" : qPrintable(query.error().code));
    QCOMPARE(toText(*query), printed);
    QCOMPARE(parseQuery(printed).value(), *query);
}

void TestLogSearch::badQueries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("offset");
    QTest::newRow("field") << u"a stop:4"_s << u"unknown_field"_s << 2;
    QTest::newRow("step") << u"step:four"_s << u"bad_value"_s << 0;
    QTest::newRow("level") << u"level:loud"_s << u"bad_value"_s << 0;
    QTest::newRow("time") << u"x time:yesterday"_s << u"bad_value"_s << 2;
    QTest::newRow("times") << u"time:.."_s << u"bad_value"_s << 0;
    QTest::newRow("quote") << u"a \"b"_s << u"unclosed_quote"_s << 2;
    QTest::newRow("slash") << u"/b"_s << u"unclosed_quote"_s << 0;
    QTest::newRow("parenthesis") << u"a (b"_s << u"unclosed_parenthesis"_s << 2;
    QTest::newRow("too many") << u"a)"_s << u"unexpected"_s << 1;
    QTest::newRow("nothing inside") << u"()"_s << u"unexpected"_s << 1;
    QTest::newRow("nothing after or") << u"a or"_s << u"empty"_s << 4;
    QTest::newRow("nothing after not") << u"a not"_s << u"empty"_s << 5;
    QTest::newRow("nothing to search") << u"text:"_s << u"empty"_s << 0;
    QTest::newRow("case of a step") << u"case:step:4"_s << u"bad_value"_s << 0;
    QTest::newRow("deep") << QString(500, u'(') + u'a' + QString(500, u')') << u"too_deep"_s << 101;
    QTest::newRow("pattern") << u"a /(/"_s << QString() << 2;
}

void TestLogSearch::badQueries()
{
    QFETCH(QString, text);
    QFETCH(QString, reason);
    QFETCH(int, offset);
    const Result<Query> query = parseQuery(text);
    QVERIFY(!query);
    QCOMPARE(query.error().code, reason.isEmpty() ? u"bad_pattern"_s : u"bad_query"_s);
    QCOMPARE(query.error().params.value("reason"_L1).toString(), reason);
    QCOMPARE(query.error().params.value("offset"_L1).toInt(), offset);
}

namespace {

Query randomQuery(QRandomGenerator &random, int depth)
{
    static const QList<std::pair<Field, QString>> conditions{{Field::Step, u"4"_s},
                                                             {Field::Step, u">=5"_s},
                                                             {Field::Step, u"0"_s},
                                                             {Field::Account, u"shop"_s},
                                                             {Field::Account, u"*t*"_s},
                                                             {Field::Account, QString()},
                                                             {Field::Account, u"Crème \"brûlée\""_s},
                                                             {Field::Task, u"2"_s},
                                                             {Field::Level, u"error"_s},
                                                             {Field::Level, u"<error"_s},
                                                             {Field::Actor, u"sophie"_s},
                                                             {Field::Code, u"ESC-42*"_s},
                                                             {Field::Code, u"nothing"_s},
                                                             {Field::Time, u"2026-11-21T10:05..2026-11-21T10:20"_s},
                                                             {Field::Time, u"..2026-11-21T10:10"_s},
                                                             {Field::Time, u"2026-11-21T10:12"_s},
                                                             {Field::Text, u"Shop"_s},
                                                             {Field::Text, u"\"bytes\":1234"_s},
                                                             {Field::Text, u"a / b~(c)"_s},
                                                             {Field::Regex, u"bytes\":[0-9]*7000"_s},
                                                             {Field::Regex, u"(?<!\\\\)\"brûlée"_s},
                                                             {Field::Regex, u"a/b\\d"_s}};
    Query query;
    query.isOn = random.bounded(5) != 0;
    const int kind = depth > 3 ? 0 : random.bounded(5);
    if (kind <= 1) {
        const auto &[field, value] = conditions[random.bounded(conditions.size())];
        const bool isOn = query.isOn;
        query = Query::condition(field, value, (field == Field::Text || field == Field::Regex) && random.bounded(2));
        query.isOn = isOn;
        return query;
    }
    query.kind = kind == 2 ? Query::Kind::Not : kind == 3 ? Query::Kind::And : Query::Kind::Or;
    const int parts = query.kind == Query::Kind::Not ? 1 : 2 + random.bounded(2);
    for (int i = 0; i < parts; ++i)
        query.parts.push_back(randomQuery(random, depth + 1));
    return query;
}

} // namespace

void TestLogSearch::randomQueries()
{
    // Entries, with raw output between them, which has the time of the entry before it.
    QByteArray log;
    for (const QByteArray &line : test::plainLines(test::randomLog(4, 2500)))
        log += line + (log.size() % 3 ? "\n" : "\nrsync: [sender] shop error\n");
    const auto source = live(log);
    const Index index = buildIndex(*source);
    const QList<QByteArray> lines = test::plainLines(log);
    QRandomGenerator random(5);
    Filter filter(source);
    for (int round = 0; round < 60; ++round) {
        const Query query = randomQuery(random, 0);
        const Result<Filter::Found> found = filter.apply(query, index);
        QVERIFY(found && found->isComplete);
        for (qsizetype i = round % 31; i < lines.size(); i += 31) {
            const Result<bool> matches = Filter::matches(query, lines[i], index.time(i));
            QVERIFY(matches);
            if (found->lines.contains(i) != *matches)
                QFAIL(qPrintable(u"%1 on %2"_s.arg(toText(query), QString::fromUtf8(lines[i]))));
        }
    }
}

void TestLogSearch::queriesReadBackAsWritten()
{
    QRandomGenerator random(6);
    for (int round = 0; round < 500; ++round) {
        const Query query = randomQuery(random, 0);
        const QString text = toText(query);
        const Result<Query> read = parseQuery(text);
        QVERIFY2(read, qPrintable(text));
        if (*read != query)
            QFAIL(qPrintable(u"%1, read back: %2"_s.arg(text, toText(*read))));
    }
}

void TestLogSearch::partsAreSwitchedOff()
{
    const auto source = live(test::randomLog(8, 1000));
    const Index index = buildIndex(*source);
    Filter filter(source);
    const auto count = [&](const QString &text) {
        return filter.apply(parseQuery(text).value(), index).value().lines.count();
    };
    QCOMPARE(count(u"step:4 ~account:shop"_s), count(u"step:4"_s));
    QCOMPARE(count(u"step:4 or ~account:shop"_s), count(u"step:4"_s));
    QCOMPARE(count(u"~step:4"_s), 1000);
    QCOMPARE(count(u"not ~step:4"_s), 1000);
    QCOMPARE(count(u"step:4 (~a or ~b)"_s), count(u"step:4"_s));
    QCOMPARE(count(u""_s), 1000);
    QCOMPARE(count(u"step:4"_s) + count(u"-step:4"_s), 1000);
}

void TestLogSearch::filterGoesOnWithTheLog()
{
    const auto source = Source::live(u"live"_s);
    Filter filter(source);
    Index index;
    QRandomGenerator random(9);
    const QByteArray log = test::randomLog(10, 4000);
    const Query query = parseQuery(u"(account:shop level:error) or \"bytes\\\":12\" or /5000\\b/"_s).value();
    QList<qint64> last;
    for (qsizetype at = 0; at < log.size();) {
        const qsizetype size = std::min<qsizetype>(log.size() - at, random.bounded(60'000));
        source->append(QByteArrayView(log).sliced(at, size)); // also parts of lines
        at += size;
        index = buildIndex(*source, {}, {}, index);
        const Result<Filter::Found> found = filter.apply(query, index);
        QVERIFY(found && found->isComplete);
        Filter fresh(source);
        last = numbers(found->lines);
        QCOMPARE(last, numbers(fresh.apply(query, index).value().lines));
    }
    QVERIFY(last.size() > 100);
    // And another log with the same filter.
    QCOMPARE(filter.apply(query, Index()).value().lines.size(), 0);
    QCOMPARE(numbers(filter.apply(query, index).value().lines), last);
}

void TestLogSearch::filterIsStopped()
{
    const auto source = live(test::randomLog(11, 20'000));
    const Index index = buildIndex(*source);
    Filter filter(source);
    std::stop_source stop;
    stop.request_stop();
    const Query query = parseQuery(u"step:4 /bytes.*7/"_s).value();
    const Result<Filter::Found> stopped = filter.apply(query, index, stop.get_token());
    QVERIFY(stopped && !stopped->isComplete);
    const Result<Filter::Found> found = filter.apply(query, index);
    QVERIFY(found && found->isComplete && found->lines.count() > 0);
}

void TestLogSearch::times_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("lines");
    // The log has one line at each full hour of two days.
    QTest::newRow("a day") << u"2026-11-21"_s << 24;
    QTest::newRow("an hour") << u"2026-11-21T10"_s << 1;
    QTest::newRow("a minute") << u"2026-11-21T10:00"_s << 1;
    QTest::newRow("another minute") << u"2026-11-21T10:01"_s << 0;
    QTest::newRow("a second") << u"2026-11-21T10:00:00Z"_s << 1;
    QTest::newRow("a moment") << u"2026-11-21T10:00:00.000Z"_s << 1;
    QTest::newRow("in another zone") << u"2026-11-21T11:00:00+01:00"_s << 1;
    QTest::newRow("a month") << u"2026-11"_s << 48;
    QTest::newRow("from") << u"2026-11-22.."_s << 24;
    QTest::newRow("until") << u"..2026-11-21"_s << 24;
    QTest::newRow("from hour to hour") << u"2026-11-21T10..2026-11-21T12"_s << 3;
    QTest::newRow("turned round") << u"2026-11-22..2026-11-20"_s << 0;
}

void TestLogSearch::times()
{
    QFETCH(QString, value);
    QFETCH(int, lines);
    QByteArray log = "a line before all times\n";
    const QDateTime begin({2026, 11, 21}, {0, 0}, QTimeZone::UTC);
    for (int hour = 0; hour < 48; ++hour)
        log += begin.addSecs(hour * 3600).toString(Qt::ISODate).toLatin1() + " hello\n";
    const auto source = live(log);
    Filter filter(source);
    const Result<Filter::Found> found = filter.apply(Query::condition(Field::Time, value), buildIndex(*source));
    QVERIFY(found);
    QCOMPARE(found->lines.count(), lines);
}

QTEST_GUILESS_MAIN(TestLogSearch)
#include "tst_log_search.moc"
