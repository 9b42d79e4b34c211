// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/text.h>

#include <QtCore/QJsonArray>
#include <QtCore/QScopeGuard>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::items;
using namespace escale::migration;

namespace {

QString plain(QString text)
{
    return text.replace(QChar(QChar::Nbsp), u' ').replace(QChar(0x202f), u' ');
}

void speak(QLocale::Language language)
{
    QLocale::setDefault(QLocale(language, language == QLocale::French ? QLocale::France : QLocale::UnitedKingdom));
}

/// Every known value of an enumeration has a text of its own.
template <typename E, typename F>
void checkAll(F text)
{
    QSet<QString> seen;
    for (int i = 0; i < int(E::Unknown); ++i) {
        const QString one = text(E(i));
        QVERIFY2(!one.isEmpty(), qPrintable(QString(nameOf(E(i)))));
        QVERIFY2(!seen.contains(one), qPrintable(one));
        seen.insert(one);
    }
}

} // namespace

class TestItemsText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { speak(QLocale::English); }
    void durations_data();
    void durations();
    void ranges_data();
    void ranges();
    void units();
    void clocks();
    void timesByThePlatformsClock_data();
    void timesByThePlatformsClock();
    void namesEverything();
    void describesEveryGate();
    void saysWhoClears();
    void explainsEveryError();
    void tasksSpeak();
};

void TestItemsText::durations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("0") << 0.0 << u"0.0 s"_s;
    QTest::newRow("0.4") << 0.4 << u"0.4 s"_s;
    QTest::newRow("2.4") << 2.4 << u"2.4 s"_s;
    QTest::newRow("5") << 5.0 << u"5 s"_s;
    QTest::newRow("28") << 28.2 << u"28 s"_s;
    QTest::newRow("minutes") << 432.0 << u"7 min 12 s"_s;
    QTest::newRow("whole minutes") << 120.0 << u"2 min"_s;
    QTest::newRow("59.7") << 59.7 << u"1 min"_s;
    QTest::newRow("hours") << 7500.0 << u"2 h 5 min"_s;
    QTest::newRow("days") << 273600.0 << u"3 d 4 h"_s;
    QTest::newRow("negative") << -3.0 << u"0.0 s"_s;
}

void TestItemsText::durations()
{
    QFETCH(const double, seconds);
    QFETCH(const QString, expected);
    QCOMPARE(plain(duration(seconds)), expected);
    QVERIFY(!duration(seconds).contains(u' ')); // never parts at the end of a line
}

void TestItemsText::ranges_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("narrow");
    QTest::newRow("minutes") << 190.0 << 530.0 << u"3 to 9 min"_s << u"3–9 min"_s;
    QTest::newRow("seconds, in fives") << 31.0 << 48.0 << u"30 to 50 s"_s << u"30–50 s"_s;
    QTest::newRow("few seconds") << 2.2 << 6.6 << u"2 to 7 s"_s << u"2–7 s"_s;
    QTest::newRow("two units") << 42.0 << 110.0 << u"40 s to 2 min"_s << u"40 s – 2 min"_s;
    QTest::newRow("almost two units") << 70.0 << 170.0 << u"1 to 3 min"_s << u"1–3 min"_s;
    QTest::newRow("up to") << 0.2 << 0.6 << u"up to 1 s"_s << u"0–1 s"_s;
    QTest::newRow("exact") << 120.0 << 120.0 << u"about 2 min"_s << u"~2 min"_s;
    QTest::newRow("hours") << 4000.0 << 12000.0 << u"1 to 4 h"_s << u"1–4 h"_s;
}

void TestItemsText::ranges()
{
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const QString, expected);
    QFETCH(const QString, narrow);
    QCOMPARE(plain(range({low, high})), expected);
    QCOMPARE(plain(shortRange({low, high})), narrow);
}

void TestItemsText::units()
{
    QCOMPARE(plain(bytes(44238012416)), u"41.2 GiB");
    QCOMPARE(plain(bytes(512)), u"512 bytes");
    QCOMPARE(plain(bytesOf(2040109466, 3328599654)), u"1.9 of 3.1 GiB");
    QCOMPARE(plain(rate(38.2 * 1024 * 1024)), u"38 MiB/s");
    QCOMPARE(plain(percent(0.619)), u"61 %");
    QCOMPARE(plain(percent(0.9999)), u"99 %"); // never 100 before it is done
    QCOMPARE(plain(percent(1)), u"100 %");
    QCOMPARE(plain(money(Money(2730, u"EUR"_s))), u"27.30 €");
    QCOMPARE(plain(money(Money(-5, u"CHF"_s))), u"−0.05 CHF");
    QCOMPARE(plain(money(Money(123456789, u"EUR"_s))), u"1,234,567.89 €");
    speak(QLocale::French);
    QCOMPARE(plain(bytes(44238012416)), u"41,2 Gio");
    QCOMPARE(plain(money(Money(2730, u"EUR"_s))), u"27,30 €");
    QVERIFY(plain(date(QDateTime(QDate(2031, 11, 27), QTime(10, 0)))).contains(u"novembre 2031"));
}

void TestItemsText::clocks()
{
    const QDateTime now(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::UTC);
    QCOMPARE(plain(clockBadge(now.addDays(6).addSecs(7200), now)), u"6 d");
    QCOMPARE(plain(clockBadge(now.addSecs(5 * 3600 + 60), now)), u"5 h");
    QCOMPARE(plain(clockBadge(now.addSecs(90), now)), u"1 min");
    QCOMPARE(plain(clockBadge(now.addSecs(-60), now)), u"−1 d");
    QCOMPARE(plain(clockBadge(now.addDays(-2), now)), u"−2 d");
    QCOMPARE(plain(relative(now.addDays(11).addSecs(23 * 3600), now)), u"in 11 d 23 h");
    QCOMPARE(plain(relative(now.addDays(-2).addSecs(-3 * 3600 - 40), now)), u"2 d 3 h ago");
    QCOMPARE(plain(relative(now.addSecs(20), now)), u"just now");
    QVERIFY(relative(now.addDays(68), now).contains(u"68"));
}

void TestItemsText::timesByThePlatformsClock_data()
{
    QTest::addColumn<QByteArray>("machine");
    QTest::addColumn<QByteArray>("platform"); // empty: it has named none
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("day");
    QTest::addColumn<QString>("dayAndTime");
    QTest::addColumn<QString>("time");
    QTest::addColumn<bool>("named");
    const auto utc = [](int month, int day, int hour, int minute) {
        return QDateTime(QDate(2031, month, day), QTime(hour, minute, 7), QTimeZone::UTC);
    };
    QTest::newRow("the same clock") << "Europe/Paris"_ba << "Europe/Paris"_ba << utc(1, 15, 11, 30)
                                    << u"15 January 2031"_s << u"15 January 2031, 12:30"_s << u"12:30:07"_s << false;
    QTest::newRow("another name of the same clock")
        << "Europe/Berlin"_ba << "Europe/Paris"_ba << utc(1, 15, 11, 30) << u"15 January 2031"_s
        << u"15 January 2031, 12:30"_s << u"12:30:07"_s << false;
    QTest::newRow("the next day already")
        << "America/New_York"_ba << "Europe/Paris"_ba << utc(1, 15, 23, 30) << u"16 January 2031"_s
        << u"16 January 2031, 00:30"_s << u"00:30:07"_s << true;
    QTest::newRow("still the day before")
        << "Pacific/Auckland"_ba << "Europe/Paris"_ba << utc(1, 15, 22, 59) << u"15 January 2031"_s
        << u"15 January 2031, 23:59"_s << u"23:59:07"_s << true;
    QTest::newRow("the next year already")
        << "UTC"_ba << "Pacific/Auckland"_ba << utc(12, 31, 12, 0) << u"1 January 2032"_s << u"1 January 2032, 01:00"_s
        << u"01:00:07"_s << true;
    // Both sides of the night in which Paris goes to summer time, and of the one in which it comes back.
    QTest::newRow("before summer time") << "UTC"_ba << "Europe/Paris"_ba << utc(3, 30, 0, 59) << u"30 March 2031"_s
                                        << u"30 March 2031, 01:59"_s << u"01:59:07"_s << true;
    QTest::newRow("in summer time") << "UTC"_ba << "Europe/Paris"_ba << utc(3, 30, 1, 0) << u"30 March 2031"_s
                                    << u"30 March 2031, 03:00"_s << u"03:00:07"_s << true;
    QTest::newRow("the hour that comes twice")
        << "UTC"_ba << "Europe/Paris"_ba << utc(10, 26, 0, 30) << u"26 October 2031"_s << u"26 October 2031, 02:30"_s
        << u"02:30:07"_s << true;
    QTest::newRow("the hour that comes twice, again")
        << "UTC"_ba << "Europe/Paris"_ba << utc(10, 26, 1, 30) << u"26 October 2031"_s << u"26 October 2031, 02:30"_s
        << u"02:30:07"_s << true;
    // Same offset in winter, another in summer: named only where it matters.
    QTest::newRow("no summer time here, winter")
        << "Africa/Lagos"_ba << "Europe/Paris"_ba << utc(1, 15, 11, 30) << u"15 January 2031"_s
        << u"15 January 2031, 12:30"_s << u"12:30:07"_s << false;
    QTest::newRow("no summer time here, summer")
        << "Africa/Lagos"_ba << "Europe/Paris"_ba << utc(7, 15, 11, 30) << u"15 July 2031"_s << u"15 July 2031, 13:30"_s
        << u"13:30:07"_s << true;
    QTest::newRow("none named") << "Asia/Kolkata"_ba << ""_ba << utc(1, 15, 20, 0) << u"16 January 2031"_s
                                << u"16 January 2031, 01:30"_s << u"01:30:07"_s << false;
}

void TestItemsText::timesByThePlatformsClock()
{
    QFETCH(QByteArray, machine);
    QFETCH(QByteArray, platform);
    QFETCH(QDateTime, at);
    const QByteArray before = qgetenv("TZ");
    const auto leave = qScopeGuard([&] {
        qputenv("TZ", before);
        tzset();
        setTimeZone({});
    });
    qputenv("TZ", machine);
    tzset();
    setTimeZone(platform.isEmpty() ? QTimeZone() : QTimeZone(platform));
    QTEST(plain(date(at)), "day");
    QTEST(plain(dateTime(at)), "dayAndTime");
    QTEST(plain(timeOfDay(at)), "time");
    QCOMPARE(plain(moment(at)), plain(dateTime(at))); // no such day is today
    QTEST(!zoneRemark(timeZone(), at).isEmpty(), "named");
    QVERIFY(zoneRemark(timeZone(), at).isEmpty() || zoneRemark(timeZone(), at).contains(QString::fromLatin1(platform)));
    // Whatever the zone, a time that is given for another one is told by that one.
    QCOMPARE(plain(dateTimeIn(QTimeZone("Asia/Tokyo"), at)),
             plain(dateTimeIn(QTimeZone("Asia/Tokyo"), at.toTimeZone(QTimeZone("Asia/Kolkata")))));
    QVERIFY(isToday(QDateTime::currentDateTimeUtc()));
    QVERIFY(!isToday(QDateTime::currentDateTimeUtc().addDays(2)));
}

void TestItemsText::namesEverything()
{
    checkAll<Action>([](Action a) { return actionName(a); });
    checkAll<Action>([](Action a) { return actionDone(a); });
    checkAll<TaskType>([](TaskType t) { return taskTypeName(t); });
    checkAll<TaskState>([](TaskState s) { return taskStateName(s); });
    checkAll<Location>([](Location l) { return locationName(l); });
    checkAll<Activity>([](Activity a) { return activityName(a); });
    checkAll<Preparation>([](Preparation p) { return preparationName(p); });
    checkAll<TransitState>([](TransitState s) { return transitStateName(s); });
    checkAll<TransitKind>([](TransitKind k) { return transitKindName(k); });
    checkAll<ReinstallationState>([](ReinstallationState s) { return reinstallationStateName(s); });
    checkAll<RequestKind>([](RequestKind k) { return requestKindName(k); });
    checkAll<RequestState>([](RequestState s) { return requestStateName(s); });
    checkAll<Leg>([](Leg l) { return legName(l); });
    checkAll<Outcome>([](Outcome o) { return outcomeName(o); });
    checkAll<Party>([](Party p) { return partyName(p); });
    checkAll<Kind>([](Kind k) { return kindName(k); });
    checkAll<ServerRole>([](ServerRole r) { return serverRoleName(r); });
    checkAll<ServerPlan>([](ServerPlan p) { return serverPlanName(p); });
    QSet<QString> steps;
    for (const Step step : allSteps) {
        steps.insert(stepName(step));
        QVERIFY(!stepHelp(step).isEmpty());
    }
    QCOMPARE(steps.size(), 8);
    QCOMPARE(actionName(Action::Migrate, Form::Ellipsis), u"Migrate the account…");
    QCOMPARE(stepBadge(Step::Migrate, {7, 12}), u"step 4 · 7/12");
    QCOMPARE(stepBadge(Step::Reinstall, {}), u"step 6");
    // A stage that this program does not know is still shown.
    QCOMPARE(stageName(u"polish"_s), u"polish");
    QVERIFY(stageName(u"databases"_s) == u"databases");
    QCOMPARE(activityName(Activity::Unknown), u"unknown");
}

void TestItemsText::describesEveryGate()
{
    QSet<QString> seen;
    for (int i = 0; i < int(GateCode::Unknown); ++i) {
        Gate gate{GateCode(i), false, Party::Customer, {{u"account"_s, u"shop"_s}, {u"count"_s, 2}, {u"total"_s, 12}}};
        const QString unmet = describe(gate);
        gate.met = true;
        const QString met = describe(gate);
        for (const QString &text : {met, unmet}) {
            QVERIFY2(!text.isEmpty() && !text.contains(u'%') && !text.contains(u"does not know"), qPrintable(text));
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen.insert(text);
        }
    }
    const Gate unverified{
        GateCode::AccountsNotVerified,
        false,
        Party::Customer,
        {{u"count"_s, 5}, {u"total"_s, 12}, {u"accounts"_s, QJsonArray{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}}}};
    const QString text = describe(unverified);
    QVERIFY2(text.contains(u"5 of 12") && text.contains(u"a, b, c and 2 more"), qPrintable(text));
    const Gate expired{GateCode::RollbackExpired,
                       false,
                       Party::Nobody,
                       {{u"account"_s, u"shop"_s}, {u"until"_s, u"2020-11-17T10:02:11.000Z"_s}}};
    QVERIFY2(plain(describe(expired)).contains(u"17 November 2020"), qPrintable(describe(expired)));
    const Gate smaller{
        GateCode::ConfigurationNotEquivalent,
        false,
        Party::Support,
        {{u"needed"_s,
          QJsonObject{{u"cores"_s, 16}, {u"memory"_s, Q_INT64_C(68719476736)}, {u"disk"_s, Q_INT64_C(1099511627776)}}},
         {u"offered"_s,
          QJsonObject{{u"cores"_s, 8}, {u"memory"_s, Q_INT64_C(34359738368)}, {u"disk"_s, Q_INT64_C(1099511627776)}}}}};
    QVERIFY2(plain(describe(smaller)).contains(u"64.0 GiB"), qPrintable(describe(smaller)));
    QVERIFY(!describe(Gate{GateCode::Unknown, false, Party::Support, {}}).isEmpty());
}

void TestItemsText::saysWhoClears()
{
    QCOMPARE(clearedBy(Party::Customer, Party::Customer), u"cleared by you");
    QCOMPARE(clearedBy(Party::Customer, Party::Support), u"cleared by the customer");
    QCOMPARE(clearedBy(Party::Support, Party::Customer), u"cleared by support");
    QCOMPARE(clearedBy(Party::Time, Party::Customer), u"clears by itself");
    QCOMPARE(clearedBy(Party::Nobody, Party::Nobody), u"can no longer be cleared");
    QCOMPARE(turnText(Party::Support, Party::Support), u"your turn");
    QCOMPARE(turnText(Party::Support, Party::Reviewer), u"support's turn");
    QVERIFY(turnText(Party::Nobody, Party::Support).isEmpty());
    QCOMPARE(describeFor(Gate{GateCode::TransitNotReady, false, Party::Support, {}}, Party::Customer),
             u"The transit server is not ready · cleared by support");
    QCOMPARE(describeFor(Gate{GateCode::TransitNotReady, true, Party::Support, {}}, Party::Customer),
             u"The transit server is ready");
}

void TestItemsText::explainsEveryError()
{
    const QStringList codes{u"timeout"_s,
                            u"database_failed"_s,
                            u"database_damaged"_s,
                            u"tool_missing"_s,
                            u"no_copy"_s,
                            u"not_served_there"_s,
                            u"server_not_installed"_s,
                            u"connection_refused"_s,
                            u"connection_lost"_s,
                            u"host_not_found"_s,
                            u"tls_failed"_s,
                            u"network_error"_s,
                            u"http_error"_s,
                            u"not_json"_s,
                            u"incorrect_response"_s,
                            u"unauthenticated"_s,
                            u"forbidden"_s,
                            u"not_found"_s,
                            u"gates_unmet"_s,
                            u"stale"_s,
                            u"rate_limited"_s,
                            u"unavailable"_s,
                            u"internal_error"_s,
                            u"invalid_field"_s,
                            u"malformed_json"_s,
                            u"method_not_allowed"_s,
                            u"unsupported_media_type"_s,
                            u"idempotency_key_missing"_s,
                            u"idempotency_key_reused"_s,
                            u"bad_request"_s,
                            u"engine_refused"_s,
                            u"content_differs"_s,
                            u"account_served_elsewhere"_s,
                            u"disk_full"_s,
                            u"interrupted"_s,
                            u"io_failed"_s,
                            u"copy_failed"_s};
    for (const QString &code : codes) {
        const ErrorText text = errorText({code, {}, {}});
        QVERIFY2(!text.what.isEmpty() && !text.what.contains(code), qPrintable(code));
        QVERIFY2(!text.todo.isEmpty(), qPrintable(code));
        QVERIFY(describe(Error{code, {}, {}}).startsWith(text.what));
    }
    QVERIFY(describe(Error{u"flux_capacitor"_s, {}, {}}).contains(u"flux_capacitor"));
    QVERIFY(!describe(Error{}).isEmpty());
}

void TestItemsText::tasksSpeak()
{
    Task task;
    task.type = TaskType::Migrate;
    task.state = TaskState::Running;
    task.stage = u"databases"_s;
    task.bytes = 2040109466;
    task.bytesTotal = 3328599654;
    QCOMPARE(plain(taskStateText(task)), u"databases · 1.9 of 3.1 GiB");
    QCOMPARE(plain(taskStateText(task, 38.0 * 1024 * 1024, Estimate{31, 48})),
             u"databases · 1.9 of 3.1 GiB · 38 MiB/s · 30 to 50 s left");
    task.state = TaskState::Queued;
    task.waitingFor = u"account_in_flight"_s;
    task.waitingParams = {{u"account"_s, u"intranet"_s}};
    QCOMPARE(plain(taskStateText(task)), u"queued · waits for intranet");
    task.state = TaskState::Paused;
    task.waitingFor = u"paused"_s;
    task.waitingParams = {{u"actor"_s, u"Sophie"_s}};
    QCOMPARE(taskStateText(task), u"paused by Sophie");
    task.state = TaskState::Failed;
    task.error = Error{u"disk_full"_s, {}, {}};
    QVERIFY(taskStateText(task).startsWith(u"failed · There is not enough room"));
    QCOMPARE(actorText(u"Sophie"_s, u"Acme SA"_s), u"Sophie (for Acme SA)");
    QCOMPARE(actorText(u"Sophie"_s, {}), u"Sophie");
    QCOMPARE(dnsText(3, 1), u"3 provider, 1 external");
    QCOMPARE(dnsText(0, 2), u"2 external");
    QCOMPARE(waitingText(u"solar_flare"_s, {}), u"waits: solar_flare");
}

QTEST_GUILESS_MAIN(TestItemsText)
#include "tst_items_text.moc"

#include <ctime>
