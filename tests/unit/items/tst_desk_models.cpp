// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <campaign.h>

#include <escale/fleet/fleet.h>
#include <escale/items/attempts_model.h>
#include <escale/items/desk_models.h>

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::items;
using namespace escale::migration;

namespace {

QStringList column(const QAbstractItemModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

const TransitSpan *spanOf(const DeskRow &row, TransitSpan::Kind kind)
{
    const auto found = std::ranges::find(row.spans, kind, &TransitSpan::kind);
    return found == row.spans.cend() ? nullptr : &*found;
}

template <typename Model>
int rowNamed(const Model &model, const QString &name)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == name)
            return row;
    }
    return -1;
}

} // namespace

/// Each table of the desk over a company in the middle of its campaign (tests/screens/campaign.cpp).
class TestDeskModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { m_fleet.apply(invented::campaign(QDateTime::currentDateTimeUtc())); }
    void cleanup() { m_fleet.clear(); }
    void ordersRequestsByUrgency();
    void saysWhatIsNeededToDecide();
    void followsARequestById();
    void doesNothingWhileNobodyLooks();
    void drawsTheFleet();
    void frees();
    void listsDeadlines();
    void countsOverruns();
    void findsStalledTasks();
    void listsAttempts();

private:
    Fleet m_fleet;
};

void TestDeskModels::ordersRequestsByUrgency()
{
    DeskRequestsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    model.setFleet(&m_fleet);
    // Over its free time; waits for a server; then what is merely there, the older first.
    QCOMPARE(column(model, DeskRequestsModel::ServerColumn),
             (QStringList{u"srv-lumen-2"_s, u"vps-boreal"_s, u"srv-boreal-db"_s, u"srv-delta"_s}));
    QCOMPARE(Severity(model.index(0, 0).data(SeverityRole).toInt()), Severity::Error);
    QCOMPARE(Severity(model.index(1, 0).data(SeverityRole).toInt()), Severity::Warning);
    QCOMPARE(Severity(model.index(3, 0).data(SeverityRole).toInt()), Severity::None);
    QCOMPARE(Action(model.index(0, 0).data(ActionRole).toInt()), Action::Reinstall);
    QCOMPARE(Action(model.index(1, 0).data(ActionRole).toInt()), Action::AllocateTransit);
    QCOMPARE(Action(model.index(2, 0).data(ActionRole).toInt()), Action::Relocate);
}

void TestDeskModels::saysWhatIsNeededToDecide()
{
    DeskRequestsModel model;
    model.setActive(true);
    model.setFleet(&m_fleet);
    const QStringList decide = column(model, DeskRequestsModel::DecideColumn);
    const QStringList urgency = column(model, DeskRequestsModel::UrgencyColumn);
    QCOMPARE(decide.at(0), u"9 of 9 on transit, all verified"_s);
    // 2 days over at 294 € a month: a thirtieth or a thirty-first of it a day.
    QVERIFY2(urgency.at(0).contains(u" over, 9."_s) && urgency.at(0).endsWith(u"a day"_s), qPrintable(urgency.at(0)));
    QVERIFY2(decide.at(1).startsWith(u"6 account"_s) && decide.at(1).contains(u"GiB"_s), qPrintable(decide.at(1)));
    QVERIFY2(urgency.at(1).startsWith(u"none equivalent before"_s), qPrintable(urgency.at(1)));
    QVERIFY2(decide.at(2).startsWith(u"5 to go"_s), qPrintable(decide.at(2)));
    QVERIFY2(urgency.at(3).endsWith(u"without precopy"_s), qPrintable(urgency.at(3)));
}

void TestDeskModels::followsARequestById()
{
    DeskRequestsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    model.setFleet(&m_fleet);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex held = model.index(model.rowOf(3), 0);
    SupportRequest shared = *m_fleet.request(SupportRequestId(3));
    // It waits from now on, so it presses more and stands higher; the row held is still its row.
    shared.state = RequestState::Waiting;
    m_fleet.apply({.requests = {shared}});
    QTRY_COMPARE(held.data(SeverityRole).toInt(), int(Severity::Warning));
    QCOMPARE(held.data(IdRole).toLongLong(), 3);
    QVERIFY(held.row() < 3);
    shared.state = RequestState::Declined;
    m_fleet.apply({.requests = {shared}});
    QTRY_VERIFY(!held.isValid());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(resets.count(), 0);
}

void TestDeskModels::doesNothingWhileNobodyLooks()
{
    DeskRequestsModel model;
    model.setFleet(&m_fleet);
    const QSignalSpy reads(&model, &DeskTableModel::wasRead);
    QCOMPARE(model.rowCount(), 0);
    m_fleet.apply({.removedRequests = {SupportRequestId(3)}});
    QCOMPARE(reads.count(), 0);
    model.setActive(true);
    QCOMPARE(model.rowCount(), 3);
    model.setActive(false);
    m_fleet.apply({.removedRequests = {SupportRequestId(2)}});
    QCoreApplication::processEvents();
    QCOMPARE(model.rowCount(), 3);
    model.setActive(true);
    QCOMPARE(model.rowCount(), 2);
}

void TestDeskModels::drawsTheFleet()
{
    TransitFleetModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    model.setFleet(&m_fleet);
    QCOMPARE(column(model, 0), (QStringList{u"transit-03"_s, u"transit-04"_s, u"transit-05"_s, u"transit-06"_s,
                                            u"transit-07"_s, u"shared-transit"_s}));
    const DeskRow &acme = model.row(0);
    QVERIFY(spanOf(acme, TransitSpan::Kind::Lent));
    QVERIFY(spanOf(acme, TransitSpan::Kind::Lent)->text.startsWith(u"srv-acme-01 · Acme SA · step 4"_s));
    QCOMPARE(acme.migration, MigrationId(1));
    // Two days over: what it costs stands in the bar.
    const DeskRow &lumen = model.row(rowNamed(model, u"transit-06"_s));
    QVERIFY(spanOf(lumen, TransitSpan::Kind::Over));
    QVERIFY2(spanOf(lumen, TransitSpan::Kind::Over)->text.contains(u"€"_s), "amount");
    QCOMPARE(lumen.severity, Severity::Error);
    // Nobody who waits fits into it.
    QVERIFY(spanOf(model.row(rowNamed(model, u"transit-05"_s)), TransitSpan::Kind::Free));
    // The one who waits is set down after the loan that ends first among servers of their size.
    int waiting = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const TransitSpan *span = spanOf(model.row(row), TransitSpan::Kind::Waiting);
        if (!span)
            continue;
        ++waiting;
        QCOMPARE(span->migration, MigrationId(4));
        QVERIFY(span->from >= spanOf(model.row(row), TransitSpan::Kind::Lent)->to);
    }
    QCOMPARE(waiting, 1);
    QVERIFY2(model.summary().contains(u"1 request"_s), qPrintable(model.summary()));
    // What is painted is said, too.
    QVERIFY(model.index(0, 1).data(Qt::AccessibleTextRole).toString().contains(u"srv-acme-01"_s));
}

void TestDeskModels::frees()
{
    TransitFleetModel model;
    model.setActive(true);
    model.setFleet(&m_fleet);
    // A server of the size that is waited for comes back: who waits could have it now.
    Server server = *m_fleet.server(ServerId(23));
    server.lentTo = {};
    server.state = ServerState::Free;
    m_fleet.apply({.servers = {server}});
    QTRY_VERIFY(spanOf(model.row(0), TransitSpan::Kind::Waiting));
    QCOMPARE(spanOf(model.row(0), TransitSpan::Kind::Waiting)->text, u"vps-boreal, could have it now"_s);
    QVERIFY(!spanOf(model.row(0), TransitSpan::Kind::Lent));
}

void TestDeskModels::listsDeadlines()
{
    DeadlinesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    model.setFleet(&m_fleet);
    QCOMPARE(column(model, 0), (QStringList{u"srv-zeta"_s, u"srv-lumen-5"_s, u"srv-lumen-1"_s, u"vps-boreal"_s}));
    QCOMPARE(model.index(1, DeadlinesModel::StateColumn).data().toString(), u"0 of 14 ready"_s);
    QCOMPARE(model.row(0).severity, Severity::Error);
    QCOMPARE(model.row(1).severity, Severity::Warning);
    QCOMPARE(model.row(2).severity, Severity::None);
}

void TestDeskModels::countsOverruns()
{
    OverrunsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    model.setFleet(&m_fleet);
    QCOMPARE(column(model, 0), (QStringList{u"srv-lumen-2"_s, u"srv-zeta"_s}));
    QVERIFY2(model.index(0, OverrunsModel::StateColumn).data().toString().endsWith(u"over"_s), "over");
    QVERIFY(model.index(0, OverrunsModel::AmountColumn).data().toString().contains(u"€"_s));
    QVERIFY(model.index(1, OverrunsModel::AmountColumn).data().toString().contains(u"0.00"_s));
}

void TestDeskModels::findsStalledTasks()
{
    StalledModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    model.setFleet(&m_fleet);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, StalledModel::StateColumn).data().toString().contains(u"41"_s));
    Task task = *m_fleet.task(TaskId(900));
    task.heartbeat = m_fleet.platformNow();
    m_fleet.apply({.tasks = {task}});
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestDeskModels::listsAttempts()
{
    AccountFacts account = *m_fleet.accountFacts(MigrationId(1), AccountId(100));
    const QDateTime now = m_fleet.platformNow();
    Attempt failed{.leg = Leg::Out, .number = 1, .started = now.addSecs(-7200), .ended = now.addSecs(-7100)};
    failed.outcome = Outcome::Failed;
    failed.errorCode = u"disk_full"_s;
    failed.estimate = {60, 120};
    Attempt done{.leg = Leg::Out, .number = 2, .started = now.addSecs(-3600), .ended = now.addSecs(-3400)};
    done.outcome = Outcome::Done;
    done.estimate = {60, 120};
    done.downtimeSeconds = 150;
    account.attempts = {failed, done};
    m_fleet.apply({.migrationAccounts = {{.migration = MigrationId(1), .accounts = {account}, .complete = false}}});
    AttemptsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setActive(true);
    model.setFleet(&m_fleet);
    model.setAccount(MigrationId(1), AccountId(100));
    QCOMPARE(column(model, AttemptsModel::NumberColumn), (QStringList{u"2"_s, u"1"_s}));
    // Longer than the estimate said: it is marked.
    QCOMPARE(Severity(model.index(0, AttemptsModel::MeasuredColumn).data(SeverityRole).toInt()), Severity::Warning);
    QCOMPARE(model.row(1).severity, Severity::Error);
    QVERIFY(model.index(1, AttemptsModel::OutcomeColumn).data().toString().contains(u"room"_s));
}

QTEST_GUILESS_MAIN(TestDeskModels)
#include "tst_desk_models.moc"
