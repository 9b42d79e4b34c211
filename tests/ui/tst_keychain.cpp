// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fake_platform.h"
#include "faults/secrets.h"

#include <escale/desktop/application.h>
#include <escale/desktop/token_keeper.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QSettings>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTreeWidget>

#include <algorithm>

using namespace escale;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that is always open.
class KeptTokens final : public TokenKeeper {
public:
    void read(const QUrl &address, QObject *context, std::function<void(const QString &)> done) override
    {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), token = kept.value(address)] { done(token); }, Qt::QueuedConnection);
    }
    void write(const QUrl &address, const QString &token, QObject *context,
               std::function<void(const Result<void> &)> done) override
    {
        kept.insert(address, token);
        QMetaObject::invokeMethod(context, [done = std::move(done)] { done({}); }, Qt::QueuedConnection);
    }
    void forget(const QUrl &address) override { kept.remove(address); }

    QHash<QUrl, QString> kept;
};

} // namespace

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

    void connectionsAreOpenedAgain()
    {
        test::FakePlatform first;
        test::FakePlatform second;
        const QTemporaryDir folder;
        Options options;
        options.settingsFile = folder.filePath(u"settings.ini"_s);
        options.tokens = std::make_shared<KeptTokens>();
        options.language = QLocale::English;
        QStringList keys;
        const auto areLive = [](const Application &application, qsizetype count) {
            return application.openConnections().size() == count && application.session()
                   && application.session()->state() == Session::State::Live;
        };
        const auto connectTo = [&](Application &application, const QUrl &address, const QString &token) {
            application.askForConnection(address);
            const QList<QDialog *> dialogs = application.window().findChildren<QDialog *>(u"connectDialog"_s);
            QDialog *dialog = dialogs.constLast();
            dialog->findChild<QLineEdit *>(u"connectToken"_s)->setText(token);
            dialog->findChild<QCheckBox *>(u"connectKeep"_s)->setChecked(true);
            dialog->findChild<QAbstractButton *>(u"connectAccept"_s)->click();
        };
        {
            Application application(options);
            application.start();
            QVERIFY(application.openConnections().isEmpty());
            connectTo(application, first.http.url(), u"token-one"_s);
            QTRY_VERIFY(areLive(application, 1));
            connectTo(application, second.http.url(), u"token-two"_s);
            QTRY_VERIFY(areLive(application, 2));
            QTRY_COMPARE(static_cast<KeptTokens *>(options.tokens.get())->kept.size(), 2);
            keys = application.openConnections();
            application.bringToFront(keys.first());
            QCOMPARE(application.front(), keys.first());
        }
        {
            Application application(options);
            application.start();
            QTRY_VERIFY(areLive(application, 2));
            QStringList again = application.openConnections();
            std::ranges::sort(again);
            QStringList before = keys;
            std::ranges::sort(before);
            QCOMPARE(again, before);
            QCOMPARE(application.front(), keys.first()); // the one that was in front, whichever came last
            QCOMPARE(application.window().place().connection, keys.first());
            // One that the person ends stays ended.
            application.disconnectFromPlatform();
            QCOMPARE(application.openConnections(), QStringList{keys.last()});
        }
        {
            Application application(options);
            application.start();
            QTRY_VERIFY(areLive(application, 1));
            QCOMPARE(application.openConnections(), QStringList{keys.last()});

            // The settings can try each of them: the one that is open, and the one whose token is kept.
            application.openSettings();
            const auto *dialog = application.window().findChild<QDialog *>(u"settingsDialog"_s);
            auto *list = dialog->findChild<QTreeWidget *>(u"settingsConnections"_s);
            auto *report = dialog->findChild<QLabel *>(u"settingsReport"_s);
            QCOMPARE(list->topLevelItemCount(), 2);
            for (int row = 0; row < 2; ++row) {
                list->setCurrentItem(list->topLevelItem(row));
                QVERIFY(!report->isVisible()); // nothing has been tried yet
                dialog->findChild<QAbstractButton *>(u"settingsTest"_s)->click();
                QTRY_VERIFY2(report->text().count(u'\n') >= 5, qPrintable(report->text()));
                QVERIFY2(report->text().contains(u"Token"_s), qPrintable(report->text()));
            }
            list->setCurrentItem(list->topLevelItem(0));
            QVERIFY(report->isVisible() && !report->text().isEmpty()); // each keeps its own
            const QString english = report->text();
            application.window().chooseLanguage(QLocale::French);
            QTRY_VERIFY(report->text() != english && report->text().contains(u"Jeton"_s));
            if (const QString pictures = qEnvironmentVariable("ESCALE_PICTURES"); !pictures.isEmpty()) {
                QTest::qWait(50); // laid out
                const_cast<QDialog *>(dialog)->grab().save(pictures + "/settings-test-fr.png"_L1);
            }
            application.window().chooseLanguage(QLocale::English);
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(KeychainTest)
#include "tst_keychain.moc"
