// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/core/error.h>
#include <escale/ui/commands/state.h>

#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

#include <optional>

class QPushButton;

namespace escale {
class Session;
}

namespace escale::ui {

class Label;

/// Lowers the time to live of an account's domains before its addresses change, where the provider serves their zones; hidden
/// where there is nothing to lower. It is no command of the journey and is not written down: the domains, read again afterwards,
/// say what came of it, and lowering twice is lowering once.
class TtlOrder final : public QWidget {
    Q_OBJECT

public:
    explicit TtlOrder(QWidget *parent);

    void setSession(Session *session);
    /// `domains` are the account's.
    void show(AccountId account, const JourneyState &state, const QList<Domain> &domains);

Q_SIGNALS:
    /// All have been answered, well or not: what the platform knows now is worth reading.
    void answered();

private:
    void showState();
    void lower();
    void take(const std::optional<Error> &error);

    QPointer<Session> m_session;
    AccountId m_account;
    QList<DomainId> m_high;
    int m_seconds = 0;
    QString m_why; ///< why it cannot be done now; empty: it can
    qsizetype m_waiting = 0;
    std::optional<Error> m_failed;
    QPushButton *m_button;
    Label *m_problem;
};

} // namespace escale::ui
