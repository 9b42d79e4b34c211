// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_replay.h>

#include <escale/logs/query.h>

#include <algorithm>

namespace escale::items {

using namespace Qt::StringLiterals;
using namespace migration;
using logs::Entry;

namespace {

constexpr qsizetype mostSteps = 1'000'000;

// The codes of the catalogue that say where an account, the transit server or the client server is.
constexpr int codes[] = {2001, 2002, 2007, 2008, 2010, 2011, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 4001, 4002, 4003,
                         4004, 4005, 4006, 4101, 4202, 4203, 4207, 4208, 4209, 4210, 5001, 5002, 6001, 6003, 7001};

Activity activityOf(TaskType type)
{
    switch (type) {
    case TaskType::Migrate:
        return Activity::Migrating;
    case TaskType::Rollback:
        return Activity::RollingBack;
    case TaskType::Relocate:
        return Activity::Relocating;
    case TaskType::Test:
        return Activity::Testing;
    default:
        return Activity::Idle;
    }
}

} // namespace

Result<LogReplay> LogReplay::read(std::shared_ptr<const logs::Source> source, const logs::Index &index,
                                  std::stop_token stop)
{
    logs::Query query;
    query.kind = logs::Query::Kind::Or;
    for (const int code : codes)
        query.parts.push_back(logs::Query::condition(logs::Field::Code, u"ESC-%1"_s.arg(code)));
    logs::Filter filter(source);
    const auto found = filter.apply(query, index, stop);
    if (!found)
        return std::unexpected(found.error());
    LogReplay replay;
    if (!found->isComplete)
        return replay;
    for (qint64 line = found->lines.next(0); line >= 0 && replay.m_steps.size() < mostSteps && !stop.stop_requested();
         line = line + 1 < found->lines.size() ? found->lines.next(line + 1) : -1) {
        const auto bytes = logs::lineBytes(*source, index, line);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (const auto entry = logs::fromLine(*bytes))
            replay.add(*entry);
    }
    return replay;
}

LogReplay LogReplay::of(const QList<Entry> &entries)
{
    LogReplay replay;
    for (const Entry &entry : entries)
        replay.add(entry);
    return replay;
}

int LogReplay::accountNumber(const QString &name)
{
    if (name.isEmpty())
        return -1;
    qsizetype at = m_accounts.indexOf(name);
    if (at < 0) {
        at = m_accounts.size();
        m_accounts.append(name);
    }
    return int(at);
}

void LogReplay::add(const Entry &entry)
{
    const int code = QStringView(entry.code).sliced(std::min<qsizetype>(4, entry.code.size())).toInt();
    if (!entry.code.startsWith("ESC-"_L1) || !std::ranges::contains(codes, code))
        return;
    const auto word = [&entry](QLatin1StringView name) { return entry.params.value(name).toString(); };
    if (code == 4202 || code == 4203) {
        Downtime &downtime = m_downtimes[entry.account.isEmpty() ? word("account"_L1) : entry.account];
        (word("leg"_L1) == "back"_L1 ? downtime.back : downtime.out) = entry.params.value("seconds"_L1).toDouble();
        return;
    }
    Step step{
        .time = entry.at.toMSecsSinceEpoch(), .code = code, .account = -1, .task = entry.task, .word = {}, .name = {}};
    step.account = accountNumber(entry.account.isEmpty() ? word("account"_L1) : entry.account);
    if (code >= 4001 && code <= 4006)
        step.word = word("type"_L1);
    else if (code == 4101)
        step.word = word("stage"_L1);
    else if (code == 2017)
        step.word = word("by"_L1);
    else if (code == 2010)
        step.word = word("kind"_L1);
    if (code == 2015 || code == 2016 || code == 5001)
        step.name = word("transit"_L1);
    else if (code == 2013)
        step.name = word("reason"_L1);
    if (const QString server = word("server"_L1);
        m_server.isEmpty() && (code == 2010 || code == 2017 || code == 6001 || code == 6003 || code == 7001))
        m_server = server;
    if (m_server.isEmpty() && !entry.server.isEmpty() && step.account >= 0)
        m_server = entry.server;
    m_steps.append(step);
}

void LogReplay::apply(const Step &step, Moment &moment) const
{
    MigrationFacts &facts = moment.facts;
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(step.time, QTimeZone::UTC);
    AccountFacts *account = step.account < 0 ? nullptr : &facts.accounts[step.account];
    const auto task = std::ranges::find(moment.tasks, TaskId(step.task), &Task::id);
    const auto endTask = [&] {
        if (task != moment.tasks.end())
            moment.tasks.erase(task);
    };
    switch (step.code) {
    case 2001:
    case 2002:
        if (account)
            account->preparation = step.code == 2001 ? Preparation::Ready : Preparation::Todo;
        break;
    case 2007:
    case 2008:
        if (account)
            account->verified = step.code == 2007;
        break;
    case 2010:
        facts.transit.state = TransitState::Requested;
        facts.transit.kind = fromName<TransitKind>(step.word);
        facts.transit.requestedAt = at;
        break;
    case 2011:
        facts.transit.state = TransitState::None;
        break;
    case 2013:
        if (facts.transit.state == TransitState::Requested) {
            facts.transit.state = TransitState::WaitingForStock;
            facts.transit.waitingReason = step.name;
        }
        break;
    case 2014:
        if (facts.transit.state == TransitState::Requested || facts.transit.state == TransitState::WaitingForStock)
            facts.transit.state = TransitState::None;
        break;
    case 2015:
    case 2016:
        facts.transit.state = TransitState::Installing;
        moment.transit = step.name;
        break;
    case 2017:
        facts.reinstallation.state = ReinstallationState::Requested;
        facts.reinstallation.requestedAt = at;
        facts.finalisationBy = fromName<Party>(step.word);
        break;
    case 2018:
        facts.reinstallation.state = ReinstallationState::None;
        break;
    case 2019:
    case 6001:
        facts.reinstallation.state = ReinstallationState::Running;
        facts.reinstallation.startedAt = at;
        break;
    case 4001:
    case 4002:
    case 4006: {
        const auto type = fromName<TaskType>(step.word);
        const bool queued = step.code == 4001;
        if (account)
            account->activity = queued ? Activity::Queued : activityOf(type);
        if (task == moment.tasks.end()) {
            Task fresh;
            fresh.id = TaskId(step.task);
            fresh.type = type;
            fresh.account = account ? account->id : AccountId();
            fresh.state = queued ? TaskState::Queued : TaskState::Running;
            fresh.created = at;
            moment.tasks.append(fresh);
        } else {
            task->state = queued ? TaskState::Queued : TaskState::Running;
            task->started = at;
        }
        break;
    }
    case 4003:
    case 4004:
    case 4005:
        if (account)
            account->activity = step.code == 4004 ? Activity::Failed : Activity::Idle;
        endTask();
        break;
    case 4101:
        if (task != moment.tasks.end()) {
            task->stage = step.word;
            if (task->type == TaskType::InstallTransit && step.word.contains("precopy"_L1))
                facts.transit.state = TransitState::Precopying;
        }
        break;
    case 4207:
        if (account)
            account->activity = Activity::Idle;
        break;
    case 4208:
    case 4209:
    case 4210:
        if (account) {
            account->activity = Activity::Idle;
            account->location = step.code == 4208   ? Location::Transit
                                : step.code == 4209 ? Location::ClientOld
                                                    : Location::ClientNew;
            if (step.code == 4209)
                account->verified = false;
        }
        break;
    case 5001:
        facts.transit.state = TransitState::Ready;
        facts.transit.readyAt = at;
        if (!step.name.isEmpty())
            moment.transit = step.name;
        break;
    case 5002:
        facts.transit.state = TransitState::Released;
        facts.transit.releasedAt = at;
        break;
    case 6003:
        facts.reinstallation.state = ReinstallationState::Done;
        facts.reinstallation.doneAt = at;
        break;
    case 7001:
        facts.completedAt = at;
        break;
    default:
        break;
    }
}

LogReplay::Moment LogReplay::at(qint64 time) const
{
    Moment moment;
    moment.facts.serverName = m_server;
    moment.facts.accounts.reserve(m_accounts.size());
    for (qsizetype i = 0; i < m_accounts.size(); ++i) {
        AccountFacts account;
        account.id = AccountId(i + 1);
        account.name = m_accounts[i];
        account.location = Location::ClientOld;
        moment.facts.accounts.append(account);
    }
    for (const Step &step : m_steps) {
        if (step.time > time)
            break;
        apply(step, moment);
    }
    return moment;
}

QList<qint64> LogReplay::changes() const
{
    QList<qint64> times;
    for (const Step &step : m_steps) {
        if (times.isEmpty() || times.last() != step.time)
            times.append(step.time);
    }
    return times;
}

} // namespace escale::items
