// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ttl_order.h"

#include <escale/api/jobs.h>
#include <escale/items/text.h>
#include <escale/migration/dns.h>
#include <escale/sync/session.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

#include <algorithm>

namespace escale::ui {

using namespace migration;
using namespace Qt::StringLiterals;

TtlOrder::TtlOrder(QWidget *parent)
    : QWidget(parent)
    , m_button(new QPushButton(this))
    , m_problem((new Label(this))->tone(Tone::Danger)->wrapped())
{
    m_button->setObjectName("lowerTtlButton"_L1);
    m_problem->setObjectName("lowerTtlProblem"_L1);
    m_problem->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(em(*this, 0.6));
    row->addWidget(m_button);
    row->addWidget(m_problem, 1);
    row->addStretch();
    connect(m_button, &QPushButton::clicked, this, &TtlOrder::lower);
    hide();
}

void TtlOrder::setSession(Session *session)
{
    m_session = session;
    m_account = {};
}

void TtlOrder::show(AccountId account, const JourneyState &state, const QList<Domain> &domains)
{
    if (m_account != account) {
        m_account = account;
        m_waiting = 0;
        m_failed.reset();
    }
    m_high.clear();
    const AccountFacts *facts = findAccount(state.facts, account);
    if (facts && facts->location == Location::ClientOld) {
        for (const Domain &domain : domains) {
            const TtlGuard guard = ttlGuard(state.facts.kind, domain, state.context.policy, state.context.now);
            if (domain.dns == DnsHost::Internal && guard.verdict == TtlGuard::Verdict::LowerFirst)
                m_high.append(domain.id);
        }
    }
    m_seconds = state.context.policy.ttlBeforeMove;
    const bool live = m_session && m_session->state() == Session::State::Live;
    const bool mayWrite = state.viewer == Party::Support || state.viewer == Party::Customer;
    m_why = words::barrier(live, mayWrite, state.covers(account));
    showState();
}

void TtlOrder::showState()
{
    setVisible(!m_high.isEmpty() || m_failed);
    m_button->setVisible(!m_high.isEmpty());
    //: on a button; %1 is a duration
    m_button->setText(
        tr("Lower the TTL of %n domain(s) to %1", nullptr, int(m_high.size())).arg(items::duration(m_seconds)));
    m_button->setEnabled(m_why.isEmpty() && m_waiting == 0);
    m_button->setToolTip(m_why.toHtmlEscaped());
    m_button->setAccessibleDescription(m_why);
    m_problem->setVisible(m_failed.has_value());
    m_problem->setText(m_failed ? tr("The TTL could not be lowered. %1").arg(items::describe(*m_failed)) : QString());
}

void TtlOrder::lower()
{
    if (!m_session || m_waiting > 0)
        return;
    m_failed.reset();
    m_waiting = m_high.size();
    for (const DomainId domain : std::as_const(m_high)) {
        m_session->api().start(std::make_unique<api::ChangeTtlJob>(domain, m_seconds), this,
                               [this, account = m_account](const api::ChangeTtlJob *job) {
                                   if (account == m_account)
                                       take(job->succeeded() ? std::nullopt : std::optional(job->failure().error));
                               });
    }
    showState();
}

void TtlOrder::take(const std::optional<Error> &error)
{
    if (error)
        m_failed = error;
    m_waiting =
        std::max<qsizetype>(0, m_waiting - 1); // an answer to what was asked before the page was left and came back
    if (m_waiting > 0)
        return;
    showState();
    Q_EMIT answered();
}

} // namespace escale::ui
