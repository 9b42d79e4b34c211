// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "site_button.h"

#include "web_address.h"

#include <escale/api/jobs.h>
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
    if (!m_session || m_session->state() != Session::State::Live || !m_account.isValid())
        return;
    m_asked = true;
    const AccountId account = m_account;
    m_session->api().start(std::make_unique<api::AccountJob>(account), this,
                           [this, account](const api::AccountJob *job) {
                               if (account != m_account || !job->succeeded() || !job->response().site)
                                   return;
                               m_address = job->response().site->link;
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
