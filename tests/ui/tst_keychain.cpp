// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake_platform.h"
#include "faults/secrets.h"

#include <escale/desktop/application.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>

using namespace escale;
using namespace Qt::StringLiterals;

/// Where the keychain takes nothing, that is said in so many words, and the token is in no file instead.
class KeychainTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Nobody's own keychain is touched: there is no bus to reach one by.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        QStandardPaths::setTestModeEnabled(true);
        test::KeptMessages::begin();
    }
    void cleanupTestCase() { test::KeptMessages::end(); }

    void aRefusalIsSaid()
    {
        test::FakePlatform platform;
        const QString token = u"a-T0ken-that-nobody-keeps"_s;
        Options options;
        options.settingsFile = m_folder.filePath(u"settings.ini"_s);
        options.useKeychain = true;
        options.language = QLocale::English;
        {
            Application application(options);
            application.start();
            application.askForConnection(platform.http.url());
            const ui::MainWindow &window = application.window();
            window.findChild<QLineEdit *>(u"connectToken"_s)->setText(token);
            auto *keep = window.findChild<QCheckBox *>(u"connectKeep"_s);
            QVERIFY(keep->isEnabled());
            keep->setChecked(true);
            window.findChild<QAbstractButton *>(u"connectAccept"_s)->click();
            ui::BannerArea &banners = window.banners();
            QTRY_VERIFY_WITH_TIMEOUT(banners.isShown(u"keychain"_s), 30000);
            QVERIFY2(banners.textOf(u"keychain"_s).contains("until Escale is closed"_L1),
                     qPrintable(banners.textOf(u"keychain"_s)));
            window.findChild<QAbstractButton *>(u"languageFrench"_s)->click();
            QTRY_VERIFY2(banners.textOf(u"keychain"_s).contains(u"jusqu’à la fermeture d’Escale"_s),
                         qPrintable(banners.textOf(u"keychain"_s)));
            // It works all the same, as long as the window is open.
            QCOMPARE(application.session()->state(), Session::State::Live);
            if (const QString folder = qEnvironmentVariable("ESCALE_PICTURES"); !folder.isEmpty()) {
                application.window().resize(800, 600);
                QTest::qWait(50); // laid out
                application.window().grab().save(folder + "/keychain-fr.png"_L1);
            }
        }
        QCOMPARE(test::whereIn(m_folder.path(), token), QString());
        for (const QString &message : test::KeptMessages::all())
            QVERIFY2(!message.contains(token), qPrintable(message));
        const QSettings settings(options.settingsFile, QSettings::IniFormat);
        const QStringList keys = settings.allKeys();
        for (const QString &key : keys) {
            if (key.endsWith("/keychain"_L1))
                QVERIFY2(!settings.value(key).toBool(), "the next start would look for what is not there");
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(KeychainTest)
#include "tst_keychain.moc"
