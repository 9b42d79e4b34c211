// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>
#include <escale/ui/shell/side.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

class QTimer;

namespace escale::ui {

class BannerArea;

/// Says in banners what there is to say of the connection: offline since when and why, refused, the platform's clock.
/// Owned by the window, GUI thread.
class ConnectionWatch final : public QObject {
    Q_OBJECT

public:
    ConnectionWatch(const Fleet &fleet, BannerArea &banners, QObject *parent);

    /// Another connection is in front: what is said is said of its fleet.
    void setFleet(const Fleet &fleet);

    /// What its banners call the connection in front; empty: there is only one, which needs no name.
    void setName(const QString &name);

    /// None: nothing is connected, nothing to say.
    void setSession(Session *session);

Q_SIGNALS:
    /// The person wants to give another token or address.
    void reconnectRequested();

private:
    void update();
    void updateClock();
    [[nodiscard]] QString asOfText() const;
    [[nodiscard]] QString restoredText() const;
    [[nodiscard]] QString offlineText() const;
    [[nodiscard]] QString clockText() const;

    const Fleet *m_fleet;
    BannerArea &m_banners;
    QPointer<Session> m_session;
    QString m_name;
    Error m_reason;
    bool m_restored = false; ///< what is seen is what an earlier start has left
    QTimer *m_grace; ///< a short interruption is not worth a word
    QTimer *m_tick;  ///< counts down to the next attempt
};

} // namespace escale::ui
