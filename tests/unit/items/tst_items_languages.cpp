// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What models and panels say in both languages, with the catalogues that the program ships.

#include "sample.h"

#include <escale/items/fleet_tree_model.h>
#include <escale/items/roles.h>
#include <escale/items/tasks_model.h>
#include <escale/items/text.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/servers/server_tree_panel.h>
#include <escale/ui/tasks/tasks_panel.h>

#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QTableView>

using namespace sample;
using namespace escale::items;

namespace {

/// Any of the spaces that keep words together is a space.
QString plain(QString text)
{
    return text.replace(QChar(QChar::Nbsp), u' ').replace(QChar(0x202f), u' ').replace(QChar(0x2019), u'\'');
}

Gate notReady(int count, int total)
{
    return {GateCode::AccountsNotReady, false, Party::Customer, {{u"count"_s, count}, {u"total"_s, total}}};
}

} // namespace

class TestItemsLanguages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_translator.setLanguage(QLocale::English);
        QVERIFY(m_translator.isComplete());
    }
    void plurals();
    void wordsOfTheProcess();
    void unitsAndRanges();
    void everySentenceIsTranslated();
    void panelsChangeTheirLanguage();

private:
    void speak(QLocale::Language language)
    {
        m_translator.setLanguage(language);
        QCoreApplication::sendPostedEvents();
    }

    escale::ui::Translator m_translator;
};

void TestItemsLanguages::plurals()
{
    speak(QLocale::English);
    QCOMPARE(actionOnAccounts(Action::Migrate, 1, Form::Ellipsis), u"Migrate 1 account…");
    QCOMPARE(actionOnAccounts(Action::Migrate, 5, Form::Ellipsis), u"Migrate 5 accounts…");
    QVERIFY(!describe(notReady(1, 1)).contains(u'('));
    QVERIFY(!describe(notReady(3, 12)).contains(u'('));
    QVERIFY(describe(notReady(3, 12)) != describe(notReady(1, 12)));
    speak(QLocale::French);
    const QString one = plain(actionOnAccounts(Action::Migrate, 1, Form::Ellipsis));
    const QString none = plain(actionOnAccounts(Action::Migrate, 0, Form::Ellipsis));
    const QString five = plain(actionOnAccounts(Action::Migrate, 5, Form::Ellipsis));
    QVERIFY2(one.contains(u"1 compte") && !one.contains(u"comptes"), qPrintable(one));
    // In French nothing is singular too.
    QVERIFY2(none.contains(u"0 compte") && !none.contains(u"comptes"), qPrintable(none));
    QVERIFY2(five.contains(u"5 comptes"), qPrintable(five));
    QCOMPARE(plain(describe(notReady(3, 12))), u"3 comptes sur 12 ne sont pas prêts");
    QCOMPARE(plain(describe(notReady(1, 12))), u"1 compte sur 12 n'est pas prêt");
}

void TestItemsLanguages::wordsOfTheProcess()
{
    speak(QLocale::French);
    const QStringList steps{u"Préparer les comptes"_s,
                            u"Demander le serveur de transit"_s,
                            u"Installer le serveur de transit"_s,
                            u"Migrer les comptes"_s,
                            u"Vérifier après la migration"_s,
                            u"Réinstaller le serveur du client"_s,
                            u"Redéplacer les comptes"_s,
                            u"Migration terminée"_s};
    for (const Step step : allSteps)
        QCOMPARE(stepName(step), steps.at(int(step) - 1));
    QCOMPARE(plain(stepBadge(Step::Migrate, {7, 12})), u"étape 4 · 7/12");
    QCOMPARE(locationName(Location::Transit), u"transit");
}

void TestItemsLanguages::unitsAndRanges()
{
    speak(QLocale::French);
    QCOMPARE(plain(range({190, 530})), u"3 à 9 min");
    QCOMPARE(plain(duration(432)), u"7 min 12 s");
    QCOMPARE(plain(duration(273600)), u"3 j 4 h");
    QCOMPARE(plain(bytesOf(2040109466, 3328599654)), u"1,9 sur 3,1 Gio");
    QCOMPARE(plain(rate(38.2 * 1024 * 1024)), u"38 Mio/s");
    QCOMPARE(plain(clockBadge(now().addDays(-2), now())), u"−2 j");
    QCOMPARE(plain(money(Money(2730, u"EUR"_s))), u"27,30 €");
}

/// Whatever the rules can say has another text in French: nothing was forgotten in the catalogue.
void TestItemsLanguages::everySentenceIsTranslated()
{
    const auto sentences = [] {
        QStringList list;
        for (int i = 0; i < int(GateCode::Unknown); ++i) {
            for (const bool met : {true, false}) {
                list.append(describe(
                    Gate{GateCode(i),
                         met,
                         Party::Nobody,
                         {{u"account"_s, u"x"_s}, {u"count"_s, 2}, {u"total"_s, 3}, {u"expected"_s, u"x"_s}}}));
            }
        }
        for (int i = 0; i < int(Action::Unknown); ++i) {
            list.append(actionName(Action(i)));
            list.append(actionDone(Action(i)));
        }
        for (const Step step : allSteps)
            list.append(stepHelp(step));
        for (const QString &code :
             {u"timeout"_s, u"connection_refused"_s, u"gates_unmet"_s, u"engine_refused"_s, u"content_differs"_s})
            list.append(describe(Error{code, {}, {}}));
        return list;
    };
    speak(QLocale::English);
    const QStringList english = sentences();
    speak(QLocale::French);
    const QStringList french = sentences();
    QCOMPARE(french.size(), english.size());
    for (qsizetype i = 0; i < english.size(); ++i) {
        if (english.at(i) != u"Pause")
            QVERIFY2(french.at(i) != english.at(i), qPrintable(english.at(i)));
    }
}

void TestItemsLanguages::panelsChangeTheirLanguage()
{
    speak(QLocale::English);
    Fleet fleet;
    fleet.apply(company());
    escale::ui::ServerTreePanel servers;
    servers.setFleet(&fleet);
    servers.show();
    escale::ui::TasksPanel tasks;
    tasks.setFleet(&fleet);
    tasks.show();
    const auto *line = servers.findChild<QLineEdit *>(u"filterLine"_s);
    const QModelIndex server = servers.model()->indexOf(srvAcme);
    QCOMPARE(server.data(BadgeRole).toString(), u"step 4 · 2/6");
    QCOMPARE(line->placeholderText(), u"Filter (step:4 turn:customer)");
    const QString onlyLive = tasks.findChild<QCheckBox *>(u"tasksLiveOnly"_s)->text();

    speak(QLocale::French);
    QCOMPARE(plain(server.data(BadgeRole).toString()), u"étape 4 · 2/6");
    QCOMPARE(plain(servers.model()->indexOf(srvLumen).data(ClockRole).toString()), u"−2 j");
    QVERIFY2(line->placeholderText().contains(u"tape:4"), qPrintable(line->placeholderText()));
    QVERIFY(tasks.findChild<QCheckBox *>(u"tasksLiveOnly"_s)->text() != onlyLive);
    QVERIFY(line->accessibleName() != u"Filter of servers and accounts");
    QVERIFY(tasks.table()->model()->headerData(TasksModel::StartedColumn, Qt::Horizontal).toString() != u"Started");
    // What the placeholder gives as an example is understood.
    servers.setFilter(u"étape:4 tour:client"_s);
    QCOMPARE(servers.model()->shownServers(), 1);
    // Nothing but the language has changed.
    speak(QLocale::English);
    QCOMPARE(servers.filter(), u"étape:4 tour:client");
    QCOMPARE(servers.model()->indexOf(srvAcme).data(BadgeRole).toString(), u"step 4 · 2/6");
}

QTEST_MAIN(TestItemsLanguages)
#include "tst_items_languages.moc"
