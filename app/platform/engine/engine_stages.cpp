// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"

#include "engine/task_kinds.h"

#include <escale/core/log_categories.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QThread>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace std::chrono_literals;

namespace {

constexpr auto progressEvery = 200ms;
constexpr int takeBackTries = 5;

} // namespace

void Engine::enter(Run &run)
{
    Task &task = run.record.task;
    const Stage &stage = *run.stages[run.index];
    const bool again = task.stage == stage.name && task.attempt > 1;
    task.stage = QString(stage.name);
    task.cutOverBegun = task.cutOverBegun || stage.cutOver;
    task.heartbeat = m_state.now();
    run.stageStarted = m_state.now();
    if (!again)
        onEnter(run, stage);
    m_state.saveTask(run.record);
    m_state.log(u"ESC-4101"_s, {{u"stage"_s, task.stage}, {u"subject"_s, subjectName(run)}}, subjectOf(run));
}

WorkOrder Engine::workOrder(const Run &run)
{
    const Task &task = run.record.task;
    const auto facts = m_state.migration(task.migration);
    WorkOrder order;
    order.type = task.type;
    if (run.index < run.stages.size())
        order.stage = run.stages[run.index]->name;
    const QString client = facts->serverName;
    const bool publicCloud = facts->kind == Kind::PublicCloud;
    const QString transit = publicCloud                       ? facts->destinationName
                            : facts->transit.server.isValid() ? m_state.serverName(facts->transit.server)
                                                              : QString();
    const bool outwards = task.type == TaskType::Migrate || task.type == TaskType::InstallTransit || isTest(task.type)
                          || task.type == TaskType::Upgrade || task.type == TaskType::DiscardCopy;
    order.from = outwards ? client : transit;
    order.to = outwards ? transit : client;
    order.architecture = facts->to;
    order.repeated = task.attempt > 1;
    if (task.account.isValid()) {
        order.account = m_state.accountName(task.account);
        const AccountFacts *account = findAccount(*facts, task.account);
        if (isTest(task.type) && account->location == Location::Transit)
            order.from = transit;
    } else {
        for (const AccountFacts &account : facts->accounts)
            order.accounts.append(account.name);
    }
    return order;
}

void Engine::work(const std::shared_ptr<Run> &run)
{
    const TaskId id = run->record.task.id;
    const WorkOrder order = workOrder(*run);
    const auto watch = run->watch;
    const quint64 generation = m_generation;
    if (m_declare)
        m_declare(run->record.task.migration);
    // Content is there after the first stage; nothing that costs time may happen once an account is frozen.
    const bool provide = m_provision && !run->record.task.cutOverBegun;
    m_pool.start([this, id, order, watch, provide, generation] {
        QElapsedTimer sinceReport;
        const auto say = [raw = m_raw, id](QByteArrayView text) {
            if (raw)
                raw->append(id, text);
        };
        say("--- " + toWireTime(QDateTime::currentDateTimeUtc()).toLatin1() + ' '
            + QByteArray(order.stage.data(), order.stage.size()) + '\n');
        const auto show = [&](qint64 bytes, qint64 total) {
            if (sinceReport.isValid() && sinceReport.durationElapsed() < progressEvery)
                return;
            sinceReport.start();
            fromWorker(generation, [this, id, bytes, total] { progress(id, bytes, total); });
        };
        const ProgressSink sink(show, say);
        Result<WorkReport> report = [&]() -> Result<WorkReport> {
            if (provide) {
                QStringList needed = order.accounts;
                if (!order.account.isEmpty())
                    needed.append(order.account);
                for (const QString &account : std::as_const(needed)) {
                    if (const auto made = m_provision(account, *watch); !made)
                        return std::unexpected(made.error());
                    watch->sign();
                }
            }
            return carryOut(order, m_tools, sink, *watch);
        }();
        if (!report)
            say("failed: " + report.error().code.toUtf8() + '\n' + report.error().detail.toUtf8() + '\n');
        fromWorker(generation, [this, id, report = std::move(report)] { stageEnded(id, report); });
    });
}

qint64 Engine::bytesAhead(const Run &run)
{
    const Task &task = run.record.task;
    const auto isCopied = [](const Stage *stage) { return stage->name == "databases"_L1; };
    if (!isMove(task.type) || std::ranges::none_of(run.stages.sliced(run.index + 1), isCopied))
        return 0;
    const auto facts = m_state.migration(task.migration);
    const AccountFacts *account = findAccount(*facts, task.account);
    return account ? account->weight.databases : 0;
}

void Engine::progress(TaskId id, qint64 bytes, qint64 total)
{
    const auto run = m_runs.value(id);
    if (!run)
        return;
    Task &task = run->record.task;
    task.bytes = run->copiedBefore + bytes;
    task.bytesTotal = total > 0 ? run->copiedBefore + total + bytesAhead(*run) : task.bytesTotal;
    task.heartbeat = m_state.now();
    State::Change change(m_state, Database::Durability::Process);
    m_state.saveTask(run->record);
    change.commit();
}

void Engine::stageEnded(TaskId id, const Result<WorkReport> &report)
{
    const auto run = m_runs.value(id);
    if (!run)
        return;
    Task &task = run->record.task;
    const Stage &stage = *run->stages[run->index];
    const bool cancel = run->record.options.value("cancel"_L1).toBool();
    const bool wantsPause = run->record.options.value("pause"_L1).toBool();

    if (!report) {
        const bool asked = *run->watch && (cancel || wantsPause);
        State::Change change(m_state);
        if (asked && !cancel) {
            pause(run);
            change.commit();
            leave(id);
            return;
        }
        if (asked) {
            change.commit();
            startTakingBack(run, std::nullopt);
            return;
        }
        const Error &error = report.error();
        qCWarning(logPlatform).noquote() << "task" << id.value() << nameOf(task.type) << stage.name << error.code
                                         << error.detail;
        m_state.log(u"ESC-4103"_s,
                    {{u"stage"_s, QString(stage.name)}, {u"subject"_s, subjectName(*run)}, {u"code"_s, error.code}},
                    subjectOf(*run));
        if (error.code == "content_differs"_L1) {
            m_state.log(u"ESC-4205"_s,
                        {{u"account"_s, subjectName(*run)},
                         {u"count"_s, error.params.value("count"_L1)},
                         {u"first"_s, error.params.value("differences"_L1).toArray().at(0)}},
                        subjectOf(*run));
        }
        if (canBeTakenBack(task.type, stage.name)) {
            change.commit();
            startTakingBack(run, error);
            return;
        }
        task.state = TaskState::Failed;
        task.error = error;
        task.ended = m_state.now();
        if (task.type == TaskType::Reinstall) {
            // Every account is served from transit, and transit answers at the addresses: the reinstallation is started again.
            changeMigration(task.migration,
                            [](MigrationFacts &facts) { facts.reinstallation.state = ReinstallationState::Failed; });
        }
        if (task.type == TaskType::Upgrade) {
            // Each database is whole, in one format or the other, and the newer engine reads both.
            changeMigration(task.migration, [](MigrationFacts &facts) { facts.upgrade.state = UpgradeState::Failed; });
            setActivities(task.migration, Activity::Idle);
        }
        if (occupies(task))
            changeAccount(*run, [](AccountFacts &account) { account.activity = Activity::Failed; });
        m_state.saveTask(run->record);
        m_state.log(u"ESC-4004"_s,
                    {{u"task"_s, id.value()}, {u"type"_s, QString(nameOf(task.type))}, {u"code"_s, error.code}},
                    subjectOf(*run));
        change.commit();
        leave(id);
        return;
    }

    const bool quick = run->index + 1 < run->stages.size() && isQuick(task.type, run->stages[run->index + 1]->name);
    State::Change change(m_state, quick ? Database::Durability::Process : Database::Durability::Disk);
    QJsonObject result = report->result;
    if (report->bytes > 0)
        result.insert(u"bytes"_s, report->bytes);
    m_state.addJournal(id, {QString(stage.name), run->stageStarted, m_state.now(), result});
    run->copiedBefore += report->bytes;
    task.bytes = run->copiedBefore;
    task.bytesTotal = task.bytes + bytesAhead(*run);
    onDone(*run, stage, *report);
    Subject subject = subjectOf(*run);
    subject.bytes = report->bytes;
    subject.duration = run->stageStarted.msecsTo(m_state.now()) * 1'000'000;
    m_state.log(u"ESC-4102"_s,
                {{u"stage"_s, QString(stage.name)}, {u"subject"_s, subjectName(*run)}, {u"bytes"_s, report->bytes}},
                subject);
    ++run->index;

    const auto recorded = [&] {
        change.commit();
        m_tools.fault.reach(task.type, stage.name, Fault::Point::After);
    };
    if (run->index == run->stages.size()) {
        complete(*run);
        recorded();
        leave(id);
    } else if (cancel) {
        m_state.saveTask(run->record);
        recorded();
        startTakingBack(run, std::nullopt);
    } else if (wantsPause) {
        pause(run);
        recorded();
        leave(id);
    } else {
        // One commit ends a stage and begins the next: each costs a wait for the disk, and some of them are downtime.
        enter(*run);
        recorded();
        m_tools.fault.reach(task.type, run->stages[run->index]->name, Fault::Point::Before);
        work(run);
    }
}

void Engine::pause(const std::shared_ptr<Run> &run)
{
    Task &task = run->record.task;
    run->record.options.remove(u"pause"_s);
    task.state = TaskState::Paused;
    task.stage.clear();
    task.waitingFor = u"paused"_s;
    task.waitingParams = {};
    m_state.saveTask(run->record);
}

void Engine::complete(Run &run)
{
    Task &task = run.record.task;
    task.state = TaskState::Done;
    task.stage.clear();
    task.ended = m_state.now();
    task.bytesTotal = task.bytes;
    m_state.saveTask(run.record);
    m_state.log(u"ESC-4003"_s, {{u"task"_s, task.id.value()}, {u"type"_s, QString(nameOf(task.type))}}, subjectOf(run));
}

void Engine::leave(TaskId id)
{
    m_runs.remove(id);
    scheduleSoon();
}

void Engine::startTakingBack(const std::shared_ptr<Run> &run, std::optional<Error> failure)
{
    run->takingBack = true;
    run->failure = std::move(failure);
    if (run->failure) {
        // On the disk before the account is served again: whoever takes the task up must not go on where it stopped, with
        // what visitors have written meanwhile.
        State::Change change(m_state);
        run->record.options.insert(u"failure"_s, QJsonObject{{u"code"_s, run->failure->code},
                                                             {u"params"_s, run->failure->params},
                                                             {u"detail"_s, run->failure->detail}});
        m_state.saveTask(run->record);
        change.commit();
    }
    const TaskId id = run->record.task.id;
    const WorkOrder order = workOrder(*run);
    if (m_declare)
        m_declare(run->record.task.migration);
    const auto watch = run->watch;
    m_pool.start([this, id, order, watch, generation = m_generation] {
        Result<void> result;
        for (int i = 0; i < takeBackTries; ++i) {
            result = takeBack(order, m_tools, *watch);
            watch->sign();
            if (result)
                break;
            QThread::msleep(200);
        }
        fromWorker(generation, [this, id, result] { takenBack(id, result); });
    });
}

void Engine::takenBack(TaskId id, const Result<void> &result)
{
    const auto run = m_runs.value(id);
    if (!run)
        return;
    Task &task = run->record.task;
    State::Change change(m_state);
    const std::optional<Error> failure = result ? run->failure : std::optional<Error>(result.error());
    run->failure = failure;
    run->record.options.remove(u"failure"_s);
    task.state = failure ? TaskState::Failed : TaskState::Cancelled;
    task.error = failure;
    if (!failure)
        task.stage.clear(); // of one that failed it says where
    task.ended = m_state.now();
    onTakenBack(*run);
    m_state.saveTask(run->record);
    const QJsonObject typeTask{{u"task"_s, id.value()}, {u"type"_s, QString(nameOf(task.type))}};
    if (failure) {
        QJsonObject params = typeTask;
        params.insert(u"code"_s, failure->code);
        m_state.log(u"ESC-4004"_s, params, subjectOf(*run));
    } else {
        m_state.log(u"ESC-4005"_s, typeTask, subjectOf(*run));
    }
    change.commit();
    leave(id);
}

} // namespace escale::platform
