// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migration_logs.h"

#include <escale/ui/logs/reader_page.h>
#include <escale/ui/reports/report_dialog.h>
#include <escale/ui/servers/server_tree_panel.h>
#include <escale/ui/shell/appearance.h>
#include <escale/ui/shell/connection_watch.h>
#include <escale/ui/shell/help_dialogs.h>
#include <escale/ui/shell/main_tool_bar.h>
#include <escale/ui/shell/main_window.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/page_tabs.h>
#include <escale/ui/shell/status_line.h>
#include <escale/ui/shell/window_actions.h>
#include <escale/ui/tasks/tasks_panel.h>

#include <escale/core/settings.h>
#include <QtCore/QDir>
#include <QtGui/QAction>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenu>

/// The window's part that ties actions, panels and pages to what they do.
namespace escale::ui {

using namespace Qt::StringLiterals;

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto run) { connect(action, &QAction::triggered, this, run); };
    on(m_actions->practice, [this] { Q_EMIT practiceRequested(); });
    on(m_actions->connectTo, [this] { Q_EMIT connectRequested(); });
    const auto askForLog = [this] {
        go({.server = {}, .account = {}, .page = PageKind::Reader});
        m_pages->reader()->askForFiles();
    };
    on(m_actions->openLog, askForLog);
    on(m_actions->migrationLog, [this] { openMigrationLog(); });
    connect(m_pages, &PageStack::openLogRequested, this, askForLog);
    connect(m_pages, &PageStack::readerSettingsChanged, this,
            [this] { m_settings.setValue("reader"_L1, m_pages->readerSettings()); });
    connect(m_pages, &PageStack::readerTitleChanged, this, &MainWindow::updateTitle);
    on(m_actions->openMigrationLog, [this] { m_logs->open(migrationHere()); });
    on(m_actions->exportMigrationLog, [this] { m_logs->exportBundle(migrationHere()); });
    connect(m_logs, &MigrationLogs::message, this, [this](const QString &text) { m_status->say(text); });
    connect(m_logs, &MigrationLogs::openRequested, this, [this](const QString &path) {
        go({.server = {}, .account = {}, .page = PageKind::Reader});
        m_pages->reader()->openAgain(path);
    });
    on(m_actions->report, [this] { openReport(migrationHere()); });
    connect(m_pages, &PageStack::reportRequested, this, &MainWindow::openReport);
    on(m_actions->startAnew, [this] { Q_EMIT startAnewRequested(); });
    on(m_actions->disconnectFrom, [this] { Q_EMIT disconnectRequested(); });
    on(m_actions->settings, [this] { Q_EMIT settingsRequested(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->back, [this] {
        m_tabs->history().back();
        showCurrent();
    });
    on(m_actions->forward, [this] {
        m_tabs->history().forward();
        showCurrent();
    });
    on(m_actions->desk, [this] { go({.server = {}, .account = {}, .page = PageKind::Desk}); });
    on(m_actions->tokens, [this] { go({.server = {}, .account = {}, .page = PageKind::Tokens}); });
    on(m_actions->palette, [this] { openPalette(); });
    on(m_actions->english, [this] { chooseLanguage(QLocale::English); });
    on(m_actions->french, [this] { chooseLanguage(QLocale::French); });
    on(m_actions->light, [this] { m_appearance.setScheme(ColorScheme::Light); });
    on(m_actions->dark, [this] { m_appearance.setScheme(ColorScheme::Dark); });
    on(m_actions->fullScreen, [this](bool full) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, full)); });
    on(m_actions->shortcuts, [this] { showShortcuts(m_actions->withShortcuts(), this); });
    on(m_actions->about, [this] { showAbout(this); });
    on(m_actions->aboutQt, [] { QApplication::aboutQt(); });

    connect(m_toolBar, &MainToolBar::sideChosen, this, &MainWindow::sideChosen);
    connect(m_toolBar, &MainToolBar::languageChosen, this, &MainWindow::chooseLanguage);
    connect(m_toolBar, &MainToolBar::schemeChosen, &m_appearance, &Appearance::setScheme);
    connect(&m_appearance, &Appearance::schemeChanged, this, [this](ColorScheme scheme) {
        m_toolBar->setScheme(scheme);
        m_actions->setScheme(scheme);
        m_settings.setValue("window/theme"_L1, scheme == ColorScheme::Dark ? u"dark"_s : u"light"_s);
    });
    connect(m_watch, &ConnectionWatch::reconnectRequested, this, &MainWindow::connectRequested);

    connect(m_servers, &ServerTreePanel::connectionActivated, this, &MainWindow::connectionChosen);
    connect(m_servers, &ServerTreePanel::serverActivated, this,
            [this](ServerId id) { select({.server = id, .account = {}}); });
    connect(m_servers, &ServerTreePanel::accountActivated, this,
            [this](AccountId id) { select({.server = m_fleet->accountHome(id), .account = id}); });
    connect(m_tasks, &TasksPanel::taskActivated, this, &MainWindow::openTaskLog);
    connect(m_tasks, &TasksPanel::menuRequested, this, &MainWindow::showTaskMenu);
    connect(m_pages, &PageStack::accountSelected, this,
            [this](AccountId id) { select({.server = PageStack::serverOf(*m_fleet, place()), .account = id}); });
    connect(m_pages, &PageStack::serverRequested, this, [this](ServerId id) { go({.server = id, .account = {}}); });
    connect(m_pages, &PageStack::taskRequested, this, &MainWindow::openTaskLog);
    connect(m_servers, &ServerTreePanel::deskActivated, m_actions->desk, &QAction::trigger);
    connect(m_pages, &PageStack::practiceRequested, this, &MainWindow::practiceRequested);
    connect(m_pages, &PageStack::connectRequested, this, &MainWindow::connectRequested);
    connect(m_pages, &PageStack::message, this, [this](const QString &text) { m_status->say(text); });
    connect(m_pages, &PageStack::pageChanged, this, [this] {
        m_actions->setMigrationActions(m_pages->migrationActions());
        updateLogCommands();
    });
}

MigrationId MainWindow::migrationHere() const
{
    const Place here = place();
    if (here.page != PageKind::Subject)
        return {};
    const MigrationId own = here.account.isValid() ? m_fleet->migrationOf(here.account) : MigrationId();
    return own.isValid() ? own : m_fleet->migrationOf(PageStack::serverOf(*m_fleet, here));
}

void MainWindow::updateLogCommands()
{
    const bool can = m_logs->canFetch(migrationHere());
    m_actions->openMigrationLog->setEnabled(can);
    m_actions->exportMigrationLog->setEnabled(can);
}

void MainWindow::showTaskMenu(TaskId id, const QPoint &at)
{
    const migration::Task *task = m_fleet->task(id);
    if (!task)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"taskMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &name, const QString &text, bool enabled, auto run) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, this, run);
    };
    const MigrationId migration = task->migration;
    const bool can = m_logs->canFetch(migration);
    add(u"taskLog"_s, tr("Open the log of this task"), m_session != nullptr, [this, id] { openTaskLog(id); });
    add(u"taskRaw"_s, tr("Open what its tools said"), m_session != nullptr && task->rawSize > 0, [this, id] {
        if (m_session)
            openRawOutput(*m_session, id);
    });
    add(u"taskMigrationLog"_s, tr("Open the log of the migration"), can,
        [this, migration] { m_logs->open(migration); });
    add(u"taskExportLog"_s, tr("Export the log of the migration…"), can,
        [this, migration] { m_logs->exportBundle(migration); });
    menu->popup(at);
}

void MainWindow::openReport(MigrationId migration)
{
    if (!m_session)
        return;
    auto *dialog = new ReportDialog(*m_session, migration, this);
    connect(dialog, &ReportDialog::saved, this,
            [this](const QString &path) { m_status->say(tr("Saved: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

} // namespace escale::ui
