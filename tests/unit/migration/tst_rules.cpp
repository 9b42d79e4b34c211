// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample_facts.h"

#include <escale/migration/checks.h>
#include <escale/migration/dns.h>
#include <escale/migration/estimate.h>
#include <escale/migration/permission.h>
#include <escale/migration/planner.h>
#include <escale/migration/task.h>

#include <QtTest/QTest>

#include <cmath>

using namespace escale;
using namespace escale::migration;
using namespace escale::migration::sample;
using namespace Qt::StringLiterals;

/// Clocks and money at the edges of the calendar, forecasts, DNS, checks, permissions, plans. S2: the course of required
/// migrations; P6 to P9: our own design of the process.
class RulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freeTime_data();
    void freeTime();
    void money_data();
    void money();
    void forecastFromPace();
    void forecastNeedsSomething();
    void deltas();
    void activityOfTasks_data();
    void activityOfTasks();
    void progressOfTasks_data();
    void progressOfTasks();
    void bothKindsOfTransit_data();
    void bothKindsOfTransit();
    void legsAndTheirSum();
    void dnsEffects_data();
    void dnsEffects();
    void ttl_data();
    void ttl();
    void mailIsLeftAlone();
    void remindersInTime();
    void checksCompare();
    void permissions();
    void planOrder();
    void planAvoidsLockOuts();
    void planKeepsToItsWindow();
    void planEndsAndCosts();
    void queueGoesOnOneByOne();
};

void RulesTest::freeTime_data()
{
    QTest::addColumn<QString>("ready");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("until");
    QTest::addColumn<QString>("now");
    QTest::addColumn<int>("over");
    const auto row = [](const char *name, const char *ready, int days, const char *until, const char *now, int over) {
        QTest::newRow(name) << QString::fromLatin1(ready) << days << QString::fromLatin1(until)
                            << QString::fromLatin1(now) << over;
    };
    // Europe/Paris: summer time begins on 29 March 2026 and ends on 25 October 2026.
    row("S2 two weeks", "2026-03-02T11:00:00.000Z", 14, "2026-03-16T11:00:00.000Z", "2026-03-16T11:00:00.000Z", 0);
    row("S3 one week", "2026-03-02T11:00:00.000Z", 7, "2026-03-09T11:00:00.000Z", "2026-03-09T11:00:00.001Z", 1);
    row("spring: noon stays noon, a day is 23 hours", "2026-03-20T11:00:00.000Z", 14, "2026-04-03T10:00:00.000Z",
        "2026-04-03T10:00:00.001Z", 1);
    row("autumn: noon stays noon, a day is 25 hours", "2026-10-20T10:00:00.000Z", 14, "2026-11-03T11:00:00.000Z",
        "2026-11-04T11:00:00.000Z", 1);
    row("a day over the change in autumn is one day", "2026-10-11T10:00:00.000Z", 14, "2026-10-25T11:00:00.000Z",
        "2026-10-26T11:00:00.000Z", 1);
    row("a day over the change in spring is one day", "2026-03-14T11:00:00.000Z", 14, "2026-03-28T11:00:00.000Z",
        "2026-03-29T10:00:00.001Z", 2);
    row("leap day", "2028-02-22T11:00:00.000Z", 7, "2028-02-29T11:00:00.000Z", "2028-03-01T11:00:00.000Z", 1);
    row("no leap day", "2026-02-22T11:00:00.000Z", 7, "2026-03-01T11:00:00.000Z", "2026-03-01T11:00:00.000Z", 0);
    row("over the end of a year", "2026-12-25T11:00:00.000Z", 14, "2027-01-08T11:00:00.000Z",
        "2027-01-10T11:00:00.000Z", 2);
    row("shortly before midnight in Paris", "2026-06-01T21:59:00.000Z", 14, "2026-06-15T21:59:00.000Z",
        "2026-06-15T22:01:00.000Z", 1);
}

void RulesTest::freeTime()
{
    QFETCH(QString, ready);
    QFETCH(int, days);
    QFETCH(QString, now);
    MigrationFacts facts = atStep(Step::Migrate);
    facts.transit.readyAt = fromWireTime(ready);
    Policy policy;
    policy.transitFreeDays = days;
    QTEST(toWireTime(freeTransitUntil(facts, policy)), "until");
    QTEST(daysOver(facts, policy, fromWireTime(now)), "over");
    facts.transit.kind = TransitKind::Shared; // S2, notes: without limit
    QVERIFY(!freeTransitUntil(facts, policy).isValid());
    QCOMPARE(daysOver(facts, policy, fromWireTime(now)), 0);
}

void RulesTest::money_data()
{
    QTest::addColumn<QString>("until");
    QTest::addColumn<int>("days");
    QTest::addColumn<QString>("price");
    QTest::addColumn<QString>("amount");
    const auto row = [](const char *name, const char *until, int days, const char *price, const char *amount) {
        QTest::newRow(name) << QString::fromLatin1(until) << days << QString::fromLatin1(price)
                            << QString::fromLatin1(amount);
    };
    row("nothing over", "2026-06-15T10:00:00.000Z", 0, "89.00", "0.00");
    row("P6 three days of June", "2026-06-16T10:00:00.000Z", 3, "89.00", "8.90");
    row("a day of a long month", "2026-07-10T10:00:00.000Z", 1, "31.00", "1.00");
    row("a day of February", "2026-02-10T10:00:00.000Z", 1, "28.00", "1.00");
    row("a day of February in a leap year", "2028-02-10T10:00:00.000Z", 1, "29.00", "1.00");
    row("the leap day itself", "2028-02-29T10:00:00.000Z", 1, "29.00", "1.00");
    row("over the end of a month, each share of its own", "2026-04-29T10:00:00.000Z", 4, "93.00", "12.20");
    row("a whole month costs the whole price", "2026-04-01T10:00:00.000Z", 30, "189.00", "189.00");
    row("rounded half up to the cent", "2026-06-15T10:00:00.000Z", 1, "0.15", "0.01");
    row("a third of a cent is none", "2026-06-15T10:00:00.000Z", 1, "0.10", "0.00");
    row("the day begins in Paris", "2026-06-30T22:30:00.000Z", 1, "31.00", "1.00");
}

void RulesTest::money()
{
    QFETCH(QString, until);
    QFETCH(int, days);
    QFETCH(QString, price);
    const Money amount = costOfDays(days, fromWireTime(until), *Money::fromDecimal(price, u"EUR"), Policy());
    QTEST(amount.toDecimal(), "amount");
    QCOMPARE(amount.currency(), u"EUR"_s);
}

/// P6: "at this pace you finish on 19 June, 3 days late, about 8.90 €".
void RulesTest::forecastFromPace()
{
    MigrationFacts facts = announced(4);
    facts.transit = {.state = TransitState::Ready, .server = ServerId(9), .readyAt = at("2026-06-01T10:00:00.000Z")};
    facts.accounts[0].location = Location::Transit;
    facts.accounts[1].location = Location::Transit;
    facts.accounts[2].location = Location::Transit;
    facts.accounts[3].location = Location::ClientNew; // five legs of eight in eleven days
    const auto expected =
        forecast(facts, *Money::fromDecimal(u"89.00", u"EUR"), Policy(), at("2026-06-12T10:00:00.000Z"));
    QVERIFY(expected);
    QCOMPARE(expected->legsDone, 5);
    QCOMPARE(expected->legsLeft, 3);
    QCOMPARE(toWireTime(expected->finishes), u"2026-06-19T00:24:00.000Z"_s);
    QCOMPARE(expected->daysLate, 4);
    QCOMPARE(expected->amount.toDecimal(), u"11.87"_s);
}

void RulesTest::forecastNeedsSomething()
{
    const Money price(8900, u"EUR"_s);
    const QDateTime now = at("2026-03-20T10:00:00.000Z");
    QVERIFY(!forecast(atStep(Step::Migrate), price, Policy(), now)); // nothing has moved
    QVERIFY(!forecast(atStep(Step::Complete), price, Policy(), now)); // nothing is left
    QVERIFY(forecast(atStep(Step::Verify), price, Policy(), now));
    MigrationFacts shared = atStep(Step::Verify);
    shared.transit.kind = TransitKind::Shared;
    QVERIFY(!forecast(shared, price, Policy(), now));
    QVERIFY(!forecast(atStep(Step::Verify), price, Policy(), at("2026-03-10T12:00:00.000Z"))); // no time has passed
}

/// P8: all of files and mail without precopy, their difference with it; nothing is guessed.
void RulesTest::deltas()
{
    AccountFacts account;
    account.weight = {.files = 1000, .mail = 500, .databases = 1};
    const auto range = [&](bool precopy) {
        const Pace::Delta delta = expectedDelta(account, precopy);
        return std::pair(delta.low, delta.high);
    };
    QCOMPARE(range(false), std::pair(qint64(1500), qint64(1500)));
    QCOMPARE(range(true), std::pair(qint64(0), qint64(150))); // never measured
    account.weight.changedPerDay = 40;
    QCOMPARE(range(true), std::pair(qint64(0), qint64(40)));
    account.precopied = true;
    account.weight.delta = 7;
    QCOMPARE(range(true), std::pair(qint64(0), qint64(7)));
    QCOMPARE(range(false), std::pair(qint64(1500), qint64(1500)));
}

void RulesTest::activityOfTasks_data()
{
    QTest::addColumn<TaskType>("type");
    QTest::addColumn<Activity>("activity");
    // P4: activity. A clean-up is part of the test; what is done with a server, or with a copy that nobody is served from,
    // keeps no account busy.
    QTest::newRow("test") << TaskType::Test << Activity::Testing;
    QTest::newRow("test_cleanup") << TaskType::TestCleanup << Activity::Testing;
    QTest::newRow("install_transit") << TaskType::InstallTransit << Activity::Idle;
    QTest::newRow("migrate") << TaskType::Migrate << Activity::Migrating;
    QTest::newRow("rollback") << TaskType::Rollback << Activity::RollingBack;
    QTest::newRow("reinstall") << TaskType::Reinstall << Activity::Idle;
    QTest::newRow("relocate") << TaskType::Relocate << Activity::Relocating;
    QTest::newRow("release_transit") << TaskType::ReleaseTransit << Activity::Idle;
    QTest::newRow("upgrade") << TaskType::Upgrade << Activity::Upgrading;
    QTest::newRow("discard_copy") << TaskType::DiscardCopy << Activity::Idle;
    QTest::newRow("unknown") << TaskType::Unknown << Activity::Idle;
}

void RulesTest::activityOfTasks()
{
    QFETCH(const TaskType, type);
    QFETCH(const Activity, activity);
    QCOMPARE(activityOf(type), activity);
    QCOMPARE(enumNames<TaskType>.size(), size_t(10)); // the table has them all
}

void RulesTest::progressOfTasks_data()
{
    QTest::addColumn<TaskState>("state");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<double>("share"); // below 0: none
    const auto row = [](const char *name, TaskState state, qint64 bytes, qint64 total, double share) {
        QTest::newRow(name) << state << bytes << total << share;
    };
    row("half", TaskState::Running, 50, 100, 0.5);
    row("all copied, still at work", TaskState::Running, 100, 100, 0.99);
    row("more than was expected", TaskState::Running, 170, 100, 0.99);
    row("nothing to tell by", TaskState::Running, 0, 0, -1);
    row("paused", TaskState::Paused, 30, 100, 0.3);
    row("queued again after a restart", TaskState::Queued, 30, 100, -1);
    row("failed on the way", TaskState::Failed, 30, 100, 0.3);
    row("failed when all was copied", TaskState::Failed, 100, 100, 0.99);
    row("failed before anything", TaskState::Failed, 0, 0, -1);
    row("cancelled", TaskState::Cancelled, 100, 100, -1);
    row("a state that is not known is not done", TaskState::Unknown, 100, 100, 0.99);
    row("done", TaskState::Done, 100, 100, 1);
    row("done without bytes", TaskState::Done, 0, 0, 1);
}

/// No task claims more than was done: what a bar shows wherever there is one.
void RulesTest::progressOfTasks()
{
    QFETCH(const TaskState, state);
    QFETCH(const qint64, bytes);
    QFETCH(const qint64, total);
    QFETCH(const double, share);
    Task task;
    task.state = state;
    task.bytes = bytes;
    task.bytesTotal = total;
    QCOMPARE(progressOf(task).value_or(-1), share);
}

void RulesTest::bothKindsOfTransit_data()
{
    QTest::addColumn<double>("files"); // GiB, with mail
    QTest::addColumn<double>("databases"); // GiB
    QTest::addColumn<double>("aDay"); // GiB written in a day; below 0: never measured
    QTest::addColumn<double>("left"); // GiB measured after a precopy; below 0: there was none
    QTest::addColumn<Estimate>("dedicated");
    QTest::addColumn<Estimate>("shared");
    // P8: overhead (2 s) + databases (60 s a GiB, S2 step 4) + difference since the precopy (20 s a GiB), all of them
    // without one (S2, notes); half of it to half as much again.
    QTest::newRow("S2 notes: many files") << 100.0 << 1.0 << 1.0 << -1.0 << Estimate{31, 123} << Estimate{1031, 3093};
    QTest::newRow("P8: never measured, a tenth at most")
        << 100.0 << 1.0 << -1.0 << -1.0 << Estimate{31, 393} << Estimate{1031, 3093};
    QTest::newRow("P8: precopied, as measured")
        << 100.0 << 1.0 << 5.0 << 0.5 << Estimate{31, 108} << Estimate{1031, 3093};
    QTest::newRow("P8: nothing left") << 100.0 << 1.0 << 5.0 << 0.0 << Estimate{31, 93} << Estimate{1031, 3093};
    QTest::newRow("P8: all is written anew each day")
        << 1.0 << 0.0 << 7.0 << -1.0 << Estimate{1, 33} << Estimate{11, 33};
    QTest::newRow("P8: databases only, the kinds are alike")
        << 0.0 << 1.0 << -1.0 << -1.0 << Estimate{31, 93} << Estimate{31, 93};
}

/// What the dialog that asks for a transit server compares: a dedicated one is precopied to, a shared one is not.
void RulesTest::bothKindsOfTransit()
{
    QFETCH(const double, files);
    QFETCH(const double, databases);
    QFETCH(const double, aDay);
    QFETCH(const double, left);
    QFETCH(const Estimate, dedicated);
    QFETCH(const Estimate, shared);
    const auto gibi = [](double count) { return qint64(count * (1 << 30)); };
    AccountFacts account;
    account.weight = {.files = gibi(files), .databases = gibi(databases), .delta = gibi(files)};
    if (aDay >= 0)
        account.weight.changedPerDay = gibi(aDay);
    if (left >= 0) {
        account.precopied = true;
        account.weight.delta = gibi(left);
    }
    const Pace pace{Policy()};
    const Estimate with = estimateLegs(pace, account, true).out;
    const Estimate without = estimateLegs(pace, account, false).out;
    const auto near = [](const Estimate &a, const Estimate &b) {
        return std::abs(a.low - b.low) < 0.01 && std::abs(a.high - b.high) < 0.01;
    };
    QVERIFY2(near(with, dedicated), qPrintable(u"%1 %2"_s.arg(with.low).arg(with.high)));
    QVERIFY2(near(without, shared), qPrintable(u"%1 %2"_s.arg(without.low).arg(without.high)));
    QVERIFY(with.low <= without.low && with.high <= without.high);
}

void RulesTest::legsAndTheirSum()
{
    AccountFacts account;
    account.weight = {.files = qint64(4) << 30, .databases = qint64(2) << 30, .changedPerDay = 0};
    const Pace pace{Policy()};
    const LegEstimates with = estimateLegs(pace, account, true);
    const LegEstimates without = estimateLegs(pace, account, false);
    // S2 step 4: about one minute per gigabyte of databases; step 7: the same on the way back.
    QVERIFY(with.out.low < 120 && 120 < with.out.high);
    QCOMPARE(with.back, with.out);
    QCOMPARE(with.both, (Estimate{with.out.low * 2, with.out.high * 2}));
    QVERIFY(without.out.low > with.out.low && without.out.high > with.out.high); // S2, notes: longer without precopy
}

void RulesTest::dnsEffects_data()
{
    QTest::addColumn<PathStep>("step");
    QTest::addColumn<DnsEffect>("internal");
    QTest::addColumn<DnsEffect>("external");
    const auto row = [](const char *name, PathStep step, DnsEffect internal, DnsEffect external) {
        QTest::newRow(name) << step << internal << external;
    };
    row("S2 step 1", PathStep::PrepareAccounts, DnsEffect::None, DnsEffect::None);
    row("S2 step 3", PathStep::InstallTransit, DnsEffect::None, DnsEffect::None);
    row("S2 step 4: no A or AAAA to change", PathStep::MigrateAccounts, DnsEffect::RecordsFollow, DnsEffect::Forwarded);
    row("S2 step 6: about a minute", PathStep::ReinstallServer, DnsEffect::NoInterruption, DnsEffect::AboutAMinute);
    row("S2 step 7", PathStep::RelocateAccounts, DnsEffect::RecordsFollow, DnsEffect::None);
    row("P9 public cloud: addresses change", PathStep::MigrateAccount, DnsEffect::RecordsFollow,
        DnsEffect::UpdateRecords);
    row("S3 in place", PathStep::UpgradeService, DnsEffect::None, DnsEffect::None);
}

void RulesTest::dnsEffects()
{
    QFETCH(PathStep, step);
    QTEST(effectOf(step, DnsHost::Internal), "internal");
    QTEST(effectOf(step, DnsHost::External), "external");
    QFETCH(DnsEffect, external);
    QCOMPARE(effectOf(step, DnsHost::Unknown),
             external == DnsEffect::None && effectOf(step, DnsHost::Internal) == DnsEffect::None ? DnsEffect::None
                                                                                                 : DnsEffect::Unknown);
}

void RulesTest::ttl_data()
{
    using enum TtlGuard::Verdict;
    QTest::addColumn<int>("ttl");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("secondsSince");
    QTest::addColumn<TtlGuard::Verdict>("verdict");
    QTest::newRow("P9 lower it first") << 3600 << 0 << -1 << LowerFirst;
    QTest::newRow("short all along") << 300 << 0 << -1 << Fine;
    QTest::newRow("lowered too recently") << 300 << 3600 << 3599 << LoweredTooRecently;
    QTest::newRow("lowered long enough ago") << 300 << 3600 << 3600 << Fine;
    QTest::newRow("raised within the limit") << 300 << 60 << 10 << Fine;
    QTest::newRow("lowered, not enough") << 600 << 3600 << 9999 << LowerFirst;
    QTest::newRow("not known") << 0 << 0 << -1 << Unknown;
}

void RulesTest::ttl()
{
    QFETCH(int, ttl);
    QFETCH(int, before);
    QFETCH(int, secondsSince);
    const QDateTime now = at("2026-06-01T10:00:00.000Z");
    const Domain domain{.name = u"a.example"_s,
                        .dns = DnsHost::External,
                        .ttl = ttl,
                        .ttlBefore = before,
                        .ttlChangedAt = secondsSince < 0 ? QDateTime() : now.addSecs(-secondsSince)};
    const TtlGuard guard = ttlGuard(Kind::PublicCloud, domain, Policy(), now);
    QTEST(guard.verdict, "verdict");
    QCOMPARE(guard.until.isValid(), guard.verdict == TtlGuard::Verdict::LoweredTooRecently);
    QCOMPARE(ttlGuard(Kind::MandatoryPrivateCloud, domain, Policy(), now).verdict, TtlGuard::Verdict::NotConcerned);
}

/// P9: never suggest removing MX records; nothing but addresses that were left is ever named.
void RulesTest::mailIsLeftAlone()
{
    const Domain domain{.id = DomainId(1), .dns = DnsHost::External};
    QList<Record> records;
    for (const QString &type : {u"A"_s, u"AAAA"_s, u"MX"_s, u"TXT"_s, u"CNAME"_s, u"SRV"_s, u"mx"_s})
        records.append(
            {.id = RecordId(records.size() + 1), .domain = DomainId(1), .type = type, .value = u"192.0.2.1"_s});
    records.append({.id = RecordId(90), .domain = DomainId(1), .type = u"A"_s, .value = u"198.51.100.7"_s});
    QStringList types;
    for (const Record &record : recordsToUpdate(Kind::PublicCloud, domain, records, {u"192.0.2.1"_s}))
        types.append(record.type);
    QCOMPARE(types, (QStringList{u"A"_s, u"AAAA"_s}));
    QVERIFY(recordsToUpdate(Kind::MandatoryPrivateCloud, domain, records, {u"192.0.2.1"_s}).isEmpty());
    Domain internal = domain;
    internal.dns = DnsHost::Internal;
    QVERIFY(recordsToUpdate(Kind::PublicCloud, internal, records, {u"192.0.2.1"_s}).isEmpty());
}

void RulesTest::remindersInTime()
{
    MigrationFacts facts = atStep(Step::Migrate);
    const Domain slow{.dns = DnsHost::External, .ttl = 3600, .resolvesTo = u"192.0.2.1"_s, .expected = u"192.0.2.1"_s};
    const auto due = [&] { return reminders(facts, facts.accounts[0], {slow}, Policy(), soon().now); };
    QCOMPARE(due(), QList<Reminder>()); // private cloud, not moved: no address changes
    facts.accounts[0].location = Location::Transit;
    QCOMPARE(due(), (QList{Reminder::SshHostKeys, Reminder::AllowLists}));
    facts.kind = Kind::PublicCloud;
    facts.accounts[0].location = Location::ClientOld;
    QCOMPARE(due(), QList{Reminder::LowerTtl});
    facts.accounts[0].location = Location::ClientNew;
    QCOMPARE(due(), (QList{Reminder::SshHostKeys, Reminder::AllowLists})); // the owner has updated the records
    Domain behind = slow;
    behind.expected = u"192.0.2.9"_s;
    QCOMPARE(reminders(facts, facts.accounts[0], {behind}, Policy(), soon().now),
             (QList{Reminder::UpdateRecords, Reminder::SshHostKeys, Reminder::AllowLists}));
    facts.kind = Kind::OptionalPrivateCloud;
    QCOMPARE(due(), QList<Reminder>()); // in place: nothing moves
}

void RulesTest::checksCompare()
{
    SiteCheck before{.status = 200,
                     .title = u"Shop"_s,
                     .links = {{u"/a"_s, 200}, {u"/b"_s, 404}},
                     .tables = {{u"main/orders"_s, 10}, {u"main/log"_s, 5}},
                     .mailboxes = {{u"info"_s, 3}}};
    QCOMPARE(differences(before, before), QList<CheckDifference>());
    SiteCheck after = before;
    after.status = 500;
    after.title = u"Error"_s;
    after.links = {{u"/a"_s, 301}, {u"/b"_s, 200}};
    after.tables = {{u"main/orders"_s, 9}, {u"main/log"_s, 8}};
    after.mailboxes = {};
    QStringList found;
    for (const CheckDifference &one : differences(before, after))
        found.append(nameOf(one.what) + u' ' + one.name + u' ' + one.before + u'>' + one.after
                     + (one.worse ? u"!"_s : u""_s));
    QCOMPARE(found, (QStringList{u"status  200>500!"_s, u"table main/orders 10>9!"_s, u"mailbox info 3>0!"_s,
                                 u"link /a 200>301"_s, u"link /b 404>200"_s, u"table main/log 5>8"_s}));
}

void RulesTest::permissions()
{
    const Permission all;
    const Permission some{.everything = false, .servers = {ServerId(1)}, .accounts = {AccountId(7)}};
    const Permission none{.everything = false};
    QVERIFY(covers(all, ServerId(9), AccountId(9)) && covers(all, ServerId(9)));
    QVERIFY(covers(some, ServerId(1)) && covers(some, ServerId(1), AccountId(2)));
    QVERIFY(covers(some, ServerId(2), AccountId(7)) && !covers(some, ServerId(2)));
    QVERIFY(!covers(some, ServerId(2), AccountId(8)) && !covers(some, ServerId(), AccountId()));
    QVERIFY(!covers(none, ServerId(1), AccountId(7)) && !covers(none, ServerId(), AccountId()));
}

namespace {

MigrationFacts weighed(const QList<qint64> &databaseGib)
{
    MigrationFacts facts = atStep(Step::Migrate, int(databaseGib.size()));
    for (qsizetype i = 0; i < databaseGib.size(); ++i) {
        facts.accounts[i].weight.databases = databaseGib[i] << 30;
        facts.accounts[i].weight.changedPerDay = 0;
    }
    return facts;
}

Plan proposed(const MigrationFacts &facts, const PlanOptions &options, const QDateTime &now, const Policy &policy = {})
{
    return propose(facts, Pace(policy), policy, Money(8900, u"EUR"_s), options, now);
}

QList<qint64> order(const Plan &plan)
{
    QList<qint64> ids;
    for (const PlannedMove &move : plan.moves)
        ids.append(move.account.value());
    return ids;
}

} // namespace

void RulesTest::planOrder()
{
    const MigrationFacts facts = weighed({5, 0, 3, 0});
    const QDateTime now = at("2026-03-11T09:00:00.000Z"); // ten in the morning in Paris
    const Plan plan = proposed(facts, {}, now);
    QCOMPARE(order(plan), (QList<qint64>{2, 4, 3, 1}));
    QCOMPARE(plan.moves[0].reason, PlanReason::Canary);
    QCOMPARE(plan.moves[1].reason, PlanReason::Light);
    QCOMPARE(plan.moves[2].reason, PlanReason::LargeAtNight);
    QCOMPARE(plan.moves[2].begins, at("2026-03-11T21:00:00.000Z")); // ten at night
    QVERIFY(plan.moves[3].begins > plan.moves[2].begins); // one after the other
    QCOMPARE(order(proposed(facts, {.canary = AccountId(3)}, now)).first(), 3);
    QVERIFY(proposed(atStep(Step::Complete), {}, now).moves.isEmpty());
    QCOMPARE(proposed(atStep(Step::Relocate), {.leg = Leg::Back}, now).moves.size(), 3);
}

void RulesTest::planAvoidsLockOuts()
{
    const MigrationFacts facts = weighed({0, 5});
    const QDateTime now = at("2026-03-11T09:00:00.000Z");
    const LockOut day{at("2026-03-11T08:00:00.000Z"), at("2026-03-11T17:00:00.000Z")};
    const LockOut night{at("2026-03-11T20:00:00.000Z"), at("2026-03-12T06:00:00.000Z")};
    const Plan plan = proposed(facts, {.lockOuts = {day, night}}, now);
    QCOMPARE(plan.moves[0].begins, day.to);
    QCOMPARE(plan.moves[1].begins, at("2026-03-12T21:00:00.000Z")); // the next night
    // What begins before a lock-out has ended before it.
    QVERIFY(plan.moves[0].notAfter.isValid() && plan.moves[0].notAfter < night.from);
}

void RulesTest::planKeepsToItsWindow()
{
    const QDateTime now = at("2026-03-28T10:00:00.000Z");
    const MigrationFacts facts = weighed({0, 0});
    const DayWindow lunch{QTime(12, 0), QTime(13, 0)};
    const Plan plan = proposed(facts, {.window = lunch}, now);
    QCOMPARE(plan.moves[0].begins, at("2026-03-28T11:00:00.000Z"));
    // A day later the clocks have changed; noon is still noon.
    const Plan next = proposed(facts, {.start = at("2026-03-28T13:00:00.000Z"), .window = lunch}, now);
    QCOMPARE(next.moves[0].begins, at("2026-03-29T10:00:00.000Z"));
    // Longer than the window: it begins with it.
    const MigrationFacts huge = weighed({200});
    QCOMPARE(proposed(huge, {.canary = AccountId(1), .window = lunch}, now).moves[0].begins,
             at("2026-03-28T11:00:00.000Z"));
}

void RulesTest::planEndsAndCosts()
{
    const MigrationFacts facts = weighed({0, 0});
    const Plan inside = proposed(facts, {}, at("2026-03-11T09:00:00.000Z"));
    QVERIFY(inside.insideFreeTime && inside.endsEarliest <= inside.endsLatest);
    QCOMPARE(inside.cost.toDecimal(), u"0.00"_s);
    // Transit was ready on 10 March; a week free; begun on 19 March: three days begun by then.
    Policy week;
    week.transitFreeDays = 7;
    const Plan late = proposed(facts, {.start = at("2026-03-19T13:00:00.000Z")}, at("2026-03-11T09:00:00.000Z"), week);
    QVERIFY(!late.insideFreeTime);
    QCOMPARE(late.daysOver, 3);
    QCOMPARE(late.cost.toDecimal(), u"8.61"_s);
}

void RulesTest::queueGoesOnOneByOne()
{
    const QDateTime now = at("2026-03-11T09:00:00.000Z");
    PlanFacts plan{.state = PlanState::Running,
                   .moves = {{.account = AccountId(1)}, {.account = AccountId(2)}, {.account = AccountId(3)}}};
    QCOMPARE(nextInQueue(plan, now), 0);
    plan.moves[0].outcome = Outcome::Running;
    QVERIFY(!nextInQueue(plan, now));
    plan.moves[0].outcome = Outcome::Done;
    QCOMPARE(nextInQueue(plan, now), 1);
    plan.moves[1].notBefore = now.addSecs(1);
    QVERIFY(!nextInQueue(plan, now));
    QCOMPARE(nextInQueue(plan, now.addSecs(1)), 1);
    plan.moves[1].notAfter = now.addSecs(5);
    QCOMPARE(nextInQueue(plan, now.addSecs(6)), 2); // its window has closed; the next goes on
    plan.moves[1] = {.account = AccountId(2), .outcome = Outcome::Failed};
    QVERIFY(!nextInQueue(plan, now)); // stopped at the first failure
    plan.stopAtFailure = false;
    QCOMPARE(nextInQueue(plan, now), 2);
    for (const PlanState state :
         {PlanState::None, PlanState::Paused, PlanState::Stopped, PlanState::Done, PlanState::Unknown}) {
        plan.state = state;
        QVERIFY(!nextInQueue(plan, now));
    }
}

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
