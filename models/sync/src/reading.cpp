// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/sync/reading.h>

#include <escale/store/store.h>

#include <QtCore/QTimer>

namespace escale {

using namespace std::chrono_literals;

Reading::Reading(Session &session, std::shared_ptr<logs::Source> into, QObject *parent)
    : QObject(parent)
    , m_session(&session)
    , m_into(std::move(into))
    , m_again(new QTimer(this))
{
    m_again->setSingleShot(true);
    m_again->setInterval(2s);
    connect(m_again, &QTimer::timeout, this, &Reading::ask);
    connect(&session, &QObject::destroyed, this, &QObject::deleteLater);
    connect(&session, &Session::stateChanged, this, [this](Session::State state) {
        m_isReadNow = false;
        if (state == Session::State::Live)
            ask();
        Q_EMIT changed();
    });
}

bool Reading::isLive() const
{
    return m_session && m_session->state() == Session::State::Live;
}

store::Store *Reading::store() const
{
    return m_session ? m_session->store() : nullptr;
}

void Reading::begin()
{
    if (store::Store *kept = store()) {
        m_asking = true;
        restore(*kept);
    } else {
        ask();
    }
}

void Reading::restored()
{
    m_asking = false;
    if (!m_session)
        return;
    Q_EMIT changed();
    ask();
}

void Reading::askSoon()
{
    if (!m_again->isActive())
        m_again->start();
}

void Reading::ask()
{
    if (m_into.use_count() == 1) { // nobody reads it any more
        deleteLater();
        return;
    }
    if (!isLive())
        return;
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    if (isComplete()) {
        m_isReadNow = true;
        Q_EMIT changed();
        return;
    }
    m_asking = true;
    m_askAgain = false;
    askPlatform();
}

void Reading::missed(const api::Failure &failure)
{
    Q_EMIT failed(failure.error);
    // Without a connection the session finds its way back, and asks then.
    if (isLive() && !failure.status)
        askSoon();
}

} // namespace escale
