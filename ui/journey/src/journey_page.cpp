// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/journey/journey_page.h>

#include "accounts_panel.h"
#include "clocks_strip.h"
#include "migration_menu.h"
#include "now_card.h"
#include "plan_bar.h"
#include "request_part.h"
#include "step_help.h"
#include <escale/ui/commands/command_desk.h>
#include <escale/ui/commands/state.h>
#include <escale/ui/commands/words.h>

#include <escale/fleet/fleet.h>
#include <escale/items/text.h>
#include <escale/ui/commands/presence_watch.h>
#include <escale/ui/commands/short_path.h>
#include <escale/ui/common/card.h>
#include <escale/ui/common/label.h>
#include <escale/ui/journey/picture_view.h>
#include <escale/ui/journey/step_path.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QScrollBar>

#include <utility>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;
using namespace std::chrono_literals;

JourneyPage::JourneyPage(QWidget *parent)
    : QScrollArea(parent)
    , m_refresh(new QTimer(this))
    , m_tick(new QTimer(this))
    , m_desk(new CommandDesk(this))
    , m_content(new QWidget)
{
    setObjectName("journeyPage"_L1);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_content);
    m_content->setAutoFillBackground(true);

    m_column = new QVBoxLayout(m_content);
    const int margin = em(*this, 0.9);
    m_column->setContentsMargins(margin, margin, margin, margin);
    m_column->setSpacing(em(*this, 0.7));

    m_title = (new Label(m_content))->bold()->scaled(1.55);
    m_title->setObjectName("pageTitle"_L1);
    m_subtitle = (new Label(m_content))->tone(Tone::Muted)->wrapped();
    m_clocks = new ClocksStrip(m_content);
    m_head = new QBoxLayout(QBoxLayout::LeftToRight);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(em(*this, 0.1));
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    m_others = (new Label(m_content))->tone(Tone::Accent)->wrapped();
    m_others->setObjectName("alsoHere"_L1);
    m_others->hide();
    titles->addWidget(m_others);
    titles->addStretch(1);
    m_head->addLayout(titles, 1);
    m_head->addWidget(m_clocks, 0);
    m_head->setSpacing(em(*this, 1));

    m_path = new StepPath(m_content);
    m_shortPath = new ShortPath(m_content);
    m_help = new StepHelp(m_content);
    m_help->hide();
    m_pictureCard = new Card(m_content);
    m_picture = new PictureView(m_pictureCard);
    m_pictureCard->column()->addWidget(m_picture);
    m_now = new NowCard(*m_desk, m_content);
    m_middle = new QBoxLayout(QBoxLayout::LeftToRight);
    m_middle->setSpacing(em(*this, 0.8));
    m_middle->addWidget(m_pictureCard, 3);
    m_middle->addWidget(m_now, 2);
    m_plan = new PlanBar(*m_desk, m_content);
    m_request = new RequestPart(m_content);
    m_presence = new PresenceWatch(this);
    m_accounts = new AccountsPanel(*m_desk, m_content);
    m_empty = (new Label(m_content))->tone(Tone::Muted)->wrapped();
    m_reading = (new Label(m_content))->tone(Tone::Muted)->wrapped();
    m_reading->setObjectName("readingAccounts"_L1);
    m_reading->setAlignment(Qt::AlignTop | Qt::AlignLeading);

    m_column->addWidget(m_empty);
    m_column->addLayout(m_head);
    m_column->addWidget(m_path);
    m_column->addWidget(m_shortPath);
    m_column->addWidget(m_help);
    m_column->addWidget(m_reading, 1);
    m_column->addLayout(m_middle);
    m_column->addWidget(m_request);
    m_column->addWidget(m_plan);
    m_column->addWidget(m_accounts, 1);

    m_menu = new MigrationMenu(*m_desk, m_accounts->actions(), this);
    m_refresh->setSingleShot(true);
    m_refresh->setInterval(0ms); // several announcements of one answer of the feed are one refresh
    connect(m_refresh, &QTimer::timeout, this, &JourneyPage::refresh);
    m_tick->setInterval(20s);
    connect(m_tick, &QTimer::timeout, this, [this] {
        m_accounts->refreshClocks();
        scheduleRefresh();
    });
    connect(m_path, &StepPath::stepChosen, this, [this](Step step) {
        m_helpStep = m_helpStep == step ? std::nullopt : std::optional(step);
        scheduleRefresh();
    });
    connect(m_help, &StepHelp::closed, this, [this] {
        m_helpStep.reset();
        scheduleRefresh();
    });
    connect(m_picture, &PictureView::accountActivated, this,
            [this](AccountId account) { m_accounts->select(account); });
    connect(m_accounts, &AccountsPanel::selectionChanged, this, [this](const QList<AccountId> &accounts) {
        m_picture->setSelected(accounts);
        if (!accounts.isEmpty())
            Q_EMIT accountSelected(accounts.constLast());
    });
    connect(m_accounts, &AccountsPanel::accountActivated, this, &JourneyPage::accountActivated);
    connect(m_accounts, &AccountsPanel::accountTabRequested, this, &JourneyPage::accountTabRequested);
    connect(m_desk, &CommandDesk::message, this, &JourneyPage::message);
    connect(m_request, &RequestPart::message, this, &JourneyPage::message);
    connect(m_presence, &PresenceWatch::changed, this, [this] {
        m_others->setText(m_presence->text());
        m_others->setVisible(!m_others->text().isEmpty());
    });
    refresh();
}

JourneyPage::~JourneyPage() = default;

void JourneyPage::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->fleet().disconnect(this);
    }
    m_session = session;
    m_desk->setSession(session);
    m_request->setSession(session);
    m_presence->setSession(session);
    if (session) {
        const Fleet &fleet = session->fleet();
        const auto mine = [this](const QList<MigrationId> &ids) {
            if (ids.contains(m_migration))
                scheduleRefresh();
        };
        connect(&fleet, &Fleet::migrationsChanged, this, mine);
        connect(&fleet, &Fleet::migrationAccountsChanged, this, [this](MigrationId id) {
            if (id == m_migration)
                scheduleRefresh();
        });
        connect(&fleet, &Fleet::tasksChanged, this, &JourneyPage::scheduleRefresh);
        connect(&fleet, &Fleet::requestsChanged, this, &JourneyPage::scheduleRefresh);
        connect(&fleet, &Fleet::serversChanged, this, &JourneyPage::scheduleRefresh);
        connect(&fleet, &Fleet::meChanged, this, &JourneyPage::scheduleRefresh);
        connect(&fleet, &Fleet::reset, this, &JourneyPage::scheduleRefresh);
        connect(session, &Session::stateChanged, this, &JourneyPage::scheduleRefresh);
        connect(session, &Session::accountsLoaded, this, &JourneyPage::scheduleRefresh);
        connect(session, &Session::accountsFailed, this, [this](MigrationId id, const Error &error) {
            if (id != m_migration)
                return;
            m_readingFailed = error;
            scheduleRefresh();
        });
    }
    m_accounts->setFleet(session ? &session->fleet() : nullptr, m_migration);
    refresh();
}

void JourneyPage::setMigration(MigrationId migration)
{
    if (m_migration == migration)
        return;
    m_migration = migration;
    m_readingFailed.reset();
    m_helpStep.reset();
    m_accounts->setFleet(m_session ? &m_session->fleet() : nullptr, m_migration);
    verticalScrollBar()->setValue(0);
    refresh();
}

void JourneyPage::selectAccount(AccountId account)
{
    refresh();
    m_accounts->select(account);
}

void JourneyPage::openHelp(Step step)
{
    m_helpStep = step;
    scheduleRefresh();
}

QList<QAction *> JourneyPage::migrationActions() const
{
    return m_menu->actions();
}

void JourneyPage::setAnimated(bool animated)
{
    m_picture->setAnimated(animated);
}

void JourneyPage::scheduleRefresh()
{
    m_stale = true;
    if (isVisible() && !m_refresh->isActive())
        m_refresh->start();
}

void JourneyPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    m_tick->start();
    if (m_stale)
        refresh();
    else if (m_desk->state().facts.id.isValid())
        m_presence->look(m_desk->state().facts.server);
}

void JourneyPage::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    m_tick->stop();
    m_presence->look({});
}

void JourneyPage::refresh()
{
    m_stale = false;
    const Fleet *fleet = m_session ? &m_session->fleet() : nullptr;
    const bool known = fleet && fleet->migration(m_migration);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_subtitle, m_clocks, m_path})
        widget->setVisible(known);
    m_empty->setVisible(!known);
    if (!known) {
        m_help->hide();
        for (QWidget *widget : std::initializer_list<QWidget *>{m_reading, m_pictureCard, m_now, m_accounts, m_plan,
                                                                m_request, m_shortPath})
            widget->hide();
        m_presence->look({});
        m_empty->setText(tr("No migration is chosen."));
        m_desk->setState({});
        m_menu->update();
        return;
    }
    m_session->ensureAccounts(m_migration);
    const JourneyState state = journeyState(*fleet, m_migration);
    m_desk->setState(state);
    showHeader(state);
    m_clocks->show(state);
    m_path->setCurrent(state.step, state.progress);
    m_path->setOpened(m_helpStep);
    // The shorter paths have steps of their own, and no second server to draw.
    const bool eight = state.facts.kind == Kind::MandatoryPrivateCloud;
    m_path->setVisible(eight);
    m_shortPath->setVisible(!eight);
    if (!eight)
        m_shortPath->show(state.facts);
    if (isVisible())
        m_presence->look(state.facts.server);
    m_request->show(state);
    m_help->setVisible(m_helpStep.has_value());
    if (m_helpStep)
        m_help->show(*m_helpStep, state);
    showReading(state);
    if (!state.loaded) {
        m_menu->update();
        return;
    }
    m_picture->setPicture(pictureOf(state.facts, state.tasks, state.transitName));
    m_pictureCard->setVisible(eight);
    m_now->show(state);
    m_plan->show(state);
    m_accounts->show(state);
    m_menu->update();
}

void JourneyPage::showHeader(const JourneyState &state)
{
    m_title->setText(state.facts.serverName);
    QStringList parts;
    if (!state.customer.isEmpty())
        parts.append(state.customer);
    if (state.client.id.isValid()) {
        parts.append(items::serverPlanName(state.client.plan));
        parts.append(words::configuration(
            {.cores = state.client.cores, .memory = state.client.memory, .disk = state.client.disk}));
    }
    //: kind of migration, old architecture, new architecture
    parts.append(tr("%1, %2 → %3").arg(items::kindName(state.facts.kind), state.facts.from, state.facts.to));
    // From and to belong together, also where the line is broken.
    m_subtitle->setText(parts.join(u" · "_s).replace(u" → "_s, u"\u00a0→\u00a0"_s));
}

void JourneyPage::showReading(const JourneyState &state)
{
    // Where the accounts are not known, to count them would be to invent: no picture, no gates, no table.
    m_reading->setVisible(!state.loaded);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_pictureCard, m_now, m_accounts})
        widget->setVisible(state.loaded);
    if (!state.loaded)
        m_plan->hide();
    if (state.loaded)
        m_readingFailed.reset();
    else
        m_reading->setText(
            m_readingFailed ? tr("The accounts could not be read. %1").arg(items::describe(*m_readingFailed))
            : m_session && m_session->state() == Session::State::Offline
                ? tr("The %n account(s) of this migration have not been read before: connect to see them.", nullptr,
                     state.counts.total)
                : tr("Reading %n account(s)…", nullptr, state.counts.total));
}

void JourneyPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_accounts->retranslate();
        m_others->setText(m_presence->text());
        refresh();
    } else if (event->type() == QEvent::FontChange) {
        arrange();
    }
    QScrollArea::changeEvent(event);
}

void JourneyPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QScrollArea::resizeEvent(event);
}

void JourneyPage::arrange()
{
    // Below these widths what stands side by side stands one above the other.
    const int width = viewport()->width();
    m_head->setDirection(width < em(*this, 52) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // One above the other, what is to be done comes first, and the picture of where things are after it.
    const bool stacked = width < em(*this, 46);
    m_middle->setDirection(stacked ? QBoxLayout::BottomToTop : QBoxLayout::LeftToRight);
    if (stacked)
        setTabOrder(m_now->lastStop(), m_picture);
    else
        setTabOrder(m_pictureCard, m_picture);
    // Below this height what only repeats the help makes room, so that the whole page is seen at once.
    const bool low = viewport()->height() < em(*this, 42);
    m_path->setDetail(!low      ? StepPath::Detail::Everything
                      : stacked ? StepPath::Detail::CurrentName
                                : StepPath::Detail::Names);
    m_now->setCompact(low && !stacked);
    m_accounts->setCompact(low);
    m_picture->setCompact(low);
    m_middle->setStretchFactor(m_pictureCard, low ? 1 : 3);
    m_middle->setStretchFactor(m_now, low ? 1 : 2);
    const int margin = em(*this, low ? 0.6 : 0.9);
    m_column->setContentsMargins(em(*this, 0.9), margin, em(*this, 0.9), margin);
    m_column->setSpacing(em(*this, low ? 0.45 : 0.7));
    // What has just been put one above the other needs another height: measured once more when all of it knows its place,
    // since the first measure was taken in the middle of this.
    const int shape = int(m_head->direction()) + 4 * int(m_middle->direction()) + 16 * int(low);
    if (std::exchange(m_shape, shape) != shape) {
        m_column->invalidate();
        QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest));
    }
}

} // namespace escale::ui
