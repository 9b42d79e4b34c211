// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of the engine that decides: may this be done, by whom, now. What changes at once is beside it, in orders_on_….

#include "engine/engine.h"
#include "engine/order_words.h"

#include <escale/migration/estimate.h>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

/// The migration permission of a customer's token.
bool isPermitted(const Order &order, const MigrationFacts &facts, AccountId account)
{
    return order.actor.role != Party::Customer || covers(order.actor.permission, facts, account);
}

} // namespace

Refusal notFound()
{
    return {u"not_found"_s, {}, {}};
}

QString logCode(Action action)
{
    switch (action) {
    case Action::Ready:
        return u"ESC-2001"_s;
    case Action::Unready:
        return u"ESC-2002"_s;
    case Action::Test:
        return u"ESC-2003"_s;
    case Action::TestCleanup:
        return u"ESC-2004"_s;
    case Action::Migrate:
        return u"ESC-2005"_s;
    case Action::Rollback:
        return u"ESC-2006"_s;
    case Action::Verify:
        return u"ESC-2007"_s;
    case Action::Unverify:
        return u"ESC-2008"_s;
    case Action::Relocate:
        return u"ESC-2009"_s;
    case Action::TransitRequest:
        return u"ESC-2010"_s;
    case Action::WithdrawTransitRequest:
        return u"ESC-2011"_s;
    case Action::AcceptRequest:
        return u"ESC-2012"_s;
    case Action::WaitRequest:
        return u"ESC-2013"_s;
    case Action::DeclineRequest:
        return u"ESC-2014"_s;
    case Action::AllocateTransit:
        return u"ESC-2015"_s;
    case Action::ReinstallationRequest:
        return u"ESC-2017"_s;
    case Action::WithdrawReinstallationRequest:
        return u"ESC-2018"_s;
    case Action::Reinstall:
        return u"ESC-2019"_s;
    case Action::ReleaseTransit:
        return u"ESC-2020"_s;
    case Action::PauseTask:
        return u"ESC-2021"_s;
    case Action::ResumeTask:
        return u"ESC-2022"_s;
    case Action::CancelTask:
        return u"ESC-2023"_s;
    case Action::ReadDocumentation:
        return u"ESC-2025"_s;
    case Action::Upgrade:
        return u"ESC-2026"_s;
    case Action::Plan:
        return u"ESC-2027"_s;
    case Action::PausePlan:
        return u"ESC-2028"_s;
    case Action::ResumePlan:
        return u"ESC-2029"_s;
    case Action::CancelPlan:
        return u"ESC-2032"_s;
    case Action::Note:
        return u"ESC-2034"_s;
    case Action::RemoveNote:
        return u"ESC-2035"_s;
    case Action::Tick:
        return u"ESC-2036"_s;
    case Action::Untick:
        return u"ESC-2037"_s;
    case Action::Unknown:
        break;
    }
    return u"ESC-2024"_s; // a message
}

bool Engine::isForbidden(const Order &order)
{
    const Party role = order.actor.role;
    if (order.task.isValid()) {
        const auto record = m_state.task(order.task);
        const auto facts = record ? m_state.migration(record->task.migration) : nullptr;
        return facts
               && (!mayAct(role, order.action, *facts) || !mayAct(role, actionOf(record->task.type), *facts)
                   || !isPermitted(order, *facts, record->task.account));
    }
    if (order.request.isValid()) {
        const auto request = m_state.request(order.request);
        const auto facts = request ? m_state.migration(request->migration) : nullptr;
        if (!facts)
            return false;
        if (order.action == Action::Unknown) // a message: both sides, at any time
            return role == Party::Reviewer || !isPermitted(order, *facts, {});
        return !mayAct(role, order.action, *facts) || !isPermitted(order, *facts, {});
    }
    const auto facts = m_state.migration(order.migration);
    return facts && (!mayAct(role, order.action, *facts) || !isPermitted(order, *facts, order.account));
}

Answer Engine::perform(const Order &order)
{
    if (isForbidden(order))
        return std::unexpected(forbid(order));
    if (order.task.isValid())
        return performOnTask(order);
    if (order.request.isValid())
        return performOnRequest(order);
    const auto facts = m_state.migration(order.migration);
    if (!facts || (order.account.isValid() && !findAccount(*facts, order.account)))
        return std::unexpected(notFound());
    return order.account.isValid() ? performOnAccount(order, *facts) : performOnMigration(order, *facts);
}

void Engine::logOrder(const QString &code, const QJsonObject &params, const Order &order, MigrationId migration,
                      AccountId account, TaskId task)
{
    Subject subject{.migration = migration, .account = account, .task = task, .actor = order.actor.name};
    if (order.actor.role == Party::Support) {
        // Support may do what the customer can: then the log names both.
        const auto facts = m_state.migration(migration);
        if (facts && mayAct(Party::Customer, order.action, *facts))
            subject.onBehalfOf = m_state.customerName(m_state.customerOf(migration));
    }
    m_state.log(code, params, subject);
}

Refusal Engine::forbid(const Order &order)
{
    return {u"forbidden"_s,
            {{u"role"_s, QString(nameOf(order.actor.role))}, {u"action"_s, QString(nameOf(order.action))}},
            {}};
}

Refusal Engine::refuse(const Order &order, const QList<Gate> &gates)
{
    return {u"gates_unmet"_s, {{u"action"_s, QString(nameOf(order.action))}}, gates};
}

std::optional<Refusal> Engine::unmet(const Order &order, const Command &command, const MigrationFacts &facts)
{
    const QList<Gate> unmet = gates(command, facts, {m_state.now(), m_state.policy()});
    return unmet.isEmpty() ? std::nullopt : std::optional(refuse(order, unmet));
}

Answer Engine::openTask(TaskType type, const Order &order, const MigrationFacts &facts, QJsonObject options)
{
    TaskRecord record;
    Task &task = record.task;
    task.type = type;
    task.state = TaskState::Queued;
    task.migration = facts.id;
    task.server = facts.server;
    task.actor = order.actor.name;
    task.role = order.actor.role;
    if (order.actor.role == Party::Support && mayAct(Party::Customer, order.action, facts))
        task.onBehalfOf = m_state.customerName(m_state.customerOf(facts.id));
    task.created = m_state.now();
    record.options = options;
    if (facts.kind == Kind::MandatoryPrivateCloud && facts.transit.kind == TransitKind::Shared)
        record.options.insert(u"shared"_s, true); // without precopy, there and back
    if (order.account.isValid()) {
        task.account = order.account;
        AccountFacts account = *findAccount(facts, order.account);
        if (type == TaskType::Migrate || type == TaskType::Rollback || type == TaskType::Relocate)
            task.estimate =
                observedPace(facts, m_state.policy())
                    .downtime(account.weight, expectedDelta(account, facts.transit.kind != TransitKind::Shared));
        if (type != TaskType::DiscardCopy) {
            account.activity = Activity::Queued;
            m_state.saveAccount(facts.id, account);
        }
    }
    task.id = m_state.addTask(record);
    m_state.log(u"ESC-4001"_s, {{u"task"_s, task.id.value()}, {u"type"_s, QString(nameOf(type))}},
                {.migration = facts.id,
                 .account = task.account,
                 .task = task.id,
                 .actor = task.actor,
                 .onBehalfOf = task.onBehalfOf});
    scheduleSoon();
    return Receipt{task.id};
}

} // namespace escale::platform
