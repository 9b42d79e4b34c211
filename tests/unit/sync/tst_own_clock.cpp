// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake_platform.h"
#include "support/own_clock.h"

#include <QtCore/QLocale>
#include <QtCore/QScopeGuard>
#include <QtTest/QTest>

using namespace escale;
using namespace escale::test;

namespace {

constexpr qint64 hour = 3600;

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

} // namespace

/// This machine's clock is set while nothing else happens: the platform holds back its answer for as long as there is no news.
class OwnClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isNoticedWhileNothingHappens_data()
    {
        QTest::addColumn<qint64>("ahead");
        QTest::newRow("set forward, or it has slept") << 8 * hour;
        QTest::newRow("set back") << -2 * hour;
        QTest::newRow("by seconds") << 20ll;
    }

    void isNoticedWhileNothingHappens()
    {
        QFETCH(const qint64, ahead);
        const auto right = qScopeGuard([] { ownClockAhead = 0; });
        FakePlatform platform;
        qsizetype atOnce = 0;
        platform.intercept = [&](const Asked &asked) -> std::optional<std::optional<Answer>> {
            if (asked.path != "/v1/event/"_L1 || asked.query.queryItemValue(u"wait"_s) != "0"_L1)
                return std::nullopt;
            ++atOnce;
            return Answer{.body = bytes({{u"seq"_s, platform.seq}, {u"reset"_s, false}, {u"events"_s, QJsonArray()}}),
                          .headers = {{"Date", httpDate(rightNow())}}};
        };
        Fleet fleet;
        Session session(fleet, platform.connection());
        session.start();
        QTRY_COMPARE(session.state(), Session::State::Live);
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        QCOMPARE(fleet.me().clockOffset, 0);

        const auto isMeasured = [&](qint64 seconds) { return qAbs(fleet.me().clockOffset + seconds * 1000) < 3000; };
        ownClockAhead = ahead;
        QTRY_VERIFY_WITH_TIMEOUT(isMeasured(ahead), 60'000);
        QVERIFY(qAbs(fleet.platformNow().secsTo(rightNow())) < 30);
        QCOMPARE(atOnce, 1);
        // It is asked as before, and the clock is set right again.
        QTRY_COMPARE(platform.http.held(u"/v1/event/"), 1);
        ownClockAhead = 0;
        QTRY_VERIFY_WITH_TIMEOUT(isMeasured(0), 60'000);
        QCOMPARE(atOnce, 2);
        QCOMPARE(session.state(), Session::State::Live);
    }
};

QTEST_GUILESS_MAIN(OwnClockTest)
#include "tst_own_clock.moc"
