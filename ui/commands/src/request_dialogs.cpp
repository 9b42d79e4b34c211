// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/dialogs.h>

#include "dialog_parts.h"

#include <escale/items/text.h>
#include <escale/migration/estimate.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QTableWidget>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

constexpr int comparedRows = 6; // what both kinds of transit are compared by

} // namespace

TransitDialog::TransitDialog(const JourneyState &state, QWidget *parent)
    : CommandDialog(state, parent)
    , m_dedicated(new QRadioButton(this))
    , m_shared(new QRadioButton(this))
    , m_accounts(new QTableWidget(this))
    , m_messageCaption(new Label(this))
    , m_message(new QPlainTextEdit(this))
{
    m_dedicated->setObjectName("transitDedicated"_L1);
    m_shared->setObjectName("transitShared"_L1);
    m_message->setObjectName("requestMessage"_L1);
    m_dedicated->setChecked(true);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(em(*this, 1));
    grid->setVerticalSpacing(em(*this, 0.4));
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    grid->addWidget(m_dedicated, 0, 1);
    grid->addWidget(m_shared, 0, 2);
    for (int row = 0; row < comparedRows; ++row) {
        QList<Label *> cells;
        for (int column = 0; column < 3; ++column) {
            auto *cell = (new Label(this))->wrapped();
            cell->setAlignment(Qt::AlignTop | Qt::AlignLeading);
            if (column == 0)
                cell->tone(Tone::Muted)->setWordWrap(false);
            grid->addWidget(cell, row + 1, column);
            cells.append(cell);
        }
        m_cells.append(cells);
    }
    body()->addLayout(grid);
    body()->addSpacing(em(*this, 0.5));
    m_accounts->setObjectName("comparisonTable"_L1);
    m_accounts->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_accounts->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_accounts->setShowGrid(false);
    m_accounts->setTabKeyNavigation(false);
    m_accounts->verticalHeader()->hide();
    m_accounts->verticalHeader()->setDefaultSectionSize(em(*this, 1.5));
    m_accounts->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_accounts->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_accounts->setRowCount(int(state.facts.accounts.size()));
    m_accounts->setColumnCount(5);
    m_accounts->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    constexpr int mostRows = 5;
    m_accounts->setFixedHeight(qBound(1, m_accounts->rowCount(), mostRows) * em(*this, 1.5) + em(*this, 2));
    body()->addWidget(m_accounts);
    body()->addSpacing(em(*this, 0.3));
    body()->addWidget(m_messageCaption);
    body()->addWidget(m_message);
    m_messageCaption->setBuddy(m_message);
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(em(*this, 3.6));
    setMinimumWidth(em(*this, 41)); // with less, the names have no room beside the figures
}

TransitKind TransitDialog::kind() const
{
    return m_shared->isChecked() ? TransitKind::Shared : TransitKind::Dedicated;
}

QString TransitDialog::message() const
{
    return m_message->toPlainText().trimmed();
}

void TransitDialog::retranslate()
{
    setHeading(tr("Request the transit server"));
    setConfirm(tr("Send the request to support"));
    m_dedicated->setText(tr("A server of its own"));
    m_shared->setText(tr("The shared one"));
    m_messageCaption->setText(tr("Message to support (optional)"));
    m_message->setAccessibleName(tr("Message to support"));

    QList<AccountId> ids;
    Estimate with;
    Estimate without;
    qint64 databases = 0;
    qint64 difference = 0;
    qint64 all = 0;
    for (const AccountFacts &account : state().facts.accounts) {
        ids.append(account.id);
        const Estimate a = state().estimate(account.id, true);
        const Estimate b = state().estimate(account.id, false);
        with = {with.low + a.low, with.high + a.high};
        without = {without.low + b.low, without.high + b.high};
        databases += account.weight.databases;
        difference += expectedDelta(account, true).high;
        all += expectedDelta(account, false).high;
    }
    const Configuration own{
        .cores = state().client.cores, .memory = state().client.memory, .disk = state().client.disk};
    const QString rows[comparedRows][3] = {
        {tr("Configuration"), tr("at least that of the client server: %1").arg(words::configuration(own)),
         tr("may not match yours")},
        {tr("Cost"),
         tr("free for %n day(s), then the client server’s price, day by day", nullptr,
            state().context.policy.transitFreeDays),
         tr("none, and no time limit")},
        {tr("Estimated downtime"), tr("%1 in all; files and mail are copied ahead").arg(items::range(with)),
         tr("%1 in all; nothing is copied ahead").arg(items::range(without))},
        // Of small accounts the times are alike; what has to be copied meanwhile is not.
        {tr("Copied meanwhile"),
         tr("%1 of databases, up to %2 of files and mail").arg(items::bytes(databases), items::bytes(difference)),
         tr("%1 of databases, all %2 of files and mail").arg(items::bytes(databases), items::bytes(all))},
        {tr("Customisation"), tr("your server settings and firewall are applied"),
         tr("none of yours, no firewall of yours")},
        {tr("Granted"), tr("as soon as a server is free"), tr("case by case")},
    };
    for (int row = 0; row < comparedRows; ++row) {
        for (int column = 0; column < 3; ++column)
            m_cells.at(row).at(column)->setText(rows[row][column]);
    }
    m_accounts->setHorizontalHeaderLabels(
        //: what a move still has to copy of files and mail after the precopy
        {tr("Account"), tr("Files and mail"), tr("Difference"), tr("Downtime, own server"), tr("Downtime, shared")});
    m_accounts->setAccessibleName(tr("Both kinds compared, account by account"));
    for (int row = 0; row < m_accounts->rowCount(); ++row) {
        const AccountFacts &account = state().facts.accounts.at(row);
        const QString cells[] = {account.name, items::bytes(expectedDelta(account, false).high),
                                 //: at most so many bytes
                                 tr("up to %1").arg(items::bytes(expectedDelta(account, true).high)),
                                 items::range(state().estimate(account.id, true)),
                                 items::range(state().estimate(account.id, false))};
        for (int column = 0; column < m_accounts->columnCount(); ++column)
            m_accounts->setItem(row, column, new QTableWidgetItem(cells[column]));
        m_accounts->item(row, 0)->setToolTip(account.name.toHtmlEscaped());
    }
    setFact(0, tr("What happens"),
            tr("Support installs the transit server; this takes hours, longer if none is free. Your accounts "
               "go on as they are, and their preparation can no longer be changed."));
    setFact(1, tr("Reversible"), tr("Withdraw the request while support has not begun."));
}

ReinstallationDialog::ReinstallationDialog(const JourneyState &state, QWidget *parent)
    : CommandDialog(state, parent)
    , m_question((new Label(this))->bold())
    , m_support(new QRadioButton(this))
    , m_customer(new QRadioButton(this))
    , m_supportHelp((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_customerHelp((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_messageCaption(new Label(this))
    , m_message(new QPlainTextEdit(this))
{
    m_support->setObjectName("finaliseSupport"_L1);
    m_customer->setObjectName("finaliseCustomer"_L1);
    m_message->setObjectName("requestMessage"_L1);
    m_support->setChecked(true);
    body()->addWidget(m_question);
    body()->addWidget(m_support);
    body()->addLayout(indented(m_supportHelp, em(*this, 1.5)));
    body()->addWidget(m_customer);
    body()->addLayout(indented(m_customerHelp, em(*this, 1.5)));
    body()->addSpacing(em(*this, 0.5));
    body()->addWidget(m_messageCaption);
    body()->addWidget(m_message);
    m_messageCaption->setBuddy(m_message);
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(em(*this, 3.6));
}

Party ReinstallationDialog::finalisationBy() const
{
    return m_customer->isChecked() ? Party::Customer : Party::Support;
}

QString ReinstallationDialog::message() const
{
    return m_message->toPlainText().trimmed();
}

void ReinstallationDialog::retranslate()
{
    setHeading(tr("Request the reinstallation of %1").arg(state().facts.serverName));
    setConfirm(tr("Send the request to support"));
    m_question->setText(tr("Who relocates the accounts afterwards?"));
    m_support->setText(tr("Support"));
    m_customer->setText(state().viewer == Party::Customer ? tr("We do it ourselves") : tr("The customer"));
    m_supportHelp->setText(tr("In working hours: %1.").arg(localHours(state().context.policy.supportHours)));
    m_customerHelp->setText(tr("Whenever it suits, within %n day(s) without surcharge.", nullptr,
                               state().context.policy.finalisationFreeDays));
    m_messageCaption->setText(tr("Message to support (optional)"));
    m_message->setAccessibleName(tr("Message to support"));
    setFact(0, tr("What happens"),
            tr("Support reinstalls the client server with the new architecture. Every account goes on "
               "being served from the transit server meanwhile."));
    setFact(1, tr("Downtime"),
            tr("About one minute on the client server’s addresses; none for domains on the provider’s DNS."));
    setFact(2, tr("Reversible"),
            tr("The request, until support starts. From the start of the reinstallation no rollback exists."));
}

} // namespace escale::ui
