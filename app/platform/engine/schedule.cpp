// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The third of the engine that needs nobody: what is due by the clock, and queues of moves.

#include "engine/engine.h"

#include <escale/migration/clocks.h>
#include <escale/migration/planner.h>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

/// What could not be removed is tried again later, not at every turn.
constexpr qint64 discardAgainAfter = 3600;

/// The platform itself, as the log names it.
Actor byItself()
{
    Actor actor;
    actor.role = Party::Time;
    actor.name = u"platform"_s;
    return actor;
}

Action actionOf(Leg leg)
{
    return leg == Leg::Back ? Action::Relocate : Action::Migrate;
}

} // namespace

void Engine::runSchedule()
{
    if (m_stopping)
        return;
    if (m_isHalted)
        goOnIfThereIsRoom();
    if (!m_isHalted)
        guarded([this] { doWhatIsDue(); });
}

void Engine::doWhatIsDue()
{
    const QDateTime now = m_state.now();
    for (const MigrationId id : m_state.withTransit())
        sayWhatHasEnded(id);
    for (const MigrationId id : m_state.ofPublicCloud())
        discardCopies(id); // it makes room
    for (const auto &[migration, account] : m_state.expiredTests(now))
        removeExpiredTest(migration, account);
    if (isShortOfSpace()) // it is looked at again in a second
        return;
    for (const MigrationId id : m_state.pastDeadline(now))
        startByDeadline(id);
    for (const MigrationId id : m_state.withTransit())
        moveByDeadline(id);
    for (const MigrationId id : m_state.withQueue())
        advanceQueue(id);
}

void Engine::startByDeadline(MigrationId id)
{
    const auto facts = m_state.migration(id);
    if (!facts || !startsByDeadline(*facts, m_state.now()))
        return;
    State::Change change(m_state);
    MigrationFacts changed = *facts;
    changed.startedByDeadlineAt = m_state.now();
    m_state.saveMigration(changed);
    m_state.log(u"ESC-7002"_s, {{u"server"_s, facts->serverName}, {u"deadline"_s, toWireTime(facts->deadline)}},
                {.migration = id, .actor = byItself().name});
    if (facts->kind == Kind::MandatoryPrivateCloud) {
        Order order{.action = Action::TransitRequest, .actor = byItself(), .migration = id};
        (void)perform(order);
    } else {
        for (const AccountFacts &account : facts->accounts) {
            if (account.location == Location::ClientOld) {
                Order order{.action = Action::Migrate, .actor = byItself(), .migration = id, .account = account.id};
                (void)perform(order);
            }
        }
    }
    change.commit();
}

/// One account after the other, so that whoever stops one stops the rest as well as they like.
void Engine::moveByDeadline(MigrationId id)
{
    const auto facts = m_state.migration(id);
    if (!facts || facts->plan.state == PlanState::Running) // somebody's own order comes first
        return;
    const QList<AccountId> left = movedByDeadline(*facts, m_state.now());
    const bool moving = std::ranges::any_of(facts->accounts, [](const AccountFacts &account) {
        return account.activity != Activity::Idle && account.activity != Activity::Failed;
    });
    if (left.isEmpty() || moving)
        return;
    State::Change change(m_state);
    const bool first = !m_state.hasMovedByItself(id);
    const Answer answer =
        perform({.action = Action::Migrate, .actor = byItself(), .migration = id, .account = left.first()});
    if (!answer)
        return;
    if (first) {
        if (!facts->startedByDeadlineAt.isValid())
            changeMigration(id, [&](MigrationFacts &f) { f.startedByDeadlineAt = m_state.now(); });
        m_state.log(u"ESC-7003"_s, {{u"server"_s, facts->serverName}, {u"deadline"_s, toWireTime(facts->deadline)}},
                    {.migration = id, .actor = byItself().name});
    }
    change.commit();
}

void Engine::discardCopies(MigrationId id)
{
    const auto facts = m_state.migration(id);
    if (!facts)
        return;
    for (const AccountFacts &account : facts->accounts) {
        if (!copyIsSpent(*facts, account, m_state.policy(), m_state.now())
            || m_state.hasTask(account.id, TaskType::DiscardCopy, m_state.now().addSecs(-discardAgainAfter)))
            continue;
        State::Change change(m_state);
        (void)openTask(TaskType::DiscardCopy, {.actor = byItself(), .migration = id, .account = account.id}, *facts);
        change.commit();
    }
}

/// The free time of transit, and the week in which the customer relocates: said once each, to both sides. What it costs
/// from there follows from the facts.
void Engine::sayWhatHasEnded(MigrationId id)
{
    const auto facts = m_state.migration(id);
    if (!facts)
        return;
    const QDateTime charged = chargedSince(*facts, m_state.policy(), m_state.now());
    const QDateTime over = finalisationOverSince(*facts, m_state.policy(), m_state.now());
    const bool sayCharged = charged.isValid() && facts->chargedFrom != charged;
    const bool sayOver = over.isValid() && facts->finalisationOver != over;
    if (!sayCharged && !sayOver)
        return;
    State::Change change(m_state);
    changeMigration(id, [&](MigrationFacts &f) {
        f.chargedFrom = sayCharged ? charged : f.chargedFrom;
        f.finalisationOver = sayOver ? over : f.finalisationOver;
    });
    const Subject subject{.migration = id, .actor = byItself().name};
    if (sayOver)
        m_state.log(u"ESC-5004"_s, {{u"server"_s, facts->serverName}, {u"until"_s, toWireTime(over)}}, subject);
    if (sayCharged) {
        m_state.log(u"ESC-5003"_s,
                    {{u"server"_s, facts->serverName},
                     {u"transit"_s, m_state.serverName(facts->transit.server)},
                     {u"until"_s, toWireTime(charged)}},
                    subject);
    }
    change.commit();
}

void Engine::removeExpiredTest(MigrationId id, AccountId account)
{
    State::Change change(m_state);
    (void)perform({.action = Action::TestCleanup, .actor = byItself(), .migration = id, .account = account});
    change.commit();
}

/// Begins the next move of a queue, takes down how the one before has ended, and ends or stops the queue.
void Engine::advanceQueue(MigrationId id)
{
    auto facts = m_state.migration(id);
    if (!facts)
        return;
    PlanFacts plan = facts->plan;
    bool changed = false;
    for (QueuedMove &move : plan.moves) {
        if (move.outcome != Outcome::Running)
            continue;
        const auto record = m_state.task(move.task);
        if (record && record->task.isLive())
            continue;
        const TaskState state = record ? record->task.state : TaskState::Failed;
        move.outcome = state == TaskState::Done        ? Outcome::Done
                       : state == TaskState::Cancelled ? Outcome::Cancelled
                                                       : Outcome::Failed;
        changed = true;
        if (move.outcome != Outcome::Done && plan.stopAtFailure && plan.state == PlanState::Running) {
            plan.state = PlanState::Stopped;
            plan.stoppedAt = move.account;
            plan.stoppedBy = record && record->task.error ? record->task.error->code : u"cancelled"_s;
        }
    }
    std::optional<State::Change> change;
    if (const auto next = nextInQueue(plan, m_state.now())) {
        QueuedMove &move = plan.moves[*next];
        change.emplace(m_state);
        Actor actor;
        actor.role = plan.role;
        actor.name = plan.by;
        const Answer answer =
            perform({.action = actionOf(move.leg), .actor = actor, .migration = id, .account = move.account});
        if (answer) {
            move.task = answer->task;
            move.outcome = Outcome::Running;
            changed = true;
        } else if (std::ranges::any_of(answer.error().gates,
                                       [](const Gate &gate) { return gate.clearedBy == Party::Time; })) {
            // Busy with something else: it is tried again.
        } else {
            move.outcome = Outcome::Failed;
            const QList<Gate> &gates = answer.error().gates;
            const QString code = gates.isEmpty() ? answer.error().code : QString(nameOf(gates.first().code));
            if (plan.stopAtFailure) {
                plan.state = PlanState::Stopped;
                plan.stoppedAt = move.account;
                plan.stoppedBy = code;
            }
            changed = true;
        }
    }
    const bool allEnded = std::ranges::all_of(
        plan.moves, [](const QueuedMove &move) { return move.outcome && *move.outcome != Outcome::Running; });
    if (plan.state == PlanState::Running && allEnded) {
        plan.state = PlanState::Done;
        changed = true;
    }
    if (!changed)
        return;
    if (!change)
        change.emplace(m_state);
    const PlanState before = facts->plan.state;
    changeMigration(id, [&](MigrationFacts &f) { f.plan = plan; });
    if (plan.state != before) {
        const bool stopped = plan.state == PlanState::Stopped;
        QJsonObject params{{u"server"_s, facts->serverName}};
        if (stopped) {
            params.insert(u"account"_s, m_state.accountName(plan.stoppedAt));
            params.insert(u"code"_s, plan.stoppedBy);
        }
        m_state.log(stopped ? u"ESC-4502"_s : u"ESC-4501"_s, params, {.migration = id, .actor = plan.by});
    }
    change->commit();
}

Answer Engine::performOnPlan(const Order &order, const MigrationFacts &facts)
{
    MigrationFacts changed = facts;
    PlanFacts &plan = changed.plan;
    switch (order.action) {
    case Action::Plan: {
        QList<AccountId> seen;
        for (const QueuedMove &move : order.moves) {
            const bool known =
                findAccount(facts, move.account) && !seen.contains(move.account) && move.leg == order.moves.first().leg;
            if (!known)
                return std::unexpected(Refusal{u"invalid_field"_s, {{u"field"_s, u"moves"_s}}, {}});
            seen.append(move.account);
        }
        QList<QueuedMove> moves;
        for (const QueuedMove &move : facts.plan.moves) {
            if (move.outcome && *move.outcome == Outcome::Running)
                moves.append(move);
        }
        for (const QueuedMove &move : order.moves) {
            if (std::ranges::none_of(moves, [&](const QueuedMove &kept) { return kept.account == move.account; }))
                moves.append(move);
        }
        plan = {.state = PlanState::Running,
                .moves = moves,
                .stopAtFailure = order.stopAtFailure,
                .by = order.actor.name,
                .role = order.actor.role,
                .at = m_state.now(),
                .stoppedAt = {},
                .stoppedBy = {}};
        break;
    }
    case Action::PausePlan:
        plan.state = PlanState::Paused;
        break;
    case Action::ResumePlan:
        plan.state = PlanState::Running;
        plan.stoppedAt = {};
        plan.stoppedBy.clear();
        for (QueuedMove &move : plan.moves) {
            if (move.outcome && (*move.outcome == Outcome::Failed || *move.outcome == Outcome::Cancelled)) {
                move.outcome.reset();
                move.task = {};
            }
        }
        break;
    case Action::CancelPlan:
        plan = {};
        break;
    default:
        break;
    }
    m_state.saveMigration(changed);
    QJsonObject params{{u"server"_s, facts.serverName}};
    if (order.action == Action::Plan)
        params.insert(u"count"_s, plan.moves.size());
    logOrder(logCode(order.action), params, order, facts.id);
    scheduleSoon();
    return Receipt{};
}

} // namespace escale::platform
