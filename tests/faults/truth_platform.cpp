// SPDX-FileCopyrightText: 2026 The Escale authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "truth_platform.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace escale::test {

TruthPlatform::TruthPlatform(int servers, int accounts)
    : m_servers(servers)
    , m_http([this](const Asked &asked) { return answer(asked); })
{
    for (int i = 1; i <= accounts; ++i)
        m_accounts[i] = u"account %1"_s.arg(i);
}

void TruthPlatform::tell(const QJsonObject &event)
{
    m_changes.push_back({++m_seq, event});
    // Those who wait asked for what is after the last one they know, and everybody who waits knows all but this.
    m_http.answerHeld(u"/v1/event/", dated({.body = page(m_seq - 1)}));
}

QByteArray TruthPlatform::page(qint64 after) const
{
    const bool unknown = after < m_floor || after > m_seq;
    QJsonArray events;
    for (const Change &change : m_changes) {
        if (!unknown && change.seq > after)
            events.append(change.event);
    }
    return bytes({{u"seq"_s, m_seq}, {u"reset"_s, unknown}, {u"events"_s, events}});
}

void TruthPlatform::rename(qint64 id, const QString &name)
{
    m_accounts[id] = name;
    tell(changed(u"account"_s, u"account/%1"_s.arg(id), account(id, name, 1 + id % m_servers)));
}

void TruthPlatform::remove(qint64 id)
{
    m_accounts.erase(id);
    tell(removed(u"account"_s, u"account/%1"_s.arg(id)));
}

void TruthPlatform::resetFeed()
{
    m_seq += 1000;
    m_floor = m_seq;
    m_changes.clear();
    m_http.answerHeld(u"/v1/event/", dated({.body = page(0)}));
}

QByteArray TruthPlatform::httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

Answer TruthPlatform::dated(Answer answer) const
{
    answer.headers.append({"Date"_ba, httpDate(now())});
    return answer;
}

/// Whether a command is carried out later, by a task, and not at once.
static bool isTask(const QString &command)
{
    static const QStringList tasks{u"migrate"_s, u"rollback"_s, u"relocate"_s, u"test"_s, u"reinstall"_s};
    return tasks.contains(command);
}

std::optional<Answer> TruthPlatform::answer(const Asked &asked)
{
    std::optional<Answer> answer = answerWithoutDate(asked);
    return answer ? std::optional(dated(*std::move(answer))) : std::nullopt;
}

std::optional<Answer> TruthPlatform::answerWithoutDate(const Asked &asked)
{
    const auto json = [](const QJsonArray &list) {
        return Answer{.body = QJsonDocument(list).toJson(QJsonDocument::Compact)};
    };
    if (asked.path == "/v1/"_L1)
        return Answer{.body = bytes({{u"version"_s, u"1"_s},
                                     {u"platform"_s, u"truth"_s},
                                     {u"role"_s, u"support"_s},
                                     {u"actor"_s, u"Sophie"_s},
                                     {u"capabilities"_s, QJsonArray{u"inventory"_s, u"migration"_s, u"event"_s}},
                                     {u"time"_s, now().toString(Qt::ISODateWithMs)},
                                     {u"seq"_s, m_seq}})};
    if (asked.path == "/v1/event/"_L1) {
        const qint64 after = asked.query.queryItemValue(u"after"_s).toLongLong();
        if (after == m_seq)
            return std::nullopt;
        return Answer{.body = page(after)};
    }
    QJsonArray list;
    const qint64 after = asked.query.queryItemValue(u"after_id"_s).toLongLong();
    if (asked.method == "GET" && asked.path == "/v1/server/"_L1) {
        for (int i = 1; i <= m_servers && after == 0; ++i)
            list.append(server(i, u"server %1"_s.arg(i)));
        return json(list);
    }
    if (asked.method == "GET" && asked.path == "/v1/account/"_L1) {
        for (const auto &[id, name] : m_accounts) {
            if (id > after)
                list.append(account(id, name, 1 + id % m_servers));
        }
        return json(list);
    }
    if (asked.method == "GET" && asked.path == "/v1/task/"_L1) {
        for (const auto &[id, state] : m_tasks) {
            if (id > after)
                list.append(task(id, state));
        }
        return json(list);
    }
    if (asked.method == "GET"
        && (asked.path == "/v1/customer/"_L1 || asked.path == "/v1/migration/"_L1
            || asked.path == "/v1/support_request/"_L1))
        return json({});
    if (asked.method == "DELETE" && asked.path.startsWith("/v1/command/"_L1)) {
        const QByteArray key = asked.path.sliced(12).chopped(1).toLatin1();
        const auto known = m_keys.constFind(key);
        if (known == m_keys.cend())
            m_withdrawn.insert(key);
        return Answer{.body = bytes({{u"carried_out"_s, known != m_keys.cend()},
                                     {u"task"_s, known == m_keys.cend() || *known == 0
                                                     ? QJsonValue()
                                                     : QJsonValue(reference(u"task"_s, *known))}})};
    }
    // Every command of the contract: it is known by the last thing that it names.
    static const QRegularExpression command(u"^/v1/(?:[a-z_]+/\\d+/)*[a-z_]+/(\\d+)/([a-z_]+)/$"_s);
    if (const auto match = command.match(asked.path); asked.method == "POST" && match.hasMatch()) {
        const QByteArray key = asked.headers.value("idempotency-key"_ba);
        if (m_withdrawn.contains(key))
            return Answer{.status = 422, .body = bytes({{u"code"_s, u"command_withdrawn"_s}})};
        if (!isTask(match.captured(2))) {
            m_effects[match.captured(1).toLongLong()] += !m_keys.contains(key);
            m_keys.insert(key, 0);
            return Answer{.body = bytes({})};
        }
        if (!m_keys.contains(key)) {
            const qint64 id = qint64(m_tasks.size()) + 1;
            m_keys.insert(key, id);
            ++m_effects[match.captured(1).toLongLong()];
            m_tasks[id] = u"done"_s;
            tell(changed(u"task"_s, u"task/%1"_s.arg(id), task(id, u"done"_s)));
        }
        return Answer{.status = 202,
                      .headers = {{"Location", "/v1/task/" + QByteArray::number(m_keys.value(key)) + "/"}}};
    }
    return Answer{.status = 404, .body = bytes({{u"code"_s, u"not_found"_s}})};
}

QString TruthPlatform::difference(const Fleet &fleet) const
{
    if (fleet.accountCount() != qsizetype(m_accounts.size()))
        return u"%1 accounts instead of %2"_s.arg(fleet.accountCount()).arg(m_accounts.size());
    for (const auto &[id, name] : m_accounts) {
        if (fleet.accountName(AccountId(id)) != name)
            return u"account %1 is called %2 instead of %3"_s.arg(id).arg(fleet.accountName(AccountId(id)), name);
        if (fleet.accountHome(AccountId(id)) != ServerId(1 + id % m_servers))
            return u"account %1 is elsewhere"_s.arg(id);
    }
    if (fleet.servers().size() != m_servers)
        return u"%1 servers"_s.arg(fleet.servers().size());
    if (fleet.tasks().size() != qsizetype(m_tasks.size()))
        return u"%1 tasks instead of %2"_s.arg(fleet.tasks().size()).arg(m_tasks.size());
    for (const auto &[id, state] : m_tasks) {
        if (!fleet.task(TaskId(id)) || nameOf(fleet.task(TaskId(id))->state) != state)
            return u"task %1 is not %2"_s.arg(id).arg(state);
    }
    return {};
}

} // namespace escale::test
