// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs.h"

#include "words.h"

#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>

#include <QtCore/QEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

constexpr int idRole = Qt::UserRole;

/// As high as its rows, up to eight of them.
void fitHeight(QListWidget &list)
{
    for (int i = 0; i < list.count(); ++i)
        list.item(i)->setSizeHint(QSize(0, em(list, 1.5)));
    list.setFixedHeight(qBound(1, list.count(), 8) * em(list, 1.5) + 2 * list.frameWidth() + 2);
}

/// Indented below a radio button's text.
QHBoxLayout *indented(QWidget *widget, int by)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(by, 0, 0, 0);
    row->addWidget(widget, 1);
    return row;
}

/// "Mon-Fri 09:00-18:00" with the names of the days in the reader's language.
QString localHours(QString hours)
{
    const QLocale english(QLocale::English);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        hours.replace(english.dayName(day, QLocale::ShortFormat), QLocale().dayName(day, QLocale::ShortFormat));
    return hours.replace(u'-', u'–');
}

Estimate sum(const JourneyState &state, const QList<AccountId> &accounts)
{
    Estimate total;
    for (const AccountId account : accounts) {
        const Estimate one = state.estimate(account);
        total.low += one.low;
        total.high += one.high;
    }
    return total;
}

Configuration configurationOf(const Server &server)
{
    return {.cores = server.cores, .memory = server.memory, .disk = server.disk};
}

} // namespace

// --- CommandDialog -----------------------------------------------------------------------------------

CommandDialog::CommandDialog(const JourneyState &state, QWidget *parent)
    : QDialog(parent)
    , m_state(state)
    , m_heading(new Label(this))
    , m_facts(new QGridLayout)
    , m_body(new QVBoxLayout)
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    setObjectName("commandDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    const int gap = em(*this, 0.6);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2);
    column->setSpacing(gap);
    m_heading->bold()->scaled(1.2)->wrapped();
    m_heading->setObjectName("dialogHeading"_L1);
    column->addWidget(m_heading);
    m_facts->setHorizontalSpacing(gap * 2);
    m_facts->setVerticalSpacing(gap / 2);
    m_facts->setColumnStretch(1, 1);
    m_body->setSpacing(gap / 2);
    column->addLayout(m_body, 1);
    column->addLayout(m_facts);
    column->addSpacing(gap);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_confirm);
    column->addLayout(buttons);
    m_confirm->setObjectName("confirmButton"_L1);
    m_cancel->setObjectName("cancelButton"_L1);
    setPrimary(*m_confirm);
    m_confirm->setDefault(true);
    m_cancel->setAutoDefault(false);
    connect(m_confirm, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(em(*this, 30));
}

void CommandDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_shown) {
        m_cancel->setText(tr("Cancel"));
        retranslate();
        fit();
    }
    QDialog::changeEvent(event);
}

void CommandDialog::showEvent(QShowEvent *event)
{
    if (!m_shown) {
        m_shown = true;
        m_cancel->setText(tr("Cancel"));
        retranslate();
        fit();
    }
    QDialog::showEvent(event);
}

void CommandDialog::fit()
{
    // Wrapped lines know their height only at a width, and layouts within the layout only once it has been activated.
    ensurePolished();
    layout()->invalidate();
    layout()->activate();
    const int width =
        qMax(qMax(minimumWidth(), this->width() * int(isVisible())), qMin(sizeHint().width(), em(*this, 38)));
    resize(width, qMax(layout()->totalHeightForWidth(width), layout()->minimumSize().height()));
}

void CommandDialog::setHeading(const QString &text)
{
    m_heading->setText(text);
    setWindowTitle(text);
}

void CommandDialog::setConfirm(const QString &text)
{
    m_confirm->setText(text);
}

void CommandDialog::setConfirmEnabled(bool enabled, const QString &why)
{
    m_confirm->setEnabled(enabled);
    m_confirm->setToolTip(enabled ? QString() : why);
}

void CommandDialog::setFact(int row, const QString &caption, const QString &value)
{
    while (m_rows.size() <= row) {
        auto *left = new Label(this);
        auto *right = new Label(this);
        left->tone(Tone::Muted)->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        right->wrapped()->setAlignment(Qt::AlignTop | Qt::AlignLeading);
        const int at = int(m_rows.size());
        m_facts->addWidget(left, at, 0);
        m_facts->addWidget(right, at, 1);
        m_rows.append(std::pair(left, right));
    }
    const auto &[left, right] = m_rows.at(row);
    left->setText(caption);
    right->setText(value);
    left->setVisible(!value.isEmpty());
    right->setVisible(!value.isEmpty());
}

// --- AccountsDialog ----------------------------------------------------------------------------------

AccountsDialog::AccountsDialog(const JourneyState &state, Action action, const QList<AccountId> &accounts,
                               QWidget *parent)
    : CommandDialog(state, parent)
    , m_action(action)
    , m_list(new QListWidget(this))
    , m_hint(new Label(this))
{
    m_list->setObjectName("queueList"_L1);
    const bool ordered = accounts.size() > 1 && (action == Action::Migrate || action == Action::Relocate);
    if (ordered) {
        m_list->setDragDropMode(QAbstractItemView::InternalMove);
        m_list->setDefaultDropAction(Qt::MoveAction);
    }
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
    m_hint->setText(tr("One after the other, in this order. Drag to change it."));
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

// --- ConfirmDialog -----------------------------------------------------------------------------------

ConfirmDialog::ConfirmDialog(const JourneyState &state, Action action, QWidget *parent)
    : CommandDialog(state, parent)
    , m_action(action)
{
}

void ConfirmDialog::retranslate()
{
    const QString what = tr("What happens");
    const QString undo = tr("Reversible");
    switch (m_action) {
    case Action::WithdrawTransitRequest:
        setHeading(tr("Withdraw the request for a transit server?"));
        setConfirm(tr("Withdraw the request"));
        setFact(0, what,
                tr("Support is told that no transit server is needed for now. The accounts can be marked as not ready "
                   "and corrected again."));
        setFact(1, undo, tr("Yes: request a transit server again. A place in the waiting line is lost."));
        break;
    case Action::WithdrawReinstallationRequest:
        setHeading(tr("Withdraw the request for the reinstallation?"));
        setConfirm(tr("Withdraw the request"));
        setFact(
            0, what,
            tr("The client server is not reinstalled for now. Accounts stay on the transit server and can be rolled "
               "back again while their time lasts."));
        setFact(1, undo, tr("Yes: request the reinstallation again."));
        break;
    case Action::ReleaseTransit:
        setHeading(tr("Release the transit server %1?").arg(state().transitName));
        setConfirm(tr("Release the transit server"));
        setFact(0, what,
                tr("No account is left on it. It is wiped and becomes free for another customer; it costs nothing "
                   "from now on."));
        setFact(1, tr("Downtime"), tr("None"));
        setFact(2, undo, tr("No, and nothing is lost by it: every account is on the reinstalled client server."));
        break;
    default:
        setHeading(words::command(m_action, 0, items::Form::Plain));
        setConfirm(words::command(m_action, 0, items::Form::Plain));
        break;
    }
}

// --- TransitDialog -----------------------------------------------------------------------------------

TransitDialog::TransitDialog(const JourneyState &state, QWidget *parent)
    : CommandDialog(state, parent)
    , m_dedicated(new QRadioButton(this))
    , m_shared(new QRadioButton(this))
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
    for (int row = 0; row < 5; ++row) {
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
    body()->addWidget(m_messageCaption);
    body()->addWidget(m_message);
    m_messageCaption->setBuddy(m_message);
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(em(*this, 3.6));
    setMinimumWidth(em(*this, 38));
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
    for (const AccountFacts &account : state().facts.accounts) {
        ids.append(account.id);
        const Estimate a = state().estimate(account.id, true);
        const Estimate b = state().estimate(account.id, false);
        with = {with.low + a.low, with.high + a.high};
        without = {without.low + b.low, without.high + b.high};
    }
    const Configuration own{
        .cores = state().client.cores, .memory = state().client.memory, .disk = state().client.disk};
    const QString rows[5][3] = {
        {tr("Configuration"), tr("at least that of the client server: %1").arg(words::configuration(own)),
         tr("may not match yours")},
        {tr("Cost"),
         tr("free for %n day(s), then the client server’s price, day by day", nullptr,
            state().context.policy.transitFreeDays),
         tr("none, and no time limit")},
        {tr("Estimated downtime"), tr("%1 in all; files and mail are copied ahead").arg(items::range(with)),
         tr("%1 in all; nothing is copied ahead").arg(items::range(without))},
        {tr("Customisation"), tr("your server settings and firewall are applied"),
         tr("none of yours, no firewall of yours")},
        {tr("Granted"), tr("as soon as a server is free"), tr("case by case")},
    };
    for (int row = 0; row < 5; ++row) {
        for (int column = 0; column < 3; ++column)
            m_cells.at(row).at(column)->setText(rows[row][column]);
    }
    setFact(0, tr("What happens"),
            tr("Support installs the transit server; this takes hours, longer if none is free. Your accounts "
               "go on as they are, and their preparation can no longer be changed."));
    setFact(1, tr("Reversible"), tr("Withdraw the request while support has not begun."));
}

// --- ReinstallationDialog ----------------------------------------------------------------------------

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

// --- ReinstallDialog ---------------------------------------------------------------------------------

ReinstallDialog::ReinstallDialog(const JourneyState &state, QWidget *parent)
    : CommandDialog(state, parent)
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

// --- ReasonDialog ------------------------------------------------------------------------------------

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
    setHeading(wait ? tr("Put the request in the waiting line") : tr("Decline the request"));
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

// --- AllocateDialog ----------------------------------------------------------------------------------

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
    const auto chosen = std::ranges::find(m_servers, server(), &Server::id);
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
