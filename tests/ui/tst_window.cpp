// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "faults/secrets.h"
#include "practice_window.h"
#include "support/platform_process.h"

#include <escale/desktop/application.h>
#include <escale/items/log_document.h>
#include <escale/items/roles.h>
#include <escale/items/text.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/reports/report_dialog.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/main_window.h>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QScopeGuard>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimeZone>
#include <QtGui/QAccessible>
#include <QtGui/QAction>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QTabBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolBar>
#include <QtWidgets/QTreeView>

#include <ctime>

using namespace escale;
using namespace Qt::StringLiterals;

/// The whole window, off-screen, against a real practice platform that it starts itself (or, for the loss of a
/// connection, one that the test holds).
class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void opensAndShowsTheTree();
    void everyWidgetHasAName_data();
    void everyWidgetHasAName();
    void switchesTheLanguageOfEverything();
    void changesTheColours();
    void sidesAreTaken();
    void aReviewerCannotChangeAnything();
    void aLimitedTokenIsGreyedWithTheReason();
    void aCommandChangesAFact();
    void tellsTimesByThePlatformsClock();
    void goesBackAndForward();
    void opensPagesInTabs();
    void opensTabsFromTables();
    void notesAndChecklist();
    void savesAReport();
    void theDeskIsSupports();
    void findsInEitherLanguage();
    void remembersWhereItWas();
    void remembersItsTabs();
    void saysThatTheConnectionIsLost();
    void connectionsSideBySide();
    void tabsOfTwoConnections();
    void closesWithSeveralConnections();
    void readsALogOffline();
    void saysThatThePlatformEnded();
    void leavesNoSecretBehind();

private:
    [[nodiscard]] Options options() const;
    void open();
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] ui::MainWindow &window() const { return m_application->window(); }
    template <typename W>
    [[nodiscard]] W *find(const QString &name) const
    {
        return window().findChild<W *>(name);
    }
    [[nodiscard]] QModelIndex row(const QString &text, const QModelIndex &parent = {}) const;
    void click(const QString &row);
    void clickIn(QAbstractItemView *view, const QModelIndex &index, Qt::MouseButton button = Qt::LeftButton,
                 Qt::KeyboardModifiers modifiers = {});
    /// Of what is shown: an account's name, or a server's.
    [[nodiscard]] QString shown() const;
    [[nodiscard]] QStringList tabs() const;
    void closeTabs();
    void takeSide(qsizetype side);
    void useLanguage(const QString &button) { find<QAbstractButton>(button)->click(); }
    [[nodiscard]] QStringList tree(const QModelIndex &parent = {}) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Application> m_application;
    QStringList m_tokens; ///< of platforms elsewhere
    std::pair<ServerId, int> m_ready; ///< a server, and how many of its accounts were marked ready
};

namespace {

constexpr int patience = 60'000;

/// All text that a person can see in the window or reach in its menus: where it stands, and what it says.
QMap<QString, QString> textsOf(const QWidget &window)
{
    QMap<QString, QString> texts;
    const auto add = [&texts](QString where, const QString &text) {
        while (texts.contains(where))
            where += u'\'';
        if (!text.trimmed().isEmpty())
            texts.insert(where, text);
    };
    const auto nameOf = [](const QObject *object) {
        QStringList path;
        for (const QObject *at = object; at && path.size() < 4; at = at->parent())
            path.prepend(at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className())
                                                    : at->objectName());
        return path.join(u'/');
    };
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        const QString where = nameOf(widget);
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(where + ".text"_L1, label->text());
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(where + ".text"_L1, button->text());
        else if (const auto *combo = qobject_cast<const QComboBox *>(widget))
            for (int i = 0; i < combo->count(); ++i)
                add(where + u"[%1]"_s.arg(i), combo->itemText(i));
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            add(where + ".placeholder"_L1, line->placeholderText());
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            for (int i = 0; i < view->model()->columnCount(); ++i)
                add(where + u".header[%1]"_s.arg(i), view->model()->headerData(i, Qt::Horizontal).toString());
        add(where + ".tip"_L1, widget->toolTip());
        add(where + ".name"_L1, widget->accessibleName());
        add(where + ".description"_L1, widget->accessibleDescription());
    }
    const QList<QMenu *> menus = window.findChildren<QMenu *>();
    for (const QMenu *menu : menus) {
        const QList<QAction *> actions = menu->actions();
        for (const QAction *action : actions) {
            add(nameOf(menu) + u'/' + action->objectName() + ".text"_L1, action->text());
            if (action->toolTip() != action->iconText())
                add(nameOf(menu) + u'/' + action->objectName() + ".tip"_L1, action->toolTip());
        }
    }
    return texts;
}

/// The same once they have said the same twice: what follows the facts a moment later has followed then.
QMap<QString, QString> settledTexts(const QWidget &window)
{
    QMap<QString, QString> before;
    QMap<QString, QString> texts = textsOf(window);
    for (const QDeadlineTimer given(patience); texts != before && !given.hasExpired();) {
        before = std::exchange(texts, {});
        QTest::qWait(60);
        texts = textsOf(window);
    }
    return texts;
}

} // namespace

Options WindowTest::options() const
{
    return test::practiceOptions(m_folder);
}

void WindowTest::open()
{
    m_application = std::make_unique<Application>(options());
    m_application->start();
}

bool WindowTest::isLive() const
{
    return test::isLive(*m_application);
}

QModelIndex WindowTest::row(const QString &text, const QModelIndex &parent) const
{
    const QAbstractItemModel *model = find<QTreeView>(u"serverTree"_s)->model();
    for (int i = 0; i < model->rowCount(parent); ++i) {
        const QModelIndex index = model->index(i, 0, parent);
        if (index.data().toString() == text)
            return index;
        if (const QModelIndex below = row(text, index); below.isValid())
            return below;
    }
    return {};
}

QStringList WindowTest::tree(const QModelIndex &parent) const
{
    const QAbstractItemModel *model = find<QTreeView>(u"serverTree"_s)->model();
    QStringList all;
    for (int i = 0; i < model->rowCount(parent); ++i) {
        all.append(model->index(i, 0, parent).data().toString());
        all += tree(model->index(i, 0, parent));
    }
    return all;
}

void WindowTest::click(const QString &text)
{
    const QModelIndex index = row(text);
    QVERIFY2(index.isValid(), qPrintable(text));
    clickIn(find<QTreeView>(u"serverTree"_s), index);
}

void WindowTest::clickIn(QAbstractItemView *view, const QModelIndex &index, Qt::MouseButton button,
                         Qt::KeyboardModifiers modifiers)
{
    QVERIFY(index.isValid());
    view->scrollTo(index);
    // What has just been shown is laid out a moment later.
    QTRY_VERIFY(view->viewport()->rect().contains(view->visualRect(index).center()));
    QTest::mouseClick(view->viewport(), button, modifiers, view->visualRect(index).center());
}

QString WindowTest::shown() const
{
    const ui::Place place = window().place();
    const Fleet &fleet = m_application->fleet();
    if (place.account.isValid())
        return fleet.accountName(place.account);
    const Server *server = fleet.server(place.server);
    return server ? server->name : QString();
}

QStringList WindowTest::tabs() const
{
    const auto *bar = find<QTabBar>(u"pageTabs"_s);
    QStringList texts;
    for (int tab = 0; tab < bar->count(); ++tab)
        texts.append(bar->tabText(tab));
    return texts;
}

void WindowTest::closeTabs()
{
    for (qsizetype left = tabs().size(); left > 1; --left)
        find<QAction>(u"actionCloseTab"_s)->trigger();
    QCOMPARE(tabs().size(), 1);
}

void WindowTest::takeSide(qsizetype side)
{
    find<QComboBox>(u"sideSwitcher"_s)->setCurrentIndex(int(side));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QCOMPARE(m_application->side(), side);
}

void WindowTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::C);
    open();
    useLanguage(u"languageEnglish"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
}

void WindowTest::init()
{
    QVERIFY(m_application);
    if (m_application->practice() && isLive())
        takeSide(0);
}

void WindowTest::cleanupTestCase()
{
    m_application.reset();
}

void WindowTest::opensAndShowsTheTree()
{
    QVERIFY(window().isVisible());
    const QStringList rows = tree();
    for (const QString &name : {u"srv-acme-01"_s, u"srv-boreal-db"_s, u"srv-lumen"_s, u"transit-03"_s, u"shop"_s})
        QVERIFY2(rows.contains(name), qPrintable(name));
    // Something is open at once, and it is something to do.
    QCOMPARE(m_application->fleet().server(window().place().server)->name, u"srv-acme-01"_s);
    QVERIFY(find<QWidget>(u"journeyPage"_s)->isVisible());
    QVERIFY(find<QLabel>(u"connectionText"_s)->text().endsWith("live"_L1));
    QCOMPARE(find<QComboBox>(u"sideSwitcher"_s)->count(), 2 + m_application->fleet().customers().size());
    QTRY_VERIFY(find<QLabel>(u"statusAccounts"_s)->text().startsWith("6 accounts"_L1));
}

void WindowTest::everyWidgetHasAName_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("row");
    for (const QString &language : {u"languageEnglish"_s, u"languageFrench"_s}) {
        for (const QString &name : {u"srv-acme-01"_s, u"srv-boreal-db"_s, u"srv-lumen"_s, u"transit-03"_s})
            QTest::newRow(qPrintable(language + u' ' + name)) << language << name;
    }
}

void WindowTest::everyWidgetHasAName()
{
    QFETCH(QString, language);
    QFETCH(QString, row);
    useLanguage(language);
    click(row);
    QStringList nameless;
    const QList<QWidget *> widgets = window().findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
            continue;
        QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    useLanguage(u"languageEnglish"_s);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void WindowTest::switchesTheLanguageOfEverything()
{
    // Texts that are the same in both languages are names, numbers and a few words that happen to be.
    static const QRegularExpression name(
        u"^(FR|EN|&?Français|&?English|Escale|Acme SA|Boreal|Coopérative "
        u"Lumen|DNS|Configuration|Architecture|Test|transit|"
        u"(srv|vps|transit)-[a-z0-9-]+|practice\\.escale|&?Migration|Transit|Test…|Pause|Question)$"_s);
    static const QRegularExpression word(u"\\p{L}{2,}"_s);
    for (const QString &row : {u"srv-acme-01"_s, u"srv-boreal-db"_s, u"srv-lumen"_s, u"transit-03"_s}) {
        click(row);
        const MigrationId migration = m_application->fleet().migrationOf(window().place().server);
        QTRY_VERIFY_WITH_TIMEOUT(!migration.isValid() || m_application->fleet().accountsLoaded(migration), patience);
        useLanguage(u"languageEnglish"_s);
        const QMap<QString, QString> english = settledTexts(window());
        QVERIFY(english.size() > 40);
        useLanguage(u"languageFrench"_s);
        QStringList unchanged;
        const auto isAllFrench = [&] {
            unchanged.clear();
            const QMap<QString, QString> french = textsOf(window());
            for (auto text = french.begin(); text != french.end(); ++text) {
                if (english.value(text.key()) == *text && word.match(*text).hasMatch() && !name.match(*text).hasMatch())
                    unchanged.append(text.key() + ": "_L1 + *text);
            }
            return unchanged.isEmpty();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isAllFrench(), qPrintable(u'\n' + unchanged.join(u'\n')), patience);
        useLanguage(u"languageEnglish"_s);
        // And all of it comes back.
        QStringList different;
        const auto isAllEnglish = [&] {
            different.clear();
            const QMap<QString, QString> again = textsOf(window());
            for (auto text = english.begin(); text != english.end(); ++text) {
                static const QRegularExpression clock(u"\\d\\d:\\d\\d:\\d\\d"_s);
                if (again.value(text.key()) != *text && !clock.match(*text).hasMatch())
                    different.append(text.key() + ": "_L1 + *text + " / "_L1 + again.value(text.key()));
            }
            return different.isEmpty();
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isAllEnglish(), qPrintable(u'\n' + different.join(u'\n')), patience);
    }
}

void WindowTest::changesTheColours()
{
    auto *toggle = find<QAbstractButton>(u"themeToggle"_s);
    toggle->click();
    QTRY_VERIFY(window().palette().color(QPalette::Window).lightness() < 128);
    const QImage dark = window().grab().toImage();
    QVERIFY(qGray(dark.pixel(dark.width() / 2, dark.height() - 4)) < 128); // the status line, and not only the palette
    toggle->click();
    QTRY_VERIFY(window().palette().color(QPalette::Window).lightness() > 128);
}

void WindowTest::sidesAreTaken()
{
    click(u"srv-acme-01"_s);
    const ui::Place place = window().place();
    qsizetype acme = -1;
    for (qsizetype i = 0; i < m_application->sides().size(); ++i) {
        if (m_application->sides()[i].customer == "Acme SA"_L1)
            acme = i;
    }
    QVERIFY(acme > 0);
    takeSide(acme);
    QCOMPARE(m_application->fleet().me().role, migration::Party::Customer);
    QCOMPARE(window().place(), place);
    QVERIFY(find<QWidget>(u"journeyPage"_s)->isVisible());
    const QStringList rows = tree();
    QVERIFY(rows.contains(u"srv-acme-01"_s));
    QVERIFY(!rows.contains(u"srv-lumen"_s));
    QVERIFY(!rows.contains(u"transit-05"_s));

    // What the other side cannot see is said, and comes back with the side that can.
    takeSide(acme + 1);
    QTRY_VERIFY(find<QWidget>(u"noticePage"_s) && find<QWidget>(u"noticePage"_s)->isVisible());
    takeSide(0);
    QTRY_VERIFY(find<QWidget>(u"journeyPage"_s)->isVisible());
    QCOMPARE(window().place(), place);
}

void WindowTest::aReviewerCannotChangeAnything()
{
    takeSide(m_application->sides().size() - 1);
    QCOMPARE(m_application->fleet().me().role, migration::Party::Reviewer);
    for (const QString &server : {u"srv-acme-01"_s, u"srv-boreal-db"_s, u"srv-lumen"_s}) {
        click(server);
        QTest::qWait(50);
        const QList<QAction *> actions = find<QMenu>(u"migrationMenu"_s)->actions();
        for (const QAction *action : actions) {
            // Reading the log is what reviewers are there for.
            if (action->objectName() == "actionOpenMigrationLog"_L1
                || action->objectName() == "actionExportMigrationLog"_L1)
                continue;
            QVERIFY2(!action->isEnabled() || !action->isVisible() || action->isSeparator(), qPrintable(action->text()));
        }
        auto *primary = find<QAbstractButton>(u"nowPrimaryButton"_s);
        QVERIFY(!primary || !primary->isVisible() || !primary->isEnabled());
    }
}

void WindowTest::aLimitedTokenIsGreyedWithTheReason()
{
    qsizetype acme = -1;
    for (qsizetype i = 0; i < m_application->sides().size(); ++i) {
        if (m_application->sides()[i].customer == "Acme SA"_L1)
            acme = i;
    }
    takeSide(acme);
    click(u"srv-acme-01"_s);
    Fleet &fleet = m_application->session()->fleet();
    const ServerId server = window().place().server;
    const MigrationId migration = fleet.migrationOf(server);
    QTRY_VERIFY_WITH_TIMEOUT(fleet.accountsLoaded(migration), patience);
    AccountId mine;
    AccountId other;
    for (const migration::AccountFacts &account : fleet.migration(migration)->accounts) {
        if (account.preparation != migration::Preparation::Todo)
            continue;
        (mine.isValid() ? other : mine) = account.id;
    }
    QVERIFY(mine.isValid() && other.isValid());
    // As the platform would say it to a token that is limited to one account.
    Me limited = fleet.me();
    limited.permission = {.everything = false, .servers = {}, .accounts = {mine}};
    fleet.apply({.me = limited});

    // The next command is on what the token covers: one account, and not all that are left.
    auto *primary = find<QAbstractButton>(u"nowPrimaryButton"_s);
    QTRY_VERIFY(primary->text().contains(u"1 account"_s));
    QVERIFY(primary->isEnabled());
    // An account that it does not cover: greyed, with who may do it.
    const auto openAccount = [&](AccountId account) {
        auto *view = find<QTreeView>(u"serverTree"_s);
        view->setExpanded(row(u"srv-acme-01"_s), true);
        click(fleet.accountName(account));
        QTRY_VERIFY(find<QAbstractButton>(u"account_readyButton"_s)
                    && find<QAbstractButton>(u"account_readyButton"_s)->isVisible());
    };
    openAccount(other);
    auto *ready = find<QAbstractButton>(u"account_readyButton"_s);
    QTRY_VERIFY(!ready->isEnabled());
    QVERIFY2(ready->toolTip().contains(u"does not cover"_s) && ready->toolTip().contains(u"srv-acme-01"_s)
                 && ready->toolTip().contains(u"support"_s),
             qPrintable(ready->toolTip()));
    auto *limit = find<QLabel>(u"permissionLimit"_s);
    QVERIFY(limit->isVisible());
    QCOMPARE(limit->text(), ready->accessibleDescription());
    // One that it covers: nothing is said.
    openAccount(mine);
    QTRY_VERIFY(ready->isEnabled());
    QVERIFY(!limit->isVisible());

    limited.permission = {};
    fleet.apply({.me = limited});
    openAccount(other);
    QTRY_VERIFY(ready->isEnabled());
    QVERIFY(!limit->isVisible());
}

void WindowTest::aCommandChangesAFact()
{
    click(u"srv-acme-01"_s);
    const MigrationId id = m_application->fleet().migrationOf(window().place().server);
    QTRY_VERIFY_WITH_TIMEOUT(m_application->fleet().accountsLoaded(id), patience);
    const int before = m_application->fleet().counts(id).ready;
    QVERIFY(before < 6);
    // One account, chosen in the tree, marked by the button of its page.
    click(u"srv-acme-01"_s);
    find<QTreeView>(u"serverTree"_s)->expand(row(u"srv-acme-01"_s));
    click(u"archive"_s);
    QVERIFY(window().place().account.isValid());
    QTRY_VERIFY(find<QAbstractButton>(u"account_readyButton"_s)
                && find<QAbstractButton>(u"account_readyButton"_s)->isEnabled());
    find<QAbstractButton>(u"account_readyButton"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_application->fleet().counts(id).ready, before + 1, patience);
    QCOMPARE(m_application->fleet().accountFacts(id, window().place().account)->preparation,
             migration::Preparation::Ready);
    m_ready = {window().place().server, before + 1};
}

void WindowTest::tellsTimesByThePlatformsClock()
{
    click(u"srv-lumen"_s);
    auto *asOf = find<QLabel>(u"statusAsOf"_s);
    const QByteArray before = qgetenv("TZ");
    const auto machineIn = [](const QByteArray &zone) {
        zone.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", zone);
        tzset();
    };
    const auto home = qScopeGuard([&] { machineIn(before); });
    const QTimeZone zone = m_application->fleet().me().policy.timeZone;
    const QString name = items::zoneName(zone);
    const auto says = [&](const QString &format) {
        // What it was made of may be a moment older than what is known now.
        const QDateTime at = m_application->fleet().asOf().toTimeZone(zone);
        const QString text = format.arg(at.toString(u"HH:mm"_s));
        return QRegularExpression(u'^' + text + u'$').match(asOf->text()).hasMatch();
    };
    // This machine is brought where the clocks stand otherwise than where the platform counts its days.
    machineIn("Pacific/Kiritimati"); // fourteen hours before UTC, and no platform's
    takeSide(1);
    takeSide(0);
    QTRY_VERIFY2(says(u"As of %1:\\d\\d \\("_s + name + u"\\) · live"_s), qPrintable(asOf->text()));
    QCOMPARE(asOf->toolTip(), u"Times are the platform’s: %1."_s.arg(name));
    useLanguage(u"languageFrench"_s);
    QTRY_VERIFY(asOf->toolTip().contains(u"plateforme"_s) && asOf->toolTip().contains(name));
    useLanguage(u"languageEnglish"_s);
    // At home nobody has to be told.
    machineIn(zone.id());
    takeSide(1);
    takeSide(0);
    QTRY_VERIFY2(says(u"As of %1:\\d\\d · live"_s), qPrintable(asOf->text()));
    QCOMPARE(asOf->toolTip(), QString());
}

void WindowTest::goesBackAndForward()
{
    click(u"srv-lumen"_s);
    click(u"srv-boreal-db"_s);
    click(u"transit-03"_s);
    QVERIFY(find<QWidget>(u"serverPage"_s)->isVisible());
    const auto name = [this] { return m_application->fleet().server(window().place().server)->name; };
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(name(), u"srv-boreal-db"_s);
    QCOMPARE(find<QTreeView>(u"serverTree"_s)->currentIndex().data().toString(), u"srv-boreal-db"_s);
    find<QAbstractButton>(u"backButton"_s)->click();
    QCOMPARE(name(), u"srv-lumen"_s);
    find<QAbstractButton>(u"forwardButton"_s)->click();
    QCOMPARE(name(), u"srv-boreal-db"_s);
    QVERIFY(window().windowTitle().contains("srv-boreal-db"_L1));
}

void WindowTest::opensPagesInTabs()
{
    click(u"srv-lumen"_s);
    auto *bar = find<QTabBar>(u"pageTabs"_s);
    QVERIFY(!bar->isVisible()); // one page needs no bar
    QVERIFY(!find<QAction>(u"actionCloseTab"_s)->isEnabled());
    auto *view = find<QTreeView>(u"serverTree"_s);
    clickIn(view, row(u"srv-boreal-db"_s), Qt::MiddleButton);
    QVERIFY(bar->isVisible());
    QCOMPARE(tabs(), (QStringList{u"srv-lumen"_s, u"srv-boreal-db"_s}));
    QCOMPARE(bar->currentIndex(), 1);
    QCOMPARE(shown(), u"srv-boreal-db"_s);
    QCOMPARE(view->currentIndex().data().toString(), u"srv-boreal-db"_s);
    QVERIFY(bar->accessibleTabName(1).contains(u"srv-boreal-db"_s));
    // A heading has no page; nothing comes of it.
    clickIn(view, view->model()->index(0, 0), Qt::MiddleButton);
    QCOMPARE(bar->count(), 2);
    // Each has a way back of its own.
    click(u"transit-03"_s);
    QCOMPARE(tabs(), (QStringList{u"srv-lumen"_s, u"transit-03"_s}));
    QTest::keyClick(&window(), Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(shown(), u"srv-lumen"_s);
    QTest::keyClick(&window(), Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(shown(), u"transit-03"_s);
    QTest::keyClick(&window(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown(), u"srv-lumen"_s);
    QTest::keyClick(&window(), Qt::Key_Tab, Qt::ControlModifier);
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown(), u"srv-boreal-db"_s);
    QVERIFY(!find<QAction>(u"actionBack"_s)->isEnabled());
    QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(shown(), u"transit-03"_s);
    // The page that is shown, once more; then the desk in it. Another language keeps them and says them again.
    QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(tabs(), (QStringList{u"srv-lumen"_s, u"transit-03"_s, u"transit-03"_s}));
    find<QAction>(u"actionDesk"_s)->trigger();
    QCOMPARE(tabs().last(), u"Desk"_s);
    useLanguage(u"languageFrench"_s);
    QTRY_COMPARE(tabs(), (QStringList{u"srv-lumen"_s, u"transit-03"_s, u"Bureau"_s}));
    QCOMPARE(bar->accessibleName(), u"Pages ouvertes"_s);
    QCOMPARE(bar->currentIndex(), 2);
    useLanguage(u"languageEnglish"_s);
    QTRY_COMPARE(tabs().last(), u"Desk"_s);
    if (const QString folder = qEnvironmentVariable("ESCALE_PICTURES"); !folder.isEmpty()) {
        for (const QString &name : {u"languageFrench"_s, u"languageEnglish"_s}) {
            useLanguage(name);
            window().resize(1200, 760);
            QTest::qWait(100); // laid out
            window().grab().save(u"%1/tabs-%2.png"_s.arg(folder, name));
        }
        find<QAbstractButton>(u"themeToggle"_s)->click();
        QTest::qWait(100);
        window().grab().save(u"%1/tabs-dark.png"_s.arg(folder));
        find<QAbstractButton>(u"themeToggle"_s)->click();
    }
    // Moved by hand, each keeps its own way.
    bar->moveTab(2, 0);
    QCOMPARE(tabs(), (QStringList{u"Desk"_s, u"srv-lumen"_s, u"transit-03"_s}));
    QVERIFY(find<QWidget>(u"deskPage"_s)->isVisible());
    bar->setCurrentIndex(2);
    QCOMPARE(shown(), u"transit-03"_s);
    // Closed by the middle button on the tab, by the key, and the last one stays.
    QTest::mouseClick(bar, Qt::MiddleButton, {}, bar->tabRect(0).center());
    QCOMPARE(tabs(), (QStringList{u"srv-lumen"_s, u"transit-03"_s}));
    QCOMPARE(shown(), u"transit-03"_s);
    QTest::keyClick(&window(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(tabs(), QStringList{u"srv-lumen"_s});
    QVERIFY(!bar->isVisible());
    QCOMPARE(shown(), u"srv-lumen"_s);
    QTest::keyClick(&window(), Qt::Key_W, Qt::ControlModifier);
    QCOMPARE(bar->count(), 1);
}

void WindowTest::opensTabsFromTables()
{
    click(u"srv-boreal-db"_s);
    auto *bar = find<QTabBar>(u"pageTabs"_s);
    auto *accounts = find<QTableView>(u"accountsTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(accounts->model()->rowCount() > 1, patience);
    const QString first = accounts->model()->index(0, 0).data().toString();
    const QString second = accounts->model()->index(1, 0).data().toString();
    clickIn(accounts, accounts->model()->index(0, 0), Qt::MiddleButton);
    QCOMPARE(tabs(), (QStringList{u"srv-boreal-db"_s, first}));
    QCOMPARE(shown(), first);
    QVERIFY(find<QWidget>(u"accountPage"_s)->isVisible());
    // By the keyboard.
    bar->setCurrentIndex(0);
    accounts->setCurrentIndex(accounts->model()->index(1, 0));
    QTest::keyClick(accounts, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(tabs(), (QStringList{u"srv-boreal-db"_s, second, first})); // beside the one that it was opened from
    QCOMPARE(shown(), second);
    auto *view = find<QTreeView>(u"serverTree"_s);
    view->setCurrentIndex(row(u"srv-lumen"_s));
    QTest::keyClick(view, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(tabs(), (QStringList{u"srv-boreal-db"_s, second, u"srv-lumen"_s, first}));
    // From the context menus.
    const auto openByMenu = [this](QAbstractItemView *in, const QModelIndex &index, const QString &name) {
        Q_EMIT in->customContextMenuRequested(in->visualRect(index).center());
        auto *menu = find<QMenu>(name);
        QVERIFY(menu && menu->isVisible());
        const QPointer<QMenu> alive(menu);
        menu->findChild<QAction *>(u"openInTab"_s)->trigger();
        menu->close();
        QTRY_VERIFY(!alive);
        window().activateWindow(); // off-screen nobody else gives it back
        QTRY_VERIFY(window().isActiveWindow());
    };
    openByMenu(view, row(u"transit-03"_s), u"treeMenu"_s);
    QCOMPARE(shown(), u"transit-03"_s);
    QCOMPARE(bar->count(), 5);
    bar->setCurrentIndex(0);
    openByMenu(accounts, accounts->model()->index(0, 0), u"accountsMenu"_s);
    QCOMPARE(shown(), first);
    QCOMPARE(bar->count(), 6);
    // From the desk: the server that a request is about.
    find<QAction>(u"actionDesk"_s)->trigger();
    auto *requests = find<QAbstractItemView>(u"requestTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(requests->model()->rowCount() > 0, patience);
    const ServerId asked(requests->model()->index(0, 0).data(items::ServerIdRole).toLongLong());
    clickIn(requests, requests->model()->index(0, 0), Qt::MiddleButton);
    QCOMPARE(window().place().server, asked);
    QCOMPARE(bar->count(), 7);
    closeTabs();
}

void WindowTest::notesAndChecklist()
{
    qsizetype acme = -1;
    for (qsizetype i = 0; i < m_application->sides().size(); ++i) {
        if (m_application->sides()[i].customer == "Acme SA"_L1)
            acme = i;
    }
    takeSide(acme);
    click(u"srv-acme-01"_s);
    const MigrationId migration = m_application->fleet().migrationOf(window().place().server);
    QTRY_VERIFY_WITH_TIMEOUT(m_application->fleet().accountsLoaded(migration), patience);
    find<QTreeView>(u"serverTree"_s)->setExpanded(row(u"srv-acme-01"_s), true);
    click(u"blog"_s);
    const auto facts = [&] { return m_application->fleet().accountFacts(migration, window().place().account); };
    auto *card = find<QWidget>(u"notesCard"_s);
    QTRY_VERIFY(card->isVisible());
    // Its site, by the name that the world uses.
    auto *site = find<QAbstractButton>(u"openSiteButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(site->isVisible(), patience);
    QVERIFY2(site->toolTip().contains(u"blog.acme.example"_s), qPrintable(site->toolTip()));
    // A note: written, read, removed by the side that wrote it.
    auto *text = find<QPlainTextEdit>(u"noteText"_s);
    auto *add = find<QAbstractButton>(u"addNoteButton"_s);
    QVERIFY(!add->isEnabled());
    QTest::keyClicks(text, u"<b>Import</b> at two"_s);
    QTest::mouseClick(add, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(facts()->notes.size(), 1, patience);
    const auto says = [&](const QString &part) {
        const QList<QLabel *> labels = card->findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
    };
    QTRY_VERIFY(says(u"<b>Import</b> at two"_s)); // as text, never as markup
    QTRY_VERIFY(text->toPlainText().isEmpty());
    QTest::mouseClick(find<QAbstractButton>(u"removeNote0"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(facts()->notes.isEmpty(), patience);
    QTRY_VERIFY(!says(u"Import"_s));
    // The checklist: ticked by whom, and what comes after the move is not before it.
    auto *list = find<QWidget>(u"checklistCard"_s);
    QVERIFY(list->isVisible());
    const QList<QCheckBox *> boxes = list->findChildren<QCheckBox *>();
    QVERIFY(boxes.size() >= 2);
    QVERIFY(!boxes.constLast()->isEnabled());
    QVERIFY(boxes.constLast()->toolTip().contains(u"moved"_s));
    QCheckBox *first = boxes.constFirst();
    QVERIFY(!first->isChecked());
    QTest::mouseClick(first, Qt::LeftButton, {}, QPoint(8, first->height() / 2));
    QTRY_COMPARE_WITH_TIMEOUT(facts()->ticks.size(), 1, patience);
    QTRY_VERIFY(first->isChecked());
    QTRY_VERIFY(first->isEnabled());
    QTest::mouseClick(first, Qt::LeftButton, {}, QPoint(8, first->height() / 2));
    QTRY_VERIFY_WITH_TIMEOUT(facts()->ticks.isEmpty(), patience);
    QTRY_VERIFY(!first->isChecked());
}

void WindowTest::savesAReport()
{
    click(u"srv-lumen"_s);
    find<QAction>(u"actionReport"_s)->trigger();
    auto *dialog = find<ui::ReportDialog>(u"reportDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->findChild<QComboBox *>(u"reportMigration"_s)->currentText().startsWith("srv-lumen"_L1));
    QTest::mouseClick(dialog->findChild<QAbstractButton *>(u"reportHtml"_s), Qt::LeftButton, {}, QPoint(8, 8));
    // Once the accounts and the log have been read from the platform.
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QAbstractButton *>(u"confirmButton"_s)->isEnabled(), patience);
    const QString path = m_folder.filePath(u"report.html"_s);
    const QPointer<QObject> alive(dialog);
    dialog->saveTo(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(file.readAll());
    QVERIFY(html.contains(u"Migration report: srv-lumen"_s));
    QTRY_VERIFY(!alive);
    window().activateWindow(); // off-screen nobody else gives it back
    QTRY_VERIFY(window().isActiveWindow());
}

void WindowTest::theDeskIsSupports()
{
    takeSide(0);
    auto *desk = find<QAction>(u"actionDesk"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk->isVisible(), patience);
    desk->trigger();
    QVERIFY(find<QWidget>(u"deskPage"_s)->isVisible());
    auto *requests = find<QAbstractItemView>(u"requestTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(requests->model()->rowCount() > 0, patience);
    // A place like any other: the way back leads from it and to it.
    click(u"srv-lumen"_s);
    QVERIFY(!find<QWidget>(u"deskPage"_s)->isVisible());
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QVERIFY(find<QWidget>(u"deskPage"_s)->isVisible());
    // Customers have none, not even the one that support has left open.
    takeSide(1);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->isVisible(), patience);
    QTRY_VERIFY(!find<QWidget>(u"deskPage"_s)->isVisible());
    takeSide(0);
    click(u"srv-lumen"_s);
}

void WindowTest::findsInEitherLanguage()
{
    const auto results = [this](const QString &text) {
        find<QLineEdit>(u"paletteLine"_s)->setText(text);
        QStringList found;
        const auto *list = find<QAbstractItemView>(u"paletteList"_s);
        for (int row = 0; row < list->model()->rowCount(); ++row)
            found.append(list->model()->index(row, 0).data().toString());
        return found;
    };
    const auto holds = [](const QStringList &found, const QString &part) {
        return std::ranges::any_of(found, [&](const QString &one) { return one.contains(part); });
    };
    find<QAction>(u"actionPalette"_s)->trigger();
    QVERIFY(find<QDialog>(u"commandPalette"_s)->isVisible());
    QVERIFY(holds(results(u"srv-boreal"_s), u"srv-boreal-db"_s));
    // The window speaks English; whoever thinks in French is understood.
    QVERIFY(holds(results(u"reinstaller le serveur"_s), u"Help on step 6"_s));
    QVERIFY(holds(results(u"réinstaller"_s), u"Help on step 6"_s));
    QVERIFY(holds(results(u"plein écran"_s), u"screen"_s));
    QVERIFY(holds(results(u"keyboard"_s), u"Keyboard"_s));
    // Accounts come a slice at a time.
    find<QLineEdit>(u"paletteLine"_s)->setText(u"dispatch"_s);
    const auto *list = find<QAbstractItemView>(u"paletteList"_s);
    QTRY_VERIFY(list->model()->rowCount() > 0
                && list->model()->index(0, 0).data().toString().startsWith(u"dispatch"_s));
    QTest::keyClick(find<QLineEdit>(u"paletteLine"_s), Qt::Key_Return);
    QTRY_VERIFY(window().place().account.isValid());
    QCOMPARE(m_application->fleet().accountName(window().place().account), u"dispatch"_s);
    QVERIFY(find<QWidget>(u"accountPage"_s)->isVisible());
}

void WindowTest::remembersWhereItWas()
{
    click(u"srv-lumen"_s);
    useLanguage(u"languageFrench"_s);
    window().resize(790, 610); // the off-screen screen has 800 × 800
    find<QAction>(u"actionShowTasks"_s)->setChecked(false);
    window().close();
    m_application.reset();

    open();
    QCOMPARE(window().size(), QSize(790, 610));
    QCOMPARE(find<QMenu>(u"fileMenu"_s)->title(), u"&Fichier"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QCOMPARE(m_application->fleet().server(window().place().server)->name, u"srv-lumen"_s);
    QVERIFY(!find<QWidget>(u"tasksPanel"_s)->isVisible());
    useLanguage(u"languageEnglish"_s);
    find<QAction>(u"actionRestoreLayout"_s)->trigger();
    QVERIFY(find<QWidget>(u"tasksPanel"_s)->isVisible());
    // What was done on the practice platform is still so.
    const MigrationId id = m_application->fleet().migrationOf(m_ready.first);
    QTRY_VERIFY(m_application->fleet().counts(id).ready >= m_ready.second);
}

void WindowTest::remembersItsTabs()
{
    auto *view = find<QTreeView>(u"serverTree"_s);
    click(u"srv-lumen"_s);
    clickIn(view, row(u"srv-boreal-db"_s), Qt::MiddleButton);
    find<QAction>(u"actionDesk"_s)->trigger();
    clickIn(view, row(u"srv-acme-01"_s), Qt::MiddleButton);
    view->setExpanded(row(u"srv-acme-01"_s), true);
    click(u"blog"_s);
    find<QTabBar>(u"pageTabs"_s)->setCurrentIndex(1);
    const QStringList before = tabs();
    QCOMPARE(before, (QStringList{u"srv-lumen"_s, u"Desk"_s, u"blog"_s}));
    m_application.reset(); // not even closed: as when the computer goes off

    open();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QTRY_COMPARE(tabs(), before);
    QCOMPARE(find<QTabBar>(u"pageTabs"_s)->currentIndex(), 1);
    QTRY_VERIFY(find<QWidget>(u"deskPage"_s) && find<QWidget>(u"deskPage"_s)->isVisible());
    QTest::keyClick(&window(), Qt::Key_Tab, Qt::ControlModifier);
    QTRY_COMPARE(shown(), u"blog"_s);
    closeTabs();
    QCOMPARE(shown(), u"srv-lumen"_s);
    m_application.reset();
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QTRY_COMPARE(tabs(), QStringList{u"srv-lumen"_s});
}

void WindowTest::saysThatTheConnectionIsLost()
{
    test::PlatformProcess platform;
    QVERIFY(platform.start());
    m_tokens.append(QString::fromLatin1(platform.supportToken()));
    const QString listen = u"127.0.0.1:%1"_s.arg(platform.url().port());
    m_application->connectTo(platform.url(), QString::fromLatin1(platform.supportToken()));
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    // The switcher is for practice platforms that this program has all tokens of.
    QVERIFY(!find<QComboBox>(u"sideSwitcher"_s)->isVisible());
    ui::BannerArea &banners = window().banners();
    QVERIFY(!banners.isShown(u"offline"_s));

    platform.kill();
    QTRY_VERIFY_WITH_TIMEOUT(banners.isShown(u"offline"_s), patience);
    // Two are open: it says which one.
    QVERIFY2(banners.textOf(u"offline"_s).startsWith(u"practice.escale (127.0.0.1) – Offline: "_s),
             qPrintable(banners.textOf(u"offline"_s)));
    QVERIFY(banners.textOf(u"offline"_s).contains("as of"_L1));
    QVERIFY(find<QLabel>(u"connectionText"_s)->text().endsWith("offline"_L1));
    if (const QString folder = qEnvironmentVariable("ESCALE_PICTURES"); !folder.isEmpty()) {
        for (const QString &name : {u"languageFrench"_s, u"languageEnglish"_s}) {
            useLanguage(name);
            window().resize(800, 600);
            QTest::qWait(100); // laid out
            window().grab().save(u"%1/offline-%2.png"_s.arg(folder, name));
        }
    }
    // What was known stays to be seen, and the tree says which of the two connections is meant.
    QVERIFY(row(u"srv-acme-01"_s).isValid());
    QTRY_VERIFY(find<QTreeView>(u"serverTree"_s)
                    ->model()
                    ->index(1, 0)
                    .data(items::SecondaryRole)
                    .toString()
                    .startsWith("offline, as of "_L1));
    QCOMPARE(find<QTreeView>(u"serverTree"_s)->model()->index(0, 0).data(items::SecondaryRole).toString(), QString());
    useLanguage(u"languageFrench"_s);
    QTRY_VERIFY(banners.textOf(u"offline"_s).contains(u" – Hors ligne"_s));
    useLanguage(u"languageEnglish"_s);

    QVERIFY(platform.start({u"--listen"_s, listen}));
    QCOMPARE(u"127.0.0.1:%1"_s.arg(platform.url().port()), listen);
    find<QAbstractButton>(u"tryNow"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(!banners.isShown(u"offline"_s), patience);
    QVERIFY(isLive());

    m_application->connectTo(platform.url(), u"not-a-token"_s);
    QTRY_VERIFY_WITH_TIMEOUT(banners.isShown(u"refused"_s), patience);
    QVERIFY(banners.textOf(u"refused"_s).contains("token"_L1));
    // What was known is not lost with the token; the other connection goes on all the while.
    QVERIFY(row(u"srv-acme-01"_s).isValid());
    m_application->disconnectFromPlatform();
    QVERIFY(!banners.isShown(u"refused"_s));
    QCOMPARE(m_application->front(), u"practice"_s);
    QVERIFY(isLive());
}

void WindowTest::connectionsSideBySide()
{
    test::PlatformProcess platform;
    QVERIFY(platform.start());
    m_tokens.append(QString::fromLatin1(platform.supportToken()));
    click(u"srv-lumen"_s);
    m_application->connectTo(platform.url(), QString::fromLatin1(platform.supportToken()));
    QTRY_VERIFY_WITH_TIMEOUT(isLive() && m_application->front() != "practice"_L1, patience);
    const QAbstractItemModel *model = find<QTreeView>(u"serverTree"_s)->model();
    QCOMPARE(model->rowCount(), 2);
    const QModelIndex practice = model->index(0, 0);
    const QModelIndex other = model->index(1, 0);
    QCOMPARE(items::RowKind(other.data(items::KindRole).toInt()), items::RowKind::Connection);
    QTRY_VERIFY(row(u"srv-acme-01"_s, practice).isValid());
    QTRY_VERIFY(row(u"srv-acme-01"_s, other).isValid());

    // What is selected says which platform the page belongs to, also on the way back.
    const auto choose = [&](const QPersistentModelIndex &index) {
        auto *view = find<QTreeView>(u"serverTree"_s);
        // Rows of the other platform may still be arriving above: whoever misses clicks again.
        return QTest::qWaitFor([&] {
            view->scrollTo(index);
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
            return view->currentIndex() == index;
        });
    };
    QVERIFY(choose(row(u"srv-acme-01"_s, other)));
    const QString key = m_application->front();
    QCOMPARE(window().place().connection, key);
    QCOMPARE(find<QComboBox>(u"sideSwitcher"_s)->count(), 0);
    QVERIFY(choose(row(u"srv-lumen"_s, practice)));
    QCOMPARE(m_application->front(), u"practice"_s);
    QCOMPARE(m_application->fleet().server(window().place().server)->name, u"srv-lumen"_s);
    QVERIFY(find<QComboBox>(u"sideSwitcher"_s)->count() > 0);
    find<QAction>(u"actionBack"_s)->trigger();
    while (window().place().connection == "practice"_L1 && find<QAction>(u"actionBack"_s)->isEnabled())
        find<QAction>(u"actionBack"_s)->trigger();
    QCOMPARE(m_application->front(), key);
    QCOMPARE(m_application->fleet().server(window().place().server)->name, u"srv-acme-01"_s);

    // A command goes to the platform of the selected row, and to no other.
    const auto factsOf = [this](Fleet &fleet) {
        const QList<ServerId> ids = fleet.servers();
        const auto server =
            std::ranges::find_if(ids, [&](ServerId id) { return fleet.server(id)->name == "srv-acme-01"_L1; });
        return fleet.counts(fleet.migrationOf(*server)).ready;
    };
    Fleet &theirs = m_application->fleet();
    const int before = factsOf(theirs);
    m_application->bringToFront(u"practice"_s);
    Fleet &ours = m_application->fleet();
    QVERIFY(&ours != &theirs);
    const int mine = factsOf(ours);
    m_application->bringToFront(key);
    const MigrationId migration = theirs.migrationOf(window().place().server);
    m_application->session()->ensureAccounts(migration);
    QTRY_VERIFY_WITH_TIMEOUT(theirs.accountsLoaded(migration), patience);
    const auto &accounts = theirs.migration(migration)->accounts;
    const auto ready =
        std::ranges::find(accounts, migration::Preparation::Ready, &migration::AccountFacts::preparation);
    QVERIFY(ready != accounts.end());
    m_application->session()->perform(CommandRequest::onAccount(migration::Action::Unready, migration, ready->id));
    QTRY_COMPARE_WITH_TIMEOUT(factsOf(theirs), before - 1, patience);
    QCOMPARE(factsOf(ours), mine);
    if (const QString folder = qEnvironmentVariable("ESCALE_PICTURES"); !folder.isEmpty()) {
        for (const QString &language : {u"languageFrench"_s, u"languageEnglish"_s}) {
            useLanguage(language);
            window().resize(1200, 760);
            QTest::qWait(100); // laid out
            window().grab().save(u"%1/side-by-side-%2.png"_s.arg(folder, language));
        }
    }
    m_application->disconnectFromPlatform();
    QCOMPARE(m_application->front(), u"practice"_s);
    QCOMPARE(m_application->openConnections(), QStringList{u"practice"_s});
    QVERIFY(row(u"srv-lumen"_s).isValid());
    QVERIFY(find<QTreeView>(u"serverTree"_s)->model()->index(0, 0).data().toString() == "Servers"_L1);
}

void WindowTest::tabsOfTwoConnections()
{
    test::PlatformProcess platform;
    QVERIFY(platform.start());
    m_tokens.append(QString::fromLatin1(platform.supportToken()));
    click(u"srv-lumen"_s);
    m_application->connectTo(platform.url(), QString::fromLatin1(platform.supportToken()));
    QTRY_VERIFY_WITH_TIMEOUT(isLive() && m_application->front() != "practice"_L1, patience);
    const QString key = m_application->front();
    auto *view = find<QTreeView>(u"serverTree"_s);
    const QModelIndex ours = view->model()->index(0, 0);
    const QModelIndex theirs = view->model()->index(1, 0);
    QTRY_VERIFY(row(u"srv-boreal-db"_s, theirs).isValid());
    clickIn(view, row(u"srv-acme-01"_s, theirs));
    auto *bar = find<QTabBar>(u"pageTabs"_s);
    // A row of the connection behind: it comes to the front with its tab, and goes with it.
    clickIn(view, row(u"srv-boreal-db"_s, ours), Qt::MiddleButton);
    QCOMPARE(tabs(), (QStringList{u"srv-acme-01"_s, u"srv-boreal-db"_s}));
    QCOMPARE(m_application->front(), u"practice"_s);
    QCOMPARE(window().place().connection, u"practice"_s);
    QCOMPARE(shown(), u"srv-boreal-db"_s);
    QVERIFY(bar->tabToolTip(0).contains(platform.url().host()) && !bar->tabToolTip(1).contains(platform.url().host()));
    bar->setCurrentIndex(0);
    QCOMPARE(m_application->front(), key);
    QCOMPARE(shown(), u"srv-acme-01"_s);
    QVERIFY(view->model()->index(1, 0) == theirs && !bar->tabText(1).isEmpty());
    bar->setCurrentIndex(1);
    QCOMPARE(m_application->front(), u"practice"_s);
    QCOMPARE(shown(), u"srv-boreal-db"_s);
    // A connection that is closed takes its tabs with it.
    bar->setCurrentIndex(0);
    clickIn(view, row(u"srv-lumen"_s, theirs), Qt::MiddleButton);
    QCOMPARE(bar->count(), 3);
    m_application->disconnectFromPlatform();
    QCOMPARE(m_application->front(), u"practice"_s);
    // The one that had been elsewhere before is there again.
    QCOMPARE(tabs(), (QStringList{u"srv-lumen"_s, u"srv-boreal-db"_s}));
    QCOMPARE(window().place().connection, u"practice"_s);
    QVERIFY(tabs().contains(shown()));
    closeTabs();
    click(u"srv-lumen"_s);
}

void WindowTest::closesWithSeveralConnections()
{
    test::PlatformProcess platform;
    QVERIFY(platform.start());
    m_tokens.append(QString::fromLatin1(platform.supportToken()));
    m_application->connectTo(platform.url(), QString::fromLatin1(platform.supportToken()));
    QTRY_VERIFY_WITH_TIMEOUT(isLive() && m_application->front() != "practice"_L1, patience);
    QCOMPARE(m_application->openConnections().size(), 2);
    m_application.reset(); // whatever stands in the tree goes in an order of its own
    open();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QCOMPARE(m_application->front(), u"practice"_s);
    click(u"srv-lumen"_s);
}

void WindowTest::readsALogOffline()
{
    test::PlatformProcess platform;
    QVERIFY(platform.start());
    m_tokens.append(QString::fromLatin1(platform.supportToken()));
    m_application->connectTo(platform.url(), QString::fromLatin1(platform.supportToken()));
    QTRY_VERIFY_WITH_TIMEOUT(isLive() && m_application->front() != "practice"_L1, patience);
    const auto select = [this] {
        const Fleet &fleet = m_application->fleet();
        const QList<ServerId> ids = fleet.servers();
        for (const ServerId id : ids) {
            if (fleet.server(id)->name == "srv-acme-01"_L1)
                window().go({.server = id, .account = {}});
        }
    };
    select();
    // Something that the platform writes down, whatever its log has already.
    const Fleet &fleet = m_application->fleet();
    const MigrationId migration = fleet.migrationOf(window().place().server);
    m_application->session()->ensureAccounts(migration);
    QTRY_VERIFY_WITH_TIMEOUT(fleet.accountsLoaded(migration), patience);
    const auto &accounts = fleet.migration(migration)->accounts;
    const auto ready =
        std::ranges::find(accounts, migration::Preparation::Ready, &migration::AccountFacts::preparation);
    QVERIFY(ready != accounts.end());
    QSignalSpy finished(m_application->session(), &Session::commandFinished);
    m_application->session()->perform(CommandRequest::onAccount(migration::Action::Unready, migration, ready->id));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, patience);
    auto *open = find<QAction>(u"actionMigrationLog"_s);
    QVERIFY(open->isEnabled());
    open->trigger();
    auto *reader = window().findChild<ui::ReaderPage *>();
    QVERIFY(reader);
    const auto entries = [reader] {
        const auto *item = reader->shelf().item(reader->shown().value(0));
        return item && item->document ? item->document->index().lineCount() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(entries() > 0, patience);
    const qint64 read = entries();

    platform.kill();
    QTRY_VERIFY_WITH_TIMEOUT(m_application->session()->state() == Session::State::Offline, patience);
    select();
    QVERIFY(open->isEnabled());
    open->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(entries() >= read, patience);
    const auto says = [reader](const QString &part) {
        const QList<QLabel *> labels = reader->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) { return label->text().contains(part); });
    };
    QTRY_VERIFY(says(u"offline, as of"_s));
    useLanguage(u"languageFrench"_s);
    QTRY_VERIFY(says(u"hors ligne, état au"_s));
    useLanguage(u"languageEnglish"_s);
    m_application->disconnectFromPlatform();
    QCOMPARE(m_application->front(), u"practice"_s);
    find<QAction>(u"actionDesk"_s)->trigger(); // out of the reader, which needs no connection
    click(u"srv-lumen"_s);
}

void WindowTest::saysThatThePlatformEnded()
{
    m_application->disconnectFromPlatform();
    QVERIFY(find<QWidget>(u"welcomePage"_s)->isVisible());
    find<QAbstractButton>(u"practiceDoor"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QSignalSpy ended(m_application->practice(), &PracticePlatform::ended);
    m_application->practice()->kill();
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    ui::BannerArea &banners = window().banners();
    QVERIFY(banners.isShown(u"practiceEnded"_s));
    QTest::qWait(1000);
    QVERIFY(!banners.isShown(u"offline"_s)); // one banner is enough
    find<QAbstractButton>(u"practiceAgain"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(isLive(), patience);
    QVERIFY(!banners.isShown(u"practiceEnded"_s));
}

/// After all of the above: settings, the program's own log, stores with their journals, whatever else it has written, and
/// what it has told its child.
void WindowTest::leavesNoSecretBehind()
{
    const PracticeTokens &practice = m_application->practice()->tokens();
    QStringList tokens{practice.support, practice.reviewer};
    for (const auto &[name, token] : practice.customers)
        tokens.append(token);
    tokens += m_tokens;
    QCOMPARE_GE(tokens.size(), 5);
    QStringList child;
    const QStringList processes = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString &process : processes) {
        QFile status(u"/proc/%1/stat"_s.arg(process));
        if (!status.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> fields = status.readAll().split(')').last().split(' ');
        if (fields.value(2).toLongLong() == QCoreApplication::applicationPid())
            child.append(process);
    }
    QVERIFY(!child.isEmpty());
    for (const QString &process : std::as_const(child)) {
        for (const QString &file : {u"cmdline"_s, u"environ"_s}) {
            QFile told(u"/proc/%1/%2"_s.arg(process, file));
            if (!told.open(QIODevice::ReadOnly))
                continue;
            const QByteArray content = told.readAll();
            for (const QString &token : std::as_const(tokens)) {
                for (const QByteArray &form : test::formsOf(token))
                    QVERIFY2(!content.contains(form), qPrintable(told.fileName()));
            }
        }
    }
    for (int round = 0; round < 2; ++round) {
        // The platform's own data are another program's; what the window keeps of it stands in "desktop".
        for (const QString &token : std::as_const(tokens)) {
            const QDir folder(m_folder.path());
            const QFileInfoList entries = folder.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
            for (const QFileInfo &entry : entries) {
                const bool ofThePlatform =
                    entry.absoluteFilePath() == QFileInfo(options().dataFolder).absoluteFilePath();
                const QString where = ofThePlatform ? entry.filePath() + "/desktop"_L1 : entry.filePath();
                QCOMPARE(test::whereIn(where, token), QString());
            }
        }
        m_application.reset(); // once more with everything written to its end
    }
}

QTEST_MAIN(WindowTest)
#include "tst_window.moc"
