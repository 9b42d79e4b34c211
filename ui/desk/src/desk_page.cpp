// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/desk/desk_page.h>

#include "request_card.h"
#include "timeline.h"
#include <escale/ui/commands/desk_table.h>

#include <escale/fleet/fleet.h>
#include <escale/items/desk_models.h>
#include <escale/ui/commands/command_desk.h>
#include <escale/ui/common/card.h>
#include <escale/ui/common/label.h>

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QPushButton>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace escale::ui {

using namespace items;
using migration::Action;

DeskPage::DeskPage(QWidget *parent)
    : QScrollArea(parent)
    , m_desk(new CommandDesk(this))
    , m_requests(new DeskRequestsModel(this))
    , m_fleet(new TransitFleetModel(this))
    , m_deadlines(new DeadlinesModel(this))
    , m_overruns(new OverrunsModel(this))
    , m_stalled(new StalledModel(this))
    , m_tick(new QTimer(this))
    , m_refreshCard(new QTimer(this))
    , m_content(new QWidget)
    , m_title(new Label(m_content))
    , m_report(new QPushButton(m_content))
    , m_counts(new Label(m_content))
    , m_noRequests(new Label(m_content))
    , m_requestTable(new DeskTable(*m_requests, true, m_content))
    , m_card(new RequestCard(*m_desk, m_content))
    , m_fleetTitle(new Label(m_content))
    , m_fleetSummary(new Label(m_content))
    , m_timeline(new Timeline(*m_fleet, m_content))
    , m_parts(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName("deskPage"_L1);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_content);
    m_content->setAutoFillBackground(true);

    m_title->bold()->scaled(1.55);
    m_title->setObjectName("pageTitle"_L1);
    m_counts->tone(Tone::Muted)->wrapped();
    m_counts->setObjectName("deskCounts"_L1);
    m_noRequests->tone(Tone::Muted);
    m_requestTable->setObjectName("requestTable"_L1);
    m_requestTable->setSigns(true);
    m_requestTable->setCommandColumn(DeskRequestsModel::NextColumn);
    m_card->hide();
    m_fleetTitle->bold();
    m_fleetSummary->tone(Tone::Muted)->wrapped();
    m_fleetSummary->setObjectName("fleetSummary"_L1);

    auto *column = new QVBoxLayout(m_content);
    const int margin = em(*this, 0.9);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(em(*this, 0.5));
    m_report->setObjectName("reportButton"_L1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_report, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_counts);
    column->addWidget(m_noRequests);
    column->addWidget(m_requestTable);
    column->addWidget(m_card);
    column->addSpacing(em(*this, 0.4));
    column->addWidget(m_fleetTitle);
    column->addWidget(m_fleetSummary);
    column->addWidget(m_timeline);
    column->addSpacing(em(*this, 0.4));
    m_deadlinePart = makePart(m_deadlines, u"deadlines"_s);
    m_overrunPart = makePart(m_overruns, u"overruns"_s);
    m_stalledPart = makePart(m_stalled, u"stalled"_s);
    m_parts->setSpacing(em(*this, 0.8));
    m_parts->addWidget(m_deadlinePart.card, 4);
    m_parts->addWidget(m_overrunPart.card, 5);
    m_parts->addWidget(m_stalledPart.card, 3);
    column->addLayout(m_parts);
    column->addStretch(1);

    m_tick->setInterval(30s); // ages and amounts count minutes and days
    connect(m_tick, &QTimer::timeout, this, &DeskPage::readAgain);
    m_refreshCard->setSingleShot(true);
    m_refreshCard->setInterval(30ms);
    connect(m_refreshCard, &QTimer::timeout, this, &DeskPage::showRequest);
    connect(m_requests, &DeskTableModel::wasRead, this, [this] {
        loadAccounts();
        showCounts();
    });
    connect(m_fleet, &DeskTableModel::wasRead, this, [this] {
        m_fleetSummary->setText(m_fleet->summary());
        m_fleetSummary->setVisible(!m_fleet->summary().isEmpty());
    });
    connect(m_requestTable->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DeskPage::showRequest);
    connect(m_requestTable, &DeskTable::commandRequested, this, &DeskPage::runCommand);
    const auto openServer = [this](const QModelIndex &index) {
        if (const ServerId server(index.data(ServerIdRole).toLongLong()); server.isValid())
            Q_EMIT serverRequested(server);
    };
    connect(m_requestTable, &QAbstractItemView::doubleClicked, this, openServer);
    connect(m_timeline, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const Fleet *fleet = m_session ? &m_session->fleet() : nullptr;
        const auto *facts = fleet ? fleet->migration(MigrationId(index.data(MigrationIdRole).toLongLong())) : nullptr;
        const ServerId server = facts ? facts->server : ServerId(index.data(ServerIdRole).toLongLong());
        if (server.isValid())
            Q_EMIT serverRequested(server);
    });
    connect(m_deadlinePart.table, &QAbstractItemView::activated, this, openServer);
    connect(m_overrunPart.table, &QAbstractItemView::activated, this, openServer);
    for (DeskTable *table : {m_requestTable, m_deadlinePart.table, m_overrunPart.table}) {
        table->offerTabs();
        connect(table, &DeskTable::tabRequested, this, [this](const QModelIndex &index) {
            if (const ServerId server(index.data(ServerIdRole).toLongLong()); server.isValid())
                Q_EMIT serverTabRequested(server);
        });
    }
    m_stalledPart.table->setCommandColumn(StalledModel::LogColumn);
    connect(m_stalledPart.table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT taskRequested(TaskId(index.data(TaskIdRole).toLongLong())); });
    connect(m_stalledPart.table, &DeskTable::commandRequested, this,
            [this](int row) { Q_EMIT taskRequested(m_stalled->row(row).task); });
    connect(m_report, &QPushButton::clicked, this, [this] { Q_EMIT reportRequested(m_shown); });
    connect(m_card, &RequestCard::serverRequested, this, &DeskPage::serverRequested);
    connect(m_card, &RequestCard::message, this, &DeskPage::message);
    connect(m_desk, &CommandDesk::message, this, &DeskPage::message);
    retranslate();
}

DeskPage::~DeskPage()
{
    // The selection model goes before the table and would tell a page that is half gone.
    m_requestTable->selectionModel()->disconnect(this);
}

DeskPage::Part DeskPage::makePart(DeskTableModel *model, const QString &name)
{
    Part part{.card = new Card(m_content), .heading = nullptr, .nothing = nullptr, .table = nullptr, .model = model};
    part.heading = (new Label(part.card))->bold();
    part.nothing = (new Label(part.card))->tone(Tone::Muted)->wrapped();
    part.table = new DeskTable(*model, false, part.card);
    part.table->setObjectName(name + "Table"_L1);
    part.table->setMaximumRows(6);
    part.card->column()->addWidget(part.heading);
    part.card->column()->addWidget(part.nothing);
    part.card->column()->addWidget(part.table);
    part.card->column()->addStretch(1);
    const auto emptiness = [model, nothing = part.nothing, table = part.table] {
        const bool empty = model->rowCount() == 0;
        nothing->setVisible(empty);
        table->setVisible(!empty);
    };
    connect(model, &DeskTableModel::wasRead, part.card, [this, emptiness] {
        emptiness();
        showCounts();
    });
    emptiness();
    return part;
}

void DeskPage::eachModel(const std::function<void(DeskTableModel &)> &run)
{
    for (DeskTableModel *model :
         std::initializer_list<DeskTableModel *>{m_requests, m_fleet, m_deadlines, m_overruns, m_stalled})
        run(*model);
}

void DeskPage::setSession(Session *session)
{
    if (m_session == session)
        return;
    if (m_session) {
        m_session->disconnect(this);
        m_session->fleet().disconnect(this);
    }
    m_session = session;
    m_desk->setSession(session);
    m_card->setSession(session);
    if (session) {
        const Fleet &fleet = session->fleet();
        const auto later = [this] {
            if (isVisible() && !m_refreshCard->isActive())
                m_refreshCard->start();
        };
        connect(&fleet, &Fleet::requestsChanged, this, later);
        connect(&fleet, &Fleet::serversChanged, this, later);
        connect(&fleet, &Fleet::migrationsChanged, this, [this, later](const QList<MigrationId> &ids) {
            if (ids.contains(m_shown))
                later();
        });
        connect(session, &Session::accountsLoaded, this, [this, later] {
            m_requests->readAgain();
            later();
        });
        connect(session, &Session::stateChanged, this, later);
    }
    eachModel([session](DeskTableModel &model) { model.setFleet(session ? &session->fleet() : nullptr); });
}

void DeskPage::selectRequest(SupportRequestId request)
{
    const int row = m_requests->rowOf(request.value());
    if (row >= 0)
        m_requestTable->selectRow(row);
}

void DeskPage::readAgain()
{
    if (m_session)
        m_timeline->setNow(m_session->fleet().platformNow());
    eachModel([](DeskTableModel &model) { model.readAgain(); });
    showRequest();
}

/// What support needs to decide is in the accounts; those of the requests that are seen are read, not of the fleet.
void DeskPage::loadAccounts()
{
    constexpr int most = 30;
    for (int row = 0; m_session && row < qMin(most, m_requests->rowCount()); ++row)
        m_session->ensureAccounts(m_requests->row(row).migration);
}

void DeskPage::showCounts()
{
    const Fleet *fleet = m_session ? &m_session->fleet() : nullptr;
    int soon = 0;
    for (int row = 0; row < m_deadlines->rowCount(); ++row)
        soon += m_deadlines->row(row).severity != Severity::None;
    int migrating = 0;
    const QList<MigrationId> ids = fleet ? fleet->migrations() : QList<MigrationId>();
    for (const MigrationId id : ids)
        migrating += fleet->step(id) != migration::Step::Complete;
    QStringList parts{
        tr("%n request(s)", nullptr, m_requests->rowCount()), tr("%n deadline(s) this week", nullptr, soon),
        tr("%n stalled task(s)", nullptr, m_stalled->rowCount()), tr("%n migration(s) under way", nullptr, migrating)};
    m_counts->setText(parts.join(u" · "_s));
    m_noRequests->setVisible(m_requests->rowCount() == 0);
    m_requestTable->setVisible(m_requests->rowCount() > 0);
}

void DeskPage::showRequest()
{
    const QModelIndexList rows = m_requestTable->selectionModel()->selectedRows();
    const Fleet *fleet = m_session ? &m_session->fleet() : nullptr;
    const DeskRow row = rows.isEmpty() ? DeskRow() : m_requests->row(rows.constFirst().row());
    m_shown = row.migration;
    const bool shown = fleet && fleet->migration(m_shown);
    m_card->setVisible(shown);
    if (!shown) {
        m_desk->setState({});
        return;
    }
    m_session->ensureAccounts(m_shown);
    const JourneyState state = journeyState(*fleet, m_shown);
    m_desk->setState(state);
    m_card->show(state, *fleet, row.action);
}

void DeskPage::runCommand(int row)
{
    if (row < 0 || row >= m_requests->rowCount())
        return;
    m_requestTable->selectRow(row);
    const Action action = m_requests->row(row).action;
    if (action == Action::Relocate)
        Q_EMIT serverRequested(m_requests->row(row).server); // the accounts are chosen there
    else
        m_desk->run(action);
}

void DeskPage::retranslate()
{
    m_retranslate = false;
    m_title->setText(tr("Desk"));
    m_report->setText(tr("Report…"));
    m_noRequests->setText(tr("Nobody waits for support."));
    m_requestTable->setAccessibleName(tr("Requests by urgency"));
    m_fleetTitle->setText(tr("Transit fleet"));
    m_timeline->setAccessibleName(tr("Transit fleet: who has which server, since when and until when"));
    const auto say = [](const Part &part, const QString &heading, const QString &nothing) {
        part.heading->setText(heading);
        part.nothing->setText(nothing);
        part.table->setAccessibleName(heading);
    };
    say(m_deadlinePart, tr("Deadlines"), tr("None within four weeks."));
    say(m_overrunPart, tr("Overruns and clocks"), tr("No transit server is over its free time."));
    say(m_stalledPart, tr("Stalled"), tr("Every running task gives signs of life."));
    if (isVisible())
        readAgain();
    for (DeskTable *table : {m_requestTable, m_deadlinePart.table, m_overrunPart.table, m_stalledPart.table})
        table->fit();
    m_timeline->fit();
    showCounts();
}

void DeskPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_retranslate = true;
        if (isVisible())
            retranslate();
    }
    QScrollArea::changeEvent(event);
}

void DeskPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (m_session)
        m_timeline->setNow(m_session->fleet().platformNow());
    eachModel([](DeskTableModel &model) { model.setActive(true); });
    if (m_retranslate)
        retranslate();
    m_tick->start();
    showRequest();
}

void DeskPage::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    m_tick->stop();
    eachModel([](DeskTableModel &model) { model.setActive(false); });
}

void DeskPage::resizeEvent(QResizeEvent *event)
{
    arrange();
    QScrollArea::resizeEvent(event);
}

void DeskPage::arrange()
{
    m_card->setNarrow(viewport()->width() < em(*this, 46));
    m_parts->setDirection(viewport()->width() < em(*this, 52) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace escale::ui
