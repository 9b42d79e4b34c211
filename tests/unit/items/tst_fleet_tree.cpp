// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample.h"

#include <escale/items/filter.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sample;
using namespace escale::items;

namespace {

/// The tree as text: a line a row, two spaces a level, name, then secondary and badges in brackets.
QString drawn(const QAbstractItemModel &model, const QModelIndex &parent = {}, int level = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(level * 2, u' ') + index.data().toString();
        for (const int role : {int(SecondaryRole), int(ClockRole), int(BadgeRole)}) {
            const QString part = index.data(role).toString();
            if (!part.isEmpty())
                text += u" ["_s + part + u']';
        }
        text += u'\n' + drawn(model, index, level + 1);
    }
    return text.replace(QChar(QChar::Nbsp), u' ');
}

QString lines(std::initializer_list<QLatin1StringView> rows)
{
    QString text;
    for (const QLatin1StringView row : rows)
        text += row + u'\n';
    return text;
}

const QString wholeTree = QString::fromUtf8("Servers\n"
                                            "  Acme SA\n"
                                            "    srv-acme-01 [step 4 · 2/6]\n"
                                            "      archive [failed]\n"
                                            "      blog [transit]\n"
                                            "      crm [queued 1]\n"
                                            "      forum\n"
                                            "      intranet [61 %]\n"
                                            "      shop [transit]\n"
                                            "  Boreal\n"
                                            "    vps-boreal [waits]\n"
                                            "      vitrine\n"
                                            "  Coopérative Lumen [−2 d]\n"
                                            "    srv-lumen [−2 d] [step 1 · 1/2]\n"
                                            "      lumen-2\n"
                                            "      lumen-10\n"
                                            "Transit servers\n"
                                            "  transit-03 [srv-acme-01]\n"
                                            "  transit-04 [free]\n"
                                            "Public cloud\n"
                                            "  web-12\n"
                                            "    atelier [MariaDB 11.8]\n"
                                            "    bidule\n");

} // namespace

class TestFleetTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void drawsTheCompany();
    void saysTheSameHoweverItArrives();
    void filters_data();
    void filters();
    void readsFilters();
    void clearsAFilter();
    void keepsIndexesThroughAFilter();
    void followsFacts();
    void filterFollowsFacts();
    void movesWhatIsRenamed();
    void removesAndResets();
    void survivesRandomChanges_data();
    void survivesRandomChanges();
    void readsAloud();
    void looksAtNoAccountUnasked();
    void groups_data();
    void groups();
    void movesBetweenGroups();
    void saysWhoElseActs();
};

void TestFleetTree::drawsTheCompany()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    QCOMPARE(drawn(model), wholeTree);
    const QModelIndex index = model.indexOf(intranet);
    QCOMPARE(index.data().toString(), u"intranet");
    QCOMPARE(index.parent(), model.indexOf(srvAcme));
    QCOMPARE(Mark(index.data(MarkRole).toInt()), Mark::Moving);
    QCOMPARE(Mark(model.indexOf(archive).data(MarkRole).toInt()), Mark::Failed);
    QCOMPARE(Severity(model.indexOf(acme).data(SeverityRole).toInt()), Severity::Error);
    QCOMPARE(Severity(model.indexOf(boreal).data(SeverityRole).toInt()), Severity::Warning);
    QCOMPARE(model.indexOf(srvAcme).data(StepRole).toInt(), 4);
    QCOMPARE(model.indexOf(srvAcme).data(DoneRole).toInt(), 2);
    QCOMPARE(model.indexOf(srvAcme).data(TotalRole).toInt(), 6);
    QCOMPARE(Party(model.indexOf(srvAcme).data(TurnRole).toInt()), Party::Customer);
    QCOMPARE(model.shownServers(), 6);
    QCOMPARE(model.shownAccounts(), 11);
}

void TestFleetTree::saysTheSameHoweverItArrives()
{
    // Listed before there are facts, and every kind of fact by itself, last first.
    Fleet fleet;
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    const FleetChanges all = company();
    fleet.apply({.tasks = all.tasks});
    fleet.apply({.accounts = all.accounts});
    for (const Server &server : all.servers)
        fleet.apply({.servers = {server}});
    fleet.apply({.migrations = all.migrations});
    fleet.apply({.customers = all.customers});
    fleet.apply({.me = all.me, .migrationAccounts = all.migrationAccounts});
    QCOMPARE(drawn(model), wholeTree);
}

void TestFleetTree::groups_data()
{
    QTest::addColumn<FleetTreeModel::Grouping>("grouping");
    QTest::addColumn<QStringList>("expected");
    using enum FleetTreeModel::Grouping;
    QTest::newRow("by customer") << Customer << QStringList{u"Acme SA"_s, u"Boreal"_s, u"Coopérative Lumen"_s};
    QTest::newRow("one list") << Server << QStringList{u"srv-acme-01"_s, u"srv-lumen"_s, u"vps-boreal"_s};
    QTest::newRow("by step") << Step
                             << QStringList{u"1. Prepare the accounts"_s, u"3. Install the transit server"_s,
                                            u"4. Migrate the accounts"_s};
    QTest::newRow("by turn") << Turn << QStringList{u"The customer's turn"_s, u"Support's turn"_s};
    QTest::newRow("by deadline") << Deadline
                                 << QStringList{u"Deadline passed"_s, u"Deadline within a month"_s,
                                                u"Deadline later"_s};
}

void TestFleetTree::groups()
{
    QFETCH(FleetTreeModel::Grouping, grouping);
    QFETCH(QStringList, expected);
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    model.setGrouping(grouping);
    const QModelIndex servers = model.index(0, 0);
    QStringList names;
    for (int row = 0; row < model.rowCount(servers); ++row)
        names.append(model.index(row, 0, servers).data().toString());
    QCOMPARE(names, expected);
    // Every server and account has its one row, whatever holds it.
    QCOMPARE(model.shownServers(), 6);
    QCOMPARE(model.indexOf(intranet).parent(), model.indexOf(srvAcme));
    model.setFilter(u"shop"_s);
    QCOMPARE(model.shownServers(), 1);
    model.setFilter({});
    QCOMPARE(model.shownServers(), 6);
    model.setGrouping(FleetTreeModel::Grouping::Customer);
    QCOMPARE(drawn(model), wholeTree);
}

void TestFleetTree::movesBetweenGroups()
{
    Fleet fleet;
    const FleetChanges all = company();
    fleet.apply(all);
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    model.setGrouping(FleetTreeModel::Grouping::Deadline);
    QCOMPARE(model.indexOf(vpsBoreal).parent().data().toString(), u"Deadline within a month"_s);
    MigrationSummary boreal = *std::ranges::find(all.migrations, ofBoreal, [](const auto &m) { return m.facts.id; });
    boreal.facts.deadline = now().addDays(3);
    fleet.apply({.migrations = {boreal}});
    QCOMPARE(model.indexOf(vpsBoreal).parent().data().toString(), u"Deadline within a week"_s);
    boreal.facts.deadline = now().addDays(-3);
    fleet.apply({.migrations = {boreal}});
    QCOMPARE(model.indexOf(vpsBoreal).parent().data().toString(), u"Deadline passed"_s);
    QCOMPARE(model.shownServers(), 6);
}

void TestFleetTree::filters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("expected");
    const QString acmeAlone = lines({"Servers"_L1, "  Acme SA"_L1, "    srv-acme-01"_L1});
    const auto row = [](const char *name, const char *filter, std::initializer_list<const char *> rows) {
        QString text;
        for (const char *one : rows)
            text += QString::fromUtf8(one) + u'\n';
        QTest::newRow(name) << QString::fromUtf8(filter) << text;
    };
    row("a word of an account", "intra", {"Servers", "  Acme SA", "    srv-acme-01", "      intranet"});
    row("upper case", "INTRA", {"Servers", "  Acme SA", "    srv-acme-01", "      intranet"});
    row("a customer without accents", "cooperative",
        {"Servers", "  Coopérative Lumen", "    srv-lumen", "      lumen-2", "      lumen-10"});
    row("word of the server and of the account", "lumen 10",
        {"Servers", "  Coopérative Lumen", "    srv-lumen", "      lumen-10"});
    row("step", "step:3", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("étape", "étape:3", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("etape", "etape:3", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("step and comparison", "step>3 crm", {"Servers", "  Acme SA", "    srv-acme-01", "      crm"});
    row("two steps are either", "step:3 step:1 server:vps", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("turn", "turn:support", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("tour", "tour:support", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("turn and customer", "turn:customer customer:acme forum",
        {"Servers", "  Acme SA", "    srv-acme-01", "      forum"});
    row("tour et client", "tour:client client:acme forum", {"Servers", "  Acme SA", "    srv-acme-01", "      forum"});
    row("serveur et compte", "serveur:acme compte:blog", {"Servers", "  Acme SA", "    srv-acme-01", "      blog"});
    row("one letter of several accounts", "compte:o",
        {"Servers", "  Acme SA", "    srv-acme-01", "      blog", "      forum", "      shop"});
    row("two parts of one account", "compte:o compte:m", {"Servers", "  Acme SA", "    srv-acme-01", "      forum"});
    row("the same the other way round", "compte:rum compte:f",
        {"Servers", "  Acme SA", "    srv-acme-01", "      forum"});
    row("parts of different accounts", "compte:blog compte:forum", {});
    row("deadline, also in the public cloud", "deadline<7d",
        {"Servers", "  Coopérative Lumen", "    srv-lumen", "      lumen-2", "      lumen-10", "Public cloud",
         "  web-12", "    atelier"});
    row("échéance", "échéance<7j lumen-2", {"Servers", "  Coopérative Lumen", "    srv-lumen", "      lumen-2"});
    row("deadline later", "deadline>30d shop", {"Servers", "  Acme SA", "    srv-acme-01", "      shop"});
    row("state", "state:waits", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("état", "état:attend", {"Servers", "  Boreal", "    vps-boreal", "      vitrine"});
    row("free", "state:free", {"Transit servers", "  transit-04"});
    row("late", "état:retard", {"Servers", "  Coopérative Lumen", "    srv-lumen", "      lumen-2", "      lumen-10"});
    row("who borrowed it", "srv-acme transit", {"Transit servers", "  transit-03"});
    row("quoted", "customer:\"acme sa\" shop", {"Servers", "  Acme SA", "    srv-acme-01", "      shop"});
    row("nothing of the kind", "step:9", {});
    row("nothing of the name", "nowhere", {});
    row("unknown field is a word", "colour:red", {});
}

void TestFleetTree::filters()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, expected);
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    model.setFilter(filter);
    QString text;
    for (const QString &line : drawn(model).split(u'\n', Qt::SkipEmptyParts))
        text += line.section(u" ["_s, 0, 0) + u'\n';
    QCOMPARE(text, expected);
    // The same tree where the filter was there first and the facts come afterwards.
    Fleet later;
    FleetTreeModel other;
    const QAbstractItemModelTester otherTester(&other, QAbstractItemModelTester::FailureReportingMode::QtTest);
    other.setFleet(&later);
    other.setFilter(filter);
    const FleetChanges all = company();
    later.apply({.me = all.me, .customers = all.customers, .servers = all.servers});
    later.apply({.accounts = all.accounts});
    later.apply({.migrations = all.migrations, .migrationAccounts = all.migrationAccounts, .tasks = all.tasks});
    QCOMPARE(drawn(other), drawn(model));
}

void TestFleetTree::readsFilters()
{
    QVERIFY(FilterQuery::parse(u"  "_s).isEmpty());
    // While somebody is still typing, nothing disappears.
    QVERIFY(FilterQuery::parse(u"step: turn: deadline<"_s).isEmpty());
    const FilterQuery typing = FilterQuery::parse(u"turn:cust"_s);
    QCOMPARE(typing.turns, QList<Party>{Party::Customer});
    QVERIFY(!typing.impossible);
    const FilterQuery query = FilterQuery::parse(u"Étape:4 échéance<48h client:\"Acme SA\" shop"_s);
    QCOMPARE(query.steps.size(), 1);
    QCOMPARE(query.steps.constFirst().step, 4);
    QCOMPARE(query.deadlines.constFirst().days, 2.0);
    QCOMPARE(query.customers, QList<QByteArray>{"acme sa"_ba});
    QCOMPARE(query.words, QList<QByteArray>{"shop"_ba});
    QVERIFY(FilterQuery::parse(u"turn:martian"_s).impossible);
    QCOMPARE(folded(QStringView(u"Éléphant")), "elephant"_ba);
    QCOMPARE(folded(QUtf8StringView("ÀB-c")), "ab-c"_ba);
}

void TestFleetTree::clearsAFilter()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    model.setFleet(&fleet);
    for (const auto filter : {"shop"_L1, "step:4"_L1, "nowhere"_L1, "lumen"_L1})
        model.setFilter(filter);
    model.setFilter({});
    QCOMPARE(drawn(model), wholeTree);
    QVERIFY(!model.isFiltered());
}

void TestFleetTree::keepsIndexesThroughAFilter()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex account = model.indexOf(shop);
    const QPersistentModelIndex server = model.indexOf(srvAcme);
    const QPersistentModelIndex other = model.indexOf(vpsBoreal);
    model.setFilter(u"shop"_s);
    QVERIFY(account.isValid());
    QCOMPARE(account.row(), 0);
    QCOMPARE(account.data().toString(), u"shop");
    QCOMPARE(QModelIndex(account), model.indexOf(shop));
    QCOMPARE(QModelIndex(server), model.indexOf(srvAcme));
    QVERIFY(!other.isValid());
    model.setFilter({});
    QCOMPARE(QModelIndex(account), model.indexOf(shop));
    QCOMPARE(account.data().toString(), u"shop");
    QCOMPARE(resets.count(), 0);
}

void TestFleetTree::followsFacts()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    QCOMPARE(drawn(model), wholeTree);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QPersistentModelIndex moving = model.indexOf(intranet);

    // It arrives on transit, and the one behind it begins.
    FleetChanges c;
    MigrationAccounts arrived;
    arrived.migration = ofAcme;
    arrived.accounts = {facts(intranet, u"intranet"_s, Location::Transit),
                        facts(crm, u"crm"_s, Location::ClientOld, Activity::Migrating)};
    c.migrationAccounts = {arrived};
    c.accounts = {account(intranet, u"intranet"_s, srvAcme, transit3)};
    Task done = *fleet.task(TaskId(102));
    done.state = TaskState::Done;
    Task begun = *fleet.task(TaskId(103));
    begun.state = TaskState::Running;
    begun.bytes = 1;
    begun.bytesTotal = 4;
    c.tasks = {done, begun};
    fleet.apply(c);
    QCOMPARE(moving.data(SecondaryRole).toString(), u"transit");
    QCOMPARE(model.indexOf(crm).data(SecondaryRole).toString().replace(QChar(QChar::Nbsp), u' '), u"25 %");
    QCOMPARE(model.indexOf(srvAcme).data(DoneRole).toInt(), 3);
    QVERIFY(changed.count() > 0);

    // A new account and one that is gone; the rows of the others stay what they are.
    const int row = moving.row();
    FleetChanges come;
    come.accounts = {account(AccountId(7), u"aaa"_s, srvAcme)};
    come.removedAccounts = {archive};
    fleet.apply(come);
    QCOMPARE(moving.row(), row);
    QCOMPARE(moving.data().toString(), u"intranet");
    QCOMPARE(model.index(0, 0, model.indexOf(srvAcme)).data().toString(), u"aaa");
    QVERIFY(!model.indexOf(archive).isValid());
    QCOMPARE(resets.count(), 0);
    QCOMPARE(layouts.count(), 0);
}

void TestFleetTree::filterFollowsFacts()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    model.setFilter(u"step:3"_s);
    QCOMPARE(model.shownServers(), 1);
    // Lumen's preparation ends and it asks for its transit server: it comes; Boreal gets its own and goes.
    FleetChanges c;
    MigrationSummary l = migrationOn(ofLumen, srvLumen, u"srv-lumen"_s, 3);
    l.step = Step::InstallTransit;
    l.counts = {2, 2, 2, 0, 0, 0, 0, 0};
    MigrationSummary b = migrationOn(ofBoreal, vpsBoreal, u"vps-boreal"_s, 20);
    b.step = Step::Migrate;
    b.counts = {1, 1, 1, 0, 0, 0, 0, 0};
    c.migrations = {l, b};
    fleet.apply(c);
    QVERIFY(model.indexOf(srvLumen).isValid());
    QVERIFY(!model.indexOf(vpsBoreal).isValid());
    QVERIFY(!model.indexOf(boreal).isValid());
    QCOMPARE(model.rowCount(), 1);
    // Accounts that match come, those that do not stay away.
    model.setFilter(u"compte:lumen-"_s);
    QCOMPARE(model.rowCount(model.indexOf(srvLumen)), 2);
    fleet.apply(
        {.accounts = {account(AccountId(32), u"lumen-3"_s, srvLumen), account(AccountId(33), u"other"_s, srvLumen)}});
    QCOMPARE(model.rowCount(model.indexOf(srvLumen)), 3);
    QCOMPARE(model.index(1, 0, model.indexOf(srvLumen)).data().toString(), u"lumen-3");
    fleet.apply({.accounts = {account(AccountId(32), u"third"_s, srvLumen)}});
    QCOMPARE(model.rowCount(model.indexOf(srvLumen)), 2);
}

void TestFleetTree::movesWhatIsRenamed()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    (void)drawn(model);
    const QPersistentModelIndex customer = model.indexOf(acme);
    const QPersistentModelIndex account = model.indexOf(blog);
    FleetChanges c;
    c.customers = {{acme, u"Zénith"_s}};
    c.accounts = {sample::account(blog, u"zine"_s, srvAcme, transit3)};
    fleet.apply(c);
    QCOMPARE(customer.row(), 2);
    QCOMPARE(customer.data().toString(), u"Zénith");
    QCOMPARE(QModelIndex(customer), model.indexOf(acme));
    QCOMPARE(account.row(), 5);
    QCOMPARE(QModelIndex(account), model.indexOf(blog));
    // Another owner.
    fleet.apply({.servers = {server(srvAcme, u"srv-acme-01"_s, ServerRole::Client, boreal)}});
    QCOMPARE(model.indexOf(srvAcme).parent(), model.indexOf(boreal));
    QVERIFY(!model.indexOf(acme).isValid());
    QCOMPARE(model.rowCount(model.indexOf(srvAcme)), 6);
    // A transit server is borrowed, and says by whom.
    fleet.apply({.servers = {server(transit4, u"transit-04"_s, ServerRole::Transit, {}, ofBoreal)}});
    QCOMPARE(model.indexOf(transit4).data(SecondaryRole).toString(), u"vps-boreal");
    QVERIFY(!model.indexOf(transit4).data(BadgeRole).isValid());
}

void TestFleetTree::removesAndResets()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    (void)drawn(model);
    fleet.apply({.removedServers = {srvAcme, transit3, transit4}, .removedMigrations = {ofBoreal}});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(!model.indexOf(acme).isValid());
    QVERIFY(!model.indexOf(vpsBoreal).data(BadgeRole).isValid());
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    fleet.clear();
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 0);
    fleet.apply(company());
    QCOMPARE(drawn(model), wholeTree);
    model.setFleet(nullptr);
    QCOMPARE(model.rowCount(), 0);
    {
        Fleet gone;
        gone.apply(company());
        model.setFleet(&gone);
        QVERIFY(model.rowCount() > 0);
    }
    QCOMPARE(model.rowCount(), 0);
    model.setFilter(u"shop"_s);
    QCOMPARE(model.rowCount(), 0);
}

void TestFleetTree::survivesRandomChanges_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Whatever comes in whatever order, the tree that was kept up to date is the tree that is built from scratch.
void TestFleetTree::survivesRandomChanges()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    Fleet fleet;
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    fleet.apply({.me = company().me});
    const QStringList filters{u""_s,   u"acc"_s,      u"srv-3"_s, u"step:4"_s, u"acc-1 turn:customer"_s,
                              u"c2"_s, u"account:7"_s};
    for (int round = 0; round < 60; ++round) {
        FleetChanges c;
        for (int i = 0; i < 6; ++i) {
            const ServerId home(1 + random.bounded(8));
            const AccountId id(1 + random.bounded(60));
            switch (random.bounded(10)) {
            case 0:
                c.customers.append({CustomerId(1 + random.bounded(3)), u"c%1"_s.arg(random.bounded(9))});
                break;
            case 1:
            case 2:
                c.servers.append(server(home, u"srv-%1"_s.arg(random.bounded(12)),
                                        home.value() < 7 ? ServerRole::Client : ServerRole::Transit,
                                        home.value() < 7 ? CustomerId(random.bounded(4)) : CustomerId()));
                break;
            case 3:
                c.removedServers.append(home);
                break;
            case 4:
                c.removedAccounts.append(id);
                break;
            case 5: {
                MigrationSummary m = migrationOn(MigrationId(home.value()), home, u"srv"_s, random.bounded(40) - 10);
                m.step = Step(1 + random.bounded(8));
                m.counts.total = 4;
                c.migrations.append(m);
                break;
            }
            case 6:
                c.removedMigrations.append(MigrationId(home.value()));
                break;
            default:
                c.accounts.append(account(id, u"acc-%1"_s.arg(random.bounded(90)), home));
            }
        }
        fleet.apply(c);
        if (random.bounded(3) == 0)
            model.setFilter(filters.at(random.bounded(int(filters.size()))));
        // Sometimes everything has been looked at before it changes, sometimes nothing.
        if (random.bounded(2) == 0)
            (void)drawn(model);
        FleetTreeModel fresh;
        fresh.setFilter(model.filter());
        fresh.setFleet(&fleet);
        QCOMPARE(model.shownAccounts(), fresh.shownAccounts());
        if (round % 5 == 4) {
            const QStringList kept = drawn(model).split(u'\n');
            const QStringList built = drawn(fresh).split(u'\n');
            for (qsizetype line = 0; line < std::max(kept.size(), built.size()); ++line)
                QCOMPARE(kept.value(line), built.value(line));
        }
    }
}

void TestFleetTree::readsAloud()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    model.setFleet(&fleet);
    const auto aloud = [](const QModelIndex &index) {
        return index.data(Qt::AccessibleTextRole).toString().replace(QChar(QChar::Nbsp), u' ');
    };
    QVERIFY(
        aloud(model.indexOf(srvAcme)).startsWith(u"srv-acme-01, client server: step 4 of 8: Migrate the accounts, "));
    QVERIFY(aloud(model.indexOf(srvAcme)).contains(u"your turn"));
    QCOMPARE(aloud(model.indexOf(transit3)), u"transit-03, transit server: lent to srv-acme-01");
    QCOMPARE(aloud(model.indexOf(intranet)), u"account intranet: client server, Migrate the account, running, 61 %");
    QVERIFY(aloud(model.indexOf(shop)).contains(u"verified"));
    // A tooltip never guesses that a name is markup.
    fleet.apply({.accounts = {account(AccountId(8), u"<b>x</b>"_s, srvAcme)}});
    QVERIFY(model.indexOf(AccountId(8)).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"));
}

void TestFleetTree::looksAtNoAccountUnasked()
{
    // A server can be counted and opened without a row for each of its accounts.
    Fleet fleet;
    FleetChanges c;
    c.servers = {server(srvAcme, u"big"_s, ServerRole::Client)};
    for (int i = 1; i <= 20000; ++i)
        c.accounts.append(account(AccountId(i), u"account-%1"_s.arg(i), srvAcme));
    fleet.apply(c);
    FleetTreeModel model;
    model.setFleet(&fleet);
    QCOMPARE(model.rowCount(model.indexOf(srvAcme)), 20000);
    QCOMPARE(model.index(9, 0, model.indexOf(srvAcme)).data().toString(), u"account-10");
    model.setFilter(u"account-1999"_s);
    QCOMPARE(model.rowCount(model.indexOf(srvAcme)), 11);
}

void TestFleetTree::saysWhoElseActs()
{
    Fleet fleet;
    fleet.apply(company());
    FleetTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFleet(&fleet);
    const QSignalSpy announced(&model, &QAbstractItemModel::dataChanged);
    const migration::Presence looks{u"Ingrid"_s, Party::Customer, migration::Doing::Looking, {}, {}};
    const migration::Presence acts{u"Camille"_s, Party::Customer, migration::Doing::Acting, {}, {}};
    fleet.apply({.presences = {{srvAcme, {looks}}}});
    QVERIFY(model.indexOf(srvAcme).data(SecondaryRole).toString().isEmpty()); // who only looks is named on the page
    fleet.apply({.presences = {{srvAcme, {looks, acts}}}});
    QCOMPARE(announced.count(), 2);
    QCOMPARE(announced.constLast().constFirst().toModelIndex(), model.indexOf(srvAcme));
    QCOMPARE(model.indexOf(srvAcme).data(SecondaryRole).toString(), u"acting: Camille");
    QVERIFY(model.indexOf(srvAcme).data(Qt::AccessibleTextRole).toString().contains(u"acting: Camille"));
    fleet.apply({.presences = {{srvAcme, {}}}});
    QVERIFY(model.indexOf(srvAcme).data(SecondaryRole).toString().isEmpty());
}

QTEST_GUILESS_MAIN(TestFleetTree)
#include "tst_fleet_tree.moc"
