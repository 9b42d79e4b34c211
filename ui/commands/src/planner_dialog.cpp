// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/ui/commands/planner_dialog.h>

#include "dialog_parts.h"

#include <escale/items/text.h>
#include <escale/migration/clocks.h>
#include <escale/ui/commands/order_list.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

constexpr double bytesPerGib = 1024.0 * 1024 * 1024;

QTimeZone zoneOf(const JourneyState &state)
{
    const QTimeZone &zone = state.context.policy.timeZone;
    return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

QHBoxLayout *pair(QWidget *first, Label *between, QWidget *second)
{
    auto *row = new QHBoxLayout;
    row->addWidget(first);
    row->setSpacing(em(*between, 0.35));
    row->addWidget(between);
    row->addWidget(second);
    row->addStretch(1);
    return row;
}

/// In the platform's zone, as the hours beside it: a night is the night of the servers, wherever one plans it.
QDateTimeEdit *timeOf(QWidget *parent, const QString &name, const QDateTime &at, const QTimeZone &zone)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setTimeZone(zone);
    edit->setDateTime(at.toTimeZone(zone));
    edit->setObjectName(name);
    edit->setCalendarPopup(true);
    return edit;
}

QString reasonName(PlanReason reason)
{
    switch (reason) {
    case PlanReason::Canary:
        return PlannerDialog::tr("first, to learn from");
    case PlanReason::Light:
        return PlannerDialog::tr("light");
    case PlanReason::LargeAtNight:
        return PlannerDialog::tr("large, at night");
    case PlanReason::InWindow:
        return PlannerDialog::tr("in the window");
    case PlanReason::Unknown:
        break;
    }
    return {};
}

} // namespace

PlannerDialog::PlannerDialog(const JourneyState &state, QWidget *parent)
    : CommandDialog(state, parent)
    , m_leg(state.step >= Step::Reinstall ? Leg::Back : Leg::Out)
    , m_list(new OrderList(this))
    , m_hint((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_zoneRemark((new Label(this))->tone(Tone::Muted)->wrapped())
    , m_proposal(new QPushButton(this))
    , m_canary(new QComboBox(this))
    , m_start(timeOf(this, u"planStart"_s, state.context.now, zoneOf(state)))
    , m_large(new QDoubleSpinBox(this))
    , m_nightFrom(new QTimeEdit(QTime(22, 0), this))
    , m_nightTo(new QTimeEdit(QTime(6, 0), this))
    , m_windowOn(new QCheckBox(this))
    , m_windowFrom(new QTimeEdit(QTime(19, 0), this))
    , m_windowTo(new QTimeEdit(QTime(23, 0), this))
    , m_lockOn(new QCheckBox(this))
    , m_lockFrom(timeOf(this, u"lockFrom"_s, state.context.now.addDays(1), zoneOf(state)))
    , m_lockTo(timeOf(this, u"lockTo"_s, state.context.now.addDays(2), zoneOf(state)))
    , m_stop(new QCheckBox(this))
{
    m_list->setObjectName("planList"_L1);
    m_list->setOrdered(true);
    m_proposal->setObjectName("planProposal"_L1);
    setLinkLike(*m_proposal);
    m_canary->setObjectName("planCanary"_L1);
    m_canary->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_large->setObjectName("planLarge"_L1);
    m_windowOn->setObjectName("planWindow"_L1);
    m_lockOn->setObjectName("planLockOut"_L1);
    m_stop->setObjectName("planStop"_L1);
    m_large->setRange(0.01, 10'000);
    m_large->setDecimals(2);
    m_large->setValue(double(PlanOptions().largeFrom) / bytesPerGib);
    m_stop->setChecked(true);
    m_canary->addItem(QString(), 0);
    for (const AccountFacts &account : state.facts.accounts)
        m_canary->addItem(account.name, account.id.value());

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(em(*this, 0.8));
    grid->setVerticalSpacing(em(*this, 0.35));
    grid->setColumnStretch(1, 1);
    const auto between = [this] {
        auto *label = new Label(u"–"_s, this);
        return label;
    };
    const auto row = [&](QWidget *field, QLayout *fields = nullptr, QCheckBox *box = nullptr) {
        const int at = grid->rowCount();
        if (box) {
            grid->addWidget(box, at, 0);
        } else {
            auto *caption = (new Label(this))->tone(Tone::Muted);
            caption->setBuddy(field);
            m_captions.append(caption);
            grid->addWidget(caption, at, 0);
        }
        if (fields)
            grid->addLayout(fields, at, 1);
        else
            grid->addWidget(field, at, 1, Qt::AlignLeading);
    };
    row(m_start);
    row(m_canary);
    row(m_large);
    row(m_nightFrom, pair(m_nightFrom, between(), m_nightTo));
    row(m_windowFrom, pair(m_windowFrom, between(), m_windowTo), m_windowOn);
    row(m_lockFrom, pair(m_lockFrom, between(), m_lockTo), m_lockOn);
    body()->addLayout(grid);
    m_zoneRemark->setObjectName("planZone"_L1);
    body()->addWidget(m_zoneRemark);
    body()->addWidget(m_stop);
    body()->addSpacing(em(*this, 0.4));
    body()->addWidget(m_list);
    body()->addWidget(m_hint);
    body()->addWidget(m_proposal, 0, Qt::AlignLeading);
    setMinimumWidth(em(*this, 36));

    const auto again = [this] {
        m_ownOrder = false;
        propose();
    };
    connect(m_start, &QDateTimeEdit::dateTimeChanged, this, again);
    connect(m_canary, &QComboBox::currentIndexChanged, this, again);
    connect(m_large, &QDoubleSpinBox::valueChanged, this, again);
    for (QTimeEdit *edit : {m_nightFrom, m_nightTo, m_windowFrom, m_windowTo})
        connect(edit, &QTimeEdit::timeChanged, this, again);
    for (QDateTimeEdit *edit : {m_lockFrom, m_lockTo})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, again);
    connect(m_windowOn, &QCheckBox::toggled, this, again);
    connect(m_lockOn, &QCheckBox::toggled, this, again);
    connect(m_list, &OrderList::orderChanged, this, &PlannerDialog::useOwnOrder);
    connect(m_proposal, &QPushButton::clicked, this, again);
}

PlanOptions PlannerDialog::options() const
{
    // Hours of the day are the platform's, as everything that is counted in days.
    PlanOptions options;
    options.leg = m_leg;
    options.start = m_start->dateTime().toUTC();
    options.canary = AccountId(m_canary->currentData().toLongLong());
    options.largeFrom = qint64(m_large->value() * bytesPerGib);
    options.night = {m_nightFrom->time(), m_nightTo->time()};
    if (m_windowOn->isChecked())
        options.window = DayWindow{m_windowFrom->time(), m_windowTo->time()};
    if (m_lockOn->isChecked() && m_lockFrom->dateTime() < m_lockTo->dateTime())
        options.lockOuts = {{m_lockFrom->dateTime().toUTC(), m_lockTo->dateTime().toUTC()}};
    return options;
}

void PlannerDialog::propose()
{
    const JourneyState &s = state();
    m_plan = migration::propose(s.facts, observedPace(s.facts, s.context.policy), s.context.policy,
                                s.client.monthlyPrice, options(), s.context.now);
    fillList();
    showSummary();
}

QString PlannerDialog::whenText(const QDateTime &time) const
{
    return items::dateTimeIn(zoneOf(state()), time);
}

void PlannerDialog::fillList()
{
    m_list->clear();
    for (const PlannedMove &move : std::as_const(m_plan.moves)) {
        auto *item = new QListWidgetItem(m_list);
        item->setData(idRole, move.account.value());
        QStringList parts{state().accountName(move.account), whenText(move.begins), items::range(move.downtime)};
        if (!m_ownOrder)
            parts.append(reasonName(move.reason));
        parts.removeAll(QString());
        item->setText(parts.join(u" · "_s));
    }
    fitHeight(*m_list);
    if (m_list->count() > 0 && m_list->currentRow() < 0)
        m_list->setCurrentRow(0);
}

/// Somebody knows better: the order is theirs, one after the other from the start, without waiting for a night.
void PlannerDialog::useOwnOrder()
{
    m_ownOrder = true;
    const int current = m_list->currentRow();
    QList<PlannedMove> ordered;
    for (int i = 0; i < m_list->count(); ++i) {
        const AccountId id(m_list->item(i)->data(idRole).toLongLong());
        const auto found = std::ranges::find(std::as_const(m_plan.moves), id, &PlannedMove::account);
        if (found != m_plan.moves.cend())
            ordered.append(*found);
    }
    QDateTime earliest = qMax(m_start->dateTime().toUTC(), state().context.now);
    QDateTime latest = earliest;
    for (PlannedMove &move : ordered) {
        move.begins = earliest;
        move.notAfter = {};
        earliest = earliest.addSecs(move.copySeconds + qint64(move.downtime.low));
        latest = latest.addSecs(move.copySeconds + qint64(move.downtime.high));
    }
    m_plan.moves = ordered;
    m_plan.endsEarliest = earliest;
    m_plan.endsLatest = latest;
    const JourneyState &s = state();
    m_plan.daysOver = daysOver(s.facts, s.context.policy, latest);
    m_plan.insideFreeTime = m_plan.daysOver == 0;
    m_plan.cost = costSoFar(s.facts, s.client.monthlyPrice, s.context.policy, latest);
    fillList();
    m_list->setCurrentRow(current);
    showSummary();
}

void PlannerDialog::showSummary()
{
    const bool any = !m_plan.moves.isEmpty();
    m_proposal->setVisible(m_ownOrder);
    for (QWidget *edit : {m_windowFrom, m_windowTo})
        edit->setEnabled(m_windowOn->isChecked());
    for (QWidget *edit : {m_lockFrom, m_lockTo})
        edit->setEnabled(m_lockOn->isChecked());
    Estimate total;
    for (const PlannedMove &move : std::as_const(m_plan.moves))
        total = {total.low + move.downtime.low, total.high + move.downtime.high};
    //: when a plan ends: %1 is the earliest time, %2 the latest
    setFact(0, tr("Ends, estimate"),
            !any ? QString()
            : whenText(m_plan.endsEarliest) == whenText(m_plan.endsLatest)
                //: a date and time, more or less
                ? tr("about %1").arg(whenText(m_plan.endsLatest))
                : tr("between %1 and %2").arg(whenText(m_plan.endsEarliest), whenText(m_plan.endsLatest)));
    setFact(1, tr("Downtime, estimate"),
            any ? tr("%1 in all, one account after the other").arg(items::range(total)) : QString());
    QString cost = tr("inside the free time");
    if (m_plan.daysOver > 0)
        cost = m_plan.cost.currency().isEmpty()
                   ? tr("%n day(s) over the free time", nullptr, m_plan.daysOver)
                   : tr("%n day(s) over the free time: %1", nullptr, m_plan.daysOver).arg(items::money(m_plan.cost));
    setFact(2, tr("Cost"), any ? cost : QString());
    setFact(
        3, tr("What happens"),
        tr("The platform begins each move by itself, also when this window is closed. The queue can be paused, changed "
           "and given up; a move that has begun goes on."));
    setConfirmEnabled(any, tr("No account has this leg before it."));
    if (isVisible())
        fit();
}

QList<QueuedMove> PlannerDialog::moves() const
{
    return toQueue(m_plan, m_leg);
}

bool PlannerDialog::stopAtFailure() const
{
    return m_stop->isChecked();
}

void PlannerDialog::retranslate()
{
    setHeading(m_leg == Leg::Out ? tr("Plan the migration of the accounts")
                                 : tr("Plan the relocation of the accounts"));
    setConfirm(tr("Hand the queue over"));
    // Fields keep the locale that they were made in.
    for (QWidget *field : std::initializer_list<QWidget *>{m_start, m_large, m_nightFrom, m_nightTo, m_windowFrom,
                                                           m_windowTo, m_lockFrom, m_lockTo})
        field->setLocale(QLocale());
    const QString captions[] = {tr("Begins"), tr("First account"), tr("Large from, GiB of databases"),
                                tr("Large ones between")};
    for (int i = 0; i < m_captions.size(); ++i)
        m_captions.at(i)->setText(captions[i]);
    m_start->setAccessibleName(captions[0]);
    m_canary->setAccessibleName(captions[1]);
    m_large->setAccessibleName(captions[2]);
    m_nightFrom->setAccessibleName(tr("Large ones from"));
    m_nightTo->setAccessibleName(tr("Large ones until"));
    m_windowFrom->setAccessibleName(tr("All from"));
    m_windowTo->setAccessibleName(tr("All until"));
    m_lockFrom->setAccessibleName(tr("Nothing from"));
    m_lockTo->setAccessibleName(tr("Nothing until"));
    m_canary->setItemText(0, tr("The lightest"));
    m_windowOn->setText(tr("All only between"));
    m_lockOn->setText(tr("Nothing between"));
    m_stop->setText(tr("Stop at the first failure"));
    m_list->setAccessibleName(tr("Moves, in their order"));
    m_hint->setText(tr("One after the other, in this order. Drag to change it, or press Alt and an arrow key."));
    m_proposal->setText(tr("Back to the proposal"));
    m_zoneRemark->setText(items::zoneRemark(zoneOf(state()), state().context.now));
    m_zoneRemark->setVisible(!m_zoneRemark->text().isEmpty());
    if (m_ownOrder) {
        fillList();
        showSummary();
    } else {
        propose();
    }
}

} // namespace escale::ui
