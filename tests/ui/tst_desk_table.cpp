// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <campaign.h>

#include <escale/fleet/fleet.h>
#include <escale/items/desk_models.h>
#include <escale/ui/commands/desk_table.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace escale;

/// The mouse on a table whose rows come and go by themselves.
class DeskTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMiddleButtonMeansTheRowThatWasPressed()
    {
        Fleet fleet;
        fleet.apply(invented::campaign(QDateTime::currentDateTimeUtc()));
        items::DeskRequestsModel model;
        model.setActive(true);
        model.setFleet(&fleet);
        QVERIFY(model.rowCount() >= 3);
        ui::DeskTable table(model, true, nullptr);
        table.offerTabs();
        table.fit();
        table.resize(900, 300);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const auto at = [&table, &model](int row) { return table.visualRect(model.index(row, 0)).center(); };
        QList<qint64> opened;
        connect(&table, &ui::DeskTable::tabRequested, this,
                [&opened](const QModelIndex &index) { opened.append(index.data(items::IdRole).toLongLong()); });

        const QPoint place = at(1);
        const qint64 second = model.row(1).id;
        QVERIFY(model.row(0).request.isValid() && model.row(1).request.isValid());
        QTest::mouseClick(table.viewport(), Qt::MiddleButton, {}, place);
        QCOMPARE(opened, QList<qint64>{second});
        QVERIFY(table.currentIndex().row() != 1); // what is wanted elsewhere is not chosen here

        // Another row lies under the pointer when the button is let go.
        QTest::mousePress(table.viewport(), Qt::MiddleButton, {}, place);
        const int rows = model.rowCount();
        fleet.apply({.removedRequests = {model.row(0).request}});
        QTRY_COMPARE(model.rowCount(), rows - 1);
        QVERIFY(table.indexAt(place).data(items::IdRole).toLongLong() != second);
        QTest::mouseRelease(table.viewport(), Qt::MiddleButton, {}, place);
        QCOMPARE(opened, (QList<qint64>{second, second}));

        // The pointer has been dragged away, or the row has gone: nothing is meant.
        QTest::mousePress(table.viewport(), Qt::MiddleButton, {}, at(0));
        QTest::mouseRelease(table.viewport(), Qt::MiddleButton, {}, at(1));
        QTest::mousePress(table.viewport(), Qt::MiddleButton, {}, at(0));
        fleet.apply({.removedRequests = {model.row(0).request}});
        QTRY_COMPARE(model.rowCount(), rows - 2);
        QTest::mouseRelease(table.viewport(), Qt::MiddleButton, {}, place);
        QCOMPARE(opened.size(), 2);
    }
};

QTEST_MAIN(DeskTableTest)
#include "tst_desk_table.moc"
