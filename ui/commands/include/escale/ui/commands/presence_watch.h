// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/migration/permission.h>
#include <escale/sync/session.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QTimer;

namespace escale::ui {

/// Says to the platform that somebody looks at a server, and hears who else does: asks once, then reads the fleet, which the
/// feed keeps true. Works only while it is told to look at one and the session is live; a platform that knows nothing of presence is asked in vain and says nothing.
class PresenceWatch final : public QObject {
    Q_OBJECT

public:
    explicit PresenceWatch(QObject *parent);

    void setSession(Session *session);
    /// An invalid id: nobody looks any more.
    void look(ServerId server);
    /// Those beside oneself.
    [[nodiscard]] const QList<migration::Presence> &others() const { return m_others; }
    /// "Also here: Camille (customer, acting)"; empty when one is alone.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void changed();

private:
    void tell(ServerId server, bool looking);
    void ask();
    void take(const QList<migration::Presence> &others);

    QPointer<Session> m_session;
    ServerId m_server;
    QList<migration::Presence> m_others;
    QTimer *m_timer;
};

} // namespace escale::ui
