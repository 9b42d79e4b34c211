// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "now_card.h"

#include <escale/ui/commands/command_desk.h>
#include <escale/ui/commands/hand_off.h>
#include <escale/ui/commands/words.h>

#include <escale/items/text.h>
#include <escale/migration/estimate.h>
#include <escale/ui/common/flow_layout.h>
#include <escale/ui/common/label.h>
#include <escale/ui/common/style.h>
#include <escale/ui/common/symbols.h>

#include <QtGui/QClipboard>
#include <QtGui/QGuiApplication>
#include <QtGui/QPainter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace escale::ui {

using namespace migration;

namespace {

/// The sign before a condition; its meaning is in the text beside it, too.
class ConditionSign final : public QWidget {
public:
    explicit ConditionSign(QWidget *parent) : QWidget(parent)
    {
        setFixedSize(em(*this, 0.9), em(*this, 1.1));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setGate(const Gate &gate)
    {
        m_symbol = gate.met ? Symbol::Check : gate.clearedBy == Party::Time ? Symbol::Clock : Symbol::Cross;
        m_tone = gate.met ? Tone::Success : gate.clearedBy == Party::Time ? Tone::Warning : Tone::Danger;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        drawSymbol(painter, rect(), m_symbol, themeOf(*this).tone(m_tone));
    }

private:
    Symbol m_symbol = Symbol::Circle;
    Tone m_tone = Tone::Muted;
};

} // namespace

/// As high as the conditions, or a few lines of them where height is short; then it scrolls, by keyboard as well.
class ConditionsArea final : public QScrollArea {
public:
    explicit ConditionsArea(QWidget *parent) : QScrollArea(parent)
    {
        setObjectName("conditions"_L1);
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        viewport()->setAutoFillBackground(false);
    }
    void setCompact(bool compact)
    {
        m_compact = compact;
        setFocusPolicy(compact ? Qt::TabFocus : Qt::NoFocus);
        updateGeometry();
    }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        const int whole = widget() && widget()->layout() ? widget()->layout()->totalHeightForWidth(width) : 0;
        return m_compact ? qMin(whole, em(*this, compactLines)) : whole;
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {em(*this, 12), heightForWidth(qMax(width(), em(*this, 12)))};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {em(*this, 8), m_compact ? em(*this, 2.5) : 0}; }

private:
    static constexpr double compactLines = 4.2;
    bool m_compact = false;
};

NowCard::NowCard(CommandDesk &desk, QWidget *parent)
    : Card(parent)
    , m_desk(desk)
    , m_heading(new Label(this))
    , m_since(new Label(this))
    , m_primary(new QPushButton(this))
    , m_secondaryBox(new QWidget(this))
    , m_effects(new Label(this))
    , m_conditionsHeading(new Label(this))
    , m_conditions(new ConditionsArea(this))
    , m_conditionsBox(new QWidget)
    , m_copy(new QPushButton(this))
{
    setObjectName("nowCard"_L1);
    m_heading->setObjectName("nowHeading"_L1);
    m_heading->bold()->scaled(1.15)->wrapped();
    m_since->setObjectName("nowSince"_L1);
    m_since->tone(Tone::Muted)->wrapped();
    m_effects->tone(Tone::Muted)->wrapped();
    m_effects->setObjectName("nowEffects"_L1);
    m_conditionsHeading->bold()->wrapped();
    m_primary->setObjectName("nowPrimaryButton"_L1);
    setPrimary(*m_primary);
    m_copy->setObjectName("copyMessageButton"_L1);
    setLinkLike(*m_copy);
    auto *flow = new FlowLayout(m_secondaryBox);
    flow->setGaps(em(*this, 0.4), em(*this, 0.3));
    auto *rows = new QVBoxLayout(m_conditionsBox);
    rows->setContentsMargins(0, 0, em(*this, 0.4), 0); // a scroll bar stands right of it
    rows->setSpacing(em(*this, 0.3));

    column()->addWidget(m_heading);
    column()->addWidget(m_since);
    column()->addSpacing(em(*this, 0.2));
    auto *primaryRow = new QHBoxLayout;
    primaryRow->addWidget(m_primary);
    primaryRow->addStretch(1);
    column()->addLayout(primaryRow);
    column()->addWidget(m_secondaryBox);
    column()->addWidget(m_effects);
    column()->addSpacing(em(*this, 0.3));
    column()->addWidget(m_conditionsHeading);
    m_conditionsBox->setAutoFillBackground(false);
    m_conditions->setWidget(m_conditionsBox);
    m_conditionsBox->setAutoFillBackground(false);
    column()->addWidget(m_conditions);
    column()->addStretch(1);
    column()->addWidget(m_copy, 0, Qt::AlignLeading);

    connect(m_primary, &QPushButton::clicked, this, [this] { m_desk.run(m_next.action, m_next.accounts); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(handOff(m_state));
        Q_EMIT m_desk.message(tr("Message copied, in French and in English."));
    });
}

QString NowCard::handOff(const JourneyState &state)
{
    return handOffMessage(state);
}

void NowCard::show(const JourneyState &state)
{
    m_state = state;
    const Turn turn = whoseTurn(state.facts);
    const NextCommand next = nextCommand(state.facts, state.context);
    // Nobody can do anything while the platform itself is at work.
    const bool working = next.action == Action::Unknown && !state.tasks.isEmpty();
    const Party party = turn.party == Party::Nobody && next.action != Action::Unknown ? next.party : turn.party;
    m_heading->setText(words::turnHeading(working ? Party::Time : party, state.viewer));
    m_since->setText(since(state));
    m_since->setVisible(!m_since->text().isEmpty());
    m_next = {next.action, next.accounts};
    const bool onAccounts = isAccountAction(next.action);
    // A limited permission commands what it covers; where it covers nothing, the command says who has it.
    QList<AccountId> covered = next.accounts;
    covered.removeIf([&](AccountId account) { return !state.covers(account); });
    if (!covered.isEmpty())
        m_next.accounts = covered;
    const bool mine = next.action != Action::Unknown && state.mayDo(next.action);
    const bool offered = mine && (!onAccounts || !next.accounts.isEmpty());
    m_primary->setVisible(offered);
    if (offered) {
        m_primary->setText(words::command(next.action, int(m_next.accounts.size())));
        const QString why = m_desk.why(next.action, m_next.accounts);
        m_primary->setEnabled(why.isEmpty());
        m_primary->setToolTip(why.toHtmlEscaped());
        m_primary->setAccessibleDescription(why);
    }
    const bool allowed = onAccounts ? !covered.isEmpty() : state.covers();
    m_effects->setText(!offered  ? QString()
                       : allowed ? effects(state, m_next)
                                 : m_desk.why(next.action, m_next.accounts));
    m_effects->setVisible(!m_effects->text().isEmpty());

    QList<Action> secondary;
    if (state.viewer == Party::Support && state.transitRequest) {
        if (state.transitRequest->state == RequestState::Open)
            secondary.append(Action::AcceptRequest);
        if (state.transitRequest->state != RequestState::Waiting)
            secondary.append(Action::WaitRequest);
        secondary.append(Action::DeclineRequest);
    }
    if (state.viewer == Party::Support && !state.transitRequest && state.reinstallationRequest) {
        if (state.reinstallationRequest->state == RequestState::Open)
            secondary.append(Action::AcceptRequest);
        secondary.append(Action::DeclineRequest);
    }
    if (state.viewer == Party::Customer) {
        for (const Action withdraw : {Action::WithdrawTransitRequest, Action::WithdrawReinstallationRequest}) {
            if (state.mayDo(withdraw) && state.gates(withdraw).isEmpty())
                secondary.append(withdraw);
        }
    }
    // Once a request has been handled there is nothing left to answer.
    secondary.removeIf([&](Action action) { return !state.gates(action).isEmpty(); });
    setSecondary(secondary);

    // What stands between here and the way on: of the next command where it is blocked, otherwise of the one after it.
    QList<Gate> conditions;
    QString heading;
    if (next.action != Action::Unknown && !onAccounts) {
        conditions = state.conditions(next.action);
        heading = std::ranges::all_of(conditions, &Gate::met) ? tr("All conditions are met") : tr("Conditions");
    } else if (const Action following = followingAction(state.facts); following != Action::Unknown) {
        conditions = state.conditions(following);
        heading = words::following(following);
    }
    if (next.action == Action::AllocateTransit)
        conditions.clear(); // the dialog checks the server that is chosen
    // What has merely not happened yet is no news.
    conditions.removeIf([](const Gate &gate) {
        return gate.met
               && (gate.code == GateCode::ReinstallationStarted || gate.code == GateCode::ReinstallationAlreadyRequested
                   || gate.code == GateCode::ReinstallationNotRequested || gate.code == GateCode::RequestAlreadyOpen
                   || gate.code == GateCode::NoTransitToRelease);
    });
    // Where the card has little height, only the first ones are seen: those that stop the way.
    std::ranges::stable_partition(conditions, std::not_fn(&Gate::met));
    setConditions(heading, conditions, state.viewer);

    const Party other = state.viewer == Party::Customer ? Party::Support : Party::Customer;
    m_copy->setText(other == Party::Support ? tr("Copy a message to support") : tr("Copy a message to the customer"));
    m_copy->setToolTip(tr("In French and in English, ready to paste"));
    m_copy->setVisible(state.viewer == Party::Customer || state.viewer == Party::Support);
    settle(*this);
    updateGeometry();
}

void NowCard::setCompact(bool compact)
{
    m_conditions->setCompact(compact);
}

QWidget *NowCard::lastStop() const
{
    return m_copy;
}

void NowCard::setSecondary(const QList<Action> &actions)
{
    m_secondaryActions = actions;
    while (m_secondary.size() < actions.size()) {
        auto *button = new QPushButton(m_secondaryBox);
        const int index = int(m_secondary.size());
        connect(button, &QPushButton::clicked, this, [this, index] {
            if (index < m_secondaryActions.size())
                m_desk.run(m_secondaryActions.at(index));
        });
        m_secondaryBox->layout()->addWidget(button);
        // A widget that comes later would else be the last stop of the whole window.
        setTabOrder(m_secondary.isEmpty() ? m_primary : m_secondary.constLast(), button);
        m_secondary.append(button);
    }
    for (int i = 0; i < m_secondary.size(); ++i) {
        QPushButton *button = m_secondary.at(i);
        button->setVisible(i < actions.size());
        if (i >= actions.size())
            continue;
        const Action action = actions.at(i);
        button->setObjectName(nameOf(action) + "Button"_L1);
        button->setText(words::command(action, 0));
        const QString why = m_desk.why(action);
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.toHtmlEscaped());
    }
    m_secondaryBox->setVisible(!actions.isEmpty());
}

void NowCard::setConditions(const QString &heading, const QList<Gate> &gates, Party viewer)
{
    m_conditionsHeading->setText(heading);
    m_conditionsHeading->setVisible(!gates.isEmpty());
    m_conditions->setVisible(!gates.isEmpty());
    m_conditions->setAccessibleName(heading);
    while (m_rows.size() < gates.size()) {
        Row row{.box = new QWidget(m_conditionsBox), .symbol = nullptr, .text = nullptr};
        auto *line = new QHBoxLayout(row.box);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(em(*this, 0.5));
        row.symbol = new ConditionSign(row.box);
        row.text = new Label(row.box);
        row.text->wrapped();
        line->addWidget(row.symbol, 0, Qt::AlignTop);
        line->addWidget(row.text, 1);
        m_conditionsBox->layout()->addWidget(row.box);
        m_rows.append(row);
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        row.box->setVisible(i < gates.size());
        if (i >= gates.size())
            continue;
        static_cast<ConditionSign *>(row.symbol)->setGate(gates.at(i));
        row.text->setText(items::describeFor(gates.at(i), viewer));
        row.text->setAccessibleName(gates.at(i).met ? tr("met: %1").arg(row.text->text())
                                                    : tr("not met: %1").arg(row.text->text()));
    }
    // What scrolls is no part of the card's layout, and has to say itself that it has another height.
    m_conditionsBox->layout()->invalidate();
    settle(*m_conditionsBox);
    m_conditions->updateGeometry();
}

} // namespace escale::ui
