// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/session.h>

#include <QtTest/QTest>

using namespace escale;
using namespace Qt::StringLiterals;

/// This program has no network: neither linked nor beside it. Nothing that is tried again could change that.
class WithoutNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSessionSaysSoAndStaysOffline()
    {
        Fleet fleet;
        Session session(fleet, Connection{QUrl(u"http://127.0.0.1:9/"_s), u"t"_s, {}});
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Offline);
        QCOMPARE(session.reason().error.code, u"part_missing"_s);
        QVERIFY(!session.nextAttempt().isValid());
    }
};

QTEST_GUILESS_MAIN(WithoutNetworkTest)
#include "tst_without_network.moc"
