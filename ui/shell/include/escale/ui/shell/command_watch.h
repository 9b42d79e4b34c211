// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

namespace escale::ui {

class BannerArea;

/// Says in a banner what came of commands on tasks (pause, resume, cancel) where the platform refused or did not answer.
/// The page that sends other commands says so itself. Owned by the window, GUI thread.
class CommandWatch final : public QObject {
    Q_OBJECT

public:
    CommandWatch(const Fleet &fleet, BannerArea &banners, QObject *parent);

    /// Another connection is in front: what is said is said of its fleet.
    void setFleet(const Fleet &fleet) { m_fleet = &fleet; }

    /// What its banners call the connection in front; empty: there is only one, which needs no name.
    void setName(const QString &name);

    void setSession(Session *session);

private:
    void report(const CommandHandle &handle);

    const Fleet *m_fleet;
    BannerArea &m_banners;
    QPointer<Session> m_session;
    QString m_name;
};

} // namespace escale::ui
