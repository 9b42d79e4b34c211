// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"
#include "engine/order_words.h"

/// What is ordered for a whole migration: what a customer asks for, and how support answers.
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

} // namespace

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

} // namespace escale::platform
