// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "outbox.h"

#include "command_job.h"

#include <escale/core/log_categories.h>
#include <escale/fleet/fleet.h>
#include <escale/store/store.h>

#include <QtCore/QJsonDocument>
#include <QtCore/QTimer>
#include <QtCore/QUuid>

#include <algorithm>

namespace escale {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Outcome = CommandResult::Outcome;

namespace {

constexpr auto askAgainAfter = 10s;
// How long the fleet may go on showing what a command of ours has already changed: many times the pause between two polls.
constexpr auto feedLags = 10s;
// The contract: keys are remembered for a week. A day's margin for clocks that differ.
constexpr qint64 keyLivesSeconds = 6 * 24 * 3600;

store::Command record(const PendingCommand &command, store::CommandState state)
{
    return {.key = command.key,
            .state = state,
            .request = QJsonDocument(command.request.toJson()).toJson(QJsonDocument::Compact),
            .created = command.created,
            .task = command.task.value()};
}

/// What the fleet knows an object by; empty where it does not know it.
QByteArray etagOf(const Fleet &fleet, const Outbox::Target &target)
{
    const auto tagOf = [](const auto *facts) { return facts ? facts->etag : QByteArray(); };
    if (target.task.isValid())
        return tagOf(fleet.task(target.task));
    if (target.request.isValid())
        return tagOf(fleet.request(target.request));
    if (target.account.isValid())
        return tagOf(fleet.accountFacts(target.migration, target.account));
    return tagOf(fleet.migration(target.migration));
}

Outbox::Target targetOf(const CommandRequest &request)
{
    if (request.task.isValid())
        return {.task = request.task};
    if (request.request.isValid())
        return {.request = request.request};
    const bool onAccount = migration::isAccountAction(request.action);
    return {.migration = request.migration, .account = onAccount ? request.account : AccountId()};
}

/// What the command changes: what it acts on, and where that is a request, its migration, and the reverse.
QList<Outbox::Target> changedBy(const Fleet &fleet, const CommandRequest &request)
{
    QList<Outbox::Target> targets;
    if (!request.isMessage && migration::isAnnotation(request.action))
        return targets;
    const Outbox::Target target = targetOf(request);
    targets.append(target);
    if (const migration::SupportRequest *asked = fleet.request(target.request)) {
        targets.append({.migration = asked->migration});
    } else if (target.migration.isValid() && !target.account.isValid()) {
        for (const auto kind : {migration::RequestKind::Transit, migration::RequestKind::Reinstallation}) {
            if (const SupportRequestId open = fleet.openRequest(target.migration, kind); open.isValid())
                targets.append({.request = open});
        }
    }
    return targets;
}

/// What an answer says of the command, where it is the platform's and not that of something between.
Outcome outcomeOf(const api::ActionJob &job)
{
    const int status = job.exchange().status;
    if (job.succeeded()) {
        // 202 names its task. A page that says 200 is not the platform's.
        const bool known = status == 201 || status == 204 || (status == 202 && job.response().task.isValid());
        return known ? Outcome::Accepted : Outcome::NoAnswer;
    }
    const api::Failure &failure = job.failure();
    if (status == 429)
        return Outcome::Refused; // it has not been looked at
    const bool inThePlatformsWords = !failure.error.params.contains("status"_L1);
    return status >= 400 && status < 500 && status != 408 && inThePlatformsWords ? Outcome::Refused : Outcome::NoAnswer;
}

} // namespace

Outbox::Outbox(api::ApiClient &api, const Fleet &fleet, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_fleet(fleet)
    , m_again(new QTimer(this))
{
    m_again->setSingleShot(true);
    connect(m_again, &QTimer::timeout, this, &Outbox::askAll);
    connect(&fleet, &Fleet::tasksChanged, this, &Outbox::dropSeen);
}

PendingCommand *Outbox::find(const QByteArray &key)
{
    const auto found = std::ranges::find(m_pending, key, &PendingCommand::key);
    return found == m_pending.end() ? nullptr : &*found;
}

void Outbox::takeUp(const QList<store::Command> &commands)
{
    for (const store::Command &command : commands) {
        const auto request = CommandRequest::fromJson(QJsonDocument::fromJson(command.request).object());
        if (!request || find(command.key)) {
            qCWarning(logSync) << "A command that was written down cannot be read:" << command.key;
            continue;
        }
        m_pending.append(
            {.key = command.key,
             .request = *request,
             .stage = command.state == store::CommandState::NotDone ? CommandStage::NotDone : CommandStage::Unknown,
             .created = command.created,
             .task = TaskId(command.task),
             .earlier = true});
    }
    if (!commands.isEmpty())
        Q_EMIT changed();
    if (m_live)
        askAll();
}

void Outbox::setLive(bool live)
{
    m_live = live;
    if (live)
        askAll();
    else
        m_again->stop();
}

bool Outbox::isUnderWay(const CommandRequest &request) const
{
    return std::ranges::any_of(m_pending, [&](const PendingCommand &command) {
        return command.request.isSameWish(request) && command.stage != CommandStage::NotDone
               && command.stage != CommandStage::Accepted;
    });
}

CommandHandle *Outbox::perform(const CommandRequest &wish, QObject *handleParent)
{
    const CommandRequest request = asSeen(wish);
    for (CommandHandle *handle : std::as_const(m_handles)) {
        if (handle->request().isSameWish(request) && !handle->isFinished())
            return handle;
    }
    const QByteArray key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    auto *handle = new CommandHandle(request, key, handleParent);
    m_handles.insert(key, handle);
    QString obstacle;
    if (isUnderWay(request))
        obstacle = u"outcome_unknown"_s;
    else if (!m_live)
        obstacle = u"offline"_s;
    else if (!m_fleet.me().hasMigrations())
        obstacle = u"no_migrations"_s;
    if (!obstacle.isEmpty()) {
        // Not from within this call: whoever asked has not connected yet.
        QMetaObject::invokeMethod(
            handle, [this, key, obstacle] { end(key, {.outcome = Outcome::Refused, .error = {obstacle, {}, {}}}); },
            Qt::QueuedConnection);
        Q_EMIT started(handle);
        return handle;
    }
    // Whoever gives it again has seen that it was not done.
    const auto seen = std::ranges::find_if(m_pending, [&](const PendingCommand &command) {
        return command.request.isSameWish(request) && command.stage == CommandStage::NotDone;
    });
    if (seen != m_pending.end())
        forget(QByteArray(seen->key));
    m_pending.append({.key = key, .request = request, .created = QDateTime::currentDateTimeUtc()});
    for (const Target &target : changedBy(m_fleet, request))
        m_before[key].append({.target = target, .before = etagOf(m_fleet, target)});
    if (m_store) {
        m_store->writeCommand(record(m_pending.last(), store::CommandState::Written), this,
                              [this, key](const Result<void> &written) {
                                  if (written) {
                                      send(key);
                                      return;
                                  }
                                  forget(key);
                                  Error error = written.error();
                                  error.code = u"not_written_down"_s;
                                  end(key, {.outcome = Outcome::Refused, .error = error});
                              });
    } else {
        send(key);
    }
    Q_EMIT started(handle);
    Q_EMIT changed();
    return handle;
}

CommandRequest Outbox::asSeen(CommandRequest request) const
{
    if (request.isMessage || !migration::isDecision(request.action)) {
        request.seen.clear();
        return request;
    }
    const Target target = targetOf(request);
    if (request.seen.isEmpty())
        request.seen = etagOf(m_fleet, target);
    // It is no longer like this, and it is this person who has changed it: they decide on what they know they have done.
    const auto own = std::ranges::find(m_own, target, &Own::target);
    if (own != m_own.end() && own->before == request.seen && !own->until.hasExpired())
        request.seen.clear();
    // Or is about to: what is given in one go is meant in one go.
    for (const QList<Own> &changes : m_before) {
        if (std::ranges::contains(changes, target, &Own::target))
            request.seen.clear();
    }
    return request;
}

void Outbox::rememberOwn(const QByteArray &key)
{
    for (Own own : m_before.take(key)) {
        m_own.removeIf([&](const Own &known) { return known.target == own.target || known.until.hasExpired(); });
        if (etagOf(m_fleet, own.target) != own.before)
            continue; // the feed was faster
        own.until = QDeadlineTimer(m_api.scaled(feedLags));
        m_own.append(own);
    }
}

void Outbox::send(const QByteArray &key)
{
    PendingCommand *command = find(key);
    if (!command)
        return;
    std::unique_ptr<api::ActionJob> job = makeCommandJob(command->request, key);
    Q_ASSERT(job);
    job->onlyIf(command->request.seen);
    // It may have to wait for its turn, where many are given at once.
    connect(job.get(), &api::ApiJob::sent, this, [this, key] {
        if (PendingCommand *now = find(key); now && now->stage != CommandStage::Sent) {
            now->stage = CommandStage::Sent;
            Q_EMIT changed();
        }
    });
    connect(job.get(), &api::ApiJob::retryScheduled, this, [this, key](int attempt) {
        if (PendingCommand *again = find(key)) {
            again->attempts = attempt;
            Q_EMIT changed();
        }
        if (CommandHandle *handle = m_handles.value(key))
            Q_EMIT handle->retrying(attempt);
    });
    m_api.start(std::move(job), this, [this, key](api::ActionJob *done) {
        CommandResult result;
        result.exchange = done->exchange();
        result.outcome = outcomeOf(*done);
        if (result.outcome == Outcome::Accepted) {
            result.task = done->response().task;
        } else if (!done->succeeded()) {
            result.error = done->failure().error;
            result.gates = done->failure().gates;
        } else {
            result.error = {u"incorrect_response"_s, {}, {}};
        }
        receive(key, result);
    });
    Q_EMIT changed();
}

void Outbox::receive(const QByteArray &key, const CommandResult &result)
{
    switch (result.outcome) {
    case Outcome::Accepted:
        if (PendingCommand *command = find(key))
            command->task = result.task;
        rememberOwn(key);
        setStage(key, CommandStage::Accepted);
        break;
    case Outcome::Refused:
        forget(key);
        break;
    case Outcome::NoAnswer:
        setStage(key, CommandStage::Unknown);
        if (m_live)
            m_again->start(m_api.scaled(askAgainAfter));
        break;
    }
    end(key, result);
}

void Outbox::setStage(const QByteArray &key, CommandStage stage)
{
    PendingCommand *command = find(key);
    if (!command)
        return;
    command->stage = stage;
    if (m_store) {
        if (stage == CommandStage::Accepted)
            m_store->forgetCommand(key); // its task is a fact of the platform
        else if (stage == CommandStage::Unknown || stage == CommandStage::NotDone)
            m_store->writeCommand(record(*command, stage == CommandStage::Unknown ? store::CommandState::Unknown
                                                                                  : store::CommandState::NotDone),
                                  this, [](const Result<void> &) {});
    }
    if (stage == CommandStage::Accepted)
        dropSeen();
    Q_EMIT changed();
}

void Outbox::forget(const QByteArray &key)
{
    m_before.remove(key);
    if (m_store)
        m_store->forgetCommand(key);
    if (m_pending.removeIf([&](const PendingCommand &command) { return command.key == key; }) > 0)
        Q_EMIT changed();
}

void Outbox::end(const QByteArray &key, CommandResult result)
{
    CommandHandle *handle = m_handles.take(key);
    if (!handle)
        return;
    handle->finish(std::move(result));
    Q_EMIT finished(handle);
    handle->deleteLater();
}

void Outbox::dropSeen()
{
    // From here on the task itself says how far it is.
    const auto gone = m_pending.removeIf([this](const PendingCommand &command) {
        return command.stage == CommandStage::Accepted && (!command.task.isValid() || m_fleet.task(command.task));
    });
    if (gone > 0)
        Q_EMIT changed();
}

void Outbox::askAll()
{
    QList<QByteArray> keys;
    for (const PendingCommand &command : std::as_const(m_pending)) {
        if (command.stage == CommandStage::Unknown && !command.canSendAgain)
            keys.append(command.key);
    }
    for (const QByteArray &key : std::as_const(keys))
        ask(key);
}

void Outbox::ask(const QByteArray &key)
{
    PendingCommand *command = find(key);
    command->stage = CommandStage::Asking;
    Q_EMIT changed();
    m_api.start(std::make_unique<api::SettleCommandJob>(key), this, [this, key](api::SettleCommandJob *job) {
        PendingCommand *asked = find(key);
        if (!asked)
            return;
        if (job->succeeded()) {
            qCInfo(logSync) << "Command" << key << (job->response().carriedOut ? "was carried out" : "never arrived");
            asked->task = job->response().task;
            if (job->response().carriedOut)
                rememberOwn(key);
            m_before.remove(key);
            setStage(key, job->response().carriedOut ? CommandStage::Accepted : CommandStage::NotDone);
            return;
        }
        asked->stage = CommandStage::Unknown;
        const int status = job->failure().status;
        if (status == 404 || status == 405 || status == 501) {
            // A platform that cannot be asked: the person decides.
            asked->canSendAgain = asked->created.secsTo(QDateTime::currentDateTimeUtc()) < keyLivesSeconds;
        } else if (m_live) {
            m_again->start(m_api.scaled(askAgainAfter));
        }
        Q_EMIT changed();
    });
}

void Outbox::sendAgain(const QByteArray &key)
{
    PendingCommand *command = find(key);
    if (!m_live || !command || command->stage != CommandStage::Unknown || !command->canSendAgain)
        return;
    ++command->attempts;
    send(key);
}

void Outbox::dismiss(const QByteArray &key)
{
    const PendingCommand *command = find(key);
    if (command && (command->stage == CommandStage::NotDone || command->stage == CommandStage::Unknown))
        forget(key);
}

} // namespace escale
