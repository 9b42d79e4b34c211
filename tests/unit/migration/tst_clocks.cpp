// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/clocks.h>

#include <QtTest/QTest>

#include <functional>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;

Q_DECLARE_METATYPE(std::function<void(escale::migration::MigrationFacts &)>)

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
    void movedByDeadline_data();
    void movedByDeadline();
    void spentCopies_data();
    void spentCopies();
    void whatHasEnded_data();
    void whatHasEnded();
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

using Change = std::function<void(MigrationFacts &)>;

void ClocksTest::movedByDeadline_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<qint64>("after"); // seconds after the deadline
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<qint64>>("accounts");
    const auto row = [](const char *name, Step step, qint64 after, const Change &change,
                        const QList<qint64> &accounts = {}) {
        QTest::newRow(name) << step << after << change << accounts;
    };
    const Change same = [](MigrationFacts &) {};
    row("P2: past the deadline, all that are left", Step::Migrate, 1, same, {1, 2, 3});
    row("P2: not at the deadline itself", Step::Migrate, 0, same);
    row("P2: transit is not there yet: support's turn", Step::InstallTransit, 1, same);
    row("P3: verifying is the customer's", Step::Verify, 1, same);
    row("P5: one that is busy", Step::Migrate, 1, [](MigrationFacts &f) { f.accounts[0].activity = Activity::Testing; },
        {2, 3});
    row("one that has failed is left to people", Step::Migrate, 1,
        [](MigrationFacts &f) { f.accounts[1].activity = Activity::Failed; }, {1, 3});
    row("one that was rolled back after the deadline", Step::Migrate, 1,
        [](MigrationFacts &f) {
            Attempt attempt;
            attempt.leg = Leg::Out;
            attempt.started = f.deadline.addSecs(1);
            f.accounts[2].attempts = {attempt};
        },
        {1, 2});
    row("one that was rolled back before the deadline", Step::Migrate, 1,
        [](MigrationFacts &f) {
            Attempt attempt;
            attempt.leg = Leg::Out;
            attempt.started = f.deadline.addSecs(-1);
            f.accounts[2].attempts = {attempt};
        },
        {1, 2, 3});
    row("P3: the reinstallation is asked for", Step::Migrate, 1,
        [](MigrationFacts &f) { f.reinstallation.state = ReinstallationState::Requested; });
    row("P2: optional migrations have no deadline", Step::Migrate, 1,
        [](MigrationFacts &f) { f.kind = Kind::OptionalPrivateCloud; });
    row("no deadline", Step::Migrate, 1, [](MigrationFacts &f) { f.deadline = {}; });
}

void ClocksTest::movedByDeadline()
{
    QFETCH(Step, step);
    QFETCH(qint64, after);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(step);
    const QDateTime now = facts.deadline.addSecs(after);
    change(facts);
    QList<qint64> accounts;
    for (const AccountId id : migration::movedByDeadline(facts, now))
        accounts.append(id.value());
    QTEST(accounts, "accounts");
}

void ClocksTest::spentCopies_data()
{
    QTest::addColumn<qint64>("after"); // seconds after the end of the rollback
    QTest::addColumn<int>("days");
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("spent");
    const auto row = [](const char *name, qint64 after, int days, const Change &change, bool spent) {
        QTest::newRow(name) << after << days << change << spent;
    };
    const Change same = [](MigrationFacts &) {};
    row("S0: the seven days are over", 0, 7, same, true);
    row("S0: a second before", -1, 7, same, false);
    row("S1: no way back: at once", 0, 0, same, true);
    row("it is there no more", 0, 7, [](MigrationFacts &f) { f.accounts[0].copyDiscardedAt = f.announcedAt; }, false);
    row("rolled back", 0, 7, [](MigrationFacts &f) { f.accounts[0].location = Location::ClientOld; }, false);
    row(
        "a place that this program does not know", 0, 7,
        [](MigrationFacts &f) { f.accounts[0].location = Location::Unknown; }, false);
    row(
        "on its way back just now", 0, 7, [](MigrationFacts &f) { f.accounts[0].activity = Activity::RollingBack; },
        false);
    row("no attempt says when", 0, 7, [](MigrationFacts &f) { f.accounts[0].attempts.clear(); }, false);
    row(
        "P4: in the private cloud it is kept until the point of no return", 0, 7,
        [](MigrationFacts &f) { f.kind = Kind::MandatoryPrivateCloud; }, false);
}

void ClocksTest::spentCopies()
{
    QFETCH(qint64, after);
    QFETCH(int, days);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(Step::Verify, 1);
    facts.kind = Kind::PublicCloud;
    facts.accounts[0].location = Location::ClientNew;
    Policy policy;
    policy.publicCloudRollbackDays = days;
    const QDateTime now = rollbackUntil(facts, facts.accounts[0], policy).addSecs(after);
    change(facts);
    QTEST(copyIsSpent(facts, facts.accounts[0], policy, now), "spent");
}

void ClocksTest::whatHasEnded_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QDateTime>("charged");
    QTest::addColumn<QDateTime>("over");
    const auto row = [](const char *name, Step step, const QDateTime &now, const Change &change,
                        const QDateTime &charged,
                        const QDateTime &over) { QTest::newRow(name) << step << now << change << charged << over; };
    const Change same = [](MigrationFacts &) {};
    const QDateTime none;
    const QDateTime twoWeeks = at("2026-03-24T12:00:00.000Z"); // transit was ready on 10 March at 12:00
    const QDateTime theWeek = at("2026-03-23T14:00:00.000Z"); // reinstalled on 16 March at 14:00
    row("S2: within the two weeks", Step::Migrate, twoWeeks, same, none, none);
    row("S2: the two weeks are over", Step::Migrate, twoWeeks.addSecs(1), same, twoWeeks, none);
    row("S2: the customer's week is over before", Step::Relocate, theWeek.addSecs(1), same, none, theWeek);
    row("S2: both", Step::Relocate, twoWeeks.addSecs(1), same, twoWeeks, theWeek);
    row(
        "S2: support finalises", Step::Relocate, twoWeeks.addSecs(1),
        [](MigrationFacts &f) { f.finalisationBy = Party::Support; }, twoWeeks, none);
    row("S2: nothing is left", Step::Complete, twoWeeks.addSecs(1), same, twoWeeks, none);
    row(
        "P6: given back", Step::Complete, twoWeeks.addSecs(1),
        [](MigrationFacts &f) { f.transit.state = TransitState::Released; }, none, none);
    row(
        "S2: the shared one has no limit", Step::Migrate, twoWeeks.addSecs(1),
        [](MigrationFacts &f) { f.transit.kind = TransitKind::Shared; }, none, none);
}

void ClocksTest::whatHasEnded()
{
    QFETCH(Step, step);
    QFETCH(QDateTime, now);
    QFETCH(Change, change);
    MigrationFacts facts = atStep(step);
    change(facts);
    QTEST(chargedSince(facts, Policy(), now), "charged");
    QTEST(finalisationOverSince(facts, Policy(), now), "over");
}

QTEST_GUILESS_MAIN(ClocksTest)
#include "tst_clocks.moc"
