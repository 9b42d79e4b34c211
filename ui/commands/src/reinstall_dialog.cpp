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
#include <QtWidgets/QLineEdit>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

ReinstallDialog::ReinstallDialog(const JourneyState &state, QWidget *parent, Action action)
    : CommandDialog(state, parent)
    , m_action(action)
    , m_warning((new Label(this))->tone(Tone::Danger)->bold()->wrapped())
    , m_caption((new Label(this))->wrapped())
    , m_name(new QLineEdit(this))
{
    m_name->setObjectName("typedServerName"_L1);
    body()->addWidget(m_warning);
    body()->addWidget(m_caption);
    body()->addWidget(m_name);
    body()->addSpacing(em(*this, 0.5));
    m_caption->setBuddy(m_name);
    connect(m_name, &QLineEdit::textChanged, this, &ReinstallDialog::check);
}

QString ReinstallDialog::typedName() const
{
    return m_name->text().trimmed();
}

void ReinstallDialog::check()
{
    setConfirmEnabled(typedName() == state().facts.serverName, tr("Type the server’s name first."));
}

void ReinstallDialog::retranslate()
{
    const QString &server = state().facts.serverName;
    if (m_action == Action::Upgrade) {
        retranslateUpgrade();
        return;
    }
    setHeading(tr("Reinstall %1").arg(server));
    setConfirm(tr("Reinstall %1").arg(server));
    m_warning->setText(tr("This is the point of no return: from here no rollback exists."));
    m_caption->setText(tr("To confirm, type the name of the server: %1").arg(server));
    m_name->setAccessibleName(tr("Name of the server, to confirm"));
    setFact(0, tr("What happens"),
            tr("The old system of the server and the frozen copies on it are erased, and the architecture %1 "
               "is installed. Then files and mail are copied back ahead of the relocation.")
                .arg(state().facts.to));
    setFact(
        1, tr("Accounts"),
        tr("%n account(s), served from the transit server all the time", nullptr, int(state().facts.accounts.size())));
    setFact(2, tr("Downtime"),
            tr("About one minute on the client server’s addresses; none for domains on the provider’s DNS."));
    setFact(3, tr("Reversible"), tr("No."));
    check();
}

void ReinstallDialog::retranslateUpgrade()
{
    const MigrationFacts &facts = state().facts;
    setHeading(tr("Upgrade %1 on %2").arg(facts.upgrade.service, facts.serverName));
    setConfirm(tr("Upgrade %1").arg(facts.upgrade.service));
    m_warning->setText(tr("There is no way back to the earlier version, and no test is possible here."));
    m_caption->setText(tr("To confirm, type the name of the server: %1").arg(facts.serverName));
    m_name->setAccessibleName(tr("Name of the server, to confirm"));
    setFact(0, tr("What happens"),
            //: %1 and %2 are versions of a service
            tr("The service is upgraded in place, from %1 to %2, for every account of the server.")
                .arg(facts.from, facts.to));
    setFact(1, tr("Accounts"), tr("%n account(s) of the server", nullptr, state().counts.total));
    setFact(
        2, tr("To test first"),
        tr("Open a public-cloud account where %1 is offered, copy the application there, and test it.").arg(facts.to));
    setFact(3, tr("Reversible"), tr("No."));
    check();
}

} // namespace escale::ui
