// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/dialogs.h>

#include "dialog_parts.h"

#include <escale/items/text.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

ReasonDialog::ReasonDialog(const JourneyState &state, Action action, QWidget *parent)
    : CommandDialog(state, parent)
    , m_action(action)
    , m_caption((new Label(this))->wrapped())
    , m_reason(new QPlainTextEdit(this))
{
    m_reason->setObjectName("reasonText"_L1);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(em(*this, 4.5));
    body()->addWidget(m_caption);
    body()->addWidget(m_reason);
    body()->addSpacing(em(*this, 0.5));
    m_caption->setBuddy(m_reason);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &ReasonDialog::check);
}

QString ReasonDialog::reason() const
{
    return m_reason->toPlainText().trimmed();
}

void ReasonDialog::check()
{
    setConfirmEnabled(!reason().isEmpty(), tr("Give a reason first."));
}

void ReasonDialog::retranslate()
{
    const bool wait = m_action == Action::WaitRequest;
    const QString &server = state().facts.serverName;
    setHeading(wait ? tr("Put the request of %1 in the waiting line").arg(server)
                    : tr("Decline the request of %1").arg(server));
    setConfirm(wait ? tr("Put in the waiting line") : tr("Decline the request"));
    m_caption->setText(tr("Reason, as the customer will read it"));
    m_reason->setAccessibleName(tr("Reason"));
    setFact(0, tr("What happens"),
            wait ? tr("The customer sees that the request waits, why and since when. Nothing else changes.")
                 : tr("The request is closed. The customer sees why, and may send another one."));
    setFact(1, tr("Reversible"),
            wait ? tr("Yes: allocate a server or decline at any time.") : tr("The customer asks again."));
    check();
}

AllocateDialog::AllocateDialog(const JourneyState &state, const QList<Server> &transit, QWidget *parent)
    : CommandDialog(state, parent)
    , m_servers(transit)
    , m_list(new QListWidget(this))
    , m_override(new QCheckBox(this))
{
    m_list->setObjectName("transitServers"_L1);
    m_override->setObjectName("overrideConfiguration"_L1);
    // Free ones that fit first, then free ones that do not, then those that are lent.
    std::ranges::stable_sort(m_servers, {}, [this](const Server &server) {
        return server.state != ServerState::Free ? 2 : fits(server) ? 0 : 1;
    });
    for (const Server &server : std::as_const(m_servers)) {
        auto *item = new QListWidgetItem(server.name, m_list);
        item->setData(idRole, server.id.value());
        if (server.state != ServerState::Free)
            item->setFlags(item->flags() & ~(Qt::ItemIsEnabled | Qt::ItemIsSelectable));
    }
    fitHeight(*m_list);
    body()->addWidget(m_list);
    body()->addWidget(m_override);
    connect(m_list, &QListWidget::currentRowChanged, this, &AllocateDialog::check);
    connect(m_override, &QCheckBox::toggled, this, &AllocateDialog::check);
    if (!m_servers.isEmpty() && m_servers.constFirst().state == ServerState::Free)
        m_list->setCurrentRow(0);
    setMinimumWidth(em(*this, 34));
}

bool AllocateDialog::fits(const Server &server) const
{
    return isEquivalent(configurationOf(state().client), configurationOf(server));
}

ServerId AllocateDialog::server() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item && (item->flags() & Qt::ItemIsEnabled) ? ServerId(item->data(idRole).toLongLong()) : ServerId();
}

bool AllocateDialog::overrides() const
{
    return m_override->isVisibleTo(this) && m_override->isChecked();
}

void AllocateDialog::check()
{
    const auto chosen = std::ranges::find(std::as_const(m_servers), server(), &Server::id);
    const bool any = chosen != m_servers.cend();
    const bool fitting = any && fits(*chosen);
    const bool asks = any && !fitting;
    if (m_override->isVisibleTo(this) != asks) {
        m_override->setVisible(asks);
        if (isVisible())
            fit();
    }
    setConfirmEnabled(any && (fitting || m_override->isChecked()),
                      any ? tr("The configuration is not equivalent.") : tr("Choose a free server first."));
}

void AllocateDialog::retranslate()
{
    setHeading(tr("Allocate a transit server to %1").arg(state().facts.serverName));
    setConfirm(tr("Allocate and install"));
    m_list->setAccessibleName(tr("Transit servers"));
    m_override->setText(tr("Allocate it although its configuration is smaller (this is logged)"));
    for (int i = 0; i < m_list->count(); ++i) {
        const Server &server = m_servers.at(i);
        const QString verdict = server.state != ServerState::Free ? tr("lent")
                                : fits(server)                    ? tr("fits")
                                                                  : tr("smaller than the client server");
        //: name of a server, its configuration, whether it fits
        m_list->item(i)->setText(
            tr("%1 · %2 · %3").arg(server.name, words::configuration(configurationOf(server)), verdict));
    }
    setFact(0, tr("Client server"), words::configuration(configurationOf(state().client)));
    setFact(1, tr("What happens"),
            tr("The new architecture is installed on the transit server, then files and mail of %n account(s) "
               "are copied ahead. Nothing changes for visitors.",
               nullptr, int(state().facts.accounts.size())));
    setFact(2, tr("Takes"), tr("Hours, depending on the amount of data"));
    setFact(3, tr("Message"),
            state().transitRequest && !state().transitRequest->messages.isEmpty()
                ? state().transitRequest->messages.constFirst().text
                : QString());
    check();
}

} // namespace escale::ui
