// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "request_card.h"

#include <escale/fleet/fleet.h>
#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/sync/session.h>
#include <escale/ui/commands/command_desk.h>
#include <escale/ui/commands/conversation.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

RequestCard::RequestCard(CommandDesk &desk, QWidget *parent)
    : Card(parent)
    , m_desk(desk)
    , m_heading(new Label(this))
    , m_state(new Label(this))
    , m_facts(new QGridLayout)
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_commands(new QWidget(this))
    , m_open(new QPushButton(m_commands))
    , m_conversation(new Conversation(this))
    , m_conversationHeading(new Label(this))
{
    setObjectName("requestCard"_L1);
    m_heading->bold()->scaled(1.1)->wrapped();
    m_heading->setObjectName("requestHeading"_L1);
    m_state->tone(Tone::Muted)->wrapped();
    m_facts->setHorizontalSpacing(em(*this, 1));
    m_facts->setVerticalSpacing(em(*this, 0.25));
    m_facts->setColumnStretch(1, 1);
    m_conversationHeading->bold();
    auto *flow = new FlowLayout(m_commands);
    flow->setGaps(em(*this, 0.4), em(*this, 0.3));
    m_open->setObjectName("openServerButton"_L1);
    setLinkLike(*m_open);
    flow->addWidget(m_open);

    auto *left = new QVBoxLayout;
    left->setSpacing(em(*this, 0.4));
    left->addLayout(m_facts);
    left->addStretch(1);
    auto *right = new QVBoxLayout;
    right->setSpacing(em(*this, 0.4));
    right->addWidget(m_conversationHeading);
    right->addWidget(m_conversation);
    right->addStretch(1);
    m_halves->setSpacing(em(*this, 1.4));
    m_halves->addLayout(left, 1);
    m_halves->addLayout(right, 1);
    column()->addWidget(m_heading);
    column()->addWidget(m_state);
    column()->addLayout(m_halves);
    column()->addWidget(m_commands);

    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT serverRequested(m_server); });
    connect(m_conversation, &Conversation::message, this, &RequestCard::message);
}

void RequestCard::setSession(Session *session)
{
    m_session = session;
    m_conversation->setSession(session);
}

void RequestCard::show(const JourneyState &state, const Fleet &fleet, Action command)
{
    const auto &held = command == Action::Reinstall ? state.reinstallationRequest : state.transitRequest;
    const SupportRequest *request = held ? &*held : nullptr;
    m_server = state.facts.server;
    //: heading of a request: %1 is what is asked for, %2 a server
    m_heading->setText(tr("%1 · %2").arg(request ? items::requestKindName(request->kind) : tr("Relocation by support"),
                                         state.facts.serverName));
    if (request) {
        QStringList parts{items::requestStateName(request->state),
                          tr("since %1").arg(items::dateTime(request->created))};
        if (!request->reason.isEmpty())
            parts.append(request->reason);
        m_state->setText(parts.join(u" · "_s));
    } else {
        m_state->setText(tr("Support brings the accounts back, in working hours."));
    }
    showFacts(state, fleet, request);
    m_conversation->setVisible(request);
    m_conversationHeading->setVisible(request);
    m_conversationHeading->setText(tr("Messages"));
    if (request)
        m_conversation->show(*request, state.viewer, state.context.now);
    showCommands(state, request, command);
    settle(*this);
    updateGeometry();
}

void RequestCard::setNarrow(bool narrow)
{
    m_halves->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_halves->setSpacing(em(*this, narrow ? 0.6 : 1.4));
}

void RequestCard::setFact(const QString &caption, const QString &value)
{
    if (value.isEmpty())
        return;
    if (m_used == m_rows.size()) {
        auto *left = (new Label(this))->tone(Tone::Muted);
        auto *right = (new Label(this))->wrapped();
        left->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        right->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        m_facts->addWidget(left, m_used, 0);
        m_facts->addWidget(right, m_used, 1);
        m_rows.append(std::pair(left, right));
    }
    const auto &[left, right] = m_rows.at(m_used++);
    left->setText(caption);
    right->setText(value);
    left->show();
    right->show();
}

void RequestCard::showFacts(const JourneyState &state, const Fleet &fleet, const SupportRequest *request)
{
    m_used = 0;
    const Configuration needed{.cores = state.client.cores, .memory = state.client.memory, .disk = state.client.disk};
    setFact(tr("Customer"), state.customer);
    setFact(tr("Configuration"),
            tr("%1, %2").arg(items::serverPlanName(state.client.plan), words::configuration(needed)));
    if (state.loaded) {
        qint64 databases = 0;
        qint64 files = 0;
        for (const AccountFacts &account : state.facts.accounts) {
            databases += account.weight.databases;
            files += account.weight.files + account.weight.mail;
        }
        setFact(tr("Accounts"), tr("%n account(s): databases %1, files and mail %2", nullptr, state.counts.total)
                                    .arg(items::bytes(databases), items::bytes(files)));
    } else {
        setFact(tr("Accounts"),
                m_session && m_session->state() == Session::State::Offline
                    ? tr("%n account(s), not read before: connect to see them", nullptr, state.counts.total)
                    : tr("%n account(s), being read…", nullptr, state.counts.total));
    }
    const bool transit = request && request->kind == RequestKind::Transit;
    if (state.loaded && transit) {
        Estimate with;
        Estimate without;
        for (const AccountFacts &account : state.facts.accounts) {
            const Estimate a = state.estimate(account.id, true);
            const Estimate b = state.estimate(account.id, false);
            with = {with.low + a.low, with.high + a.high};
            without = {without.low + b.low, without.high + b.high};
        }
        setFact(tr("Downtime, estimate"),
                tr("each way %1 in all; without precopy %2").arg(items::range(with), items::range(without)));
    }
    if (transit) {
        QStringList fitting;
        QStringList smaller;
        const ServerRole role =
            request->transitKind == TransitKind::Shared ? ServerRole::SharedTransit : ServerRole::Transit;
        const QList<ServerId> ids = fleet.servers();
        for (const ServerId id : ids) {
            const Server *server = fleet.server(id);
            if (server->role != role || (role == ServerRole::Transit && server->state != ServerState::Free))
                continue;
            const bool fits =
                isEquivalent(needed, {.cores = server->cores, .memory = server->memory, .disk = server->disk});
            (fits ? fitting : smaller).append(server->name);
        }
        fitting.sort();
        smaller.sort();
        setFact(tr("Asked for"), items::transitKindName(request->transitKind));
        setFact(tr("Free and equivalent"), fitting.isEmpty() ? tr("none") : items::names(fitting));
        if (!smaller.isEmpty())
            setFact(tr("Free, but smaller"), items::names(smaller));
    } else if (request) {
        setFact(tr("State"), tr("%1 of %2 on transit, %3 verified")
                                 .arg(state.counts.onTransit)
                                 .arg(state.counts.total)
                                 .arg(state.counts.verified));
        if (request->finalisationBy)
            setFact(tr("Relocation by"), items::partyName(*request->finalisationBy));
    }
    setFact(tr("Deadline"),
            state.facts.deadline.isValid()
                ? tr("%1, %2", "a date and how far it is")
                      .arg(items::date(state.facts.deadline), items::relative(state.facts.deadline, state.context.now))
                : QString());
    const int over = daysOver(state.facts, state.context.policy, state.context.now);
    if (over > 0) {
        setFact(tr("Over"), tr("%n day(s), %1 so far", nullptr, over)
                                .arg(items::money(costSoFar(state.facts, state.client.monthlyPrice,
                                                            state.context.policy, state.context.now))));
    }
    for (qsizetype i = m_used; i < m_rows.size(); ++i) {
        m_rows.at(i).first->hide();
        m_rows.at(i).second->hide();
    }
}

void RequestCard::showCommands(const JourneyState &state, const SupportRequest *request, Action command)
{
    QList<Action> actions{command};
    if (request) {
        if (request->state == RequestState::Open)
            actions.append(Action::AcceptRequest);
        if (request->kind == RequestKind::Transit && request->state != RequestState::Waiting)
            actions.append(Action::WaitRequest);
        actions.append(Action::DeclineRequest);
    } else {
        actions.clear(); // accounts are chosen on the server's page
    }
    m_actions = actions;
    while (m_buttons.size() < actions.size()) {
        auto *button = new QPushButton(m_commands);
        const int index = int(m_buttons.size());
        connect(button, &QPushButton::clicked, this, [this, index] {
            if (index < m_actions.size())
                m_desk.run(m_actions.at(index));
        });
        m_commands->layout()->addWidget(button);
        m_buttons.append(button);
    }
    for (int i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons.at(i);
        const bool used = i < actions.size() && state.mayDo(actions.at(i));
        button->setVisible(used);
        if (!used)
            continue;
        const Action action = actions.at(i);
        setPrimary(*button, i == 0);
        button->setObjectName("desk_"_L1 + nameOf(action) + "Button"_L1);
        button->setText(words::command(action, 0));
        const QString why = m_desk.why(action);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.isEmpty() ? QString() : why.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        button->setAccessibleDescription(why);
    }
    m_open->setText(tr("Open %1").arg(state.facts.serverName));
}

} // namespace escale::ui
