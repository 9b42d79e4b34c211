// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/api/connection_test.h>
#include <escale/desktop/application.h>
#include <escale/desktop/token_keeper.h>
#include <escale/ui/common/translator.h>
#include <escale/ui/settings/settings_dialog.h>
#include <escale/ui/shell/appearance.h>
#include <escale/ui/shell/connection_text.h>
#include <escale/ui/shell/main_window.h>

#include <escale/core/settings.h>
#include <QtCore/QFile>

/// The application's part that shows what it remembers, and tries its connections.
namespace escale {

using namespace Qt::StringLiterals;

void Application::showConnectionsIn(ui::SettingsDialog &dialog) const
{
    QList<ui::SettingsDialog::Connection> list;
    const QStringList keys = m_settings->groups("connections"_L1);
    for (const QString &key : keys)
        list.append({.address = QUrl(m_settings->value(groupOf(key) + "/address"_L1).toString()),
                     .hasToken = m_tokens && m_settings->value(groupOf(key) + "/keychain"_L1).toBool(),
                     .isOpen = find(key) != nullptr});
    list.removeIf([](const ui::SettingsDialog::Connection &connection) { return connection.address.isEmpty(); });
    dialog.setConnections(list);
}

void Application::testConnection(const QUrl &address, ui::SettingsDialog &dialog)
{
    if (const Open *open = find(keyOf(address))) {
        runTest(address, open->token, dialog);
    } else if (m_tokens && m_settings->value(settingsGroup(address) + "/keychain"_L1).toBool()) {
        m_tokens->read(address, &dialog, [this, address, &dialog](const QString &kept) {
            if (kept.isEmpty())
                askForConnection(address);
            else
                runTest(address, kept, dialog);
        });
    } else {
        askForConnection(address); // it has a test of its own, for the token that is typed
    }
}

void Application::runTest(const QUrl &address, const QString &token, ui::SettingsDialog &dialog)
{
    struct Step {
        api::ConnectionStep step;
        api::StepVerdict verdict;
        Error error;
    };
    const auto steps = std::make_shared<QList<Step>>();
    auto *test = new api::ConnectionTest(address, token, authoritiesOf(address), &dialog);
    const auto report = [steps] {
        QStringList lines;
        for (const Step &step : std::as_const(*steps))
            lines.append(ui::ConnectionText::lineOf(step.step, step.verdict, step.error));
        return lines.isEmpty() ? tr("Testing the connection…") : lines.join(u'\n');
    };
    connect(test, &api::ConnectionTest::stepEnded, &dialog,
            [steps, address, report, &dialog](api::ConnectionStep step, api::StepVerdict verdict, const Error &error) {
                steps->append({step, verdict, error});
                dialog.setReport(address, report);
            });
    connect(test, &api::ConnectionTest::finished, test, &QObject::deleteLater);
    dialog.setReport(address, report);
    test->start();
}

void Application::openSettings()
{
    auto *dialog =
        new ui::SettingsDialog({.language = m_translator->language(),
                                .scheme = m_appearance->scheme(),
                                .animated = m_settings->value("window/animation"_L1, true).toBool(),
                                .saysWhatGoesOn = m_settings->value("window/sayWhatGoesOn"_L1, true).toBool()},
                               m_window.get());
    showConnectionsIn(*dialog);
    connect(dialog, &ui::SettingsDialog::languageChosen, m_window.get(), &ui::MainWindow::chooseLanguage);
    connect(dialog, &ui::SettingsDialog::schemeChosen, m_appearance.get(), &ui::Appearance::setScheme);
    connect(dialog, &ui::SettingsDialog::animationChosen, this, [this](bool animated) {
        m_settings->setValue("window/animation"_L1, animated);
        m_window->setAnimated(animated);
    });
    connect(dialog, &ui::SettingsDialog::sayWhatGoesOnChosen, this,
            [this](bool says) { m_settings->setValue("window/sayWhatGoesOn"_L1, says); });
    connect(dialog, &ui::SettingsDialog::addRequested, this, [this] { askForConnection({}); });
    connect(dialog, &ui::SettingsDialog::editRequested, this, &Application::askForConnection);
    connect(dialog, &ui::SettingsDialog::testRequested, this,
            [this, dialog](const QUrl &address) { testConnection(address, *dialog); });
    connect(dialog, &ui::SettingsDialog::openRequested, this, [this](const QUrl &address) {
        if (find(keyOf(address)))
            bringToFront(keyOf(address));
        else
            connectTo(address, {});
    });
    connect(dialog, &ui::SettingsDialog::forgetTokenRequested, this, [this, dialog](const QUrl &address) {
        forgetToken(address);
        showConnectionsIn(*dialog);
    });
    connect(dialog, &ui::SettingsDialog::removeRequested, this, [this, dialog](const QUrl &address) {
        forgetConnection(address);
        showConnectionsIn(*dialog);
    });
    connect(this, &Application::sessionChanged, dialog, [this, dialog] { showConnectionsIn(*dialog); });
    dialog->open();
}

} // namespace escale
