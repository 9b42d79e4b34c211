// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/clocks.h>

#include <QtTest/QTest>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;

/// Days and money: the notes of S2, and P6. Days are those of Europe/Paris, which changes to summer time on 29 March 2026
/// and back on 25 October 2026.
class ClocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freeTransit_data();
    void freeTransit();
    void freeTransitNeedsAReadyDedicatedServer();
    void daysAndCost_data();
    void daysAndCost();
    void releaseStopsTheDays();
    void sharedTransitCostsNothing();
    void rollback_data();
    void rollback();
    void rollbackCountsTheLatestMove();
    void firstRollback();
};

void ClocksTest::freeTransit_data()
{
    QTest::addColumn<QDateTime>("ready");
    QTest::addColumn<QDateTime>("reinstalled");
    QTest::addColumn<std::optional<Party>>("by");
    QTest::addColumn<QDateTime>("until");
    using By = std::optional<Party>;
    const QDateTime ready = at("2026-06-02T10:00:00.000Z");
    QTest::newRow("S2: two weeks") << ready << QDateTime() << By() << at("2026-06-16T10:00:00.000Z");
    QTest::newRow("S2: two weeks, over the change to summer time")
        << at("2026-03-20T14:00:00.000Z") << QDateTime() << By() << at("2026-04-03T13:00:00.000Z");
    QTest::newRow("S2: two weeks, over the change to winter time")
        << at("2026-10-20T13:00:00.000Z") << QDateTime() << By() << at("2026-11-03T14:00:00.000Z");
    QTest::newRow("S2: two weeks, over the end of a month")
        << at("2026-02-20T11:00:00.000Z") << QDateTime() << By() << at("2026-03-06T11:00:00.000Z");
    QTest::newRow("S2: two weeks, over a leap day")
        << at("2028-02-20T11:00:00.000Z") << QDateTime() << By() << at("2028-03-05T11:00:00.000Z");
    QTest::newRow("P6: a time of day that the change to summer time skips")
        << at("2026-03-15T01:30:00.000Z") << QDateTime() << By() << at("2026-03-29T01:30:00.000Z");
    QTest::newRow("S2: the customer finalises and has a week from the reinstallation")
        << ready << at("2026-06-12T10:00:00.000Z") << By(Party::Customer) << at("2026-06-19T10:00:00.000Z");
    QTest::newRow("S2: the week is over before the two weeks are")
        << ready << at("2026-06-04T10:00:00.000Z") << By(Party::Customer) << at("2026-06-16T10:00:00.000Z");
    QTest::newRow("S2: support finalises")
        << ready << at("2026-06-12T10:00:00.000Z") << By(Party::Support) << at("2026-06-16T10:00:00.000Z");
    QTest::newRow("S2: the customer finalises, not reinstalled yet")
        << ready << QDateTime() << By(Party::Customer) << at("2026-06-16T10:00:00.000Z");
}

void ClocksTest::freeTransit()
{
    QFETCH(QDateTime, ready);
    QFETCH(QDateTime, reinstalled);
    QFETCH(std::optional<Party>, by);
    MigrationFacts facts = atStep(Step::Migrate);
    facts.transit.readyAt = ready;
    facts.reinstallation.doneAt = reinstalled;
    facts.finalisationBy = by;
    QTEST(freeTransitUntil(facts, Policy()), "until");
    QCOMPARE(freeTransitUntil(facts, Policy()).timeSpec(), Qt::UTC);
    // S3 is older and gives one week: it is the platform's policy, nobody else's.
    Policy older;
    older.transitFreeDays = 7;
    if (!reinstalled.isValid())
        QCOMPARE(freeTransitUntil(facts, older).toTimeZone(older.timeZone).addDays(7),
                 freeTransitUntil(facts, Policy()).toTimeZone(older.timeZone));
}

void ClocksTest::freeTransitNeedsAReadyDedicatedServer()
{
    QVERIFY(!freeTransitUntil(atStep(Step::InstallTransit), Policy()).isValid());
    MigrationFacts shared = atStep(Step::Migrate);
    shared.transit.kind = TransitKind::Shared;
    QVERIFY(!freeTransitUntil(shared, Policy()).isValid());
}

void ClocksTest::daysAndCost_data()
{
    QTest::addColumn<QDateTime>("ready");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<qint64>("price"); // cents a month
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("cost");
    const QDateTime june = at("2026-06-02T10:00:00.000Z"); // free until 16 June 12:00 in Paris
    const auto row = [](const char *name, const QDateTime &ready, const char *now, qint64 price, int days,
                        const QString &cost) { QTest::newRow(name) << ready << at(now) << price << days << cost; };
    row("S2: on the first day", june, "2026-06-02T10:00:01.000Z", 27300, 0, u"0.00"_s);
    row("S2: in the last second", june, "2026-06-16T10:00:00.000Z", 27300, 0, u"0.00"_s);
    row("S2: a second over is a day begun", june, "2026-06-16T10:00:01.000Z", 27300, 1, u"9.10"_s);
    row("S2: exactly a day", june, "2026-06-17T10:00:00.000Z", 27300, 1, u"9.10"_s);
    row("S2: a second day begun", june, "2026-06-17T10:00:01.000Z", 27300, 2, u"18.20"_s);
    row("P6: three days late in June", june, "2026-06-19T09:00:00.000Z", 27300, 3, u"27.30"_s);
    row("S2: day by day, over the end of a month", june, "2026-07-26T09:00:00.000Z", 27300, 40,
        u"356.66"_s); // 15 of 30, 25 of 31
    row("S2: rounded to the cent", june, "2026-06-17T09:00:00.000Z", 8900, 1, u"2.97"_s);
    row("leap year: 27, 28, 29 February and 1 March", at("2028-02-13T11:00:00.000Z"), "2028-03-02T10:00:00.000Z", 89900,
        4, u"122.00"_s);
    row("no leap year: 27, 28 February and 1 March", at("2026-02-13T11:00:00.000Z"), "2026-03-02T10:00:00.000Z", 86800,
        3, u"90.00"_s);
    row("P6: the 23 hours of 29 March 2026 are a day", at("2026-03-14T12:00:00.000Z"), "2026-03-29T11:00:00.000Z",
        31000, 1, u"10.00"_s);
    row("P6: and after them the second begins", at("2026-03-14T12:00:00.000Z"), "2026-03-29T11:00:01.000Z", 31000, 2,
        u"20.00"_s);
    row("P6: the 25 hours of 25 October 2026 are a day", at("2026-10-10T10:00:00.000Z"), "2026-10-25T11:00:00.000Z",
        31000, 1, u"10.00"_s);
    row("P6: and after them the second begins, in October", at("2026-10-10T10:00:00.000Z"), "2026-10-25T11:00:01.000Z",
        31000, 2, u"20.00"_s);
    row("P6: midnight of the platform, not of UTC, ends a month", at("2026-06-16T22:30:00.000Z"),
        "2026-07-01T22:00:00.000Z", 31000, 1,
        u"10.00"_s); // free until 1 July 00:30 in Paris, which is 30 June in UTC: a day of July
    row("a server that costs nothing", june, "2026-07-26T09:00:00.000Z", 0, 40, u"0.00"_s);
}

void ClocksTest::daysAndCost()
{
    QFETCH(QDateTime, ready);
    QFETCH(QDateTime, now);
    QFETCH(qint64, price);
    MigrationFacts facts = atStep(Step::Migrate);
    facts.transit.readyAt = ready;
    QTEST(daysOver(facts, Policy(), now), "days");
    const Money cost = costSoFar(facts, Money(price, u"EUR"_s), Policy(), now);
    QTEST(cost.toDecimal(), "cost");
    QCOMPARE(cost.currency(), u"EUR"_s);
}

void ClocksTest::releaseStopsTheDays()
{
    MigrationFacts facts = atStep(Step::Complete);
    facts.transit.readyAt = at("2026-06-02T10:00:00.000Z");
    facts.reinstallation.doneAt = {};
    const QDateTime much = at("2026-08-01T10:00:00.000Z");
    facts.transit.releasedAt = at("2026-06-18T10:00:00.000Z");
    QCOMPARE(daysOver(facts, Policy(), much), 2);
    facts.transit.releasedAt = at("2026-06-10T10:00:00.000Z");
    QCOMPARE(daysOver(facts, Policy(), much), 0);
    facts.transit.releasedAt = at("2026-06-30T10:00:00.000Z"); // not yet, as of then
    QCOMPARE(daysOver(facts, Policy(), at("2026-06-17T10:00:00.000Z")), 1);
}

void ClocksTest::sharedTransitCostsNothing()
{
    MigrationFacts facts = atStep(Step::Migrate);
    facts.transit.kind = TransitKind::Shared; // S2, notes: no limit in time
    QCOMPARE(daysOver(facts, Policy(), at("2027-06-18T10:00:00.000Z")), 0);
    QCOMPARE(costSoFar(facts, Money(8900, u"EUR"_s), Policy(), at("2027-06-18T10:00:00.000Z")), Money(0, u"EUR"_s));
}

void ClocksTest::rollback_data()
{
    QTest::addColumn<QDateTime>("started");
    QTest::addColumn<QDateTime>("until");
    QTest::newRow("P6: seven days from the start of the move")
        << at("2026-06-02T10:00:00.000Z") << at("2026-06-09T10:00:00.000Z");
    QTest::newRow("P6: over the change to summer time")
        << at("2026-03-26T10:00:00.000Z") << at("2026-04-02T09:00:00.000Z");
    QTest::newRow("P6: over the change to winter time")
        << at("2026-10-22T10:00:00.000Z") << at("2026-10-29T11:00:00.000Z");
    QTest::newRow("P6: over the end of a year") << at("2026-12-28T10:00:00.000Z") << at("2027-01-04T10:00:00.000Z");
    QTest::newRow("P6: over a leap day") << at("2028-02-26T10:00:00.000Z") << at("2028-03-04T10:00:00.000Z");
}

void ClocksTest::rollback()
{
    QFETCH(QDateTime, started);
    AccountFacts account;
    account.attempts.append(
        {.leg = Leg::Out, .number = 1, .started = started, .ended = started.addSecs(3600), .outcome = Outcome::Done});
    QTEST(rollbackUntil({}, account, Policy()), "until");
}

void ClocksTest::rollbackCountsTheLatestMove()
{
    AccountFacts account;
    QVERIFY(!rollbackUntil({}, account, Policy()).isValid());
    const auto attempt = [&account](Leg leg, const char *started, Outcome outcome) {
        account.attempts.append(
            {.leg = leg, .number = int(account.attempts.size()) + 1, .started = at(started), .outcome = outcome});
    };
    attempt(Leg::Out, "2026-06-01T10:00:00.000Z", Outcome::Failed);
    QVERIFY(!rollbackUntil({}, account, Policy()).isValid()); // it never left
    attempt(Leg::Out, "2026-06-02T10:00:00.000Z", Outcome::Done);
    attempt(Leg::Rollback, "2026-06-03T10:00:00.000Z", Outcome::Done);
    QCOMPARE(rollbackUntil({}, account, Policy()), at("2026-06-09T10:00:00.000Z"));
    attempt(Leg::Out, "2026-06-05T10:00:00.000Z", Outcome::Done); // a rolled-back account may be migrated again
    QCOMPARE(rollbackUntil({}, account, Policy()), at("2026-06-12T10:00:00.000Z"));
    attempt(Leg::Rollback, "2026-06-06T10:00:00.000Z", Outcome::Failed);
    QCOMPARE(rollbackUntil({}, account, Policy()), at("2026-06-12T10:00:00.000Z"));
}

void ClocksTest::firstRollback()
{
    const MigrationFacts facts = atStep(Step::Verify);
    const std::optional<RollbackClock> first = firstRollbackToEnd(facts, Policy());
    QVERIFY(first);
    QCOMPARE(first->account, AccountId(1));
    QCOMPARE(first->until, at("2026-03-18T10:10:00.000Z"));

    MigrationFacts back = facts;
    place(back.accounts[0], Location::ClientOld);
    QCOMPARE(firstRollbackToEnd(back, Policy())->account, AccountId(2));

    QVERIFY(firstRollbackToEnd(atStep(Step::Reinstall), Policy())); // asked for only
    QVERIFY(!firstRollbackToEnd(atStep(Step::Relocate), Policy())); // S2 step 6: none any more
    QVERIFY(!firstRollbackToEnd(atStep(Step::Migrate), Policy()));
    MigrationFacts unknown = facts;
    unknown.reinstallation.state = ReinstallationState::Unknown;
    QVERIFY(!firstRollbackToEnd(unknown, Policy())); // never promised on facts that are not understood
}

QTEST_GUILESS_MAIN(ClocksTest)
#include "tst_clocks.moc"
