// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/status_line.h>

#include <escale/items/text.h>
#include <escale/ui/common/label.h>
#include <escale/ui/shell/connection_indicator.h>

#include <QtCore/QEvent>
#include <QtCore/QTimer>

namespace escale::ui {

using namespace Qt::StringLiterals;

StatusLine::StatusLine(const Fleet &fleet, QWidget *parent)
    : QStatusBar(parent)
    , m_fleet(&fleet)
    , m_accounts(new Label(this))
    , m_tasks(new Label(this))
    , m_asOf(new Label(this))
    , m_message(new ElidedLabel(this))
    , m_silence(new QTimer(this))
    , m_soon(new QTimer(this))
{
    setObjectName(u"statusLine"_s);
    setSizeGripEnabled(false);
    m_accounts->setObjectName(u"statusAccounts"_s);
    m_tasks->setObjectName(u"statusTasks"_s);
    m_asOf->setObjectName(u"statusAsOf"_s);
    for (Label *label : {m_accounts, m_tasks, m_asOf}) {
        label->tone(Tone::Muted);
        label->setContentsMargins(em(*this, 0.5), 0, em(*this, 0.7), 0);
        addWidget(label);
    }
    m_message->setObjectName(u"statusMessage"_s);
    m_message->setContentsMargins(0, 0, em(*this, 0.7), 0);
    // However long what it says is, the window does not grow for it.
    addPermanentWidget(m_message, 1);
    m_silence->setSingleShot(true);
    m_silence->setInterval(8000);
    connect(m_silence, &QTimer::timeout, m_message, [this] { m_message->setText({}); });
    m_soon->setSingleShot(true);
    m_soon->setInterval(100);
    connect(m_soon, &QTimer::timeout, this, [this] {
        countTasks();
        refresh();
    });
    setFleet(fleet);
}

void StatusLine::setFleet(const Fleet &fleet)
{
    m_fleet->disconnect(this);
    m_fleet = &fleet;
    const auto soon = [this] {
        if (!m_soon->isActive())
            m_soon->start();
    };
    connect(&fleet, &Fleet::tasksChanged, this, soon);
    connect(&fleet, &Fleet::accountsChanged, this, soon);
    connect(&fleet, &Fleet::serversChanged, this, soon);
    connect(&fleet, &Fleet::migrationsChanged, this, soon);
    connect(&fleet, &Fleet::asOfChanged, this, soon);
    connect(&fleet, &Fleet::reset, this, soon);
    soon();
}

void StatusLine::say(const QString &message)
{
    m_message->setText(message);
    m_silence->start();
}

void StatusLine::setPlace(const Place &place)
{
    m_place = place;
    refresh();
}

void StatusLine::setState(Session::State state)
{
    m_state = state;
    refresh();
}

void StatusLine::countTasks()
{
    m_live = 0;
    m_running = 0;
    const QList<TaskId> ids = m_fleet->tasks();
    for (const TaskId id : ids) {
        const migration::Task *task = m_fleet->task(id);
        m_live += task->isLive();
        m_running += task->state == migration::TaskState::Running;
    }
}

void StatusLine::refresh()
{
    const bool known = m_fleet->asOf().isValid();
    m_accounts->setVisible(known);
    m_tasks->setVisible(known);
    m_asOf->setVisible(known);
    if (!known)
        return;

    const Server *server = m_fleet->server(m_place.server);
    if (server) {
        const bool lends = server->role != ServerRole::Client && server->role != ServerRole::Public;
        const int accounts = lends ? m_fleet->guests(server->id) : int(m_fleet->accountCountOf(server->id));
        const int away = lends ? 0 : m_fleet->accountsAway(server->id);
        const QString count = tr("%n account(s)", nullptr, accounts);
        //: %1 is "12 accounts", %2 "7 on transit"
        m_accounts->setText(away > 0 ? tr("%1 · %2").arg(count, tr("%n on transit", "accounts", away)) : count);
    } else {
        m_accounts->setText(tr("%1 · %2").arg(tr("%n server(s)", nullptr, int(m_fleet->servers().size())),
                                              tr("%n account(s)", nullptr, int(m_fleet->accountCount()))));
    }
    if (m_running > 0)
        m_tasks->setText(tr("%n task(s) running", nullptr, m_running));
    else if (m_live > 0)
        m_tasks->setText(tr("%n task(s) waiting", nullptr, m_live));
    else
        m_tasks->setText(tr("No task running"));
    // Closing the window never stops a migration; whoever wonders finds it where the tasks are counted.
    m_tasks->setToolTip(m_live == 0 ? QString()
                        : m_fleet->me().practice
                            ? tr("Closing the window loses nothing: the practice platform takes its tasks up again "
                                 "when it is started.")
                            : tr("Tasks go on on the platform when the window is closed."));
    // Whose clock it is, where this machine's says something else.
    const QTimeZone zone = m_fleet->me().hasMigrations() ? m_fleet->me().policy.timeZone : QTimeZone();
    const QString remark = items::zoneRemark(zone, m_fleet->asOf());
    QString time = items::moment(m_fleet->asOf());
    if (!remark.isEmpty())
        //: a time of day, and the name of the time zone that it is told in
        time = tr("%1 (%2)", "time and zone").arg(time, items::zoneName(zone));
    //: %1 is a time of day, %2 is "live", "offline"…
    m_asOf->setText(tr("As of %1 · %2").arg(time, ConnectionIndicator::word(m_state)));
    m_asOf->setToolTip(remark);
}

void StatusLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_message->setText({}); // said in the other language
        refresh();
    }
    QStatusBar::changeEvent(event);
}

} // namespace escale::ui
