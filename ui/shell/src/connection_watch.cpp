// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/shell/connection_watch.h>

#include <escale/items/text.h>
#include <escale/ui/shell/banner_area.h>
#include <escale/ui/shell/connection_text.h>

#include <QtCore/QTimer>

#include <chrono>

namespace escale::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 tolerance = 60'000; // ms between the two clocks that nobody would notice

QString offlineKey()
{
    return u"offline"_s;
}
QString refusedKey()
{
    return u"refused"_s;
}
QString restoredKey()
{
    return u"restored"_s;
}
QString clockKey()
{
    return u"clock"_s;
}

} // namespace

ConnectionWatch::ConnectionWatch(const Fleet &fleet, BannerArea &banners, QObject *parent)
    : QObject(parent)
    , m_fleet(&fleet)
    , m_banners(banners)
    , m_grace(new QTimer(this))
    , m_tick(new QTimer(this))
{
    m_grace->setSingleShot(true);
    m_grace->setInterval(600ms);
    m_tick->setInterval(1s);
    connect(m_grace, &QTimer::timeout, this, &ConnectionWatch::update);
    connect(m_tick, &QTimer::timeout, this, [this] { m_banners.refresh(); });
    setFleet(fleet);
}

void ConnectionWatch::setFleet(const Fleet &fleet)
{
    m_fleet->disconnect(this);
    m_fleet = &fleet;
    connect(&fleet, &Fleet::meChanged, this, &ConnectionWatch::updateClock);
}

void ConnectionWatch::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    m_banners.refresh();
}

void ConnectionWatch::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_restored = false;
    m_grace->stop();
    m_tick->stop();
    m_banners.remove(offlineKey());
    m_banners.remove(refusedKey());
    m_banners.remove(restoredKey());
    if (!session) {
        m_banners.remove(clockKey());
        return;
    }
    connect(session, &Session::restored, this, [this] {
        m_restored = true;
        m_grace->start();
    });
    connect(session, &Session::stateChanged, this, [this] {
        // Reconnecting after a loss keeps the banner until it is known to have worked.
        if (m_session->state() == Session::State::Offline && !m_banners.isShown(offlineKey()))
            m_grace->start();
        else
            update();
    });
    update();
}

void ConnectionWatch::update()
{
    if (!m_session)
        return;
    const Session::State state = m_session->state();
    if (state == Session::State::Offline || state == Session::State::Refused)
        m_reason = m_session->reason().error;
    const auto details = [this, base = m_session->base()] { return ConnectionText::details(m_reason, base); };

    // What an earlier start has left is shown at once, and must not pass for what is so now.
    m_restored = m_restored && state != Session::State::Live;
    if (m_restored && state == Session::State::Connecting && !m_grace->isActive() && !m_banners.isShown(offlineKey()))
        m_banners.show(restoredKey(), {.tone = Tone::Warning,
                                       .text = [this] { return ConnectionText::about(m_name, restoredText()); },
                                       .commands = {},
                                       .details = {}});
    else
        m_banners.remove(restoredKey());

    if (state == Session::State::Offline) {
        m_tick->start();
        if (m_banners.isShown(offlineKey())) {
            m_banners.refresh();
            return;
        }
        Notice notice{.tone = Tone::Danger,
                      .text = [this] { return ConnectionText::about(m_name, offlineText()); },
                      .commands = {},
                      .details = details};
        notice.commands.append({u"tryNow"_s, [] { return tr("Try now"); },
                                [this] {
                                    if (m_session)
                                        m_session->reconnectNow();
                                }});
        m_banners.show(offlineKey(), notice);
    } else if (state == Session::State::Live || state == Session::State::Refused) {
        m_grace->stop();
        m_tick->stop();
        m_banners.remove(offlineKey());
    }

    if (state == Session::State::Refused) {
        Notice notice{.tone = Tone::Danger,
                      .text = [this] { return ConnectionText::about(m_name, ConnectionText::of(m_reason)); },
                      .commands = {},
                      .details = details};
        notice.commands.append(
            {u"otherToken"_s, [] { return tr("Use another token…"); }, [this] { Q_EMIT reconnectRequested(); }});
        m_banners.show(refusedKey(), notice);
    } else {
        m_banners.remove(refusedKey());
    }
    updateClock();
}

QString ConnectionWatch::asOfText() const
{
    return items::moment(m_fleet->asOf());
}

QString ConnectionWatch::restoredText() const
{
    return tr("What you see is as of %1; Escale is asking the platform what has changed since. Commands can be given "
              "when it "
              "has answered.")
        .arg(asOfText());
}

QString ConnectionWatch::offlineText() const
{
    const QString why = ConnectionText::of(m_reason);
    QString what =
        m_fleet->asOf().isValid()
        //: %1 is a sentence that says why
            ? tr("Offline: %1 What you see is as of %2; migrations go on on the platform. Commands can be given "
                 "when the connection is back.")
                  .arg(why, asOfText())
            : tr("Offline: %1").arg(why);
    if (!m_session || !m_session->nextAttempt().isValid())
        return what;
    const qint64 seconds = QDateTime::currentDateTimeUtc().secsTo(m_session->nextAttempt());
    //: %1 is one or two sentences
    return seconds > 0 ? tr("%1 Next attempt in %n s.", nullptr, int(seconds)).arg(what)
                       : tr("%1 Trying again…").arg(what);
}

void ConnectionWatch::updateClock()
{
    const qint64 offset = m_fleet->me().clockOffset;
    const bool differs = m_session && m_session->state() == Session::State::Live && qAbs(offset) > tolerance;
    if (!differs)
        m_banners.remove(clockKey());
    else if (m_banners.isShown(clockKey()))
        m_banners.refresh();
    else
        m_banners.show(clockKey(), {.tone = Tone::Warning,
                                    .text = [this] { return ConnectionText::about(m_name, clockText()); },
                                    .commands = {},
                                    .details = {},
                                    .dismissable = true});
}

QString ConnectionWatch::clockText() const
{
    const qint64 offset = m_fleet->me().clockOffset;
    const int minutes = int(qAbs(offset) / 60'000);
    return offset > 0
               ? tr("The platform's clock is %n minute(s) ahead of this computer's. Deadlines count by the platform's.",
                    nullptr, minutes)
               : tr("The platform's clock is %n minute(s) behind this computer's. Deadlines count by the platform's.",
                    nullptr, minutes);
}

} // namespace escale::ui
