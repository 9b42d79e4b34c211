// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/clock.h>
#include <escale/core/error.h>
#include <escale/core/id.h>
#include <escale/core/inventory.h>
#include <escale/core/localized_text.h>
#include <escale/core/money.h>

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace escale;

class CoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void moneyIsReadAndWritten_data();
    void moneyIsReadAndWritten();
    void moneyIsShared_data();
    void moneyIsShared();
    void timesAreReadAndWritten_data();
    void timesAreReadAndWritten();
    void timesOfTheSystemAreUtc();
    void unknownNamesAreUnknown_data();
    void unknownNamesAreUnknown();
    void inventoryNamesRoundTrip();
    void idsAreOfOneKind();
    void textsFallBack();
    void failuresCarryCodeAndParams();
};

// The wire form of money is ours (design of the API: "money as a decimal string with a currency").
void CoreTest::moneyIsReadAndWritten_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<QString>("written");
    const auto good = [](const char *row, const QString &amount, qint64 cents, const QString &written) {
        QTest::newRow(row) << amount << u"EUR"_s << true << cents << written;
    };
    const auto bad = [](const char *row, const QString &amount, const QString &currency = u"EUR"_s) {
        QTest::newRow(row) << amount << currency << false << qint64(0) << QString();
    };
    good("two decimals", u"27.30"_s, 2730, u"27.30"_s);
    good("one decimal", u"27.3"_s, 2730, u"27.30"_s);
    good("no decimals", u"27"_s, 2700, u"27.00"_s);
    good("nothing", u"0.00"_s, 0, u"0.00"_s);
    good("one cent", u"0.01"_s, 1, u"0.01"_s);
    good("negative", u"-1.05"_s, -105, u"-1.05"_s);
    good("negative below one", u"-0.05"_s, -5, u"-0.05"_s);
    good("where floating point would round", u"90071992547409.93"_s, 9007199254740993, u"90071992547409.93"_s);
    bad("three decimals", u"1.005"_s);
    bad("empty", u""_s);
    bad("sign alone", u"-"_s);
    bad("no whole part", u".50"_s);
    bad("no decimals after the point", u"1."_s);
    bad("comma", u"1,50"_s);
    bad("two points", u"1.2.3"_s);
    bad("exponent", u"1e3"_s);
    bad("plus", u"+1.00"_s);
    bad("space", u" 1.00"_s);
    bad("other digits", u"١.٠٠"_s);
    bad("too long to count", u"1234567890123456.00"_s);
    bad("no currency", u"1.00"_s, u""_s);
    bad("small currency", u"1.00"_s, u"eur"_s);
    bad("sign as currency", u"1.00"_s, u"€"_s);
}

void CoreTest::moneyIsReadAndWritten()
{
    QFETCH(QString, amount);
    QFETCH(QString, currency);
    QFETCH(bool, valid);
    const std::optional<Money> money = Money::fromDecimal(amount, currency);
    QCOMPARE(money.has_value(), valid);
    if (!valid)
        return;
    QTEST(money->cents(), "cents");
    QCOMPARE(money->currency(), currency);
    QTEST(money->toDecimal(), "written");
    QCOMPARE(Money::fromDecimal(money->toDecimal(), currency), money);
}

void CoreTest::moneyIsShared_data()
{
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("S2: three days of June at 273.00 are 27.30")
        << qint64(27300) << qint64(3) << qint64(30) << qint64(2730);
    QTest::newRow("S2: a day of a month of 31 days, rounded") << qint64(8900) << qint64(1) << qint64(31) << qint64(287);
    QTest::newRow("half a cent rounds up") << qint64(1) << qint64(1) << qint64(2) << qint64(1);
    QTest::newRow("less than half rounds down") << qint64(1) << qint64(1) << qint64(3) << qint64(0);
    QTest::newRow("all") << qint64(8900) << qint64(28) << qint64(28) << qint64(8900);
    QTest::newRow("none") << qint64(8900) << qint64(0) << qint64(28) << qint64(0);
    QTest::newRow("where floating point would round")
        << qint64(9007199254740993) << qint64(1) << qint64(1) << qint64(9007199254740993);
}

void CoreTest::moneyIsShared()
{
    QFETCH(qint64, cents);
    QFETCH(qint64, numerator);
    QFETCH(qint64, denominator);
    const Money share = Money(cents, u"EUR"_s).share(numerator, denominator);
    QTEST(share.cents(), "expected");
    QCOMPARE(share.currency(), u"EUR"_s);
}

void CoreTest::timesAreReadAndWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written"); // empty: not a time
    QTest::newRow("UTC with milliseconds") << u"2026-11-21T10:15:00.250Z"_s << u"2026-11-21T10:15:00.250Z"_s;
    QTest::newRow("UTC without") << u"2026-11-21T10:15:00Z"_s << u"2026-11-21T10:15:00.000Z"_s;
    QTest::newRow("an offset is turned into UTC") << u"2026-06-30T23:30:00+02:00"_s << u"2026-06-30T21:30:00.000Z"_s;
    QTest::newRow("leap day") << u"2028-02-29T00:00:00.000Z"_s << u"2028-02-29T00:00:00.000Z"_s;
    QTest::newRow("no leap day in that year") << u"2026-02-29T00:00:00.000Z"_s << QString();
    QTest::newRow("date alone") << u"2026-11-21"_s << QString();
    QTest::newRow("no offset") << u"2026-11-21T10:15:00"_s << QString();
    QTest::newRow("hour 25") << u"2026-11-21T25:00:00Z"_s << QString();
    QTest::newRow("a sentence") << u"tomorrow"_s << QString();
    QTest::newRow("empty") << u""_s << QString();
}

void CoreTest::timesAreReadAndWritten()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const QDateTime time = fromWireTime(text);
    QCOMPARE(time.isValid(), !written.isEmpty());
    QCOMPARE(toWireTime(time), written);
    if (time.isValid())
        QCOMPARE(time.timeSpec(), Qt::UTC);
}

void CoreTest::timesOfTheSystemAreUtc()
{
    QCOMPARE(SystemClock().now().timeSpec(), Qt::UTC);
    QVERIFY(qAbs(SystemClock().now().secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void CoreTest::unknownNamesAreUnknown_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "quantum", "Client", "client ", "unknown", "transit\n", "serveur"})
        QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
}

// Design of the API: "unknown enum values kept and shown as unknown (never as finished)".
void CoreTest::unknownNamesAreUnknown()
{
    QFETCH(QString, text);
    QCOMPARE(fromName<ServerRole>(text), ServerRole::Unknown);
    QCOMPARE(fromName<ServerState>(text), ServerState::Unknown);
    QCOMPARE(nameOf(ServerRole::Unknown), "unknown"_L1);
}

void CoreTest::inventoryNamesRoundTrip()
{
    const auto check = []<typename E>(E last) {
        for (int i = 0; i < int(last); ++i)
            QCOMPARE(fromName<E>(QString(nameOf(E(i)))), E(i));
        QCOMPARE(qsizetype(enumNames<E>.size()), qsizetype(last));
    };
    check(ServerRole::Unknown);
    check(ServerPlan::Unknown);
    check(ServerState::Unknown);
    check(DnsHost::Unknown);
}

void CoreTest::idsAreOfOneKind()
{
    static_assert(!std::is_convertible_v<ServerId, AccountId> && !std::is_constructible_v<ServerId, AccountId>);
    static_assert(!std::is_convertible_v<qint64, ServerId> && !std::is_convertible_v<ServerId, qint64>);
    QVERIFY(!ServerId().isValid());
    QVERIFY(!ServerId(-1).isValid());
    QVERIFY(ServerId(1).isValid());
    QVERIFY(ServerId(1) < ServerId(2));
    QCOMPARE((QSet<ServerId>{ServerId(1), ServerId(1), ServerId(2)}.size()), 2);
}

void CoreTest::textsFallBack()
{
    const LocalizedText both{u"Migration"_s, u"Migration (fr)"_s};
    QCOMPARE(both.in(QLocale(QLocale::French, QLocale::Canada)), u"Migration (fr)"_s);
    QCOMPARE(both.in(QLocale(QLocale::English)), u"Migration"_s);
    QCOMPARE(both.in(QLocale(QLocale::German)), u"Migration"_s);
    QCOMPARE((LocalizedText{u"only"_s, {}}.in(QLocale(QLocale::French))), u"only"_s);
    QCOMPARE((LocalizedText{{}, u"seul"_s}.in(QLocale(QLocale::English))), u"seul"_s);
}

void CoreTest::failuresCarryCodeAndParams()
{
    const Result<int> result = failure(u"timeout"_s, {{u"seconds"_s, 30}}, u"raw words"_s);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error(), (Error{u"timeout"_s, {{u"seconds"_s, 30}}, u"raw words"_s}));
}

QTEST_GUILESS_MAIN(CoreTest)
#include "tst_core.moc"
