// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice_window.h"
#include "support/own_clock.h"

#include <escale/items/roles.h>
#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QTreeView>

using namespace escale;
using namespace Qt::StringLiterals;
using test::ownClockAhead;

namespace {

constexpr int patience = 120'000;
constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

} // namespace

/// A computer whose own clock is wrong, seen in the window: it says so, and everything that counts days counts them by the
/// platform's. The platform is a program of its own, and its clock goes right.
class WrongClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_application.reset(); }
    void isSaidAndCountsForNothing_data();
    void isSaidAndCountsForNothing();
    void isNoticedWhileConnected();

private:
    [[nodiscard]] bool isLive() const { return test::isLive(*m_application); }
    [[nodiscard]] ui::MainWindow &window() const { return m_application->window(); }
    template <typename W>
    [[nodiscard]] W *find(const QString &name) const
    {
        return window().findChild<W *>(name);
    }
    void takeSide(int side)
    {
        find<QComboBox>(u"sideSwitcher"_s)->setCurrentIndex(side);
        QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    }
    /// Begins anew, as when the program is started with the clock as it is now. Not more often than needed: each reading
    /// counts towards the platform's limit.
    void connectAgain()
    {
        takeSide(1);
        takeSide(0);
    }
    [[nodiscard]] QStringList treeClocks(const QModelIndex &parent = {}) const
    {
        const QAbstractItemModel *model = find<QTreeView>(u"serverTree"_s)->model();
        QStringList clocks;
        for (int i = 0; i < model->rowCount(parent); ++i) {
            const QModelIndex index = model->index(i, 0, parent);
            if (const QString clock = index.data(items::ClockRole).toString(); !clock.isEmpty())
                clocks.append(index.data(items::NameRole).toString() + u": "_s + clock);
            clocks += treeClocks(index);
        }
        return clocks;
    }
    /// Days over and amounts of every migration, as everything in the window counts them.
    [[nodiscard]] QStringList bills() const
    {
        const Fleet &fleet = m_application->fleet();
        QStringList bills;
        for (const MigrationId id : fleet.migrations()) {
            const migration::MigrationFacts *facts = fleet.migration(id);
            const Server *client = fleet.server(facts->server);
            const migration::Policy &policy = fleet.me().policy;
            bills.append(u"%1 %2 %3"_s.arg(facts->serverName)
                             .arg(migration::daysOver(*facts, policy, fleet.platformNow()))
                             .arg(client
                                      ? migration::costSoFar(*facts, client->monthlyPrice, policy, fleet.platformNow())
                                            .toDecimal()
                                      : QString()));
        }
        bills.sort();
        return bills;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    QStringList m_clocks; ///< while this machine's clock was right
    QStringList m_bills;
};

void WrongClockTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::C);
    m_application = std::make_unique<Application>(test::practiceOptions(m_folder));
    m_application->start();
    find<QAbstractButton>(u"languageEnglish"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QVERIFY(!window().banners().isShown(u"clock"_s));
    QTRY_VERIFY(!treeClocks().isEmpty());
    m_clocks = treeClocks();
    m_bills = bills();
    QVERIFY(!m_bills.filter(QRegularExpression(u" [1-9]\\d* [1-9]"_s)).isEmpty()); // somebody is over
}

void WrongClockTest::isSaidAndCountsForNothing_data()
{
    QTest::addColumn<qint64>("ahead");
    QTest::addColumn<QString>("said"); // of the platform's, as that is the one that counts; empty: nothing is said
    QTest::addColumn<QString>("minutes");
    QTest::newRow("a minute is nobody's business") << 50ll << QString() << QString();
    QTest::newRow("an hour ahead") << hour << u"behind"_s << u"60"_s;
    QTest::newRow("an hour behind") << -hour << u"ahead of"_s << u"60"_s;
    QTest::newRow("nine days ahead, past every clock") << 9 * day << u"behind"_s << u"12,960"_s;
    QTest::newRow("nine days behind") << -9 * day << u"ahead of"_s << u"12,960"_s;
    QTest::newRow("a battery that is empty: years behind") << -365 * day << u"ahead of"_s << u"525,600"_s;
}

void WrongClockTest::isSaidAndCountsForNothing()
{
    QFETCH(const qint64, ahead);
    QFETCH(const QString, said);
    QFETCH(const QString, minutes);
    const auto right = qScopeGuard([] { ownClockAhead = 0; });
    const QDateTime before = QDateTime::currentDateTimeUtc();
    ownClockAhead = ahead;
    QVERIFY(qAbs(before.secsTo(QDateTime::currentDateTimeUtc()) - ahead) < 30); // it is set indeed
    connectAgain();
    ui::BannerArea &banners = window().banners();
    QTRY_COMPARE_WITH_TIMEOUT(banners.isShown(u"clock"_s), !said.isEmpty(), patience);
    if (!said.isEmpty()) {
        const auto isSaid = [&] {
            const QString text = banners.textOf(u"clock"_s).remove(u',');
            const int shown = text.section(u"clock is "_s, 1).section(u' ', 0, 0).toInt();
            return text.contains(said) && qAbs(shown - QString(minutes).remove(u',').toInt()) <= 1;
        };
        QTRY_VERIFY2(isSaid(), qPrintable(banners.textOf(u"clock"_s)));
        find<QAbstractButton>(u"languageFrench"_s)->click();
        QTRY_VERIFY2(banners.textOf(u"clock"_s).contains(u"horloge de la plateforme"_s),
                     qPrintable(banners.textOf(u"clock"_s)));
        find<QAbstractButton>(u"languageEnglish"_s)->click();
    }
    QTRY_COMPARE_WITH_TIMEOUT(treeClocks(), m_clocks, patience);
    QCOMPARE(bills(), m_bills);
    // What was heard now is as of now, there: a time of day, and no other day's.
    const QString asOf = items::moment(m_application->fleet().asOf());
    QVERIFY2(QRegularExpression(u"^\\d\\d:\\d\\d:\\d\\d$"_s).match(asOf).hasMatch(), qPrintable(asOf));
    QVERIFY(m_application->fleet().asOf().secsTo(before) < 30 && before.secsTo(m_application->fleet().asOf()) < 120);
    QVERIFY(qAbs(m_application->fleet().platformNow().secsTo(QDateTime::currentDateTimeUtc()) - ahead) < 30);
}

/// It is set, and set right, while the connection lasts: a machine that wakes up.
void WrongClockTest::isNoticedWhileConnected()
{
    const auto right = qScopeGuard([] { ownClockAhead = 0; });
    connectAgain();
    ui::BannerArea &banners = window().banners();
    QTRY_VERIFY_WITH_TIMEOUT(!banners.isShown(u"clock"_s), patience);
    ownClockAhead = 2 * day;
    QTRY_VERIFY_WITH_TIMEOUT(banners.isShown(u"clock"_s), patience); // with the next answers of the platform
    QVERIFY(banners.textOf(u"clock"_s).contains(u"behind"_s));
    QCOMPARE(bills(), m_bills);
    ownClockAhead = 0;
    QTRY_VERIFY_WITH_TIMEOUT(!banners.isShown(u"clock"_s), patience);
    QCOMPARE(bills(), m_bills);
}

QTEST_MAIN(WrongClockTest)
#include "tst_wrong_clock.moc"
