// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/accounts/account_page.h>

#include "attempts_card.h"
#include "checklist_card.h"
#include "checks_card.h"
#include "fact_cards.h"
#include "inventory_card.h"
#include "notes_card.h"
#include "reminders_card.h"
#include "site_button.h"

#include <escale/fleet/fleet.h>
#include <escale/items/text.h>
#include <escale/ui/commands/command_desk.h>
#include <escale/ui/commands/presence_watch.h>
#include <escale/ui/commands/short_path.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::ui {

using namespace migration;

namespace {

constexpr Action commands[] = {Action::ReadDocumentation, Action::Ready,   Action::Unready,  Action::Test,
                               Action::TestCleanup,       Action::Migrate, Action::Rollback, Action::Verify,
                               Action::Unverify,          Action::Relocate};

} // namespace

AccountPage::AccountPage(QWidget *parent)
    : QScrollArea(parent)
    , m_desk(new CommandDesk(this))
    , m_presence(new PresenceWatch(this))
    , m_refresh(new QTimer(this))
    , m_tick(new QTimer(this))
    , m_content(new QWidget)
    , m_title(new Label(m_content))
    , m_subtitle(new Label(m_content))
    , m_others(new Label(m_content))
    , m_openSite(new SiteButton(m_content))
    , m_openServer(new QPushButton(m_content))
    , m_commands(new QWidget(m_content))
    , m_limit(new Label(m_content))
    , m_reading(new Label(m_content))
    , m_top(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_below(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_facts(new FactsCard(m_content))
    , m_attempts(new AttemptsCard(m_content))
    , m_checklist(new ChecklistCard(m_content))
    , m_notes(new NotesCard(m_content))
    , m_reminders(new RemindersCard(m_content))
    , m_inventory(new InventoryCard(m_content))
    , m_path(new ShortPath(m_content))
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
    m_others->tone(Tone::Accent)->wrapped();
    m_others->setObjectName("alsoHere"_L1);
    m_others->hide();
    m_openServer->setObjectName("openServerButton"_L1);
    setLinkLike(*m_openServer);
    m_limit->tone(Tone::Muted)->wrapped();
    m_limit->setObjectName("permissionLimit"_L1);
    m_reading->tone(Tone::Muted)->wrapped();
    makeCommands();

    auto *estimate = new EstimateCard(m_content);
    auto *test = new TestCard(m_content);
    auto *checks = new ChecksCard(m_content);
    m_cards = {m_facts, estimate, test, m_attempts, checks, m_checklist, m_notes, m_reminders};
    auto *column = new QVBoxLayout(m_content);
    const int margin = em(*this, 0.9);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.6));
    auto *head = new QHBoxLayout;
    head->setSpacing(em(*this, 1));
    head->addWidget(m_title, 1);
    head->addWidget(m_openSite, 0, Qt::AlignTop);
    head->addWidget(m_openServer, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_subtitle);
    column->addWidget(m_others);
    column->addWidget(m_reading);
    column->addWidget(m_path);
    column->addWidget(m_commands);
    column->addWidget(m_limit);
    m_top->setSpacing(em(*this, 0.8));
    m_top->addWidget(m_facts, 4);
    m_top->addWidget(estimate, 3);
    m_top->addWidget(test, 3);
    column->addLayout(m_top);
    column->addWidget(m_attempts);
    column->addWidget(checks);
    m_below->setSpacing(em(*this, 0.8));
    m_below->addWidget(m_checklist, 1);
    m_below->addWidget(m_notes, 1);
    column->addLayout(m_below);
    column->addWidget(m_reminders);
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
    connect(m_presence, &PresenceWatch::changed, this, &AccountPage::showOthers);
    connect(m_inventory, &InventoryCard::domainsRead, this, &AccountPage::scheduleRefresh);
    connect(m_desk, &CommandDesk::message, this, &AccountPage::message);
    connect(m_notes, &NotesCard::message, this, &AccountPage::message);
    retranslate();
}

AccountPage::~AccountPage() = default;

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
    m_presence->setSession(session);
    m_openSite->setSession(session);
    m_notes->setSession(session);
    m_checklist->setSession(session);
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
    m_reading->setText(!m_migration.isValid() ? tr("No migration is announced for this account.")
                       : m_session->state() == Session::State::Offline
                           ? tr("The facts of this account have not been read before: connect to see them.")
                           : tr("The facts of this account are being read…"));
    m_commands->setVisible(facts);
    m_limit->hide();
    for (SubjectCard *card : std::as_const(m_cards))
        card->setVisible(facts);
    m_path->setVisible(facts && state.facts.kind == Kind::PublicCloud);
    if (facts && state.facts.kind == Kind::PublicCloud)
        m_path->show(state.facts);
    m_openSite->show(m_account);
    m_inventory->show(m_account, state);
    look();
    if (!facts)
        return;
    if (m_location != Location::Unknown && m_location != facts->location)
        m_inventory->readAgain(); // what its names resolve to has changed with it
    m_location = facts->location;
    showCommands(state);
    const Server *serves = fleet.server(fleet.accountServedBy(m_account));
    m_facts->setServedBy(serves ? serves->name : QString());
    m_reminders->setDomains(m_inventory->domains());
    for (SubjectCard *card : std::as_const(m_cards))
        card->show(state, *facts);
}

/// Says that somebody is here. A server of the public cloud is shared by customers, who are not to see one another.
void AccountPage::look()
{
    const JourneyState &state = m_desk->state();
    const bool shared = state.facts.kind == Kind::PublicCloud;
    m_presence->look(isVisible() && !shared ? state.facts.server : ServerId());
}

void AccountPage::showOthers()
{
    m_others->setText(m_presence->text());
    m_others->setVisible(!m_others->text().isEmpty());
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
    // What the token does not cover is greyed, all of it for one reason, which is said once below.
    const bool limited = !state.covers(m_account);
    QString limit;
    for (int i = 0; i < m_actions.size(); ++i) {
        const auto action = static_cast<Action>(m_actions.at(i)->data().toInt());
        const QString why = m_desk->why(action, {m_account});
        const bool mine = state.mayDo(action);
        const QString text = items::actionName(action, items::Form::Ellipsis);
        m_actions.at(i)->setText(text);
        m_actions.at(i)->setEnabled(why.isEmpty());
        m_actions.at(i)->setVisible(mine);
        m_actions.at(i)->setStatusTip(QString(why).replace(u'\n', u" · "_s));
        QPushButton *button = m_buttons.at(i);
        // Of what cannot be done now, only what comes next is worth its reason; the menu has the rest.
        const bool next =
            (action == Action::Migrate && state.step == Step::Migrate && m_location == Location::ClientOld)
            || (action == Action::Relocate && state.step == Step::Relocate)
            || (action == Action::Rollback && m_location == Location::Transit);
        const bool greyed = limited && state.gates(action, m_account).isEmpty();
        if (mine && greyed)
            limit = why;
        button->setVisible(mine && (why.isEmpty() || next || greyed));
        button->setText(text);
        button->setEnabled(why.isEmpty());
        setPrimary(*button, why.isEmpty() && (action == Action::Migrate || action == Action::Relocate));
        button->setToolTip(why.isEmpty() ? QString() : why.toHtmlEscaped().replace(u'\n', u"<br>"_s));
        button->setAccessibleDescription(why);
    }
    m_limit->setText(limit);
    m_limit->setVisible(!limit.isEmpty());
}

void AccountPage::retranslate()
{
    m_openSite->retranslate();
    for (SubjectCard *card : std::as_const(m_cards))
        card->retranslate();
    showOthers();
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
    } else {
        look();
    }
}

void AccountPage::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    m_attempts->setActive(false);
    m_tick->stop();
    look();
}

void AccountPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QScrollArea::resizeEvent(event);
}

void AccountPage::arrange()
{
    const bool narrow = viewport()->width() < em(*this, 52);
    for (QBoxLayout *row : {m_top, m_below})
        row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace escale::ui
