// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample.h"

#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>
#include <escale/items/tasks_model.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/servers/server_tree_panel.h>
#include <escale/ui/tasks/tasks_panel.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QTreeView>

using namespace sample;
using namespace escale::ui;
using namespace escale::items;

namespace {

/// A panel as somebody has it before them, with the sample's company in it.
template <typename Panel>
struct Shown {
    Fleet fleet;
    Panel panel;

    Shown()
    {
        fleet.apply(company());
        panel.setFleet(&fleet);
        panel.resize(320, 700);
        panel.show();
    }
};

} // namespace

class TestPanels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QApplication::setStyle(new Style);
        QApplication::setPalette(theme(ColorScheme::Light).palette());
    }
    void treeOpensWhatItShould();
    void treeActivates();
    void treeOpensTabs_data();
    void treeOpensTabs();
    void rowsThatMoveUnderAClick_data() { treeOpensTabs_data(); }
    void rowsThatMoveUnderAClick();
    void treeFilterByKeyboard();
    void treeKeepsWhatIsOpen();
    void treeSaysWhenThereIsNothing();
    void treeFollowsTheWindow();
    void tasksCommandsSayWhy_data();
    void tasksCommandsSayWhy();
    void tasksCommandsFollow();
    void tasksCommandsAct();
    void tasksFilterCountsWhatItHides();
    void tasksFold();
    void everythingFocusableHasAName();
    void viewsFilter();
    void groupsKeepTheChoice();
};

void TestPanels::treeOpensWhatItShould()
{
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    const auto *tree = panel.findChild<QTreeView *>(u"serverTree"_s);
    QVERIFY(tree);
    QVERIFY(tree->isExpanded(panel.model()->index(0, 0)));
    QVERIFY(tree->isExpanded(panel.model()->indexOf(acme)));
    QVERIFY(!tree->isExpanded(panel.model()->indexOf(srvAcme)));
    // Also what comes later.
    Fleet later;
    panel.setFleet(&later);
    later.apply(company());
    QVERIFY(tree->isExpanded(panel.model()->index(0, 0)));
    QVERIFY(tree->isExpanded(panel.model()->indexOf(acme)));
}

void TestPanels::viewsFilter()
{
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    auto *views = panel.findChild<QListWidget *>(u"viewsList"_s);
    const auto names = [views] {
        QStringList texts;
        for (int row = 0; row < views->count(); ++row)
            texts.append(views->item(row)->text());
        return texts;
    };
    // A customer has no desk.
    QCOMPARE(names(), (QStringList{u"My turn"_s, u"Deadline within 7 days"_s, u"Something failed"_s}));
    const auto choose = [views](int row) {
        QTest::mouseClick(views->viewport(), Qt::LeftButton, {}, views->visualItemRect(views->item(row)).center());
    };
    choose(0);
    QCOMPARE(panel.filter(), u"turn:customer"_s);
    choose(0);
    QCOMPARE(panel.filter(), QString());
    // One of one's own: shown, chosen, taken away.
    QSignalSpy changes(&panel, &ServerTreePanel::savedViewsChanged);
    panel.setSavedViews({{u"Acme in step 4"_s, u"customer:acme step:4"_s}});
    QCOMPARE(names().constLast(), u"Acme in step 4"_s);
    choose(3);
    QCOMPARE(panel.filter(), u"customer:acme step:4"_s);
    QCOMPARE(panel.model()->shownServers(), 1);
    views->setCurrentRow(3);
    QTest::keyClick(views, Qt::Key_Delete);
    QCOMPARE(changes.count(), 1);
    QVERIFY(panel.savedViews().isEmpty());
    QCOMPARE(names().size(), 3);
    // Built-in ones stay.
    views->setCurrentRow(0);
    QTest::keyClick(views, Qt::Key_Delete);
    QCOMPARE(names().size(), 3);
    Me support = fleet.me();
    support.role = Party::Support;
    fleet.apply({.me = support});
    QCOMPARE(names().constFirst(), u"Desk"_s);
    const QSignalSpy desks(&panel, &ServerTreePanel::deskActivated);
    choose(0);
    QCOMPARE(desks.count(), 1);
}

void TestPanels::groupsKeepTheChoice()
{
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    panel.setCurrent(intranet);
    for (const auto grouping : {items::FleetTreeModel::Grouping::Step, items::FleetTreeModel::Grouping::Turn,
                                items::FleetTreeModel::Grouping::Deadline, items::FleetTreeModel::Grouping::Server,
                                items::FleetTreeModel::Grouping::Customer}) {
        panel.setGrouping(grouping);
        QCOMPARE(panel.currentAccount(), intranet);
        QCOMPARE(panel.currentServer(), srvAcme);
    }
}

void TestPanels::treeActivates()
{
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    auto *tree = panel.findChild<QTreeView *>(u"serverTree"_s);
    QSignalSpy servers(&panel, &ServerTreePanel::serverActivated);
    QSignalSpy accounts(&panel, &ServerTreePanel::accountActivated);
    const QModelIndex server = panel.model()->indexOf(srvAcme);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(server).center());
    QCOMPARE(servers.count(), 1);
    QCOMPARE(servers.constFirst().constFirst().value<ServerId>(), srvAcme);
    QCOMPARE(panel.currentServer(), srvAcme);
    // Into it, to the first account, and open that.
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Right);
    QTRY_VERIFY(tree->isExpanded(server));
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(accounts.count(), 1);
    QCOMPARE(accounts.constFirst().constFirst().value<AccountId>(), archive);
    QCOMPARE(panel.currentAccount(), archive);
    QCOMPARE(panel.currentServer(), srvAcme);
    // A customer's row shows nothing by itself.
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(panel.model()->indexOf(boreal)).center());
    QCOMPARE(servers.count(), 1);
}

void TestPanels::treeOpensTabs_data()
{
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<bool>("tab");
    QTest::newRow("a click") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::NoModifier) << false;
    QTest::newRow("Ctrl and a click") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ControlModifier) << true;
    QTest::newRow("the middle button") << Qt::MiddleButton << Qt::KeyboardModifiers(Qt::NoModifier) << true;
}

void TestPanels::treeOpensTabs()
{
    QFETCH(Qt::MouseButton, button);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, tab);
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    panel.setCurrent(vpsBoreal);
    auto *tree = panel.findChild<QTreeView *>(u"serverTree"_s);
    tree->expand(panel.model()->indexOf(srvAcme));
    const QSignalSpy here(&panel, &ServerTreePanel::serverActivated);
    const QSignalSpy accountHere(&panel, &ServerTreePanel::accountActivated);
    const QSignalSpy beside(&panel, &ServerTreePanel::serverTabRequested);
    const QSignalSpy accountBeside(&panel, &ServerTreePanel::accountTabRequested);
    for (const QModelIndex &row : {panel.model()->indexOf(srvAcme), panel.model()->indexOf(blog)}) {
        tree->scrollTo(row);
        QTest::mouseClick(tree->viewport(), button, modifiers, tree->visualRect(row).center());
    }
    QCOMPARE(here.count() + accountHere.count(), tab ? 0 : 2);
    QCOMPARE(beside.count(), int(tab));
    QCOMPARE(accountBeside.count(), int(tab));
    if (!tab)
        return;
    QCOMPARE(beside.constFirst().constFirst().value<ServerId>(), srvAcme);
    QCOMPARE(accountBeside.constFirst().constFirst().value<AccountId>(), blog);
    QCOMPARE(panel.currentServer(), vpsBoreal); // what is shown here stays
}

void TestPanels::rowsThatMoveUnderAClick()
{
    QFETCH(Qt::MouseButton, button);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(bool, tab);
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    auto *tree = panel.findChild<QTreeView *>(u"serverTree"_s);
    const QSignalSpy here(&panel, &ServerTreePanel::serverActivated);
    const QSignalSpy beside(&panel, &ServerTreePanel::serverTabRequested);
    const QPoint at = tree->visualRect(panel.model()->indexOf(srvAcme)).center();
    const auto comesAbove = [&](ServerId id, const QString &name) {
        fleet.apply({.servers = {server(id, name, ServerRole::Client, acme)}});
        QTRY_COMPARE(tree->indexAt(at).data(IdRole).toLongLong(), id.value());
    };
    // The row is elsewhere when the button is let go: what was pressed is meant.
    QTest::mousePress(tree->viewport(), button, modifiers, at);
    comesAbove(ServerId(90), u"srv-acme-00"_s);
    QTest::mouseRelease(tree->viewport(), button, modifiers, at);
    QCOMPARE(here.count(), tab ? 0 : 1);
    QCOMPARE(beside.count(), tab ? 1 : 0);
    QCOMPARE((tab ? beside : here).constFirst().constFirst().value<ServerId>(), srvAcme);
    // The row is gone, or the pointer has left it: nothing is meant.
    QTest::mousePress(tree->viewport(), button, modifiers, at);
    fleet.apply({.removedServers = {ServerId(90)}});
    QTest::mouseRelease(tree->viewport(), button, modifiers, at);
    QTest::mousePress(tree->viewport(), button, modifiers, at);
    QTest::mouseRelease(tree->viewport(), button, modifiers,
                        tree->visualRect(panel.model()->indexOf(vpsBoreal)).center());
    QCOMPARE(here.count() + beside.count(), 1);
}

void TestPanels::treeFilterByKeyboard()
{
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    auto *line = panel.findChild<QLineEdit *>(u"filterLine"_s);
    auto *tree = panel.findChild<QTreeView *>(u"serverTree"_s);
    QSignalSpy accounts(&panel, &ServerTreePanel::accountActivated);
    line->setFocus();
    QTest::keyClicks(line, u"intra"_s);
    QVERIFY(tree->isExpanded(panel.model()->indexOf(srvAcme)));
    // What a filter opened closes with it, …
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!tree->isExpanded(panel.model()->indexOf(srvAcme)));
    QTest::keyClicks(line, u"intra"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(accounts.count(), 1);
    QCOMPARE(accounts.constFirst().constFirst().value<AccountId>(), intranet);
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(line->text().isEmpty());
    QVERIFY(!panel.model()->isFiltered());
    // … but not over the row that the window shows.
    QVERIFY(tree->isExpanded(panel.model()->indexOf(srvAcme)));
    QCOMPARE(panel.currentAccount(), intranet);
    QTest::keyClick(line, Qt::Key_Down);
    QTRY_VERIFY(tree->hasFocus());
}

void TestPanels::treeKeepsWhatIsOpen()
{
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    auto *tree = panel.findChild<QTreeView *>(u"serverTree"_s);
    tree->expand(panel.model()->indexOf(srvAcme));
    tree->collapse(panel.model()->indexOf(boreal));
    panel.setFilter(u"lumen"_s);
    panel.setFilter(u"vps"_s);
    QVERIFY(tree->isExpanded(panel.model()->indexOf(boreal))); // a closed customer hides nothing that was found
    panel.setFilter({});
    QVERIFY(tree->isExpanded(panel.model()->indexOf(srvAcme)));
    QVERIFY(!tree->isExpanded(panel.model()->indexOf(boreal)));
    QVERIFY(!tree->isExpanded(panel.model()->indexOf(srvLumen)));
    // Nor does a refresh close or open anything.
    MigrationSummary b = migrationOn(ofBoreal, vpsBoreal, u"vps-boreal"_s, 20);
    b.step = Step::Migrate;
    fleet.apply({.migrations = {b}});
    QVERIFY(tree->isExpanded(panel.model()->indexOf(srvAcme)));
    QVERIFY(!tree->isExpanded(panel.model()->indexOf(boreal)));
}

void TestPanels::treeSaysWhenThereIsNothing()
{
    Fleet fleet;
    ServerTreePanel panel;
    panel.setFleet(&fleet);
    panel.show();
    const auto *message = panel.findChild<QLabel *>(u"emptyMessage"_s);
    auto *clear = panel.findChild<QPushButton *>(u"clearFilter"_s);
    QVERIFY(message->isVisible());
    QVERIFY(!clear->isVisible());
    fleet.apply(company());
    QVERIFY(!message->isVisible());
    panel.setFilter(u"nowhere"_s);
    QVERIFY(message->isVisible());
    QVERIFY(clear->isVisible());
    clear->click();
    QVERIFY(!message->isVisible());
    QVERIFY(panel.filter().isEmpty());
}

void TestPanels::treeFollowsTheWindow()
{
    Shown<ServerTreePanel> shown;
    auto &[fleet, panel] = shown;
    QSignalSpy servers(&panel, &ServerTreePanel::serverActivated);
    QSignalSpy accounts(&panel, &ServerTreePanel::accountActivated);
    panel.setCurrent(crm);
    QCOMPARE(panel.currentAccount(), crm);
    const auto *tree = panel.findChild<QTreeView *>(u"serverTree"_s);
    QVERIFY(tree->isExpanded(panel.model()->indexOf(srvAcme)));
    panel.setCurrent(vpsBoreal);
    QCOMPARE(panel.currentServer(), vpsBoreal);
    QVERIFY(!panel.currentAccount().isValid());
    QCOMPARE(servers.count() + accounts.count(), 0);
}

void TestPanels::tasksCommandsSayWhy_data()
{
    // 101 has ended, 102 is past its cut-over, 103 is queued.
    QTest::addColumn<QList<TaskId>>("chosen");
    QTest::addColumn<QString>("button");
    QTest::addColumn<Party>("viewer");
    QTest::addColumn<bool>("covered");
    QTest::addColumn<QString>("why"); ///< empty: it can be done
    const QList<TaskId> none;
    const QList<TaskId> begun{TaskId(102)};
    const QList<TaskId> queued{TaskId(103)};
    QTest::newRow("nothing chosen") << none << u"pauseTask"_s << Party::Customer << true << u"Select a task first."_s;
    QTest::newRow("pause, cut-over begun") << begun << u"pauseTask"_s << Party::Customer << true << u"cut-over"_s;
    QTest::newRow("cancel, cut-over begun") << begun << u"cancelTask"_s << Party::Customer << true << u"cut-over"_s;
    QTest::newRow("resume what runs") << begun << u"resumeTask"_s << Party::Customer << true << u"not paused"_s;
    QTest::newRow("pause a queued one") << queued << u"pauseTask"_s << Party::Customer << true << QString();
    QTest::newRow("cancel a queued one") << queued << u"cancelTask"_s << Party::Support << true << QString();
    QTest::newRow("a reviewer") << queued << u"pauseTask"_s << Party::Reviewer << true << u"Only who may start"_s;
    QTest::newRow("not covered") << queued << u"cancelTask"_s << Party::Customer << false << u"does not cover"_s;
    QTest::newRow("support has no limit") << queued << u"cancelTask"_s << Party::Support << false << QString();
}

void TestPanels::tasksCommandsSayWhy()
{
    QFETCH(QList<TaskId>, chosen);
    QFETCH(QString, button);
    QFETCH(Party, viewer);
    QFETCH(bool, covered);
    QFETCH(QString, why);
    Shown<TasksPanel> shown;
    auto &[fleet, panel] = shown;
    Me me = fleet.me();
    me.role = viewer;
    me.permission.everything = covered;
    fleet.apply({.me = me});
    const auto *command = panel.findChild<QToolButton *>(button);
    QVERIFY(!command->isEnabled());
    QVERIFY(command->toolTip().contains(u"connection"));
    panel.setPerformer([](Action, TaskId) {});
    for (const TaskId task : std::as_const(chosen))
        panel.setCurrent(task);
    QCOMPARE(command->isEnabled(), why.isEmpty());
    QVERIFY2(why.isEmpty() || command->toolTip().contains(why), qPrintable(command->toolTip()));
    QCOMPARE(command->accessibleDescription(), command->toolTip());
}

void TestPanels::tasksCommandsFollow()
{
    Shown<TasksPanel> shown;
    auto &[fleet, panel] = shown;
    panel.setPerformer([](Action, TaskId) {});
    panel.setCurrent(TaskId(103));
    const auto *pause = panel.findChild<QToolButton *>(u"pauseTask"_s);
    QVERIFY(pause->isEnabled());
    // It begins while it is selected: the commands know at once.
    Task begun = *fleet.task(TaskId(103));
    begun.state = TaskState::Running;
    begun.cutOverBegun = true;
    fleet.apply({.tasks = {begun}});
    QVERIFY(!pause->isEnabled());
}

void TestPanels::tasksCommandsAct()
{
    Shown<TasksPanel> shown;
    auto &[fleet, panel] = shown;
    fleet.apply({.tasks = {task(TaskId(104), TaskType::Migrate, TaskState::Queued, ofAcme, srvAcme, forum)}});
    QList<std::pair<Action, TaskId>> asked;
    panel.setPerformer([&asked](Action action, TaskId id) { asked.append({action, id}); });
    auto *table = panel.findChild<QTableView *>(u"tasksTable"_s);
    table->selectAll();
    panel.findChild<QToolButton *>(u"cancelTask"_s)->click();
    // Those that can be cancelled, and no other.
    std::ranges::sort(asked);
    QCOMPARE(asked,
             (QList<std::pair<Action, TaskId>>{{Action::CancelTask, TaskId(103)}, {Action::CancelTask, TaskId(104)}}));
    QSignalSpy activated(&panel, &TasksPanel::taskActivated);
    panel.setCurrent(TaskId(101));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.constFirst().constFirst().value<TaskId>(), TaskId(101));
}

void TestPanels::tasksFilterCountsWhatItHides()
{
    Shown<TasksPanel> shown;
    auto &[fleet, panel] = shown;
    auto *clear = panel.findChild<QPushButton *>(u"clearTasksFilter"_s);
    QVERIFY(!clear->isVisible());
    panel.setLiveOnly(true);
    QVERIFY(clear->isVisible());
    QVERIFY2(clear->text().contains(u"2"), qPrintable(clear->text()));
    panel.setFilter(u"crm"_s);
    QVERIFY2(clear->text().contains(u"3"), qPrintable(clear->text()));
    clear->click();
    QVERIFY(!clear->isVisible());
    QVERIFY(!panel.isLiveOnly());
    QCOMPARE(panel.table()->model()->rowCount(), 4);
}

void TestPanels::tasksFold()
{
    Shown<TasksPanel> shown;
    auto &[fleet, panel] = shown;
    panel.resize(600, 300);
    const auto *latest = panel.findChild<QWidget *>(u"latestTask"_s);
    QVERIFY(!latest->isVisible());
    QSignalSpy folded(&panel, &TasksPanel::foldedChanged);
    auto *fold = panel.findChild<QToolButton *>(u"foldTasks"_s);
    fold->click();
    QVERIFY(panel.isFolded());
    QVERIFY(!panel.table()->isVisible());
    // The newest is told in one line, and what becomes of it.
    const auto told = [&](int column) {
        return latest->accessibleName().contains(panel.model()->index(0, column).data().toString());
    };
    QVERIFY(latest->isVisible());
    QVERIFY2(told(TasksModel::TaskColumn) && told(TasksModel::StateColumn), qPrintable(latest->accessibleName()));
    const QString before = latest->accessibleName();
    Task newest = *fleet.task(TaskId(panel.model()->index(0, 0).data(TaskIdRole).toLongLong()));
    newest.state = newest.state == TaskState::Failed ? TaskState::Done : TaskState::Failed;
    fleet.apply({.tasks = {newest}});
    QTRY_VERIFY(latest->accessibleName() != before);
    QVERIFY2(told(TasksModel::StateColumn), qPrintable(latest->accessibleName()));
    // A name may be one letter; the dash of an empty cell is not told.
    QVERIFY(newest.account.isValid());
    Account account = *fleet.account(newest.account);
    account.name = u"x"_s;
    fleet.apply({.accounts = {account}});
    QTRY_VERIFY2(latest->accessibleName().contains(u" · x · "_s), qPrintable(latest->accessibleName()));
    newest.account = AccountId();
    fleet.apply({.tasks = {newest}});
    QTRY_VERIFY2(!latest->accessibleName().contains(u" · x · "_s), qPrintable(latest->accessibleName()));
    QVERIFY2(!latest->accessibleName().contains(u'–'), qPrintable(latest->accessibleName()));
    fold->click();
    QVERIFY(panel.table()->isVisible());
    QVERIFY(!latest->isVisible());
    QCOMPARE(folded.count(), 2);
}

void TestPanels::everythingFocusableHasAName()
{
    ServerTreePanel servers;
    TasksPanel tasks;
    for (const QWidget *panel : std::initializer_list<const QWidget *>{&servers, &tasks}) {
        for (const QWidget *widget : panel->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()
                || widget->objectName().startsWith(u"qt_"_s))
                continue;
            // Parts of a view that are no stop of their own.
            if (qobject_cast<const QAbstractScrollArea *>(widget->parentWidget()))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(widget->objectName() + QLatin1StringView(widget->metaObject()->className())));
        }
    }
}

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
