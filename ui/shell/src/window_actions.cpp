// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/window_actions.h>

#include <escale/ui/common/symbols.h>

#include <QtGui/QAction>
#include <QtGui/QActionGroup>
#include <QtWidgets/QMenu>
#include <QtWidgets/QMenuBar>

namespace escale::ui {

using namespace Qt::StringLiterals;

WindowActions::WindowActions(QMenuBar &bar, QObject *parent)
    : QObject(parent)
    , m_file(bar.addMenu(QString()))
    , m_view(bar.addMenu(QString()))
    , m_language(new QMenu(&bar))
    , m_colors(new QMenu(&bar))
    , m_migration(bar.addMenu(QString()))
    , m_window(bar.addMenu(QString()))
    , m_help(bar.addMenu(QString()))
{
    m_file->setObjectName(u"fileMenu"_s);
    m_view->setObjectName(u"viewMenu"_s);
    m_language->setObjectName(u"languageMenu"_s);
    m_colors->setObjectName(u"colorsMenu"_s);
    m_migration->setObjectName(u"migrationMenu"_s);
    m_window->setObjectName(u"windowMenu"_s);
    m_help->setObjectName(u"helpMenu"_s);

    practice = make(u"actionPractice"_s, m_file);
    connectTo = make(u"actionConnect"_s, m_file, {QKeySequence(Qt::CTRL | Qt::Key_O)});
    openLog = make(u"actionOpenLog"_s, m_file, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    migrationLog = make(u"actionMigrationLog"_s, m_file, {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_L)});
    report = make(u"actionReport"_s, m_file, {QKeySequence(Qt::CTRL | Qt::Key_R)});
    m_file->addSeparator();
    startAnew = make(u"actionStartAnew"_s, m_file);
    disconnectFrom = make(u"actionDisconnect"_s, m_file);
    m_file->addSeparator();
    settings = make(u"actionSettings"_s, m_file, {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
    settings->setMenuRole(QAction::PreferencesRole);
    quit = make(u"actionQuit"_s, m_file, {QKeySequence(Qt::CTRL | Qt::Key_Q)});
    quit->setMenuRole(QAction::QuitRole);

    back = make(u"actionBack"_s, m_view, {QKeySequence(Qt::ALT | Qt::Key_Left), QKeySequence(Qt::Key_Back)});
    back->setIcon(symbolIcon(Symbol::Back));
    forward = make(u"actionForward"_s, m_view, {QKeySequence(Qt::ALT | Qt::Key_Right), QKeySequence(Qt::Key_Forward)});
    forward->setIcon(symbolIcon(Symbol::Forward));
    desk = make(u"actionDesk"_s, m_view, {QKeySequence(Qt::CTRL | Qt::Key_D)});
    tokens = make(u"actionTokens"_s, m_view);
    palette = make(u"actionPalette"_s, m_view, {QKeySequence(Qt::CTRL | Qt::Key_K)});
    palette->setIcon(symbolIcon(Symbol::Search));
    m_view->addSeparator();
    m_view->addMenu(m_language);
    auto *languages = new QActionGroup(this);
    french = choice(u"actionFrench"_s, m_language, languages);
    english = choice(u"actionEnglish"_s, m_language, languages);
    m_view->addMenu(m_colors);
    auto *schemes = new QActionGroup(this);
    light = choice(u"actionLight"_s, m_colors, schemes);
    dark = choice(u"actionDark"_s, m_colors, schemes);
    m_view->addSeparator();
    showServers = make(u"actionShowServers"_s, m_view, {QKeySequence(Qt::Key_F9)});
    showServers->setCheckable(true);
    showServers->setChecked(true);
    showTasks = make(u"actionShowTasks"_s, m_view, {QKeySequence(Qt::SHIFT | Qt::Key_F9)});
    showTasks->setCheckable(true);
    showTasks->setChecked(true);
    m_view->addSeparator();
    fullScreen = make(u"actionFullScreen"_s, m_view, {QKeySequence(Qt::Key_F11)});
    fullScreen->setCheckable(true);

    goToServers = make(u"actionGoToServers"_s, m_window, {QKeySequence(Qt::CTRL | Qt::Key_1)});
    goToPage = make(u"actionGoToPage"_s, m_window, {QKeySequence(Qt::CTRL | Qt::Key_2)});
    goToTasks = make(u"actionGoToTasks"_s, m_window, {QKeySequence(Qt::CTRL | Qt::Key_3)});
    m_window->addSeparator();
    newTab = make(u"actionNewTab"_s, m_window, {QKeySequence(Qt::CTRL | Qt::Key_T)});
    closeTab = make(u"actionCloseTab"_s, m_window, {QKeySequence(Qt::CTRL | Qt::Key_W)});
    nextTab = make(u"actionNextTab"_s, m_window,
                   {QKeySequence(Qt::CTRL | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageDown)});
    previousTab = make(u"actionPreviousTab"_s, m_window,
                       {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    m_window->addSeparator();
    restoreLayout = make(u"actionRestoreLayout"_s, m_window);

    shortcuts = make(u"actionShortcuts"_s, m_help, {QKeySequence(Qt::CTRL | Qt::Key_F1)});
    m_help->addSeparator();
    about = make(u"actionAbout"_s, m_help);
    about->setMenuRole(QAction::AboutRole);
    aboutQt = make(u"actionAboutQt"_s, m_help);
    aboutQt->setMenuRole(QAction::AboutQtRole);

    openMigrationLog = make(u"actionOpenMigrationLog"_s, m_migration);
    exportMigrationLog = make(u"actionExportMigrationLog"_s, m_migration);

    m_nothing = new QAction(this);
    m_nothing->setEnabled(false);
    setMigrationActions({});
    retranslate();
}

QAction *WindowActions::make(const QString &name, QMenu *menu, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setMenuRole(QAction::NoRole);
    menu->addAction(action);
    m_all.append(action);
    return action;
}

QAction *WindowActions::choice(const QString &name, QMenu *menu, QActionGroup *group)
{
    QAction *action = make(name, menu);
    action->setCheckable(true);
    group->addAction(action);
    return action;
}

void WindowActions::setMigrationActions(const QList<QAction *> &actions)
{
    m_migration->clear();
    m_migration->addActions(actions.isEmpty() ? QList<QAction *>{m_nothing} : actions);
    m_migration->addSeparator();
    m_migration->addActions({openMigrationLog, exportMigrationLog});
}

QList<QAction *> WindowActions::migrationActions() const
{
    QList<QAction *> actions = m_migration->actions();
    actions.removeIf([this](const QAction *action) {
        return action == m_nothing || action->isSeparator() || m_all.contains(action);
    });
    return actions;
}

void WindowActions::setLanguage(QLocale::Language language)
{
    (language == QLocale::French ? french : english)->setChecked(true);
}

void WindowActions::setScheme(ColorScheme scheme)
{
    (scheme == ColorScheme::Dark ? dark : light)->setChecked(true);
}

void WindowActions::retranslate()
{
    // The palette finds a command by its name in either language, so each keeps what it is called in the source.
    const auto say = [](QAction *action, const char *source) {
        action->setProperty("source", QByteArray(source));
        action->setText(tr(source));
    };
    m_file->setTitle(tr("&File"));
    say(practice, QT_TR_NOOP("Open the &practice platform"));
    say(connectTo, QT_TR_NOOP("&Connect to a platform…"));
    say(openLog, QT_TR_NOOP("Open a &log…"));
    say(migrationLog, QT_TR_NOOP("Open the log of this &migration"));
    say(report, QT_TR_NOOP("&Report…"));
    say(startAnew, QT_TR_NOOP("Start the practice platform &anew…"));
    say(disconnectFrom, QT_TR_NOOP("&Disconnect"));
    say(settings, QT_TR_NOOP("S&ettings…"));
    say(quit, QT_TR_NOOP("&Quit"));

    m_view->setTitle(tr("&View"));
    say(back, QT_TR_NOOP("&Back"));
    say(forward, QT_TR_NOOP("&Forward"));
    say(desk, QT_TR_NOOP("&Desk"));
    say(tokens, QT_TR_NOOP("&Tokens"));
    say(palette, QT_TR_NOOP("&Search or run a command…"));
    m_language->setTitle(tr("&Language"));
    // Each language is called by its own name, whatever the window speaks.
    french->setText(u"&Français"_s);
    english->setText(u"&English"_s);
    m_colors->setTitle(tr("&Colours"));
    say(light, QT_TR_NOOP("&Light"));
    say(dark, QT_TR_NOOP("&Dark"));
    say(showServers, QT_TR_NOOP("Show the &servers"));
    say(showTasks, QT_TR_NOOP("Show the &tasks"));
    say(fullScreen, QT_TR_NOOP("F&ull screen"));

    m_migration->setTitle(tr("&Migration"));
    say(openMigrationLog, QT_TR_NOOP("Open the si&gned log of the migration"));
    say(exportMigrationLog, QT_TR_NOOP("E&xport the migration’s log…"));
    m_nothing->setText(tr("Choose a server that is in a migration"));

    m_window->setTitle(tr("&Window"));
    say(goToServers, QT_TR_NOOP("Go to the &servers"));
    say(goToPage, QT_TR_NOOP("Go to the &page"));
    say(goToTasks, QT_TR_NOOP("Go to the &tasks"));
    say(newTab, QT_TR_NOOP("&Open this page in a new tab"));
    say(closeTab, QT_TR_NOOP("&Close the tab"));
    say(nextTab, QT_TR_NOOP("&Next tab"));
    say(previousTab, QT_TR_NOOP("Pre&vious tab"));
    say(restoreLayout, QT_TR_NOOP("&Restore the layout"));

    m_help->setTitle(tr("&Help"));
    say(shortcuts, QT_TR_NOOP("&Keyboard…"));
    say(about, QT_TR_NOOP("&About Escale"));
    say(aboutQt, QT_TR_NOOP("About &Qt"));
}

QList<QAction *> WindowActions::all() const
{
    return m_all;
}

QList<QAction *> WindowActions::withShortcuts() const
{
    QList<QAction *> found;
    for (QAction *action : m_all) {
        if (!action->shortcut().isEmpty())
            found.append(action);
    }
    return found;
}

} // namespace escale::ui
