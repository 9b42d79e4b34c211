// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaign.h"
#include "invented.h"

#include <escale/fleet/fleet.h>
#include <escale/sync/session.h>
#include <escale/ui/accounts/account_page.h>
#include <escale/ui/commands/dialogs.h>
#include <escale/ui/commands/planner_dialog.h>
#include <escale/ui/common/error_dialog.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/theme.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/desk/desk_page.h>
#include <escale/ui/desk/tokens_page.h>
#include <escale/ui/journey/journey_page.h>
#include <escale/ui/journey/picture_view.h>

#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;
using namespace escale;

namespace {

QString nameOfWidget(QWidget *widget)
{
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

/// Widgets that the keyboard reaches and that say nothing to a screen reader.
QStringList nameless(QWidget &window)
{
    QStringList found;
    const QList<QWidget *> widgets = window.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisibleTo(&window) || !widget->isEnabled())
            continue;
        if (qobject_cast<QScrollBar *>(widget) || widget->focusProxy())
            continue; // named by what they scroll, or by the field that they are a part of
        if (nameOfWidget(widget).trimmed().isEmpty())
            found.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName());
    }
    return found;
}

/// Labels that would show markup from outside as markup.
QStringList richLabels(QWidget &window)
{
    QStringList found;
    const QList<QLabel *> labels = window.findChildren<QLabel *>();
    for (QLabel *label : labels) {
        if (label->textFormat() != Qt::PlainText && !label->text().isEmpty())
            found.append(label->objectName() + u": "_s + label->text().left(40));
    }
    return found;
}

} // namespace

class TestAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void contrast_data();
    void contrast();
    void page_data();
    void page();
    void orderFollowsTheEye_data();
    void orderFollowsTheEye();
    void desk();
    void readsRequestsAloud();
    void accountPage();
    void tokensPage();
    void dialogs_data();
    void dialogs();
    void picture();
    void pictureKeyboard();

private:
    ui::Translator m_translator;
};

void TestAccessibility::initTestCase()
{
    QApplication::setStyle(new ui::Style);
    QApplication::setPalette(ui::theme(ui::ColorScheme::Light).palette());
    m_translator.setLanguage(QLocale::English);
}

void TestAccessibility::contrast_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    QTest::addColumn<double>("least");
    for (const auto scheme : {ui::ColorScheme::Light, ui::ColorScheme::Dark}) {
        const ui::Theme &theme = ui::theme(scheme);
        const char *name = scheme == ui::ColorScheme::Dark ? "dark" : "light";
        const std::pair<const char *, QColor> backgrounds[] = {{"window", theme.window},
                                                               {"surface", theme.surface},
                                                               {"selection", theme.selection},
                                                               {"hover", theme.hover}};
        for (const auto &[on, background] : backgrounds) {
            const std::pair<const char *, QColor> texts[] = {
                {"text", theme.text},       {"muted", theme.muted},
                {"accent", theme.accent},   {"success", theme.success},
                {"warning", theme.warning}, {"danger", theme.danger},
                {"client", theme.client},   {"transit title", theme.transitText}};
            for (const auto &[what, text] : texts)
                QTest::addRow("%s: %s on %s", name, what, on) << text << background << 4.5;
        }
        QTest::addRow("%s: primary button", name) << theme.onAccent << theme.accent << 4.5;
        QTest::addRow("%s: tick of a step", name) << theme.onAccent << theme.success << 3.0;
        for (const auto &[on, background] : {std::pair{"old", theme.oldFill}, std::pair{"new", theme.newFill}}) {
            QTest::addRow("%s: lines on %s", name, on) << theme.lines << background << 4.5;
            QTest::addRow("%s: verified on %s", name, on) << theme.success << background << 4.5;
            QTest::addRow("%s: failed on %s", name, on) << theme.danger << background << 4.5;
            QTest::addRow("%s: numbers on %s", name, on) << theme.text << background << 4.5;
        }
        for (const auto &[on, color] : {std::pair{"loan", theme.accent}, std::pair{"overrun", theme.danger},
                                        std::pair{"shared transit", theme.transit}, std::pair{"free", theme.success},
                                        std::pair{"waiting line", theme.warning}})
            QTest::addRow("%s: text on the timeline's %s", name, on) << theme.text << ui::tinted(theme, color) << 4.5;
        // Shapes, not text.
        QTest::addRow("%s: transit chevron", name) << theme.transit << theme.surface << 3.0;
        QTest::addRow("%s: client chevron", name) << theme.client << theme.surface << 3.0;
    }
}

void TestAccessibility::contrast()
{
    QFETCH(QColor, text);
    QFETCH(QColor, background);
    QFETCH(double, least);
    const double found = ui::contrast(text, background);
    QVERIFY2(found >= least, QByteArray::number(found).constData());
}

void TestAccessibility::page_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<migration::Party>("role");
    for (int step = 1; step <= 8; ++step) {
        QTest::addRow("step %d, customer", step) << step << migration::Party::Customer;
        QTest::addRow("step %d, support", step) << step << migration::Party::Support;
    }
}

void TestAccessibility::page()
{
    QFETCH(int, step);
    QFETCH(migration::Party, role);
    Fleet fleet;
    fleet.apply(invented::fleetWith(invented::situation(step, 12, QDateTime::currentDateTimeUtc()), role));
    Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
    ui::JourneyPage page;
    page.setAnimated(false);
    page.resize(1000, 800);
    page.setSession(&session);
    page.setMigration(MigrationId(1));
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCOMPARE(nameless(page), QStringList());
    QCOMPARE(richLabels(page), QStringList());
    for (QAction *action : page.migrationActions()) {
        QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
        QVERIFY2(action->isEnabled() || !action->toolTip().isEmpty(), qPrintable(action->objectName()));
    }
    // What is chosen of the accounts is said where something can be done with it.
    const auto *hint = page.findChild<QLabel *>(u"accountsHint"_s);
    const QList<QToolButton *> buttons = hint->parentWidget()->findChildren<QToolButton *>();
    QCOMPARE(hint->isVisible(), std::ranges::any_of(buttons, [](const QToolButton *each) {
                 return each->isVisible() && each->objectName() != "planButton"_L1;
             }));
    // Every step can be chosen from the keyboard, and opens its help.
    auto *button = page.findChild<QWidget *>(u"step%1"_s.arg(step));
    QVERIFY(button);
    QTest::keyClick(button, Qt::Key_Return);
    auto *help = page.findChild<QLabel *>(u"stepHelpText"_s);
    QVERIFY(help);
    QTRY_VERIFY(help->isVisible() && !help->text().isEmpty());
}

void TestAccessibility::orderFollowsTheEye_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<QSize>("size");
    for (int step = 1; step <= 8; ++step) {
        QTest::addRow("step %d, wide", step) << step << QSize(1100, 900);
        QTest::addRow("step %d, small", step) << step << QSize(480, 480);
    }
}

/// From stop to stop the keyboard goes down the page, and from left to right: never back to something above.
void TestAccessibility::orderFollowsTheEye()
{
    QFETCH(int, step);
    QFETCH(QSize, size);
    Fleet fleet;
    fleet.apply(
        invented::fleetWith(invented::situation(step, 12, QDateTime::currentDateTimeUtc()), migration::Party::Support));
    Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
    ui::JourneyPage page;
    page.setAnimated(false);
    page.setSession(&session);
    page.setMigration(MigrationId(1));
    // From one arrangement to the other and back.
    for (const QSize &each : {QSize(1100, 900), QSize(480, 480), size}) {
        page.resize(each);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }
    QList<QWidget *> stops;
    for (QWidget *widget = page.nextInFocusChain(); widget != &page; widget = widget->nextInFocusChain()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled()
            && !widget->focusProxy() && !qobject_cast<QScrollBar *>(widget))
            stops.append(widget);
    }
    QVERIFY(stops.size() > 10);
    const auto place = [&](const QWidget *widget) {
        return QRect(widget->mapTo(page.widget(), QPoint()), widget->size());
    };
    for (qsizetype i = 1; i < stops.size(); ++i) {
        const QRect before = place(stops[i - 1]);
        const QRect here = place(stops[i]);
        QVERIFY2(here.bottom() > before.top() || here.left() >= before.right(),
                 qPrintable(u"%1 after %2"_s.arg(stops[i]->objectName(), stops[i - 1]->objectName())));
    }
}

void TestAccessibility::desk()
{
    Fleet fleet;
    fleet.apply(invented::campaign(QDateTime::currentDateTimeUtc()));
    Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
    ui::DeskPage page;
    page.resize(1100, 900);
    page.setSession(&session);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.selectRequest(SupportRequestId(2));
    auto *heading = page.findChild<QLabel *>(u"requestHeading"_s);
    QTRY_VERIFY(heading && heading->isVisible());
    QCOMPARE(nameless(page), QStringList());
    QCOMPARE(richLabels(page), QStringList());
    // What customers write is text, whatever it looks like.
    const QList<QLabel *> labels = page.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel *label) { return label->text().contains(u"<b>Not before 18:00</b>"_s); }));
    // Another request takes away what was begun for this one; the same, said again, does not.
    auto *answer = page.findChild<QPlainTextEdit *>(u"answerText"_s);
    answer->setPlainText(u"half a sentence"_s);
    page.selectRequest(SupportRequestId(2));
    QCOMPARE(answer->toPlainText(), u"half a sentence"_s);
    page.selectRequest(SupportRequestId(3));
    QTRY_COMPARE(answer->toPlainText(), QString());
}

void TestAccessibility::readsRequestsAloud()
{
    Fleet fleet;
    fleet.apply(invented::campaign(QDateTime::currentDateTimeUtc()));
    Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
    ui::DeskPage page;
    page.setSession(&session);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *timeline = page.findChild<QTableView *>(u"transitTimeline"_s);
    QVERIFY(timeline && timeline->model()->rowCount() > 0);
    // Bars are painted; to a screen reader they are said.
    for (int row = 0; row < timeline->model()->rowCount(); ++row) {
        const QModelIndex bars = timeline->model()->index(row, 1);
        if (row < 5)
            QVERIFY2(!bars.data(Qt::AccessibleTextRole).toString().isEmpty(), qPrintable(QString::number(row)));
    }
}

void TestAccessibility::accountPage()
{
    Fleet fleet;
    fleet.apply(
        invented::fleetWith(invented::situation(4, 12, QDateTime::currentDateTimeUtc()), migration::Party::Customer));
    Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
    ui::AccountPage page;
    page.resize(1000, 900);
    page.setSession(&session);
    for (const int account : {1, 2, 8, 12}) {
        page.setAccount(AccountId(account));
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QCOMPARE(nameless(page), QStringList());
        QCOMPARE(richLabels(page), QStringList());
        QCOMPARE(page.findChild<QLabel *>(u"pageTitle"_s)->text(), fleet.accountName(AccountId(account)));
    }
}

void TestAccessibility::tokensPage()
{
    Fleet fleet;
    fleet.apply(invented::campaign(QDateTime::currentDateTimeUtc()));
    Session session(fleet, {.base = QUrl(u"http://127.0.0.1:1/"_s), .token = {}, .label = {}});
    ui::TokensPage page;
    page.resize(900, 600);
    page.setSession(&session);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCOMPARE(nameless(page), QStringList());
    QCOMPARE(richLabels(page), QStringList());
}

void TestAccessibility::dialogs_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 11; ++i)
        QTest::addRow("dialog %d", i) << i;
}

void TestAccessibility::dialogs()
{
    QFETCH(int, which);
    Fleet fleet;
    fleet.apply(
        invented::fleetWith(invented::situation(4, 12, QDateTime::currentDateTimeUtc()), migration::Party::Support));
    const ui::JourneyState state = ui::journeyState(fleet, MigrationId(1));
    const QList<AccountId> two{AccountId(1), AccountId(2)};
    QList<Server> servers;
    for (const ServerId id : fleet.servers())
        servers.append(*fleet.server(id));
    using migration::Action;
    std::unique_ptr<QDialog> dialog;
    switch (which) {
    case 0:
        dialog.reset(new ui::AccountsDialog(state, Action::Migrate, two, nullptr));
        break;
    case 1:
        dialog.reset(new ui::AccountsDialog(state, Action::Rollback, two, nullptr));
        break;
    case 2:
        dialog.reset(new ui::ConfirmDialog(state, Action::ReleaseTransit, nullptr));
        break;
    case 3:
        dialog.reset(new ui::TransitDialog(state, nullptr));
        break;
    case 4:
        dialog.reset(new ui::ReinstallationDialog(state, nullptr));
        break;
    case 5:
        dialog.reset(new ui::ReinstallDialog(state, nullptr));
        break;
    case 6:
        dialog.reset(new ui::ReasonDialog(state, Action::DeclineRequest, nullptr));
        break;
    case 7:
        dialog.reset(new ui::AllocateDialog(state, servers, nullptr));
        break;
    case 8:
        dialog.reset(new ui::PlannerDialog(state, nullptr));
        break;
    case 9:
        dialog.reset(new ui::ReinstallDialog(state, nullptr, Action::Upgrade));
        break;
    default:
        dialog.reset(new ui::ErrorDialog(
            [] { return ui::ErrorDialog::Content{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}; }, nullptr));
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
    QCOMPARE(nameless(*dialog), QStringList());
    QCOMPARE(richLabels(*dialog), QStringList());
    QVERIFY(!dialog->windowTitle().isEmpty());
}

void TestAccessibility::picture()
{
    const auto [facts, tasks] = invented::situation(4, 12, QDateTime::currentDateTimeUtc());
    ui::PictureView view;
    view.setAnimated(false);
    view.resize(800, 400);
    view.setPicture(ui::pictureOf(facts, tasks, u"transit-03"_s));
    view.show();
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(accessible);
    QCOMPARE(accessible->childCount(), 12);
    QVERIFY(accessible->text(QAccessible::Name).contains("7 accounts on the transit server"_L1));
    QSet<QString> names;
    for (int i = 0; i < accessible->childCount(); ++i) {
        QAccessibleInterface *square = accessible->child(i);
        QVERIFY(square && square->isValid());
        QCOMPARE(square->parent(), accessible);
        QCOMPARE(accessible->indexOfChild(square), i);
        const QString name = square->text(QAccessible::Name);
        QVERIFY(name.startsWith(facts.accounts.at(i).name));
        names.insert(name);
        QVERIFY(view.rect().contains(view.squareRect(i).toAlignedRect()));
    }
    QCOMPARE(names.size(), 12);
    // The one that moves says so in words, and the failed one too: no information by colour alone.
    QVERIFY(view.squareText(7).contains("on the way to the transit server"_L1));
    QVERIFY(view.squareText(11).contains("failed"_L1));
    QVERIFY(view.squareText(0).contains("verified"_L1));
    QVERIFY(view.squareText(8).contains("number 1 in the queue"_L1));
}

void TestAccessibility::pictureKeyboard()
{
    const auto [facts, tasks] = invented::situation(1, 200, QDateTime::currentDateTimeUtc());
    ui::PictureView view;
    view.setAnimated(false);
    view.resize(800, 400);
    view.setPicture(ui::pictureOf(facts, tasks, {}));
    view.show();
    QSignalSpy chosen(&view, &ui::PictureView::accountActivated);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Home);
    QCOMPARE(view.focusedSquare(), 0);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.focusedSquare(), 1);
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Left);
    QCOMPARE(view.focusedSquare(), 0);
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(view.focusedSquare() > 1);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.focusedSquare(), 199);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constFirst().constFirst().value<AccountId>(), facts.accounts.at(199).id);
    for (int i = 0; i < 200; ++i) {
        QVERIFY(view.squareRect(i).width() >= 4);
        QCOMPARE(view.squareAt(view.squareRect(i).center()), i);
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
