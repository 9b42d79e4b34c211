// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migration_logs.h"

#include <escale/items/text.h>
#include <escale/ui/servers/server_tree_panel.h>
#include <escale/ui/shell/command_watch.h>
#include <escale/ui/shell/connection_indicator.h>
#include <escale/ui/shell/connection_text.h>
#include <escale/ui/shell/connection_watch.h>
#include <escale/ui/shell/main_window.h>
#include <escale/ui/shell/page_stack.h>
#include <escale/ui/shell/page_tabs.h>
#include <escale/ui/shell/panels.h>
#include <escale/ui/shell/pending_strip.h>
#include <escale/ui/shell/status_line.h>
#include <escale/ui/shell/window_actions.h>
#include <escale/ui/tasks/tasks_panel.h>

#include <escale/core/settings.h>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtGui/QCloseEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

#include <algorithm>

/// The window's part that knows which connections are open, which one is in front, and what goes on without the window.
namespace escale::ui {

using namespace Qt::StringLiterals;

void MainWindow::setSession(Session *session, Mode mode, const QString &key)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_mode = mode;
    m_key = key;
    showConnections();
    bind(session ? session->fleet() : m_base);
    m_pages->setSession(session);
    m_tasks->setSession(session);
    m_watch->setSession(session);
    m_commands->setSession(session);
    m_logs->setSession(session);
    if (session) {
        connect(session, &Session::stateChanged, this, &MainWindow::handleState);
        connect(session, &Session::restored, this, &MainWindow::handleState);
    }
    if (mode == Mode::Nothing) {
        m_tabs->reset();
        m_actions->setMigrationActions({});
    }
    if (mode != Mode::Practice)
        setSides({}, -1);
    showRole();
    m_actions->disconnectFrom->setEnabled(mode != Mode::Nothing);
    m_actions->report->setEnabled(mode != Mode::Nothing);
    m_actions->practice->setEnabled(mode != Mode::Practice);
    enableHistory();
    handleState();
}

namespace {

/// What the row of a connection says of it: what is wrong, and what goes on there. Empty: all is well, and quiet.
QString remarkOn(const Session &session)
{
    const Fleet &fleet = session.fleet();
    QStringList parts;
    if (session.state() != Session::State::Live) {
        const QString word = ConnectionIndicator::word(session.state());
        //: of a connection: whether it is there, and when what is shown was true
        parts.append(fleet.asOf().isValid() ? MainWindow::tr("%1, as of %2").arg(word, items::dateTime(fleet.asOf()))
                                            : word);
    }
    const QList<TaskId> tasks = fleet.tasks();
    const auto running =
        std::ranges::count_if(tasks, [&](TaskId id) { return fleet.task(id)->state == migration::TaskState::Running; });
    if (running > 0)
        parts.append(MainWindow::tr("%n task(s) running", "of a connection", int(running)));
    return parts.join(u" · "_s);
}

} // namespace

void MainWindow::bind(const Fleet &fleet)
{
    m_fleet->disconnect(this);
    m_fleet = &fleet;
    m_pages->setFleet(fleet);
    m_watch->setFleet(fleet);
    m_commands->setFleet(fleet);
    m_status->setFleet(fleet);
    m_tasks->setFleet(&fleet);
    if (m_open.size() < 2) // with several the tree knows whose is whose
        m_servers->setFleet(&fleet);
    connect(&fleet, &Fleet::meChanged, this, &MainWindow::showRole);
    connect(&fleet, &Fleet::meChanged, this, &MainWindow::useTimeZone);
    useTimeZone();
    // What can be seen may come and go under the selection: a migration is announced, another side sees less.
    const auto again = [this] {
        if (m_session && m_session->state() == Session::State::Live)
            showCurrent();
    };
    connect(&fleet, &Fleet::serversChanged, this, again);
    connect(&fleet, &Fleet::migrationsChanged, this, again);
}

void MainWindow::useTimeZone()
{
    // A platform without the migration half names no zone; one that has not answered yet has none.
    const Me &me = m_fleet->me();
    items::setClockAhead(m_mode != Mode::Nothing ? me.clockOffset : 0);
    const QTimeZone zone = m_mode != Mode::Nothing && me.hasMigrations() ? me.policy.timeZone : QTimeZone();
    if (zone == m_timeZone)
        return; // comparing clocks would look the machine's zone up, which takes milliseconds of the start
    m_timeZone = zone;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QTimeZone before = items::timeZone();
    items::setTimeZone(zone);
    if (before.offsetFromUtc(now) == items::timeZone().offsetFromUtc(now))
        return;
    // All that tells a time has to tell it anew, which is what it does for another language.
    QEvent again(QEvent::LanguageChange);
    QCoreApplication::sendEvent(this, &again);
}

void MainWindow::setConnections(const QList<OpenConnection> &connections)
{
    for (const OpenConnection &before : std::as_const(m_open)) {
        const bool stays = std::ranges::any_of(
            connections, [&](const OpenConnection &c) { return c.key == before.key && c.session == before.session; });
        if (stays)
            continue;
        if (before.session)
            before.session->disconnect(m_soon);
        if (std::ranges::none_of(connections, [&](const OpenConnection &c) { return c.key == before.key; }))
            m_tabs->forget(before.key);
    }
    const auto soon = [this] { m_soon->start(); };
    for (const OpenConnection &connection : connections) {
        const bool isNew = std::ranges::none_of(m_open, [&](const OpenConnection &c) {
            return c.key == connection.key && c.session == connection.session;
        });
        if (!isNew)
            continue;
        connect(connection.session, &Session::stateChanged, m_soon, soon);
        connect(&connection.session->fleet(), &Fleet::meChanged, m_soon, soon);
        connect(&connection.session->fleet(), &Fleet::tasksChanged, m_soon, [this] {
            if (m_open.size() > 1)
                m_soon->start();
        });
    }
    m_open = connections;
    showConnections();
    enableHistory();
}

QString MainWindow::nameOf(const Session &session) const
{
    const QString &platform = session.fleet().me().platform;
    return platform.isEmpty() ? session.base().host() : platform;
}

QString MainWindow::connectionName(const OpenConnection &connection) const
{
    QString name = nameOf(*connection.session);
    const bool alike = std::ranges::any_of(m_open, [&](const OpenConnection &other) {
        return other.key != connection.key && nameOf(*other.session) == name;
    });
    if (!alike || connection.mode == Mode::Practice)
        return name;
    //: a platform's name and its address, where two of them have the same name
    return tr("%1 (%2)").arg(name, connection.session->base().host());
}

QString MainWindow::about(const QString &connection, const QString &sentence) const
{
    const auto open = std::ranges::find(m_open, connection, &OpenConnection::key);
    if (m_open.size() < 2 || open == m_open.end())
        return sentence;
    return ConnectionText::about(connectionName(*open), sentence);
}

void MainWindow::showConnections()
{
    const auto front = std::ranges::find(m_open, m_key, &OpenConnection::key);
    const QString name = m_open.size() > 1 && front != m_open.end() ? connectionName(*front) : QString();
    m_watch->setName(name);
    m_commands->setName(name);
    // What needs somebody is said of all of them, of the one in front first.
    QList<PendingStrip::Source> sources;
    for (const OpenConnection &connection : std::as_const(m_open)) {
        const PendingStrip::Source source{.name = m_open.size() > 1 ? connectionName(connection) : QString(),
                                          .session = connection.session};
        connection.key == m_key ? sources.prepend(source) : sources.append(source);
    }
    if (m_open.isEmpty() && m_session)
        sources.append({.name = {}, .session = m_session});
    m_panels->pending()->setSources(sources);
    QList<TreeConnection> rows;
    for (const OpenConnection &connection : std::as_const(m_open)) {
        const Session &session = *connection.session;
        rows.append({.key = connection.key,
                     .name = connectionName(connection),
                     .remark = remarkOn(session),
                     .fleet = &session.fleet()});
    }
    if (rows.size() > 1)
        m_servers->setConnections(rows, m_key);
    else
        m_servers->setConnections({}, m_key);
    m_tabs->retitle();
}

int MainWindow::liveTasks(Mode mode) const
{
    int count = 0;
    for (const OpenConnection &connection : m_open) {
        if (connection.mode != mode)
            continue;
        const Fleet &fleet = connection.session->fleet();
        const QList<TaskId> ids = fleet.tasks();
        count += int(std::ranges::count_if(ids, [&](TaskId id) { return fleet.task(id)->isLive(); }));
    }
    return count;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    save();
    const int elsewhere = liveTasks(Mode::Remote);
    const int practice = liveTasks(Mode::Practice);
    if (elsewhere + practice == 0) {
        event->accept();
        return;
    }
    if (!m_mayClose && isVisible() && m_settings.value("window/sayWhatGoesOn"_L1, true).toBool()) {
        event->ignore();
        sayWhatGoesOn(elsewhere, practice);
        return;
    }
    m_mayClose = false;
    Q_EMIT closedWithTasks(elsewhere, practice);
    event->accept();
}

void MainWindow::sayWhatGoesOn(int elsewhere, int practice)
{
    if (auto *shown = findChild<QMessageBox *>(u"goesOnDialog"_s)) {
        shown->raise();
        return;
    }
    auto *box = new QMessageBox(this);
    box->setObjectName(u"goesOnDialog"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Close Escale"));
    box->setTextFormat(Qt::PlainText);
    box->setIcon(QMessageBox::Information);
    box->setText(tr("Closing the window does not stop any migration."));
    QStringList lines;
    if (elsewhere > 0)
        lines += tr("%n task(s) go(es) on on the platform. At the next start the window shows how far they have come.",
                    nullptr, elsewhere);
    if (practice > 0)
        lines +=
            tr("The practice platform ends with the window: %n task(s) of it wait(s), and go(es) on where it stopped "
               "when the practice platform is started the next time.",
               nullptr, practice);
    box->setInformativeText(lines.join(u"\n\n"_s));
    auto *never = new QCheckBox(tr("Do not say this again"), box);
    never->setObjectName(u"goesOnNever"_s);
    box->setCheckBox(never);
    QPushButton *yes = box->addButton(tr("Close"), QMessageBox::AcceptRole);
    yes->setObjectName(u"goesOnClose"_s);
    QPushButton *no = box->addButton(tr("Stay here"), QMessageBox::RejectRole);
    no->setObjectName(u"goesOnStay"_s);
    box->setDefaultButton(yes);
    box->setEscapeButton(no);
    connect(yes, &QPushButton::clicked, this, [this, never] {
        if (never->isChecked())
            m_settings.setValue("window/sayWhatGoesOn"_L1, false);
        m_mayClose = true;
        // Not from within the dialog that closes just now.
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
    });
    box->open();
}

} // namespace escale::ui
