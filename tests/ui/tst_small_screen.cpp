// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/desktop/application.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <algorithm>
#include <functional>

using namespace escale;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;
constexpr QSize smallScreen(800, 600);

} // namespace

/// The window and each of its dialogs on the smallest screen that is still in use, in both languages, in light and dark.
/// With ESCALE_PICTURES=FOLDER it leaves pictures there, of a large window as well.
class SmallScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void welcome();
    void pages_data();
    void pages();
    void dialogs_data();
    void dialogs();
    void cleanupTestCase() { m_application.reset(); }

private:
    [[nodiscard]] ui::MainWindow &window() const { return m_application->window(); }
    template <typename W>
    [[nodiscard]] W *find(const QString &name) const
    {
        return window().findChild<W *>(name);
    }
    void trigger(const QString &action) { find<QAction>(action)->trigger(); }
    void go(const QString &server);
    void picture(QWidget &widget, const QString &name) const;
    void eachLook(const QString &name, const std::function<void(const QString &look)> &check);
    void checkWindow(const QString &name);
    void checkJourney(const QString &name);

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
};

void SmallScreenTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Options options;
    options.dataFolder = m_folder.filePath(u"data"_s);
    options.settingsFile = m_folder.filePath(u"settings.ini"_s);
    options.platformProgram = QStringLiteral(ESCALE_PLATFORM_BINARY);
    options.colorScheme = ui::ColorScheme::Light;
    options.language = QLocale::English;
    m_application = std::make_unique<Application>(options);
    m_application->start();
}

void SmallScreenTest::picture(QWidget &widget, const QString &name) const
{
    if (const QString folder = qEnvironmentVariable("ESCALE_PICTURES"); !folder.isEmpty())
        widget.grab().save(u"%1/%2.png"_s.arg(folder, name));
}

/// In both languages, in light and dark; `check` is given a name for the picture.
void SmallScreenTest::eachLook(const QString &name, const std::function<void(const QString &)> &check)
{
    for (const bool dark : {false, true}) {
        trigger(dark ? u"actionDark"_s : u"actionLight"_s);
        for (const QLocale::Language language : {QLocale::French, QLocale::English}) {
            const bool french = language == QLocale::French;
            window().chooseLanguage(language);
            // Both are told to everybody by events.
            QTRY_COMPARE(find<QMenu>(u"viewMenu"_s)->title(), french ? u"&Affichage"_s : u"&View"_s);
            QTRY_COMPARE(window().palette().color(QPalette::Window).lightness() < 128, dark);
            for (int pass = 0; pass < 3; ++pass)
                QCoreApplication::processEvents();
            check(name + (french ? u"-fr"_s : u"-en"_s) + (dark ? u"-dark"_s : QString()));
        }
    }
    trigger(u"actionLight"_s);
}

void SmallScreenTest::checkWindow(const QString &name)
{
    for (const QSize &size : {smallScreen, QSize(1440, 900)}) {
        window().resize(size);
        const auto fits = [&] { return window().width() <= size.width() && window().height() <= size.height(); };
        // What asks for less in a narrow window does so once it is narrow.
        QTRY_VERIFY2((window().resize(size), fits()),
                     qPrintable(u"%1: %2 × %3"_s.arg(name).arg(window().width()).arg(window().height())));
        for (int pass = 0; pass < 3; ++pass)
            QCoreApplication::processEvents();
        picture(window(), u"%1-%2"_s.arg(name).arg(size.width()));
    }
    window().resize(smallScreen);
}

void SmallScreenTest::go(const QString &server)
{
    const Fleet &fleet = m_application->fleet();
    const QList<ServerId> ids = fleet.servers();
    for (const ServerId id : ids) {
        if (fleet.server(id)->name == server)
            window().go({.server = id, .account = {}});
    }
    const MigrationId migration = fleet.migrationOf(window().place().server);
    QTRY_VERIFY_WITH_TIMEOUT(fleet.accountsLoaded(migration), patience);
}

void SmallScreenTest::welcome()
{
    QVERIFY(find<QWidget>(u"welcomePage"_s)->isVisible());
    eachLook(u"welcome"_s, [this](const QString &name) { checkWindow(name); });
    find<QAbstractButton>(u"practiceDoor"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_application->session() && m_application->session()->state() == Session::State::Live,
                             patience);
}

void SmallScreenTest::pages_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("then"); // an action, or an account
    QTest::newRow("journey") << u"srv-boreal-db"_s << QString();
    QTest::newRow("overrun") << u"srv-acme-02"_s << QString();
    QTest::newRow("account") << u"srv-boreal-db"_s << u"billing"_s;
    QTest::newRow("desk") << u"srv-lumen"_s << u"actionDesk"_s;
    QTest::newRow("tokens") << u"srv-lumen"_s << u"actionTokens"_s;
}

void SmallScreenTest::pages()
{
    QFETCH(QString, server);
    QFETCH(QString, then);
    go(server);
    const Fleet &fleet = m_application->fleet();
    if (then.startsWith("action"_L1)) {
        trigger(then);
    } else if (!then.isEmpty()) {
        const auto &accounts = fleet.migration(fleet.migrationOf(window().place().server))->accounts;
        const auto found = std::ranges::find(accounts, then, &migration::AccountFacts::name);
        QVERIFY(found != accounts.end());
        window().go({.server = window().place().server, .account = found->id});
        QVERIFY(find<QWidget>(u"accountPage"_s)->isVisible());
    }
    const bool isJourney = find<QWidget>(u"journeyPage"_s)->isVisible();
    eachLook(QString::fromLatin1(QTest::currentDataTag()), [&](const QString &name) {
        checkWindow(name);
        if (isJourney)
            checkJourney(name);
    });
}

/// The window shows a journey page. What is to be done next is seen at once in a small window; in a large one no column of
/// the accounts has to be looked for, and their commands need one line.
void SmallScreenTest::checkJourney(const QString &name)
{
    auto *page = find<QScrollArea>(u"journeyPage"_s);
    const auto *command = find<QAbstractButton>(u"nowPrimaryButton"_s);
    window().resize(smallScreen);
    QCOMPARE(page->verticalScrollBar()->value(), 0);
    QVERIFY(command->isVisibleTo(page));
    const auto place = [&] { return QRect(command->mapTo(page->viewport(), QPoint()), command->size()); };
    QTRY_VERIFY2(page->viewport()->rect().contains(place()),
                 qPrintable(u"%1: to %2 of %3"_s.arg(name).arg(place().bottom()).arg(page->viewport()->height())));
    QTRY_COMPARE(command->visibleRegion().boundingRect(), command->rect());
    window().resize(1440, 900);
    const auto *table = find<QTableView>(u"accountsTable"_s);
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    const auto *hint = find<QLabel>(u"accountsHint"_s);
    QTRY_VERIFY(hint->width() >= hint->fontMetrics().horizontalAdvance(hint->text()));
    QTRY_VERIFY2(hint->y() < hint->height(), qPrintable(name));
    window().resize(smallScreen);
}

void SmallScreenTest::dialogs_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("before"); // an action
    QTest::addColumn<QString>("opens"); // an action or a button
    QTest::newRow("settings") << u"srv-lumen"_s << QString() << u"actionSettings"_s;
    QTest::newRow("connect") << u"srv-lumen"_s << QString() << u"actionConnect"_s;
    QTest::newRow("keyboard") << u"srv-lumen"_s << QString() << u"actionShortcuts"_s;
    QTest::newRow("about") << u"srv-lumen"_s << QString() << u"actionAbout"_s;
    QTest::newRow("report") << u"srv-lumen"_s << QString() << u"actionReport"_s;
    QTest::newRow("palette") << u"srv-lumen"_s << QString() << u"actionPalette"_s;
    QTest::newRow("planner") << u"srv-boreal-db"_s << QString() << u"planButton"_s;
    QTest::newRow("migrate") << u"srv-boreal-db"_s << QString() << u"nowPrimaryButton"_s;
    QTest::newRow("allocate") << u"vps-boreal"_s << QString() << u"nowPrimaryButton"_s;
    QTest::newRow("decline") << u"vps-boreal"_s << QString() << u"declineButton"_s;
    QTest::newRow("token") << u"srv-lumen"_s << u"actionTokens"_s << u"createTokenButton"_s;
}

void SmallScreenTest::dialogs()
{
    QFETCH(QString, server);
    QFETCH(QString, before);
    QFETCH(QString, opens);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    window().resize(smallScreen);
    go(server);
    if (!before.isEmpty())
        trigger(before);
    QDialog *dialog = nullptr;
    const auto isThere = [&] {
        const QList<QDialog *> all = window().findChildren<QDialog *>();
        const auto at = std::ranges::find_if(all, [&](QDialog *each) { return each->isVisible(); });
        dialog = at == all.end() ? nullptr : *at;
        return dialog != nullptr;
    };
    const auto open = [&] {
        if (opens.startsWith("action"_L1)) {
            trigger(opens);
        } else {
            QTRY_VERIFY(find<QAbstractButton>(opens) && find<QAbstractButton>(opens)->isEnabled());
            find<QAbstractButton>(opens)->click();
        }
        QTRY_VERIFY(isThere());
    };
    const auto check = [&](const QString &name) {
        QCoreApplication::processEvents();
        dialog->adjustSize();
        const auto fits = [&] {
            return dialog->width() <= smallScreen.width() && dialog->height() <= smallScreen.height();
        };
        QTRY_VERIFY2(fits(), qPrintable(u"%1: %2 × %3"_s.arg(name).arg(dialog->width()).arg(dialog->height())));
        // Whatever is written whole is to be seen whole.
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (!label->isVisible() || label->wordWrap() || label->text().isEmpty())
                continue;
            const QString text = label->text().remove(u'&'); // the letter behind it is underlined
            QTRY_VERIFY2(label->width() >= label->fontMetrics().horizontalAdvance(text) - 1,
                         qPrintable(name + u": "_s + text));
        }
        picture(*dialog, u"dialog-"_s + name);
    };
    // As it opens in French: not all of them can be open while somebody changes the language.
    const auto speak = [&](QLocale::Language language, const QString &title) {
        window().chooseLanguage(language);
        QTRY_COMPARE(find<QMenu>(u"viewMenu"_s)->title(), title);
    };
    speak(QLocale::French, u"&Affichage"_s);
    open();
    if (QTest::currentTestFailed())
        return;
    check(u"opened-fr-"_s + tag);
    // Nothing happens to who changes their mind.
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!isThere());
    speak(QLocale::English, u"&View"_s);
    open();
    if (QTest::currentTestFailed())
        return;
    eachLook(tag, check);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!isThere());
    window().activateWindow();
}

QTEST_MAIN(SmallScreenTest)
#include "tst_small_screen.moc"
