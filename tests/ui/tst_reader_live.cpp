// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "practice_window.h"

#include <escale/items/roles.h>
#include <escale/ui/logs/log_view.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QDirIterator>
#include <QtCore/QMimeData>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QContextMenuEvent>
#include <QtGui/QDragEnterEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTreeView>

using namespace escale;
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 60'000;
}

/// The reader within the whole window, with logs that come from a real practice platform.
class ReaderLiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_application.reset(); }

    void opensTheLogOfAMigration();
    void theReplayEndsAsThePlatformSays();
    void fetchingCanBeCancelled();
    void saysWhyItCannotBeFetched();
    void exportsWithPseudonyms();
    void theCommandsAreFoundInEitherLanguage();
    void aTaskOpensItsLog();
    void aTaskHasAMenu();
    void filesCanBeDropped();

private:
    [[nodiscard]] ui::MainWindow &window() const { return m_application->window(); }
    [[nodiscard]] ui::ReaderPage *reader() const { return window().findChild<ui::ReaderPage *>(u"readerPage"_s); }
    template <typename W>
    [[nodiscard]] W *find(const QString &name) const
    {
        return window().findChild<W *>(name);
    }
    [[nodiscard]] QAction *action(const QString &name) const { return window().findChild<QAction *>(name); }
    [[nodiscard]] QDialog *dialog(const QString &name) const
    {
        auto *found = window().findChild<QDialog *>(name);
        return found && found->isVisible() ? found : nullptr;
    }
    [[nodiscard]] QStringList bundles() const;
    void go(const QString &server);

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    MigrationId m_migration;
};

void ReaderLiveTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::C);
    m_application = std::make_unique<Application>(test::practiceOptions(m_folder));
    m_application->start();
    find<QAbstractButton>(u"languageEnglish"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(test::isLive(*m_application), patience);
    // No task ran in the past that the practice company comes with; something has to happen first.
    go(u"srv-acme-01"_s);
    const Fleet &fleet = m_application->fleet();
    m_migration = fleet.migrationOf(window().place().server);
    QTRY_VERIFY_WITH_TIMEOUT(fleet.accountsLoaded(m_migration), patience);
    const auto accounts = fleet.migration(m_migration)->accounts;
    for (const migration::AccountFacts &account : accounts) {
        const bool isReady = account.preparation == migration::Preparation::Ready;
        m_application->session()->perform(CommandRequest::onAccount(
            isReady ? migration::Action::Unready : migration::Action::Ready, m_migration, account.id));
    }
    m_application->session()->perform(
        CommandRequest::onAccount(migration::Action::Test, m_migration, accounts.first().id));
    const auto hasTask = [&] {
        const QList<TaskId> tasks = fleet.tasks();
        return std::ranges::any_of(
            tasks, [&](TaskId id) { return fleet.task(id)->migration == m_migration && !fleet.task(id)->isLive(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasTask(), patience);
}

void ReaderLiveTest::init()
{
    const QString folder = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    window().setReaderFolders(folder + "/indexes"_L1, folder + "/notes"_L1);
}

QStringList ReaderLiveTest::bundles() const
{
    QStringList found;
    QDirIterator files(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())), QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        found.append(files.next());
    return found;
}

void ReaderLiveTest::go(const QString &server)
{
    const QList<ServerId> ids = m_application->fleet().servers();
    const auto found =
        std::ranges::find_if(ids, [&](ServerId id) { return m_application->fleet().server(id)->name == server; });
    QVERIFY(found != ids.end());
    window().go({.server = *found, .account = {}});
}

void ReaderLiveTest::opensTheLogOfAMigration()
{
    go(u"srv-acme-01"_s);
    QVERIFY(action(u"actionOpenMigrationLog"_s)->isEnabled());
    action(u"actionOpenMigrationLog"_s)->trigger();
    // It is said what goes on, and the window goes on meanwhile.
    QTRY_VERIFY(dialog(u"bundleDialog"_s) || reader());
    if (QDialog *said = dialog(u"bundleDialog"_s))
        QVERIFY(!said->isModal());
    QTRY_VERIFY_WITH_TIMEOUT(reader() && reader()->isVisible() && reader()->view()->rows()->count() > 3, patience);
    QTRY_VERIFY(!dialog(u"bundleDialog"_s));
    QTRY_VERIFY(find<QLabel>(u"readerTitle"_s)->text().contains(u"srv-acme-01"_s));
    auto *badge = find<QAbstractButton>(u"verdictBadge"_s);
    QTRY_VERIFY2(badge->text().contains(u"signature valid"_s), qPrintable(badge->text()));
    QCOMPARE(bundles().filter(u".escale"_s).size(), 1);
    // In the reader no migration is selected, so that there is nothing to fetch.
    QVERIFY(!action(u"actionOpenMigrationLog"_s)->isEnabled());
    // Again: the new one takes the place of the one before.
    const qsizetype open = reader()->shelf().items().size();
    go(u"srv-acme-01"_s);
    action(u"actionOpenMigrationLog"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(reader() && reader()->isVisible() && !dialog(u"bundleDialog"_s), patience);
    QTRY_VERIFY(reader()->view()->rows()->count() > 3);
    QCOMPARE(reader()->shelf().items().size(), open);
}

void ReaderLiveTest::theReplayEndsAsThePlatformSays()
{
    go(u"srv-acme-01"_s);
    const MigrationId id = m_application->fleet().migrationOf(window().place().server);
    QTRY_VERIFY_WITH_TIMEOUT(m_application->fleet().accountsLoaded(id), patience);
    QSignalSpy moments(reader(), &ui::ReaderPage::momentShown);
    action(u"actionOpenMigrationLog"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!moments.isEmpty(), patience);
    const auto moment = moments.last().first().value<items::LogReplay::Moment>();
    const migration::MigrationFacts *facts = m_application->fleet().migration(id);
    QCOMPARE(moment.facts.serverName, u"srv-acme-01"_s);
    QCOMPARE(moment.facts.accounts.size(), facts->accounts.size());
    QCOMPARE(moment.facts.transit.state, facts->transit.state);
    QVERIFY(moment.time.isValid());
    for (const migration::AccountFacts &account : facts->accounts) {
        const auto same = std::ranges::find(moment.facts.accounts, account.id, &migration::AccountFacts::id);
        QVERIFY2(same != moment.facts.accounts.end(), qPrintable(account.name));
        QCOMPARE(same->name, account.name);
        QCOMPARE(same->location, account.location);
        QCOMPARE(same->preparation, account.preparation);
        QCOMPARE(same->verified, account.verified);
        QCOMPARE(same->weight.databases, account.weight.databases);
    }
    // The tree beside it has all of them, also those that the log does not speak of.
    auto *tree = find<QTreeView>(u"shelfTree"_s);
    const auto hasAll = [&] {
        const QModelIndex top = tree->model()->index(0, 0);
        QStringList names;
        for (int row = 0; row < tree->model()->rowCount(top); ++row)
            names.append(tree->model()->index(row, 0, top).data(items::NameRole).toString());
        return std::ranges::all_of(facts->accounts,
                                   [&names](const auto &account) { return names.contains(account.name); });
    };
    QTRY_VERIFY(hasAll());
}

void ReaderLiveTest::fetchingCanBeCancelled()
{
    go(u"srv-acme-01"_s);
    action(u"actionOpenMigrationLog"_s)->trigger();
    const QDialog *said = dialog(u"bundleDialog"_s);
    QVERIFY(said); // before anything has come in
    QTest::mouseClick(said->findChild<QAbstractButton *>(u"cancelButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!window().findChild<QDialog *>(u"bundleDialog"_s));
    QVERIFY(bundles().filter(u".escale"_s).isEmpty());
    QVERIFY(!reader() || !reader()->isVisible());
    // And it can be asked for again.
    action(u"actionOpenMigrationLog"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(reader() && reader()->isVisible(), patience);
    QCOMPARE(bundles().filter(u".escale"_s).size(), 1);
}

void ReaderLiveTest::saysWhyItCannotBeFetched()
{
    QFile file(m_folder.filePath(u"no-folder"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    window().setReaderFolders(file.fileName() + "/indexes"_L1, file.fileName() + "/notes"_L1);
    go(u"srv-acme-01"_s);
    action(u"actionOpenMigrationLog"_s)->trigger();
    QTRY_VERIFY(dialog(u"bundleDialog"_s));
    QDialog *said = dialog(u"bundleDialog"_s);
    auto *again = said->findChild<QAbstractButton *>(u"bundleAgain"_s);
    QTRY_VERIFY_WITH_TIMEOUT(again->isVisible(), patience);
    QVERIFY(said->findChild<QLabel *>(u"bundleText"_s)->text().contains(u"no-folder"_s));
    // The reason may have gone since.
    init();
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(again->isVisible(), patience); // the folder is still the same one
    QTest::mouseClick(said->findChild<QAbstractButton *>(u"cancelButton"_s), Qt::LeftButton);
    QTRY_VERIFY(!window().findChild<QDialog *>(u"bundleDialog"_s));
}

void ReaderLiveTest::exportsWithPseudonyms()
{
    go(u"srv-acme-01"_s);
    const MigrationId id = m_application->fleet().migrationOf(window().place().server);
    QTRY_VERIFY_WITH_TIMEOUT(m_application->fleet().accountsLoaded(id), patience);
    QStringList names;
    for (const migration::AccountFacts &account : m_application->fleet().migration(id)->accounts)
        names.append(account.name);
    action(u"actionExportMigrationLog"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dialog(u"exportDialog"_s), patience);
    QDialog *exporting = dialog(u"exportDialog"_s);
    auto *table = exporting->findChild<QTableView *>(u"exportNames"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > names.size(), patience);
    QStringList replaced;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        replaced.append(table->model()->index(row, 0).data().toString());
    for (const QString &name : std::as_const(names))
        QVERIFY2(replaced.contains(name), qPrintable(name));
    const QString path = m_folder.filePath(u"shared.escale"_s);
    QVERIFY(QMetaObject::invokeMethod(exporting, "exportTo", Q_ARG(QString, path)));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patience);
    QTRY_VERIFY(!window().findChild<QDialog *>(u"exportDialog"_s));
    // What was shared is opened by whoever gets it, and names nobody.
    window().openLogs({path});
    QTRY_VERIFY(reader()->view()->rows()->count() > 3);
    QTRY_VERIFY(find<QLabel>(u"readerSubtitle"_s)->text().contains(u"pseudonyms"_s));
    QTRY_VERIFY(reader()->view()->isPainted());
    QString all;
    for (qint64 row = 0; row < reader()->view()->rows()->count(); ++row) {
        QTRY_VERIFY(!reader()->view()->rowText(row).isEmpty());
        all += reader()->view()->rowText(row) + u'\n';
    }
    QVERIFY(!all.contains(u"srv-acme-01"_s));
    QVERIFY(all.contains(u"account-1"_s) || all.contains(u"server-1"_s));
}

void ReaderLiveTest::theCommandsAreFoundInEitherLanguage()
{
    for (const QString &words : {u"export log"_s, u"exporter journal"_s}) {
        go(u"srv-acme-01"_s);
        action(u"actionPalette"_s)->trigger();
        QTRY_VERIFY(dialog(u"commandPalette"_s));
        const QDialog *palette = dialog(u"commandPalette"_s);
        QTest::keyClicks(palette->findChild<QLineEdit *>(u"paletteLine"_s), words);
        auto *list = palette->findChild<QListWidget *>(u"paletteList"_s);
        QTRY_VERIFY(list->count() > 0);
        QVERIFY2(list->item(0)->text().contains(u"xport"_s), qPrintable(list->item(0)->text()));
        QTest::keyClick(palette->findChild<QLineEdit *>(u"paletteLine"_s), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(dialog(u"exportDialog"_s), patience);
        dialog(u"exportDialog"_s)->reject();
        QTRY_VERIFY(!window().findChild<QDialog *>(u"exportDialog"_s));
    }
}

void ReaderLiveTest::aTaskOpensItsLog()
{
    go(u"srv-acme-01"_s);
    auto *table = find<QTableView>(u"tasksTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() > 0, patience);
    const QModelIndex first = table->model()->index(0, 0);
    const TaskId task(first.data(items::TaskIdRole).toLongLong());
    table->scrollTo(first);
    const QPoint at = table->visualRect(first).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at);
    QTRY_VERIFY(reader()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(reader()->view()->rows()->count() > 0, patience);
    QTRY_VERIFY(reader()->view()->rows()->line(0) && reader()->view()->rows()->line(0)->entry);
    QCOMPARE(reader()->view()->rows()->line(0)->entry->task, task.value());
    QVERIFY(window().windowTitle().contains(QString::number(task.value())));
}

void ReaderLiveTest::aTaskHasAMenu()
{
    go(u"srv-acme-01"_s);
    auto *table = find<QTableView>(u"tasksTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() > 0, patience);
    const QPoint at = table->visualRect(table->model()->index(0, 0)).center();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at, table->viewport()->mapToGlobal(at));
    QApplication::sendEvent(table->viewport(), &asked);
    QTRY_VERIFY(find<QMenu>(u"taskMenu"_s) && find<QMenu>(u"taskMenu"_s)->isVisible());
    auto *menu = find<QMenu>(u"taskMenu"_s);
    QCOMPARE(menu->actions().size(), 4);
    menu->findChild<QAction *>(u"taskMigrationLog"_s)->trigger();
    menu->close();
    QTRY_VERIFY_WITH_TIMEOUT(reader() && reader()->isVisible(), patience);
    QTRY_VERIFY(find<QLabel>(u"readerSubtitle"_s)->text().contains(u"as of"_s));
}

void ReaderLiveTest::filesCanBeDropped()
{
    QStringList paths;
    for (const QString &name : {u"one.log"_s, u"two.log"_s}) {
        paths += m_folder.filePath(name);
        QFile file(paths.last());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("first\nsecond\n");
    }
    go(u"srv-acme-01"_s);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(paths[0]), QUrl::fromLocalFile(paths[1])});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&window(), &drop);
    QTRY_VERIFY(reader()->isVisible());
    QTRY_COMPARE(reader()->view()->rows()->count(), 2);
    QCOMPARE(reader()->title(), u"one.log"_s);
    QVERIFY(std::ranges::any_of(reader()->shelf().items(),
                                [](const ui::LogShelf::Item &item) { return item.title == "two.log"_L1; }));
    // What is no file is not taken.
    QMimeData words;
    words.setText(u"nothing"_s);
    QDragEnterEvent other(QPoint(200, 200), Qt::CopyAction, &words, Qt::LeftButton, {});
    other.setAccepted(false);
    QApplication::sendEvent(&window(), &other);
    QVERIFY(!other.isAccepted());
}

QTEST_MAIN(ReaderLiveTest)
#include "tst_reader_live.moc"
