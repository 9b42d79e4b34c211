// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "invented.h"

#include <escale/fleet/fleet.h>
#include <escale/ui/commands/dialogs.h>
#include <escale/ui/commands/order_list.h>
#include <escale/ui/commands/planner_dialog.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/common/translator.h>

#include <QtGui/QWindow>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableWidget>

using namespace Qt::StringLiterals;
using namespace escale;
using namespace escale::migration;
using escale::ui::JourneyState;

namespace {

QStringList textsOf(const QWidget &window)
{
    QStringList texts;
    const QList<QLabel *> labels = window.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisibleTo(&window))
            texts.append(label->text());
    }
    return texts;
}

bool says(const QWidget &window, const QString &part)
{
    return std::ranges::any_of(textsOf(window), [&](const QString &text) { return text.contains(part); });
}

QStringList namesIn(const ui::OrderList &list)
{
    QStringList names;
    for (int row = 0; row < list.count(); ++row)
        names.append(list.item(row)->text());
    return names;
}

} // namespace

/// What the dialogs of commands ask, say and hand over.
class TestDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void movesARowByKeyboard();
    void plansACanaryFirst();
    void plansAnotherOrder();
    void plansByThePlatformsClock();
    void reordersByDragging();
    void plansNothingWhereNothingIsLeft();
    void saysThatThereIsNoWayBack_data();
    void saysThatThereIsNoWayBack();
    void asksForTheServersName();
    void comparesBothKindsForEachAccount();

private:
    JourneyState state(int step, const std::function<void(MigrationFacts &)> &change = {});

    Fleet m_fleet;
};

void TestDialogs::initTestCase()
{
    QApplication::setStyle(new ui::Style);
    QApplication::setPalette(ui::theme(ui::ColorScheme::Light).palette());
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

JourneyState TestDialogs::state(int step, const std::function<void(MigrationFacts &)> &change)
{
    auto situation = invented::situation(step, 5, QDateTime::currentDateTimeUtc());
    if (change)
        change(situation.facts);
    m_fleet.clear();
    m_fleet.apply(invented::fleetWith(situation, Party::Customer));
    return ui::journeyState(m_fleet, MigrationId(1));
}

void TestDialogs::movesARowByKeyboard()
{
    ui::OrderList list(nullptr);
    list.addItems({u"a"_s, u"b"_s, u"c"_s});
    list.setCurrentRow(0);
    const QSignalSpy changes(&list, &ui::OrderList::orderChanged);
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(namesIn(list), (QStringList{u"a"_s, u"b"_s, u"c"_s})); // not an order of anybody's yet
    list.setOrdered(true);
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(namesIn(list), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(list.currentRow(), 1);
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier); // nowhere to go
    QCOMPARE(namesIn(list), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
    QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(namesIn(list), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    QCOMPARE(changes.count(), 3);
}

void TestDialogs::plansACanaryFirst()
{
    const JourneyState facts = state(4);
    ui::PlannerDialog dialog(facts, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const QList<QueuedMove> moves = dialog.moves();
    QVERIFY(!moves.isEmpty());
    QVERIFY(dialog.stopAtFailure());
    // Only accounts that have the way out before them, each once, the lightest first.
    const AccountFacts *first = findAccount(facts.facts, moves.constFirst().account);
    QSet<AccountId> seen;
    for (const QueuedMove &move : moves) {
        const AccountFacts *account = findAccount(facts.facts, move.account);
        QVERIFY(account);
        QCOMPARE(account->location, Location::ClientOld);
        QCOMPARE(move.leg, Leg::Out);
        QVERIFY(first->weight.databases <= account->weight.databases);
        QVERIFY(!seen.contains(move.account));
        seen.insert(move.account);
    }
    QVERIFY(dialog.findChild<QAbstractButton *>(u"confirmButton"_s)->isEnabled());
}

void TestDialogs::plansAnotherOrder()
{
    ui::PlannerDialog dialog(state(4,
                                   [](MigrationFacts &facts) {
                                       for (AccountFacts &account : facts.accounts) {
                                           account.location = Location::ClientOld;
                                           account.activity = Activity::Idle;
                                       }
                                   }),
                             nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const QList<QueuedMove> proposed = dialog.moves();
    QCOMPARE(proposed.size(), 5);
    auto *list = dialog.findChild<ui::OrderList *>(u"planList"_s);
    QVERIFY(list);
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    const QList<QueuedMove> mine = dialog.moves();
    QCOMPARE(mine.at(0).account, proposed.at(1).account);
    QCOMPARE(mine.at(1).account, proposed.at(0).account);
    // It is somebody's own order now, and there is a way back to the proposal.
    auto *back = dialog.findChild<QAbstractButton *>(u"planProposal"_s);
    QVERIFY(back && back->isVisible());
    back->click();
    QCOMPARE(dialog.moves().at(0).account, proposed.at(0).account);
    QVERIFY(!back->isVisible());
}

void TestDialogs::plansByThePlatformsClock()
{
    // Twelve hours from UTC and from most machines: where it is night there, it is day here.
    const QTimeZone zone("Pacific/Auckland");
    JourneyState facts = state(4, [](MigrationFacts &changed) {
        for (AccountFacts &account : changed.accounts) {
            account.location = Location::ClientOld;
            account.activity = Activity::Idle;
            account.weight.databases = qint64(40) << 30; // large
        }
    });
    facts.context.policy.timeZone = zone;
    facts.context.now = QDateTime(QDate(2026, 5, 4), QTime(9, 0), zone).toUTC();
    ui::PlannerDialog dialog(facts, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *start = dialog.findChild<QDateTimeEdit *>(u"planStart"_s);
    QCOMPARE(start->dateTime().toUTC(), facts.context.now);
    QCOMPARE(start->time(), QTime(9, 0)); // as the servers' clock stands
    auto *list = dialog.findChild<ui::OrderList *>(u"planList"_s);
    const QList<QueuedMove> moves = dialog.moves();
    QCOMPARE(list->count(), moves.size());
    for (int row = 0; row < list->count(); ++row) {
        const QDateTime begins = moves.at(row).notBefore.isValid() ? moves.at(row).notBefore : facts.context.now;
        const QString clock = begins.toTimeZone(zone).time().toString(u"HH:mm"_s);
        if (list->item(row)->text().contains(u"at night"_s))
            QVERIFY2(list->item(row)->text().contains(clock), qPrintable(list->item(row)->text() + u" / "_s + clock));
    }
    const auto nightly = std::ranges::count_if(
        namesIn(*list), [](const QString &text) { return text.contains(u"22:00"_s) && text.contains(u"at night"_s); });
    QCOMPARE_GE(nightly, 1);
    QVERIFY(says(dialog, u"Pacific/Auckland"_s)); // and it says whose hours these are
}

/// A queue that stopped at a failure is planned anew, in somebody's own order: dragged with the mouse.
void TestDialogs::reordersByDragging()
{
    const JourneyState facts = state(4, [](MigrationFacts &changed) {
        for (AccountFacts &account : changed.accounts) {
            account.location = Location::ClientOld;
            account.activity = Activity::Idle;
        }
        PlanFacts &plan = changed.plan;
        plan.state = PlanState::Stopped;
        plan.stoppedAt = changed.accounts.first().id;
        plan.stoppedBy = u"contents_differ"_s;
        for (const AccountFacts &account : std::as_const(changed.accounts))
            plan.moves.append({.account = account.id});
        plan.moves.first().outcome = Outcome::Failed;
    });
    ui::PlannerDialog dialog(facts, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *list = dialog.findChild<ui::OrderList *>(u"planList"_s);
    const QList<QueuedMove> proposed = dialog.moves();
    QCOMPARE(list->count(), 5);
    QWindow *window = dialog.windowHandle();
    const auto inWindow = [&](int row) {
        return list->viewport()->mapTo(&dialog, list->visualItemRect(list->item(row)).center());
    };
    const QPoint from = inWindow(0);
    const QPoint to = inWindow(2);
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(window, from + (to - from) * step / 10);
    QCOMPARE(dialog.moves().at(0).account, proposed.at(0).account); // not before the hand lets go
    QTest::mouseRelease(window, Qt::LeftButton, {}, to);
    QCOMPARE(dialog.moves().at(0).account, proposed.at(1).account);
    const QList<QueuedMove> mine = dialog.moves();
    QCOMPARE(mine.size(), proposed.size());
    QCOMPARE(mine.at(1).account, proposed.at(2).account);
    QCOMPARE(mine.at(2).account, proposed.at(0).account);
    QCOMPARE(mine.at(3).account, proposed.at(3).account);
    // It is one's own order now, with times of its own, and there is a way back to the proposal.
    QVERIFY(dialog.findChild<QAbstractButton *>(u"planProposal"_s)->isVisible());
    QVERIFY(namesIn(*list).at(2).contains(facts.accountName(proposed.at(0).account)));
}

void TestDialogs::plansNothingWhereNothingIsLeft()
{
    ui::PlannerDialog dialog(state(5), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(dialog.moves().isEmpty());
    QVERIFY(!dialog.findChild<QAbstractButton *>(u"confirmButton"_s)->isEnabled());
}

void TestDialogs::saysThatThereIsNoWayBack_data()
{
    QTest::addColumn<int>("rollbackDays");
    QTest::addColumn<QString>("said");
    // The provider's older pages give no way back from a public-cloud migration, its current page gives seven days.
    QTest::newRow("the policy gives none") << 0 << u"there is no way back"_s;
    QTest::newRow("the policy gives a week") << 7 << u"temporary rollback"_s;
}

void TestDialogs::saysThatThereIsNoWayBack()
{
    QFETCH(int, rollbackDays);
    QFETCH(QString, said);
    JourneyState facts = state(4, [](MigrationFacts &changed) { changed.kind = Kind::PublicCloud; });
    facts.context.policy.publicCloudRollbackDays = rollbackDays;
    ui::AccountsDialog dialog(facts, Action::Migrate, {AccountId(1)}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY2(says(dialog, said), qPrintable(textsOf(dialog).join(u'\n')));
    QVERIFY(says(dialog, u"MX records stay"_s));
}

void TestDialogs::asksForTheServersName()
{
    ui::ReinstallDialog dialog(state(5,
                                     [](MigrationFacts &changed) {
                                         changed.kind = Kind::OptionalPrivateCloud;
                                         changed.upgrade.service = u"PostgreSQL"_s;
                                     }),
                               nullptr, Action::Upgrade);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(says(dialog, u"no way back"_s));
    QVERIFY(says(dialog, u"no test is possible"_s));
    QVERIFY(says(dialog, u"public-cloud account"_s));
    auto *confirm = dialog.findChild<QAbstractButton *>(u"confirmButton"_s);
    auto *name = dialog.findChild<QLineEdit *>(u"typedServerName"_s);
    QVERIFY(!confirm->isEnabled());
    name->setText(u"srv-acme-0"_s);
    QVERIFY(!confirm->isEnabled());
    name->setText(u"srv-acme-01"_s);
    QVERIFY(confirm->isEnabled());
}

void TestDialogs::comparesBothKindsForEachAccount()
{
    ui::TransitDialog dialog(state(2), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *table = dialog.findChild<QTableWidget *>(u"comparisonTable"_s);
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 5);
    // Without a precopy all files and mail are copied while nothing answers: it shows where they weigh something.
    int different = 0;
    for (int row = 0; row < table->rowCount(); ++row) {
        QVERIFY(!table->item(row, 0)->text().isEmpty());
        // What is left after a precopy and all that there is, then what each of them costs in time.
        QVERIFY(table->item(row, 2)->text().startsWith(u"up to "_s));
        QVERIFY2(table->item(row, 2)->text() != u"up to "_s + table->item(row, 1)->text(),
                 qPrintable(table->item(row, 2)->text()));
        different += table->item(row, 3)->text() != table->item(row, 4)->text();
    }
    QVERIFY(different > 0);
    // In either language the names have the room that they need beside the figures.
    for (const QLocale::Language language : {QLocale::French, QLocale::English}) {
        ui::Translator translator;
        translator.setLanguage(language);
        const QAbstractItemView *view = table;
        QTRY_VERIFY2(table->columnWidth(0) >= view->sizeHintForColumn(0),
                     qPrintable(QLocale::languageToString(language)));
        QTRY_VERIFY(table->columnWidth(0) >= table->horizontalHeader()->sectionSizeHint(0));
    }
    // Of accounts that are all small the times are alike: what is copied meanwhile says it then.
    QString said;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        said += label->text() + u'\n';
    QVERIFY2(said.contains(u"Copied meanwhile"_s) && said.contains(u", all "_s) && said.contains(u", up to "_s),
             qPrintable(said));
}

QTEST_MAIN(TestDialogs)
#include "tst_dialogs.moc"
