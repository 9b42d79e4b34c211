// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/api_session.h"
#include "support/platform_process.h"

#include <escale/core/clock.h>
#include <escale/desktop/application.h>
#include <escale/items/roles.h>
#include <escale/items/tasks_model.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QTableView>

using namespace escale;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 120'000;

} // namespace

/// A worker of a real platform hangs, and the platform itself is well: the window says so, in the tasks and on the desk, and
/// says nothing of a task that gets on.
class StalledTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHangingWorkerIsSeen()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale::C);
        // Six beats of a second without a sign are enough.
        QVERIFY(m_platform.start({u"--hang-at"_s, u"migrate/precopy/work"_s, u"--policy"_s, u"heartbeat_seconds=1"_s}));
        Options options;
        options.settingsFile = m_folder.filePath(u"settings.ini"_s);
        options.dataFolder = m_folder.filePath(u"data"_s);
        Application application(options);
        application.start();
        application.connectTo(m_platform.url(), QString::fromLatin1(m_platform.supportToken()));
        QTRY_VERIFY_WITH_TIMEOUT(application.session() && application.session()->state() == Session::State::Live,
                                 patience);
        ui::MainWindow &window = application.window();
        window.findChild<QAbstractButton *>(u"languageEnglish"_s)->click();

        const test::ApiSession support(m_platform.url(), m_platform.supportToken());
        const auto accountOf = [&](const QString &name) {
            return support.named(u"/v1/account/"_s, name)["id"_L1].toInteger();
        };
        const test::HttpReply begun =
            support.post(u"/v1/migration/3/account/%1/migrate/"_s.arg(accountOf(u"analytics"_s)));
        QCOMPARE(begun.status, 202);
        const QString hanging = QString::fromLatin1(begun.headers.value("location"));
        // One that works, on another server.
        const QJsonObject done = support.perform(u"/v1/migration/1/account/%1/test/"_s.arg(accountOf(u"blog"_s)));
        QCOMPARE(done["state"_L1].toString(), u"done"_s);

        const TaskId silent(support.object(hanging)["id"_L1].toInteger());
        auto *tasks = window.findChild<QTableView *>(u"tasksTable"_s);
        QVERIFY(tasks);
        const auto stateOf = [&](TaskId id) {
            for (int row = 0; row < tasks->model()->rowCount(); ++row) {
                const QModelIndex index = tasks->model()->index(row, items::TasksModel::StateColumn);
                if (index.data(items::TaskIdRole).toLongLong() == id.value())
                    return index.data().toString();
            }
            return QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(silent).contains(u"no sign of life for"_s), patience);
        const QJsonObject told = support.object(hanging);
        QCOMPARE(told["state"_L1].toString(), u"running"_s);
        QVERIFY(fromWireTime(told["heartbeat"_L1].toString()).secsTo(QDateTime::currentDateTimeUtc()) > 6);
        QVERIFY(!stateOf(TaskId(done["id"_L1].toInteger())).contains(u"no sign of life"_s));

        window.findChild<QAction *>(u"actionDesk"_s)->trigger();
        auto *stalled = window.findChild<QTableView *>(u"stalledTable"_s);
        QVERIFY(stalled);
        QTRY_COMPARE_WITH_TIMEOUT(stalled->model()->rowCount(), 1, patience);
        const auto row = [&] {
            QString text;
            for (int column = 0; column < stalled->model()->columnCount(); ++column)
                text += stalled->model()->index(0, column).data().toString() + u'|';
            return text;
        };
        QVERIFY2(row().contains(u"srv-boreal-db"_s) && row().contains(u"analytics"_s)
                     && row().contains(u"no sign of life for"_s),
                 qPrintable(row()));
        window.findChild<QAbstractButton *>(u"languageFrench"_s)->click();
        QTRY_VERIFY2(row().contains(u"aucun signe de vie"_s), qPrintable(row()));
        QTRY_VERIFY(stateOf(silent).contains(u"aucun signe de vie"_s));
    }

private:
    QTemporaryDir m_folder;
    test::PlatformProcess m_platform;
};

QTEST_MAIN(StalledTest)
#include "tst_stalled.moc"
