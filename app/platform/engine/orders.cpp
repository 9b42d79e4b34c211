// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of the engine that decides: may this be done, by whom, now, and what changes at once.

#include "engine/engine.h"

#include <escale/migration/estimate.h>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

namespace {

bool isLiveRequest(const SupportRequest &request)
{
    return request.state == RequestState::Open || request.state == RequestState::Accepted
           || request.state == RequestState::Waiting;
}

Configuration configurationOf(const Server &server)
{
    return {server.cores, server.memory, server.disk};
}

std::optional<TaskType> taskFor(Action action)
{
    switch (action) {
    case Action::Test:
        return TaskType::Test;
    case Action::TestCleanup:
        return TaskType::TestCleanup;
    case Action::Migrate:
        return TaskType::Migrate;
    case Action::Rollback:
        return TaskType::Rollback;
    case Action::Relocate:
        return TaskType::Relocate;
    default:
        return std::nullopt;
    }
}

/// The migration permission of a customer's token.
bool isPermitted(const Order &order, const MigrationFacts &facts, AccountId account)
{
    return order.actor.role != Party::Customer || covers(order.actor.permission, facts, account);
}

Refusal notFound()
{
    return {u"not_found"_s, {}, {}};
}

} // namespace

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

Answer Engine::performOnAccount(const Order &order, const MigrationFacts &facts)
{
    const AccountFacts account = *findAccount(facts, order.account);
    if (auto no = unmet(order,
                        {.action = order.action,
                         .role = order.actor.role,
                         .account = order.account,
                         .keep = order.keep,
                         .note = order.note,
                         .item = order.text},
                        facts))
        return std::unexpected(*no);
    if (isAnnotation(order.action))
        return annotate(order, facts, account);
    QJsonObject params{{u"account"_s, account.name}};
    if (order.action == Action::Rollback)
        params.insert(u"keep"_s, QString(nameOf(order.keep)));
    if (const auto type = taskFor(order.action)) {
        QJsonObject options;
        if (order.action == Action::Rollback)
            options.insert(u"keep"_s, QString(nameOf(order.keep)));
        logOrder(logCode(order.action), params, order, facts.id, account.id);
        return openTask(*type, order, facts, options);
    }
    AccountFacts changed = account;
    switch (order.action) {
    case Action::Ready:
        changed.preparation = Preparation::Ready;
        break;
    case Action::Unready:
        changed.preparation = Preparation::Todo;
        break;
    case Action::Verify:
        changed.verified = true;
        break;
    case Action::Unverify:
        changed.verified = false;
        break;
    default:
        return std::unexpected(notFound());
    }
    m_state.saveAccount(facts.id, changed);
    logOrder(logCode(order.action), params, order, facts.id, account.id);
    return Receipt{};
}

Answer Engine::annotate(const Order &order, const MigrationFacts &facts, const AccountFacts &account)
{
    const QDateTime now = m_state.now();
    QJsonObject params{{u"account"_s, account.name}};
    switch (order.action) {
    case Action::Note:
        // What it says stays on the account: a note that is removed is gone, and the log keeps everything.
        m_state.addNote(facts.id, account.id, {{}, now, order.actor.name, order.actor.role, order.text});
        break;
    case Action::RemoveNote:
        params.insert(u"by"_s, QString(nameOf(std::ranges::find(account.notes, order.note, &Note::id)->role)));
        m_state.removeNote(facts.id, account.id, order.note);
        break;
    case Action::Tick:
        if (!findItem(facts, order.text))
            return std::unexpected(Refusal{u"invalid_field"_s, {{u"field"_s, u"item"_s}}, {}});
        params.insert(u"item"_s, order.text);
        m_state.addTick(facts.id, account.id, {order.text, now, order.actor.name, order.actor.role});
        break;
    case Action::Untick:
        params.insert(u"item"_s, order.text);
        m_state.removeTick(facts.id, account.id, order.text);
        break;
    default:
        return std::unexpected(notFound());
    }
    logOrder(logCode(order.action), params, order, facts.id, account.id);
    return Receipt{};
}

Answer Engine::performOnMigration(const Order &order, const MigrationFacts &facts)
{
    const Command command{.action = order.action,
                          .role = order.actor.role,
                          .transitKind = order.transitKind,
                          .finalisationBy = order.finalisationBy,
                          .confirmation = order.text,
                          .moves = order.moves};
    if (auto no = unmet(order, command, facts))
        return std::unexpected(*no);
    const QDateTime now = m_state.now();
    MigrationFacts changed = facts;
    QJsonObject params{{u"server"_s, facts.serverName}};
    const auto ask = [&](RequestKind kind) {
        SupportRequest request;
        request.migration = facts.id;
        request.kind = kind;
        request.state = RequestState::Open;
        request.transitKind = order.transitKind;
        if (kind == RequestKind::Reinstallation)
            request.finalisationBy = order.finalisationBy;
        request.created = now;
        const SupportRequestId id = m_state.addRequest(request);
        m_state.addMessage(id, {now, order.actor.name, order.actor.role, order.text, order.action});
    };
    const auto withdraw = [&](RequestKind kind) {
        if (auto request = m_state.openRequest(facts.id, kind)) {
            request->state = RequestState::Withdrawn;
            m_state.saveRequest(*request);
            m_state.addMessage(request->id, {now, order.actor.name, order.actor.role, {}, order.action});
        }
    };
    switch (order.action) {
    case Action::ReadDocumentation:
        changed.documentationReadAt = now;
        break;
    case Action::Upgrade:
        changed.upgrade.state = UpgradeState::Running;
        changed.upgrade.startedAt = now;
        m_state.saveMigration(changed);
        logOrder(logCode(order.action), params, order, facts.id);
        return openTask(TaskType::Upgrade, order, changed);
    case Action::Plan:
    case Action::PausePlan:
    case Action::ResumePlan:
    case Action::CancelPlan:
        return performOnPlan(order, facts);
    case Action::TransitRequest:
        changed.transit.state = TransitState::Requested;
        changed.transit.kind = order.transitKind;
        changed.transit.requestedAt = now;
        changed.transit.waitingReason.clear();
        ask(RequestKind::Transit);
        params.insert(u"kind"_s, QString(nameOf(order.transitKind)));
        break;
    case Action::WithdrawTransitRequest:
        changed.transit = {.state = TransitState::None, .kind = facts.transit.kind};
        withdraw(RequestKind::Transit);
        break;
    case Action::ReinstallationRequest:
        changed.reinstallation = {.state = ReinstallationState::Requested, .requestedAt = now};
        changed.finalisationBy = order.finalisationBy;
        ask(RequestKind::Reinstallation);
        params.insert(u"by"_s, QString(nameOf(order.finalisationBy)));
        break;
    case Action::WithdrawReinstallationRequest:
        changed.reinstallation = {.state = ReinstallationState::None};
        changed.finalisationBy.reset();
        withdraw(RequestKind::Reinstallation);
        break;
    case Action::Reinstall: {
        // From now on nothing else of this migration is allowed: no rollback may slip in before the first stage.
        changed.reinstallation.state = ReinstallationState::Running;
        changed.reinstallation.startedAt = now;
        if (auto request = m_state.openRequest(facts.id, RequestKind::Reinstallation)) {
            request->state = RequestState::Accepted;
            m_state.saveRequest(*request);
        }
        m_state.saveMigration(changed);
        logOrder(logCode(order.action), params, order, facts.id);
        return openTask(TaskType::Reinstall, order, changed);
    }
    case Action::ReleaseTransit:
        params.insert(u"transit"_s, m_state.serverName(facts.transit.server));
        logOrder(logCode(order.action), params, order, facts.id);
        return openTask(TaskType::ReleaseTransit, order, facts);
    default:
        return std::unexpected(notFound());
    }
    m_state.saveMigration(changed);
    logOrder(logCode(order.action), params, order, facts.id);
    return Receipt{};
}

Answer Engine::performOnRequest(const Order &order)
{
    auto request = m_state.request(order.request);
    if (!request)
        return std::unexpected(notFound());
    const auto facts = m_state.migration(request->migration);
    const QDateTime now = m_state.now();
    QJsonObject params{{u"server"_s, facts->serverName}, {u"request"_s, QString(nameOf(request->kind))}};
    if (order.action == Action::Unknown) { // a message
        m_state.addMessage(request->id, {now, order.actor.name, order.actor.role, order.text, Action::Unknown});
        logOrder(logCode(order.action), params, order, facts->id);
        return Receipt{};
    }
    Command command{.action = order.action, .role = order.actor.role, .request = request->kind};
    std::optional<Server> offered;
    if (order.action == Action::AllocateTransit) {
        offered = m_state.server(order.server);
        if (!offered || (offered->role != ServerRole::Transit && offered->role != ServerRole::SharedTransit))
            return std::unexpected(Refusal{u"invalid_field"_s, {{u"field"_s, u"server"_s}}, {}});
        command.needed = configurationOf(*m_state.server(facts->server));
        command.offered = configurationOf(*offered);
        const bool shared = offered->role == ServerRole::SharedTransit;
        command.offeredKind = shared ? TransitKind::Shared : TransitKind::Dedicated;
        // The shared one is everybody's at once.
        command.offeredIsFree = shared || (offered->state == ServerState::Free && !offered->lentTo.isValid());
        command.overrideConfiguration = order.override;
    }
    QList<Gate> unmet = gates(command, *facts, {now, m_state.policy()});
    if (unmet.isEmpty()
        && (!isLiveRequest(*request)
            || (order.action == Action::AllocateTransit && request->kind != RequestKind::Transit)))
        unmet.append({GateCode::RequestAlreadyHandled, false, Party::Nobody, {}});
    if (!unmet.isEmpty())
        return std::unexpected(refuse(order, unmet));

    MigrationFacts changed = *facts;
    const bool transit = request->kind == RequestKind::Transit;
    if (!order.text.isEmpty())
        params.insert(u"reason"_s, order.text);
    switch (order.action) {
    case Action::AcceptRequest:
        request->state = RequestState::Accepted;
        request->reason.clear();
        if (transit)
            changed.transit.state = TransitState::Requested;
        break;
    case Action::WaitRequest:
        request->state = RequestState::Waiting;
        request->reason = order.text;
        if (transit) {
            changed.transit.state = TransitState::WaitingForStock;
            changed.transit.waitingReason = order.text;
        }
        break;
    case Action::DeclineRequest:
        request->state = RequestState::Declined;
        request->reason = order.text;
        if (transit)
            changed.transit = {.state = TransitState::None, .kind = facts->transit.kind};
        else {
            changed.reinstallation = {.state = ReinstallationState::None};
            changed.finalisationBy.reset();
        }
        break;
    case Action::AllocateTransit: {
        request->state = RequestState::Accepted;
        request->reason.clear();
        m_state.saveRequest(*request);
        m_state.addMessage(request->id, {now, order.actor.name, order.actor.role, {}, order.action});
        // Lent from this moment, not from the first stage: two requests cannot be given the same server.
        if (command.offeredKind == TransitKind::Dedicated) {
            changeServer(offered->id, [&](Server &server) {
                server.lentTo = facts->id;
                server.state = ServerState::Installing;
            });
        }
        changed.transit.state = TransitState::Installing;
        changed.transit.server = offered->id;
        changed.transit.waitingReason.clear();
        m_state.saveMigration(changed);
        const bool fits = isEquivalent(command.needed, command.offered);
        logOrder(fits ? logCode(order.action) : u"ESC-2016"_s,
                 {{u"server"_s, facts->serverName}, {u"transit"_s, offered->name}}, order, facts->id);
        return openTask(TaskType::InstallTransit, order, changed,
                        {{u"request"_s, request->id.value()}, {u"override"_s, !fits}});
    }
    default:
        return std::unexpected(notFound());
    }
    m_state.saveRequest(*request);
    // The reason is part of the talk: both sides read it where it was said.
    m_state.addMessage(request->id, {now, order.actor.name, order.actor.role, order.text, order.action});
    m_state.saveMigration(changed);
    logOrder(logCode(order.action), params, order, facts->id);
    return Receipt{};
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

Answer Engine::performOnTask(const Order &order)
{
    auto record = m_state.task(order.task);
    if (!record)
        return std::unexpected(notFound());
    const std::shared_ptr<Run> run = m_runs.value(order.task);
    TaskRecord &current = run ? run->record : *record;
    Task &task = current.task;
    const bool ending = current.options.value("cancel"_L1).toBool() || (run && run->takingBack);
    QList<Gate> unmet = taskGates(order.action, task.state, task.cutOverBegun);
    if (unmet.isEmpty() && ending)
        unmet.append({GateCode::TaskNotQueuedOrRunning, false, Party::Nobody, {}});
    if (!unmet.isEmpty())
        return std::unexpected(refuse(order, unmet));

    logOrder(logCode(order.action), {{u"task"_s, task.id.value()}, {u"type"_s, QString(nameOf(task.type))}}, order,
             task.migration, task.account, task.id);
    switch (order.action) {
    case Action::PauseTask:
        if (run) {
            // The worker is asked to stop; the task is paused once it has. Stored, so that it holds if the platform is killed.
            current.options.insert(u"pause"_s, true);
            run->watch->stop();
        } else {
            task.state = TaskState::Paused;
            task.waitingFor = u"paused"_s;
            task.waitingParams = {{u"actor"_s, order.actor.name}};
        }
        break;
    case Action::ResumeTask:
        current.options.remove(u"pause"_s);
        task.state = TaskState::Queued;
        task.waitingFor.clear();
        task.waitingParams = {};
        scheduleSoon();
        break;
    case Action::CancelTask:
        current.options.insert(u"cancel"_s, true);
        if (run)
            run->watch->stop();
        else if (task.state == TaskState::Paused)
            task.state = TaskState::Queued; // taken up once more, to be taken back
        scheduleSoon();
        break;
    default:
        return std::unexpected(notFound());
    }
    m_state.saveTask(current);
    return Receipt{};
}

} // namespace escale::platform
