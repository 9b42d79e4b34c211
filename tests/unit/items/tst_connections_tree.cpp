// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample.h"

#include <escale/items/connections_tree_model.h>
#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace sample;
using namespace escale::items;
using Connection = ConnectionsTreeModel::Connection;

namespace {

QString drawn(const QAbstractItemModel &model, const QModelIndex &parent = {}, int level = 0)
{
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        text += QString(level * 2, u' ') + index.data().toString() + u'\n' + drawn(model, index, level + 1);
    }
    return text;
}

QString indented(const QString &text)
{
    QString all;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        all += u"  "_s + line + u'\n';
    return all;
}

QModelIndex find(const QAbstractItemModel &model, const QString &name, const QModelIndex &parent)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data().toString() == name)
            return index;
        if (const QModelIndex below = find(model, name, index); below.isValid())
            return below;
    }
    return {};
}

/// A platform of a few rows, changed by chance.
struct Platform {
    explicit Platform(const QString &name) : key(name) { tree.setFleet(&fleet); }
    void change(QRandomGenerator &random)
    {
        FleetChanges c;
        for (int i = 0; i < 6; ++i) {
            const ServerId home(1 + random.bounded(6));
            switch (random.bounded(6)) {
            case 0:
                c.customers.append({CustomerId(1 + random.bounded(3)), u"c%1"_s.arg(random.bounded(9))});
                break;
            case 1:
                c.servers.append(server(home, u"srv-%1"_s.arg(random.bounded(12)),
                                        home.value() < 5 ? ServerRole::Client : ServerRole::Transit,
                                        home.value() < 5 ? CustomerId(random.bounded(4)) : CustomerId()));
                break;
            case 2:
                c.removedServers.append(home);
                break;
            case 3:
                c.removedAccounts.append(AccountId(1 + random.bounded(30)));
                break;
            default:
                c.accounts.append(
                    account(AccountId(1 + random.bounded(30)), u"acc-%1"_s.arg(random.bounded(90)), home));
            }
        }
        fleet.apply(c);
    }
    [[nodiscard]] Connection connection() { return {.key = key, .name = key, .remark = {}, .tree = &tree}; }

    QString key;
    Fleet fleet;
    FleetTreeModel tree;
};

} // namespace

/// Several platforms in one tree: each below a row of its own, none disturbed by another.
class ConnectionsTreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneIsItsTree()
    {
        Platform one(u"one"_s);
        one.fleet.apply(company());
        ConnectionsTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setConnections({one.connection()});
        QVERIFY(!model.hasConnectionRows());
        QCOMPARE(drawn(model), drawn(one.tree));
        QCOMPARE(model.keyOf(model.index(0, 0)), u"one"_s);
    }

    void severalHaveARowEach()
    {
        Platform one(u"one"_s);
        Platform two(u"two"_s);
        one.fleet.apply(company());
        two.fleet.apply(company()); // the same ids: they are a platform's own
        two.fleet.apply({.servers = {server(srvAcme, u"srv-acme-99"_s, ServerRole::Client, acme)}});
        ConnectionsTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setConnections({one.connection(), two.connection()});
        QCOMPARE(drawn(model), u"one\n"_s + indented(drawn(one.tree)) + u"two\n"_s + indented(drawn(two.tree)));
        const QModelIndex first = model.index(0, 0);
        const QModelIndex second = model.index(1, 0);
        QCOMPARE(RowKind(first.data(KindRole).toInt()), RowKind::Connection);
        QVERIFY(!model.mapToTree(first).isValid());

        const QModelIndex theirs = find(model, u"srv-acme-99"_s, {});
        QCOMPARE(model.keyOf(theirs), u"two"_s);
        QCOMPARE(model.treeOf(theirs), &two.tree);
        QCOMPARE(model.mapToTree(theirs), two.tree.indexOf(srvAcme));
        QCOMPARE(model.mapFromTree(&two.tree, two.tree.indexOf(srvAcme)), theirs);
        QCOMPARE(find(model, u"srv-acme-01"_s, second), QModelIndex());

        // What somebody holds in one stays while the other is filtered, cleared and taken away.
        const QPersistentModelIndex held = find(model, u"shop"_s, second);
        QVERIFY(held.isValid());
        one.tree.setFilter(u"lumen"_s);
        one.fleet.clear();
        QCOMPARE(model.rowCount(first), 0);
        one.fleet.apply(company());
        QVERIFY(model.rowCount(first) > 0);
        QCOMPARE(held.data().toString(), u"shop"_s);
        // …and its own filter keeps it too, where it stays shown.
        two.tree.setFilter(u"shop"_s);
        QCOMPARE(held.data().toString(), u"shop"_s);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        Connection renamed = two.connection();
        renamed.remark = u"offline"_s;
        model.setConnections({one.connection(), renamed});
        QCOMPARE(model.index(1, 0).data(SecondaryRole).toString(), u"offline"_s);
        Platform three(u"three"_s);
        model.setConnections({one.connection(), renamed, three.connection()});
        model.setConnections({renamed, three.connection()});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(held.data().toString(), u"shop"_s);
        model.setConnections({renamed});
        QVERIFY(!model.hasConnectionRows());
        QCOMPARE(drawn(model), drawn(two.tree));
    }

    void churn_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void churn()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Platform platforms[] = {Platform(u"a"_s), Platform(u"b"_s), Platform(u"c"_s)};
        ConnectionsTreeModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<Connection> shown{platforms[0].connection(), platforms[1].connection()};
        model.setConnections(shown);
        const QStringList filters{u""_s, u"acc"_s, u"srv-3"_s, u"c2"_s, u"account:7"_s};
        for (int round = 0; round < 60; ++round) {
            Platform &platform = platforms[random.bounded(3)];
            switch (random.bounded(12)) {
            case 0:
                platform.tree.setFilter(filters.at(random.bounded(int(filters.size()))));
                break;
            case 1:
                platform.tree.setGrouping(FleetTreeModel::Grouping(random.bounded(3)));
                break;
            case 2:
                platform.fleet.clear();
                break;
            case 3:
                shown.clear();
                for (Platform &each : platforms) {
                    if (random.bounded(4))
                        shown.append(each.connection());
                }
                model.setConnections(shown);
                break;
            default:
                platform.change(random);
            }
            QString expected;
            for (const Connection &connection : std::as_const(shown))
                expected += shown.size() > 1 ? connection.name + u'\n' + indented(drawn(*connection.tree))
                                             : drawn(*connection.tree);
            QStringList now = drawn(model).split(u'\n');
            QStringList wanted = expected.split(u'\n');
            // Rows of connections keep the order in which they came.
            now.sort();
            wanted.sort();
            QCOMPARE(now, wanted);
        }
    }
};

QTEST_GUILESS_MAIN(ConnectionsTreeTest)
#include "tst_connections_tree.moc"
