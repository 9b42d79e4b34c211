// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/accounts/account_page.h>

#include "fact_grid.h"
#include "inventory_card.h"
#include "stage_strip.h"

#include <escale/fleet/fleet.h>
#include <escale/items/attempts_model.h>
#include <escale/items/text.h>
#include <escale/migration/checks.h>
#include <escale/migration/clocks.h>
#include <escale/migration/dns.h>
#include <escale/migration/estimate.h>
#include <escale/ui/commands/command_desk.h>
#include <escale/ui/commands/desk_table.h>
#include <escale/ui/commands/short_path.h>
#include <escale/ui/commands/words.h>
#include <escale/ui/common/card.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtGui/QAction>
#include <QtGui/QDesktopServices>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

#include <chrono>
#include <ranges>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::ui {

using namespace migration;

namespace {

constexpr Action commands[] = {Action::ReadDocumentation, Action::Ready,   Action::Unready,  Action::Test,
                               Action::TestCleanup,       Action::Migrate, Action::Rollback, Action::Verify,
                               Action::Unverify,          Action::Relocate};

QString reminderText(Reminder reminder)
{
    switch (reminder) {
    case Reminder::LowerTtl:
        return AccountPage::tr(
            "Lower the TTL of the address records first, so that caches forget the old address in time.");
    case Reminder::UpdateRecords:
        return AccountPage::tr("Update A and AAAA in the external DNS. Leave MX as they are.");
    case Reminder::SshHostKeys:
        return AccountPage::tr(
            "SSH host keys have changed: remove the old ones from known_hosts, after checking the new ones.");
    case Reminder::AllowLists:
        return AccountPage::tr("Third parties that allow the old address only have to allow the new one.");
    case Reminder::Unknown:
        break;
    }
    return {};
}

QString differenceText(const CheckDifference &one)
{
    switch (one.what) {
    case CheckDifference::What::Status:
        return AccountPage::tr("Status of the front page: %1 before, %2 after").arg(one.before, one.after);
    case CheckDifference::What::Title:
        return AccountPage::tr("Title: “%1” before, “%2” after").arg(one.before, one.after);
    case CheckDifference::What::Link:
        return AccountPage::tr("Link %1: %2 before, %3 after").arg(one.name, one.before, one.after);
    case CheckDifference::What::Table:
        return AccountPage::tr("Table %1: %2 rows before, %3 after").arg(one.name, one.before, one.after);
    case CheckDifference::What::Mailbox:
        return AccountPage::tr("Mailbox %1: %2 messages before, %3 after").arg(one.name, one.before, one.after);
    }
    return {};
}

} // namespace

AccountPage::AccountPage(QWidget *parent)
    : QScrollArea(parent)
    , m_desk(new CommandDesk(this))
    , m_attempts(new items::AttemptsModel(this))
    , m_refresh(new QTimer(this))
    , m_tick(new QTimer(this))
    , m_content(new QWidget)
    , m_title(new Label(m_content))
    , m_subtitle(new Label(m_content))
    , m_openServer(new QPushButton(m_content))
    , m_commands(new QWidget(m_content))
    , m_reading(new Label(m_content))
    , m_top(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_factSection(makeSection())
    , m_facts(new FactGrid(m_factSection.card))
    , m_estimateSection(makeSection())
    , m_estimates(new FactGrid(m_estimateSection.card))
    , m_testSection(makeSection())
    , m_test(new FactGrid(m_testSection.card))
    , m_openTest(new QPushButton(m_testSection.card))
    , m_attemptSection(makeSection())
    , m_running(new Label(m_attemptSection.card))
    , m_stages(new StageStrip(m_attemptSection.card))
    , m_noAttempt(new Label(m_attemptSection.card))
    , m_attemptTable(new DeskTable(*m_attempts, true, m_attemptSection.card))
    , m_inventory(new InventoryCard(m_content))
    , m_path(new ShortPath(m_content))
    , m_checkSection(makeSection())
    , m_reminderSection(makeSection())
{
    setObjectName("accountPage"_L1);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_content);
    m_content->setAutoFillBackground(true);
    m_title->bold()->scaled(1.55);
    m_title->setObjectName("pageTitle"_L1);
    m_subtitle->tone(Tone::Muted)->wrapped();
    m_openServer->setObjectName("openServerButton"_L1);
    setLinkLike(*m_openServer);
    m_reading->tone(Tone::Muted)->wrapped();
    m_openTest->setObjectName("openTestButton"_L1);
    m_running->wrapped();
    m_running->setObjectName("runningTask"_L1);
    m_noAttempt->tone(Tone::Muted);
    m_attemptTable->setObjectName("attemptTable"_L1);
    makeCommands();

    auto *column = new QVBoxLayout(m_content);
    const int margin = em(*this, 0.9);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.6));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_openServer, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_subtitle);
    column->addWidget(m_reading);
    column->addWidget(m_path);
    column->addWidget(m_commands);
    m_factSection.card->column()->addWidget(m_facts);
    m_factSection.card->column()->addStretch(1);
    m_estimateSection.card->column()->addWidget(m_estimates);
    m_estimateSection.card->column()->addStretch(1);
    m_testSection.card->column()->addWidget(m_test);
    m_testSection.card->column()->addWidget(m_openTest, 0, Qt::AlignLeading);
    m_testSection.card->column()->addStretch(1);
    m_top->setSpacing(em(*this, 0.8));
    m_top->addWidget(m_factSection.card, 4);
    m_top->addWidget(m_estimateSection.card, 3);
    m_top->addWidget(m_testSection.card, 3);
    column->addLayout(m_top);
    QVBoxLayout *attempts = m_attemptSection.card->column();
    attempts->addWidget(m_running);
    attempts->addWidget(m_stages);
    attempts->addWidget(m_noAttempt);
    attempts->addWidget(m_attemptTable);
    column->addWidget(m_attemptSection.card);
    column->addWidget(m_checkSection.card);
    column->addWidget(m_reminderSection.card);
    column->addWidget(m_inventory);
    column->addStretch(1);

    m_refresh->setSingleShot(true);
    m_refresh->setInterval(0ms); // several announcements of one answer of the feed are one refresh
    connect(m_refresh, &QTimer::timeout, this, &AccountPage::refresh);
    m_tick->setInterval(20s);
    connect(m_tick, &QTimer::timeout, this, [this] {
        m_attempts->readAgain();
        scheduleRefresh();
    });
    connect(m_openServer, &QPushButton::clicked, this, [this] {
        if (m_session)
            Q_EMIT serverRequested(m_session->fleet().accountHome(m_account));
    });
    connect(m_openTest, &QPushButton::clicked, this, [this] {
        // An address from the platform: only the web's, so that nothing else is started by it.
        const QUrl url(m_testAddress, QUrl::StrictMode);
        if (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
            QDesktopServices::openUrl(url);
    });
    connect(m_attempts, &items::DeskTableModel::wasRead, this, [this] {
        const bool any = m_attempts->rowCount() > 0;
        m_attemptTable->setVisible(any);
        m_noAttempt->setVisible(!any);
    });
    connect(m_inventory, &InventoryCard::domainsRead, this, &AccountPage::scheduleRefresh);
    connect(m_desk, &CommandDesk::message, this, &AccountPage::message);
    retranslate();
}

AccountPage::~AccountPage() = default;

AccountPage::Section AccountPage::makeSection()
{
    Section section{.card = new Card(m_content), .heading = nullptr};
    section.heading = (new Label(section.card))->bold();
    section.card->column()->addWidget(section.heading);
    return section;
}

void AccountPage::makeCommands()
{
    auto *flow = new FlowLayout(m_commands);
    flow->setGaps(em(*this, 0.4), em(*this, 0.3));
    for (const Action action : commands) {
        auto *command = new QAction(this);
        command->setObjectName("account_"_L1 + nameOf(action) + "Action"_L1);
        command->setData(int(action));
        connect(command, &QAction::triggered, this, [this, action] { m_desk->run(action, {m_account}); });
        m_actions.append(command);
        auto *button = new QPushButton(m_commands);
        button->setObjectName("account_"_L1 + nameOf(action) + "Button"_L1);
        connect(button, &QPushButton::clicked, command, &QAction::trigger);
        flow->addWidget(button);
        m_buttons.append(button);
    }
}

void AccountPage::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->fleet().disconnect(this);
    }
    m_session = session;
    m_desk->setSession(session);
    m_inventory->setSession(session);
    m_attempts->setFleet(session ? &session->fleet() : nullptr);
    if (session) {
        const Fleet &fleet = session->fleet();
        connect(&fleet, &Fleet::migrationsChanged, this, [this](const QList<MigrationId> &ids) {
            if (ids.contains(m_migration))
                scheduleRefresh();
        });
        connect(&fleet, &Fleet::migrationAccountsChanged, this, [this](MigrationId id) {
            if (id == m_migration)
                scheduleRefresh();
        });
        connect(&fleet, &Fleet::tasksChanged, this, &AccountPage::scheduleRefresh);
        connect(&fleet, &Fleet::meChanged, this, &AccountPage::scheduleRefresh);
        connect(&fleet, &Fleet::reset, this, &AccountPage::scheduleRefresh);
        connect(session, &Session::stateChanged, this, &AccountPage::scheduleRefresh);
        connect(session, &Session::accountsLoaded, this, &AccountPage::scheduleRefresh);
    }
    scheduleRefresh();
}

void AccountPage::setAccount(AccountId account)
{
    if (m_account == account)
        return;
    m_account = account;
    m_location = Location::Unknown;
    verticalScrollBar()->setValue(0);
    m_stale = true;
    if (isVisible())
        refresh();
}

void AccountPage::scheduleRefresh()
{
    m_stale = true;
    if (isVisible() && !m_refresh->isActive())
        m_refresh->start();
}

void AccountPage::refresh()
{
    m_stale = false;
    if (!m_session || !m_account.isValid())
        return;
    const Fleet &fleet = m_session->fleet();
    m_migration = fleet.migrationOf(m_account);
    if (m_migration.isValid())
        m_session->ensureAccounts(m_migration);
    const JourneyState state = journeyState(fleet, m_migration);
    m_desk->setState(state);
    const AccountFacts *facts = findAccount(state.facts, m_account);
    showHeader(state);
    m_reading->setVisible(!facts);
    m_reading->setText(m_migration.isValid() ? tr("The facts of this account are being read…")
                                             : tr("No migration is announced for this account."));
    for (QWidget *widget :
         {m_commands, static_cast<QWidget *>(m_factSection.card), static_cast<QWidget *>(m_estimateSection.card),
          static_cast<QWidget *>(m_testSection.card), static_cast<QWidget *>(m_attemptSection.card),
          static_cast<QWidget *>(m_reminderSection.card), static_cast<QWidget *>(m_checkSection.card)})
        widget->setVisible(facts);
    m_path->setVisible(facts && state.facts.kind == Kind::PublicCloud);
    if (facts && state.facts.kind == Kind::PublicCloud)
        m_path->show(state.facts);
    m_inventory->show(m_account, state);
    if (!facts)
        return;
    if (m_location != Location::Unknown && m_location != facts->location)
        m_inventory->readAgain(); // what its names resolve to has changed with it
    m_location = facts->location;
    m_attempts->setAccount(m_migration, m_account);
    showCommands(state);
    showFacts(state);
    showEstimates(state);
    showAttempts(state);
    showTest(state);
    showReminders(state);
    showChecks(state);
}

void AccountPage::showHeader(const JourneyState &state)
{
    const Fleet &fleet = m_session->fleet();
    m_title->setText(fleet.accountName(m_account));
    QStringList parts;
    const Server *home = fleet.server(fleet.accountHome(m_account));
    if (home)
        parts.append(home->name);
    if (const Customer *customer = fleet.customer(fleet.accountCustomer(m_account)))
        parts.append(customer->name);
    if (m_migration.isValid())
        parts.append(tr("%1, %2 → %3").arg(items::kindName(state.facts.kind), state.facts.from, state.facts.to));
    m_subtitle->setText(parts.join(u" · "_s));
    m_openServer->setVisible(home);
    if (home)
        m_openServer->setText(tr("Open %1").arg(home->name));
}

void AccountPage::showCommands(const JourneyState &state)
{
    for (int i = 0; i < m_actions.size(); ++i) {
        const auto action = static_cast<Action>(m_actions.at(i)->data().toInt());
        const QString why = m_desk->why(action, {m_account});
        const bool mine = state.mayDo(action);
        m_actions.at(i)->setText(words::command(action, 1));
        m_actions.at(i)->setEnabled(why.isEmpty());
        m_actions.at(i)->setVisible(mine);
        m_actions.at(i)->setStatusTip(QString(why).replace(u'\n', u" · "_s));
        QPushButton *button = m_buttons.at(i);
        // Of what cannot be done now, only what comes next is worth its reason; the menu has the rest.
        const bool next =
            (action == Action::Migrate && state.step == Step::Migrate && m_location == Location::ClientOld)
            || (action == Action::Relocate && state.step == Step::Relocate)
            || (action == Action::Rollback && m_location == Location::Transit);
        button->setVisible(mine && (why.isEmpty() || next));
        button->setText(words::command(action, 1));
        button->setEnabled(why.isEmpty());
        setPrimary(*button, why.isEmpty() && (action == Action::Migrate || action == Action::Relocate));
        button->setToolTip(why.isEmpty() ? QString() : why.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        button->setAccessibleDescription(why);
    }
}

void AccountPage::showFacts(const JourneyState &state)
{
    const AccountFacts &facts = *findAccount(state.facts, m_account);
    m_facts->begin();
    const Server *serves = m_session->fleet().server(m_session->fleet().accountServedBy(m_account));
    const QString place =
        state.facts.kind == Kind::PublicCloud ? tr("public cloud") : items::locationName(facts.location);
    //: where an account is served from: %1 is "transit", %2 a server
    m_facts->add(tr("Served from"), serves ? tr("%1 (%2)", "place and server").arg(place, serves->name) : place);
    m_facts->add(tr("State"), items::activityName(facts.activity));
    m_facts->add(tr("Preparation"), items::preparationName(facts.preparation));
    m_facts->add(tr("Verified"), items::yesNo(facts.verified));
    m_facts->add(tr("Files"),
                 tr("%1 in %n file(s)", nullptr, int(facts.weight.fileCount)).arg(items::bytes(facts.weight.files)));
    m_facts->add(tr("Mail"), items::bytes(facts.weight.mail));
    m_facts->add(tr("Databases"), items::bytes(facts.weight.databases));
    m_facts->add(tr("Copied ahead"), items::yesNo(facts.precopied));
    const QDateTime until = rollbackUntil(state.facts, facts, state.context.policy);
    if (until.isValid() && facts.location == Location::Transit) {
        m_facts->add(tr("Rollback until"), tr("%1, %2", "a date and how far it is")
                                               .arg(items::dateTime(until), items::relative(until, state.context.now)));
    }
    m_facts->end();
    settle(*m_factSection.card);
}

void AccountPage::showEstimates(const JourneyState &state)
{
    const AccountFacts &facts = *findAccount(state.facts, m_account);
    const auto measured = [&](Leg leg) -> QString {
        for (const Attempt &attempt : std::views::reverse(facts.attempts)) {
            if (attempt.leg == leg && attempt.outcome == Outcome::Done && attempt.downtimeSeconds)
                return items::duration(*attempt.downtimeSeconds);
        }
        return {};
    };
    const Estimate leg = state.estimate(m_account, true);
    const Estimate without = state.estimate(m_account, false);
    const auto beside = [](const Estimate &estimate, const QString &actual) {
        //: downtime: %1 is the estimate, a range; %2 what was measured
        return actual.isEmpty() ? items::range(estimate) : tr("%1; measured %2").arg(items::range(estimate), actual);
    };
    m_estimates->begin();
    m_estimates->add(tr("Out"), beside(leg, measured(Leg::Out)));
    if (state.facts.kind == Kind::MandatoryPrivateCloud) {
        m_estimates->add(tr("Back"), beside(leg, measured(Leg::Back)));
        m_estimates->add(tr("Both"), items::range(bothLegs(leg)));
    }
    m_estimates->add(tr("Without precopy"), items::range(without));
    m_estimates->end();
    settle(*m_estimateSection.card);
}

void AccountPage::showAttempts(const JourneyState &state)
{
    const Task *running = nullptr;
    for (const Task &task : state.tasks) {
        if (task.account == m_account) {
            running = &task;
            break;
        }
    }
    m_running->setVisible(running);
    m_stages->setVisible(running && !running->stages.isEmpty());
    if (running) {
        //: %1 is a kind of task, %2 what it does just now
        m_running->setText(
            tr("%1: %2", "task and state").arg(items::taskTypeName(running->type), items::taskStateText(*running)));
        m_stages->show(*running);
    }
}

void AccountPage::showTest(const JourneyState &state)
{
    const AccountFacts &facts = *findAccount(state.facts, m_account);
    m_test->begin();
    m_test->add(tr("State"), state.facts.offersTest ? items::testText(facts.test)
                                                    : tr("no test is possible for this kind of migration"));
    const bool available = facts.test.state == TestState::Available;
    m_testAddress = available ? facts.test.address : QString();
    m_test->add(tr("Address"), m_testAddress);
    if (available) {
        m_test->add(tr("Copied"), facts.test.copiedAt.isValid() ? items::dateTime(facts.test.copiedAt) : QString());
        m_test->add(tr("Expires"), facts.test.expires.isValid()
                                       ? tr("%1, %2", "a date and how far it is")
                                             .arg(items::date(facts.test.expires),
                                                  items::relative(facts.test.expires, state.context.now))
                                       : QString());
    }
    m_test->end();
    m_openTest->setVisible(m_testAddress.startsWith("http"_L1));
    settle(*m_testSection.card);
}

void AccountPage::showReminders(const JourneyState &state)
{
    const AccountFacts &facts = *findAccount(state.facts, m_account);
    QStringList due;
    if (facts.location == Location::ClientOld) {
        due.append(
            tr("Check the versions of PHP, Python, Node.js and the databases that the applications need: old ones "
               "are not on the new architecture."));
        due.append(tr("Check what connects to the account with an old version of TLS."));
    }
    for (const Reminder reminder :
         reminders(state.facts, facts, m_inventory->domains(), state.context.policy, state.context.now))
        due.append(reminderText(reminder));
    due.removeAll(QString());
    while (m_reminders.size() < due.size()) {
        auto *line = (new Label(m_reminderSection.card))->wrapped();
        m_reminderSection.card->column()->addWidget(line);
        m_reminders.append(line);
    }
    for (qsizetype i = 0; i < m_reminders.size(); ++i) {
        m_reminders.at(i)->setVisible(i < due.size());
        //: an entry of a list
        m_reminders.at(i)->setText(i < due.size() ? tr("• %1").arg(due.at(i)) : QString());
    }
    m_reminderSection.card->setVisible(!due.isEmpty());
    settle(*m_reminderSection.card);
}

/// What was looked at before and after the latest move that was checked, and what differs.
void AccountPage::showChecks(const JourneyState &state)
{
    const AccountFacts &facts = *findAccount(state.facts, m_account);
    QStringList lines;
    QList<bool> worse;
    for (const Attempt &attempt : std::views::reverse(facts.attempts)) {
        if (!attempt.before || !attempt.after)
            continue;
        //: when an account was checked: %1 before its move, %2 after it
        lines.append(
            tr("Before: %1. After: %2.").arg(items::dateTime(attempt.before->at), items::dateTime(attempt.after->at)));
        worse.append(false);
        const QList<CheckDifference> found = differences(*attempt.before, *attempt.after);
        for (const CheckDifference &one : found) {
            lines.append(one.worse ? tr("Worse: %1").arg(differenceText(one)) : differenceText(one));
            worse.append(one.worse);
        }
        if (found.isEmpty()) {
            lines.append(tr("Status, title, %1 and %2 are the same.")
                             .arg(tr("%n table(s)", nullptr, int(attempt.after->tables.size())),
                                  tr("%n mailbox(es)", nullptr, int(attempt.after->mailboxes.size()))));
            worse.append(false);
        }
        break;
    }
    while (m_checks.size() < lines.size()) {
        auto *line = (new Label(m_checkSection.card))->wrapped();
        m_checkSection.card->column()->addWidget(line);
        m_checks.append(line);
    }
    for (qsizetype i = 0; i < m_checks.size(); ++i) {
        m_checks.at(i)->setVisible(i < lines.size());
        if (i >= lines.size())
            continue;
        m_checks.at(i)->setText(lines.at(i));
        m_checks.at(i)->tone(worse.at(i) ? Tone::Danger : i == 0 ? Tone::Muted : Tone::Normal);
    }
    m_checkSection.card->setVisible(!lines.isEmpty());
    settle(*m_checkSection.card);
}

void AccountPage::retranslate()
{
    m_factSection.heading->setText(tr("Account"));
    m_estimateSection.heading->setText(tr("Downtime, estimate"));
    m_testSection.heading->setText(tr("Test"));
    m_openTest->setText(tr("Open the test"));
    m_attemptSection.heading->setText(tr("Attempts"));
    m_attemptTable->setAccessibleName(tr("Attempts, the latest first"));
    m_noAttempt->setText(tr("Nothing has been moved yet."));
    m_reminderSection.heading->setText(tr("To be done by hand"));
    m_checkSection.heading->setText(tr("Checks before and after the move"));
    m_attempts->readAgain();
    m_attemptTable->fit();
}

void AccountPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_stale = true;
        if (isVisible()) {
            retranslate();
            refresh();
        }
    }
    QScrollArea::changeEvent(event);
}

void AccountPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_attempts->setActive(true);
    m_tick->start();
    if (m_stale) {
        retranslate();
        refresh();
    }
}

void AccountPage::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    m_attempts->setActive(false);
    m_tick->stop();
}

void AccountPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QScrollArea::resizeEvent(event);
}

void AccountPage::arrange()
{
    m_top->setDirection(viewport()->width() < em(*this, 52) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace escale::ui
