// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"

#include "engine/task_kinds.h"

#include <escale/core/log_categories.h>

#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace std::chrono_literals;

namespace {

constexpr auto scheduleEvery = 1s;

} // namespace

Engine::Engine(State &state, Tools tools, QObject *parent) : QObject(parent), m_state(state), m_tools(tools)
{
    m_pool.setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
    auto *heartbeat = new QTimer(this);
    heartbeat->setInterval(std::chrono::seconds(std::max(1, state.policy().heartbeatSeconds)));
    connect(heartbeat, &QTimer::timeout, this, [this] { guarded([this] { listenToWork(); }); });
    heartbeat->start();
    auto *schedule = new QTimer(this);
    schedule->setInterval(scheduleEvery);
    connect(schedule, &QTimer::timeout, this, &Engine::runSchedule);
    schedule->start();
}

Engine::~Engine()
{
    stop();
}

void Engine::start()
{
    guarded([this] { takeUp(); });
}

void Engine::takeUp()
{
    QList<std::shared_ptr<Run>> taken;
    {
        State::Change change(m_state);
        for (const TaskRecord &record : m_state.liveTasks()) {
            if (record.task.state != TaskState::Running)
                continue;
            auto run = std::make_shared<Run>();
            run->record = record;
            taken.append(run);
        }
        if (!taken.isEmpty())
            m_state.log(u"ESC-1003"_s, {{u"tasks"_s, taken.size()}});
        change.commit();
    }
    for (const auto &run : std::as_const(taken))
        begin(run, true);
    // What ended while no platform ran is said before anybody listens, so that it is no news to those who do.
    for (const MigrationId id : m_state.withTransit())
        sayWhatHasEnded(id);
    schedule();
}

void Engine::listenToWork()
{
    if (m_stopping)
        return;
    QList<Run *> working;
    for (const auto &run : std::as_const(m_runs)) {
        if (const quint64 signs = run->watch->signs(); signs != run->signsSeen) {
            run->signsSeen = signs;
            working.append(run.get());
        }
    }
    if (working.isEmpty())
        return;
    State::Change change(m_state, Database::Durability::Process);
    for (Run *run : std::as_const(working)) {
        run->record.task.heartbeat = m_state.now();
        m_state.saveTask(run->record);
    }
    change.commit();
}

void Engine::stop()
{
    m_stopping = true;
    for (const auto &run : std::as_const(m_runs))
        run->watch->stop();
    m_pool.waitForDone();
    m_runs.clear();
}

bool Engine::isShortOfSpace()
{
    const bool isShort = m_space.isShort();
    if (isShort != m_wasShort) {
        m_wasShort = isShort;
        if (isShort)
            qCWarning(logPlatform) << "less than" << m_space.least() << "bytes are free: nothing new is begun";
        else
            qCInfo(logPlatform) << "there is room again";
        scheduleSoon();
    }
    return isShort;
}

void Engine::halt(const DatabaseFull &reason)
{
    if (m_isHalted)
        return;
    qCWarning(logPlatform).noquote() << "nothing can be recorded, so nothing is done until there is room:"
                                     << reason.what();
    leaveEverything();
}

void Engine::leaveEverything()
{
    m_isHalted = true;
    ++m_generation;
    for (const auto &run : std::as_const(m_runs))
        run->watch->stop();
    m_runs.clear();
}

void Engine::goOnIfThereIsRoom()
{
    // What a worker still does must not be done beside it.
    if (m_pool.activeThreadCount() > 0 || isShortOfSpace())
        return;
    // What is free need not be ours; to write is the one way to know.
    if (!m_state.recordIfThereIsRoom([this] { m_state.setSetting(u"last_halt"_s, m_state.now().toMSecsSinceEpoch()); }))
        return;
    m_isHalted = false;
    try {
        takeUp();
        qCInfo(logPlatform) << "everything goes on where it was";
    } catch (const DatabaseFull &) {
        leaveEverything(); // as has been said already
    }
}

void Engine::scheduleSoon()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, [this] { guarded([this] { schedule(); }); }, Qt::QueuedConnection);
}

void Engine::schedule()
{
    m_scheduled = false;
    if (m_stopping || m_isHalted)
        return;
    QHash<ServerId, const Run *> busy;
    for (const auto &run : std::as_const(m_runs))
        busy.insert(run->record.task.server, run.get());
    const bool isShort = isShortOfSpace();
    const QList<TaskRecord> live = m_state.liveTasks();
    for (const TaskRecord &record : live) {
        if (record.task.state != TaskState::Queued || m_runs.contains(record.task.id))
            continue;
        const bool cancelled = record.options.value("cancel"_L1).toBool();
        QString waiting;
        QJsonObject params;
        // Cancelling what has not begun needs no turn.
        if (!cancelled || record.task.started.isValid()) {
            if (const Run *before = busy.value(record.task.server)) {
                const Task &task = before->record.task;
                params = {{u"task"_s, task.id.value()}};
                if (task.account.isValid()) {
                    waiting = u"account_in_flight"_s;
                    params.insert(u"account"_s, m_state.accountName(task.account));
                } else {
                    waiting = u"server_in_flight"_s;
                    params.insert(u"type"_s, QString(nameOf(task.type)));
                }
            } else if (m_runs.size() >= m_pool.maxThreadCount()) {
                waiting = u"workers_busy"_s;
                params = {{u"limit"_s, m_pool.maxThreadCount()}};
            } else if (isShort && record.task.type != TaskType::TestCleanup
                       && record.task.type != TaskType::DiscardCopy) { // which make room
                waiting = u"storage_full"_s;
            }
        }
        if (waiting.isEmpty()) {
            auto run = std::make_shared<Run>();
            run->record = record;
            begin(run, false);
            if (m_runs.contains(record.task.id))
                busy.insert(record.task.server, run.get());
        } else if (waiting != record.task.waitingFor || params != record.task.waitingParams) {
            State::Change change(m_state);
            TaskRecord changed = record;
            changed.task.waitingFor = waiting;
            changed.task.waitingParams = params;
            m_state.saveTask(changed);
            change.commit();
        }
    }
}

Subject Engine::subjectOf(const Run &run) const
{
    const Task &task = run.record.task;
    return {.migration = task.migration,
            .account = task.account,
            .task = task.id,
            .actor = task.actor,
            .onBehalfOf = task.onBehalfOf,
            .attempt = run.record.options.value("attempt"_L1).toInt()};
}

QString Engine::subjectName(const Run &run)
{
    const Task &task = run.record.task;
    return task.account.isValid() ? m_state.accountName(task.account) : m_state.serverName(task.server);
}

void Engine::begin(const std::shared_ptr<Run> &run, bool takenUp)
{
    Task &task = run->record.task;
    const QJsonObject typeTask{{u"task"_s, task.id.value()}, {u"type"_s, QString(nameOf(task.type))}};
    const bool cancelled = run->record.options.value("cancel"_L1).toBool();
    const QJsonObject failed = run->record.options.value("failure"_L1).toObject();
    run->stages = stagesOf(task.type, courseOf(run->record.options));
    const QList<JournalRow> journal = m_state.journal(task.id);
    for (const JournalRow &row : journal)
        run->copiedBefore += row.result.value("bytes"_L1).toInteger();
    while (run->index < run->stages.size()
           && std::ranges::any_of(
               journal, [&](const JournalRow &row) { return row.stage == run->stages[run->index]->name; }))
        ++run->index;

    State::Change change(m_state);
    const bool first = !task.started.isValid();
    if (cancelled && first) {
        task.state = TaskState::Cancelled;
        task.ended = m_state.now();
        task.waitingFor.clear();
        task.waitingParams = {};
        onTakenBack(*run);
        m_state.saveTask(run->record);
        m_state.log(u"ESC-4005"_s, typeTask, subjectOf(*run));
        change.commit();
        return;
    }
    if (takenUp && run->record.options.value("pause"_L1).toBool() && !task.cutOverBegun && !cancelled
        && failed.isEmpty()) {
        pause(run);
        change.commit();
        return;
    }
    task.state = TaskState::Running;
    task.waitingFor.clear();
    task.waitingParams = {};
    task.heartbeat = m_state.now();
    ++task.attempt;
    if (first) {
        task.started = m_state.now();
        if (isMove(task.type)) {
            const auto facts = m_state.migration(task.migration);
            const AccountFacts *account = findAccount(*facts, task.account);
            Attempt attempt;
            attempt.leg = legOf(task.type);
            attempt.number = account->attempts.isEmpty() ? 1 : account->attempts.last().number + 1;
            attempt.task = task.id;
            attempt.started = task.started;
            attempt.outcome = Outcome::Running;
            attempt.estimate = task.estimate.value_or(Estimate{});
            run->record.options.insert(u"attempt"_s, attempt.number);
            m_state.saveAttempt(task.migration, task.account, attempt);
        }
        if (occupies(task)) {
            changeAccount(*run, [&](AccountFacts &account) {
                account.activity = activityOf(task.type);
                if (task.type == TaskType::Test)
                    account.test = {.state = TestState::Running, .copiedAt = account.test.copiedAt};
            });
        }
        if (task.type == TaskType::Upgrade) {
            setActivities(task.migration, Activity::Upgrading);
        }
        m_state.log(u"ESC-4002"_s, typeTask, subjectOf(*run));
    } else {
        QJsonObject params = typeTask;
        params.insert(u"stage"_s, run->index < run->stages.size() ? QString(run->stages[run->index]->name) : QString());
        m_state.log(u"ESC-4006"_s, params, subjectOf(*run));
    }
    m_runs.insert(task.id, run);
    if (cancelled || !failed.isEmpty()) {
        m_state.saveTask(run->record);
        change.commit();
        startTakingBack(run, failed.isEmpty() ? std::nullopt
                                              : std::optional(Error{failed.value("code"_L1).toString(),
                                                                    failed.value("params"_L1).toObject(),
                                                                    failed.value("detail"_L1).toString()}));
        return;
    }
    if (run->index >= run->stages.size()) { // killed between its last stage and its end
        complete(*run);
        change.commit();
        leave(task.id);
        return;
    }
    enter(*run);
    change.commit();
    m_tools.fault.reach(task.type, run->stages[run->index]->name, Fault::Point::Before);
    work(run);
}

} // namespace escale::platform
