// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/fleet/fleet.h>

#include <QtWidgets/QWidget>

class QFormLayout;
class QPushButton;

namespace escale::ui {

class Label;

/// A server that is in no migration of its own: what it is, and for a transit server who has it. GUI thread.
class ServerPage final : public QWidget {
    Q_OBJECT

public:
    explicit ServerPage(const Fleet &fleet, QWidget *parent = nullptr);

    void setServer(ServerId server);
    /// Another connection is in front: what is said is said of its fleet.
    void setFleet(const Fleet &fleet);

Q_SIGNALS:
    /// The borrower of a transit server was asked for.
    void serverRequested(escale::ServerId server);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Fleet *m_fleet;
    ServerId m_server;
    Label *m_title;
    Label *m_subtitle;
    QFormLayout *m_facts;
    QPushButton *m_borrower;
};

} // namespace escale::ui
