// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/core/settings.h>
#include <escale/fleet/fleet.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/shell/appearance.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/connect_dialog.h>
#include <escale/ui/shell/connection_text.h>
#include <escale/ui/shell/history.h>
#include <escale/ui/shell/main_tool_bar.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/panels.h>
#include <escale/ui/shell/pending_strip.h>
#include <escale/ui/shell/welcome_page.h>
#include <escale/ui/shell/window_actions.h>
#include <escale/ui/tasks/tasks_panel.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAction>
#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QToolButton>

using namespace escale;
using namespace escale::ui;
using namespace Qt::StringLiterals;

namespace {

/// For somebody to look at, where ESCALE_PICTURES names a folder: in both languages.
void picture(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("ESCALE_PICTURES");
    if (folder.isEmpty())
        return;
    Translator translator;
    for (const QLocale::Language language : {QLocale::French, QLocale::English}) {
        translator.setLanguage(language);
        QCoreApplication::processEvents(); // the widgets are told
        widget.adjustSize();
        widget.resize(std::max(widget.width(), 760), widget.sizeHint().height());
        widget.grab().save(u"%1/%2-%3.png"_s.arg(folder, name, language == QLocale::French ? u"fr"_s : u"en"_s));
    }
}

} // namespace

/// The parts of the window's shell, each by itself.
class ShellTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_appearance = new Appearance(ColorScheme::Light, this); }

    void historyIsABrowsers()
    {
        const auto server = [](int id) { return Place{.server = ServerId(id), .account = {}}; };
        History history;
        QVERIFY(!history.current().isValid());
        QVERIFY(!history.canGoBack());
        history.visit({});
        QVERIFY(!history.current().isValid());
        history.visit(server(1));
        history.visit(server(1));
        QVERIFY(!history.canGoBack());
        history.visit(server(2));
        history.visit({.server = ServerId(2), .account = AccountId(5)});
        QCOMPARE(history.back(), server(2));
        QCOMPARE(history.back(), server(1));
        QCOMPARE(history.back(), server(1));
        QCOMPARE(history.forward(), server(2));
        history.visit(server(3));
        QVERIFY(!history.canGoForward());
        QCOMPARE(history.back(), server(2));
        for (int id = 10; id < 1000; ++id)
            history.visit(server(id));
        QCOMPARE(history.current(), server(999));
        int steps = 0;
        while (history.canGoBack() && ++steps < 2000)
            history.back();
        QVERIFY(steps < 500);
        history.clear();
        QVERIFY(!history.current().isValid());
    }

    void bannersAreKnownByKey()
    {
        BannerArea area;
        QVERIFY(area.isHidden());
        int number = 1;
        int runs = 0;
        Notice notice{.tone = Tone::Danger,
                      .text = [&number] { return u"<b>%1</b>"_s.arg(number); },
                      .commands = {{u"again"_s, [] { return u"Again"_s; }, [&runs] { ++runs; }}},
                      .details = [] { return u"code: timeout"_s; },
                      .dismissable = true};
        area.show(u"offline"_s, notice);
        QVERIFY(!area.isHidden());
        // Text may come from outside: markup stays text.
        QCOMPARE(area.textOf(u"offline"_s), u"<b>1</b>"_s);
        QCOMPARE(area.findChild<QLabel *>(u"bannerText"_s)->textFormat(), Qt::PlainText);
        number = 2;
        area.refresh();
        QCOMPARE(area.textOf(u"offline"_s), u"<b>2</b>"_s);
        area.findChild<QPushButton *>(u"again"_s)->click();
        QCOMPARE(runs, 1);
        area.findChild<QPushButton *>(u"copyDetails"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"code: timeout"_s);
        area.show(u"clock"_s, {.tone = Tone::Warning, .text = [] { return u"clock"_s; }});
        area.findChild<QWidget *>(u"offlineBanner"_s)->findChild<QToolButton *>(u"dismissBanner"_s)->click();
        QVERIFY(!area.isShown(u"offline"_s));
        QVERIFY(!area.isHidden());
        area.remove(u"clock"_s);
        QVERIFY(area.isHidden());
    }

    void welcomeDoorsOpen()
    {
        WelcomePage page;
        QSignalSpy practice(&page, &WelcomePage::practiceRequested);
        QSignalSpy connection(&page, &WelcomePage::connectRequested);
        page.findChild<QPushButton *>(u"practiceDoor"_s)->click();
        page.findChild<QPushButton *>(u"connectDoor"_s)->click();
        QCOMPARE(practice.size(), 1);
        QCOMPARE(connection.size(), 1);
    }

    void connectDialog_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("token");
        QTest::addColumn<bool>("accepted");
        QTest::addColumn<QUrl>("url");
        QTest::newRow("whole") << u"https://platform.example/"_s << u"t"_s << true
                               << QUrl(u"https://platform.example/"_s);
        QTest::newRow("https is meant") << u" platform.example "_s << u"t"_s << true
                                        << QUrl(u"https://platform.example"_s);
        QTest::newRow("this computer") << u"http://127.0.0.1:8080/"_s << u"t"_s << true
                                       << QUrl(u"http://127.0.0.1:8080/"_s);
        QTest::newRow("no token") << u"https://platform.example/"_s << u" "_s << false << QUrl();
        QTest::newRow("no address") << QString() << u"t"_s << false << QUrl();
        QTest::newRow("token in the address") << u"https://t@platform.example/"_s << u"t"_s << false << QUrl();
        QTest::newRow("another scheme") << u"ftp://platform.example/"_s << u"t"_s << false << QUrl();
    }

    void connectDialog()
    {
        QFETCH(QString, address);
        QFETCH(QString, token);
        QFETCH(bool, accepted);
        QFETCH(QUrl, url);
        auto *dialog = new ConnectDialog({});
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        const std::unique_ptr<ConnectDialog> owner(dialog);
        auto *tokenField = dialog->findChild<QLineEdit *>(u"connectToken"_s);
        QCOMPARE(tokenField->echoMode(), QLineEdit::Password);
        dialog->findChild<QLineEdit *>(u"connectAddress"_s)->setText(address);
        tokenField->setText(token);
        QCOMPARE(dialog->findChild<QPushButton *>(u"connectAccept"_s)->isEnabled(), accepted);
        if (accepted) {
            QCOMPARE(dialog->address(), url);
            QCOMPARE(dialog->token(), token.trimmed());
        }
    }

    void aConnectionOfBeforeNeedsNoTyping()
    {
        ConnectDialog dialog(QUrl(u"https://api.example.org/"_s));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        auto *accept = dialog.findChild<QPushButton *>(u"connectAccept"_s);
        QVERIFY(!accept->isEnabled());
        dialog.setKnown({{.address = QUrl(u"https://api.example.org/"_s), .authorityFile = {}, .hasToken = true}});
        QVERIFY(accept->isEnabled());
        // A certificate that cannot be read is no authority.
        dialog.findChild<QLineEdit *>(u"connectAuthority"_s)->setText(u"/no/such/file.pem"_s);
        QVERIFY(!accept->isEnabled());
    }

    void aTestOfTheConnectionSaysWhichStepFails()
    {
        ConnectDialog dialog(QUrl(u"http://127.0.0.1:1/"_s));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.findChild<QLineEdit *>(u"connectToken"_s)->setText(u"t"_s);
        dialog.findChild<QPushButton *>(u"connectTest"_s)->click();
        auto *report = dialog.findChild<QLabel *>(u"connectReport"_s);
        QTRY_COMPARE(report->text().count(u'\n'), 5);
        const QStringList lines = report->text().split(u'\n');
        QVERIFY(lines[1].startsWith(u"✗"_s));
        QVERIFY(lines[1].contains(u"127.0.0.1"_s));
        for (const int later : {2, 3, 4, 5})
            QVERIFY(lines[later].startsWith(u"–"_s));
        picture(dialog, u"connection"_s);
    }

    void ofACommandNoMoreIsSaidThanIsKnown()
    {
        // As an earlier start has left it, with the platform away.
        QTemporaryDir folder;
        const QString file = folder.filePath(u"s.sqlite"_s);
        const auto request = CommandRequest::onAccount(migration::Action::Migrate, MigrationId(1), AccountId(1));
        {
            store::Store before(file);
            before.open(this, [](const auto &) {});
            for (const store::CommandState state : {store::CommandState::Written, store::CommandState::NotDone})
                before.writeCommand({.key = state == store::CommandState::NotDone ? "b"_ba : "a"_ba,
                                     .state = state,
                                     .request = QJsonDocument(request.toJson()).toJson(),
                                     .created = QDateTime::currentDateTimeUtc().addSecs(-90)},
                                    this, [](const auto &) {});
        }
        store::Store store(file);
        Fleet fleet;
        fleet.apply({.accounts = {{AccountId(1), u"<b>shop</b>"_s, {}, {}, {}}}});
        Session session(fleet, {QUrl(u"http://127.0.0.1:1/"_s), u"t"_s, {}, {}});
        session.setStore(&store);
        PendingStrip strip;
        strip.resize(900, strip.height());
        strip.setSources({{.name = {}, .session = &session}});
        QVERIFY(!strip.isVisibleTo(nullptr));
        session.start();
        const auto texts = [&] {
            QStringList all;
            for (const QLabel *label : strip.findChildren<QLabel *>(u"pendingText"_s))
                all.append(label->text());
            return all;
        };
        QTRY_COMPARE(texts().size(), 2);
        QVERIFY(texts()[0].contains(u"<b>shop</b>"_s)); // a name, whatever it looks like
        QVERIFY(texts()[0].contains(u"outcome unknown"_s));
        QVERIFY(texts()[1].contains(u"nothing was done"_s));
        picture(strip, u"outcome-unknown"_s);
        // Beside another connection each line says whose it is, and stays when the other one is in front.
        Fleet otherFleet;
        Session other(otherFleet, {QUrl(u"http://127.0.0.1:2/"_s), u"t"_s, {}, {}});
        strip.setSources({{.name = u"b.example"_s, .session = &other}, {.name = u"a.example"_s, .session = &session}});
        QCOMPARE(texts().size(), 2);
        for (const QString &text : texts())
            QVERIFY2(text.startsWith(u"a.example – "_s), qPrintable(text));
        strip.setSources({{.name = {}, .session = &session}});
        for (const QString &text : texts())
            QVERIFY2(!text.contains(u"a.example"_s), qPrintable(text));
        // Only what needs nobody any more can be hidden.
        QList<QPushButton *> hide = strip.findChildren<QPushButton *>(u"pendingHide"_s);
        QVERIFY(!hide[0]->isVisibleTo(&strip));
        QVERIFY(hide[1]->isVisibleTo(&strip));
        hide[1]->click();
        QCOMPARE(session.pendingCommands().size(), 1);
    }

    /// A low window leaves its height to the page, until somebody wants the tasks there; a high one knows nothing of that.
    void tasksAreFoldedWhereThereIsLittleHeight()
    {
        QTemporaryDir folder;
        Settings settings(folder.filePath(u"settings.ini"_s));
        Fleet fleet;
        QMenuBar menus;
        WindowActions actions(menus, &menus);
        const auto make = [&] {
            auto panels = std::make_unique<Panels>(fleet, actions, nullptr);
            panels->restore(settings);
            panels->setKnown(true, true);
            return panels;
        };
        constexpr QSize low(800, 500);
        constexpr QSize high(1400, 840);
        auto panels = make();
        panels->resize(low);
        panels->show();
        const auto isFolded = [&](const QSize &size) {
            panels->resize(size);
            return panels->tasks()->isFolded();
        };
        const auto toggle = [&] { panels->tasks()->findChild<QToolButton *>(u"foldTasks"_s)->click(); };
        QVERIFY(isFolded(low));
        QTRY_VERIFY(panels->tasks()->height() < 3 * panels->fontMetrics().height());
        QTRY_VERIFY(panels->pages()->height() > low.height() - 4 * panels->fontMetrics().height());
        auto *count = panels->tasks()->findChild<QLabel *>(u"tasksCount"_s);
        QTRY_VERIFY(count->isVisible());
        QVERIFY(!isFolded(high));
        QTRY_VERIFY(panels->tasks()->height() > 6 * panels->fontMetrics().height());
        const int open = panels->tasks()->height();
        // There and back again: as high as it was.
        QVERIFY(isFolded(low));
        QVERIFY(!isFolded(high));
        QTRY_COMPARE(panels->tasks()->height(), open);
        // Chosen in one, it holds in one, also the next time.
        QVERIFY(isFolded(low));
        toggle();
        QVERIFY(!isFolded(low));
        QVERIFY(!isFolded(high));
        toggle();
        QVERIFY(!isFolded(low));
        QVERIFY(isFolded(high));
        panels->save(settings);
        panels = make();
        panels->resize(high);
        panels->show();
        QVERIFY(isFolded(high));
        QVERIFY(!isFolded(low));
        panels->reset();
        QVERIFY(isFolded(low));
        QVERIFY(!isFolded(high));
    }

    void sidesAreAnnouncedWhenChosen()
    {
        QMenuBar menus;
        WindowActions actions(menus, &menus);
        MainToolBar bar(actions);
        auto *combo = bar.findChild<QComboBox *>(u"sideSwitcher"_s);
        QSignalSpy chosen(&bar, &MainToolBar::sideChosen);
        bar.setSides({{migration::Party::Support, {}},
                      {migration::Party::Customer, u"Acme SA"_s},
                      {migration::Party::Reviewer, {}}},
                     0);
        QCOMPARE(chosen.size(), 0); // being told is not choosing
        QCOMPARE(combo->count(), 3);
        QVERIFY(combo->itemText(1).contains("Acme SA"_L1));
        combo->setCurrentIndex(1);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toLongLong(), 1);
    }

    void everyToolBarCommandIsInAMenu()
    {
        QMenuBar menus;
        WindowActions actions(menus, &menus);
        QVERIFY(menus.findChild<QMenu *>(u"viewMenu"_s)->actions().contains(actions.back));
        QVERIFY(menus.findChild<QMenu *>(u"viewMenu"_s)->actions().contains(actions.forward));
        QVERIFY(actions.migrationActions().isEmpty());
        QAction own(u"Do"_s);
        actions.setMigrationActions({&own});
        QCOMPARE(actions.migrationActions(), QList<QAction *>{&own});
        // No two commands fight for the same keys.
        QSet<QKeySequence> keys;
        const QList<QAction *> all = actions.withShortcuts();
        for (const QAction *action : all) {
            const QList<QKeySequence> own2 = action->shortcuts();
            for (const QKeySequence &key : own2) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                keys.insert(key);
            }
        }
    }

    void detailsHoldTheCodeAndNoSecret()
    {
        const QString text = ConnectionText::details({u"timeout"_s, {{u"host"_s, u"h"_s}}, u"raw words"_s},
                                                     QUrl(u"https://secret@platform.example/v1/?token=secret"_s));
        QVERIFY(text.contains("timeout"_L1));
        QVERIFY(text.contains("raw words"_L1));
        QVERIFY(text.contains("platform.example"_L1));
        QVERIFY(!text.contains("secret"_L1));
    }

    /// What a label remembers of its heights must not outlive what they depend on.
    void aLabelIsAsHighAsQtSays()
    {
        Label label;
        label.wrapped();
        QLabel plain;
        plain.setTextFormat(Qt::PlainText);
        plain.setWordWrap(true);
        const auto same = [&] {
            for (const int width : {80, 120, 200, 80, 33, 500, 499, 498, 497, 496, 120, 80, 495}) {
                if (label.heightForWidth(width) != plain.heightForWidth(width))
                    return false;
            }
            return true;
        };
        QVERIFY(same());
        const auto change = [&](const auto &action) {
            const int before = label.heightForWidth(200);
            action(label);
            action(plain);
            return before != label.heightForWidth(200) && same();
        };
        QVERIFY(change([](QLabel &one) { one.setText(u"A text of several words that does not fit into one line"_s); }));
        QVERIFY(change([](QLabel &one) {
            one.setText(u"Another text, of so many words more that it needs more lines of them"_s);
        }));
        QVERIFY(change([](QLabel &one) { one.setFont(QFont(one.font().family(), one.font().pointSize() * 2)); }));
        QVERIFY(change([](QLabel &one) { one.setContentsMargins(3, 4, 5, 6); }));
        QVERIFY(change([](QLabel &one) { one.setMargin(9); }));
        QVERIFY(change([](QLabel &one) { one.setIndent(50); }));
        label.setWordWrap(false);
        plain.setWordWrap(false);
        QVERIFY(same());
    }

    void errorsAreSentences_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"unauthenticated", "forbidden", "connection_refused", "host_not_found", "tls_failed",
                                 "timeout", "connection_lost", "network_error", "not_found", "platform_not_found",
                                 "platform_not_started", "platform_ended_early", "platform_answer_unreadable",
                                 "platform_ended", "data_not_removed", "never_heard_of"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }

    void errorsAreSentences()
    {
        QFETCH(QString, code);
        const QString text = ConnectionText::of({code, {{u"host"_s, u"platform.example"_s}}, {}});
        QVERIFY(text.endsWith(u'.'));
        QVERIFY(!text.contains(u'%'));
        // Only a code that this program does not know is shown as it is.
        QCOMPARE(text.contains(code), code == "never_heard_of"_L1);
    }

private:
    Appearance *m_appearance = nullptr;
};

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
