// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site_button.h"

#include "web_address.h"

#include <escale/sync/kept_answer.h>
#include <escale/ui/common/style.h>

namespace escale::ui {

using namespace Qt::StringLiterals;

SiteButton::SiteButton(QWidget *parent) : QPushButton(parent)
{
    setObjectName("openSiteButton"_L1);
    setLinkLike(*this);
    hide();
    connect(this, &QPushButton::clicked, this, [this] { openInBrowser(m_address); });
}

void SiteButton::setSession(Session *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_account = {};
    if (session) {
        connect(session, &Session::stateChanged, this, [this] {
            if (!m_asked)
                read();
        });
    }
}

void SiteButton::show(AccountId account)
{
    if (m_account == account)
        return;
    m_account = account;
    m_asked = false;
    m_address.clear();
    hide();
    read();
}

void SiteButton::read()
{
    if (!m_session || !m_account.isValid())
        return;
    m_asked = m_session->state() == Session::State::Live;
    const AccountId account = m_account;
    readAccount(*m_session, account, this, [this, account](const Result<Answered<api::AccountResource>> &answer) {
        if (account != m_account || !answer || !answer->value.site)
            return;
        m_address = answer->value.site->link;
        retranslate();
        setVisible(isWebAddress(m_address));
    });
}

void SiteButton::retranslate()
{
    setText(tr("Open the site"));
    setToolTip(m_address.toDisplayString().toHtmlEscaped());
}

} // namespace escale::ui
