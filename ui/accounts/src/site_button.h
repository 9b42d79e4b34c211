// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <escale/sync/session.h>

#include <QtCore/QPointer>
#include <QtCore/QUrl>
#include <QtWidgets/QPushButton>

namespace escale::ui {

/// Opens the account's site in the browser, where it has one: its address is read from the platform when somebody looks,
/// by the name that the world uses, so that it leads to the site wherever it is served from.
class SiteButton final : public QPushButton {
    Q_OBJECT

public:
    explicit SiteButton(QWidget *parent);

    void setSession(Session *session);
    /// Hidden until the address is known, and where there is none.
    void show(AccountId account);
    [[nodiscard]] const QUrl &address() const { return m_address; }
    void retranslate();

private:
    void read();

    QPointer<Session> m_session;
    AccountId m_account;
    bool m_asked = false;
    QUrl m_address;
};

} // namespace escale::ui
