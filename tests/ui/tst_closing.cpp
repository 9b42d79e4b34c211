// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/session.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/shell/appearance.h>
#include <escale/ui/shell/main_window.h>

#include <escale/core/settings.h>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QMessageBox>

using namespace escale;
using namespace Qt::StringLiterals;
using ui::MainWindow;

namespace {

/// A window on a platform that has these tasks; nothing is connected, so that nothing changes.
struct Desk {
    explicit Desk(MainWindow::Mode mode, int running, const QString &settingsFile)
        : settings(settingsFile)
        , session(fleet, {QUrl(u"http://127.0.0.1:1/"_s), u"t"_s, {}, {}})
        , window(base, translator, appearance, settings)
    {
        FleetChanges changes;
        for (int i = 1; i <= 4; ++i) {
            migration::Task task;
            task.id = TaskId(i);
            task.type = migration::TaskType::Migrate;
            task.state = i <= running ? migration::TaskState::Running : migration::TaskState::Done;
            changes.tasks.append(task);
        }
        changes.asOf = QDateTime::currentDateTimeUtc();
        fleet.apply(changes);
        translator.setLanguage(QLocale::English);
        window.setConnections({{.key = u"k"_s, .session = &session, .mode = mode}});
        window.setSession(&session, mode, u"k"_s);
        window.show();
    }
    [[nodiscard]] QMessageBox *box() const { return window.findChild<QMessageBox *>(u"goesOnDialog"_s); }
    void click(const QString &name) const { window.findChild<QAbstractButton *>(name)->click(); }

    Settings settings;
    ui::Translator translator;
    ui::Appearance appearance{ui::ColorScheme::Light};
    Fleet base;
    Fleet fleet;
    Session session;
    MainWindow window;
};

} // namespace

/// Closing the window never stops a migration, and the window says so once.
class ClosingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_file = m_folder.filePath(u"settings-%1.ini"_s.arg(++m_number)); }

    void nothingToSay()
    {
        Desk desk(MainWindow::Mode::Remote, 0, m_file);
        QSignalSpy told(&desk.window, &MainWindow::closedWithTasks);
        QVERIFY(desk.window.close());
        QVERIFY(!desk.box());
        QCOMPARE(told.count(), 0);
    }

    void saysWhatGoesOn_data()
    {
        QTest::addColumn<bool>("practice");
        QTest::addColumn<QString>("part");
        QTest::newRow("elsewhere") << false << u"2 tasks go on on the platform"_s;
        QTest::newRow("practice") << true << u"2 tasks wait, and go on where they stopped"_s;
    }

    void saysWhatGoesOn()
    {
        QFETCH(bool, practice);
        QFETCH(QString, part);
        const auto mode = practice ? MainWindow::Mode::Practice : MainWindow::Mode::Remote;
        {
            Desk desk(mode, 2, m_file);
            QSignalSpy told(&desk.window, &MainWindow::closedWithTasks);
            QVERIFY(!desk.window.close());
            QVERIFY(desk.box() && desk.box()->isVisible());
            QVERIFY2(desk.box()->informativeText().contains(part), qPrintable(desk.box()->informativeText()));
            picture(*desk.box(), practice ? u"practice"_s : u"elsewhere"_s);
            desk.click(u"goesOnStay"_s);
            QVERIFY(desk.window.isVisible());
            QTRY_VERIFY(!desk.box());
            QCOMPARE(told.count(), 0);

            QVERIFY(!desk.window.close());
            desk.click(u"goesOnClose"_s);
            QTRY_VERIFY(!desk.window.isVisible());
            QCOMPARE(told.count(), 1);
            QCOMPARE(told.at(0).at(practice ? 1 : 0).toInt(), 2);
            QTRY_VERIFY(!desk.box());
            // Said again the next time, unless it was asked not to be.
            desk.window.show();
            QVERIFY(!desk.window.close());
            desk.click(u"goesOnNever"_s);
            desk.click(u"goesOnClose"_s);
            QTRY_VERIFY(!desk.window.isVisible());
        }
        Desk next(mode, 2, m_file);
        QVERIFY(next.window.close());
        QVERIFY(!next.box());
    }

private:
    static void picture(QMessageBox &box, const QString &name)
    {
        if (const QString folder = qEnvironmentVariable("ESCALE_PICTURES"); !folder.isEmpty())
            box.grab().save(u"%1/closing-%2.png"_s.arg(folder, name));
    }

    QTemporaryDir m_folder;
    QString m_file;
    int m_number = 0;
};

QTEST_MAIN(ClosingTest)
#include "tst_closing.moc"
