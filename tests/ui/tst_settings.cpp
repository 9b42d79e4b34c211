// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/common/translator.h>
#include <escale/ui/settings/settings_dialog.h>
#include <escale/ui/shell/appearance.h>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

using namespace escale;
using namespace escale::ui;
using namespace Qt::StringLiterals;

namespace {

const QUrl first(u"https://a.example/"_s);
const QUrl second(u"https://b.example/"_s);

QPushButton *button(const QWidget &dialog, const QString &name)
{
    return dialog.findChild<QPushButton *>(name);
}

} // namespace

/// Each choice of the settings holds at once, and what cannot be done cannot be clicked.
class SettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_appearance = new Appearance(ColorScheme::Light, this); }

    void choices()
    {
        SettingsDialog dialog({});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QSignalSpy language(&dialog, &SettingsDialog::languageChosen);
        QSignalSpy scheme(&dialog, &SettingsDialog::schemeChosen);
        QSignalSpy animation(&dialog, &SettingsDialog::animationChosen);
        QSignalSpy says(&dialog, &SettingsDialog::sayWhatGoesOnChosen);
        dialog.findChild<QComboBox *>(u"settingsLanguage"_s)->setCurrentIndex(1);
        QCOMPARE(language.value(0).value(0).value<QLocale::Language>(), QLocale::French);
        dialog.findChild<QComboBox *>(u"settingsScheme"_s)->setCurrentIndex(1);
        QCOMPARE(scheme.value(0).value(0).value<ColorScheme>(), ColorScheme::Dark);
        dialog.findChild<QCheckBox *>(u"settingsAnimated"_s)->click();
        QCOMPARE(animation.value(0).value(0).toBool(), false);
        dialog.findChild<QCheckBox *>(u"settingsSays"_s)->click();
        QCOMPARE(says.value(0).value(0).toBool(), false);
    }

    void connections()
    {
        SettingsDialog dialog({});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(dialog.findChild<QLabel *>(u"settingsNothing"_s)->isVisible());
        for (const QString &name : {u"settingsOpen"_s, u"settingsEdit"_s, u"settingsForget"_s, u"settingsRemove"_s})
            QVERIFY2(!button(dialog, name)->isEnabled(), qPrintable(name));

        dialog.setConnections({{.address = second}, {.address = first, .hasToken = true, .isOpen = true}});
        QVERIFY(!dialog.findChild<QLabel *>(u"settingsNothing"_s)->isVisible());
        auto *list = dialog.findChild<QTreeWidget *>(u"settingsConnections"_s);
        QCOMPARE(list->topLevelItemCount(), 2);
        list->setCurrentItem(list->topLevelItem(0));
        QVERIFY(button(dialog, u"settingsForget"_s)->isEnabled());
        QSignalSpy forget(&dialog, &SettingsDialog::forgetTokenRequested);
        button(dialog, u"settingsForget"_s)->click();
        QCOMPARE(forget.value(0).value(0).toUrl(), first);
        // It is told that the token is gone; the row stays selected.
        dialog.setConnections({{.address = second}, {.address = first, .isOpen = true}});
        QVERIFY(!button(dialog, u"settingsForget"_s)->isEnabled());
        QSignalSpy edit(&dialog, &SettingsDialog::editRequested);
        button(dialog, u"settingsEdit"_s)->click();
        QCOMPARE(edit.value(0).value(0).toUrl(), first);

        QSignalSpy remove(&dialog, &SettingsDialog::removeRequested);
        button(dialog, u"settingsRemove"_s)->click();
        auto *question = dialog.findChild<QMessageBox *>(u"removeConnectionDialog"_s);
        QVERIFY(question);
        QCOMPARE(remove.count(), 0);
        question->findChild<QPushButton *>(u"removeConnectionConfirm"_s)->click();
        QCOMPARE(remove.value(0).value(0).toUrl(), first);
    }

    void speaksBothLanguages()
    {
        SettingsDialog dialog({.language = QLocale::French});
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.setConnections({{.address = first, .hasToken = true, .isOpen = true}, {.address = second}});
        dialog.show();
        const QSignalSpy chosen(&dialog, &SettingsDialog::languageChosen);
        Translator translator;
        const QString folder = qEnvironmentVariable("ESCALE_PICTURES");
        for (const QLocale::Language language : {QLocale::French, QLocale::English}) {
            translator.setLanguage(language);
            QTRY_COMPARE(dialog.windowTitle(), language == QLocale::French ? u"Préférences"_s : u"Settings"_s);
            QCOMPARE(dialog.findChild<QComboBox *>(u"settingsLanguage"_s)->currentData().toInt(), int(language));
            QCOMPARE(chosen.count(), 0);
            if (!folder.isEmpty()) {
                dialog.adjustSize();
                dialog.grab().save(
                    u"%1/settings-%2.png"_s.arg(folder, language == QLocale::French ? u"fr"_s : u"en"_s));
            }
        }
    }

private:
    Appearance *m_appearance = nullptr;
};

QTEST_MAIN(SettingsTest)
#include "tst_settings.moc"
