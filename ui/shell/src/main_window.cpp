// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/main_window.h>

#include "migration_logs.h"

#include <escale/ui/common/translator.h>
#include <escale/ui/logs/reader_page.h>
#include <escale/ui/servers/server_tree_panel.h>
#include <escale/ui/shell/appearance.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/command_palette.h>
#include <escale/ui/shell/command_watch.h>
#include <escale/ui/shell/connection_indicator.h>
#include <escale/ui/shell/connection_watch.h>
#include <escale/ui/shell/help_dialogs.h>
#include <escale/ui/shell/main_tool_bar.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/page_tabs.h>
#include <escale/ui/shell/panels.h>
#include <escale/ui/shell/status_line.h>
#include <escale/ui/shell/window_actions.h>
#include <escale/ui/tasks/tasks_panel.h>

#include <escale/core/settings.h>
#include <QtCore/QDir>
#include <QtCore/QMimeData>
#include <QtCore/QScopedValueRollback>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QDropEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QMenuBar>

#include <algorithm>

namespace escale::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize firstSize(1440, 900);

} // namespace

MainWindow::MainWindow(Fleet &fleet, Translator &translator, Appearance &appearance, Settings &settings,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_base(fleet)
    , m_fleet(&fleet)
    , m_translator(translator)
    , m_appearance(appearance)
    , m_settings(settings)
    , m_soon(new QTimer(this))
    , m_actions(new WindowActions(*menuBar(), this))
    , m_toolBar(new MainToolBar(*m_actions, this))
    , m_panels(new Panels(fleet, *m_actions, this))
    , m_watch(new ConnectionWatch(fleet, m_panels->banners(), this))
    , m_commands(new CommandWatch(fleet, m_panels->banners(), this))
    , m_logs(new MigrationLogs(this))
    , m_servers(m_panels->servers())
    , m_tabs(m_panels->tabs())
    , m_pages(m_panels->pages())
    , m_tasks(m_panels->tasks())
    , m_status(new StatusLine(fleet, this))
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true); // logs
    setContextMenuPolicy(Qt::NoContextMenu); // the tool bar is not to be hidden by accident
    addToolBar(Qt::TopToolBarArea, m_toolBar);
    setCentralWidget(m_panels);
    setStatusBar(m_status);
    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &MainWindow::showConnections);
    connectActions();
    connectTabs();
    retranslate();
    restore();
    setSession(nullptr, Mode::Nothing);
    showWelcome();
}

MainWindow::~MainWindow() = default;

void MainWindow::setCanStartAnew(bool can)
{
    m_actions->startAnew->setEnabled(can);
}

BannerArea &MainWindow::banners() const
{
    return m_panels->banners();
}

void MainWindow::setSides(const QList<Side> &sides, qsizetype current)
{
    m_toolBar->setSides(sides, current);
}

void MainWindow::setAnimated(bool animated)
{
    m_pages->setAnimated(animated);
}

void MainWindow::showWelcome()
{
    m_pages->showWelcome();
    m_pages->currentWidget()->setFocus();
    updateTitle();
}

void MainWindow::showNotice(const NoticePage::Content &content)
{
    m_pages->showNotice(content);
    updateTitle();
}

void MainWindow::muteConnection()
{
    m_watch->setSession(nullptr);
}

void MainWindow::handleState()
{
    const Session::State state = m_session ? m_session->state() : Session::State::Stopped;
    const QString name = m_session ? nameOf(*m_session) : m_fleet->me().platform;
    m_toolBar->connection()->setState(m_mode == Mode::Nothing ? QString() : name, state);
    m_status->setState(state);
    const bool known = m_mode != Mode::Nothing && m_fleet->asOf().isValid();
    const bool isInventory = m_session && m_session->isInventoryOnly();
    m_panels->setKnown(known, !isInventory);
    if (isInventory)
        banners().show(u"inventory"_s,
                       {.tone = Tone::Normal,
                        .text =
                            [] {
                                return tr(
                                    "This platform knows no migrations: you can look at its servers, accounts and "
                                    "domains, and nothing can be changed from here.");
                            },
                        .commands = {},
                        .details = {},
                        .dismissable = true});
    else
        banners().remove(u"inventory"_s);
    updateLogCommands();
    if (!m_session)
        return;
    if (state == Session::State::Live || m_fleet->asOf().isValid()) {
        const bool isElsewhere = place().page != PageKind::Reader && place().connection != m_key;
        if ((!place().isValid() || isElsewhere) && !restoreTabs()) {
            const ServerId last(m_settings.value(placeKey()).toLongLong());
            Place first = m_fleet->server(last) ? Place{.server = last, .account = {}} : firstPlace();
            first.connection = m_key;
            m_tabs->history().visit(first);
        }
        showCurrent();
    } else {
        // Nothing is known yet, so that there is nothing to show but why.
        const QString host = m_session->base().host();
        if (state == Session::State::Connecting || state == Session::State::Stopped)
            showNotice({.title = [host] { return tr("Connecting to %1…").arg(host); },
                        .text = {},
                        .busy = true,
                        .command = {},
                        .run = {}});
        else
            showNotice({.title = [host] { return tr("No connection to %1").arg(host); },
                        .text = [] { return tr("Your servers appear here as soon as the platform answers."); },
                        .command = [] { return tr("Another address or token…"); },
                        .run = [this] { Q_EMIT connectRequested(); }});
    }
}

void MainWindow::go(const Place &place)
{
    Place here = place;
    here.connection = m_key;
    m_tabs->history().visit(here);
    showCurrent();
}

void MainWindow::showRole()
{
    m_actions->desk->setVisible(m_mode != Mode::Nothing && m_fleet->me().role == migration::Party::Support
                                && m_fleet->me().hasMigrations());
    m_actions->tokens->setVisible(m_actions->desk->isVisible());
}

void MainWindow::openPalette()
{
    auto *palette = new CommandPalette(*m_fleet, m_actions->all() + m_actions->migrationActions(), this);
    connect(palette, &CommandPalette::serverChosen, this, [this](ServerId id) { go({.server = id, .account = {}}); });
    connect(palette, &CommandPalette::accountChosen, this,
            [this](AccountId id) { go({.server = m_fleet->accountHome(id), .account = id}); });
    connect(palette, &CommandPalette::helpChosen, this, [this](migration::Step step) {
        if (m_pages->openHelp(step))
            return;
        go(firstPlace());
        m_pages->openHelp(step);
    });
    palette->open();
}

void MainWindow::select(const Place &place)
{
    if (!m_showing)
        go(place);
}

void MainWindow::setReaderFolders(const QString &indexes, const QString &notes)
{
    m_pages->setReaderFolders(indexes, notes);
    m_logs->setFolders(QDir::cleanPath(indexes + "/../bundles"_L1), notes);
}

void MainWindow::showCurrent()
{
    const QScopedValueRollback showing(m_showing, true);
    const Place place = m_tabs->history().current();
    m_panels->setAlone(place.page == PageKind::Reader);
    if (place.page == PageKind::Reader) {
        m_pages->showReader();
        enableHistory();
        updateLogCommands();
        updateTitle();
        return;
    }
    if (m_mode == Mode::Nothing)
        return;
    if (place.isValid() && place.connection != m_key) {
        // The way back leads to another connection: it comes to the front, and then its place is shown.
        if (std::ranges::any_of(m_open, [&](const OpenConnection &c) { return c.key == place.connection; }))
            Q_EMIT connectionChosen(place.connection);
        return;
    }
    if (place.page == PageKind::Desk)
        m_servers->setDeskCurrent();
    else if (place.page != PageKind::Subject)
        m_servers->setCurrent(ServerId());
    else if (place.account.isValid() && m_fleet->hasAccount(place.account))
        m_servers->setCurrent(place.account);
    else if (m_fleet->server(place.server))
        m_servers->setCurrent(place.server);
    m_pages->showPlace(place);
    m_status->setPlace(place);
    enableHistory();
    if (place.server.isValid() && m_fleet->server(place.server))
        m_settings.setValue(placeKey(), place.server.value());
    saveTabs();
    updateTitle();
}

Place MainWindow::firstPlace() const
{
    // Where something is to be done, in the order of the names.
    QList<std::pair<QString, ServerId>> found;
    const QList<ServerId> ids = m_fleet->servers();
    for (const ServerId id : ids) {
        const Server *server = m_fleet->server(id);
        if (server->role == ServerRole::Client && m_fleet->migrationOf(id).isValid())
            found.append({server->name, id});
    }
    const auto first = std::ranges::min_element(found);
    return first == found.end() ? Place() : Place{.server = first->second, .account = {}};
}

QString MainWindow::placeKey() const
{
    const QString platform = m_mode == Mode::Practice ? u"practice"_s
                             : m_session              ? m_session->base().host()
                                                      : u"none"_s;
    return u"place/%1/%2"_s.arg(platform, QString::number(m_fleet->me().customer.value()));
}

void MainWindow::chooseLanguage(QLocale::Language language)
{
    m_translator.setLanguage(language);
    m_settings.setValue("window/language"_L1, language == QLocale::French ? u"fr"_s : u"en"_s);
}

void MainWindow::restore()
{
    m_toolBar->setScheme(m_appearance.scheme());
    m_actions->setScheme(m_appearance.scheme());
    const QByteArray geometry = m_settings.value("window/geometry"_L1).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(firstSize);
    m_panels->restore(m_settings);
    setAnimated(m_settings.value("window/animation"_L1, true).toBool());
    readTabs();
    m_pages->setReaderSettings(m_settings.value("reader"_L1).toMap());
}

void MainWindow::save()
{
    m_settings.setValue("window/geometry"_L1, saveGeometry());
    m_panels->save(m_settings);
    m_settings.setValue("reader"_L1, m_pages->readerSettings());
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_actions->setLanguage(m_translator.language());
    m_toolBar->setLanguage(m_translator.language());
    m_servers->setAccessibleName(tr("Servers"));
    m_tasks->setAccessibleName(tr("Tasks"));
    showConnections();
    updateTitle();
}

void MainWindow::updateTitle()
{
    m_tabs->retitle();
    const Place at = place();
    m_actions->migrationLog->setEnabled(m_mode != Mode::Nothing && at.page == PageKind::Subject
                                        && (m_fleet->migrationOf(PageStack::serverOf(*m_fleet, at)).isValid()
                                            || (at.account.isValid() && m_fleet->migrationOf(at.account).isValid())));
    if (m_pages->reader() && m_pages->currentWidget() == m_pages->reader()) {
        setWindowTitle(u"%1 – Escale"_s.arg(m_pages->reader()->title()));
        return;
    }
    const Server *server = m_mode == Mode::Nothing ? nullptr : m_fleet->server(PageStack::serverOf(*m_fleet, place()));
    if (!server)
        setWindowTitle(u"Escale"_s);
    else if (m_mode == Mode::Practice)
        setWindowTitle(tr("%1 · practice – Escale").arg(server->name));
    else
        setWindowTitle(u"%1 – Escale"_s.arg(server->name));
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::WindowStateChange)
        m_actions->fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::ranges::any_of(urls, [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    openLogs(paths);
}

} // namespace escale::ui
