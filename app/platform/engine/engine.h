// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "engine/order.h"
#include "engine/raw_output.h"
#include "engine/space.h"
#include "engine/stages.h"
#include "engine/state.h"
#include "engine/work.h"

#include <QtCore/QThreadPool>

#include <functional>
#include <memory>

namespace escale::platform {

/// Carries out what is asked for: at once where it is a matter of facts, as a task where work has to be done. A task is a
/// list of idempotent stages; each finished one is a row of the journal, written together with the facts that it changes.
/// So a platform that is killed at any instant takes every task up again where it was.
///
/// Lives in the owner's thread, as the facts do. Work is done in threads of its own, which know nothing but their order.
class Engine : public QObject {
    Q_OBJECT
public:
    /// A practice platform makes content when it is first needed. `declare` tells hosting of a migration's accounts, in the
    /// owner's thread; `provision` makes an account's content, in a worker's, before the first work is done with it.
    using Declare = std::function<void(MigrationId)>;
    using Provision = std::function<Result<void>(const QString &account, const StageWatch &signs)>;

    Engine(State &state, Tools tools, QObject *parent = nullptr);
    ~Engine() override;

    void setProvision(Declare declare, Provision provision)
    {
        m_declare = std::move(declare);
        m_provision = std::move(provision);
    }
    /// Where what the tools say is kept. Not owned; none: it is not kept.
    void setRawOutput(RawOutput *raw) { m_raw = raw; }
    /// Without it there is always room.
    void setSpace(Space space) { m_space = std::move(space); }
    /// Nothing new may be begun, since it could not be recorded. What has begun goes on, and what waits begins by itself when
    /// there is room again.
    [[nodiscard]] bool isShortOfSpace();

    /// For whoever has met DatabaseFull: what was under way may have run ahead of what is recorded. All of it is left as it is,
    /// at the next point where it can be, and taken up from the record, as after the end of a process, once there is room.
    void halt(const DatabaseFull &reason);
    /// Nothing can be recorded, so nothing is done. Ends by itself.
    [[nodiscard]] bool isHalted() const { return m_isHalted; }

    /// How many servers are worked on at the same time.
    void setParallelServers(int count) { m_pool.setMaxThreadCount(count); }

    /// Takes up what an earlier run left.
    void start();
    /// Ends all work at the next point where it can be ended and waits for it. Tasks stay as they are and go on at the next
    /// start.
    void stop();

    /// Checks the rules and does what is asked for, inside the caller's Change, so that what the caller stores beside it
    /// (the answer to an idempotency key) holds exactly if this does. Tasks begin once control is back in the event loop.
    [[nodiscard]] Answer perform(const Order &order);
    /// Whether whoever asks may never do this here, whatever the facts and whatever else is said in the request: their role,
    /// or what their token covers. An object that is not there forbids nothing.
    [[nodiscard]] bool isForbidden(const Order &order);

    /// What is due by the clock: migrations past their deadline, expired test copies, the next move of each queue. Runs by
    /// itself every second; a test with a clock of its own calls it.
    void runSchedule();

    /// Gives each running task a heartbeat whose work has given a sign since the last time: nothing else does, so that a
    /// worker that hangs is told by its silence. Runs by itself as often as the policy says; a test with a clock of its own
    /// calls it.
    void listenToWork();

private:
    struct Run {
        TaskRecord record;
        QList<const Stage *> stages;
        qsizetype index = 0;
        QDateTime stageStarted;
        std::shared_ptr<StageWatch> watch = std::make_shared<StageWatch>();
        quint64 signsSeen = 0;
        bool takingBack = false;
        std::optional<Error> failure; ///< while it is taken back: why. None: cancelled
        qint64 copiedBefore = 0; ///< bytes of finished stages
    };
    using Runs = QHash<TaskId, std::shared_ptr<Run>>;

    // --- orders
    Answer performOnAccount(const Order &order, const migration::MigrationFacts &facts);
    Answer annotate(const Order &order, const migration::MigrationFacts &facts, const migration::AccountFacts &account);
    Answer performOnMigration(const Order &order, const migration::MigrationFacts &facts);
    Answer performOnRequest(const Order &order);
    Answer performOnTask(const Order &order);
    Answer openTask(migration::TaskType type, const Order &order, const migration::MigrationFacts &facts,
                    QJsonObject options = {});
    std::optional<Refusal> unmet(const Order &order, const migration::Command &command,
                                 const migration::MigrationFacts &facts);
    static Refusal refuse(const Order &order, const QList<migration::Gate> &gates);
    static Refusal forbid(const Order &order);
    void logOrder(const QString &code, const QJsonObject &params, const Order &order, MigrationId migration,
                  AccountId account = {}, TaskId task = {});

    // --- on a full disk
    /// Does what begins by itself; halts where it cannot be recorded.
    template <typename F>
    void guarded(const F &work);
    /// In the owner's thread, unless the engine has halted since.
    template <typename F>
    void fromWorker(quint64 generation, F &&work);
    void goOnIfThereIsRoom();
    void leaveEverything();

    // --- by the clock
    void doWhatIsDue();
    void startByDeadline(MigrationId id);
    void moveByDeadline(MigrationId id);
    void discardCopies(MigrationId id);
    void sayWhatHasEnded(MigrationId id);
    void removeExpiredTest(MigrationId id, AccountId account);
    void advanceQueue(MigrationId id);
    Answer performOnPlan(const Order &order, const migration::MigrationFacts &facts);

    // --- tasks
    void takeUp();
    void scheduleSoon();
    void schedule();
    void begin(const std::shared_ptr<Run> &run, bool takenUp);
    /// Records the next stage as begun; part of the caller's Change.
    void enter(Run &run);
    void work(const std::shared_ptr<Run> &run);
    void progress(TaskId id, qint64 bytes, qint64 total);
    /// What later stages will copy, as far as it is known: without it a move would be nearly done once its files are there.
    qint64 bytesAhead(const Run &run);
    void stageEnded(TaskId id, const Result<WorkReport> &report);
    void startTakingBack(const std::shared_ptr<Run> &run, std::optional<Error> failure);
    void takenBack(TaskId id, const Result<void> &result);
    void pause(const std::shared_ptr<Run> &run);
    void complete(Run &run);
    void leave(TaskId id);
    WorkOrder workOrder(const Run &run);
    Subject subjectOf(const Run &run) const;
    QString subjectName(const Run &run);

    // --- what stages change in the facts, inside the Change that records them
    void onEnter(Run &run, const Stage &stage);
    void onDone(Run &run, const Stage &stage, const WorkReport &report);
    void onTakenBack(Run &run);
    void finishMove(Run &run, const WorkReport &report);
    void changeAccount(const Run &run, const std::function<void(migration::AccountFacts &)> &change);
    void changeAttempt(const Run &run, const std::function<void(migration::Attempt &)> &change);
    void changeMigration(MigrationId id, const std::function<void(migration::MigrationFacts &)> &change);
    void setActivities(MigrationId id, migration::Activity activity);
    void giveBack(const migration::MigrationFacts &facts);
    void changeServer(ServerId id, const std::function<void(Server &)> &change);

    State &m_state;
    Tools m_tools;
    Declare m_declare;
    Provision m_provision;
    RawOutput *m_raw = nullptr;
    Space m_space;
    bool m_wasShort = false;
    bool m_isHalted = false;
    quint64 m_generation = 0; ///< of what workers work on; another one after each halt
    QThreadPool m_pool;
    Runs m_runs;
    bool m_scheduled = false;
    bool m_stopping = false;
};

template <typename F>
void Engine::guarded(const F &work)
{
    try {
        work();
    } catch (const DatabaseFull &reason) {
        halt(reason);
    }
}

template <typename F>
void Engine::fromWorker(quint64 generation, F &&work)
{
    QMetaObject::invokeMethod(
        this,
        [this, generation, work = std::forward<F>(work)] {
            if (generation == m_generation && !m_stopping)
                guarded(work);
        },
        Qt::QueuedConnection);
}

} // namespace escale::platform
