// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/dialogs.h>

#include "dialog_parts.h"

#include <escale/items/text.h>
#include <escale/ui/commands/order_list.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QRadioButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

AccountsDialog::AccountsDialog(const JourneyState &state, Action action, const QList<AccountId> &accounts,
                               QWidget *parent)
    : CommandDialog(state, parent)
    , m_action(action)
    , m_list(new OrderList(this))
    , m_hint(new Label(this))
{
    m_list->setObjectName("queueList"_L1);
    const bool ordered = accounts.size() > 1 && (action == Action::Migrate || action == Action::Relocate);
    m_list->setOrdered(ordered);
    for (const AccountId account : accounts) {
        auto *item = new QListWidgetItem(m_list);
        item->setData(idRole, account.value());
    }
    m_hint->tone(Tone::Muted)->wrapped();
    m_hint->setVisible(ordered);
    if (action == Action::Rollback) {
        m_current = new QRadioButton(this);
        m_frozen = new QRadioButton(this);
        m_current->setObjectName("keepCurrent"_L1);
        m_frozen->setObjectName("keepFrozen"_L1);
        m_current->setChecked(true);
        m_currentHelp = (new Label(this))->tone(Tone::Muted)->wrapped();
        m_frozenHelp = (new Label(this))->tone(Tone::Muted)->wrapped();
    }
    fitHeight(*m_list);
    body()->addWidget(m_list);
    body()->addWidget(m_hint);
    if (m_current) {
        body()->addWidget(m_current);
        body()->addLayout(indented(m_currentHelp, em(*this, 1.5)));
        body()->addWidget(m_frozen);
        body()->addLayout(indented(m_frozenHelp, em(*this, 1.5)));
        body()->addSpacing(em(*this, 0.5));
    }
}

QList<AccountId> AccountsDialog::accounts() const
{
    QList<AccountId> ids;
    for (int i = 0; i < m_list->count(); ++i)
        ids.append(AccountId(m_list->item(i)->data(idRole).toLongLong()));
    return ids;
}

KeepData AccountsDialog::keep() const
{
    return m_frozen && m_frozen->isChecked() ? KeepData::Frozen : KeepData::Current;
}

void AccountsDialog::retranslate()
{
    const QList<AccountId> ids = accounts();
    const QString command = words::command(m_action, int(ids.size()), items::Form::Plain);
    setHeading(command);
    setConfirm(command);
    m_list->setAccessibleName(tr("Accounts, in the order in which they are taken"));
    m_hint->setText(tr("One after the other, in this order. Drag to change it, or press Alt and an arrow key."));
    for (int i = 0; i < m_list->count(); ++i) {
        const AccountId id(m_list->item(i)->data(idRole).toLongLong());
        const AccountFacts *account = findAccount(state().facts, id);
        if (!account)
            continue;
        QString text = account->name;
        if (m_action == Action::Migrate || m_action == Action::Relocate || m_action == Action::Rollback)
            text = tr("%1 · databases %2, estimated downtime %3")
                       .arg(account->name, items::bytes(account->weight.databases), items::range(state().estimate(id)));
        m_list->item(i)->setText(text);
    }
    const Estimate total = sum(state(), ids);
    const QString downtime = ids.size() > 1
                                 ? tr("Estimate: %1 in all, one account after the other").arg(items::range(total))
                                 : tr("Estimate: %1").arg(items::range(total));
    const QDateTime until = state().context.now.addDays(state().context.policy.rollbackDays);
    const QString what = tr("What happens");
    const QString visitors = tr("Downtime");
    const QString undo = tr("Reversible");
    const QString dns = tr("DNS and addresses");
    if (state().facts.kind == Kind::PublicCloud && (m_action == Action::Migrate || m_action == Action::Rollback)) {
        retranslatePublicCloud(downtime);
        return;
    }
    switch (m_action) {
    case Action::Migrate:
        setFact(0, what,
                tr("Each account stops answering while its databases and the last changes of its files and mail are "
                   "copied to the transit server; then it answers from there. The old copy is kept, frozen."));
        setFact(1, visitors, downtime);
        setFact(2, dns, tr("Nothing to change: the client server forwards what still arrives there."));
        setFact(3, undo, tr("Until %1, or until step 6 if that comes first.").arg(items::date(until)));
        break;
    case Action::Relocate:
        setFact(0, what,
                tr("Each account stops answering while its databases and the last changes are copied back to the "
                   "reinstalled client server; then it answers from there, for good."));
        setFact(1, visitors, downtime);
        setFact(2, dns, tr("Nothing to change: the addresses are those of the client server again."));
        setFact(3, undo, tr("No. The old architecture no longer exists."));
        break;
    case Action::Rollback:
        m_current->setText(tr("Keep today’s data"));
        m_currentHelp->setText(
            tr("What was written on the transit server goes back with the account. Where the older database "
               "engine refuses it, the account stays on transit and the attempt is recorded as failed."));
        m_frozen->setText(tr("Return to the frozen copy"));
        m_frozenHelp->setText(
            tr("The account is as it was before its migration. What was written since is kept in an archive "
               "that the log names."));
        setFact(0, what,
                tr("The account is served from the client server again, on the old architecture. Verification is "
                   "cleared; it can be migrated again whenever you want."));
        setFact(1, visitors, downtime);
        setFact(2, undo, tr("Yes: migrate the account again."));
        break;
    case Action::Test: {
        bool replaces = false;
        for (const AccountId id : ids) {
            const AccountFacts *account = findAccount(state().facts, id);
            replaces = replaces || (account && account->test.state == TestState::Available);
        }
        setFact(0, what,
                tr("The databases of each account are copied to a test server with the new architecture. The account "
                   "itself goes on as it is."));
        setFact(1, tr("Earlier test"),
                replaces ? tr("It is replaced: the earlier copy is removed with all that was changed in it.")
                         : QString());
        setFact(2, visitors, tr("None"));
        setFact(3, tr("Kept"), tr("For %n day(s)", nullptr, state().context.policy.testDays));
        break;
    }
    case Action::TestCleanup:
        setFact(0, what,
                tr("The copies on the test server are removed with all that was changed in them. The accounts "
                   "themselves are not touched."));
        setFact(1, undo, tr("Yes: test again."));
        break;
    default:
        break;
    }
}

void AccountsDialog::retranslatePublicCloud(const QString &downtime)
{
    const Policy &policy = state().context.policy;
    const MigrationFacts &facts = state().facts;
    if (m_action == Action::Rollback) {
        m_current->setText(tr("Keep today’s data"));
        m_currentHelp->setText(tr("What was written since the migration goes back with the account."));
        m_frozen->setText(tr("Return to the frozen copy"));
        m_frozenHelp->setText(tr("The account is as it was before its migration. What was written since is kept in an "
                                 "archive that the log names."));
        setFact(0, tr("What happens"), tr("The account is served from where it was before, on the old architecture."));
        setFact(1, tr("Downtime"), downtime);
        setFact(2, tr("DNS and addresses"),
                tr("The earlier addresses hold again: undo what you have changed in an external DNS."));
        setFact(3, tr("Reversible"), tr("Yes: migrate the account again."));
        return;
    }
    setFact(0, tr("What happens"),
            tr("The account stops answering for seconds to minutes while it is moved to %1; nothing has to be stopped "
               "by hand.")
                .arg(facts.destinationName.isEmpty() ? facts.to : facts.destinationName));
    setFact(1, tr("Downtime"), downtime);
    setFact(2, tr("DNS and addresses"),
            tr("Addresses change. Domains on the provider’s DNS follow; in an external DNS you update A and AAAA "
               "yourself. MX "
               "records stay as they are."));
    setFact(3, tr("Reversible"),
            isIrreversible(Action::Migrate, facts, policy)
                ? tr("No: there is no way back.")
                : tr("For %n day(s), by a temporary rollback.", nullptr, policy.publicCloudRollbackDays));
}

} // namespace escale::ui
