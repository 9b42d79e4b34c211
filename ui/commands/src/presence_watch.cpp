// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/presence_watch.h>

#include <escale/api/jobs.h>
#include <escale/fleet/fleet.h>
#include <escale/items/text.h>

#include <QtCore/QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::ui {

using namespace migration;

namespace {

// A sign holds for four minutes at the platform. With the polls of the feed this stays below three requests a minute.
constexpr auto interval = 110s;

} // namespace

PresenceWatch::PresenceWatch(QObject *parent) : QObject(parent), m_timer(new QTimer(this))
{
    m_timer->setInterval(interval);
    connect(m_timer, &QTimer::timeout, this, [this] { tell(m_server, true); });
}

void PresenceWatch::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->fleet().disconnect(this);
    }
    m_session = session;
    if (session) {
        connect(&session->fleet(), &Fleet::presenceChanged, this, [this](const QList<ServerId> &ids) {
            if (ids.contains(m_server))
                take(m_session->fleet().others(m_server));
        });
        connect(session, &Session::stateChanged, this, &PresenceWatch::ask);
    }
    m_server = {};
    m_timer->stop();
    if (!std::exchange(m_others, {}).isEmpty())
        Q_EMIT changed();
}

void PresenceWatch::look(ServerId server)
{
    if (m_server == server)
        return;
    if (m_server.isValid())
        tell(m_server, false);
    m_server = server;
    if (!std::exchange(m_others, {}).isEmpty())
        Q_EMIT changed();
    if (!server.isValid()) {
        m_timer->stop();
        return;
    }
    m_timer->start();
    ask();
}

void PresenceWatch::tell(ServerId server, bool looking)
{
    if (!m_session || m_session->state() != Session::State::Live || m_session->fleet().me().role == Party::Unknown)
        return;
    m_session->api().start(
        std::make_unique<api::SetPresenceJob>(server, looking ? std::optional(Doing::Looking) : std::nullopt));
}

/// Once for a server: from then on the feed says who comes and goes.
void PresenceWatch::ask()
{
    if (!m_session || m_session->state() != Session::State::Live || !m_server.isValid())
        return;
    tell(m_server, true);
    const ServerId server = m_server;
    m_session->api().start(
        std::make_unique<api::PresenceJob>(server), this, [this, server](const api::PresenceJob *job) {
            if (server != m_server || !m_session || !job->succeeded())
                return;
            QList<Presence> others = job->response().people;
            const Me &me = m_session->fleet().me();
            others.removeIf([&me](const Presence &one) { return one.actor == me.actor && one.role == me.role; });
            take(others);
        });
}

void PresenceWatch::take(const QList<Presence> &others)
{
    if (others == m_others)
        return;
    m_others = others;
    Q_EMIT changed();
}

QString PresenceWatch::text() const
{
    QStringList people;
    for (const Presence &one : m_others) {
        const QString doing = one.doing == Doing::Acting ? tr("acting") : tr("looking");
        //: somebody else at this server: %1 is a name, %2 a side ("support"), %3 "looking" or "acting"
        people.append(tr("%1 (%2, %3)").arg(one.actor, items::partyName(one.role), doing));
    }
    return people.isEmpty() ? QString() : tr("Also here: %1").arg(people.join(u", "_s));
}

} // namespace escale::ui
