// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"

#include "engine/task_kinds.h"

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

void Engine::changeAccount(const Run &run, const std::function<void(AccountFacts &)> &change)
{
    const auto facts = m_state.migration(run.record.task.migration);
    AccountFacts account = *findAccount(*facts, run.record.task.account);
    change(account);
    m_state.saveAccount(facts->id, account);
}

void Engine::changeAttempt(const Run &run, const std::function<void(Attempt &)> &change)
{
    const auto facts = m_state.migration(run.record.task.migration);
    const AccountFacts *account = findAccount(*facts, run.record.task.account);
    const auto found =
        std::ranges::find(account->attempts, run.record.options.value("attempt"_L1).toInt(), &Attempt::number);
    if (found == account->attempts.cend())
        return;
    Attempt attempt = *found;
    change(attempt);
    m_state.saveAttempt(facts->id, account->id, attempt);
}

void Engine::changeMigration(MigrationId id, const std::function<void(MigrationFacts &)> &change)
{
    MigrationFacts facts = *m_state.migration(id);
    change(facts);
    m_state.saveMigration(facts);
}

/// The shared transit server stays what it is, whoever leaves it.
void Engine::giveBack(const MigrationFacts &facts)
{
    if (facts.transit.kind == TransitKind::Shared)
        return;
    changeServer(facts.transit.server, [](Server &server) {
        server.state = ServerState::Free;
        server.lentTo = {};
    });
}

void Engine::setActivities(MigrationId id, Activity activity)
{
    const auto facts = m_state.migration(id);
    for (AccountFacts account : facts->accounts) {
        account.activity = activity;
        m_state.saveAccount(id, account);
    }
}

void Engine::changeServer(ServerId id, const std::function<void(Server &)> &change)
{
    if (auto server = m_state.server(id)) {
        change(*server);
        m_state.saveServer(*server);
    }
}

void Engine::onEnter(Run &run, const Stage &stage)
{
    const Task &task = run.record.task;
    if (stage.name == "freeze"_L1) {
        changeAttempt(run, [&](Attempt &attempt) { attempt.downtimeStarted = m_state.now(); });
    } else if (task.type == TaskType::InstallTransit && stage.name == "precopy"_L1) {
        changeMigration(task.migration, [](MigrationFacts &facts) { facts.transit.state = TransitState::Precopying; });
    } else if (task.type == TaskType::Reinstall && stage.name == "install"_L1) {
        changeServer(task.server, [](Server &server) { server.state = ServerState::Reinstalling; });
        m_state.log(u"ESC-6001"_s, {{u"server"_s, m_state.serverName(task.server)}}, subjectOf(run));
    }
}

void Engine::onTakenBack(Run &run)
{
    const Task &task = run.record.task;
    const auto facts = m_state.migration(task.migration);
    const bool failed = run.failure.has_value();
    if (isMove(task.type)) {
        changeAccount(run, [&](AccountFacts &a) { a.activity = failed ? Activity::Failed : Activity::Idle; });
        changeAttempt(run, [&](Attempt &attempt) {
            attempt.ended = m_state.now();
            attempt.outcome = failed ? Outcome::Failed : Outcome::Cancelled;
            attempt.bytes = task.bytes;
            if (failed)
                attempt.errorCode = run.failure->code;
            if (attempt.downtimeStarted.isValid()) {
                attempt.downtimeEnded = m_state.now();
                attempt.downtimeSeconds = double(attempt.downtimeStarted.msecsTo(attempt.downtimeEnded)) / 1000;
            }
        });
        const QString from = m_state.serverName(serverAt(*facts, findAccount(*facts, task.account)->location));
        if (task.started.isValid()) {
            m_state.log(u"ESC-4207"_s,
                        {{u"account"_s, m_state.accountName(task.account)},
                         {u"server"_s, from},
                         {u"code"_s, failed ? run.failure->code : u"cancelled"_s}},
                        subjectOf(run));
        }
        return;
    }
    switch (task.type) {
    case TaskType::Test:
    case TaskType::TestCleanup:
        changeAccount(run, [&](AccountFacts &a) {
            a.activity = Activity::Idle;
            if (task.type == TaskType::Test && task.started.isValid())
                a.test = {.state = failed ? TestState::Failed : TestState::None, .copiedAt = a.test.copiedAt};
        });
        break;
    case TaskType::InstallTransit: {
        giveBack(*facts);
        for (AccountFacts account : facts->accounts) {
            if (!account.precopied)
                continue;
            account.precopied = false;
            m_state.saveAccount(facts->id, account);
        }
        changeMigration(facts->id, [](MigrationFacts &f) {
            f.transit.state = TransitState::Requested;
            f.transit.server = {};
        });
        if (auto request = m_state.request(SupportRequestId(run.record.options.value("request"_L1).toInteger()))) {
            request->state = RequestState::Accepted;
            m_state.saveRequest(*request);
        }
        break;
    }
    case TaskType::Upgrade:
        changeMigration(facts->id, [&](MigrationFacts &f) {
            f.upgrade.state = failed ? UpgradeState::Failed : UpgradeState::None;
            f.upgrade.startedAt = {};
        });
        setActivities(facts->id, Activity::Idle);
        break;
    case TaskType::Reinstall:
        changeMigration(facts->id, [](MigrationFacts &f) {
            f.reinstallation.state = ReinstallationState::Requested;
            f.reinstallation.startedAt = {};
        });
        break;
    default:
        break;
    }
}

} // namespace escale::platform
