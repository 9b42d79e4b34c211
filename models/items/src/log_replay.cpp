// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <escale/items/log_replay.h>

#include <escale/logs/query.h>
#include <escale/migration/task.h>

#include <QtCore/QTimeZone>

#include <algorithm>
#include <utility>

namespace escale::items {

using namespace Qt::StringLiterals;
using namespace migration;
using logs::Entry;

namespace {

constexpr qsizetype mostSteps = 1'000'000;
// A moment is as many steps from a stop as are taken faster than anybody could see; a log of any length has this many stops.
constexpr qsizetype mostStops = 64;
constexpr qsizetype fewestBetweenStops = 2000;

// The codes of the catalogue that say where an account, the transit server or the client server is.
constexpr int codes[] = {2001, 2002, 2007, 2008, 2010, 2011, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 4001, 4002, 4003,
                         4004, 4005, 4006, 4101, 4202, 4203, 4207, 4208, 4209, 4210, 5001, 5002, 6001, 6003, 7001};

/// One of a kind that is not known may do anything with it.
bool concernsAccount(TaskType type)
{
    return type == TaskType::Unknown || activityOf(type) != Activity::Idle;
}

} // namespace

Result<LogReplay> LogReplay::read(const std::shared_ptr<const logs::Source> &source, const logs::Index &index,
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
    replay.makeStops();
    return replay;
}

LogReplay LogReplay::of(const QList<Entry> &entries)
{
    LogReplay replay;
    for (const Entry &entry : entries)
        replay.add(entry);
    replay.makeStops();
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

QHash<QString, LogReplay::Downtime> LogReplay::downtimes(qint64 time) const
{
    QHash<QString, Downtime> known;
    for (const Measured &measured : m_measured) {
        if (measured.time > time)
            continue; // and not the end: a clock may have gone back
        Downtime &downtime = known[measured.account];
        downtime.isOver = downtime.isOver || measured.isOver;
        (measured.isBack ? downtime.back : downtime.out) = measured.seconds;
    }
    return known;
}

void LogReplay::add(const Entry &entry)
{
    const int code = QStringView(entry.code).sliced(std::min<qsizetype>(4, entry.code.size())).toInt();
    if (!entry.code.startsWith("ESC-"_L1) || !std::ranges::contains(codes, code))
        return;
    const auto word = [&entry](QLatin1StringView name) { return entry.params.value(name).toString(); };
    if (code == 4202 || code == 4203) {
        m_measured.append({.time = entry.at.toMSecsSinceEpoch(),
                           .account = entry.account.isEmpty() ? word("account"_L1) : entry.account,
                           .seconds = entry.params.value("seconds"_L1).toDouble(),
                           .isBack = word("leg"_L1) == "back"_L1,
                           .isOver = code == 4203});
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
        if (account && concernsAccount(type))
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
        if (account && concernsAccount(fromName<TaskType>(step.word)))
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

namespace {

/// Attempts and tests that had begun by then, as far as they had come.
void cutAfter(AccountFacts &account, const QDateTime &time)
{
    account.attempts.removeIf([&time](const Attempt &attempt) { return attempt.started > time; });
    for (Attempt &attempt : account.attempts) {
        if (!attempt.ended.isValid() || attempt.ended <= time)
            continue;
        Attempt running;
        running.leg = attempt.leg;
        running.number = attempt.number;
        running.task = attempt.task;
        running.started = attempt.started;
        running.estimate = attempt.estimate;
        if (attempt.downtimeStarted <= time)
            running.downtimeStarted = attempt.downtimeStarted;
        attempt = running;
    }
    if (account.test.copiedAt.isValid() && account.test.copiedAt > time)
        account.test = {};
    if (account.precopiedAt.isValid() && account.precopiedAt > time) {
        account.precopied = false;
        account.precopiedAt = {};
    }
}

} // namespace

void LogReplay::setEnd(const Moment &end)
{
    QStringList names;
    for (const AccountFacts &account : end.facts.accounts)
        names.append(account.name);
    // The log may tell of accounts that were no longer there at the end.
    QList<int> places;
    for (const QString &name : std::as_const(m_accounts)) {
        qsizetype at = names.indexOf(name);
        if (at < 0) {
            at = names.size();
            names.append(name);
        }
        places.append(int(at));
    }
    for (Step &step : m_steps) {
        if (step.account >= 0)
            step.account = places[step.account];
    }
    m_accounts = names;
    m_end = end;
    makeStops();
    // One that has been given back is nobody's any more, and only the log says what it was called.
    for (auto step = m_steps.crbegin(); step != m_steps.crend() && m_end->transit.isEmpty(); ++step) {
        if (step->code == 2015 || step->code == 2016 || step->code == 5001)
            m_end->transit = step->name;
    }
}

/// Before the first entry. Of what an entry changes, the first one that does tells what it was before.
LogReplay::Moment LogReplay::beginning() const
{
    Moment moment;
    if (m_end) {
        moment = *m_end;
        moment.tasks.clear();
        moment.time = {};
    }
    MigrationFacts &facts = moment.facts;
    if (facts.serverName.isEmpty())
        facts.serverName = m_server;
    for (qsizetype i = facts.accounts.size(); i < m_accounts.size(); ++i) {
        AccountFacts account;
        // Numbers of their own, which no account at the end has.
        account.id = AccountId(m_end ? -1 - i : i + 1);
        account.name = m_accounts[i];
        account.location = Location::ClientOld;
        facts.accounts.append(account);
    }
    if (!m_end)
        return moment;
    enum { PreparationKnown = 1, VerifiedKnown = 2, LocationKnown = 4 };
    QList<int> known(facts.accounts.size());
    bool transitMoves = false;
    bool reinstallationMoves = false;
    for (const Step &step : m_steps) {
        transitMoves =
            transitMoves || (step.code >= 2010 && step.code <= 2016) || step.code == 5001 || step.code == 5002;
        reinstallationMoves =
            reinstallationMoves || (step.code >= 2017 && step.code <= 2019) || step.code == 6001 || step.code == 6003;
        if (step.code == 2017)
            facts.finalisationBy.reset();
        if (step.code == 7001)
            facts.completedAt = {};
        if (step.account < 0)
            continue;
        AccountFacts &account = facts.accounts[step.account];
        int &sure = known[step.account];
        const auto first = [&sure](int flag) { return !(std::exchange(sure, sure | flag) & flag); };
        if ((step.code == 2001 || step.code == 2002) && first(PreparationKnown))
            account.preparation = step.code == 2001 ? Preparation::Todo : Preparation::Ready;
        else if ((step.code == 2007 || step.code == 2008) && first(VerifiedKnown))
            account.verified = step.code == 2008;
        else if (step.code >= 4208 && step.code <= 4210 && first(LocationKnown))
            account.location = step.code == 4208 ? Location::ClientOld : Location::Transit;
        else if (step.code >= 4001 && step.code <= 4006)
            account.activity = Activity::Idle;
    }
    if (transitMoves) {
        facts.transit = {};
        moment.transit.clear();
    }
    if (reinstallationMoves)
        facts.reinstallation = {};
    return moment;
}

void LogReplay::makeStops()
{
    m_stops.clear();
    Moment moment = beginning();
    const qsizetype between = std::max(fewestBetweenStops, m_steps.size() / mostStops);
    for (qsizetype i = 0; i < m_steps.size(); ++i) {
        if (i % between == 0)
            m_stops.append({i, moment});
        apply(m_steps[i], moment);
    }
}

LogReplay::Moment LogReplay::at(qint64 time) const
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(time, QTimeZone::UTC);
    if (m_end && (m_steps.isEmpty() || time >= m_end->time.toMSecsSinceEpoch())) {
        return *m_end;
    }
    // As the entries stand: where the clock went back, what comes later in the log is later.
    const auto past = std::ranges::find_if(m_stops, [&](const Stop &stop) { return m_steps[stop.steps].time > time; });
    const Stop first = past == m_stops.cbegin() ? Stop{0, beginning()} : *std::prev(past);
    Moment moment = first.moment;
    for (qsizetype i = first.steps; i < m_steps.size() && m_steps[i].time <= time; ++i)
        apply(m_steps[i], moment);
    moment.time = when;
    if (m_end) {
        for (AccountFacts &account : moment.facts.accounts)
            cutAfter(account, when);
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
    if (m_end) {
        const qint64 end = m_end->time.toMSecsSinceEpoch();
        while (!times.isEmpty() && times.last() >= end)
            times.removeLast();
        times.append(end);
    }
    return times;
}

} // namespace escale::items
