// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of the engine that does: the queue, the stages, and what each stage changes in the facts.

#include "engine/engine.h"

#include "engine/records.h"

#include <escale/core/log_categories.h>
#include <escale/migration/checks.h>
#include <escale/migration/steps.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <algorithm>

namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;
using namespace std::chrono_literals;

namespace {

constexpr auto progressEvery = 200ms;
constexpr auto heartbeatEvery = 5s;
constexpr auto scheduleEvery = 1s;
constexpr int takeBackTries = 5;

bool isMove(TaskType type)
{
    return type == TaskType::Migrate || type == TaskType::Rollback || type == TaskType::Relocate;
}

bool isTest(TaskType type)
{
    return type == TaskType::Test || type == TaskType::TestCleanup;
}

std::optional<qint64> measured(const QJsonValue &value)
{
    const qint64 bytes = value.toInteger(-1);
    return bytes < 0 ? std::nullopt : std::optional(bytes);
}

Activity activityOf(TaskType type)
{
    switch (type) {
    case TaskType::Migrate:
        return Activity::Migrating;
    case TaskType::Rollback:
        return Activity::RollingBack;
    case TaskType::Relocate:
        return Activity::Relocating;
    default:
        return Activity::Testing;
    }
}

/// Whether the account is busy with it: what removes an old copy does nothing to the account itself.
bool occupies(const Task &task)
{
    return task.account.isValid() && task.type != TaskType::DiscardCopy;
}

Leg legOf(TaskType type)
{
    return type == TaskType::Migrate ? Leg::Out : type == TaskType::Relocate ? Leg::Back : Leg::Rollback;
}

/// Accounts of the public cloud go straight to their new server.
Location destinationOf(TaskType type, Kind kind)
{
    if (kind == Kind::PublicCloud && type == TaskType::Migrate)
        return Location::ClientNew;
    return type == TaskType::Migrate    ? Location::Transit
           : type == TaskType::Relocate ? Location::ClientNew
                                        : Location::ClientOld;
}

ServerId serverAt(const MigrationFacts &facts, Location location)
{
    if (location == Location::Transit)
        return facts.transit.server;
    return location == Location::ClientNew && facts.kind == Kind::PublicCloud ? facts.destination : facts.server;
}

/// What was measured of an account after its precopy; all of it is copied where nothing was.
void setPrecopied(AccountFacts &account, const QJsonObject &left, const QDateTime &now)
{
    account.precopied = true;
    account.precopiedAt = now;
    account.weight.delta = left.value(account.name).toInteger();
}

/// Between freeze and switch every wait for the disk is downtime, and a journal that lost its last rows in a power cut only
/// repeats stages that may be repeated. Not so the switch: before it begins, all that led to it must be on the disk.
bool isQuick(TaskType type, QLatin1StringView next)
{
    return isMove(type) && next != "precopy"_L1 && next != "switch"_L1 && next != "finish"_L1;
}

/// Whether what failed in this stage can still be made undone.
bool canBeTakenBack(TaskType type, QLatin1StringView stage)
{
    switch (type) {
    case TaskType::Migrate:
    case TaskType::Rollback:
    case TaskType::Relocate:
        return stage != "finish"_L1;
    case TaskType::Test:
    case TaskType::InstallTransit:
        return true;
    case TaskType::Reinstall:
        return stage == "check"_L1 || stage == "reroute"_L1;
    case TaskType::Upgrade:
        return stage == "check"_L1;
    case TaskType::TestCleanup:
    case TaskType::ReleaseTransit:
    case TaskType::DiscardCopy:
    case TaskType::Unknown:
        break;
    }
    return false;
}

} // namespace

Engine::Engine(State &state, Tools tools, QObject *parent) : QObject(parent), m_state(state), m_tools(tools)
{
    m_pool.setMaxThreadCount(std::max(4, QThread::idealThreadCount()));
    auto *heartbeat = new QTimer(this);
    heartbeat->setInterval(heartbeatEvery);
    connect(heartbeat, &QTimer::timeout, this, [this] {
        if (m_runs.isEmpty() || m_stopping)
            return;
        State::Change change(m_state, Database::Durability::Process);
        for (const auto &run : std::as_const(m_runs)) {
            run->record.task.heartbeat = m_state.now();
            m_state.saveTask(run->record);
        }
        change.commit();
    });
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

void Engine::stop()
{
    m_stopping = true;
    for (const auto &run : std::as_const(m_runs))
        *run->stop = true;
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

void Engine::scheduleSoon()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &Engine::schedule, Qt::QueuedConnection);
}

void Engine::schedule()
{
    m_scheduled = false;
    if (m_stopping)
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
    const auto stop = run->stop;
    if (m_declare)
        m_declare(run->record.task.migration);
    // Content is there after the first stage; nothing that costs time may happen once an account is frozen.
    const bool provide = m_provision && !run->record.task.cutOverBegun;
    m_pool.start([this, id, order, stop, provide] {
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
            QMetaObject::invokeMethod(
                this, [this, id, bytes, total] { progress(id, bytes, total); }, Qt::QueuedConnection);
        };
        const ProgressSink sink(show, say);
        Result<WorkReport> report = [&]() -> Result<WorkReport> {
            if (provide) {
                QStringList needed = order.accounts;
                if (!order.account.isEmpty())
                    needed.append(order.account);
                for (const QString &account : std::as_const(needed)) {
                    if (const auto made = m_provision(account); !made)
                        return std::unexpected(made.error());
                }
            }
            return carryOut(order, m_tools, sink, *stop);
        }();
        if (!report)
            say("failed: " + report.error().code.toUtf8() + '\n' + report.error().detail.toUtf8() + '\n');
        QMetaObject::invokeMethod(
            this, [this, id, report = std::move(report)] { stageEnded(id, report); }, Qt::QueuedConnection);
    });
}

void Engine::progress(TaskId id, qint64 bytes, qint64 total)
{
    const auto run = m_runs.value(id);
    if (!run || m_stopping)
        return;
    Task &task = run->record.task;
    task.bytes = run->copiedBefore + bytes;
    task.bytesTotal = total > 0 ? run->copiedBefore + total : task.bytesTotal;
    task.heartbeat = m_state.now();
    State::Change change(m_state, Database::Durability::Process);
    m_state.saveTask(run->record);
    change.commit();
}

void Engine::stageEnded(TaskId id, const Result<WorkReport> &report)
{
    const auto run = m_runs.value(id);
    if (!run || m_stopping)
        return;
    Task &task = run->record.task;
    const Stage &stage = *run->stages[run->index];
    const bool cancel = run->record.options.value("cancel"_L1).toBool();
    const bool wantsPause = run->record.options.value("pause"_L1).toBool();

    if (!report) {
        const bool asked = *run->stop && (cancel || wantsPause);
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
    m_pool.start([this, id, order] {
        Result<void> result;
        for (int i = 0; i < takeBackTries; ++i) {
            result = takeBack(order, m_tools);
            if (result)
                break;
            QThread::msleep(200);
        }
        QMetaObject::invokeMethod(this, [this, id, result] { takenBack(id, result); }, Qt::QueuedConnection);
    });
}

void Engine::takenBack(TaskId id, const Result<void> &result)
{
    const auto run = m_runs.value(id);
    if (!run || m_stopping)
        return;
    Task &task = run->record.task;
    State::Change change(m_state);
    const std::optional<Error> failure = result ? run->failure : std::optional<Error>(result.error());
    run->failure = failure;
    run->record.options.remove(u"failure"_s);
    task.state = failure ? TaskState::Failed : TaskState::Cancelled;
    task.error = failure;
    task.stage.clear();
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

// --- facts -------------------------------------------------------------------------------------------

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

void Engine::onDone(Run &run, const Stage &stage, const WorkReport &report)
{
    const Task &task = run.record.task;
    const auto facts = m_state.migration(task.migration);
    const QString client = facts->serverName;
    const QString transit = facts->transit.server.isValid() ? m_state.serverName(facts->transit.server) : QString();

    if (isMove(task.type)) {
        const QString account = m_state.accountName(task.account);
        if (stage.name == "precopy"_L1) {
            changeAccount(run, [&](AccountFacts &a) {
                setPrecopied(a, report.result.value("left"_L1).toObject(), m_state.now());
            });
        } else if (stage.name == "freeze"_L1) {
            if (const auto seen = checkFromRecord(report.result.value("check"_L1).toObject()))
                changeAttempt(run, [&](Attempt &attempt) { attempt.before = seen; });
        } else if (stage.name == "difference"_L1) {
            changeAttempt(run, [&](Attempt &attempt) { attempt.differenceBytes = report.bytes; });
        } else if (stage.name == "databases"_L1) {
            changeAttempt(run, [&](Attempt &attempt) { attempt.databaseBytes = report.bytes; });
        } else if (stage.name == "verify"_L1 && !report.result.isEmpty()) {
            QJsonObject params = report.result;
            params.insert(u"account"_s, account);
            params.remove("differences"_L1);
            params.remove("count"_L1);
            m_state.log(u"ESC-4204"_s, params, subjectOf(run));
        } else if (stage.name == "archive"_L1) {
            m_state.log(u"ESC-4206"_s, {{u"account"_s, account}, {u"archive"_s, report.result.value("archive"_L1)}},
                        subjectOf(run));
        } else if (stage.name == "switch"_L1) {
            const Location destination = destinationOf(task.type, facts->kind);
            const ServerId to = serverAt(*facts, destination);
            const ServerId from = serverAt(*facts, findAccount(*facts, task.account)->location);
            changeAccount(run, [&](AccountFacts &a) {
                a.location = destination;
                a.precopied = false; // whatever comes next goes the other way
                if (task.type == TaskType::Rollback)
                    a.verified = false;
            });
            if (task.type == TaskType::Rollback) {
                // What was looked after once it had moved is to be looked after again when it moves again.
                for (const ChecklistItem &item : facts->checklist) {
                    if (item.when == ChecklistWhen::After)
                        m_state.removeTick(facts->id, task.account, item.code);
                }
            }
            changeAttempt(run, [&](Attempt &attempt) { attempt.downtimeEnded = m_state.now(); });
            m_state.setServedBy(task.account, to, facts->kind == Kind::PublicCloud);
            m_state.log(
                u"ESC-4201"_s,
                {{u"account"_s, account}, {u"server"_s, m_state.serverName(to)}, {u"from"_s, m_state.serverName(from)}},
                subjectOf(run));
        } else if (stage.name == "finish"_L1) {
            finishMove(run, report);
        }
        return;
    }
    switch (task.type) {
    case TaskType::Test:
        if (stage.name == "copy"_L1) {
            run.record.options.insert(u"address"_s, report.result.value("address"_L1));
        } else {
            const QString address = run.record.options.value("address"_L1).toString();
            changeAccount(run, [&](AccountFacts &a) {
                a.activity = Activity::Idle;
                a.test = {
                    .state = TestState::Available,
                    .address = address,
                    .copiedAt = m_state.now(),
                    .expires =
                        m_state.now().toTimeZone(m_state.policy().timeZone).addDays(m_state.policy().testDays).toUTC()};
            });
            m_state.log(u"ESC-4301"_s, {{u"account"_s, m_state.accountName(task.account)}, {u"server"_s, address}},
                        subjectOf(run));
        }
        break;
    case TaskType::TestCleanup:
        if (stage.name == "done"_L1) {
            changeAccount(run, [](AccountFacts &a) {
                a.activity = Activity::Idle;
                a.test = {.copiedAt = a.test.copiedAt}; // it was tested
            });
            m_state.log(u"ESC-4302"_s, {{u"account"_s, m_state.accountName(task.account)}}, subjectOf(run));
        }
        break;
    case TaskType::InstallTransit:
        if (stage.name == "install"_L1) {
            changeServer(facts->transit.server, [&](Server &server) {
                server.state = ServerState::Running;
                server.architecture = facts->to;
            });
        } else if (stage.name == "precopy"_L1) {
            for (AccountFacts account : facts->accounts) {
                setPrecopied(account, report.result.value("left"_L1).toObject(), m_state.now());
                m_state.saveAccount(facts->id, account);
            }
        } else if (stage.name == "ready"_L1) {
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.transit.state = TransitState::Ready;
                f.transit.readyAt = m_state.now();
            });
            if (auto request = m_state.request(SupportRequestId(run.record.options.value("request"_L1).toInteger()))) {
                request->state = RequestState::Done;
                m_state.saveRequest(*request);
            }
            m_state.log(u"ESC-5001"_s, {{u"transit"_s, transit}, {u"server"_s, client}}, subjectOf(run));
        }
        break;
    case TaskType::Reinstall:
        if (stage.name == "install"_L1) {
            changeServer(task.server, [&](Server &server) {
                server.state = ServerState::Running;
                server.architecture = facts->to;
            });
        } else if (stage.name == "restore_routes"_L1) {
            const QJsonObject outage = report.result.value("outage"_L1).toObject();
            const auto server = m_state.server(task.server);
            for (const QString &address : server->addresses) {
                if (!outage.isEmpty())
                    m_state.log(
                        u"ESC-6002"_s,
                        {{u"server"_s, client}, {u"address"_s, address}, {u"seconds"_s, outage.value("seconds"_L1)}},
                        subjectOf(run));
            }
        } else if (stage.name == "precopy"_L1) {
            for (AccountFacts account : facts->accounts) {
                setPrecopied(account, report.result.value("left"_L1).toObject(), m_state.now());
                m_state.saveAccount(facts->id, account);
            }
        } else if (stage.name == "done"_L1) {
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.reinstallation.state = ReinstallationState::Done;
                f.reinstallation.doneAt = m_state.now();
            });
            if (auto request = m_state.openRequest(facts->id, RequestKind::Reinstallation)) {
                request->state = RequestState::Done;
                m_state.saveRequest(*request);
            }
            m_state.log(u"ESC-6003"_s, {{u"server"_s, client}, {u"architecture"_s, facts->to}}, subjectOf(run));
        }
        break;
    case TaskType::ReleaseTransit:
        if (stage.name == "free"_L1) {
            giveBack(*facts);
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.transit.state = TransitState::Released;
                f.transit.releasedAt = m_state.now();
            });
            m_state.log(u"ESC-5002"_s, {{u"transit"_s, transit}, {u"server"_s, client}}, subjectOf(run));
        }
        break;
    case TaskType::Upgrade:
        if (stage.name == "upgrade"_L1) {
            for (const AccountFacts &account : facts->accounts) {
                m_state.setDatabaseVersion(account.id, facts->to);
                m_state.log(
                    u"ESC-6101"_s,
                    {{u"account"_s, account.name}, {u"service"_s, facts->upgrade.service}, {u"version"_s, facts->to}},
                    subjectOf(run));
            }
        } else if (stage.name == "done"_L1) {
            for (AccountFacts account : facts->accounts) {
                account.activity = Activity::Idle;
                account.location = Location::ClientNew;
                m_state.saveAccount(facts->id, account);
            }
            changeMigration(facts->id, [&](MigrationFacts &f) {
                f.upgrade.state = UpgradeState::Done;
                f.upgrade.doneAt = m_state.now();
                f.completedAt = m_state.now();
            });
            m_state.log(u"ESC-6102"_s,
                        {{u"server"_s, client}, {u"service"_s, facts->upgrade.service}, {u"version"_s, facts->to}},
                        subjectOf(run));
            m_state.log(u"ESC-7001"_s, {{u"server"_s, client}}, subjectOf(run));
        }
        break;
    case TaskType::DiscardCopy:
        if (stage.name == "done"_L1) {
            changeAccount(run, [&](AccountFacts &a) { a.copyDiscardedAt = m_state.now(); });
            m_state.log(u"ESC-4303"_s, {{u"account"_s, m_state.accountName(task.account)}, {u"server"_s, client}},
                        subjectOf(run));
        }
        break;
    case TaskType::Migrate:
    case TaskType::Rollback:
    case TaskType::Relocate:
    case TaskType::Unknown:
        break;
    }
}

void Engine::finishMove(Run &run, const WorkReport &report)
{
    const Task &task = run.record.task;
    const QString account = m_state.accountName(task.account);
    const QJsonObject outage = report.result.value("outage"_L1).toObject();
    Attempt done;
    changeAttempt(run, [&](Attempt &attempt) {
        attempt.ended = m_state.now();
        attempt.outcome = Outcome::Done;
        attempt.bytes = task.bytes;
        if (!outage.isEmpty()) {
            const QDateTime began = fromWireTime(outage.value("began"_L1).toString());
            const QDateTime ended = fromWireTime(outage.value("ended"_L1).toString());
            if (began.isValid() && ended.isValid()) {
                attempt.downtimeStarted = began;
                attempt.downtimeEnded = ended;
            }
            attempt.downtimeSeconds = outage.value("seconds"_L1).toDouble();
        } else if (attempt.downtimeStarted.isValid() && attempt.downtimeEnded.isValid()) {
            // Nobody watched to the end: the platform was restarted meanwhile. The recorded times are the longest that it
            // can have been.
            attempt.downtimeSeconds = double(attempt.downtimeStarted.msecsTo(attempt.downtimeEnded)) / 1000;
        }
        attempt.after = checkFromRecord(report.result.value("check"_L1).toObject());
        done = attempt;
    });
    if (const QJsonObject weight = report.result.value("weight"_L1).toObject(); !weight.isEmpty()) {
        m_state.setUsage(task.account, {.files = weight.value("files"_L1).toInteger(),
                                        .fileCount = weight.value("file_count"_L1).toInteger(),
                                        .mail = weight.value("mail"_L1).toInteger(),
                                        .databases = weight.value("databases"_L1).toInteger(),
                                        .changedPerDay = measured(weight.value("changed_per_day"_L1))});
    }
    changeAccount(run, [](AccountFacts &a) { a.activity = Activity::Idle; });
    // What was measured corrects the estimates of all of them.
    const auto measured = m_state.migration(task.migration);
    for (const AccountFacts &other : measured->accounts)
        m_state.touch(u"migration_account"_s, other.id.value(), task.migration, m_state.customerOf(task.migration));
    const double seconds = done.downtimeSeconds.value_or(0);
    m_state.log(seconds > done.estimate.high ? u"ESC-4203"_s : u"ESC-4202"_s,
                {{u"account"_s, account},
                 {u"leg"_s, QString(nameOf(done.leg))},
                 {u"seconds"_s, seconds},
                 {u"low"_s, done.estimate.low},
                 {u"high"_s, done.estimate.high}},
                subjectOf(run));
    if (done.before && done.after) {
        const QList<CheckDifference> found = differences(*done.before, *done.after);
        const auto worse = std::ranges::count_if(found, &CheckDifference::worse);
        if (worse > 0) {
            m_state.log(u"ESC-4601"_s,
                        {{u"account"_s, account}, {u"count"_s, found.size()}, {u"worse"_s, qint64(worse)}},
                        subjectOf(run));
        }
    }
    auto facts = m_state.migration(task.migration);
    const bool publicCloud = facts->kind == Kind::PublicCloud;
    const QString transit = publicCloud ? facts->destinationName : m_state.serverName(facts->transit.server);
    if (publicCloud) {
        const QDateTime completed = isComplete(*facts) ? m_state.now() : QDateTime();
        changeMigration(facts->id, [&](MigrationFacts &f) { f.completedAt = completed; });
        if (completed.isValid())
            m_state.log(u"ESC-7001"_s, {{u"server"_s, facts->serverName}}, subjectOf(run));
    }
    switch (task.type) {
    case TaskType::Migrate:
        m_state.log(u"ESC-4208"_s, {{u"account"_s, account}, {u"server"_s, transit}}, subjectOf(run));
        break;
    case TaskType::Rollback:
        m_state.log(u"ESC-4209"_s, {{u"account"_s, account}, {u"server"_s, facts->serverName}}, subjectOf(run));
        break;
    default:
        m_state.log(u"ESC-4210"_s, {{u"account"_s, account}, {u"server"_s, facts->serverName}}, subjectOf(run));
        if (currentStep(*facts) == Step::Complete && !facts->completedAt.isValid()) {
            changeMigration(facts->id, [&](MigrationFacts &f) { f.completedAt = m_state.now(); });
            m_state.log(u"ESC-7001"_s, {{u"server"_s, facts->serverName}}, subjectOf(run));
        }
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
