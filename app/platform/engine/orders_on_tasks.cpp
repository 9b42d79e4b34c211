// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engine/engine.h"
#include "engine/order_words.h"

/// What is ordered for a task that waits or runs.
namespace escale::platform {

using namespace Qt::StringLiterals;
using namespace escale::migration;

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
