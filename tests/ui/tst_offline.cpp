// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/api_session.h"
#include "support/platform_process.h"

#include <escale/core/settings.h>
#include <escale/items/log_rows.h>
#include <escale/sync/session.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/logs/entry_panel.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/appearance.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableWidget>

using namespace escale;
using namespace escale::test;
using namespace Qt::StringLiterals;
using ui::MainWindow;

namespace {

constexpr int patience = 60000;

/// A window on what the store holds of a platform that is gone.
struct Desk {
    Desk(const QUrl &url, const QString &token, const QString &folder)
        : settings(folder + "/settings.ini"_L1)
        , store(folder + "/s.sqlite"_L1)
        , session(std::make_unique<Session>(fleet, Connection{url, token, {}}))
        , window(std::make_unique<MainWindow>(base, translator, appearance, settings))
    {
        session->setStore(&store);
        session->start();
        translator.setLanguage(QLocale::English);
        window->setReaderFolders(folder + "/indexes"_L1, folder + "/notes"_L1);
        window->setConnections({{.key = u"k"_s, .session = session.get(), .mode = MainWindow::Mode::Remote}});
        window->setSession(session.get(), MainWindow::Mode::Remote, u"k"_s);
        window->resize(1180, 760);
        window->show();
    }
    ~Desk()
    {
        window.reset();
        session.reset();
    }
    Q_DISABLE_COPY_MOVE(Desk)

    [[nodiscard]] ui::ReaderPage *reader() const { return window->findChild<ui::ReaderPage *>(u"readerPage"_s); }
    template <typename W>
    [[nodiscard]] W *find(const QString &name) const
    {
        return window->findChild<W *>(name);
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        const auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }

    Settings settings;
    ui::Translator translator;
    ui::Appearance appearance{ui::ColorScheme::Light};
    Fleet base;
    Fleet fleet;
    store::Store store;
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;
};

} // namespace

/// What the window shows of a platform that is gone: what nobody has opened before, and sentences on what is not here.
class OfflineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::C);
        QApplication::setStyle(new ui::Style);
        PlatformProcess platform;
        QVERIFY(platform.start({u"--content"_s, u"small"_s}));
        m_url = platform.url();
        m_token = QString::fromLatin1(platform.supportToken());
        const ApiSession support(m_url, platform.supportToken());
        for (const QJsonValue &value : support.list(u"/v1/migration/"_s)) {
            const QJsonObject object = value.toObject();
            if (object.value("step"_L1).toInt() == 4
                && object.value("transit"_L1).toObject().value("state"_L1) == "ready"_L1)
                m_migration = MigrationId(object.value("id"_L1).toInteger());
        }
        for (const QJsonValue &value : support.list(u"/v1/migration/%1/account/"_s.arg(m_migration.value()))) {
            const QJsonObject account = value.toObject();
            if (account.value("location"_L1) != "client_old"_L1)
                continue;
            const QJsonObject task = support.perform(account.value("href"_L1).toString() + u"migrate/"_s);
            QCOMPARE(task.value("state"_L1).toString(), u"done"_s);
            m_task = TaskId(task.value("id"_L1).toInteger());
            m_account = AccountId(account.value("id"_L1).toInteger());
            break;
        }
        QVERIFY(m_task.isValid());
        m_said = support.get(u"/v1/log/?raw=1&task=%1"_s.arg(m_task.value())).body;
        QVERIFY(!m_said.isEmpty());
        Fleet fleet;
        store::Store store(m_folder.filePath(u"s.sqlite"_s));
        {
            // Nobody looks.
            Session session(fleet, Connection{m_url, m_token, {}});
            session.setStore(&store);
            session.start();
            QVERIFY(QTest::qWaitFor([&] { return session.isReadAhead(); }, patience));
        }
        platform.kill();
    }

    void anUnopenedLogAndItsRawOutput()
    {
        Desk desk(m_url, m_token, m_folder.path());
        QTRY_COMPARE(desk.session->state(), Session::State::Offline);
        QTRY_VERIFY(desk.fleet.migration(m_migration));
        desk.window->go({.server = desk.fleet.migration(m_migration)->server, .account = {}});
        desk.find<QAction>(u"actionMigrationLog"_s)->trigger();
        QTRY_VERIFY(desk.reader() && desk.reader()->view()->rows()->count() > 0);
        QTRY_VERIFY2(desk.text(u"readerSubtitle"_s).contains("offline, as of"_L1),
                     qPrintable(desk.text(u"readerSubtitle"_s)));
        // An entry of the move leads to what its tools said.
        auto *raw = desk.find<QPushButton>(u"entryRaw"_s);
        QTRY_VERIFY(findRow(desk, raw));
        picture(desk, u"log"_s);
        raw->click();
        QTRY_COMPARE(desk.reader()->shelf().items().size(), 2);
        const auto bytes = [&] { return desk.reader()->shelf().items().last().document->source()->size(); };
        QTRY_COMPARE(bytes(), qint64(m_said.size()));
        QTRY_VERIFY2(desk.text(u"readerSubtitle"_s).contains("offline, as of"_L1),
                     qPrintable(desk.text(u"readerSubtitle"_s)));
        picture(desk, u"raw"_s);
    }

    void theAccountsPageIsFull()
    {
        Desk desk(m_url, m_token, m_folder.path());
        QTRY_COMPARE(desk.session->state(), Session::State::Offline);
        desk.window->go({.server = desk.fleet.accountHome(m_account), .account = m_account});
        QTRY_VERIFY(desk.find<QTableWidget>(u"domainTable"_s));
        QTRY_VERIFY(desk.find<QTableWidget>(u"domainTable"_s)->rowCount() > 0);
        QTRY_VERIFY(desk.find<QTableWidget>(u"databaseTable"_s)->rowCount() > 0);
        QTRY_VERIFY2(desk.text(u"inventoryState"_s).contains("looked up when there is a connection"_L1),
                     qPrintable(desk.text(u"inventoryState"_s)));
        picture(desk, u"account"_s);
        desk.window->go({.server = {}, .account = {}, .page = ui::PageKind::Tokens});
        QTRY_VERIFY(desk.find<QTableWidget>(u"tokenTable"_s));
        QTRY_VERIFY(desk.find<QTableWidget>(u"tokenTable"_s)->rowCount() > 0);
        QVERIFY(!desk.find<QPushButton>(u"createTokenButton"_s)->isEnabled());
        const auto says = [&] {
            const auto labels = desk.window->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->isVisible() && label->text().startsWith("Offline: the list is as of"_L1);
            });
        };
        QTRY_VERIFY(says());
        picture(desk, u"tokens"_s);
    }

private:
    static bool findRow(const Desk &desk, const QPushButton *raw)
    {
        ui::LogView *view = desk.reader()->view();
        for (qint64 row = 0; row < view->rows()->count() && raw->isHidden(); ++row) {
            view->setCurrentRow(row);
            for (int pass = 0; pass < 3; ++pass)
                QCoreApplication::processEvents();
        }
        return !raw->isHidden();
    }
    /// For people to look at; nothing is compared.
    static void picture(Desk &desk, const QString &name)
    {
        const QString folder = qEnvironmentVariable("ESCALE_PICTURES");
        if (folder.isEmpty())
            return;
        for (const auto language : {QLocale::French, QLocale::English}) {
            desk.translator.setLanguage(language);
            for (int pass = 0; pass < 10; ++pass)
                QTest::qWait(20);
            desk.window->grab().save(
                u"%1/offline-%2-%3.png"_s.arg(folder, name, language == QLocale::French ? u"fr"_s : u"en"_s));
        }
    }

    QTemporaryDir m_folder;
    QUrl m_url;
    QString m_token;
    MigrationId m_migration;
    AccountId m_account;
    TaskId m_task;
    QByteArray m_said;
};

QTEST_MAIN(OfflineTest)
#include "tst_offline.moc"
